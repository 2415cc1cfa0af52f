"""Invoices to stamp, and transports that answer what a test tells them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from cfdi import catalogos
from cfdi.documentos.cfdi40 import (
    Comprobante,
    Concepto,
    Emisor,
    Impuestos,
    ImpuestosConcepto,
    Receptor,
    TrasladoConcepto,
    TrasladoTotal,
)
from cfdi.pac import Peticion, Respuesta

RFC, NOMBRE = "EKU9003173C9", "ESCUELA KEMPER URGATE"


def factura(**cambios: Any) -> Comprobante:
    """A valid invoice of one concept, dated now where it is issued."""
    iva: dict[str, Any] = {
        "base": Decimal("1000.00"),
        "impuesto": "002",
        "tipo_factor": "Tasa",
        "tasa_o_cuota": Decimal("0.160000"),
        "importe": Decimal("160.00"),
    }
    concepto: dict[str, Any] = {
        "clave_prod_serv": "81111500",
        "cantidad": Decimal(1),
        "clave_unidad": "E48",
        "descripcion": 'Diseño "a la medida" <de> José & Cía',
        "valor_unitario": Decimal("1000.00"),
        "importe": Decimal("1000.00"),
        "objeto_imp": "02",
        "impuestos": ImpuestosConcepto(traslados=[TrasladoConcepto(**iva)]),
    }
    lugar = cambios.get("lugar_expedicion", "42501")
    return Comprobante(
        **{
            "serie": "A",
            "folio": "1",
            "fecha": catalogos.hora_local(lugar, datetime.now(UTC)).replace(microsecond=0),
            "forma_pago": "03",
            "metodo_pago": "PUE",
            "sub_total": Decimal("1000.00"),
            "moneda": "MXN",
            "total": Decimal("1160.00"),
            "tipo_de_comprobante": "I",
            "exportacion": "01",
            "lugar_expedicion": lugar,
            "emisor": Emisor(rfc=RFC, nombre=NOMBRE, regimen_fiscal="601"),
            "receptor": Receptor(
                rfc="URE180429TM6",
                nombre="UNIVERSIDAD ROBOTICA ESPAÑOLA",
                domicilio_fiscal_receptor="86991",
                regimen_fiscal_receptor="601",
                uso_cfdi="G03",
            ),
            "conceptos": [Concepto(**concepto)],
            "impuestos": Impuestos(traslados=[TrasladoTotal(**iva)], total_impuestos_trasladados=Decimal("160.00")),
            **cambios,
        }
    )


@dataclass
class Responde:
    """A transport that answers the same to everything, or raises it, and keeps what it was sent."""

    con: Respuesta | Exception
    recibidas: list[Peticion] = field(default_factory=list)

    def enviar(self, peticion: Peticion) -> Respuesta:
        self.recibidas.append(peticion)
        if isinstance(self.con, Exception):
            raise self.con
        return self.con
