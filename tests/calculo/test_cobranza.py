"""`pago_de`: from the invoices to the payment. Figures of the SAT's guide and of the PACs' pages."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from cfdi.calculo import PorCobrar, diferencias, honorarios, ieps_cuota, isr_retenido, iva, iva_exento, pago_de
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import DoctoRelacionado, Pago
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorDatos
from tests.calculo.datos import FECHA, linea
from tests.calculo.datos_de_pago import OTRO, UUID, a_credito, cobro, complemento, escritos, por_cobrar, recibo
from tests.calculo.reglas import dentro_40180
from tests.calculo.reglas_pagos import incumplidas_de_pago

D = Decimal
DOLAR = {"tipos_cambio": {"USD": "17.7331"}}


def _docto(p: Pago) -> DoctoRelacionado:
    (unico,) = p.docto_relacionado
    return unico


def _totales(p: Pago) -> dict[str, str]:
    c = recibo(p)
    assert not incumplidas_de_pago(c)
    assert diferencias(c) == ()
    return escritos(complemento(c).totales)


def _iva_p(p: Pago) -> tuple[str, str]:
    assert p.impuestos_p is not None
    (t,) = p.impuestos_p.traslados_p
    return str(t.base_p), str(t.importe_p)


# Figures that others print


def test_una_factura_en_pesos_pagada_en_dolares() -> None:
    """Guide of payments, appendix 8.A: 406,000.00 with a credit note of 58,000.00, paid with 19,624.32 USD."""
    p = cobro(por_cobrar("350000.00", saldo="348000"), "19624.32", "USD", **DOLAR)
    d = _docto(p)
    assert escritos(d) == {
        "IdDocumento": UUID,
        "MonedaDR": "MXN",
        "EquivalenciaDR": "17.7331",
        "NumParcialidad": "1",
        "ImpSaldoAnt": "348000.00",
        "ImpPagado": "348000.00",
        "ImpSaldoInsoluto": "0.00",
        "ObjetoImpDR": "02",
    }
    assert d.impuestos_dr is not None
    assert escritos(d.impuestos_dr.traslados_dr[0]) == {
        "BaseDR": "300000.000000",
        "ImpuestoDR": "002",
        "TipoFactorDR": "Tasa",
        "TasaOCuotaDR": "0.160000",
        "ImporteDR": "48000.000000",
    }
    assert _iva_p(p) == ("16917.515832", "2706.802533")
    assert _totales(p) == {
        "TotalTrasladosBaseIVA16": "300000.00",
        "TotalTrasladosImpuestoIVA16": "48000.00",
        "MontoTotalPagos": "348000.03",
    }


def test_una_factura_en_dolares_pagada_en_pesos() -> None:
    """Guide of payments, appendix 8.B: 1 ÷ 17.7331 = 0.0563917194."""
    p = cobro(por_cobrar("350000.00", "USD", saldo="348000.00"), "6171118.80", "MXN", **DOLAR)
    assert (str(_docto(p).equivalencia_dr), str(_docto(p).imp_saldo_insoluto)) == ("0.0563917194", "0.00")
    assert str(p.tipo_cambio_p) == "1"
    assert _totales(p)["MontoTotalPagos"] == "6171118.80"


def test_la_equivalencia_acordada_de_la_guia() -> None:
    """Section DoctoRelacionado: 100 EUR at 1.0465711361 USD each pay 104.66 USD."""
    cuenta = por_cobrar("1000.00", "USD", equivalencia="1.0465711361")
    p = cobro(cuenta, 100, "EUR", tipos_cambio={"EUR": "21.24"})
    assert (str(_docto(p).imp_pagado), str(p.monto)) == ("104.66", "100.00")
    assert not incumplidas_de_pago(recibo(p))


@pytest.mark.parametrize(
    ("valor", "moneda_dr", "monto", "moneda_p", "equivalencia", "iva_del_pago"),
    [
        ("200.00", "MXN", "232", "MXN", "1", ("200.000000", "32.000000")),
        ("100.00", "USD", "116", "USD", "1", ("100.000000", "16.000000")),
        # 1000 ÷ 0.0594990183 and 160 ÷ 0.0594990183
        ("1000.00", "USD", "19496.12", "MXN", "0.0594990183", ("16806.999990", "2689.119998")),
    ],
)
def test_los_pagos_de_factura_online(
    valor: str, moneda_dr: str, monto: str, moneda_p: str, equivalencia: str, iva_del_pago: tuple[str, str]
) -> None:
    """Page "Complementos de pago". It writes ImpSaldoInsoluto with six decimals, which CRP20243 refuses."""
    p = cobro(por_cobrar(valor, moneda_dr), monto, moneda_p, tipos_cambio={"USD": "16.807"})
    d = _docto(p)
    assert (str(d.equivalencia_dr), str(d.imp_saldo_insoluto)) == (equivalencia, "0.00")
    assert _iva_p(p) == iva_del_pago


def test_el_comprobante_de_factura_online_con_sus_tres_pagos() -> None:
    """The page gives no totals. 232.00 + 116.00 × 16.81 + 19496.12; base 200 + 100 × 16.81 + 16806.999990."""
    c = recibo(
        cobro(por_cobrar("200.00"), "232"),
        cobro(por_cobrar("100.00", "USD", uuid=OTRO), "116", tipos_cambio={"USD": "16.81"}),
        cobro(por_cobrar("1000.00", "USD", uuid=OTRO), "19496.12", "MXN", tipos_cambio={"USD": "16.807"}),
    )
    assert escritos(complemento(c).totales) == {
        "TotalTrasladosBaseIVA16": "18688.00",
        "TotalTrasladosImpuestoIVA16": "2990.08",
        "MontoTotalPagos": "21678.08",
    }
    assert not incumplidas_de_pago(c)


def test_la_base_de_720_de_factura_online_no_pasa() -> None:
    """For 720.00 with IVA it writes BaseDR 620.690000 and ImporteDR 99.310000: base × 0.16 is 99.310400, and with six
    decimals nothing is left of the tolerance (CRP20261). The base of 720.00 is 620.689655."""
    assert not dentro_40180(D("620.690000"), D("0.160000"), D("99.310000"))
    conceptos = [linea(precio_con_impuestos="720.00", impuestos=[iva()])]
    d = _docto(cobro(PorCobrar(factura=a_credito("", conceptos=conceptos), uuid=UUID, parcialidad=5)))
    assert d.impuestos_dr is not None
    (t,) = d.impuestos_dr.traslados_dr
    # The invoice itself was charged on 620.69, to the cent, and so is its payment.
    assert (str(t.base_dr), str(t.importe_dr), d.num_parcialidad) == ("620.690000", "99.310400", 5)
    a_la_millonesima = a_credito("", conceptos=[linea(valor_unitario="620.689655", impuestos=[iva()])])
    d = _docto(cobro(PorCobrar(factura=a_la_millonesima, uuid=UUID), "720.00"))
    assert d.impuestos_dr is not None
    assert str(d.impuestos_dr.traslados_dr[0].base_dr) == "620.689655"


def test_el_tipo_de_cambio_de_18_de_factura_online() -> None:
    """It puts 18 and 0.055555 under each other's title, and cuts the second; the guide asks for ten decimals."""
    cambio = {"tipos_cambio": {"USD": "18"}}
    assert str(_docto(cobro(por_cobrar("90.00"), None, "USD", **cambio)).equivalencia_dr) == "18"
    assert str(_docto(cobro(por_cobrar("90.00", "USD"), None, "MXN", **cambio)).equivalencia_dr) == "0.0555555556"


