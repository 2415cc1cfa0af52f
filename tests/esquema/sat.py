"""The SAT's own XSD as a judge. It is loaded once in a session (a fifth of a second), when a test first asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

from cfdi.esquema.registro import raices
from cfdi.esquema.xml import analizar
from tests.rutas import SITIO_SAT

_XS = "http://www.w3.org/2001/XMLSchema"


@cache
def esquema_del_sat(*archivos: str) -> etree.XMLSchema:
    """The SAT's schemas with those file names in one, its closed lists of keys included."""
    importes = "".join(
        f'<xs:import namespace="{espacio}" schemaLocation="{ruta.as_uri()}"/>'
        for espacio, ruta in (_espacio_y_ruta(a) for a in archivos)
    )
    return etree.XMLSchema(etree.fromstring(f'<xs:schema xmlns:xs="{_XS}">{importes}</xs:schema>'))


def _espacio_y_ruta(archivo: str) -> tuple[str, Path]:
    raiz = next(r for r in raices() if r.archivo_xsd == archivo)
    return raiz.clase._espacio.uri, ruta_en_el_sitio(raiz.ubicacion)


def ruta_en_el_sitio(ubicacion: str) -> Path:
    """Where the snapshot of the SAT's site has what is published at that URL."""
    return SITIO_SAT / ubicacion.split("//", 1)[1].partition("/")[2]


def cfdi40() -> etree.XMLSchema:
    """CFDI 4.0 with its timbre."""
    return esquema_del_sat("cfdv40.xsd", "TimbreFiscalDigitalv11.xsd")


def lo_acepta(xml: bytes | str) -> bool:
    """Whether the SAT's XSD of CFDI 4.0 accepts a document."""
    return cfdi40().validate(analizar(xml if isinstance(xml, bytes) else xml.encode()))
