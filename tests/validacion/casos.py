"""The fixtures of the rules: `fixtures/reglas/<CODIGO>/{ok,mal}*.json`, each a change to a base document."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.esquema.datos import desde_dict

CARPETA = Path(__file__).resolve().parents[2] / "fixtures" / "reglas"

_PASO = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


@dataclass(frozen=True)
class Caso:
    """One fixture."""

    codigo: str
    ruta: Path
    codigos: tuple[str, ...]
    comprobante: Comprobante

    @property
    def debe_pasar(self) -> bool:
        return self.ruta.stem.startswith("ok")

    @property
    def nombre(self) -> str:
        return f"{self.codigo}/{self.ruta.stem}"


@cache
def _base(nombre: str) -> str:
    return (CARPETA / "bases" / f"{nombre}.json").read_text(encoding="utf-8")


def base(nombre: str) -> Any:
    """A fresh copy of a base document, as data."""
    return json.loads(_base(nombre))


def cambiar(datos: Any, ruta: str, valor: Any) -> None:
    """Set the value at a path such as `Conceptos[2].Impuestos.Traslados[1].Importe`; None removes it."""
    pasos: list[str | int] = []
    for nombre, posicion in _PASO.findall(ruta):
        pasos += [nombre, int(posicion) - 1] if posicion else [nombre]
    *camino, ultimo = pasos
    for paso in camino:
        datos = datos[paso]
    if valor is None:
        del datos[ultimo]
    else:
        datos[ultimo] = valor


def leer_caso(ruta: Path) -> Caso:
    """Read one fixture and build its document, deriving nothing."""
    dicho = json.loads(ruta.read_text(encoding="utf-8"))
    datos = base(dicho["base"])
    for donde, valor in dicho.get("cambios", {}).items():
        cambiar(datos, donde, valor)
    return Caso(ruta.parent.name, ruta, tuple(dicho.get("codigos", ())), desde_dict(Comprobante, datos))


def todos() -> list[Caso]:
    """Every fixture, in a stable order."""
    return [leer_caso(r) for r in sorted(CARPETA.glob("*/*.json")) if r.parent.name != "bases"]
