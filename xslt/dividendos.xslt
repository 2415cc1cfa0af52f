<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:dividendos="http://www.sat.gob.mx/esquemas/retencionpago/1/dividendos">
  <xsl:template match="dividendos:Dividendos">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:for-each select="dividendos:DividOUtil">
      <xsl:value-of select="concat('|', normalize-space(@CveTipDivOUtil))"/>
      <xsl:value-of select="concat('|', normalize-space(@MontISRAcredRetMexico))"/>
      <xsl:value-of select="concat('|', normalize-space(@MontISRAcredRetExtranjero))"/>
      <xsl:if test="@MontRetExtDivExt"><xsl:value-of select="concat('|', normalize-space(@MontRetExtDivExt))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@TipoSocDistrDiv))"/>
      <xsl:if test="@MontISRAcredNal"><xsl:value-of select="concat('|', normalize-space(@MontISRAcredNal))"/></xsl:if>
      <xsl:if test="@MontDivAcumNal"><xsl:value-of select="concat('|', normalize-space(@MontDivAcumNal))"/></xsl:if>
      <xsl:if test="@MontDivAcumExt"><xsl:value-of select="concat('|', normalize-space(@MontDivAcumExt))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="dividendos:Remanente">
      <xsl:if test="@ProporcionRem"><xsl:value-of select="concat('|', normalize-space(@ProporcionRem))"/></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
