"""The look-ups, whatever they are asked and from wherever."""

from __future__ import annotations

import doctest
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfdi import catalogos
from cfdi.catalogos import Catalogos
from cfdi.errores import ErrorCatalogo, ErrorDatos
from tests.catalogos.libro_de_prueba import construir_en

CON_CLAVE_SOLA = [
    nombre for nombre in catalogos.nombres() if nombre.split(":")[1] not in ("c_Colonia", "c_Municipio", "c_Localidad")
]
HOSTILES = [
    "",
    " ",
    "MXN ",
    "mxn",
    "\0",
    "MXN\0",
    "\ud800",
    "ＭＸＮ",
    "Jua\u0301rez245",
    "\u202e01",
    "'; DROP TABLE catalogos; --",
    "%",
    "*",
    "x" * 2**20,
]


@pytest.fixture(scope="module")
def chico(tmp_path_factory: pytest.TempPathFactory) -> Catalogos:
    return construir_en(tmp_path_factory.mktemp("catalogos") / "chico.sqlite")


@pytest.mark.parametrize("clave", HOSTILES, ids=lambda clave: repr(clave)[:20])
def test_una_clave_que_no_esta_no_es_un_error(clave: str) -> None:
    for catalogo in catalogos.nombres():
        assert catalogos.existe(catalogo, clave) is False, catalogo
        assert catalogos.existe(catalogo, clave, date(2026, 1, 1)) is False, catalogo
    for catalogo in CON_CLAVE_SOLA:
        assert catalogos.fila(catalogo, clave) is None, catalogo
    assert catalogos.municipio("AGU", clave) is None
    assert catalogos.municipio(clave, "001") is None
    assert catalogos.pedimento_operado(clave, clave, 2020) is None
    assert catalogos.tasas(clave, clave) == ()
    assert not catalogos.tasa_permitida(clave, "Tasa", Decimal("0.16"), retencion=False)


@given(st.text())
def test_ningun_texto_rompe_una_consulta(clave: str) -> None:
    assert catalogos.existe("c_Moneda", clave) == (catalogos.moneda(clave) is not None)


@given(st.sampled_from(CON_CLAVE_SOLA), st.data())
def test_toda_clave_del_catalogo_existe_y_da_su_fila(catalogo: str, datos: st.DataObject) -> None:
    claves = list(catalogos.claves(catalogo))[:200]
    clave = datos.draw(st.sampled_from(claves))
    fila = catalogos.fila(catalogo, clave)
    assert fila is not None
    assert fila.clave == clave
    assert catalogos.existe(catalogo, clave)


@pytest.mark.parametrize("clave", [601, 601.0, None, b"601"])
def test_una_clave_que_no_es_texto_se_rechaza(clave: object) -> None:
    with pytest.raises(ErrorDatos, match="La clave debe ser texto"):
        catalogos.existe("c_RegimenFiscal", clave)  # type: ignore[arg-type]
    with pytest.raises(ErrorDatos, match="La clave debe ser texto"):
        catalogos.regimen_fiscal(clave)  # type: ignore[arg-type]


def test_un_catalogo_que_no_existe_se_rechaza_y_se_sugiere_otro() -> None:
    for consulta in (catalogos.existe, catalogos.fila):
        with pytest.raises(ErrorCatalogo, match=r"¿Quiso decir .*c_Moneda") as rechazo:
            consulta("c_Monedas", "MXN")
        assert rechazo.value.valor == "c_Monedas"
    with pytest.raises(ErrorCatalogo):
        catalogos.claves("catNomina:c_Moneda")
    with pytest.raises(ErrorCatalogo):
        catalogos.existe("c_Monedas", "x" * 100)


def test_el_prefijo_distingue_catalogos_del_mismo_nombre() -> None:
    assert catalogos.existe("c_Estado", "DIF") is catalogos.existe("catCFDI:c_Estado", "DIF") is False
    assert catalogos.existe("catNomina:c_Estado", "DIF") is True
    with pytest.raises(ErrorCatalogo):
        catalogos.existe("c_TipoNomina", "O")


@pytest.mark.parametrize("catalogo", ["c_TasaOCuota", "c_NumPedimentoAduana"])
def test_los_catalogos_sin_clave_propia_se_niegan_a_fingirla(catalogo: str) -> None:
    assert f"catCFDI:{catalogo}" not in catalogos.nombres()
    for consulta in (catalogos.existe, catalogos.fila):
        with pytest.raises(ErrorCatalogo, match=r"tasas\(\).*pedimento_operado\(\)"):
            consulta(catalogo, "001")


