"""Pagos 2.0, what the guide asks and no code of the matrix checks, all of it as warnings; and CRP20999."""

from __future__ import annotations

from collections.abc import Iterable

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import ImpuestosP, Pago, Pagos, TrasladoP
from cfdi.esquema.nodos import Opaco
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import CON_TASA
from cfdi.validacion.reglas.pagos20_impuestos_p import grupo_dr, grupo_p, nombre, resumen, traslados_dr
from cfdi.validacion.reglas.pagos20_predicados import FUENTE, GUIA, IMPUESTOS, del_recibo

USO_PAGOS = "CP01"
SUSTITUCION = "04"
ACOMPANAN = frozenset({"Pagos", "TimbreFiscalDigital", "CFDIRegistroFiscal"})
"""The complements that may stand beside each other in a receipt."""

# The Comprobante


@regla("CRP20999", en=Comprobante, fuente=FUENTE, pide="El comprobante lleva un solo complemento de pagos.")
@del_recibo
def un_solo_complemento(documento: Documento, c: Comprobante) -> Fallas:
    """Exactly one node Pagos. What else has this code (order, missing attributes) is told by the schema, as 301."""
    hay = len(c.complementos_de(Pagos))
    if hay == 1:
        return ()
    mensaje = f"Hay {hay} complementos de pagos y se admite uno. Reúna sus nodos Pago en uno solo y sume los Totales."
    return [Falla("cfdi:Complemento", mensaje, "un nodo pago20:Pagos", f"{hay} nodos pago20:Pagos")]


@regla("GUIAP20-UsoCFDI", en=Comprobante, fuente=GUIA, pide="En un recibo de pago el UsoCFDI es CP01.")
@del_recibo
def uso_de_pagos(documento: Documento, c: Comprobante) -> Fallas:
    """UsoCFDI is CP01. A stamped receipt of 2022 has another."""
    if c.receptor.uso_cfdi == USO_PAGOS:
        return ()
    mensaje = f"En un recibo de pago la guía pide UsoCFDI CP01 (pagos) y dice {c.receptor.uso_cfdi}. Cámbielo a CP01."
    return [Falla("cfdi:Receptor/@UsoCFDI", mensaje, USO_PAGOS, c.receptor.uso_cfdi)]


@regla("GUIAP20-InformacionGlobal", en=Comprobante, fuente=GUIA, pide="Un recibo de pago no lleva InformacionGlobal.")
@del_recibo
def sin_informacion_global(documento: Documento, c: Comprobante) -> Fallas:
    """No InformacionGlobal."""
    if c.informacion_global is None:
        return ()
    mensaje = "Un recibo de pago no lleva InformacionGlobal, que es de las facturas globales. Quítela."
    return [Falla("cfdi:InformacionGlobal", mensaje, "sin InformacionGlobal", "InformacionGlobal")]


@regla("GUIAP20-TipoRelacion", en=Comprobante, fuente=GUIA, pide="Un recibo de pago solo se relaciona por sustitución.")
@del_recibo
def solo_sustituye(documento: Documento, c: Comprobante) -> Fallas:
    """TipoRelacion is 04: the invoices that are paid are related in the complement."""
    varios = len(c.cfdi_relacionados) > 1
    return [
        Falla(
            f"cfdi:CfdiRelacionados{f'[{i}]' if varios else ''}/@TipoRelacion",
            f"La guía solo admite TipoRelacion 04 (sustitución) en un recibo de pago y dice {r.tipo_relacion}. "
            "Las facturas que se pagan van en DoctoRelacionado.",
            SUSTITUCION,
            r.tipo_relacion,
        )
        for i, r in enumerate(c.cfdi_relacionados, 1)
        if r.tipo_relacion != SUSTITUCION
    ]


@regla(
    "GUIAP20-Complemento",
    en=Comprobante,
    fuente=GUIA,
    pide="Junto al complemento de pagos solo van el timbre y CFDIRegistroFiscal.",
)
@del_recibo
def sin_otros_complementos(documento: Documento, c: Comprobante) -> Fallas:
    """No complement but the timbre and CFDIRegistroFiscal. What nobody declared has its own finding."""
    ajenos = dict.fromkeys(
        f"{x._espacio.prefijo}:{x._nombre}"
        for x in c.complementos
        if not isinstance(x, Opaco) and x._nombre not in ACOMPANAN
    )
    mensaje = "La guía no admite {} junto al complemento de pagos, solo el timbre y CFDIRegistroFiscal. Quítelo."
    return [Falla(f"cfdi:Complemento/{x}", mensaje.format(x), f"sin {x}", x) for x in ajenos]


