"""The judge is judged: `reglas` must see each kind of wrong invoice, or the properties would prove nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from cfdi.calculo import isr_retenido, iva, iva_exento
from cfdi.documentos.cfdi40 import Comprobante, Concepto, Impuestos, Parte, TrasladoConcepto
from tests.calculo.datos import factura, linea
from tests.calculo.reglas import incumplidas

D = Decimal


def _buena() -> Comprobante:
    return factura(
        [
            linea(
                cantidad="2.000000", valor_unitario="50.00", descuento="10.00", impuestos=[iva(), isr_retenido("0.1")]
            ),
            linea(valor_unitario="7.00", impuestos=[iva_exento()]),
        ]
    )


def _concepto(c: Comprobante, cambiar: Callable[[Concepto], Concepto]) -> Comprobante:
    return c.con(conceptos=[cambiar(c.conceptos[0]), *c.conceptos[1:]])


def _traslado(c: Comprobante, cambiar: Callable[[TrasladoConcepto], TrasladoConcepto]) -> Comprobante:
    nodo = c.conceptos[0].impuestos
    assert nodo is not None
    return _concepto(c, lambda k: k.con(impuestos=nodo.con(traslados=[cambiar(nodo.traslados[0])])))


def _retencion(c: Comprobante, **campos: Decimal) -> Comprobante:
    nodo = c.conceptos[0].impuestos
    assert nodo is not None
    return _concepto(c, lambda k: k.con(impuestos=nodo.con(retenciones=[nodo.retenciones[0].con(**campos)])))


def _resumen(c: Comprobante, cambiar: Callable[[Impuestos], Impuestos]) -> Comprobante:
    assert c.impuestos is not None
    return c.con(impuestos=cambiar(c.impuestos))


PARTE = Parte(
    clave_prod_serv="01010101", cantidad=D("2.0"), descripcion="A", valor_unitario=D("1.50"), importe=D("9.00")
)

MUTACIONES: list[tuple[str, Callable[[Comprobante], Comprobante]]] = [
    ("CFDI40107", lambda c: c.con(sub_total=D("107.000"))),
    ("CFDI40108", lambda c: c.con(sub_total=D("107.01"))),
    ("CFDI40109", lambda c: c.con(tipo_de_comprobante="T")),
    ("CFDI40110", lambda c: c.con(descuento=D("107.01"))),
    ("CFDI40111", lambda c: c.con(descuento=D("10.01"))),
    ("CFDI40111", lambda c: c.con(descuento=None)),
    ("CFDI40112", lambda c: c.con(descuento=D("10.000"))),
    ("CFDI40119", lambda c: c.con(total=D("102.39"))),
    ("CFDI40119", lambda c: c.con(total=D("102.400"))),
    ("CFDI40201", lambda c: c.con(tipo_de_comprobante="P")),
    ("CFDI40166", lambda c: _concepto(c, lambda k: k.con(valor_unitario=D(0)))),
    ("CFDI40167", lambda c: _concepto(c, lambda k: k.con(importe=D("100.03")))),
    ("CFDI40168", lambda c: _concepto(c, lambda k: k.con(importe=D("100.0")))),
    ("CFDI40169", lambda c: _concepto(c, lambda k: k.con(descuento=D("100.01")))),
    ("CFDI40198", lambda c: _concepto(c, lambda k: k.con(parte=[PARTE]))),
    ("CFDI40171", lambda c: _concepto(c, lambda k: k.con(impuestos=None))),
    ("CFDI40172", lambda c: _concepto(c, lambda k: k.con(objeto_imp="01"))),
    ("CFDI40174", lambda c: _traslado(c, lambda t: t.con(base=D(0)))),
    ("CFDI40177", lambda c: _traslado(c, lambda t: t.con(tipo_factor="Exento"))),
    ("CFDI40178", lambda c: _traslado(c, lambda t: t.con(importe=None))),
    ("CFDI40179", lambda c: _traslado(c, lambda t: t.con(tasa_o_cuota=D("0.16")))),
    ("CFDI40180", lambda c: _traslado(c, lambda t: t.con(importe=D("14.42")))),
    ("CFDI40181", lambda c: _retencion(c, base=D(0))),
    ("CFDI40186", lambda c: _retencion(c, importe=D("9.02"))),
    ("CFDI40202", lambda c: _resumen(c, lambda r: r.con(total_impuestos_retenidos=D("9.000")))),
    ("CFDI40203", lambda c: _resumen(c, lambda r: r.con(total_impuestos_retenidos=D("9.01")))),
    ("CFDI40204", lambda c: _resumen(c, lambda r: r.con(total_impuestos_trasladados=D("14.400")))),
    ("CFDI40205", lambda c: _resumen(c, lambda r: r.con(total_impuestos_trasladados=D("14.41")))),
    ("CFDI40206", lambda c: _resumen(c, lambda r: r.con(total_impuestos_retenidos=None))),
    ("CFDI40208", lambda c: _resumen(c, lambda r: r.con(retenciones=[*r.retenciones, *r.retenciones]))),
    ("CFDI40210", lambda c: _resumen(c, lambda r: r.con(retenciones=[r.retenciones[0].con(importe=D("9.000"))]))),
    ("CFDI40211", lambda c: _resumen(c, lambda r: r.con(retenciones=[r.retenciones[0].con(importe=D("9.01"))]))),
    ("CFDI40212", lambda c: _resumen(c, lambda r: r.con(total_impuestos_trasladados=None))),
    ("CFDI40213", lambda c: _resumen(c, lambda r: r.con(traslados=[t.con(importe=D(0)) for t in r.traslados]))),
    ("CFDI40214", lambda c: _resumen(c, lambda r: r.con(traslados=[t.con(base=D("90.000")) for t in r.traslados]))),
    ("CFDI40215", lambda c: _resumen(c, lambda r: r.con(traslados=[t.con(base=D("90.01")) for t in r.traslados]))),
    ("CFDI40218", lambda c: _resumen(c, lambda r: r.con(traslados=[*r.traslados, *r.traslados]))),
    ("CFDI40220", lambda c: _resumen(c, lambda r: r.con(traslados=[r.traslados[0].con(importe=D("14.400"))]))),
    ("CFDI40221", lambda c: _resumen(c, lambda r: r.con(traslados=[r.traslados[0].con(importe=D("14.41"))]))),
    ("CFDI40999 traslados", lambda c: _resumen(c, lambda r: r.con(traslados=r.traslados[:1]))),
    ("CFDI40999 retenciones", lambda c: _resumen(c, lambda r: r.con(retenciones=[]))),
]


def test_una_factura_correcta_no_incumple_nada() -> None:
    assert incumplidas(_buena()) == set()
    assert str(_buena().total) == "102.40"


@pytest.mark.parametrize(("codigo", "mutar"), MUTACIONES, ids=[codigo for codigo, _ in MUTACIONES])
def test_cada_regla_ve_su_incumplimiento(codigo: str, mutar: Callable[[Comprobante], Comprobante]) -> None:
    assert codigo in incumplidas(mutar(_buena()))
