<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:ventavehiculos="http://www.sat.gob.mx/ventavehiculos">
  <xsl:template match="ventavehiculos:VentaVehiculos">
    <xsl:if test="@version='1.0'">
      <xsl:value-of select="concat('|', normalize-space(@version))"/>
      <xsl:value-of select="concat('|', normalize-space(@ClaveVehicular))"/>
      <xsl:for-each select=".//ventavehiculos:InformacionAduanera">
        <xsl:value-of select="concat('|', normalize-space(@numero))"/>
        <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
        <xsl:if test="@aduana"><xsl:value-of select="concat('|', normalize-space(@aduana))"/></xsl:if>
      </xsl:for-each>
    </xsl:if>
    <xsl:if test="@version='1.1'">
      <xsl:value-of select="concat('|', normalize-space(@version))"/>
      <xsl:value-of select="concat('|', normalize-space(@ClaveVehicular))"/>
      <xsl:value-of select="concat('|', normalize-space(@Niv))"/>
      <xsl:for-each select=".//ventavehiculos:InformacionAduanera">
        <xsl:value-of select="concat('|', normalize-space(@numero))"/>
        <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
        <xsl:if test="@aduana"><xsl:value-of select="concat('|', normalize-space(@aduana))"/></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
