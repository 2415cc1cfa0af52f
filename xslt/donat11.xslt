<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:donat="http://www.sat.gob.mx/donat">
  <xsl:template match="donat:Donatarias">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@noAutorizacion))"/>
    <xsl:value-of select="concat('|', normalize-space(@fechaAutorizacion))"/>
    <xsl:value-of select="concat('|', normalize-space(@leyenda))"/>
  </xsl:template>
</xsl:stylesheet>
