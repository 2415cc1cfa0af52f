<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:ine="http://www.sat.gob.mx/ine">
  <xsl:template match="ine:INE">
    <xsl:if test="@Version='1.0'">
      <xsl:value-of select="concat('|', normalize-space(@Version))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipoProceso))"/>
      <xsl:if test="@TipoComite"><xsl:value-of select="concat('|', normalize-space(@TipoComite))"/></xsl:if>
      <xsl:if test="@IdContabilidad"><xsl:value-of select="concat('|', normalize-space(@IdContabilidad))"/></xsl:if>
      <xsl:for-each select="ine:Entidad">
        <xsl:value-of select="concat('|', normalize-space(@ClaveEntidad))"/>
        <xsl:if test="@Ambito"><xsl:value-of select="concat('|', normalize-space(@Ambito))"/></xsl:if>
        <xsl:for-each select="ine:Contabilidad">
          <xsl:value-of select="concat('|', normalize-space(@IdContabilidad))"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:if>
    <xsl:if test="@Version='1.1'">
      <xsl:value-of select="concat('|', normalize-space(@Version))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipoProceso))"/>
      <xsl:if test="@TipoComite"><xsl:value-of select="concat('|', normalize-space(@TipoComite))"/></xsl:if>
      <xsl:if test="@IdContabilidad"><xsl:value-of select="concat('|', normalize-space(@IdContabilidad))"/></xsl:if>
      <xsl:for-each select="ine:Entidad">
        <xsl:value-of select="concat('|', normalize-space(@ClaveEntidad))"/>
        <xsl:if test="@Ambito"><xsl:value-of select="concat('|', normalize-space(@Ambito))"/></xsl:if>
        <xsl:for-each select="ine:Contabilidad">
          <xsl:value-of select="concat('|', normalize-space(@IdContabilidad))"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
