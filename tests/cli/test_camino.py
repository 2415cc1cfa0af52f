"""The commands on good input: the whole path, one by one, and what a script reads from them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.esquema.lector import leer
from cfdi.sello.timbrado import Timbrado
from tests.cli.conftest import Correr, Par, archivo_de_clave
from tests.conftest import COMPROBANTES, RFC

DATOS = COMPROBANTES / "bienes-con-descuento.json"


@pytest.mark.parametrize("datos", sorted(COMPROBANTES.glob("*.json")), ids=lambda p: p.stem)
def test_timbrar_sin_opciones_deja_un_xml_que_verifica(correr: Correr, tmp_path: Path, datos: Path) -> None:
    timbrar = correr("timbrar", datos)
    assert timbrar.estado == 0, timbrar.error
    assert timbrar.salida == "", "without --json nothing goes to stdout: the XML is on disk"
    (xml,) = tmp_path.glob(f"{datos.stem}-*.xml")
    uuid = Timbrado.leer(xml).uuid
    assert xml.name == f"{datos.stem}-{uuid}.xml"
    assert uuid in timbrar.error and "no vale ante el SAT" in timbrar.error
    verificar = correr("verificar", xml)
    assert (verificar.estado, verificar.error) == (0, "")
    assert verificar.salida.startswith(f"{xml}: ✓ verificado · UUID {uuid}")
    validar = correr("validar", xml)
    assert validar.estado == 0 and f"✓ {xml} (timbrado): Válido." in validar.salida, validar.salida


def test_paso_a_paso(correr: Correr, tmp_path: Path, par: Par) -> None:
    assert correr("construir", DATOS, "-o", "sin-sellar.xml").estado == 0
    sellar = correr("sellar", "sin-sellar.xml", *par.opciones, "-o", "sellada.xml")
    assert sellar.estado == 0, sellar.error
    cadena = correr("cadena", "sellada.xml")
    assert cadena.salida.startswith("||4.0|A|5581|") and cadena.salida.endswith("||\n")
    timbrar = correr("timbrar", "sellada.xml", "-o", "timbrada.xml")
    assert timbrar.estado == 0, timbrar.error
    assert "? confianza en el CSD" in timbrar.error, "nobody here knows the authority of this CSD: it must be told"
    verificar = correr("verificar", "timbrada.xml")
    assert verificar.estado == 0 and "cadena no verificable" in verificar.salida
    assert (tmp_path / "timbrada.xml").read_bytes().startswith(b"<?xml")


def test_timbrar_lo_ya_sellado_no_lo_cambia(correr: Correr, tmp_path: Path, simulado: Path) -> None:
    (carpeta,) = (simulado / "csd" / RFC).iterdir()
    csd = Par(carpeta / "certificado.cer", carpeta / "llave.key", archivo_de_clave(tmp_path))
    assert correr("sellar", DATOS, *csd.opciones, "-o", "sellada.xml").estado == 0
    primera = correr("timbrar", "sellada.xml", "-o", "timbrada.xml", "--json")
    assert primera.estado == 0, primera.error
    assert json.loads(primera.salida)["correcta"] is True
    sellada, timbrada = (tmp_path / "sellada.xml").read_bytes(), (tmp_path / "timbrada.xml").read_bytes()
    sin_timbre = re.sub(rb"<cfdi:Complemento>.*</cfdi:Complemento>", b"", timbrada)
    assert sin_timbre == sellada


def test_construir_escribe_xml_en_stdout(correr: Correr) -> None:
    resultado = correr("construir", DATOS)
    assert resultado.estado == 0 and resultado.error == ""
    assert isinstance(leer(resultado.salida), Comprobante)


def test_calcular_completa_y_avisa(correr: Correr, tmp_path: Path) -> None:
    resultado = correr("calcular", DATOS)
    datos = json.loads(resultado.salida)
    assert (resultado.estado, datos["Total"], resultado.error) == (0, "20411.84", "")
    python = json.loads(correr("calcular", DATOS, "--nombres", "python").salida)
    assert python["conceptos"][0]["clave_prod_serv"] == "56101700"
    contradice = tmp_path / "contradice.json"
    contradice.write_text(json.dumps({**json.loads(DATOS.read_text()), "Total": "20411.85"}))
    avisado = correr("calcular", contradice)
    assert json.loads(avisado.salida)["Total"] == "20411.84"
    assert "20411.85" in avisado.error and "20411.84" in avisado.error


def test_lo_calculado_se_vuelve_a_construir_igual(correr: Correr, tmp_path: Path) -> None:
    calculado = tmp_path / "calculado.json"
    calculado.write_text(correr("calcular", DATOS).salida)
    assert correr("construir", calculado).salida == correr("construir", calculado).salida


def test_validar_json_un_objeto_por_documento(correr: Correr, tmp_path: Path) -> None:
    for i, total in enumerate(("20411.84", "1.00")):
        datos = {**json.loads(DATOS.read_text()), "Total": total}
        (tmp_path / f"{i}.json").write_text(json.dumps(datos))
        assert correr("construir", f"{i}.json", "-o", f"{i}.xml").estado == 0
    resultado = correr("validar", tmp_path, "--json")
    assert resultado.estado == 1
    bueno, malo = (json.loads(x) for x in resultado.salida.splitlines())
    assert (bueno["archivo"], bueno["valido"]) == (str(tmp_path / "0.xml"), True)
    assert {h["severidad"] for h in bueno["hallazgos"]} <= {"no_verificado"}
    (hallazgo,) = (h for h in malo["hallazgos"] if h["severidad"] == "error")
    assert set(hallazgo) == {"codigo", "severidad", "capa", "ruta", "mensaje", "esperado", "recibido", "fuente"}
    assert (hallazgo["codigo"], hallazgo["recibido"]) == ("CFDI40119", "1.00")


def test_validar_datos_sin_construir_el_xml_a_mano(correr: Correr) -> None:
    resultado = correr("validar", DATOS)
    assert resultado.estado == 0 and "(sin sellar): Válido." in resultado.salida


def test_ver(correr: Correr) -> None:
    resultado = correr("ver", DATOS)
    assert resultado.estado == 0
    for texto in ("ESCUELA KEMPER URGATE", "Silla ejecutiva", "IVA 16 %", "20,411.84 MXN", "sin sellar"):
        assert texto in resultado.salida
    assert json.loads(correr("ver", DATOS, "--json").salida)["Total"] == "20411.84"


def test_catalogo_desde_la_misma_aplicacion(correr: Correr) -> None:
    resultado = correr("catalogo", "ver", "c_FormaPago", "03")
    assert resultado.estado == 0 and "Transferencia" in resultado.salida


@pytest.mark.parametrize(
    "orden", ["", "construir", "calcular", "validar", "cadena", "sellar", "timbrar", "verificar", "ver", "pac-simulado"]
)
def test_la_ayuda_instruye(orden: str) -> None:
    resultado = subprocess.run(
        [sys.executable, "-m", "cfdi", *([orden] if orden else []), "--help"], capture_output=True, check=False
    )
    ayuda = resultado.stdout.decode()
    assert resultado.returncode == 0, resultado.stderr.decode()
    assert ("Estado de salida" if not orden else "Ejemplo") in ayuda, ayuda


def test_version() -> None:
    import cfdi

    resultado = subprocess.run([sys.executable, "-m", "cfdi", "--version"], capture_output=True, check=True)
    assert resultado.stdout.decode().strip() == f"cfdi {cfdi.__version__}"