def test_el_pago_de_factura_com() -> None:
    conceptos = [linea(valor_unitario="30000.00")]
    p = cobro(PorCobrar(factura=a_credito("", conceptos=conceptos), uuid=UUID), "30000.00")
    assert (_docto(p).objeto_imp_dr, _docto(p).impuestos_dr, p.impuestos_p) == ("01", None, None)
    assert _totales(p) == {"MontoTotalPagos": "30000.00"}


# Balances


def test_las_parcialidades_llevan_el_saldo_hasta_cero() -> None:
    cuenta = por_cobrar("1000.00")
    hechos = []
    for monto in ("500", "333.33", None):
        hechos.append(cobro(cuenta, monto))
        cuenta = cuenta.despues_de(hechos[-1])
    doctos = [_docto(p) for p in hechos]
    assert [str(d.imp_pagado) for d in doctos] == ["500.00", "333.33", "326.67"]
    assert [str(d.imp_saldo_insoluto) for d in doctos] == ["660.00", "326.67", "0.00"]
    assert [d.num_parcialidad for d in doctos] == [1, 2, 3]
    bases = [d.impuestos_dr.traslados_dr[0].base_dr for d in doctos if d.impuestos_dr]
    assert [str(b) for b in bases] == ["431.034483", "287.353448", "281.612069"]
    assert sum(bases) == 1000
    assert (cuenta.saldo, cuenta.parcialidad) == (0, 4)
    assert not incumplidas_de_pago(recibo(*hechos))


