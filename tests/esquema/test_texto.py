"""Lexical forms, held against libxml2's own idea of them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Context, Decimal, localcontext
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from cfdi.errores import ErrorDatos
from cfdi.esquema.texto import CONVERSORES, a_momento, a_texto, colapsar, de_decimal, es_base64, escapar, normalizar
from cfdi.pruebas import textos


@given(textos())
def test_un_texto_escapado_se_lee_igual(texto: str) -> None:
    xml = f'<a b="{escapar(texto)}">{escapar(texto)}</a>'
    leido = etree.fromstring(xml.encode())
    assert leido.get("b") == texto
    assert (leido.text or "") == texto


@pytest.mark.parametrize("malo", ["\x00", "\x08", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800", "\udfff"])
def test_lo_que_xml_no_admite_se_rechaza_con_su_posicion(malo: str) -> None:
    with pytest.raises(ErrorDatos) as caso:
        escapar(f"Caf\u00e9{malo}")
    assert caso.value.valor == f"U+{ord(malo):04X} en la posición 5"


@given(st.characters())
def test_se_admiten_los_caracteres_que_xml_admite_y_solo_esos(caracter: str) -> None:
    codigo = ord(caracter)
    de_xml = codigo in (9, 10, 13) or 0x20 <= codigo <= 0xD7FF or 0xE000 <= codigo <= 0xFFFD or codigo >= 0x10000
    try:
        escapar(caracter)
    except ErrorDatos:
        assert not de_xml, f"U+{codigo:04X} es legal en XML 1.0 y se rechazó"
    else:
        assert de_xml, f"U+{codigo:04X} no es legal en XML 1.0 y pasó"


@given(textos())
@example("\u00a0a\u00a0 \u2028 b\t\n")
def test_colapsar_es_normalize_space(texto: str) -> None:
    """Python's own notion of white space is wider: NBSP and the line separators of Unicode are text in XML."""
    assert colapsar(texto) == etree.Element("a", b=texto).xpath("normalize-space(@b)")


def test_cada_faceta_de_espacios() -> None:
    texto = " a\t\n b "
    assert normalizar(texto, None) == normalizar(texto, "preserve") == texto
    assert normalizar(texto, "replace") == " a   b "
    assert normalizar(texto, "collapse") == "a b"


# -------------------------------------------------------------------- numbers


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9) | st.decimals("-1e30", "1e30"))
def test_un_decimal_se_escribe_sin_exponente_y_con_sus_ceros(valor: Decimal) -> None:
    texto = de_decimal(valor)
    assert set(texto) <= set("-0123456789.")
    assert Decimal(texto) == valor
    if valor.as_tuple().exponent <= 0:  # type: ignore[operator]
        assert Decimal(texto).as_tuple() == valor.as_tuple(), "se perdieron decimales escritos"


def test_el_contexto_decimal_del_programa_no_cambia_lo_escrito() -> None:
    with localcontext(Context(prec=3, capitals=0)):
        assert de_decimal(Decimal("1E-7")) == "0.0000001"
        assert de_decimal(Decimal("123456.789")) == "123456.789"


@pytest.mark.parametrize("enorme", ["1E+999999999", "-1E+2000", "1E-999999999", "0E+999999999"])
def test_un_exponente_enorme_no_llena_la_memoria(enorme: str) -> None:
    with pytest.raises(ErrorDatos, match="demasiado grande o demasiado pequeño"):
        de_decimal(Decimal(enorme))


@cache
def _segun_libxml2(base: str) -> etree.XMLSchema:
    xsd = (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType>'
        f'<xs:attribute name="b" type="xs:{base}"/></xs:complexType></xs:element></xs:schema>'
    )
    return etree.XMLSchema(etree.fromstring(xsd))


_CASI_NUMEROS = st.text("0123456789+-.eE_ xn\u0661\uff11", max_size=8)


@pytest.mark.parametrize(("base", "python"), [("decimal", Decimal), ("integer", int)])
@given(
    texto=_CASI_NUMEROS | st.sampled_from(["NaN", "Infinity", "1_000", "1e3", "٣", "１", "", "+", "-.", "+.5", "5."])
)
def test_son_numeros_los_mismos_textos_que_para_libxml2(base: str, python: type, texto: str) -> None:
    try:
        CONVERSORES[python](texto.strip(" \t\r\n"))
        nuestro = True
    except ValueError:
        nuestro = False
    assert nuestro == _segun_libxml2(base).validate(etree.Element("a", b=texto)), f"xs:{base}: {texto!r}"


def test_un_entero_de_miles_de_cifras_es_un_error_y_no_una_espera() -> None:
    with pytest.raises(ValueError, match="digits"):
        CONVERSORES[int]("1" * 5000)


# -------------------------------------------------------------------- dates


@given(st.datetimes().map(lambda m: m.replace(microsecond=0)))
def test_una_fecha_va_y_vuelve(momento: datetime) -> None:
    assert a_momento(a_texto(momento)) == momento
    assert CONVERSORES[date](a_texto(momento.date())) == momento.date()


def test_las_24_horas_son_la_medianoche_siguiente() -> None:
    assert a_momento("2025-12-31T24:00:00") == datetime.fromisoformat("2026-01-01T00:00:00")


@pytest.mark.parametrize(
    "texto",
    [
        "2025-02-30T00:00:00",
        "2025-W10-1",
        "20250101T000000",
        "2025-01-01 00:00:00",
        "2025-01-01T00:00:00Z",
        "2025-01-01T00:00:00-06:00",
        "2025-01-01T00:00",
        "2025-01-01T24:00:01",
        "9999-12-31T24:00:00",
        "２025-01-01T00:00:00",
    ],
)
def test_lo_que_python_toma_por_fecha_y_el_sat_no(texto: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        a_momento(texto)


@pytest.mark.parametrize(
    ("texto", "es"), [("", True), ("AAAA", True), ("AA AA\n", True), ("!!!!", False), ("AAA", False)]
)
def test_base64(texto: str, es: bool) -> None:
    assert es_base64(texto) is es
