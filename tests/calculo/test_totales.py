"""`calcular` and `diferencias`: what is derived, what is kept, what is told, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from cfdi.calculo import (
    Diferencia,
    calcular,
    diferencias,
    ieps,
    ieps_cuota,
    isr_retenido,
    iva,
    iva_exento,
    iva_retenido,
)
from cfdi.documentos.cfdi40 import Comprobante, Impuestos, ImpuestosConcepto, Parte, RetencionTotal, TrasladoTotal
from cfdi.errores import ErrorDatos
from cfdi.esquema import Opaco
from tests.calculo.datos import factura, linea, retenciones_de, traslados_de
from tests.calculo.reglas import incumplidas

D = Decimal
RAIZ = "/cfdi:Comprobante"


def _mixta() -> Comprobante:
    return factura(
        [
            linea(cantidad="3", valor_unitario="33.333", descuento="0.50", impuestos=[iva(), isr_retenido("0.10")]),
            linea(valor_unitario="200.00", impuestos=[iva("0"), iva_retenido()]),
            linea(valor_unitario="50.005", impuestos=[iva_exento()]),
            linea(valor_unitario="10.00", impuestos=[iva(), ieps("0.08")]),
            linea(valor_unitario="1.00"),
        ]
    )


def test_el_resumen_suma_lo_de_los_conceptos() -> None:
    c = _mixta()
    # 99.999 + 200 + 50.005 + 10 + 1 = 361.004; IVA 15.91984 + 1.60; ISR 9.9499; IVA withheld 21.3334
    assert [str(v) for v in (c.sub_total, c.descuento, c.total)] == ["361.00", "0.50", "347.54"]
    assert traslados_de(c) == [
        ("109.50", "002", "Tasa", "0.160000", "17.52"),
        ("200.00", "002", "Tasa", "0.000000", "0.00"),
        ("50.01", "002", "Exento", None, None),
        ("10.00", "003", "Tasa", "0.080000", "0.80"),
    ]
    assert retenciones_de(c) == [("001", "9.95"), ("002", "21.33")]
    assert c.impuestos is not None
    assert str(c.impuestos.total_impuestos_trasladados) == "18.32"
    assert str(c.impuestos.total_impuestos_retenidos) == "31.28"
    assert not incumplidas(c)


def test_se_redondea_la_suma_y_no_cada_concepto() -> None:
    c = factura([linea(valor_unitario="0.004", impuestos=[iva()]) for _ in range(10)])
    assert [str(v) for v in (c.sub_total, c.total)] == ["0.04", "0.05"]
    assert traslados_de(c) == [("0.04", "002", "Tasa", "0.160000", "0.01")]  # 10 × 0.00064 = 0.0064


def test_el_impuesto_es_la_suma_y_no_la_tasa_por_la_base() -> None:
    conceptos = [linea(valor_unitario="0.10", impuestos=[iva()], decimales=2) for _ in range(5)]
    assert traslados_de(factura(conceptos)) == [("0.50", "002", "Tasa", "0.160000", "0.10")]  # and not 0.08


def test_una_misma_tasa_es_un_grupo_como_sea_que_se_escriba() -> None:
    k = linea(valor_unitario="100.00", impuestos=[iva()])
    assert k.impuestos is not None
    corta = k.con(impuestos=k.impuestos.con(traslados=[k.impuestos.traslados[0].con(tasa_o_cuota=D("0.16"))]))
    for conceptos in ([k, corta], [corta, k]):
        assert traslados_de(calcular(factura(conceptos))) == [("200.00", "002", "Tasa", "0.160000", "32.00")]


def test_solo_exentos_no_llevan_total_de_traslados() -> None:
    c = factura([linea(valor_unitario="100.00", impuestos=[iva_exento()])])
    assert c.impuestos is not None
    assert (c.impuestos.total_impuestos_trasladados, str(c.total)) == (None, "100.00")
    assert traslados_de(c) == [("100.00", "002", "Exento", None, None)]
    assert not incumplidas(c)


def test_un_descuento_de_cero_tambien_es_descuento() -> None:
    c = factura([linea(valor_unitario="1.00", descuento=0), linea(valor_unitario="2.00")])
    assert (str(c.descuento), str(c.total)) == ("0.00", "3.00")


def test_una_nomina_se_suma_igual() -> None:
    nomina = factura([linea(valor_unitario="6500.35", descuento="2678.95")]).con(tipo_de_comprobante="N")
    vacia = nomina.con(sub_total=D(0), descuento=None, total=D(0))
    assert [str(v) for v in (calcular(vacia).sub_total, calcular(vacia).total)] == ["6500.35", "3821.40"]


@pytest.mark.parametrize("tipo", ["T", "P"])
def test_traslados_y_pagos_van_en_ceros(tipo: str) -> None:
    c = calcular(factura([linea(valor_unitario="10.00")]).con(tipo_de_comprobante=tipo, moneda="XXX"))
    assert (str(c.sub_total), str(c.total), c.impuestos, c.descuento) == ("0", "0", None, None)
    assert not incumplidas(c)


# What calcular keeps and what it derives


@pytest.mark.parametrize(
    ("campos", "importe"),
    [
        ({"importe": D("99.99")}, "99.99"),  # within the limits of 3 × 33.333
        ({"importe": D("120.00")}, "99.999"),  # above: derived
        ({"importe": D("99.99"), "descuento": D("1.005")}, "99.990"),  # zeros for the decimals of the discount
        ({"importe": D("100.01"), "cantidad": D("3.000000"), "descuento": D("1.005")}, "99.999"),
    ],
)
def test_el_importe_del_concepto(campos: dict[str, Any], importe: str) -> None:
    k = linea(cantidad=3, valor_unitario="33.333").con(**campos)
    c = calcular(factura([k.con(descuento=None)]).con(conceptos=[k]))
    assert str(c.conceptos[0].importe) == importe
    assert not incumplidas(c)


@pytest.mark.parametrize(
    ("dado", "importe"), [(D("16.01"), "16.01"), (D("15.99"), "15.99"), (D("16.02"), "16.00"), (None, "16.00")]
)
def test_el_importe_del_traslado(dado: Decimal | None, importe: str) -> None:
    c = factura([linea(valor_unitario="100.00", impuestos=[iva()])])
    calculado = calcular(_con_traslado(c, importe=dado))
    assert traslados_de(calculado)[0][-1] == importe
    assert not incumplidas(calculado)


def test_el_importe_de_la_retencion() -> None:
    c = factura([linea(valor_unitario="100.00", impuestos=[iva(), isr_retenido("0.10")])])
    nodo = c.conceptos[0].impuestos
    assert nodo is not None
    for dado, importe in ((D("10.01"), "10.01"), (D("12"), "10.00")):
        otro = nodo.con(retenciones=[nodo.retenciones[0].con(importe=dado)])
        calculado = calcular(c.con(conceptos=[c.conceptos[0].con(impuestos=otro)]))
        assert retenciones_de(calculado) == [("001", importe)]


def test_el_importe_de_un_exento_sobra() -> None:
    c = _con_traslado(factura([linea(valor_unitario="100.00", impuestos=[iva_exento()])]), importe=D("0.00"))
    assert calcular(c).conceptos[0].impuestos == ImpuestosConcepto(traslados=[iva_exento_de("100.00")], retenciones=[])


def iva_exento_de(base: str) -> Any:
    """The node of an exempt IVA."""
    nodo = linea(valor_unitario=base, impuestos=[iva_exento()]).impuestos
    assert nodo is not None
    return nodo.traslados[0]


def test_los_importes_de_las_partes() -> None:
    partes = [
        Parte(clave_prod_serv="01010101", cantidad=D(2), descripcion="A", valor_unitario=D("1.50"), importe=D("3.00")),
        Parte(clave_prod_serv="01010101", cantidad=D(2), descripcion="B", valor_unitario=D("1.50"), importe=D("9.00")),
        Parte(clave_prod_serv="01010101", cantidad=D(2), descripcion="C"),
    ]
    c = factura([linea(valor_unitario="12.00", parte=partes)])
    assert [p.importe for p in calcular(c).conceptos[0].parte] == [D("3.00"), D("3.00"), None]
    assert diferencias(c) == (
        Diferencia(f"{RAIZ}/cfdi:Conceptos/cfdi:Concepto[1]/cfdi:Parte[2]/@Importe", D("9.00"), D("3.00")),
    )


def test_las_lineas_se_derivan_con_los_decimales_que_se_pidan() -> None:
    c = factura([linea(cantidad=3, valor_unitario="33.333", importe="500")])
    assert [str(calcular(c, decimales=d).conceptos[0].importe) for d in (0, 2, 3, 6)] == ["100", "100.00"] + [
        "99.999"
    ] * 2


def test_lo_demas_no_se_toca() -> None:
    addenda = [Opaco("<otro/>")]
    c = factura([linea(valor_unitario="10.00")], serie="A", folio="7", addenda=addenda, condiciones_de_pago="Contado")
    assert calcular(c) == c
    assert calcular(c.con(total=D(5))) == c


# What diferencias tells


def _con_traslado(c: Comprobante, **campos: Any) -> Comprobante:
    nodo = c.conceptos[0].impuestos
    assert nodo is not None
    nuevo = nodo.con(traslados=[nodo.traslados[0].con(**campos), *nodo.traslados[1:]])
    return c.con(conceptos=[c.conceptos[0].con(impuestos=nuevo), *c.conceptos[1:]])


def _con_resumen(c: Comprobante, **campos: Any) -> Comprobante:
    assert c.impuestos is not None
    return c.con(impuestos=c.impuestos.con(**campos))


CONCEPTO = f"{RAIZ}/cfdi:Conceptos/cfdi:Concepto[1]"
RESUMEN = f"{RAIZ}/cfdi:Impuestos"
RETENIDO_DE_MAS = RetencionTotal(impuesto="003", importe=D("1.00"))
TRASLADADO_DE_MAS = TrasladoTotal(
    base=D("1.00"), impuesto="003", tipo_factor="Tasa", tasa_o_cuota=D("0.080000"), importe=D("0.08")
)


@pytest.mark.parametrize(
    ("estropear", "esperadas"),
    [
        (lambda c: c, []),
        (lambda c: c.con(sub_total=D("99.99")), [(f"{RAIZ}/@SubTotal", "99.99", "100.00")]),
        (lambda c: c.con(total=D("106.01")), [(f"{RAIZ}/@Total", "106.01", "106.00")]),
        (lambda c: c.con(total=D("106.0000")), []),
        (lambda c: c.con(descuento=D("0.00")), [(f"{RAIZ}/@Descuento", "0.00", None)]),
        (lambda c: c.con(impuestos=None), []),
        (
            lambda c: c.con(conceptos=[c.conceptos[0].con(importe=D("300.00"))]),
            [(f"{CONCEPTO}/@Importe", "300.00", "100.00")],
        ),
        (
            lambda c: _con_traslado(c, importe=D("20.00")),
            [(f"{CONCEPTO}/cfdi:Impuestos/cfdi:Traslados/cfdi:Traslado[1]/@Importe", "20.00", "16.00")],
        ),
        (lambda c: _con_traslado(c, importe=None), []),
        (
            lambda c: _con_resumen(c, total_impuestos_trasladados=D("16.01"), total_impuestos_retenidos=None),
            [(f"{RESUMEN}/@TotalImpuestosTrasladados", "16.01", "16.00")],
        ),
        (
            lambda c: _con_resumen(c, total_impuestos_retenidos=D("9.99")),
            [(f"{RESUMEN}/@TotalImpuestosRetenidos", "9.99", "10.00")],
        ),
        (
            lambda c: _con_resumen(c, retenciones=[RETENIDO_DE_MAS, *c.impuestos.retenciones]),
            [(f"{RESUMEN}/cfdi:Retenciones/cfdi:Retencion[1]/@Importe", "1.00", None)],
        ),
        (
            lambda c: _con_resumen(c, retenciones=[RETENIDO_DE_MAS]),
            [
                (f"{RESUMEN}/cfdi:Retenciones/cfdi:Retencion[1]/@Importe", "1.00", None),
                (f"{RESUMEN}/cfdi:Retenciones/cfdi:Retencion[@Impuesto='001']/@Importe", None, "10.00"),
            ],
        ),
        (lambda c: _con_resumen(c, retenciones=[], traslados=[]), []),
        (
            lambda c: _con_resumen(c, traslados=[TRASLADADO_DE_MAS]),
            [
                (f"{RESUMEN}/cfdi:Traslados/cfdi:Traslado[1]/@Base", "1.00", None),
                (f"{RESUMEN}/cfdi:Traslados/cfdi:Traslado[1]/@Importe", "0.08", None),
                (
                    f"{RESUMEN}/cfdi:Traslados/cfdi:Traslado"
                    "[@Impuesto='002'][@TipoFactor='Tasa'][@TasaOCuota='0.160000']/@Base",
                    None,
                    "100.00",
                ),
            ],
        ),
        (
            lambda c: _con_resumen(c, traslados=[c.impuestos.traslados[0].con(base=D("1"), importe=D("2"))]),
            [
                (f"{RESUMEN}/cfdi:Traslados/cfdi:Traslado[1]/@Base", "1", "100.00"),
                (f"{RESUMEN}/cfdi:Traslados/cfdi:Traslado[1]/@Importe", "2", "16.00"),
            ],
        ),
        (
            lambda c: c.con(tipo_de_comprobante="T", sub_total=D(0), total=D(0), impuestos=Impuestos(traslados=[])),
            [],
        ),
        (
            lambda c: c.con(tipo_de_comprobante="P", impuestos=None),
            [(f"{RAIZ}/@SubTotal", "100.00", "0"), (f"{RAIZ}/@Total", "106.00", "0")],
        ),
    ],
)
def test_cada_contradiccion_se_dice_con_su_ruta_y_sus_dos_cifras(
    estropear: Callable[[Comprobante], Comprobante], esperadas: list[tuple[str, str | None, str | None]]
) -> None:
    buena = factura([linea(valor_unitario="100.00", impuestos=[iva(), isr_retenido("0.10")])])
    estropeada = estropear(buena)
    dichas = [
        (d.ruta, None if d.dado is None else str(d.dado), None if d.derivado is None else str(d.derivado))
        for d in diferencias(estropeada)
    ]
    assert dichas == esperadas
    if estropeada.tipo_de_comprobante == "I":
        assert calcular(estropeada) == buena
        assert diferencias(calcular(estropeada)) == ()


def test_un_documento_sellado_se_compara_pero_no_se_calcula() -> None:
    c = factura([linea(valor_unitario="100.00")]).con(sello="c2VsbG8=", total=D("1.00"))
    assert [d.ruta for d in diferencias(c)] == [f"{RAIZ}/@Total"]
    with pytest.raises(ErrorDatos) as error:
        calcular(c)
    assert (error.value.campo, bool(error.value.remedio)) == ("Sello", True)
    assert calcular(c.con(sello="")).total == 100


# What calcular refuses


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"cantidad": D(0)}, "conceptos[1].cantidad"),
        ({"cantidad": D(-1)}, "conceptos[1].cantidad"),
        ({"valor_unitario": D(-1)}, "conceptos[1].valor_unitario"),
        ({"valor_unitario": D(0)}, "conceptos[1].valor_unitario"),
        ({"descuento": D("100.01")}, "conceptos[1].descuento"),
        ({"descuento": D(-1)}, "conceptos[1].descuento"),
    ],
)
def test_un_concepto_imposible_se_rechaza(campos: dict[str, Any], campo: str) -> None:
    c = factura([linea(valor_unitario="100.00", impuestos=[iva()])])
    with pytest.raises(ErrorDatos) as error:
        calcular(c.con(conceptos=[c.conceptos[0].con(**campos)]))
    assert (error.value.campo, bool(error.value.remedio)) == (campo, True)


@pytest.mark.parametrize(
    ("campos", "atributo"),
    [
        ({"base": D(0)}, "base"),
        ({"tasa_o_cuota": None}, "tasa_o_cuota"),
        ({"tasa_o_cuota": D("-0.16")}, "tasa_o_cuota"),
        ({"tipo_factor": "Exento"}, "tasa_o_cuota"),
    ],
)
def test_un_impuesto_imposible_se_rechaza(campos: dict[str, Any], atributo: str) -> None:
    c = _con_traslado(factura([linea(valor_unitario="100.00", impuestos=[iva()])]), **campos)
    with pytest.raises(ErrorDatos) as error:
        calcular(c)
    assert error.value.campo == f"conceptos[1].impuestos.traslados[1].{atributo}"
    diferencias(c)  # whoever only compares is not interrupted


def test_una_moneda_desconocida_se_rechaza() -> None:
    c = factura([linea(valor_unitario="100.00")]).con(moneda="ZZZ")
    for funcion in (calcular, diferencias):
        with pytest.raises(ErrorDatos) as error:
            funcion(c)
        assert (error.value.campo, error.value.valor) == ("moneda", "ZZZ")


@pytest.mark.parametrize("decimales", [-1, 7, 2.0, True])
def test_las_lineas_llevan_de_cero_a_seis_decimales(decimales: Any) -> None:
    for funcion in (calcular, diferencias):
        with pytest.raises(ErrorDatos) as error:
            funcion(factura([linea(valor_unitario="100.00")]), decimales=decimales)
        assert error.value.campo == "decimales"


def test_un_total_negativo_se_rechaza() -> None:
    c = factura([linea(valor_unitario="100.00", impuestos=[iva_retenido()])])
    nodo = c.conceptos[0].impuestos
    assert nodo is not None
    mucho = nodo.con(retenciones=[nodo.retenciones[0].con(base=D(100000))])
    with pytest.raises(ErrorDatos) as error:
        calcular(c.con(conceptos=[c.conceptos[0].con(impuestos=mucho)]))
    assert (error.value.campo, error.value.valor) == ("total", D("-10566.70"))


def test_un_complemento_que_suma_al_total_y_no_se_conoce_se_rechaza() -> None:
    locales = Opaco('<implocal:ImpuestosLocales xmlns:implocal="http://www.sat.gob.mx/implocal" version="1.0"/>')
    otro = Opaco('<x:Cosa xmlns:x="http://www.sat.gob.mx/cosa"/>')
    c = factura([linea(valor_unitario="100.00")])
    assert calcular(c.con(complementos=[otro])).total == 100
    for funcion in (calcular, diferencias):
        with pytest.raises(ErrorDatos) as error:
            funcion(c.con(complementos=[otro, locales]))
        assert error.value.campo == "Complemento"


def test_las_cifras_de_la_cuota_son_las_de_cada_litro() -> None:
    c = factura([linea(cantidad="40.123", valor_unitario="21.50", impuestos=[ieps_cuota("5.9195"), iva()])])
    assert traslados_de(c) == [
        ("40.12", "003", "Cuota", "5.919500", "237.51"),
        ("862.64", "002", "Tasa", "0.160000", "138.02"),
    ]
