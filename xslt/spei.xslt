<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:spei="http://www.sat.gob.mx/spei">
  <xsl:template match="spei:Complemento_SPEI">
    <xsl:for-each select="spei:SPEI_Tercero">
      <xsl:value-of select="concat('|', normalize-space(@FechaOperacion))"/>
      <xsl:value-of select="concat('|', normalize-space(@Hora))"/>
      <xsl:value-of select="concat('|', normalize-space(@ClaveSPEI))"/>
      <xsl:value-of select="concat('|', normalize-space(@sello))"/>
      <xsl:value-of select="concat('|', normalize-space(@numeroCertificado))"/>
      <xsl:for-each select="spei:Ordenante">
        <xsl:value-of select="concat('|', normalize-space(@BancoEmisor))"/>
        <xsl:value-of select="concat('|', normalize-space(@Nombre))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoCuenta))"/>
        <xsl:value-of select="concat('|', normalize-space(@Cuenta))"/>
        <xsl:value-of select="concat('|', normalize-space(@RFC))"/>
      </xsl:for-each>
      <xsl:for-each select="spei:Beneficiario">
        <xsl:value-of select="concat('|', normalize-space(@BancoReceptor))"/>
        <xsl:value-of select="concat('|', normalize-space(@Nombre))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoCuenta))"/>
        <xsl:value-of select="concat('|', normalize-space(@Cuenta))"/>
        <xsl:value-of select="concat('|', normalize-space(@RFC))"/>
        <xsl:value-of select="concat('|', normalize-space(@Concepto))"/>
        <xsl:if test="@IVA"><xsl:value-of select="concat('|', normalize-space(@IVA))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@MontoPago))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
