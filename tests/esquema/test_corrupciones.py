"""Whatever the SAT's XSD refuses, we refuse; and what it accepts, we accept.

Every attribute and every element of a document that has them all is damaged in every way, one at a time; the SAT's
own XSD judges, and so do we. What both accept is also read and written again without a change.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from lxml import etree

from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.esquema.xml import atributos_de
from tests.esquema.ejemplos import CFDI, canonico, completa, rechazos
from tests.esquema.sat import lo_acepta
from tests.rutas import necesita_compartido

pytestmark = necesita_compartido

_E = f"{{{CFDI}}}"
_SELLO = {"Sello", "NoCertificado", "Certificado"}
_LENTOS = {"ClaveProdServ", "LugarExpedicion"}
"""Of a wrong key of these, libxml2 writes the whole list and takes a second; other keys prove as much."""

BASURA = ["", " ", "x", "-1", "0", "1e3", "NaN", "1.5000000", "+.5", "1.", "0.1234567", "9" * 30, "１", "\u00a0", "😀"]
BASURA += ["2025-02-30T00:00:00", "2025-03-14T24:00:00", "ñ" * 301, "a|b"]


class Corrupcion(NamedTuple):
    """One change: what was done, where, and the document that results."""

    que: str
    donde: str
    raiz: etree._Element


def _sencillo() -> etree._Element:
    """The complete document, with one of each element."""
    raiz = etree.fromstring(a_xml(completa()))
    for e in list(raiz.iter()):
        anterior, padre = e.getprevious(), e.getparent()
        if padre is not None and anterior is not None and anterior.tag == e.tag:
            padre.remove(e)
    return raiz


def _copia(raiz: etree._Element, e: etree._Element) -> tuple[etree._Element, etree._Element]:
    """A copy of the tree, and in it the same element."""
    ruta = raiz.getroottree().getelementpath(e)
    otra = copy.deepcopy(raiz)
    encontrado = otra if ruta == "." else otra.find(ruta)
    assert encontrado is not None
    return otra, encontrado


def _de_atributos(raiz: etree._Element) -> Iterator[Corrupcion]:
    for e in raiz.iter():
        for nombre, valor in atributos_de(e).items():
            if nombre.startswith("{"):
                continue
            donde = f"{etree.QName(e).localname}/@{nombre}"
            for basura in () if nombre in _LENTOS else (*BASURA, f"\t{valor} "):
                otra, este = _copia(raiz, e)
                este.set(nombre, basura)
                yield Corrupcion(f"valor {basura[:20]!r}", donde, otra)
            otra, este = _copia(raiz, e)
            del este.attrib[nombre]
            yield Corrupcion("quitar", donde, otra)
            otra, este = _copia(raiz, e)
            del este.attrib[nombre]
            este.set(nombre.swapcase(), valor)
            yield Corrupcion("renombrar", donde, otra)
            otra, este = _copia(raiz, e)
            del este.attrib[nombre]
            este.set(f"{_E}{nombre}", valor)
            yield Corrupcion("calificar", donde, otra)


def _de_elementos(raiz: etree._Element) -> Iterator[Corrupcion]:
    for e in raiz.iter():
        donde = etree.QName(e).localname
        for que, texto in [("texto", "hola"), ("blancos", " \n"), ("nbsp", "\u00a0")]:
            otra, este = _copia(raiz, e)
            este.text = texto
            yield Corrupcion(que, donde, otra)
        for nombre in ("Otro", "{urn:nadie}Otro", "{http://www.w3.org/XML/1998/namespace}lang"):
            otra, este = _copia(raiz, e)
            este.set(nombre, "es")
            yield Corrupcion(f"atributo {nombre}", donde, otra)
        for hijo in (f"{_E}Otro", "Otro", f"{_E}Emisor", f"{_E}Concepto", f"{_E}Comprobante"):
            otra, este = _copia(raiz, e)
            etree.SubElement(este, hijo)
            yield Corrupcion(f"agregar {hijo}", donde, otra)
        yield from _de_hijo(raiz, e, donde)


def _de_hijo(raiz: etree._Element, e: etree._Element, donde: str) -> Iterator[Corrupcion]:
    if e.getparent() is None:
        return
    for que in (
        "quitar",
        "duplicar",
        "al principio",
        "al final",
        "subir",
        "cola",
        "renombrar",
        "sin espacio",
        "vaciar",
    ):
        otra, este = _copia(raiz, e)
        padre = este.getparent()
        assert padre is not None
        abuelo = padre.getparent()
        if que == "quitar":
            padre.remove(este)
        elif que == "duplicar":
            este.addnext(copy.deepcopy(este))
        elif que == "al principio":
            padre.insert(0, este)
        elif que == "al final":
            padre.append(este)
        elif que == "subir" and abuelo is not None:
            abuelo.append(este)
        elif que == "cola":
            este.tail = "hola"
        elif que == "renombrar":
            este.tag = este.tag.swapcase() if "}" not in este.tag else este.tag + "s"
        elif que == "sin espacio":
            este.tag = etree.QName(este).localname
        elif que == "vaciar":
            este.clear()
        yield Corrupcion(que, donde, otra)


def _explicada(c: Corrupcion) -> str | None:
    """Why the SAT's XSD and we may differ about a corruption; None when we may not."""
    campo = c.donde.rpartition("@")[2]
    if c.donde == "TimbreFiscalDigital/@Version" and c.que not in ("quitar", "renombrar", "calificar"):
        return "una versión que no se conoce no se puede juzgar, y así se dice: no_verificado"
    if c.donde == "Comprobante/@Sello" and c.que in ("quitar", "valor ''"):
        return "sin Sello es un pre-CFDI, que se juzga en todo lo demás"
    if c.donde.startswith("Comprobante/") and campo in _SELLO and c.que == "valor ''":
        return "un Sello va con su NoCertificado y su Certificado, y el XSD admite que estén vacíos"
    return None


@pytest.mark.parametrize("corromper", [_de_atributos, _de_elementos], ids=["atributos", "elementos"])
def test_juzgamos_cada_corrupcion_como_el_xsd_del_sat(corromper: object) -> None:
    assert callable(corromper)
    aceptadas, distintas = 0, []
    for corrupcion in corromper(_sencillo()):
        xml = etree.tostring(corrupcion.raiz, encoding="UTF-8", xml_declaration=True)
        del_sat = lo_acepta(xml)
        errores = rechazos(xml)
        if del_sat is not (not errores) and not _explicada(corrupcion):
            solo_claves = all(h.capa == "catalogos" for h in errores)
            if not (del_sat and solo_claves):  # the XSD collapses blanks around a key; a catalogue has no such key
                nuestro = errores[0].a_texto() if errores else "nosotros lo aceptamos"
                suyo = "el SAT lo acepta" if del_sat else "el SAT lo rechaza"
                distintas.append(f"{corrupcion.que} en {corrupcion.donde}: {suyo}; {nuestro}")
        if del_sat:
            aceptadas += 1
            vuelto = a_xml(leer(xml))
            assert canonico(vuelto) == canonico(xml), f"leer y escribir cambió: {corrupcion[:2]}"
    assert not distintas, "\n".join(distintas)
    assert aceptadas > 20, "apenas hay corrupciones que el SAT acepte: algo anda mal en la prueba"


def test_el_documento_de_partida_es_valido_para_los_dos() -> None:
    xml = etree.tostring(_sencillo(), encoding="UTF-8")
    assert lo_acepta(xml) and lo_acepta(a_xml(completa()))
    assert rechazos(xml) == [] == rechazos(a_xml(completa()))
