"""Private schools (iedu): the check digit of the pupil's CURP."""

from __future__ import annotations

from cfdi.documentos.iedu import InstEducativas
from cfdi.validacion.digitos import digito_de_curp
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "RENAPO, dígito verificador de la CURP"


@regla("DIGITO-CURP", en=InstEducativas, fuente=FUENTE)
def digito_del_alumno(documento: Documento, i: InstEducativas) -> Fallas:
    """That of the pupil."""
    debido = digito_de_curp(i.curp)
    if debido is None or i.curp.endswith(debido):
        return ()
    mensaje = f"El dígito verificador de la CURP {i.curp} debería ser {debido}. Compárela con el documento del alumno."
    return [Falla("@CURP", mensaje, i.curp[:-1] + debido, i.curp)]
