"""What the text of a PAC says: the SAT's code at its head, and the sentence that a person may read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final

_LARGO_LEIDO: Final = 4_000
_LARGO_MOSTRADO: Final = 400

# The SAT's families only: "HTTP500: …" and "500 - …" stand at the head of texts that say nothing of the document.
_CODIGO = r"(?P<codigo>(?:CFDI|CRP)\d{5}|NOM\d{1,3}|(?:CCE|IEDU|INE|CP)\d{3}|30[1-8]|40[1-3])"
_CABEZA: Final = re.compile(rf"[\s'\"]*(?:Error\s+)?{_CODIGO}(?:\s*[-–:.]|\s+al\s+timbrar\b\s*:?)")
_ETIQUETA: Final = re.compile(r"<[^<>]*>")


def codigo_del_sat(texto: str) -> str | None:
    """The SAT's code that stands at the head of a text, None if there is none.

    "CFDI40108 - El TipoCambio…" → CFDI40108 · "Error 301 al timbrar: 'XML mal formado…'" → 301. Where a particular
    code follows a general one ("Error 301 al timbrar: 'CFDI40108 - …'"), it is the particular one. A code in the
    middle of a sentence is not looked for: it may be anything, the number of an article for instance.
    """
    encontrado = None
    resto = texto[:_LARGO_LEIDO]
    while cabeza := _CABEZA.match(resto):
        encontrado = cabeza["codigo"]
        resto = resto[cabeza.end() :]
    return encontrado


def para_personas(texto: str, secretos: Iterable[str] = ()) -> str:
    """A PAC's text as one line that may be shown: no markup, no control characters, no secret, 400 characters."""
    limpio = _ocultar(texto, secretos)[:_LARGO_LEIDO]
    limpio = html.unescape(_ETIQUETA.sub(" ", limpio))
    limpio = " ".join("".join(c if c.isprintable() else " " for c in limpio).split())
    limpio = _ocultar(limpio, secretos)  # again: it may have been escaped
    return limpio if len(limpio) <= _LARGO_MOSTRADO else limpio[: _LARGO_MOSTRADO - 1] + "…"


def _ocultar(texto: str, secretos: Iterable[str]) -> str:
    for secreto in secretos:
        texto = texto.replace(secreto, "•••")
    return texto
