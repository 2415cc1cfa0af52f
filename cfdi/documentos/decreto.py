"""Complemento Renovación y Sustitución de Vehículos 1.0 (renovacionysustitucionvehiculos.xsd).

The tax incentive for makers and dealers who take old trucks and buses in and destroy them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta10, Hasta20, Hasta40, Hasta50, Importe6, NoVacio, RFCAntiguoCompleto, Texto
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, numero, raiz


class _Nodo(
    Nodo, espacio=Espacio("decreto", "http://www.sat.gob.mx/renovacionysustitucionvehiculos", siglas=("NIV", "RFC"))
):
    __slots__ = ()


c_TipoDecreto = Literal["01", "02"]
c_TipoVehiculo_r = Literal["01", "02", "03", "04", "05", "06", "07", "08"]
Anio = Annotated[int, numero(minimo="1900", base="int")]
Hasta17 = Annotated[str, cadena(1, 17)]
Hasta36 = Annotated[str, cadena(1, 36)]
c_TipoVehiculo_s = Literal["01", "02", "03", "04", "05", "06"]


@nodo
class VehiculosUsadosEnajenadoPermAlFab(_Nodo):
    """An old vehicle that the carrier gives to the maker (renewal)."""

    precio_veh_usado: Importe6
    tipo_veh: c_TipoVehiculo_r
    marca: Hasta50
    tipoo_clase: Hasta50
    anio: Anio = atributo("Año")
    modelo: Texto | None = None
    niv: Hasta17 | None = None
    num_serie: Hasta17 | None = None
    num_placas: Hasta10
    num_motor: Hasta17 | None = None
    num_fol_tarj_cir: Hasta40
    num_ped_im: Hasta40 | None = None
    aduana: NoVacio | None = None
    fecha_regul_veh: date | None = None
    foliofiscal: Hasta36


@nodo
class VehiculoNuvoSemEnajenadoFabAlPerm(_Nodo):
    """The new or seminew vehicle that the maker gives to the carrier."""

    anio: Anio = atributo("Año")
    modelo: Texto | None = None
    num_placas: Hasta10
    rfc: RFCAntiguoCompleto | None = None


@nodo
class DecretoRenovVehicular(_Nodo):
    """Renewal of the freight and passenger fleet."""

    veh_enaj: c_TipoDecreto
    vehiculos_usados_enajenado_perm_al_fab: Sequence[VehiculosUsadosEnajenadoPermAlFab]
    vehiculo_nuvo_sem_enajenado_fab_al_perm: VehiculoNuvoSemEnajenadoFabAlPerm


@nodo
class VehiculoUsadoEnajenadoPermAlFab(_Nodo):
    """An old vehicle that the carrier gives to the maker (substitution)."""

    precio_veh_usado: Importe6
    tipo_veh: c_TipoVehiculo_s
    marca: Hasta50
    tipoo_clase: Hasta50
    anio: Anio = atributo("Año")
    modelo: Texto | None = None
    niv: Hasta17 | None = None
    num_serie: Hasta17 | None = None
    num_placas: Hasta10
    num_motor: Hasta17 | None = None
    num_fol_tarj_cir: Hasta40
    num_fol_avisoint: Hasta20
    num_ped_im: Hasta40
    aduana: NoVacio
    fecha_regul_veh: date
    foliofiscal: Hasta36


@nodo
class DecretoSustitVehicular(_Nodo):
    """Substitution of vehicles under the other decree."""

    veh_enaj: c_TipoDecreto
    vehiculo_usado_enajenado_perm_al_fab: VehiculoUsadoEnajenadoPermAlFab
    vehiculo_nuvo_sem_enajenado_fab_al_perm: VehiculoNuvoSemEnajenadoFabAlPerm


# The XSD lets both decrees stand, or none; TipoDeDecreto says which one should.
@nodo
class Renovacionysustitucionvehiculos(_Nodo, nombre="renovacionysustitucionvehiculos"):
    """An operation under one of the two decrees."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    tipo_de_decreto: c_TipoDecreto
    decreto_renov_vehicular: DecretoRenovVehicular | None = None
    decreto_sustit_vehicular: DecretoSustitVehicular | None = None


raiz(
    Renovacionysustitucionvehiculos,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/renovacionysustitucionvehiculos/renovacionysustitucionvehiculos.xsd",
    hoja="renovacionysustitucionvehiculos",
    cadena_en=("3.2", "3.3", "4.0"),
)
