"""Pagos 2.0, node Pago: how, in which currency and how much was paid (CRP20212 to CRP20219, CRP20276)."""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.importes import Limites, decimales_escritos, limites_pago, suma, truncar
from cfdi.documentos.pagos20 import Pago
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.pagos20_predicados import (
    FUENTE,
    PESOS,
    POR_DEFINIR,
    SIN_MONEDA,
    Sumando,
    convertir,
    decimales_de,
    equivalencia,
    literal,
    medible,
)

UNO_A_DIEZ_DECIMALES = Decimal("1.0000000000")
"""What a bare 1 counts as, in a payment of several documents (CRP20277)."""
_NADA_VALE_MAS = Decimal("1E+29")
"""The schema sets no maximum to EquivalenciaDR. From here on every amount converts to less than any decimal."""


@regla("CRP20212", en=Pago, fuente=FUENTE, pide="FormaDePagoP no puede ser 99 (por definir).")
def forma_definida(documento: Documento, pago: Pago) -> Fallas:
    """FormaDePagoP is not 99."""
    if pago.forma_de_pago_p != POR_DEFINIR:
        return ()
    mensaje = "FormaDePagoP no puede ser 99 (por definir): el pago ya se recibió. Indique cómo, por ejemplo 03."
    return [Falla("@FormaDePagoP", mensaje, "una forma distinta de 99", POR_DEFINIR)]


@regla("CRP20213", en=Pago, fuente=FUENTE, pide="MonedaP no puede ser XXX.")
def moneda_del_pago(documento: Documento, pago: Pago) -> Fallas:
    """MonedaP is not XXX."""
    if pago.moneda_p != SIN_MONEDA:
        return ()
    mensaje = "MonedaP no puede ser XXX: indique la moneda en que se recibió el pago, por ejemplo MXN."
    return [Falla("@MonedaP", mensaje, "una moneda distinta de XXX", SIN_MONEDA)]


@regla("CRP20214", en=Pago, fuente=FUENTE, pide="Si MonedaP no es MXN, TipoCambioP es obligatorio.")
def tipo_de_cambio_de_divisa(documento: Documento, pago: Pago) -> Fallas:
    """A currency other than MXN demands TipoCambioP."""
    if pago.tipo_cambio_p is not None or pago.moneda_p == PESOS:
        return ()
    mensaje = f"Falta TipoCambioP: los pesos por {pago.moneda_p} el día en que se recibió el pago."
    return [Falla("@TipoCambioP", mensaje, f"pesos por {pago.moneda_p}")]


@regla("CRP20215", en=Pago, fuente=FUENTE, pide="Si MonedaP es MXN, TipoCambioP existe y es 1, sin decimales.")
def tipo_de_cambio_de_pesos(documento: Documento, pago: Pago) -> Fallas:
    """MXN demands TipoCambioP 1. PACs let decimals pass; the guide does not."""
    if pago.moneda_p != PESOS:
        return ()
    if pago.tipo_cambio_p is None:
        return [Falla("@TipoCambioP", "Falta TipoCambioP: con MonedaP MXN debe ser 1.", "1")]
    escrito = literal(pago, "tipo_cambio_p")
    if escrito == "1":
        return ()
    if pago.tipo_cambio_p == 1:
        mensaje = f"Con MonedaP MXN la guía pide TipoCambioP 1, sin decimales, y dice {escrito}. Escríbalo 1."
        return [Falla("@TipoCambioP", mensaje, "1", escrito, "advertencia")]
    mensaje = f"Con MonedaP MXN TipoCambioP debe ser 1 y dice {escrito}."
    return [Falla("@TipoCambioP", mensaje, "1", escrito)]


@regla("CRP20218", en=Pago, fuente=FUENTE, pide="Monto es mayor que cero.")
def monto_positivo(documento: Documento, pago: Pago) -> Fallas:
    """Monto is above zero."""
    if pago.monto > 0:
        return ()
    return [Falla("@Monto", f"Monto debe ser mayor que cero y dice {pago.monto}.", "más de 0", str(pago.monto))]


