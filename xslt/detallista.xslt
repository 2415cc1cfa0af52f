<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:detallista="http://www.sat.gob.mx/detallista">
  <xsl:template match="detallista:detallista">
    <xsl:value-of select="concat('|', normalize-space(@documentStructureVersion))"/>
    <xsl:for-each select="detallista:orderIdentification/detallista:referenceIdentification"><xsl:value-of select="concat('|', normalize-space(.))"/></xsl:for-each>
    <xsl:if test="detallista:orderIdentification/detallista:ReferenceDate"><xsl:value-of select="concat('|', normalize-space(detallista:orderIdentification/detallista:ReferenceDate))"/></xsl:if>
    <xsl:value-of select="concat('|', normalize-space(detallista:buyer/detallista:gln))"/>
    <xsl:value-of select="concat('|', normalize-space(detallista:seller/detallista:gln))"/>
    <xsl:value-of select="concat('|', normalize-space(detallista:seller/detallista:alternatePartyIdentification))"/>
    <xsl:value-of select="concat('|', normalize-space(detallista:totalAmount/detallista:Amount))"/>
    <xsl:for-each select="detallista:TotalAllowanceCharge/detallista:specialServicesType"><xsl:value-of select="concat('|', normalize-space(.))"/></xsl:for-each>
    <xsl:for-each select="detallista:TotalAllowanceCharge/detallista:Amount"><xsl:value-of select="concat('|', normalize-space(.))"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
