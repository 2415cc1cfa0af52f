"""Complemento INE 1.0 (ine10.xsd).

For CFDI 3.2; superseded by version 1.1, which shares its namespace and its sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("ine", "http://www.sat.gob.mx/ine")):
    __slots__ = ()


# An identifier that the SAT types as xs:int: it is text here, its leading zeros are in the seal.
Contabilidad6 = Annotated[str, numero(0, digitos=6, base="int")]
# fmt: off
t_ClaveEntidad = Literal[
    "AGU", "BCN", "BCS", "CAM", "CHP", "CHH", "COA", "COL", "DIF", "DUR", "GUA", "GRO", "HID", "JAL", "MEX",
    "MIC", "MOR", "NAY", "NLE", "OAX", "PUE", "QTO", "ROO", "SLP", "SIN", "SON", "TAB", "TAM", "TLA", "VER",
    "YUC", "ZAC"
]
# fmt: on


@nodo
class Contabilidad(_Nodo):
    """An account of a candidate or committee at the INE."""

    id_contabilidad: Contabilidad6


@nodo
class Entidad(_Nodo):
    """A state, with its accounts."""

    clave_entidad: t_ClaveEntidad
    ambito: Annotated[Literal["Local", "Federal"], cadena()] | None = None
    contabilidad: Sequence[Contabilidad] = ()


@nodo
class INE(_Nodo):
    """An expense of a party or civil association, in an ordinary year, a pre-campaign or a campaign."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    tipo_proceso: Annotated[Literal["Ordinario", "Precampaña", "Campaña"], cadena()]
    tipo_comite: Annotated[Literal["Ejecutivo Nacional", "Ejecutivo Estatal"], cadena()] | None = None
    id_contabilidad: Contabilidad6 | None = None
    entidad: Sequence[Entidad] = hijo(maximo=64, default=())


raiz(INE, ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/ine/ine10.xsd", hoja="ine11", cadena_en=("3.2",))
