"""Pagos 2.0, the only Concepto of the Comprobante, which says nothing but "Pago" (CRP20112 to CRP20122)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import wraps

from cfdi.documentos.cfdi40 import Comprobante, Concepto
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, por_cada, regla
from cfdi.validacion.reglas.pagos20_predicados import FUENTE, del_recibo

CLAVE_DE_PAGO = "84111506"
UNIDAD_DE_PAGO = "ACT"
DESCRIPCION_DE_PAGO = "Pago"
NO_OBJETO = "01"


def en_cada_concepto(juzgar: Callable[[Concepto], Fallas]) -> Callable[[Documento, Comprobante], Fallas]:
    """Make a rule of the concepts of a receipt a rule of the Comprobante: it costs the concepts of others nothing."""

    @del_recibo
    @wraps(juzgar)
    def en_comprobante(documento: Documento, c: Comprobante) -> Fallas:
        return por_cada(c.conceptos, "cfdi:Conceptos/cfdi:Concepto", juzgar)

    return en_comprobante


@regla("CRP20112", en=Comprobante, fuente=FUENTE, pide="El concepto de un recibo de pago solo admite ACuentaTerceros.")
@en_cada_concepto
def sin_nodos(x: Concepto) -> Fallas:
    """No child but ACuentaTerceros."""
    hijos = {
        "Impuestos": x.impuestos is not None,
        "InformacionAduanera": bool(x.informacion_aduanera),
        "CuentaPredial": bool(x.cuenta_predial),
        "ComplementoConcepto": bool(x.complementos),
        "Parte": bool(x.parte),
    }
    sobran = [nombre for nombre, esta in hijos.items() if esta]
    mensaje = "El concepto de un recibo de pago solo admite el nodo ACuentaTerceros y tiene {}. Quítelo."
    return [Falla(f"cfdi:{nombre}", mensaje.format(nombre), f"sin {nombre}", nombre) for nombre in sobran]


@regla("CRP20113", en=Comprobante, fuente=FUENTE, pide="La ClaveProdServ de un recibo de pago es 84111506.")
@en_cada_concepto
def clave_de_pago(x: Concepto) -> Fallas:
    """ClaveProdServ is 84111506."""
    return _fijo("ClaveProdServ", x.clave_prod_serv, CLAVE_DE_PAGO)


@regla("CRP20114", en=Comprobante, fuente=FUENTE, pide="El concepto de un recibo de pago no lleva NoIdentificacion.")
@en_cada_concepto
def sin_no_identificacion(x: Concepto) -> Fallas:
    """No NoIdentificacion."""
    return _ausente("NoIdentificacion", x.no_identificacion)


@regla("CRP20115", en=Comprobante, fuente=FUENTE, pide="La Cantidad de un recibo de pago es 1.")
@en_cada_concepto
def cantidad_uno(x: Concepto) -> Fallas:
    """Cantidad is 1, with whatever decimals."""
    return _numero("Cantidad", x.cantidad, 1)


@regla("CRP20116", en=Comprobante, fuente=FUENTE, pide="La ClaveUnidad de un recibo de pago es ACT.")
@en_cada_concepto
def unidad_act(x: Concepto) -> Fallas:
    """ClaveUnidad is ACT."""
    return _fijo("ClaveUnidad", x.clave_unidad, UNIDAD_DE_PAGO)


@regla("CRP20117", en=Comprobante, fuente=FUENTE, pide="El concepto de un recibo de pago no lleva Unidad.")
@en_cada_concepto
def sin_unidad(x: Concepto) -> Fallas:
    """No Unidad."""
    return _ausente("Unidad", x.unidad)


@regla("CRP20118", en=Comprobante, fuente=FUENTE, pide="La Descripcion de un recibo de pago es Pago.")
@en_cada_concepto
def descripcion_pago(x: Concepto) -> Fallas:
    """Descripcion is Pago."""
    return _fijo("Descripcion", x.descripcion, DESCRIPCION_DE_PAGO)


@regla("CRP20119", en=Comprobante, fuente=FUENTE, pide="El ValorUnitario de un recibo de pago es 0.")
@en_cada_concepto
def valor_unitario_cero(x: Concepto) -> Fallas:
    """ValorUnitario is zero, with whatever decimals."""
    return _numero("ValorUnitario", x.valor_unitario, 0)


@regla("CRP20120", en=Comprobante, fuente=FUENTE, pide="El Importe del concepto de un recibo de pago es 0.")
@en_cada_concepto
def importe_cero(x: Concepto) -> Fallas:
    """Importe is zero, with whatever decimals."""
    return _numero("Importe", x.importe, 0)


@regla("CRP20121", en=Comprobante, fuente=FUENTE, pide="El concepto de un recibo de pago no lleva Descuento.")
@en_cada_concepto
def sin_descuento(x: Concepto) -> Fallas:
    """No Descuento, not even zero."""
    return _ausente("Descuento", x.descuento)


@regla("CRP20122", en=Comprobante, fuente=FUENTE, pide="El ObjetoImp del concepto de un recibo de pago es 01.")
@en_cada_concepto
def no_es_objeto(x: Concepto) -> Fallas:
    """ObjetoImp is 01: the taxes are in the complement."""
    return _fijo("ObjetoImp", x.objeto_imp, NO_OBJETO)


def _fijo(atributo: str, valor: str, debido: str) -> Fallas:
    if valor == debido:
        return ()
    mensaje = f"En un recibo de pago {atributo} debe ser {debido} y dice {valor}."
    return [Falla(f"@{atributo}", mensaje, debido, valor)]


def _numero(atributo: str, valor: Decimal, debido: int) -> Fallas:
    return () if valor == debido else _fijo(atributo, str(valor), str(debido))


def _ausente(atributo: str, valor: object) -> Fallas:
    if valor is None:
        return ()
    mensaje = f"El concepto de un recibo de pago no lleva {atributo} y dice {valor}. Quítelo."
    return [Falla(f"@{atributo}", mensaje, f"sin {atributo}", str(valor))]
