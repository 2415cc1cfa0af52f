"""Complemento CFDI Registro Fiscal 1.0 (cfdiregistrofiscal.xsd): invoices generated in the SAT's Registro Fiscal."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("registrofiscal", "http://www.sat.gob.mx/registrofiscal")):
    __slots__ = ()


@nodo
class CFDIRegistroFiscal(_Nodo):
    """The number that ties the invoice to the register."""

    version: Literal["1.0"] = "1.0"
    folio: Annotated[str, cadena(patron="[0-9]{16}", espacios=None)]


raiz(
    CFDIRegistroFiscal,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/cfdiregistrofiscal/cfdiregistrofiscal.xsd",
    hoja="cfdiregistrofiscal",
    cadena_en=("3.2", "3.3", "4.0"),
)
