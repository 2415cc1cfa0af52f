<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cce20="http://www.sat.gob.mx/ComercioExterior20">
  <xsl:template match="cce20:ComercioExterior">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:if test="@MotivoTraslado"><xsl:value-of select="concat('|', normalize-space(@MotivoTraslado))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@ClaveDePedimento))"/>
    <xsl:value-of select="concat('|', normalize-space(@CertificadoOrigen))"/>
    <xsl:if test="@NumCertificadoOrigen"><xsl:value-of select="concat('|', normalize-space(@NumCertificadoOrigen))"/></xsl:if>
    <xsl:if test="@NumeroExportadorConfiable"><xsl:value-of select="concat('|', normalize-space(@NumeroExportadorConfiable))"/></xsl:if>
    <xsl:if test="@Incoterm"><xsl:value-of select="concat('|', normalize-space(@Incoterm))"/></xsl:if>
    <xsl:if test="@Observaciones"><xsl:value-of select="concat('|', normalize-space(@Observaciones))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(@TipoCambioUSD))"/>
    <xsl:value-of select="concat('|', normalize-space(@TotalUSD))"/>
    <xsl:for-each select="cce20:Emisor">
      <xsl:if test="@Curp"><xsl:value-of select="concat('|', normalize-space(@Curp))"/></xsl:if>
      <xsl:for-each select="cce20:Domicilio">
        <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
        <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
        <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
        <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
        <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
        <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
        <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
        <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
        <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cce20:Propietario">
      <xsl:value-of select="concat('|', normalize-space(@NumRegIdTrib))"/>
      <xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscal))"/>
    </xsl:for-each>
    <xsl:for-each select="cce20:Receptor">
      <xsl:if test="@NumRegIdTrib"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTrib))"/></xsl:if>
      <xsl:for-each select="cce20:Domicilio">
        <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
        <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
        <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
        <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
        <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
        <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
        <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
        <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
        <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cce20:Destinatario">
      <xsl:if test="@NumRegIdTrib"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTrib))"/></xsl:if>
      <xsl:if test="@Nombre"><xsl:value-of select="concat('|', normalize-space(@Nombre))"/></xsl:if>
      <xsl:for-each select="cce20:Domicilio">
        <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
        <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
        <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
        <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
        <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
        <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
        <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
        <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
        <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cce20:Mercancias/cce20:Mercancia">
      <xsl:value-of select="concat('|', normalize-space(@NoIdentificacion))"/>
      <xsl:if test="@FraccionArancelaria"><xsl:value-of select="concat('|', normalize-space(@FraccionArancelaria))"/></xsl:if>
      <xsl:if test="@CantidadAduana"><xsl:value-of select="concat('|', normalize-space(@CantidadAduana))"/></xsl:if>
      <xsl:if test="@UnidadAduana"><xsl:value-of select="concat('|', normalize-space(@UnidadAduana))"/></xsl:if>
      <xsl:if test="@ValorUnitarioAduana"><xsl:value-of select="concat('|', normalize-space(@ValorUnitarioAduana))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@ValorDolares))"/>
      <xsl:for-each select="cce20:DescripcionesEspecificas">
        <xsl:value-of select="concat('|', normalize-space(@Marca))"/>
        <xsl:if test="@Modelo"><xsl:value-of select="concat('|', normalize-space(@Modelo))"/></xsl:if>
        <xsl:if test="@SubModelo"><xsl:value-of select="concat('|', normalize-space(@SubModelo))"/></xsl:if>
        <xsl:if test="@NumeroSerie"><xsl:value-of select="concat('|', normalize-space(@NumeroSerie))"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
