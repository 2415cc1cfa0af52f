"""What holds for every payment: the rules of `reglas_pagos`, and that no money is lost between invoice and payments."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cfdi.calculo import PorCobrar, calcular, diferencias, pago_de
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import DoctoRelacionado, ImpuestosDR, ImpuestosP, Pago, Totales
from tests.calculo.datos import FECHA
from tests.calculo.datos_de_pago import complemento, recibo
from tests.calculo.estrategias import MONEDAS, facturas
from tests.calculo.reglas import DECIMALES, incumplidas
from tests.calculo.reglas_pagos import incumplidas_de_pago

TIPOS = {moneda: tipo for moneda, tipo in MONEDAS.items() if tipo}
CINCO = [f"d21ca0c2-3ea4-4510-abe3-f0577152{n:04d}" for n in range(5)]


def cobro(facturas: Iterable[PorCobrar], monto: Any, moneda: str) -> Pago:
    """A payment by transfer, of those invoices."""
    return pago_de(facturas, monto, moneda, forma_de_pago_p="03", fecha_pago=FECHA, tipos_cambio=TIPOS)


@st.composite
def cuentas(draw: st.DrawFn, maximo: int = 4) -> list[PorCobrar]:
    """Invoices to be paid, in any currency, some of them paid in part already."""
    pendientes = []
    for uuid in CINCO[: draw(st.integers(1, maximo))]:
        factura = draw(facturas(maximo=3))
        assume(factura.total > 0)
        unidad = Decimal(1).scaleb(-DECIMALES[factura.moneda])
        saldo = draw(st.sampled_from([factura.total, factura.total, factura.total // 3 or factura.total, unidad]))
        pendientes.append(PorCobrar(factura=factura, saldo=saldo, uuid=uuid, parcialidad=draw(st.integers(1, 9))))
    return pendientes


def _cumple(c: Comprobante) -> None:
    assert not incumplidas_de_pago(c)
    assert not incumplidas(c)
    assert calcular(c) == c
    assert diferencias(c) == ()


@settings(max_examples=100, deadline=None)
@given(cuentas(), st.sampled_from(sorted(MONEDAS)))
def test_el_pago_de_todo_lo_que_se_debe_cumple_las_reglas(pendientes: list[PorCobrar], moneda: str) -> None:
    assume(_vale_algo(pendientes, moneda))
    hecho = cobro(pendientes, None, moneda)
    assert [d.imp_saldo_insoluto for d in hecho.docto_relacionado] == [0] * len(pendientes)
    _cumple(recibo(hecho))


def _en_pesos(cuenta: PorCobrar) -> Fraction:
    assert isinstance(cuenta.factura, Comprobante)
    assert cuenta.saldo is not None
    return Fraction(Decimal(cuenta.saldo)) * Fraction(TIPOS.get(cuenta.factura.moneda, "1"))


def _vale_algo(pendientes: list[PorCobrar], moneda: str) -> bool:
    """Whether what is owed comes to a unit of that currency, and fits in the 18 digits of an amount."""
    convertido = sum(map(_en_pesos, pendientes)) / Fraction(TIPOS.get(moneda, "1"))
    return Fraction(1, 10 ** DECIMALES[moneda]) <= convertido < 10**18 - 1


@settings(max_examples=100, deadline=None)
@given(cuentas(), st.sampled_from(sorted(MONEDAS)), st.data())
def test_en_parcialidades_se_paga_todo_y_nada_mas(
    pendientes: list[PorCobrar], moneda: str, data: st.DataObject
) -> None:
    """Payments of random sizes, and a last one of the rest: balances follow each other down to zero."""
    assume(_vale_algo(pendientes, moneda))
    hechos: list[Pago] = []
    deben = pendientes
    for _ in range(data.draw(st.integers(0, 3))):
        todo = cobro(deben, None, moneda).monto
        parte = (todo * data.draw(st.integers(1, 99)) / 100).quantize(todo, "ROUND_DOWN")
        if parte <= 0 or not _alcanza_para_algo(parte, deben, moneda):
            break
        hechos.append(cobro(deben, parte, moneda))
        deben = [x for x in (c.despues_de(hechos[-1]) for c in deben) if x.saldo]
        if not deben or not _vale_algo(deben, moneda):
            break
    if deben and _vale_algo(deben, moneda):
        hechos.append(cobro(deben, None, moneda))
        deben = []
    assume(hechos and not deben)
    _cumple(recibo(*hechos))
    for cuenta in pendientes:
        doctos = [d for p in hechos for d in p.docto_relacionado if d.id_documento == cuenta.uuid]
        _se_encadenan(cuenta, doctos)
        _los_impuestos_son_los_de_la_factura(cuenta, doctos)


def _alcanza_para_algo(monto: Decimal, deben: list[PorCobrar], moneda: str) -> bool:
    primera = deben[0].factura
    assert isinstance(primera, Comprobante)
    unidad = Fraction(1, 10 ** DECIMALES[primera.moneda]) * Fraction(TIPOS.get(primera.moneda, "1"))
    return Fraction(monto) * Fraction(TIPOS.get(moneda, "1")) > unidad * 2


def _se_encadenan(cuenta: PorCobrar, doctos: list[DoctoRelacionado]) -> None:
    saldo, parcialidad = cuenta.saldo, cuenta.parcialidad
    for d in doctos:
        assert (d.imp_saldo_ant, d.num_parcialidad) == (saldo, parcialidad)
        saldo, parcialidad = d.imp_saldo_insoluto, parcialidad + 1
    assert saldo == 0
    assert sum(d.imp_pagado for d in doctos) == cuenta.saldo


def _los_impuestos_son_los_de_la_factura(cuenta: PorCobrar, doctos: list[DoctoRelacionado]) -> None:
    """The bases of all payments come to the share of the invoice's, but for half a millionth each."""
    factura = cuenta.factura
    assert isinstance(factura, Comprobante)
    bases: dict[Any, Fraction] = {}
    for k in factura.conceptos:
        for t in k.impuestos.traslados if k.impuestos else ():
            clave = (t.impuesto, t.tipo_factor, t.tasa_o_cuota)
            bases[clave] = bases.get(clave, Fraction(0)) + Fraction(t.base)
    for clave, base in bases.items():
        exacta = base * Fraction(Decimal(cuenta.saldo or 0)) / Fraction(factura.total)
        pagadas = [
            Fraction(t.base_dr)
            for d in doctos
            for t in (d.impuestos_dr or ImpuestosDR()).traslados_dr
            if (t.impuesto_dr, t.tipo_factor_dr, t.tasa_o_cuota_dr) == clave
        ]
        assert len(pagadas) == len(doctos)
        # A base that would round to zero is a millionth, since none may be zero.
        assert abs(sum(pagadas) - exacta) <= len(doctos) * Fraction(1, 10**6)


