"""The taxes of a payment in part: those of the invoice, in proportion (guide of payments, section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cfdi.calculo.importes import (
    DECIMALES_DE_TASA,
    DECIMALES_MAXIMOS,
    cociente,
    con_decimales,
    producto,
    suma,
    unidad,
)
from cfdi.calculo.pagos import importe_dr
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import ImpuestosDR, RetencionDR, TrasladoDR


def objeto_imp_dr(factura: Comprobante) -> str:
    """What all concepts share; else 02 when there are taxes to tell, and otherwise what is not 01."""
    claves = list(dict.fromkeys(c.objeto_imp for c in factura.conceptos))
    if len(claves) == 1:
        return claves[0]
    if any(c.impuestos is not None for c in factura.conceptos):
        return "02"
    return next((clave for clave in claves if clave != "01"), "01")


def impuestos_dr(factura: Comprobante, pagado: Decimal) -> ImpuestosDR | None:
    """The taxes of an invoice in the part that is paid, one node per tax, factor and rate."""
    retenciones: dict[tuple[str, str, Decimal], list[Decimal]] = {}
    traslados: dict[tuple[str, str, Decimal | None], list[Decimal]] = {}
    for nodo in (c.impuestos for c in factura.conceptos if c.impuestos is not None):
        for r in nodo.retenciones:
            retenciones.setdefault((r.impuesto, r.tipo_factor, r.tasa_o_cuota), []).append(r.base)
        for t in nodo.traslados:
            traslados.setdefault((t.impuesto, t.tipo_factor, t.tasa_o_cuota), []).append(t.base)
    if not retenciones and not traslados:
        return None

    def proporcional(bases: Sequence[Decimal]) -> Decimal:
        parte = cociente(producto(suma(bases), pagado), factura.total, DECIMALES_MAXIMOS)
        return max(parte, unidad(DECIMALES_MAXIMOS))  # a base may not be zero

    return ImpuestosDR(
        retenciones_dr=[_retencion_dr(*clave, proporcional(bases)) for clave, bases in retenciones.items()],
        traslados_dr=[_traslado_dr(*clave, proporcional(bases)) for clave, bases in traslados.items()],
    )


def _retencion_dr(impuesto: str, tipo_factor: str, tasa: Decimal, base: Decimal) -> RetencionDR:
    return RetencionDR(
        base_dr=base,
        impuesto_dr=impuesto,
        tipo_factor_dr=tipo_factor,
        tasa_o_cuota_dr=con_decimales(tasa, DECIMALES_DE_TASA),
        importe_dr=importe_dr(base, tasa),
    )


def _traslado_dr(impuesto: str, tipo_factor: str, tasa: Decimal | None, base: Decimal) -> TrasladoDR:
    return TrasladoDR(
        base_dr=base,
        impuesto_dr=impuesto,
        tipo_factor_dr=tipo_factor,
        tasa_o_cuota_dr=None if tasa is None else con_decimales(tasa, DECIMALES_DE_TASA),
        importe_dr=None if tasa is None else importe_dr(base, tasa),
    )
