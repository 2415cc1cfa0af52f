"""What holds for every invoice: the SAT's rules, judged by `reglas`, and the promises of `calcular`."""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cfdi.calculo import (
    PorCobrar,
    Ticket,
    calcular,
    diferencias,
    factura_global,
    ieps_cuota,
    impuestos_locales,
    ish,
    isr_retenido,
    iva,
    limites_pago,
    nota_de_credito,
    pago,
    pago_de,
    percepciones,
)
from cfdi.documentos.cfdi40 import Comprobante, Concepto, Impuestos, ImpuestosConcepto, InformacionGlobal
from cfdi.errores import ErrorDatos
from tests.calculo.datos import EMISOR, FECHA, RECEPTOR, factura, linea
from tests.calculo.datos_de_nomina import percepcion, quincena
from tests.calculo.datos_de_nomina import recibo as recibo_de_nomina
from tests.calculo.estrategias import facturas, numeros
from tests.calculo.reglas import incumplidas


@settings(max_examples=400, deadline=None)
@given(facturas())
def test_lo_construido_cumple_las_reglas_y_no_hay_nada_que_recalcular(c: Comprobante) -> None:
    assert not incumplidas(c)
    assert calcular(c) == c
    assert diferencias(c) == ()


def _estropeado(importe: Decimal, veces: Decimal) -> Decimal:
    return (importe * veces).quantize(Decimal("0.000001"))


@st.composite
def estropeadas(draw: st.DrawFn) -> Comprobante:
    """An invoice whose derived amounts were changed, or left out where they may be."""
    c = draw(facturas(maximo=4))
    veces = st.sampled_from([Decimal(1), Decimal(1), Decimal(2), Decimal("1.001"), Decimal("0.5")])

    def impuestos(nodo: ImpuestosConcepto) -> ImpuestosConcepto:
        return nodo.con(
            traslados=[
                t if t.importe is None else t.con(importe=draw(st.sampled_from([t.importe, None, t.importe * 3])))
                for t in nodo.traslados
            ],
            retenciones=[r.con(importe=_estropeado(r.importe, draw(veces))) for r in nodo.retenciones],
        )

    def concepto(k: Concepto) -> Concepto:
        # Upwards only: a discount above the amount would be refused, which is another test's matter.
        arriba = draw(st.sampled_from([Decimal(1), Decimal("1.001"), Decimal(2)]))
        return k.con(
            importe=_estropeado(k.importe, arriba), impuestos=None if k.impuestos is None else impuestos(k.impuestos)
        )

    return c.con(
        conceptos=[concepto(k) for k in c.conceptos[:8]],
        sub_total=Decimal(0),
        total=c.total * 2,
        descuento=draw(st.sampled_from([c.descuento, None, Decimal(5)])),
        impuestos=draw(st.sampled_from([c.impuestos, None, Impuestos()])),
    )


@settings(max_examples=150, deadline=None)
@given(estropeadas())
def test_calcular_arregla_todo_lo_derivado_y_lo_hace_una_vez(c: Comprobante) -> None:
    try:
        calculada = calcular(c)
    except ErrorDatos as error:
        assume(error.campo != "total")
        raise
    assert not incumplidas(calculada)
    assert calcular(calculada) == calculada
    assert diferencias(calculada) == ()
    if calculada.sub_total:
        assert "/cfdi:Comprobante/@SubTotal" in {d.ruta for d in diferencias(c)}


@settings(max_examples=100, deadline=None)
@given(facturas(), st.randoms(use_true_random=False))
def test_el_orden_de_los_conceptos_no_cambia_ningun_total(c: Comprobante, azar: Any) -> None:
    revueltos = list(c.conceptos)
    azar.shuffle(revueltos)
    otra = calcular(c.con(conceptos=revueltos))
    assert (otra.sub_total, otra.descuento, otra.total) == (c.sub_total, c.descuento, c.total)
    assert _resumen(otra) == _resumen(c)


def _resumen(c: Comprobante) -> tuple[Any, ...]:
    resumen = c.impuestos or Impuestos()
    totales = (resumen.total_impuestos_trasladados, resumen.total_impuestos_retenidos)
    return set(resumen.traslados), set(resumen.retenciones), totales


