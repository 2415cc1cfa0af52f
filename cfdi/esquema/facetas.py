"""Facets of the XSD's simple types, judged on one text at a time: what a type demands and a text does not give.

libxml2 gives the verdict on whole documents; this says it in words, and sees what libxml2 lets pass as base64.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from cfdi.esquema.tabla import Campo
from cfdi.esquema.texto import CONVERSORES, NOMBRES_DE_TIPO, es_base64, normalizar
from cfdi.esquema.tipos import RANGOS, Tipo


def describir(campo: Campo) -> str:
    if campo.tipo.catalogo:
        return f"una clave de {campo.tipo.catalogo.rpartition(':')[2]}"
    return NOMBRES_DE_TIPO[campo.python]


@cache
def _compilar(patron: str) -> re.Pattern[str]:
    """An XSD pattern as a Python expression. Those of the SAT differ only in `\\d`, which is Unicode in both."""
    return re.compile(patron)


def incumple(tipo: Tipo, texto: str) -> str | None:
    """What the type demands and the text does not give, in words; None when every facet holds."""
    if tipo.base == "anySimpleType":
        return None
    valor = normalizar(texto, tipo.espacios)
    if tipo.valores and valor not in tipo.valores:
        return "uno de " + ", ".join(tipo.valores)
    if tipo.base == "base64Binary" and not es_base64(valor):
        return "texto en base64"
    return _incumple_longitud(tipo, valor) or _incumple_numero(tipo, valor) or _incumple_patron(tipo, valor)


def _incumple_longitud(tipo: Tipo, valor: str) -> str | None:
    n = len(valor)
    if tipo.longitud is not None and n != tipo.longitud:
        return f"{tipo.longitud} caracteres exactos (tiene {n})"
    if tipo.longitud_minima is not None and n < tipo.longitud_minima:
        return f"al menos {tipo.longitud_minima} caracteres (tiene {n})"
    if tipo.longitud_maxima is not None and n > tipo.longitud_maxima:
        return f"a lo más {tipo.longitud_maxima} caracteres (tiene {n})"
    return None


def _incumple_numero(tipo: Tipo, valor: str) -> str | None:
    if tipo.base != "decimal" and tipo.base not in RANGOS:
        return _incumple_tiempo(tipo, valor)
    try:
        numero = CONVERSORES[Decimal if tipo.base == "decimal" else int](valor)
    except ValueError:
        return NOMBRES_DE_TIPO[Decimal if tipo.base == "decimal" else int]
    if tipo.minimo is not None and numero < Decimal(tipo.minimo):
        return f"{tipo.minimo} o más"
    if tipo.maximo is not None and numero > Decimal(tipo.maximo):
        return f"{tipo.maximo} o menos"
    menor, mayor = RANGOS.get(tipo.base, (None, None))
    if menor is not None and numero < menor:
        return f"un entero de {menor} o más"
    if mayor is not None and numero > mayor:
        return f"un entero de {mayor} o menos"
    # XML Schema counts the decimals of the value, not those of the text: 1.5000000 has one.
    entera, _, fraccion = valor.lstrip("+-").partition(".")
    if tipo.fraccion is not None and len(fraccion.rstrip("0")) > tipo.fraccion:
        return f"a lo más {tipo.fraccion} decimales"
    if tipo.digitos is not None and len(entera.lstrip("0")) + len(fraccion.rstrip("0")) > tipo.digitos:
        return f"a lo más {tipo.digitos} dígitos"
    return None


_TEMPORALES: dict[str, type[Any]] = {"dateTime": datetime, "date": date, "time": time}


_FRACCION_Y_ZONA = re.compile(r"(?<=:[0-9]{2})(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?$")


def _incumple_tiempo(tipo: Tipo, valor: str) -> str | None:
    python = _TEMPORALES.get(tipo.base)
    if python is None:
        return None
    try:
        momento = _sin_zona(python, valor)
    except ValueError:
        return NOMBRES_DE_TIPO[python]
    if tipo.minimo is not None and momento < _sin_zona(python, tipo.minimo):
        return f"{tipo.minimo} o después"
    if tipo.maximo is not None and momento > _sin_zona(python, tipo.maximo):
        return f"{tipo.maximo} o antes"
    return None


def _sin_zona(python: type[Any], texto: str) -> Any:
    """A time as a clock shows it. A zone, or fractions of a second, are legal where no pattern forbids them; no limit
    of the SAT hangs on them."""
    return CONVERSORES[python](_FRACCION_Y_ZONA.sub("", texto))


def _incumple_patron(tipo: Tipo, valor: str) -> str | None:
    for patron in tipo.patrones:
        if not _compilar(patron).fullmatch(valor):
            return f"la forma {patron}"
    return None
