"""Nómina 1.2, node Nomina: its kind, its dates and its totals (matrix codes NOM31 to NOM40)."""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.nominas import totales_de_nomina
from cfdi.documentos.nomina12 import Nomina
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas
from cfdi.validacion.reglas.nomina12_predicados import citar, debe_sumar, o_cero, regla_de_nomina

ORDINARIA = "O"
EXTRAORDINARIA = "E"
OTRA_PERIODICIDAD = "99"


@regla_de_nomina("NOM31", en=Nomina, pide="Cada Nomina debe llevar TotalPercepciones, TotalOtrosPagos, o ambos.")
def algo_se_paga(documento: Documento, n: Nomina) -> Fallas:
    """One of both totals is present, be it zero."""
    if n.total_percepciones is not None or n.total_otros_pagos is not None:
        return ()
    mensaje = "La Nomina no lleva TotalPercepciones ni TotalOtrosPagos. Indique al menos uno."
    return [Falla("", mensaje, "TotalPercepciones o TotalOtrosPagos")]


@regla_de_nomina("NOM33", en=Nomina, pide="En una nómina ordinaria (O) la PeriodicidadPago no puede ser 99.")
def ordinaria_con_periodicidad(documento: Documento, n: Nomina) -> Fallas:
    """An ordinary payroll says how often it is paid."""
    if n.tipo_nomina != ORDINARIA or n.receptor.periodicidad_pago != OTRA_PERIODICIDAD:
        return ()
    mensaje = (
        "La nómina es ordinaria (O) y la PeriodicidadPago es 99 (otra). Indique cada cuánto se paga, por ejemplo 04 "
        "(quincenal), o cambie TipoNomina a E."
    )
    return [Falla("nomina12:Receptor/@PeriodicidadPago", mensaje, "una clave distinta de 99", "99")]


@regla_de_nomina("NOM34", en=Nomina, pide="En una nómina extraordinaria (E) la PeriodicidadPago debe ser 99.")
def extraordinaria_sin_periodicidad(documento: Documento, n: Nomina) -> Fallas:
    """An extraordinary payroll has the key 99."""
    periodicidad = n.receptor.periodicidad_pago
    if n.tipo_nomina != EXTRAORDINARIA or periodicidad == OTRA_PERIODICIDAD:
        return ()
    mensaje = (
        f"La nómina es extraordinaria (E) y la PeriodicidadPago es {citar(periodicidad)}: debe ser 99. Cámbiela, o use "
        "TipoNomina O si es ordinaria."
    )
    return [Falla("nomina12:Receptor/@PeriodicidadPago", mensaje, "99", citar(periodicidad))]


@regla_de_nomina("NOM35", en=Nomina, pide="La FechaInicialPago no puede ser posterior a la FechaFinalPago.")
def periodo_en_orden(documento: Documento, n: Nomina) -> Fallas:
    """The period begins before it ends, or on that day."""
    if n.fecha_inicial_pago <= n.fecha_final_pago:
        return ()
    mensaje = (
        f"La FechaInicialPago ({n.fecha_inicial_pago}) es posterior a la FechaFinalPago ({n.fecha_final_pago}). "
        "Revise las fechas del periodo."
    )
    return [Falla("@FechaInicialPago", mensaje, f"a más tardar {n.fecha_final_pago}", str(n.fecha_inicial_pago))]


# The totals


@regla_de_nomina("NOM36", en=Nomina, pide="Sin el nodo Percepciones no debe haber TotalPercepciones.")
def sin_percepciones_sin_total(documento: Documento, n: Nomina) -> Fallas:
    """TotalPercepciones needs Percepciones."""
    return _total_sin_nodo("TotalPercepciones", n.total_percepciones, "Percepciones", hay=n.percepciones is not None)


