"""Complemento Donatarias 1.1 (donat11.xsd).

A donation received by whoever is authorized to give deductible receipts.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from cfdi.documentos.tipos import Texto
from cfdi.esquema import Espacio, Nodo, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("donat", "http://www.sat.gob.mx/donat", minusculas=True)):
    __slots__ = ()


@nodo
class Donatarias(_Nodo):
    """The authorization under which the donation is deductible."""

    version: Literal["1.1"] = "1.1"
    no_autorizacion: str
    """Number of the authorization, or of its last renewal."""
    fecha_autorizacion: date
    """Day of the authorization, or of its last renewal."""
    leyenda: Texto
    """The sentence that the receipt of a donation must carry."""


raiz(
    Donatarias,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/donat/donat11.xsd",
    hoja="donat11",
    cadena_en=("2.2", "3.2", "3.3", "4.0"),
)
