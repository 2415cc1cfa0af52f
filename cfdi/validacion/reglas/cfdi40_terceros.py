"""CFDI 4.0, node ACuentaTerceros: on whose account the concept is charged (CFDI40187 to CFDI40193, CFDI140223)."""

from __future__ import annotations

import unicodedata

from cfdi import catalogos
from cfdi.documentos.cfdi40 import ACuentaTerceros
from cfdi.esquema.texto import colapsar
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import sabido
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import falla_de_lista

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F, ACuentaTerceros"
MATRIZ = "Matriz de errores CFDI 4.0"

EN_EL_EXTRANJERO = "EXT990101NI1"
"""RFC that platforms use for what they charge on account of sellers who live abroad; the matrix exempts it."""
NOMBRE_EN_EL_EXTRANJERO = (
    "EXPEDICIÓN DE CFDI POR RESIDENTES EN MÉXICO QUE PRESTAN SERVICIOS DE INTERMEDIACIÓN ENTRE TERCEROS A OFERENTES "
    "DE BIENES Y SERVICIOS RESIDENTES EN EL EXTRANJERO"
)
REGIMEN_EN_EL_EXTRANJERO = "616"


def es_del_extranjero(t: ACuentaTerceros) -> bool:
    """Whether the third party lives abroad, and no list of the SAT has it."""
    return t.rfc_a_cuenta_terceros == EN_EL_EXTRANJERO


def _sin_acentos(texto: str) -> str:
    """Folded to compare: neither case, accents nor repeated blanks count."""
    letras = unicodedata.normalize("NFD", texto.casefold())
    return " ".join("".join(letra for letra in letras if not unicodedata.combining(letra)).split())


_NOMBRE_BUSCADO = _sin_acentos(NOMBRE_EN_EL_EXTRANJERO)
_LARGO_QUE_CABE = 300


@regla(
    "CFDI40187",
    en=ACuentaTerceros,
    fuente=FUENTE,
    pide="El RfcACuentaTerceros está en l_LCO, salvo EXT990101NI1.",
)
def tercero_con_obligaciones(documento: Documento, t: ACuentaTerceros) -> Fallas:
    """RfcACuentaTerceros is in l_LCO."""
    rfc = t.rfc_a_cuenta_terceros
    if es_del_extranjero(t) or sabido(documento.externos_para("l_LCO").obligado(rfc), "l_LCO"):
        return ()
    mensaje = f"El RfcACuentaTerceros {rfc} no está en la lista de contribuyentes obligados (l_LCO). Revíselo."
    return [falla_de_lista(documento, "@RfcACuentaTerceros", mensaje, "un RFC de l_LCO", rfc)]


@regla(
    "CFDI40188",
    en=ACuentaTerceros,
    fuente=FUENTE,
    pide="El RfcACuentaTerceros es distinto del Rfc del Emisor y del Rfc del Receptor.",
)
def tercero_no_es_parte(documento: Documento, t: ACuentaTerceros) -> Fallas:
    """RfcACuentaTerceros is neither the issuer's nor the receiver's."""
    rfc, c = t.rfc_a_cuenta_terceros, documento.comprobante
    partes = [nombre for nombre, parte in (("Emisor", c.emisor.rfc), ("Receptor", c.receptor.rfc)) if parte == rfc]
    if not partes:
        return ()
    mensaje = (
        f"El RfcACuentaTerceros {rfc} es el mismo del {' y del '.join(partes)}: un tercero es otro contribuyente. "
        "Corríjalo, o quite ACuentaTerceros."
    )
    return [Falla("@RfcACuentaTerceros", mensaje, "un RFC distinto del Emisor y del Receptor", rfc)]


@regla(
    "CFDI40189",
    en=ACuentaTerceros,
    fuente=FUENTE,
    pide=f'El NombreACuentaTerceros está en l_RFC; con EXT990101NI1 es "{NOMBRE_EN_EL_EXTRANJERO}".',
)
def nombre_del_tercero_existe(documento: Documento, t: ACuentaTerceros) -> Fallas:
    """Some taxpayer bears that name; of those who live abroad, it is a constant."""
    nombre = colapsar(t.nombre_a_cuenta_terceros)
    if es_del_extranjero(t):
        return _nombre_constante(nombre)
    if sabido(documento.externos_para("l_RFC").nombre_inscrito(nombre), "l_RFC"):
        return ()
    mensaje = (
        f"Ningún contribuyente se llama «{nombre[:80]}» en el SAT. Escriba NombreACuentaTerceros como en la "
        "Constancia: mayúsculas, y sin régimen societario (SA DE CV)."
    )
    return [falla_de_lista(documento, "@NombreACuentaTerceros", mensaje, "un nombre inscrito", nombre)]


def _nombre_constante(nombre: str) -> Fallas:
    if len(nombre) <= _LARGO_QUE_CABE and _sin_acentos(nombre) == _NOMBRE_BUSCADO:
        return ()
    mensaje = f'Con el RFC {EN_EL_EXTRANJERO} el NombreACuentaTerceros debe ser "{NOMBRE_EN_EL_EXTRANJERO}".'
    return [Falla("@NombreACuentaTerceros", mensaje, NOMBRE_EN_EL_EXTRANJERO, nombre)]


