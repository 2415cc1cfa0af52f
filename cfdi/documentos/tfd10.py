"""Timbre Fiscal Digital 1.0 (TimbreFiscalDigital.xsd): the stamp of CFDI 3.2 and earlier, signed with SHA-1."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from cfdi.documentos.tipos import UUID, EnBase64
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz


class _Nodo(
    Nodo, espacio=Espacio("tfd", "http://www.sat.gob.mx/TimbreFiscalDigital", minusculas=True, siglas=("SAT", "CFD"))
):
    __slots__ = ()


@nodo
class TimbreFiscalDigital(_Nodo):
    """The stamp. Its own cadena original is what the PAC signs; the Comprobante's does not visit it."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    uuid: UUID = atributo("UUID")
    fecha_timbrado: datetime = atributo("FechaTimbrado")
    sello_cfd: EnBase64
    no_certificado_sat: Annotated[str, cadena(exacta=20)]
    sello_sat: EnBase64 = atributo(cadena=False)


raiz(
    TimbreFiscalDigital,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/TimbreFiscalDigital/TimbreFiscalDigital.xsd",
    hoja="cadenaoriginal_TFD_1_0",
)
