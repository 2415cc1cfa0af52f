"""CFDI 4.0, node Receptor: what is decided without the SAT's lists (matrix codes CFDI40146 to CFDI40161)."""

from __future__ import annotations

import re

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Receptor
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import (
    GENERICOS,
    PUBLICO_EN_GENERAL,
    RFC_EXTRANJERO,
    RFC_NACIONAL,
    dice_publico_en_general,
    es_persona_moral,
    lleva_comercio_exterior,
    regimen_de_otra_persona,
)

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F"
FUENTE_DE_USOS = "Matriz de errores CFDI 4.0; catálogo c_UsoCFDI"

SIN_OBLIGACIONES = "616"
_NOMINA = "http://www.sat.gob.mx/nomina12"
# The general public's regime (616) is missing from the row of some uses that the SAT accepts for the generic RFCs.
_USOS_DE_GENERICOS = frozenset({"S01", "CP01", "G02"})


@regla(
    "CFDI40146",
    en=Receptor,
    fuente=FUENTE,
    pide="Si el Nombre del receptor es exactamente PUBLICO EN GENERAL, su RFC es XAXX010101000.",
)
def publico_en_general_es_generico(documento: Documento, r: Receptor) -> Fallas:
    """The name PUBLICO EN GENERAL demands the generic RFC; that RFC takes any name."""
    if r.rfc == RFC_NACIONAL or not dice_publico_en_general(documento.comprobante):
        return ()
    mensaje = (
        f"El receptor se llama {PUBLICO_EN_GENERAL} y su RFC es {r.rfc}: debe ser {RFC_NACIONAL}. "
        "Corrija el RFC, o ponga el nombre del receptor."
    )
    return [Falla("@Rfc", mensaje, RFC_NACIONAL, r.rfc)]


@regla(
    "CFDI40149",
    en=Receptor,
    fuente=FUENTE,
    pide="Con los RFC genéricos, DomicilioFiscalReceptor es el código postal de LugarExpedicion.",
)
def generico_en_el_lugar_de_expedicion(documento: Documento, r: Receptor) -> Fallas:
    """Both generic RFCs live where the invoice is issued."""
    lugar = documento.comprobante.lugar_expedicion
    if r.rfc not in GENERICOS or r.domicilio_fiscal_receptor == lugar:
        return ()
    dice = r.domicilio_fiscal_receptor
    mensaje = f"Con el RFC genérico {r.rfc}, DomicilioFiscalReceptor es el LugarExpedicion, {lugar}, y dice {dice}."
    return [Falla("@DomicilioFiscalReceptor", mensaje, lugar, dice)]


@regla(
    "CFDI40151",
    en=Receptor,
    fuente=FUENTE,
    pide="ResidenciaFiscal solo existe con el RFC genérico extranjero, XEXX010101000.",
)
def residencia_solo_en_el_extranjero(documento: Documento, r: Receptor) -> Fallas:
    """ResidenciaFiscal is for XEXX010101000 only."""
    if r.residencia_fiscal is None or r.rfc == RFC_EXTRANJERO:
        return ()
    mensaje = f"ResidenciaFiscal es solo para {RFC_EXTRANJERO} y el receptor es {r.rfc}. Quítela."
    return [Falla("@ResidenciaFiscal", mensaje, "sin ResidenciaFiscal", r.residencia_fiscal)]


@regla(
    "CFDI40152",
    en=Receptor,
    fuente=FUENTE,
    pide="ResidenciaFiscal no puede ser MEX.",
)
def residencia_fuera_de_mexico(documento: Documento, r: Receptor) -> Fallas:
    """ResidenciaFiscal is not MEX."""
    if r.residencia_fiscal != "MEX":
        return ()
    mensaje = (
        "ResidenciaFiscal es MEX: debe ser un país extranjero. Corríjala, o use el RFC del receptor si es mexicano."
    )
    return [Falla("@ResidenciaFiscal", mensaje, "un país distinto de MEX", "MEX")]


