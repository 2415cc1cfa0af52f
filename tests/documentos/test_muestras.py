"""Public CFDI 4.0: all of them, whatever program made them, good and bad.

`indice.csv` says what the SAT's own XSD thinks of each file, as it stands or once its empty seal is filled in.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

import pytest
from lxml import etree

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import DocumentoDesconocido, ErrorCFDI, ErrorSello
from cfdi.esquema import Opaco
from cfdi.esquema.datos import Nombres, a_dict, a_json, desde_dict, leer_json
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.esquema_json import esquema_json
from cfdi.esquema.lector import leer
from cfdi.esquema.registro import raices
from cfdi.sello.cadena import cadena_original
from cfdi.validacion import validar
from cfdi.validacion.informe import Hallazgo
from tests.esquema.ejemplos import CFDI, canonico, rechazos
from tests.esquema.sat import ruta_en_el_sitio
from tests.oraculo.componentes import claves, leer_esquema
from tests.rutas import MUESTRAS, SAT, necesita_compartido

pytestmark = necesita_compartido


class Muestra(NamedTuple):
    """A public CFDI 4.0 and what is known of it."""

    nombre: str
    xml: bytes
    del_sat: bool
    """Whether the SAT's XSD accepts it, as it stands or with its seal filled in."""


@cache
def muestras() -> tuple[Muestra, ...]:
    with (MUESTRAS / "indice.csv").open(encoding="utf-8", newline="") as archivo:
        filas = {fila["archivo"]: fila for fila in csv.DictReader(archivo)}
    halladas = []
    for ruta in sorted((MUESTRAS / "cfdi").glob("*.xml")):
        xml, fila = ruta.read_bytes(), filas[ruta.name]
        if _raiz(xml) == f"{{{CFDI}}}Comprobante":
            acepta = "y" in (fila["xsd_valid"], fila["xsd_valid_once_filled"])
            halladas.append(Muestra(ruta.name, xml, acepta))
    assert len(halladas) > 280, "faltan muestras"
    return tuple(halladas)


def _raiz(xml: bytes) -> str | None:
    try:
        return etree.fromstring(xml).tag
    except etree.XMLSyntaxError:
        return None


@cache
def leibles() -> tuple[tuple[Muestra, Comprobante], ...]:
    pares = []
    for muestra in muestras():
        try:
            leido = leer(muestra.xml)
        except ErrorCFDI:
            continue
        assert isinstance(leido, Comprobante)
        pares.append((muestra, leido))
    return tuple(pares)


# -------------------------------------------------------------------- reading and writing

_DOCTO = "DoctoRelacionado/@IdDocumento"
ILEGIBLES = {
    # another version, or none
    "test_xml_parser.py.cf86e3ce.xml": "/Comprobante/@Version",
    "test_xml_parser.py.daea94c2.xml": "/Comprobante/@Version",
    "validador.test.ts.6ee8d83c.xml": "/Comprobante/@Version",
    # the children of Comprobante are out of order
    "uso.md.ebb93543.xml": "/cfdi:Comprobante",
    # an attribute that cannot be missing is missing
    "cleaner.test.ts.437a8508.xml": "/cfdi:Comprobante/@Fecha",
    "cleaner.test.ts.60199cd9.xml": "/cfdi:Comprobante/@Fecha",
    "GetSatStatusExtractorTest.php.b591a788.xml": "/cfdi:Comprobante/@Fecha",
    "QuickFinkokTest.php.084098a5.xml": "/cfdi:Comprobante/@Fecha",
    "README.md.feace72f.xml": "/cfdi:Comprobante/@Exportacion",
    "impuestos.test.ts.d6571b5a.xml": "/cfdi:Comprobante/cfdi:Receptor/@DomicilioFiscalReceptor",
    "impuestos.test.ts.e7981778.xml": "/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto/@ObjetoImp",
    "23ba0a32__tests__assets__pagos20-calculator__008.xml": _DOCTO,
    "4aadf9a5__tests__assets__pagos20-calculator__004.xml": _DOCTO,
    "57d2c418__tests__assets__pagos20-calculator__008.xml": _DOCTO,
    "6788d7b6__tests__assets__pagos20-calculator__007.xml": _DOCTO,
    "908be77b__tests__assets__pagos20-calculator__007.xml": _DOCTO,
    "ac2136e6__tests__assets__pagos20-calculator__006.xml": _DOCTO,
    "eaece8c0__tests__assets__pagos20-calculator__006.xml": _DOCTO,
    **{f"CfdiUtils__tests__assets__pagos20-calculator__00{n}.xml": _DOCTO for n in range(4, 9)},
}
"""The samples that cannot be read, by the end of their names, and where the first thing is that would be lost."""


def test_lo_que_no_se_puede_leer_se_sabe_por_que() -> None:
    leidas = {m.nombre for m, _ in leibles()}
    for muestra in muestras():
        motivos = [donde for final, donde in ILEGIBLES.items() if muestra.nombre.endswith(final)]
        if muestra.nombre in leidas:
            assert not motivos, f"{muestra.nombre} ya se puede leer: quítelo de la lista"
            continue
        assert motivos, f"{muestra.nombre} no se puede leer y nadie ha dicho por qué"
        assert not muestra.del_sat, f"{muestra.nombre}: el SAT lo acepta y no se puede leer"
        with pytest.raises(ErrorCFDI) as caso:
            leer(muestra.xml)
        assert re.sub(r"\[\d+\]", "", caso.value.campo or "").endswith(motivos[0])


