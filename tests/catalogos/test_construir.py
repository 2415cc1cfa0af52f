"""The builder over a small workbook in memory: what it reads, and everything that it refuses."""

from __future__ import annotations

import lzma
import os
import sqlite3
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cfdi.catalogos import Catalogos, Permiso
from cfdi.catalogos.celdas import Celda
from cfdi.catalogos.construir import construir
from cfdi.catalogos.escritura import escribir
from cfdi.catalogos.hojas import HOJAS
from cfdi.catalogos.libro import CarpetaCSV, LibroExcel
from cfdi.catalogos.reconocer import leer_catalogos
from cfdi.errores import ErrorArchivo, ErrorCatalogo, ErrorConfiguracion
from tests.catalogos.esquemas_de_prueba import ESQUEMAS_CHICOS, escribir_esquemas
from tests.catalogos.libro_de_prueba import (
    D22,
    HOJAS_CHICAS,
    HOJAS_CSV_CHICAS,
    VIGENCIA,
    LibroEnMemoria,
    construir_en,
    contenido,
    contenido_csv,
    escribir_xlsx,
    hoja,
)

Hojas = dict[str, list[list[Celda]]]


@pytest.fixture(scope="module")
def chico(tmp_path_factory: pytest.TempPathFactory) -> Catalogos:
    return construir_en(tmp_path_factory.mktemp("catalogos") / "chico.sqlite")


def _leer(hojas: Hojas) -> object:
    return leer_catalogos(LibroEnMemoria(hojas), HOJAS_CHICAS, lambda _hoja, _filas: None)


# What it reads


def test_las_claves_numericas_recobran_sus_ceros(chico: Catalogos) -> None:
    for catalogo, claves in {
        "c_FormaPago": ["01", "03", "99"],
        "c_TipoRelacion": ["01"],
        "c_Impuesto": ["001"],
        "c_RegimenFiscal": ["601", "605"],
        "c_ClaveProdServ": ["01010101", "10101500", "50201706"],
        "c_ClaveUnidad": ["18", "DX", "Gd"],
        "c_CodigoPostal": ["20000", "22000", "99999"],
        "c_Aduana": ["01"],
    }.items():
        assert list(chico.claves(catalogo)) == claves, catalogo


def test_las_partes_de_un_catalogo_se_juntan(chico: Catalogos) -> None:
    assert chico.version()["catCFDI:c_CodigoPostal"].filas == 3
    assert [chico.colonia(cp, "0001") is not None for cp in ("20000", "99999", "12345")] == [True, True, False]


def test_el_codigo_postal_trae_lugar_y_huso(chico: Catalogos) -> None:
    centro, frontera = chico.codigo_postal("20000"), chico.codigo_postal("22000")
    assert centro is not None
    assert frontera is not None
    assert (centro.estado, centro.municipio, centro.localidad, centro.estimulo) == ("AGU", "001", "01", 0)
    assert (frontera.municipio, frontera.estimulo, frontera.huso.verano, frontera.huso.invierno) == ("", 1, -7, -8)
    assert frontera.huso.inicio_verano is not None
    assert frontera.huso.inicio_verano.en(2026).date() == date(2026, 3, 8)
    assert centro.huso.inicio_verano is None


def test_los_maximos_de_nomina_salen_de_su_renglon_aparte(chico: Catalogos) -> None:
    nomina, ingreso = chico.tipo_de_comprobante("N"), chico.tipo_de_comprobante("I")
    assert nomina is not None
    assert ingreso is not None
    assert (nomina.valor_maximo, nomina.valor_maximo_nds) == (Decimal("400000.5"), Decimal("700000.25"))
    assert ingreso.valor_maximo_nds is None


