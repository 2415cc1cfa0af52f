<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:ecb="http://www.sat.gob.mx/ecb">
  <xsl:template match="ecb:EstadoDeCuentaBancario">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@numeroCuenta))"/>
    <xsl:value-of select="concat('|', normalize-space(@nombreCliente))"/>
    <xsl:for-each select="ecb:Movimientos">
      <xsl:for-each select="ecb:MovimientoECBFiscal">
        <xsl:value-of select="concat('|', normalize-space(@fecha))"/>
        <xsl:value-of select="concat('|', normalize-space(@RFCenajenante))"/>
        <xsl:value-of select="concat('|', normalize-space(@Importe))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
