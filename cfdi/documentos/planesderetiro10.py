"""Complemento de retenciones Planes de Retiro 1.0 (planesderetiro.xsd).

Savings for retirement; superseded by version 1.1.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("planesderetiro", "http://www.sat.gob.mx/esquemas/retencionpago/1/planesderetiro")):
    __slots__ = ()


SiNoMayusculas = Annotated[Literal["SI", "NO"], cadena()]


@nodo
class Planesderetiro(_Nodo):
    """What was paid into a plan, what it earned and what was taken out of it."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    sistema_financ: SiNoMayusculas
    mont_tot_aport_anio_inm_anterior: Importe6 | None = None
    mont_int_reales_deveng_anioo_inm_ant: Importe6
    hubo_retiros_anio_inm_ant_per: SiNoMayusculas
    mont_tot_retirado_anio_inm_ant_per: Importe6 | None = None
    mont_tot_exent_retirado_anio_inm_ant: Importe6 | None = None
    mont_tot_exedente_anio_inm_ant: Importe6 | None = None
    hubo_retiros_anio_inm_ant: Literal["SI", "NO"]
    mont_tot_retirado_anio_inm_ant: Importe6 | None = None


raiz(
    Planesderetiro,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/planesderetiro/planesderetiro.xsd",
    hoja="planesderetiro",
    cadena_en=("Retenciones 1.0",),
)
