<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:gceh="http://www.sat.gob.mx/GastosHidrocarburos10">
  <xsl:template match="gceh:GastosHidrocarburos">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumeroContrato))"/>
    <xsl:if test="@AreaContractual"><xsl:value-of select="concat('|', normalize-space(@AreaContractual))"/></xsl:if>
    <xsl:for-each select="gceh:Erogacion">
      <xsl:value-of select="concat('|', normalize-space(@TipoErogacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@MontocuErogacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@Porcentaje))"/>
      <xsl:for-each select="gceh:DocumentoRelacionado">
        <xsl:value-of select="concat('|', normalize-space(@OrigenErogacion))"/>
        <xsl:if test="@FolioFiscalVinculado"><xsl:value-of select="concat('|', normalize-space(@FolioFiscalVinculado))"/></xsl:if>
        <xsl:if test="@RFCProveedor"><xsl:value-of select="concat('|', normalize-space(@RFCProveedor))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@MontoTotalIVA))"/>
        <xsl:if test="@MontoRetencionISR"><xsl:value-of select="concat('|', normalize-space(@MontoRetencionISR))"/></xsl:if>
        <xsl:if test="@MontoRetencionIVA"><xsl:value-of select="concat('|', normalize-space(@MontoRetencionIVA))"/></xsl:if>
        <xsl:if test="@MontoRetencionOtrosImpuestos"><xsl:value-of select="concat('|', normalize-space(@MontoRetencionOtrosImpuestos))"/></xsl:if>
        <xsl:if test="@NumeroPedimentoVinculado"><xsl:value-of select="concat('|', normalize-space(@NumeroPedimentoVinculado))"/></xsl:if>
        <xsl:if test="@ClavePedimentoVinculado"><xsl:value-of select="concat('|', normalize-space(@ClavePedimentoVinculado))"/></xsl:if>
        <xsl:if test="@ClavePagoPedimentoVinculado"><xsl:value-of select="concat('|', normalize-space(@ClavePagoPedimentoVinculado))"/></xsl:if>
        <xsl:if test="@MontoIVAPedimento"><xsl:value-of select="concat('|', normalize-space(@MontoIVAPedimento))"/></xsl:if>
        <xsl:if test="@OtrosImpuestosPagadosPedimento"><xsl:value-of select="concat('|', normalize-space(@OtrosImpuestosPagadosPedimento))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@FechaFolioFiscalVinculado))"/>
        <xsl:value-of select="concat('|', normalize-space(@Mes))"/>
        <xsl:value-of select="concat('|', normalize-space(@MontoTotalErogaciones))"/>
      </xsl:for-each>
      <xsl:for-each select="gceh:Actividades">
        <xsl:if test="@ActividadRelacionada"><xsl:value-of select="concat('|', normalize-space(@ActividadRelacionada))"/></xsl:if>
        <xsl:for-each select="gceh:SubActividades">
          <xsl:if test="@SubActividadRelacionada"><xsl:value-of select="concat('|', normalize-space(@SubActividadRelacionada))"/></xsl:if>
          <xsl:for-each select="gceh:Tareas">
            <xsl:if test="@TareaRelacionada"><xsl:value-of select="concat('|', normalize-space(@TareaRelacionada))"/></xsl:if>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="gceh:CentroCostos">
        <xsl:if test="@Campo"><xsl:value-of select="concat('|', normalize-space(@Campo))"/></xsl:if>
        <xsl:for-each select="gceh:Yacimientos">
          <xsl:if test="@Yacimiento"><xsl:value-of select="concat('|', normalize-space(@Yacimiento))"/></xsl:if>
          <xsl:for-each select="gceh:Pozos">
            <xsl:if test="@Pozo"><xsl:value-of select="concat('|', normalize-space(@Pozo))"/></xsl:if>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
