<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:retenciones="http://www.sat.gob.mx/esquemas/retencionpago/2">
  <xsl:include href="ServiciosPlataformasTecnologicas10.xslt"/>
  <xsl:include href="arrendamientoenfideicomiso.xslt"/>
  <xsl:include href="dividendos.xslt"/>
  <xsl:include href="enajenaciondeacciones.xslt"/>
  <xsl:include href="fideicomisonoempresarial.xslt"/>
  <xsl:include href="intereses.xslt"/>
  <xsl:include href="intereseshipotecarios.xslt"/>
  <xsl:include href="operacionesconderivados.xslt"/>
  <xsl:include href="pagosaextranjeros.xslt"/>
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
    <xsl:value-of select="concat('|', normalize-space(@NoCertificado))"/>
    <xsl:if test="@FolioInt"><xsl:value-of select="concat('|', normalize-space(@FolioInt))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@FechaExp))"/>
    <xsl:value-of select="concat('|', normalize-space(@LugarExpRetenc))"/>
    <xsl:value-of select="concat('|', normalize-space(@CveRetenc))"/>
    <xsl:if test="@DescRetenc"><xsl:value-of select="concat('|', normalize-space(@DescRetenc))"/></xsl:if>
    <xsl:for-each select="retenciones:CfdiRetenRelacionados">
      <xsl:value-of select="concat('|', normalize-space(@TipoRelacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@UUID))"/>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Emisor">
      <xsl:value-of select="concat('|', normalize-space(@RfcE))"/>
      <xsl:value-of select="concat('|', normalize-space(@NomDenRazSocE))"/>
      <xsl:value-of select="concat('|', normalize-space(@RegimenFiscalE))"/>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Receptor">
      <xsl:value-of select="concat('|', normalize-space(@NacionalidadR))"/>
      <xsl:for-each select="retenciones:Nacional">
        <xsl:value-of select="concat('|', normalize-space(@RfcR))"/>
        <xsl:value-of select="concat('|', normalize-space(@NomDenRazSocR))"/>
        <xsl:if test="@CurpR"><xsl:value-of select="concat('|', normalize-space(@CurpR))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@DomicilioFiscalR))"/>
      </xsl:for-each>
      <xsl:for-each select="retenciones:Extranjero">
        <xsl:if test="@NumRegIdTribR"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribR))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NomDenRazSocR))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Periodo">
      <xsl:value-of select="concat('|', normalize-space(@MesIni))"/>
      <xsl:value-of select="concat('|', normalize-space(@MesFin))"/>
      <xsl:value-of select="concat('|', normalize-space(@Ejercicio))"/>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Totales">
      <xsl:value-of select="concat('|', normalize-space(@MontoTotOperacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@MontoTotGrav))"/>
      <xsl:value-of select="concat('|', normalize-space(@MontoTotExent))"/>
      <xsl:value-of select="concat('|', normalize-space(@MontoTotRet))"/>
      <xsl:if test="@UtilidadBimestral"><xsl:value-of select="concat('|', normalize-space(@UtilidadBimestral))"/></xsl:if>
      <xsl:if test="@ISRCorrespondiente"><xsl:value-of select="concat('|', normalize-space(@ISRCorrespondiente))"/></xsl:if>
      <xsl:for-each select="retenciones:ImpRetenidos">
        <xsl:if test="@BaseRet"><xsl:value-of select="concat('|', normalize-space(@BaseRet))"/></xsl:if>
        <xsl:if test="@ImpuestoRet"><xsl:value-of select="concat('|', normalize-space(@ImpuestoRet))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@MontoRet))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoPagoRet))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="retenciones:Complemento">
      <xsl:apply-templates select="*"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
