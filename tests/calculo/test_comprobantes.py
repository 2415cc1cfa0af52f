"""The builders of whole documents."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from cfdi import catalogos
from cfdi.calculo import calcular, egreso, ieps_cuota, iva, traslado
from cfdi.documentos.cfdi40 import CfdiRelacionado, CfdiRelacionados, TrasladoConcepto
from cfdi.errores import ErrorDatos
from tests.calculo.datos import EMISOR, FECHA, RECEPTOR, factura, linea, traslados_de
from tests.calculo.reglas import incumplidas

LINEA = linea(valor_unitario="100.00", impuestos=[iva()])


@pytest.mark.parametrize("decimales", [2, 6])
def test_gasolina_con_ieps_por_litro(decimales: int) -> None:
    """The figures of iFactura's page: each IVA, each IEPS and the total of both, at 2 decimals a line and at 6."""
    litros = [("2", "14.44", "0.3154"), ("5.51", "15.22", "0.4637"), ("6.19", "13.59", "0.38")]
    conceptos = [
        linea(
            clave_prod_serv="15101505",
            clave_unidad="LTR",
            cantidad=cantidad,
            valor_unitario=precio,
            impuestos=[iva(), ieps_cuota(cuota)],
            decimales=decimales,
        )
        for cantidad, precio, cuota in litros
    ]
    if decimales == 2:
        assert [str(k.importe) for k in conceptos] == ["28.88", "83.86", "84.12"]
        assert [str(k.impuestos.traslados[0].importe) for k in conceptos if k.impuestos] == ["4.62", "13.42", "13.46"]
    c = factura(conceptos)
    assert c.impuestos is not None
    assert (str(c.sub_total), str(c.impuestos.total_impuestos_trasladados), str(c.total)) == (
        "196.86",
        "37.03",
        "233.89",
    )
    assert [importe for *_, importe in traslados_de(c)] == ["31.50", "0.63", "2.55", "2.35"]
    assert not incumplidas(c)


def test_lo_que_el_sat_fija_en_un_ingreso() -> None:
    c = factura([LINEA])
    assert (c.version, c.tipo_de_comprobante, c.exportacion, c.moneda, c.tipo_cambio) == ("4.0", "I", "01", "MXN", None)
    assert (c.sello, c.descuento, str(c.sub_total), str(c.total)) == (None, None, "100.00", "116.00")


def test_lo_que_el_sat_fija_en_un_traslado() -> None:
    c = traslado(
        emisor=EMISOR,
        receptor=RECEPTOR,
        lugar_expedicion="42501",
        fecha=FECHA,
        conceptos=[linea(cantidad=3, valor_unitario=0), linea(cantidad=2, valor_unitario="10.50")],
    )
    assert (c.tipo_de_comprobante, c.moneda, str(c.sub_total), str(c.total)) == ("T", "XXX", "0", "0")
    assert (c.forma_pago, c.metodo_pago, c.descuento, c.impuestos, c.tipo_cambio) == (None,) * 5
    assert [str(k.importe) for k in c.conceptos] == ["0.00", "21.00"]
    assert not incumplidas(c)


@pytest.mark.parametrize(("campo", "valor"), [("descuento", "1"), ("impuestos", [iva()])])
def test_un_traslado_no_cobra(campo: str, valor: Any) -> None:
    with pytest.raises(ErrorDatos) as error:
        traslado(
            emisor=EMISOR,
            receptor=RECEPTOR,
            lugar_expedicion="42501",
            conceptos=[LINEA.con(impuestos=None), linea(valor_unitario=10, **{campo: valor})],
        )
    assert error.value.campo == f"conceptos[2].{campo}"


def test_un_egreso_se_paga_de_una_vez() -> None:
    relacion = CfdiRelacionados(
        tipo_relacion="03", cfdi_relacionado=[CfdiRelacionado(uuid="5FB2822E-396D-4725-8521-CDC4BDD20CCF")]
    )
    c = egreso(
        emisor=EMISOR,
        receptor=RECEPTOR,
        lugar_expedicion="42501",
        fecha=FECHA,
        conceptos=[LINEA],
        forma_pago="01",
        cfdi_relacionados=[relacion],
    )
    assert (c.tipo_de_comprobante, c.metodo_pago, c.forma_pago, str(c.total)) == ("E", "PUE", "01", "116.00")
    assert not incumplidas(c)


