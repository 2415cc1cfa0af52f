"""Pagos 2.0, node Pago: the accounts and the electronic proof of a payment (CRP20221 to CRP20235).

What each way of paying admits, and the pattern of its accounts, are columns of c_FormaPago.
"""

from __future__ import annotations

import re

from cfdi import catalogos
from cfdi.catalogos import FormaPago, Permiso
from cfdi.documentos.pagos20 import Pago
from cfdi.esquema.revision import ValorIlegible
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import sabido
from cfdi.validacion.informe import Severidad
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import RFC_EXTRANJERO
from cfdi.validacion.reglas.pagos20_predicados import FUENTE, POR_DEFINIR

_SIN_CUENTA_BENEFICIARIA = frozenset({"06"})
"""The catalogue says No to the accounts of who is paid by electronic money; the matrix and PACs let them pass."""


def forma_de_pago(pago: Pago) -> FormaPago:
    """The row of FormaDePagoP. Raises ValorIlegible when there is none: the catalogue says so already."""
    fila = catalogos.forma_pago(pago.forma_de_pago_p)
    if fila is None:
        raise ValorIlegible
    return fila


def _no_admite(pago: Pago, permiso: Permiso) -> bool:
    # The catalogue leaves everything open to 99, which the complement does not take.
    return permiso is Permiso.NO or pago.forma_de_pago_p == POR_DEFINIR


def _sobra(pago: Pago, atributo: str, valor: str, severidad: Severidad | None = None) -> Fallas:
    mensaje = (
        f"{atributo} no se admite con la forma de pago {pago.forma_de_pago_p} y dice {valor}. "
        "Quítelo, o corrija FormaDePagoP."
    )
    return [Falla(f"@{atributo}", mensaje, f"sin {atributo}", valor, severidad)]


def _coincide(patron: str | None, cuenta: str) -> bool:
    return patron is None or re.fullmatch(patron, cuenta) is not None


def _mal_escrita(pago: Pago, atributo: str, cuenta: str, patron: str | None) -> Fallas:
    mensaje = (
        f"{atributo} {cuenta} no tiene la forma que pide c_FormaPago para {pago.forma_de_pago_p}: {patron}. "
        "Revise sus dígitos."
    )
    return [Falla(f"@{atributo}", mensaje, patron, cuenta)]


# Who pays


@regla(
    "CRP20221",
    en=Pago,
    fuente=FUENTE,
    pide="RfcEmisorCtaOrd solo se admite con las formas de pago 02, 03, 04, 05, 06, 28 y 29.",
)
def forma_admite_banco_ordenante(documento: Documento, pago: Pago) -> Fallas:
    """RfcEmisorCtaOrd, only where c_FormaPago admits it."""
    rfc = pago.rfc_emisor_cta_ord
    if rfc is None or not _no_admite(pago, forma_de_pago(pago).rfc_emisor_cta_ord):
        return ()
    return _sobra(pago, "RfcEmisorCtaOrd", rfc)


@regla(
    "CRP20222",
    en=Pago,
    fuente=FUENTE,
    pide="RfcEmisorCtaOrd, si no es XEXX010101000, está en la lista de RFC inscritos del SAT (l_RFC).",
)
def banco_ordenante_inscrito(documento: Documento, pago: Pago) -> Fallas:
    """RfcEmisorCtaOrd is a registered taxpayer, or the generic one of foreigners."""
    rfc = pago.rfc_emisor_cta_ord
    if rfc is None or rfc == RFC_EXTRANJERO:
        return ()
    if sabido(documento.externos_para("l_RFC").contribuyente(rfc), "l_RFC").inscrito:
        return ()
    mensaje = f"RfcEmisorCtaOrd {rfc} no está en la lista de RFC inscritos del SAT. Revise el RFC del banco ordenante."
    return [Falla("@RfcEmisorCtaOrd", mensaje, "un RFC inscrito", rfc)]


