"""Open interpretations of the SAT's rules, as named choices.

`ESTRICTO` makes an accepted document certain: it is for what is being built. `TOLERANTE` accepts whatever some PAC is
known to stamp: it is for judging a document that is stamped already. Each choice says its reason.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Perfil:
    """One reading of each open point."""

    nombre: str
    anios_de_la_global: int = 5
    """CFDI40136: how many years before Fecha the Año of a global invoice may be. The matrix of 2026-03-25 gives five,
    Anexo 20 of 2022 and the global guide one. PACs run the matrix, and the XSD was opened to 2019 for it: five in both
    profiles. Beyond the year before there is a warning."""

    limite_de_pago_redondeado: bool = False
    """CRP20276: how the upper limit of a converted ImpPagado goes to the decimals of MonedaP. The guide of payments
    says that it is rounded, and a PAC raises it, which admits a unit more: what is being built does with the lesser."""


ESTRICTO = Perfil("estricto", limite_de_pago_redondeado=True)
TOLERANTE = Perfil("tolerante")


def perfil_llamado(nombre: str) -> Perfil:
    """The profile of that name. Raises KeyError."""
    return {p.nombre: p for p in (ESTRICTO, TOLERANTE)}[nombre]
