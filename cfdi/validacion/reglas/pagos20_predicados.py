"""What several rules of the payments ask: whether there is a complement, at which rate each thing is, how to look into
each child."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import wraps
from typing import NamedTuple, TypeVar

from cfdi import catalogos
from cfdi.calculo.importes import UNO, cociente_largo, decimales_escritos, suma
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import DoctoRelacionado, Pago, Pagos
from cfdi.esquema.escritor import texto_escrito
from cfdi.esquema.nodos import Nodo
from cfdi.esquema.revision import ValorIlegible
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Fallas, por_cada

FUENTE = "Matriz de errores del complemento de Pagos 2.0; guía de llenado de pagos"
GUIA = "Guía de llenado de pagos"

PESOS = "MXN"
SIN_MONEDA = "XXX"
POR_DEFINIR = "99"
"""The way of paying that is not known yet."""
IMPUESTOS = {"001": "ISR", "002": "IVA", "003": "IEPS"}
ISR, IVA, IEPS = IMPUESTOS

_CIFRAS_ENTERAS = 30
_CIFRAS_DECIMALES = 20

H = TypeVar("H", bound=Nodo)


# Where a rule looks


def lleva_pagos(c: Comprobante) -> bool:
    """Whether it carries the complement of payments 2.0."""
    return Pagos in map(type, c.complementos)


def del_recibo(juzgar: Callable[[Documento, Comprobante], Fallas]) -> Callable[[Documento, Comprobante], Fallas]:
    """Make a rule of the Comprobante hold only when it carries a complement of payments, whatever its type."""

    @wraps(juzgar)
    def si_lleva_pagos(documento: Documento, c: Comprobante) -> Fallas:
        return juzgar(documento, c) if lleva_pagos(c) else ()

    return si_lleva_pagos


def en_cada_documento(
    juzgar: Callable[[Documento, Pago, DoctoRelacionado], Fallas],
) -> Callable[[Documento, Pago], Fallas]:
    """Make a rule of a related document that needs its payment, too, a rule of the payment."""

    @wraps(juzgar)
    def en_pago(documento: Documento, pago: Pago) -> Fallas:
        return por_cada(pago.docto_relacionado, "pago20:DoctoRelacionado", lambda d: juzgar(documento, pago, d))

    return en_pago


def literal(nodo: Nodo, nombre: str) -> str:
    """The text of an attribute as it is written, but for the blanks around it; empty if it is absent."""
    return (texto_escrito(nodo, nombre) or "").strip()


# Currencies


def decimales_de(moneda: str) -> int:
    """Decimals of a currency. Raises ValorIlegible when it is unknown: the catalogue says so already."""
    fila = catalogos.moneda(moneda)
    if fila is None:
        raise ValorIlegible
    return fila.decimales


def tipo_cambio(pago: Pago) -> Decimal:
    """Pesos per unit of MonedaP. Raises ValorIlegible when a foreign currency has none (CRP20214 says so)."""
    if pago.tipo_cambio_p is not None:
        return legible(pago.tipo_cambio_p)
    if pago.moneda_p == PESOS:
        return UNO
    raise ValorIlegible


def equivalencia(pago: Pago, docto: DoctoRelacionado) -> Decimal:
    """Units of MonedaDR per unit of MonedaP; 1 if it is absent and both are the same.

    Raises ValorIlegible when currencies differ and it is absent (CRP20237 says so), or nothing can be divided by it.
    """
    escrita = docto.equivalencia_dr
    if escrita is None:
        if docto.moneda_dr == pago.moneda_p:
            return UNO
        raise ValorIlegible
    if escrita <= 0:
        raise ValorIlegible
    return escrita


class Sumando(NamedTuple):
    """An amount in the currency of a document, and the equivalence of that currency."""

    importe: Decimal
    equivalencia: Decimal


def convertir(sumandos: Iterable[Sumando]) -> Decimal:
    """Sum in the currency of the payment, accurate far beyond any decimal that is written.

    What shares an equivalence is added first and divided once: a sum of thirds is exact when it can be.
    """
    juntos: dict[Decimal, list[Decimal]] = {}
    for importe, divisor in sumandos:
        juntos.setdefault(divisor, []).append(importe)
    return suma(cociente_largo(suma(importes), divisor) for divisor, importes in juntos.items())


def legible(valor: Decimal) -> Decimal:
    """The same number. Raises ValorIlegible when it could not be read, which exact arithmetic would take for a bug."""
    valor.is_signed()
    return valor


def medible(valor: Decimal) -> Decimal:
    """The same number. Raises ValorIlegible when it could not be read, or has more digits than an amount or a rate may
    have: the schema says so already, and fractions of a megabyte take minutes.
    """
    if valor.adjusted() >= _CIFRAS_ENTERAS or decimales_escritos(valor) > _CIFRAS_DECIMALES:
        raise ValorIlegible
    return valor
