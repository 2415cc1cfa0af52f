"""Complemento de retenciones Pagos a Extranjeros 1.0 (pagosaextranjeros.xsd): payments to residents abroad."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import CURPAntigua, Hasta300, RFCAntiguoCompleto
from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "pagosaextranjeros", "http://www.sat.gob.mx/esquemas/retencionpago/1/pagosaextranjeros", siglas=("CURP", "RFC")
    ),
):
    __slots__ = ()


# fmt: off
# The list of retenciones has its own keys, of two letters.
c_Pais = Annotated[Literal[
    "AF", "AL", "DE", "AD", "AO", "AI", "AQ", "AG", "AN", "SA", "DZ", "AR", "AM", "AW", "AU", "AT", "AZ", "BS",
    "BH", "BD", "BB", "BE", "BZ", "BJ", "BM", "BY", "BO", "BA", "BW", "BR", "BN", "BG", "BF", "BI", "BT", "CV",
    "TD", "KY", "KH", "CM", "CA", "CL", "CN", "CY", "VA", "CC", "CO", "KM", "CG", "CK", "KP", "KR", "CI", "CR",
    "HR", "CU", "DK", "DJ", "DM", "EC", "EG", "SV", "AE", "ER", "SI", "ES", "FM", "US", "EE", "ET", "FJ", "PH",
    "FI", "FR", "GA", "GM", "GE", "GH", "GI", "GD", "GR", "GL", "GP", "GU", "GT", "GG", "GW", "GQ", "GN", "GF",
    "GY", "HT", "HN", "HK", "HU", "IN", "ID", "IQ", "IR", "IE", "IS", "BV", "IM", "AX", "FO", "GS", "HM", "FK",
    "MP", "MH", "UM", "SB", "SJ", "TK", "WF", "IL", "IT", "JM", "JP", "JE", "JO", "KZ", "KE", "KI", "KW", "KG",
    "LS", "LV", "LB", "LR", "LY", "LI", "LT", "LU", "MO", "MK", "MG", "MY", "MW", "MV", "ML", "MT", "MA", "MQ",
    "MU", "MR", "YT", "MX", "MD", "MC", "MN", "MS", "ME", "MZ", "MM", "NA", "NR", "CX", "NP", "NI", "NE", "NG",
    "NU", "NF", "NO", "NC", "NZ", "OM", "PIK", "NL", "PK", "PW", "PS", "PA", "PG", "PY", "PE", "PN", "PF", "PL",
    "PT", "PR", "QA", "GB", "CZ", "CF", "LA", "RS", "DO", "SK", "CD", "RW", "RE", "RO", "RU", "EH", "WS", "AS",
    "BL", "KN", "SM", "MF", "PM", "VC", "SH", "LC", "ST", "SN", "SC", "SL", "SG", "SY", "SO", "LK", "ZA", "SD",
    "SE", "CH", "SR", "SZ", "TJ", "TH", "TW", "TZ", "IO", "TF", "TL", "TG", "TO", "TT", "TN", "TC", "TM", "TR",
    "TV", "UA", "UG", "UY", "UZ", "VU", "VE", "VN", "VG", "VI", "YE", "ZM", "ZW"
], cadena()]
# fmt: on
c_TipoContribuyente = Annotated[Literal["1", "2", "3", "4", "5", "6", "7", "8", "9"], cadena()]
Hasta255 = Annotated[str, cadena(1, 255)]


@nodo
class NoBeneficiario(_Nodo):
    """The receiver abroad, when he is not the beneficiary."""

    pais_de_resid_para_efec_fisc: c_Pais
    concepto_pago: c_TipoContribuyente
    descripcion_concepto: Hasta255


@nodo
class Beneficiario(_Nodo):
    """The beneficiary, who has an RFC."""

    rfc: RFCAntiguoCompleto
    curp: CURPAntigua
    nom_den_raz_soc_b: Hasta300
    concepto_pago: c_TipoContribuyente
    descripcion_concepto: Hasta255


@nodo
class Pagosaextranjeros(_Nodo, contenido="(NoBeneficiario?, Beneficiario?)?"):
    """A payment to a resident abroad."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    es_benef_efect_del_cobro: Annotated[Literal["SI", "NO"], cadena()]
    no_beneficiario: NoBeneficiario | None = None
    beneficiario: Beneficiario | None = None


raiz(
    Pagosaextranjeros,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/pagosaextranjeros/pagosaextranjeros.xsd",
    hoja="pagosaextranjeros",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
