"""CFDI 4.0, summary of taxes: each Retencion (CFDI40210, 40211) and each Traslado (CFDI40213 to CFDI40221)."""

from __future__ import annotations

from cfdi.calculo.importes import CERO, redondear, suma
from cfdi.documentos.cfdi40 import Comprobante, RetencionTotal, TrasladoTotal
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Severidad
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import CON_TASA, EXENTO, sobran_decimales, tasa_fuera_de_catalogo
from cfdi.validacion.reglas.cfdi40_sumas import (
    NADA,
    grupo,
    retenido,
    todo_es_exento,
    trasladado,
)

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F, Impuestos"


@regla(
    "CFDI40210",
    en=RetencionTotal,
    fuente=FUENTE,
    pide="El Importe de una Retencion del resumen se escribe con a lo más los decimales de la Moneda.",
)
def decimales_de_la_retencion(documento: Documento, r: RetencionTotal) -> Fallas:
    """Importe has no more decimals than the currency."""
    return sobran_decimales(documento, "Importe", r.importe)


@regla(
    "CFDI40211",
    en=RetencionTotal,
    fuente=FUENTE,
    pide="El Importe de una Retencion del resumen es la suma de lo retenido por ese Impuesto en los conceptos, "
    "redondeada una vez a los decimales de la Moneda.",
)
def retencion_del_resumen(documento: Documento, r: RetencionTotal) -> Fallas:
    """Importe is what the concepts withhold of that tax, at whatever rates, rounded once."""
    debido = redondear(documento.una_vez(retenido).get(r.impuesto, CERO), documento.decimales)
    if r.importe == debido:
        return ()
    mensaje = (
        f"El Importe de la retención del impuesto {r.impuesto} debe ser {debido}, la suma de las retenciones de los "
        f"conceptos, y dice {r.importe}."
    )
    return [Falla("@Importe", mensaje, str(debido), str(r.importe))]


@regla(
    "CFDI40213",
    en=TrasladoTotal,
    fuente=FUENTE,
    pide="Si todos los traslados de los conceptos son Exento, los del resumen solo llevan Base, Impuesto y TipoFactor.",
)
def exento_sin_tasa_ni_importe(documento: Documento, t: TrasladoTotal) -> Fallas:
    """Where all is Exento, no summary Traslado has a rate or an amount. In a mixed document it is only a warning."""
    sobran = [nombre for nombre, valor in (("TasaOCuota", t.tasa_o_cuota), ("Importe", t.importe)) if valor is not None]
    if not sobran:
        return ()
    exento = documento.una_vez(todo_es_exento)
    if not exento and t.tipo_factor != EXENTO:
        return ()
    porque = "todos los traslados de los conceptos son Exento" if exento else "su TipoFactor es Exento"
    nombres = " ni ".join(sobran)
    mensaje = f"El Traslado del resumen no lleva {nombres}: {porque}. Déjele solo Base, Impuesto y TipoFactor."
    severidad: Severidad | None = None if exento else "advertencia"
    return [Falla(f"@{sobran[0]}", mensaje, f"sin {nombres}", " y ".join(sobran), severidad)]


@regla(
    "CFDI40214",
    en=TrasladoTotal,
    fuente=FUENTE,
    pide="La Base de un Traslado del resumen se escribe con a lo más los decimales de la Moneda.",
)
def decimales_de_la_base(documento: Documento, t: TrasladoTotal) -> Fallas:
    """Base has no more decimals than the currency. (The official message says Importe.)"""
    return sobran_decimales(documento, "Base", t.base)


@regla(
    "CFDI40215",
    en=TrasladoTotal,
    fuente=FUENTE,
    pide="La Base de un Traslado del resumen es la suma de las Base de los conceptos con el mismo Impuesto, TipoFactor "
    "y TasaOCuota, redondeada una vez a los decimales de la Moneda.",
)
def base_del_resumen(documento: Documento, t: TrasladoTotal) -> Fallas:
    """Base is the sum of the bases of its group, rounded once to the currency's decimals."""
    debida = redondear(documento.una_vez(trasladado).get(grupo(t), NADA).base, documento.decimales)
    if t.base == debida:
        return ()
    mensaje = (
        f"La Base del impuesto {grupo(t)} debe ser {debida}, la suma de las bases de los conceptos, y dice {t.base}."
    )
    return [Falla("@Base", mensaje, str(debida), str(t.base))]


@regla(
    "CFDI40216",
    en=Comprobante,
    fuente=FUENTE,
    pide="Si todos los traslados de los conceptos son Exento, la suma de las Base del resumen es la de los conceptos, "
    "redondeada a los decimales de la Moneda.",
)
def bases_exentas(documento: Documento, c: Comprobante) -> Fallas:
    """Where all is Exento, the summary's bases add up to those of the concepts, rounded once or once per tax."""
    if c.impuestos is None or not c.impuestos.traslados or not documento.una_vez(todo_es_exento):
        return ()
    bases = [s.base for s in documento.una_vez(trasladado).values()]
    debida = redondear(suma(bases), documento.decimales)
    hay = suma(t.base for t in c.impuestos.traslados)
    if hay in (debida, suma(redondear(base, documento.decimales) for base in bases)):
        return ()
    mensaje = (
        f"Las Base del resumen deben sumar {debida}, la suma de las bases exentas de los conceptos, y suman {hay}."
    )
    return [Falla("cfdi:Impuestos/cfdi:Traslados", mensaje, str(debida), str(hay))]


@regla(
    "CFDI40219",
    en=TrasladoTotal,
    fuente=FUENTE,
    pide="La TasaOCuota de un Traslado del resumen está en c_TasaOCuota, para su Impuesto y su TipoFactor.",
)
def tasa_del_resumen(documento: Documento, t: TrasladoTotal) -> Fallas:
    """TasaOCuota is one that c_TasaOCuota allows to that tax and factor when transferred."""
    if t.tasa_o_cuota is None:
        return ()
    return tasa_fuera_de_catalogo(documento, t.impuesto, t.tipo_factor, t.tasa_o_cuota, retencion=False)


@regla(
    "CFDI40220",
    en=TrasladoTotal,
    fuente=FUENTE,
    pide="El Importe de un Traslado del resumen se escribe con a lo más los decimales de la Moneda.",
)
def decimales_del_traslado(documento: Documento, t: TrasladoTotal) -> Fallas:
    """Importe has no more decimals than the currency."""
    return sobran_decimales(documento, "Importe", t.importe)


@regla(
    "CFDI40221",
    en=TrasladoTotal,
    fuente=FUENTE,
    pide="El Importe de un Traslado del resumen con Tasa o Cuota es la suma de los Importe de los conceptos con el "
    "mismo Impuesto, TipoFactor y TasaOCuota, redondeada una vez a los decimales de la Moneda (no Base × TasaOCuota).",
)
def importe_del_resumen(documento: Documento, t: TrasladoTotal) -> Fallas:
    """With Tasa or Cuota, Importe is the sum of the taxes of its group, never Base × rate."""
    if t.tipo_factor not in CON_TASA:
        return ()
    debido = redondear(documento.una_vez(trasladado).get(grupo(t), NADA).importe, documento.decimales)
    if t.importe == debido:
        return ()
    dice = "falta" if t.importe is None else f"dice {t.importe}"
    mensaje = (
        f"El Importe del impuesto {grupo(t)} debe ser {debido}, la suma de los importes de los conceptos "
        f"(no Base × TasaOCuota), y {dice}."
    )
    return [Falla("@Importe", mensaje, str(debido), None if t.importe is None else str(t.importe))]