def test_columnas_cruzadas(chico: Catalogos) -> None:
    efectivo, transferencia = chico.forma_pago("01"), chico.forma_pago("03")
    canada, bruto = chico.pais("CAN"), chico.clave_unidad("DX")
    assert efectivo and transferencia and canada and bruto
    assert (efectivo.bancarizado, efectivo.patron_cta_ordenante) == (Permiso.NO, None)
    assert transferencia.nom_banco_ord_ext is Permiso.CONDICIONADO
    assert (canada.formato_codigo_postal, canada.formato_identidad) == ("[A-Z][0-9][A-Z] [0-9][A-Z][0-9]", "[0-9]{9}")
    assert (bruto.descripcion, bruto.simbolo) == ("Dina por centímetro", "dyn/cm")
    assert chico.pedimento_operado("01", "3173", 2022) == 999_999
    assert chico.pedimento_operado("01", "3173", 2023) == 500
    assert [(tasa.impuesto, tasa.fijo) for tasa in chico.tasas("001", "Tasa")] == [("001", False)]


def test_los_csv_se_leen_por_su_nombre(chico: Catalogos) -> None:
    banco = chico.fila("catNomina:c_Banco", "032")
    assert banco is not None
    assert banco.fin == date(2017, 8, 13)
    assert [fila.clave for fila in chico.buscar("catNomina:c_Banco", "ixe banco")] == ["032"]
    assert chico.existe("catPagos:c_TipoCadenaPago", "01")


def test_las_hojas_se_reconocen_en_cualquier_orden_y_con_cualquier_nombre(tmp_path: Path) -> None:
    revueltas = {f"Hoja{numero}": filas for numero, (_, filas) in enumerate(sorted(contenido().items(), reverse=True))}
    revueltas["Vacía"] = [["", ""], [""]]
    for filas in revueltas.values():
        filas.extend([[], ["", ""]])
    construir_en(tmp_path / "revuelto.sqlite", revueltas)
    construir_en(tmp_path / "ordenado.sqlite")
    assert (tmp_path / "revuelto.sqlite").read_bytes() == (tmp_path / "ordenado.sqlite").read_bytes()


def test_los_titulos_se_reconocen_sin_acentos_mayusculas_ni_blancos(tmp_path: Path) -> None:
    hojas = contenido()
    hojas["Monedas"][4][:3] = ["C_MONEDA ", "Descripcion", " decimales\n"]
    assert construir_en(tmp_path / "otro.sqlite", hojas).existe("c_Moneda", "MXN")


def test_el_mismo_libro_da_los_mismos_bytes(tmp_path: Path) -> None:
    construir_en(tmp_path / "uno.sqlite")
    construir_en(tmp_path / "dos.sqlite")
    assert (tmp_path / "uno.sqlite").read_bytes() == (tmp_path / "dos.sqlite").read_bytes()


# What it refuses


def _sin_hoja(hojas: Hojas) -> None:
    del hojas["Monedas"]


def _titulo_cambiado(hojas: Hojas) -> None:
    hojas["Monedas"][4][2] = "Cuántos decimales"


def _titulo_de_mas(hojas: Hojas) -> None:
    hojas["Monedas"][4].append("Símbolo")


def _titulos_en_otro_orden(hojas: Hojas) -> None:
    titulos = hojas["Monedas"][4]
    titulos[0], titulos[1] = titulos[1], titulos[0]


def _hoja_ajena(hojas: Hojas) -> None:
    hojas["Ventas"] = [["Cliente", "Total"], ["ACME", 100.0]]


def _clave_de_otra_forma(hojas: Hojas) -> None:
    hojas["Monedas"].append(["pesos", "Peso", "2", 5.0, D22, ""])


def _clave_vacia(hojas: Hojas) -> None:
    hojas["Monedas"].append(["", "Peso", "2", 5.0, D22, ""])


def _clave_repetida(hojas: Hojas) -> None:
    hojas["Monedas"].append(["MXN", "Peso", "2", 5.0, date(2023, 1, 1), ""])


def _decimales_rotos(hojas: Hojas) -> None:
    hojas["Monedas"][5][2] = "dos"


def _fecha_rota(hojas: Hojas) -> None:
    hojas["Monedas"][5][4] = "ayer"