def test_despues_de_solo_mira_los_pagos_de_esa_factura() -> None:
    cuenta = por_cobrar("1000.00", uuid=UUID.upper())
    ajeno = cobro(por_cobrar("50.00", uuid=OTRO))
    propio = cobro(cuenta, "160")
    assert cuenta.despues_de(ajeno) == cuenta
    despues = cuenta.despues_de(ajeno, propio)
    assert (despues.saldo, despues.parcialidad) == (1000, 2)


def test_el_dinero_va_a_las_facturas_en_su_orden() -> None:
    cuentas = [por_cobrar("1000.00"), por_cobrar("500.00", uuid=OTRO), por_cobrar("300.00", uuid=OTRO[:-1] + "0")]
    p = cobro(cuentas, "1400.00")
    assert [(d.id_documento, str(d.imp_pagado)) for d in p.docto_relacionado] == [(UUID, "1160.00"), (OTRO, "240.00")]
    assert str(p.docto_relacionado[1].imp_saldo_insoluto) == "340.00"
    assert not incumplidas_de_pago(recibo(p))


def test_cada_factura_puede_tener_su_importe() -> None:
    cuentas = [por_cobrar("1000.00", importe="100"), por_cobrar("500.00", uuid=OTRO)]
    p = cobro(cuentas, "400.00")
    assert [str(d.imp_pagado) for d in p.docto_relacionado] == ["100.00", "300.00"]
    assert str(cobro(cuentas).monto) == "680.00"
    # Monto may exceed what the documents take (CRP20217) when the user says what each takes.
    assert str(cobro(cuentas[0], "150.00").monto) == "150.00"


def test_un_pago_de_facturas_en_varias_monedas() -> None:
    cuentas = [por_cobrar("1000.00"), por_cobrar("100.00", "USD", uuid=OTRO)]
    p = cobro(cuentas, None, "MXN", **DOLAR)
    assert [str(d.equivalencia_dr) for d in p.docto_relacionado] == ["1", "0.0563917194"]
    assert str(p.monto) == "3217.04"  # 1160.00 + 116.00 × 17.7331
    assert not incumplidas_de_pago(recibo(p))


def test_una_conversion_deja_menos_de_una_unidad() -> None:
    # 5.00 USD are 88.67 MXN, and 5.01 would be 88.84: nothing can be paid with the eight cents between.
    assert str(_docto(cobro(por_cobrar("4.31", "USD"), "88.75", "MXN", **DOLAR)).imp_pagado) == "5.00"
    with pytest.raises(ErrorDatos) as error:
        cobro(por_cobrar("4.31", "USD"), "89.00", "MXN", **DOLAR)
    assert error.value.campo == "monto"


def test_lo_que_falta_de_dinero_no_lo_cubre_la_tolerancia() -> None:
    """19624.27 USD are within the limits for 348000.00 MXN (from 19624.26), and yet 0.86 pesos short."""
    d = _docto(cobro(por_cobrar("350000.00", saldo="348000"), "19624.27", "USD", **DOLAR))
    assert (str(d.imp_pagado), str(d.imp_saldo_insoluto)) == ("347999.14", "0.86")


