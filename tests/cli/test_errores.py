"""The commands on bad input: a clear sentence in Spanish, the right status, no traceback, no half-written file."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cfdi.sello.autoridad import AutoridadDePruebas
from tests.cli.conftest import Correr, Par, Resultado, archivo_de_clave
from tests.conftest import COMPROBANTES, NOMBRE, RFC

DATOS = COMPROBANTES / "bienes-con-descuento.json"
CABEZA = '<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0"'

ENTIDADES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ja"}">' for i in range(10))

MALOS: dict[str, tuple[bytes, str]] = {
    "vacío": (b"", "vacío"),
    "no es XML": (b"%PDF-1.7 no soy un XML", "no es un xml"),
    "truncado": (f"{CABEZA}><cfdi:Emisor ".encode(), "no es un xml bien formado"),
    "dtd": (f"<!DOCTYPE c []>{CABEZA}/>".encode(), "dtd"),
    "XXE": (f'<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>{CABEZA} Serie="&x;"/>'.encode(), "dtd"),
    "mil millones de risas": (f'<!DOCTYPE c [{ENTIDADES}]>{CABEZA} Serie="&a9;"/>'.encode(), "dtd"),
    "utf-16": (f"{CABEZA}/>".encode("utf-16"), "utf-16"),
    "Latin-1": (f'<?xml version="1.0" encoding="ISO-8859-1"?>{CABEZA}/>'.encode("latin-1"), "utf-8"),
    "otra raíz": (b"<factura/>", "raíz"),
    "otra versión": (CABEZA.replace("4.0", "9.9").encode() + b"/>", "versión"),
}


def _sin_traza(resultado: Resultado) -> None:
    assert "Traceback" not in resultado.error + resultado.salida
    assert "cfdi.errores" not in resultado.error


@pytest.mark.parametrize("cual", MALOS)
def test_xml_malo(correr: Correr, tmp_path: Path, cual: str) -> None:
    contenido, mensaje = MALOS[cual]
    malo = tmp_path / "malo.xml"
    malo.write_bytes(contenido)
    validar = correr("validar", malo)
    assert (validar.estado, validar.error) == (1, ""), validar
    assert mensaje in validar.salida.lower() and "301 error" in validar.salida
    for orden in ("cadena", "ver", "timbrar"):
        resultado = correr(orden, malo)
        assert resultado.estado == 1, (orden, resultado)
        assert mensaje in resultado.error.lower(), (orden, resultado.error)
        _sin_traza(resultado)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["malo.xml"]


def test_un_archivo_de_200_mb_se_rechaza_sin_leerlo(correr: Correr, tmp_path: Path) -> None:
    enorme = tmp_path / "enorme.xml"
    with enorme.open("wb") as archivo:
        archivo.truncate(200 * 1024 * 1024)
    resultado = correr("ver", enorme)
    assert resultado.estado == 1 and "200.0 MiB" in resultado.error and "20 MiB" in resultado.error
    assert correr("validar", enorme).estado == 1


def test_un_atributo_desconocido_se_nombra(correr: Correr, tmp_path: Path) -> None:
    assert correr("construir", DATOS, "-o", "x.xml").estado == 0
    xml = tmp_path / "x.xml"
    xml.write_text(xml.read_text().replace('Serie="A"', 'Seri="A"'))
    ver = correr("ver", xml)
    assert ver.estado == 1 and "@Seri" in ver.error and "¿Quiso decir Serie?" in ver.error
    validar = correr("validar", xml)
    assert validar.estado == 1 and "@Seri" in validar.salida


@pytest.mark.parametrize(
    ("texto", "esperado"),
    [
        ("{", "no es un JSON válido (línea 1"),
        ('{"Total": NaN}', "NaN"),
        ("[1, 2]", "se esperaba un objeto"),
        ('{"TipoDeComprobante": "I", "Totl": "1"}', "¿Quiso decir Total?"),
        ('{"TipoDeComprobante": "I", "Total": "$1,000.00"}', "Sin comas de miles"),
        ('{"TipoDeComprobante": "I", "Total": true}', "Total"),
        ('{"TipoDeComprobante": "I", "LugarExpedicion": 42501}', "entre comillas"),
        ('{"Serie": "A"}', "TipoDeComprobante"),
        ('{"TipoDeComprobante": "I", "LugarExpedicion": "42501"}', "Emisor"),
        ('{"TipoDeComprobante": "I", "LugarExpedicion": "00000"}', "00000"),
        ('{"TipoDeComprobante": "I", "Conceptos": "uno"}', "lista"),
    ],
)
def test_datos_malos(correr: Correr, tmp_path: Path, texto: str, esperado: str) -> None:
    datos = tmp_path / "datos.json"
    datos.write_text(texto)
    for orden in ("construir", "timbrar"):
        resultado = correr(orden, datos)
        assert resultado.estado == 1, resultado
        assert esperado in resultado.error, resultado.error
        _sin_traza(resultado)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["datos.json"]


def test_un_documento_invalido_no_sale_de_aqui(correr: Correr, tmp_path: Path) -> None:
    datos = tmp_path / "datos.json"
    datos.write_text(json.dumps({**json.loads(DATOS.read_text()), "Total": "1.00"}))
    resultado = correr("timbrar", datos)
    assert resultado.estado == 1
    assert "CFDI40119" in resultado.error and "No se envió nada al PAC." in resultado.error
    assert sorted(p.name for p in tmp_path.iterdir()) == ["datos.json"]


def test_el_rechazo_del_pac_lleva_su_codigo(correr: Correr, tmp_path: Path) -> None:
    datos = tmp_path / "vieja.json"
    hace_mucho = (datetime.now(UTC) - timedelta(days=10)).replace(tzinfo=None, microsecond=0).isoformat()
    datos.write_text(json.dumps({**json.loads(DATOS.read_text()), "Fecha": hace_mucho}))
    resultado = correr("timbrar", datos)
    assert resultado.estado == 1 and "401" in resultado.error, resultado.error
    assert sorted(p.name for p in tmp_path.iterdir()) == ["vieja.json"]


# -------------------------------------------------------------------- files and keys


@pytest.mark.parametrize("orden", ["construir", "calcular", "validar", "cadena", "ver", "timbrar", "verificar"])
def test_un_archivo_que_no_existe(correr: Correr, orden: str) -> None:
    resultado = correr(orden, "nada.xml")
    assert resultado.estado == 3, resultado
    assert "nada.xml" in resultado.error + resultado.salida
    _sin_traza(resultado)


def test_una_carpeta_sin_xml(correr: Correr, tmp_path: Path) -> None:
    (tmp_path / "vacia").mkdir()
    resultado = correr("validar", "vacia")
    assert resultado.estado == 3 and "vacia" in resultado.error


def _sellar(correr: Correr, par: Par, datos: Path = DATOS) -> Resultado:
    resultado = correr("sellar", datos, *par.opciones, "-o", "sellada.xml")
    assert not Path("sellada.xml").exists()
    _sin_traza(resultado)
    return resultado


def test_clave_equivocada(correr: Correr, par: Par, tmp_path: Path) -> None:
    resultado = _sellar(correr, Par(par.cer, par.key, archivo_de_clave(tmp_path, "otra-clave-secreta")))
    assert resultado.estado == 3 and "contraseña" in resultado.error.lower()
    assert "otra-clave-secreta" not in resultado.error


def test_sin_clave_y_sin_teclado(correr: Correr, par: Par) -> None:
    resultado = correr("sellar", DATOS, "--cer", par.cer, "--key", par.key)
    assert resultado.estado == 3 and "CFDI_CLAVE" in resultado.error


def test_clave_del_entorno(correr: Correr, par: Par, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CFDI_CLAVE", par.clave.read_text().strip())
    assert correr("sellar", DATOS, "--cer", par.cer, "--key", par.key, "-o", "sellada.xml").estado == 0


def test_cer_y_key_que_no_son_par(correr: Correr, par: Par, autoridad: AutoridadDePruebas, tmp_path: Path) -> None:
    _, otra = autoridad.emitir_csd(RFC, NOMBRE).guardar(tmp_path)
    resultado = _sellar(correr, Par(par.cer, otra, par.clave))
    assert resultado.estado == 3 and "no es la de este certificado" in resultado.error


def test_fiel(correr: Correr, par: Par, autoridad: AutoridadDePruebas, tmp_path: Path) -> None:
    cer, key = autoridad.emitir_fiel(RFC, NOMBRE).guardar(tmp_path)
    resultado = _sellar(correr, Par(cer, key, par.clave))
    assert resultado.estado == 3 and "FIEL" in resultado.error


def test_csd_vencido(correr: Correr, par: Par, autoridad: AutoridadDePruebas, tmp_path: Path) -> None:
    antes = datetime.now(UTC) - timedelta(days=400)
    emision = autoridad.emitir_csd(RFC, NOMBRE, desde=antes, hasta=antes + timedelta(days=30))
    resultado = _sellar(correr, Par(*emision.guardar(tmp_path), par.clave))
    assert resultado.estado == 3 and "venció" in resultado.error


def test_csd_de_otro(correr: Correr, par: Par, autoridad: AutoridadDePruebas, tmp_path: Path) -> None:
    emision = autoridad.emitir_csd("XIA190128J61", "XENON INDUSTRIAL ARTICLES")
    resultado = _sellar(correr, Par(*emision.guardar(tmp_path), par.clave))
    assert resultado.estado == 3 and "XIA190128J61" in resultado.error and RFC in resultado.error


def test_falta_el_archivo_del_certificado(correr: Correr, par: Par, tmp_path: Path) -> None:
    resultado = _sellar(correr, Par(tmp_path / "no.cer", par.key, par.clave))
    assert resultado.estado == 3 and "no.cer" in resultado.error


def test_la_salida_que_ya_existe_no_se_pisa(correr: Correr, tmp_path: Path) -> None:
    previa = tmp_path / "previa.xml"
    previa.write_text("mío")
    for orden in ("construir", "calcular", "timbrar"):
        resultado = correr(orden, DATOS, "-o", previa)
        assert resultado.estado == 3 and "--forzar" in resultado.error
        assert previa.read_text() == "mío"
    assert correr("construir", DATOS, "-o", previa, "--forzar").estado == 0
    assert previa.read_text().startswith("<?xml")
    assert stat.S_IMODE(previa.stat().st_mode) == 0o644


def test_una_salida_imposible_se_dice_antes_de_timbrar(correr: Correr, tmp_path: Path) -> None:
    resultado = correr("timbrar", DATOS, "-o", tmp_path / "no" / "hay.xml")
    assert resultado.estado == 3 and "no existe la carpeta" in resultado.error


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_una_carpeta_sin_permiso(correr: Correr, tmp_path: Path) -> None:
    cerrada = tmp_path / "cerrada"
    cerrada.mkdir(mode=0o500)
    resultado = correr("construir", DATOS, "-o", cerrada / "x.xml")
    assert resultado.estado == 3 and "no se puede escribir" in resultado.error


def test_un_disco_lleno_no_deja_medio_archivo(correr: Correr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lleno(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", lleno)
    resultado = correr("construir", DATOS, "-o", "x.xml")
    assert resultado.estado == 3 and "no se puede escribir" in resultado.error
    assert list(tmp_path.iterdir()) == []


# -------------------------------------------------------------------- usage and settings


@pytest.mark.parametrize(
    "argumentos",
    [
        ("no-existe",),
        ("sellar", DATOS),
        ("timbrar", DATOS, "--pac", "otro"),
        ("timbrar", DATOS, "--cer", "x.cer"),
        ("timbrar", DATOS, "--pac", "itimbre"),
        ("timbrar", DATOS, "--pac", "itimbre", "--ambiente", "luna"),
        ("calcular", DATOS, "--nombres", "ruso"),
        ("validar",),
    ],
)
def test_uso_equivocado(correr: Correr, argumentos: tuple[str, ...]) -> None:
    resultado = correr(*argumentos)
    assert resultado.estado == 2, resultado
    assert resultado.salida == ""
    _sin_traza(resultado)


def test_un_pac_sin_ajustes(correr: Correr) -> None:
    resultado = correr("timbrar", DATOS, "--pac", "itimbre", "--ambiente", "pruebas")
    assert resultado.estado == 3 and "CFDI_ITIMBRE_CUENTA" in resultado.error


def test_unos_ajustes_rotos_no_muestran_la_clave(correr: Correr, tmp_path: Path) -> None:
    ajustes = tmp_path / "pac.toml"
    ajustes.write_text('[itimbre]\ncontrasena = "secretísima\n')
    resultado = correr("timbrar", DATOS, "--pac", "itimbre", "--ambiente", "pruebas", "--ajustes", ajustes)
    assert resultado.estado == 3 and "TOML" in resultado.error
    assert "secretísima" not in resultado.error


def test_verificar_lo_que_no_esta_timbrado(correr: Correr, tmp_path: Path) -> None:
    assert correr("construir", DATOS, "-o", "x.xml").estado == 0
    resultado = correr("verificar", "x.xml", tmp_path / "no.xml")
    assert resultado.estado == 3, "the worst of both"
    assert "no está timbrado" in resultado.salida and "no.xml" in resultado.salida