@settings(max_examples=100, deadline=None)
@given(facturas(maximo=4))
def test_la_nota_de_credito_devuelve_lo_facturado(c: Comprobante) -> None:
    nota = nota_de_credito(c, uuid="AAACA0C2-3EA4-4506-ABE3-F05771737E69", fecha=FECHA)
    assert (nota.total, nota.impuestos) == (c.total, c.impuestos)
    assert not incumplidas(nota)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(numeros(10**7), st.sampled_from([iva(), iva("0.08"), iva("0")])), min_size=1, max_size=8))
def test_la_factura_global_suma_lo_pagado(ventas: list[tuple[Decimal, Any]]) -> None:
    pagados = [(total.quantize(Decimal("0.01"), "ROUND_UP"), gravamen) for total, gravamen in ventas]
    c = factura_global(
        emisor=EMISOR,
        lugar_expedicion="42501",
        informacion_global=InformacionGlobal(periodicidad="04", meses="11", anio=2026),
        tickets=[Ticket(folio=str(i), total=t, impuestos=[g], forma_pago="01") for i, (t, g) in enumerate(pagados)],
        fecha=FECHA,
    )
    assert c.total == sum(total for total, _ in pagados)
    assert not incumplidas(c)


# The decimal context of the program


CONTEXTOS = {
    "tres cifras hacia arriba": decimal.Context(prec=3, rounding=decimal.ROUND_UP),
    "todo interrumpe": decimal.Context(
        prec=6, traps=[decimal.Inexact, decimal.Rounded, decimal.Subnormal, decimal.FloatOperation]
    ),
    "nada interrumpe": decimal.Context(prec=1, rounding=decimal.ROUND_FLOOR, traps=[]),
    "exponentes cortos": decimal.Context(prec=2, Emin=-2, Emax=2, capitals=0, clamp=1, traps=[]),
}


def _todo() -> list[Any]:
    conceptos = [
        linea(cantidad="1234.567", valor_unitario="98765.4321", descuento="12345.678", impuestos=[iva()]),
        linea(
            cantidad="0.333333", valor_unitario="0.777777", impuestos=[ieps_cuota("5.9195"), iva(base_con_ieps=True)]
        ),
        linea(precio_con_impuestos="123456.78", cantidad=7, impuestos=[iva(), isr_retenido("0.0125")]),
    ]
    c = factura(conceptos, moneda="USD", tipo_cambio="17.733100")
    mala = c.con(total=Decimal("999999.99"), sub_total=Decimal("0.123456"))
    return [c, calcular(mala), diferencias(mala), *_complementos(c)]


def _complementos(factura: Comprobante) -> list[Any]:
    cuenta = PorCobrar(factura=factura, uuid="AAACA0C2-3EA4-4506-ABE3-F05771737E69")
    cambio: dict[str, Any] = {"forma_de_pago_p": "03", "fecha_pago": FECHA, "tipos_cambio": {"USD": "17.7331"}}
    partes = [pago_de(cuenta, monto, "MXN", **cambio) for monto in (None, "33333.33")]
    cobrado = pago(emisor=EMISOR, receptor=RECEPTOR, lugar_expedicion="42501", pagos=partes, fecha=FECHA)
    hotel = calcular(factura.con(complementos=[impuestos_locales(ish("0.03", base="229.90"))]))
    nomina = recibo_de_nomina(quincena(percepciones=percepciones([percepcion("001", "123456.78", "0.1")])))
    return [cobrado, calcular(cobrado), limites_pago("348000.00", "17.7331", 2), hotel, nomina]


@pytest.mark.parametrize("nombre", CONTEXTOS)
def test_el_contexto_decimal_del_programa_no_cambia_nada(nombre: str) -> None:
    normal = _todo()
    with decimal.localcontext(CONTEXTOS[nombre]) as contexto:
        raro = _todo()
        assert raro == normal
        assert repr(raro) == repr(normal)
        banderas = [b for b, alzada in contexto.flags.items() if alzada]
    assert banderas == [], "alguna operación se hizo en el contexto del programa"


@pytest.mark.parametrize("nombre", CONTEXTOS)
@pytest.mark.parametrize("malo", ["abc", "", "1,5", Decimal("NaN"), 0.5])
def test_lo_que_no_es_un_numero_se_rechaza_en_cualquier_contexto(nombre: str, malo: Any) -> None:
    with decimal.localcontext(CONTEXTOS[nombre]), pytest.raises(ErrorDatos):
        linea(valor_unitario=malo)
