"""The committed files that are rendered from the declarations."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from cfdi.esquema import __main__ as rendir
from cfdi.esquema.registro import raices
from cfdi.esquema.rutas import carpeta
from tests.rutas import COMPARTIDO, RAIZ, necesita_compartido

ORDEN = "ejecute `python -m cfdi.esquema` y revise lo que cambió"


def test_ninguno_esta_atrasado() -> None:
    atrasados = [
        str(ruta.relative_to(RAIZ))
        for ruta, contenido in rendir.archivos().items()
        if not ruta.is_file() or ruta.read_text(encoding="utf-8") != contenido
    ]
    assert not atrasados, f"no son los que salen de las declaraciones: {', '.join(atrasados)}; {ORDEN}"


@pytest.mark.parametrize("donde", ["xsd", "xslt"])
def test_ninguno_sobra(donde: str) -> None:
    rendidos = {ruta.name for ruta in rendir.archivos() if ruta.parent.name == donde}
    hay = {ruta.name for ruta in (RAIZ / donde).iterdir()}
    assert hay == rendidos, f"en {donde}/ hay archivos que ninguna declaración rinde: bórrelos, o {ORDEN}"


@necesita_compartido
def test_ninguno_es_copia_de_uno_del_sat() -> None:
    def huella(ruta: Path) -> bytes:
        return hashlib.sha256(ruta.read_bytes()).digest()

    del_sat = {huella(r): r for r in (COMPARTIDO / "sat").rglob("*") if r.suffix in (".xsd", ".xslt", ".xsl")}
    assert len(del_sat) > 50, "no se encontraron los archivos del SAT"
    iguales = [
        f"{r.name} = {del_sat[huella(r)]}"
        for d in ("xsd", "xslt")
        for r in (RAIZ / d).iterdir()
        if huella(r) in del_sat
    ]
    assert not iguales


def test_dicen_de_donde_salen() -> None:
    for donde in ("xsd", "xslt"):
        for ruta in (RAIZ / donde).iterdir():
            assert "Do not edit" in ruta.read_text(encoding="utf-8"), f"{ruta.name} no dice que es rendido"


def test_todos_se_compilan() -> None:
    for raiz in raices():
        etree.XMLSchema(etree.parse(str(carpeta("xsd") / raiz.archivo_xsd)))
        if not raiz.cadena_en:
            etree.XSLT(etree.parse(str(carpeta("xslt") / f"{raiz.hoja}.xslt")))


def test_rendir_dos_veces_da_lo_mismo() -> None:
    assert rendir.archivos() == rendir.archivos()


def test_la_orden_revisa_sin_escribir(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    al_dia, viejo = tmp_path / "xsd" / "a.xsd", tmp_path / "xsd" / "b.xsd"
    al_dia.parent.mkdir()
    al_dia.write_text("á", encoding="utf-8")
    monkeypatch.setattr(rendir, "RAIZ", tmp_path)
    monkeypatch.setattr(rendir, "archivos", lambda: {al_dia: "á", viejo: "ñ"})
    assert rendir.main(["--revisar"]) == 1
    assert not viejo.exists()
    assert capsys.readouterr().out.split() == ["atrasado:", str(Path("xsd/b.xsd"))]
    assert rendir.main([]) == 0
    assert viejo.read_text(encoding="utf-8") == "ñ"
    assert rendir.main(["--revisar"]) == 0


def test_se_puede_llamar_como_programa() -> None:
    orden = [sys.executable, "-m", "cfdi.esquema", "--revisar"]
    salida = subprocess.run(orden, cwd=RAIZ, capture_output=True, text=True, check=False)
    assert salida.returncode == 0, f"{salida.stdout}{salida.stderr}\n{ORDEN}"
