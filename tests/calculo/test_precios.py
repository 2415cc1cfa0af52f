"""Prices with taxes included: the customer's total is met to the cent, or the error says why not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.calculo import (
    Gravamen,
    desglosar,
    frontera,
    honorarios,
    ieps,
    ieps_cuota,
    isr_retenido,
    iva,
    iva_exento,
    resico,
)
from cfdi.errores import ErrorDatos
from tests.calculo.datos import factura, linea
from tests.calculo.reglas import DECIMALES, incumplidas

COMBINACIONES: list[tuple[Gravamen, ...]] = [
    (),
    (iva_exento(),),
    (iva("0"),),
    (iva(),),
    frontera(),
    honorarios(),
    resico(),
    (ieps("0.08"), iva(base_con_ieps=True)),
    (iva(base_con_ieps=True), ieps("0.53")),
]


@pytest.mark.parametrize(
    ("precio", "cantidad", "valor_unitario", "importe", "impuesto"),
    [
        ("116.00", 1, "100.00", "100.00", "16.00"),
        ("100", 1, "86.21", "86.21", "13.79"),
        ("19.90", 3, "17.156667", "51.47", "8.23"),
        ("0.04", 1, "0.03", "0.03", "0.01"),  # no amount plus 16 % rounded half up gives 0.04; the limits allow this
        ("24.99", "0.750", "21.546667", "16.16", "2.58"),  # 18.7425 is 18.74, and 18.74 / 1.16 = 16.155
    ],
)
def test_el_precio_neto(precio: str, cantidad: Any, valor_unitario: str, importe: str, impuesto: str) -> None:
    k = linea(precio_con_impuestos=precio, cantidad=cantidad, impuestos=[iva()])
    assert k.impuestos is not None
    assert [str(v) for v in (k.valor_unitario, k.importe, k.impuestos.traslados[0].importe)] == [
        valor_unitario,
        importe,
        impuesto,
    ]
    assert not incumplidas(factura([k]))


@settings(max_examples=250, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 10**7), st.integers(1, 5 * 10**4), st.sampled_from(COMBINACIONES)),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["MXN", "JPY", "KWD"]),
)
def test_el_total_es_el_que_el_cliente_paga(
    renglones: list[tuple[int, int, tuple[Gravamen, ...]]], moneda: str
) -> None:
    decimales = DECIMALES[moneda]
    conceptos, esperado = [], Decimal(0)
    for precio, milesimos, impuestos in renglones:
        a_pagar, cantidad = Decimal(precio).scaleb(-decimales), Decimal(milesimos).scaleb(-3)
        total = (a_pagar * cantidad).quantize(Decimal(1).scaleb(-decimales), "ROUND_HALF_UP")
        try:
            k = linea(precio_con_impuestos=a_pagar, cantidad=cantidad, impuestos=impuestos, decimales=decimales)
        except ErrorDatos as error:
            assert error.campo == "precio_con_impuestos"
            assert total < 10 * Decimal(1).scaleb(-decimales), f"{total} con {impuestos} debería tener precio neto"
            continue
        conceptos.append(k)
        esperado += total
    if conceptos:
        c = factura(conceptos, moneda=moneda, tipo_cambio=None if moneda == "MXN" else "1")
        assert c.total == esperado
        assert not incumplidas(c)


@pytest.mark.parametrize(
    ("precio", "impuestos", "motivo"),
    [
        ("5.00", [ieps_cuota("5.9195")], r"no alcanza para sus impuestos: 5\.92 de 5\.00"),
        ("10.00", [isr_retenido("0.10", importe="11"), iva("0.16", importe="21")], "no alcanza"),
        ("0.01", [ieps("1.6"), iva(base_con_ieps=True)], r"el más cercano, 0\.01, suma 0\.03"),
        ("0", [iva()], "mayor que cero"),
        ("0.004", [iva()], r"no alcanza para sus impuestos: 0\.00 de 0\.00"),
    ],
)
def test_dice_por_que_no_hay_precio_neto(precio: str, impuestos: list[Gravamen], motivo: str) -> None:
    with pytest.raises(ErrorDatos, match=motivo) as error:
        linea(precio_con_impuestos=precio, impuestos=impuestos)
    assert error.value.campo == "precio_con_impuestos"


@pytest.mark.parametrize("campo", ["valor_unitario", "importe", "descuento"])
def test_no_se_combina_con_otros_importes(campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        linea(precio_con_impuestos="116", **{campo: "1"})
    assert error.value.campo == campo


def test_una_cuota_se_descuenta_antes_del_precio_neto() -> None:
    desglose = desglosar("24.00", [ieps_cuota("5.9195"), iva(base_con_ieps=True)], cantidad=10)
    # 240.00 / 1.16 = 206.90, less 59.20 of fee (59.195)
    assert (str(desglose.importe), str(desglose.valor_unitario)) == ("147.70", "14.77")


def test_lo_que_trae_el_gravamen_cuenta_como_dado() -> None:
    k = linea(precio_con_impuestos="150.00", impuestos=[iva(base="50", importe="8.00"), iva("0")])
    assert str(k.importe) == "142.00"


def test_un_valor_unitario_a_media_millonesima_no_sale_de_sus_limites() -> None:
    """The net price is 0.0000125 less a hair, and the quantity so large that both neighbours miss the amount."""
    impuestos = [iva(), ieps("0.09"), ieps("0.03")]
    with pytest.raises(ErrorDatos, match=r"1250000\.00, no sale de un valor unitario de 6 decimales"):
        linea(precio_con_impuestos="0.000016", cantidad=100000000300, impuestos=impuestos)
    k = linea(precio_con_impuestos="0.000016", cantidad=100000000000, impuestos=impuestos)
    assert not incumplidas(factura([k]))
