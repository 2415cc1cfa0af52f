"""`pago`, and what `calcular` and `diferencias` make of the complement of payments."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cfdi.calculo import calcular, diferencias, pago
from cfdi.calculo.montos import Abono, alcanza
from cfdi.documentos.cfdi40 import ACuentaTerceros, Comprobante
from cfdi.documentos.pagos20 import (
    DoctoRelacionado,
    ImpuestosDR,
    ImpuestosP,
    Pago,
    Pagos,
    RetencionP,
    Totales,
    TrasladoP,
)
from cfdi.errores import ErrorDatos
from tests.calculo.datos import EMISOR, FECHA, RECEPTOR
from tests.calculo.datos_de_pago import OTRO, UUID, cobro, complemento, docto, escritos, por_cobrar, recibo
from tests.calculo.reglas import incumplidas
from tests.calculo.reglas_pagos import incumplidas_de_pago

D = Decimal
PAGOS = "/cfdi:Comprobante/cfdi:Complemento/pago20:Pagos[1]"
DOCTO = f"{PAGOS}/pago20:Pago[1]/pago20:DoctoRelacionado[1]"


def a_mano(*doctos: DoctoRelacionado, **campos: Any) -> Pago:
    """A payment in pesos written by hand, without what can be derived."""
    return Pago(
        **{
            "fecha_pago": cobro(por_cobrar("1.00")).fecha_pago,
            "forma_de_pago_p": "03",
            "moneda_p": "MXN",
            "monto": D("116.00"),
            "docto_relacionado": doctos or [docto("100.00", "16.00")],
            **campos,
        }
    )


def _con_pago(c: Comprobante, **campos: Any) -> Comprobante:
    pagos = complemento(c)
    return c.con(complementos=[pagos.con(pago=[pagos.pago[0].con(**campos), *pagos.pago[1:]])])


def _con_docto(c: Comprobante, **campos: Any) -> Comprobante:
    dado = complemento(c).pago[0].docto_relacionado[0]
    return _con_pago(c, docto_relacionado=[dado.con(**campos)])


# The builder


def test_el_comprobante_que_fija_el_sat() -> None:
    c = recibo(a_mano())
    assert not incumplidas_de_pago(c)
    assert not incumplidas(c)
    assert calcular(c) == c
    (pago_,) = complemento(c).pago
    assert (str(pago_.tipo_cambio_p), str(pago_.docto_relacionado[0].equivalencia_dr)) == ("1", "1")
    assert pago_.impuestos_p is not None
    assert escritos(pago_.impuestos_p.traslados_p[0]) == {
        "BaseP": "100.000000",
        "ImpuestoP": "002",
        "TipoFactorP": "Tasa",
        "TasaOCuotaP": "0.160000",
        "ImporteP": "16.000000",
    }


def test_un_pago_que_sustituye_a_otro() -> None:
    for folios in (UUID, [UUID, OTRO]):
        (relacion,) = recibo(a_mano(), sustituye=folios).cfdi_relacionados
        assert relacion.tipo_relacion == "04"
        assert [r.uuid for r in relacion.cfdi_relacionado] == ([folios] if isinstance(folios, str) else folios)
    assert recibo(a_mano()).cfdi_relacionados == ()


def test_un_pago_por_cuenta_de_un_tercero() -> None:
    tercero = ACuentaTerceros(
        rfc_a_cuenta_terceros="JUFA7608212V6",
        nombre_a_cuenta_terceros="ADRIANA JUAREZ FERNANDEZ",
        regimen_fiscal_a_cuenta_terceros="612",
        domicilio_fiscal_a_cuenta_terceros="29133",
    )
    c = recibo(a_mano(), a_cuenta_terceros=tercero)
    assert c.conceptos[0].a_cuenta_terceros == tercero
    assert not incumplidas_de_pago(c)


def test_un_complemento_entero_se_conserva_con_sus_totales() -> None:
    dado = Pagos(totales=Totales(monto_total_pagos=D("999.00")), pago=[a_mano()])
    c = pago(emisor=EMISOR, receptor=RECEPTOR, lugar_expedicion="42501", pagos=dado, fecha=FECHA)
    assert escritos(complemento(c).totales) == {"MontoTotalPagos": "999.00"}
    assert "CRP20211" in incumplidas_de_pago(c)
    assert not incumplidas_de_pago(calcular(c))


def test_lo_dado_en_un_pago_se_conserva() -> None:
    resumen = ImpuestosP(retenciones_p=[RetencionP(impuesto_p="001", importe_p=D("1.00"))])
    contradicho = docto("100.00", "16.00", imp_saldo_insoluto=D("5.00"), equivalencia_dr=D("1.00"))
    c = recibo(a_mano(contradicho, impuestos_p=resumen, tipo_cambio_p=D("1.00")))
    (pago_,) = complemento(c).pago
    assert (pago_.impuestos_p, str(pago_.tipo_cambio_p)) == (resumen, "1.00")
    assert pago_.docto_relacionado == (contradicho,)
    assert {"CRP20215", "CRP20238", "CRP20244", "CRP20263", "CRP20271"} <= incumplidas_de_pago(c)
    assert not incumplidas_de_pago(calcular(c))


def test_el_ieps_trasladado_no_tiene_total() -> None:
    ieps = ImpuestosP(
        traslados_p=[
            TrasladoP(
                base_p=D(10), impuesto_p="003", tipo_factor_p="Tasa", tasa_o_cuota_p=D("0.080000"), importe_p=D("0.8")
            )
        ],
        retenciones_p=[RetencionP(impuesto_p="003", importe_p=D("0.80"))],
    )
    totales = complemento(recibo(a_mano(impuestos_p=ieps))).totales
    assert escritos(totales) == {"TotalRetencionesIEPS": "0.80", "MontoTotalPagos": "116.00"}


# Deriving again


@pytest.mark.parametrize(
    ("campos", "esperadas"),
    [
        ({}, []),
        ({"imp_saldo_insoluto": D("1.00")}, [(f"{DOCTO}/@ImpSaldoInsoluto", "1.00", "0.00")]),
        ({"imp_saldo_insoluto": D("0.000000")}, []),  # as a number it is right; CRP20243 is about how it is written
        ({"equivalencia_dr": D("1.0000")}, []),
        ({"equivalencia_dr": D(2)}, [(f"{DOCTO}/@EquivalenciaDR", "2", "1")]),
        (
            {"impuestos_dr": docto("100.00", "16.02").impuestos_dr},
            [
                (
                    f"{DOCTO}/pago20:ImpuestosDR/pago20:TrasladosDR/pago20:TrasladoDR[1]/@ImporteDR",
                    "16.02",
                    "16.000000",
                )
            ],
        ),
    ],
)
def test_cada_contradiccion_de_un_documento_se_dice(
    campos: dict[str, Any], esperadas: list[tuple[str, str, str]]
) -> None:
    buena = recibo(a_mano())
    mala = _con_docto(buena, **campos)
    assert [(d.ruta, str(d.dado), str(d.derivado)) for d in diferencias(mala)] == esperadas
    assert escritos(_docto(calcular(mala))) == escritos(_docto(buena))
    assert not incumplidas_de_pago(calcular(mala))


def _docto(c: Comprobante) -> DoctoRelacionado:
    return complemento(c).pago[0].docto_relacionado[0]


def test_cada_contradiccion_de_un_pago_se_dice() -> None:
    buena = recibo(a_mano())
    (pago_,) = complemento(buena).pago
    assert pago_.impuestos_p is not None
    (traslado,) = pago_.impuestos_p.traslados_p
    ajeno = traslado.con(tasa_o_cuota_p=D("0.080000"), base_p=D("7.00"), importe_p=D("0.56"))
    retenido = RetencionP(impuesto_p="001", importe_p=D("3.00"))
    mala = _con_pago(
        buena,
        tipo_cambio_p=D("1.5"),
        impuestos_p=ImpuestosP(retenciones_p=[retenido], traslados_p=[ajeno]),
    )
    ruta = f"{PAGOS}/pago20:Pago[1]"
    assert [(d.ruta, d.dado and str(d.dado), d.derivado and str(d.derivado)) for d in diferencias(mala)] == [
        (f"{ruta}/@TipoCambioP", "1.5", "1"),
        (f"{ruta}/pago20:ImpuestosP/pago20:RetencionesP/pago20:RetencionP[1]/@ImporteP", "3.00", None),
        (f"{ruta}/pago20:ImpuestosP/pago20:TrasladosP/pago20:TrasladoP[1]/@BaseP", "7.00", None),
        (f"{ruta}/pago20:ImpuestosP/pago20:TrasladosP/pago20:TrasladoP[1]/@ImporteP", "0.56", None),
        (
            f"{ruta}/pago20:ImpuestosP/pago20:TrasladosP/pago20:TrasladoP"
            "[@ImpuestoP='002'][@TipoFactorP='Tasa'][@TasaOCuotaP='0.160000']/@BaseP",
            None,
            "100.000000",
        ),
    ]
    assert calcular(mala) == buena


def test_cada_contradiccion_de_los_totales_se_dice() -> None:
    buena = recibo(a_mano())
    totales = complemento(buena).totales
    malos = totales.con(
        total_traslados_base_iva16=D("100.01"),
        total_traslados_impuesto_iva16=None,
        total_traslados_base_iva8=D("0.00"),  # says the same as absence
        total_retenciones_isr=D("1.00"),
        monto_total_pagos=D("1.00"),
    )
    mala = buena.con(complementos=[complemento(buena).con(totales=malos)])
    ruta = f"{PAGOS}/pago20:Totales"
    assert [(d.ruta, str(d.dado), d.derivado and str(d.derivado)) for d in diferencias(mala)] == [
        (f"{ruta}/@TotalRetencionesISR", "1.00", None),
        (f"{ruta}/@TotalTrasladosBaseIVA16", "100.01", "100.00"),
        (f"{ruta}/@MontoTotalPagos", "1.00", "116.00"),
    ]
    assert calcular(mala) == buena.con(
        complementos=[complemento(buena).con(totales=totales.con(total_traslados_base_iva8=D(0)))]
    )


@pytest.mark.parametrize(
    ("base", "importe"),
    [
        ("16917.515832", "2706.802533"),  # 300000 ÷ 17.7331 = 16917.51583197, rounded
        ("16917.515831", "2706.802533"),  # truncated, as a stamped sample has it
        ("16917.52", "2706.80"),  # with two decimals
    ],
)
def test_lo_redondeado_o_truncado_se_conserva(base: str, importe: str) -> None:
    pagado = {"imp_saldo_ant": D("348000.00"), "imp_pagado": D("348000.00")}
    d = docto("300000.00", "48000.00", equivalencia_dr=D("17.7331"), **pagado)
    resumen = ImpuestosP(
        traslados_p=[
            TrasladoP(
                base_p=D(base),
                impuesto_p="002",
                tipo_factor_p="Tasa",
                tasa_o_cuota_p=D("0.160000"),
                importe_p=D(importe),
            )
        ]
    )
    c = recibo(a_mano(d, moneda_p="USD", tipo_cambio_p=D("17.7331"), monto=D("19624.32"), impuestos_p=resumen))
    assert diferencias(c) == ()
    assert complemento(calcular(c)).pago[0].impuestos_p == resumen


@pytest.mark.parametrize("base", ["16917.515834", "16917.53", "16919"])
def test_lo_que_no_es_la_suma_se_deriva(base: str) -> None:
    pagado = {"imp_saldo_ant": D("348000.00"), "imp_pagado": D("348000.00")}
    d = docto("300000.00", "48000.00", equivalencia_dr=D("17.7331"), **pagado)
    buena = recibo(a_mano(d, moneda_p="USD", tipo_cambio_p=D("17.7331"), monto=D("19624.32")))
    resumen = complemento(buena).pago[0].impuestos_p
    assert resumen is not None
    mala = _con_pago(buena, impuestos_p=resumen.con(traslados_p=[resumen.traslados_p[0].con(base_p=D(base))]))
    ruta = f"{PAGOS}/pago20:Pago[1]/pago20:ImpuestosP/pago20:TrasladosP/pago20:TrasladoP[1]/@BaseP"
    assert [(x.ruta, str(x.dado), str(x.derivado)) for x in diferencias(mala)] == [(ruta, base, "16917.515832")]
    assert calcular(mala) == buena


def test_los_ceros_de_mas_se_quitan() -> None:
    c = _con_pago(recibo(a_mano()), monto=D("116.000000"))
    c = _con_docto(c, imp_saldo_ant=D("116.000000"), imp_saldo_insoluto=D("0.000000"))
    assert {"CRP20219", "CRP20240", "CRP20243"} <= incumplidas_de_pago(c)
    assert diferencias(c) == ()
    assert not incumplidas_de_pago(calcular(c))


def test_sin_tipo_de_cambio_nadie_sabe_los_pesos() -> None:
    c = _con_pago(recibo(a_mano()), moneda_p="USD", tipo_cambio_p=None)
    c = c.con(complementos=[complemento(c).con(totales=Totales(monto_total_pagos=D("1.00")))])
    assert diferencias(c) == ()
    with pytest.raises(ErrorDatos) as error:
        calcular(c)
    assert error.value.campo == "complementos[1].pago[1].tipo_cambio_p"


def test_un_documento_exento_no_lleva_importe() -> None:
    nodo = docto("100.00", "16.00").impuestos_dr
    assert nodo is not None
    exento = nodo.traslados_dr[0].con(tipo_factor_dr="Exento", tasa_o_cuota_dr=None)
    c = _con_docto(recibo(a_mano()), impuestos_dr=ImpuestosDR(traslados_dr=[exento]))
    assert not incumplidas_de_pago(calcular(c))


# What is refused


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"imp_pagado": D("116.01"), "imp_saldo_ant": D("116.00")}, "imp_pagado"),
        ({"imp_pagado": D(0)}, "imp_pagado"),
        ({"imp_saldo_ant": D("-1.00")}, "imp_saldo_ant"),
        ({"imp_pagado": D("1.005")}, "imp_pagado"),
        ({"moneda_dr": "USD"}, "equivalencia_dr"),
        ({"moneda_dr": "USD", "equivalencia_dr": D(0)}, "equivalencia_dr"),
        ({"impuestos_dr": docto("0.00", "0.00").impuestos_dr}, "impuestos_dr.traslados_dr[1].base_dr"),
    ],
)
def test_un_documento_imposible_se_rechaza(campos: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        recibo(a_mano(docto("100.00", "16.00", **campos)))
    assert str(error.value.campo).endswith(f"docto_relacionado[1].{campo}")
    assert error.value.remedio


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"monto": D("115.99")}, "complementos[1].pago[1].monto"),
        ({"monto": D(0)}, "complementos[1].pago[1].monto"),
        ({"monto": D("116.005")}, "complementos[1].pago[1].monto"),
        ({"moneda_p": "USD"}, "pagos[1].tipo_cambio_p"),
        ({"moneda_p": "ZZZ", "tipo_cambio_p": D(1)}, "pagos[1].docto_relacionado[1].equivalencia_dr"),
    ],
)
def test_un_pago_imposible_se_rechaza(campos: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        recibo(a_mano(**campos))
    assert (error.value.campo, bool(error.value.remedio)) == (campo, True)


def test_entre_monedas_el_monto_puede_pasar_de_lo_que_toman_los_documentos() -> None:
    d = docto("100.00", "16.00", equivalencia_dr=D("17.7331"))
    c = recibo(a_mano(d, moneda_p="USD", tipo_cambio_p=D("17.7331"), monto=D("500.00")))
    assert not incumplidas_de_pago(c)


def test_junto_a_otro_documento_el_uno_tiene_diez_decimales() -> None:
    """CRP20277: with no decimals at all, 500.00 could be told from 333.33 on, and 600.00 would do for both."""
    dolares = Abono("USD", D("10.00"), D("0.0563917194"))  # 177.33 MXN
    pesos = Abono("MXN", D("500.00"), D(1))
    assert alcanza(D("677.30"), "MXN", [pesos, dolares])
    assert not alcanza(D("600.00"), "MXN", [pesos, dolares])


def test_los_limites_superiores_son_los_redondeados_de_la_guia() -> None:
    """Ten times 0.05 MXN are 4 JPY; each Lsup is 0.48, nothing when it is rounded, and 1 when it is raised."""
    abonos = [Abono("MXN", D("0.05"), D("0.12"))] * 10
    assert alcanza(D(4), "JPY", abonos)
    assert not alcanza(D(3), "JPY", abonos)


def test_sin_pagos_no_hay_recibo() -> None:
    with pytest.raises(ErrorDatos) as error:
        recibo()
    assert error.value.campo == "pagos"


def test_lo_que_toman_los_documentos_se_dice_con_las_dos_cifras() -> None:
    doctos = [docto("100.00", "16.00"), docto("100.00", "16.00", id_documento=OTRO)]
    with pytest.raises(ErrorDatos) as error:
        recibo(a_mano(*doctos, monto=D("231.99")))
    assert "232.00 MXN" in str(error.value)
    assert "231.99" in str(error.value)
