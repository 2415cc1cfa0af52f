<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pfic="http://www.sat.gob.mx/pfic">
  <xsl:template match="pfic:PFintegranteCoordinado">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@ClaveVehicular))"/>
    <xsl:value-of select="concat('|', normalize-space(@Placa))"/>
    <xsl:if test="@RFCPF"><xsl:value-of select="concat('|', normalize-space(@RFCPF))"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
