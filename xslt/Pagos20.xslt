<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pago20="http://www.sat.gob.mx/Pagos20">
  <xsl:template match="pago20:Pagos">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:for-each select="pago20:Totales">
      <xsl:if test="@TotalRetencionesIVA"><xsl:value-of select="concat('|', normalize-space(@TotalRetencionesIVA))"/></xsl:if>
      <xsl:if test="@TotalRetencionesISR"><xsl:value-of select="concat('|', normalize-space(@TotalRetencionesISR))"/></xsl:if>
      <xsl:if test="@TotalRetencionesIEPS"><xsl:value-of select="concat('|', normalize-space(@TotalRetencionesIEPS))"/></xsl:if>
      <xsl:if test="@TotalTrasladosBaseIVA16"><xsl:value-of select="concat('|', normalize-space(@TotalTrasladosBaseIVA16))"/></xsl:if>
      <xsl:if test="@TotalTrasladosImpuestoIVA16"><xsl:value-of select="concat('|', normalize-space(@TotalTrasladosImpuestoIVA16))"/></xsl:if>
      <xsl:if test="@TotalTrasladosBaseIVA8"><xsl:value-of select="concat('|', normalize-space(@TotalTrasladosBaseIVA8))"/></xsl:if>
      <xsl:if test="@TotalTrasladosImpuestoIVA8"><xsl:value-of select="concat('|', normalize-space(@TotalTrasladosImpuestoIVA8))"/></xsl:if>
      <xsl:if test="@TotalTrasladosBaseIVA0"><xsl:value-of select="concat('|', normalize-space(@TotalTrasladosBaseIVA0))"/></xsl:if>
      <xsl:if test="@TotalTrasladosImpuestoIVA0"><xsl:value-of select="concat('|', normalize-space(@TotalTrasladosImpuestoIVA0))"/></xsl:if>
      <xsl:if test="@TotalTrasladosBaseIVAExento"><xsl:value-of select="concat('|', normalize-space(@TotalTrasladosBaseIVAExento))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@MontoTotalPagos))"/>
    </xsl:for-each>
    <xsl:for-each select="pago20:Pago">
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
      <xsl:for-each select="pago20:DoctoRelacionado">
        <xsl:value-of select="concat('|', normalize-space(@IdDocumento))"/>
        <xsl:if test="@Serie"><xsl:value-of select="concat('|', normalize-space(@Serie))"/></xsl:if>
        <xsl:if test="@Folio"><xsl:value-of select="concat('|', normalize-space(@Folio))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@MonedaDR))"/>
        <xsl:if test="@EquivalenciaDR"><xsl:value-of select="concat('|', normalize-space(@EquivalenciaDR))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumParcialidad))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImpSaldoAnt))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImpPagado))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImpSaldoInsoluto))"/>
        <xsl:value-of select="concat('|', normalize-space(@ObjetoImpDR))"/>
        <xsl:for-each select="pago20:ImpuestosDR">
          <xsl:for-each select="pago20:RetencionesDR/pago20:RetencionDR">
            <xsl:value-of select="concat('|', normalize-space(@BaseDR))"/>
            <xsl:value-of select="concat('|', normalize-space(@ImpuestoDR))"/>
            <xsl:value-of select="concat('|', normalize-space(@TipoFactorDR))"/>
            <xsl:value-of select="concat('|', normalize-space(@TasaOCuotaDR))"/>
            <xsl:value-of select="concat('|', normalize-space(@ImporteDR))"/>
          </xsl:for-each>
          <xsl:for-each select="pago20:TrasladosDR/pago20:TrasladoDR">
            <xsl:value-of select="concat('|', normalize-space(@BaseDR))"/>
            <xsl:value-of select="concat('|', normalize-space(@ImpuestoDR))"/>
            <xsl:value-of select="concat('|', normalize-space(@TipoFactorDR))"/>
            <xsl:if test="@TasaOCuotaDR"><xsl:value-of select="concat('|', normalize-space(@TasaOCuotaDR))"/></xsl:if>
            <xsl:if test="@ImporteDR"><xsl:value-of select="concat('|', normalize-space(@ImporteDR))"/></xsl:if>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="pago20:ImpuestosP">
        <xsl:for-each select="pago20:RetencionesP/pago20:RetencionP">
          <xsl:value-of select="concat('|', normalize-space(@ImpuestoP))"/>
          <xsl:value-of select="concat('|', normalize-space(@ImporteP))"/>
        </xsl:for-each>
        <xsl:for-each select="pago20:TrasladosP/pago20:TrasladoP">
          <xsl:value-of select="concat('|', normalize-space(@BaseP))"/>
          <xsl:value-of select="concat('|', normalize-space(@ImpuestoP))"/>
          <xsl:value-of select="concat('|', normalize-space(@TipoFactorP))"/>
          <xsl:if test="@TasaOCuotaP"><xsl:value-of select="concat('|', normalize-space(@TasaOCuotaP))"/></xsl:if>
          <xsl:if test="@ImporteP"><xsl:value-of select="concat('|', normalize-space(@ImporteP))"/></xsl:if>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