def _dato_de_mas(hojas: Hojas) -> None:
    hojas["Monedas"][5].append("nota")


def _sin_version(hojas: Hojas) -> None:
    hojas["Monedas"][1][0] = "Edición"


def _otra_version_de_cfdi(hojas: Hojas) -> None:
    hojas["Monedas"][2][0] = 3.3


def _version_ilegible(hojas: Hojas) -> None:
    hojas["Monedas"][2][1] = "primera"


def _huso_a_medias(hojas: Hojas) -> None:
    hojas["CP 1"][7][9] = ""


def _huso_incoherente(hojas: Hojas) -> None:
    hojas["CP 1"][6][11] = -5.0


def _tasa_sin_minimo(hojas: Hojas) -> None:
    hojas["Tasas"].append(["Rango", "", 0.5, "IVA", "Tasa", "Sí", "No", D22, ""])


def _tasa_al_reves(hojas: Hojas) -> None:
    hojas["Tasas"].append(["Rango", 0.6, 0.5, "IVA", "Tasa", "Sí", "No", D22, ""])


def _impuesto_nuevo(hojas: Hojas) -> None:
    hojas["Tasas"].append(["Fijo", "", 0.5, "ISAN", "Tasa", "Sí", "No", D22, ""])


@pytest.mark.parametrize(
    ("estropear", "donde", "esperado", "recibido"),
    [
        (_sin_hoja, "libro de prueba", "«c_Moneda», «Descripción», «Decimales»", "Formas"),
        (_titulo_cambiado, "hoja Monedas, renglón 5", "«Decimales»", "«Cuántos decimales»"),
        (_titulo_de_mas, "hoja Monedas, renglón 5", "«c_Moneda»", "«Símbolo»"),
        (_titulos_en_otro_orden, "hoja Monedas, renglón 5", "«c_Moneda», «Descripción»", "«Descripción», «c_Moneda»"),
        (_hoja_ajena, "hoja Ventas", "no corresponde a ningún catálogo", ""),
        (_clave_de_otra_forma, "hoja Monedas, renglón 10, columna «c_Moneda»", "de la forma [A-Z]{3}", "pesos"),
        (_clave_vacia, "hoja Monedas, renglón 10, columna «c_Moneda»", "de la forma [A-Z]{3}", ""),
        (_clave_repetida, "catCFDI:c_Moneda", "repetida", "MXN"),
        (_decimales_rotos, "hoja Monedas, renglón 6, columna «Decimales»", "un número entero", "dos"),
        (_fecha_rota, "hoja Monedas, renglón 6, columna «Fecha inicio de vigencia»", "una fecha", "ayer"),
        (_dato_de_mas, "hoja Monedas, renglón 6", "nada después de la columna", "nota"),
        (_sin_version, "hoja Monedas", "«Versión CFDI»", ""),
        (_otra_version_de_cfdi, "hoja Monedas, datos de versión", "la versión 4.0 de CFDI", "3.3"),
        (_version_ilegible, "hoja Monedas, datos de versión", "un número entero", "primera"),
        (_huso_a_medias, "hoja CP 1, renglón 8", "el mes, el día y la hora", "Noroeste"),
        (_huso_incoherente, "hoja CP 1, renglón 7", "los dos cambios de horario, o ninguno", "Centro"),
        (_tasa_sin_minimo, "hoja Tasas, renglón 13", "Rango con valor mínimo", "Rango"),
        (_tasa_al_reves, "hoja Tasas, renglón 13", "un valor mínimo que no pase del máximo", "0.6"),
        (_impuesto_nuevo, "hoja Tasas, renglón 13, columna «Impuesto»", "ISR, IVA o IEPS", "ISAN"),
    ],
)
def test_un_libro_desconocido_se_rechaza(
    estropear: Callable[[Hojas], None], donde: str, esperado: str, recibido: str
) -> None:
    hojas = contenido()
    estropear(hojas)
    with pytest.raises(ErrorCatalogo) as rechazo:
        _leer(hojas)
    error = rechazo.value
    assert error.campo == donde
    assert esperado in error.mensaje
    assert recibido in str(error.valor or "")
    assert error.remedio
    assert error.estado_salida == 3


