<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:retenciones="http://www.sat.gob.mx/esquemas/retencionpago/1">
  <xsl:include href="ServiciosPlataformasTecnologicas10.xslt"/>
  <xsl:include href="arrendamientoenfideicomiso.xslt"/>
  <xsl:include href="dividendos.xslt"/>
  <xsl:include href="enajenaciondeacciones.xslt"/>
  <xsl:include href="fideicomisonoempresarial.xslt"/>
  <xsl:include href="intereses.xslt"/>
  <xsl:include href="intereseshipotecarios.xslt"/>
  <xsl:include href="operacionesconderivados.xslt"/>
  <xsl:include href="pagosaextranjeros.xslt"/>
  <xsl:include href="planesderetiro.xslt"/>
  <xsl:include href="planesderetiro11.xslt"/>
  <xsl:include href="premios.xslt"/>
  <xsl:include href="sectorfinanciero.xslt"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>|</xsl:text>
    <xsl:apply-templates select="/retenciones:Retenciones"/>
    <xsl:text>||</xsl:text>
  </xsl:template>
  <xsl:template match="retenciones:Retenciones">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumCert))"/>
    <xsl:if test="@FolioInt"><xsl:value-of select="concat('|', normalize-space(@FolioInt))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@FechaExp))"/>
    <xsl:value-of select="concat('|', normalize-space(@CveRetenc))"/>
    <xsl:if test="@DescRetenc"><xsl:value-of select="concat('|', normalize-space(@DescRetenc))"/></xsl:if>
    <xsl:for-each select="retenciones:Emisor">
      <xsl:value-of select="concat('|', normalize-space(@RFCEmisor))"/>
      <xsl:if test="@NomDenRazSocE"><xsl:value-of select="concat('|', normalize-space(@NomDenRazSocE))"/></xsl:if>
      <xsl:if test="@CURPE"><xsl:value-of select="concat('|', normalize-space(@CURPE))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Receptor">
      <xsl:value-of select="concat('|', normalize-space(@Nacionalidad))"/>
      <xsl:for-each select="retenciones:Nacional">
        <xsl:value-of select="concat('|', normalize-space(@RFCRecep))"/>
        <xsl:if test="@NomDenRazSocR"><xsl:value-of select="concat('|', normalize-space(@NomDenRazSocR))"/></xsl:if>
        <xsl:if test="@CURPR"><xsl:value-of select="concat('|', normalize-space(@CURPR))"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="retenciones:Extranjero">
        <xsl:if test="@NumRegIdTrib"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTrib))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NomDenRazSocR))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Periodo">
      <xsl:value-of select="concat('|', normalize-space(@MesIni))"/>
      <xsl:value-of select="concat('|', normalize-space(@MesFin))"/>
      <xsl:value-of select="concat('|', normalize-space(@Ejerc))"/>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Totales">
      <xsl:value-of select="concat('|', normalize-space(@montoTotOperacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@montoTotGrav))"/>
      <xsl:value-of select="concat('|', normalize-space(@montoTotExent))"/>
      <xsl:value-of select="concat('|', normalize-space(@montoTotRet))"/>
      <xsl:for-each select="retenciones:ImpRetenidos">
        <xsl:if test="@BaseRet"><xsl:value-of select="concat('|', normalize-space(@BaseRet))"/></xsl:if>
        <xsl:if test="@Impuesto"><xsl:value-of select="concat('|', normalize-space(@Impuesto))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@montoRet))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoPagoRet))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Complemento">
      <xsl:apply-templates select="*"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
