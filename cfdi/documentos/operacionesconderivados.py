"""Complemento de retenciones Operaciones con Derivados 1.0 (operacionesconderivados.xsd)."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "operacionesconderivados", "http://www.sat.gob.mx/esquemas/retencionpago/1/operacionesconderivados"
    ),
):
    __slots__ = ()


@nodo
class Operacionesconderivados(_Nodo):
    """What was gained or lost with derivatives."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    mont_gan_acum: Importe6
    mont_perd_ded: Importe6


raiz(
    Operacionesconderivados,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/operacionesconderivados/operacionesconderivados.xsd",
    hoja="operacionesconderivados",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
