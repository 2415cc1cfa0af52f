<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:ieeh="http://www.sat.gob.mx/IngresosHidrocarburos10">
  <xsl:template match="ieeh:IngresosHidrocarburos">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumeroContrato))"/>
    <xsl:value-of select="concat('|', normalize-space(@ContraprestacionPagadaOperador))"/>
    <xsl:value-of select="concat('|', normalize-space(@Porcentaje))"/>
    <xsl:for-each select="ieeh:DocumentoRelacionado">
      <xsl:value-of select="concat('|', normalize-space(@FolioFiscalVinculado))"/>
      <xsl:value-of select="concat('|', normalize-space(@FechaFolioFiscalVinculado))"/>
      <xsl:value-of select="concat('|', normalize-space(@Mes))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
