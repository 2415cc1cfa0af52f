"""The examples of the rules: `fixtures/reglas/<CODIGO>/{ok,mal}*.json`, each a small change to a base document.

They are the tests of every rule, and what `cfdi regla` shows. fixtures/reglas/LEEME.md tells how one is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import ErrorArchivo
from cfdi.esquema.datos import desde_dict
from cfdi.esquema.escritor import a_xml
from cfdi.validacion import Informe, validar
from cfdi.validacion.externos import EnMemoria, Externos
from cfdi.validacion.perfiles import Perfil, perfil_llamado

_PAQUETE = Path(__file__).resolve().parent.parent
_PASO = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")

AHORA = datetime.fromisoformat("2026-11-20T18:05:00+00:00")
"""The clock of the examples that name none: five minutes after the Fecha of the bases, in central time."""


@cache
def carpeta() -> Path:
    """Where the examples are: inside the package when it is installed, in the fixtures of the checkout otherwise.

    Raises ErrorArchivo when they are nowhere.
    """
    for lugar in (_PAQUETE / "ejemplos", _PAQUETE.parent / "fixtures" / "reglas"):
        if lugar.is_dir():
            return lugar
    raise ErrorArchivo("no están los ejemplos de las reglas", campo=str(lugar), remedio="Reinstale la biblioteca.")


@dataclass(frozen=True)
class Ejemplo:
    """One example of a code, with all that it is judged by. `codigos` are those of the errors that it raises.

    `datos` is the base document with its changes, in the SAT's names.
    """

    codigo: str
    ruta: Path
    base: str
    cambios: Mapping[str, Any]
    codigos: tuple[str, ...]
    datos: Any
    comprobante: Comprobante
    ahora: datetime = AHORA
    externos: Externos | None = None
    perfil: Perfil | None = None
    en_el_xml: Mapping[str, str] = field(default_factory=dict)

    @property
    def debe_pasar(self) -> bool:
        return self.ruta.stem.startswith("ok")

    @property
    def nombre(self) -> str:
        return f"{self.codigo}/{self.ruta.stem}"

    @property
    def documento(self) -> Comprobante | str:
        """The document that is judged: the XML where the example says what no object can hold."""
        if not self.en_el_xml:
            return self.comprobante
        xml = a_xml(self.comprobante).decode()
        for escrito, otro in self.en_el_xml.items():
            xml = xml.replace(escrito, otro)
        return xml

    def validar(self) -> Informe:
        """Judge it by its own clock, lists and profile."""
        return validar(self.documento, ahora=self.ahora, externos=self.externos, perfil=self.perfil)


def base(nombre: str) -> Any:
    """A fresh copy of a base document, as data."""
    return json.loads(_base(nombre))


@cache
def _base(nombre: str) -> str:
    return (carpeta() / "bases" / f"{nombre}.json").read_text(encoding="utf-8")


def _pasos(ruta: str) -> list[str | int]:
    pasos: list[str | int] = []
    for nombre, posicion in _PASO.findall(ruta):
        pasos += [nombre, int(posicion) - 1] if posicion else [nombre]
    return pasos


def valor_en(datos: Any, ruta: str) -> Any:
    """What a document says at a path, None where it says nothing."""
    for paso in _pasos(ruta):
        try:
            datos = datos[paso]
        except (KeyError, IndexError):
            return None
    return datos


def cambiar(datos: Any, ruta: str, valor: Any) -> None:
    """Set the value at a path such as `Conceptos[2].Impuestos.Traslados[1].Importe`; None removes it.

    A node on the way that does not exist is made; the position after the last one appends.
    """
    pasos = _pasos(ruta)
    *camino, ultimo = pasos
    for paso, siguiente in zip(camino, pasos[1:], strict=True):
        if isinstance(paso, str) and paso not in datos:
            datos[paso] = {} if isinstance(siguiente, str) else []
        elif isinstance(paso, int) and paso == len(datos):
            datos.append({})
        datos = datos[paso]
    if valor is None:
        del datos[ultimo]
    elif isinstance(ultimo, int) and ultimo == len(datos):
        datos.append(valor)
    else:
        datos[ultimo] = valor


def leer(ruta: Path) -> Ejemplo:
    """Read one example and build its document, deriving nothing."""
    dicho = json.loads(ruta.read_text(encoding="utf-8"))
    cambios = dicho.get("cambios", {})
    datos = base(dicho["base"])
    for donde, valor in cambios.items():
        cambiar(datos, donde, valor)
    return Ejemplo(
        codigo=ruta.parent.name,
        ruta=ruta,
        base=dicho["base"],
        cambios=cambios,
        codigos=tuple(dicho.get("codigos", ())),
        datos=datos,
        comprobante=desde_dict(Comprobante, datos),
        ahora=datetime.fromisoformat(dicho["ahora"]) if "ahora" in dicho else AHORA,
        externos=EnMemoria.desde_dict(dicho["externos"]) if "externos" in dicho else None,
        perfil=perfil_llamado(dicho["perfil"]) if "perfil" in dicho else None,
        en_el_xml=dicho.get("en_el_xml", {}),
    )


def piden_listas(codigo: str) -> set[bool]:
    """Whether its failing examples need lists from outside: {False}, {True}, both, or empty when it has none."""
    rutas = (carpeta() / codigo).glob("mal*.json")
    return {"externos" in json.loads(r.read_text(encoding="utf-8")) for r in rutas}


def todos() -> Iterator[Ejemplo]:
    """Every example, in a stable order."""
    return (leer(r) for r in sorted(carpeta().glob("*/*.json")) if r.parent.name != "bases")


def de(codigo: str) -> list[Ejemplo]:
    """The examples of a code: those that pass, then those that fail."""
    rutas = (carpeta() / codigo).glob("*.json")
    return sorted(map(leer, rutas), key=lambda e: (not e.debe_pasar, len(e.ruta.stem), e.ruta.stem))
