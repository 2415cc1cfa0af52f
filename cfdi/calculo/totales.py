"""From the concepts to the totals of a Comprobante, and `calcular`, which derives everything again.

Every amount of the summary is the exact sum of what the concepts say, rounded half up once, at the decimals of the
currency; nothing of it is a rate applied to a sum. Source: Anexo 20 section I.F; error matrix CFDI40108 to CFDI40221.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import is_
from typing import NamedTuple

from cfdi.calculo.complementos import aportes, comprobar_complementos, con_importes_de_nomina, derivar_complementos
from cfdi.calculo.conceptos import comprobar_concepto, derivar_importe
from cfdi.calculo.derivados import parejas
from cfdi.calculo.importes import (
    CERO,
    DECIMALES_DE_TASA,
    DECIMALES_MAXIMOS,
    comprobar_decimales,
    con_decimales,
    decimales_escritos,
    importe_derivado,
    importe_en_limites,
    impuesto_en_limites,
    redondear,
    resta,
    sin_ceros,
    suma,
)
from cfdi.calculo.monedas import decimales_de_moneda
from cfdi.documentos.cfdi40 import (
    Comprobante,
    Concepto,
    Impuestos,
    ImpuestosConcepto,
    Parte,
    RetencionConcepto,
    RetencionTotal,
    TrasladoConcepto,
    TrasladoTotal,
)
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo

SIN_IMPORTES = ("T", "P")
"""Types of comprobante whose SubTotal and Total are zero, and whose summary is absent (CFDI40109, 40119, 40201)."""


class Totales(NamedTuple):
    """What the conceptos say of the whole document, at the decimals of its currency."""

    sub_total: Decimal
    descuento: Decimal | None
    impuestos: Impuestos | None
    total: Decimal


def totalizar(
    conceptos: Sequence[Concepto], *, tipo_de_comprobante: str, moneda: str, complementos: Iterable[Nodo] = ()
) -> Totales:
    """SubTotal, Descuento, Impuestos and Total; taxes without amount count for nothing.

    Total takes local taxes and airport fees from the complements, which may have more decimals than the currency.
    Raises ErrorDatos when `moneda` is not in c_Moneda, and for a complement that adds to Total and cannot be read.
    """
    if tipo_de_comprobante in SIN_IMPORTES:
        return Totales(CERO, None, None, CERO)
    decimales = decimales_de_moneda(moneda)
    descuentos = [c.descuento for c in conceptos if c.descuento is not None]
    sub_total = redondear(suma(c.importe for c in conceptos), decimales)
    descuento = redondear(suma(descuentos), decimales) if descuentos else None
    impuestos = resumir([c.impuestos for c in conceptos if c.impuestos is not None], decimales)
    sumandos, sustraendos = [sub_total, aportes(complementos)], [descuento or CERO]
    if impuestos is not None:
        sumandos.append(impuestos.total_impuestos_trasladados or CERO)
        sustraendos.append(impuestos.total_impuestos_retenidos or CERO)
    total = redondear(resta(suma(sumandos), suma(sustraendos)), decimales)
    return Totales(sub_total, descuento, impuestos, total)


# The summary of taxes


def resumir(nodos: Iterable[ImpuestosConcepto], decimales: int) -> Impuestos | None:
    """The summary of the taxes of all concepts, in order of first appearance; None without taxes.

    Transferred taxes are grouped by tax, factor and rate; withheld ones by tax alone (CFDI40208, CFDI40218).
    """
    retenidos: dict[str, list[Decimal]] = {}
    trasladados: dict[_Clave, tuple[list[Decimal], list[Decimal | None]]] = {}
    for nodo in nodos:
        for t in nodo.traslados:
            bases, importes = trasladados.setdefault(_clave(t), ([], []))
            bases.append(t.base)
            importes.append(t.importe)
        for r in nodo.retenciones:
            retenidos.setdefault(r.impuesto, []).append(r.importe)
    if not trasladados and not retenidos:
        return None
    retenciones = [
        RetencionTotal(impuesto=impuesto, importe=redondear(suma(importes), decimales))
        for impuesto, importes in retenidos.items()
    ]
    traslados = [_traslado_total(clave, *figuras, decimales) for clave, figuras in trasladados.items()]
    cobrados = [t.importe for t in traslados if t.importe is not None]
    return Impuestos(
        retenciones=retenciones,
        total_impuestos_retenidos=suma(r.importe for r in retenciones) if retenciones else None,
        traslados=traslados,
        total_impuestos_trasladados=suma(cobrados) if cobrados else None,
    )


_Clave = tuple[str, str, Decimal | None]


def _traslado_total(
    clave: _Clave, bases: Sequence[Decimal], importes: Sequence[Decimal | None], decimales: int
) -> TrasladoTotal:
    impuesto, tipo_factor, tasa = clave
    exento = tipo_factor == "Exento"
    return TrasladoTotal(
        base=redondear(suma(bases), decimales),
        impuesto=impuesto,
        tipo_factor=tipo_factor,
        tasa_o_cuota=None if tasa is None or exento else sin_ceros(tasa, DECIMALES_DE_TASA),
        importe=None if exento else redondear(suma(x for x in importes if x is not None), decimales),
    )


# Deriving again


def calcular(comprobante: Comprobante, *, decimales: int = DECIMALES_MAXIMOS) -> Comprobante:
    """The same document with everything derived again; `calcular(calcular(c)) == calcular(c)`.

    An Importe of a concept, of a Parte or of a tax is kept when it is within the SAT's limits, and otherwise derived
    and rounded half up at `decimales`. What is not derived stays: quantities, prices, discounts, rates, and the bases
    of taxes, for which the SAT has no formula. `diferencias` tells beforehand what would change.

    Of the complements, payments, payroll and local taxes have their totals derived again, and the only concept of a
    payroll receipt is worth what they say (NOM20, NOM22).

    Raises ErrorDatos when the document is sealed, a currency is unknown, a complement that adds to Total cannot be
    read, or its figures cannot be those of a document (`comprobar_concepto`, `comprobar_complementos`).
    """
    if comprobante.sello:
        raise ErrorDatos(
            "el comprobante ya está sellado, y calcularlo otra vez rompería el sello",
            campo="Sello",
            remedio="Quite antes el sello: comprobante.con(sello=None).",
        )
    calculado = _derivado(comprobante, decimales)
    comprobar_complementos(calculado.complementos)
    for i, concepto in enumerate(calculado.conceptos, 1):
        comprobar_concepto(concepto, calculado.tipo_de_comprobante, f"conceptos[{i}]")
    comprobar_total(calculado.total)
    return calculado


def comprobar_total(total: Decimal) -> None:
    """Raises ErrorDatos when what is withheld exceeds what is charged."""
    if total < 0:
        raise ErrorDatos(
            "sale negativo: lo retenido supera lo cobrado",
            campo="total",
            valor=total,
            remedio="Revise las retenciones.",
        )


def _derivado(comprobante: Comprobante, decimales: int) -> Comprobante:
    comprobar_decimales(decimales)
    complementos = derivar_complementos(comprobante.complementos)
    conceptos = tuple(_concepto(c, decimales) for c in comprobante.conceptos)
    if comprobante.tipo_de_comprobante == "N":
        conceptos = con_importes_de_nomina(conceptos, complementos)
    totales = totalizar(
        conceptos,
        tipo_de_comprobante=comprobante.tipo_de_comprobante,
        moneda=comprobante.moneda,
        complementos=complementos,
    )
    return comprobante.con(conceptos=conceptos, complementos=complementos, **totales._asdict())


def _concepto(concepto: Concepto, decimales: int) -> Concepto:
    importe = _importe(concepto, decimales)
    impuestos = None if concepto.impuestos is None else _impuestos(concepto.impuestos, decimales)
    parte = [_parte(p, decimales) for p in concepto.parte]
    if importe is concepto.importe and impuestos is concepto.impuestos and all(map(is_, parte, concepto.parte)):
        return concepto
    return concepto.con(importe=importe, impuestos=impuestos, parte=parte)


def _importe(concepto: Concepto, decimales: int) -> Decimal:
    dado, descuento = concepto.importe, concepto.descuento
    if descuento is not None:
        dado = con_decimales(dado, decimales_escritos(descuento))
    if importe_en_limites(concepto.cantidad, concepto.valor_unitario, dado):
        return dado
    return derivar_importe(concepto.cantidad, concepto.valor_unitario, descuento, decimales)


def _parte(parte: Parte, decimales: int) -> Parte:
    cantidad, valor_unitario, importe = parte.cantidad, parte.valor_unitario, parte.importe
    if importe is None or valor_unitario is None or importe_en_limites(cantidad, valor_unitario, importe):
        return parte
    return parte.con(importe=importe_derivado(cantidad, valor_unitario, decimales))


def _impuestos(nodo: ImpuestosConcepto, decimales: int) -> ImpuestosConcepto:
    traslados = [_traslado(t, decimales) for t in nodo.traslados]
    retenciones = [_retencion(r, decimales) for r in nodo.retenciones]
    if all(map(is_, traslados, nodo.traslados)) and all(map(is_, retenciones, nodo.retenciones)):
        return nodo
    return ImpuestosConcepto(traslados=traslados, retenciones=retenciones)


def _traslado(traslado: TrasladoConcepto, decimales: int) -> TrasladoConcepto:
    base, tasa, importe = traslado.base, traslado.tasa_o_cuota, traslado.importe
    if traslado.tipo_factor == "Exento":
        return traslado if importe is None else traslado.con(importe=None)
    if tasa is None or (importe is not None and impuesto_en_limites(base, tasa, importe)):
        return traslado
    return traslado.con(importe=importe_derivado(base, tasa, decimales))


def _retencion(retencion: RetencionConcepto, decimales: int) -> RetencionConcepto:
    base, tasa = retencion.base, retencion.tasa_o_cuota
    if impuesto_en_limites(base, tasa, retencion.importe):
        return retencion
    return retencion.con(importe=importe_derivado(base, tasa, decimales))


# Telling what disagrees


@dataclass(frozen=True, slots=True)
class Diferencia:
    """A given amount that is not the derived one.

    `ruta` is an XPath (`/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto[3]/@Importe`). `dado` is None where a list of
    the summary lacks a group that the concepts have, `derivado` where it has one that the concepts lack.
    """

    ruta: str
    dado: Decimal | None
    derivado: Decimal | None


def diferencias(comprobante: Comprobante, *, decimales: int = DECIMALES_MAXIMOS) -> tuple[Diferencia, ...]:
    """The amounts that `calcular` would change, compared as numbers; empty when the document agrees with itself.

    A value that is absent does not disagree: what can be derived may be left out. Sealed documents are welcome here.
    Raises ErrorDatos when a currency is unknown, or a complement that adds to Total cannot be read.
    """
    todas = parejas("/cfdi:Comprobante", comprobante, _derivado(comprobante, decimales))
    return tuple(Diferencia(ruta, dado, derivado) for ruta, dado, derivado in todas if dado != derivado)


def _clave(traslado: TrasladoConcepto) -> _Clave:
    return traslado.impuesto, traslado.tipo_factor, traslado.tasa_o_cuota
