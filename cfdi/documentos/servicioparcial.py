"""Complemento Servicios Parciales de Construcción 1.0 (servicioparcialconstruccion.xsd).

For whoever builds a part of a dwelling, so that the service is free of IVA: where it stands and under which permit.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import ConBlancos100, Hasta40
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("servicioparcial", "http://www.sat.gob.mx/servicioparcialconstruccion")):
    __slots__ = ()


# fmt: off
# An enumeration that the SAT restricts once more, to length 2.
Estado = Annotated[Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32"
], cadena(exacta=2, espacios=None)]
# fmt: on


# No text of this element has a whiteSpace facet: blanks are kept, and the cadena original collapses them.
@nodo
class Inmueble(_Nodo):
    """The dwelling that is built."""

    calle: Annotated[str, cadena(1, 150, espacios=None)]
    """Street, avenue or road."""
    no_exterior: Annotated[str, cadena(1, 55, espacios=None)] | None = None
    """Outer number."""
    no_interior: Annotated[str, cadena(1, 30, espacios=None)] | None = None
    """Inner number."""
    colonia: ConBlancos100 | None = None
    """Quarter."""
    localidad: ConBlancos100 | None = None
    """Town."""
    referencia: ConBlancos100 | None = None
    """How to find it."""
    municipio: ConBlancos100
    """Municipality."""
    estado: Estado
    """Number of the state, 01 to 32 in alphabetical order."""
    codigo_postal: Annotated[str, cadena(patron="[0-9]{5}", espacios=None)]
    """Postal code."""


@nodo
class Parcialesconstruccion(_Nodo, nombre="parcialesconstruccion"):
    """The permit and the dwelling of a partial construction service."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    num_per_lico_aut: Hasta40
    """Number of the building permit, licence or authorization."""
    inmueble: Inmueble
    """Where it is built."""


raiz(
    Parcialesconstruccion,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/servicioparcialconstruccion/servicioparcialconstruccion.xsd",
    hoja="servicioparcialconstruccion",
    cadena_en=("3.2", "3.3", "4.0"),
)
