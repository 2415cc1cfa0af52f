"""Complemento Aerolíneas 1.0 (aerolineas.xsd): what a ticket charges besides the transport."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("aerolineas", "http://www.sat.gob.mx/aerolineas", siglas=("TUA",))):
    __slots__ = ()


@nodo
class Cargo(_Nodo):
    """One charge, by its IATA code."""

    codigo_cargo: Annotated[str, cadena(1, 8, espacios=None)]
    importe: Importe6


@nodo
class OtrosCargos(_Nodo):
    """All charges besides the TUA."""

    total_cargos: Importe6
    """Sum of the charges."""
    cargo: Sequence[Cargo]


@nodo
class Aerolineas(_Nodo):
    """The airport fee (TUA) and the other charges of a ticket."""

    version: Literal["1.0"] = "1.0"
    tua: Importe6
    otros_cargos: OtrosCargos | None = None


raiz(
    Aerolineas,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/aerolineas/aerolineas.xsd",
    hoja="aerolineas",
    cadena_en=("3.2", "3.3", "4.0"),
)
