"""CFDI 4.0, node Impuestos of the Comprobante: whether the summary is there, and its totals
(CFDI40201 to CFDI40212, and CFDI40218).

A summary Retencion without TotalImpuestosRetenidos has two codes with one meaning, CFDI40206 and CFDI40209: it is told
once, as CFDI40206.
"""

from __future__ import annotations

from collections import Counter

from cfdi.calculo.importes import CERO, suma
from cfdi.documentos.cfdi40 import Comprobante, Impuestos
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import CON_IMPUESTOS, CON_TASA, EXENTO, SIN_IMPORTES, sobran_decimales
from cfdi.validacion.reglas.cfdi40_sumas import grupo, retenido, todo_es_exento, trasladado

MATRIZ = "Matriz de errores CFDI 4.0; Anexo 20, I.F, Impuestos"
ANEXO = "Anexo 20, I.F, TipoDeComprobante e Impuestos de los conceptos; sin código propio en la matriz"


@regla(
    "CFDI40201",
    en=Comprobante,
    fuente=MATRIZ,
    pide="Un comprobante de tipo T o P no lleva el nodo Impuestos.",
)
def traslado_y_pago_sin_resumen(documento: Documento, c: Comprobante) -> Fallas:
    """T and P: no node Impuestos."""
    return _sin_resumen(c) if c.tipo_de_comprobante in SIN_IMPORTES else ()


@regla("CFDI40999", en=Comprobante, fuente=ANEXO, pide="Un comprobante de tipo N no lleva el nodo Impuestos.")
def nomina_sin_resumen(documento: Documento, c: Comprobante) -> Fallas:
    """N: no node Impuestos, which Anexo 20 says under TipoDeComprobante and the matrix forgets."""
    return _sin_resumen(c) if c.tipo_de_comprobante == "N" else ()


def _sin_resumen(c: Comprobante) -> Fallas:
    if c.impuestos is None:
        return ()
    mensaje = f"Un comprobante de tipo {c.tipo_de_comprobante} no lleva el nodo Impuestos. Quítelo."
    return [Falla("cfdi:Impuestos", mensaje, "sin Impuestos", "Impuestos")]


@regla(
    "CFDI40202",
    en=Impuestos,
    fuente=MATRIZ,
    pide="TotalImpuestosRetenidos se escribe con a lo más los decimales de la Moneda, ceros incluidos.",
)
def decimales_del_total_retenido(documento: Documento, i: Impuestos) -> Fallas:
    """TotalImpuestosRetenidos has no more decimals than the currency."""
    return sobran_decimales(documento, "TotalImpuestosRetenidos", i.total_impuestos_retenidos)


@regla(
    "CFDI40203",
    en=Impuestos,
    fuente=MATRIZ,
    pide="TotalImpuestosRetenidos es la suma exacta de los Importe de las Retencion del resumen.",
)
def total_retenido_es_la_suma(documento: Documento, i: Impuestos) -> Fallas:
    """TotalImpuestosRetenidos is the sum of the summary's withheld taxes, as written."""
    if i.total_impuestos_retenidos is None:
        return ()
    debido = suma(r.importe for r in i.retenciones)
    if i.total_impuestos_retenidos == debido:
        return ()
    mensaje = (
        f"TotalImpuestosRetenidos debe ser {debido}, la suma de las {len(i.retenciones)} retenciones del resumen, "
        f"y dice {i.total_impuestos_retenidos}."
    )
    return [Falla("@TotalImpuestosRetenidos", mensaje, str(debido), str(i.total_impuestos_retenidos))]


@regla(
    "CFDI40204",
    en=Impuestos,
    fuente=MATRIZ,
    pide="TotalImpuestosTrasladados se escribe con a lo más los decimales de la Moneda, ceros incluidos.",
)
def decimales_del_total_trasladado(documento: Documento, i: Impuestos) -> Fallas:
    """TotalImpuestosTrasladados has no more decimals than the currency."""
    return sobran_decimales(documento, "TotalImpuestosTrasladados", i.total_impuestos_trasladados)


@regla(
    "CFDI40205",
    en=Impuestos,
    fuente=MATRIZ,
    pide="TotalImpuestosTrasladados es la suma exacta de los Importe de los Traslado del resumen.",
)
def total_trasladado_es_la_suma(documento: Documento, i: Impuestos) -> Fallas:
    """TotalImpuestosTrasladados is the sum of the summary's transferred taxes, as written; an Exento counts zero."""
    if i.total_impuestos_trasladados is None:
        return ()
    debido = suma(t.importe or CERO for t in i.traslados)
    if i.total_impuestos_trasladados == debido:
        return ()
    mensaje = (
        f"TotalImpuestosTrasladados debe ser {debido}, la suma de los {len(i.traslados)} traslados del resumen, "
        f"y dice {i.total_impuestos_trasladados}."
    )
    return [Falla("@TotalImpuestosTrasladados", mensaje, str(debido), str(i.total_impuestos_trasladados))]


