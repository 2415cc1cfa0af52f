"""CFDI 4.0, taxes of a Concepto: Traslado and Retencion (CFDI40173 to CFDI40186, CFDI140224, CFDI140225)."""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.importes import decimales_escritos, impuesto_en_limites, limites_impuesto
from cfdi.documentos.cfdi40 import Comprobante, ImpuestosConcepto, RetencionConcepto, TrasladoConcepto
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import sabido
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import (
    CON_IMPUESTOS,
    CON_TASA,
    EXENTO,
    ISR,
    SIN_DESGLOSE,
    SIN_IMPORTES,
    es_persona_fisica,
    es_persona_moral,
    falla_de_lista,
    tasa_fuera_de_catalogo,
)
from cfdi.validacion.reglas.cfdi40_sumas import retenciones_de_conceptos

MATRIZ = "Matriz de errores CFDI 4.0; Anexo 20, I.F, Impuestos del concepto"


@regla(
    "CFDI40173",
    en=ImpuestosConcepto,
    fuente=MATRIZ,
    pide="El nodo Impuestos de un concepto tiene al menos un Traslado o una Retencion.",
)
def impuestos_con_algo(documento: Documento, i: ImpuestosConcepto) -> Fallas:
    """The node Impuestos of a concept holds Traslados, Retenciones or both."""
    if i.traslados or i.retenciones:
        return ()
    mensaje = "El nodo Impuestos del concepto está vacío. Agréguele Traslados o Retenciones, o quítelo."
    return [Falla("", mensaje, "Traslados o Retenciones", "Impuestos vacío")]


@regla("CFDI40174", en=TrasladoConcepto, fuente=MATRIZ, pide="La Base de un Traslado es mayor que cero.")
def base_del_traslado(documento: Documento, t: TrasladoConcepto) -> Fallas:
    """Base is above zero. (The schema says so too.)"""
    return _base_positiva(t.base)


@regla("CFDI40181", en=RetencionConcepto, fuente=MATRIZ, pide="La Base de una Retencion es mayor que cero.")
def base_de_la_retencion(documento: Documento, r: RetencionConcepto) -> Fallas:
    """Base is above zero. (The schema says so too.)"""
    return _base_positiva(r.base)


def _base_positiva(base: Decimal) -> Fallas:
    if base > 0:
        return ()
    mensaje = f"La Base del impuesto debe ser mayor que cero y dice {base}. Corríjala, o quite el impuesto."
    return [Falla("@Base", mensaje, "mayor que 0", str(base))]


@regla(
    "CFDI40177",
    en=TrasladoConcepto,
    fuente=MATRIZ,
    pide="Un Traslado con TipoFactor Exento no lleva TasaOCuota ni Importe.",
)
def exento_sin_tasa_ni_importe(documento: Documento, t: TrasladoConcepto) -> Fallas:
    """An Exento has neither rate nor amount."""
    if t.tipo_factor != EXENTO or (t.tasa_o_cuota is None and t.importe is None):
        return ()
    sobran = [n for n, valor in (("TasaOCuota", t.tasa_o_cuota), ("Importe", t.importe)) if valor is not None]
    mensaje = f"Un Traslado Exento no lleva {' ni '.join(sobran)}. Quítelos, o use Tasa con 0.000000 si es tasa cero."
    return [Falla("@TipoFactor", mensaje, "sin TasaOCuota ni Importe", " y ".join(sobran))]


@regla(
    "CFDI40178",
    en=TrasladoConcepto,
    fuente=MATRIZ,
    pide="Un Traslado con TipoFactor Tasa o Cuota lleva TasaOCuota e Importe.",
)
def tasa_con_su_importe(documento: Documento, t: TrasladoConcepto) -> Fallas:
    """A Tasa or a Cuota has both rate and amount."""
    if t.tipo_factor not in CON_TASA or (t.tasa_o_cuota is not None and t.importe is not None):
        return ()
    faltan = " y ".join(n for n, valor in (("TasaOCuota", t.tasa_o_cuota), ("Importe", t.importe)) if valor is None)
    mensaje = f"El Traslado es de TipoFactor {t.tipo_factor} y le falta {faltan}. Agréguelo, aunque sea cero."
    return [Falla("@TipoFactor", mensaje, "TasaOCuota e Importe", f"sin {faltan}")]


