<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:nomina="http://www.sat.gob.mx/nomina">
  <xsl:template match="nomina:Nomina">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:if test="@RegistroPatronal"><xsl:value-of select="concat('|', normalize-space(@RegistroPatronal))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@NumEmpleado))"/>
    <xsl:value-of select="concat('|', normalize-space(@CURP))"/>
    <xsl:value-of select="concat('|', normalize-space(@TipoRegimen))"/>
    <xsl:if test="@NumSeguridadSocial"><xsl:value-of select="concat('|', normalize-space(@NumSeguridadSocial))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@FechaPago))"/>
    <xsl:value-of select="concat('|', normalize-space(@FechaInicialPago))"/>
    <xsl:value-of select="concat('|', normalize-space(@FechaFinalPago))"/>
    <xsl:value-of select="concat('|', normalize-space(@NumDiasPagados))"/>
    <xsl:if test="@Departamento"><xsl:value-of select="concat('|', normalize-space(@Departamento))"/></xsl:if>
    <xsl:if test="@CLABE"><xsl:value-of select="concat('|', normalize-space(@CLABE))"/></xsl:if>
    <xsl:if test="@Banco"><xsl:value-of select="concat('|', normalize-space(@Banco))"/></xsl:if>
    <xsl:if test="@FechaInicioRelLaboral"><xsl:value-of select="concat('|', normalize-space(@FechaInicioRelLaboral))"/></xsl:if>
    <xsl:if test="@Antiguedad"><xsl:value-of select="concat('|', normalize-space(@Antiguedad))"/></xsl:if>
    <xsl:if test="@Puesto"><xsl:value-of select="concat('|', normalize-space(@Puesto))"/></xsl:if>
    <xsl:if test="@TipoContrato"><xsl:value-of select="concat('|', normalize-space(@TipoContrato))"/></xsl:if>
    <xsl:if test="@TipoJornada"><xsl:value-of select="concat('|', normalize-space(@TipoJornada))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@PeriodicidadPago))"/>
    <xsl:if test="@SalarioBaseCotApor"><xsl:value-of select="concat('|', normalize-space(@SalarioBaseCotApor))"/></xsl:if>
    <xsl:if test="@RiesgoPuesto"><xsl:value-of select="concat('|', normalize-space(@RiesgoPuesto))"/></xsl:if>
    <xsl:if test="@SalarioDiarioIntegrado"><xsl:value-of select="concat('|', normalize-space(@SalarioDiarioIntegrado))"/></xsl:if>
    <xsl:for-each select="nomina:Percepciones">
      <xsl:value-of select="concat('|', normalize-space(@TotalGravado))"/>
      <xsl:value-of select="concat('|', normalize-space(@TotalExento))"/>
      <xsl:for-each select="nomina:Percepcion">
        <xsl:value-of select="concat('|', normalize-space(@TipoPercepcion))"/>
        <xsl:value-of select="concat('|', normalize-space(@Clave))"/>
        <xsl:value-of select="concat('|', normalize-space(@Concepto))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImporteGravado))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImporteExento))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="nomina:Deducciones">
      <xsl:value-of select="concat('|', normalize-space(@TotalGravado))"/>
      <xsl:value-of select="concat('|', normalize-space(@TotalExento))"/>
      <xsl:for-each select="nomina:Deduccion">
        <xsl:value-of select="concat('|', normalize-space(@TipoDeduccion))"/>
        <xsl:value-of select="concat('|', normalize-space(@Clave))"/>
        <xsl:value-of select="concat('|', normalize-space(@Concepto))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImporteGravado))"/>
        <xsl:value-of select="concat('|', normalize-space(@ImporteExento))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="nomina:Incapacidades/nomina:Incapacidad">
      <xsl:value-of select="concat('|', normalize-space(@DiasIncapacidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipoIncapacidad))"/>
      <xsl:value-of select="concat('|', normalize-space(@Descuento))"/>
    </xsl:for-each>
    <xsl:for-each select="nomina:HorasExtras/nomina:HorasExtra">
      <xsl:value-of select="concat('|', normalize-space(@Dias))"/>
      <xsl:value-of select="concat('|', normalize-space(@TipoHoras))"/>
      <xsl:value-of select="concat('|', normalize-space(@HorasExtra))"/>
      <xsl:value-of select="concat('|', normalize-space(@ImportePagado))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
