<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cfd="http://www.sat.gob.mx/cfd/2">
  <xsl:include href="TuristaPasajeroExtranjero.xslt"/>
  <xsl:include href="detallista.xslt"/>
  <xsl:include href="divisas.xslt"/>
  <xsl:include href="donat11.xslt"/>
  <xsl:include href="ecb.xslt"/>
  <xsl:include href="ecc.xslt"/>
  <xsl:include href="iedu.xslt"/>
  <xsl:include href="implocal.xslt"/>
  <xsl:include href="leyendasFisc.xslt"/>
  <xsl:include href="pfic.xslt"/>
  <xsl:include href="terceros11.xslt"/>
  <xsl:include href="ventavehiculos11.xslt"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>|</xsl:text>
    <xsl:apply-templates select="/cfd:Comprobante"/>
    <xsl:text>||</xsl:text>
  </xsl:template>
  <xsl:template match="cfd:Comprobante">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:if test="@serie"><xsl:value-of select="concat('|', normalize-space(@serie))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@folio))"/>
    <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
    <xsl:value-of select="concat('|', normalize-space(@noAprobacion))"/>
    <xsl:value-of select="concat('|', normalize-space(@anoAprobacion))"/>
    <xsl:value-of select="concat('|', normalize-space(@tipoDeComprobante))"/>
    <xsl:value-of select="concat('|', normalize-space(@formaDePago))"/>
    <xsl:if test="@condicionesDePago"><xsl:value-of select="concat('|', normalize-space(@condicionesDePago))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@subTotal))"/>
    <xsl:if test="@descuento"><xsl:value-of select="concat('|', normalize-space(@descuento))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@total))"/>
    <xsl:value-of select="concat('|', normalize-space(@metodoDePago))"/>
    <xsl:value-of select="concat('|', normalize-space(@LugarExpedicion))"/>
    <xsl:if test="@NumCtaPago"><xsl:value-of select="concat('|', normalize-space(@NumCtaPago))"/></xsl:if>
    <xsl:if test="@TipoCambio"><xsl:value-of select="concat('|', normalize-space(@TipoCambio))"/></xsl:if>
    <xsl:if test="@Moneda"><xsl:value-of select="concat('|', normalize-space(@Moneda))"/></xsl:if>
    <xsl:if test="@FolioFiscalOrig"><xsl:value-of select="concat('|', normalize-space(@FolioFiscalOrig))"/></xsl:if>
    <xsl:if test="@SerieFolioFiscalOrig"><xsl:value-of select="concat('|', normalize-space(@SerieFolioFiscalOrig))"/></xsl:if>
    <xsl:if test="@FechaFolioFiscalOrig"><xsl:value-of select="concat('|', normalize-space(@FechaFolioFiscalOrig))"/></xsl:if>
    <xsl:if test="@MontoFolioFiscalOrig"><xsl:value-of select="concat('|', normalize-space(@MontoFolioFiscalOrig))"/></xsl:if>
    <xsl:for-each select="cfd:Emisor">
      <xsl:value-of select="concat('|', normalize-space(@rfc))"/>
      <xsl:if test="@nombre"><xsl:value-of select="concat('|', normalize-space(@nombre))"/></xsl:if>
      <xsl:for-each select="cfd:DomicilioFiscal">
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
      <xsl:for-each select="cfd:ExpedidoEn">
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
      <xsl:for-each select="cfd:RegimenFiscal">
        <xsl:value-of select="concat('|', normalize-space(@Regimen))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cfd:Receptor">
      <xsl:value-of select="concat('|', normalize-space(@rfc))"/>
      <xsl:if test="@nombre"><xsl:value-of select="concat('|', normalize-space(@nombre))"/></xsl:if>
      <xsl:if test="cfd:Domicilio/@calle"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@calle))"/></xsl:if>
      <xsl:if test="cfd:Domicilio/@noExterior"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@noExterior))"/></xsl:if>
      <xsl:if test="cfd:Domicilio/@noInterior"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@noInterior))"/></xsl:if>
      <xsl:if test="cfd:Domicilio/@colonia"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@colonia))"/></xsl:if>
      <xsl:if test="cfd:Domicilio/@localidad"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@localidad))"/></xsl:if>
      <xsl:if test="cfd:Domicilio/@referencia"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@referencia))"/></xsl:if>
      <xsl:if test="cfd:Domicilio/@municipio"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@municipio))"/></xsl:if>
      <xsl:if test="cfd:Domicilio/@estado"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@estado))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@pais))"/>
      <xsl:if test="cfd:Domicilio/@codigoPostal"><xsl:value-of select="concat('|', normalize-space(cfd:Domicilio/@codigoPostal))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="cfd:Conceptos/cfd:Concepto">
      <xsl:value-of select="concat('|', normalize-space(@cantidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@unidad))"/>
      <xsl:if test="@noIdentificacion"><xsl:value-of select="concat('|', normalize-space(@noIdentificacion))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@descripcion))"/>
      <xsl:value-of select="concat('|', normalize-space(@valorUnitario))"/>
      <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      <xsl:for-each select=".//cfd:InformacionAduanera">
        <xsl:value-of select="concat('|', normalize-space(@numero))"/>
        <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
        <xsl:if test="@aduana"><xsl:value-of select="concat('|', normalize-space(@aduana))"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="cfd:CuentaPredial">
        <xsl:value-of select="concat('|', normalize-space(@numero))"/>
      </xsl:for-each>
      <xsl:for-each select="cfd:ComplementoConcepto">
        <xsl:apply-templates select="*"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cfd:Impuestos">
      <xsl:for-each select="cfd:Retenciones/cfd:Retencion">
        <xsl:value-of select="concat('|', normalize-space(@impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      </xsl:for-each>
      <xsl:if test="@totalImpuestosRetenidos"><xsl:value-of select="concat('|', normalize-space(@totalImpuestosRetenidos))"/></xsl:if>
      <xsl:for-each select="cfd:Traslados/cfd:Traslado">
        <xsl:value-of select="concat('|', normalize-space(@impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@tasa))"/>
        <xsl:value-of select="concat('|', normalize-space(@importe))"/>
      </xsl:for-each>
      <xsl:if test="@totalImpuestosTrasladados"><xsl:value-of select="concat('|', normalize-space(@totalImpuestosTrasladados))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="cfd:Complemento">
      <xsl:apply-templates select="*"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
