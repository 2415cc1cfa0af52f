"""Complemento concepto Hidrocarburos y Petrolíferos 1.0 (hidrocarburospetroliferos.xsd): fuel sold under a permit."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.esquema import Espacio, Nodo, cadena, catalogo, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio("hidrocarburospetroliferos", "http://www.sat.gob.mx/hidrocarburospetroliferos", siglas=("HYP",)),
):
    __slots__ = ()


c_TipoPermiso = Annotated[str, catalogo("catHidroYPetro:c_TipoPermiso")]
c_ClaveHYP = Annotated[str, catalogo("catHidroYPetro:c_ClaveHYP")]
c_SubProductoHYP = Annotated[str, catalogo("catHidroYPetro:c_SubProductoHYP")]


@nodo
class HidroYPetro(_Nodo):
    """The permit of who sells, and the product."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    tipo_permiso: c_TipoPermiso
    numero_permiso: Annotated[str, cadena(15, 35)]
    clave_hyp: c_ClaveHYP
    sub_producto_hyp: c_SubProductoHYP


raiz(
    HidroYPetro,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/hidrocarburospetroliferos.xsd",
    hoja="hidrocarburospetroliferos",
    cadena_en=("4.0",),
    en_concepto=True,
)
