"""Credit notes: an egreso made from the invoice that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from cfdi.calculo.comprobantes import egreso, folio_fiscal, relacion
from cfdi.calculo.importes import CERO, Numero, resta
from cfdi.documentos.cfdi40 import Comprobante, Concepto, Receptor
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo

CONDONACION = "15"
"""FormaPago of a credit note over an invoice that was not paid yet."""


def nota_de_credito(
    factura: Comprobante,
    *,
    conceptos: Iterable[Concepto] | None = None,
    uuid: str | None = None,
    forma_pago: str | None = None,
    uso_cfdi: str | None = None,
    tipo_cambio: Numero | None = None,
    fecha: datetime | str | None = None,
    serie: str | None = None,
    folio: str | None = None,
    complementos: Sequence[Nodo] = (),
    addenda: Sequence[Nodo] = (),
) -> Comprobante:
    """The credit note (E) of an invoice, related to it with 01: of all of it, or of the `conceptos` given.

    uuid: of the invoice, read from its timbre when it has one. forma_pago: that of the invoice, or 15 (condonación)
    when it was PPD, thus not paid yet. uso_cfdi: G02, or S01 where the receiver's regime has no G02.
    tipo_cambio: that of the invoice, unless given. Source: Guía de llenado del CFDI, appendix on egresos.

    Raises ErrorDatos as `ingreso`, and for an invoice that is not of type I, an unknown UUID, and a credit (SubTotal
    less Descuento) above the invoice's own.
    """
    if not isinstance(factura, Comprobante):
        raise ErrorDatos(
            f"se esperaba un Comprobante y llegó {type(factura).__name__}",
            campo="factura",
            remedio="Lea la factura con cfdi.leer(…); de un Timbrado, dé su documento.",
        )
    if factura.tipo_de_comprobante != "I":
        raise ErrorDatos(
            "solo se hace nota de crédito de un comprobante de ingreso",
            campo="factura.tipo_de_comprobante",
            valor=factura.tipo_de_comprobante,
            remedio="Para otros casos use egreso(…).",
        )
    pagada_despues = factura.metodo_pago == "PPD"
    nota = egreso(
        emisor=factura.emisor,
        receptor=factura.receptor.con(uso_cfdi=uso_cfdi or _uso_de_egreso(factura.receptor)),
        lugar_expedicion=factura.lugar_expedicion,
        conceptos=factura.conceptos if conceptos is None else conceptos,
        forma_pago=forma_pago or (CONDONACION if pagada_despues else factura.forma_pago),
        moneda=factura.moneda,
        tipo_cambio=factura.tipo_cambio if tipo_cambio is None else tipo_cambio,
        fecha=fecha,
        serie=serie,
        folio=folio,
        cfdi_relacionados=relacion("01", uuid or folio_fiscal(factura)),
        complementos=complementos,
        addenda=addenda,
    )
    acreditado, facturado = _neto(nota), _neto(factura)
    if acreditado > facturado:
        raise ErrorDatos(
            f"acredita más que lo facturado, {facturado}",
            campo="conceptos",
            valor=acreditado,
            remedio="Revise las cantidades y los precios de la nota.",
        )
    return nota


def _uso_de_egreso(receptor: Receptor) -> str:
    from cfdi import catalogos  # opened at the first look-up, not at import

    fila = catalogos.uso_cfdi("G02")
    return "G02" if fila is not None and receptor.regimen_fiscal_receptor in fila.regimenes else "S01"


def _neto(comprobante: Comprobante) -> Decimal:
    return resta(comprobante.sub_total, comprobante.descuento or CERO)
