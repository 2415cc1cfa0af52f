<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:iedu="http://www.sat.gob.mx/iedu">
  <xsl:template match="iedu:instEducativas">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@nombreAlumno))"/>
    <xsl:value-of select="concat('|', normalize-space(@CURP))"/>
    <xsl:value-of select="concat('|', normalize-space(@nivelEducativo))"/>
    <xsl:value-of select="concat('|', normalize-space(@autRVOE))"/>
    <xsl:if test="@rfcPago"><xsl:value-of select="concat('|', normalize-space(@rfcPago))"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
