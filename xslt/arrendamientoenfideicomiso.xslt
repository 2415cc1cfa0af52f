<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:arrendamientoenfideicomiso="http://www.sat.gob.mx/esquemas/retencionpago/1/arrendamientoenfideicomiso">
  <xsl:template match="arrendamientoenfideicomiso:Arrendamientoenfideicomiso">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@PagProvEfecPorFiduc))"/>
    <xsl:value-of select="concat('|', normalize-space(@RendimFideicom))"/>
    <xsl:value-of select="concat('|', normalize-space(@DeduccCorresp))"/>
    <xsl:if test="@MontTotRet"><xsl:value-of select="concat('|', normalize-space(@MontTotRet))"/></xsl:if>
    <xsl:if test="@MontResFiscDistFibras"><xsl:value-of select="concat('|', normalize-space(@MontResFiscDistFibras))"/></xsl:if>
    <xsl:if test="@MontOtrosConceptDistr"><xsl:value-of select="concat('|', normalize-space(@MontOtrosConceptDistr))"/></xsl:if>
    <xsl:if test="@DescrMontOtrosConceptDistr"><xsl:value-of select="concat('|', normalize-space(@DescrMontOtrosConceptDistr))"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
