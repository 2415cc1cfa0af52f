"""Small sheets in the SAT's style, and an XSD for the documents they visit, for the tests of the plan."""

from __future__ import annotations

from pathlib import Path

from tests.oraculo.plan import Hoja

ESPACIO = "urn:prueba"
RAIZ = f"{{{ESPACIO}}}R"
ABRE = f'<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="{ESPACIO}">'
SALIDA = '<xsl:output method="text"/>'
INICIO = '<xsl:template match="/">|<xsl:apply-templates select="/p:R"/>||</xsl:template>'

UTILES = """
<xsl:template name="Requerido"><xsl:param name="valor"/>|<xsl:call-template name="Espacios">
  <xsl:with-param name="s" select="$valor"/></xsl:call-template></xsl:template>
<xsl:template name="Opcional"><xsl:param name="valor"/><!-- only what there is -->
  <xsl:if test="$valor">|<xsl:call-template name="Espacios">
    <xsl:with-param name="s" select="$valor"/></xsl:call-template>
  </xsl:if></xsl:template>
<xsl:template name="Espacios"><xsl:param name="s"/><xsl:value-of select="normalize-space(string($s))"/></xsl:template>
"""

# A root with a child that always occurs, one that may, and one that repeats; `Hoja` stands in two places and `Sola`
# in one; `Ranura` holds anything.
XSD = f"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="{ESPACIO}" targetNamespace="{ESPACIO}"
           elementFormDefault="qualified">
  <xs:complexType name="t_hoja"><xs:attribute name="x" use="required"/><xs:attribute name="y"/></xs:complexType>
  <xs:complexType name="t_rama">
    <xs:sequence>
      <xs:element name="Hoja" type="p:t_hoja" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="x" use="required"/><xs:attribute name="y"/>
  </xs:complexType>
  <xs:element name="R">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Uno" type="p:t_hoja"/>
        <xs:element name="Quiza" type="p:t_rama" minOccurs="0"/>
        <xs:element name="Varios" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="Hoja" type="p:t_hoja" minOccurs="0"/>
              <xs:element name="Sola" type="p:t_hoja"/>
            </xs:sequence>
            <xs:attribute name="x"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="Ranura" minOccurs="0">
          <xs:complexType><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" use="required" fixed="1.1"/><xs:attribute name="x" use="required"/>
      <xs:attribute name="y"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
"""


def hoja(*plantillas: str) -> Hoja:
    texto = ABRE + SALIDA + INICIO + UTILES + "".join(plantillas) + "</xsl:stylesheet>"
    return Hoja.leer(Path("prueba.xslt"), texto.encode())


def de_raiz(cuerpo: str, *otras: str) -> Hoja:
    return hoja(f'<xsl:template match="p:R">{cuerpo}</xsl:template>', *otras)


def llamar(nombre: str, seleccion: str) -> str:
    return f'<xsl:call-template name="{nombre}"><xsl:with-param name="valor" select="{seleccion}"/></xsl:call-template>'


def requerido(seleccion: str) -> str:
    return llamar("Requerido", seleccion)


def opcional(seleccion: str) -> str:
    return llamar("Opcional", seleccion)


def por_cada(seleccion: str, cuerpo: str) -> str:
    return f'<xsl:for-each select="{seleccion}">{cuerpo}</xsl:for-each>'


def si(prueba: str, cuerpo: str) -> str:
    return f'<xsl:if test="{prueba}">{cuerpo}</xsl:if>'


X, Y = requerido("./@x"), opcional("./@y")
APLICA = '<xsl:apply-templates select="."/>'
TITULAR = f'<xsl:template match="p:Uno">{X}{Y}</xsl:template>'
