<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:nomina12="http://www.sat.gob.mx/nomina12">
  <xsl:template match="nomina12:Nomina">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@TipoNomina))"/>
    <xsl:value-of select="concat('|', normalize-space(@FechaPago))"/>
    <xsl:value-of select="concat('|', normalize-space(@FechaInicialPago))"/>
    <xsl:value-of select="concat('|', normalize-space(@FechaFinalPago))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumDiasPagados))"/>
    <xsl:if test="@TotalPercepciones"><xsl:value-of select="concat('|', normalize-space(@TotalPercepciones))"/></xsl:if>
    <xsl:if test="@TotalDeducciones"><xsl:value-of select="concat('|', normalize-space(@TotalDeducciones))"/></xsl:if>
    <xsl:if test="@TotalOtrosPagos"><xsl:value-of select="concat('|', normalize-space(@TotalOtrosPagos))"/></xsl:if>
    <xsl:for-each select="nomina12:Emisor">
      <xsl:if test="@Curp"><xsl:value-of select="concat('|', normalize-space(@Curp))"/></xsl:if>
      <xsl:if test="@RegistroPatronal"><xsl:value-of select="concat('|', normalize-space(@RegistroPatronal))"/></xsl:if>
      <xsl:if test="@RfcPatronOrigen"><xsl:value-of select="concat('|', normalize-space(@RfcPatronOrigen))"/></xsl:if>
      <xsl:for-each select="nomina12:EntidadSNCF">
        <xsl:value-of select="concat('|', normalize-space(@OrigenRecurso))"/>
        <xsl:if test="@MontoRecursoPropio"><xsl:value-of select="concat('|', normalize-space(@MontoRecursoPropio))"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="nomina12:Receptor">
      <xsl:value-of select="concat('|', normalize-space(@Curp))"/>
      <xsl:if test="@NumSeguridadSocial"><xsl:value-of select="concat('|', normalize-space(@NumSeguridadSocial))"/></xsl:if>
      <xsl:if test="@FechaInicioRelLaboral"><xsl:value-of select="concat('|', normalize-space(@FechaInicioRelLaboral))"/></xsl:if>
      <xsl:if test="@Antigüedad"><xsl:value-of select="concat('|', normalize-space(@Antigüedad))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@TipoContrato))"/>
      <xsl:if test="@Sindicalizado"><xsl:value-of select="concat('|', normalize-space(@Sindicalizado))"/></xsl:if>
      <xsl:if test="@TipoJornada"><xsl:value-of select="concat('|', normalize-space(@TipoJornada))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@TipoRegimen))"/>
      <xsl:value-of select="concat('|', normalize-space(@NumEmpleado))"/>
      <xsl:if test="@Departamento"><xsl:value-of select="concat('|', normalize-space(@Departamento))"/></xsl:if>
      <xsl:if test="@Puesto"><xsl:value-of select="concat('|', normalize-space(@Puesto))"/></xsl:if>
      <xsl:if test="@RiesgoPuesto"><xsl:value-of select="concat('|', normalize-space(@RiesgoPuesto))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@PeriodicidadPago))"/>
      <xsl:if test="@Banco"><xsl:value-of select="concat('|', normalize-space(@Banco))"/></xsl:if>
      <xsl:if test="@CuentaBancaria"><xsl:value-of select="concat('|', normalize-space(@CuentaBancaria))"/></xsl:if>
      <xsl:if test="@SalarioBaseCotApor"><xsl:value-of select="concat('|', normalize-space(@SalarioBaseCotApor))"/></xsl:if>
      <xsl:if test="@SalarioDiarioIntegrado"><xsl:value-of select="concat('|', normalize-space(@SalarioDiarioIntegrado))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@ClaveEntFed))"/>
      <xsl:for-each select="nomina12:SubContratacion">
        <xsl:value-of select="concat('|', normalize-space(@RfcLabora))"/>
        <xsl:value-of select="concat('|', normalize-space(@PorcentajeTiempo))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="nomina12:Percepciones">
      <xsl:if test="@TotalSueldos"><xsl:value-of select="concat('|', normalize-space(@TotalSueldos))"/></xsl:if>
      <xsl:if test="@TotalSeparacionIndemnizacion"><xsl:value-of select="concat('|', normalize-space(@TotalSeparacionIndemnizacion))"/></xsl:if>
      <xsl:if test="@TotalJubilacionPensionRetiro"><xsl:value-of select="concat('|', normalize-space(@TotalJubilacionPensionRetiro))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@TotalGravado))"/>
      <xsl:value-of select="concat('|', normalize-space(@TotalExento))"/>
      <xsl:for-each select="nomina12:Percepcion">
        <xsl:value-of select="concat('|', normalize-space(@TipoPercepcion))"/>
        <xsl:value-of select="concat('|', normalize-space(@Clave))"/>
        <xsl:value-of select="concat('|', normalize-space(@Concepto))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImporteGravado))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImporteExento))"/>
        <xsl:for-each select="nomina12:AccionesOTitulos">
          <xsl:value-of select="concat('|', normalize-space(@ValorMercado))"/>
          <xsl:value-of select="concat('|', normalize-space(@PrecioAlOtorgarse))"/>
        </xsl:for-each>
        <xsl:for-each select="nomina12:HorasExtra">
          <xsl:value-of select="concat('|', normalize-space(@Dias))"/>
          <xsl:value-of select="concat('|', normalize-space(@TipoHoras))"/>
          <xsl:value-of select="concat('|', normalize-space(@HorasExtra))"/>
          <xsl:value-of select="concat('|', normalize-space(@ImportePagado))"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="nomina12:JubilacionPensionRetiro">
        <xsl:if test="@TotalUnaExhibicion"><xsl:value-of select="concat('|', normalize-space(@TotalUnaExhibicion))"/></xsl:if>
        <xsl:if test="@TotalParcialidad"><xsl:value-of select="concat('|', normalize-space(@TotalParcialidad))"/></xsl:if>
        <xsl:if test="@MontoDiario"><xsl:value-of select="concat('|', normalize-space(@MontoDiario))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@IngresoAcumulable))"/>
        <xsl:value-of select="concat('|', normalize-space(@IngresoNoAcumulable))"/>
      </xsl:for-each>
      <xsl:for-each select="nomina12:SeparacionIndemnizacion">
        <xsl:value-of select="concat('|', normalize-space(@TotalPagado))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumAñosServicio))"/>
        <xsl:value-of select="concat('|', normalize-space(@UltimoSueldoMensOrd))"/>
        <xsl:value-of select="concat('|', normalize-space(@IngresoAcumulable))"/>
        <xsl:value-of select="concat('|', normalize-space(@IngresoNoAcumulable))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="nomina12:Deducciones">
      <xsl:if test="@TotalOtrasDeducciones"><xsl:value-of select="concat('|', normalize-space(@TotalOtrasDeducciones))"/></xsl:if>
      <xsl:if test="@TotalImpuestosRetenidos"><xsl:value-of select="concat('|', normalize-space(@TotalImpuestosRetenidos))"/></xsl:if>
      <xsl:for-each select="nomina12:Deduccion">
        <xsl:value-of select="concat('|', normalize-space(@TipoDeduccion))"/>
        <xsl:value-of select="concat('|', normalize-space(@Clave))"/>
        <xsl:value-of select="concat('|', normalize-space(@Concepto))"/>
        <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="nomina12:OtrosPagos/nomina12:OtroPago">
      <xsl:value-of select="concat('|', normalize-space(@TipoOtroPago))"/>
      <xsl:value-of select="concat('|', normalize-space(@Clave))"/>
      <xsl:value-of select="concat('|', normalize-space(@Concepto))"/>
      <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      <xsl:for-each select="nomina12:SubsidioAlEmpleo">
        <xsl:value-of select="concat('|', normalize-space(@SubsidioCausado))"/>
      </xsl:for-each>
      <xsl:for-each select="nomina12:CompensacionSaldosAFavor">
        <xsl:value-of select="concat('|', normalize-space(@SaldoAFavor))"/>
        <xsl:value-of select="concat('|', normalize-space(@Año))"/>
        <xsl:value-of select="concat('|', normalize-space(@RemanenteSalFav))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="nomina12:Incapacidades/nomina12:Incapacidad">
      <xsl:value-of select="concat('|', normalize-space(@DiasIncapacidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipoIncapacidad))"/>
      <xsl:if test="@ImporteMonetario"><xsl:value-of select="concat('|', normalize-space(@ImporteMonetario))"/></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
