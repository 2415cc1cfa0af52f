"""The global invoice: many sales to the general public in one document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from cfdi.calculo.comprobantes import ingreso
from cfdi.calculo.conceptos import concepto
from cfdi.calculo.importes import Numero, resta, suma
from cfdi.calculo.impuestos import Gravamen
from cfdi.calculo.monedas import decimales_de_moneda
from cfdi.documentos.cfdi40 import CfdiRelacionados, Comprobante, Concepto, Emisor, InformacionGlobal, Receptor
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo

PUBLICO_EN_GENERAL = "XAXX010101000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A sale to the general public, to go into a global invoice.

    folio: number of the ticket, 1 to 100 characters. Either `importe`, before discount and taxes, or `total`, what was
    paid. forma_pago: key of c_FormaPago.
    """

    folio: str
    importe: Numero | None = None
    total: Numero | None = None
    descuento: Numero | None = None
    impuestos: Gravamen | Iterable[Gravamen] = ()
    forma_pago: str | None = None


def factura_global(
    *,
    emisor: Emisor,
    lugar_expedicion: str,
    informacion_global: InformacionGlobal,
    tickets: Iterable[Ticket],
    forma_pago: str | None = None,
    moneda: str = "MXN",
    tipo_cambio: Numero | None = None,
    fecha: datetime | str | None = None,
    serie: str | None = None,
    folio: str | None = None,
    cfdi_relacionados: Sequence[CfdiRelacionados] = (),
    addenda: Sequence[Nodo] = (),
) -> Comprobante:
    """The invoice (I) to PUBLICO EN GENERAL of a period, with one concept per ticket.

    forma_pago: that of the ticket of the greatest amount, unless given. Source: Guía de llenado del CFDI global.

    Raises ErrorDatos as `ingreso` and `concepto`, and for a ticket with withheld taxes, which this document excludes.
    """
    tickets = tuple(tickets)
    decimales = decimales_de_moneda(moneda)
    conceptos = [_concepto_de_ticket(t, decimales, f"tickets[{i}]") for i, t in enumerate(tickets, 1)]
    if forma_pago is None and tickets:
        mayor = max(range(len(tickets)), key=lambda i: _cobrado(conceptos[i]))
        forma_pago = tickets[mayor].forma_pago
    return ingreso(
        emisor=emisor,
        receptor=Receptor(
            rfc=PUBLICO_EN_GENERAL,
            nombre="PUBLICO EN GENERAL",
            domicilio_fiscal_receptor=lugar_expedicion,
            regimen_fiscal_receptor="616",
            uso_cfdi="S01",
        ),
        lugar_expedicion=lugar_expedicion,
        conceptos=conceptos,
        metodo_pago="PUE",
        forma_pago=forma_pago,
        moneda=moneda,
        tipo_cambio=tipo_cambio,
        fecha=fecha,
        serie=serie,
        folio=folio,
        informacion_global=informacion_global,
        cfdi_relacionados=cfdi_relacionados,
        addenda=addenda,
    )


def _concepto_de_ticket(ticket: Ticket, decimales: int, campo: str) -> Concepto:
    try:
        linea = concepto(
            clave_prod_serv="01010101",
            clave_unidad="ACT",
            descripcion="Venta",
            no_identificacion=ticket.folio,
            valor_unitario=ticket.importe,
            precio_con_impuestos=ticket.total,
            descuento=ticket.descuento,
            impuestos=ticket.impuestos,
            decimales=None if ticket.total is None else decimales,
        )
    except ErrorDatos as error:
        error.campo = f"{campo}.{error.campo}"
        raise
    if linea.impuestos is not None and linea.impuestos.retenciones:
        raise ErrorDatos(
            "la factura global no admite retenciones",
            campo=f"{campo}.impuestos",
            remedio="Facture esa venta por separado.",
        )
    return linea


def _cobrado(concepto: Concepto) -> Decimal:
    impuestos = concepto.impuestos.traslados if concepto.impuestos is not None else ()
    cobrado = suma((concepto.importe, *(t.importe for t in impuestos if t.importe is not None)))
    return cobrado if concepto.descuento is None else resta(cobrado, concepto.descuento)
