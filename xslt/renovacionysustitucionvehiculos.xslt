<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:decreto="http://www.sat.gob.mx/renovacionysustitucionvehiculos">
  <xsl:template match="decreto:renovacionysustitucionvehiculos">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@TipoDeDecreto))"/>
    <xsl:for-each select="decreto:DecretoRenovVehicular">
      <xsl:value-of select="concat('|', normalize-space(@VehEnaj))"/>
      <xsl:for-each select="decreto:VehiculosUsadosEnajenadoPermAlFab">
        <xsl:value-of select="concat('|', normalize-space(@PrecioVehUsado))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoVeh))"/>
        <xsl:value-of select="concat('|', normalize-space(@Marca))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipooClase))"/>
        <xsl:value-of select="concat('|', normalize-space(@Año))"/>
        <xsl:if test="@Modelo"><xsl:value-of select="concat('|', normalize-space(@Modelo))"/></xsl:if>
        <xsl:if test="@NIV"><xsl:value-of select="concat('|', normalize-space(@NIV))"/></xsl:if>
        <xsl:if test="@NumSerie"><xsl:value-of select="concat('|', normalize-space(@NumSerie))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumPlacas))"/>
        <xsl:if test="@NumMotor"><xsl:value-of select="concat('|', normalize-space(@NumMotor))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumFolTarjCir))"/>
        <xsl:if test="@NumPedIm"><xsl:value-of select="concat('|', normalize-space(@NumPedIm))"/></xsl:if>
        <xsl:if test="@Aduana"><xsl:value-of select="concat('|', normalize-space(@Aduana))"/></xsl:if>
        <xsl:if test="@FechaRegulVeh"><xsl:value-of select="concat('|', normalize-space(@FechaRegulVeh))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Foliofiscal))"/>
      </xsl:for-each>
      <xsl:for-each select="decreto:VehiculoNuvoSemEnajenadoFabAlPerm">
        <xsl:value-of select="concat('|', normalize-space(@Año))"/>
        <xsl:if test="@Modelo"><xsl:value-of select="concat('|', normalize-space(@Modelo))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumPlacas))"/>
        <xsl:if test="@RFC"><xsl:value-of select="concat('|', normalize-space(@RFC))"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="decreto:DecretoSustitVehicular">
      <xsl:value-of select="concat('|', normalize-space(@VehEnaj))"/>
      <xsl:for-each select="decreto:VehiculoUsadoEnajenadoPermAlFab">
        <xsl:value-of select="concat('|', normalize-space(@PrecioVehUsado))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoVeh))"/>
        <xsl:value-of select="concat('|', normalize-space(@Marca))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipooClase))"/>
        <xsl:value-of select="concat('|', normalize-space(@Año))"/>
        <xsl:if test="@Modelo"><xsl:value-of select="concat('|', normalize-space(@Modelo))"/></xsl:if>
        <xsl:if test="@NIV"><xsl:value-of select="concat('|', normalize-space(@NIV))"/></xsl:if>
        <xsl:if test="@NumSerie"><xsl:value-of select="concat('|', normalize-space(@NumSerie))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumPlacas))"/>
        <xsl:if test="@NumMotor"><xsl:value-of select="concat('|', normalize-space(@NumMotor))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumFolTarjCir))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumFolAvisoint))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumPedIm))"/>
        <xsl:value-of select="concat('|', normalize-space(@Aduana))"/>
        <xsl:value-of select="concat('|', normalize-space(@FechaRegulVeh))"/>
        <xsl:value-of select="concat('|', normalize-space(@Foliofiscal))"/>
      </xsl:for-each>
      <xsl:for-each select="decreto:VehiculoNuvoSemEnajenadoFabAlPerm">
        <xsl:value-of select="concat('|', normalize-space(@Año))"/>
        <xsl:if test="@Modelo"><xsl:value-of select="concat('|', normalize-space(@Modelo))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumPlacas))"/>
        <xsl:if test="@RFC"><xsl:value-of select="concat('|', normalize-space(@RFC))"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
