"""Complemento de Nómina 1.2 (nomina12.xsd; guide of the SAT for payroll receipts).

It goes in a Comprobante of type N. All amounts are in pesos with at most two decimals.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    EnteroPositivo,
    Positivo6,
    SiNo,
    Texto15,
    Texto20,
    Texto100,
    c_Estado,
    t_CURP,
    t_Fecha,
    t_ImporteMXN,
    t_RFC,
)
from cfdi.esquema import Espacio, Nodo, atributo, cadena, catalogo, hijo, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("nomina12", "http://www.sat.gob.mx/nomina12")):
    __slots__ = ()


c_TipoNomina = Annotated[str, catalogo("catNomina:c_TipoNomina")]
# The pattern takes no decimals or exactly three after any character: 15 and 15.000 pass, 15.0 and 15.50 do not.
DiasPagados = Annotated[
    Decimal, numero(3, minimo="0.001", maximo="36160.000", patron="(([1-9][0-9]{0,4})|[0])(.[0-9]{3})?")
]
c_OrigenRecurso = Annotated[str, catalogo("catNomina:c_OrigenRecurso")]
Antiguedad = Annotated[
    str, cadena(patron="P(([1-9][0-9]{0,3})|0)W|P([1-9][0-9]?Y)?(([1-9]|1[012])M)?(0|[1-9]|[12][0-9]|3[01])D")
]
"""ISO 8601 period, in weeks or in years, months and days."""
c_TipoContrato = Annotated[str, catalogo("catNomina:c_TipoContrato")]
c_TipoJornada = Annotated[str, catalogo("catNomina:c_TipoJornada")]
c_TipoRegimen = Annotated[str, catalogo("catNomina:c_TipoRegimen")]
c_RiesgoPuesto = Annotated[str, catalogo("catNomina:c_RiesgoPuesto")]
c_PeriodicidadPago = Annotated[str, catalogo("catNomina:c_PeriodicidadPago")]
c_Banco = Annotated[str, catalogo("catNomina:c_Banco")]
# An identifier that the SAT types as xs:integer: it is text here, its leading zeros are in the seal.
t_CuentaBancaria = Annotated[str, cadena(patron="[0-9]{10,18}", base="integer")]
# The dot of the pattern is not escaped: it stands for any character, so that a fourth digit passes it.
Porcentaje = Annotated[Decimal, numero(minimo="0.001", maximo="100.000", patron="[0-9]{1,3}(.([0-9]{1,3}))?")]
c_TipoPercepcion = Annotated[str, catalogo("catNomina:c_TipoPercepcion")]
Texto3a15 = Annotated[str, cadena(3, 15, patron="[^|]{3,15}")]
c_TipoHoras = Annotated[str, catalogo("catNomina:c_TipoHoras")]
c_TipoDeduccion = Annotated[str, catalogo("catNomina:c_TipoDeduccion")]
c_TipoOtroPago = Annotated[str, catalogo("catNomina:c_TipoOtroPago")]
c_TipoIncapacidad = Annotated[str, catalogo("catNomina:c_TipoIncapacidad")]


@nodo
class EntidadSNCF(_Nodo):
    """For public bodies of the Sistema Nacional de Coordinación Fiscal: where the money came from."""

    origen_recurso: c_OrigenRecurso
    """IP own income, IF federal income, IM mixed."""
    monto_recurso_propio: t_ImporteMXN | None = None
    """Part paid with own income, when the origin is IM."""


@nodo
class Emisor(_Nodo):
    """What the employer adds to the Emisor of the Comprobante."""

    curp: t_CURP | None = None
    """CURP of the employer, when he is a person."""
    registro_patronal: Texto20 | None = None
    """Number at the IMSS, or the one that the social security institute of the worker gives."""
    rfc_patron_origen: t_RFC | None = None
    """RFC of the employer on whose account a third party pays."""
    entidad_sncf: EntidadSNCF | None = None


@nodo
class SubContratacion(_Nodo):
    """For whom a subcontracted worker worked."""

    rfc_labora: t_RFC
    """RFC of who received the work."""
    porcentaje_tiempo: Porcentaje
    """Part of the worker's time, in per cent; all of them add up to 100."""


