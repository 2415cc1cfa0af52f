"""Nómina 1.2: the only Concepto of the Comprobante (matrix codes NOM13 to NOM30)."""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.importes import decimales_escritos, suma
from cfdi.calculo.nominas import importes_de_nominas
from cfdi.documentos.cfdi40 import Comprobante, Concepto
from cfdi.documentos.nomina12 import Nomina
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, por_cada, regla
from cfdi.validacion.reglas.nomina12_predicados import (
    MATRIZ,
    debe_decir,
    debe_sumar,
    o_cero,
    regla_del_concepto,
    regla_del_recibo,
)

CLAVE_PROD_SERV = "84111505"
CLAVE_UNIDAD = "ACT"
DESCRIPCION = "Pago de nómina"
_CONCEPTO = "cfdi:Conceptos/cfdi:Concepto/"


@regla_del_recibo("NOM13", pide="Un comprobante de nómina debe tener exactamente un Concepto.")
def un_solo_concepto(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """There is exactly one Concepto; what it may not hold are NOM24 to NOM29."""
    cuantos = len(c.conceptos)
    if cuantos == 1:
        return ()
    mensaje = f"Un recibo de nómina tiene un solo Concepto, «{DESCRIPCION}», y este tiene {cuantos}. Deje uno."
    return [Falla("cfdi:Conceptos", mensaje, "1 Concepto", str(cuantos))]


# What it must say


@regla_del_concepto("NOM14", pide="La ClaveProdServ del concepto debe ser 84111505.")
def clave_prod_serv_de_nomina(x: Concepto) -> Fallas:
    """ClaveProdServ is 84111505."""
    return debe_decir("@ClaveProdServ", "ClaveProdServ", CLAVE_PROD_SERV, x.clave_prod_serv)


@regla_del_concepto("NOM16", pide="La Cantidad del concepto debe ser 1.")
def cantidad_es_uno(x: Concepto) -> Fallas:
    """Cantidad is the number 1; written with decimals, some would rather not see it."""
    if x.cantidad != 1:
        mensaje = f"En un recibo de nómina la Cantidad debe ser 1 y dice {x.cantidad}."
        return [Falla("@Cantidad", mensaje, "1", str(x.cantidad))]
    if decimales_escritos(x.cantidad) == 0:
        return ()
    mensaje = f"La Cantidad se pide sin decimales y dice {x.cantidad}. Escriba 1."
    return [Falla("@Cantidad", mensaje, "1", str(x.cantidad), severidad="advertencia")]


@regla_del_concepto("NOM17", pide="La ClaveUnidad del concepto debe ser ACT.")
def clave_unidad_de_nomina(x: Concepto) -> Fallas:
    """ClaveUnidad is ACT."""
    return debe_decir("@ClaveUnidad", "ClaveUnidad", CLAVE_UNIDAD, x.clave_unidad)


@regla_del_concepto("NOM19", pide="La Descripcion del concepto debe ser el texto «Pago de nómina», tal cual.")
def descripcion_de_nomina(x: Concepto) -> Fallas:
    """Descripcion is the SAT's text, letter by letter."""
    return debe_decir("@Descripcion", "Descripcion", DESCRIPCION, x.descripcion)


@regla_del_concepto("NOM23", pide="El ObjetoImp del concepto debe ser 01 (no objeto de impuesto).")
def no_es_objeto_de_impuesto(x: Concepto) -> Fallas:
    """ObjetoImp is 01."""
    return debe_decir("@ObjetoImp", "ObjetoImp", "01", x.objeto_imp)


# What it is worth: the sums over all Nomina nodes. With several concepts NOM13 speaks.


@regla_del_recibo(
    "NOM20",
    pide="El ValorUnitario del concepto debe ser la suma de TotalPercepciones y TotalOtrosPagos de todos los nodos "
    "Nomina.",
)
def valor_unitario_es_lo_pagado(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """ValorUnitario is TotalPercepciones + TotalOtrosPagos of all Nomina nodes, exactly."""
    return _debe_ser_lo_pagado("ValorUnitario", c.conceptos[0].valor_unitario, nominas) if len(c.conceptos) == 1 else ()


@regla_del_recibo(
    "NOM21",
    pide="El Importe del concepto debe ser la suma de TotalPercepciones y TotalOtrosPagos de todos los nodos Nomina.",
)
def importe_es_lo_pagado(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """Importe is TotalPercepciones + TotalOtrosPagos of all Nomina nodes, exactly."""
    return _debe_ser_lo_pagado("Importe", c.conceptos[0].importe, nominas) if len(c.conceptos) == 1 else ()


@regla_del_recibo(
    "NOM22", pide="El Descuento del concepto debe ser la suma de TotalDeducciones de todos los nodos Nomina."
)
def descuento_es_lo_deducido(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """Descuento is TotalDeducciones of all Nomina nodes, exactly. A written zero where none has it is a warning."""
    if len(c.conceptos) != 1:
        return ()
    dice, deducido = c.conceptos[0].descuento, importes_de_nominas(nominas).descuento
    if dice is None or dice != 0 or deducido is not None:
        cuenta = f"TotalDeducciones{_de_varios(nominas)}"
        return debe_sumar("Descuento", o_cero(deducido), dice, cuenta, en=_CONCEPTO)
    mensaje = "No hay TotalDeducciones y el concepto lleva un Descuento de cero, que algún PAC rechaza. Quítelo."
    return [Falla(f"{_CONCEPTO}@Descuento", mensaje, "sin Descuento", str(dice), severidad="advertencia")]


def _debe_ser_lo_pagado(atributo: str, dice: Decimal, nominas: tuple[Nomina, ...]) -> Fallas:
    debido = importes_de_nominas(nominas).importe
    if dice == debido:
        return ()
    percepciones = suma(o_cero(n.total_percepciones) for n in nominas)
    otros = suma(o_cero(n.total_otros_pagos) for n in nominas)
    cuenta = f"TotalPercepciones {percepciones} + TotalOtrosPagos {otros}{_de_varios(nominas)}"
    return debe_sumar(atributo, debido, dice, cuenta, en=_CONCEPTO)


def _de_varios(nominas: tuple[Nomina, ...]) -> str:
    return f" de los {len(nominas)} nodos Nomina" if len(nominas) > 1 else ""


# What it may not carry


def _ausente(presente: bool, donde: str, nombre: str) -> Fallas:
    if not presente:
        return ()
    mensaje = f"En un recibo de nómina el concepto no lleva {nombre}, y este sí. Quite lo que sobra."
    return [Falla(donde, mensaje, f"sin {nombre}")]


@regla_del_concepto("NOM15", pide="El concepto no lleva NoIdentificacion.")
def sin_no_identificacion(x: Concepto) -> Fallas:
    """NoIdentificacion is absent."""
    return _ausente(x.no_identificacion is not None, "@NoIdentificacion", "NoIdentificacion")


@regla_del_concepto("NOM18", pide="El concepto no lleva Unidad.")
def sin_unidad(x: Concepto) -> Fallas:
    """Unidad is absent."""
    return _ausente(x.unidad is not None, "@Unidad", "Unidad")


@regla_del_concepto("NOM24", pide="El concepto no lleva el nodo Impuestos.")
def sin_impuestos(x: Concepto) -> Fallas:
    """Impuestos is absent."""
    return _ausente(x.impuestos is not None, "cfdi:Impuestos", "Impuestos")


@regla_del_concepto("NOM25", pide="El concepto no lleva el nodo ACuentaTerceros.")
def sin_a_cuenta_terceros(x: Concepto) -> Fallas:
    """ACuentaTerceros is absent."""
    return _ausente(x.a_cuenta_terceros is not None, "cfdi:ACuentaTerceros", "ACuentaTerceros")


@regla_del_concepto("NOM26", pide="El concepto no lleva el nodo InformacionAduanera.")
def sin_informacion_aduanera(x: Concepto) -> Fallas:
    """InformacionAduanera is absent."""
    return _ausente(bool(x.informacion_aduanera), "cfdi:InformacionAduanera", "InformacionAduanera")


@regla_del_concepto("NOM27", pide="El concepto no lleva el nodo CuentaPredial.")
def sin_cuenta_predial(x: Concepto) -> Fallas:
    """CuentaPredial is absent."""
    return _ausente(bool(x.cuenta_predial), "cfdi:CuentaPredial", "CuentaPredial")


@regla_del_concepto("NOM28", pide="El concepto no lleva el nodo ComplementoConcepto.")
def sin_complemento_concepto(x: Concepto) -> Fallas:
    """ComplementoConcepto is absent; of a Nomina in it, NOM30 speaks."""
    otros = [c for c in x.complementos if not isinstance(c, Nomina)]
    return _ausente(bool(otros), "cfdi:ComplementoConcepto", "ComplementoConcepto")


@regla_del_concepto("NOM29", pide="El concepto no lleva el nodo Parte.")
def sin_parte(x: Concepto) -> Fallas:
    """Parte is absent."""
    return _ausente(bool(x.parte), "cfdi:Parte", "Parte")


@regla(
    "NOM30",
    en=Comprobante,
    fuente=MATRIZ,
    pide="El complemento Nomina va en el nodo Complemento del comprobante, nunca en ComplementoConcepto.",
)
def nomina_en_complemento(documento: Documento, c: Comprobante) -> Fallas:
    """No concept carries a Nomina."""
    return por_cada(c.conceptos, "cfdi:Conceptos/cfdi:Concepto", _sin_nomina)


def _sin_nomina(x: Concepto) -> Fallas:
    if not x.complementos or not any(isinstance(complemento, Nomina) for complemento in x.complementos):
        return ()
    mensaje = "Nomina es complemento del comprobante: va en Complemento, no en ComplementoConcepto. Muévalo."
    return [Falla("cfdi:ComplementoConcepto/nomina12:Nomina", mensaje, "cfdi:Complemento/nomina12:Nomina")]
