"""Writing: the same objects give the same bytes, anywhere; and only what a document uses is declared."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cfdi.documentos.cfdi40 import Comprobante, Impuestos, ImpuestosConcepto
from cfdi.esquema import Opaco
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.esquema.nodos import poner_textos
from cfdi.pruebas import comprobantes
from tests.esquema.ejemplos import CFDI, SENCILLA, TEXTO, XML, completa, opaco_de_prueba, timbre
from tests.rutas import RAIZ

_TFD = "http://www.sat.gob.mx/TimbreFiscalDigital"


def test_utf_8_con_declaracion_y_en_una_linea() -> None:
    declaracion, cuerpo = a_xml(completa()).split(b"\n")
    assert declaracion == b'<?xml version="1.0" encoding="UTF-8"?>'
    assert "UNIVERSIDAD ROBOTICA ESPAÑOLA".encode() in cuerpo


def test_solo_se_declara_lo_que_se_usa() -> None:
    assert "tfd" not in TEXTO
    xml = a_xml(SENCILLA.con(complementos=[timbre(), timbre()]))
    assert xml.count(b"xmlns:") == 3
    raiz = etree.fromstring(xml)
    assert {"cfdi", "tfd", "xsi"} == set(raiz.nsmap)
    ubicaciones = raiz.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", "").split()
    assert ubicaciones[::2] == [CFDI, _TFD]
    assert [u.rpartition("/")[2] for u in ubicaciones[1::2]] == ["cfdv40.xsd", "TimbreFiscalDigitalv11.xsd"]


def test_lo_vacio_no_se_escribe_y_un_elemento_sin_hijos_se_cierra_solo() -> None:
    documento = SENCILLA.con(
        impuestos=Impuestos(), conceptos=[SENCILLA.conceptos[0].con(impuestos=ImpuestosConcepto())]
    )
    assert a_xml(documento).count(b"<cfdi:Impuestos/>") == 2
    assert b"Traslados" not in a_xml(documento)
    assert leer(a_xml(documento)) == documento


def test_un_fragmento_tambien_es_xml() -> None:
    assert etree.fromstring(a_xml(SENCILLA.emisor)).get("Rfc") == "EKU9003173C9"
    assert etree.fromstring(a_xml(opaco_de_prueba())).tag == "{urn:ejemplo}Otro"


def test_un_opaco_se_escribe_como_es() -> None:
    opaco = opaco_de_prueba()
    assert opaco.xml.encode() in a_xml(SENCILLA.con(complementos=[opaco], addenda=[opaco, Opaco("<a/>")]))


@settings(max_examples=25)
@given(comprobantes(), st.data())
def test_el_camino_de_los_textos_escritos_da_los_mismos_bytes(documento: Comprobante, datos: st.DataObject) -> None:
    """The table-driven writer, for objects that remember a text, and the compiled one agree."""
    xml = a_xml(documento)
    elegido = datos.draw(st.sampled_from([documento, documento.emisor, *documento.conceptos]))
    poner_textos(elegido, {"ningun_campo": "un texto que nadie pide"})
    assert a_xml(documento) == xml


_PROGRAMA = """
import sys
from tests.esquema.ejemplos import completa, opaco_de_prueba
from cfdi import a_dict, a_json, a_xml
documento = completa().con(addenda=[opaco_de_prueba()])
sys.stdout.buffer.write(a_xml(documento) + a_json(documento).encode())
"""


@pytest.mark.parametrize(
    "entorno",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "es_MX.ISO8859-1", "LANG": "es_MX.ISO8859-1", "TZ": "America/Tijuana"},
    ],
    ids=["C", "es_MX"],
)
def test_los_bytes_no_dependen_de_la_semilla_ni_de_la_region(entorno: dict[str, str]) -> None:
    aqui = a_xml(completa().con(addenda=[opaco_de_prueba()]))
    variables = {**os.environ, **entorno, "PYTHONPATH": str(RAIZ)}
    salida = subprocess.run([sys.executable, "-c", _PROGRAMA], env=variables, capture_output=True, check=True)
    assert salida.stdout.startswith(aqui + b"{"), "otro proceso, con otra semilla y otra región, escribió otra cosa"


def test_iguales_se_escriben_igual_salvo_los_ceros_que_son_del_sello() -> None:
    """1.0 and 1.00 are the same number and not the same cadena: the decimals that the user wrote are kept."""
    assert a_xml(leer(XML)) == XML
    assert SENCILLA.con(total=Decimal("1000")) == SENCILLA
    assert b' Total="1000"' in a_xml(SENCILLA.con(total=Decimal("1000")))
