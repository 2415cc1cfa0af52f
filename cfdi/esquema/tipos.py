"""Facets of the XSD's simple types, as they travel inside `Annotated[...]`.

Four functions make them, one per family of values: `cadena` (text), `numero` (decimal), `tiempo` (dates) and
`catalogo` (a key of one of the SAT's c_* lists). They describe; nothing here judges a value: that is the work of
the rendered XSD and of `cfdi.esquema.revision`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Espacios = Literal["preserve", "replace", "collapse"]

RANGOS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "short": (-(2**15), 2**15 - 1),
    "int": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
}
"""The XSD's whole numbers: least and greatest value, None where there is no bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tipo:
    """One simple type: XSD base and facets. Bounds are kept as text, exactly as the SAT writes them."""

    base: str = "string"
    catalogo: str | None = None
    """Qualified name of a c_* list, such as ``catCFDI:c_Moneda``. Its keys are checked by the catalogue layer."""
    longitud: int | None = None
    longitud_minima: int | None = None
    longitud_maxima: int | None = None
    minimo: str | None = None
    maximo: str | None = None
    fraccion: int | None = None
    digitos: int | None = None
    espacios: Espacios | None = None
    patrones: tuple[str, ...] = ()
    """Each entry comes from one derivation step: a value must match all of them."""
    valores: tuple[str, ...] = ()

    def con_valores(self, valores: tuple[str, ...]) -> Tipo:
        """The same type, restricted to an enumeration."""
        return replace(self, valores=valores)


def _en_tupla(patron: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if patron is None:
        return ()
    return (patron,) if isinstance(patron, str) else patron


def cadena(
    minima: int | None = None,
    maxima: int | None = None,
    *,
    exacta: int | None = None,
    patron: str | tuple[str, ...] | None = None,
    espacios: Espacios | None = "collapse",
    base: str = "string",
    valores: tuple[str, ...] = (),
) -> Tipo:
    """Text. `espacios=None` where the SAT forgot whiteSpace: blanks are then kept, and count.

    `base` is the XSD type where it is not xs:string: an identifier that the SAT types as xs:integer is still text
    in Python, since its leading zeros are in the seal. `valores` is for the few fixed attributes that the SAT also
    enumerates; elsewhere `Literal` says it.
    """
    return Tipo(
        base=base,
        longitud=exacta,
        longitud_minima=minima,
        longitud_maxima=maxima,
        patrones=_en_tupla(patron),
        espacios=espacios,
        valores=valores,
    )


def numero(
    fraccion: int | None = None,
    *,
    minimo: str | None = None,
    maximo: str | None = None,
    digitos: int | None = None,
    patron: str | tuple[str, ...] | None = None,
    base: str = "decimal",
) -> Tipo:
    """A number; `fraccion` is the greatest count of significant decimals (xs:fractionDigits)."""
    return Tipo(
        base=base,
        fraccion=fraccion,
        minimo=minimo,
        maximo=maximo,
        digitos=digitos,
        patrones=_en_tupla(patron),
        espacios="collapse",
    )


def tiempo(
    base: str = "dateTime",
    *,
    patron: str | tuple[str, ...] | None = None,
    minimo: str | None = None,
    maximo: str | None = None,
) -> Tipo:
    """A date, a time or both (`base` is the XSD type). Never with a zone: the SAT's times are local."""
    return Tipo(base=base, patrones=_en_tupla(patron), minimo=minimo, maximo=maximo, espacios="collapse")


def catalogo(nombre: str) -> Tipo:
    """A key of a c_* list, by its qualified name in the SAT's XSD (``catCFDI:c_Moneda``).

    The SAT's c_* types have no pattern: white space is collapsed and the key must be listed.
    """
    return Tipo(catalogo=nombre, espacios="collapse")
