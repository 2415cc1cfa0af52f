"""Complemento Obras de Arte y Antigüedades 1.0 (obrasarteantiguedades.xsd).

A work of art or an antique that is sold.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("obrasarte", "http://www.sat.gob.mx/arteantiguedades", siglas=("IVA",))):
    __slots__ = ()


# Without whiteSpace facet: blanks are kept.
Otro = Annotated[str, cadena(1, 255, espacios=None)]
CaracteristicasDeObraoPieza = Annotated[
    Literal["01", "02", "03", "04", "05", "06", "07"], cadena(exacta=2, espacios=None)
]


@nodo
class Obrasarteantiguedades(_Nodo, nombre="obrasarteantiguedades"):
    """What it is, and how the seller acquired it."""

    version: Literal["1.0"] = "1.0"
    tipo_bien: Annotated[Literal["01", "02", "03", "04"], cadena(exacta=2, espacios=None)]
    otros_tipo_bien: Otro | None = None
    titulo_adquirido: Annotated[Literal["01", "02", "03", "04", "05"], cadena(exacta=2, espacios=None)]
    otros_titulo_adquirido: Otro | None = None
    subtotal: Importe6 | None = None
    iva: Importe6 | None = None
    fecha_adquisicion: date
    caracteristicas_de_obrao_pieza: CaracteristicasDeObraoPieza = atributo("CaracterísticasDeObraoPieza")


raiz(
    Obrasarteantiguedades,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/arteantiguedades/obrasarteantiguedades.xsd",
    hoja="obrasarteantiguedades",
    cadena_en=("3.2", "3.3", "4.0"),
)
