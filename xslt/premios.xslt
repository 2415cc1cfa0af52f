<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:premios="http://www.sat.gob.mx/esquemas/retencionpago/1/premios">
  <xsl:template match="premios:Premios">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@EntidadFederativa))"/>
    <xsl:value-of select="concat('|', normalize-space(@MontTotPago))"/>
    <xsl:value-of select="concat('|', normalize-space(@MontTotPagoGrav))"/>
    <xsl:value-of select="concat('|', normalize-space(@MontTotPagoExent))"/>
  </xsl:template>
</xsl:stylesheet>
