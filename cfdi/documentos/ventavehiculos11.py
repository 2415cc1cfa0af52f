"""Complemento concepto Venta de Vehículos 1.1 (ventavehiculos11.xsd): a new car sold by its maker or dealer.

It goes in the concept of the car.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6, NoVacio
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("ventavehiculos", "http://www.sat.gob.mx/ventavehiculos", minusculas=True)):
    __slots__ = ()


@nodo
class InformacionAduanera(_Nodo):
    """The customs document with which the car, or a part of it, entered."""

    numero: NoVacio
    """Number of the document."""
    fecha: date
    """Day on which it was issued."""
    aduana: NoVacio | None = None
    """Customs office."""


@nodo
class Parte(_Nodo):
    """A part or option of the car."""

    cantidad: Decimal
    """How many."""
    unidad: NoVacio | None = None
    """Unit of measure."""
    no_identificacion: NoVacio | None = None
    """Serial number or own number of the part."""
    descripcion: NoVacio
    """What it is."""
    valor_unitario: Importe6 | None = None
    """Price of one."""
    importe: Importe6 | None = None
    """Cantidad × ValorUnitario."""
    informacion_aduanera: Sequence[InformacionAduanera] = ()
    """Customs documents of the part, if it was imported."""


# The sheet looks for InformacionAduanera at any depth and forgets everything else of the parts.
@nodo
class VentaVehiculos(
    _Nodo, contenido="(InformacionAduanera* | Parte*)", cadena="@version @ClaveVehicular @Niv //InformacionAduanera"
):
    """A car, imported whole (InformacionAduanera) or told by its parts (Parte), not both."""

    version: Annotated[Literal["1.1"], cadena(espacios=None, base="anySimpleType")] = "1.1"
    clave_vehicular: NoVacio = atributo("ClaveVehicular")
    """Key of the car in the catalogue of the Anexo 15: make, model and version."""
    niv: NoVacio = atributo("Niv")
    """Vehicle identification number."""
    informacion_aduanera: Sequence[InformacionAduanera] = ()
    """Customs documents of the car, if it was imported."""
    parte: Sequence[Parte] = ()
    """Parts of the car."""


raiz(
    VentaVehiculos,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/ventavehiculos/ventavehiculos11.xsd",
    hoja="ventavehiculos11",
    cadena_en=("3.2", "3.3", "4.0"),
    en_concepto=True,
)
