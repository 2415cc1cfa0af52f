"""Pagos 2.0, node Totales: what all payments add up to, in pesos (CRP20201 to CRP20211, CRP20264, CRP20267, CRP20273).

An amount is judged when it is there. That it is missing has another code, by groups: some amount of withheld tax,
some base, some transferred tax. Within a group, the one that is missing is a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from cfdi.calculo.importes import CERO, producto, redondear, suma
from cfdi.documentos.pagos20 import Pago, Pagos, RetencionP, Totales, TrasladoP
from cfdi.esquema.revision import ValorIlegible
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import EXENTO
from cfdi.validacion.reglas.pagos20_predicados import FUENTE, IEPS, ISR, IVA, legible, tipo_cambio

_DECIMALES = 2

Importes = Callable[[Pago], Iterable[Decimal]]
"""The amounts of a payment, in its currency, that a total adds."""


class Total(NamedTuple):
    """An attribute of Totales: its name, what it adds up, and what is said in the Totales of a document."""

    nombre: str
    describe: str
    importes: Importes
    dicho: Callable[[Totales], Decimal | None]


# The amounts that each total adds


def _retenciones(pago: Pago, impuesto: str) -> Iterable[RetencionP]:
    retenciones = pago.impuestos_p.retenciones_p if pago.impuestos_p is not None else ()
    return (r for r in retenciones if r.impuesto_p == impuesto)


def _traslados_de_iva(pago: Pago) -> Iterable[TrasladoP]:
    traslados = pago.impuestos_p.traslados_p if pago.impuestos_p is not None else ()
    return (t for t in traslados if t.impuesto_p == IVA)


def _con_iva(pago: Pago, tasa: Decimal) -> Iterable[TrasladoP]:
    """The transfers of IVA at a rate; equal rates are equal numbers, whatever decimals they are written with."""
    return (t for t in _traslados_de_iva(pago) if t.tipo_factor_p == "Tasa" and t.tasa_o_cuota_p == tasa)


def _retenido(impuesto: str) -> Importes:
    return lambda pago: (r.importe_p for r in _retenciones(pago, impuesto))


def _base(tasa: Decimal) -> Importes:
    return lambda pago: (t.base_p for t in _con_iva(pago, tasa))


def _importe(tasa: Decimal) -> Importes:
    return lambda pago: (t.importe_p or CERO for t in _con_iva(pago, tasa))


def _base_exenta(pago: Pago) -> Iterable[Decimal]:
    return (t.base_p for t in _traslados_de_iva(pago) if t.tipo_factor_p == EXENTO)


_16, _8, _0 = Decimal("0.16"), Decimal("0.08"), Decimal(0)

RETENCIONES_IVA = Total(
    "TotalRetencionesIVA", "las retenciones de IVA", _retenido(IVA), lambda t: t.total_retenciones_iva
)
RETENCIONES_ISR = Total(
    "TotalRetencionesISR", "las retenciones de ISR", _retenido(ISR), lambda t: t.total_retenciones_isr
)
RETENCIONES_IEPS = Total(
    "TotalRetencionesIEPS", "las retenciones de IEPS", _retenido(IEPS), lambda t: t.total_retenciones_ieps
)
BASE_16 = Total("TotalTrasladosBaseIVA16", "las bases al 16 %", _base(_16), lambda t: t.total_traslados_base_iva16)
IMPUESTO_16 = Total(
    "TotalTrasladosImpuestoIVA16", "el IVA al 16 %", _importe(_16), lambda t: t.total_traslados_impuesto_iva16
)
BASE_8 = Total("TotalTrasladosBaseIVA8", "las bases al 8 %", _base(_8), lambda t: t.total_traslados_base_iva8)
IMPUESTO_8 = Total(
    "TotalTrasladosImpuestoIVA8", "el IVA al 8 %", _importe(_8), lambda t: t.total_traslados_impuesto_iva8
)
BASE_0 = Total("TotalTrasladosBaseIVA0", "las bases al 0 %", _base(_0), lambda t: t.total_traslados_base_iva0)
IMPUESTO_0 = Total(
    "TotalTrasladosImpuestoIVA0", "el IVA al 0 %", _importe(_0), lambda t: t.total_traslados_impuesto_iva0
)
BASE_EXENTA = Total(
    "TotalTrasladosBaseIVAExento", "las bases exentas", _base_exenta, lambda t: t.total_traslados_base_iva_exento
)
MONTO = Total("MontoTotalPagos", "los Monto de los pagos", lambda pago: (pago.monto,), lambda t: t.monto_total_pagos)

DE_RETENCIONES = (RETENCIONES_IVA, RETENCIONES_ISR, RETENCIONES_IEPS)
DE_BASES = (BASE_16, BASE_8, BASE_0, BASE_EXENTA)
DE_IMPUESTOS = (IMPUESTO_16, IMPUESTO_8, IMPUESTO_0)


def en_pesos(pagos: Pagos, importes: Importes) -> Decimal:
    """The sum of the amounts, each as written × TipoCambioP of its payment, rounded once."""
    return redondear(suma(producto(legible(x), tipo_cambio(p)) for p in pagos.pago for x in importes(p)), _DECIMALES)


# What is there adds up


@regla(
    "CRP20201",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalRetencionesIVA, si está, es la suma de ImporteP × TipoCambioP de las retenciones de IVA, a 2 decimales.",
)
def retenciones_de_iva(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalRetencionesIVA."""
    return _cuadra(pagos, RETENCIONES_IVA)