@nodo
class Receptor(_Nodo):
    """The worker."""

    curp: t_CURP
    """CURP of the worker; the generic one for foreigners without CURP."""
    num_seguridad_social: Annotated[str, cadena(1, 15, patron="[0-9]{1,15}")] | None = None
    """Number at the IMSS or a like institute."""
    fecha_inicio_rel_laboral: t_Fecha | None = None
    """First day of the employment."""
    antiguedad: Antiguedad | None = atributo("Antigüedad", default=None)
    """Time employed until FechaFinalPago, as an ISO 8601 period: `P54W` in weeks, `P1Y2M23D` in years, months and days.
    """
    tipo_contrato: c_TipoContrato
    """01 indefinite, 02 for a given work, 03 for a given time… 09 and above without employment."""
    sindicalizado: SiNo | None = None
    """Whether the worker belongs to a union; absent means no."""
    tipo_jornada: c_TipoJornada | None = None
    """01 by day, 02 by night, 03 mixed…"""
    tipo_regimen: c_TipoRegimen
    """02 wages, 03 retired, 05 to 11 assimilated to wages, 13 indemnity…"""
    num_empleado: Texto15
    """The employer's own number for the worker."""
    departamento: Texto100 | None = None
    """Area where the worker works."""
    puesto: Texto100 | None = None
    """What the worker is employed as."""
    riesgo_puesto: c_RiesgoPuesto | None = None
    """Class of risk of the employer at the IMSS; 99 does not apply."""
    periodicidad_pago: c_PeriodicidadPago
    """How often wages are paid: 02 weekly, 04 twice a month, 05 monthly… 99 in an extraordinary receipt."""
    banco: c_Banco | None = None
    """Bank that receives the deposit; not with a CLABE, which tells it already."""
    cuenta_bancaria: t_CuentaBancaria | None = None
    """CLABE (18 digits), card (15 or 16), account (11) or mobile phone (10)."""
    salario_base_cot_apor: t_ImporteMXN | None = None
    """Daily wage on which social security fees are paid."""
    salario_diario_integrado: t_ImporteMXN | None = None
    """Daily wage with all that goes with it, on which indemnities are paid."""
    clave_ent_fed: c_Estado
    """State where the work was done."""
    sub_contratacion: Sequence[SubContratacion] = ()


@nodo
class AccionesOTitulos(_Nodo):
    """Shares or securities given as part of the wages."""

    valor_mercado: Positivo6
    """Market value when the option was exercised."""
    precio_al_otorgarse: Positivo6
    """Price agreed when the option was given."""


@nodo
class HorasExtra(_Nodo):
    """Overtime of one kind."""

    dias: EnteroPositivo
    """Days on which there was overtime."""
    tipo_horas: c_TipoHoras
    """01 double, 02 triple, 03 simple."""
    horas_extra: EnteroPositivo
    """Hours, whole."""
    importe_pagado: t_ImporteMXN
    """What was paid for them."""


@nodo
class Percepcion(_Nodo):
    """One item that the worker earns."""

    tipo_percepcion: c_TipoPercepcion
    """Key of the SAT: 001 wages, 002 aguinaldo, 019 overtime…"""
    clave: Texto3a15
    """The employer's own key."""
    concepto: Texto100
    """The employer's own description."""
    importe_gravado: t_ImporteMXN
    """Part subject to ISR."""
    importe_exento: t_ImporteMXN
    """Part exempt of ISR."""
    acciones_o_titulos: AccionesOTitulos | None = None
    """Only for 045."""
    horas_extra: Sequence[HorasExtra] = ()
    """Only for 019."""


@nodo
class JubilacionPensionRetiro(_Nodo):
    """Detail of a retirement, when there are items 039 or 044."""

    total_una_exhibicion: t_ImporteMXN | None = None
    """All of it, when it is paid at once (039)."""
    total_parcialidad: t_ImporteMXN | None = None
    """What has been paid, when it is paid in instalments (044)."""
    monto_diario: t_ImporteMXN | None = None
    """What one day of those instalments amounts to."""
    ingreso_acumulable: t_ImporteMXN
    """Part that adds to the income of the year."""
    ingreso_no_acumulable: t_ImporteMXN
    """Part that does not."""


@nodo
class SeparacionIndemnizacion(_Nodo):
    """Detail of a separation, when there are items 022, 023 or 025."""

    total_pagado: t_ImporteMXN
    """All that was paid for it."""
    num_anios_servicio: Annotated[int, numero(minimo="0", maximo="99", base="int")] = atributo("NumAñosServicio")
    """Years worked; a part of more than six months counts as one."""
    ultimo_sueldo_mens_ord: t_ImporteMXN
    """Last ordinary wage of a month."""
    ingreso_acumulable: t_ImporteMXN
    """Part that adds to the income of the year."""
    ingreso_no_acumulable: t_ImporteMXN
    """Part that does not."""


@nodo
class Percepciones(_Nodo):
    """What the worker earns."""

    total_sueldos: t_ImporteMXN | None = None
    """Sum of all items but those of separation and retirement."""
    total_separacion_indemnizacion: t_ImporteMXN | None = None
    """Sum of items 022, 023 and 025."""
    total_jubilacion_pension_retiro: t_ImporteMXN | None = None
    """Sum of items 039 and 044."""
    total_gravado: t_ImporteMXN = atributo(derivable=True)
    """Sum of ImporteGravado."""
    total_exento: t_ImporteMXN = atributo(derivable=True)
    """Sum of ImporteExento."""
    percepcion: Sequence[Percepcion]
    jubilacion_pension_retiro: JubilacionPensionRetiro | None = None
    separacion_indemnizacion: SeparacionIndemnizacion | None = None


