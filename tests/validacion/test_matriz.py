"""The table of codes: that none of the matrix is missing, that what it says of each is so, and that docs/ has it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cfdi.errores import ErrorDatos
from cfdi.validacion.__main__ import RUTA, texto
from cfdi.validacion.ejemplos import Ejemplo, cambiar, todos, valor_en
from cfdi.validacion.matriz import Ficha, cuenta, ficha, fichas
from tests.rutas import COMPARTIDO, RAIZ, necesita_compartido

FICHAS = fichas()
EJEMPLOS = list(todos())

NO_SON_DEL_COMPROBANTE = {"300", "310", "311", "312", "404", "405", "603", "702", "705", "707", "712"} | {
    f"20{n}" for n in range(1, 7)
}
"""Answers of a service about a request, its account or a cancellation."""


def _matriz_oficial() -> Iterator[str]:
    yield from (f"CFDI{n}" for n in (*range(40101, 40223), *range(140223, 140229), 40999))
    yield from (f"CRP{n}" for n in (*range(20101, 20124), *range(20201, 20280), 20999))
    yield from (f"NOM{n}" for n in range(1, 112))
    yield from (str(n) for n in (*range(301, 309), *range(401, 404)))


def test_no_falta_ningun_codigo_de_la_matriz() -> None:
    assert set(_matriz_oficial()) - set(FICHAS) == set()


@necesita_compartido
def test_no_falta_ningun_codigo_de_la_tabla_de_reglas() -> None:
    with (COMPARTIDO / "reglas" / "reglas.csv").open(encoding="utf-8", newline="") as archivo:
        codigos = {fila["code"] for fila in csv.DictReader(archivo)} - {""}
    assert codigos - set(FICHAS) == NO_SON_DEL_COMPROBANTE


@pytest.mark.parametrize("f", FICHAS.values(), ids=lambda f: f.codigo)
def test_cada_codigo_dice_que_pide_donde_y_de_donde_sale(f: Ficha) -> None:
    assert f.pide.endswith((".", ".)")), f
    assert f.lugar and f.fuente
    assert f.nota or f.estado == "comprobado", f"{f.codigo}: say why it is not checked"


def test_todo_lo_que_se_comprueba_en_reglas_y_catalogos_tiene_ejemplos_de_los_dos() -> None:
    con = {(e.codigo, e.debe_pasar) for e in EJEMPLOS}
    sin = [
        f.codigo
        for f in FICHAS.values()
        if f.capa in ("reglas", "catalogos")
        and f.estado != "no se comprueba"
        and not {(f.codigo, True), (f.codigo, False)} <= con
    ]
    assert sin == []


@pytest.mark.parametrize(
    "ejemplo", [e for e in EJEMPLOS if e.externos is not None and not e.debe_pasar], ids=lambda e: e.nombre
)
def test_lo_que_pide_listas_no_se_da_por_bueno_sin_ellas(ejemplo: Ejemplo) -> None:
    informe = replace(ejemplo, externos=None).validar()
    severidades = {h.severidad for h in informe.por_codigo().get(ejemplo.codigo, ())}
    assert "no_verificado" in severidades, f"{ejemplo.nombre}: passed without its lists\n{informe.a_texto()}"


def test_cuantos_hay_de_cada_estado(capsys: pytest.CaptureFixture[str]) -> None:
    estados = cuenta(FICHAS.values())
    with capsys.disabled():
        print(f"\n{len(FICHAS)} códigos: {', '.join(f'{n} {estado}' for estado, n in sorted(estados.items()))}")
    assert sum(estados.values()) == len(FICHAS)
    assert estados["no se comprueba"] < 12, "a code that can be decided should be"


def test_el_readme_dice_los_mismos_numeros() -> None:
    estados = cuenta(FICHAS.values())
    readme = " ".join((RAIZ / "README.md").read_text(encoding="utf-8").split())
    assert (
        f"of {len(FICHAS)} codes {estados['comprobado']} are checked here, {estados['comprobado en parte']} in part"
        in readme
    ), estados


def test_la_tabla_de_docs_esta_al_dia() -> None:
    assert RUTA.read_text(encoding="utf-8") == texto(), "stale: run python -m cfdi.validacion"


@pytest.mark.parametrize("escrito", ["CFDI40161", "cfdi40161", " cfdi 40161 ", "CFDI-40161"])
def test_un_codigo_se_encuentra_como_se_escriba(escrito: str) -> None:
    assert ficha(escrito).codigo == "CFDI40161"


def test_un_codigo_que_no_existe_sugiere_otro() -> None:
    with pytest.raises(ErrorDatos, match="CFDI4016"):
        ficha("CFDI4016")
    with pytest.raises(ErrorDatos, match="cfdi regla"):
        ficha("hola")


# -------------------------------------------------------------------- examples


def test_cambiar_pone_agrega_quita_y_hace_el_camino() -> None:
    datos = {"A": "1", "L": [{"x": "1"}]}
    for ruta, valor in {"A": None, "L[1].x": "2", "L[2]": {"x": "3"}, "C.D.e": "4", "N[1].y": "5"}.items():
        cambiar(datos, ruta, valor)
    assert datos == {"L": [{"x": "2"}, {"x": "3"}], "C": {"D": {"e": "4"}}, "N": [{"y": "5"}]}
    assert [valor_en(datos, r) for r in ("L[2].x", "L[3].x", "C.D.z", "C.D.e")] == ["3", None, None, "4"]