@regla(
    "CRP20202",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalRetencionesISR, si está, es la suma de ImporteP × TipoCambioP de las retenciones de ISR, a 2 decimales.",
)
def retenciones_de_isr(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalRetencionesISR."""
    return _cuadra(pagos, RETENCIONES_ISR)


@regla(
    "CRP20203",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalRetencionesIEPS, si está, es la suma de ImporteP × TipoCambioP de las retenciones de IEPS, "
    "a 2 decimales.",
)
def retenciones_de_ieps(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalRetencionesIEPS."""
    return _cuadra(pagos, RETENCIONES_IEPS)


@regla(
    "CRP20204",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalTrasladosBaseIVA16, si está, es la suma de BaseP × TipoCambioP del IVA al 16 %, a 2 decimales.",
)
def base_al_16(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalTrasladosBaseIVA16."""
    return _cuadra(pagos, BASE_16)


@regla(
    "CRP20205",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalTrasladosImpuestoIVA16, si está, es la suma de ImporteP × TipoCambioP del IVA al 16 %, a 2 decimales.",
)
def impuesto_al_16(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalTrasladosImpuestoIVA16."""
    return _cuadra(pagos, IMPUESTO_16)


@regla(
    "CRP20206",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalTrasladosBaseIVA8, si está, es la suma de BaseP × TipoCambioP del IVA al 8 %, a 2 decimales.",
)
def base_al_8(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalTrasladosBaseIVA8."""
    return _cuadra(pagos, BASE_8)


@regla(
    "CRP20207",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalTrasladosImpuestoIVA8, si está, es la suma de ImporteP × TipoCambioP del IVA al 8 %, a 2 decimales.",
)
def impuesto_al_8(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalTrasladosImpuestoIVA8."""
    return _cuadra(pagos, IMPUESTO_8)


@regla(
    "CRP20208",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalTrasladosBaseIVA0, si está, es la suma de BaseP × TipoCambioP del IVA al 0 %, a 2 decimales.",
)
def base_al_0(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalTrasladosBaseIVA0."""
    return _cuadra(pagos, BASE_0)


@regla(
    "CRP20209",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalTrasladosImpuestoIVA0, si está, es la suma de ImporteP × TipoCambioP del IVA al 0 %: cero.",
)
def impuesto_al_0(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalTrasladosImpuestoIVA0."""
    return _cuadra(pagos, IMPUESTO_0)


@regla(
    "CRP20210",
    en=Pagos,
    fuente=FUENTE,
    pide="TotalTrasladosBaseIVAExento, si está, es la suma de BaseP × TipoCambioP del IVA exento, a 2 decimales.",
)
def base_exenta(documento: Documento, pagos: Pagos) -> Fallas:
    """TotalTrasladosBaseIVAExento."""
    return _cuadra(pagos, BASE_EXENTA)


@regla(
    "CRP20211",
    en=Pagos,
    fuente=FUENTE,
    pide="MontoTotalPagos es la suma de Monto × TipoCambioP de los pagos, redondeada una vez a 2 decimales.",
)
def monto_total(documento: Documento, pagos: Pagos) -> Fallas:
    """MontoTotalPagos."""
    return _cuadra(pagos, MONTO)


def _cuadra(pagos: Pagos, total: Total) -> Fallas:
    dicho = total.dicho(pagos.totales)
    if dicho is None:
        return ()
    debido = en_pesos(pagos, total.importes)
    if dicho == debido:
        return ()
    mensaje = (
        f"{total.nombre} debe ser {debido}, la suma en pesos de {total.describe} (por su TipoCambioP, redondeada una "
        f"vez a 2 decimales), y dice {dicho}."
    )
    return [Falla(f"pago20:Totales/@{total.nombre}", mensaje, str(debido), str(dicho))]


# What occurs is told


@regla(
    "CRP20264",
    en=Pagos,
    fuente=FUENTE,
    pide="Si algún pago tiene RetencionesP, Totales lleva TotalRetencionesIVA, TotalRetencionesISR o "
    "TotalRetencionesIEPS.",
)
def hay_total_de_retenciones(documento: Documento, pagos: Pagos) -> Fallas:
    """Some total of withheld taxes, if any is withheld."""
    if not any(p.impuestos_p is not None and p.impuestos_p.retenciones_p for p in pagos.pago):
        return ()
    return _dichos(pagos, DE_RETENCIONES, "Hay impuestos retenidos")


@regla(
    "CRP20267",
    en=Pagos,
    fuente=FUENTE,
    pide="Si algún TrasladoP es de IVA, Totales lleva alguna base: TotalTrasladosBaseIVA16, …IVA8, …IVA0 o …IVAExento.",
)
def hay_total_de_bases(documento: Documento, pagos: Pagos) -> Fallas:
    """Some total of bases, if any IVA is transferred, be it exempt."""
    return _de_iva(pagos, DE_BASES, "Hay IVA trasladado", exento=True)


@regla(
    "CRP20273",
    en=Pagos,
    fuente=FUENTE,
    pide="Si algún TrasladoP es de IVA y no está exento, Totales lleva algún impuesto: TotalTrasladosImpuestoIVA16, "
    "…IVA8 o …IVA0.",
)
def hay_total_de_iva(documento: Documento, pagos: Pagos) -> Fallas:
    """Some total of IVA, if any is transferred that is not exempt, be it at 0 %."""
    return _de_iva(pagos, DE_IMPUESTOS, "Hay IVA trasladado que no está exento", exento=False)


def _de_iva(pagos: Pagos, grupo: tuple[Total, ...], hay: str, *, exento: bool) -> Fallas:
    traslados = (t for p in pagos.pago for t in _traslados_de_iva(p))
    if not any(exento or t.tipo_factor_p != EXENTO for t in traslados):
        return ()
    return _dichos(pagos, grupo, hay)


def _dichos(pagos: Pagos, grupo: tuple[Total, ...], hay: str) -> Fallas:
    """An error when no total of the group is told; a warning for each that has something to add and is not told."""
    faltan = [total for total in grupo if total.dicho(pagos.totales) is None]
    usados = [total for total in faltan if any(True for p in pagos.pago for _ in total.importes(p))]
    if len(faltan) == len(grupo):
        falta = ", ".join(_con_cifra(pagos, t) for t in usados) or " o ".join(t.nombre for t in grupo)
        return [Falla("pago20:Totales", f"{hay} y Totales no lo dice. Falta {falta}.", falta)]
    return [
        Falla(
            f"pago20:Totales/@{total.nombre}",
            f"{hay} y Totales no lo dice todo. Falta {_con_cifra(pagos, total)}, la suma en pesos de {total.describe}.",
            _con_cifra(pagos, total),
            severidad="advertencia",
        )
        for total in usados
    ]


def _con_cifra(pagos: Pagos, total: Total) -> str:
    """The name of a total and what it should say, unless some rate of exchange is not known."""
    try:
        return f"{total.nombre} {en_pesos(pagos, total.importes)}"
    except ValorIlegible:
        return total.nombre