@settings(max_examples=60, deadline=None)
@given(cuentas(maximo=3), st.sampled_from(sorted(MONEDAS)), st.data())
def test_calcular_arregla_todo_lo_derivado_y_lo_hace_una_vez(
    pendientes: list[PorCobrar], moneda: str, data: st.DataObject
) -> None:
    assume(_vale_algo(pendientes, moneda))
    buena = recibo(cobro(pendientes, None, moneda))
    cifras = st.sampled_from([Decimal(0), Decimal("0.01"), Decimal("123.45")])

    def impuestos(nodo: ImpuestosDR) -> ImpuestosDR:
        retenciones = [r.con(importe_dr=r.importe_dr * 3 + data.draw(cifras)) for r in nodo.retenciones_dr]
        traslados = [t.con(importe_dr=data.draw(cifras)) for t in nodo.traslados_dr]
        return ImpuestosDR(retenciones_dr=retenciones, traslados_dr=traslados)

    def docto(d: DoctoRelacionado) -> DoctoRelacionado:
        return d.con(
            imp_saldo_insoluto=data.draw(cifras),
            equivalencia_dr=Decimal("1.00") if d.moneda_dr == moneda else d.equivalencia_dr,
            impuestos_dr=d.impuestos_dr and impuestos(d.impuestos_dr),
        )

    (dado,) = complemento(buena).pago
    estropeado = dado.con(
        docto_relacionado=[docto(d) for d in dado.docto_relacionado],
        impuestos_p=data.draw(st.sampled_from([None, ImpuestosP()])),
    )
    mala = buena.con(
        complementos=[complemento(buena).con(pago=[estropeado], totales=Totales(monto_total_pagos=data.draw(cifras)))]
    )
    calculada = calcular(mala)
    _cumple(calculada)
    assert complemento(calculada).totales.monto_total_pagos == complemento(buena).totales.monto_total_pagos
