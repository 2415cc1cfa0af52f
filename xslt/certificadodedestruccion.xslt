<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:destruccion="http://www.sat.gob.mx/certificadodestruccion">
  <xsl:template match="destruccion:certificadodedestruccion">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@Serie))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumFolDesVeh))"/>
    <xsl:for-each select="destruccion:VehiculoDestruido">
      <xsl:value-of select="concat('|', normalize-space(@Marca))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipooClase))"/>
      <xsl:value-of select="concat('|', normalize-space(@Año))"/>
      <xsl:if test="@Modelo"><xsl:value-of select="concat('|', normalize-space(@Modelo))"/></xsl:if>
      <xsl:if test="@NIV"><xsl:value-of select="concat('|', normalize-space(@NIV))"/></xsl:if>
      <xsl:if test="@NumSerie"><xsl:value-of select="concat('|', normalize-space(@NumSerie))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@NumPlacas))"/>
      <xsl:if test="@NumMotor"><xsl:value-of select="concat('|', normalize-space(@NumMotor))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@NumFolTarjCir))"/>
    </xsl:for-each>
    <xsl:for-each select="destruccion:InformacionAduanera">
      <xsl:value-of select="concat('|', normalize-space(@NumPedImp))"/>
      <xsl:value-of select="concat('|', normalize-space(@Fecha))"/>
      <xsl:value-of select="concat('|', normalize-space(@Aduana))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
