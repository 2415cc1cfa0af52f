<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:intereseshipotecarios="http://www.sat.gob.mx/esquemas/retencionpago/1/intereseshipotecarios">
  <xsl:template match="intereseshipotecarios:Intereseshipotecarios">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@CreditoDeInstFinanc))"/>
    <xsl:value-of select="concat('|', normalize-space(@SaldoInsoluto))"/>
    <xsl:if test="@PropDeducDelCredit"><xsl:value-of select="concat('|', normalize-space(@PropDeducDelCredit))"/></xsl:if>
    <xsl:if test="@MontTotIntNominalesDev"><xsl:value-of select="concat('|', normalize-space(@MontTotIntNominalesDev))"/></xsl:if>
    <xsl:if test="@MontTotIntNominalesDevYPag"><xsl:value-of select="concat('|', normalize-space(@MontTotIntNominalesDevYPag))"/></xsl:if>
    <xsl:if test="@MontTotIntRealPagDeduc"><xsl:value-of select="concat('|', normalize-space(@MontTotIntRealPagDeduc))"/></xsl:if>
    <xsl:if test="@NumContrato"><xsl:value-of select="concat('|', normalize-space(@NumContrato))"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
