"""What a document says, against what is derived: keeping the one where it holds, and telling where both differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from operator import is_
from typing import Any, TypeVar

from cfdi.calculo.importes import decimales_escritos
from cfdi.esquema import Campo, Nodo, tabla

T = TypeVar("T", bound=Nodo)

Pareja = tuple[str, Decimal | None, Decimal | None]
"""XPath of an amount, what is given there and what is derived."""

_GRUPOS = {
    "RetencionTotal": ("impuesto",),
    "TrasladoTotal": ("impuesto", "tipo_factor", "tasa_o_cuota"),
    "RetencionP": ("impuesto_p",),
    "TrasladoP": ("impuesto_p", "tipo_factor_p", "tasa_o_cuota_p"),
}
"""Classes whose nodes sum a group each, and the fields that name the group. Nodes of other lists keep their place."""


def con_derivados(nodo: T, **derivados: Any) -> T:
    """The node with the derived values that differ from its own; the node itself when none does.

    An amount stays as it is written if it is the same number with no more decimals than the derived one.
    """
    cambios = {nombre: valor for nombre, valor in derivados.items() if not _vale(getattr(nodo, nombre), valor)}
    return nodo.con(**cambios) if cambios else nodo


def _vale(dado: Any, derivado: Any) -> bool:
    if isinstance(dado, Decimal) and isinstance(derivado, Decimal):
        return dado == derivado and decimales_escritos(dado) <= decimales_escritos(derivado)
    if isinstance(dado, tuple) and isinstance(derivado, tuple):
        return len(dado) == len(derivado) and all(map(is_, dado, derivado))
    return dado is derivado


def parejas(ruta: str, dado: Nodo, derivado: Nodo | None) -> Iterator[Pareja]:
    """The amounts that a node gives, beside the derived ones, all the way down.

    What is absent does not disagree: there is a pair without a given amount only for a group that a summary lacks
    while it has others, and one without a derived amount for what should not be there.
    """
    if dado is derivado:
        return
    grupo = _GRUPOS.get(type(dado).__name__, ())
    for campo in tabla(type(dado)).campos:
        antes = getattr(dado, campo.nombre)
        despues = None if derivado is None else getattr(derivado, campo.nombre)
        if isinstance(antes, Decimal) and campo.nombre not in grupo:
            yield f"{ruta}/@{campo.xml}", antes, despues
        elif isinstance(antes, Nodo):  # one child; what follows are lists
            yield from parejas(f"{ruta}/{_etiqueta(antes)}", antes, despues)
        elif antes and campo.clase in ("hijo", "ranura") and not campo.libre:
            en = f"/{dado._espacio.prefijo}:{campo.en}" if campo.en else ""
            yield from _parejas_de_lista(ruta + en, antes, despues or ())


def _parejas_de_lista(ruta: str, dados: Sequence[Nodo], derivados: Sequence[Nodo]) -> Iterator[Pareja]:
    faltan: dict[Hashable, Nodo] = {_identidad(n, i): n for i, n in enumerate(derivados)}
    vistos: Counter[str] = Counter()
    for i, nodo in enumerate(dados):
        etiqueta = _etiqueta(nodo)
        vistos[etiqueta] += 1
        yield from parejas(f"{ruta}/{etiqueta}[{vistos[etiqueta]}]", nodo, faltan.pop(_identidad(nodo, i), None))
    for nodo in faltan.values():
        campo, importe = _primer_importe(nodo)
        yield f"{ruta}/{_etiqueta(nodo)}{_filtro(nodo)}/@{campo.xml}", None, importe


def _etiqueta(nodo: Nodo) -> str:
    return f"{nodo._espacio.prefijo}:{nodo._nombre}"


def _identidad(nodo: Nodo, lugar: int) -> Hashable:
    grupo = _GRUPOS.get(type(nodo).__name__)
    return lugar if grupo is None else tuple(getattr(nodo, c) for c in grupo)


def _filtro(nodo: Nodo) -> str:
    campos = tabla(type(nodo)).por_nombre
    valores = [(campos[c].xml, getattr(nodo, c)) for c in _GRUPOS[type(nodo).__name__]]
    return "".join(f"[@{nombre}='{valor}']" for nombre, valor in valores if valor is not None)


def _primer_importe(nodo: Nodo) -> tuple[Campo, Decimal]:
    importes = ((c, getattr(nodo, c.nombre)) for c in tabla(type(nodo)).atributos)
    return next((c, valor) for c, valor in importes if isinstance(valor, Decimal))
