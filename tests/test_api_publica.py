"""The public names, and what `import cfdi` costs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cfdi
from tests.rutas import RAIZ

NOMBRES = [
    "ACuentaTerceros",
    "CSD",
    "Certificado",
    "CfdiRelacionado",
    "CfdiRelacionados",
    "Comprobante",
    "Concepto",
    "Conocidos",
    "CuentaPredial",
    "Emisor",
    "Gravamen",
    "Hallazgo",
    "Impuestos",
    "ImpuestosConcepto",
    "InformacionAduanera",
    "InformacionGlobal",
    "Informe",
    "Opaco",
    "Parte",
    "PorCobrar",
    "Receptor",
    "Sellado",
    "Ticket",
    "Timbrado",
    "TimbreFiscalDigital",
    "Verificacion",
    "a_dict",
    "a_json",
    "a_xml",
    "anios_de_servicio",
    "antiguedad",
    "arrendamiento",
    "cadena_original",
    "calcular",
    "catalogos",
    "concepto",
    "construir",
    "deducciones",
    "desde_dict",
    "desglosar",
    "diferencias",
    "egreso",
    "emitir",
    "emitir_async",
    "errores",
    "esquema_json",
    "exigir_valido",
    "factura_global",
    "fletes",
    "frontera",
    "honorarios",
    "ieps",
    "ieps_cuota",
    "ieps_retenido",
    "impuestos_locales",
    "ingreso",
    "ish",
    "isr_retenido",
    "iva",
    "iva_exento",
    "iva_retenido",
    "leer",
    "limites_importe",
    "limites_impuesto",
    "limites_pago",
    "nomina",
    "nota_de_credito",
    "pac",
    "pago",
    "pago_de",
    "percepciones",
    "resico",
    "retencion_local",
    "sellar",
    "timbrar",
    "timbrar_async",
    "trabajador",
    "traslado",
    "traslado_local",
    "validar",
    "verificar",
]

PESADOS = {
    "lxml",
    "cryptography",
    "sqlite3",
    "httpx",
    "rich",
    "click",
    "hypothesis",
    "python_calamine",
    "asyncio",
    "ssl",
}

_PROGRAMA = """
import json, sys
abiertos = []
sys.addaudithook(lambda suceso, datos: abiertos.append(str(datos[0])) if suceso == "open" else None)
antes = set(sys.modules)
import cfdi
print(json.dumps({"abiertos": abiertos, "modulos": sorted(set(sys.modules) - antes)}))
"""


def _al_importar() -> dict[str, list[str]]:
    """The files opened and the modules loaded by `import cfdi`, in a process of its own."""
    orden = [sys.executable, "-c", _PROGRAMA]
    salida = subprocess.run(orden, cwd=RAIZ, capture_output=True, text=True, check=True)
    leido: dict[str, list[str]] = json.loads(salida.stdout)
    return leido


def test_los_nombres_publicos_son_estos() -> None:
    """A name that is added or taken away is a decision: write it here, and in the CHANGELOG."""
    assert cfdi.__all__ == sorted(NOMBRES)


@pytest.mark.parametrize("nombre", sorted(NOMBRES))
def test_cada_nombre_publico_existe_y_esta_documentado(nombre: str) -> None:
    valor = getattr(cfdi, nombre)
    assert valor.__doc__
    assert nombre in dir(cfdi)


def test_un_nombre_que_no_existe_es_el_error_de_siempre() -> None:
    with pytest.raises(AttributeError, match="no_existe"):
        cfdi.no_existe  # noqa: B018


def test_los_tipos_ven_los_mismos_nombres_que_el_programa() -> None:
    """`if TYPE_CHECKING` and the table of lazy names say the same."""
    fuente = Path(cfdi.__file__).read_text(encoding="utf-8")
    declarados = {
        linea.split(" as ")[1].strip()
        for linea in fuente.splitlines()
        if linea.startswith("    from cfdi") and " as " in linea
    }
    assert declarados | {"errores", "pac"} >= set(NOMBRES), "falta en TYPE_CHECKING"
    assert declarados <= set(NOMBRES), "sobra en TYPE_CHECKING"


def test_importar_no_carga_nada_pesado() -> None:
    modulos = _al_importar()["modulos"]
    assert "cfdi" in modulos
    assert not PESADOS & {m.partition(".")[0] for m in modulos}
    assert [m for m in modulos if m.startswith("cfdi")] == ["cfdi"], "import cfdi ya carga otro módulo suyo"


def test_importar_no_abre_mas_que_codigo() -> None:
    ajenos = [a for a in _al_importar()["abiertos"] if Path(a).suffix not in (".py", ".pyc") and ".pyc." not in a]
    assert ajenos == []
