"""How the cells of a sheet are read: each reader takes what the cell holds and gives the value, or refuses it.

A cell is a text, a number, a date or empty (""). Excel kept many keys as numbers, so that 01 comes as 1.0; some texts
carry line breaks and no-break spaces. What a reader cannot take raises ValueError with what it expected, in Spanish:
the builder tells where it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import TypeAlias

from cfdi.catalogos.filas import Permiso
from cfdi.catalogos.horario import ULTIMA_SEMANA

Celda: TypeAlias = object
Lectura: TypeAlias = Callable[[Celda], object]

_SEIS_DECIMALES = Decimal("0.000000")
_SI = frozenset({"sí", "si"})
_CONDICION_DE_BANCO_EXTRANJERO = "XEXX010101000"

_MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_SEMANAS = MappingProxyType(
    {"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4, "último": ULTIMA_SEMANA, "ultimo": ULTIMA_SEMANA}
)
_DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def vacia(celda: Celda) -> bool:
    """Whether there is nothing in the cell."""
    return celda is None or (isinstance(celda, str) and not celda.strip())


def texto(celda: Celda) -> str:
    """A text in one line: no-break spaces and line breaks become single blanks."""
    if isinstance(celda, str):
        return " ".join(celda.split())
    return str(entero(celda))


def entero(celda: Celda) -> int:
    """A whole number, typed as a number or as text."""
    if isinstance(celda, bool):
        raise ValueError("un número entero")
    if isinstance(celda, str) and re.fullmatch(r"-?[0-9]{1,18}", celda.strip()):
        return int(celda)
    if isinstance(celda, int) or (isinstance(celda, float) and celda.is_integer()):
        return int(celda)
    raise ValueError("un número entero")


def decimal(celda: Celda) -> Decimal:
    """A number as written: a float of the sheet gives the decimals that Excel shows, never its binary tail."""
    if not isinstance(celda, bool) and isinstance(celda, int | float | str):
        try:
            valor = Decimal(repr(celda) if isinstance(celda, float) else str(celda).strip())
        except InvalidOperation:
            valor = Decimal("NaN")
        if valor.is_finite():
            return valor
    raise ValueError("un número")


def tasa(celda: Celda) -> Decimal:
    """A rate, with the six decimals at least that the SAT writes in an invoice."""
    return decimal(celda) + _SEIS_DECIMALES


def opcional(lectura: Lectura) -> Lectura:
    """The same reader, that gives None for an empty cell."""
    return lambda celda: None if vacia(celda) else lectura(celda)


def fecha(celda: Celda) -> date | None:
    """A day, None for an empty cell."""
    if vacia(celda):
        return None
    if isinstance(celda, datetime):
        return celda.date()
    if isinstance(celda, date):
        return celda
    if isinstance(celda, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", celda.strip(), re.ASCII):
        return date.fromisoformat(celda.strip())
    raise ValueError("una fecha")


def hora(celda: Celda) -> time:
    """An hour of the day: 02:00."""
    if isinstance(celda, time):
        return celda
    if isinstance(celda, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", celda.strip(), re.ASCII):
        return time.fromisoformat(celda.strip())
    raise ValueError("una hora como 02:00")


def mes(celda: Celda) -> int:
    """A month by its name, from 1."""
    nombre = texto(celda).lower()
    if nombre in _MESES:
        return _MESES.index(nombre) + 1
    raise ValueError("el nombre de un mes")


def dia_del_mes(celda: Celda) -> tuple[int, int]:
    """A day such as Segundo domingo: the week, from 1 (5 is the last one), and the day, from Monday = 0."""
    semana, _, dia = texto(celda).lower().partition(" ")
    if semana in _SEMANAS and dia in _DIAS:
        return _SEMANAS[semana], _DIAS.index(dia)
    raise ValueError("un día como «Segundo domingo»")


def si_o_no(celda: Celda) -> bool:
    """Sí (at times Si) or No."""
    valor = texto(celda).lower()
    if valor in _SI or valor == "no":
        return valor in _SI
    raise ValueError("Sí o No")


def permiso(celda: Celda) -> Permiso:
    """Sí, No, Opcional, or the sentence that demands the datum of foreign banks only."""
    valor = texto(celda)
    if _CONDICION_DE_BANCO_EXTRANJERO in valor:
        return Permiso.CONDICIONADO
    if valor == Permiso.OPCIONAL:
        return Permiso.OPCIONAL
    if valor.lower() in (*_SI, "no"):
        return Permiso.SI if si_o_no(celda) else Permiso.NO
    raise ValueError("Sí, No u Opcional")


def patron(celda: Celda) -> str | None:
    """A regular expression, without the line breaks that Excel left inside; None where the SAT gives none."""
    if vacia(celda) or celda in (Permiso.NO, Permiso.OPCIONAL):
        return None
    if not isinstance(celda, str):
        raise ValueError("una expresión regular")
    expresion = celda.replace("\r", "").replace("\n", "").strip()
    try:
        re.compile(expresion)
    except re.error:
        raise ValueError("una expresión regular") from None
    return expresion


def clave(expresion: str, ancho: int = 0, corregidas: Mapping[str, str] = MappingProxyType({})) -> Lectura:
    """Reader of a key of the given form. `ancho` gives its zeros back to a key that Excel took for a number;
    `corregidas`, the true form of the keys that the sheet misspells.
    """
    forma = re.compile(expresion, re.ASCII)

    def leer(celda: Celda) -> str:
        escrita = celda.strip() if isinstance(celda, str) else str(entero(celda)).zfill(ancho)
        verdadera = corregidas.get(escrita, escrita)
        if not forma.fullmatch(verdadera):
            raise ValueError(f"una clave de la forma {expresion}")
        return verdadera

    return leer


def claves(una: Lectura) -> Lectura:
    """Reader of several keys in a cell, separated by commas: 601, 603."""

    def leer(celda: Celda) -> frozenset[object]:
        partes = celda.split(",") if isinstance(celda, str) else [celda]
        return frozenset(una(parte) for parte in partes)

    return leer
