"""From a price with taxes to the net price: the way of a concept, backwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from cfdi.calculo.importes import (
    CERO,
    DECIMALES_HABITUALES,
    DECIMALES_MAXIMOS,
    Numero,
    a_positivo,
    cociente,
    comprobar_decimales,
    importe_en_limites,
    impuesto_en_limites,
    producto,
    redondear,
    resta,
    sin_ceros,
    suma,
    unidad,
)
from cfdi.calculo.impuestos import IEPS, Gravamen, Liquidacion, liquidar
from cfdi.errores import ErrorDatos

_VECINDAD = (0, 1, -1, 2, -2)
"""How far from the exact net amount a solution is looked for, in units of the last decimal, nearest first."""

_SIN_REDONDEO = 24
"""Decimals of quantity × fee × rate, six of each, and then some."""


class Desglose(NamedTuple):
    """A net price, its amount for the whole line, and the taxes; some may bring an `importe` one unit off."""

    valor_unitario: Decimal
    importe: Decimal
    gravamenes: tuple[Gravamen, ...]


def desglosar(
    precio_con_impuestos: Numero, gravamenes: Sequence[Gravamen], *, cantidad: Numero = 1, decimales: int = 2
) -> Desglose:
    """The net price that, with its taxes, makes a line come to exactly cantidad × precio_con_impuestos.

    That total is rounded half up at `decimales`, those of the currency, and so are the net amount and the taxes. Not
    every total is a net amount plus its tax rounded half up (none gives 0.04 with IVA 16 %), but one unit up or down
    is within the SAT's limits for the tax, and then that tax comes back with its `importe`.

    Raises ErrorDatos when no net amount comes to that total, saying what the nearest one comes to.
    """
    comprobar_decimales(decimales)
    cuantos = a_positivo(cantidad, "cantidad")
    precio = a_positivo(precio_con_impuestos, "precio_con_impuestos")
    total = redondear(producto(cuantos, precio), decimales)
    exacto = _importe_neto(total, precio, gravamenes, cuantos, decimales)
    minimo = min(decimales, DECIMALES_HABITUALES)
    # A tax is moved off its rounding only when no net amount does without.
    for mover, pasos in product((False, True), _VECINDAD):
        importe = sin_ceros(suma((exacto, producto(unidad(decimales), Decimal(pasos)))), minimo)
        valor_unitario = sin_ceros(cociente(importe, cuantos, DECIMALES_MAXIMOS), DECIMALES_HABITUALES)
        if importe <= 0 or valor_unitario <= 0 or not importe_en_limites(cuantos, valor_unitario, importe):
            continue
        cuadrados = _cuadrar(total, importe, gravamenes, cuantos, decimales, mover=mover)
        if cuadrados is not None:
            return Desglose(valor_unitario, importe, cuadrados)
    cercano = max(exacto, unidad(decimales))
    alcanza = _total(cercano, liquidar(gravamenes, base=cercano, cantidad=cuantos, decimales=decimales))
    por_que = f"suma {alcanza}" if alcanza != total else "no sale de un valor unitario de 6 decimales"
    raise ErrorDatos(
        f"ningún importe neto suma {total} con sus impuestos; el más cercano, {cercano}, {por_que}",
        campo="precio_con_impuestos",
        valor=precio,
        remedio="Cambie el precio, o dé valor_unitario en su lugar.",
    )


def _importe_neto(
    total: Decimal, precio: Decimal, gravamenes: Sequence[Gravamen], cantidad: Decimal, decimales: int
) -> Decimal:
    """The net amount whose unrounded taxes make it `total`, rounded half up.

    What a line comes to is a fixed amount (fees, given amounts) plus so many times the net amount: two points tell.
    """
    con_uno, con_dos = (
        _total(base, liquidar(gravamenes, base=base, cantidad=cantidad, decimales=_SIN_REDONDEO))
        for base in (Decimal(1), Decimal(2))
    )
    veces = resta(con_dos, con_uno)
    fijo = resta(con_uno, veces)
    neto = resta(total, fijo)
    if neto <= 0 or veces <= 0:
        raise ErrorDatos(
            f"no alcanza para sus impuestos: {redondear(fijo, decimales)} de {total} no dependen del precio neto",
            campo="precio_con_impuestos",
            valor=precio,
            remedio="Revise el precio, la cantidad, las cuotas y las retenciones.",
        )
    return cociente(neto, veces, decimales)


def _cuadrar(
    total: Decimal,
    importe: Decimal,
    gravamenes: Sequence[Gravamen],
    cantidad: Decimal,
    decimales: int,
    *,
    mover: bool,
) -> tuple[Gravamen, ...] | None:
    """The taxes with which `importe` comes to `total`, or None; `mover`: some by one unit, within their limits."""
    cuadrados = list(gravamenes)
    liquidaciones = liquidar(cuadrados, base=importe, cantidad=cantidad, decimales=decimales)
    # The IEPS moves last, since the base of an IVA may depend on it.
    orden = sorted(range(len(cuadrados)), key=lambda i: cuadrados[i].impuesto == IEPS)
    for i in orden if mover else ():
        falta = resta(total, _total(importe, liquidaciones))
        if not falta:
            break
        cambio = unidad(decimales).copy_sign(falta)
        movido = _movido(liquidaciones[i], cambio.copy_negate() if cuadrados[i].retencion else cambio)
        if movido is not None:
            cuadrados[i] = movido
            liquidaciones = liquidar(cuadrados, base=importe, cantidad=cantidad, decimales=decimales)
    cuadra = _total(importe, liquidaciones) == total and all(
        gravamen is dado or _en_limites(liquidacion)
        for gravamen, dado, liquidacion in zip(cuadrados, gravamenes, liquidaciones, strict=True)
    )
    return tuple(cuadrados) if cuadra else None


def _movido(liquidacion: Liquidacion, paso: Decimal) -> Gravamen | None:
    gravamen, base, importe = liquidacion
    if importe is None or gravamen.importe is not None:
        return None
    nuevo = suma((importe, paso))
    if nuevo < 0 or not _en_limites(Liquidacion(gravamen, base, nuevo)):
        return None
    return replace(gravamen, importe=nuevo)


def _en_limites(liquidacion: Liquidacion) -> bool:
    gravamen, base, importe = liquidacion
    tasa = gravamen.tasa_o_cuota
    return importe is None or tasa is None or impuesto_en_limites(base, tasa, importe)


def _total(importe: Decimal, liquidaciones: Sequence[Liquidacion]) -> Decimal:
    """What the customer pays for a line without discount."""
    trasladado = suma(x.importe or CERO for x in liquidaciones if not x.gravamen.retencion)
    retenido = suma(x.importe or CERO for x in liquidaciones if x.gravamen.retencion)
    return resta(suma((importe, trasladado)), retenido)
