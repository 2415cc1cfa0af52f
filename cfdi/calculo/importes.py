"""Exact decimal arithmetic, and the only place that rounds.

The SAT counts the decimals *as written* ("100.00" has two, "100" none) and names three ways of shortening a number:
`redondear` (half up), `truncar` (towards zero) and `techo` (upwards). Everything here works in contexts of its own,
so that whatever a program does with `decimal.getcontext()` changes no amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import (
    MAX_EMAX,
    MAX_PREC,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from fractions import Fraction
from math import ceil, floor, trunc
from typing import NamedTuple, TypeAlias

from cfdi.errores import ErrorDatos

Numero: TypeAlias = int | str | Decimal
"""How a caller may write a number. Never float: 0.1 is not a tenth."""

DECIMALES_MAXIMOS = 6
"""Of quantities, prices and amounts of a concept (tdCFDI t_Importe)."""

DECIMALES_HABITUALES = 2
"""Derived amounts of a concept are written with at least these, zeros included."""

DECIMALES_DE_TASA = 6
"""TasaOCuota is written as in c_TasaOCuota (Guía de llenado, question 40)."""

CERO = Decimal(0)

UNO = Decimal(1)

_ENTEROS_MAXIMOS = 18
_PICO = Decimal("0.000000000001")
"""What Anexo 20 takes off the upper end of an interval, to leave it open."""
_PICO_DE_PAGO = Decimal("0.0000000000000001")
"""The same in the complement of payments."""


def _contexto(redondeo: str, *, estricto: bool = True, cifras: int = MAX_PREC) -> Context:
    # Every argument is given: what is left out would come from decimal.DefaultContext, which anyone may change.
    # With the highest precision nothing is ever rounded, except by a quantize that asks for it.
    return Context(
        prec=cifras,
        rounding=redondeo,
        Emin=MIN_EMIN,
        Emax=MAX_EMAX,
        capitals=1,
        clamp=0,
        flags=[],
        traps=[InvalidOperation, DivisionByZero, Overflow] if estricto else [],
    )


_EXACTO = _MEDIO_ARRIBA = _contexto(ROUND_HALF_UP)
_TRUNCAR = _contexto(ROUND_DOWN)
_TECHO = _contexto(ROUND_CEILING)
_TOLERANTE = _contexto(ROUND_HALF_UP, estricto=False)
"""Rounds half up, and answers NaN instead of raising."""
_DE_60_CIFRAS = _contexto(ROUND_HALF_UP, cifras=60)

_UNIDADES = tuple(Decimal((0, (1,), -n)) for n in range(16))


def unidad(decimales: int) -> Decimal:
    """One unit of the last decimal: 0.01 for 2."""
    return _UNIDADES[decimales] if 0 <= decimales < len(_UNIDADES) else Decimal((0, (1,), -decimales))


_MILLONESIMA = unidad(DECIMALES_MAXIMOS)

# What a caller writes


_ESCRITO = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").fullmatch
_COMO_SE_ESCRIBE = 'Escríbalo como texto o Decimal, solo con dígitos y punto decimal: "1160.00".'


def a_decimal(valor: Numero, campo: str) -> Decimal:
    """The number that a caller wrote, with the decimals that it was written with.

    Raises ErrorDatos, naming `campo`, for float, bool, NaN, infinity, an empty text, a text with anything but digits
    and a point ("1,000.00", "1e3"), and for more than 18 integer digits, which no amount of the SAT has.
    """
    if isinstance(valor, str) and not _ESCRITO(valor):
        raise ErrorDatos("no es un número", campo=campo, valor=valor, remedio=_COMO_SE_ESCRIBE)
    if isinstance(valor, bool) or not isinstance(valor, (Decimal, str, int)):
        raise ErrorDatos(
            f"se esperaba un número y llegó {type(valor).__name__}",
            campo=campo,
            valor=valor,
            remedio=_COMO_SE_ESCRIBE,
        )
    numero = Decimal(valor)
    if not numero.is_finite():
        raise ErrorDatos("debe ser un número finito", campo=campo, valor=numero, remedio="Revise de dónde salió.")
    if numero and numero.adjusted() >= _ENTEROS_MAXIMOS:
        raise ErrorDatos(
            f"tiene más de {_ENTEROS_MAXIMOS} enteros", campo=campo, valor=numero, remedio="Revise el punto decimal."
        )
    # Adding zero spells out 1E+3 and takes the sign off a negative zero; it changes nothing else.
    return _EXACTO.add(numero, CERO)


def a_importe(valor: Numero, campo: str) -> Decimal:
    """An amount, a price or a discount: zero or more, at most 6 decimals (t_Importe).

    Zeros beyond the sixth decimal are dropped. Raises ErrorDatos as `a_decimal`, and for a negative or a finer number.
    """
    numero = a_decimal(valor, campo)
    if numero.is_signed():
        raise ErrorDatos("no puede ser negativo", campo=campo, valor=numero, remedio="Revise el signo.")
    # The sum has six decimals unless the number is written with more; it is the quickest way to ask.
    if _EXACTO.add(numero, _MILLONESIMA).same_quantum(_MILLONESIMA):
        return numero
    recortado = redondear(numero, DECIMALES_MAXIMOS)
    if recortado != numero:
        raise ErrorDatos(
            f"tiene más de {DECIMALES_MAXIMOS} decimales",
            campo=campo,
            valor=numero,
            remedio=f"Redondéelo antes: cfdi.calculo.redondear(valor, {DECIMALES_MAXIMOS}).",
        )
    return recortado


def a_positivo(valor: Numero, campo: str) -> Decimal:
    """A quantity or a tax base: like `a_importe`, and above zero."""
    numero = a_importe(valor, campo)
    if not numero:
        raise ErrorDatos("debe ser mayor que cero", campo=campo, valor=numero, remedio="Indique su valor.")
    return numero


def a_tasa(valor: Numero, campo: str) -> Decimal:
    """A rate or a fee per unit, with its six decimals: "0.16" becomes 0.160000. Raises ErrorDatos as `a_importe`."""
    return redondear(a_importe(valor, campo), DECIMALES_DE_TASA)


def comprobar_decimales(decimales: int) -> None:
    """Raises ErrorDatos unless it is a number of decimals that a line may carry: 0 to 6."""
    if isinstance(decimales, bool) or not isinstance(decimales, int) or not 0 <= decimales <= DECIMALES_MAXIMOS:
        raise ErrorDatos(
            f"debe ser un entero de 0 a {DECIMALES_MAXIMOS}",
            campo="decimales",
            valor=decimales,
            remedio=f"Omítalo para usar {DECIMALES_MAXIMOS}, lo que el SAT recomienda.",
        )


# Rounding


def redondear(valor: Decimal, decimales: int) -> Decimal:
    """Half up, written with exactly that many decimals: 0.125 at 2 is 0.13."""
    return _MEDIO_ARRIBA.quantize(valor, unidad(decimales))


def truncar(valor: Decimal, decimales: int) -> Decimal:
    """Towards zero, written with exactly that many decimals: 924.224956 at 2 is 924.22."""
    return _TRUNCAR.quantize(valor, unidad(decimales))


def techo(valor: Decimal, decimales: int) -> Decimal:
    """Upwards, written with exactly that many decimals: 924.224956 at 2 is 924.23."""
    return _TECHO.quantize(valor, unidad(decimales))


def decimales_escritos(valor: Decimal) -> int:
    """How many decimals the number is written with, zeros included: 100.00 has 2. A finite Decimal is expected."""
    exponente = valor.as_tuple().exponent
    return -exponente if isinstance(exponente, int) and exponente < 0 else 0


def con_decimales(valor: Decimal, minimo: int) -> Decimal:
    """The same number, with zeros added until it is written with `minimo` decimals."""
    return valor if decimales_escritos(valor) >= minimo else redondear(valor, minimo)


def sin_ceros(valor: Decimal, minimo: int) -> Decimal:
    """The same number without the zeros at its end that go beyond `minimo` decimals, which are always written."""
    corto = redondear(valor, minimo)
    return corto if corto == valor else _EXACTO.normalize(valor)


# Operations


def suma(valores: Iterable[Decimal]) -> Decimal:
    """Exact sum; 0 for nothing."""
    with localcontext(_EXACTO):
        return sum(valores, CERO)


def resta(minuendo: Decimal, sustraendo: Decimal) -> Decimal:
    """Exact difference."""
    return _EXACTO.subtract(minuendo, sustraendo)


def producto(a: Decimal, b: Decimal) -> Decimal:
    """Exact product."""
    return _EXACTO.multiply(a, b)


def cociente(dividendo: Decimal, divisor: Decimal, decimales: int) -> Decimal:
    """Quotient of an amount and a positive number, rounded half up once."""
    return redondear_fraccion(Fraction(dividendo) / Fraction(divisor), decimales)


def cociente_largo(dividendo: Decimal, divisor: Decimal) -> Decimal:
    """Quotient to 60 digits, which beside amounts of 6 decimals is as good as exact; the divisor is not zero.

    A fraction of two numbers of a megabyte takes minutes. This takes milliseconds: it is for figures read from an XML.
    """
    return _DE_60_CIFRAS.divide(dividendo, divisor)


def importe_derivado(cantidad: Decimal, precio: Decimal, decimales: int = DECIMALES_MAXIMOS) -> Decimal:
    """Product of a quantity and a price (or a base and a rate), rounded half up at `decimales`.

    Zeros at the end are dropped down to two decimals. The result is always inside `limites_importe` and
    `limites_impuesto`, whose ends are the product truncated and raised, and then some.
    """
    redondo = redondear(producto(cantidad, precio), decimales)
    return sin_ceros(redondo, min(decimales, DECIMALES_HABITUALES))


# Quotients, which seldom are decimals. They stay fractions until they are rounded, once.


def suma_de_cocientes(cocientes: Iterable[tuple[Decimal, Decimal]]) -> Fraction:
    """Exact sum of dividends over their divisors, none of which is zero."""
    return sum((Fraction(dividendo) / Fraction(divisor) for dividendo, divisor in cocientes), Fraction())


def redondear_fraccion(valor: Fraction, decimales: int) -> Decimal:
    """Half up, of an amount of zero or more, written with exactly that many decimals."""
    return _de_unidades(floor(valor * 10**decimales + Fraction(1, 2)), decimales)


def truncar_fraccion(valor: Fraction, decimales: int) -> Decimal:
    """Towards zero, written with exactly that many decimals."""
    return _de_unidades(trunc(valor * 10**decimales), decimales)


def techo_fraccion(valor: Fraction, decimales: int) -> Decimal:
    """Upwards, written with exactly that many decimals."""
    return _de_unidades(ceil(valor * 10**decimales), decimales)


def _de_unidades(unidades: int, decimales: int) -> Decimal:
    return _EXACTO.scaleb(Decimal(unidades), -decimales)


# The SAT's limits


class Limites(NamedTuple):
    """Both ends of an interval, included in it."""

    inferior: Decimal
    superior: Decimal


def limites_importe(cantidad: Numero, valor_unitario: Numero, decimales: int) -> Limites:
    """Between what amounts a PAC accepts Importe = Cantidad × ValorUnitario (CFDI40167; CFDI40198 for a Parte).

        inferior = truncar((Cantidad − 10^−nc / 2) × (ValorUnitario − 10^−nv / 2), decimales)
        superior = techo((Cantidad + 10^−nc / 2 − 10^−12) × (ValorUnitario + 10^−nv / 2 − 10^−12), decimales)

    nc and nv are the decimals that Cantidad and ValorUnitario are written with; `decimales`, those of Importe. The
    fewer decimals are written, the wider the interval: 1 × 100.00 at 2 decimals gives 49.99 and 150.01, and
    1.000000 × 100.00 gives 99.99 and 100.01. Source: Anexo 20, section I.F, Concepto, Importe.
    """
    c, v = _escrito(cantidad, "cantidad"), _escrito(valor_unitario, "valor_unitario")
    mc, mv = _media_unidad(c), _media_unidad(v)
    return _limites(producto(resta(c, mc), resta(v, mv)), producto(_hasta(c, mc), _hasta(v, mv)), decimales)


def limites_impuesto(base: Numero, tasa_o_cuota: Numero, decimales: int) -> Limites:
    """Between what amounts a PAC accepts Importe = Base × TasaOCuota (CFDI40180; CFDI40186 when withheld).

        inferior = truncar((Base − 10^−nb / 2) × TasaOCuota, decimales)
        superior = techo((Base + 10^−nb / 2 − 10^−12) × TasaOCuota, decimales)

    nb is the decimals that Base is written with; `decimales`, those of Importe. The rate has no tolerance. 100.00 at
    0.160000 with 2 decimals gives 15.99 and 16.01. Source: Anexo 20, section I.F, Traslado and Retencion, Importe.
    """
    b, t = _escrito(base, "base"), _escrito(tasa_o_cuota, "tasa_o_cuota")
    mb = _media_unidad(b)
    return _limites(producto(resta(b, mb), t), producto(_hasta(b, mb), t), decimales)


def limites_pago(imp_pagado: Numero, equivalencia_dr: Numero, decimales: int, *, redondeado: bool = False) -> Limites:
    """Between what amounts, in the currency of the payment, a PAC accepts ImpPagado converted (CRP20275, CRP20276).

        inferior = truncar((ImpPagado − 10^−ni / 2) ÷ (EquivalenciaDR + 10^−ne / 2 − 10^−16), decimales)
        superior = techo((ImpPagado + 10^−ni / 2 − 10^−16) ÷ (EquivalenciaDR − 10^−ne / 2), decimales)

    ni and ne are the decimals that both are written with; `decimales`, those of MonedaP. `redondeado`: the upper end
    is rounded half up, as the SAT's guide says, and not raised, as PACs do, which accepts a unit more.

    348000.00 at 17.7331 with 2 decimals gives 19624.26 and 19624.38 (19624.37 rounded). In a payment of several
    documents, one in the currency of the payment counts as "1.0000000000", and not as its literal 1 (CRP20277):
    500.00 gives 499.99 and 500.01, instead of 333.33 and 1000.01. Source: guide of payments, Monto.
    """
    i, e = _escrito(imp_pagado, "imp_pagado"), _escrito(equivalencia_dr, "equivalencia_dr")
    if e <= 0:
        raise ErrorDatos("debe ser mayor que cero", campo="equivalencia_dr", valor=e, remedio="Indique su valor.")
    mi, me = _media_unidad(i), _media_unidad(e)
    menos, mas = resta(i, mi), resta(_EXACTO.add(i, mi), _PICO_DE_PAGO)
    inferior = suma_de_cocientes([(menos, resta(_EXACTO.add(e, me), _PICO_DE_PAGO))])
    superior = suma_de_cocientes([(mas, resta(e, me))])
    subir = redondear_fraccion if redondeado else techo_fraccion
    return Limites(truncar_fraccion(inferior, decimales), subir(superior, decimales))


def importe_en_limites(cantidad: Numero, valor_unitario: Numero, importe: Numero) -> bool:
    """Whether Importe is inside `limites_importe`, at the decimals that it is written with.

    Most amounts are the product, rounded: those are accepted at once, since the limits hold every product of numbers
    with up to 11 decimals, rounded either way.
    """
    if _es_producto(cantidad, valor_unitario, importe):
        return True
    x = _escrito(importe, "importe")
    inferior, superior = limites_importe(cantidad, valor_unitario, decimales_escritos(x))
    return inferior <= x <= superior


def impuesto_en_limites(base: Numero, tasa_o_cuota: Numero, importe: Numero) -> bool:
    """Whether a tax is inside `limites_impuesto`, at its own decimals; quick as `importe_en_limites`."""
    if _es_producto(base, tasa_o_cuota, importe):
        return True
    x = _escrito(importe, "importe")
    inferior, superior = limites_impuesto(base, tasa_o_cuota, decimales_escritos(x))
    return inferior <= x <= superior


def _es_producto(a: Numero, b: Numero, x: Numero) -> bool:
    """Whether x is a × b, rounded half up at the decimals of x; a above zero, b not below. Anything odd is not."""
    if not (type(a) is type(b) is type(x) is Decimal) or not a or a.is_signed() or b.is_signed():
        return False
    escrito = _TOLERANTE.add(x, CERO)  # without exponent: 1E+3 is written 1000
    return _TOLERANTE.quantize(_TOLERANTE.multiply(a, b), escrito) == escrito


def _escrito(valor: Numero, campo: str) -> Decimal:
    # Figures read from an XML are judged whatever their size; only what a caller types is held to 18 integers.
    return valor if type(valor) is Decimal and valor.is_finite() else a_decimal(valor, campo)


def _media_unidad(valor: Decimal) -> Decimal:
    """Half a unit of the last decimal written: 10^−n / 2."""
    return Decimal((0, (5,), -decimales_escritos(valor) - 1))


def _hasta(valor: Decimal, media: Decimal) -> Decimal:
    return resta(_EXACTO.add(valor, media), _PICO)


def _limites(inferior: Decimal, superior: Decimal, decimales: int) -> Limites:
    # The sum takes the sign off a negative zero.
    return Limites(_EXACTO.add(truncar(inferior, decimales), CERO), _EXACTO.add(techo(superior, decimales), CERO))
