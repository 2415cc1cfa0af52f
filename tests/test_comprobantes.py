"""The fixtures that look like real life: JSON data and, beside it, the golden XML that it must give.

`pytest tests/test_comprobantes.py --actualizar` writes the golden files again, and only those that the SAT's own XSD
accepts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cfdi.calculo import calcular, diferencias
from cfdi.calculo.construir import construir
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.esquema.datos import a_dict, desde_dict
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.validacion import validar
from tests.conftest import COMPROBANTES
from tests.rutas import SAT, hay_compartido, necesita_compartido

DATOS = sorted(COMPROBANTES.glob("*.json"))
FECHA = "2026-11-20T12:00:00"

TOTALES = {
    "bienes-con-descuento": ("18342.38", "20411.84"),
    # IVA 31.50 and IEPS 0.63 + 2.55 + 2.35: the figures that iFactura's page prints, 37.03 in all.
    "combustible-ieps-cuota": ("196.86", "233.89"),
    "extranjero-en-dolares": ("3609.38", "3609.38"),
    "frontera-iva-8": ("32905.30", "35537.72"),
    "global-publico-en-general": ("1930.34", "2220.00"),
    "nota-de-credito": ("1724.14", "2000.00"),
    "servicios-con-retenciones": ("19248.50", "18350.23"),
    "traslado": ("0", "0"),
}
"""SubTotal and Total of each fixture, worked out by hand from its conceptos."""


def _leer(ruta: Path) -> Any:
    return {**json.loads(ruta.read_text(encoding="utf-8")), "Fecha": FECHA}


@pytest.fixture(params=DATOS, ids=lambda p: p.stem)
def ruta(request: pytest.FixtureRequest) -> Path:
    elegida: Path = request.param
    return elegida


def _valida_para_el_sat(xml: bytes) -> bool:
    from lxml import etree

    from cfdi.esquema.xml import analizar

    esquema = etree.XMLSchema(etree.parse(str(SAT / "4" / "cfdv40.xsd")))
    # The seal comes later: what the schema asks of its three attributes is filled in for this check only.
    raiz = analizar(xml)
    raiz.set("Sello", "x")
    raiz.set("Certificado", "x")
    raiz.set("NoCertificado", "0" * 20)
    valido: bool = esquema.validate(raiz)
    return valido


def test_estan_los_de_la_vida_real() -> None:
    assert {p.stem for p in DATOS} >= set(TOTALES)


def test_el_xml_es_el_dorado(ruta: Path, request: pytest.FixtureRequest) -> None:
    xml = a_xml(construir(_leer(ruta)))
    dorado = ruta.with_suffix(".xml")
    if request.config.getoption("--actualizar"):
        if not hay_compartido:
            pytest.fail("golden files are only written after the SAT's own XSD accepts them, and it is not here")
        assert _valida_para_el_sat(xml), f"{ruta.name}: the SAT's XSD refuses the new golden file"
        dorado.write_bytes(xml)
    assert xml == dorado.read_bytes(), f"{dorado} is not what {ruta.name} gives: look at the diff, then --actualizar"


@necesita_compartido
def test_el_dorado_pasa_el_xsd_del_sat(ruta: Path) -> None:
    assert _valida_para_el_sat(ruta.with_suffix(".xml").read_bytes())


def test_es_valido_sin_observaciones(ruta: Path) -> None:
    informe = validar(ruta.with_suffix(".xml"))
    assert list(informe) == [], informe.a_texto()


def test_los_totales_salen(ruta: Path) -> None:
    comprobante = construir(_leer(ruta))
    assert (str(comprobante.sub_total), str(comprobante.total)) == TOTALES[ruta.stem]


def test_nada_que_derivar_de_nuevo(ruta: Path) -> None:
    comprobante = construir(_leer(ruta))
    assert diferencias(comprobante) == ()
    assert calcular(comprobante) == comprobante


def test_ida_y_vuelta(ruta: Path) -> None:
    comprobante = construir(_leer(ruta))
    assert leer(a_xml(comprobante)) == comprobante
    assert desde_dict(Comprobante, a_dict(comprobante)) == comprobante
    assert desde_dict(Comprobante, a_dict(comprobante, "python")) == comprobante


def test_las_cifras_del_combustible() -> None:
    comprobante = construir(_leer(COMPROBANTES / "combustible-ieps-cuota.json"))
    assert comprobante.impuestos is not None
    por_tasa = {(t.impuesto, str(t.tasa_o_cuota)): str(t.importe) for t in comprobante.impuestos.traslados}
    assert por_tasa == {
        ("002", "0.160000"): "31.50",
        ("003", "0.315400"): "0.63",
        ("003", "0.463700"): "2.55",
        ("003", "0.380000"): "2.35",
    }
    assert str(comprobante.impuestos.total_impuestos_trasladados) == "37.03"
