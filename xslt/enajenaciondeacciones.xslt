<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:enajenaciondeacciones="http://www.sat.gob.mx/esquemas/retencionpago/1/enajenaciondeacciones">
  <xsl:template match="enajenaciondeacciones:EnajenaciondeAcciones">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@ContratoIntermediacion))"/>
    <xsl:value-of select="concat('|', normalize-space(@Ganancia))"/>
    <xsl:value-of select="concat('|', normalize-space(@Perdida))"/>
  </xsl:template>
</xsl:stylesheet>
