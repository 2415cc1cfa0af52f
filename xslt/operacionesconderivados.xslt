<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:operacionesconderivados="http://www.sat.gob.mx/esquemas/retencionpago/1/operacionesconderivados">
  <xsl:template match="operacionesconderivados:Operacionesconderivados">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@MontGanAcum))"/>
    <xsl:value-of select="concat('|', normalize-space(@MontPerdDed))"/>
  </xsl:template>
</xsl:stylesheet>
