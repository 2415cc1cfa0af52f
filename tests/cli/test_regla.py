"""`cfdi regla`: that it tells the same as the rule does."""

from __future__ import annotations

import json

from tests.cli.conftest import Correr


def _regla(correr: Correr, *argumentos: str) -> list[str]:
    resultado = correr("regla", *argumentos)
    assert (resultado.estado, resultado.error) == (0, "")
    return resultado.salida.splitlines()


def test_explica_un_codigo_con_un_ejemplo_de_cada_uno(correr: Correr) -> None:
    renglones = _regla(correr, "cfdi40119")
    assert renglones[0] == "CFDI40119 · CFDI 4.0 · cfdi:Comprobante · error"
    assert any(r.startswith("  Pide:   En tipos I, E y N, Total es SubTotal") for r in renglones)
    pasa, falla = (i for i, r in enumerate(renglones) if r.lstrip().startswith(("Pasa", "No pasa")))
    assert renglones[pasa + 1].strip() == 'Total = "1264.40"'
    assert renglones[falla + 1].strip() == 'Total = "1264.41"'
    assert "debe ser 1264.40 (SubTotal 1100.00 − Descuento 10.00 + trasladados 174.40)" in renglones[falla + 2]


def test_dice_el_reloj_y_las_listas_de_que_depende(correr: Correr) -> None:
    assert len([r for r in _regla(correr, "401") if "validado a las" in r]) == 2
    renglones = _regla(correr, "CFDI40145")
    assert any("lista externa" in r for r in renglones)
    assert len([r for r in renglones if r.strip().startswith("listas:")]) == 2


def test_dice_por_que_no_se_comprueba(correr: Correr) -> None:
    assert any("no se comprueba" in r and "no puede fallar" in r for r in _regla(correr, "CFDI40163"))


def test_sin_codigo_estan_todos(correr: Correr) -> None:
    renglones = _regla(correr)
    assert {r.split("\t")[0] for r in renglones} >= {"CFDI40101", "CFDI40222", "CRP20238", "NOM44", "301", "403"}
    assert all(r.count("\t") == 3 for r in renglones)


def test_en_json(correr: Correr) -> None:
    (renglon,) = _regla(correr, "CFDI40161", "--json")
    dicho = json.loads(renglon)
    assert (dicho["codigo"], dicho["estado"], dicho["lugar"]) == ("CFDI40161", "comprobado", "cfdi:Receptor")
    pasa, falla = dicho["ejemplos"]
    assert (pasa["pasa"], pasa["hallazgos"]) == (True, [])
    assert falla["hallazgos"][0].startswith("CFDI40161 error /cfdi:Comprobante/cfdi:Receptor/@UsoCFDI: ")
    assert all(json.loads(r)["codigo"] for r in _regla(correr, "--json"))


def test_un_codigo_que_no_existe_lo_dice(correr: Correr) -> None:
    resultado = correr("regla", "CFDI99999")
    assert (resultado.estado, resultado.salida) == (1, "")
    assert "no es un código" in resultado.error
