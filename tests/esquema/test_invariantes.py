"""What holds for any document that the declarations admit (section numbers are those of the design's invariants)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cfdi.documentos.cfdi40 import Comprobante, Concepto
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.esquema.rutas import carpeta
from cfdi.pruebas import comprobantes, nodos
from tests.esquema.ejemplos import SENCILLA, canonico, completa, opaco_de_prueba, rechazos
from tests.esquema.sat import esquema_del_sat, lo_acepta
from tests.rutas import necesita_compartido

_SELLADO = {"sello": "c2VsbG8=", "no_certificado": "30001000000500003416", "certificado": "Y2VydGlmaWNhZG8="}
_TIMBRES = st.lists(nodos(TimbreFiscalDigital), max_size=2)
_OPACOS = st.sampled_from(["Uno", "Otro", "Ñandú"]).map(opaco_de_prueba)

documentos = (
    comprobantes()
    | nodos(Comprobante, complementos=_TIMBRES)
    | comprobantes(
        complementos=st.lists(nodos(TimbreFiscalDigital) | _OPACOS, max_size=3),
        addenda=st.lists(_OPACOS, max_size=2),
        conceptos=st.lists(nodos(Concepto, complementos=st.lists(_OPACOS, max_size=2)), min_size=1, max_size=2),
    )
)
"""CFDI 4.0 before and after sealing, with known and unknown complements."""


@settings(max_examples=60)
@given(documentos)
def test_leer_lo_escrito_da_lo_mismo(documento: Comprobante) -> None:
    """Invariant 1. Equality of Decimals does not see trailing zeros, so the bytes are compared too."""
    xml = a_xml(documento)
    leido = leer(xml)
    assert leido == documento and hash(leido) == hash(documento)
    assert a_xml(leido) == xml
    assert a_xml(documento.con()) == xml


@settings(max_examples=40)
@given(documentos)
def test_lo_que_se_genera_es_valido_para_nosotros(documento: Comprobante) -> None:
    """Invariant 3, our half. Unknown complements of nobody's are an error by themselves, keys may be out of force."""
    ajenos = [h for h in rechazos(a_xml(documento)) if h.capa != "catalogos" and "x:" not in h.ruta]
    assert ajenos == []


@settings(max_examples=40)
@given(comprobantes())
def test_los_comprobantes_tienen_ademas_claves_vigentes(documento: Comprobante) -> None:
    assert rechazos(a_xml(documento)) == []


@necesita_compartido
@settings(max_examples=60)
@given(comprobantes(**_SELLADO) | nodos(Comprobante, complementos=_TIMBRES))
def test_lo_que_se_genera_es_valido_para_el_xsd_del_sat(documento: Comprobante) -> None:
    """Invariant 3."""
    xml = a_xml(documento)
    assert lo_acepta(xml), xml.decode()


@necesita_compartido
@settings(max_examples=30)
@given(nodos(TimbreFiscalDigital))
def test_un_timbre_solo_tambien(timbre: TimbreFiscalDigital) -> None:
    assert esquema_del_sat("TimbreFiscalDigitalv11.xsd").validate(etree.fromstring(a_xml(timbre)))
    assert leer(a_xml(timbre)) == timbre


# -------------------------------------------------------------------- a second opinion

_DISTINTO_EN_XMLSCHEMA = re.compile("[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x1c-\x1f]")
"""xmlschema collapses what Python takes for white space; XML has only four blanks, and libxml2 is right."""


@cache
def _segunda_opinion() -> Any:
    return xmlschema.XMLSchema10(
        str(carpeta("xsd") / "cfdv40.xsd"),
        locations={"http://www.sat.gob.mx/TimbreFiscalDigital": str(carpeta("xsd") / "TimbreFiscalDigitalv11.xsd")},
    )


@settings(max_examples=25)
@given(comprobantes(**_SELLADO))
def test_xmlschema_opina_lo_mismo(documento: Comprobante) -> None:
    """Our own XSD read by another implementation."""
    xml = _DISTINTO_EN_XMLSCHEMA.sub("-", a_xml(documento).decode())
    errores = [str(e.reason) for e in _segunda_opinion().iter_errors(etree.fromstring(xml.encode()))]
    assert errores == []


MALOS = [
    (' Total="1000.00"', ' Total="-1"'),
    (' Total="1000.00"', ' Total="1.1234567"'),
    (' Total="1000.00"', ""),
    (' Confirmacion="aB1c2"', ' Confirmacion="abc"'),
    (' Año="2025"', ' Año="2018"'),
    (' Fecha="2025-03-14T15:09:26"', ' Fecha="2025-13-14T15:09:26"'),
    ("<cfdi:Emisor ", '<cfdi:Emisor Sobra="1" '),
    ("<cfdi:Receptor ", "<cfdi:Sobra/><cfdi:Receptor "),
    ("</cfdi:Conceptos>", "hola</cfdi:Conceptos>"),
    ("</cfdi:Conceptos>", "</cfdi:Conceptos><cfdi:Conceptos/>"),
]


@pytest.mark.parametrize(("viejo", "nuevo"), MALOS)
def test_xmlschema_rechaza_lo_mismo(viejo: str, nuevo: str) -> None:
    xml = a_xml(completa()).decode()
    assert viejo in xml
    roto = xml.replace(viejo, nuevo).encode()
    assert _segunda_opinion().is_valid(etree.fromstring(xml.encode())), "sin romper es válido"
    assert not _segunda_opinion().is_valid(etree.fromstring(roto))
    assert rechazos(roto)


# -------------------------------------------------------------------- any order of things


@settings(max_examples=25)
@given(nodos(Comprobante, complementos=_TIMBRES))
def test_sangrar_el_xml_no_cambia_lo_que_dice(documento: Comprobante) -> None:
    raiz = etree.fromstring(a_xml(documento))
    etree.indent(raiz)
    sangrado = etree.tostring(raiz, encoding="UTF-8")
    assert leer(sangrado) == documento
    assert canonico(a_xml(leer(sangrado))) == canonico(sangrado)


def test_los_ejemplos_sirven_de_algo() -> None:
    assert rechazos(a_xml(SENCILLA)) == [] == rechazos(a_xml(completa()))
