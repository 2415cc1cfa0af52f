"""Complemento Consumo de Combustibles 1.0 (consumodecombustibles.xsd).

For CFDI 3.2 and 3.3; superseded by version 1.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta10, Importe2, IVAoIEPS, NoVacio, RFCAntiguo
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, raiz


class _Nodo(
    Nodo, espacio=Espacio("consumodecombustibles", "http://www.sat.gob.mx/consumodecombustibles", minusculas=True)
):
    __slots__ = ()


@nodo
class Determinado(_Nodo):
    """A tax of the load."""

    impuesto: IVAoIEPS
    tasa: Importe2
    importe: Importe2


@nodo
class Concepto(_Nodo, nombre="ConceptoConsumoDeCombustibles"):
    """One load of fuel."""

    identificador: NoVacio
    fecha: datetime
    rfc: RFCAntiguo
    clave_estacion: Hasta10
    cantidad: Decimal
    nombre_combustible: NoVacio
    folio_operacion: NoVacio
    valor_unitario: Importe2
    importe: Importe2
    determinados: Sequence[Determinado] = hijo(en="Determinados")


@nodo
class ConsumoDeCombustibles(_Nodo):
    """The loads of a period."""

    version: Literal["1.0"] = "1.0"
    tipo_operacion: Annotated[Literal["monedero electrónico"], cadena(1)] = "monedero electrónico"
    numero_de_cuenta: NoVacio
    sub_total: Importe2 | None = None
    total: Importe2
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")


raiz(
    ConsumoDeCombustibles,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/consumodecombustibles/consumodecombustibles.xsd",
    hoja="consumodecombustibles",
    cadena_en=("3.2", "3.3"),
)
