"""CFDI 4.0, node Comprobante: SubTotal, Descuento and Total (matrix codes CFDI40108 to CFDI40119)."""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.importes import redondear, resta, suma
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F"

CON_IMPORTES = frozenset("IEN")
SIN_IMPORTES = frozenset("TP")
CERO = Decimal(0)


@regla("CFDI40108", en=Comprobante, fuente=FUENTE)
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


@regla("CFDI40109", en=Comprobante, fuente=FUENTE)
def subtotal_en_cero(documento: Documento, c: Comprobante) -> Fallas:
    """T and P: SubTotal is zero, with whatever decimals."""
    if c.tipo_de_comprobante not in SIN_IMPORTES or c.sub_total == 0:
        return ()
    mensaje = f"En un comprobante de tipo {c.tipo_de_comprobante} el SubTotal debe ser 0 y dice {c.sub_total}."
    return [Falla("@SubTotal", mensaje, "0", str(c.sub_total))]


@regla("CFDI40110", en=Comprobante, fuente=FUENTE)
def descuento_cabe_en_el_subtotal(documento: Documento, c: Comprobante) -> Fallas:
    """Descuento is not above SubTotal."""
    if c.descuento is None or c.descuento <= c.sub_total:
        return ()
    mensaje = f"El Descuento ({c.descuento}) no puede ser mayor que el SubTotal ({c.sub_total})."
    return [Falla("@Descuento", mensaje, f"a lo más {c.sub_total}", str(c.descuento))]


@regla("CFDI40111", en=Comprobante, fuente=FUENTE)
def descuento_es_la_suma(documento: Documento, c: Comprobante) -> Fallas:
    """I, E and N: the sum of the concepts' discounts, present if and only if some concept has one. T and P: none."""
    descuentos = [x.descuento for x in c.conceptos if x.descuento is not None]
    if c.tipo_de_comprobante in SIN_IMPORTES:
        return _sin_descuento(c, descuentos)
    if c.tipo_de_comprobante not in CON_IMPORTES:
        return ()
    if not descuentos:
        if not c.descuento:  # the matrix asks for absence; PACs stamp an explicit zero
            return ()
        mensaje = f"Hay un Descuento de {c.descuento} y ningún concepto lo tiene. Indíquelo en los conceptos o quítelo."
        return [Falla("@Descuento", mensaje, "sin Descuento", str(c.descuento))]
    debido = redondear(suma(descuentos), documento.decimales)
    if c.descuento is None:
        mensaje = f"Falta el Descuento: debe ser {debido}, la suma de los descuentos de los conceptos."
        return [Falla("@Descuento", mensaje, str(debido))]
    if c.descuento == debido:
        return ()
    mensaje = f"El Descuento debe ser {debido}, la suma de los descuentos de los conceptos, y dice {c.descuento}."
    return [Falla("@Descuento", mensaje, str(debido), str(c.descuento))]


def _sin_descuento(c: Comprobante, descuentos: list[Decimal]) -> Fallas:
    if not any([c.descuento, *descuentos]):
        return ()
    mensaje = f"Un comprobante de tipo {c.tipo_de_comprobante} no lleva Descuento, ni en sus conceptos. Quítelo."
    return [Falla("@Descuento", mensaje, "sin Descuento", str(c.descuento or suma(descuentos)))]


@regla("CFDI40119", en=Comprobante, fuente=FUENTE)
def total_es_la_cuenta(documento: Documento, c: Comprobante) -> Fallas:
    """I, E and N: SubTotal − Descuento + transferred − withheld, exactly. T and P: zero."""
    if c.tipo_de_comprobante in SIN_IMPORTES:
        if c.total == 0:
            return ()
        mensaje = f"En un comprobante de tipo {c.tipo_de_comprobante} el Total debe ser 0 y dice {c.total}."
        return [Falla("@Total", mensaje, "0", str(c.total))]
    if c.tipo_de_comprobante not in CON_IMPORTES:
        return ()
    impuestos = c.impuestos
    terminos: list[tuple[str, Decimal]] = [
        ("SubTotal", c.sub_total),
        ("− Descuento", c.descuento or CERO),
        ("+ trasladados", (impuestos and impuestos.total_impuestos_trasladados) or CERO),
        ("− retenidos", (impuestos and impuestos.total_impuestos_retenidos) or CERO),
    ]
    restan = suma(importe for nombre, importe in terminos if nombre.startswith("−"))
    debido = resta(suma(importe for nombre, importe in terminos if not nombre.startswith("−")), restan)
    if c.total == debido:
        return ()
    cuenta = " ".join(f"{nombre} {importe}" for nombre, importe in terminos if importe)
    mensaje = f"El Total debe ser {debido} ({cuenta}) y dice {c.total}."
    return [Falla("@Total", mensaje, str(debido), str(c.total))]
