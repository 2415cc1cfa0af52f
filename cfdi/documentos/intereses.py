"""Complemento de retenciones Intereses 1.0 (intereses.xsd): interest that was paid."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(
    Nodo, espacio=Espacio("intereses", "http://www.sat.gob.mx/esquemas/retencionpago/1/intereses", siglas=("AORES",))
):
    __slots__ = ()


SiNoMayusculas = Annotated[Literal["SI", "NO"], cadena()]


@nodo
class Intereses(_Nodo):
    """The interest, nominal and real, or the loss."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    sist_financiero: SiNoMayusculas
    retiro_aores_ret_int: SiNoMayusculas
    oper_financ_derivad: SiNoMayusculas
    mont_int_nominal: Importe6
    mont_int_real: Importe6
    perdida: Importe6


raiz(
    Intereses,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/intereses/intereses.xsd",
    hoja="intereses",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
