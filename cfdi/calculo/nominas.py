"""The arithmetic of the complement of payroll (Nómina 1.2): totals, and the amounts of the Comprobante.

    nomina(…, nominas=[Nomina(…, percepciones=percepciones([Percepcion(…), …]), deducciones=deducciones([…]))])

All amounts are pesos and all totals are exact sums. Source: guide of payroll; error matrix NOM20 to NOM110.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple, TypeVar

from cfdi.calculo.complementos import comprobar, derivar
from cfdi.calculo.derivados import con_derivados
from cfdi.calculo.importes import Numero, a_positivo, con_decimales, producto, suma
from cfdi.calculo.periodos import antiguedad
from cfdi.documentos.nomina12 import (
    Deduccion,
    Deducciones,
    JubilacionPensionRetiro,
    Nomina,
    OtroPago,
    Percepcion,
    Percepciones,
    Receptor,
    SeparacionIndemnizacion,
)
from cfdi.errores import ErrorDatos

ISR = "002"
"""Key of c_TipoDeduccion: the only one that TotalImpuestosRetenidos sums."""

SUBSIDIO = "002"
"""Key of c_TipoOtroPago: the employment subsidy, which may be zero."""

_SEPARACION = frozenset({"022", "023", "025"})
_RETIRO = frozenset({"039", "044"})
_DECIMALES = 2
_DIAS_DE_UN_MES = 31
_Item = TypeVar("_Item", Percepcion, Deduccion)


# The parts of a Nomina, from their items


def percepciones(
    percepcion: Iterable[Percepcion],
    *,
    jubilacion_pension_retiro: JubilacionPensionRetiro | None = None,
    separacion_indemnizacion: SeparacionIndemnizacion | None = None,
) -> Percepciones:
    """What the worker earns, with its totals (NOM69 to NOM74).

    Items 039 and 044 need `jubilacion_pension_retiro`, 022, 023 and 025 need `separacion_indemnizacion` (NOM78,
    NOM79): ErrorDatos is raised without it, and for no items at all.
    """
    partes = _lista(percepcion, "percepcion")
    claves = {p.tipo_percepcion for p in partes}
    for grupo, nodo, campo in (
        (_RETIRO, jubilacion_pension_retiro, "jubilacion_pension_retiro"),
        (_SEPARACION, separacion_indemnizacion, "separacion_indemnizacion"),
    ):
        if nodo is None and claves & grupo:
            raise ErrorDatos(
                f"es un dato obligatorio con la percepción {min(claves & grupo)}", campo=campo, remedio="Indíquelo."
            )
    return Percepciones(
        **totales_de_percepciones(partes)._asdict(),
        percepcion=partes,
        jubilacion_pension_retiro=jubilacion_pension_retiro,
        separacion_indemnizacion=separacion_indemnizacion,
    )


def deducciones(deduccion: Iterable[Deduccion]) -> Deducciones:
    """What is taken from the wages, with its totals (NOM91, NOM92). Raises ErrorDatos for no items at all."""
    partes = _lista(deduccion, "deduccion")
    return Deducciones(**totales_de_deducciones(partes)._asdict(), deduccion=partes)


class TotalesDePercepciones(NamedTuple):
    """Absent are the kinds of which there are no items."""

    total_sueldos: Decimal | None
    total_separacion_indemnizacion: Decimal | None
    total_jubilacion_pension_retiro: Decimal | None
    total_gravado: Decimal
    total_exento: Decimal


def totales_de_percepciones(partes: Sequence[Percepcion]) -> TotalesDePercepciones:
    """The totals of some items: by kind, and taxed and exempt."""
    sueldos, separacion, retiro = ([p for p in partes if _grupo(p) is grupo] for grupo in (None, _SEPARACION, _RETIRO))
    return TotalesDePercepciones(
        total_sueldos=_gravado_y_exento(sueldos),
        total_separacion_indemnizacion=_gravado_y_exento(separacion),
        total_jubilacion_pension_retiro=_gravado_y_exento(retiro),
        total_gravado=_suma(p.importe_gravado for p in partes),
        total_exento=_suma(p.importe_exento for p in partes),
    )


def _grupo(percepcion: Percepcion) -> frozenset[str] | None:
    return next((g for g in (_SEPARACION, _RETIRO) if percepcion.tipo_percepcion in g), None)


def _gravado_y_exento(partes: Sequence[Percepcion]) -> Decimal | None:
    return _suma(x for p in partes for x in (p.importe_gravado, p.importe_exento)) if partes else None


class TotalesDeDeducciones(NamedTuple):
    """Absent are the kinds of which there are no items."""

    total_otras_deducciones: Decimal | None
    total_impuestos_retenidos: Decimal | None


def totales_de_deducciones(partes: Sequence[Deduccion]) -> TotalesDeDeducciones:
    """The totals of some items: ISR, and the rest."""
    isr = [d.importe for d in partes if d.tipo_deduccion == ISR]
    otras = [d.importe for d in partes if d.tipo_deduccion != ISR]
    return TotalesDeDeducciones(_suma(otras) if otras else None, _suma(isr) if isr else None)


class TotalesDeNomina(NamedTuple):
    """Absent are the kinds of which there are no items (NOM36, NOM38)."""

    total_percepciones: Decimal | None
    total_deducciones: Decimal | None
    total_otros_pagos: Decimal | None


def totales_de_nomina(
    percibido: Percepciones | None, deducido: Deducciones | None, otros_pagos: Sequence[OtroPago]
) -> TotalesDeNomina:
    """The totals of a Nomina, from those of its parts (NOM37, NOM39, NOM40)."""
    return TotalesDeNomina(
        None
        if percibido is None
        else _suma_de_presentes(
            percibido.total_sueldos,
            percibido.total_separacion_indemnizacion,
            percibido.total_jubilacion_pension_retiro,
        ),
        None
        if deducido is None
        else _suma_de_presentes(deducido.total_otras_deducciones, deducido.total_impuestos_retenidos),
        _suma(o.importe for o in otros_pagos) if otros_pagos else None,
    )


# Nomina nodes


def completar_nomina(nomina: Nomina) -> Nomina:
    """A Nomina with its totals, and the worker's Antigüedad in weeks, where they are absent."""
    derivados = totales_de_nomina(nomina.percepciones, nomina.deducciones, nomina.otros_pagos)._asdict()
    ausentes = {nombre: valor for nombre, valor in derivados.items() if getattr(nomina, nombre) is None}
    return con_derivados(nomina, receptor=con_antiguedad(nomina.receptor, nomina.fecha_final_pago), **ausentes)


