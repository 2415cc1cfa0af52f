"""The command line: `cfdi`. stdout is data, stderr is for people."""

from __future__ import annotations

import io
import sys


def main(argumentos: list[str] | None = None) -> None:
    """Entry point of `cfdi`. Exits with the status that `cfdi --help` tells."""
    from cfdi.cli.aplicacion import ejecutar

    if isinstance(sys.stdout, io.TextIOWrapper):
        # Data is UTF-8 whatever the locale; a file may have any bytes for a name, and a terminal may lack ✓.
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="backslashreplace")
    sys.exit(ejecutar(sys.argv[1:] if argumentos is None else argumentos))
