<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tpe="http://www.sat.gob.mx/TuristaPasajeroExtranjero">
  <xsl:template match="tpe:TuristaPasajeroExtranjero">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@fechadeTransito))"/>
    <xsl:value-of select="concat('|', normalize-space(@tipoTransito))"/>
    <xsl:for-each select="tpe:datosTransito">
      <xsl:value-of select="concat('|', normalize-space(@Via))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipoId))"/>
      <xsl:value-of select="concat('|', normalize-space(@NumeroId))"/>
      <xsl:value-of select="concat('|', normalize-space(@Nacionalidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@EmpresaTransporte))"/>
      <xsl:if test="@IdTransporte"><xsl:value-of select="concat('|', normalize-space(@IdTransporte))"/></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
