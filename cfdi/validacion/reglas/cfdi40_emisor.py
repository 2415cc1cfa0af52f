"""CFDI 4.0, node Emisor: what is decided without the SAT's lists (matrix code CFDI40141)."""

from __future__ import annotations

from cfdi.documentos.cfdi40 import Emisor
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import regimen_de_otra_persona

FUENTE = "Matriz de errores CFDI 4.0; catálogo c_RegimenFiscal"


@regla(
    "CFDI40141",
    en=Emisor,
    fuente=FUENTE,
    pide="El RegimenFiscal del emisor es de su tipo de persona: moral si su RFC tiene 12 caracteres, física si 13.",
)
def regimen_del_emisor(documento: Documento, e: Emisor) -> Fallas:
    """The issuer's regime applies to companies or to persons, as its RFC says."""
    return regimen_de_otra_persona(e.rfc, "RegimenFiscal", e.regimen_fiscal)
