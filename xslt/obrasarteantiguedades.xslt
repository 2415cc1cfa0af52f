<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:obrasarte="http://www.sat.gob.mx/arteantiguedades">
  <xsl:template match="obrasarte:obrasarteantiguedades">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@TipoBien))"/>
    <xsl:if test="@OtrosTipoBien"><xsl:value-of select="concat('|', normalize-space(@OtrosTipoBien))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@TituloAdquirido))"/>
    <xsl:if test="@OtrosTituloAdquirido"><xsl:value-of select="concat('|', normalize-space(@OtrosTituloAdquirido))"/></xsl:if>
    <xsl:if test="@Subtotal"><xsl:value-of select="concat('|', normalize-space(@Subtotal))"/></xsl:if>
    <xsl:if test="@IVA"><xsl:value-of select="concat('|', normalize-space(@IVA))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@FechaAdquisicion))"/>
    <xsl:value-of select="concat('|', normalize-space(@CaracterísticasDeObraoPieza))"/>
  </xsl:template>
</xsl:stylesheet>
