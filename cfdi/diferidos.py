"""Packages whose names are imported when they are first used, so that importing the package costs nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def nombres_en(modulos: Mapping[str, str]) -> list[str]:
    """All the names of such a table, sorted."""
    return sorted(nombre for nombres in modulos.values() for nombre in nombres.split())


def diferir(paquete: str, modulos: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a package (PEP 562).

    modulos: by module, relative to the package, the public names that it defines, separated by blanks. `cfdi`
    itself does without this module: importing it loads none but its own.
    """
    modulo_de = {nombre: modulo for modulo, nombres in modulos.items() for nombre in nombres.split()}

    def obtener(nombre: str) -> Any:
        if nombre not in modulo_de:
            raise AttributeError(f"module {paquete!r} has no attribute {nombre!r}")
        valor = getattr(import_module(f"{paquete}.{modulo_de[nombre]}"), nombre)
        setattr(sys.modules[paquete], nombre, valor)
        return valor

    def listar() -> list[str]:
        return sorted({*vars(sys.modules[paquete]), *modulo_de})

    return obtener, listar