@regla(
    "CFDI40153",
    en=Receptor,
    fuente=FUENTE,
    pide="Con XEXX010101000, ResidenciaFiscal debe existir si hay NumRegIdTrib o complemento Comercio Exterior.",
)
def falta_la_residencia(documento: Documento, r: Receptor) -> Fallas:
    """XEXX010101000 with NumRegIdTrib, or with foreign trade, demands ResidenciaFiscal."""
    if r.rfc != RFC_EXTRANJERO or r.residencia_fiscal is not None:
        return ()
    if r.num_reg_id_trib is not None:
        motivo = "hay NumRegIdTrib"
    elif lleva_comercio_exterior(documento.comprobante):
        motivo = "está el complemento ComercioExterior"
    else:
        return ()
    mensaje = f"Falta ResidenciaFiscal: el receptor es {RFC_EXTRANJERO} y {motivo}. Indique su país."
    return [Falla("@ResidenciaFiscal", mensaje, "una clave de c_Pais")]


@regla(
    "CFDI40154",
    en=Receptor,
    fuente=FUENTE,
    pide="NumRegIdTrib solo existe con el RFC genérico extranjero, XEXX010101000.",
)
def identidad_solo_en_el_extranjero(documento: Documento, r: Receptor) -> Fallas:
    """NumRegIdTrib is for XEXX010101000 only."""
    if r.num_reg_id_trib is None or r.rfc == RFC_EXTRANJERO:
        return ()
    mensaje = f"NumRegIdTrib es solo para {RFC_EXTRANJERO} y el receptor es {r.rfc}. Quítelo."
    return [Falla("@NumRegIdTrib", mensaje, "sin NumRegIdTrib", r.num_reg_id_trib)]


@regla(
    "CFDI40155",
    en=Receptor,
    fuente=FUENTE,
    pide="Con XEXX010101000 y complemento Comercio Exterior, NumRegIdTrib debe existir.",
)
def falta_la_identidad(documento: Documento, r: Receptor) -> Fallas:
    """XEXX010101000 with foreign trade demands NumRegIdTrib."""
    if r.rfc != RFC_EXTRANJERO or r.num_reg_id_trib is not None or not lleva_comercio_exterior(documento.comprobante):
        return ()
    mensaje = f"Falta NumRegIdTrib: el receptor es {RFC_EXTRANJERO} y está el complemento ComercioExterior. Indíquelo."
    return [Falla("@NumRegIdTrib", mensaje, "el número de identidad fiscal del receptor")]


@regla(
    "CFDI40156",
    en=Receptor,
    fuente="Matriz de errores CFDI 4.0; catálogo c_Pais",
    pide="NumRegIdTrib tiene el formato que c_Pais da para el país de ResidenciaFiscal (9 dígitos en USA y CAN).",
)
def identidad_con_el_formato_del_pais(documento: Documento, r: Receptor) -> Fallas:
    """NumRegIdTrib matches the format that c_Pais has for ResidenciaFiscal, where it has one."""
    if r.num_reg_id_trib is None or r.residencia_fiscal in (None, "MEX"):
        return ()  # CFDI40152 speaks of MEX
    pais = catalogos.pais(r.residencia_fiscal)
    if pais is None or pais.formato_identidad is None or re.fullmatch(pais.formato_identidad, r.num_reg_id_trib):
        return ()
    mensaje = (
        f"NumRegIdTrib dice {r.num_reg_id_trib} y en {pais.descripcion} ({pais.clave}) tiene el formato "
        f"{pais.formato_identidad}. Corríjalo, sin guiones ni espacios."
    )
    return [Falla("@NumRegIdTrib", mensaje, pais.formato_identidad, r.num_reg_id_trib)]


@regla(
    "CFDI40158",
    en=Receptor,
    fuente="Matriz de errores CFDI 4.0; catálogo c_RegimenFiscal",
    pide="El RegimenFiscalReceptor es del tipo de persona del receptor: moral si su RFC tiene 12 caracteres, física si "
    "13, genéricos incluidos.",
)
def regimen_del_receptor(documento: Documento, r: Receptor) -> Fallas:
    """The receiver's regime applies to companies or to persons, as its RFC says."""
    return regimen_de_otra_persona(r.rfc, "RegimenFiscalReceptor", r.regimen_fiscal_receptor)


