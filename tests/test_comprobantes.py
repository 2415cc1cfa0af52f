"""The fixtures that look like real life: JSON data and, beside it, the golden XML that it must give.

`pytest tests/test_comprobantes.py --actualizar` writes the golden files again, and only those that the SAT's own XSD
accepts.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cfdi.calculo import calcular, diferencias
from cfdi.calculo.construir import construir
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.nomina12 import Nomina
from cfdi.documentos.pagos20 import Pagos, Totales
from cfdi.esquema import tabla
from cfdi.esquema.datos import a_dict, desde_dict
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.validacion import validar
from tests.conftest import COMPROBANTES
from tests.rutas import hay_compartido, necesita_compartido

DATOS = sorted(COMPROBANTES.glob("*.json"))
FECHA = "2026-11-20T12:00:00"
RELOJ = datetime(2026, 11, 20, 21, tzinfo=UTC)
"""A little later, everywhere in Mexico."""

TOTALES = {
    "auto-nuevo": ("412500.00", "478500.00"),
    "auto-nuevo-con-partes": ("318900.00", "359600.00"),
    "bienes-con-descuento": ("18342.38", "20411.84"),
    "colegiatura": ("6450.00", "6450.00"),
    # IVA 31.50 and IEPS 0.63 + 2.55 + 2.35: the figures that iFactura's page prints, 37.03 in all.
    "combustible-ieps-cuota": ("196.86", "233.89"),
    "construccion-de-vivienda": ("184300.00", "184300.00"),
    "extranjero-en-dolares": ("3609.38", "3609.38"),
    "frontera-iva-8": ("32905.30", "35537.72"),
    "global-publico-en-general": ("1930.34", "2220.00"),
    # IVA 805.65, and 3 % of the three nights: 130.50.
    "hotel-con-ish": ("5035.34", "5971.49"),
    "nomina-aguinaldo": ("9750.00", "8634.71"),
    "nomina-de-dos-complementos": ("11700.00", "7470.69"),
    "nomina-horas-extra-y-subsidio": ("5445.00", "5290.12"),
    "nomina-jubilacion": ("18250.00", "18250.00"),
    # The figures of iFactura's page.
    "nomina-ordinaria": ("6500.35", "3821.40"),
    "nomina-separacion": ("127280.73", "125996.35"),
    "nota-de-credito": ("1724.14", "2000.00"),
    "pago-de-dos-facturas": ("0", "0"),
    "pago-en-dolares-de-factura-en-pesos": ("0", "0"),
    "pago-en-pesos-de-factura-en-dolares": ("0", "0"),
    "pago-parcial-con-retenciones": ("0", "0"),
    "pago-que-sustituye-a-otro": ("0", "0"),
    "por-cuenta-de-tercero": ("14980.00", "17376.80"),
    "servicios-con-retenciones": ("19248.50", "18350.23"),
    "traslado": ("0", "0"),
}
"""SubTotal and Total of each fixture, worked out by hand from its conceptos."""

TOTALES_DE_PAGOS = {
    "pago-de-dos-facturas": {"BaseIVA16": "7000.00", "ImpuestoIVA16": "1120.00", "MontoTotalPagos": "8120.00"},
    # Factura Online's page gives the invoice and its equivalence, not the amount: 704.36 USD × 16.807 = 11838.17852
    "pago-en-dolares-de-factura-en-pesos": {
        "BaseIVA16": "10205.31",
        "ImpuestoIVA16": "1632.85",
        "MontoTotalPagos": "11838.18",
    },
    # The same page: 1160.00 USD at 1 ÷ 16.807 = 0.0594990183
    "pago-en-pesos-de-factura-en-dolares": {
        "BaseIVA16": "16807.00",
        "ImpuestoIVA16": "2689.12",
        "MontoTotalPagos": "19496.12",
    },
    "pago-parcial-con-retenciones": {
        "RetencionesIVA": "1066.67",
        "RetencionesISR": "1000.00",
        "BaseIVA16": "10000.00",
        "ImpuestoIVA16": "1600.00",
        "MontoTotalPagos": "9533.33",
    },
    "pago-que-sustituye-a-otro": {"BaseIVA16": "1000.00", "ImpuestoIVA16": "160.00", "MontoTotalPagos": "1160.00"},
}
"""Totales of the complement of payments, without the beginnings of their names."""


def _leer(ruta: Path) -> Any:
    return {**json.loads(ruta.read_text(encoding="utf-8")), "Fecha": FECHA}


@pytest.fixture(params=DATOS, ids=lambda p: p.stem)
def ruta(request: pytest.FixtureRequest) -> Path:
    elegida: Path = request.param
    return elegida


def _valida_para_el_sat(xml: bytes) -> bool:
    from cfdi.esquema.xml import analizar
    from tests.esquema.sat import esquema_del_sat

    # The seal comes later: what the schema asks of its three attributes is filled in for this check only.
    raiz = analizar(xml)
    raiz.set("Sello", "x")
    raiz.set("Certificado", "x")
    raiz.set("NoCertificado", "0" * 20)
    return esquema_del_sat("cfdv40.xsd", *_xsd_de_sus_complementos(xml)).validate(raiz)


def _xsd_de_sus_complementos(xml: bytes) -> list[str]:
    comprobante = leer(xml)
    assert isinstance(comprobante, Comprobante)
    nodos = [*comprobante.complementos, *(n for k in comprobante.conceptos for n in k.complementos)]
    return sorted({n._raiz.archivo_xsd for n in nodos if n._raiz is not None})


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
    """Not even a warning; what only the SAT's lists can tell is told as not verified."""
    informe = validar(ruta.with_suffix(".xml"), ahora=RELOJ)
    assert [h for h in informe if h.severidad != "no_verificado"] == [], informe.a_texto()


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


@pytest.mark.parametrize("nombre", TOTALES_DE_PAGOS)
def test_los_totales_de_los_pagos_salen(nombre: str) -> None:
    pagos = construir(_leer(COMPROBANTES / f"{nombre}.json")).complemento(Pagos)
    assert pagos is not None
    escritos = {c.xml.removeprefix("TotalTraslados").removeprefix("Total"): c.nombre for c in tabla(Totales).campos}
    valores = {corto: getattr(pagos.totales, campo) for corto, campo in escritos.items()}
    assert {corto: str(valor) for corto, valor in valores.items() if valor is not None} == TOTALES_DE_PAGOS[nombre]


def test_las_cifras_de_la_nomina() -> None:
    (nomina,) = construir(_leer(COMPROBANTES / "nomina-ordinaria.json")).complementos_de(Nomina)
    assert nomina.percepciones is not None
    assert nomina.deducciones is not None
    p, d = nomina.percepciones, nomina.deducciones
    assert [str(x) for x in (p.total_sueldos, p.total_gravado, p.total_exento)] == ["6500.35", "5691.00", "809.35"]
    assert [str(x) for x in (d.total_otras_deducciones, d.total_impuestos_retenidos)] == ["1699.12", "979.83"]
    assert (str(nomina.total_otros_pagos), nomina.receptor.antiguedad) == ("0.00", "P783W")
