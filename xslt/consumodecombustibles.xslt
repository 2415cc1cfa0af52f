<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:consumodecombustibles="http://www.sat.gob.mx/consumodecombustibles">
  <xsl:template match="consumodecombustibles:ConsumoDeCombustibles">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@tipoOperacion))"/>
    <xsl:value-of select="concat('|', normalize-space(@numeroDeCuenta))"/>
    <xsl:if test="@subTotal"><xsl:value-of select="concat('|', normalize-space(@subTotal))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@total))"/>
    <xsl:for-each select="consumodecombustibles:Conceptos/consumodecombustibles:ConceptoConsumoDeCombustibles">
      <xsl:value-of select="concat('|', normalize-space(@identificador))"/>
      <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
      <xsl:value-of select="concat('|', normalize-space(@rfc))"/>
      <xsl:value-of select="concat('|', normalize-space(@claveEstacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@cantidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@nombreCombustible))"/>
      <xsl:value-of select="concat('|', normalize-space(@folioOperacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@valorUnitario))"/>
      <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      <xsl:for-each select="consumodecombustibles:Determinados/consumodecombustibles:Determinado">
        <xsl:value-of select="concat('|', normalize-space(@impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@tasa))"/>
        <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
