"""CFDI 4.0 of type P without the complement that makes it a receipt of payment."""

from __future__ import annotations

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

PAGOS20 = "http://www.sat.gob.mx/Pagos20"


@regla(
    "GUIAP20-SinPagos",
    en=Comprobante,
    fuente="Guía de llenado de pagos",
    pide="Un comprobante de tipo P lleva el complemento de pagos 2.0.",
)
def pago_con_complemento(documento: Documento, c: Comprobante) -> Fallas:
    """Type P has the complement of payments 2.0."""
    if c.tipo_de_comprobante != "P" or any(x._espacio.uri == PAGOS20 for x in c.complementos):
        return ()
    mensaje = "El comprobante es de tipo P y no lleva el complemento de pagos 2.0. Agréguelo, o cambie el tipo."
    return [Falla("cfdi:Complemento", mensaje, "el complemento pago20:Pagos", "sin pago20:Pagos")]
