"""CFDI 4.0, node Comprobante: SubTotal, Descuento and Total (matrix codes CFDI40107 to CFDI40112, and CFDI40119)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cfdi.calculo.complementos import aportes
from cfdi.calculo.importes import CERO, redondear, resta, suma
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import ErrorDatos
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import CON_IMPORTES, SIN_IMPORTES, sobran_decimales

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F"

_AEROLINEAS = "http://www.sat.gob.mx/aerolineas"


@regla(
    "CFDI40107",
    en=Comprobante,
    fuente=FUENTE,
    pide="SubTotal se escribe con los decimales que admite la moneda, o menos (2 en MXN, 0 en XXX y JPY).",
)
def decimales_del_subtotal(documento: Documento, c: Comprobante) -> Fallas:
    """SubTotal is written with no more decimals than the currency has; a zero of T and P with any."""
    if c.sub_total == 0 and c.tipo_de_comprobante in SIN_IMPORTES:
        return ()  # CFDI40109 allows "cero con decimales", although XXX has none
    return sobran_decimales(documento, "SubTotal", c.sub_total)


@regla(
    "CFDI40108",
    en=Comprobante,
    fuente=FUENTE,
    pide="En tipos I, E y N, SubTotal es la suma de los Importe de los conceptos, antes de descuento, redondeada una "
    "sola vez a los decimales de la moneda. No hay tolerancia.",
)
def subtotal_es_la_suma(documento: Documento, c: Comprobante) -> Fallas:
    """I, E and N: SubTotal is the sum of the Importe as written, rounded once to the decimals of the currency."""
    if c.tipo_de_comprobante not in CON_IMPORTES:
        return ()
    debido = redondear(suma(x.importe for x in c.conceptos), documento.decimales)
    if c.sub_total == debido:
        return ()
    mensaje = (
        f"El SubTotal debe ser {debido}, la suma de los Importe de los {len(c.conceptos)} conceptos antes de "
        f"descuento, y dice {c.sub_total}."
    )
    return [Falla("@SubTotal", mensaje, str(debido), str(c.sub_total))]


@regla(
    "CFDI40109",
    en=Comprobante,
    fuente=FUENTE,
    pide="En tipos T y P, SubTotal es 0 (con o sin decimales).",
)
def subtotal_en_cero(documento: Documento, c: Comprobante) -> Fallas:
    """T and P: SubTotal is zero, with whatever decimals."""
    if c.tipo_de_comprobante not in SIN_IMPORTES or c.sub_total == 0:
        return ()
    mensaje = f"En un comprobante de tipo {c.tipo_de_comprobante} el SubTotal debe ser 0 y dice {c.sub_total}."
    return [Falla("@SubTotal", mensaje, "0", str(c.sub_total))]


@regla(
    "CFDI40110",
    en=Comprobante,
    fuente=FUENTE,
    pide="Descuento no es mayor que SubTotal.",
)
def descuento_cabe_en_el_subtotal(documento: Documento, c: Comprobante) -> Fallas:
    """Descuento is not above SubTotal."""
    if c.descuento is None or c.descuento <= c.sub_total:
        return ()
    mensaje = f"El Descuento ({c.descuento}) no puede ser mayor que el SubTotal ({c.sub_total})."
    return [Falla("@Descuento", mensaje, f"a lo más {c.sub_total}", str(c.descuento))]


@regla(
    "CFDI40111",
    en=Comprobante,
    fuente=FUENTE,
    pide="En tipos I, E y N, Descuento existe si algún concepto tiene descuento, y es la suma de todos, redondeada a "
    "los decimales de la moneda. En tipos T y P no hay Descuento, ni en los conceptos.",
)
def descuento_es_la_suma(documento: Documento, c: Comprobante) -> Fallas:
    """I, E and N: the sum of the concepts' discounts, present if and only if some concept has one. T and P: none.

    An explicit zero where none should be is only a warning: PACs stamp it.
    """
    descuentos = [x.descuento for x in c.conceptos if x.descuento is not None]
    if c.tipo_de_comprobante in SIN_IMPORTES:
        return _sin_descuento(c, descuentos)
    if c.tipo_de_comprobante not in CON_IMPORTES:
        return ()
    if not descuentos:
        return _descuento_de_nadie(c.descuento)
    debido = redondear(suma(descuentos), documento.decimales)
    if c.descuento is None:
        mensaje = f"Falta el Descuento: debe ser {debido}, la suma de los descuentos de los conceptos."
        return [Falla("@Descuento", mensaje, str(debido))]
    if c.descuento == debido:
        return ()
    mensaje = f"El Descuento debe ser {debido}, la suma de los descuentos de los conceptos, y dice {c.descuento}."
    return [Falla("@Descuento", mensaje, str(debido), str(c.descuento))]


def _descuento_de_nadie(descuento: Decimal | None) -> Fallas:
    if descuento is None:
        return ()
    mensaje = f"Hay un Descuento de {descuento} y ningún concepto lo tiene. Indíquelo en los conceptos o quítelo."
    return [_prohibido(mensaje, descuento)]


def _sin_descuento(c: Comprobante, descuentos: list[Decimal]) -> Fallas:
    if c.descuento is None and not descuentos:
        return ()
    mensaje = f"Un comprobante de tipo {c.tipo_de_comprobante} no lleva Descuento, ni en sus conceptos. Quítelo."
    return [_prohibido(mensaje, c.descuento or suma(descuentos))]


def _prohibido(mensaje: str, descuento: Decimal) -> Falla:
    return Falla("@Descuento", mensaje, "sin Descuento", str(descuento), None if descuento else "advertencia")


@regla(
    "CFDI40112",
    en=Comprobante,
    fuente=FUENTE,
    pide="Descuento se escribe con los decimales que admite la moneda, o menos.",
)
def decimales_del_descuento(documento: Documento, c: Comprobante) -> Fallas:
    """Descuento is written with no more decimals than the currency has."""
    return sobran_decimales(documento, "Descuento", c.descuento)


@regla(
    "CFDI40119",
    en=Comprobante,
    fuente=FUENTE,
    pide="En tipos I, E y N, Total es SubTotal − Descuento + impuestos trasladados − impuestos retenidos, federales y "
    "locales, sin tolerancia. En tipos T y P es 0. Se escribe con los decimales de la moneda, o menos.",
)
def total_es_la_cuenta(documento: Documento, c: Comprobante) -> Fallas:
    """I, E and N: SubTotal − Descuento + transferred − withheld, exactly, local taxes included. T and P: zero."""
    if c.tipo_de_comprobante in SIN_IMPORTES:
        if c.total == 0:
            return ()
        mensaje = f"En un comprobante de tipo {c.tipo_de_comprobante} el Total debe ser 0 y dice {c.total}."
        return [Falla("@Total", mensaje, "0", str(c.total))]
    if c.tipo_de_comprobante not in CON_IMPORTES:
        return ()
    try:
        terminos, optativo = list(_terminos(c)), _cargos_de_aerolineas(c)
    except ErrorDatos:
        return ()  # a complement that adds to the Total and cannot be read has its own finding
    debido = _cuenta(terminos, documento)
    if c.total in (debido, suma([debido, optativo])):
        return ()
    cuenta = " ".join(str(t) for t in terminos if t.importe)
    mensaje = f"El Total debe ser {debido} ({cuenta}) y dice {c.total}."
    return [Falla("@Total", mensaje, str(debido), str(c.total))]


@regla("CFDI40119", en=Comprobante, fuente="Anexo 20, I.F, Total")
def decimales_del_total(documento: Documento, c: Comprobante) -> Fallas:
    """Total is written with no more decimals than the currency has. Anexo 20 gives it no code: PACs use this one."""
    if c.total == 0 and c.tipo_de_comprobante in SIN_IMPORTES:
        return ()
    return sobran_decimales(documento, "Total", c.total)


class _Termino(NamedTuple):
    """One term of the Total. `signo` is + or −."""

    signo: str
    nombre: str
    importe: Decimal

    def __str__(self) -> str:
        return f"{self.signo} {self.nombre} {self.importe}" if self.nombre != "SubTotal" else f"SubTotal {self.importe}"


def _terminos(c: Comprobante) -> Iterator[_Termino]:
    """What the Total adds up. Raises ErrorDatos when a complement that takes part cannot be read."""
    impuestos = c.impuestos
    yield _Termino("+", "SubTotal", c.sub_total)
    yield _Termino("−", "Descuento", c.descuento or CERO)
    if impuestos is not None:
        yield _Termino("+", "trasladados", impuestos.total_impuestos_trasladados or CERO)
        yield _Termino("−", "retenidos", impuestos.total_impuestos_retenidos or CERO)
    locales = aportes(x for x in c.complementos if x._espacio.uri != _AEROLINEAS)
    yield _Termino("−", "retenidos locales", resta(CERO, locales)) if locales < 0 else _Termino("+", "locales", locales)


def _cuenta(terminos: list[_Termino], documento: Documento) -> Decimal:
    total = resta(
        suma(t.importe for t in terminos if t.signo == "+"), suma(t.importe for t in terminos if t.signo == "−")
    )
    locales = terminos[-1].importe
    # The only term that does not have the decimals of the currency: local taxes have two even in one that has none.
    return redondear(total, documento.decimales) if locales else total


def _cargos_de_aerolineas(c: Comprobante) -> Decimal:
    """The airport fee and charges of a flight ticket: issuers count them in the Total or not, and PACs take both."""
    return aportes(x for x in c.complementos if x._espacio.uri == _AEROLINEAS)