@regla(
    "CFDI40190",
    en=ACuentaTerceros,
    fuente=FUENTE,
    pide="El NombreACuentaTerceros es el que l_RFC asocia al RfcACuentaTerceros, salvo EXT990101NI1.",
)
def nombre_del_tercero_corresponde(documento: Documento, t: ACuentaTerceros) -> Fallas:
    """The name is the one that l_RFC gives to that RFC."""
    if es_del_extranjero(t):
        return ()
    rfc, nombre = t.rfc_a_cuenta_terceros, colapsar(t.nombre_a_cuenta_terceros)
    tercero = sabido(documento.externos_para("l_RFC").contribuyente(rfc), "l_RFC")
    if not tercero.inscrito:
        mensaje = f"El RFC {rfc} del tercero no está inscrito en el SAT, o está cancelado. Pida su Constancia."
        return [falla_de_lista(documento, "@NombreACuentaTerceros", mensaje, "el nombre de un RFC inscrito", nombre)]
    debido = sabido(tercero.nombre, "l_RFC con nombres")
    if nombre == debido:
        return ()
    mensaje = f"El nombre de {rfc} en el SAT es «{debido}» y NombreACuentaTerceros dice «{nombre[:80]}». Corríjalo."
    return [falla_de_lista(documento, "@NombreACuentaTerceros", mensaje, debido, nombre)]


@regla(
    "CFDI40192",
    en=ACuentaTerceros,
    fuente=f"{FUENTE}; guía de llenado",
    pide="El DomicilioFiscalACuentaTerceros está en l_RFC, salvo con EXT990101NI1 o en la franja fronteriza.",
)
def domicilio_del_tercero_existe(documento: Documento, t: ACuentaTerceros) -> Fallas:
    """Some taxpayer has that postal code."""
    domicilio = t.domicilio_fiscal_a_cuenta_terceros
    if es_del_extranjero(t) or _esta_en_la_frontera(domicilio):
        return ()
    if sabido(documento.externos_para("l_RFC").codigo_postal_inscrito(domicilio), "l_RFC"):
        return ()
    mensaje = f"Ningún contribuyente tiene el código postal {domicilio} en el SAT. Pida la Constancia del tercero."
    return [
        falla_de_lista(documento, "@DomicilioFiscalACuentaTerceros", mensaje, "un código postal inscrito", domicilio)
    ]


@regla(
    "CFDI40193",
    en=ACuentaTerceros,
    fuente=f"{FUENTE}; guía de llenado",
    pide="El DomicilioFiscalACuentaTerceros es el que l_RFC asocia al RfcACuentaTerceros, salvo en la franja "
    "fronteriza; con EXT990101NI1 es igual al LugarExpedicion.",
)
def domicilio_del_tercero_corresponde(documento: Documento, t: ACuentaTerceros) -> Fallas:
    """The postal code is the one that l_RFC gives to that RFC; of those who live abroad, LugarExpedicion."""
    rfc, domicilio = t.rfc_a_cuenta_terceros, t.domicilio_fiscal_a_cuenta_terceros
    if es_del_extranjero(t):
        return _domicilio_constante(domicilio, documento.comprobante.lugar_expedicion)
    if _esta_en_la_frontera(domicilio):
        return ()
    tercero = sabido(documento.externos_para("l_RFC").contribuyente(rfc), "l_RFC")
    if not tercero.inscrito:
        return ()  # CFDI40190 speaks of the RFC
    debido = sabido(tercero.codigo_postal, "l_RFC con códigos postales")
    if domicilio == debido:
        return ()
    mensaje = (
        f"El domicilio fiscal de {rfc} en el SAT es {debido} y DomicilioFiscalACuentaTerceros dice {domicilio}. "
        "Corríjalo."
    )
    return [falla_de_lista(documento, "@DomicilioFiscalACuentaTerceros", mensaje, debido, domicilio)]


def _domicilio_constante(domicilio: str, lugar: str) -> Fallas:
    if domicilio == lugar:
        return ()
    mensaje = (
        f"Con el RFC {EN_EL_EXTRANJERO} el DomicilioFiscalACuentaTerceros debe ser igual al LugarExpedicion ({lugar}) "
        f"y dice {domicilio}."
    )
    return [Falla("@DomicilioFiscalACuentaTerceros", mensaje, lugar, domicilio)]


@regla(
    "CFDI140223",
    en=ACuentaTerceros,
    fuente=MATRIZ,
    pide="Con el RFC EXT990101NI1 el RegimenFiscalACuentaTerceros es 616.",
)
def regimen_del_extranjero(documento: Documento, t: ACuentaTerceros) -> Fallas:
    """Of those who live abroad, the regime is 616."""
    regimen = t.regimen_fiscal_a_cuenta_terceros
    if not es_del_extranjero(t) or regimen == REGIMEN_EN_EL_EXTRANJERO:
        return ()
    mensaje = f"Con el RFC {EN_EL_EXTRANJERO} el RegimenFiscalACuentaTerceros debe ser 616 y dice {regimen}."
    return [Falla("@RegimenFiscalACuentaTerceros", mensaje, REGIMEN_EN_EL_EXTRANJERO, regimen)]


def _esta_en_la_frontera(codigo_postal: str) -> bool:
    """Whether the stimulus of the border reaches it: then it may be a branch's, which l_RFC does not have."""
    fila = catalogos.codigo_postal(codigo_postal)
    return fila is not None and fila.estimulo > 0