def test_una_parte_se_trunca_si_redondeada_no_pasa() -> None:
    """Forty debts of 0.0044 pesos each round to nothing in the upper limits. What is left, 0.0465 USD, would round to
    0.05, 0.89 pesos of a limit of 0.98: less than the peso that was paid."""
    cambio = {"tipos_cambio": {"ARS": "0.019947", "USD": "17.7331"}}
    conceptos = [linea(valor_unitario="0.22")]
    chica = a_credito("", conceptos=conceptos).con(moneda="ARS", tipo_cambio=D("0.019947"))
    chicas = [PorCobrar(factura=chica, uuid=f"d21ca0c2-3ea4-4510-abe3-f05771520{n:03d}") for n in range(40)]
    p = cobro([*chicas, por_cobrar("100.00", "USD")], "1.00", "MXN", **cambio)
    assert str(p.docto_relacionado[-1].imp_pagado) == "0.04"
    assert len(p.docto_relacionado) == 41
    assert not incumplidas_de_pago(recibo(p))


def test_las_retenciones_y_lo_exento_van_en_proporcion() -> None:
    conceptos = [
        linea(valor_unitario="3000.00", impuestos=honorarios()),
        linea(valor_unitario="500.00", impuestos=[iva_exento(), isr_retenido("0.10")]),
        linea(valor_unitario="200.00", cantidad="10", impuestos=[iva("0"), ieps_cuota("6")]),
    ]
    f = a_credito("", conceptos=conceptos)
    p = cobro(PorCobrar(factura=f, uuid=UUID), "2685.00")  # half of it
    d = _docto(p)
    assert d.impuestos_dr is not None
    assert [(r.impuesto_dr, str(r.base_dr), str(r.importe_dr)) for r in d.impuestos_dr.retenciones_dr] == [
        ("001", "1750.000000", "175.000000"),
        ("002", "1500.000000", "160.000500"),
    ]
    assert [
        (t.impuesto_dr, t.tipo_factor_dr, str(t.base_dr), None if t.importe_dr is None else str(t.importe_dr))
        for t in d.impuestos_dr.traslados_dr
    ] == [
        ("002", "Tasa", "1500.000000", "240.000000"),
        ("002", "Exento", "250.000000", None),
        ("002", "Tasa", "1000.000000", "0.000000"),
        ("003", "Cuota", "5.000000", "30.000000"),
    ]
    assert _totales(p) == {
        "TotalRetencionesIVA": "160.00",
        "TotalRetencionesISR": "175.00",
        "TotalTrasladosBaseIVA16": "1500.00",
        "TotalTrasladosImpuestoIVA16": "240.00",
        "TotalTrasladosBaseIVA0": "1000.00",
        "TotalTrasladosImpuestoIVA0": "0.00",
        "TotalTrasladosBaseIVAExento": "250.00",
        "MontoTotalPagos": "2685.00",
    }


def test_una_base_que_seria_cero_es_una_millonesima() -> None:
    conceptos = [linea(valor_unitario="0.01", impuestos=[iva("0.08")]), linea(valor_unitario="99999999.99")]
    d = _docto(cobro(PorCobrar(factura=a_credito("", conceptos=conceptos), uuid=UUID), "0.01"))
    assert d.impuestos_dr is not None
    assert str(d.impuestos_dr.traslados_dr[0].base_dr) == "0.000001"


@pytest.mark.parametrize(
    ("objetos", "esperado"),
    [(["03"], "03"), (["01", "01"], "01"), (["01", None], "02"), (["01", "04"], "04"), ([None], "02")],
)
def test_el_objeto_de_impuesto_es_el_de_los_conceptos(objetos: list[str | None], esperado: str) -> None:
    conceptos = [
        linea(valor_unitario="10.00", impuestos=[iva()] if objeto is None else [], objeto_imp=objeto)
        for objeto in objetos
    ]
    assert _docto(cobro(PorCobrar(factura=a_credito("", conceptos=conceptos), uuid=UUID))).objeto_imp_dr == esperado


# What may stand for an invoice, a date


def _timbrada(c: Comprobante) -> Comprobante:
    timbre = TimbreFiscalDigital(
        uuid=UUID,
        fecha_timbrado=c.fecha,
        rfc_prov_certif="SPR190613I52",
        sello_cfd="c2VsbG8=",
        no_certificado_sat="30001000000500003456",
        sello_sat="c2VsbG8=",
    )
    return c.con(complementos=[timbre])


