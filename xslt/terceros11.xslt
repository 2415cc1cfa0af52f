<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:terceros="http://www.sat.gob.mx/terceros">
  <xsl:template match="terceros:PorCuentadeTerceros">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@rfc))"/>
    <xsl:if test="@nombre"><xsl:value-of select="concat('|', normalize-space(@nombre))"/></xsl:if>
    <xsl:for-each select="terceros:InformacionFiscalTercero">
      <xsl:value-of select="concat('|', normalize-space(@calle))"/>
      <xsl:if test="@noExterior"><xsl:value-of select="concat('|', normalize-space(@noExterior))"/></xsl:if>
      <xsl:if test="@noInterior"><xsl:value-of select="concat('|', normalize-space(@noInterior))"/></xsl:if>
      <xsl:if test="@colonia"><xsl:value-of select="concat('|', normalize-space(@colonia))"/></xsl:if>
      <xsl:if test="@localidad"><xsl:value-of select="concat('|', normalize-space(@localidad))"/></xsl:if>
      <xsl:if test="@referencia"><xsl:value-of select="concat('|', normalize-space(@referencia))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@municipio))"/>
      <xsl:value-of select="concat('|', normalize-space(@estado))"/>
      <xsl:value-of select="concat('|', normalize-space(@pais))"/>
      <xsl:value-of select="concat('|', normalize-space(@codigoPostal))"/>
    </xsl:for-each>
    <xsl:for-each select=".//terceros:InformacionAduanera">
      <xsl:value-of select="concat('|', normalize-space(@numero))"/>
      <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
      <xsl:if test="@aduana"><xsl:value-of select="concat('|', normalize-space(@aduana))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="terceros:CuentaPredial">
      <xsl:value-of select="concat('|', normalize-space(@numero))"/>
    </xsl:for-each>
    <xsl:for-each select="terceros:Impuestos">
      <xsl:for-each select="terceros:Retenciones/terceros:Retencion">
        <xsl:value-of select="concat('|', normalize-space(@impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      </xsl:for-each>
      <xsl:for-each select="terceros:Traslados/terceros:Traslado">
        <xsl:value-of select="concat('|', normalize-space(@impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@tasa))"/>
        <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
