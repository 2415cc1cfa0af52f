<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:sectorfinanciero="http://www.sat.gob.mx/esquemas/retencionpago/1/sectorfinanciero">
  <xsl:template match="sectorfinanciero:SectorFinanciero">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@IdFideicom))"/>
    <xsl:if test="@NomFideicom"><xsl:value-of select="concat('|', normalize-space(@NomFideicom))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@DescripFideicom))"/>
  </xsl:template>
</xsl:stylesheet>
