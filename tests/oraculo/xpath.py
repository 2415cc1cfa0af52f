"""The little XPath that cadena original sheets are written in, parsed into values.

Location paths along child, attribute and descendant steps, string literals, variables, `normalize-space`, `string`,
`concat` and `=`. Anything else raises `NoInterpretable`: what is not understood may not be compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Eje = Literal["hijo", "atributo", "descendiente"]


class NoInterpretable(Exception):
    """A sheet uses something whose effect on the cadena is not known here."""


@dataclass(frozen=True, slots=True)
class Paso:
    """One step of a path. `nombre` is a Clark name, or `*` for any element."""

    eje: Eje
    nombre: str

    def __str__(self) -> str:
        return {"hijo": "", "atributo": "@", "descendiente": "descendiente::"}[self.eje] + self.nombre


Ruta = tuple[Paso, ...]


@dataclass(frozen=True, slots=True)
class Camino:
    """A location path; `()` is the context node. With a `variable` the steps start from its value."""

    pasos: Ruta = ()
    absoluto: bool = False
    variable: str | None = None


@dataclass(frozen=True, slots=True)
class Cadena:
    """A string literal."""

    valor: str


@dataclass(frozen=True, slots=True)
class Funcion:
    nombre: str
    argumentos: tuple[Expresion, ...] = ()


@dataclass(frozen=True, slots=True)
class Igualdad:
    izquierda: Expresion
    derecha: Expresion


Expresion = Camino | Cadena | Funcion | Igualdad

_FUNCIONES = frozenset({"normalize-space", "string", "concat"})
_NOMBRE = r"[^\W\d][\w.\-]*"
_FICHA = re.compile(
    rf"\s*(?:(?P<cadena>'[^']*'|\"[^\"]*\")|(?P<nombre>{_NOMBRE}(?::{_NOMBRE})?)|(?P<signo>//|[/.@*=(),$]))"
)


def leer_xpath(texto: str, espacios: Mapping[str | None, str]) -> Expresion:
    """The expression that `texto` says, with the prefixes of the stylesheet element it stands on."""
    lector = _Lector(texto, espacios)
    expresion = lector.expresion()
    if lector.actual:
        raise lector.error()
    return expresion


@dataclass(slots=True)
class _Lector:
    texto: str
    espacios: Mapping[str | None, str]
    _fichas: list[str] = field(init=False)

    def __post_init__(self) -> None:
        fichas, posicion, fin = [], 0, len(self.texto.rstrip())
        while posicion < fin:
            hallada = _FICHA.match(self.texto, posicion)
            if hallada is None:
                raise self.error()
            fichas.append(hallada.group().strip() if hallada["cadena"] is None else hallada["cadena"])
            posicion = hallada.end()
        self._fichas = fichas[::-1]

    @property
    def actual(self) -> str:
        """The token to be read next; empty at the end."""
        return self._fichas[-1] if self._fichas else ""

    def error(self) -> NoInterpretable:
        return NoInterpretable(f"XPath que no se interpreta: {self.texto!r}")

    def expresion(self) -> Expresion:
        izquierda = self._operando()
        return Igualdad(izquierda, self._operando()) if self._si("=") else izquierda

    def _operando(self) -> Expresion:
        if self.actual[:1] in {"'", '"'}:
            return Cadena(self._fichas.pop()[1:-1])
        if self.actual in _FUNCIONES and self._fichas[-2:-1] == ["("]:
            return self._funcion()
        return self._camino()

    def _funcion(self) -> Funcion:
        nombre = self._fichas.pop()
        self._exigir("(")
        argumentos: list[Expresion] = []
        while not self._si(")"):
            if argumentos:
                self._exigir(",")
            argumentos.append(self.expresion())
        return Funcion(nombre, tuple(argumentos))

    def _camino(self) -> Camino:
        if self._si("$"):
            return self._seguir(Camino(variable=self._nombre()))
        if self._si("/"):
            return self._seguir(Camino((self._paso("hijo"),), absoluto=True))
        if self._si("."):
            return self._seguir(Camino())
        return self._seguir(Camino((self._paso("hijo"),)))

    def _seguir(self, camino: Camino) -> Camino:
        """The steps that come after `/` or `//`. An attribute has nothing below it."""
        while self.actual in {"/", "//"}:
            if camino.pasos and camino.pasos[-1].eje == "atributo":
                raise self.error()
            paso = self._paso("hijo" if self._fichas.pop() == "/" else "descendiente")
            camino = replace(camino, pasos=(*camino.pasos, paso))
        return camino

    def _paso(self, eje: Eje) -> Paso:
        if self._si("@"):
            if eje == "descendiente":
                raise self.error()
            # A name without prefix is in no namespace, for attributes as for elements.
            return Paso("atributo", self._clark(self._nombre()))
        if self._si("*"):
            return Paso(eje, "*")
        return Paso(eje, self._clark(self._nombre()))

    def _nombre(self) -> str:
        if not re.match(_NOMBRE, self.actual):
            raise self.error()
        return self._fichas.pop()

    def _clark(self, nombre: str) -> str:
        prefijo, _, sin_prefijo = nombre.rpartition(":")
        if not prefijo:
            return sin_prefijo
        if prefijo not in self.espacios:
            raise self.error()
        return f"{{{self.espacios[prefijo]}}}{sin_prefijo}"

    def _si(self, ficha: str) -> bool:
        if self.actual != ficha:
            return False
        self._fichas.pop()
        return True

    def _exigir(self, ficha: str) -> None:
        if not self._si(ficha):
            raise self.error()