@nodo
class Deduccion(_Nodo):
    """One item that is taken from the wages."""

    tipo_deduccion: c_TipoDeduccion
    """Key of the SAT: 001 social security, 002 ISR, 004 others…"""
    # Unlike those of Percepcion and OtroPago, its text has no whiteSpace facet: blanks are kept and count.
    clave: Annotated[str, cadena(3, 15, patron="[^|]{3,15}", espacios=None)]
    """The employer's own key."""
    concepto: Annotated[str, cadena(1, 100, patron="[^|]{1,100}", espacios=None)]
    """The employer's own description."""
    importe: t_ImporteMXN
    """What is taken."""


@nodo
class Deducciones(_Nodo):
    """What is taken from the wages."""

    total_otras_deducciones: t_ImporteMXN | None = None
    """Sum of the items other than ISR."""
    total_impuestos_retenidos: t_ImporteMXN | None = None
    """Sum of the items 002, ISR."""
    deduccion: Sequence[Deduccion]


@nodo
class SubsidioAlEmpleo(_Nodo):
    """The employment subsidy that goes with an item 002."""

    subsidio_causado: t_ImporteMXN
    """What the tables of the SAT give for the wages of the period, even if less or nothing was handed over."""


@nodo
class CompensacionSaldosAFavor(_Nodo):
    """The balance in favour of the worker that goes with an item 004."""

    saldo_a_favor: t_ImporteMXN
    """Balance that the employer found for earlier periods or years."""
    anio: Annotated[int, numero(minimo="2016", base="short")] = atributo("Año")
    """Year of the balance."""
    remanente_sal_fav: t_ImporteMXN
    """What is left of it."""


@nodo
class OtroPago(_Nodo):
    """One item paid that is no income: subsidy, travel expenses, refunds of ISR."""

    tipo_otro_pago: c_TipoOtroPago
    """Key of the SAT: 001 refund of ISR, 002 employment subsidy, 003 travel expenses, 004 balance in favour…"""
    clave: Texto3a15
    """The employer's own key."""
    concepto: Texto100
    """The employer's own description."""
    importe: t_ImporteMXN
    """What is paid."""
    subsidio_al_empleo: SubsidioAlEmpleo | None = None
    """Only, and always, for 002."""
    compensacion_saldos_a_favor: CompensacionSaldosAFavor | None = None
    """Only, and always, for 004."""


@nodo
class Incapacidad(_Nodo):
    """Days not worked by illness, accident or maternity."""

    dias_incapacidad: EnteroPositivo
    """Whole days."""
    tipo_incapacidad: c_TipoIncapacidad
    """01 accident at work, 02 illness, 03 maternity, 04 leave to care for a child with cancer."""
    importe_monetario: t_ImporteMXN | None = None
    """What was paid for them; equal to the sum of the items 014 or 006."""


@nodo
class Nomina(_Nodo):
    """One payroll receipt. A Comprobante may carry several."""

    version: Literal["1.2"] = "1.2"
    tipo_nomina: c_TipoNomina
    """O ordinary, E extraordinary (aguinaldo, separation…)."""
    fecha_pago: t_Fecha
    """Day of the payment."""
    fecha_inicial_pago: t_Fecha
    """First day of the period that is paid."""
    fecha_final_pago: t_Fecha
    """Last day of the period that is paid."""
    num_dias_pagados: DiasPagados
    """Days that are paid, with a fraction of three decimals if any."""
    total_percepciones: t_ImporteMXN | None = None
    """TotalSueldos + TotalSeparacionIndemnizacion + TotalJubilacionPensionRetiro."""
    total_deducciones: t_ImporteMXN | None = None
    """TotalOtrasDeducciones + TotalImpuestosRetenidos."""
    total_otros_pagos: t_ImporteMXN | None = None
    """Sum of the Importe of OtrosPagos."""
    emisor: Emisor | None = None
    """Absent for who has nothing to tell there."""
    receptor: Receptor
    percepciones: Percepciones | None = None
    deducciones: Deducciones | None = None
    otros_pagos: Sequence[OtroPago] = hijo(en="OtrosPagos", default=())
    incapacidades: Sequence[Incapacidad] = hijo(en="Incapacidades", default=())


raiz(
    Nomina,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/nomina/nomina12.xsd",
    hoja="nomina12",
    cadena_en=("3.2", "3.3", "4.0"),
)