@regla(
    "CFDI40179",
    en=TrasladoConcepto,
    fuente=f"{MATRIZ}; catálogo c_TasaOCuota",
    pide="La TasaOCuota de un Traslado está en c_TasaOCuota, para su Impuesto y su TipoFactor, como trasladable.",
)
def tasa_del_traslado(documento: Documento, t: TrasladoConcepto) -> Fallas:
    """TasaOCuota is one that c_TasaOCuota allows to that tax and factor when transferred."""
    if t.tasa_o_cuota is None:
        return ()
    return tasa_fuera_de_catalogo(documento, t.impuesto, t.tipo_factor, t.tasa_o_cuota, retencion=False)


@regla(
    "CFDI40180",
    en=TrasladoConcepto,
    fuente=MATRIZ,
    pide="El Importe de un Traslado es Base × TasaOCuota, dentro de los límites que dan los decimales de la Base.",
)
def traslado_dentro_de_limites(documento: Documento, t: TrasladoConcepto) -> Fallas:
    """Importe is Base × TasaOCuota, within what the decimals written in Base allow."""
    if t.tasa_o_cuota is None or t.importe is None or t.tipo_factor == EXENTO:
        return ()
    return _fuera_de_limites("traslado", t.base, t.tasa_o_cuota, t.importe)


@regla(
    "CFDI40999",
    en=TrasladoConcepto,
    fuente="c_Impuesto, columna Traslado; sin código propio en la matriz",
    pide="El ISR (001) no se traslada, tampoco como Exento.",
)
def isr_no_se_traslada(documento: Documento, t: TrasladoConcepto) -> Fallas:
    """ISR is only withheld. With Tasa or Cuota CFDI40179 says it already, since no rate is in the catalogue."""
    if t.impuesto != ISR or t.tipo_factor != EXENTO or documento.comprobante.tipo_de_comprobante in SIN_IMPORTES:
        return ()
    mensaje = "El ISR (001) se retiene y no se traslada, tampoco como Exento. Quite el Traslado o corrija el Impuesto."
    return [Falla("@Impuesto", mensaje, "002 o 003", t.impuesto)]


@regla("CFDI40184", en=RetencionConcepto, fuente=MATRIZ, pide="El TipoFactor de una Retencion no es Exento.")
def retencion_no_exenta(documento: Documento, r: RetencionConcepto) -> Fallas:
    """Nothing is withheld as Exento."""
    if r.tipo_factor != EXENTO:
        return ()
    mensaje = "Una Retencion no puede ser Exento: use Tasa o Cuota, o quítela."
    return [Falla("@TipoFactor", mensaje, "Tasa o Cuota", r.tipo_factor)]


@regla(
    "CFDI40185",
    en=RetencionConcepto,
    fuente=f"{MATRIZ}; catálogo c_TasaOCuota",
    pide="La TasaOCuota de una Retencion está en c_TasaOCuota, para su Impuesto y su TipoFactor, como retenible.",
)
def tasa_de_la_retencion(documento: Documento, r: RetencionConcepto) -> Fallas:
    """TasaOCuota is one that c_TasaOCuota allows to that tax and factor when withheld."""
    return tasa_fuera_de_catalogo(documento, r.impuesto, r.tipo_factor, r.tasa_o_cuota, retencion=True)


@regla(
    "CFDI40186",
    en=RetencionConcepto,
    fuente=MATRIZ,
    pide="El Importe de una Retencion es Base × TasaOCuota, dentro de los límites que dan los decimales de la Base.",
)
def retencion_dentro_de_limites(documento: Documento, r: RetencionConcepto) -> Fallas:
    """Importe is Base × TasaOCuota, within what the decimals written in Base allow."""
    if r.tipo_factor == EXENTO:
        return ()
    return _fuera_de_limites("retención", r.base, r.tasa_o_cuota, r.importe)


