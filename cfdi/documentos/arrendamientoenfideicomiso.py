"""Complemento de retenciones Arrendamiento en Fideicomiso 1.0 (arrendamientoenfideicomiso.xsd).

Rents through a trust.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "arrendamientoenfideicomiso", "http://www.sat.gob.mx/esquemas/retencionpago/1/arrendamientoenfideicomiso"
    ),
):
    __slots__ = ()


@nodo
class Arrendamientoenfideicomiso(_Nodo):
    """What the trust earned, deducted and distributed."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    pag_prov_efec_por_fiduc: Importe6
    rendim_fideicom: Importe6
    deducc_corresp: Importe6
    mont_tot_ret: Importe6 | None = None
    mont_res_fisc_dist_fibras: Importe6 | None = None
    mont_otros_concept_distr: Importe6 | None = None
    descr_mont_otros_concept_distr: str | None = None


raiz(
    Arrendamientoenfideicomiso,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/arrendamientoenfideicomiso/arrendamientoenfideicomiso.xsd",
    hoja="arrendamientoenfideicomiso",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
