<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fideicomisonoempresarial="http://www.sat.gob.mx/esquemas/retencionpago/1/fideicomisonoempresarial">
  <xsl:template match="fideicomisonoempresarial:Fideicomisonoempresarial">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:for-each select="fideicomisonoempresarial:IngresosOEntradas">
      <xsl:value-of select="concat('|', normalize-space(@MontTotEntradasPeriodo))"/>
      <xsl:value-of select="concat('|', normalize-space(@PartPropAcumDelFideicom))"/>
      <xsl:value-of select="concat('|', normalize-space(@PropDelMontTot))"/>
      <xsl:for-each select="fideicomisonoempresarial:IntegracIngresos">
        <xsl:value-of select="concat('|', normalize-space(@Concepto))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="fideicomisonoempresarial:DeduccOSalidas">
      <xsl:value-of select="concat('|', normalize-space(@MontTotEgresPeriodo))"/>
      <xsl:value-of select="concat('|', normalize-space(@PartPropDelFideicom))"/>
      <xsl:value-of select="concat('|', normalize-space(@PropDelMontTot))"/>
      <xsl:for-each select="fideicomisonoempresarial:IntegracEgresos">
        <xsl:value-of select="concat('|', normalize-space(@ConceptoS))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="fideicomisonoempresarial:RetEfectFideicomiso">
      <xsl:value-of select="concat('|', normalize-space(@MontRetRelPagFideic))"/>
      <xsl:value-of select="concat('|', normalize-space(@DescRetRelPagFideic))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
