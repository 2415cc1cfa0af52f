"""Nómina 1.2: the check digit of CURPs. (That of the CLABE is NOM64.)"""

from __future__ import annotations

from cfdi.documentos.nomina12 import Emisor, Receptor
from cfdi.validacion.digitos import digito_de_curp
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "RENAPO, dígito verificador de la CURP"
PIDE = "El último dígito de una CURP es el verificador de los demás. Algunas se dieron con otro: es un aviso."


def _revisar(curp: str) -> Fallas:
    debido = digito_de_curp(curp)
    if debido is None or curp.endswith(debido):
        return ()
    mensaje = (
        f"El dígito verificador de la CURP {curp} debería ser {debido}. Compárela con el documento del trabajador."
    )
    return [Falla("@Curp", mensaje, curp[:-1] + debido, curp)]


@regla("DIGITO-CURP", en=Emisor, fuente=FUENTE, pide=PIDE)
def digito_del_patron(documento: Documento, e: Emisor) -> Fallas:
    """That of an employer who is a person."""
    return () if e.curp is None else _revisar(e.curp)


@regla("DIGITO-CURP", en=Receptor, fuente=FUENTE)
def digito_del_trabajador(documento: Documento, r: Receptor) -> Fallas:
    """That of the worker."""
    return _revisar(r.curp)
