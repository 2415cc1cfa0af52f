<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pagoenespecie="http://www.sat.gob.mx/pagoenespecie">
  <xsl:template match="pagoenespecie:PagoEnEspecie">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@CvePIC))"/>
    <xsl:value-of select="concat('|', normalize-space(@FolioSolDon))"/>
    <xsl:value-of select="concat('|', normalize-space(@PzaArtNombre))"/>
    <xsl:value-of select="concat('|', normalize-space(@PzaArtTecn))"/>
    <xsl:value-of select="concat('|', normalize-space(@PzaArtAProd))"/>
    <xsl:value-of select="concat('|', normalize-space(@PzaArtDim))"/>
  </xsl:template>
</xsl:stylesheet>
