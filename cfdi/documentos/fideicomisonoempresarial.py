"""Complemento de retenciones Fideicomiso no Empresarial 1.0 (fideicomisonoempresarial.xsd): trusts without business."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import ConBlancos100, Hasta100, Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, numero, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "fideicomisonoempresarial", "http://www.sat.gob.mx/esquemas/retencionpago/1/fideicomisonoempresarial"
    ),
):
    __slots__ = ()


@nodo
class IntegracIngresos(_Nodo):
    """What the income consists of."""

    concepto: Hasta100


@nodo
class IngresosOEntradas(_Nodo):
    """Income of the trust."""

    mont_tot_entradas_periodo: Importe6
    part_prop_acum_del_fideicom: Importe6
    prop_del_mont_tot: Annotated[Decimal, numero(6, maximo="9999999999")]
    integrac_ingresos: IntegracIngresos


@nodo
class IntegracEgresos(_Nodo):
    """What the expenses consist of."""

    concepto_s: Hasta100


@nodo
class DeduccOSalidas(_Nodo):
    """Expenses of the trust."""

    mont_tot_egres_periodo: Importe6
    part_prop_del_fideicom: Importe6
    prop_del_mont_tot: Annotated[Decimal, numero(patron=r"\d{1,3}\.\d{1,6}")]
    integrac_egresos: IntegracEgresos


@nodo
class RetEfectFideicomiso(_Nodo):
    """What was withheld from the trust."""

    mont_ret_rel_pag_fideic: Importe6
    desc_ret_rel_pag_fideic: ConBlancos100


@nodo
class Fideicomisonoempresarial(_Nodo):
    """Income, expenses and withheld tax of a trust."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    ingresos_o_entradas: IngresosOEntradas
    deducc_o_salidas: DeduccOSalidas
    ret_efect_fideicomiso: RetEfectFideicomiso


raiz(
    Fideicomisonoempresarial,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/fideicomisonoempresarial/fideicomisonoempresarial.xsd",
    hoja="fideicomisonoempresarial",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
