<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:leyendasFisc="http://www.sat.gob.mx/leyendasFiscales">
  <xsl:template match="leyendasFisc:LeyendasFiscales">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:for-each select="leyendasFisc:Leyenda">
      <xsl:if test="@disposicionFiscal"><xsl:value-of select="concat('|', normalize-space(@disposicionFiscal))"/></xsl:if>
      <xsl:if test="@norma"><xsl:value-of select="concat('|', normalize-space(@norma))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@textoLeyenda))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
