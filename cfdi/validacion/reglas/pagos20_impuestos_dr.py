"""Pagos 2.0, the taxes of a related document that the payment covers (CRP20249 to CRP20261).

CRP20250, CRP20251, CRP20256 and CRP20257 (tax and factor are keys of their catalogues) are told by the layer of the
catalogues.
"""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.importes import decimales_escritos, impuesto_en_limites, limites_impuesto
from cfdi.documentos.pagos20 import RetencionDR, TrasladoDR
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import CON_TASA, EXENTO, tasa_fuera_de_catalogo
from cfdi.validacion.reglas.pagos20_predicados import FUENTE

# Withheld


@regla("CRP20249", en=RetencionDR, fuente=FUENTE, pide="La BaseDR de una retención es mayor que cero.")
def base_de_retencion(documento: Documento, r: RetencionDR) -> Fallas:
    """BaseDR is above zero."""
    return _base_positiva(r.base_dr)


@regla("CRP20252", en=RetencionDR, fuente=FUENTE, pide="El TipoFactorDR de una retención no puede ser Exento.")
def retencion_no_exenta(documento: Documento, r: RetencionDR) -> Fallas:
    """TipoFactorDR is not Exento."""
    if r.tipo_factor_dr != EXENTO:
        return ()
    mensaje = "El TipoFactorDR de una retención no puede ser Exento. Use Tasa o Cuota, o quite la retención."
    return [Falla("@TipoFactorDR", mensaje, "Tasa o Cuota", EXENTO)]


@regla(
    "CRP20253",
    en=RetencionDR,
    fuente=FUENTE,
    pide="La TasaOCuotaDR de una retención es una que c_TasaOCuota permite retener con su impuesto y factor.",
)
def tasa_de_retencion(documento: Documento, r: RetencionDR) -> Fallas:
    """TasaOCuotaDR fits a row of c_TasaOCuota for that tax withheld. Exento has its own code."""
    return _tasa(documento, r, r.tasa_o_cuota_dr, retencion=True)


@regla(
    "CRP20254",
    en=RetencionDR,
    fuente=FUENTE,
    pide="El ImporteDR de una retención es BaseDR × TasaOCuotaDR, dentro del margen que dan los decimales escritos.",
)
def importe_de_retencion(documento: Documento, r: RetencionDR) -> Fallas:
    """ImporteDR is BaseDR × TasaOCuotaDR, within what the decimals written in BaseDR allow."""
    return _importe(r.base_dr, r.tasa_o_cuota_dr, r.importe_dr, "de la retención")


# Transferred


@regla("CRP20255", en=TrasladoDR, fuente=FUENTE, pide="La BaseDR de un traslado es mayor que cero.")
def base_de_traslado(documento: Documento, t: TrasladoDR) -> Fallas:
    """BaseDR is above zero."""
    return _base_positiva(t.base_dr)


@regla("CRP20258", en=TrasladoDR, fuente=FUENTE, pide="Un traslado Exento no lleva TasaOCuotaDR ni ImporteDR.")
def exento_sin_importe(documento: Documento, t: TrasladoDR) -> Fallas:
    """Exento has neither rate nor amount."""
    if t.tipo_factor_dr != EXENTO:
        return ()
    dichos = {"TasaOCuotaDR": t.tasa_o_cuota_dr, "ImporteDR": t.importe_dr}
    return [
        Falla(
            f"@{nombre}", f"Un traslado Exento no lleva {nombre} y dice {valor}. Quítelo.", f"sin {nombre}", str(valor)
        )
        for nombre, valor in dichos.items()
        if valor is not None
    ]


@regla("CRP20259", en=TrasladoDR, fuente=FUENTE, pide="Un traslado por Tasa o Cuota lleva TasaOCuotaDR e ImporteDR.")
def tasa_con_importe(documento: Documento, t: TrasladoDR) -> Fallas:
    """Tasa and Cuota have both rate and amount."""
    if t.tipo_factor_dr not in CON_TASA:
        return ()
    dichos = {"TasaOCuotaDR": t.tasa_o_cuota_dr, "ImporteDR": t.importe_dr}
    return [
        Falla(f"@{nombre}", f"Falta {nombre}: el TipoFactorDR del traslado es {t.tipo_factor_dr}. Agréguelo.", nombre)
        for nombre, valor in dichos.items()
        if valor is None
    ]


@regla(
    "CRP20260",
    en=TrasladoDR,
    fuente=FUENTE,
    pide="La TasaOCuotaDR de un traslado es una que c_TasaOCuota permite trasladar con su impuesto y factor.",
)
def tasa_de_traslado(documento: Documento, t: TrasladoDR) -> Fallas:
    """TasaOCuotaDR fits a row of c_TasaOCuota for that tax transferred."""
    return () if t.tasa_o_cuota_dr is None else _tasa(documento, t, t.tasa_o_cuota_dr, retencion=False)


@regla(
    "CRP20261",
    en=TrasladoDR,
    fuente=FUENTE,
    pide="El ImporteDR de un traslado es BaseDR × TasaOCuotaDR, dentro del margen que dan los decimales escritos.",
)
def importe_de_traslado(documento: Documento, t: TrasladoDR) -> Fallas:
    """ImporteDR is BaseDR × TasaOCuotaDR, within what the decimals written in BaseDR allow."""
    if t.tipo_factor_dr not in CON_TASA or t.tasa_o_cuota_dr is None or t.importe_dr is None:
        return ()
    return _importe(t.base_dr, t.tasa_o_cuota_dr, t.importe_dr, "del traslado")


# Of both


def _base_positiva(base: Decimal) -> Fallas:
    if base > 0:
        return ()
    return [Falla("@BaseDR", f"BaseDR debe ser mayor que cero y dice {base}.", "más de 0", str(base))]


def _tasa(documento: Documento, i: RetencionDR | TrasladoDR, tasa: Decimal, *, retencion: bool) -> Fallas:
    fallas = tasa_fuera_de_catalogo(documento, i.impuesto_dr, i.tipo_factor_dr, tasa, retencion=retencion)
    return [f._replace(donde="@TasaOCuotaDR") for f in fallas]


def _importe(base: Decimal, tasa: Decimal, importe: Decimal, de: str) -> Fallas:
    if impuesto_en_limites(base, tasa, importe):
        return ()
    inferior, superior = limites_impuesto(base, tasa, decimales_escritos(importe))
    mensaje = (
        f"El ImporteDR {importe} {de} no corresponde a BaseDR {base} × TasaOCuotaDR {tasa}: debe estar entre "
        f"{inferior} y {superior}."
    )
    return [Falla("@ImporteDR", mensaje, f"de {inferior} a {superior}", str(importe))]
