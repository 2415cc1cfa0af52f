"""Where the rendered files are: inside the package when it is installed, at the top of the checkout otherwise."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

_PAQUETE = Path(__file__).resolve().parent.parent


@cache
def carpeta(nombre: Literal["xsd", "xslt"]) -> Path:
    """The folder of rendered schemas or sheets."""
    instalada = _PAQUETE / nombre
    return instalada if instalada.is_dir() else _PAQUETE.parent / nombre
