"""Lexical forms: how each Python value is written in XML, and how XML text becomes a value.

Canonical means: the text that the writer would give for the value. A text that is legal but not canonical ("01.5",
" 1 ", "24:00:00") becomes a value too, and the reader keeps it beside the value so that writing gives it back.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from cfdi.errores import ErrorDatos
from cfdi.esquema.tipos import Espacios

BLANCOS = " \t\r\n"
"""XML white space. Python's own notion (str.split, str.isspace) is wider: NBSP and U+2028 are text here."""

_ESPECIALES = re.compile('[&<>"\x00-\x1f\ufffe\uffff\ud800-\udfff]').search
_ILEGALES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]").search
# Tab and line breaks as references: written raw, XML would turn them into blanks when read again.
_REFERENCIAS = {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    9: "&#9;",
    10: "&#10;",
    13: "&#13;",
}
_EXPONENTE_MAXIMO = 1000
"""Far beyond the 24 digits of any amount of the SAT."""
_CORRIDA = re.compile(f"[{BLANCOS}]+")

DECIMAL_CANONICO = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
ENTERO_CANONICO = re.compile(r"0|-?[1-9][0-9]*").fullmatch
MOMENTO_CANONICO = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}").fullmatch
FECHA_CANONICA = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}").fullmatch
_DECIMAL_XSD = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)").fullmatch
_ENTERO_XSD = re.compile(r"[+-]?[0-9]+").fullmatch
_MOMENTO_XSD = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.0+)?").fullmatch

HORA_CANONICA = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]").fullmatch
_HORA_XSD = re.compile(r"([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]+))?").fullmatch


def escapar(texto: str) -> str:
    """Text as it stands inside an attribute between double quotes.

    Raises ErrorDatos for characters that XML 1.0 cannot carry (controls, U+FFFE, lone surrogates).
    """
    if texto.isalnum() or not _ESPECIALES(texto):
        # isalnum is false for every special character and much quicker than the expression
        return texto
    if malo := _ILEGALES(texto):
        raise ErrorDatos(
            "contiene un carácter que XML no admite",
            valor=f"U+{ord(malo.group()):04X} en la posición {malo.start() + 1}",
            remedio="Quítelo del texto.",
        )
    return texto.translate(_REFERENCIAS)


def de_decimal(valor: Decimal) -> str:
    """`Decimal` with all the decimals it carries, never in scientific notation.

    Raises ErrorDatos for an exponent such as 1E+999999, whose zeros would fill the memory.
    """
    texto = str(valor)
    # Lower case where somebody set capitals=0 in the ambient decimal context.
    if "E" not in texto and "e" not in texto:
        return texto
    if abs(valor.adjusted()) > _EXPONENTE_MAXIMO:
        raise ErrorDatos(
            "es un número demasiado grande o demasiado pequeño",
            valor=texto,
            remedio="Revise el cálculo que lo produjo.",
        )
    return format(valor, "f")


def a_texto(valor: Any) -> str:
    """The canonical text of an attribute's value."""
    if isinstance(valor, str):
        return valor
    if isinstance(valor, Decimal):
        return de_decimal(valor)
    if isinstance(valor, (datetime, date, time)):
        return valor.isoformat()
    return str(valor)


def normalizar(texto: str, espacios: Espacios | None) -> str:
    """Apply the whiteSpace facet, as XML Schema does before it looks at a value."""
    if espacios == "collapse":
        return colapsar(texto)
    if espacios == "replace":
        return texto.translate({9: " ", 10: " ", 13: " "})
    return texto


def colapsar(texto: str) -> str:
    """XPath's normalize-space: runs of XML blanks become one, those at the ends go."""
    return _CORRIDA.sub(" ", texto).strip(" ")


def a_decimal(texto: str) -> Decimal:
    """The value of an xs:decimal. Raises ValueError for what Python takes and XML does not (NaN, 1e3, 1_0)."""
    if not _DECIMAL_XSD(texto):
        raise ValueError(texto)
    return Decimal(texto)


def a_entero(texto: str) -> int:
    """The value of an xs:integer. Raises ValueError."""
    if not _ENTERO_XSD(texto):
        raise ValueError(texto)
    return int(texto)


def a_momento(texto: str) -> datetime:
    """The value of an xs:dateTime without zone, to the second. Raises ValueError.

    24:00:00 is legal in XML and means the midnight that follows.
    """
    partes = _MOMENTO_XSD(texto)
    if not partes:
        raise ValueError(texto)
    dia, hora = partes.groups()
    if hora == "24:00:00":
        try:
            return datetime.fromisoformat(dia) + timedelta(days=1)
        except OverflowError:  # the last midnight of the calendar
            raise ValueError(texto) from None
    return datetime.fromisoformat(f"{dia}T{hora}")


def a_fecha(texto: str) -> date:
    """The value of an xs:date without zone. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", texto):
        raise ValueError(texto)
    return date.fromisoformat(texto)


def a_hora(texto: str) -> time:
    """The value of an xs:time without zone; fractions beyond the microsecond stay in the written text only.

    Raises ValueError.
    """
    partes = _HORA_XSD(texto)
    if not partes:
        raise ValueError(texto)
    hora, fraccion = partes.groups()
    return time.fromisoformat(hora).replace(microsecond=int((fraccion or "")[:6].ljust(6, "0")))


def parecido(nombre: str, conocidos: Iterable[str]) -> str | None:
    """The known name that somebody probably meant: the one that differs only in capitals or underscores, or else the
    one with most letters in common. None if nothing comes near."""
    import difflib  # only when something is wrong

    candidatos = list(conocidos)
    llano = nombre.replace("_", "").lower()
    iguales = [c for c in candidatos if c.replace("_", "").lower() == llano]
    return next(iter(iguales or difflib.get_close_matches(nombre, candidatos, 1)), None)


def es_base64(texto: str) -> bool:
    """Whether a text is base64. libxml2 takes any junk as xs:base64Binary, so this is asked apart."""
    try:
        binascii.a2b_base64(_CORRIDA.sub("", texto), strict_mode=True)
    except (binascii.Error, ValueError):
        return False
    return True


CONVERSORES: dict[type[Any], Callable[[str], Any]] = {
    str: str,
    Decimal: a_decimal,
    int: a_entero,
    datetime: a_momento,
    date: a_fecha,
    time: a_hora,
}
"""From collapsed XML text to the value of each Python type; all raise ValueError."""

NOMBRES_DE_TIPO: dict[type[Any], str] = {
    str: "un texto",
    Decimal: "un número decimal, como 1160.00",
    int: "un número entero",
    datetime: "una fecha y hora AAAA-MM-DDThh:mm:ss",
    date: "una fecha AAAA-MM-DD",
    time: "una hora hh:mm:ss",
}
