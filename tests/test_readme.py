"""The README's example runs as it is printed, and its commands name what exists."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click
import pytest

from cfdi.cli.aplicacion import aplicacion
from cfdi.pac import simulado
from cfdi.sello.autoridad import CONTRASENA_DE_PRUEBAS
from tests.conftest import RAIZ

README = (RAIZ / "README.md").read_text(encoding="utf-8")


def _bloque(lenguaje: str, despues_de: str = "") -> str:
    encontrado = re.search(rf"```{lenguaje}\n(.*?)```", README[README.index(despues_de) :], re.S)
    assert encontrado, f"README.md has no {lenguaje} block"
    return encontrado.group(1)


def test_el_ejemplo_corre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    identidad = simulado.Identidad(tmp_path / "simulado")
    identidad.csd("EKU9003173C9", "ESCUELA KEMPER URGATE")
    (carpeta,) = (tmp_path / "simulado" / "csd" / "EKU9003173C9").iterdir()
    shutil.copy(carpeta / "certificado.cer", tmp_path / "emisor.cer")
    shutil.copy(carpeta / "llave.key", tmp_path / "emisor.key")
    monkeypatch.chdir(tmp_path)
    with simulado.Servidor(simulado.PACSimulado(identidad)) as servidor:
        espacio = {"clave": CONTRASENA_DE_PRUEBAS, "pac": simulado.itimbre(servidor.url)}
        exec(compile(_bloque("python"), "README.md", "exec"), espacio)
    primera, uuid = capsys.readouterr().out.splitlines()
    assert primera == "1160.00 True"
    assert re.fullmatch(r"[0-9A-Fa-f-]{36}", uuid)


def test_el_ejemplo_tiene_diez_lineas_mas_o_menos() -> None:
    assert len(_bloque("python").strip().splitlines()) <= 15


def test_los_comandos_nombran_lo_que_existe() -> None:
    rutas = re.findall(r"fixtures/\S+", _bloque("sh", "<!-- comandos -->"))
    assert rutas, "the README's commands name no fixture"
    for ruta in rutas:
        assert (RAIZ / ruta).exists(), f"the README names {ruta}, which does not exist"


def test_la_tabla_de_comandos_esta_completa() -> None:
    registrados = aplicacion.list_commands(click.Context(aplicacion))
    nombrados = re.findall(r"^\| `cfdi ([\w-]+)", README, re.M)
    assert sorted(nombrados) == sorted(registrados)