@regla(
    "CRP20223",
    en=Pago,
    fuente=FUENTE,
    pide="Si RfcEmisorCtaOrd es XEXX010101000, NomBancoOrdExt es obligatorio (con 02, 03, 04, 28 y 29).",
)
def banco_extranjero_con_nombre(documento: Documento, pago: Pago) -> Fallas:
    """A foreign bank has its name told: c_FormaPago demands it in some ways of paying, the matrix in all."""
    if pago.rfc_emisor_cta_ord != RFC_EXTRANJERO or pago.nom_banco_ord_ext is not None:
        return ()
    forma = forma_de_pago(pago)
    if _no_admite(pago, forma.rfc_emisor_cta_ord):
        return ()  # CRP20221 speaks of it
    severidad: Severidad | None = None if forma.nom_banco_ord_ext is Permiso.CONDICIONADO else "advertencia"
    mensaje = f"Falta NomBancoOrdExt: el banco ordenante es extranjero ({RFC_EXTRANJERO}). Indique su nombre."
    return [Falla("@NomBancoOrdExt", mensaje, "el nombre del banco", severidad=severidad)]


@regla(
    "CRP20224",
    en=Pago,
    fuente=FUENTE,
    pide="CtaOrdenante solo se admite con las formas de pago 02, 03, 04, 05, 06, 28 y 29.",
)
def forma_admite_cuenta_ordenante(documento: Documento, pago: Pago) -> Fallas:
    """CtaOrdenante, only where c_FormaPago admits it."""
    cuenta = pago.cta_ordenante
    if cuenta is None or not _no_admite(pago, forma_de_pago(pago).cta_ordenante):
        return ()
    return _sobra(pago, "CtaOrdenante", cuenta)


@regla(
    "CRP20225",
    en=Pago,
    fuente=FUENTE,
    pide="CtaOrdenante cumple el patrón que c_FormaPago da a su forma de pago.",
)
def patron_de_cuenta_ordenante(documento: Documento, pago: Pago) -> Fallas:
    """The whole CtaOrdenante matches the pattern of its way of paying; foreign banks are no exception."""
    cuenta = pago.cta_ordenante
    if cuenta is None:
        return ()
    patron = forma_de_pago(pago).patron_cta_ordenante
    return () if _coincide(patron, cuenta) else _mal_escrita(pago, "CtaOrdenante", cuenta, patron)


# Who is paid


@regla(
    "CRP20226",
    en=Pago,
    fuente=FUENTE,
    pide="CtaBeneficiario cumple el patrón que c_FormaPago da a su forma de pago.",
)
def patron_de_cuenta_beneficiaria(documento: Documento, pago: Pago) -> Fallas:
    """The whole CtaBeneficiario matches the pattern of its way of paying, where it has one."""
    cuenta = pago.cta_beneficiario
    if cuenta is None:
        return ()
    patron = forma_de_pago(pago).patron_cta_beneficiario
    return () if _coincide(patron, cuenta) else _mal_escrita(pago, "CtaBeneficiario", cuenta, patron)


@regla(
    "CRP20227",
    en=Pago,
    fuente=FUENTE,
    pide="RfcEmisorCtaBen solo se admite con las formas de pago 02, 03, 04, 05, 06, 28 y 29.",
)
def forma_admite_banco_beneficiario(documento: Documento, pago: Pago) -> Fallas:
    """RfcEmisorCtaBen, only where c_FormaPago admits it; a warning where the matrix does."""
    rfc = pago.rfc_emisor_cta_ben
    if rfc is None or not _no_admite(pago, forma_de_pago(pago).rfc_emisor_cta_ben):
        return ()
    return _sobra(pago, "RfcEmisorCtaBen", rfc, _severidad_del_beneficiario(pago))