def test_leer_y_escribir_no_cambia_lo_que_dicen() -> None:
    for muestra, leido in leibles():
        assert canonico(a_xml(leido)) == canonico(muestra.xml), f"{muestra.nombre}: leer y escribir lo cambió"
        assert leer(a_xml(leido)) == leido, muestra.nombre


@pytest.mark.parametrize("nombres", ["sat", "python"])
def test_ida_y_vuelta_por_dict_y_por_json(nombres: Nombres) -> None:
    for muestra, leido in leibles():
        assert desde_dict(Comprobante, a_dict(leido, nombres)) == leido, muestra.nombre
        assert desde_dict(Comprobante, leer_json(a_json(leido, nombres))) == leido, muestra.nombre


def test_lo_que_es_valido_lo_es_tambien_como_json() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="falta jsonschema: pip install cfdi[pruebas]")
    validador = jsonschema.Draft202012Validator(esquema_json(Comprobante))
    malas = {m.nombre for m, leido in leibles() if not validador.is_valid(a_dict(leido))}
    assert malas, "ninguna muestra mala: la prueba no prueba nada"
    assert not {m.nombre for m, _ in leibles() if m.del_sat} & malas


# -------------------------------------------------------------------- validity


@cache
def _claves_del_xsd() -> dict[str, frozenset[str]]:
    """The keys that the SAT's XSDs of CFDI 4.0 and of its complements let pass, by catalogue."""
    todas: dict[str, frozenset[str]] = {}
    for raiz in raices():
        for catalogo in leer_esquema(ruta_en_el_sitio(raiz.ubicacion)).catalogos().values():
            todas[catalogo.nombre] = claves(catalogo)
    return todas


def _la_admite_el_xsd(hallazgo: Hallazgo) -> bool:
    """A key that the XSD still lists, and that the SAT's workbook no longer has, or not on the date of the document."""
    nombre = hallazgo.fuente.split()[1]
    listas = [c for catalogo, c in _claves_del_xsd().items() if catalogo.rpartition(":")[2] == nombre]
    return hallazgo.capa == "catalogos" and any(hallazgo.recibido in lista for lista in listas)


def test_se_juzgan_como_el_xsd_del_sat_salvo_las_claves_que_el_sat_retiro() -> None:
    """By layers xml, esquema and catalogos together. The XSD keeps keys that the workbook has dropped."""
    distintas, retiradas = [], Counter[str]()
    for muestra in muestras():
        errores = rechazos(muestra.xml)
        if not muestra.del_sat and not errores:
            distintas.append(f"{muestra.nombre}: el SAT lo rechaza y nosotros no")
        for hallazgo in errores if muestra.del_sat else ():
            if _la_admite_el_xsd(hallazgo):
                retiradas[f"{hallazgo.recibido} ({hallazgo.fuente})"] += 1
            else:
                distintas.append(f"{muestra.nombre}: el SAT lo acepta; {hallazgo.a_texto()}")
    assert not distintas, "\n".join(distintas)
    assert retiradas, "ya no hay claves retiradas: quite la excepción"


def test_un_pre_cfdi_se_juzga_en_todo_salvo_el_sello() -> None:
    sin_sellar = [m for m in muestras() if m.del_sat and not validar(m.xml).sellado]
    assert len(sin_sellar) > 20
    for muestra in sin_sellar:
        assert not [h for h in validar(muestra.xml) if h.capa == "sello"], muestra.nombre


# -------------------------------------------------------------------- cadena original


@cache
def _hoja_del_sat() -> etree.XSLT:
    return etree.XSLT(etree.parse(str(SAT / "4" / "cadenaoriginal_4_0" / "cadenaoriginal_4_0.xslt")))


def test_la_cadena_original_es_la_del_sat_byte_por_byte() -> None:
    """Of the file as it stands, and of the file read and written again: the seal survives."""
    vistas = 0
    for muestra in muestras():
        try:
            nuestra = cadena_original(muestra.xml)
        except DocumentoDesconocido:
            continue
        except ErrorSello as error:
            assert "no declara el complemento" in str(error), muestra.nombre
            continue
        vistas += 1
        assert nuestra == str(_hoja_del_sat()(etree.fromstring(muestra.xml))), muestra.nombre
    assert vistas > 280


def test_lo_leido_y_escrito_da_la_misma_cadena() -> None:
    vistas = 0
    for muestra, leido in leibles():
        try:
            antes = cadena_original(muestra.xml)
        except ErrorSello:
            continue
        if not any(isinstance(c, Opaco) for c in leido.complementos):  # the blanks of an unknown one leak into it
            assert cadena_original(a_xml(leido)) == antes, muestra.nombre
            vistas += 1
    assert vistas > 260
