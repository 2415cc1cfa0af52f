<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:servicioparcial="http://www.sat.gob.mx/servicioparcialconstruccion">
  <xsl:template match="servicioparcial:parcialesconstruccion">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumPerLicoAut))"/>
    <xsl:for-each select="servicioparcial:Inmueble">
      <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
      <xsl:if test="@NoExterior"><xsl:value-of select="concat('|', normalize-space(@NoExterior))"/></xsl:if>
      <xsl:if test="@NoInterior"><xsl:value-of select="concat('|', normalize-space(@NoInterior))"/></xsl:if>
      <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
      <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
      <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@Municipio))"/>
      <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
      <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