@regla(
    "CFDI40159",
    en=Receptor,
    fuente=FUENTE,
    pide="Con los RFC genéricos, RegimenFiscalReceptor es 616. (En nómina, donde el complemento pide 605, manda él.)",
)
def generico_sin_obligaciones(documento: Documento, r: Receptor) -> Fallas:
    """Both generic RFCs are of regime 616, but for a payroll: NOM11 demands 605 and, coming later, prevails."""
    if r.rfc not in GENERICOS or r.regimen_fiscal_receptor == SIN_OBLIGACIONES or _es_nomina(documento):
        return ()
    dice = r.regimen_fiscal_receptor
    mensaje = f"Con el RFC genérico {r.rfc} el RegimenFiscalReceptor es {SIN_OBLIGACIONES} y dice {dice}. Corríjalo."
    return [Falla("@RegimenFiscalReceptor", mensaje, SIN_OBLIGACIONES, dice)]


def _es_nomina(documento: Documento) -> bool:
    c = documento.comprobante
    return c.tipo_de_comprobante == "N" and any(x._espacio.uri == _NOMINA for x in c.complementos)


@regla(
    "CFDI40161",
    en=Receptor,
    fuente=FUENTE_DE_USOS,
    pide="El UsoCFDI se permite al tipo de persona y al régimen del receptor, según su renglón de c_UsoCFDI. Con los "
    "RFC genéricos y 616: S01, CP01 o G02.",
)
def uso_permitido_al_receptor(documento: Documento, r: Receptor) -> Fallas:
    """UsoCFDI applies to the kind of person and to the regime of the receiver, by the row of c_UsoCFDI."""
    uso = catalogos.uso_cfdi(r.uso_cfdi)
    if uso is None or catalogos.regimen_fiscal(r.regimen_fiscal_receptor) is None:
        return ()  # CFDI40160 and CFDI40157 speak of these
    moral = es_persona_moral(r.rfc)
    if not (uso.moral if moral else uso.fisica):
        persona = "morales" if moral else "físicas"
        mensaje = f"El UsoCFDI {uso.clave} ({uso.descripcion}) no se permite a personas {persona}. Elija otro uso."
        return [Falla("@UsoCFDI", mensaje, f"un uso para personas {persona}", uso.clave)]
    if r.regimen_fiscal_receptor in uso.regimenes:
        return ()
    if r.rfc in GENERICOS and r.regimen_fiscal_receptor == SIN_OBLIGACIONES and uso.clave in _USOS_DE_GENERICOS:
        return ()
    regimenes = ", ".join(sorted(uso.regimenes))
    mensaje = (
        f"El UsoCFDI {uso.clave} ({uso.descripcion}) no se permite al régimen {r.regimen_fiscal_receptor} del receptor."
        f" Lo admiten los regímenes {regimenes}. Elija otro uso, por ejemplo S01, o corrija el régimen."
    )
    return [Falla("@UsoCFDI", mensaje, f"un uso permitido al régimen {r.regimen_fiscal_receptor}", uso.clave)]


_USOS_DE_LA_GUIA = {"I": frozenset({"S01"}), "E": frozenset({"S01", "G02"})}


@regla(
    "GUIA40-UsoCFDI",
    en=Receptor,
    fuente="Guía de llenado del CFDI, UsoCFDI",
    pide="Con XEXX010101000, en tipo I el UsoCFDI es S01; con los dos RFC genéricos, en tipo E es S01 o G02. La matriz "
    "no le da código: es un aviso.",
)
def uso_de_los_genericos(documento: Documento, r: Receptor) -> Fallas:
    """What the guide wants of the generic RFCs. (Of the general public in I, the rule of the global invoice speaks.)"""
    tipo = documento.comprobante.tipo_de_comprobante
    usos = _USOS_DE_LA_GUIA.get(tipo)
    if usos is None or r.rfc not in GENERICOS or r.uso_cfdi in usos or (tipo, r.rfc) == ("I", RFC_NACIONAL):
        return ()
    nombres = " o ".join(sorted(usos, reverse=True))
    mensaje = (
        f"Con el RFC genérico {r.rfc}, en tipo {tipo} la guía pide UsoCFDI {nombres} y dice {r.uso_cfdi}. Cámbielo."
    )
    return [Falla("@UsoCFDI", mensaje, nombres, r.uso_cfdi)]
