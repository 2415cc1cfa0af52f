"""What holds for every payroll receipt: the rules of `reglas_nomina`, and the promises of `calcular`."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cfdi.calculo import calcular, deducciones, diferencias, percepciones
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.nomina12 import JubilacionPensionRetiro, Nomina, Percepcion, Percepciones, SeparacionIndemnizacion
from tests.calculo.datos_de_nomina import deduccion, otro_pago, percepcion, quincena, recibo
from tests.calculo.reglas import incumplidas
from tests.calculo.reglas_nomina import incumplidas_de_nomina

D = Decimal
SEPARACION = SeparacionIndemnizacion(
    total_pagado=D(1),
    num_anios_servicio=1,
    ultimo_sueldo_mens_ord=D(1),
    ingreso_acumulable=D(1),
    ingreso_no_acumulable=D(0),
)
RETIRO = JubilacionPensionRetiro(total_una_exhibicion=D(1), ingreso_acumulable=D(1), ingreso_no_acumulable=D(0))


def _importes(minimo: int = 1) -> st.SearchStrategy[str]:
    """Pesos written with 0 to 2 decimals."""
    return st.integers(minimo, 10**9).map(lambda n: format(D(n).scaleb(-(n % 3)), "f"))


def _percibido(partes: list[Percepcion]) -> Percepciones:
    return percepciones(partes, separacion_indemnizacion=SEPARACION, jubilacion_pension_retiro=RETIRO)


@st.composite
def nominas(draw: st.DrawFn) -> Nomina:
    """A node with any mix of items; what is taken may exceed what is paid."""
    tipos = st.sampled_from(["001", "002", "005", "014", "019", "022", "023", "025", "039", "044", "053"])
    exentos = st.one_of(st.just("0.00"), _importes())
    ganado = draw(st.lists(st.builds(percepcion, tipos, _importes(), exentos), max_size=5))
    de_deduccion = st.sampled_from(["001", "002", "004", "107"])
    quitado = draw(st.lists(st.builds(deduccion, de_deduccion, _importes()), max_size=4))
    subsidio = st.builds(otro_pago, st.just("002"), _importes(0), st.just("99999999999"))
    otros = subsidio | st.builds(otro_pago, st.sampled_from(["001", "003", "999"]), _importes())
    return quincena(
        percepciones=_percibido(ganado) if ganado else None,
        deducciones=deducciones(quitado) if quitado else None,
        otros_pagos=draw(st.lists(otros, min_size=0 if ganado else 1, max_size=3)),
    )


@st.composite
def recibos(draw: st.DrawFn) -> Comprobante:
    """A receipt of one or two nodes whose worker gets something."""
    nodos = draw(st.lists(nominas(), min_size=1, max_size=2))
    pagado = sum(_pagado(n) for n in nodos)
    quitado = sum(d.importe for n in nodos if n.deducciones for d in n.deducciones.deduccion)
    assume(pagado >= quitado and pagado > 0)
    return recibo(*nodos)


def _pagado(nodo: Nomina) -> Decimal:
    ganado = nodo.percepciones.percepcion if nodo.percepciones else ()
    return sum((p.importe_gravado + p.importe_exento for p in ganado), D(0)) + sum(o.importe for o in nodo.otros_pagos)


@settings(max_examples=120, deadline=None)
@given(recibos())
def test_lo_construido_cumple_las_reglas_y_no_hay_nada_que_recalcular(c: Comprobante) -> None:
    assert not incumplidas_de_nomina(c)
    assert not incumplidas(c)
    assert calcular(c) == c
    assert diferencias(c) == ()


@settings(max_examples=60, deadline=None)
@given(recibos(), st.data())
def test_calcular_arregla_todo_lo_derivado_y_lo_hace_una_vez(c: Comprobante, data: st.DataObject) -> None:
    cifra = st.one_of(st.none(), st.integers(0, 10**6).map(lambda n: D(n).scaleb(-2)))
    fija = cifra.filter(lambda x: x is not None)

    def estropeada(n: Nomina) -> Nomina:
        percibido, deducido = n.percepciones, n.deducciones
        return n.con(
            total_percepciones=data.draw(cifra),
            total_deducciones=data.draw(cifra),
            total_otros_pagos=data.draw(cifra),
            percepciones=percibido
            and percibido.con(total_sueldos=data.draw(cifra), total_gravado=data.draw(fija), total_exento=D(0)),
            deducciones=deducido and deducido.con(total_impuestos_retenidos=data.draw(cifra)),
        )

    mala = c.con(
        complementos=[estropeada(n) for n in c.complementos_de(Nomina)],
        conceptos=[c.conceptos[0].con(importe=D("0.01"), descuento=data.draw(cifra))],
        sub_total=D(0),
        total=c.total + 1,
    )
    assert calcular(mala) == c
    assert "/cfdi:Comprobante/@Total" in {d.ruta for d in diferencias(mala)}