# The regime 626 (RESICO) of individuals, who bill a company


TASA_DEL_626 = Decimal("0.0125")


def _cobra_del_626_a_una_moral(c: Comprobante) -> bool:
    return (
        c.tipo_de_comprobante in CON_IMPUESTOS
        and c.emisor.regimen_fiscal == "626"
        and es_persona_fisica(c.emisor.rfc)
        and es_persona_moral(c.receptor.rfc)
    )


def _marca_de_retencion(documento: Documento) -> str:
    """The mark of the issuer in l_RFC: 1, no ISR is withheld; 2, 1.25 % is."""
    emisor = documento.externos_para("l_RFC").contribuyente(documento.comprobante.emisor.rfc)
    return sabido(sabido(emisor, "l_RFC").retencion, "l_RFC")


@regla(
    "CFDI140224",
    en=RetencionConcepto,
    fuente=MATRIZ,
    pide="A una persona física del régimen 626, con marca de Retención 1 en l_RFC, que factura a una persona moral "
    "no se le retiene ISR (001).",
)
def al_626_sin_retencion(documento: Documento, r: RetencionConcepto) -> Fallas:
    """I and E, mark 1: no ISR is withheld. Other taxes may."""
    if r.impuesto != ISR or not _cobra_del_626_a_una_moral(documento.comprobante):
        return ()
    if _marca_de_retencion(documento) != "1":
        return ()
    mensaje = (
        f"El emisor {documento.comprobante.emisor.rfc} (régimen 626) tiene en l_RFC la marca de Retención 1: no se le "
        "retiene ISR. Quite la Retencion 001."
    )
    return [falla_de_lista(documento, "@Impuesto", mensaje, "002 o 003", r.impuesto)]


@regla(
    "CFDI140225",
    en=Comprobante,
    fuente=MATRIZ,
    pide="A una persona física del régimen 626, con marca de Retención 2 en l_RFC, que factura a una persona moral "
    "se le retiene ISR (001) con TasaOCuota 0.012500 en al menos un concepto.",
)
def al_626_con_su_retencion(documento: Documento, c: Comprobante) -> Fallas:
    """I and E, mark 2: ISR is withheld at 1.25 % in some concept. Where none may carry taxes, it is a warning."""
    if not _cobra_del_626_a_una_moral(c):
        return ()
    if any(r.impuesto == ISR and r.tasa_o_cuota == TASA_DEL_626 for r in retenciones_de_conceptos(c)):
        return ()
    if _marca_de_retencion(documento) != "2":
        return ()
    mensaje = (
        f"El emisor {c.emisor.rfc} (régimen 626) tiene en l_RFC la marca de Retención 2 y factura a una persona moral: "
        "agregue en los conceptos la Retencion de ISR (001) con TasaOCuota 0.012500."
    )
    puede = any(x.objeto_imp not in SIN_DESGLOSE for x in c.conceptos)
    falla = falla_de_lista(documento, "cfdi:Conceptos", mensaje, "001 con 0.012500", "sin esa Retencion")
    return [falla if puede else falla._replace(severidad="advertencia")]


# What both sides share


def _fuera_de_limites(que: str, base: Decimal, tasa: Decimal, importe: Decimal) -> Fallas:
    if impuesto_en_limites(base, tasa, importe):
        return ()
    inferior, superior = limites_impuesto(base, tasa, decimales_escritos(importe))
    articulo = "del" if que == "traslado" else "de la"
    mensaje = (
        f"El Importe {importe} {articulo} {que} no corresponde a Base {base} × TasaOCuota {tasa}: "
        f"debe estar entre {inferior} y {superior}."
    )
    return [Falla("@Importe", mensaje, f"de {inferior} a {superior}", str(importe))]
