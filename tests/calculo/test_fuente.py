"""What no test of behaviour can promise: that nobody rounds elsewhere, and what an import costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cfdi.calculo
from cfdi.diferidos import nombres_en

CARPETA = Path(cfdi.calculo.__file__).parent
MODULOS = sorted(CARPETA.glob("*.py"))
SOLO_IMPORTES = {"quantize", "round", "getcontext", "setcontext", "localcontext", "Context", "scaleb", "normalize"}
"""Names that only `importes` may use."""


def _nombres(arbol: ast.AST) -> set[str]:
    sueltos = {n.id for n in ast.walk(arbol) if isinstance(n, ast.Name)}
    importados = {a.name for n in ast.walk(arbol) if isinstance(n, ast.ImportFrom) for a in n.names}
    return sueltos | importados | {n.attr for n in ast.walk(arbol) if isinstance(n, ast.Attribute)}


@pytest.mark.parametrize("modulo", MODULOS, ids=lambda m: m.name)
def test_nadie_mas_redondea_y_nadie_usa_float(modulo: Path) -> None:
    arbol = ast.parse(modulo.read_text(encoding="utf-8"))
    prohibidos = {"float", "getcontext", "setcontext"}
    if modulo.name != "importes.py":
        prohibidos |= SOLO_IMPORTES
    assert not _nombres(arbol) & prohibidos, f"{modulo.name} usa lo que solo importes.py puede usar"
    literales = [n.value for n in ast.walk(arbol) if isinstance(n, ast.Constant) and isinstance(n.value, float)]
    assert not literales, f"{modulo.name} lleva números de punto flotante"


def test_el_examen_de_la_fuente_ve_lo_que_busca() -> None:
    visto = _nombres(ast.parse("from decimal import getcontext as g\nx.quantize(1)\nround(2)\nfloat('1')"))
    assert {"getcontext", "quantize", "round", "float"} <= visto


def test_importar_el_calculo_no_abre_nada_pesado() -> None:
    pesados = ["lxml", "sqlite3", "cryptography", "httpx", "cfdi.catalogos", "cfdi.documentos.cfdi40"]
    codigo = f"import sys, cfdi.calculo, cfdi.calculo.importes; print([m for m in {pesados} if m in sys.modules])"
    salida = subprocess.run([sys.executable, "-c", codigo], capture_output=True, text=True, check=True)
    assert salida.stdout.strip() == "[]"


def test_construir_tampoco_carga_xml_ni_red() -> None:
    codigo = (
        "import sys; from cfdi.calculo import concepto, iva, ingreso, calcular;"
        "print([m for m in ['lxml', 'cryptography', 'httpx', 'sqlite3'] if m in sys.modules])"
    )
    salida = subprocess.run([sys.executable, "-c", codigo], capture_output=True, text=True, check=True)
    assert salida.stdout.strip() == "[]"


def test_los_nombres_publicos_existen_todos() -> None:
    for nombre in cfdi.calculo.__all__:
        assert getattr(cfdi.calculo, nombre).__module__.startswith(("cfdi.calculo", "types", "typing")), nombre
    assert nombres_en(cfdi.calculo._MODULOS) == sorted(cfdi.calculo.__all__)
    assert set(cfdi.calculo.__all__) <= set(dir(cfdi.calculo))
    with pytest.raises(AttributeError):
        cfdi.calculo.no_existe  # noqa: B018
