"""Complemento Persona Física Integrante de Coordinado 1.0 (pfic.xsd): the vehicle of a member of a transport group."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import NoVacio, RFCAntiguo
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("pfic", "http://www.sat.gob.mx/pfic", siglas=("RFCPF",))):
    __slots__ = ()


@nodo
class PFintegranteCoordinado(_Nodo):
    """The vehicle of a member who chose to pay his tax by himself."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = atributo("version", default="1.0")
    clave_vehicular: NoVacio
    placa: NoVacio
    rfcpf: RFCAntiguo | None = None
    """RFC of the member."""


raiz(
    PFintegranteCoordinado,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/pfic/pfic.xsd",
    hoja="pfic",
    cadena_en=("2.2", "3.2", "3.3", "4.0"),
)
