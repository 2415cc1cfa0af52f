"""Complemento de retenciones Premios 1.0 (premios.xsd): prizes of lotteries and contests."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("premios", "http://www.sat.gob.mx/esquemas/retencionpago/1/premios")):
    __slots__ = ()


# fmt: off
c_EntidadesFederativas = Annotated[Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32"
], cadena()]
# fmt: on


@nodo
class Premios(_Nodo):
    """The prize, and the state whose tax it pays."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    entidad_federativa: c_EntidadesFederativas
    mont_tot_pago: Importe6
    mont_tot_pago_grav: Importe6
    mont_tot_pago_exent: Importe6


raiz(
    Premios,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/premios/premios.xsd",
    hoja="premios",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
