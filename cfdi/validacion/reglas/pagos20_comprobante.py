"""Pagos 2.0, the Comprobante that carries the complement (CRP20101 to CRP20111, CRP20123)."""

from __future__ import annotations

from decimal import Decimal

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.pagos20_predicados import FUENTE, SIN_MONEDA, del_recibo

TIPO_PAGO = "P"
NO_EXPORTA = "01"


@regla("CRP20101", en=Comprobante, fuente=FUENTE, pide="El comprobante con complemento de pagos es de tipo P.")
@del_recibo
def tipo_es_p(documento: Documento, c: Comprobante) -> Fallas:
    """TipoDeComprobante is P."""
    if c.tipo_de_comprobante == TIPO_PAGO:
        return ()
    mensaje = (
        f"Un comprobante con complemento de pagos debe ser de tipo P y dice {c.tipo_de_comprobante}. "
        "Cambie TipoDeComprobante a P, o quite el complemento."
    )
    return [Falla("@TipoDeComprobante", mensaje, TIPO_PAGO, c.tipo_de_comprobante)]


@regla("CRP20102", en=Comprobante, fuente=FUENTE, pide="En un recibo de pago Exportacion es 01.")
@del_recibo
def no_exporta(documento: Documento, c: Comprobante) -> Fallas:
    """Exportacion is 01."""
    if c.exportacion == NO_EXPORTA:
        return ()
    mensaje = f"En un recibo de pago Exportacion debe ser 01 (no aplica) y dice {c.exportacion}. Cámbiela a 01."
    return [Falla("@Exportacion", mensaje, NO_EXPORTA, c.exportacion)]


@regla("CRP20103", en=Comprobante, fuente=FUENTE, pide="En un recibo de pago SubTotal es 0.")
@del_recibo
def subtotal_en_cero(documento: Documento, c: Comprobante) -> Fallas:
    """SubTotal is zero, with whatever decimals."""
    return _en_cero("SubTotal", c.sub_total)


@regla("CRP20104", en=Comprobante, fuente=FUENTE, pide="En un recibo de pago Moneda es XXX.")
@del_recibo
def moneda_es_xxx(documento: Documento, c: Comprobante) -> Fallas:
    """Moneda is XXX: the currencies are those of the payments."""
    if c.moneda == SIN_MONEDA:
        return ()
    mensaje = f"En un recibo de pago Moneda debe ser XXX y dice {c.moneda}. La moneda del pago va en MonedaP."
    return [Falla("@Moneda", mensaje, SIN_MONEDA, c.moneda)]


@regla("CRP20105", en=Comprobante, fuente=FUENTE, pide="Un recibo de pago no lleva FormaPago.")
@del_recibo
def sin_forma_pago(documento: Documento, c: Comprobante) -> Fallas:
    """No FormaPago."""
    return _ausente("FormaPago", c.forma_pago, "La forma en que se pagó va en FormaDePagoP de cada pago.")


@regla("CRP20106", en=Comprobante, fuente=FUENTE, pide="Un recibo de pago no lleva MetodoPago.")
@del_recibo
def sin_metodo_pago(documento: Documento, c: Comprobante) -> Fallas:
    """No MetodoPago."""
    return _ausente("MetodoPago", c.metodo_pago, "Quítelo.")


@regla("CRP20107", en=Comprobante, fuente=FUENTE, pide="Un recibo de pago no lleva CondicionesDePago.")
@del_recibo
def sin_condiciones(documento: Documento, c: Comprobante) -> Fallas:
    """No CondicionesDePago."""
    return _ausente("CondicionesDePago", c.condiciones_de_pago, "Quítelo.")


@regla("CRP20108", en=Comprobante, fuente=FUENTE, pide="Un recibo de pago no lleva Descuento, ni siquiera en cero.")
@del_recibo
def sin_descuento(documento: Documento, c: Comprobante) -> Fallas:
    """No Descuento, not even zero."""
    return _ausente("Descuento", c.descuento, "Quítelo.")


@regla("CRP20109", en=Comprobante, fuente=FUENTE, pide="Un recibo de pago no lleva TipoCambio.")
@del_recibo
def sin_tipo_cambio(documento: Documento, c: Comprobante) -> Fallas:
    """No TipoCambio."""
    return _ausente("TipoCambio", c.tipo_cambio, "El tipo de cambio va en TipoCambioP de cada pago.")


@regla("CRP20110", en=Comprobante, fuente=FUENTE, pide="En un recibo de pago Total es 0.")
@del_recibo
def total_en_cero(documento: Documento, c: Comprobante) -> Fallas:
    """Total is zero, with whatever decimals."""
    return _en_cero("Total", c.total)


@regla("CRP20111", en=Comprobante, fuente=FUENTE, pide="Un recibo de pago tiene un solo concepto.")
@del_recibo
def un_solo_concepto(documento: Documento, c: Comprobante) -> Fallas:
    """Exactly one Concepto."""
    hay = len(c.conceptos)
    if hay == 1:
        return ()
    mensaje = f"Un recibo de pago lleva un solo concepto y hay {hay}. Deje uno: 84111506, Pago, con importe 0."
    return [Falla("cfdi:Conceptos", mensaje, "1 concepto", f"{hay} conceptos")]


@regla("CRP20123", en=Comprobante, fuente=FUENTE, pide="Un recibo de pago no lleva el nodo Impuestos del comprobante.")
@del_recibo
def sin_impuestos(documento: Documento, c: Comprobante) -> Fallas:
    """No summary of taxes: those of the payments are in the complement."""
    if c.impuestos is None:
        return ()
    mensaje = "Un recibo de pago no lleva el nodo Impuestos del comprobante. Quítelo: los impuestos van en cada pago."
    return [Falla("cfdi:Impuestos", mensaje, "sin Impuestos")]


def _en_cero(atributo: str, valor: Decimal) -> Fallas:
    if valor == 0:
        return ()
    mensaje = f"En un recibo de pago {atributo} debe ser 0 y dice {valor}. Lo cobrado va en Monto de cada pago."
    return [Falla(f"@{atributo}", mensaje, "0", str(valor))]


def _ausente(atributo: str, valor: object, remedio: str) -> Fallas:
    if valor is None:
        return ()
    mensaje = f"Un recibo de pago no lleva {atributo} en el comprobante y dice {valor}. {remedio}"
    return [Falla(f"@{atributo}", mensaje, f"sin {atributo}", str(valor))]
