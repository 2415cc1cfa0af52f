"""Pagos 2.0: the check digit of the CLABEs from which and to which a payment went."""

from __future__ import annotations

from collections.abc import Iterator

from cfdi.documentos.pagos20 import Pago
from cfdi.validacion.digitos import digito_de_clabe
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "Banco de México, dígito de control de la CLABE"


@regla(
    "DIGITO-CLABE",
    en=Pago,
    fuente=FUENTE,
    pide="El último de los 18 dígitos de una CLABE es el de control de los demás. Es un aviso; en nómina, NOM64.",
)
def digito_de_las_cuentas(documento: Documento, p: Pago) -> Fallas:
    """Both accounts, where they have the 18 digits of a CLABE."""
    return [*_revisar(p.cta_ordenante, "CtaOrdenante"), *_revisar(p.cta_beneficiario, "CtaBeneficiario")]


def _revisar(cuenta: str | None, atributo: str) -> Iterator[Falla]:
    debido = digito_de_clabe(cuenta) if cuenta is not None else None
    if cuenta is not None and debido is not None and not cuenta.endswith(debido):
        mensaje = f"El dígito de control de la CLABE {cuenta} debería ser {debido}. Pida la cuenta de nuevo."
        yield Falla(f"@{atributo}", mensaje, cuenta[:-1] + debido, cuenta)
