<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:vehiculousado="http://www.sat.gob.mx/vehiculousado">
  <xsl:template match="vehiculousado:VehiculoUsado">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@montoAdquisicion))"/>
    <xsl:value-of select="concat('|', normalize-space(@montoEnajenacion))"/>
    <xsl:value-of select="concat('|', normalize-space(@claveVehicular))"/>
    <xsl:value-of select="concat('|', normalize-space(@marca))"/>
    <xsl:value-of select="concat('|', normalize-space(@tipo))"/>
    <xsl:value-of select="concat('|', normalize-space(@modelo))"/>
    <xsl:if test="@numeroMotor"><xsl:value-of select="concat('|', normalize-space(@numeroMotor))"/></xsl:if>
    <xsl:if test="@numeroSerie"><xsl:value-of select="concat('|', normalize-space(@numeroSerie))"/></xsl:if>
    <xsl:if test="@NIV"><xsl:value-of select="concat('|', normalize-space(@NIV))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@valor))"/>
    <xsl:for-each select="vehiculousado:InformacionAduanera">
      <xsl:value-of select="concat('|', normalize-space(@numero))"/>
      <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
      <xsl:if test="@aduana"><xsl:value-of select="concat('|', normalize-space(@aduana))"/></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
