"""JSON Schema: what `a_dict` gives of a good document validates, and the usual mistakes do not."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.esquema.datos import Nombres, a_dict
from cfdi.esquema.esquema_json import esquema_json
from cfdi.esquema.registro import raices
from cfdi.pruebas import comprobantes, nodos
from tests.esquema.ejemplos import SENCILLA, completa, opaco_de_prueba

jsonschema = pytest.importorskip("jsonschema", reason="falta jsonschema: pip install cfdi[pruebas]")

por_nombres = pytest.mark.parametrize("nombres", ["sat", "python"])


@cache
def _validador(nombres: Nombres = "sat", *, completo: bool = False) -> Any:
    return jsonschema.Draft202012Validator(esquema_json(Comprobante, nombres, completo=completo))


def _errores(datos: Any, nombres: Nombres = "sat", *, completo: bool = False) -> list[str]:
    errores = _validador(nombres, completo=completo).iter_errors(datos)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in errores]


@por_nombres
def test_es_un_esquema_valido_y_se_escribe_como_json(nombres: Nombres) -> None:
    for i, raiz in enumerate(raices()):
        esquema = esquema_json(raiz.clase, nombres, completo=i % 2 == 0)
        jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(esquema)))
        assert esquema["$ref"].rpartition("/")[2] in esquema["$defs"]


@por_nombres
@settings(max_examples=25)
@given(documento=comprobantes())
@example(documento=SENCILLA.con(complementos=[opaco_de_prueba()] * 2, addenda=[opaco_de_prueba()]))
@example(documento=SENCILLA.con(sello="", no_certificado="", certificado=""))
def test_lo_que_da_a_dict_es_valido(nombres: Nombres, documento: Comprobante) -> None:
    assert _errores(a_dict(documento, nombres), nombres) == []


@settings(max_examples=25)
@given(nodos(Comprobante, complementos=st.lists(nodos(TimbreFiscalDigital), max_size=2)))
@example(completa())
def test_un_documento_sellado_cumple_el_esquema_completo(documento: Comprobante) -> None:
    assert _errores(a_dict(documento), completo=True) == []


@por_nombres
def test_lo_que_se_deriva_se_fija_o_trae_el_sello_puede_faltar(nombres: Nombres) -> None:
    derivables = {
        "": ["version", "fecha", "sub_total", "total"],
        "conceptos": ["importe", "objeto_imp"],
    }
    datos = a_dict(SENCILLA, "python")
    for campo in derivables[""]:
        del datos[campo]
    for campo in derivables["conceptos"]:
        del datos["conceptos"][0][campo]
    if nombres == "sat":
        datos = _en_sat(datos)
    assert _errores(datos, nombres) == []
    faltan = " ".join(_errores(datos, nombres, completo=True))
    for campo in [
        "Version",
        "Fecha",
        "SubTotal",
        "Total",
        "Sello",
        "NoCertificado",
        "Certificado",
        "Importe",
        "ObjetoImp",
    ]:
        nombre = campo if nombres == "sat" else re.sub(r"(?<=[a-z])([A-Z])", r"_\1", campo).lower()
        assert f"'{nombre}' is a required property" in faltan


def _en_sat(datos: dict[str, Any]) -> dict[str, Any]:
    """SENCILLA's data with some fields missing, in the SAT's names."""
    completos = a_dict(SENCILLA)
    sin = {"Version", "Fecha", "SubTotal", "Total"}
    resultado = {c: v for c, v in completos.items() if c not in sin}
    resultado["Conceptos"] = [
        {c: v for c, v in k.items() if c not in ("Importe", "ObjetoImp")} for k in resultado["Conceptos"]
    ]
    assert len(resultado) == len(datos)
    return resultado


@pytest.mark.parametrize("total", ["1000.00", "1000", "0", 1000, 1000.5, Decimal("1000.00"), " 1000.00 ", "007.5"])
def test_un_importe_puede_ser_texto_o_numero(total: object) -> None:
    assert _errores({**a_dict(SENCILLA), "Total": total}) == []


def _poner(*camino: Any) -> Callable[[Any], None]:
    *pasos, ultimo, valor = camino

    def cambiar(datos: Any) -> None:
        for paso in pasos:
            datos = datos[paso]
        datos[ultimo] = valor

    return cambiar


def _quitar(*camino: Any) -> Callable[[Any], None]:
    *pasos, ultimo = camino

    def cambiar(datos: Any) -> None:
        for paso in pasos:
            datos = datos[paso]
        del datos[ultimo]

    return cambiar


ERRATAS: list[tuple[Callable[[Any], None], str]] = [
    (_poner("Totl", "1"), "Additional properties"),
    (_poner("emisor", {}), "Additional properties"),
    (_poner("Conceptos", 0, "Precio", "1"), "Additional properties"),
    (_quitar("Emisor"), "'Emisor' is a required property"),
    (_quitar("Receptor", "UsoCFDI"), "'UsoCFDI' is a required property"),
    (_quitar("Conceptos", 0, "Cantidad"), "'Cantidad' is a required property"),
    (_poner("Conceptos", []), "Conceptos"),
    (_poner("Conceptos", {"Concepto": []}), "Conceptos"),
    (_poner("Emisor", []), "Emisor"),
    (_poner("Total", "1,000.00"), "Total"),
    (_poner("Total", "$1000"), "Total"),
    (_poner("Total", "-1"), "Total"),
    (_poner("Total", -1), "Total"),
    (_poner("Total", "1.1234567"), "Total"),
    (_poner("Total", "12x34"), "Total"),
    (_poner("Total", ""), "Total"),
    (_poner("Total", True), "Total"),
    (_poner("Total", None), "Total"),
    (_poner("Version", "3.3"), "Version"),
    (_poner("Fecha", "14/03/2025"), "Fecha"),
    (_poner("Fecha", "2025-03-14"), "Fecha"),
    (_poner("FormaPago", 3), "FormaPago"),
    (_poner("Moneda", ""), "Moneda"),
    (_poner("Confirmacion", "abcdef"), "Confirmacion"),
    (_poner("Emisor", "Rfc", "CORTO"), "Emisor/Rfc"),
    (_poner("Emisor", "Nombre", ""), "Emisor/Nombre"),
    (_poner("Emisor", "Nombre", "a|b"), "Emisor/Nombre"),
    (_poner("Emisor", "Nombre", "x" * 301), "Emisor/Nombre"),
    (_poner("Receptor", "DomicilioFiscalReceptor", 86991), "Receptor/DomicilioFiscalReceptor"),
    (_poner("InformacionGlobal", {"Periodicidad": "01", "Meses": "01", "Año": 2018}), "InformacionGlobal/Año"),
    (_poner("InformacionGlobal", {"Periodicidad": "01", "Meses": "01", "Año": 2025.5}), "InformacionGlobal/Año"),
    (_poner("InformacionGlobal", {"Periodicidad": "01", "Meses": "01", "Año": "dos mil"}), "InformacionGlobal/Año"),
    (_poner("Complemento", []), "Complemento"),
    (_poner("Complemento", {"Pagos": "texto"}), "Complemento/Pagos"),
    (_poner("Complemento", {"Opaco": {}}), "Complemento/Opaco"),
    (_poner("NoCertificado", "123"), "NoCertificado"),
]


@pytest.mark.parametrize(("cambiar", "dice"), ERRATAS, ids=[f"{i}-{d[:25]}" for i, (_, d) in enumerate(ERRATAS)])
def test_las_erratas_comunes_no_pasan(cambiar: Callable[[Any], None], dice: str) -> None:
    datos = copy.deepcopy(a_dict(SENCILLA))
    assert _errores(datos) == []
    cambiar(datos)
    errores = _errores(datos)
    assert errores, "el esquema admitió la errata"
    assert any(dice in e for e in errores), errores


_ESCAPES_DE_ECMA = set("^$\\.*+?()[]{}|/-dDsSwWtnrbB")


def test_los_patrones_tambien_los_entiende_javascript() -> None:
    """ECMA-262 with the flag `u`, which JSON Schema recommends, refuses to escape what needs no escape."""
    vistos = 0
    for raiz in raices():
        texto = json.dumps(esquema_json(raiz.clase))
        for patron in re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', texto):
            escapados = set(re.findall(r"\\(.)", json.loads(patron)))
            assert escapados <= _ESCAPES_DE_ECMA, f"{raiz.archivo_xsd}: {json.loads(patron)}"
            vistos += 1
    assert vistos > 1000
