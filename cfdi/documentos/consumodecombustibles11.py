"""Complemento Consumo de Combustibles 1.1 (consumodeCombustibles11.xsd): fuel paid with an electronic purse."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta10, Hasta300, Importe2, Importe6, IVAoIEPS, NoVacio, t_FechaH, t_RFC
from cfdi.esquema import Espacio, Nodo, cadena, catalogo, hijo, nodo, numero, raiz


class _Nodo(
    Nodo, espacio=Espacio("consumodecombustibles11", "http://www.sat.gob.mx/ConsumoDeCombustibles11", minusculas=True)
):
    __slots__ = ()


c_ClaveTipoCombustible = Annotated[str, catalogo("catCombustible:c_ClaveTipoCombustible")]


@nodo
class Determinado(_Nodo):
    """A tax of the load."""

    impuesto: IVAoIEPS
    tasa_o_cuota: Importe6
    importe: Importe2


@nodo
class Concepto(_Nodo, nombre="ConceptoConsumoDeCombustibles"):
    """One load of fuel."""

    identificador: NoVacio
    fecha: t_FechaH
    rfc: t_RFC
    clave_estacion: Hasta10
    tipo_combustible: c_ClaveTipoCombustible
    # The dot is not escaped, and three more characters are always needed.
    cantidad: Annotated[Decimal, numero(minimo="0.001", patron="[0-9]{1,14}(.([0-9]{3}))")]
    nombre_combustible: Hasta300
    folio_operacion: NoVacio
    valor_unitario: Importe2
    importe: Importe2
    determinados: Sequence[Determinado] = hijo(en="Determinados")


@nodo
class ConsumoDeCombustibles(_Nodo):
    """The loads of a period."""

    version: Annotated[Literal["1.1"], cadena()] = "1.1"
    tipo_operacion: Annotated[Literal["monedero electrónico"], cadena(1)] = "monedero electrónico"
    numero_de_cuenta: NoVacio
    sub_total: Importe2 | None = None
    total: Importe2
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")


raiz(
    ConsumoDeCombustibles,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/consumodecombustibles/consumodeCombustibles11.xsd",
    hoja="consumodeCombustibles11",
    cadena_en=("3.3", "4.0"),
)
