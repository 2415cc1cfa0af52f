"""Complemento de Nómina 1.1 (nomina11.xsd), for CFDI 3.2; superseded by version 1.2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import ConBlancos20, ConBlancos100, CURPAntiguaMH, EnteroPositivo, Importe6
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("nomina", "http://www.sat.gob.mx/nomina", siglas=("CLABE", "CURP"))):
    __slots__ = ()


Registro = Annotated[str, cadena(1, 15, espacios=None)]
# Identifiers that the SAT types as xs:integer and xs:int: they are text here, their leading zeros are in the seal.
t_Clabe = Annotated[str, cadena(patron="[0-9]{18}", base="integer")]
Clave3 = Annotated[str, numero(minimo="1", patron="[0-9]{3}", base="int")]
Entero = Annotated[int, numero(base="int")]
Clave3a15 = Annotated[str, cadena(3, 15)]


@nodo
class Percepcion(_Nodo):
    """One item that the worker earns."""

    tipo_percepcion: Clave3
    clave: Clave3a15
    concepto: ConBlancos100
    importe_gravado: Importe6
    importe_exento: Importe6


@nodo
class Percepciones(_Nodo):
    """What the worker earns."""

    total_gravado: Importe6
    total_exento: Importe6
    percepcion: Sequence[Percepcion]


@nodo
class Deduccion(_Nodo):
    """One item that is taken from the wages."""

    tipo_deduccion: Clave3
    clave: Clave3a15
    concepto: ConBlancos100
    importe_gravado: Importe6
    importe_exento: Importe6


@nodo
class Deducciones(_Nodo):
    """What is taken from the wages."""

    total_gravado: Importe6
    total_exento: Importe6
    deduccion: Sequence[Deduccion]


@nodo
class Incapacidad(_Nodo):
    """Days not worked by illness, accident or maternity."""

    dias_incapacidad: Annotated[Decimal, numero(6, minimo="1")]
    tipo_incapacidad: Entero
    descuento: Importe6


@nodo
class HorasExtra(_Nodo):
    """Overtime of one kind."""

    dias: Entero
    tipo_horas: Annotated[Literal["Dobles", "Triples"], cadena()]
    horas_extra: Entero
    importe_pagado: Importe6


@nodo
class Nomina(_Nodo):
    """One payroll receipt: employer, worker and period in one element."""

    version: Literal["1.1"] = "1.1"
    registro_patronal: ConBlancos20 | None = None
    num_empleado: Registro
    curp: CURPAntiguaMH
    tipo_regimen: EnteroPositivo
    num_seguridad_social: Registro | None = None
    fecha_pago: date
    fecha_inicial_pago: date
    fecha_final_pago: date
    num_dias_pagados: Importe6
    departamento: ConBlancos100 | None = None
    clabe: t_Clabe | None = None
    banco: Clave3 | None = None
    fecha_inicio_rel_laboral: date | None = None
    antiguedad: Entero | None = None
    puesto: str | None = None
    tipo_contrato: str | None = None
    tipo_jornada: str | None = None
    periodicidad_pago: ConBlancos100
    salario_base_cot_apor: Importe6 | None = None
    riesgo_puesto: EnteroPositivo | None = None
    salario_diario_integrado: Importe6 | None = None
    percepciones: Percepciones | None = None
    deducciones: Deducciones | None = None
    incapacidades: Sequence[Incapacidad] = hijo(en="Incapacidades", default=())
    horas_extras: Sequence[HorasExtra] = hijo(en="HorasExtras", default=())


raiz(
    Nomina,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/nomina/nomina11.xsd",
    hoja="nomina11",
    cadena_en=("3.2",),
)
