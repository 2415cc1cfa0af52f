<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:planesderetiro="http://www.sat.gob.mx/esquemas/retencionpago/1/planesderetiro">
  <xsl:template match="planesderetiro:Planesderetiro">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@SistemaFinanc))"/>
    <xsl:if test="@MontTotAportAnioInmAnterior"><xsl:value-of select="concat('|', normalize-space(@MontTotAportAnioInmAnterior))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@MontIntRealesDevengAniooInmAnt))"/>
    <xsl:value-of select="concat('|', normalize-space(@HuboRetirosAnioInmAntPer))"/>
    <xsl:if test="@MontTotRetiradoAnioInmAntPer"><xsl:value-of select="concat('|', normalize-space(@MontTotRetiradoAnioInmAntPer))"/></xsl:if>
    <xsl:if test="@MontTotExentRetiradoAnioInmAnt"><xsl:value-of select="concat('|', normalize-space(@MontTotExentRetiradoAnioInmAnt))"/></xsl:if>
    <xsl:if test="@MontTotExedenteAnioInmAnt"><xsl:value-of select="concat('|', normalize-space(@MontTotExedenteAnioInmAnt))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@HuboRetirosAnioInmAnt))"/>
    <xsl:if test="@MontTotRetiradoAnioInmAnt"><xsl:value-of select="concat('|', normalize-space(@MontTotRetiradoAnioInmAnt))"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
