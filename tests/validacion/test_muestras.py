"""No false alarms: what a PAC stamped raises no error, but where the document really breaks today's rule."""

from __future__ import annotations

import csv

import pytest

from cfdi.validacion import validar
from tests.rutas import COMPARTIDO, necesita_compartido
from tests.validacion.excepciones import EXCEPCIONES

OTRAS: dict[str, set[str]] = {
    # Stamped by a test suite with an expired e.firma, for another RFC, that a blank precedes.
    "SAT-CFDI+python-satcfdi__tests__test_cfdi__comprobante33__cfdv33-signed-tfd.xml.xml": {"CFDI40106"},
    "SAT-CFDI+python-satcfdi__tests__cfdi_ejemplos__comprobante33__cfdv33-signed-tfd.xml": {"CFDI40106"},
}
"""Of older versions; those of 4.0 stand in `excepciones.py`, code by code."""


def _timbradas() -> list[str]:
    ruta = COMPARTIDO / "muestras" / "indice.csv"
    if not ruta.exists():
        return []
    with ruta.open(encoding="utf-8", newline="") as archivo:
        return [f["archivo"] for f in csv.DictReader(archivo) if f["tier"] in ("A", "B") and f["xsd_valid"] == "y"]


TIMBRADAS = _timbradas()


@necesita_compartido
def test_hay_muestras_timbradas() -> None:
    assert len(TIMBRADAS) >= 50


@necesita_compartido
@pytest.mark.parametrize("archivo", TIMBRADAS, ids=lambda a: a[-60:])
def test_lo_timbrado_no_da_errores(archivo: str) -> None:
    informe = validar(COMPARTIDO / "muestras" / "cfdi" / archivo)
    esperados = OTRAS.get(archivo, set()) | set(EXCEPCIONES.get(archivo, {}))
    assert {h.codigo for h in informe.errores} <= esperados, informe.a_texto()
