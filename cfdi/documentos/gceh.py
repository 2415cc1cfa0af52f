"""Complemento Gastos de Hidrocarburos 1.0 (GastosHidrocarburos10.xsd).

Costs of a contract of exploration and extraction, for the members of its consortium.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import UUID, Pedimento, Texto50, t_Importe, t_RFC
from cfdi.esquema import Espacio, Nodo, atributo, cadena, catalogo, nodo, numero, raiz, tiempo


class _Nodo(Nodo, espacio=Espacio("gceh", "http://www.sat.gob.mx/GastosHidrocarburos10", siglas=("IVA", "ISR", "RFC"))):
    __slots__ = ()


c_ClavePedimento = Annotated[str, catalogo("catCEH:ClavePedimento")]
c_ClavePagoPedimento = Annotated[str, catalogo("catCEH:ClavePagoPedimento")]
Fecha = Annotated[date, tiempo("date", patron="([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")]
c_Mes = Annotated[str, catalogo("catCEH:Meses")]
c_Actividades = Annotated[str, catalogo("catCEH:Actividades")]
c_SubActividad = Annotated[str, catalogo("catCEH:SubActividad")]
c_Tareas = Annotated[str, catalogo("catCEH:Tareas")]


@nodo
class DocumentoRelacionado(_Nodo):
    """A document that supports the cost."""

    origen_erogacion: Literal["Nacional", "Extranjero"]
    folio_fiscal_vinculado: UUID | None = None
    rfc_proveedor: t_RFC | None = None
    # Optional in the XSD, but the sheet always gives it its bar.
    monto_total_iva: t_Importe | None = atributo(default=None, cadena="requerido")
    monto_retencion_isr: t_Importe | None = None
    monto_retencion_iva: t_Importe | None = None
    monto_retencion_otros_impuestos: t_Importe | None = None
    numero_pedimento_vinculado: Pedimento | None = None
    clave_pedimento_vinculado: c_ClavePedimento | None = None
    clave_pago_pedimento_vinculado: c_ClavePagoPedimento | None = None
    monto_iva_pedimento: t_Importe | None = None
    otros_impuestos_pagados_pedimento: t_Importe | None = None
    # The same.
    fecha_folio_fiscal_vinculado: Fecha | None = atributo(default=None, cadena="requerido")
    mes: c_Mes
    monto_total_erogaciones: t_Importe


@nodo
class Tareas(_Nodo):
    """A task."""

    tarea_relacionada: c_Tareas | None = None


@nodo
class SubActividades(_Nodo):
    """A part of an activity, with its tasks."""

    sub_actividad_relacionada: c_SubActividad | None = None
    tareas: Sequence[Tareas] = ()


@nodo
class Actividades(_Nodo):
    """An activity that the cost belongs to."""

    actividad_relacionada: c_Actividades | None = None
    sub_actividades: Sequence[SubActividades] = ()


@nodo
class Pozos(_Nodo):
    """A well."""

    pozo: Texto50 | None = None


@nodo
class Yacimientos(_Nodo):
    """A deposit, with its wells."""

    yacimiento: Texto50 | None = None
    pozos: Sequence[Pozos] = ()


@nodo
class CentroCostos(_Nodo):
    """A field, with its deposits."""

    campo: Texto50 | None = None
    yacimientos: Sequence[Yacimientos] = ()


@nodo
class Erogacion(_Nodo):
    """One cost, expense or investment."""

    tipo_erogacion: Annotated[Literal["Costo", "Gasto", "Inversión"], cadena()]
    montocu_erogacion: t_Importe
    porcentaje: Annotated[Decimal, numero(3, minimo="00.001", maximo="99.999")]
    documento_relacionado: Sequence[DocumentoRelacionado]
    actividades: Sequence[Actividades] = ()
    centro_costos: Sequence[CentroCostos] = ()


@nodo
class GastosHidrocarburos(_Nodo):
    """The costs of a contract."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    numero_contrato: Texto50
    area_contractual: Texto50 | None = None
    erogacion: Sequence[Erogacion]


raiz(
    GastosHidrocarburos,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/GastosHidrocarburos10/GastosHidrocarburos10.xsd",
    hoja="GastosHidrocarburos10",
    cadena_en=("3.3", "4.0"),
)
