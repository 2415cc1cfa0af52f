"""The arithmetic of the complement of payments (Pagos 2.0): from the related documents to the totals in pesos.

    ImpSaldoInsoluto   ImpSaldoAnt − ImpPagado
    ImporteDR          BaseDR × TasaOCuotaDR
    BaseP, ImporteP    BaseDR, ImporteDR ÷ EquivalenciaDR, added over the documents of a payment by tax and rate
    Totales            BaseP, ImporteP, Monto × TipoCambioP, added over the payments and rounded half up once

The taxes of documents and payments are written with 6 decimals. Source: guide of payments; error matrix CRP20201 to
CRP20279.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from cfdi.calculo.complementos import derivar
from cfdi.calculo.derivados import con_derivados
from cfdi.calculo.importes import (
    DECIMALES_DE_TASA,
    DECIMALES_MAXIMOS,
    UNO,
    decimales_escritos,
    impuesto_en_limites,
    producto,
    redondear,
    redondear_fraccion,
    resta,
    sin_ceros,
    suma,
    suma_de_cocientes,
    unidad,
)
from cfdi.calculo.impuestos import IEPS, ISR, IVA
from cfdi.calculo.monedas import decimales_de_moneda, sin_ceros_de_mas
from cfdi.documentos.pagos20 import (
    DoctoRelacionado,
    ImpuestosDR,
    ImpuestosP,
    Pago,
    Pagos,
    RetencionDR,
    RetencionP,
    Totales,
    TrasladoDR,
    TrasladoP,
)
from cfdi.errores import ErrorDatos
from cfdi.esquema import tabla

_DECIMALES_DE_TOTALES = 2
_I = TypeVar("_I", RetencionDR, TrasladoDR)


# Filling in what is absent


def completar_pago(pago: Pago, campo: str) -> Pago:
    """A payment with the bare 1 of its rates, and the summary of its taxes, where they are absent.

    Raises ErrorDatos, with `campo` as the name of the payment, when a rate is absent that only the user knows.
    """
    doctos = tuple(
        d if d.equivalencia_dr is not None else con_derivados(d, equivalencia_dr=_equivalencia(d, pago))
        for d in pago.docto_relacionado
    )
    tipo_cambio = _tipo_cambio(pago) if pago.tipo_cambio_p is None else pago.tipo_cambio_p
    pago = con_derivados(pago, tipo_cambio_p=tipo_cambio, docto_relacionado=doctos)
    comprobar_divisas(pago, campo)
    return pago if pago.impuestos_p is not None else con_derivados(pago, impuestos_p=impuestos_p(doctos))


# Deriving again


@derivar.register(Pagos)
def derivar_pagos(pagos: Pagos) -> Pagos:
    """The complement with everything derived again. What is within the SAT's limits is kept as it is written.

    What hangs from a rate of exchange that is absent is left as it is, too. Raises ErrorDatos for an unknown currency.
    """
    pago = tuple(_pago(p) for p in pagos.pago)
    convertibles = all(p.tipo_cambio_p is not None for p in pago)
    totales = _totales(pagos.totales, totales_de_pagos(pago)) if convertibles else pagos.totales
    return con_derivados(pagos, pago=pago, totales=totales)


def _totales(dados: Totales, derivados: Totales) -> Totales:
    valores: dict[str, Decimal | None] = {}
    for campo in tabla(Totales).campos:
        dado, derivado = getattr(dados, campo.nombre), getattr(derivados, campo.nombre)
        valores[campo.nombre] = dado if derivado is None and dado == 0 else derivado  # zero says the same as absence
    return con_derivados(dados, **valores)


def _pago(pago: Pago) -> Pago:
    doctos = tuple(_docto(d, pago) for d in pago.docto_relacionado)
    impuestos = pago.impuestos_p
    if all(d.equivalencia_dr for d in doctos):
        derivados = impuestos_p(doctos, impuestos)
        impuestos = impuestos if impuestos == derivados else derivados
    return con_derivados(
        pago,
        tipo_cambio_p=_tipo_cambio(pago),
        monto=sin_ceros_de_mas(pago.monto, decimales_de_moneda(pago.moneda_p)),
        docto_relacionado=doctos,
        impuestos_p=impuestos,
    )


def _docto(docto: DoctoRelacionado, pago: Pago) -> DoctoRelacionado:
    decimales = decimales_de_moneda(docto.moneda_dr)
    anterior, pagado = (sin_ceros_de_mas(x, decimales) for x in (docto.imp_saldo_ant, docto.imp_pagado))
    return con_derivados(
        docto,
        equivalencia_dr=_equivalencia(docto, pago),
        imp_saldo_ant=anterior,
        imp_pagado=pagado,
        imp_saldo_insoluto=resta(anterior, pagado),
        impuestos_dr=None if docto.impuestos_dr is None else _impuestos_dr(docto.impuestos_dr),
    )


def _impuestos_dr(nodo: ImpuestosDR) -> ImpuestosDR:
    return con_derivados(
        nodo,
        retenciones_dr=tuple(_con_importe(r) for r in nodo.retenciones_dr),
        traslados_dr=tuple(_con_importe(t) for t in nodo.traslados_dr),
    )


def _con_importe(impuesto: _I) -> _I:
    tasa, importe = impuesto.tasa_o_cuota_dr, impuesto.importe_dr
    if impuesto.tipo_factor_dr == "Exento":
        return impuesto.con(importe_dr=None) if importe is not None and isinstance(impuesto, TrasladoDR) else impuesto
    if tasa is None or (importe is not None and impuesto_en_limites(impuesto.base_dr, tasa, importe)):
        return impuesto
    return impuesto.con(importe_dr=importe_dr(impuesto.base_dr, tasa))


def importe_dr(base: Decimal, tasa: Decimal) -> Decimal:
    """The tax on a base, with 6 decimals (CRP20254, CRP20261)."""
    return redondear(producto(base, tasa), DECIMALES_MAXIMOS)


def _equivalencia(docto: DoctoRelacionado, pago: Pago) -> Decimal | None:
    """A bare 1 when the document is in the currency of the payment (CRP20238)."""
    return UNO if docto.moneda_dr == pago.moneda_p else docto.equivalencia_dr


def _tipo_cambio(pago: Pago) -> Decimal | None:
    """A bare 1 when the payment is in pesos (CRP20215)."""
    return UNO if pago.moneda_p == "MXN" else pago.tipo_cambio_p


def comprobar_divisas(pago: Pago, campo: str) -> None:
    """Raises ErrorDatos when a rate of exchange is absent or zero (CRP20214, CRP20237)."""
    _comprobar_tasa(pago.tipo_cambio_p, f"{campo}.tipo_cambio_p", f"Son los pesos por unidad de {pago.moneda_p}.")
    for i, d in enumerate(pago.docto_relacionado, 1):
        _comprobar_tasa(
            d.equivalencia_dr,
            f"{campo}.docto_relacionado[{i}].equivalencia_dr",
            f"Son las unidades de {d.moneda_dr} por unidad de {pago.moneda_p}.",
        )


def _comprobar_tasa(valor: Decimal | None, campo: str, remedio: str) -> None:
    if valor is None:
        raise ErrorDatos("es un dato obligatorio entre monedas distintas", campo=campo, remedio=remedio)
    if valor <= 0:
        raise ErrorDatos("debe ser mayor que cero", campo=campo, valor=valor, remedio=remedio)


# The summary of a payment

ClaveDeTraslado = tuple[str, str, Decimal | None]
"""Tax, factor and rate: what a TrasladoP sums."""


@dataclass(slots=True)
class _Suma:
    """What the documents of a payment bring to a node of its summary, each with its equivalence."""

    bases: list[tuple[Decimal, Decimal]] = field(default_factory=list)
    importes: list[tuple[Decimal, Decimal]] = field(default_factory=list)


def impuestos_p(doctos: Iterable[DoctoRelacionado], dado: ImpuestosP | None = None) -> ImpuestosP | None:
    """The taxes of a payment in its own currency, in order of first appearance; None when no document has any.

    Transferred taxes are grouped by tax, factor and rate, withheld ones by tax alone. Sums are exact, and rounded once
    at 6 decimals; an amount of `dado` is kept when it is the sum, rounded or truncated at the decimals that it is
    written with (CRP20265, CRP20268, CRP20269, CRP20274). Every document needs its EquivalenciaDR.
    """
    retenidos: dict[str, _Suma] = {}
    trasladados: dict[ClaveDeTraslado, _Suma] = {}
    for docto in doctos:
        equivalencia = docto.equivalencia_dr or UNO
        impuestos = docto.impuestos_dr or ImpuestosDR()
        for r in impuestos.retenciones_dr:
            retenidos.setdefault(r.impuesto_dr, _Suma()).importes.append((r.importe_dr, equivalencia))
        for t in impuestos.traslados_dr:
            grupo = trasladados.setdefault((t.impuesto_dr, t.tipo_factor_dr, t.tasa_o_cuota_dr), _Suma())
            grupo.bases.append((t.base_dr, equivalencia))
            if t.importe_dr is not None:
                grupo.importes.append((t.importe_dr, equivalencia))
    if not retenidos and not trasladados:
        return None
    dado = dado or ImpuestosP()
    antes_r = {r.impuesto_p: r for r in dado.retenciones_p}
    antes_t = {(t.impuesto_p, t.tipo_factor_p, t.tasa_o_cuota_p): t for t in dado.traslados_p}
    return ImpuestosP(
        retenciones_p=[_retencion_p(clave, s, antes_r.get(clave)) for clave, s in retenidos.items()],
        traslados_p=[_traslado_p(clave, s, antes_t.get(clave)) for clave, s in trasladados.items()],
    )


def _retencion_p(impuesto: str, sumas: _Suma, dada: RetencionP | None) -> RetencionP:
    return RetencionP(
        impuesto_p=impuesto, importe_p=_convertido(sumas.importes, None if dada is None else dada.importe_p)
    )


def _traslado_p(clave: ClaveDeTraslado, sumas: _Suma, dado: TrasladoP | None) -> TrasladoP:
    impuesto, tipo_factor, tasa = clave
    exento = tipo_factor == "Exento"
    return TrasladoP(
        base_p=_convertido(sumas.bases, None if dado is None else dado.base_p),
        impuesto_p=impuesto,
        tipo_factor_p=tipo_factor,
        tasa_o_cuota_p=None if exento or tasa is None else sin_ceros(tasa, DECIMALES_DE_TASA),
        importe_p=None if exento else _convertido(sumas.importes, None if dado is None else dado.importe_p),
    )


def _convertido(sumandos: Sequence[tuple[Decimal, Decimal]], dado: Decimal | None) -> Decimal:
    exacto = suma_de_cocientes(sumandos)
    if dado is not None and abs(Fraction(dado) - exacto) < Fraction(unidad(decimales_escritos(dado))):
        return dado
    return redondear_fraccion(exacto, DECIMALES_MAXIMOS)


# The totals in pesos

_RETENCIONES = {IVA: "total_retenciones_iva", ISR: "total_retenciones_isr", IEPS: "total_retenciones_ieps"}
_TASAS_DE_IVA = {Decimal("0.16"): "iva16", Decimal("0.08"): "iva8", Decimal(0): "iva0"}


def totales_de_pagos(pago: Iterable[Pago]) -> Totales:
    """The totals of a complement, in pesos; a field is there when its kind of tax is.

    IEPS transferred has no total. A rate of exchange that is absent counts as 1. Source: CRP20201 to CRP20211.
    """
    sumandos: dict[str, list[Decimal]] = {"monto_total_pagos": []}
    for p in pago:
        tipo_cambio = p.tipo_cambio_p or UNO
        for nombre, importe in (("monto_total_pagos", p.monto), *_aportes(p.impuestos_p or ImpuestosP())):
            sumandos.setdefault(nombre, []).append(producto(importe, tipo_cambio))
    return Totales(**{nombre: redondear(suma(xs), _DECIMALES_DE_TOTALES) for nombre, xs in sumandos.items()})


def _aportes(impuestos: ImpuestosP) -> Iterable[tuple[str, Decimal]]:
    """What a payment brings to the totals of taxes: their names and its amounts."""
    for r in impuestos.retenciones_p:
        if r.impuesto_p in _RETENCIONES:
            yield _RETENCIONES[r.impuesto_p], r.importe_p
    for t in impuestos.traslados_p:
        if t.impuesto_p != IVA:
            continue
        if t.tipo_factor_p == "Exento":
            yield "total_traslados_base_iva_exento", t.base_p
        elif t.tasa_o_cuota_p in _TASAS_DE_IVA:
            tasa = _TASAS_DE_IVA[t.tasa_o_cuota_p]
            yield f"total_traslados_base_{tasa}", t.base_p
            yield f"total_traslados_impuesto_{tasa}", t.importe_p or Decimal(0)
