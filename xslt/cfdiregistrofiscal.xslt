<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:registrofiscal="http://www.sat.gob.mx/registrofiscal">
  <xsl:template match="registrofiscal:CFDIRegistroFiscal">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@Folio))"/>
  </xsl:template>
</xsl:stylesheet>
