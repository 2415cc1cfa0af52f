"""Nómina 1.2: what the SAT's guide asks and no code enforces, under codes of ours. All of it is told as a warning."""

from __future__ import annotations

from datetime import date

from cfdi.calculo.nominas import totales_de_deducciones
from cfdi.calculo.periodos import anios_de_servicio
from cfdi.documentos.cfdi40 import CfdiRelacionados, Comprobante
from cfdi.documentos.nomina12 import Deducciones, Nomina
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, por_cada
from cfdi.validacion.reglas.cfdi40_predicados import RFC_EXTRANJERO
from cfdi.validacion.reglas.nomina12_predicados import (
    GUIA,
    citar,
    debe_sumar,
    o_cero,
    regla_de_nomina,
    regla_del_recibo,
)

UNA_EXHIBICION = "PUE"
"""Key of c_MetodoPago."""
SUSTITUCION = "04"
"""Key of c_TipoRelacion."""


def _sobra(donde: str, atributo: str, dice: str) -> Fallas:
    mensaje = f"La guía de nómina no admite {atributo} y dice {citar(dice)}. Quítelo."
    return [Falla(donde, mensaje, f"sin {atributo}", citar(dice))]


@regla_del_recibo("GUIANOM-CondicionesDePago", fuente=GUIA, pide="Un comprobante de nómina no lleva CondicionesDePago.")
def sin_condiciones_de_pago(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """No CondicionesDePago. (FormaPago has a code: CFDI40103.)"""
    dice = c.condiciones_de_pago
    return () if dice is None else _sobra("@CondicionesDePago", "CondicionesDePago", dice)


@regla_del_recibo("GUIANOM-TipoCambio", fuente=GUIA, pide="Un comprobante de nómina no lleva TipoCambio.")
def sin_tipo_cambio(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """No TipoCambio, even if it is 1; of another value CFDI40114 speaks."""
    return () if c.tipo_cambio is None or c.tipo_cambio != 1 else _sobra("@TipoCambio", "TipoCambio", "1")


@regla_del_recibo("GUIANOM-MetodoPago", fuente=GUIA, pide="El MetodoPago de un comprobante de nómina es PUE.")
def metodo_es_pue(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """MetodoPago is PUE. Payrolls with PPD are stamped."""
    if c.metodo_pago == UNA_EXHIBICION:
        return ()
    dice = "falta" if c.metodo_pago is None else f"dice {citar(c.metodo_pago)}"
    mensaje = f"La guía de nómina pide MetodoPago PUE y {dice}. Ponga PUE."
    return [Falla("@MetodoPago", mensaje, UNA_EXHIBICION, None if c.metodo_pago is None else citar(c.metodo_pago))]


@regla_del_recibo(
    "GUIANOM-Receptor",
    fuente=GUIA,
    pide="El Receptor de un comprobante de nómina no lleva ResidenciaFiscal ni NumRegIdTrib.",
)
def receptor_sin_residencia_fiscal(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """No ResidenciaFiscal, no NumRegIdTrib. Of any RFC but the generic one CFDI40151 and CFDI40154 say so."""
    if c.receptor.rfc != RFC_EXTRANJERO:
        return ()
    dichos = {"ResidenciaFiscal": c.receptor.residencia_fiscal, "NumRegIdTrib": c.receptor.num_reg_id_trib}
    return [
        falla
        for atributo, dice in dichos.items()
        if dice is not None
        for falla in _sobra(f"cfdi:Receptor/@{atributo}", atributo, dice)
    ]


@regla_del_recibo(
    "GUIANOM-TipoRelacion", fuente=GUIA, pide="Un comprobante de nómina solo se relaciona por sustitución."
)
def solo_sustituye(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """TipoRelacion is 04: it replaces a payroll that was wrong."""
    return por_cada(c.cfdi_relacionados, "cfdi:CfdiRelacionados", _por_sustitucion)


def _por_sustitucion(r: CfdiRelacionados) -> Fallas:
    if r.tipo_relacion == SUSTITUCION:
        return ()
    dice = citar(r.tipo_relacion)
    mensaje = f"La guía de nómina solo admite TipoRelacion 04 (sustitución) y dice {dice}. Cámbiela."
    return [Falla("@TipoRelacion", mensaje, SUSTITUCION, dice)]


@regla_de_nomina(
    "GUIANOM-TotalOtrasDeducciones",
    en=Deducciones,
    fuente=GUIA,
    pide="TotalOtrasDeducciones es la suma de los Importe de las deducciones que no son 002 (ISR).",
)
def total_de_otras_deducciones(documento: Documento, d: Deducciones) -> Fallas:
    """TotalOtrasDeducciones is the sum of the items that are not ISR; that it be added right, NOM39 looks at."""
    debido = o_cero(totales_de_deducciones(d.deduccion).total_otras_deducciones)
    cuenta = "la suma de los Importe de las deducciones que no son 002"
    return debe_sumar("TotalOtrasDeducciones", debido, d.total_otras_deducciones, cuenta)


@regla_de_nomina(
    "GUIANOM-NumAniosServicio",
    en=Nomina,
    fuente=GUIA,
    pide="NumAñosServicio son los años completos trabajados, y uno más por una fracción de más de seis meses.",
)
def anios_trabajados(documento: Documento, n: Nomina) -> Fallas:
    """NumAñosServicio follows from FechaInicioRelLaboral and FechaFinalPago, where the first is told."""
    separacion = None if n.percepciones is None else n.percepciones.separacion_indemnizacion
    inicio, fin = n.receptor.fecha_inicio_rel_laboral, n.fecha_final_pago
    if separacion is None or inicio is None or inicio > fin or fin == date.max:
        return ()
    debidos, dice = anios_de_servicio(inicio, fin), separacion.num_anios_servicio
    if dice == debidos:
        return ()
    mensaje = (
        f"NumAñosServicio dice {dice}, y de FechaInicioRelLaboral ({inicio}) a FechaFinalPago ({fin}) son {debidos} "
        "con el redondeo de la guía. Revíselo."
    )
    donde = "nomina12:Percepciones/nomina12:SeparacionIndemnizacion/@NumAñosServicio"
    return [Falla(donde, mensaje, str(debidos), str(dice))]
