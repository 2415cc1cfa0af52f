"""Nómina 1.2: what the Comprobante that carries it must say (matrix codes NOM1 to NOM12)."""

from __future__ import annotations

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.nomina12 import Nomina
from cfdi.esquema.revision import es_ilegible
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, por_cada
from cfdi.validacion.reglas.cfdi40_predicados import RFC_NACIONAL as FALLECIDO
from cfdi.validacion.reglas.cfdi40_predicados import es_persona_fisica, es_persona_moral
from cfdi.validacion.reglas.nomina12_predicados import (
    debe_decir,
    inscrito,
    regla_del_recibo,
    segun_la_lista,
)


@regla_del_recibo("NOM1", pide="La Moneda de un comprobante de nómina debe ser MXN.")
def moneda_es_mxn(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """Moneda is MXN."""
    return debe_decir("@Moneda", "la Moneda", "MXN", c.moneda)


@regla_del_recibo("NOM2", pide="El TipoDeComprobante de un comprobante de nómina debe ser N.")
def tipo_es_n(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """TipoDeComprobante is N."""
    return debe_decir("@TipoDeComprobante", "el TipoDeComprobante", "N", c.tipo_de_comprobante)


@regla_del_recibo("NOM3", pide="La Exportacion de un comprobante de nómina debe ser 01 (no aplica).")
def exportacion_no_aplica(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """Exportacion is 01."""
    return debe_decir("@Exportacion", "la Exportacion", "01", c.exportacion)


@regla_del_recibo("NOM4", pide="Un comprobante de nómina no lleva el nodo InformacionGlobal.")
def sin_informacion_global(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """InformacionGlobal is absent."""
    if c.informacion_global is None:
        return ()
    mensaje = "Un recibo de nómina no lleva InformacionGlobal, que es de las facturas globales. Quítela."
    return [Falla("cfdi:InformacionGlobal", mensaje, "sin InformacionGlobal")]


@regla_del_recibo("NOM7", pide="El Emisor de un comprobante de nómina no lleva FacAtrAdquirente.")
def sin_fac_atr_adquirente(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """Emisor has no FacAtrAdquirente."""
    if c.emisor.fac_atr_adquirente is None:
        return ()
    mensaje = "En un recibo de nómina el Emisor no lleva FacAtrAdquirente. Quítelo."
    return [Falla("cfdi:Emisor/@FacAtrAdquirente", mensaje, "sin FacAtrAdquirente")]


@regla_del_recibo("NOM8", pide="El Rfc del Receptor debe ser de persona física, con 13 posiciones.")
def receptor_es_persona_fisica(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """The RFC of the worker has 13 characters; one that is neither a person's nor a company's is the schema's."""
    rfc = c.receptor.rfc
    if not es_persona_moral(rfc):
        return ()
    mensaje = (
        f"El Rfc del Receptor ({rfc}) es de persona moral: tiene 12 posiciones, y el de un trabajador tiene 13. "
        "Indique el del trabajador."
    )
    return [Falla("cfdi:Receptor/@Rfc", mensaje, "un Rfc de 13 posiciones", rfc)]


@regla_del_recibo(
    "NOM9",
    pide="El Rfc del Receptor debe estar inscrito y no cancelado en la lista l_RFC, o ser XAXX010101000 si el "
    "trabajador falleció.",
)
def receptor_inscrito(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """The RFC of the worker is in l_RFC; one who has died goes with the generic RFC."""
    rfc = c.receptor.rfc
    if not es_persona_fisica(rfc) or rfc == FALLECIDO or inscrito(documento, rfc):
        return ()
    mensaje = (
        f"El Rfc del Receptor ({rfc}) no está inscrito en el SAT, o está cancelado. Verifíquelo con el trabajador; si "
        f"falleció, use {FALLECIDO}."
    )
    severidad = segun_la_lista(documento)
    return [Falla("cfdi:Receptor/@Rfc", mensaje, "un Rfc inscrito y no cancelado", rfc, severidad)]


@regla_del_recibo(
    "NOM10",
    pide="Con el Rfc genérico XAXX010101000, de un trabajador fallecido, cada Nomina debe llevar en su Receptor la "
    "Curp de él.",
)
def fallecido_con_curp(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """With the generic RFC every Nomina tells the CURP of the worker. Whose it is, only the SAT knows."""
    if c.receptor.rfc != FALLECIDO:
        return ()
    return por_cada(nominas, "cfdi:Complemento/nomina12:Nomina", _con_curp)


def _con_curp(n: Nomina) -> Fallas:
    if not es_ilegible(n.receptor.curp):
        return ()
    mensaje = f"Con el Rfc genérico {FALLECIDO} hace falta la Curp del trabajador fallecido. Agréguela."
    return [Falla("nomina12:Receptor/@Curp", mensaje, "la Curp del trabajador")]


@regla_del_recibo(
    "NOM11", pide="El RegimenFiscalReceptor de un comprobante de nómina debe ser 605 (Sueldos y Salarios)."
)
def regimen_de_sueldos(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """RegimenFiscalReceptor is 605, also for who has died."""
    regimen = c.receptor.regimen_fiscal_receptor
    return debe_decir("cfdi:Receptor/@RegimenFiscalReceptor", "el RegimenFiscalReceptor", "605", regimen)


@regla_del_recibo("NOM12", pide="El UsoCFDI de un comprobante de nómina debe ser CN01 (Nómina).")
def uso_es_nomina(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
    """UsoCFDI is CN01."""
    return debe_decir("cfdi:Receptor/@UsoCFDI", "el UsoCFDI", "CN01", c.receptor.uso_cfdi)
