"""Complemento Estado de Cuenta de Combustibles (ecc.xsd), for CFDI 3.2 and earlier; superseded by version 1.1.

Its root has no version.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta10, Importe2, IVAoIEPS, NoVacio
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("ecc", "http://www.sat.gob.mx/ecc", minusculas=True)):
    __slots__ = ()


@nodo
class Traslado(_Nodo):
    """A tax transferred by the station."""

    impuesto: IVAoIEPS
    tasa: Importe2
    importe: Importe2


@nodo
class Concepto(_Nodo, nombre="ConceptoEstadoDeCuentaCombustible"):
    """One load of fuel."""

    identificador: NoVacio
    fecha: datetime
    rfc: Annotated[str, cadena(12, 13)]
    clave_estacion: Hasta10
    cantidad: Decimal
    nombre_combustible: NoVacio
    folio_operacion: NoVacio
    valor_unitario: Importe2
    importe: Importe2
    traslados: Sequence[Traslado] = hijo(en="Traslados")


@nodo
class EstadoDeCuentaCombustible(_Nodo):
    """The loads of a period."""

    tipo_operacion: Annotated[Literal["Tarjeta"], cadena(1)] = "Tarjeta"
    numero_de_cuenta: NoVacio
    sub_total: Importe2 | None = None
    total: Importe2
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")


raiz(
    EstadoDeCuentaCombustible,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/ecc/ecc.xsd",
    hoja="ecc",
    cadena_en=("2.2", "3.2"),
)
