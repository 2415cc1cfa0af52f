"""The same invoice through satcfdi, the peer in Python: build, XML and seal; and its own validation by schema.

Raises ImportError where satcfdi is not installed: it is no dependency of this project.
"""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import Any

from cfdi.sello.autoridad import Emision


class Par:
    """The peer with its signer loaded."""

    def __init__(self, emision: Emision) -> None:
        self._cfdi40: Any = import_module("satcfdi.create.cfd.cfdi40")
        firmante: Any = import_module("satcfdi.models").Signer
        self._firmante = firmante.load(
            certificate=emision.certificado.der, key=emision.key, password=emision.contrasena
        )

    def canal(self, n: int, *, validar: bool) -> bytes:
        """Build the invoice of `canal.factura`, with its totals, sign it, and serialise; with its XSD if `validar`."""
        c = self._cfdi40
        conceptos = [
            c.Concepto(
                clave_prod_serv="81111500",
                clave_unidad="E48",
                descripcion=f"Desarrollo a la medida, parte {i}",
                cantidad=Decimal(i % 7 + 1),
                valor_unitario=Decimal("1000.55") + i,
                impuestos=c.Impuestos(
                    traslados=c.Traslado(impuesto="002", tipo_factor="Tasa", tasa_o_cuota=Decimal("0.160000"))
                ),
            )
            for i in range(n)
        ]
        factura = c.Comprobante(
            emisor=c.Emisor(rfc="EKU9003173C9", nombre="ESCUELA KEMPER URGATE", regimen_fiscal="601"),
            lugar_expedicion="42501",
            receptor=c.Receptor(
                rfc="URE180429TM6",
                nombre="UNIVERSIDAD ROBOTICA ESPAÑOLA",
                domicilio_fiscal_receptor="86991",
                regimen_fiscal_receptor="601",
                uso_cfdi="G03",
            ),
            conceptos=conceptos,
            forma_pago="03",
            metodo_pago="PUE",
        )
        factura.sign(self._firmante)
        firmada = factura.process(validate=True) if validar else factura
        xml: bytes = firmada.xml_bytes()
        return xml
