<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pagosaextranjeros="http://www.sat.gob.mx/esquemas/retencionpago/1/pagosaextranjeros">
  <xsl:template match="pagosaextranjeros:Pagosaextranjeros">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@EsBenefEfectDelCobro))"/>
    <xsl:for-each select="pagosaextranjeros:NoBeneficiario">
      <xsl:value-of select="concat('|', normalize-space(@PaisDeResidParaEfecFisc))"/>
      <xsl:value-of select="concat('|', normalize-space(@ConceptoPago))"/>
      <xsl:value-of select="concat('|', normalize-space(@DescripcionConcepto))"/>
    </xsl:for-each>
    <xsl:for-each select="pagosaextranjeros:Beneficiario">
      <xsl:value-of select="concat('|', normalize-space(@RFC))"/>
      <xsl:value-of select="concat('|', normalize-space(@CURP))"/>
      <xsl:value-of select="concat('|', normalize-space(@NomDenRazSocB))"/>
      <xsl:value-of select="concat('|', normalize-space(@ConceptoPago))"/>
      <xsl:value-of select="concat('|', normalize-space(@DescripcionConcepto))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
