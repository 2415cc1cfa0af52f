"""CFDI 4.0, node Receptor (matrix codes CFDI40139 to CFDI40161)."""

from __future__ import annotations

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Receptor
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "Matriz de errores CFDI 4.0; catálogo c_UsoCFDI"

LARGO_PERSONA_MORAL = 12
GENERICOS = frozenset({"XAXX010101000", "XEXX010101000"})
# The general public's regime (616) is missing from the row of some uses that the SAT accepts for the generic RFCs.
_USOS_DE_GENERICOS = frozenset({"S01", "CP01", "G02"})


def es_persona_moral(rfc: str) -> bool:
    """A company's RFC has 12 characters, a person's 13."""
    return len(rfc) == LARGO_PERSONA_MORAL


@regla("CFDI40161", en=Receptor, fuente=FUENTE)
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
    if r.rfc in GENERICOS and r.regimen_fiscal_receptor == "616" and uso.clave in _USOS_DE_GENERICOS:
        return ()
    regimenes = ", ".join(sorted(uso.regimenes))
    mensaje = (
        f"El UsoCFDI {uso.clave} ({uso.descripcion}) no se permite al régimen {r.regimen_fiscal_receptor} del receptor."
        f" Lo admiten los regímenes {regimenes}. Elija otro uso, por ejemplo S01, o corrija el régimen."
    )
    return [Falla("@UsoCFDI", mensaje, f"un uso permitido al régimen {r.regimen_fiscal_receptor}", uso.clave)]
