"""The fixtures of the rules, `fixtures/reglas/<CODIGO>/{ok,mal}*.json`, as the tests read them."""

from __future__ import annotations

from cfdi.validacion import ejemplos
from cfdi.validacion.ejemplos import Ejemplo as Caso

__all__ = ["Caso", "todos"]


def todos() -> list[Caso]:
    """Every fixture, in a stable order."""
    return list(ejemplos.todos())
