"""Local taxes and airport fees: their own totals, and the Total of the invoice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.calculo import calcular, diferencias, impuestos_locales, ish, iva, retencion_local, traslado_local
from cfdi.documentos.aerolineas import Aerolineas, Cargo, OtrosCargos
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.implocal import ImpuestosLocales
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo
from tests.calculo.datos import factura, linea
from tests.calculo.datos_de_pago import escritos
from tests.calculo.estrategias import facturas
from tests.calculo.reglas import incumplidas

D = Decimal
LOCALES = "/cfdi:Comprobante/cfdi:Complemento/implocal:ImpuestosLocales[1]"


def _hospedaje(*complementos: Nodo, **campos: Any) -> Comprobante:
    noches = linea(valor_unitario="229.90", impuestos=[iva()])
    return factura([noches], complementos=complementos, **campos)


def test_la_factura_de_hotel_de_factura_online() -> None:
    """Page "Complemento ACuentaTerceros": 229.90, IVA 36.784 and ISH 3 %. It gives the ISH as 6.897, but the complement
    has two decimals: 6.90."""
    nodo = impuestos_locales(ish("0.03", base="229.90"))
    c = _hospedaje(nodo)
    assert escritos(nodo) == {"version": "1.0", "TotaldeRetenciones": "0.00", "TotaldeTraslados": "6.90"}
    assert escritos(nodo.traslados_locales[0]) == {
        "ImpLocTrasladado": "ISH",
        "TasadeTraslado": "3.00",
        "Importe": "6.90",
    }
    assert [str(x) for x in (c.sub_total, c.total)] == ["229.90", "273.58"]  # 229.90 + 36.78 + 6.90
    assert not incumplidas(c)
    assert calcular(c) == c
    assert diferencias(c) == ()


def test_lo_retenido_se_resta() -> None:
    nodo = impuestos_locales(
        retencion_local("5 al millar", "0.005", base="229.90"),
        traslado_local("Impuesto de cine", "0.0325", importe="7"),
        ish("0.03", base="100"),
    )
    assert escritos(nodo) == {"version": "1.0", "TotaldeRetenciones": "1.15", "TotaldeTraslados": "10.00"}
    assert [str(t.tasade_traslado) for t in nodo.traslados_locales] == ["3.25", "3.00"]
    assert str(nodo.retenciones_locales[0].tasade_retencion) == "0.50"
    assert str(_hospedaje(nodo).total) == "275.53"  # 266.68 + 10.00 − 1.15


def test_los_cargos_de_un_boleto_suman_al_total() -> None:
    boleto = Aerolineas(tua=D("564.13"), otros_cargos=OtrosCargos(total_cargos=D("9.99"), cargo=_cargos()))
    c = calcular(_hospedaje(boleto))
    (calculado,) = c.complementos_de(Aerolineas)
    assert calculado.otros_cargos is not None
    assert (str(calculado.otros_cargos.total_cargos), str(c.total)) == ("150.5", "981.31")
    assert str(_hospedaje(Aerolineas(tua=D("564.13"))).total) == "830.81"
    assert not incumplidas(c)


def _cargos() -> list[Cargo]:
    return [Cargo(codigo_cargo="YR", importe=D("100.5")), Cargo(codigo_cargo="XV", importe=D("50"))]


def test_el_total_lleva_los_decimales_de_la_moneda() -> None:
    yenes = _hospedaje(impuestos_locales(ish("0.03", base="229.90")), moneda="JPY", tipo_cambio="0.12")
    assert str(yenes.total) == "274"  # 230 + 37 + 6.90 = 273.90


def test_los_totales_locales_se_derivan_de_nuevo() -> None:
    bueno = impuestos_locales(ish("0.03", base="229.90"))
    buena = _hospedaje(bueno)
    mala = buena.con(complementos=[bueno.con(totalde_traslados=D("1.00"))], total=D("1.00"))
    assert [(d.ruta, str(d.dado), str(d.derivado)) for d in diferencias(mala)] == [
        ("/cfdi:Comprobante/@Total", "1.00", "273.58"),
        (f"{LOCALES}/@TotaldeTraslados", "1.00", "6.90"),
    ]
    assert calcular(mala) == buena


@pytest.mark.parametrize(
    ("tasa", "campos", "campo"),
    [
        ("3", {"base": "100"}, "tasa"),
        ("0.03125", {"base": "100"}, "tasa"),
        (0.03, {"base": "100"}, "tasa"),
        ("-0.03", {"base": "100"}, "tasa"),
        ("0.03", {}, "base"),
        ("0.03", {"base": "100", "importe": "3"}, "base"),
        ("0.03", {"base": "-100"}, "base"),
        ("0.03", {"importe": "-3"}, "importe"),
    ],
)
def test_un_impuesto_local_imposible_se_rechaza(tasa: Any, campos: dict[str, str], campo: str) -> None:
    for funcion in (traslado_local, retencion_local):
        with pytest.raises(ErrorDatos) as error:
            funcion("ISH", tasa, **campos)
        assert (error.value.campo, bool(error.value.remedio)) == (campo, True)


def test_ningun_impuesto_no_es_un_complemento() -> None:
    with pytest.raises(ErrorDatos) as error:
        impuestos_locales()
    assert error.value.campo == "impuestos"


@st.composite
def _con_locales(draw: st.DrawFn) -> Comprobante:
    c = draw(facturas(maximo=3))
    tasas = st.integers(0, 2000).map(lambda n: D(n).scaleb(-4))
    hechos = draw(st.lists(st.builds(ish, tasas, base=st.just(c.sub_total)), min_size=1, max_size=3))
    nodo: ImpuestosLocales = impuestos_locales(*hechos)
    return calcular(c.con(complementos=[nodo]))


@settings(max_examples=60, deadline=None)
@given(_con_locales().filter(lambda c: c.moneda not in ("JPY",)))
def test_con_impuestos_locales_se_cumplen_las_reglas(c: Comprobante) -> None:
    assert not incumplidas(c)
    assert calcular(c) == c
    assert diferencias(c) == ()
