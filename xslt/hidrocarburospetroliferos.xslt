<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:hidrocarburospetroliferos="http://www.sat.gob.mx/hidrocarburospetroliferos">
  <xsl:template match="hidrocarburospetroliferos:HidroYPetro">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@TipoPermiso))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumeroPermiso))"/>
    <xsl:value-of select="concat('|', normalize-space(@ClaveHYP))"/>
    <xsl:value-of select="concat('|', normalize-space(@SubProductoHYP))"/>
  </xsl:template>
</xsl:stylesheet>
