"""Whether a payment is possible: its figures, and what its documents take of it (CRP20217, CRP20276)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cfdi.calculo.complementos import comprobar
from cfdi.calculo.conceptos import comprobar_impuesto
from cfdi.calculo.importes import (
    UNO,
    limites_pago,
    redondear,
    redondear_fraccion,
    suma,
    suma_de_cocientes,
    truncar_fraccion,
)
from cfdi.calculo.monedas import a_importe_de, decimales_de_moneda
from cfdi.calculo.pagos import comprobar_divisas
from cfdi.documentos.pagos20 import DoctoRelacionado, ImpuestosDR, Pago, Pagos, RetencionDR, TrasladoDR
from cfdi.errores import ErrorDatos

DECIMALES_DE_EQUIVALENCIA = 10


@comprobar.register(Pagos)
def comprobar_pagos(pagos: Pagos, campo: str) -> None:
    """Raises ErrorDatos, with both figures where two disagree, for payments that cannot be.

    They are an amount of zero or with more decimals than its currency, a payment above the balance, documents that
    take more than was paid, a rate of exchange that is absent, a tax on nothing, and one without rate or amount.
    """
    for i, pago in enumerate(pagos.pago, 1):
        comprobar_pago(pago, f"{campo}.pago[{i}]")


def comprobar_pago(pago: Pago, campo: str) -> None:
    """The same, for one payment."""
    comprobar_divisas(pago, campo)
    a_importe_de(pago.moneda_p, pago.monto, f"{campo}.monto")
    for i, docto in enumerate(pago.docto_relacionado, 1):
        _comprobar_docto(docto, f"{campo}.docto_relacionado[{i}]")
    abonos = [Abono(d.moneda_dr, d.imp_pagado, d.equivalencia_dr or UNO) for d in pago.docto_relacionado]
    if not alcanza(pago.monto, pago.moneda_p, abonos):
        convertido = redondear_fraccion(en_moneda_del_pago(abonos), decimales_de_moneda(pago.moneda_p))
        raise ErrorDatos(
            f"no alcanza: los documentos toman {convertido} {pago.moneda_p}",
            campo=f"{campo}.monto",
            valor=pago.monto,
            remedio="Revise ImpPagado y EquivalenciaDR de cada documento.",
        )


def _comprobar_docto(docto: DoctoRelacionado, campo: str) -> None:
    a_importe_de(docto.moneda_dr, docto.imp_saldo_ant, f"{campo}.imp_saldo_ant")
    a_importe_de(docto.moneda_dr, docto.imp_pagado, f"{campo}.imp_pagado")
    if docto.imp_pagado > docto.imp_saldo_ant:
        raise ErrorDatos(
            f"es mayor que el saldo, {docto.imp_saldo_ant}",
            campo=f"{campo}.imp_pagado",
            valor=docto.imp_pagado,
            remedio="Un pago no cubre más de lo que se debe.",
        )
    impuestos = docto.impuestos_dr or ImpuestosDR()
    for i, r in enumerate(impuestos.retenciones_dr, 1):
        _comprobar_impuesto(r, f"{campo}.impuestos_dr.retenciones_dr[{i}]")
    for i, t in enumerate(impuestos.traslados_dr, 1):
        _comprobar_impuesto(t, f"{campo}.impuestos_dr.traslados_dr[{i}]")


def _comprobar_impuesto(nodo: RetencionDR | TrasladoDR, campo: str) -> None:
    comprobar_impuesto(campo, nodo.base_dr, nodo.tipo_factor_dr, nodo.tasa_o_cuota_dr, nodo.importe_dr, "_dr")


# What the documents take of a payment


class Abono(NamedTuple):
    """What a payment covers of a document, in the currency of the document."""

    moneda_dr: str
    imp_pagado: Decimal
    equivalencia_dr: Decimal


def alcanza(monto: Decimal, moneda_p: str, abonos: Sequence[Abono]) -> bool:
    """Whether a PAC accepts the amount of a payment for what its documents take of it.

    In one currency their sum may not be above it (CRP20217). Otherwise their sum, converted and truncated, may not,
    or else the amount must be between the sums of `limites_pago` (CRP20276), the upper ones rounded, as the guide
    says: whoever raises them accepts it too.
    """
    if all(a.moneda_dr == moneda_p for a in abonos):
        return suma(a.imp_pagado for a in abonos) <= monto
    decimales = decimales_de_moneda(moneda_p)
    if truncar_fraccion(en_moneda_del_pago(abonos), decimales) <= monto:
        return True
    limites = [
        limites_pago(a.imp_pagado, _con_sus_decimales(a, moneda_p, len(abonos)), decimales, redondeado=True)
        for a in abonos
    ]
    return suma(x.inferior for x in limites) <= monto <= suma(x.superior for x in limites)


def _con_sus_decimales(abono: Abono, moneda_p: str, cuantos: int) -> Decimal:
    """CRP20277: beside other documents, one in the currency of the payment has an equivalence of ten decimals."""
    if cuantos > 1 and abono.moneda_dr == moneda_p:
        return redondear(abono.equivalencia_dr, DECIMALES_DE_EQUIVALENCIA)
    return abono.equivalencia_dr


def en_moneda_del_pago(abonos: Sequence[Abono]) -> Fraction:
    """What the documents take, exactly: ImpPagado ÷ EquivalenciaDR, added."""
    return suma_de_cocientes((a.imp_pagado, a.equivalencia_dr) for a in abonos)
