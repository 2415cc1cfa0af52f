"""How cells are read, and what is refused."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfdi.catalogos import celdas
from cfdi.catalogos.celdas import Celda, Lectura
from cfdi.catalogos.filas import Permiso

CELDAS = st.one_of(
    st.text(), st.integers(), st.floats(), st.booleans(), st.none(), st.dates(), st.datetimes(), st.times(), st.binary()
)
LECTURAS = [
    celdas.texto, celdas.entero, celdas.decimal, celdas.tasa, celdas.fecha, celdas.hora, celdas.mes, celdas.dia_del_mes,
    celdas.si_o_no, celdas.permiso, celdas.patron, celdas.clave("[0-9]{2}", ancho=2),
    celdas.claves(celdas.clave("6[0-9]{2}")), celdas.opcional(celdas.entero),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lectura", "celda", "valor"),
    [
        (celdas.texto, "\xa0Yukón  del\nnorte ", "Yukón del norte"),
        (celdas.texto, 7.0, "7"),
        (celdas.entero, "999999", 999_999),
        (celdas.entero, -6.0, -6),
        (celdas.decimal, 72.1605, Decimal("72.1605")),
        (celdas.tasa, 0.265, Decimal("0.265000")),
        (celdas.fecha, datetime(2022, 1, 1, 12), date(2022, 1, 1)),  # noqa: DTZ001
        (celdas.fecha, "2017-08-13", date(2017, 8, 13)),
        (celdas.fecha, "", None),
        (celdas.hora, "02:00", time(2)),
        (celdas.mes, "Marzo", 3),
        (celdas.dia_del_mes, "Segundo domingo", (2, 6)),
        (celdas.dia_del_mes, "Último domingo", (5, 6)),
        (celdas.si_o_no, "Si", True),
        (celdas.permiso, "Opcional", Permiso.OPCIONAL),
        (celdas.permiso, "Si el RFC es XEXX010101000, es obligatorio.", Permiso.CONDICIONADO),
        (celdas.patron, "[0\n-9]{9}", "[0-9]{9}"),
        (celdas.patron, "No", None),
        (celdas.clave("[0-9]{3}", ancho=3), 1.0, "001"),
        (celdas.clave("[0-9]{8}", ancho=8), "01010101", "01010101"),
        (celdas.clave("D[A-Z]", corregidas={"Dx": "DX"}), "Dx", "DX"),
        (celdas.claves(celdas.clave("[0-9]{3}")), "601, 603,626", frozenset({"601", "603", "626"})),
        (celdas.claves(celdas.clave("[0-9]{3}")), 605.0, frozenset({"605"})),
    ],
)
def test_lo_que_se_lee(lectura: Lectura, celda: Celda, valor: object) -> None:
    assert lectura(celda) == valor


def test_una_tasa_se_lee_con_seis_decimales() -> None:
    assert str(celdas.tasa(0.16)) == "0.160000"


@pytest.mark.parametrize(
    ("lectura", "celda", "esperado"),
    [
        (celdas.entero, 1.5, "un número entero"),
        (celdas.entero, True, "un número entero"),
        (celdas.entero, "", "un número entero"),
        (celdas.decimal, "abc", "un número"),
        (celdas.decimal, float("nan"), "un número"),
        (celdas.fecha, "13/08/2017", "una fecha"),
        (celdas.fecha, 44562.0, "una fecha"),
        (celdas.hora, "25:00", "una hora"),
        (celdas.mes, "March", "el nombre de un mes"),
        (celdas.dia_del_mes, "domingo", "un día como"),
        (celdas.si_o_no, "Tal vez", "Sí o No"),
        (celdas.permiso, "Siempre", "Sí, No u Opcional"),
        (celdas.patron, "[0-9", "una expresión regular"),
        (celdas.clave("[0-9]{3}", ancho=3), 1.5, "un número entero"),
        (celdas.clave("[0-9]{3}", ancho=3), "١٢٣", "una clave de la forma"),
        (celdas.clave("[0-9]{3}", ancho=3), "1", "una clave de la forma"),
    ],
)
def test_lo_que_se_rechaza(lectura: Lectura, celda: Celda, esperado: str) -> None:
    with pytest.raises(ValueError, match=esperado):
        lectura(celda)


@given(st.sampled_from(LECTURAS), CELDAS)
def test_ninguna_celda_hace_mas_que_rechazarse(lectura: Lectura, celda: Celda) -> None:
    try:
        lectura(celda)
    except ValueError as error:
        assert str(error), "el rechazo debe decir qué esperaba"


@given(st.integers(0, 10**8 - 1))
def test_una_clave_numerica_recobra_sus_ceros(numero: int) -> None:
    leer = celdas.clave("[0-9]{8}", ancho=8)
    assert leer(float(numero)) == leer(numero) == f"{numero:08}"
