"""The plan of a cadena original: which attributes it takes, and in what order.

It is the order of the fields, unless the class states another (`cadena=` among its keywords), and without those
that the SAT's sheet forgets (`atributo(cadena=False)`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cfdi.esquema.nodos import Nodo
from cfdi.esquema.tabla import Campo, tabla


@dataclass(frozen=True, slots=True)
class Valor:
    """Take an attribute, of this element or of a child (`ruta`). A required one gives its bar even when absent."""

    atributo: str
    requerido: bool
    ruta: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextoDe:
    """Take the text of the elements of that path: of the first, required or not, or of each of them."""

    ruta: tuple[str, ...]
    modo: Literal["requerido", "opcional", "cada"]


@dataclass(frozen=True, slots=True)
class Visita:
    """Go to the children of that path, one after another, and follow their plan in each."""

    ruta: tuple[str, ...]
    pasos: tuple[Paso, ...]
    donde_sea: bool = False
    """At any depth (`.//`)."""


@dataclass(frozen=True, slots=True)
class Complementos:
    """Go to whatever stands in an xs:any slot."""

    ruta: str


Paso = Valor | TextoDe | Visita | Complementos


_MODOS: dict[str, Literal["requerido", "opcional", "cada"]] = {"!": "requerido", "?": "opcional", "*": "cada"}


def pasos(clase: type[Nodo]) -> tuple[Paso, ...]:
    """The plan of a class. Wrappers are part of the path: Conceptos/Concepto."""
    if clase._cadena is not None:
        return tuple(paso for palabra in clase._cadena.split() for paso in _paso_dicho(clase, palabra))
    return tuple(paso for campo in tabla(clase).campos if campo.cadena for paso in _paso(campo))


def _paso(campo: Campo) -> tuple[Paso, ...]:
    if campo.clase == "atributo":
        requerido = campo.requerido if campo.cadena is True else campo.cadena == "requerido"
        return (Valor(campo.xml, requerido),)
    if campo.clase == "ranura" and campo.en:
        return (Complementos(campo.en),)
    if campo.hija is None:  # pragma: no cover - every child has a class
        raise AssertionError(campo)
    ruta = (campo.en, campo.xml) if campo.en else (campo.xml,)
    return (Visita(ruta, pasos(campo.hija)),)


def _paso_dicho(clase: type[Nodo], palabra: str) -> tuple[Paso, ...]:
    """One word of an explicit plan: `@version`, `@Niv?` (optional), `@Niv!` (required), `Domicilio/@pais`, `Parte`,
    `//Parte`; and for elements that hold text, `seller/gln!`, `ReferenceDate?`, `Amount*` (each)."""
    campos = tabla(clase)
    if palabra[-1] in _MODOS and "@" not in palabra:
        return (TextoDe(tuple(palabra[:-1].split("/")), _MODOS[palabra[-1]]),)
    if "@" in palabra:
        camino, _, nombre = palabra.rstrip("?!").rpartition("@")
        ruta = tuple(camino.rstrip("/").split("/")) if camino else ()
        for paso in ruta:
            hija = campos.por_elemento[paso].hija
            if hija is None:
                raise AssertionError(f"{clase.__name__}: {paso} is no element")
            campos = tabla(hija)
        requerido = campos.por_atributo[nombre].requerido
        return (Valor(nombre, palabra.endswith("!") or (requerido and not palabra.endswith("?")), ruta),)
    if palabra.startswith("//"):
        return (Visita((palabra[2:],), pasos(_descendiente(clase, palabra[2:])), donde_sea=True),)
    return _paso(campos.por_elemento[palabra])


def _descendiente(clase: type[Nodo], nombre: str) -> type[Nodo]:
    """The class of an element of that name, at any depth below another."""
    pendientes = [clase]
    for actual in pendientes:
        for campo in tabla(actual).elementos:
            if campo.hija is not None and campo.xml == nombre:
                return campo.hija
            if campo.hija is not None and campo.hija not in pendientes:
                pendientes.append(campo.hija)
    raise AssertionError(f"{clase.__name__} has no {nombre} below it")
