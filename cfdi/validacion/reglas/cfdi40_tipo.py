"""CFDI 4.0, node Comprobante: what TipoDeComprobante and Exportacion demand and forbid (matrix codes CFDI40103,
CFDI40105, CFDI40122, CFDI40125 and CFDI40222)."""

from __future__ import annotations

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import CON_IMPUESTOS, SIN_IMPORTES, lleva_comercio_exterior

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F"
ANEXO = "Anexo 20, I.F; Guía de llenado del CFDI"

POR_DEFINIR = "99"
"""Key of c_FormaPago for what is not paid yet."""

_DEFINITIVA = "02"
_SIN_COMERCIO_EXTERIOR = frozenset({"01", "03"})
_NO_SE_SABE_COMO = frozenset("TNP")
_RETENCIONES = "http://www.sat.gob.mx/esquemas/retencionpago/"


@regla(
    "CFDI40103",
    en=Comprobante,
    fuente=FUENTE,
    pide="En tipos T, N y P, FormaPago no debe existir.",
)
def sin_forma_de_pago(documento: Documento, c: Comprobante) -> Fallas:
    """T, N and P forbid FormaPago."""
    if c.forma_pago is None or c.tipo_de_comprobante not in _NO_SE_SABE_COMO:
        return ()
    mensaje = f"Un comprobante de tipo {c.tipo_de_comprobante} no lleva FormaPago y dice {c.forma_pago}. Quítela."
    return [Falla("@FormaPago", mensaje, "sin FormaPago", c.forma_pago)]


@regla(
    "CFDI40105",
    en=Comprobante,
    fuente=FUENTE,
    pide="En tipos I y E con MetodoPago PPD, FormaPago es 99. (99 con PUE no es error de este código.)",
)
def ppd_se_paga_por_definir(documento: Documento, c: Comprobante) -> Fallas:
    """I and E: PPD demands FormaPago 99, and present."""
    if c.tipo_de_comprobante not in CON_IMPUESTOS or c.metodo_pago != "PPD" or c.forma_pago == POR_DEFINIR:
        return ()
    dice = "falta" if c.forma_pago is None else f"dice {c.forma_pago}"
    mensaje = (
        f"Con MetodoPago PPD la FormaPago es 99 (por definir) y {dice}. Ponga 99; la forma de pago va en el "
        "comprobante de tipo P."
    )
    return [Falla("@FormaPago", mensaje, POR_DEFINIR, c.forma_pago)]


@regla(
    "GUIA40-FormaPago",
    en=Comprobante,
    fuente=ANEXO,
    pide="En tipos I y E, FormaPago debe existir. La matriz no le da código y los PAC timbran sin ella: es un aviso.",
)
def falta_la_forma_de_pago(documento: Documento, c: Comprobante) -> Fallas:
    """I and E want FormaPago; with PPD its absence is CFDI40105."""
    if c.tipo_de_comprobante not in CON_IMPUESTOS or c.forma_pago is not None or c.metodo_pago == "PPD":
        return ()
    mensaje = f"Falta la FormaPago, que un comprobante de tipo {c.tipo_de_comprobante} debe llevar. Indíquela."
    return [Falla("@FormaPago", mensaje, "una clave de c_FormaPago")]


@regla(
    "GUIA40-MetodoPago",
    en=Comprobante,
    fuente=ANEXO,
    pide="En tipos I y E, MetodoPago debe existir. La matriz no le da código y los PAC timbran sin él: es un aviso.",
)
def falta_el_metodo_de_pago(documento: Documento, c: Comprobante) -> Fallas:
    """I and E want MetodoPago. (Of N, the rules of nómina speak.)"""
    if c.tipo_de_comprobante not in CON_IMPUESTOS or c.metodo_pago is not None:
        return ()
    mensaje = f"Falta el MetodoPago, que un comprobante de tipo {c.tipo_de_comprobante} debe llevar. Indique PUE o PPD."
    return [Falla("@MetodoPago", mensaje, "PUE o PPD")]


@regla(
    "GUIA40-CondicionesDePago",
    en=Comprobante,
    fuente=ANEXO,
    pide="En tipo T, CondicionesDePago no debe existir. La matriz no le da código: es un aviso. (En P es CRP20107.)",
)
def traslado_sin_condiciones(documento: Documento, c: Comprobante) -> Fallas:
    """T has no CondicionesDePago; of P and N speak the rules of their complements."""
    if c.tipo_de_comprobante != "T" or c.condiciones_de_pago is None:
        return ()
    mensaje = "Un comprobante de tipo T no se paga: no lleva CondicionesDePago. Quítelas."
    return [Falla("@CondicionesDePago", mensaje, "sin CondicionesDePago", c.condiciones_de_pago)]


@regla(
    "CFDI40122",
    en=Comprobante,
    fuente=FUENTE,
    pide="Con Exportacion 02 debe existir el complemento Comercio Exterior (1.1 o 2.0).",
)
def exportacion_definitiva(documento: Documento, c: Comprobante) -> Fallas:
    """Exportacion 02 demands the complement of foreign trade."""
    if c.exportacion != _DEFINITIVA or lleva_comercio_exterior(c):
        return ()
    mensaje = "Exportacion es 02 (definitiva) y falta el complemento ComercioExterior. Agréguelo, o use 01."
    return [Falla("@Exportacion", mensaje, "el complemento ComercioExterior", c.exportacion)]


@regla(
    "CFDI40222",
    en=Comprobante,
    fuente=FUENTE,
    pide="Con Exportacion 01 o 03 no debe existir el complemento Comercio Exterior.",
)
def sin_exportacion_definitiva(documento: Documento, c: Comprobante) -> Fallas:
    """Exportacion 01 and 03 forbid the complement of foreign trade; 04 takes it or not."""
    if c.exportacion not in _SIN_COMERCIO_EXTERIOR or not lleva_comercio_exterior(c):
        return ()
    mensaje = (
        f"Exportacion es {c.exportacion} y está el complemento ComercioExterior. Si exporta en definitiva use 02; "
        "si no, quite el complemento."
    )
    return [Falla("@Exportacion", mensaje, "02, o sin ComercioExterior", c.exportacion)]


@regla(
    "CFDI40125",
    en=Comprobante,
    fuente=FUENTE,
    pide="En tipos T y P, MetodoPago no debe existir.",
)
def sin_metodo_de_pago(documento: Documento, c: Comprobante) -> Fallas:
    """T and P forbid MetodoPago."""
    if c.metodo_pago is None or c.tipo_de_comprobante not in SIN_IMPORTES:
        return ()
    mensaje = f"Un comprobante de tipo {c.tipo_de_comprobante} no lleva MetodoPago y dice {c.metodo_pago}. Quítelo."
    return [Falla("@MetodoPago", mensaje, "sin MetodoPago", c.metodo_pago)]


@regla(
    "CFDI40999",
    en=Comprobante,
    fuente="Anexo 20, I.F, Complemento",
    pide="Un CFDI no lleva complementos del CFDI de retenciones e información de pagos.",
)
def sin_complementos_de_retenciones(documento: Documento, c: Comprobante) -> Fallas:
    """No complement of the CFDI of retenciones may hang from a Comprobante. The rule has no code of its own."""
    return [
        Falla(
            f"cfdi:Complemento/{x._espacio.prefijo}:{x._nombre}",
            f"El complemento {x._espacio.prefijo}:{x._nombre} es del CFDI de retenciones, no de este. Quítelo.",
            "complementos del Comprobante",
            x._espacio.uri,
        )
        for x in c.complementos
        if x._espacio.uri.startswith(_RETENCIONES)
    ]
