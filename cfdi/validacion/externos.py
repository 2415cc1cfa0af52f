"""Data that no library has: the SAT's lists of taxpayers and certificates, published rates, registered UUIDs.

Rules that need it ask a provider that the caller may give. Without one, or when the provider does not know, the rule is
told once as not verified: neither passed nor failed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NoReturn, Protocol


class SinExternos(Exception):
    """A rule needs a list that nobody gave. `lista` is the SAT's name for it, as people know it: l_RFC, l_LCO…"""

    def __init__(self, lista: str) -> None:
        super().__init__(lista)
        self.lista = lista


class Externos(Protocol):
    """What a provider answers. Each method returns None when it does not know, which counts as not verified."""

    def tipo_de_cambio(self, moneda: str, fecha: date) -> Decimal | None:
        """Published rate: pesos per unit of a currency on a day."""


def falta(lista: str) -> NoReturn:
    """Stop the rule: without this list it cannot be decided."""
    raise SinExternos(lista)
