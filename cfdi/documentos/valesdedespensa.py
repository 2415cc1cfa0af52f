"""Complemento Vales de Despensa 1.0 (valesdedespensa.xsd): food vouchers given on an electronic purse."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from cfdi.documentos.tipos import ConBlancos20, CURPAntigua, Hasta20, Hasta100, Importe2, RFCAntiguo
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("valesdedespensa", "http://www.sat.gob.mx/valesdedespensa", minusculas=True)):
    __slots__ = ()


@nodo
class Concepto(_Nodo):
    """What was credited to the purse of one worker."""

    identificador: Hasta20
    fecha: datetime
    rfc: RFCAntiguo
    curp: CURPAntigua
    nombre: Hasta100
    num_seguridad_social: Annotated[str, cadena(1, 15)] | None = None
    importe: Importe2


@nodo
class ValesDeDespensa(_Nodo):
    """The vouchers that the issuer of the purses credited for an employer."""

    version: Literal["1.0"] = "1.0"
    # Required, and with this one value.
    tipo_operacion: Annotated[Literal["monedero electrónico"], cadena(1)] = "monedero electrónico"
    registro_patronal: Hasta20 | None = None
    numero_de_cuenta: ConBlancos20
    total: Importe2
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")


raiz(
    ValesDeDespensa,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/valesdedespensa/valesdedespensa.xsd",
    hoja="valesdedespensa",
    cadena_en=("3.2", "3.3", "4.0"),
)