def test_una_clave_que_no_dice_nada_sola_pide_la_otra() -> None:
    assert catalogos.existe("c_Municipio", "001")
    with pytest.raises(ErrorCatalogo, match=r"sin estado.*municipio\(\)"):
        catalogos.fila("c_Municipio", "001")


def test_claves_en_orden_y_una_vez() -> None:
    for catalogo in ("c_Municipio", "c_UsoCFDI", "catNomina:c_TipoRegimen"):
        claves = list(catalogos.claves(catalogo))
        assert claves == sorted(set(claves)), catalogo


def test_varias_filas_de_una_clave_cuentan_segun_el_dia(chico: Catalogos) -> None:
    actual, anterior = chico.moneda("VES"), chico.moneda("VES", date(2023, 12, 31))
    assert actual is not None
    assert anterior is not None
    assert (actual.decimales, anterior.decimales) == (3, 2)
    assert chico.moneda("VES", date(2024, 1, 1)) == actual
    assert all(chico.existe("c_Moneda", "VES", dia) for dia in (date(2023, 12, 31), date(2024, 1, 1)))
    assert list(chico.claves("c_Moneda")) == ["MXN", "VES", "XXX"]


def test_vigencia_con_extremos_incluidos(chico: Catalogos) -> None:
    banco = chico.fila("catNomina:c_Banco", "032")
    assert banco is not None
    assert banco.vigente(date(2017, 8, 13))
    assert not banco.vigente(date(2017, 8, 14))
    assert banco.vigente(datetime(2017, 8, 13, 23, 59))  # noqa: DTZ001 - Fecha is naive by decree
    assert chico.existe("catNomina:c_Banco", "032", datetime(2017, 8, 13, 23, 59))  # noqa: DTZ001
    assert chico.fila("catNomina:c_Banco", "032", date(2020, 1, 1)) is None
    assert chico.fila("catNomina:c_Banco", "032") == banco


def test_el_inicio_de_la_edicion_no_excluye_fechas_anteriores() -> None:
    assert catalogos.existe("c_FormaPago", "01", date(2021, 12, 31))
    assert not catalogos.existe("c_Exportacion", "04", date(2022, 2, 24))


@pytest.mark.parametrize(
    ("impuesto", "factor", "tasa", "retencion", "permitida"),
    [
        ("002", "Tasa", "0.160000", False, True),
        ("002", "Tasa", "0.16", False, True),
        ("002", "Tasa", "0.15", False, False),
        ("002", "Tasa", "0.080000", False, True),
        ("002", "Tasa", "0.106667", True, True),
        ("002", "Tasa", "0.160001", True, False),
        ("002", "Cuota", "0.16", False, False),
        ("001", "Tasa", "0.1", False, False),
        ("001", "Tasa", "0.1", True, True),
        ("003", "Cuota", "72.1605", False, True),
        ("003", "Cuota", "72.160501", False, False),
        ("003", "Tasa", "0.03", True, False),
        ("002", "Tasa", "NaN", False, False),
        ("002", "Tasa", "Infinity", False, False),
        ("002", "Tasa", "sNaN", False, False),
        ("002", "Tasa", "-0.16", False, False),
    ],
)
def test_tasa_permitida(impuesto: str, factor: str, tasa: str, retencion: bool, permitida: bool) -> None:
    assert catalogos.tasa_permitida(impuesto, factor, Decimal(tasa), retencion=retencion) is permitida


@pytest.mark.parametrize("tasa", [0.16, "0.16", 0, None])
def test_una_tasa_que_no_es_decimal_se_rechaza(tasa: object) -> None:
    with pytest.raises(ErrorDatos, match="La tasa debe ser Decimal"):
        catalogos.tasa_permitida("002", "Tasa", tasa, retencion=False)  # type: ignore[arg-type]


def test_una_regla_vencida_no_rige_y_la_revisada_cada_anio_suple_a_las_que_faltan(chico: Catalogos) -> None:
    def permitida(impuesto: str, factor: str, tasa: str, dia: date) -> bool:
        return chico.tasa_permitida(impuesto, factor, Decimal(tasa), retencion=False, fecha=dia)

    assert permitida("002", "Tasa", "0.15", date(2022, 6, 30))
    assert not permitida("002", "Tasa", "0.15", date(2022, 7, 1))
    assert not permitida("003", "Cuota", "72", date(2025, 6, 1))
    assert permitida("003", "Cuota", "70", date(2025, 6, 1))
    assert permitida("003", "Cuota", "72", date(2026, 6, 1))
    assert permitida("003", "Cuota", "72", date(2024, 6, 1)), "ninguna regla de la edición había empezado"


