"""Taxes by name, and what the SAT has no place for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from typing import Any

import pytest

from cfdi.calculo import (
    Gravamen,
    arrendamiento,
    fletes,
    frontera,
    honorarios,
    ieps,
    ieps_cuota,
    ieps_retenido,
    isr_retenido,
    iva,
    iva_exento,
    iva_retenido,
    resico,
)
from cfdi.errores import ErrorDatos
from tests.calculo.datos import factura, linea, retenciones_de, traslados_de


def _resumido(gravamen: Gravamen) -> tuple[str, str, str | None, bool]:
    tasa = gravamen.tasa_o_cuota
    return gravamen.impuesto, gravamen.tipo_factor, None if tasa is None else str(tasa), gravamen.retencion


@pytest.mark.parametrize(
    ("gravamen", "esperado"),
    [
        (iva(), ("002", "Tasa", "0.160000", False)),
        (iva(0), ("002", "Tasa", "0.000000", False)),
        (iva(Decimal("0.08")), ("002", "Tasa", "0.080000", False)),
        (iva_exento(), ("002", "Exento", None, False)),
        (ieps("0.265"), ("003", "Tasa", "0.265000", False)),
        (ieps_cuota("5.9195"), ("003", "Cuota", "5.919500", False)),
        (ieps_retenido("0.08"), ("003", "Tasa", "0.080000", True)),
        (isr_retenido("0.10"), ("001", "Tasa", "0.100000", True)),
        (iva_retenido("0.106666"), ("002", "Tasa", "0.106666", True)),
    ],
)
def test_cada_impuesto_por_su_nombre(gravamen: Gravamen, esperado: tuple[str, str, str | None, bool]) -> None:
    assert _resumido(gravamen) == esperado


@pytest.mark.parametrize(
    ("combinacion", "total", "retenido"),
    [
        # what 1000.00 of each comes to, by the rates of the law
        (honorarios, "953.33", [("001", "100.00"), ("002", "106.67")]),
        (arrendamiento, "953.33", [("001", "100.00"), ("002", "106.67")]),
        (resico, "1147.50", [("001", "12.50")]),
        (fletes, "1120.00", [("002", "40.00")]),
        (frontera, "1080.00", []),
    ],
)
def test_combinaciones_usuales(
    combinacion: Callable[[], tuple[Gravamen, ...]], total: str, retenido: list[tuple[str, str]]
) -> None:
    c = factura([linea(valor_unitario="1000.00", impuestos=combinacion())])
    assert (str(c.total), retenciones_de(c)) == (total, retenido)


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"impuesto": "002", "tipo_factor": "Tasa", "tasa_o_cuota": "0.15"}, "tasa_o_cuota"),
        ({"impuesto": "002", "tipo_factor": "Cuota", "tasa_o_cuota": "1"}, "tasa_o_cuota"),
        ({"impuesto": "001", "tipo_factor": "Tasa", "tasa_o_cuota": "0.10"}, "tasa_o_cuota"),
        ({"impuesto": "001", "tipo_factor": "Tasa", "tasa_o_cuota": "0.36", "retencion": True}, "tasa_o_cuota"),
        ({"impuesto": "003", "tipo_factor": "Tasa", "tasa_o_cuota": "0.03", "retencion": True}, "tasa_o_cuota"),
        ({"impuesto": "003", "tipo_factor": "Cuota", "tasa_o_cuota": "1000"}, "tasa_o_cuota"),
        ({"impuesto": "002", "tipo_factor": "Tasa"}, "tasa_o_cuota"),
        ({"impuesto": "002", "tipo_factor": "Exento", "tasa_o_cuota": "0"}, "tasa_o_cuota"),
        ({"impuesto": "002", "tipo_factor": "Exento", "importe": "0"}, "importe"),
        ({"impuesto": "002", "tipo_factor": "Exento", "retencion": True}, "tipo_factor"),
        ({"impuesto": "001", "tipo_factor": "Exento"}, "tipo_factor"),
        ({"impuesto": "004", "tipo_factor": "Tasa", "tasa_o_cuota": "0.16"}, "impuesto"),
        ({"impuesto": ["002"], "tipo_factor": "Tasa", "tasa_o_cuota": "0.16"}, "impuesto"),
        ({"impuesto": "002", "tipo_factor": "tasa", "tasa_o_cuota": "0.16"}, "tipo_factor"),
        ({"impuesto": "003", "tipo_factor": "Tasa", "tasa_o_cuota": "0.08", "base_con_ieps": True}, "base_con_ieps"),
        ({"impuesto": "002", "tipo_factor": "Tasa", "tasa_o_cuota": "0.16", "base": "0"}, "base"),
        ({"impuesto": "002", "tipo_factor": "Tasa", "tasa_o_cuota": "0.16", "importe": "-1"}, "importe"),
    ],
)
def test_lo_que_el_sat_no_tiene_se_rechaza(campos: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        Gravamen(**campos)
    assert (error.value.campo, bool(error.value.remedio)) == (campo, True)


def test_el_remedio_dice_las_tasas_que_hay() -> None:
    with pytest.raises(ErrorDatos) as error:
        iva("0.15")
    assert error.value.remedio == "Se admite: 0.000000, 0.080000, 0.160000."
    with pytest.raises(ErrorDatos, match=r"de 0\.000000 a 0\.350000"):
        isr_retenido("0.5")


@pytest.mark.parametrize("malo", [0.16, True, None, "0,16", Decimal("NaN")])
@pytest.mark.parametrize("funcion", [iva, ieps, ieps_cuota, isr_retenido, iva_retenido, ieps_retenido])
def test_una_tasa_que_no_es_un_numero_se_rechaza(funcion: Callable[..., Gravamen], malo: Any) -> None:
    with pytest.raises(ErrorDatos) as error:
        funcion(malo)
    assert error.value.campo == "tasa_o_cuota"


@pytest.mark.parametrize("campo", ["base", "importe"])
def test_ni_la_base_ni_el_importe_admiten_float(campo: str) -> None:
    malo: dict[str, Any] = {campo: 1.5}
    for funcion in (iva, ieps_retenido):
        with pytest.raises(ErrorDatos) as error:
            funcion("0.08", **malo)
        assert error.value.campo == campo


def test_un_gravamen_es_un_valor() -> None:
    assert iva("0.16") == iva(Decimal("0.160000"))
    assert hash(iva("0.16")) == hash(iva("0.160000"))
    assert replace(iva(), importe=Decimal(5)).importe == 5
    with pytest.raises(FrozenInstanceError):
        iva().impuesto = "003"  # type: ignore[misc]


# Figures on a concept


def test_una_cuota_se_cobra_por_la_cantidad() -> None:
    c = factura([linea(cantidad="10.5", valor_unitario="20.00", impuestos=[ieps_cuota("5.9195"), iva()])])
    assert traslados_de(c) == [
        ("10.50", "003", "Cuota", "5.919500", "62.15"),
        ("210.00", "002", "Tasa", "0.160000", "33.60"),
    ]


def test_una_cuota_puede_contarse_en_otra_unidad() -> None:
    c = factura([linea(cantidad=1, valor_unitario="4000.00", impuestos=[ieps_cuota("0.5", base=200)])])
    assert traslados_de(c) == [("200.00", "003", "Cuota", "0.500000", "100.00")]


def test_el_iva_sobre_el_ieps_cuando_asi_se_pide() -> None:
    sin, con = iva(), iva(base_con_ieps=True)
    for impuestos in ([ieps("0.08"), con], [con, ieps("0.08")]):
        c = factura([linea(valor_unitario="100.00", impuestos=impuestos)])
        assert ("108.00", "002", "Tasa", "0.160000", "17.28") in traslados_de(c)
    c = factura([linea(valor_unitario="100.00", impuestos=[ieps("0.08"), sin])])
    assert ("100.00", "002", "Tasa", "0.160000", "16.00") in traslados_de(c)


def test_el_ieps_retenido_no_entra_en_la_base_del_iva() -> None:
    impuestos = [ieps("0.08"), ieps_retenido("0.08"), iva(base_con_ieps=True)]
    c = factura([linea(valor_unitario="100.00", impuestos=impuestos)])
    assert ("108.00", "002", "Tasa", "0.160000", "17.28") in traslados_de(c)
    assert retenciones_de(c) == [("003", "8.00")]


def test_lo_que_trae_el_gravamen_se_conserva() -> None:
    k = linea(valor_unitario="100.00", impuestos=[iva(base="80.000", importe="12.81")])
    assert k.impuestos is not None
    (t,) = k.impuestos.traslados
    assert (str(t.base), str(t.importe)) == ("80.000", "12.81")
