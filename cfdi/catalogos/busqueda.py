"""Full-text search over descriptions: how words are folded, and how a match tells its row.

One contentless FTS5 table indexes every catalogue. It stores no text, only the number of each document, and that
number says all that is needed: the catalogue, the place in the order of answers, and the key itself. So the index needs
no copy of the descriptions, no table from numbers to keys, and gives the best answers first without sorting.

    bits 57-62  the catalogue's number
    bit  56     0: the words of the description alone · 1: those and its synonyms
    bits 49-55  how many words the description has: the shorter one that holds all the words asked is the nearer one
    bits 0-48   the key, in base 63 after a leading 1 that keeps its zeros; the parts of a composite key joined by "-"
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence

_CIFRAS = string.digits + string.ascii_letters + "-"
_BASE = len(_CIFRAS)
_BITS_CLAVE = 49
_BITS_PALABRAS = 7
_BITS_ORDEN = _BITS_PALABRAS + 1
_BITS_CATALOGO = 6
_PALABRAS_MAXIMAS = (1 << _BITS_PALABRAS) - 1

_LETRAS_CONSULTADAS = 1000
_PALABRAS_CONSULTADAS = 40


def palabras(texto: str) -> list[str]:
    """The words of a text without case nor accents: "Papel higiénico (70 m²)" is papel, higienico, 70, m2."""
    descompuesto = unicodedata.normalize("NFKD", texto.casefold())
    letras = (letra for letra in descompuesto if not unicodedata.combining(letra))
    return "".join(letra if letra.isalnum() else " " for letra in letras).split()


def palabras_buscadas(texto: str) -> list[str]:
    """The words that are asked for, of a text of any length: no description has more than the first forty."""
    return palabras(texto[:_LETRAS_CONSULTADAS])[:_PALABRAS_CONSULTADAS]


def consultas(buscadas: Sequence[str]) -> tuple[str, ...]:
    """The FTS5 queries that answer some words, best first: all of them whole, then the last one as a beginning.

    Every word goes quoted and holds only letters and digits: nothing of the text is syntax. Without words there is
    nothing to ask.
    """
    if not buscadas:
        return ()
    enteras = " ".join(f'"{palabra}"' for palabra in dict.fromkeys(buscadas))
    comienzo = " ".join(f'"{palabra}"' for palabra in (*dict.fromkeys(buscadas[:-1]), buscadas[-1]))
    return enteras, comienzo + " *"


def comienza(descripcion: str, buscadas: Sequence[str]) -> bool:
    """Whether a description begins with the words asked, the last one perhaps unfinished."""
    primeras = palabras(descripcion)[: len(buscadas)]
    return (
        len(primeras) == len(buscadas)
        and primeras[:-1] == list(buscadas[:-1])
        and primeras[-1].startswith(buscadas[-1])
    )


def documento(catalogo: int, llave: Sequence[str], cuantas: int, *, con_sinonimos: bool) -> int:
    """The number of a document, from the catalogue's number, the parts of the key and the words of its description.

    Raises ValueError for what does not fit: other signs than letters and digits, more than eight, a catalogue over 63.
    """
    numero = 1
    for letra in "-".join(llave):
        numero = numero * _BASE + _CIFRAS.index(letra)
    if numero >> _BITS_CLAVE or catalogo >> _BITS_CATALOGO:
        raise ValueError(f"the key {llave!r} of catalogue {catalogo} cannot be told by a number")
    orden = con_sinonimos << _BITS_PALABRAS | min(cuantas, _PALABRAS_MAXIMAS)
    return (catalogo << _BITS_ORDEN | orden) << _BITS_CLAVE | numero


def llave_de(documento: int) -> tuple[str, ...]:
    """The parts of the key that the number of a document tells."""
    numero = documento & ((1 << _BITS_CLAVE) - 1)
    letras: list[str] = []
    while numero >= _BASE:
        numero, resto = divmod(numero, _BASE)
        letras.append(_CIFRAS[resto])
    return tuple("".join(reversed(letras)).split("-"))


def documentos_de(catalogo: int) -> tuple[int, int]:
    """First and last number that the documents of a catalogue can have."""
    bits = _BITS_ORDEN + _BITS_CLAVE
    return catalogo << bits, ((catalogo + 1) << bits) - 1
