<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:valesdedespensa="http://www.sat.gob.mx/valesdedespensa">
  <xsl:template match="valesdedespensa:ValesDeDespensa">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@tipoOperacion))"/>
    <xsl:if test="@registroPatronal"><xsl:value-of select="concat('|', normalize-space(@registroPatronal))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@numeroDeCuenta))"/>
    <xsl:value-of select="concat('|', normalize-space(@total))"/>
    <xsl:for-each select="valesdedespensa:Conceptos/valesdedespensa:Concepto">
      <xsl:value-of select="concat('|', normalize-space(@identificador))"/>
      <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
      <xsl:value-of select="concat('|', normalize-space(@rfc))"/>
      <xsl:value-of select="concat('|', normalize-space(@curp))"/>
      <xsl:value-of select="concat('|', normalize-space(@nombre))"/>
      <xsl:if test="@numSeguridadSocial"><xsl:value-of select="concat('|', normalize-space(@numSeguridadSocial))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@importe))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