@regla(
    "CRP20228",
    en=Pago,
    fuente=FUENTE,
    pide="CtaBeneficiario solo se admite con las formas de pago 02, 03, 04, 05, 06, 28 y 29.",
)
def forma_admite_cuenta_beneficiaria(documento: Documento, pago: Pago) -> Fallas:
    """CtaBeneficiario, only where c_FormaPago admits it; a warning where the matrix does."""
    cuenta = pago.cta_beneficiario
    if cuenta is None or not _no_admite(pago, forma_de_pago(pago).cta_beneficiario):
        return ()
    return _sobra(pago, "CtaBeneficiario", cuenta, _severidad_del_beneficiario(pago))


def _severidad_del_beneficiario(pago: Pago) -> Severidad | None:
    return "advertencia" if pago.forma_de_pago_p in _SIN_CUENTA_BENEFICIARIA else None


# The electronic proof


@regla("CRP20229", en=Pago, fuente=FUENTE, pide="TipoCadPago solo se admite con la forma de pago 03 (transferencia).")
def forma_admite_cadena(documento: Documento, pago: Pago) -> Fallas:
    """TipoCadPago, only where c_FormaPago admits it."""
    tipo = pago.tipo_cad_pago
    if tipo is None or not _no_admite(pago, forma_de_pago(pago).tipo_cad_pago):
        return ()
    return _sobra(pago, "TipoCadPago", tipo)


@regla("CRP20230", en=Pago, fuente=FUENTE, pide="Si hay TipoCadPago, CertPago es obligatorio.")
def cadena_con_certificado(documento: Documento, pago: Pago) -> Fallas:
    """TipoCadPago demands CertPago."""
    return _acompana(pago, "CertPago", pago.cert_pago)


@regla("CRP20231", en=Pago, fuente=FUENTE, pide="Sin TipoCadPago no hay CertPago.")
def certificado_con_cadena(documento: Documento, pago: Pago) -> Fallas:
    """No CertPago without TipoCadPago."""
    return _va_solo(pago, "CertPago", pago.cert_pago)


@regla("CRP20232", en=Pago, fuente=FUENTE, pide="Si hay TipoCadPago, CadPago es obligatorio.")
def cadena_con_su_texto(documento: Documento, pago: Pago) -> Fallas:
    """TipoCadPago demands CadPago."""
    return _acompana(pago, "CadPago", pago.cad_pago)


@regla("CRP20233", en=Pago, fuente=FUENTE, pide="Sin TipoCadPago no hay CadPago.")
def texto_con_cadena(documento: Documento, pago: Pago) -> Fallas:
    """No CadPago without TipoCadPago."""
    return _va_solo(pago, "CadPago", pago.cad_pago)


@regla("CRP20234", en=Pago, fuente=FUENTE, pide="Si hay TipoCadPago, SelloPago es obligatorio.")
def cadena_con_sello(documento: Documento, pago: Pago) -> Fallas:
    """TipoCadPago demands SelloPago."""
    return _acompana(pago, "SelloPago", pago.sello_pago)


@regla("CRP20235", en=Pago, fuente=FUENTE, pide="Sin TipoCadPago no hay SelloPago.")
def sello_con_cadena(documento: Documento, pago: Pago) -> Fallas:
    """No SelloPago without TipoCadPago."""
    return _va_solo(pago, "SelloPago", pago.sello_pago)


def _acompana(pago: Pago, atributo: str, valor: str | None) -> Fallas:
    if pago.tipo_cad_pago is None or valor is not None:
        return ()
    mensaje = f"Hay TipoCadPago y falta {atributo}. Agréguelo, o quite TipoCadPago y lo que va con él."
    return [Falla(f"@{atributo}", mensaje, atributo)]


def _va_solo(pago: Pago, atributo: str, valor: str | None) -> Fallas:
    if pago.tipo_cad_pago is not None or valor is None:
        return ()
    mensaje = f"Hay {atributo} y falta TipoCadPago, sin el cual no se admite. Indique TipoCadPago o quite {atributo}."
    return [Falla(f"@{atributo}", mensaje, f"sin {atributo}", f"{atributo} sin TipoCadPago")]
