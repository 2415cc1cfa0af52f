"""Complemento para recepción de Pagos 2.0 (Pagos20.xsd; guide of the SAT for receipts of payment).

It goes in a Comprobante of type P. Three currencies meet here: that of each related document (attributes that end in
DR), that of the payment (those that end in P) and pesos (Totales).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    Positivo6,
    Tasa6,
    Texto25,
    Texto40,
    Texto300,
    c_FormaPago,
    c_Impuesto,
    c_Moneda,
    c_ObjetoImp,
    c_TipoFactor,
    t_FechaH,
    t_Importe,
    t_ImporteMXN,
    t_RFC_PM,
)
from cfdi.esquema import Espacio, Nodo, atributo, cadena, catalogo, hijo, nodo, numero, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "pago20", "http://www.sat.gob.mx/Pagos20", siglas=("DR", "IVA", "IVA0", "IVA16", "IVA8", "IEPS", "ISR")
    ),
):
    __slots__ = ()


RfcBanco = Annotated[
    str,
    cadena(12, 13, patron="XEXX010101000|[A-Z&Ñ]{3}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[A-Z0-9]{2}[0-9A]"),
]
"""RFC of a bank, or the generic one of foreigners."""
Cuenta = Annotated[str, cadena(10, 50, patron="[A-Z0-9_]{10,50}")]
"""A bank account, card, phone or wallet."""
c_TipoCadenaPago = Annotated[str, catalogo("catPagos:c_TipoCadenaPago")]
Base64 = Annotated[str, cadena(base="base64Binary")]
"""Base64 that the XSD types as such; libxml2 does not check it, this library does."""
IdDocumento = Annotated[
    str,
    cadena(
        16,
        36,
        patron="([a-f0-9A-F]{8}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{12})|([0-9]{3}"
        "-[0-9]{2}-[0-9]{9})",
    ),
]
"""A folio fiscal, or the number that the SAT gives to what was not a CFDI."""


@nodo
class Totales(_Nodo):
    """What all payments add up to, in pesos."""

    total_retenciones_iva: t_ImporteMXN | None = None
    """IVA withheld; absent when there is none."""
    total_retenciones_isr: t_ImporteMXN | None = None
    """ISR withheld."""
    total_retenciones_ieps: t_ImporteMXN | None = None
    """IEPS withheld."""
    total_traslados_base_iva16: t_ImporteMXN | None = None
    """Base of the IVA transferred at 16 %."""
    total_traslados_impuesto_iva16: t_ImporteMXN | None = None
    """IVA transferred at 16 %."""
    total_traslados_base_iva8: t_ImporteMXN | None = None
    """Base of the IVA transferred at 8 % (border regions)."""
    total_traslados_impuesto_iva8: t_ImporteMXN | None = None
    """IVA transferred at 8 %."""
    total_traslados_base_iva0: t_ImporteMXN | None = None
    """Base of the IVA transferred at 0 %."""
    total_traslados_impuesto_iva0: t_ImporteMXN | None = None
    """IVA transferred at 0 %: always zero, and present when its base is."""
    total_traslados_base_iva_exento: t_ImporteMXN | None = None
    """Base of what is exempt from IVA."""
    monto_total_pagos: t_ImporteMXN = atributo(derivable=True)
    """Sum of Monto × TipoCambioP over the payments."""


@nodo
class RetencionDR(_Nodo):
    """A tax withheld that this payment covers, in the currency of the related document."""

    base_dr: Positivo6
    """Part of the base of that document which the payment covers."""
    impuesto_dr: c_Impuesto
    """001 ISR, 002 IVA, 003 IEPS."""
    tipo_factor_dr: c_TipoFactor
    """Tasa or Cuota."""
    tasa_o_cuota_dr: Tasa6
    """Six decimals, as in the related document."""
    importe_dr: t_Importe = atributo(derivable=True)
    """BaseDR × TasaOCuotaDR."""


@nodo
class TrasladoDR(_Nodo):
    """A transferred tax that this payment covers, in the currency of the related document."""

    base_dr: Positivo6
    """Part of the base of that document which the payment covers."""
    impuesto_dr: c_Impuesto
    """002 IVA, 003 IEPS."""
    tipo_factor_dr: c_TipoFactor
    """Tasa, Cuota or Exento."""
    tasa_o_cuota_dr: Tasa6 | None = None
    """Six decimals; absent if Exento."""
    importe_dr: t_Importe | None = None
    """BaseDR × TasaOCuotaDR; absent if Exento."""


@nodo
class ImpuestosDR(_Nodo):
    """The taxes of a related document, in the part that the payment covers."""

    retenciones_dr: Sequence[RetencionDR] = hijo(en="RetencionesDR", default=())
    traslados_dr: Sequence[TrasladoDR] = hijo(en="TrasladosDR", default=())


@nodo
class DoctoRelacionado(_Nodo):
    """An invoice that the payment covers, in whole or in part. Its amounts are in its own currency."""

    id_documento: IdDocumento
    """Folio fiscal of the invoice, or the number of operation that the SAT gave to a document of another kind."""
    serie: Texto25 | None = None
    """Series of the invoice."""
    folio: Texto40 | None = None
    """Number of the invoice."""
    moneda_dr: c_Moneda
    """Currency of the invoice; XXX is not allowed."""
    equivalencia_dr: Annotated[Decimal, numero(10, minimo="0.0000000001")] | None = None
    """Units of MonedaDR per unit of MonedaP, up to 10 decimals; 1 when both are the same."""
    num_parcialidad: Annotated[int, numero(patron="[1-9][0-9]{0,2}", base="integer")]
    """Which payment of this invoice this is: 1, 2, 3…"""
    imp_saldo_ant: t_Importe
    """What was owed before this payment; the Total of the invoice for the first one."""
    imp_pagado: t_Importe
    """What this payment covers of it."""
    imp_saldo_insoluto: t_Importe = atributo(derivable=True)
    """ImpSaldoAnt − ImpPagado."""
    objeto_imp_dr: c_ObjetoImp = atributo(derivable=True)
    """01 not subject to tax, 02 subject (then ImpuestosDR is there), 03 to 08 subject with exceptions."""
    impuestos_dr: ImpuestosDR | None = None


@nodo
class RetencionP(_Nodo):
    """The sum of one withheld tax over the related documents, in the currency of the payment."""

    impuesto_p: c_Impuesto
    """001 ISR, 002 IVA, 003 IEPS."""
    importe_p: t_Importe
    """Sum of ImporteDR ÷ EquivalenciaDR."""


@nodo
class TrasladoP(_Nodo):
    """The sum of one transferred tax at one rate over the related documents, in the currency of the payment."""

    base_p: t_Importe
    """Sum of BaseDR ÷ EquivalenciaDR."""
    impuesto_p: c_Impuesto
    """002 IVA, 003 IEPS."""
    tipo_factor_p: c_TipoFactor
    """Tasa, Cuota or Exento."""
    tasa_o_cuota_p: Tasa6 | None = None
    """Six decimals; absent if Exento."""
    importe_p: t_Importe | None = None
    """Sum of ImporteDR ÷ EquivalenciaDR; absent if Exento."""


@nodo
class ImpuestosP(_Nodo):
    """The summary of the taxes of a payment."""

    retenciones_p: Sequence[RetencionP] = hijo(en="RetencionesP", default=())
    traslados_p: Sequence[TrasladoP] = hijo(en="TrasladosP", default=())


@nodo
class Pago(_Nodo):
    """One payment received."""

    fecha_pago: t_FechaH
    """When it was received; 12:00:00 if the hour is not known."""
    forma_de_pago_p: c_FormaPago
    """How it was paid; 99 is not allowed."""
    moneda_p: c_Moneda
    """Currency in which it was paid; XXX is not allowed."""
    tipo_cambio_p: Positivo6 | None = None
    """Pesos per unit of MonedaP on the day of the payment; 1 for MXN."""
    monto: t_Importe
    """What was received, in MonedaP; at least what its documents take of it."""
    # No whiteSpace facet: its blanks are kept.
    num_operacion: Annotated[str, cadena(1, 100, patron="[^|]{1,100}", espacios=None)] | None = None
    """Number of the cheque, authorization, transfer reference or the like."""
    rfc_emisor_cta_ord: RfcBanco | None = None
    """RFC of the bank that holds the payer's account; XEXX010101000 for a foreign one."""
    nom_banco_ord_ext: Texto300 | None = None
    """Name of that bank when it is foreign."""
    cta_ordenante: Cuenta | None = None
    """Account, card or wallet of the payer; which forms are allowed depends on FormaDePagoP."""
    rfc_emisor_cta_ben: t_RFC_PM | None = None
    """RFC of the bank that holds the receiver's account."""
    cta_beneficiario: Cuenta | None = None
    """Account of the receiver."""
    tipo_cad_pago: c_TipoCadenaPago | None = None
    """Kind of proof that the payer's bank gave: 01 is SPEI. With it go the three that follow."""
    cert_pago: Base64 | None = None
    """Certificate of the proof of payment, in base64."""
    cad_pago: Annotated[str, cadena(1, 8192)] | None = None
    """Cadena original of the proof of payment."""
    sello_pago: Base64 | None = None
    """Seal of the proof of payment, in base64."""
    docto_relacionado: Sequence[DoctoRelacionado]
    """At least one."""
    impuestos_p: ImpuestosP | None = None
    """Present when any of its documents has ImpuestosDR."""


@nodo
class Pagos(_Nodo):
    """The receipt of one or several payments."""

    version: Annotated[Literal["2.0"], cadena()] = "2.0"
    totales: Totales = hijo(derivable=True)
    pago: Sequence[Pago]


raiz(Pagos, ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/Pagos/Pagos20.xsd", hoja="Pagos20", cadena_en=("4.0",))
