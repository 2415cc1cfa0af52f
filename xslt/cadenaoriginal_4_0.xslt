<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cfdi="http://www.sat.gob.mx/cfd/4">
  <xsl:include href="CartaPorte20.xslt"/>
  <xsl:include href="CartaPorte30.xslt"/>
  <xsl:include href="CartaPorte31.xslt"/>
  <xsl:include href="ComercioExterior11.xslt"/>
  <xsl:include href="ComercioExterior20.xslt"/>
  <xsl:include href="GastosHidrocarburos10.xslt"/>
  <xsl:include href="IngresosHidrocarburos.xslt"/>
  <xsl:include href="Pagos20.xslt"/>
  <xsl:include href="TuristaPasajeroExtranjero.xslt"/>
  <xsl:include href="aerolineas.xslt"/>
  <xsl:include href="certificadodedestruccion.xslt"/>
  <xsl:include href="cfdiregistrofiscal.xslt"/>
  <xsl:include href="consumodeCombustibles11.xslt"/>
  <xsl:include href="detallista.xslt"/>
  <xsl:include href="divisas.xslt"/>
  <xsl:include href="donat11.xslt"/>
  <xsl:include href="ecc12.xslt"/>
  <xsl:include href="hidrocarburospetroliferos.xslt"/>
  <xsl:include href="iedu.xslt"/>
  <xsl:include href="implocal.xslt"/>
  <xsl:include href="ine11.xslt"/>
  <xsl:include href="leyendasFisc.xslt"/>
  <xsl:include href="nomina12.xslt"/>
  <xsl:include href="notariospublicos.xslt"/>
  <xsl:include href="obrasarteantiguedades.xslt"/>
  <xsl:include href="pagoenespecie.xslt"/>
  <xsl:include href="pfic.xslt"/>
  <xsl:include href="renovacionysustitucionvehiculos.xslt"/>
  <xsl:include href="servicioparcialconstruccion.xslt"/>
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
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:if test="@Serie"><xsl:value-of select="concat('|', normalize-space(@Serie))"/></xsl:if>
    <xsl:if test="@Folio"><xsl:value-of select="concat('|', normalize-space(@Folio))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@Fecha))"/>
    <xsl:if test="@FormaPago"><xsl:value-of select="concat('|', normalize-space(@FormaPago))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@NoCertificado))"/>
    <xsl:if test="@CondicionesDePago"><xsl:value-of select="concat('|', normalize-space(@CondicionesDePago))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@SubTotal))"/>
    <xsl:if test="@Descuento"><xsl:value-of select="concat('|', normalize-space(@Descuento))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@Moneda))"/>
    <xsl:if test="@TipoCambio"><xsl:value-of select="concat('|', normalize-space(@TipoCambio))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@Total))"/>
    <xsl:value-of select="concat('|', normalize-space(@TipoDeComprobante))"/>
    <xsl:value-of select="concat('|', normalize-space(@Exportacion))"/>
    <xsl:if test="@MetodoPago"><xsl:value-of select="concat('|', normalize-space(@MetodoPago))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@LugarExpedicion))"/>
    <xsl:if test="@Confirmacion"><xsl:value-of select="concat('|', normalize-space(@Confirmacion))"/></xsl:if>
    <xsl:for-each select="cfdi:InformacionGlobal">
      <xsl:value-of select="concat('|', normalize-space(@Periodicidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@Meses))"/>
      <xsl:value-of select="concat('|', normalize-space(@Año))"/>
    </xsl:for-each>
    <xsl:for-each select="cfdi:CfdiRelacionados">
      <xsl:value-of select="concat('|', normalize-space(@TipoRelacion))"/>
      <xsl:for-each select="cfdi:CfdiRelacionado">
        <xsl:value-of select="concat('|', normalize-space(@UUID))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Emisor">
      <xsl:value-of select="concat('|', normalize-space(@Rfc))"/>
      <xsl:value-of select="concat('|', normalize-space(@Nombre))"/>
      <xsl:value-of select="concat('|', normalize-space(@RegimenFiscal))"/>
      <xsl:if test="@FacAtrAdquirente"><xsl:value-of select="concat('|', normalize-space(@FacAtrAdquirente))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Receptor">
      <xsl:value-of select="concat('|', normalize-space(@Rfc))"/>
      <xsl:value-of select="concat('|', normalize-space(@Nombre))"/>
      <xsl:value-of select="concat('|', normalize-space(@DomicilioFiscalReceptor))"/>
      <xsl:if test="@ResidenciaFiscal"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscal))"/></xsl:if>
      <xsl:if test="@NumRegIdTrib"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTrib))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@RegimenFiscalReceptor))"/>
      <xsl:value-of select="concat('|', normalize-space(@UsoCFDI))"/>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Conceptos/cfdi:Concepto">
      <xsl:value-of select="concat('|', normalize-space(@ClaveProdServ))"/>
      <xsl:if test="@NoIdentificacion"><xsl:value-of select="concat('|', normalize-space(@NoIdentificacion))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@Cantidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@ClaveUnidad))"/>
      <xsl:if test="@Unidad"><xsl:value-of select="concat('|', normalize-space(@Unidad))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@Descripcion))"/>
      <xsl:value-of select="concat('|', normalize-space(@ValorUnitario))"/>
      <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      <xsl:if test="@Descuento"><xsl:value-of select="concat('|', normalize-space(@Descuento))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@ObjetoImp))"/>
      <xsl:for-each select="cfdi:Impuestos">
        <xsl:for-each select="cfdi:Traslados/cfdi:Traslado">
          <xsl:value-of select="concat('|', normalize-space(@Base))"/>
          <xsl:value-of select="concat('|', normalize-space(@Impuesto))"/>
          <xsl:value-of select="concat('|', normalize-space(@TipoFactor))"/>
          <xsl:if test="@TasaOCuota"><xsl:value-of select="concat('|', normalize-space(@TasaOCuota))"/></xsl:if>
          <xsl:if test="@Importe"><xsl:value-of select="concat('|', normalize-space(@Importe))"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="cfdi:Retenciones/cfdi:Retencion">
          <xsl:value-of select="concat('|', normalize-space(@Base))"/>
          <xsl:value-of select="concat('|', normalize-space(@Impuesto))"/>
          <xsl:value-of select="concat('|', normalize-space(@TipoFactor))"/>
          <xsl:value-of select="concat('|', normalize-space(@TasaOCuota))"/>
          <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cfdi:ACuentaTerceros">
        <xsl:value-of select="concat('|', normalize-space(@RfcACuentaTerceros))"/>
        <xsl:value-of select="concat('|', normalize-space(@NombreACuentaTerceros))"/>
        <xsl:value-of select="concat('|', normalize-space(@RegimenFiscalACuentaTerceros))"/>
        <xsl:value-of select="concat('|', normalize-space(@DomicilioFiscalACuentaTerceros))"/>
      </xsl:for-each>
      <xsl:for-each select="cfdi:InformacionAduanera">
        <xsl:value-of select="concat('|', normalize-space(@NumeroPedimento))"/>
      </xsl:for-each>
      <xsl:for-each select="cfdi:CuentaPredial">
        <xsl:value-of select="concat('|', normalize-space(@Numero))"/>
      </xsl:for-each>
      <xsl:for-each select="cfdi:ComplementoConcepto">
        <xsl:apply-templates select="*"/>
      </xsl:for-each>
      <xsl:for-each select="cfdi:Parte">
        <xsl:value-of select="concat('|', normalize-space(@ClaveProdServ))"/>
        <xsl:if test="@NoIdentificacion"><xsl:value-of select="concat('|', normalize-space(@NoIdentificacion))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Cantidad))"/>
        <xsl:if test="@Unidad"><xsl:value-of select="concat('|', normalize-space(@Unidad))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Descripcion))"/>
        <xsl:if test="@ValorUnitario"><xsl:value-of select="concat('|', normalize-space(@ValorUnitario))"/></xsl:if>
        <xsl:if test="@Importe"><xsl:value-of select="concat('|', normalize-space(@Importe))"/></xsl:if>
        <xsl:for-each select="cfdi:InformacionAduanera">
          <xsl:value-of select="concat('|', normalize-space(@NumeroPedimento))"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Impuestos">
      <xsl:for-each select="cfdi:Retenciones/cfdi:Retencion">
        <xsl:value-of select="concat('|', normalize-space(@Impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      </xsl:for-each>
      <xsl:if test="@TotalImpuestosRetenidos"><xsl:value-of select="concat('|', normalize-space(@TotalImpuestosRetenidos))"/></xsl:if>
      <xsl:for-each select="cfdi:Traslados/cfdi:Traslado">
        <xsl:value-of select="concat('|', normalize-space(@Base))"/>
        <xsl:value-of select="concat('|', normalize-space(@Impuesto))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoFactor))"/>
        <xsl:if test="@TasaOCuota"><xsl:value-of select="concat('|', normalize-space(@TasaOCuota))"/></xsl:if>
        <xsl:if test="@Importe"><xsl:value-of select="concat('|', normalize-space(@Importe))"/></xsl:if>
      </xsl:for-each>
      <xsl:if test="@TotalImpuestosTrasladados"><xsl:value-of select="concat('|', normalize-space(@TotalImpuestosTrasladados))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="cfdi:Complemento">
      <xsl:apply-templates select="*"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