@regla("CRP20219", en=Pago, fuente=FUENTE, pide="Monto se escribe con no más decimales que los de MonedaP.")
def decimales_del_monto(documento: Documento, pago: Pago) -> Fallas:
    """Monto has no more decimals than its currency, zeros included."""
    hay, caben = decimales_escritos(pago.monto), decimales_de(pago.moneda_p)
    if hay <= caben:
        return ()
    mensaje = f"Monto ({pago.monto}) tiene {hay} decimales y {pago.moneda_p} admite {caben}. Quite los que sobran."
    return [Falla("@Monto", mensaje, f"a lo más {caben} decimales", str(pago.monto))]


# What its documents take of it


def en_una_moneda(pago: Pago) -> bool:
    """Whether all its documents are in the currency of the payment."""
    return all(d.moneda_dr == pago.moneda_p for d in pago.docto_relacionado)


@regla(
    "CRP20217",
    en=Pago,
    fuente=FUENTE,
    pide="Si todos los documentos están en la moneda del pago, sus ImpPagado suman a lo más el Monto, sin tolerancia.",
)
def monto_cubre_sus_documentos(documento: Documento, pago: Pago) -> Fallas:
    """One currency: the sum of ImpPagado is not above Monto. There is no tolerance."""
    if not en_una_moneda(pago):
        return ()
    pagado = suma(d.imp_pagado for d in pago.docto_relacionado)
    if pagado <= pago.monto:
        return ()
    mensaje = (
        f"Los ImpPagado de los documentos suman {pagado} y el Monto del pago es {pago.monto}: no lo alcanza. "
        "Corrija el Monto o lo pagado de cada documento."
    )
    return [Falla("@Monto", mensaje, f"al menos {pagado}", str(pago.monto))]


@regla(
    "CRP20276",
    en=Pago,
    fuente=FUENTE,
    pide="Si algún documento está en otra moneda, los ImpPagado entre su EquivalenciaDR suman a lo más el Monto, o el "
    "Monto está entre la suma de sus límites inferiores y la de los superiores.",
)
def monto_cubre_lo_convertido(documento: Documento, pago: Pago) -> Fallas:
    """Several currencies: the sum of what was paid, converted and truncated, is not above Monto; or else Monto is
    between the sums of both limits of every document."""
    if en_una_moneda(pago):
        return ()
    sumandos = [Sumando(d.imp_pagado, equivalencia(pago, d)) for d in pago.docto_relacionado]
    decimales = decimales_de(pago.moneda_p)
    convertido = truncar(convertir(sumandos), decimales)
    if convertido <= pago.monto:
        return ()
    limites = _suma_de_limites(documento, pago, sumandos, decimales)
    if limites.inferior <= pago.monto <= limites.superior:
        return ()
    mensaje = (
        f"Los ImpPagado de los documentos, convertidos a {pago.moneda_p}, suman {convertido} y el Monto del pago es "
        f"{pago.monto}: no lo alcanza, ni está entre {limites.inferior} y {limites.superior}, el margen de redondeo. "
        "Corrija el Monto, lo pagado o la EquivalenciaDR."
    )
    return [Falla("@Monto", mensaje, f"al menos {convertido}", str(pago.monto))]


def _suma_de_limites(documento: Documento, pago: Pago, sumandos: list[Sumando], decimales: int) -> Limites:
    con_diez = len(sumandos) > 1 and any(d.moneda_dr == pago.moneda_p for d in pago.docto_relacionado)
    limites = [
        limites_pago(
            medible(importe),
            UNO_A_DIEZ_DECIMALES if con_diez and divisor == 1 else medible(min(divisor, _NADA_VALE_MAS)),
            decimales,
            redondeado=documento.perfil.limite_de_pago_redondeado,
        )
        for importe, divisor in sumandos
    ]
    return Limites(suma(x.inferior for x in limites), suma(x.superior for x in limites))
