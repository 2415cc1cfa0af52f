"""Content models: which children an element admits, in what order and how often.

Most classes are the plain sequence of their child fields. The few others say theirs once, in the notation of DTDs:
`(InformacionAduanera* | Parte*)`; `,` is a sequence, `|` a choice, `&` all in any order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cfdi.esquema.nodos import Nodo, por_clase
from cfdi.esquema.tabla import tabla

Maximo = int | None
"""None means unbounded."""


@dataclass(frozen=True, slots=True)
class Elemento:
    """A child element, by the name that stands in the parent (the wrapper's, when there is one)."""

    nombre: str
    minimo: int = 1
    maximo: Maximo = 1


@dataclass(frozen=True, slots=True)
class Grupo:
    """A group of particles."""

    tipo: Literal["sequence", "choice", "all"]
    particulas: tuple[Particula, ...]
    minimo: int = 1
    maximo: Maximo = 1


Particula = Elemento | Grupo

_SIMBOLOS = re.compile(r"\s*([\w-]+|[(),|&?*+]|\{\d+,\d*\})")
_VECES: dict[str, tuple[int, Maximo]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_TIPOS: dict[str, Literal["sequence", "choice", "all"]] = {",": "sequence", "|": "choice", "&": "all"}


def leer_contenido(texto: str) -> Particula:
    """Parse a content model in DTD notation. Raises ValueError."""
    simbolos = _SIMBOLOS.findall(texto)
    if "".join(simbolos) != re.sub(r"\s", "", texto):
        raise ValueError(f"content model: {texto!r}")
    try:
        particula, resto = _leer_particula(simbolos)
    except (IndexError, KeyError):
        raise ValueError(f"content model: {texto!r} is not complete") from None
    if resto:
        raise ValueError(f"content model: {texto!r}: {resto!r} is left over")
    return particula


def _leer_particula(simbolos: list[str]) -> tuple[Particula, list[str]]:
    primero, resto = simbolos[0], simbolos[1:]
    if primero != "(":
        veces, resto = _leer_veces(resto)
        return Elemento(primero, *veces), resto
    particula, resto = _leer_particula(resto)
    particulas, separador = [particula], ","
    while resto[0] != ")":
        separador = resto[0]
        particula, resto = _leer_particula(resto[1:])
        particulas.append(particula)
    veces, resto = _leer_veces(resto[1:])
    return Grupo(_TIPOS[separador], tuple(particulas), *veces), resto


def _leer_veces(simbolos: list[str]) -> tuple[tuple[int, Maximo], list[str]]:
    if simbolos and simbolos[0] in _VECES:
        return _VECES[simbolos[0]], simbolos[1:]
    if simbolos and simbolos[0].startswith("{"):
        minimo, _, maximo = simbolos[0][1:-1].partition(",")
        return (int(minimo), int(maximo) if maximo else None), simbolos[1:]
    return (1, 1), simbolos


@por_clase
def contenido(clase: type[Nodo]) -> Grupo | None:
    """The content model of a class, None when it has no children."""
    if clase._contenido is not None:
        leido = leer_contenido(clase._contenido)
        return leido if isinstance(leido, Grupo) else Grupo("sequence", (leido,))
    particulas = []
    for campo in tabla(clase).elementos:
        if campo.en:
            particulas.append(Elemento(campo.en, campo.en_minimo, 1))
        else:
            particulas.append(Elemento(campo.xml, campo.minimo, campo.maximo))
    return Grupo("sequence", tuple(particulas)) if particulas else None


@por_clase
def expresion(clase: type[Nodo]) -> re.Pattern[str]:
    """A regular expression over the names of the children, each followed by a blank."""
    grupo = contenido(clase)
    return re.compile(_en_expresion(grupo) if grupo else "")


def _en_expresion(p: Particula) -> str:
    if isinstance(p, Elemento):
        interior = f"{re.escape(p.nombre)} "
    elif p.tipo == "all":
        # In any order, each within its count: one look-ahead per particle, then anything among them.
        opciones = "|".join(f"{re.escape(x.nombre)} " for x in p.particulas if isinstance(x, Elemento))
        cuentas = "".join(_cuenta_exacta(x) for x in p.particulas if isinstance(x, Elemento))
        interior = f"{cuentas}(?:{opciones})*"
    else:
        interior = ("|" if p.tipo == "choice" else "").join(_en_expresion(x) for x in p.particulas)
    if (p.minimo, p.maximo) == (1, 1):
        return f"(?:{interior})"
    return f"(?:{interior}){{{p.minimo},{'' if p.maximo is None else p.maximo}}}"


def _cuenta_exacta(p: Elemento) -> str:
    nombre = f"{re.escape(p.nombre)} "
    veces = f"{{{p.minimo},{'' if p.maximo is None else p.maximo}}}"
    return f"(?=(?:(?!{nombre})\\S+ )*(?:{nombre}(?:(?!{nombre})\\S+ )*){veces}$)"


def cuantas(clase: type[Nodo], nombre: str) -> tuple[int, Maximo]:
    """How often a child may stand in an element, groups and all: (minimum, maximum or None)."""
    grupo = contenido(clase)
    return _contar(grupo, nombre) if grupo else (0, 0)


def _contar(p: Particula, nombre: str) -> tuple[int, Maximo]:
    if isinstance(p, Elemento):
        return (p.minimo, p.maximo) if p.nombre == nombre else (0, 0)
    partes = [_contar(x, nombre) for x in p.particulas]
    maximos = [m for _, m in partes]
    if p.tipo == "choice":
        minimo = min(m for m, _ in partes)
        maximo = None if None in maximos else max(m for m in maximos if m is not None)
    else:
        minimo = sum(m for m, _ in partes)
        maximo = None if None in maximos else sum(m for m in maximos if m is not None)
    if maximo == 0:
        return 0, 0
    return minimo * p.minimo, None if maximo is None or p.maximo is None else maximo * p.maximo