def test_recorrer_una_clave() -> None:
    assert len(list(catalogos.recorrer("c_Municipio", "001"))) == 31
    assert [fila.vigente(date(2026, 1, 1)) for fila in catalogos.recorrer("c_TasaOCuota", "002")] == [True] * 4
    assert not list(catalogos.recorrer("c_Moneda", "\0"))


def test_muchos_hilos_a_la_vez_dan_lo_mismo_que_uno() -> None:
    propios = Catalogos(catalogos.RUTA)
    claves = list(catalogos.claves("c_ClaveProdServ"))[::25]

    def consultar(desde: int) -> list[object]:
        return [propios.clave_prod_serv(clave) for clave in claves[desde:] + claves[:desde]]

    with ThreadPoolExecutor(8) as hilos:
        resultados = list(hilos.map(consultar, range(0, 800, 100)))
    esperado = {fila.clave: fila for fila in map(catalogos.clave_prod_serv, claves) if fila}
    assert len(esperado) == len(claves)
    for desde, resultado in zip(range(0, 800, 100), resultados, strict=True):
        assert resultado == [esperado[clave] for clave in claves[desde:] + claves[:desde]]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="el sistema no tiene fork")
def test_un_proceso_hijo_consulta_con_su_propia_conexion() -> None:
    programa = """
import os, sys
from cfdi import catalogos
assert catalogos.existe("c_Moneda", "MXN")
hijo = os.fork()
if not hijo:
    bien = catalogos.existe("c_Moneda", "USD") and catalogos.buscar("c_Moneda", "euro")
    os._exit(0 if bien else 1)
_, estado = os.waitpid(hijo, 0)
assert catalogos.existe("c_Moneda", "JPY")
sys.exit(os.waitstatus_to_exitcode(estado))
"""
    assert subprocess.run([sys.executable, "-W", "error", "-c", programa], check=False, timeout=60).returncode == 0


def test_el_ejemplo_de_la_documentacion_es_cierto() -> None:
    resultado = doctest.testmod(catalogos)
    assert (resultado.failed, resultado.attempted) == (0, 6)


def test_importar_no_abre_nada() -> None:
    programa = """
import sys
abiertos = []
sys.addaudithook(lambda suceso, datos: abiertos.append(datos[0]) if suceso == "sqlite3.connect" else None)
from cfdi import catalogos
assert not abiertos, abiertos
assert catalogos.existe("c_Moneda", "MXN")
assert len(abiertos) == 1, abiertos
assert "mode=ro" in abiertos[0] and "immutable=1" in abiertos[0]
assert not {"python_calamine", "lxml", "difflib"} & sys.modules.keys()
"""
    assert subprocess.run([sys.executable, "-c", programa], check=False, timeout=60).returncode == 0


def test_el_archivo_no_se_puede_escribir_por_la_conexion(chico: Catalogos) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        chico._archivo.leer("DELETE FROM catalogos")


def test_un_archivo_que_falta_o_no_es_de_catalogos_se_dice(tmp_path: Path) -> None:
    ajeno, vacio = tmp_path / "ajeno.sqlite", tmp_path / "vacio.sqlite"
    ajeno.write_bytes(b"esto no es SQLite" * 100)
    vacio.write_bytes(b"")
    for ruta, mensaje in (
        (tmp_path / "nada", "no se puede leer"),
        (ajeno, "no se puede leer"),
        (vacio, "no es de esta"),
    ):
        with pytest.raises(ErrorCatalogo, match=mensaje) as rechazo:
            Catalogos(ruta).existe("c_Moneda", "MXN")
        assert rechazo.value.campo == str(ruta)
        assert "cfdi catalogo construir" in str(rechazo.value)


def test_una_ruta_con_signos_de_uri_se_abre(tmp_path: Path) -> None:
    ruta = tmp_path / "raro ?mode=rw#ñ%20" / "catálogos.sqlite"
    ruta.parent.mkdir()
    assert construir_en(ruta).existe("c_Moneda", "MXN")


def test_la_memoria_de_las_consultas_tiene_tope() -> None:
    propios = Catalogos(catalogos.RUTA)
    for clave in catalogos.claves("c_CodigoPostal"):
        assert propios.existe("c_CodigoPostal", clave)
    guardadas = propios._limites.cache_info()
    assert guardadas.maxsize is not None
    assert guardadas.currsize == guardadas.maxsize <= 5_000
