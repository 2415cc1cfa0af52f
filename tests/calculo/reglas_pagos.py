"""The rules of the complement of payments once more, written from their formulas with fractions.

Like `reglas`, it judges what `cfdi.calculo` makes and uses nothing of it. Rounding is half up where the SAT only says
"redondeo"; the upper limits of CRP20276 are the guide's, which are the narrower ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import DoctoRelacionado, ImpuestosDR, ImpuestosP, Pago, Pagos, RetencionDR, TrasladoDR
from tests.calculo.reglas import DECIMALES, dentro_40180, escritos, fraccion, media, redondo, suma, truncado

PICO = Fraction(1, 10**16)
SIN_DESGLOSE = ("01", "03", "04", "05")

_Regla = tuple[str, bool]
_Clave = tuple[str, str, Decimal | None]


def incumplidas_de_pago(c: Comprobante) -> set[str]:
    """Codes that a receipt of payments breaks; empty is what the builders promise."""
    (pagos,) = c.complementos_de(Pagos)
    reglas = [*_de_comprobante(c), *(r for p in pagos.pago for r in _de_pago(p)), *_de_totales(pagos)]
    return {codigo for codigo, cumple in reglas if not cumple}


def _de_comprobante(c: Comprobante) -> Iterator[_Regla]:
    yield "CRP20101", c.tipo_de_comprobante == "P"
    yield "CRP20102", c.exportacion == "01"
    yield "CRP20103", format(c.sub_total, "f") == "0"
    yield "CRP20104", c.moneda == "XXX"
    ausentes = (c.forma_pago, c.metodo_pago, c.condiciones_de_pago, c.descuento, c.tipo_cambio, c.impuestos)
    yield "CRP20105", all(x is None for x in ausentes)
    yield "CRP20110", format(c.total, "f") == "0"
    (k,) = c.conceptos
    yield "CRP20112", not (k.impuestos or k.informacion_aduanera or k.cuenta_predial or k.complementos or k.parte)
    fijos = (k.clave_prod_serv, k.clave_unidad, k.descripcion, k.objeto_imp)
    yield "CRP20113", fijos == ("84111506", "ACT", "Pago", "01")
    yield "CRP20114", all(x is None for x in (k.no_identificacion, k.unidad, k.descuento))
    yield "CRP20115", [format(x, "f") for x in (k.cantidad, k.valor_unitario, k.importe)] == ["1", "0", "0"]
    yield "CP01", c.receptor.uso_cfdi == "CP01"


def _de_pago(p: Pago) -> Iterator[_Regla]:
    d = DECIMALES[p.moneda_p]
    yield "CRP20214", p.tipo_cambio_p is not None
    yield "CRP20215", p.moneda_p != "MXN" or format(p.tipo_cambio_p or 0, "f") == "1"
    yield "CRP20218", p.monto > 0
    yield "CRP20219", escritos(p.monto) <= d
    for docto in p.docto_relacionado:
        yield from _de_docto(docto, p)
    if all(x.moneda_dr == p.moneda_p for x in p.docto_relacionado):
        yield "CRP20217", suma(x.imp_pagado for x in p.docto_relacionado) <= fraccion(p.monto)
    else:
        yield "CRP20276", _alcanza(p, d)
    yield from _de_resumen(p)


def _alcanza(p: Pago, d: int) -> bool:
    convertido = sum((fraccion(x.imp_pagado) / _equivalencia(x) for x in p.docto_relacionado), Fraction(0))
    if truncado(convertido, d) <= fraccion(p.monto):
        return True
    limites = [_limites(x, p, d) for x in p.docto_relacionado]
    return sum(x for x, _ in limites) <= fraccion(p.monto) <= sum(x for _, x in limites)


def _limites(x: DoctoRelacionado, p: Pago, d: int) -> tuple[Fraction, Fraction]:
    """Linf and Lsup of CRP20275, with the ten decimals of CRP20277."""
    media_e = media(x.equivalencia_dr or Decimal(1))
    if len(p.docto_relacionado) > 1 and x.moneda_dr == p.moneda_p:
        media_e = Fraction(1, 2 * 10**10)
    i, e, media_i = fraccion(x.imp_pagado), _equivalencia(x), media(x.imp_pagado)
    inferior = (i - media_i) / (e + media_e - PICO)
    return truncado(inferior, d), redondo((i + media_i - PICO) / (e - media_e), d)


def _equivalencia(x: DoctoRelacionado) -> Fraction:
    return fraccion(x.equivalencia_dr or Decimal(1))


def _de_docto(x: DoctoRelacionado, p: Pago) -> Iterator[_Regla]:
    d = DECIMALES[x.moneda_dr]
    yield "CRP20237", x.equivalencia_dr is not None
    texto = format(x.equivalencia_dr or 0, "f")
    yield "CRP20238", x.moneda_dr != p.moneda_p or texto == "1"
    yield "CRP20237 decimales", len(texto.partition(".")[2]) <= 10 and not texto.partition(".")[2].endswith("0")
    yield "CRP20239", x.imp_saldo_ant > 0
    yield "CRP20240", escritos(x.imp_saldo_ant) <= d
    yield "CRP20241", x.imp_pagado > 0
    yield "CRP20242", escritos(x.imp_pagado) <= d
    yield "CRP20243", escritos(x.imp_saldo_insoluto) <= d
    resto = fraccion(x.imp_saldo_ant) - fraccion(x.imp_pagado)
    yield "CRP20244", fraccion(x.imp_saldo_insoluto) == resto >= 0
    yield "CRP20246", x.objeto_imp_dr != "02" or x.impuestos_dr is not None
    yield "CRP20247", x.objeto_imp_dr not in SIN_DESGLOSE or x.impuestos_dr is None
    if x.moneda_dr != p.moneda_p:
        inferior, superior = _limites(x, p, DECIMALES[p.moneda_p])
        convertido = truncado(fraccion(x.imp_pagado) / _equivalencia(x), DECIMALES[p.moneda_p])
        yield "CRP20275", inferior <= convertido <= superior
    if x.impuestos_dr is not None:
        yield "CRP20248", bool(x.impuestos_dr.retenciones_dr or x.impuestos_dr.traslados_dr)
        for r in x.impuestos_dr.retenciones_dr:
            yield "CRP20252", r.tipo_factor_dr != "Exento"
            yield from _de_impuesto(r, ("CRP20249", "CRP20254"))
        for t in x.impuestos_dr.traslados_dr:
            yield from _de_impuesto(t, ("CRP20255", "CRP20261"))


def _de_impuesto(t: RetencionDR | TrasladoDR, codigos: tuple[str, str]) -> Iterator[_Regla]:
    de_base, de_importe = codigos
    yield de_base, t.base_dr > 0 and escritos(t.base_dr) <= 6
    if t.tipo_factor_dr == "Exento":
        yield "CRP20258", t.tasa_o_cuota_dr is None and t.importe_dr is None
    elif t.tasa_o_cuota_dr is None or t.importe_dr is None:
        yield "CRP20259", False
    else:
        yield "CRP20260", escritos(t.tasa_o_cuota_dr) == 6
        yield de_importe, dentro_40180(t.base_dr, t.tasa_o_cuota_dr, t.importe_dr) and escritos(t.importe_dr) <= 6


def _de_resumen(p: Pago) -> Iterator[_Regla]:
    retenidos: dict[str, Fraction] = defaultdict(Fraction)
    bases: dict[_Clave, Fraction] = defaultdict(Fraction)
    importes: dict[_Clave, Fraction] = defaultdict(Fraction)
    for x in p.docto_relacionado:
        impuestos = x.impuestos_dr or ImpuestosDR()
        for r in impuestos.retenciones_dr:
            retenidos[r.impuesto_dr] += fraccion(r.importe_dr) / _equivalencia(x)
        for t in impuestos.traslados_dr:
            clave = (t.impuesto_dr, t.tipo_factor_dr, t.tasa_o_cuota_dr)
            bases[clave] += fraccion(t.base_dr) / _equivalencia(x)
            importes[clave] += suma([t.importe_dr]) / _equivalencia(x)
    resumen = p.impuestos_p or ImpuestosP()
    yield "ImpuestosP", (p.impuestos_p is not None) == bool(retenidos or bases)
    yield "CRP20263", sorted(r.impuesto_p for r in resumen.retenciones_p) == sorted(retenidos)
    for r_p in resumen.retenciones_p:
        yield "CRP20265", _es_la_suma(r_p.importe_p, retenidos[r_p.impuesto_p])
    claves = [(t.impuesto_p, t.tipo_factor_p, t.tasa_o_cuota_p) for t in resumen.traslados_p]
    yield "CRP20271", len(set(claves)) == len(claves) and set(claves) == set(bases)
    for clave, t_p in zip(claves, resumen.traslados_p, strict=True):
        yield "CRP20268", _es_la_suma(t_p.base_p, bases[clave])
        if t_p.tipo_factor_p == "Exento":
            yield "CRP20266", t_p.tasa_o_cuota_p is None and t_p.importe_p is None
        else:
            yield "CRP20274", t_p.importe_p is not None and _es_la_suma(t_p.importe_p, importes[clave])


def _es_la_suma(x: Decimal, exacta: Fraction) -> bool:
    return abs(fraccion(x) - exacta) < Fraction(1, 10 ** escritos(x)) and escritos(x) <= 6


def _de_totales(pagos: Pagos) -> Iterator[_Regla]:
    t = pagos.totales
    monto = sum((fraccion(p.monto) * _en_pesos(p) for p in pagos.pago), Fraction(0))
    yield "CRP20211", fraccion(t.monto_total_pagos) == redondo(monto, 2) and escritos(t.monto_total_pagos) <= 2
    for codigo, total, impuesto in (
        ("CRP20201", t.total_retenciones_iva, "002"),
        ("CRP20202", t.total_retenciones_isr, "001"),
        ("CRP20203", t.total_retenciones_ieps, "003"),
    ):
        yield codigo, _es_el_total(total, _retenido(pagos.pago, impuesto))
    for codigos, de_base, de_importe, tasa in (
        (("CRP20204", "CRP20205"), t.total_traslados_base_iva16, t.total_traslados_impuesto_iva16, Decimal("0.16")),
        (("CRP20206", "CRP20207"), t.total_traslados_base_iva8, t.total_traslados_impuesto_iva8, Decimal("0.08")),
        (("CRP20208", "CRP20209"), t.total_traslados_base_iva0, t.total_traslados_impuesto_iva0, Decimal(0)),
    ):
        bases, importes = _trasladado(pagos.pago, "Tasa", tasa)
        yield codigos[0], _es_el_total(de_base, bases)
        yield codigos[1], _es_el_total(de_importe, importes)
    exentas, _ = _trasladado(pagos.pago, "Exento", None)
    yield "CRP20210", _es_el_total(t.total_traslados_base_iva_exento, exentas)


def _en_pesos(p: Pago) -> Fraction:
    return fraccion(p.tipo_cambio_p or Decimal(1))


def _es_el_total(total: Decimal | None, sumandos: Sequence[Fraction]) -> bool:
    """The field is there when its kind of tax is, and is its sum (CRP20264, CRP20267, CRP20273)."""
    if total is None or not sumandos:
        return total is None and not sumandos
    return fraccion(total) == redondo(sum(sumandos, Fraction(0)), 2) and escritos(total) <= 2


def _retenido(pagos: Iterable[Pago], impuesto: str) -> list[Fraction]:
    return [
        fraccion(r.importe_p) * _en_pesos(p)
        for p in pagos
        for r in (p.impuestos_p or ImpuestosP()).retenciones_p
        if r.impuesto_p == impuesto
    ]


def _trasladado(pagos: Iterable[Pago], factor: str, tasa: Decimal | None) -> tuple[list[Fraction], list[Fraction]]:
    nodos = [
        (t, _en_pesos(p))
        for p in pagos
        for t in (p.impuestos_p or ImpuestosP()).traslados_p
        if (t.impuesto_p, t.tipo_factor_p, t.tasa_o_cuota_p) == ("002", factor, tasa)
    ]
    return [fraccion(t.base_p) * tc for t, tc in nodos], [suma([t.importe_p]) * tc for t, tc in nodos]