@regla(
    "CFDI40206",
    en=Impuestos,
    fuente=MATRIZ,
    pide="Si el resumen tiene Retenciones, debe decir TotalImpuestosRetenidos. (La matriz lo repite en CFDI40209.)",
)
def retenciones_con_su_total(documento: Documento, i: Impuestos) -> Fallas:
    """Summary Retenciones demand TotalImpuestosRetenidos."""
    if not i.retenciones or i.total_impuestos_retenidos is not None:
        return ()
    debido = suma(r.importe for r in i.retenciones)
    mensaje = f"Hay Retenciones y falta TotalImpuestosRetenidos: debe ser {debido}, la suma de sus Importe."
    return [Falla("@TotalImpuestosRetenidos", mensaje, str(debido))]


@regla(
    "CFDI40208",
    en=Impuestos,
    fuente=MATRIZ,
    pide="El resumen tiene una sola Retencion por cada Impuesto.",
)
def una_retencion_por_impuesto(documento: Documento, i: Impuestos) -> Fallas:
    """At most one summary Retencion for each Impuesto, whatever the rates in the concepts."""
    veces = Counter(r.impuesto for r in i.retenciones)
    return [
        Falla(
            "cfdi:Retenciones",
            f"El resumen tiene {n} Retencion del impuesto {impuesto} y debe tener una sola. Súmelas en una.",
            f"una Retencion del impuesto {impuesto}",
            str(n),
        )
        for impuesto, n in veces.items()
        if n > 1
    ]


@regla(
    "CFDI40218",
    en=Impuestos,
    fuente=MATRIZ,
    pide="El resumen tiene un solo Traslado por cada combinación de Impuesto, TipoFactor y TasaOCuota.",
)
def un_traslado_por_grupo(documento: Documento, i: Impuestos) -> Fallas:
    """At most one summary Traslado for each tax, factor and rate."""
    veces = Counter(map(grupo, i.traslados))
    return [
        Falla(
            "cfdi:Traslados",
            f"El resumen tiene {n} Traslado del impuesto {g} y debe tener uno solo. Súmelos en uno.",
            f"un Traslado del impuesto {g}",
            str(n),
        )
        for g, n in veces.items()
        if n > 1
    ]


@regla(
    "CFDI40212",
    en=Comprobante,
    fuente=MATRIZ,
    pide="Si algún concepto traslada un impuesto con Tasa o Cuota, debe existir TotalImpuestosTrasladados, aunque "
    "sea cero.",
)
def traslados_con_su_total(documento: Documento, c: Comprobante) -> Fallas:
    """I and E: a concept that transfers at a rate demands TotalImpuestosTrasladados; 0.00 will do."""
    if c.tipo_de_comprobante not in CON_IMPUESTOS:
        return ()
    if c.impuestos is not None and c.impuestos.total_impuestos_trasladados is not None:
        return ()
    con_tasa = [s.importe for g, s in documento.una_vez(trasladado).items() if g.tipo_factor in CON_TASA]
    if not con_tasa:
        return ()
    mensaje = (
        "Hay conceptos que trasladan impuestos con Tasa o Cuota y falta TotalImpuestosTrasladados: es la suma de los "
        f"Importe de los Traslado del resumen (los conceptos suman {suma(con_tasa)})."
    )
    return [Falla("cfdi:Impuestos/@TotalImpuestosTrasladados", mensaje, "TotalImpuestosTrasladados")]


@regla(
    "CFDI40999",
    en=Comprobante,
    fuente=ANEXO,
    pide="Todo impuesto trasladado o retenido en los conceptos tiene su nodo en el resumen de Impuestos.",
)
def resumen_completo(documento: Documento, c: Comprobante) -> Fallas:
    """I and E: each tax of the concepts has its node in the summary. Their totals have codes of their own."""
    if c.tipo_de_comprobante not in CON_IMPUESTOS:
        return ()
    resumen = c.impuestos or Impuestos()
    traslados, retenciones = {grupo(t) for t in resumen.traslados}, {r.impuesto for r in resumen.retenciones}
    fallas = [
        _falta_en_el_resumen("Retencion", impuesto)
        for impuesto in documento.una_vez(retenido)
        if impuesto not in retenciones
    ]
    for g in documento.una_vez(trasladado):
        if g in traslados:
            continue
        if g.tipo_factor in CON_TASA or (g.tipo_factor == EXENTO and documento.una_vez(todo_es_exento)):
            fallas.append(_falta_en_el_resumen("Traslado", str(g)))
        elif g.tipo_factor == EXENTO:  # the texts only demand it when there is nothing else
            fallas.append(_falta_en_el_resumen("Traslado", str(g))._replace(severidad="advertencia"))
    return fallas


def _falta_en_el_resumen(nodo: str, impuesto: str) -> Falla:
    mensaje = f"Los conceptos tienen el impuesto {impuesto} y el resumen no. Agregue su {nodo} en Impuestos."
    return Falla("cfdi:Impuestos", mensaje, f"un {nodo} del impuesto {impuesto}")
