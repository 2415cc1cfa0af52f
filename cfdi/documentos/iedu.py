"""Complemento concepto Instituciones Educativas Privadas 1.0 (iedu.xsd): tuition that a family may deduct.

It goes in the concept of the tuition.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import CURPAntigua, NoVacio, RFCAntiguo
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("iedu", "http://www.sat.gob.mx/iedu", minusculas=True, siglas=("RVOE",))):
    __slots__ = ()


NivelEducativo = Literal["Preescolar", "Primaria", "Secundaria", "Profesional técnico", "Bachillerato o su equivalente"]
"""The levels whose tuition may be deducted."""


@nodo
class InstEducativas(_Nodo, nombre="instEducativas"):
    """The pupil and the school that a concept of tuition is for."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    # Plain xs:string: blanks are kept, and the cadena original collapses them.
    nombre_alumno: str
    """Full name of the pupil."""
    curp: CURPAntigua = atributo("CURP")
    """CURP of the pupil."""
    nivel_educativo: NivelEducativo
    """Level that the pupil attends."""
    aut_rvoe: NoVacio
    """Key of the school, or number of its RVOE (recognition of official validity of studies)."""
    rfc_pago: RFCAntiguo | None = None
    """RFC of who pays, when it is not the Receptor."""


raiz(
    InstEducativas,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/iedu/iedu.xsd",
    hoja="iedu",
    cadena_en=("2.2", "3.2", "3.3", "4.0"),
    en_concepto=True,
)
