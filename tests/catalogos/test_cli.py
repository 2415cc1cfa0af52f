"""`cfdi catalogo`: data on stdout, words for people on stderr."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cfdi import catalogos
from cfdi.cli.aplicacion import aplicacion
from cfdi.errores import ErrorArchivo, ErrorCatalogo, ErrorDatos
from tests.catalogos.esquemas_de_prueba import ESQUEMAS_CHICOS, escribir_esquemas
from tests.catalogos.libro_de_prueba import HOJAS_CHICAS, contenido, escribir_xlsx


def _correr(*argumentos: str) -> Result:
    return CliRunner().invoke(aplicacion, ["catalogo", *argumentos], prog_name="cfdi")


def _datos(*argumentos: str) -> list[dict[str, Any]]:
    resultado = _correr(*argumentos, "--json")
    assert resultado.exit_code == 0, resultado.output
    return [json.loads(renglon) for renglon in resultado.stdout.splitlines()]


@pytest.mark.parametrize(
    "nombre", ["ClaveProdServ", "c_ClaveProdServ", "claveprodserv", "C_CLAVEPRODSERV", "catCFDI:c_ClaveProdServ"]
)
def test_el_catalogo_se_nombra_como_se_quiera(nombre: str) -> None:
    assert _datos("buscar", nombre, "papel", "higienico")[0]["clave"] == "14111704"


def test_los_catalogos_de_nomina_se_encuentran_sin_prefijo() -> None:
    assert [dato["clave"] for dato in _datos("ver", "TipoNomina")] == ["E", "O"]
    assert len(_datos("ver", "catnomina:estado", "--limite", "0")) == 96
    assert len(_datos("ver", "estado", "--limite", "0")) == 95


@pytest.mark.parametrize(
    ("nombre", "catalogo"),
    [
        ("catCartaPorte:c_TipoPermiso", "catCartaPorte:c_TipoPermiso"),
        ("catcartaporte:tipopermiso", "catCartaPorte:c_TipoPermiso"),
        ("catHidroYPetro:c_TipoPermiso", "catHidroYPetro:c_TipoPermiso"),
        ("incoterm", "catComExt:c_INCOTERM"),
        ("Tareas", "catCEH:Tareas"),
        ("c_ClavePedimento", "catComExt:c_ClavePedimento"),
        ("catCEH:ClavePedimento", "catCEH:ClavePedimento"),
        ("Meses", "catCFDI:c_Meses"),
        ("catCEH:Meses", "catCEH:Meses"),
        ("estado", "catCFDI:c_Estado"),
        ("catNomina:Estado", "catNomina:c_Estado"),
    ],
)
def test_las_listas_de_los_complementos_se_nombran_con_prefijo_o_sin_el(nombre: str, catalogo: str) -> None:
    assert [dato["clave"] for dato in _datos("ver", nombre, "--limite", "0")] == list(catalogos.claves(catalogo))


@pytest.mark.parametrize(
    ("nombre", "varios"),
    [
        ("TipoPermiso", "catCartaPorte:c_TipoPermiso o catHidroYPetro:c_TipoPermiso"),
        ("c_tipopermiso", "catCartaPorte:c_TipoPermiso o catHidroYPetro:c_TipoPermiso"),
        ("ClavePedimento", "catComExt:c_ClavePedimento o catCEH:ClavePedimento"),
    ],
)
@pytest.mark.parametrize("orden", ["ver", "buscar"])
def test_un_nombre_de_varios_catalogos_pide_el_prefijo(orden: str, nombre: str, varios: str) -> None:
    resultado = _correr(orden, nombre, "01")
    assert isinstance(resultado.exception, ErrorCatalogo)
    assert f"Escriba {varios}" in str(resultado.exception)


def test_buscar_en_una_lista_que_dice_que_es_cada_clave() -> None:
    encontradas = _datos("buscar", "catCombustible:c_ClaveTipoCombustible", "DIESEL")
    assert [(dato["clave"], dato["descripcion"]) for dato in encontradas] == [("3", "Diesel"), ("4", "Diesel Marino")]


def test_buscar_da_renglones_separados_por_tabulador() -> None:
    resultado = _correr("buscar", "c_ClaveUnidad", "kilogramo", "--limite", "2")
    titulos, primera, _segunda = resultado.stdout.splitlines()
    fila = dict(zip(titulos.split("\t"), primera.split("\t"), strict=True))
    assert (fila["clave"], fila["simbolo"]) == ("KGM", "kg")


def test_buscar_sin_resultados_lo_dice_aparte() -> None:
    resultado = _correr("buscar", "ClaveProdServ", "xyzzy")
    assert (resultado.exit_code, resultado.stdout) == (0, "")
    assert "Ninguna descripción" in resultado.stderr


def test_ver_una_clave() -> None:
    (codigo_postal,) = _datos("ver", "CodigoPostal", "22000")
    assert codigo_postal["estado"] == "BCN"
    assert codigo_postal["huso"] == "Tiempo del Noroeste (UTC-8, verano UTC-7)"
    (uso,) = _datos("ver", "UsoCFDI", "CN01")
    assert (uso["regimenes"], uso["fisica"], uso["moral"], uso["inicio"]) == (["605"], True, False, "2022-01-01")
    assert len(_datos("ver", "TasaOCuota", "002")) == 4


def test_ver_corta_y_avisa() -> None:
    resultado = _correr("ver", "Pais", "--limite", "3", "--json")
    assert len(resultado.stdout.splitlines()) == 3
    assert "--limite 0" in resultado.stderr
    assert len(_datos("ver", "Pais", "--limite", "0")) == 250


def test_ver_sin_catalogo_dice_cuales_hay() -> None:
    datos = _datos("ver")
    assert [dato["catalogo"] for dato in datos] == list(catalogos.version())
    assert {dato["catalogo"]: dato["filas"] for dato in datos}["catCFDI:c_ClaveProdServ"] == 52_513


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line believes that a person reads its output, 80 columns wide."""
    monkeypatch.setattr("cfdi.cli.catalogo.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("terminal")
def test_en_una_terminal_sale_una_tabla_de_lo_que_importa() -> None:
    salida = _correr("buscar", "ClaveProdServ", "papel", "higienico").stdout
    assert "Dispensadores de papel higiénico" in salida
    assert "incluir_iva" not in salida


@pytest.mark.usefixtures("terminal")
def test_lo_que_no_cabe_a_lo_ancho_sale_a_lo_largo() -> None:
    salida = _correr("ver", "FormaPago", "03").stdout
    fila = catalogos.forma_pago("03")
    assert fila is not None
    assert "patron_cta_ordenante" in salida
    assert str(fila.patron_cta_ordenante) in salida, "un patrón no debe leerse como formato de rich"
    assert max(map(len, salida.splitlines())) <= 80


@pytest.mark.parametrize(
    ("argumentos", "error", "mensaje"),
    [
        (["ver", "Moneda", "ZZZ"], ErrorDatos, "no está en el catálogo"),
        (["ver", "Moneda", "ZZZ"], ErrorDatos, "cfdi catalogo buscar catCFDI:c_Moneda"),
        (["ver", "TasaOCuota", "009"], ErrorDatos, "cfdi catalogo ver catCFDI:c_TasaOCuota"),
        (["ver", "incoterm", "ZZZ"], ErrorDatos, "cfdi catalogo ver catComExt:c_INCOTERM"),
        (["ver", "UsoCFDI", "P01"], ErrorDatos, "El SAT retiró esta clave"),
        (["ver", "c_Monedas"], ErrorCatalogo, "¿Quiso decir"),
        (["buscar", "Estaciones", "centro"], ErrorCatalogo, "no tiene índice"),
        (["buscar", "CodigoPostal", "centro"], ErrorCatalogo, "no tiene índice"),
        (["construir", "no-existe.xls"], ErrorArchivo, "no existe"),
    ],
)
def test_los_errores_llegan_tal_cual(argumentos: list[str], error: type[Exception], mensaje: str) -> None:
    resultado = _correr(*argumentos)
    assert isinstance(resultado.exception, error)
    assert mensaje in str(resultado.exception)
    assert resultado.stdout == ""


@pytest.mark.parametrize("orden", ["buscar", "ver", "construir"])
def test_la_ayuda_trae_ejemplos(orden: str) -> None:
    assert f"cfdi catalogo {orden} " in _correr(orden, "--help").stdout


def test_construir_informa_las_filas_y_dice_que_escribio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libro, salida = tmp_path / "catCFDI.xlsx", tmp_path / "catalogos.sqlite"
    escribir_xlsx(libro, contenido())
    monkeypatch.setattr("cfdi.catalogos.construir.HOJAS", HOJAS_CHICAS)
    resultado = _correr("construir", str(libro), "--salida", str(salida), "--json")
    assert resultado.exit_code == 0, resultado.output
    filas = {dato["catalogo"]: dato["filas"] for dato in map(json.loads, resultado.stdout.splitlines())}
    assert filas["catCFDI:c_CodigoPostal"] == 3
    assert filas["catNomina:c_Banco"] == catalogos.version()["catNomina:c_Banco"].filas, "sin --csv, los de antes"
    assert filas["catComExt:c_INCOTERM"] == 16, "sin --xsd, las de antes"
    assert f"Se escribió {salida}" in resultado.stderr.replace("\n", "")
    assert {nombre: version.filas for nombre, version in catalogos.Catalogos(salida).version().items()} == filas


def test_construir_lee_los_esquemas_que_se_le_dan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libro, salida = tmp_path / "catCFDI.xlsx", tmp_path / "catalogos.sqlite"
    escribir_xlsx(libro, contenido())
    escribir_esquemas(tmp_path / "xsd")
    monkeypatch.setattr("cfdi.catalogos.construir.HOJAS", HOJAS_CHICAS)
    monkeypatch.setattr("cfdi.catalogos.construir.ESQUEMAS", ESQUEMAS_CHICOS)
    resultado = _correr("construir", str(libro), "--xsd", str(tmp_path / "xsd"), "--salida", str(salida), "--json")
    assert resultado.exit_code == 0, resultado.output
    filas = {dato["catalogo"]: dato["filas"] for dato in map(json.loads, resultado.stdout.splitlines())}
    assert (filas["catCartaPorte:c_Estaciones"], filas["catCEH:Tareas"]) == (3, 1)
    assert catalogos.Catalogos(salida).retirada("c_UsoCFDI", "P01")
