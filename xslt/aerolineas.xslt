<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:aerolineas="http://www.sat.gob.mx/aerolineas">
  <xsl:template match="aerolineas:Aerolineas">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@TUA))"/>
    <xsl:for-each select="aerolineas:OtrosCargos">
      <xsl:value-of select="concat('|', normalize-space(@TotalCargos))"/>
      <xsl:for-each select="aerolineas:Cargo">
        <xsl:value-of select="concat('|', normalize-space(@CodigoCargo))"/>
        <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
