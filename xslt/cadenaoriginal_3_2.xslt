<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cfdi="http://www.sat.gob.mx/cfd/3">
  <xsl:include href="AcreditamientoIEPS10.xslt"/>
  <xsl:include href="ComercioExterior11.xslt"/>
  <xsl:include href="TuristaPasajeroExtranjero.xslt"/>
  <xsl:include href="aerolineas.xslt"/>
  <xsl:include href="certificadodedestruccion.xslt"/>
  <xsl:include href="cfdiregistrofiscal.xslt"/>
  <xsl:include href="consumodecombustibles.xslt"/>
  <xsl:include href="detallista.xslt"/>
  <xsl:include href="divisas.xslt"/>
  <xsl:include href="donat11.xslt"/>
  <xsl:include href="ecb.xslt"/>
  <xsl:include href="ecc.xslt"/>
  <xsl:include href="ecc11.xslt"/>
  <xsl:include href="iedu.xslt"/>
  <xsl:include href="implocal.xslt"/>
  <xsl:include href="ine11.xslt"/>
  <xsl:include href="leyendasFisc.xslt"/>
  <xsl:include href="nomina11.xslt"/>
  <xsl:include href="nomina12.xslt"/>
  <xsl:include href="notariospublicos.xslt"/>
  <xsl:include href="obrasarteantiguedades.xslt"/>
  <xsl:include href="pagoenespecie.xslt"/>
  <xsl:include href="pfic.xslt"/>
  <xsl:include href="renovacionysustitucionvehiculos.xslt"/>
  <xsl:include href="servicioparcialconstruccion.xslt"/>
  <xsl:include href="spei.xslt"/>
  <xsl:include href="terceros11.xslt"/>
  <xsl:include href="valesdedespensa.xslt"/>
  <xsl:include href="vehiculousado.xslt"/>
  <xsl:include href="ventavehiculos11.xslt"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>|</xsl:text>
    <xsl:apply-templates select="/cfdi:Comprobante"/>
    <xsl:text>||</xsl:text>
  </xsl:template>
  <xsl:template match="cfdi:Comprobante">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
    <xsl:value-of select="concat('|', normalize-space(@tipoDeComprobante))"/>
    <xsl:value-of select="concat('|', normalize-space(@formaDePago))"/>
    <xsl:if test="@condicionesDePago"><xsl:value-of select="concat('|', normalize-space(@condicionesDePago))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@subTotal))"/>
    <xsl:if test="@descuento"><xsl:value-of select="concat('|', normalize-space(@descuento))"/></xsl:if>
    <xsl:if test="@TipoCambio"><xsl:value-of select="concat('|', normalize-space(@TipoCambio))"/></xsl:if>
    <xsl:if test="@Moneda"><xsl:value-of select="concat('|', normalize-space(@Moneda))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@total))"/>
    <xsl:value-of select="concat('|', normalize-space(@metodoDePago))"/>
    <xsl:value-of select="concat('|', normalize-space(@LugarExpedicion))"/>
    <xsl:if test="@NumCtaPago"><xsl:value-of select="concat('|', normalize-space(@NumCtaPago))"/></xsl:if>
    <xsl:if test="@FolioFiscalOrig"><xsl:value-of select="concat('|', normalize-space(@FolioFiscalOrig))"/></xsl:if>
    <xsl:if test="@SerieFolioFiscalOrig"><xsl:value-of select="concat('|', normalize-space(@SerieFolioFiscalOrig))"/></xsl:if>
    <xsl:if test="@FechaFolioFiscalOrig"><xsl:value-of select="concat('|', normalize-space(@FechaFolioFiscalOrig))"/></xsl:if>
    <xsl:if test="@MontoFolioFiscalOrig"><xsl:value-of select="concat('|', normalize-space(@MontoFolioFiscalOrig))"/></xsl:if>
    <xsl:for-each select="cfdi:Emisor">
      <xsl:value-of select="concat('|', normalize-space(@rfc))"/>
      <xsl:if test="@nombre"><xsl:value-of select="concat('|', normalize-space(@nombre))"/></xsl:if>
      <xsl:for-each select="cfdi:DomicilioFiscal">
        <xsl:value-of select="concat('|', normalize-space(@calle))"/>
        <xsl:if test="@noExterior"><xsl:value-of select="concat('|', normalize-space(@noExterior))"/></xsl:if>
        <xsl:if test="@noInterior"><xsl:value-of select="concat('|', normalize-space(@noInterior))"/></xsl:if>
        <xsl:if test="@colonia"><xsl:value-of select="concat('|', normalize-space(@colonia))"/></xsl:if>
        <xsl:if test="@localidad"><xsl:value-of select="concat('|', normalize-space(@localidad))"/></xsl:if>
        <xsl:if test="@referencia"><xsl:value-of select="concat('|', normalize-space(@referencia))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@municipio))"/>
        <xsl:value-of select="concat('|', normalize-space(@estado))"/>
        <xsl:value-of select="concat('|', normalize-space(@pais))"/>
        <xsl:value-of select="concat('|', normalize-space(@codigoPostal))"/>
      </xsl:for-each>
      <xsl:for-each select="cfdi:ExpedidoEn">
        <xsl:if test="@calle"><xsl:value-of select="concat('|', normalize-space(@calle))"/></xsl:if>
        <xsl:if test="@noExterior"><xsl:value-of select="concat('|', normalize-space(@noExterior))"/></xsl:if>
        <xsl:if test="@noInterior"><xsl:value-of select="concat('|', normalize-space(@noInterior))"/></xsl:if>
        <xsl:if test="@colonia"><xsl:value-of select="concat('|', normalize-space(@colonia))"/></xsl:if>
        <xsl:if test="@localidad"><xsl:value-of select="concat('|', normalize-space(@localidad))"/></xsl:if>
        <xsl:if test="@referencia"><xsl:value-of select="concat('|', normalize-space(@referencia))"/></xsl:if>
        <xsl:if test="@municipio"><xsl:value-of select="concat('|', normalize-space(@municipio))"/></xsl:if>
        <xsl:if test="@estado"><xsl:value-of select="concat('|', normalize-space(@estado))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@pais))"/>
        <xsl:if test="@codigoPostal"><xsl:value-of select="concat('|', normalize-space(@codigoPostal))"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="cfdi:RegimenFiscal">
        <xsl:value-of select="concat('|', normalize-space(@Regimen))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Receptor">
      <xsl:value-of select="concat('|', normalize-space(@rfc))"/>
      <xsl:if test="@nombre"><xsl:value-of select="concat('|', normalize-space(@nombre))"/></xsl:if>
      <xsl:for-each select="cfdi:Domicilio">
        <xsl:if test="@calle"><xsl:value-of select="concat('|', normalize-space(@calle))"/></xsl:if>
        <xsl:if test="@noExterior"><xsl:value-of select="concat('|', normalize-space(@noExterior))"/></xsl:if>
        <xsl:if test="@noInterior"><xsl:value-of select="concat('|', normalize-space(@noInterior))"/></xsl:if>
        <xsl:if test="@colonia"><xsl:value-of select="concat('|', normalize-space(@colonia))"/></xsl:if>
        <xsl:if test="@localidad"><xsl:value-of select="concat('|', normalize-space(@localidad))"/></xsl:if>
        <xsl:if test="@referencia"><xsl:value-of select="concat('|', normalize-space(@referencia))"/></xsl:if>
        <xsl:if test="@municipio"><xsl:value-of select="concat('|', normalize-space(@municipio))"/></xsl:if>
        <xsl:if test="@estado"><xsl:value-of select="concat('|', normalize-space(@estado))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@pais))"/>
        <xsl:if test="@codigoPostal"><xsl:value-of select="concat('|', normalize-space(@codigoPostal))"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Conceptos/cfdi:Concepto">
      <xsl:value-of select="concat('|', normalize-space(@cantidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@unidad))"/>
      <xsl:if test="@noIdentificacion"><xsl:value-of select="concat('|', normalize-space(@noIdentificacion))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@descripcion))"/>
      <xsl:value-of select="concat('|', normalize-space(@valorUnitario))"/>
      <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      <xsl:for-each select=".//cfdi:InformacionAduanera">
        <xsl:value-of select="concat('|', normalize-space(@numero))"/>
        <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
        <xsl:if test="@aduana"><xsl:value-of select="concat('|', normalize-space(@aduana))"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="cfdi:CuentaPredial">
        <xsl:value-of select="concat('|', normalize-space(@numero))"/>
      </xsl:for-each>
      <xsl:for-each select="cfdi:ComplementoConcepto">
        <xsl:apply-templates select="*"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Impuestos">
      <xsl:for-each select="cfdi:Retenciones/cfdi:Retencion">
        <xsl:value-of select="concat('|', normalize-space(@impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      </xsl:for-each>
      <xsl:if test="@totalImpuestosRetenidos"><xsl:value-of select="concat('|', normalize-space(@totalImpuestosRetenidos))"/></xsl:if>
      <xsl:for-each select="cfdi:Traslados/cfdi:Traslado">
        <xsl:value-of select="concat('|', normalize-space(@impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@tasa))"/>
        <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      </xsl:for-each>
      <xsl:if test="@totalImpuestosTrasladados"><xsl:value-of select="concat('|', normalize-space(@totalImpuestosTrasladados))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Complemento">
      <xsl:apply-templates select="*"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
