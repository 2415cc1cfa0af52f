"""Public samples, of every version: the seals that the index calls good verify, and the others do not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cfdi.errores import ErrorCFDI
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.timbrado import verificar
from tests.rutas import COMPARTIDO, MUESTRAS, necesita_compartido


def _indice() -> list[dict[str, str]]:
    ruta = COMPARTIDO / "muestras" / "indice.csv"
    if not ruta.exists():
        return []
    with ruta.open(encoding="utf-8", newline="") as archivo:
        return list(csv.DictReader(archivo))


CON_SELLO = [f for f in _indice() if f["sello_valid"].startswith(("y", "n:"))]


def _carpeta() -> Path:
    return MUESTRAS if (MUESTRAS / CON_SELLO[0]["archivo"]).exists() else MUESTRAS / "cfdi"


def _sello(archivo: str) -> str:
    try:
        comprobaciones = verificar(_carpeta() / archivo).comprobaciones
    except ErrorCFDI as error:
        return f"no se lee: {type(error).__name__}"
    return next((c.estado for c in comprobaciones if c.nombre == "sello"), "sin sello que juzgar")


@necesita_compartido
def test_hay_muestras_de_todas_las_versiones() -> None:
    buenas = {(f["kind"], f["version"]) for f in CON_SELLO if f["sello_valid"].startswith("y")}
    assert {("comprobante", v) for v in ("4.0", "3.3", "3.2")} | {("retenciones", v) for v in ("2.0", "1.0")} <= buenas


@necesita_compartido
@pytest.mark.parametrize("fila", CON_SELLO, ids=lambda f: f["archivo"][-60:])
def test_el_veredicto_es_el_del_indice(fila: dict[str, str]) -> None:
    veredicto = _sello(fila["archivo"])
    if fila["sello_valid"].startswith("y"):
        assert veredicto == "bien", f"{fila['archivo']}: the index says {fila['sello_valid']}"
    else:
        assert veredicto != "bien", f"{fila['archivo']}: the index says {fila['sello_valid']}"


@necesita_compartido
def test_los_timbres_verifican_con_los_certificados_de_los_pac() -> None:
    """Those whose PAC certificate is at hand; none that the index calls broken does."""
    conocidos = Conocidos().con_carpeta(COMPARTIDO / "muestras" / "csd" / "pac")
    for cer in sorted((COMPARTIDO / "muestras" / "csd").glob("SPR190613I52_*.cer")):
        conocidos = conocidos.con_carpeta(cer)
    verificados = []
    for fila in _indice():
        if not fila["tfd_sello_valid"].startswith(("y", "n:")):
            continue
        try:
            comprobaciones = verificar(_carpeta() / fila["archivo"], conocidos).comprobaciones
        except ErrorCFDI:
            continue
        estado = next((c.estado for c in comprobaciones if c.nombre == "SelloSAT"), "")
        if estado == "no_verificado":
            continue
        assert (estado == "bien") == fila["tfd_sello_valid"].startswith("y"), fila["archivo"]
        verificados.append(fila["archivo"])
    assert len(verificados) >= 15, f"only {len(verificados)} timbres could be judged"
