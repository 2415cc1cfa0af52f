"""The command line: `cfdi`. stdout is data, stderr is for people."""

from __future__ import annotations

import sys

AYUDA_DE_ESTADOS = (
    "Estado de salida: 0 hecho y válido · 1 el documento no es válido o fue rechazado · 2 uso · "
    "3 un archivo, llave o ajuste está mal · 4 el timbre está en duda."
)


def main(argumentos: list[str] | None = None) -> None:
    """Entry point of `cfdi`. Exits with the status that `cfdi --help` tells."""
    from cfdi.cli.aplicacion import ejecutar

    sys.exit(ejecutar(sys.argv[1:] if argumentos is None else argumentos))
