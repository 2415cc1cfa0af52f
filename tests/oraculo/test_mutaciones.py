"""The oracle sees every single change: equality would mean nothing if it did not.

Each file gets a sample of every kind of change; with ORACULO_COMPLETO in the environment, all of them (minutes).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from tests.oraculo.componentes import EsquemaNoSoportado, diferencias, leer_esquema
from tests.oraculo.documentos import DOCUMENTOS, UTILERIAS, Documento
from tests.oraculo.modelo import Esquema
from tests.oraculo.mutaciones import Mutacion, mutaciones_xsd, mutaciones_xslt, repartir
from tests.oraculo.plan import DOCUMENTO, Hoja, NoInterpretable, Plan, diferencias_de_plan, plan, plan_de_documento
from tests.rutas import SAT, necesita_compartido

COMPLETO = "ORACULO_COMPLETO" in os.environ
POR_CLASE = 6
"""Changes of each kind that are tried in a file."""

XSD_DEL_SAT = (
    "4/cfdv40.xsd",
    "Pagos/Pagos20.xsd",
    "nomina/nomina12.xsd",
    "CartaPorte/CartaPorte31.xsd",
    "ComercioExterior20/ComercioExterior20.xsd",
    "EstadoDeCuentaCombustible/ecc12.xsd",  # a facet inside a documentation
    "detallista/detallista.xsd",  # simpleContent, mixed, xs:all, a repeated key
    "terceros/terceros11.xsd",  # complexContent
    "implocal/implocal.xsd",  # a repeated group
    "servicioparcialconstruccion/servicioparcialconstruccion.xsd",  # restriction of a restriction
    "spei/spei.xsd",
    "tipoDatos/tdCFDI/tdCFDI.xsd",  # global types only
)

XSLT_DEL_SAT = {
    "4/cadenaoriginal_4_0/cadenaoriginal_4_0.xslt": "4/cfdv40.xsd",
    "TimbreFiscalDigital/cadenaoriginal_TFD_1_1.xslt": "TimbreFiscalDigital/TimbreFiscalDigitalv11.xsd",
    "Pagos/Pagos20.xslt": "Pagos/Pagos20.xsd",
    "nomina/nomina12.xslt": "nomina/nomina12.xsd",
    "CartaPorte/CartaPorte31.xslt": "CartaPorte/CartaPorte31.xsd",
    "terceros/terceros11.xslt": "terceros/terceros11.xsd",
    "ventavehiculos/ventavehiculos11.xslt": "ventavehiculos/ventavehiculos11.xsd",
    "implocal/implocal.xslt": "implocal/implocal.xsd",
}
"""Sheets and the XSD of what they visit."""


def exigir(mutaciones: Iterable[Mutacion], se_ve: Callable[[bytes], bool]) -> None:
    """Every change must be seen, except those that have no effect, which must not."""
    tomadas = list(mutaciones) if COMPLETO else repartir(mutaciones, POR_CLASE)
    assert tomadas, "no hay nada que cambiar en el archivo"
    malas = [m for m in tomadas if se_ve(m.contenido()) == (m.sin_efecto is not None)]
    texto = "\n  ".join(f"{m.clase}: {m.lugar} {f'({m.sin_efecto})' if m.sin_efecto else ''}" for m in malas[:40])
    assert not malas, f"{len(malas)} de {len(tomadas)} cambios no se ven (o se ven sin que cambien nada):\n  {texto}"


def exigir_xsd(ruta: Path) -> None:
    original = leer_esquema(ruta)

    def se_ve(contenido: bytes) -> bool:
        try:
            return bool(diferencias(original, leer_esquema(ruta, contenido)))
        except EsquemaNoSoportado:
            return True

    exigir(mutaciones_xsd(ruta.read_bytes(), ruta), se_ve)


def exigir_xslt(ruta: Path, esquemas: Mapping[str, Esquema], utilerias: Path | None = None) -> None:
    """`esquemas`: those of the roots that the sheet visits; `/` is that of the document's own, if it has a sheet."""
    original = Hoja.leer(ruta, utilerias=utilerias)
    planes = {patron: _plan(original, patron, esquema) for patron, esquema in esquemas.items()}

    def se_ve(contenido: bytes) -> bool:
        try:
            mutada = Hoja.leer(ruta, contenido, utilerias)
            # The template that changed comes first: nearly always the others need not be looked at.
            orden = sorted(planes, key=lambda p: _escrita(original, p) == _escrita(mutada, p))
            return any(diferencias_de_plan(planes[p], _plan(mutada, p, esquemas[p])) for p in orden)
        except NoInterpretable:
            return True

    exigir(mutaciones_xslt(ruta.read_bytes()), se_ve)


