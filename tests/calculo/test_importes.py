"""Rounding, limits, and what a caller may write."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.calculo.importes import (
    a_decimal,
    a_importe,
    a_positivo,
    a_tasa,
    cociente,
    con_decimales,
    decimales_escritos,
    importe_derivado,
    importe_en_limites,
    impuesto_en_limites,
    limites_importe,
    limites_impuesto,
    limites_pago,
    redondear,
    redondear_fraccion,
    sin_ceros,
    suma,
    techo,
    techo_fraccion,
    truncar,
    truncar_fraccion,
)
from cfdi.errores import ErrorDatos
from tests.calculo.reglas import dentro_40167, dentro_40180, elevado, redondo, truncado
from tests.calculo.reglas import fraccion as f

NO_SON_NUMEROS: list[Any] = [
    0.1,
    1.0,
    True,
    None,
    b"1",
    [1],
    1 + 0j,
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("Infinity"),
    "",
    " ",
    "1,000.00",
    "$1000",
    "1e3",
    "1_000",
    "NaN",
    "Infinity",
    " 1",
    "1 ",
    "+1",
    ".5",
    "5.",
    "1.2.3",
    "--1",
    "１２",
    "1\n",
    10**18,
    "1" * 19,
    Decimal("1E+999999999"),
    10**5000,
]

numeros = st.builds(
    lambda entero, decimales: Decimal(entero).scaleb(-decimales), st.integers(0, 10**12), st.integers(0, 6)
)


@pytest.mark.parametrize(
    "valor", NO_SON_NUMEROS, ids=lambda v: f"{type(v).__name__}-{str(v)[:12]!r}" if not isinstance(v, int) else "entero"
)
@pytest.mark.parametrize("convertir", [a_decimal, a_importe, a_positivo, a_tasa])
def test_lo_que_no_es_un_numero_se_rechaza_con_su_campo(convertir: Any, valor: Any) -> None:
    with pytest.raises(ErrorDatos) as error:
        convertir(valor, "valor_unitario")
    assert error.value.campo == "valor_unitario"
    assert error.value.remedio
    assert str(error.value)


@pytest.mark.parametrize(
    ("valor", "escrito"),
    [
        (7, "7"),
        (0, "0"),
        ("100.00", "100.00"),
        ("007.50", "7.50"),
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E+3"), "0"),
        (Decimal("-0.00"), "0.00"),
        ("-0", "0"),
        ("999999999999999999.999999", "999999999999999999.999999"),
    ],
)
def test_un_numero_conserva_sus_decimales_escritos(valor: Any, escrito: str) -> None:
    assert format(a_importe(valor, "importe"), "f") == escrito


def test_un_importe_tiene_seis_decimales_cuando_mucho() -> None:
    assert str(a_importe("1.00000000", "importe")) == "1.000000"
    with pytest.raises(ErrorDatos, match="más de 6 decimales"):
        a_importe(Decimal(100) / 3, "importe")
    with pytest.raises(ErrorDatos, match="negativo"):
        a_importe("-0.01", "importe")
    with pytest.raises(ErrorDatos, match="mayor que cero"):
        a_positivo("0.000000", "cantidad")


def test_una_tasa_se_escribe_con_seis_decimales() -> None:
    assert [str(a_tasa(v, "tasa")) for v in (0, "0.16", Decimal("5.9195"))] == ["0.000000", "0.160000", "5.919500"]


@pytest.mark.parametrize(
    ("valor", "decimales", "truncado", "medio", "arriba"),
    [
        ("924.224956", 2, "924.22", "924.22", "924.23"),  # example of Anexo 20, in MXN
        ("281.594680", 3, "281.594", "281.595", "281.595"),  # and in OMR
        ("0.125", 2, "0.12", "0.13", "0.13"),
        ("0.124999", 2, "0.12", "0.12", "0.13"),
        ("2.5", 0, "2", "3", "3"),
        ("3.5", 0, "3", "4", "4"),
        ("7", 2, "7.00", "7.00", "7.00"),
    ],
)
def test_las_tres_formas_de_acortar(valor: str, decimales: int, truncado: str, medio: str, arriba: str) -> None:
    numero = Decimal(valor)
    acortados = (truncar(numero, decimales), redondear(numero, decimales), techo(numero, decimales))
    assert tuple(map(str, acortados)) == (truncado, medio, arriba)


def test_los_decimales_escritos_cuentan_los_ceros() -> None:
    assert [decimales_escritos(Decimal(v)) for v in ("100", "100.00", "0.100000", "1E+3")] == [0, 2, 6, 0]
    assert str(con_decimales(Decimal("1.5"), 3)) == "1.500"
    assert str(con_decimales(Decimal("1.5678"), 3)) == "1.5678"
    assert str(sin_ceros(Decimal("1.500000"), 2)) == "1.50"
    assert str(sin_ceros(Decimal("1.567800"), 2)) == "1.5678"


# Vectors of the SAT's formulas


@pytest.mark.parametrize(
    ("cantidad", "valor_unitario", "decimales", "inferior", "superior"),
    [
        ("1", "100.00", 2, "49.99", "150.01"),
        ("1.000000", "100.00", 2, "99.99", "100.01"),
        ("3.141649", "1230.00", 5, "3864.21194", "3864.24460"),
        ("2", "58.00", 2, "86.99", "145.02"),
        ("1", "0", 2, "-0.25", "0.75"),
    ],
)
def test_limites_del_importe(cantidad: str, valor_unitario: str, decimales: int, inferior: str, superior: str) -> None:
    limites = limites_importe(cantidad, valor_unitario, decimales)
    assert (str(limites.inferior), str(limites.superior)) == (inferior, superior)
    paso = Decimal(1).scaleb(-decimales)
    juicios = [importe_en_limites(cantidad, valor_unitario, x) for x in (limites.inferior, limites.superior)]
    assert juicios == [True, True]
    assert not importe_en_limites(cantidad, valor_unitario, limites.superior + paso)
    assert not importe_en_limites(cantidad, valor_unitario, limites.inferior - paso)


def test_el_importe_del_ejemplo_de_la_guia_esta_en_sus_limites() -> None:
    assert importe_en_limites("3.141649", "1230.00", "3864.22827")


@pytest.mark.parametrize(
    ("base", "tasa", "decimales", "inferior", "superior"),
    [
        ("100.00", "0.160000", 2, "15.99", "16.01"),
        ("100.000000", "0.160000", 6, "15.999999", "16.000001"),
        ("0.10", "0.160000", 2, "0.01", "0.02"),
        ("1", "0.160000", 0, "0", "1"),  # a stamped invoice has Base 1 and Importe 1: decimals are those of the text
    ],
)
def test_limites_del_impuesto(base: str, tasa: str, decimales: int, inferior: str, superior: str) -> None:
    limites = limites_impuesto(base, tasa, decimales)
    assert (str(limites.inferior), str(limites.superior)) == (inferior, superior)
    paso = Decimal(1).scaleb(-decimales)
    assert impuesto_en_limites(base, tasa, limites.inferior)
    assert impuesto_en_limites(base, tasa, limites.superior)
    assert not impuesto_en_limites(base, tasa, limites.superior + paso)


def test_los_decimales_del_limite_son_los_escritos_y_no_el_exponente() -> None:
    assert not importe_en_limites("1.000000", "1400.00", Decimal("1E+3"))
    assert importe_en_limites("1.000000", "1000.00", Decimal("1E+3"))


def test_los_limites_juzgan_cifras_de_cualquier_tamano() -> None:
    enorme = Decimal("9" * 400)
    assert importe_en_limites(enorme, Decimal(1), enorme)
    assert not importe_en_limites(enorme, Decimal(1), enorme * 10)


@pytest.mark.parametrize("funcion", [limites_importe, limites_impuesto, importe_en_limites, impuesto_en_limites])
@pytest.mark.parametrize("malo", [0.5, True, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), "1,0"])
def test_los_limites_rechazan_lo_que_no_es_un_numero(funcion: Any, malo: Any) -> None:
    for argumentos in ((malo, Decimal(1)), (Decimal(1), malo), (Decimal(0), malo)):
        with pytest.raises(ErrorDatos):
            funcion(*argumentos, 2)
    if funcion in (importe_en_limites, impuesto_en_limites):
        with pytest.raises(ErrorDatos):
            funcion(Decimal(1), Decimal(1), malo)


# Against fractions


@settings(max_examples=400, deadline=None)
@given(numeros, numeros, st.integers(0, 6), st.integers(-3, 3))
def test_los_limites_son_los_de_la_formula(a: Decimal, b: Decimal, decimales: int, pasos: int) -> None:
    cercano = redondear(suma([importe_derivado(a, b, decimales), Decimal(pasos).scaleb(-decimales)]), decimales)
    assert importe_en_limites(a, b, cercano) == dentro_40167(a, b, cercano), f"{a} × {b} ≟ {cercano}"
    tasa = redondear(b.scaleb(-12), 6)
    impuesto = redondear(suma([importe_derivado(a, tasa, decimales), Decimal(pasos).scaleb(-decimales)]), decimales)
    assert impuesto_en_limites(a, tasa, impuesto) == dentro_40180(a, tasa, impuesto), f"{a} × {tasa} ≟ {impuesto}"


@settings(max_examples=200, deadline=None)
@given(numeros, numeros, st.integers(0, 6))
def test_lo_derivado_esta_siempre_en_sus_limites(cantidad: Decimal, precio: Decimal, decimales: int) -> None:
    derivado = importe_derivado(cantidad, precio, decimales)
    assert f(derivado) == redondo(f(cantidad) * f(precio), decimales)
    assert dentro_40167(cantidad, precio, derivado) or cantidad == 0
    assert min(decimales, 2) <= decimales_escritos(derivado) <= decimales


@settings(max_examples=100, deadline=None)
@given(numeros, numeros.filter(bool), st.integers(0, 6))
def test_el_cociente_se_redondea_una_vez(dividendo: Decimal, divisor: Decimal, decimales: int) -> None:
    cuociente = cociente(dividendo, divisor, decimales)
    assert f(cuociente) == redondo(f(dividendo) / f(divisor), decimales)
    assert decimales_escritos(cuociente) == decimales


@settings(max_examples=50, deadline=None)
@given(st.lists(numeros))
def test_la_suma_es_exacta_en_cualquier_orden(valores: list[Decimal]) -> None:
    assert f(suma(valores)) == sum(map(f, valores))
    assert suma(valores) == suma(reversed(valores))


def test_los_contextos_del_modulo_no_salen_del_predeterminado(monkeypatch: pytest.MonkeyPatch) -> None:
    from cfdi.calculo import importes

    monkeypatch.setattr(decimal.DefaultContext, "prec", 3)
    monkeypatch.setattr(decimal.DefaultContext, "capitals", 0)
    contexto = importes._contexto(decimal.ROUND_HALF_UP)
    assert (contexto.prec, contexto.capitals) == (decimal.MAX_PREC, 1)


# Limits of payments


@pytest.mark.parametrize(
    ("pagado", "equivalencia", "inferior", "redondeado", "superior"),
    [
        ("348000.00", "17.7331", "19624.26", "19624.37", "19624.38"),
        ("348000.00", "0.0563917194", "6171118.71", "6171118.90", "6171118.90"),
        ("500.00", "1", "333.33", "1000.01", "1000.01"),
        ("500.00", "1.0000000000", "499.99", "500.01", "500.01"),
    ],
)
def test_los_limites_de_un_pago(pagado: str, equivalencia: str, inferior: str, redondeado: str, superior: str) -> None:
    assert tuple(map(str, limites_pago(pagado, equivalencia, 2))) == (inferior, superior)
    assert tuple(map(str, limites_pago(pagado, equivalencia, 2, redondeado=True))) == (inferior, redondeado)


@settings(max_examples=300)
@given(
    st.decimals("0.01", "1E9", places=2),
    st.integers(1, 10**14),
    st.integers(0, 10),
    st.sampled_from([0, 2, 3, 4]),
)
def test_lo_convertido_cae_siempre_en_sus_limites(pagado: Decimal, unidades: int, ne: int, decimales: int) -> None:
    """Which is why CRP20275 never fires."""
    equivalencia = Decimal(unidades).scaleb(-ne)
    inferior, superior = limites_pago(pagado, equivalencia, decimales)
    assert inferior <= superior
    assert f(inferior) <= truncado(f(pagado) / f(equivalencia), decimales) <= f(superior)


@pytest.mark.parametrize("equivalencia", ["0", "0.00", Decimal("-1")])
def test_una_equivalencia_de_cero_no_tiene_limites(equivalencia: Any) -> None:
    with pytest.raises(ErrorDatos) as error:
        limites_pago("1.00", equivalencia, 2)
    assert error.value.campo == "equivalencia_dr"


@given(st.fractions(min_value=0, max_value=10**9), st.integers(0, 10))
def test_las_fracciones_se_redondean_una_vez(valor: Fraction, decimales: int) -> None:
    assert f(redondear_fraccion(valor, decimales)) == redondo(valor, decimales)
    assert f(truncar_fraccion(valor, decimales)) == truncado(valor, decimales)
    assert f(techo_fraccion(valor, decimales)) == elevado(valor, decimales)
    assert decimales_escritos(redondear_fraccion(valor, decimales)) == decimales