def con_antiguedad(receptor: Receptor, fecha_final_pago: date) -> Receptor:
    """The worker with the Antigüedad in weeks, if it is absent and the first day of the employment is told."""
    inicio = receptor.fecha_inicio_rel_laboral
    if receptor.antiguedad is not None or inicio is None:
        return receptor
    return receptor.con(antiguedad=antiguedad(inicio, fecha_final_pago))


@derivar.register(Nomina)
def derivar_nomina(nomina: Nomina) -> Nomina:
    """A Nomina with every total derived again; it is the same object when nothing changes."""
    percibido, deducido = nomina.percepciones, nomina.deducciones
    if percibido is not None:
        percibido = con_derivados(percibido, **totales_de_percepciones(percibido.percepcion)._asdict())
    if deducido is not None:
        deducido = con_derivados(deducido, **totales_de_deducciones(deducido.deduccion)._asdict())
    totales = totales_de_nomina(percibido, deducido, nomina.otros_pagos)
    return con_derivados(nomina, percepciones=percibido, deducciones=deducido, **totales._asdict())


@comprobar.register(Nomina)
def comprobar_nomina(nomina: Nomina, campo: str) -> None:
    """Raises ErrorDatos for figures that no payroll receipt can have; `campo` is how the error names the node.

    They are a negative amount, an item earned of zero (NOM75), a deduction of zero (NOM96), another payment of zero
    that is not the subsidy (NOM100), a subsidy handed over above the one caused (NOM107), and nothing paid (NOM31).
    """
    if nomina.percepciones is None and not nomina.otros_pagos:
        raise ErrorDatos("no lleva percepciones ni otros pagos", campo=campo, remedio="Indique al menos unas u otros.")
    for i, p in enumerate(nomina.percepciones.percepcion if nomina.percepciones else (), 1):
        donde = f"{campo}.percepciones[{i}]"
        _exigir(p.importe_gravado >= 0, f"{donde}.importe_gravado", p.importe_gravado, "no puede ser negativo")
        _exigir(p.importe_exento >= 0, f"{donde}.importe_exento", p.importe_exento, "no puede ser negativo")
        motivo = "debe ser mayor que cero si ImporteExento es cero"
        _exigir(bool(p.importe_gravado or p.importe_exento), f"{donde}.importe_gravado", p.importe_gravado, motivo)
    for i, d in enumerate(nomina.deducciones.deduccion if nomina.deducciones else (), 1):
        _exigir(d.importe > 0, f"{campo}.deducciones[{i}].importe", d.importe, "debe ser mayor que cero")
    for i, o in enumerate(nomina.otros_pagos, 1):
        donde = f"{campo}.otros_pagos[{i}].importe"
        _exigir(o.importe >= 0, donde, o.importe, "no puede ser negativo")
        _exigir(
            o.importe > 0 or o.tipo_otro_pago == SUBSIDIO, donde, o.importe, "solo el subsidio (002) puede ser cero"
        )
        if o.subsidio_al_empleo is not None:
            causado = o.subsidio_al_empleo.subsidio_causado
            _exigir(o.importe <= causado, donde, o.importe, f"es mayor que el subsidio causado, {causado}")