def _plan(hoja: Hoja, patron: str, esquema: Esquema) -> Plan:
    if patron == DOCUMENTO:
        (raiz,) = esquema.raices
        return plan_de_documento(hoja, raiz, esquema)
    return plan(hoja, patron, esquema)


def _escrita(hoja: Hoja, patron: str) -> bytes | None:
    plantilla = hoja.plantillas.get(patron)
    return None if plantilla is None else etree.tostring(plantilla, with_tail=False)


# ── on files of the test's own ───────────────────────────────────────────────────────────────────────────────────────

XSD = b"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:p" targetNamespace="urn:p"
           elementFormDefault="qualified">
  <xs:element name="R">
    <xs:annotation><xs:documentation>Nada</xs:documentation></xs:annotation>
    <xs:complexType>
      <xs:sequence>
        <xs:element name="A" minOccurs="0"><xs:complexType/></xs:element>
        <xs:choice>
          <xs:element name="B" maxOccurs="3" type="p:t_fecha"/>
          <xs:any minOccurs="0" maxOccurs="unbounded"/>
        </xs:choice>
      </xs:sequence>
      <xs:attribute name="version" use="required" fixed="1.0"/>
      <xs:attribute name="clave" use="required">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:minLength value="1"/><xs:maxLength value="9"/><xs:whiteSpace value="collapse"/>
            <xs:pattern value="[A-Z]+"/><xs:enumeration value="X"/><xs:enumeration value="Y"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:attribute>
      <xs:attribute name="monto">
        <xs:simpleType>
          <xs:restriction base="xs:decimal">
            <xs:minInclusive value="0.000001"/><xs:maxInclusive value="9"/><xs:fractionDigits value="6"/>
            <xs:whiteSpace value="collapse"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:attribute>
    </xs:complexType>
  </xs:element>
  <xs:simpleType name="t_fecha">
    <xs:restriction base="xs:dateTime"><xs:minInclusive value="2015-01-01T00:00:00"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="t_ocioso">
    <xs:restriction base="xs:string"><xs:length value="3"/></xs:restriction>
  </xs:simpleType>
</xs:schema>
"""

XSLT = b"""<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:p">
  <xsl:output method="text"/>
  <xsl:template match="/">
    <xsl:text>|</xsl:text><xsl:apply-templates select="p:R"/><xsl:text>||</xsl:text>
  </xsl:template>
  <xsl:template match="p:R">
    <xsl:value-of select="concat('|', normalize-space(@version))"/>
    <xsl:value-of select="concat('|', normalize-space(@clave))"/>
    <xsl:if test="@monto"><xsl:value-of select="concat('|', normalize-space(@monto))"/></xsl:if>
    <xsl:for-each select="p:B"><xsl:value-of select="concat('|', normalize-space(.))"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
