"""Complemento de retenciones Dividendos 1.0 (dividendos.xsd): dividends or profits that were distributed."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, numero, raiz


class _Nodo(
    Nodo, espacio=Espacio("dividendos", "http://www.sat.gob.mx/esquemas/retencionpago/1/dividendos", siglas=("ISR",))
):
    __slots__ = ()


c_TipoDividendo = Annotated[Literal["01", "02", "03", "04", "05", "06"], cadena()]


@nodo
class DividOUtil(_Nodo):
    """The dividend or profit, and the ISR that may be credited."""

    cve_tip_div_o_util: c_TipoDividendo
    mont_isr_acred_ret_mexico: Importe6
    mont_isr_acred_ret_extranjero: Importe6
    mont_ret_ext_div_ext: Importe6 | None = None
    tipo_soc_distr_div: Literal["Sociedad Nacional", "Sociedad Extranjera"]
    mont_isr_acred_nal: Importe6 | None = None
    mont_div_acum_nal: Importe6 | None = None
    mont_div_acum_ext: Importe6 | None = None


@nodo
class Remanente(_Nodo):
    """Part of the remainder that belongs to the receiver."""

    proporcion_rem: Annotated[Decimal, numero(6, maximo="9999999999")] | None = None


@nodo
class Dividendos(_Nodo, contenido="(DividOUtil?, Remanente?)?"):
    """A distribution of dividends or profits."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    divid_o_util: DividOUtil | None = None
    remanente: Remanente | None = None


raiz(
    Dividendos,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/dividendos/dividendos.xsd",
    hoja="dividendos",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
