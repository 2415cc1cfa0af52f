"""Complemento Certificado de Destrucción 1.0 (certificadodedestruccion.xsd).

A vehicle destroyed by an authorized centre.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from cfdi.documentos.tipos import ConBlancos20, Hasta10, Hasta40, Hasta50, NoVacio, Texto
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("destruccion", "http://www.sat.gob.mx/certificadodestruccion", siglas=("NIV",))):
    __slots__ = ()


c_TipoSerie = Literal["SERIE A", "SERIE B", "SERIE C", "SERIE D", "SERIE E"]
Hasta17 = Annotated[str, cadena(1, 17)]


@nodo
class VehiculoDestruido(_Nodo):
    """The vehicle."""

    marca: Hasta50
    tipoo_clase: Hasta50
    anio: Annotated[int, numero(minimo="1900", base="int")] = atributo("Año")
    modelo: Texto | None = None
    niv: Hasta17 | None = None
    num_serie: Hasta17 | None = None
    num_placas: Hasta10
    num_motor: Hasta17 | None = None
    num_fol_tarj_cir: Hasta40


@nodo
class InformacionAduanera(_Nodo):
    """The customs document with which it entered."""

    num_ped_imp: Hasta40
    fecha: date
    aduana: NoVacio


@nodo
class Certificadodedestruccion(_Nodo, nombre="certificadodedestruccion"):
    """The certificate of destruction of a vehicle."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    serie: c_TipoSerie
    num_fol_des_veh: ConBlancos20
    vehiculo_destruido: VehiculoDestruido
    informacion_aduanera: InformacionAduanera | None = None


raiz(
    Certificadodedestruccion,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/certificadodestruccion/certificadodedestruccion.xsd",
    hoja="certificadodedestruccion",
    cadena_en=("3.2", "3.3", "4.0"),
)
