"""Which class reads which element: the registry of roots and complements.

Several versions of a document may share a namespace and a name (CFDI 3.2 and 3.3, VentaVehiculos 1.0 and 1.1);
the version attribute tells them apart. A module of `cfdi.documentos` is imported when its qualified name is first
met: `cfdi/documentos/indice.py`, rendered from the declarations, says which one to import.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from cfdi.esquema.nodos import Nodo, Raiz

if TYPE_CHECKING:
    from collections.abc import Mapping

Indice = dict[tuple[str, str], dict[str, str]]

_RAICES: dict[tuple[str, str], dict[str, Raiz]] = {}


def raiz(
    clase: type[Nodo], *, ubicacion: str, hoja: str, cadena_en: tuple[str, ...] = (), en_concepto: bool = False
) -> None:
    """Register a class that can stand at the root of a document or in an xs:any slot.

    `ubicacion` is the URL of the SAT's XSD, `hoja` the name of the cadena sheet to render (without suffix),
    `cadena_en` the versions of Comprobante whose cadena original visits it: the 3.3 and 4.0 sheets differ.
    `en_concepto` is for the complements of a concept.
    """
    # The default of the fixed version attribute; its table is not built here, to keep imports light.
    version = next((str(c.default) for c in fields(clase) if c.name == "version"), "")  # type: ignore[arg-type]
    registro = Raiz(clase, version, ubicacion, hoja, cadena_en, en_concepto)
    clase._raiz = registro
    _RAICES.setdefault((clase._espacio.uri, clase._nombre), {})[version] = registro


@cache
def indice() -> Indice:
    """(namespace, element) → {version: module}, from the rendered index; empty before it is rendered."""
    try:
        modulo = import_module("cfdi.documentos.indice")
    except ModuleNotFoundError:  # only while rendering for the first time
        return {}
    leido: Indice = modulo.INDICE
    return leido


def buscar_raiz(uri: str, nombre: str, atributos: Mapping[str, str]) -> type[Nodo] | None:
    """The class declared for an element, by its qualified name and the version its attributes state.

    Returns None when nobody declared that name, or not in that version.
    """
    version = version_escrita(atributos)
    registrada = _RAICES.get((uri, nombre), {}).get(version)
    if registrada is None:
        modulo = indice().get((uri, nombre), {}).get(version)
        if modulo is None:
            return None
        import_module(modulo)
        registrada = _RAICES[uri, nombre][version]
    return registrada.clase


def version_escrita(atributos: Mapping[str, str]) -> str:
    """The version that an element states: documents of the SAT write `Version` or `version`."""
    return (atributos.get("Version") or atributos.get("version") or "").strip()


def versiones(uri: str, nombre: str) -> tuple[str, ...]:
    """The declared versions of an element; empty when its qualified name is unknown."""
    return tuple(sorted({**indice().get((uri, nombre), {}), **_RAICES.get((uri, nombre), {})}))


def espacio_declarado(uri: str) -> bool:
    """Whether some element of that namespace is declared."""
    return any(u == uri for u, _ in (*indice(), *_RAICES))


def llamadas(nombre: str) -> list[Raiz]:
    """Every root of that element name, in whatever namespace and version (Pagos 1.0 and 2.0). Imports them."""
    encontradas = []
    for clave in {**indice(), **_RAICES}:
        if clave[1] == nombre:
            for modulo in indice().get(clave, {}).values():
                import_module(modulo)
            encontradas += list(_RAICES[clave].values())
    return encontradas


def raices() -> tuple[Raiz, ...]:
    """Every registered root, in a stable order. Imports all declarations: for rendering and for tests."""
    for versiones_ in indice().values():
        for modulo in versiones_.values():
            import_module(modulo)
    return tuple(_RAICES[clave][version] for clave in sorted(_RAICES) for version in sorted(_RAICES[clave]))