@regla(
    "GUIAP20-ACuentaTerceros",
    en=Comprobante,
    fuente="Guía de llenado de pagos, apéndice 7",
    pide="Si el concepto lleva ACuentaTerceros, el complemento lleva un solo Pago: un recibo por cada tercero.",
)
@del_recibo
def un_pago_por_tercero(documento: Documento, c: Comprobante) -> Fallas:
    """With ACuentaTerceros, a single Pago: one receipt per third party."""
    if all(x.a_cuenta_terceros is None for x in c.conceptos):
        return ()
    hay = sum(len(p.pago) for p in c.complementos_de(Pagos))
    if hay == 1:
        return ()
    mensaje = (
        f"El recibo es a cuenta de un tercero y lleva {hay} pagos. "
        "La guía pide un recibo por cada tercero, con un solo Pago."
    )
    return [Falla("cfdi:Complemento/pago20:Pagos", mensaje, "1 pago", f"{hay} pagos")]


# The complement


@regla("GUIAP20-FechaPago", en=Pago, fuente=GUIA, pide="La FechaPago no es posterior a la Fecha del comprobante.")
def pago_ya_recibido(documento: Documento, pago: Pago) -> Fallas:
    """FechaPago is not after Fecha, both in local time."""
    fecha = documento.comprobante.fecha
    if pago.fecha_pago <= fecha:
        return ()
    mensaje = (
        f"El pago es del {pago.fecha_pago.isoformat()} y el comprobante del {fecha.isoformat()}: solo se documenta un "
        "pago ya recibido. Corrija FechaPago; si no sabe la hora use las 12:00:00."
    )
    return [Falla("@FechaPago", mensaje, f"a más tardar {fecha.isoformat()}", pago.fecha_pago.isoformat())]


@regla(
    "GUIAP20-ImpuestosP",
    en=Pago,
    fuente=GUIA,
    pide="ImpuestosP, que no va vacío, resume todos los impuestos de los documentos: un RetencionP por impuesto "
    "retenido y un TrasladoP por impuesto, factor y tasa trasladados.",
)
def impuestos_resumidos(documento: Documento, pago: Pago) -> Fallas:
    """Every tax of the documents has its node in the summary. A node too many has its own code (CRP20265, CRP20268)."""
    faltan = [*_retenciones_sin_resumir(pago), *_traslados_sin_resumir(pago)]
    mensaje = "Los documentos del pago llevan {} e ImpuestosP no lo resume. Agréguelo."
    return [Falla("pago20:ImpuestosP", mensaje.format(x), x) for x in faltan]


def _retenciones_sin_resumir(pago: Pago) -> Iterable[str]:
    hay = {r.impuesto_p for r in resumen(pago).retenciones_p}
    llevan = (r.impuesto_dr for d in pago.docto_relacionado if d.impuestos_dr for r in d.impuestos_dr.retenciones_dr)
    return [f"retención de {IMPUESTOS.get(i, i)}" for i in dict.fromkeys(llevan) if i not in hay]


def _traslados_sin_resumir(pago: Pago) -> Iterable[str]:
    hay = {grupo_p(t) for t in resumen(pago).traslados_p}
    llevan = map(grupo_dr, traslados_dr(pago))
    return [f"traslado de {nombre(g)}" for g in dict.fromkeys(llevan) if g not in hay]


@regla("GUIAP20-ImpuestosP", en=ImpuestosP, fuente=GUIA)
def resumen_no_vacio(documento: Documento, i: ImpuestosP) -> Fallas:
    """ImpuestosP has some tax."""
    if i.retenciones_p or i.traslados_p:
        return ()
    mensaje = "ImpuestosP está vacío: debe llevar TrasladosP o RetencionesP. Agréguelos o quite el nodo."
    return [Falla("", mensaje, "TrasladosP o RetencionesP", "ningún impuesto")]


@regla(
    "GUIAP20-TrasladoP", en=TrasladoP, fuente=GUIA, pide="Un TrasladoP por Tasa o Cuota lleva TasaOCuotaP e ImporteP."
)
def traslado_completo(documento: Documento, t: TrasladoP) -> Fallas:
    """Tasa and Cuota have both rate and amount; no code demands them."""
    if t.tipo_factor_p not in CON_TASA:
        return ()
    dichos = {"TasaOCuotaP": t.tasa_o_cuota_p, "ImporteP": t.importe_p}
    return [
        Falla(f"@{a}", f"Falta {a}: el TipoFactorP del traslado es {t.tipo_factor_p}. Agréguelo.", a)
        for a, valor in dichos.items()
        if valor is None
    ]
