"""Walking a document node by node, and saying where a node stands only when somebody asks.

Paths cost more than most rules, so a place is a bare tuple that a walk makes for every node, and `ruta` turns it
into an XPath for the few that have something to tell.
"""

from __future__ import annotations

from collections.abc import Callable

from cfdi.esquema.nodos import Nodo, Opaco, por_clase
from cfdi.esquema.revision import es_ilegible
from cfdi.esquema.tabla import Campo, tabla

Lugar = tuple["Lugar | None", Campo | None, tuple[Nodo, ...], int]
"""The parent's place, the field by which a node hangs from it, its siblings in that field, and its index there."""

Visita = Callable[[Nodo, Lugar], None]


@por_clase
def _caminos(clase: type[Nodo]) -> tuple[Campo, ...]:
    """The children to walk into. The Addenda is nobody's business."""
    return () if clase is Opaco else tuple(c for c in tabla(clase).elementos if c.clase != "simple" and not c.libre)


def recorrer(nodo: Nodo, visitar: Visita) -> None:
    """Call `visitar(node, place)` for a node and everything below it that could be read."""
    _recorrer(nodo, (None, None, (nodo,), 0), visitar)


def _recorrer(nodo: Nodo, lugar: Lugar, visitar: Visita) -> None:
    visitar(nodo, lugar)
    for campo in _caminos(nodo.__class__):
        hijas = getattr(nodo, campo.nombre)
        if type(hijas) is not tuple:
            if hijas is None or es_ilegible(hijas):
                continue
            hijas = (hijas,)
        for i, hija in enumerate(hijas):
            _recorrer(hija, (lugar, campo, hijas, i), visitar)


def ruta(lugar: Lugar) -> str:
    """XPath with positions, in the SAT's prefixes: `/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto[3]`."""
    padre, campo, hermanas, indice = lugar
    nodo = hermanas[indice]
    paso = _etiqueta(nodo)
    if campo is not None and campo.clase == "hijo":  # all of one class: no need to look at them
        paso += f"[{indice + 1}]" if len(hermanas) > 1 else ""
    else:
        iguales = [i for i, h in enumerate(hermanas) if h.__class__ is nodo.__class__]
        paso += f"[{iguales.index(indice) + 1}]" if len(iguales) > 1 else ""
    if padre is None or campo is None:
        return f"/{paso}"
    if campo.en:
        prefijo = padre[2][padre[3]]._espacio.prefijo
        paso = f"{prefijo}:{campo.en}/{paso}" if prefijo else f"{campo.en}/{paso}"
    return f"{ruta(padre)}/{paso}"


def _etiqueta(nodo: Nodo) -> str:
    prefijo = nodo._espacio.prefijo
    return f"{prefijo}:{nodo._nombre}" if prefijo else nodo._nombre
