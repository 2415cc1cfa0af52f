"""Public documents of the versions before: CFDI 3.2 and 3.3, Retenciones 1.0 and 2.0, and timbres on their own.

What can be read is written again with all that it said.
"""

from __future__ import annotations

import csv
import re
from collections import Counter

from lxml import etree

from cfdi.errores import ErrorCFDI
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from tests.esquema.ejemplos import CFDI, canonico
from tests.rutas import MUESTRAS, necesita_compartido

pytestmark = necesita_compartido

_SOLO_BLANCOS = re.compile(r">\s+<")


def _dice(xml: bytes) -> str:
    """What a document says; the blanks of an element that has nothing else are of its layout."""
    return _SOLO_BLANCOS.sub("><", canonico(xml))


def test_leer_y_escribir_no_cambia_lo_que_dicen_las_versiones_anteriores() -> None:
    leidos: Counter[str] = Counter()
    with (MUESTRAS / "indice.csv").open(encoding="utf-8", newline="") as indice:
        del_sat = {
            fila["archivo"]
            for fila in csv.DictReader(indice)
            if "y" in (fila["xsd_valid"], fila["xsd_valid_once_filled"])
        }
    for archivo in sorted((MUESTRAS / "cfdi").glob("*.xml")):
        xml = archivo.read_bytes()
        try:
            if etree.fromstring(xml).tag == f"{{{CFDI}}}Comprobante":
                continue  # those of 4.0 have their own tests
            leido = leer(xml)
        except (etree.XMLSyntaxError, ErrorCFDI) as error:
            assert archivo.name not in del_sat, f"{archivo.name}: el SAT lo acepta; {error}"
            continue
        assert _dice(a_xml(leido)) == _dice(xml), f"{archivo.name}: leer y escribir lo cambió"
        leidos[type(leido).__module__.rpartition(".")[2]] += 1
    faltan = Counter({"cfdi32": 53, "cfdi33": 114, "retenciones10": 39, "retenciones20": 10, "tfd11": 1}) - leidos
    assert not faltan, f"se leen menos documentos que antes: {faltan}"
