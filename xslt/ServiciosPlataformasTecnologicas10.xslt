<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:plataformasTecnologicas="http://www.sat.gob.mx/esquemas/retencionpago/1/PlataformasTecnologicas10">
  <xsl:template match="plataformasTecnologicas:ServiciosPlataformasTecnologicas">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@Periodicidad))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumServ))"/>
    <xsl:value-of select="concat('|', normalize-space(@MonTotServSIVA))"/>
    <xsl:value-of select="concat('|', normalize-space(@TotalIVATrasladado))"/>
    <xsl:value-of select="concat('|', normalize-space(@TotalIVARetenido))"/>
    <xsl:value-of select="concat('|', normalize-space(@TotalISRRetenido))"/>
    <xsl:value-of select="concat('|', normalize-space(@DifIVAEntregadoPrestServ))"/>
    <xsl:value-of select="concat('|', normalize-space(@MonTotalporUsoPlataforma))"/>
    <xsl:if test="@MonTotalContribucionGubernamental"><xsl:value-of select="concat('|', normalize-space(@MonTotalContribucionGubernamental))"/></xsl:if>
    <xsl:for-each select="plataformasTecnologicas:Servicios/plataformasTecnologicas:DetallesDelServicio">
      <xsl:value-of select="concat('|', normalize-space(@FormaPagoServ))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipoDeServ))"/>
      <xsl:if test="@SubTipServ"><xsl:value-of select="concat('|', normalize-space(@SubTipServ))"/></xsl:if>
      <xsl:if test="@RFCTerceroAutorizado"><xsl:value-of select="concat('|', normalize-space(@RFCTerceroAutorizado))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@FechaServ))"/>
      <xsl:value-of select="concat('|', normalize-space(@PrecioServSinIVA))"/>
      <xsl:for-each select="plataformasTecnologicas:ImpuestosTrasladadosdelServicio">
        <xsl:value-of select="concat('|', normalize-space(@Base))"/>
        <xsl:value-of select="concat('|', normalize-space(@Impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoFactor))"/>
        <xsl:value-of select="concat('|', normalize-space(@TasaCuota))"/>
        <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      </xsl:for-each>
      <xsl:for-each select="plataformasTecnologicas:ContribucionGubernamental">
        <xsl:value-of select="concat('|', normalize-space(@ImpContrib))"/>
        <xsl:value-of select="concat('|', normalize-space(@EntidadDondePagaLaContribucion))"/>
      </xsl:for-each>
      <xsl:for-each select="plataformasTecnologicas:ComisionDelServicio">
        <xsl:if test="@Base"><xsl:value-of select="concat('|', normalize-space(@Base))"/></xsl:if>
        <xsl:if test="@Porcentaje"><xsl:value-of select="concat('|', normalize-space(@Porcentaje))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
