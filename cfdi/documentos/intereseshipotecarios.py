"""Complemento de retenciones Intereses Hipotecarios 1.0 (intereseshipotecarios.xsd): interest of a mortgage."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta300, Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio("intereseshipotecarios", "http://www.sat.gob.mx/esquemas/retencionpago/1/intereseshipotecarios"),
):
    __slots__ = ()


@nodo
class Intereseshipotecarios(_Nodo):
    """The credit, and its interest that may be deducted."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    credito_de_inst_financ: Annotated[Literal["SI", "NO"], cadena()]
    saldo_insoluto: Importe6
    prop_deduc_del_credit: Importe6 | None = None
    mont_tot_int_nominales_dev: Importe6 | None = None
    mont_tot_int_nominales_dev_y_pag: Importe6 | None = None
    mont_tot_int_real_pag_deduc: Importe6 | None = None
    num_contrato: Hasta300 | None = None


raiz(
    Intereseshipotecarios,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/intereseshipotecarios/intereseshipotecarios.xsd",
    hoja="intereseshipotecarios",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
