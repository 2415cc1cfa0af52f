"""CFDI 4.0 of type N without the complement that makes it a payroll receipt."""

from __future__ import annotations

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

NOMINA12 = "http://www.sat.gob.mx/nomina12"


@regla(
    "GUIANOM-SinNomina",
    en=Comprobante,
    fuente="Guía de llenado de nómina",
    pide="Un comprobante de tipo N lleva el complemento de nómina 1.2.",
)
def nomina_con_complemento(documento: Documento, c: Comprobante) -> Fallas:
    """Type N has the complement of payroll 1.2, without which none of its rules judges."""
    if c.tipo_de_comprobante != "N" or any(x._espacio.uri == NOMINA12 for x in c.complementos):
        return ()
    mensaje = "El comprobante es de tipo N y no lleva el complemento de nómina 1.2. Agréguelo, o cambie el tipo."
    return [Falla("cfdi:Complemento", mensaje, "el complemento nomina12:Nomina", "sin nomina12:Nomina")]