def test_una_clave_se_puede_repetir_si_sus_periodos_no_se_traslapan() -> None:
    hojas = contenido()
    hojas["Monedas"][7][5] = date(2024, 1, 1)
    with pytest.raises(ErrorCatalogo, match="se traslapan"):
        _leer(hojas)


def test_un_catalogo_con_muy_pocas_filas_se_rechaza() -> None:
    with pytest.raises(ErrorCatalogo, match="se esperaban al menos") as rechazo:
        leer_catalogos(LibroEnMemoria(contenido()), HOJAS, lambda _hoja, _filas: None)
    assert rechazo.value.valor == "3 filas"


def test_un_archivo_csv_que_falta_se_nombra() -> None:
    archivos = contenido_csv()
    del archivos["nomina_bancos.csv"]
    with pytest.raises(ErrorCatalogo, match=r"se esperaba el archivo nomina_bancos\.csv"):
        leer_catalogos(LibroEnMemoria(archivos), HOJAS_CSV_CHICAS, lambda _hoja, _filas: None)


def test_un_csv_con_otros_titulos_se_rechaza() -> None:
    archivos = contenido_csv()
    archivos["nomina_tipos_nominas.csv"][0][1] = "nombre"
    with pytest.raises(ErrorCatalogo, match="se esperaba «texto»") as rechazo:
        leer_catalogos(LibroEnMemoria(archivos), HOJAS_CSV_CHICAS, lambda _hoja, _filas: None)
    assert rechazo.value.campo == "hoja nomina_tipos_nominas.csv, renglón 1"


def test_una_hoja_repetida_se_rechaza() -> None:
    hojas = contenido()
    hojas["Monedas (2)"] = hoja(
        ["c_Moneda", "Descripción", "Decimales", "Porcentaje variación", *VIGENCIA], ["MXN", "Peso", "2", 5.0, D22, ""]
    )
    with pytest.raises(ErrorCatalogo, match="La clave está repetida"):
        _leer(hojas)


# Files


@pytest.mark.parametrize(
    "basura", [b"", b"hola", b"PK\x03\x04" + bytes(100), bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000)]
)
def test_lo_que_no_es_un_libro_se_rechaza(tmp_path: Path, basura: bytes) -> None:
    libro = tmp_path / "catCFDI.xls"
    libro.write_bytes(basura)
    with pytest.raises(ErrorCatalogo, match="no es un libro de Excel"):
        LibroExcel(libro)


@pytest.mark.parametrize(
    ("nombre", "bytes_", "mensaje"),
    [
        ("no-esta.xls", None, "no existe"),
        ("roto.xls.xz", b"\xfd7zXZ\0basura", "dañado"),
        ("corto.xls.xz", b"", "dañado"),
    ],
)
def test_un_archivo_que_no_se_puede_leer(tmp_path: Path, nombre: str, bytes_: bytes | None, mensaje: str) -> None:
    if bytes_ is not None:
        (tmp_path / nombre).write_bytes(bytes_)
    with pytest.raises(ErrorArchivo, match=mensaje) as rechazo:
        LibroExcel(tmp_path / nombre)
    assert rechazo.value.campo == str(tmp_path / nombre)


