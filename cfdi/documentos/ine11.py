"""Complemento INE 1.1 (ine11.xsd): what political parties spend, by process and state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("ine", "http://www.sat.gob.mx/ine")):
    __slots__ = ()


Comite = Annotated[Literal["Ejecutivo Nacional", "Ejecutivo Estatal", "Directivo Estatal"], cadena()]
# An identifier that the SAT types as xs:int: it is text here, its leading zeros are in the seal.
Contabilidad6 = Annotated[str, numero(0, digitos=6, base="int")]
# fmt: off
t_ClaveEntidad = Literal[
    "AGU", "BCN", "BCS", "CAM", "CHP", "CHH", "COA", "COL", "CR1", "CR2", "CR3", "CR4", "CR5", "DIF", "DUR",
    "GUA", "GRO", "HID", "JAL", "MEX", "MIC", "MOR", "NAC", "NAY", "NLE", "OAX", "PUE", "QUE", "ROO", "SLP",
    "SIN", "SON", "TAB", "TAM", "TLA", "VER", "YUC", "ZAC"
]
# fmt: on


@nodo
class Contabilidad(_Nodo):
    """An account of a candidate or committee at the INE."""

    id_contabilidad: Contabilidad6


@nodo
class Entidad(_Nodo):
    """A state, or a federal constituency (CR1 to CR5), with its accounts."""

    clave_entidad: t_ClaveEntidad
    ambito: Annotated[Literal["Local", "Federal"], cadena()] | None = None
    contabilidad: Sequence[Contabilidad] = ()


@nodo
class INE(_Nodo):
    """An expense of a party or civil association, in an ordinary year, a pre-campaign or a campaign."""

    version: Annotated[Literal["1.1"], cadena()] = "1.1"
    tipo_proceso: Annotated[Literal["Ordinario", "Precampaña", "Campaña"], cadena()]
    tipo_comite: Comite | None = None
    id_contabilidad: Contabilidad6 | None = None
    entidad: Sequence[Entidad] = hijo(maximo=76, default=())


raiz(
    INE,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/ine/ine11.xsd",
    hoja="ine11",
    cadena_en=("3.2", "3.3", "4.0"),
)
