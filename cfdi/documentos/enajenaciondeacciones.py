"""Complemento de retenciones Enajenación de Acciones 1.0 (enajenaciondeacciones.xsd): shares that were sold."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio("enajenaciondeacciones", "http://www.sat.gob.mx/esquemas/retencionpago/1/enajenaciondeacciones"),
):
    __slots__ = ()


@nodo
class EnajenaciondeAcciones(_Nodo):
    """The contract, and what was gained or lost."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    contrato_intermediacion: Annotated[str, cadena(1, 300, espacios=None)]
    ganancia: Importe6
    perdida: Importe6


raiz(
    EnajenaciondeAcciones,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/enajenaciondeacciones/enajenaciondeacciones.xsd",
    hoja="enajenaciondeacciones",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
