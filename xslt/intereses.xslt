<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:intereses="http://www.sat.gob.mx/esquemas/retencionpago/1/intereses">
  <xsl:template match="intereses:Intereses">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@SistFinanciero))"/>
    <xsl:value-of select="concat('|', normalize-space(@RetiroAORESRetInt))"/>
    <xsl:value-of select="concat('|', normalize-space(@OperFinancDerivad))"/>
    <xsl:value-of select="concat('|', normalize-space(@MontIntNominal))"/>
    <xsl:value-of select="concat('|', normalize-space(@MontIntReal))"/>
    <xsl:value-of select="concat('|', normalize-space(@Perdida))"/>
  </xsl:template>
</xsl:stylesheet>
