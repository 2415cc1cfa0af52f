<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:implocal="http://www.sat.gob.mx/implocal">
  <xsl:template match="implocal:ImpuestosLocales">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@TotaldeRetenciones))"/>
    <xsl:value-of select="concat('|', normalize-space(@TotaldeTraslados))"/>
    <xsl:for-each select="implocal:RetencionesLocales">
      <xsl:value-of select="concat('|', normalize-space(@ImpLocRetenido))"/>
      <xsl:value-of select="concat('|', normalize-space(@TasadeRetencion))"/>
      <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
    </xsl:for-each>
    <xsl:for-each select="implocal:TrasladosLocales">
      <xsl:value-of select="concat('|', normalize-space(@ImpLocTrasladado))"/>
      <xsl:value-of select="concat('|', normalize-space(@TasadeTraslado))"/>
      <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
