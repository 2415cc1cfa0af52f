"""Check digits of RFC, CURP and CLABE.

Some numbers in use were issued with a wrong one (about 1.5 % of RFCs), so that a mismatch is never more than a warning,
except where the SAT itself checks it (NOM64).
"""

from __future__ import annotations

import re
from functools import lru_cache

LARGO_DE_CLABE = 18

_RFC = re.compile(r"[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{2}[0-9A]").fullmatch
_CURP = re.compile(r"[A-Z]{4}[0-9]{6}[A-Z]{6}[A-Z0-9][0-9]").fullmatch
_CLABE = re.compile(r"[0-9]{18}").fullmatch
_RFC_DE_NADIE = frozenset({"XAXX010101000", "XEXX010101000", "EXT990101NI1"})
"""Those that the SAT made up: general public, foreigners, and foreign sellers of a platform."""
_CURP_DE_NADIE = frozenset({"XEXX010101HNEXXXA4", "XEXX010101MNEXXXA8"})
"""Those of the SAT's guide for foreign workers without CURP."""

_PESOS = (3, 7, 1)


@lru_cache(maxsize=4096)
def digito_de_rfc(rfc: str) -> str | None:
    """The last character that follows from all others; None for a generic RFC, or what does not look like one."""
    if rfc in _RFC_DE_NADIE or not _RFC(rfc):
        return None
    from stdnum.mx import rfc as norma

    return norma.calc_check_digit(rfc[:-1])


@lru_cache(maxsize=4096)
def digito_de_curp(curp: str) -> str | None:
    """The last digit that follows from all others; None for what does not look like a CURP."""
    if curp in _CURP_DE_NADIE or not _CURP(curp):
        return None
    from stdnum.mx import curp as norma

    return norma.calc_check_digit(curp)


def digito_de_clabe(clabe: str) -> str | None:
    """The last digit that follows from the 17 others; None for what does not look like a CLABE."""
    if not _CLABE(clabe):
        return None
    suma = sum(int(digito) * _PESOS[i % len(_PESOS)] % 10 for i, digito in enumerate(clabe[:-1]))
    return str(-suma % 10)
