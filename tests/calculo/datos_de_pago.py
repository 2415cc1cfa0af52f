"""Invoices to be paid, and payments of them, that several tests share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from cfdi.calculo import PorCobrar, iva, pago, pago_de
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import DoctoRelacionado, ImpuestosDR, Pago, Pagos, TrasladoDR
from tests.calculo.datos import EMISOR, FECHA, RECEPTOR, factura, linea

UUID = "d21ca0c2-3ea4-4510-abe3-f05771523e25"
OTRO = "AAACA0C2-3EA4-4506-ABE3-F05771737E69"


def a_credito(valor: str, moneda: str = "MXN", **campos: Any) -> Comprobante:
    """An invoice to be paid later, of one concept with IVA."""
    lineas = campos.pop("conceptos", None) or [linea(valor_unitario=valor, impuestos=[iva()], decimales=2)]
    tipo_cambio = None if moneda == "MXN" else "17.7331"
    return factura(lineas, metodo_pago="PPD", forma_pago=None, moneda=moneda, tipo_cambio=tipo_cambio, **campos)


def por_cobrar(valor: str, moneda: str = "MXN", *, uuid: str = UUID, **campos: Any) -> PorCobrar:
    """The same, with its UUID: balance, parcialidad… are given."""
    return PorCobrar(factura=a_credito(valor, moneda), uuid=uuid, **campos)


def cobro(
    cuentas: PorCobrar | Iterable[PorCobrar], monto: Any = None, moneda: str | None = None, **campos: Any
) -> Pago:
    """A payment of those invoices by transfer."""
    return pago_de(cuentas, monto, moneda, **{"forma_de_pago_p": "03", "fecha_pago": FECHA, **campos})


def recibo(*pagos: Pago, **campos: Any) -> Comprobante:
    """The receipt of some payments."""
    return pago(
        **{"emisor": EMISOR, "receptor": RECEPTOR, "lugar_expedicion": "42501", "fecha": FECHA, **campos}, pagos=pagos
    )


def complemento(c: Comprobante) -> Pagos:
    """Its complement of payments."""
    (pagos,) = c.complementos_de(Pagos)
    return pagos


def docto(base: str, importe: str, **campos: Any) -> DoctoRelacionado:
    """A related document written by hand, in pesos and paid in full, with its IVA."""
    traslado = TrasladoDR(
        base_dr=Decimal(base),
        impuesto_dr="002",
        tipo_factor_dr="Tasa",
        tasa_o_cuota_dr=Decimal("0.160000"),
        importe_dr=Decimal(importe),
    )
    return DoctoRelacionado(
        **{
            "id_documento": UUID,
            "moneda_dr": "MXN",
            "num_parcialidad": 1,
            "imp_saldo_ant": Decimal("116.00"),
            "imp_pagado": Decimal("116.00"),
            "imp_saldo_insoluto": Decimal("0.00"),
            "objeto_imp_dr": "02",
            "impuestos_dr": ImpuestosDR(traslados_dr=[traslado]),
            **campos,
        }
    )


def escritos(nodo: Any) -> dict[str, str]:
    """The fields of a node that are there, as they will be written."""
    from cfdi.esquema.datos import a_dict

    return {campo: valor for campo, valor in a_dict(nodo).items() if isinstance(valor, str)}
