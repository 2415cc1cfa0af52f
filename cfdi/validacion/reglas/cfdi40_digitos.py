"""CFDI 4.0: the check digit of every RFC. No code of the SAT: l_RFC says who is registered, and this needs no list."""

from __future__ import annotations

from cfdi.documentos.cfdi40 import ACuentaTerceros, Emisor, Receptor
from cfdi.validacion.digitos import digito_de_rfc
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "SAT, dígito verificador del RFC"
PIDE = "El último carácter de un RFC es el dígito verificador de los demás. Algunos se dieron con otro: es un aviso."


def _revisar(rfc: str, atributo: str) -> Fallas:
    debido = digito_de_rfc(rfc)
    if debido is None or rfc.endswith(debido):
        return ()
    mensaje = (
        f"El dígito verificador del RFC {rfc} debería ser {debido}. Compárelo con la Constancia de Situación Fiscal."
    )
    return [Falla(f"@{atributo}", mensaje, rfc[:-1] + debido, rfc)]


@regla("DIGITO-RFC", en=Emisor, fuente=FUENTE, pide=PIDE)
def digito_del_emisor(documento: Documento, e: Emisor) -> Fallas:
    """The issuer's."""
    return _revisar(e.rfc, "Rfc")


@regla("DIGITO-RFC", en=Receptor, fuente=FUENTE)
def digito_del_receptor(documento: Documento, r: Receptor) -> Fallas:
    """The receiver's."""
    return _revisar(r.rfc, "Rfc")


@regla("DIGITO-RFC", en=ACuentaTerceros, fuente=FUENTE)
def digito_del_tercero(documento: Documento, t: ACuentaTerceros) -> Fallas:
    """That of the third party on whose account a concept is charged."""
    return _revisar(t.rfc_a_cuenta_terceros, "RfcACuentaTerceros")
