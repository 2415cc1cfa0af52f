"""Nómina 1.2, nodes Deducciones and Incapacidades (matrix codes NOM86, NOM87 and NOM91 to NOM96)."""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.importes import suma
from cfdi.calculo.nominas import ISR, totales_de_deducciones
from cfdi.documentos.nomina12 import Deduccion, Deducciones, Nomina
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas
from cfdi.validacion.reglas.nomina12_predicados import citar, debe_sumar, o_cero, regla_de_nomina

SUBSIDIO_POR_INCAPACIDAD = "014"
"""Key of c_TipoPercepcion."""
DESCUENTO_POR_INCAPACIDAD = "006"
"""Key of c_TipoDeduccion."""


@regla_de_nomina(
    "NOM91",
    en=Deducciones,
    pide="TotalImpuestosRetenidos debe ser la suma de los Importe de las deducciones 002 (ISR).",
)
def total_de_impuestos_retenidos(documento: Documento, d: Deducciones) -> Fallas:
    """TotalImpuestosRetenidos is the sum of the items 002; absent is zero."""
    debido = o_cero(totales_de_deducciones(d.deduccion).total_impuestos_retenidos)
    cuenta = "la suma de los Importe de las deducciones 002, ISR"
    return debe_sumar("TotalImpuestosRetenidos", debido, d.total_impuestos_retenidos, cuenta)


@regla_de_nomina("NOM92", en=Deducciones, pide="Sin deducciones 002 (ISR) no debe existir TotalImpuestosRetenidos.")
def sin_isr_sin_total(documento: Documento, d: Deducciones) -> Fallas:
    """Without items 002 the total is not there, not even as zero."""
    if d.total_impuestos_retenidos is None or any(x.tipo_deduccion == ISR for x in d.deduccion):
        return ()
    mensaje = (
        f"No hay deducciones 002 (ISR) y hay TotalImpuestosRetenidos ({d.total_impuestos_retenidos}). Quítelo, o "
        "agregue la deducción."
    )
    return [Falla("@TotalImpuestosRetenidos", mensaje, "sin el atributo", str(d.total_impuestos_retenidos))]


@regla_de_nomina("NOM96", en=Deduccion, pide="El Importe de una deducción debe ser mayor que cero.")
def deduccion_con_importe(documento: Documento, d: Deduccion) -> Fallas:
    """Something is deducted."""
    if d.importe > 0:
        return ()
    mensaje = (
        f"El Importe de la deducción {citar(d.tipo_deduccion)} es {d.importe}: debe ser mayor que cero. O quítela."
    )
    return [Falla("@Importe", mensaje, "más de 0", str(d.importe))]


# Incapacidades


def _subsidios(n: Nomina) -> list[Decimal]:
    """What each item 014 pays."""
    partes = () if n.percepciones is None else n.percepciones.percepcion
    return [
        suma([p.importe_gravado, p.importe_exento]) for p in partes if p.tipo_percepcion == SUBSIDIO_POR_INCAPACIDAD
    ]


def _descuentos(n: Nomina) -> list[Decimal]:
    """What each item 006 takes."""
    partes = () if n.deducciones is None else n.deducciones.deduccion
    return [d.importe for d in partes if d.tipo_deduccion == DESCUENTO_POR_INCAPACIDAD]


def _con_incapacidades(n: Nomina, importes: list[Decimal], cual: str) -> Fallas:
    if not importes or n.incapacidades:
        return ()
    mensaje = f"Hay {cual} y falta el nodo Incapacidades. Agréguelo con su ImporteMonetario."
    return [Falla("nomina12:Incapacidades", mensaje, "Incapacidades")]


def _cuadran_con_incapacidades(n: Nomina, importes: list[Decimal], cual: str) -> Fallas:
    if not importes or not n.incapacidades:
        return ()  # of their absence NOM86 and NOM94 speak
    debido, dice = suma(importes), suma(o_cero(i.importe_monetario) for i in n.incapacidades)
    if dice == debido:
        return ()
    mensaje = f"Los ImporteMonetario de Incapacidades suman {dice} y deben sumar {debido}, como {cual}."
    if _subsidios(n) and _descuentos(n):
        mensaje += " Si hay de ambos, ponga cada uno en un nodo Nomina con sus Incapacidades."
    return [Falla("nomina12:Incapacidades", mensaje, str(debido), str(dice))]


@regla_de_nomina("NOM86", en=Nomina, pide="Con una percepción 014 (subsidio por incapacidad) debe haber Incapacidades.")
def subsidio_con_incapacidades(documento: Documento, n: Nomina) -> Fallas:
    """014 needs Incapacidades."""
    return _con_incapacidades(n, _subsidios(n), "percepción 014 (subsidio por incapacidad)")


@regla_de_nomina(
    "NOM87",
    en=Nomina,
    pide="La suma de los ImporteMonetario debe ser igual a lo gravado y exento de las percepciones 014.",
)
def subsidio_igual_a_incapacidades(documento: Documento, n: Nomina) -> Fallas:
    """Incapacidades add up to the items 014, if there are any."""
    return _cuadran_con_incapacidades(n, _subsidios(n), "lo gravado y exento de las percepciones 014")


@regla_de_nomina("NOM94", en=Nomina, pide="Con una deducción 006 (descuento por incapacidad) debe haber Incapacidades.")
def descuento_con_incapacidades(documento: Documento, n: Nomina) -> Fallas:
    """006 needs Incapacidades."""
    return _con_incapacidades(n, _descuentos(n), "deducción 006 (descuento por incapacidad)")


@regla_de_nomina(
    "NOM95",
    en=Nomina,
    pide="La suma de los ImporteMonetario debe ser igual a la de los Importe de las deducciones 006.",
)
def descuento_igual_a_incapacidades(documento: Documento, n: Nomina) -> Fallas:
    """Incapacidades add up to the items 006, if there are any."""
    return _cuadran_con_incapacidades(n, _descuentos(n), "los Importe de las deducciones 006")
