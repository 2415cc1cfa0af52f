"""People and lines that the tests of arithmetic share. The taxpayers are the SAT's own test ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cfdi.calculo import concepto, ingreso
from cfdi.documentos.cfdi40 import Comprobante, Concepto, Emisor, Receptor, TrasladoTotal

EMISOR = Emisor(rfc="EKU9003173C9", nombre="ESCUELA KEMPER URGATE", regimen_fiscal="601")
RECEPTOR = Receptor(
    rfc="URE180429TM6",
    nombre="UNIVERSIDAD ROBOTICA ESPAÑOLA",
    domicilio_fiscal_receptor="86991",
    regimen_fiscal_receptor="601",
    uso_cfdi="G03",
)
FECHA = "2026-11-20T10:30:00"


def linea(**campos: Any) -> Concepto:
    """A concept of services; what a test cares about is given."""
    return concepto(
        **{"clave_prod_serv": "81111500", "clave_unidad": "E48", "descripcion": "Desarrollo a la medida", **campos}
    )


def factura(conceptos: list[Concepto] | tuple[Concepto, ...], **campos: Any) -> Comprobante:
    """An invoice of income in pesos, paid by transfer."""
    return ingreso(
        **{
            "emisor": EMISOR,
            "receptor": RECEPTOR,
            "lugar_expedicion": "42501",
            "metodo_pago": "PUE",
            "forma_pago": "03",
            "fecha": FECHA,
            "conceptos": conceptos,
            **campos,
        }
    )


def traslados_de(comprobante: Comprobante) -> list[tuple[str | None, ...]]:
    """The transferred taxes of the summary as they will be written: base, tax, factor, rate, amount."""
    assert comprobante.impuestos is not None, "el comprobante no lleva resumen de impuestos"
    return [_escritos(t) for t in comprobante.impuestos.traslados]


def retenciones_de(comprobante: Comprobante) -> list[tuple[str, str]]:
    """The withheld taxes of the summary as they will be written: tax, amount."""
    assert comprobante.impuestos is not None, "el comprobante no lleva resumen de impuestos"
    return [(r.impuesto, str(r.importe)) for r in comprobante.impuestos.retenciones]


def _escritos(traslado: TrasladoTotal) -> tuple[str | None, ...]:
    figuras: tuple[Decimal | None, ...] = (traslado.tasa_o_cuota, traslado.importe)
    tasa, importe = (None if f is None else str(f) for f in figuras)
    return str(traslado.base), traslado.impuesto, traslado.tipo_factor, tasa, importe
