"""What the commands read: a document as JSON data or as XML, from a file or from standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cfdi.errores import ErrorArchivo, ErrorDatos
from cfdi.esquema.xml import LIMITE_BYTES, leer_archivo

if TYPE_CHECKING:
    from cfdi.documentos.cfdi40 import Comprobante

ENTRADA_ESTANDAR = Path("-")


def leer_contenido(ruta: Path) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises ErrorArchivo and XMLInseguro (size)."""
    if ruta != ENTRADA_ESTANDAR:
        return leer_archivo(ruta)
    contenido = sys.stdin.buffer.read(LIMITE_BYTES + 1)
    if len(contenido) > LIMITE_BYTES:
        raise ErrorArchivo("es demasiado grande", campo="entrada estándar", remedio="Revise qué se le está enviando.")
    return contenido


def es_json(contenido: bytes) -> bool:
    """Whether it is JSON rather than XML, by its first character."""
    return contenido.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def leer_comprobante(ruta: Path) -> Comprobante:
    """A CFDI 4.0 from JSON data, with what can be derived filled in, or from XML as it is."""
    return comprobante_de(leer_contenido(ruta), ruta)


def comprobante_de(contenido: bytes, ruta: Path) -> Comprobante:
    """The same, from what was read already; `ruta` is for the messages."""
    from cfdi.documentos.cfdi40 import Comprobante

    if es_json(contenido):
        from cfdi.calculo.construir import construir

        return construir(contenido)
    from cfdi.esquema.lector import leer

    leido = leer(contenido)
    if not isinstance(leido, Comprobante):
        raise ErrorDatos(
            "no es un CFDI 4.0", campo=str(ruta), valor=type(leido).__name__, remedio="Indique un CFDI 4.0 o sus datos."
        )
    return leido