"""


def test_se_ve_cada_cambio_de_un_xsd(tmp_path: Path) -> None:
    ruta = tmp_path / "prueba.xsd"
    ruta.write_bytes(XSD)
    exigir_xsd(ruta)
    hechos = {(m.clase, m.sin_efecto is None) for m in mutaciones_xsd(XSD, ruta)}
    con_efecto = {clase for clase, efecto in hechos if efecto}
    assert con_efecto >= {
        *(f"{f} con otro valor" for f in ("minLength", "maxLength", "pattern", "enumeration", "whiteSpace")),
        *(f"{f} con otro valor" for f in ("minInclusive", "maxInclusive", "fractionDigits")),
        *("sin minLength", "sin pattern", "sin enumeration", "sin attribute", "sin element", "sin any"),
        *("otro use", "otro minOccurs", "otro maxOccurs", "maxOccurs sin límite", "otro base", "otro type"),
        *("attribute con otro fixed", "attribute sin fixed", "otro mixed", "otro processContents"),
        *("partículas en otro orden", "otra clase de grupo", "element con otro nombre", "otro elementFormDefault"),
    }
    assert {m.sin_efecto for m in mutaciones_xsd(XSD, ruta)} == {
        None,
        "está en un tipo global que nadie usa",
        "xs:decimal siempre colapsa los espacios",
    }


def test_se_ve_cada_cambio_de_una_hoja(tmp_path: Path) -> None:
    esquema = leer_esquema(tmp_path / "prueba.xsd", XSD)
    ruta = tmp_path / "prueba.xslt"
    ruta.write_bytes(XSLT)
    exigir_xslt(ruta, {DOCUMENTO: esquema})
    assert {m.clase for m in mutaciones_xslt(XSLT)} >= {
        *("sin value-of", "sin if", "sin for-each", "sin text", "sin apply-templates", "sin template"),
        *("instrucciones en otro orden", "value-of con otro nombre", "for-each con otro nombre"),
        *("requerido vuelto opcional", "opcional vuelto requerido", "valor sin normalizar", "otro method"),
    }


def test_cada_cambio_es_uno_solo(tmp_path: Path) -> None:
    """The generator leaves the original alone, and what it makes differs from it and is well-formed."""
    mutaciones = [*mutaciones_xsd(XSD, tmp_path / "prueba.xsd"), *mutaciones_xslt(XSLT)]
    originales = {etree.tostring(etree.fromstring(contenido)) for contenido in (XSD, XSLT)}
    escritas = [etree.tostring(etree.fromstring(m.contenido())) for m in mutaciones]
    assert not originales & set(escritas)
    assert len(set(escritas)) > 0.9 * len(escritas), "hay cambios repetidos"


def test_repartir_toma_de_cada_clase_a_lo_largo_del_archivo() -> None:
    nodo = etree.Element("nodo")
    clases = ["a"] * 100 + ["b"]
    mutaciones = (Mutacion(clase, str(n), None, nodo, 0, etree._Element.clear) for n, clase in enumerate(clases))
    assert [m.lugar for m in repartir(mutaciones, 4)] == ["0", "25", "50", "75", "100"]


# ── on the files of the proof ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("documento", DOCUMENTOS, ids=lambda d: d.nombre)
def test_se_ve_cada_cambio_de_lo_que_rendimos(documento: Documento) -> None:
    exigir_xsd(documento.ruta_xsd)
    if documento.complemento:
        (raiz,) = leer_esquema(documento.ruta_xsd).raices
        assert raiz in Hoja.leer(documento.ruta_xslt).plantillas, f"{documento.xslt} no tiene plantilla para {raiz}"
    else:
        exigir_xslt(documento.ruta_xslt, _esquemas_de(documento))


def _esquemas_de(documento: Documento) -> dict[str, Esquema]:
    """The schema of the document, and those of the complements for which its sheet has a template."""
    esquemas = {DOCUMENTO: leer_esquema(documento.ruta_xsd)}
    plantillas = Hoja.leer(documento.ruta_xslt).plantillas
    for complemento in DOCUMENTOS:
        esquema = leer_esquema(complemento.ruta_xsd)
        esquemas |= {raiz: esquema for raiz in esquema.raices if complemento.complemento and raiz in plantillas}
    return esquemas


@necesita_compartido
@pytest.mark.parametrize("xsd", XSD_DEL_SAT, ids=lambda xsd: Path(xsd).stem)
def test_se_ve_cada_cambio_de_un_xsd_del_sat(xsd: str) -> None:
    exigir_xsd(SAT / xsd)


@necesita_compartido
@pytest.mark.parametrize("xslt", XSLT_DEL_SAT, ids=lambda xslt: Path(xslt).stem)
def test_se_ve_cada_cambio_de_una_hoja_del_sat(xslt: str) -> None:
    esquema = leer_esquema(SAT / XSLT_DEL_SAT[xslt])
    es_documento = xslt.startswith(("4/", "Timbre"))
    (raiz,) = esquema.raices
    exigir_xslt(SAT / xslt, {DOCUMENTO if es_documento else raiz: esquema}, None if es_documento else UTILERIAS)
