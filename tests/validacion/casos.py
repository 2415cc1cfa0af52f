"""The fixtures of the rules, `fixtures/reglas/<CODIGO>/{ok,mal}*.json`, as the tests read them."""

from __future__ import annotations

from datetime import datetime

from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.validacion import ejemplos
from cfdi.validacion.ejemplos import Ejemplo as Caso

__all__ = ["Caso", "timbre", "todos"]


def todos() -> list[Caso]:
    """Every fixture, in a stable order."""
    return list(ejemplos.todos())


def timbre(fecha: str) -> TimbreFiscalDigital:
    """A timbre of that FechaTimbrado, whose signatures are of nothing: what carries it counts as stamped."""
    return TimbreFiscalDigital(
        uuid="5FB2822E-396D-4725-8521-CDC4BDD20CCF",
        fecha_timbrado=datetime.fromisoformat(fecha),
        rfc_prov_certif="SPR190613I52",
        sello_cfd="AAAA",
        no_certificado_sat="30001000000500003456",
        sello_sat="AAAA",
    )
