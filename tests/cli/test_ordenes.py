"""The commands as click sees them: in Spanish, loaded when they are run, completed by shells, quiet when cut short."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cfdi.cli.aplicacion import aplicacion
from cfdi.cli.ordenes import Argumento
from tests.cli.conftest import Correr
from tests.conftest import COMPROBANTES

XML = COMPROBANTES / "servicios-con-retenciones.xml"


def _todas(grupo: click.Group = aplicacion, *camino: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    contexto = click.Context(grupo)
    for nombre in grupo.list_commands(contexto):
        orden = grupo.get_command(contexto, nombre)
        assert orden is not None, f"`{nombre}` is in the table, but not in its module"
        yield (*camino, nombre), orden
        if isinstance(orden, click.Group):
            yield from _todas(orden, *camino, nombre)


def _proceso(*argumentos: str | bytes | Path, **entorno: str) -> subprocess.CompletedProcess[str]:
    """`cfdi` in a process of its own."""
    orden = [sys.executable, "-m", "cfdi", *argumentos]
    return subprocess.run(orden, capture_output=True, encoding="utf-8", env={**os.environ, **entorno}, check=False)


# -------------------------------------------------------------------- help


def test_la_tabla_dice_lo_mismo_que_cada_orden() -> None:
    """The summaries stand apart from the commands, so as not to import them: they must not drift away."""
    resumenes = dict(aplicacion.resumenes())
    for camino, orden in _todas():
        assert orden.name == camino[-1]
        if len(camino) == 1:
            assert (orden.help or "").partition("\n")[0] == resumenes[camino[0]]


def test_la_ayuda_esta_toda_en_espanol(correr: Correr) -> None:
    de_click = re.compile(
        r"usage|option\b|options|commands?\b|\bargs|show|default|required|\btext\b|integer|\bpath\b", re.I
    )
    for camino, orden in [((), aplicacion), *_todas()]:
        for bandera in ("-h", "--help"):
            ayuda = correr(*camino, bandera)
            assert (ayuda.estado, ayuda.error) == (0, "")
            assert ayuda.salida.startswith(f"Uso: {' '.join(['cfdi', *camino])} [OPCIONES]")
            assert not (ingles := de_click.search(ayuda.salida)), f"{camino}: {ingles}\n{ayuda.salida}"
        for parametro in orden.params:
            texto = parametro.ayuda if isinstance(parametro, Argumento) else getattr(parametro, "help", "")
            assert texto, f"{camino}: {parametro.name} does not say what it is"


def test_la_ayuda_dice_lo_obligatorio_y_lo_que_vale_si_falta(correr: Correr) -> None:
    assert "--cer ARCHIVO            Certificado del CSD (.cer).  [obligatoria]" in correr("sellar", "-h").salida
    assert "[si falta: 8040]" in correr("pac-simulado", "-h").salida
    assert "[si falta: el de la biblioteca]" in correr("catalogo", "construir", "-h").salida


@pytest.mark.parametrize("camino", [(), ("catalogo",)])
def test_sin_orden_ensena_la_ayuda(correr: Correr, camino: tuple[str, ...]) -> None:
    resultado = correr(*camino)
    assert (resultado.estado, resultado.salida) == (2, "")
    assert resultado.error == correr(*camino, "--help").salida


# -------------------------------------------------------------------- wrong usage


@pytest.mark.parametrize(
    ("linea", "frase"),
    [
        ("valida x", "no existe la orden valida. ¿Quiso decir validar?"),
        ("zzz", "no existe la orden zzz."),
        ("-- --version", "no existe la orden --version."),
        ("--", "falta la orden."),
        ("catalogo buscr x", "no existe la orden buscr. ¿Quiso decir buscar?"),
        ("validar", "falta ARCHIVO|CARPETA…"),
        ("sellar x --key k", "falta --cer."),
        ("sellar x --cer", "la opción --cer necesita un valor."),
        ("construir x -o", "la opción -o necesita un valor."),
        ("ver x --json=1", "la opción --json no lleva valor."),
        ("ver x --jsn", "no existe la opción --jsn. ¿Quiso decir --json?"),
        ("ver x -z", "no existe la opción -z."),
        ("ver x y z", "sobra: y z."),
        ("calcular x --nombres ruso", "--nombres debe ser sat o python."),
        ("timbrar x --pac otro", "--pac debe ser simulado, itimbre, itimbre-libre o facture-app."),
        ("catalogo ver x --limite -1", "--limite debe ser un entero de 0 o más."),
        ("catalogo ver x --limite muchas", "--limite debe ser un entero de 0 o más."),
        ("pac-simulado -p 70000", "--puerto debe ser un entero entre 0 y 65535."),
        ("timbrar x --key k", "--cer y --key van juntos."),
    ],
)
def test_el_uso_equivocado_se_dice_en_espanol(correr: Correr, linea: str, frase: str) -> None:
    resultado = correr(*linea.split())
    assert (resultado.estado, resultado.salida) == (2, "")
    uso, ayuda, _, error = resultado.error.splitlines()
    assert uso.startswith("Uso: cfdi ") and "[OPCIONES]" in uso
    assert re.fullmatch(r"Ayuda: cfdi( [a-z-]+)* --help", ayuda)
    assert error == f"Error: {frase}"


def test_con_un_pac_de_verdad_se_dice_en_que_ambiente(correr: Correr) -> None:
    resultado = correr("timbrar", XML.with_suffix(".json"), "--pac", "itimbre")
    assert resultado.estado == 2
    assert "con --pac itimbre falta --ambiente: pruebas o produccion." in resultado.error


# -------------------------------------------------------------------- what is loaded

_PROGRAMA = """
import json, sys
from cfdi.cli.aplicacion import ejecutar
estado = ejecutar(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def _cargados(*argumentos: str | Path) -> set[str]:
    orden = [sys.executable, "-c", _PROGRAMA, *argumentos]
    resultado = subprocess.run(orden, capture_output=True, encoding="utf-8", check=True)
    return set(json.loads(resultado.stderr.splitlines()[-1]))


def test_validar_no_carga_lo_que_no_usa() -> None:
    cargados = _cargados("validar", XML)
    assert "cfdi.validacion" in cargados
    ajenos = re.compile(
        r"(rich|typer|pydantic|httpx|cfdi\.pac|cfdi\.cli\.(catalogo|timbrar|sellar|datos|simulado|resumen))\b"
    )
    assert not {m for m in cargados if ajenos.match(m)}


@pytest.mark.parametrize("argumentos", [("--help",), ("--version",), ()])
def test_la_ayuda_no_carga_ninguna_orden(argumentos: tuple[str, ...]) -> None:
    propios = {m for m in _cargados(*argumentos) if m.startswith(("cfdi", "lxml", "rich"))}
    assert propios == {
        "cfdi",
        "cfdi.cli",
        "cfdi.cli.aplicacion",
        "cfdi.cli.consola",
        "cfdi.cli.ordenes",
        "cfdi.errores",
    }


# -------------------------------------------------------------------- shells, pipes and interruptions


@pytest.mark.parametrize(
    ("linea", "esperado"),
    [
        ("cfdi va", ["plain,validar"]),
        ("cfdi ver", ["plain,verificar", "plain,ver"]),
        ("cfdi --v", ["plain,--version"]),
        ("cfdi catalogo c", ["plain,construir"]),
        ("cfdi validar --j", ["plain,--json"]),
        ("cfdi validar fact", ["file,fact"]),
        ("cfdi timbrar --ambiente pru", ["plain,pruebas"]),
    ],
)
def test_el_tabulador_completa(linea: str, esperado: list[str]) -> None:
    cursor = str(len(linea.split()) - 1)
    resultado = _proceso(_CFDI_COMPLETE="bash_complete", COMP_WORDS=linea, COMP_CWORD=cursor)
    assert (resultado.returncode, resultado.stderr) == (0, "")
    assert resultado.stdout.splitlines() == esperado


@pytest.mark.parametrize("linea", ["--help", "catalogo ver FormaPago", "catalogo ver ClaveProdServ --limite 0"])
def test_un_tubo_que_se_cierra_no_es_un_error(linea: str) -> None:
    nadie_lee, salida = os.pipe()
    os.close(nadie_lee)
    orden = [sys.executable, "-m", "cfdi", *linea.split()]
    with os.fdopen(salida, "wb") as tubo:
        resultado = subprocess.run(orden, stdout=tubo, stderr=subprocess.PIPE, check=False)
    assert (resultado.returncode, resultado.stderr.decode()) == (0, "")


@pytest.mark.parametrize("interrupcion", [KeyboardInterrupt, EOFError])
def test_lo_interrumpido_sale_con_130(
    correr: Correr, monkeypatch: pytest.MonkeyPatch, interrupcion: type[BaseException]
) -> None:
    def interrumpir(_: Path) -> bytes:
        raise interrupcion

    monkeypatch.setattr("cfdi.cli.sellar.leer_contenido", interrumpir)
    resultado = correr("cadena", XML)
    assert (resultado.estado, resultado.salida, resultado.error) == (130, "", "Interrumpido.\n")


def test_un_nombre_de_archivo_con_cualquier_byte(tmp_path: Path) -> None:
    raro = os.fsencode(tmp_path) + b"/f\xff.xml"
    try:
        with open(raro, "wb") as archivo:  # noqa: PTH123 - pathlib has no paths of bytes
            archivo.write(XML.read_bytes())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    texto, datos = _proceso("validar", raro), _proceso("validar", raro, "--json")
    assert texto.stderr == datos.stderr == ""
    assert r"f\udcff.xml" in texto.stdout
    assert os.fsencode(json.loads(datos.stdout)["archivo"]) == raro


def test_los_datos_salen_en_utf_8_en_cualquier_idioma() -> None:
    resultado = _proceso("ver", XML, "--json", PYTHONIOENCODING="ascii")
    assert (resultado.returncode, resultado.stderr) == (0, "")
    assert json.loads(resultado.stdout) == json.loads(_proceso("ver", XML, "--json").stdout)
