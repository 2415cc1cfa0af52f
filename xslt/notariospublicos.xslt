<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:notariospublicos="http://www.sat.gob.mx/notariospublicos">
  <xsl:template match="notariospublicos:NotariosPublicos">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:for-each select="notariospublicos:DescInmuebles/notariospublicos:DescInmueble">
      <xsl:value-of select="concat('|', normalize-space(@TipoInmueble))"/>
      <xsl:value-of select="concat('|', normalize-space(@Calle))"/>
      <xsl:if test="@NoExterior"><xsl:value-of select="concat('|', normalize-space(@NoExterior))"/></xsl:if>
      <xsl:if test="@NoInterior"><xsl:value-of select="concat('|', normalize-space(@NoInterior))"/></xsl:if>
      <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
      <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
      <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@Municipio))"/>
      <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
      <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
      <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
    </xsl:for-each>
    <xsl:for-each select="notariospublicos:DatosOperacion">
      <xsl:value-of select="concat('|', normalize-space(@NumInstrumentoNotarial))"/>
      <xsl:value-of select="concat('|', normalize-space(@FechaInstNotarial))"/>
      <xsl:value-of select="concat('|', normalize-space(@MontoOperacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@Subtotal))"/>
      <xsl:value-of select="concat('|', normalize-space(@IVA))"/>
    </xsl:for-each>
    <xsl:for-each select="notariospublicos:DatosNotario">
      <xsl:value-of select="concat('|', normalize-space(@CURP))"/>
      <xsl:value-of select="concat('|', normalize-space(@NumNotaria))"/>
      <xsl:value-of select="concat('|', normalize-space(@EntidadFederativa))"/>
      <xsl:if test="@Adscripcion"><xsl:value-of select="concat('|', normalize-space(@Adscripcion))"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="notariospublicos:DatosEnajenante">
      <xsl:value-of select="concat('|', normalize-space(@CoproSocConyugalE))"/>
      <xsl:for-each select="notariospublicos:DatosUnEnajenante">
        <xsl:value-of select="concat('|', normalize-space(@Nombre))"/>
        <xsl:value-of select="concat('|', normalize-space(@ApellidoPaterno))"/>
        <xsl:if test="@ApellidoMaterno"><xsl:value-of select="concat('|', normalize-space(@ApellidoMaterno))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@RFC))"/>
        <xsl:value-of select="concat('|', normalize-space(@CURP))"/>
      </xsl:for-each>
      <xsl:for-each select="notariospublicos:DatosEnajenantesCopSC/notariospublicos:DatosEnajenanteCopSC">
        <xsl:value-of select="concat('|', normalize-space(@Nombre))"/>
        <xsl:if test="@ApellidoPaterno"><xsl:value-of select="concat('|', normalize-space(@ApellidoPaterno))"/></xsl:if>
        <xsl:if test="@ApellidoMaterno"><xsl:value-of select="concat('|', normalize-space(@ApellidoMaterno))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@RFC))"/>
        <xsl:if test="@CURP"><xsl:value-of select="concat('|', normalize-space(@CURP))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Porcentaje))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="notariospublicos:DatosAdquiriente">
      <xsl:value-of select="concat('|', normalize-space(@CoproSocConyugalE))"/>
      <xsl:for-each select="notariospublicos:DatosUnAdquiriente">
        <xsl:value-of select="concat('|', normalize-space(@Nombre))"/>
        <xsl:if test="@ApellidoPaterno"><xsl:value-of select="concat('|', normalize-space(@ApellidoPaterno))"/></xsl:if>
        <xsl:if test="@ApellidoMaterno"><xsl:value-of select="concat('|', normalize-space(@ApellidoMaterno))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@RFC))"/>
        <xsl:if test="@CURP"><xsl:value-of select="concat('|', normalize-space(@CURP))"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="notariospublicos:DatosAdquirientesCopSC/notariospublicos:DatosAdquirienteCopSC">
        <xsl:value-of select="concat('|', normalize-space(@Nombre))"/>
        <xsl:if test="@ApellidoPaterno"><xsl:value-of select="concat('|', normalize-space(@ApellidoPaterno))"/></xsl:if>
        <xsl:if test="@ApellidoMaterno"><xsl:value-of select="concat('|', normalize-space(@ApellidoMaterno))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@RFC))"/>
        <xsl:if test="@CURP"><xsl:value-of select="concat('|', normalize-space(@CURP))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Porcentaje))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
