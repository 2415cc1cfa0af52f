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


ESTRICTO = Perfil("estricto")
TOLERANTE = Perfil("tolerante")