@regla_de_nomina(
    "NOM37",
    en=Nomina,
    pide="TotalPercepciones debe ser la suma de TotalSueldos, TotalSeparacionIndemnizacion y "
    "TotalJubilacionPensionRetiro.",
)
def total_de_percepciones(documento: Documento, n: Nomina) -> Fallas:
    """TotalPercepciones is the sum of the three totals of Percepciones."""
    p = n.percepciones
    if p is None:
        return ()
    debido = o_cero(totales_de_nomina(p, None, ()).total_percepciones)
    cuenta = _cuenta(
        TotalSueldos=p.total_sueldos,
        TotalSeparacionIndemnizacion=p.total_separacion_indemnizacion,
        TotalJubilacionPensionRetiro=p.total_jubilacion_pension_retiro,
    )
    return debe_sumar("TotalPercepciones", debido, n.total_percepciones, cuenta)


@regla_de_nomina("NOM38", en=Nomina, pide="Sin el nodo Deducciones no debe haber TotalDeducciones.")
def sin_deducciones_sin_total(documento: Documento, n: Nomina) -> Fallas:
    """TotalDeducciones needs Deducciones."""
    return _total_sin_nodo("TotalDeducciones", n.total_deducciones, "Deducciones", hay=n.deducciones is not None)


@regla_de_nomina(
    "NOM39", en=Nomina, pide="TotalDeducciones debe ser la suma de TotalOtrasDeducciones y TotalImpuestosRetenidos."
)
def total_de_deducciones(documento: Documento, n: Nomina) -> Fallas:
    """TotalDeducciones is the sum of the two totals of Deducciones."""
    d = n.deducciones
    if d is None:
        return ()
    debido = o_cero(totales_de_nomina(None, d, ()).total_deducciones)
    cuenta = _cuenta(
        TotalOtrasDeducciones=d.total_otras_deducciones, TotalImpuestosRetenidos=d.total_impuestos_retenidos
    )
    return debe_sumar("TotalDeducciones", debido, n.total_deducciones, cuenta)


@regla_de_nomina("NOM40", en=Nomina, pide="TotalOtrosPagos debe ser la suma de los Importe de OtrosPagos.")
def total_de_otros_pagos(documento: Documento, n: Nomina) -> Fallas:
    """TotalOtrosPagos is the sum of OtrosPagos.

    PACs take an absent total as zero, and stamp the usual subsidy of 0.00 without it; the SAT's message demands the
    attribute. So that one is a warning, as is a total of payments that are not there, of which no code speaks.
    """
    if not n.otros_pagos:
        return _total_de_nada(n.total_otros_pagos)
    debido = o_cero(totales_de_nomina(None, None, n.otros_pagos).total_otros_pagos)
    if debido == 0 and n.total_otros_pagos is None:
        mensaje = f"Hay OtrosPagos y falta TotalOtrosPagos. Indíquelo, aunque sea {debido}."
        return [Falla("@TotalOtrosPagos", mensaje, str(debido), severidad="advertencia")]
    return debe_sumar("TotalOtrosPagos", debido, n.total_otros_pagos, "la suma de los Importe de OtrosPagos")


def _total_de_nada(total: Decimal | None) -> Fallas:
    if not o_cero(total):
        return ()
    mensaje = f"TotalOtrosPagos es {total} y no hay OtrosPagos. Agréguelos o quite el total."
    return [Falla("@TotalOtrosPagos", mensaje, "sin TotalOtrosPagos", str(total), severidad="advertencia")]


def _cuenta(**totales: Decimal | None) -> str:
    presentes = " + ".join(f"{nombre} {importe}" for nombre, importe in totales.items() if importe is not None)
    return presentes or "no hay ningún otro total"


def _total_sin_nodo(atributo: str, total: Decimal | None, nodo: str, *, hay: bool) -> Fallas:
    if hay or total is None:
        return ()
    mensaje = f"Hay {atributo} y falta el nodo {nodo}. Agréguelo o quite el total."
    return [Falla(f"@{atributo}", mensaje, f"sin {atributo}", str(total))]
