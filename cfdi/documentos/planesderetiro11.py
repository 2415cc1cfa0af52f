"""Complemento de retenciones Planes de Retiro 1.1 (planesderetiro11.xsd): savings for retirement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta300, Importe6, t_RFC
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "planesderetiro11", "http://www.sat.gob.mx/esquemas/retencionpago/1/planesderetiro11", siglas=("RFC",)
    ),
):
    __slots__ = ()


SiNoMayusculas = Annotated[Literal["SI", "NO"], cadena()]
c_TipoAportODep = Annotated[Literal["a", "b", "c"], cadena()]


@nodo
class AportacionesODepositos(_Nodo):
    """What was paid in or deposited, by kind."""

    tipo_aportacion_o_deposito: c_TipoAportODep
    mont_aport_o_dep: Importe6
    rfc_fiduciaria: t_RFC | None = None


@nodo
class Planesderetiro(_Nodo):
    """What was paid into a plan, what it earned and what was taken out of it."""

    version: Annotated[Literal["1.1"], cadena(espacios=None, base="anySimpleType")] = "1.1"
    sistema_financ: SiNoMayusculas
    mont_tot_aport_anio_inm_anterior: Importe6 | None = None
    mont_int_reales_deveng_anioo_inm_ant: Importe6
    hubo_retiros_anio_inm_ant_per: SiNoMayusculas
    mont_tot_retirado_anio_inm_ant_per: Importe6 | None = None
    mont_tot_exent_retirado_anio_inm_ant: Importe6 | None = None
    mont_tot_exedente_anio_inm_ant: Importe6 | None = None
    hubo_retiros_anio_inm_ant: Literal["SI", "NO"]
    mont_tot_retirado_anio_inm_ant: Importe6 | None = None
    num_referencia: Hasta300 | None = None
    aportaciones_o_depositos: Sequence[AportacionesODepositos] = hijo(maximo=3, default=())


raiz(
    Planesderetiro,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/planesderetiro11/planesderetiro11.xsd",
    hoja="planesderetiro11",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