def test_lo_que_se_paga_despues_tiene_forma_de_pago_por_definir() -> None:
    assert factura([LINEA], metodo_pago="PPD", forma_pago=None).forma_pago == "99"
    assert factura([LINEA], metodo_pago="PPD", forma_pago="03").forma_pago == "03"  # kept: validation reports it
    with pytest.raises(ErrorDatos) as error:
        factura([LINEA], metodo_pago="PUE", forma_pago=None)
    assert error.value.campo == "forma_pago"


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"moneda": "USD"}, "tipo_cambio"),
        ({"moneda": "USD", "tipo_cambio": 17.5}, "tipo_cambio"),
        ({"moneda": "USD", "tipo_cambio": 0}, "tipo_cambio"),
        ({"moneda": "MXN", "tipo_cambio": "17.5"}, "tipo_cambio"),
        ({"moneda": "XXX", "tipo_cambio": "1"}, "tipo_cambio"),
        ({"moneda": "ZZZ"}, "moneda"),
        ({"conceptos": []}, "conceptos"),
        ({"conceptos": [LINEA, "otra"]}, "conceptos[2]"),
        ({"conceptos": 5}, "conceptos[1]"),
        ({"conceptos": LINEA}, "conceptos[1]"),
        ({"conceptos": [LINEA, linea(valor_unitario=0)]}, "conceptos[2].valor_unitario"),
        ({"conceptos": [LINEA.con(cantidad=Decimal(0))]}, "conceptos[1].cantidad"),
        ({"conceptos": [LINEA.con(importe=Decimal(-1))]}, "conceptos[1].importe"),
        ({"conceptos": [LINEA.con(descuento=Decimal(101))]}, "conceptos[1].descuento"),
        ({"lugar_expedicion": "00000", "fecha": None}, "lugar_expedicion"),
        ({"fecha": "2026-11-20"}, "fecha"),
        ({"fecha": "2026-11-20T10:30:00-06:00"}, "fecha"),
        ({"fecha": "2026-13-20T10:30:00"}, "fecha"),
        ({"fecha": date(2026, 11, 20)}, "fecha"),
        ({"fecha": 20261120}, "fecha"),
    ],
)
def test_lo_imposible_se_rechaza(campos: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        factura(campos.pop("conceptos", [LINEA]), **campos)
    assert (error.value.campo, bool(error.value.remedio)) == (campo, True)


def test_un_impuesto_a_medias_se_rechaza() -> None:
    assert LINEA.impuestos is not None
    sin_importe = TrasladoConcepto(
        base=Decimal(100), impuesto="002", tipo_factor="Tasa", tasa_o_cuota=Decimal("0.160000")
    )
    with pytest.raises(ErrorDatos) as error:
        factura([LINEA.con(impuestos=LINEA.impuestos.con(traslados=[sin_importe]))])
    assert error.value.campo == "conceptos[1].impuestos.traslados[1].importe"


def test_un_total_negativo_se_rechaza() -> None:
    from cfdi.calculo import ieps_retenido

    with pytest.raises(ErrorDatos) as error:
        factura([linea(valor_unitario=100, impuestos=[ieps_retenido("1.6")])])
    assert (error.value.campo, error.value.valor) == ("total", Decimal("-60.00"))


def test_el_tipo_de_cambio_se_conserva() -> None:
    assert factura([LINEA], tipo_cambio=1).tipo_cambio == 1
    assert str(factura([LINEA], moneda="USD", tipo_cambio="17.7331").tipo_cambio) == "17.7331"


@pytest.mark.parametrize(
    ("moneda", "sub_total", "iva_", "total"),
    [
        ("JPY", "1234", "198", "1432"),
        ("MXN", "1234.43", "197.51", "1431.94"),
        ("KWD", "1234.432", "197.509", "1431.941"),
        ("CLF", "1234.4321", "197.5091", "1431.9412"),
    ],
)
def test_los_totales_llevan_los_decimales_de_la_moneda(moneda: str, sub_total: str, iva_: str, total: str) -> None:
    tipo_cambio = None if moneda == "MXN" else "17.5"
    c = factura([linea(valor_unitario="1234.43212", impuestos=[iva()])], moneda=moneda, tipo_cambio=tipo_cambio)
    assert c.impuestos is not None
    assert (str(c.sub_total), str(c.impuestos.total_impuestos_trasladados), str(c.total)) == (sub_total, iva_, total)


# Fecha


def test_sin_fecha_es_la_hora_del_lugar_y_nunca_futura() -> None:
    for codigo_postal in ("42501", "22010", "77500"):
        antes = catalogos.hora_local(codigo_postal)
        c = factura([LINEA], lugar_expedicion=codigo_postal, fecha=None)
        despues = catalogos.hora_local(codigo_postal)
        assert antes - timedelta(seconds=1) < c.fecha <= despues
        assert (c.fecha.tzinfo, c.fecha.microsecond) == (None, 0)


@pytest.mark.parametrize(
    ("fecha", "esperada"),
    [
        ("2026-11-20T10:30:00", datetime(2026, 11, 20, 10, 30)),  # noqa: DTZ001 - the SAT's times have no zone
        (datetime(2026, 11, 20, 10, 30, 15, 999999), datetime(2026, 11, 20, 10, 30, 15)),  # noqa: DTZ001
        (datetime(2026, 11, 20, 16, 30, tzinfo=UTC), datetime(2026, 11, 20, 10, 30)),  # noqa: DTZ001
        (datetime(2026, 11, 20, 17, 30, tzinfo=timezone(timedelta(hours=1))), datetime(2026, 11, 20, 10, 30)),  # noqa: DTZ001
    ],
)
def test_la_fecha_que_se_da(fecha: datetime | str, esperada: datetime) -> None:
    """42501 is six hours behind UTC all year."""
    assert factura([LINEA], fecha=fecha).fecha == esperada


def test_los_constructores_hacen_lo_mismo_que_calcular() -> None:
    c = factura([LINEA, linea(valor_unitario="33.333333", cantidad="7.7", descuento="1.005", impuestos=[iva("0")])])
    assert calcular(c) == c
