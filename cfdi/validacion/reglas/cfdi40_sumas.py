"""The taxes of all concepts of a CFDI 4.0, added up as its summary must add them (matrix codes CFDI40201 to CFDI40221).

Each function looks at the whole document: ask for it through `documento.una_vez`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cfdi.calculo.importes import CERO, suma
from cfdi.documentos.cfdi40 import Comprobante, RetencionConcepto, TrasladoConcepto, TrasladoTotal
from cfdi.validacion.reglas.cfdi40_predicados import EXENTO


class Grupo(NamedTuple):
    """What makes two transferred taxes the same: an absent rate (Exento) is a value of its own."""

    impuesto: str
    tipo_factor: str
    tasa_o_cuota: Decimal | None

    def __str__(self) -> str:
        """As messages name it: `002 Tasa 0.160000`."""
        return " ".join(str(parte) for parte in self if parte is not None)


class Suma(NamedTuple):
    """Exact sums over the concepts, as written and not rounded."""

    base: Decimal
    importe: Decimal


NADA = Suma(CERO, CERO)


def grupo(t: TrasladoConcepto | TrasladoTotal) -> Grupo:
    """The group of a tax; equal rates are equal numbers, whatever decimals they are written with."""
    return Grupo(t.impuesto, t.tipo_factor, t.tasa_o_cuota)


def traslados_de_conceptos(c: Comprobante) -> Iterator[TrasladoConcepto]:
    """All transferred taxes of all concepts."""
    return (t for x in c.conceptos if x.impuestos is not None for t in x.impuestos.traslados)


def retenciones_de_conceptos(c: Comprobante) -> Iterator[RetencionConcepto]:
    """All withheld taxes of all concepts."""
    return (r for x in c.conceptos if x.impuestos is not None for r in x.impuestos.retenciones)


def trasladado(c: Comprobante) -> dict[Grupo, Suma]:
    """What the concepts transfer, by group. An absent Importe (Exento) counts as zero."""
    grupos: dict[Grupo, list[TrasladoConcepto]] = {}
    for t in traslados_de_conceptos(c):
        grupos.setdefault(grupo(t), []).append(t)
    return {g: Suma(suma(t.base for t in ts), suma(t.importe or CERO for t in ts)) for g, ts in grupos.items()}


def retenido(c: Comprobante) -> dict[str, Decimal]:
    """What the concepts withhold, by Impuesto, whatever the rate."""
    importes: dict[str, list[Decimal]] = {}
    for r in retenciones_de_conceptos(c):
        importes.setdefault(r.impuesto, []).append(r.importe)
    return {impuesto: suma(propios) for impuesto, propios in importes.items()}


def todo_es_exento(c: Comprobante) -> bool:
    """Whether the concepts transfer something, and nothing but Exento."""
    factores = {t.tipo_factor for t in traslados_de_conceptos(c)}
    return factores == {EXENTO}