def _exigir(cumple: bool, campo: str, valor: Decimal, motivo: str) -> None:
    if not cumple:
        raise ErrorDatos(motivo, campo=campo, valor=valor, remedio="Corrija la cifra.")


# The Comprobante


class ImportesDeNomina(NamedTuple):
    """What the only concept of a payroll receipt is worth."""

    importe: Decimal
    descuento: Decimal | None


def importes_de_nominas(nominas: Iterable[Nomina]) -> ImportesDeNomina:
    """ValorUnitario and Importe, the sum of TotalPercepciones and TotalOtrosPagos of all Nomina nodes (NOM20, NOM21),
    and Descuento, that of TotalDeducciones; absent if no node has it (NOM22).
    """
    nodos = tuple(nominas)
    pagado = [x for n in nodos for x in (n.total_percepciones, n.total_otros_pagos) if x is not None]
    deducido = [n.total_deducciones for n in nodos if n.total_deducciones is not None]
    return ImportesDeNomina(_suma(pagado), _suma(deducido) if deducido else None)


def _suma(importes: Iterable[Decimal]) -> Decimal:
    return con_decimales(suma(importes), _DECIMALES)


def _suma_de_presentes(*importes: Decimal | None) -> Decimal:
    return _suma(x for x in importes if x is not None)


def _lista(items: Iterable[_Item], campo: str) -> tuple[_Item, ...]:
    partes = tuple(items)
    if not partes:
        raise ErrorDatos("hace falta al menos una", campo=campo, remedio="Omita el nodo si no hay ninguna.")
    return partes


# The employment subsidy


class _Tope(NamedTuple):
    desde: date
    hasta_31_dias: Decimal
    por_dia: Decimal


_TOPES = (
    _Tope(date(2026, 1, 1), Decimal("628.00"), Decimal("20.66")),
    _Tope(date(2025, 1, 1), Decimal("475.00"), Decimal("15.63")),
    _Tope(date.min, Decimal("407.02"), Decimal("13.39")),
)
"""Newest first. The day's part is the month's over 30.4. Those of 2025 and 2026 were only seen in second-hand digests
of the SAT's matrix (revision E)."""


def subsidio_maximo(fecha: date, num_dias_pagados: Numero) -> Decimal:
    """How much SubsidioCausado may be at most: a month's for 31 days paid or fewer (NOM101), else so much a day
    (NOM108).

    fecha: of the Comprobante; it decides which limits are in force. Raises ErrorDatos unless the days are a number
    above zero.
    """
    dias = a_positivo(num_dias_pagados, "num_dias_pagados")
    dia = fecha.date() if isinstance(fecha, datetime) else fecha
    tope = next(t for t in _TOPES if t.desde <= dia)
    return tope.hasta_31_dias if dias <= _DIAS_DE_UN_MES else producto(tope.por_dia, dias)
