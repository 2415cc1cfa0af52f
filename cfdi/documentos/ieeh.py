"""Complemento Ingresos de Hidrocarburos 1.0 (IngresosHidrocarburos.xsd).

What the operator of a contract of exploration and extraction hands to the members of its consortium.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import UUID, Texto50, t_Importe
from cfdi.esquema import Espacio, Nodo, cadena, catalogo, nodo, numero, raiz, tiempo


class _Nodo(Nodo, espacio=Espacio("ieeh", "http://www.sat.gob.mx/IngresosHidrocarburos10")):
    __slots__ = ()


Fecha = Annotated[date, tiempo("date", patron="([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")]
c_Mes = Annotated[str, catalogo("catCEH:Meses")]


@nodo
class DocumentoRelacionado(_Nodo):
    """An invoice of the operator to the Fondo Mexicano del Petróleo that the income comes from."""

    folio_fiscal_vinculado: UUID
    fecha_folio_fiscal_vinculado: Fecha
    mes: c_Mes


@nodo
class IngresosHidrocarburos(_Nodo):
    """A member's part of the consideration of a contract."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    numero_contrato: Texto50
    contraprestacion_pagada_operador: t_Importe
    porcentaje: Annotated[Decimal, numero(3, minimo="0.001", maximo="100.000")]
    documento_relacionado: Sequence[DocumentoRelacionado]


raiz(
    IngresosHidrocarburos,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/IngresosHidrocarburos10/IngresosHidrocarburos.xsd",
    hoja="IngresosHidrocarburos",
    cadena_en=("3.3", "4.0"),
)
