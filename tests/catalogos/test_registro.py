"""Rows are values: they cannot change, compare by what they say and travel to other processes whole."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from typing import Any

import pytest

from cfdi import catalogos
from cfdi.catalogos import Colonia, Fila, Localidad, Moneda, Municipio

CENTRO = Fila("01", "Centro", None, date(2024, 1, 1))


def test_un_registro_no_cambia() -> None:
    with pytest.raises(FrozenInstanceError, match="'clave'"):
        CENTRO.clave = "02"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="'clave'"):
        del CENTRO.clave
    with pytest.raises(FrozenInstanceError, match="'otro'"):
        CENTRO.otro = 1
    assert not hasattr(CENTRO, "__dict__")
    assert CENTRO.clave == "01"


def test_son_iguales_si_lo_son_su_clase_y_sus_campos() -> None:
    assert Fila("01", "Centro", None, date(2024, 1, 1)) == CENTRO
    assert len({CENTRO, Fila(clave="01", descripcion="Centro", inicio=None, fin=date(2024, 1, 1))}) == 1
    assert Fila("01", "Centro", None, None) != CENTRO
    assert Municipio("01", "x", None, None, "AGU") != Localidad("01", "x", None, None, "AGU")
    assert ("01", "Centro", None, date(2024, 1, 1)) != CENTRO


def test_se_lee_lo_que_es() -> None:
    assert repr(CENTRO) == "Fila(clave='01', descripcion='Centro', inicio=None, fin=datetime.date(2024, 1, 1))"


@pytest.mark.parametrize(
    ("valores", "campos"),
    [
        ((), {}),
        (("01", "Centro", None), {}),
        (("01", "Centro", None, None, "AGU", "sobra"), {}),
        (("01", "Centro", None, None), {"clave": "02"}),
        (("01", "Centro", None, None), {"clave": "02", "estado": "AGU"}),
    ],
)
def test_cada_campo_se_da_una_vez(valores: tuple[Any, ...], campos: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Municipio(*valores, **campos)


def test_un_campo_que_no_existe_se_niega() -> None:
    with pytest.raises((TypeError, AttributeError)):
        Fila(clave="01", descripcion="", inicio=None, final=None)  # type: ignore[call-arg]


def test_los_campos_de_la_base_van_primero() -> None:
    assert [campo.name for campo in fields(Colonia)] == ["clave", "descripcion", "inicio", "fin", "codigo_postal"]
    assert Municipio("001", "Ensenada", None, None, "BCN").estado == "BCN"


def test_toda_clase_de_fila_viaja_entera() -> None:
    for nombre in catalogos.version():
        fila = next(catalogos.recorrer(nombre))
        for otra in (pickle.loads(pickle.dumps(fila)), copy.copy(fila), copy.deepcopy(fila), replace(fila)):  # type: ignore[type-var]
            assert otra == fila, nombre
            assert hash(otra) == hash(fila), nombre


def test_una_copia_con_cambios() -> None:
    peso = catalogos.moneda("MXN")
    assert isinstance(peso, Moneda)
    otro = replace(peso, decimales=4)
    assert (otro.decimales, otro.clave, peso.decimales) == (4, "MXN", 2)
