"""The local hour by postal code."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfdi import catalogos
from cfdi.catalogos import Cambio, Huso
from cfdi.errores import ErrorDatos

CENTRO, NOROESTE, PACIFICO, QUINTANA_ROO, MATAMOROS, JUAREZ = "42501", "22000", "80000", "77500", "87300", "32000"


def _local(codigo_postal: str, utc: str) -> str:
    instante = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    return catalogos.hora_local(codigo_postal, instante).strftime("%m-%d %H:%M:%S")


@pytest.mark.parametrize(
    ("codigo_postal", "verano", "invierno"),
    [
        (CENTRO, "07-01 12:00:00", "01-15 12:00:00"),
        (PACIFICO, "07-01 11:00:00", "01-15 11:00:00"),
        (QUINTANA_ROO, "07-01 13:00:00", "01-15 13:00:00"),
        (NOROESTE, "07-01 11:00:00", "01-15 10:00:00"),
        (MATAMOROS, "07-01 13:00:00", "01-15 12:00:00"),
        (JUAREZ, "07-01 11:00:00", "01-15 11:00:00"),
    ],
)
def test_hora_de_cada_zona(codigo_postal: str, verano: str, invierno: str) -> None:
    assert _local(codigo_postal, "2026-07-01 18:00:00") == verano
    assert _local(codigo_postal, "2026-01-15 18:00:00") == invierno


def test_cambio_de_horario_en_la_frontera() -> None:
    """2026: from March 8, 02:00 (UTC-6), to November 1, 02:00 (UTC-5)."""
    assert _local(MATAMOROS, "2026-03-08 07:59:59") == "03-08 01:59:59"
    assert _local(MATAMOROS, "2026-03-08 08:00:00") == "03-08 03:00:00"
    assert _local(MATAMOROS, "2026-11-01 06:59:59") == "11-01 01:59:59"
    assert _local(MATAMOROS, "2026-11-01 07:00:00") == "11-01 01:00:00"


def test_cambio_de_horario_en_el_noroeste() -> None:
    """2025: from March 9, 02:00 (UTC-8), to November 2, 02:00 (UTC-7)."""
    assert _local(NOROESTE, "2025-03-09 09:59:59") == "03-09 01:59:59"
    assert _local(NOROESTE, "2025-03-09 10:00:00") == "03-09 03:00:00"
    assert _local(NOROESTE, "2025-11-02 08:59:59") == "11-02 01:59:59"
    assert _local(NOROESTE, "2025-11-02 09:00:00") == "11-02 01:00:00"


def test_la_frontera_de_chihuahua_nunca_se_adelanta() -> None:
    """The sheet has its summer behind its winter, which cannot be: the earlier of both clocks is safe all year."""
    fila = catalogos.codigo_postal(JUAREZ)
    assert fila is not None
    assert (fila.huso.verano, fila.huso.invierno) == (-7, -6)
    for mes in range(1, 13):
        instante = datetime(2026, mes, 15, 18, tzinfo=UTC)
        assert catalogos.hora_local(JUAREZ, instante).hour == 11


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)), st.integers(-12, 14))  # noqa: DTZ001
def test_el_mismo_instante_da_la_misma_hora_se_escriba_como_se_escriba(utc: datetime, horas: int) -> None:
    instante = utc.replace(tzinfo=UTC)
    for codigo_postal in (CENTRO, MATAMOROS):
        local = catalogos.hora_local(codigo_postal, instante)
        assert local.tzinfo is None
        assert local == catalogos.hora_local(codigo_postal, instante.astimezone(timezone(timedelta(hours=horas))))
        assert utc - local in (timedelta(hours=5), timedelta(hours=6))


def test_sin_instante_es_ahora() -> None:
    antes = datetime.now(UTC)
    local = catalogos.hora_local(CENTRO)
    despues = datetime.now(UTC)
    assert antes <= (local + timedelta(hours=6)).replace(tzinfo=UTC) <= despues


@pytest.mark.parametrize("codigo_postal", ["00000", "", "4250", "42501 ", "x" * 1000])
def test_codigo_postal_desconocido(codigo_postal: str) -> None:
    with pytest.raises(ErrorDatos, match="no está en c_CodigoPostal") as rechazo:
        catalogos.hora_local(codigo_postal)
    assert rechazo.value.campo == "codigo_postal"
    assert rechazo.value.remedio


def test_un_instante_sin_zona_o_fuera_del_calendario_se_rechaza() -> None:
    with pytest.raises(ErrorDatos, match="no dice su zona horaria"):
        catalogos.hora_local(CENTRO, datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ErrorDatos, match="fuera del calendario"):
        catalogos.hora_local(CENTRO, datetime.min.replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("cambio", "dia"),
    [
        (Cambio(3, 2, 6, time(2)), date(2026, 3, 8)),
        (Cambio(11, 1, 6, time(2)), date(2026, 11, 1)),
        (Cambio(4, 1, 6, time(2)), date(2018, 4, 1)),
        (Cambio(10, 5, 6, time(2)), date(2018, 10, 28)),
        (Cambio(12, 5, 3, time(0)), date(2026, 12, 31)),
        (Cambio(2, 4, 0, time(0)), date(2027, 2, 22)),
    ],
)
def test_dia_del_cambio(cambio: Cambio, dia: date) -> None:
    assert cambio.en(dia.year) == datetime.combine(dia, cambio.hora)


def test_un_huso_se_lee_bien() -> None:
    assert str(Huso("Tiempo del Centro", -6, -6)) == "Tiempo del Centro (UTC-6)"
    assert str(Huso("Tiempo del Noroeste", -7, -8)) == "Tiempo del Noroeste (UTC-8, verano UTC-7)"
