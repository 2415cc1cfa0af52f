"""The SAT's arithmetic rules once more, written from its formulas with fractions, to judge what `cfdi.calculo` makes.

Nothing of the code under test is used here: numbers are taken from the text that will be written, decimals are counted
in that text, and rounding is done on fractions. `incumplidas` gives the codes of the rules that a document breaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from cfdi.documentos.aerolineas import Aerolineas
from cfdi.documentos.cfdi40 import Comprobante, Concepto, Impuestos, RetencionConcepto, TrasladoConcepto
from cfdi.documentos.implocal import ImpuestosLocales
from cfdi.esquema import Nodo

DECIMALES = {"MXN": 2, "USD": 2, "EUR": 2, "ARS": 2, "JPY": 0, "CLP": 0, "KWD": 3, "CLF": 4, "XXX": 0}
"""c_Moneda, of the currencies that the tests use."""

PICO = Fraction(1, 10**12)


def escritos(valor: Decimal) -> int:
    """Decimals of the text."""
    return len(format(valor, "f").partition(".")[2])


def fraccion(valor: Decimal) -> Fraction:
    """Exactly the number of the text."""
    return Fraction(format(valor, "f"))


def redondo(valor: Fraction, decimales: int) -> Fraction:
    """Half up."""
    return Fraction(floor(valor * 10**decimales + Fraction(1, 2)), 10**decimales)


def truncado(valor: Fraction, decimales: int) -> Fraction:
    """Towards zero."""
    entero = floor(abs(valor) * 10**decimales)
    return Fraction(entero if valor >= 0 else -entero, 10**decimales)


def elevado(valor: Fraction, decimales: int) -> Fraction:
    """Upwards."""
    return Fraction(ceil(valor * 10**decimales), 10**decimales)


def media(valor: Decimal) -> Fraction:
    """Half a unit of the last decimal written."""
    return Fraction(1, 2 * 10 ** escritos(valor))


def dentro_40167(cantidad: Decimal, valor_unitario: Decimal, importe: Decimal) -> bool:
    """Anexo 20 I.F, Concepto, Importe."""
    c, v, x, d = fraccion(cantidad), fraccion(valor_unitario), fraccion(importe), escritos(importe)
    mc, mv = media(cantidad), media(valor_unitario)
    return truncado((c - mc) * (v - mv), d) <= x <= elevado((c + mc - PICO) * (v + mv - PICO), d)


def dentro_40180(base: Decimal, tasa: Decimal, importe: Decimal) -> bool:
    """Anexo 20 I.F, Traslado and Retencion, Importe."""
    b, t, x, d = fraccion(base), fraccion(tasa), fraccion(importe), escritos(importe)
    return truncado((b - media(base)) * t, d) <= x <= elevado((b + media(base) - PICO) * t, d)


def incumplidas(c: Comprobante) -> set[str]:
    """Codes of the arithmetic rules that the document breaks; empty is what `calcular` promises."""
    return {codigo for codigo, cumple in _reglas(c) if not cumple}


_Regla = tuple[str, bool]


def _reglas(c: Comprobante) -> Iterator[_Regla]:
    for concepto in c.conceptos:
        yield from _de_concepto(concepto, c.tipo_de_comprobante)
    if c.tipo_de_comprobante in ("T", "P"):
        yield "CFDI40109", c.sub_total == 0
        yield "CFDI40111", c.descuento is None and all(k.descuento is None for k in c.conceptos)
        yield "CFDI40119", c.total == 0
        yield "CFDI40201", c.impuestos is None
        return
    d = DECIMALES[c.moneda]
    for nodo in c.complementos:
        yield from _de_locales(nodo)
    descuentos = [k.descuento for k in c.conceptos if k.descuento is not None]
    yield "CFDI40107", escritos(c.sub_total) <= d
    yield "CFDI40108", fraccion(c.sub_total) == redondo(suma(k.importe for k in c.conceptos), d)
    yield "CFDI40111", (c.descuento is not None) == bool(descuentos)
    if c.descuento is not None:
        yield "CFDI40110", c.descuento <= c.sub_total
        yield "CFDI40111", fraccion(c.descuento) == redondo(suma(descuentos), d)
        yield "CFDI40112", escritos(c.descuento) <= d
    yield from _de_resumen(c, c.impuestos or Impuestos(), d)
    yield "CFDI40119", fraccion(c.total) == _total(c) and escritos(c.total) <= d and c.total >= 0


def suma(valores: Iterable[Decimal | None]) -> Fraction:
    return sum((fraccion(v) for v in valores if v is not None), Fraction(0))


def _total(c: Comprobante) -> Fraction:
    resumen = c.impuestos or Impuestos()
    cobrado = suma([c.sub_total, resumen.total_impuestos_trasladados])
    locales = sum((_aporte(nodo) for nodo in c.complementos), Fraction(0))
    return cobrado - suma([c.descuento, resumen.total_impuestos_retenidos]) + locales


def _aporte(complemento: Nodo) -> Fraction:
    if isinstance(complemento, ImpuestosLocales):
        return fraccion(complemento.totalde_traslados) - fraccion(complemento.totalde_retenciones)
    if isinstance(complemento, Aerolineas):
        cargos = complemento.otros_cargos
        return suma([complemento.tua, cargos.total_cargos if cargos else None])
    return Fraction(0)


def _de_locales(complemento: Nodo) -> Iterator[_Regla]:
    if isinstance(complemento, ImpuestosLocales):
        for total, nodos in (
            (complemento.totalde_retenciones, complemento.retenciones_locales),
            (complemento.totalde_traslados, complemento.traslados_locales),
        ):
            yield "implocal", fraccion(total) == suma(n.importe for n in nodos) and escritos(total) == 2


def _de_concepto(k: Concepto, tipo: str) -> Iterator[_Regla]:
    yield "XSD", all(escritos(v) <= 6 for v in (k.cantidad, k.valor_unitario, k.importe, k.descuento or Decimal(0)))
    yield "CFDI40166", k.valor_unitario > 0 or tipo in ("T", "P")
    yield "CFDI40167", dentro_40167(k.cantidad, k.valor_unitario, k.importe)
    if k.descuento is not None:
        yield "CFDI40168", escritos(k.descuento) <= escritos(k.importe)
        yield "CFDI40169", k.descuento <= k.importe
    yield "CFDI40171", k.objeto_imp != "02" or k.impuestos is not None
    yield "CFDI40172", k.objeto_imp not in ("01", "03", "04", "05") or k.impuestos is None
    for p in k.parte:
        if p.valor_unitario is not None and p.importe is not None:
            yield "CFDI40198", dentro_40167(p.cantidad, p.valor_unitario, p.importe)
    if k.impuestos is not None:
        yield "CFDI40173", bool(k.impuestos.traslados or k.impuestos.retenciones)
        for t in k.impuestos.traslados:
            yield from _de_traslado(t)
        for r in k.impuestos.retenciones:
            yield from _de_retencion(r)


def _de_traslado(t: TrasladoConcepto) -> Iterator[_Regla]:
    yield "CFDI40174", t.base > 0 and escritos(t.base) <= 6
    if t.tipo_factor == "Exento":
        yield "CFDI40177", t.tasa_o_cuota is None and t.importe is None
    elif t.tasa_o_cuota is None or t.importe is None:
        yield "CFDI40178", False
    else:
        yield "CFDI40179", escritos(t.tasa_o_cuota) == 6
        yield "CFDI40180", dentro_40180(t.base, t.tasa_o_cuota, t.importe) and escritos(t.importe) <= 6


def _de_retencion(r: RetencionConcepto) -> Iterator[_Regla]:
    yield "CFDI40181", r.base > 0 and escritos(r.base) <= 6
    yield "CFDI40184", r.tipo_factor != "Exento"
    yield "CFDI40185", escritos(r.tasa_o_cuota) == 6
    yield "CFDI40186", dentro_40180(r.base, r.tasa_o_cuota, r.importe) and escritos(r.importe) <= 6


_Clave = tuple[str, str, Decimal | None]


def _de_resumen(c: Comprobante, resumen: Impuestos, d: int) -> Iterator[_Regla]:
    yield from _retenidos(c, resumen, d)
    yield from _trasladados(c, resumen, d)


def _retenidos(c: Comprobante, resumen: Impuestos, d: int) -> Iterator[_Regla]:
    sumas: dict[str, Fraction] = defaultdict(Fraction)
    for k in c.conceptos:
        for r in k.impuestos.retenciones if k.impuestos else ():
            sumas[r.impuesto] += fraccion(r.importe)
    yield "CFDI40999 retenciones", {r.impuesto for r in resumen.retenciones} == set(sumas)
    yield "CFDI40208", len({r.impuesto for r in resumen.retenciones}) == len(resumen.retenciones)
    for nodo in resumen.retenciones:
        yield "CFDI40210", escritos(nodo.importe) <= d
        yield "CFDI40211", fraccion(nodo.importe) == redondo(sumas[nodo.impuesto], d)
    total = resumen.total_impuestos_retenidos
    yield "CFDI40206", (total is not None) == bool(sumas)
    if total is not None:
        yield "CFDI40202", escritos(total) <= d
        yield "CFDI40203", fraccion(total) == suma(r.importe for r in resumen.retenciones)


def _trasladados(c: Comprobante, resumen: Impuestos, d: int) -> Iterator[_Regla]:
    bases: dict[_Clave, Fraction] = defaultdict(Fraction)
    importes: dict[_Clave, Fraction] = defaultdict(Fraction)
    for k in c.conceptos:
        for t in k.impuestos.traslados if k.impuestos else ():
            clave = (t.impuesto, t.tipo_factor, t.tasa_o_cuota)
            bases[clave] += fraccion(t.base)
            importes[clave] += suma([t.importe])
    claves = [(t.impuesto, t.tipo_factor, t.tasa_o_cuota) for t in resumen.traslados]
    yield "CFDI40999 traslados", set(claves) == set(bases)
    yield "CFDI40218", len(set(claves)) == len(claves)
    for clave, nodo in zip(claves, resumen.traslados, strict=True):
        yield "CFDI40214", escritos(nodo.base) <= d
        yield "CFDI40215", fraccion(nodo.base) == redondo(bases[clave], d)
        if nodo.tipo_factor == "Exento":
            yield "CFDI40213", nodo.tasa_o_cuota is None and nodo.importe is None
        elif nodo.importe is None or nodo.tasa_o_cuota is None:
            yield "CFDI40221", False
        else:
            yield "CFDI40219", escritos(nodo.tasa_o_cuota) == 6
            yield "CFDI40220", escritos(nodo.importe) <= d
            yield "CFDI40221", fraccion(nodo.importe) == redondo(importes[clave], d)
    total = resumen.total_impuestos_trasladados
    cobra = any(factor != "Exento" for _, factor, _ in bases)
    yield "CFDI40212", (total is not None) == cobra
    if total is not None:
        yield "CFDI40204", escritos(total) <= d
        yield "CFDI40205", fraccion(total) == suma(t.importe for t in resumen.traslados)
