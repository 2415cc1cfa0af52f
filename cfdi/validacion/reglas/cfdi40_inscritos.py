"""CFDI 4.0: issuer and receiver against the SAT's lists of taxpayers (matrix codes CFDI40138, CFDI40139, CFDI40142 to
CFDI40145, CFDI40147 and CFDI40148; PAC codes 304 and 402).

All of them need a provider. The lists are those of today: of a document that is stamped already they can only warn.
"""

from __future__ import annotations

from cfdi.documentos.cfdi40 import Comprobante, Emisor, Receptor
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import Contribuyente, sabido
from cfdi.validacion.registro import Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import GENERICOS, falla_de_lista, nombre_de

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F; l_RFC"
FUENTE_PAC = "Códigos genéricos de los PAC; l_LCO"
L_RFC = "l_RFC"
L_LCO = "l_LCO"
_REGISTRO_FISCAL = "http://www.sat.gob.mx/registrofiscal"
_ADQUIRENTES = "el validador de RFC para facturar a través del adquirente"


@regla(
    "CFDI40138",
    en=Emisor,
    fuente=FUENTE,
    pide="El Nombre del emisor está en la lista de RFC inscritos no cancelados (l_RFC).",
)
def nombre_del_emisor_inscrito(documento: Documento, e: Emisor) -> Fallas:
    """The issuer's name is in l_RFC."""
    return _nombre_inscrito(documento, e)


@regla(
    "CFDI40139",
    en=Emisor,
    fuente=FUENTE,
    pide="El Nombre del emisor es el que el SAT tiene de su RFC: igual que en la Constancia de Situación Fiscal, sin "
    "régimen societario (SA DE CV).",
)
def nombre_del_emisor(documento: Documento, e: Emisor) -> Fallas:
    """The issuer's name is the one that l_RFC has for its RFC."""
    return _nombre_asociado(documento, e)


@regla(
    "CFDI40142",
    en=Emisor,
    fuente=FUENTE,
    pide="FacAtrAdquirente es el número de una respuesta positiva del validador de RFC para facturar a través del "
    "adquirente.",
)
def operacion_de_adquirente(documento: Documento, e: Emisor) -> Fallas:
    """FacAtrAdquirente is an operation that the SAT's service answered with yes."""
    numero = e.fac_atr_adquirente
    if numero is None:
        return ()
    if sabido(documento.externos_para(_ADQUIRENTES).operacion_de_adquirente(numero, e.rfc), _ADQUIRENTES):
        return ()
    mensaje = (
        f"El SAT no dio por buena la operación {numero} de {e.rfc}. Consulte de nuevo el validador de adquirentes."
    )
    return [falla_de_lista(documento, "@FacAtrAdquirente", mensaje, "una operación con respuesta positiva", numero)]


@regla(
    "402",
    en=Emisor,
    fuente=FUENTE_PAC,
    pide="El RFC del emisor está en la lista de contribuyentes con obligaciones (l_LCO), y puede facturar.",
)
def emisor_con_obligaciones(documento: Documento, e: Emisor) -> Fallas:
    """The issuer is in l_LCO, and its certificate is valid as to its obligations."""
    if _sella_otro(documento.comprobante):
        return ()
    externos = documento.externos_para(L_LCO)
    numero = documento.comprobante.no_certificado
    certificado = externos.certificado(numero) if numero else None
    if not sabido(externos.obligado(e.rfc), L_LCO):
        mensaje = f"El RFC {e.rfc} del emisor no está en l_LCO. Revíselo, o espere hasta 72 horas si su CSD es nuevo."
    elif certificado is not None and certificado.en_lista and not certificado.obligaciones:
        mensaje = f"El RFC {e.rfc} del emisor está en l_LCO sin obligaciones: no puede facturar. Acuda al SAT."
    else:
        return ()
    return [falla_de_lista(documento, "@Rfc", mensaje, "un RFC de l_LCO con obligaciones", e.rfc)]


_ESTADOS = {"C": "caduco", "R": "revocado"}


@regla(
    "304",
    en=Comprobante,
    fuente=FUENTE_PAC,
    pide="El certificado del emisor no está revocado ni caduco en l_LCO.",
)
def certificado_activo(documento: Documento, c: Comprobante) -> Fallas:
    """The certificate that seals is active in l_LCO; it is also the second half of CFDI40106.

    One that the list does not have is CFDI40106 too: a new CSD takes up to 72 hours to get there.
    """
    numero = c.no_certificado
    if not numero:
        return ()
    certificado = sabido(documento.externos_para(L_LCO).certificado(numero), L_LCO)
    if not certificado.en_lista or certificado.estado == "A":
        return ()
    mensaje = f"El certificado {numero} está {_ESTADOS[certificado.estado]} en l_LCO. Selle con un CSD vigente."
    return [falla_de_lista(documento, "@NoCertificado", mensaje, "un certificado activo", _ESTADOS[certificado.estado])]


@regla(
    "CFDI40106",
    en=Comprobante,
    fuente="Matriz de errores CFDI 4.0; Anexo 20, I.F; l_LCO",
    pide="El certificado está en l_LCO a nombre del emisor. (Que sea un CSD legible, vigente y del emisor lo dice la "
    "capa del sello; que esté revocado, 304.)",
)
def certificado_en_lista(documento: Documento, c: Comprobante) -> Fallas:
    """The certificate that seals is in l_LCO, and is the issuer's."""
    numero = c.no_certificado
    if not numero:
        return ()
    certificado = sabido(documento.externos_para(L_LCO).certificado(numero), L_LCO)
    if not certificado.en_lista:
        mensaje = f"El certificado {numero} no está en l_LCO. Si es nuevo, espere hasta 72 horas."
        return [falla_de_lista(documento, "@NoCertificado", mensaje, "un certificado de l_LCO", numero)]
    emisor = c.emisor.rfc
    if certificado.rfc == emisor or _sella_otro(c):
        return ()
    mensaje = f"En l_LCO el certificado {numero} es de {certificado.rfc} y el emisor es {emisor}. Selle con el suyo."
    return [falla_de_lista(documento, "@NoCertificado", mensaje, emisor, certificado.rfc)]


