"""Complemento Vehículo Usado 1.0 (vehiculousado.xsd): a used car taken in part payment for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta50, Importe6, NoVacio
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("vehiculousado", "http://www.sat.gob.mx/vehiculousado", minusculas=True)):
    __slots__ = ()


Hasta17 = Annotated[str, cadena(1, 17)]


@nodo
class InformacionAduanera(_Nodo):
    """The customs document with which the car entered."""

    numero: NoVacio
    fecha: date
    aduana: NoVacio | None = None


@nodo
class VehiculoUsado(_Nodo):
    """The used car: what it cost its owner, and what he is given for it."""

    version: Annotated[Literal["1.0"], cadena()] = atributo("Version", default="1.0")
    monto_adquisicion: Importe6
    monto_enajenacion: Importe6
    clave_vehicular: Annotated[str, cadena(1, 7)]
    marca: Hasta50
    tipo: Hasta50
    modelo: Annotated[str, cadena(patron="[0-9]{4}")]
    numero_motor: Hasta17 | None = None
    numero_serie: Hasta17 | None = None
    niv: Hasta17 | None = atributo("NIV", default=None)
    valor: Importe6
    informacion_aduanera: Sequence[InformacionAduanera] = ()


raiz(
    VehiculoUsado,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/vehiculousado/vehiculousado.xsd",
    hoja="vehiculousado",
    cadena_en=("3.2", "3.3", "4.0"),
)
