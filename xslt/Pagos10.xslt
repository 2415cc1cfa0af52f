<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pago10="http://www.sat.gob.mx/Pagos">
  <xsl:template match="pago10:Pagos">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:for-each select="pago10:Pago">
      <xsl:value-of select="concat('|', normalize-space(@FechaPago))"/>
      <xsl:value-of select="concat('|', normalize-space(@FormaDePagoP))"/>
      <xsl:value-of select="concat('|', normalize-space(@MonedaP))"/>
      <xsl:if test="@TipoCambioP"><xsl:value-of select="concat('|', normalize-space(@TipoCambioP))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@Monto))"/>
      <xsl:if test="@NumOperacion"><xsl:value-of select="concat('|', normalize-space(@NumOperacion))"/></xsl:if>
      <xsl:if test="@RfcEmisorCtaOrd"><xsl:value-of select="concat('|', normalize-space(@RfcEmisorCtaOrd))"/></xsl:if>
      <xsl:if test="@NomBancoOrdExt"><xsl:value-of select="concat('|', normalize-space(@NomBancoOrdExt))"/></xsl:if>
      <xsl:if test="@CtaOrdenante"><xsl:value-of select="concat('|', normalize-space(@CtaOrdenante))"/></xsl:if>
      <xsl:if test="@RfcEmisorCtaBen"><xsl:value-of select="concat('|', normalize-space(@RfcEmisorCtaBen))"/></xsl:if>
      <xsl:if test="@CtaBeneficiario"><xsl:value-of select="concat('|', normalize-space(@CtaBeneficiario))"/></xsl:if>
      <xsl:if test="@TipoCadPago"><xsl:value-of select="concat('|', normalize-space(@TipoCadPago))"/></xsl:if>
      <xsl:if test="@CertPago"><xsl:value-of select="concat('|', normalize-space(@CertPago))"/></xsl:if>
      <xsl:if test="@CadPago"><xsl:value-of select="concat('|', normalize-space(@CadPago))"/></xsl:if>
      <xsl:if test="@SelloPago"><xsl:value-of select="concat('|', normalize-space(@SelloPago))"/></xsl:if>
      <xsl:for-each select="pago10:DoctoRelacionado">
        <xsl:value-of select="concat('|', normalize-space(@IdDocumento))"/>
        <xsl:if test="@Serie"><xsl:value-of select="concat('|', normalize-space(@Serie))"/></xsl:if>
        <xsl:if test="@Folio"><xsl:value-of select="concat('|', normalize-space(@Folio))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@MonedaDR))"/>
        <xsl:if test="@TipoCambioDR"><xsl:value-of select="concat('|', normalize-space(@TipoCambioDR))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@MetodoDePagoDR))"/>
        <xsl:if test="@NumParcialidad"><xsl:value-of select="concat('|', normalize-space(@NumParcialidad))"/></xsl:if>
        <xsl:if test="@ImpSaldoAnt"><xsl:value-of select="concat('|', normalize-space(@ImpSaldoAnt))"/></xsl:if>
        <xsl:if test="@ImpPagado"><xsl:value-of select="concat('|', normalize-space(@ImpPagado))"/></xsl:if>
        <xsl:if test="@ImpSaldoInsoluto"><xsl:value-of select="concat('|', normalize-space(@ImpSaldoInsoluto))"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="pago10:Impuestos">
        <xsl:if test="@TotalImpuestosRetenidos"><xsl:value-of select="concat('|', normalize-space(@TotalImpuestosRetenidos))"/></xsl:if>
        <xsl:if test="@TotalImpuestosTrasladados"><xsl:value-of select="concat('|', normalize-space(@TotalImpuestosTrasladados))"/></xsl:if>
        <xsl:for-each select="pago10:Retenciones/pago10:Retencion">
          <xsl:value-of select="concat('|', normalize-space(@Impuesto))"/>
          <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
        </xsl:for-each>
        <xsl:for-each select="pago10:Traslados/pago10:Traslado">
          <xsl:value-of select="concat('|', normalize-space(@Impuesto))"/>
          <xsl:value-of select="concat('|', normalize-space(@TipoFactor))"/>
          <xsl:value-of select="concat('|', normalize-space(@TasaOCuota))"/>
          <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