def test_sin_la_biblioteca_de_excel_se_dice_como_instalarla(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    with pytest.raises(ErrorConfiguracion, match=r"pip install.*cfdi\[catalogos\]"):
        LibroExcel(tmp_path / "catCFDI.xls")


@pytest.mark.parametrize("contenido_", [b"id,texto\n\xff\xfe,x\n", b'id,texto\n"sin cerrar', b"id,texto\n\0,x"])
def test_un_csv_roto_se_rechaza(tmp_path: Path, contenido_: bytes) -> None:
    (tmp_path / "nomina_bancos.csv").write_bytes(contenido_)
    with pytest.raises(ErrorCatalogo):
        leer_catalogos(CarpetaCSV(tmp_path), HOJAS_CSV_CHICAS, lambda _hoja, _filas: None)


def test_una_carpeta_csv_que_no_existe_se_rechaza(tmp_path: Path) -> None:
    with pytest.raises(ErrorArchivo, match="La carpeta no existe"):
        CarpetaCSV(tmp_path / "nada")


def test_un_csv_con_bom_y_saltos_de_linea_dentro_se_lee(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes('\ufeffid,texto\r\n01,"dos\r\nlíneas\u2028y más"\r\n'.encode())
    assert list(CarpetaCSV(tmp_path).renglones("a.csv")) == [["id", "texto"], ["01", "dos\r\nlíneas\u2028y más"]]


@pytest.mark.parametrize("nombre", ["catCFDI.xlsx", "catCFDI.xlsx.xz"])
def test_un_libro_de_excel_da_lo_mismo_que_sus_hojas(
    tmp_path: Path, nombre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    libro, carpeta, esquemas = tmp_path / "catCFDI.xlsx", tmp_path / "csv", tmp_path / "xsd"
    escribir_xlsx(libro, contenido())
    if nombre.endswith(".xz"):
        libro = tmp_path / nombre
        libro.write_bytes(lzma.compress((tmp_path / "catCFDI.xlsx").read_bytes()))
    carpeta.mkdir()
    for archivo, renglones in contenido_csv().items():
        (carpeta / archivo).write_text("".join(",".join(f'"{c}"' for c in r) + "\n" for r in renglones), "utf-8")
    monkeypatch.setattr("cfdi.catalogos.construir.HOJAS", HOJAS_CHICAS)
    monkeypatch.setattr("cfdi.catalogos.construir.HOJAS_CSV", HOJAS_CSV_CHICAS)
    monkeypatch.setattr("cfdi.catalogos.construir.ESQUEMAS", ESQUEMAS_CHICOS)
    escribir_esquemas(esquemas)
    versiones = construir(libro, csv=carpeta, xsd=esquemas, salida=tmp_path / "de-excel.sqlite")
    directo = construir_en(tmp_path / "directo.sqlite")
    assert dict(versiones) == dict(directo.version())
    assert (tmp_path / "de-excel.sqlite").read_bytes() == (tmp_path / "directo.sqlite").read_bytes()


def test_si_algo_falla_el_archivo_anterior_queda_intacto(tmp_path: Path) -> None:
    salida = tmp_path / "catalogos.sqlite"
    salida.write_bytes(b"el anterior")
    libro = tmp_path / "catCFDI.xls"
    libro.write_bytes(b"no es un libro")
    with pytest.raises(ErrorCatalogo):
        construir(libro, salida=salida)
    assert salida.read_bytes() == b"el anterior"


def test_un_corte_al_escribir_no_deja_nada_a_medias(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    salida = tmp_path / "catalogos.sqlite"
    construir_en(salida)
    antes = salida.read_bytes()

    def fallar(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fallar)
    with pytest.raises(ErrorArchivo, match="no se puede escribir"):
        construir_en(salida)
    assert salida.read_bytes() == antes
    assert [archivo.name for archivo in tmp_path.iterdir()] == ["catalogos.sqlite"]


def test_una_salida_imposible_se_dice(tmp_path: Path) -> None:
    for salida in (tmp_path / "no" / "existe.sqlite", tmp_path):
        with pytest.raises(ErrorArchivo, match="no se puede escribir") as rechazo:
            escribir([], salida)
        assert rechazo.value.campo == str(salida)
    assert not list(tmp_path.iterdir())


def test_el_archivo_no_lleva_nada_del_momento(chico: Catalogos, tmp_path: Path) -> None:
    construir_en(tmp_path / "chico.sqlite")
    conexion = sqlite3.connect(tmp_path / "chico.sqlite")
    try:
        assert conexion.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert conexion.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        conexion.close()
