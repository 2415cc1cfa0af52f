<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:ecc12="http://www.sat.gob.mx/EstadoDeCuentaCombustible12">
  <xsl:template match="ecc12:EstadoDeCuentaCombustible">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@TipoOperacion))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumeroDeCuenta))"/>
    <xsl:value-of select="concat('|', normalize-space(@SubTotal))"/>
    <xsl:value-of select="concat('|', normalize-space(@Total))"/>
    <xsl:for-each select="ecc12:Conceptos/ecc12:ConceptoEstadoDeCuentaCombustible">
      <xsl:value-of select="concat('|', normalize-space(@Identificador))"/>
      <xsl:value-of select="concat('|', normalize-space(@Fecha))"/>
      <xsl:value-of select="concat('|', normalize-space(@Rfc))"/>
      <xsl:value-of select="concat('|', normalize-space(@ClaveEstacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@Cantidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipoCombustible))"/>
      <xsl:if test="@Unidad"><xsl:value-of select="concat('|', normalize-space(@Unidad))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@NombreCombustible))"/>
      <xsl:value-of select="concat('|', normalize-space(@FolioOperacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@ValorUnitario))"/>
      <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      <xsl:for-each select="ecc12:Traslados/ecc12:Traslado">
        <xsl:value-of select="concat('|', normalize-space(@Impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@TasaOCuota))"/>
        <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