@regla(
    "CFDI40143",
    en=Receptor,
    fuente=FUENTE,
    pide="El RFC del receptor, si no es genérico, está en la lista de RFC inscritos no cancelados (l_RFC).",
)
def receptor_inscrito(documento: Documento, r: Receptor) -> Fallas:
    """A receiver other than the generic ones is in l_RFC."""
    if r.rfc in GENERICOS or _contribuyente(documento, r.rfc).inscrito:
        return ()
    mensaje = f"El RFC {r.rfc} del receptor no está inscrito en el SAT, o está cancelado. Pida su Constancia."
    return [falla_de_lista(documento, "@Rfc", mensaje, "un RFC inscrito", r.rfc)]


@regla(
    "CFDI40144",
    en=Receptor,
    fuente=FUENTE,
    pide="El Nombre del receptor, si su RFC no es genérico, está en la lista de RFC inscritos no cancelados (l_RFC).",
)
def nombre_del_receptor_inscrito(documento: Documento, r: Receptor) -> Fallas:
    """The receiver's name is in l_RFC."""
    return () if r.rfc in GENERICOS else _nombre_inscrito(documento, r)


@regla(
    "CFDI40145",
    en=Receptor,
    fuente=FUENTE,
    pide="El Nombre del receptor, si su RFC no es genérico, es el que el SAT tiene de su RFC: igual que en la "
    "Constancia de Situación Fiscal, sin régimen societario (SA DE CV).",
)
def nombre_del_receptor(documento: Documento, r: Receptor) -> Fallas:
    """The receiver's name is the one that l_RFC has for its RFC."""
    return () if r.rfc in GENERICOS else _nombre_asociado(documento, r)


@regla(
    "CFDI40147",
    en=Receptor,
    fuente=FUENTE,
    pide="El DomicilioFiscalReceptor, si el RFC no es genérico, está en la lista de RFC inscritos (l_RFC).",
)
def domicilio_inscrito(documento: Documento, r: Receptor) -> Fallas:
    """The receiver's postal code is in l_RFC."""
    if r.rfc in GENERICOS:
        return ()
    if sabido(documento.externos_para(L_RFC).codigo_postal_inscrito(r.domicilio_fiscal_receptor), L_RFC):
        return ()
    mensaje = (
        f"Ningún contribuyente tiene el código postal {r.domicilio_fiscal_receptor} en el SAT. Pida la Constancia."
    )
    return [
        falla_de_lista(
            documento, "@DomicilioFiscalReceptor", mensaje, "un código postal inscrito", r.domicilio_fiscal_receptor
        )
    ]


@regla(
    "CFDI40148",
    en=Receptor,
    fuente=FUENTE,
    pide="El DomicilioFiscalReceptor, si el RFC no es genérico, es el código postal que el SAT tiene de su RFC.",
)
def domicilio_del_receptor(documento: Documento, r: Receptor) -> Fallas:
    """The receiver's postal code is the one that l_RFC has for its RFC."""
    if r.rfc in GENERICOS or not (contribuyente := _contribuyente(documento, r.rfc)).inscrito:
        return ()
    debido = sabido(contribuyente.codigo_postal, "l_RFC con códigos postales")
    if r.domicilio_fiscal_receptor == debido:
        return ()
    mensaje = (
        f"El domicilio fiscal de {r.rfc} en el SAT es {debido} y DomicilioFiscalReceptor dice "
        f"{r.domicilio_fiscal_receptor}. Corríjalo."
    )
    return [falla_de_lista(documento, "@DomicilioFiscalReceptor", mensaje, debido, r.domicilio_fiscal_receptor)]


def _sella_otro(c: Comprobante) -> bool:
    """Whether somebody else's certificate may seal: the provider's of who invoices through the buyer, or the SAT's own
    in its simplified registry."""
    return c.emisor.fac_atr_adquirente is not None or any(x._espacio.uri == _REGISTRO_FISCAL for x in c.complementos)


def _contribuyente(documento: Documento, rfc: str) -> Contribuyente:
    return sabido(documento.externos_para(L_RFC).contribuyente(rfc), L_RFC)


def _nombre_inscrito(documento: Documento, quien: Emisor | Receptor) -> Fallas:
    nombre = nombre_de(quien)
    if sabido(documento.externos_para(L_RFC).nombre_inscrito(nombre), L_RFC):
        return ()
    mensaje = (
        f"Ningún contribuyente se llama «{nombre[:80]}» en el SAT. Escríbalo como en la Constancia: mayúsculas, y sin "
        "régimen societario (SA DE CV)."
    )
    return [falla_de_lista(documento, "@Nombre", mensaje, "un nombre inscrito", nombre)]


def _nombre_asociado(documento: Documento, quien: Emisor | Receptor) -> Fallas:
    contribuyente = _contribuyente(documento, quien.rfc)
    if not contribuyente.inscrito:
        return ()  # CFDI40143 and 402 speak of the RFC
    debido, nombre = sabido(contribuyente.nombre, "l_RFC con nombres"), nombre_de(quien)
    if nombre == debido:
        return ()
    mensaje = f"El nombre de {quien.rfc} en el SAT es «{debido}» y dice «{nombre[:80]}». Corríjalo."
    return [falla_de_lista(documento, "@Nombre", mensaje, debido, nombre)]
