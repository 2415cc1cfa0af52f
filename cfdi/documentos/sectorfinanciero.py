"""Complemento de retenciones Sector Financiero 1.0 (sectorfinanciero.xsd): trusts run by a financial institution."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import ConBlancos20, ConBlancos100
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(
    Nodo, espacio=Espacio("sectorfinanciero", "http://www.sat.gob.mx/esquemas/retencionpago/1/sectorfinanciero")
):
    __slots__ = ()


@nodo
class SectorFinanciero(_Nodo):
    """The trust."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    id_fideicom: ConBlancos20
    nom_fideicom: ConBlancos100 | None = None
    descrip_fideicom: Annotated[str, cadena(1, 300, espacios=None)]


raiz(
    SectorFinanciero,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/sectorfinanciero/sectorfinanciero.xsd",
    hoja="sectorfinanciero",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
