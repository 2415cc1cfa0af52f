"""Complemento para recepción de Pagos 1.0 (Pagos10.xsd).

For CFDI 3.3; superseded by version 2.0, which tells the taxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    Positivo6,
    Tasa6,
    Texto25,
    Texto40,
    Texto300,
    c_FormaPago,
    c_Impuesto,
    c_MetodoPago,
    c_Moneda,
    c_TipoFactor,
    t_FechaH,
    t_Importe,
    t_RFC_PM,
)
from cfdi.esquema import Espacio, Nodo, cadena, catalogo, hijo, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("pago10", "http://www.sat.gob.mx/Pagos", siglas=("DR",))):
    __slots__ = ()


RfcBanco = Annotated[
    str,
    cadena(12, 13, patron="XEXX010101000|[A-Z&Ñ]{3}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[A-Z0-9]{2}[0-9A]"),
]
"""RFC of a bank, or the generic one of foreigners."""
Cuenta = Annotated[str, cadena(10, 50, patron="[A-Z0-9_]{10,50}")]
c_TipoCadenaPago = Annotated[str, catalogo("catPagos:c_TipoCadenaPago")]
Base64 = Annotated[str, cadena(base="base64Binary")]
IdDocumento = Annotated[
    str,
    cadena(
        16,
        36,
        patron="([a-f0-9A-F]{8}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{12})|([0-9]{3}"
        "-[0-9]{2}-[0-9]{9})",
    ),
]


@nodo
class DoctoRelacionado(_Nodo):
    """An invoice that the payment covers, in whole or in part."""

    id_documento: IdDocumento
    serie: Texto25 | None = None
    folio: Texto40 | None = None
    moneda_dr: c_Moneda
    tipo_cambio_dr: Positivo6 | None = None
    metodo_de_pago_dr: c_MetodoPago
    num_parcialidad: Annotated[int, numero(patron="[1-9][0-9]{0,2}", base="integer")] | None = None
    imp_saldo_ant: t_Importe | None = None
    imp_pagado: t_Importe | None = None
    imp_saldo_insoluto: t_Importe | None = None


@nodo
class Retencion(_Nodo):
    """A withheld tax. The guide of the SAT forbids it."""

    impuesto: c_Impuesto
    importe: t_Importe


@nodo
class Traslado(_Nodo):
    """A transferred tax. The guide of the SAT forbids it."""

    impuesto: c_Impuesto
    tipo_factor: c_TipoFactor
    tasa_o_cuota: Tasa6
    importe: t_Importe


@nodo
class Impuestos(_Nodo):
    """Taxes of a payment. The guide of the SAT forbids this node."""

    total_impuestos_retenidos: t_Importe | None = None
    total_impuestos_trasladados: t_Importe | None = None
    retenciones: Sequence[Retencion] = hijo(en="Retenciones", default=())
    traslados: Sequence[Traslado] = hijo(en="Traslados", default=())


@nodo
class Pago(_Nodo):
    """One payment received."""

    fecha_pago: t_FechaH
    forma_de_pago_p: c_FormaPago
    moneda_p: c_Moneda
    tipo_cambio_p: Positivo6 | None = None
    monto: t_Importe
    # No whiteSpace facet: its blanks are kept.
    num_operacion: Annotated[str, cadena(1, 100, patron="[^|]{1,100}", espacios=None)] | None = None
    rfc_emisor_cta_ord: RfcBanco | None = None
    nom_banco_ord_ext: Texto300 | None = None
    cta_ordenante: Cuenta | None = None
    rfc_emisor_cta_ben: t_RFC_PM | None = None
    cta_beneficiario: Cuenta | None = None
    tipo_cad_pago: c_TipoCadenaPago | None = None
    cert_pago: Base64 | None = None
    cad_pago: Annotated[str, cadena(1, 8192)] | None = None
    sello_pago: Base64 | None = None
    docto_relacionado: Sequence[DoctoRelacionado] = ()
    impuestos: Sequence[Impuestos] = ()


@nodo
class Pagos(_Nodo):
    """The receipt of one or several payments."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    pago: Sequence[Pago]


raiz(Pagos, ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/Pagos/Pagos10.xsd", hoja="Pagos10", cadena_en=("3.3",))