class _Timbrado:
    """What `cfdi.Timbrado` has."""

    uuid = OTRO
    documento = a_credito("100.00", serie="A", folio="7")


def test_el_folio_fiscal_sale_del_timbre_o_del_timbrado() -> None:
    assert _docto(cobro(_timbrada(a_credito("100.00")))).id_documento == UUID  # type: ignore[arg-type]
    d = _docto(pago_de(_Timbrado(), forma_de_pago_p="01", fecha_pago=FECHA))
    assert (d.id_documento, d.serie, d.folio) == (OTRO, "A", "7")
    assert _docto(cobro(PorCobrar(factura=_Timbrado(), uuid=UUID))).id_documento == UUID


@pytest.mark.parametrize(
    "fecha",
    ["2026-11-20", date.fromisoformat("2026-11-20"), "2026-11-20T12:00:00", datetime.fromisoformat("2026-11-20T12:00")],
)
def test_sin_hora_es_a_mediodia(fecha: Any) -> None:
    assert escritos(cobro(por_cobrar("1.00"), fecha_pago=fecha))["FechaPago"] == "2026-11-20T12:00:00"


# What is refused


SIN_TIMBRE = a_credito("100.00")


@pytest.mark.parametrize(
    ("cuentas", "campos", "campo"),
    [
        ([], {}, "facturas"),
        ("no es una factura", {}, "facturas"),
        ([SIN_TIMBRE], {}, "uuid"),
        ([por_cobrar("1.00"), por_cobrar("1.00", uuid=UUID.upper())], {}, "facturas[2]"),
        (PorCobrar(factura=SIN_TIMBRE.con(tipo_de_comprobante="E"), uuid=UUID), {}, "facturas[1].tipo_de_comprobante"),
        (por_cobrar("100.00", saldo="116.01"), {}, "facturas[1].saldo"),
        (por_cobrar("100.00", saldo=0), {}, "facturas[1].saldo"),
        (por_cobrar("100.00", saldo=1.5), {}, "facturas[1].saldo"),
        (por_cobrar("100.00", saldo="1.005"), {}, "facturas[1].saldo"),
        (por_cobrar("100.00", saldo="50.00", importe="50.01"), {}, "facturas[1].importe"),
        (por_cobrar("100.00"), {"monto": "116.01"}, "monto"),
        (por_cobrar("100.00"), {"monto": "0"}, "monto"),
        (por_cobrar("100.00"), {"monto": "1.005"}, "monto"),
        (por_cobrar("100.00", importe="100.00"), {"monto": "99.99"}, "pago.monto"),
        (por_cobrar("100.00", "USD"), {"moneda": "MXN"}, "tipos_cambio"),
        (por_cobrar("100.00", "USD"), {}, "tipos_cambio"),
        (por_cobrar("100.00", "USD"), {"moneda": "MXN", "tipos_cambio": {"USD": 17.5}}, "tipos_cambio[USD]"),
        (por_cobrar("100.00"), {"tipos_cambio": {"MXN": "2"}}, "tipos_cambio[MXN]"),
        (por_cobrar("100.00", "USD", equivalencia="-1"), {"moneda": "MXN"}, "facturas[1].equivalencia"),
        (por_cobrar("100.00", "USD", equivalencia="0.00000000004"), {"moneda": "MXN"}, "facturas[1].equivalencia"),
        (por_cobrar("100.00", "USD"), {"monto": "0.01", "moneda": "MXN", **DOLAR}, "monto"),
        (por_cobrar("100.00"), {"moneda": "ZZZ", "tipos_cambio": {"ZZZ": 1}}, "moneda"),
        (por_cobrar("100.00"), {"fecha_pago": "20/11/2026"}, "fecha_pago"),
        (por_cobrar("100.00"), {"fecha_pago": None}, "fecha_pago"),
    ],
)
def test_un_pago_imposible_se_rechaza(cuentas: Any, campos: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        cobro(cuentas, **campos)
    assert (error.value.campo, bool(error.value.remedio)) == (campo, True)
