"""The file that the library ships is the one that the SAT's own workbook gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cfdi import catalogos
from cfdi.catalogos import Catalogos
from cfdi.catalogos.construir import construir
from cfdi.catalogos.hojas import HOJAS
from cfdi.catalogos.reconocer import Catalogo
from tests.rutas import COMPARTIDO, SAT, necesita_compartido

pytestmark = necesita_compartido

CARPETA = COMPARTIDO / "sat" / "catalogos"
ESQUEMAS = SAT / "catalogos"
LIBRO = CARPETA / "catCFDI_V_4_20260821.xls.xz"


@pytest.fixture(scope="module")
def reconstruido(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    salida = tmp_path_factory.mktemp("catalogos") / "catalogos.sqlite"
    avance: dict[str, int] = {}
    construir(LIBRO, csv=CARPETA, xsd=ESQUEMAS, salida=salida, avance=avance.__setitem__)
    return salida, avance


def _version_de_sqlite(ruta: Path) -> bytes:
    with ruta.open("rb") as archivo:
        return archivo.read(100)[96:]


def _filas(ruta: Path) -> Iterator[tuple[object, ...]]:
    with closing(sqlite3.connect(ruta)) as conexion:
        tablas = [nombre for (nombre,) in conexion.execute("SELECT name FROM sqlite_schema ORDER BY name")]
        for tabla in tablas:
            if tabla.startswith(("busqueda_", "sqlite_")):
                continue
            yield (tabla,)
            yield from conexion.execute(
                f'SELECT * FROM "{tabla}" ORDER BY rowid' if tabla == "busqueda" else f'SELECT * FROM "{tabla}"'
            )


def test_el_archivo_de_la_biblioteca_es_el_del_libro(reconstruido: tuple[Path, dict[str, int]]) -> None:
    salida, _ = reconstruido
    aviso = "reconstruya el archivo de la biblioteca: cfdi catalogo construir LIBRO.xls --csv CARPETA --xsd CARPETA"
    if _version_de_sqlite(salida) == _version_de_sqlite(catalogos.RUTA):
        assert salida.read_bytes() == catalogos.RUTA.read_bytes(), aviso
    else:
        assert all(suya == nuestra for suya, nuestra in zip(_filas(salida), _filas(catalogos.RUTA), strict=True)), aviso


def test_el_avance_dice_cada_hoja_con_sus_filas(reconstruido: tuple[Path, dict[str, int]]) -> None:
    _, avance = reconstruido
    assert avance["c_CodigoPostal_Parte_1"] + avance["c_CodigoPostal_Parte_2"] == 95_748
    assert avance["nomina_bancos.csv"] == 106
    assert avance["catCombustible.xsd"] == 5
    assert len(avance) == 28 + 15 + 8


def test_sin_csv_ni_esquemas_se_conserva_lo_que_decian(
    tmp_path: Path, reconstruido: tuple[Path, dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workbook alone gives the same file, since the shipped one has what the rest said; here it stands for both."""
    propios = Catalogos(reconstruido[0])
    del_libro = [
        Catalogo(hoja.catalogo, hoja.busqueda, tuple(propios.recorrer(hoja.catalogo)), propios.version()[hoja.catalogo])
        for hoja in HOJAS
    ]
    monkeypatch.setattr("cfdi.catalogos.construir.LibroExcel", lambda _ruta: None)
    monkeypatch.setattr("cfdi.catalogos.construir.leer_catalogos", lambda *_: list(del_libro))
    construir(LIBRO, salida=tmp_path / "conservado.sqlite")
    assert (tmp_path / "conservado.sqlite").read_bytes() == reconstruido[0].read_bytes()


def test_los_csv_pequenos_dicen_lo_mismo_que_el_libro() -> None:
    """An independent reading of the same catalogues, of an edition two weeks older, published as tidy tables."""
    import csv

    def tabla(nombre: str) -> list[dict[str, str]]:
        with (CARPETA / f"cfdi_40_{nombre}.csv").open(encoding="utf-8", newline="") as archivo:
            return list(csv.DictReader(archivo))

    def periodo(fila: dict[str, str]) -> tuple[date | None, date | None]:
        desde, hasta = fila["vigencia_desde"], fila["vigencia_hasta"]
        return (date.fromisoformat(desde) if desde else None, date.fromisoformat(hasta) if hasta else None)

    for archivo, catalogo in {
        "formas_pago": "c_FormaPago", "monedas": "c_Moneda", "usos_cfdi": "c_UsoCFDI", "aduanas": "c_Aduana",
        "regimenes_fiscales": "c_RegimenFiscal", "objetos_impuestos": "c_ObjetoImp", "exportaciones": "c_Exportacion",
        "tipos_relaciones": "c_TipoRelacion", "meses": "c_Meses", "impuestos": "c_Impuesto",
    }.items():  # fmt: skip
        for suya in tabla(archivo):
            fila = catalogos.fila(catalogo, suya["id"])
            assert fila is not None, (catalogo, suya["id"])
            assert (fila.inicio, fila.fin) == periodo(suya), (catalogo, suya["id"])
            assert fila.descripcion == " ".join(suya["texto"].split()), (catalogo, suya["id"])
    for suya in tabla("municipios"):
        municipio = catalogos.municipio(suya["estado"], suya["municipio"])
        assert municipio is not None
        assert municipio.descripcion == " ".join(suya["texto"].split())
