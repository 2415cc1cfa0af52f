"""Local taxes, and all else that a complement adds to the Total of a Comprobante (CFDI40119).

    ingreso(…, complementos=[impuestos_locales(ish("0.03", base="1500.00"))])

Local taxes stand in their own complement and not among the Impuestos; the Total takes their two sums. So it does
with the airport fee and the charges of a flight ticket.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from cfdi.calculo.complementos import aporte, derivar
from cfdi.calculo.derivados import con_derivados
from cfdi.calculo.importes import (
    CERO,
    UNO,
    Numero,
    a_importe,
    con_decimales,
    decimales_escritos,
    producto,
    redondear,
    resta,
    sin_ceros,
    suma,
)
from cfdi.documentos.aerolineas import Aerolineas
from cfdi.documentos.implocal import ImpuestosLocales, RetencionesLocales, TrasladosLocales
from cfdi.errores import ErrorDatos

_DECIMALES = 2
"""Of every figure of implocal, in any currency."""

_CIEN = Decimal(100)


def ish(tasa: Numero, *, base: Numero | None = None, importe: Numero | None = None) -> TrasladosLocales:
    """The tax of a state on lodging: `ish("0.03", base="1500.00")`. See `traslado_local`."""
    return traslado_local("ISH", tasa, base=base, importe=importe)


def traslado_local(
    nombre: str, tasa: Numero, *, base: Numero | None = None, importe: Numero | None = None
) -> TrasladosLocales:
    """A local tax that is transferred: it adds to the Total.

    tasa: as a fraction, like everywhere else in this library ("0.03"); the complement writes it in per cent (3.00).
    Either `base`, what it is charged on, or `importe`; the amount is base × tasa, rounded half up at 2 decimals.

    Raises ErrorDatos, with field, value and remedy, for a rate above 1 or with a fraction of a hundredth of a per
    cent, and when neither or both of `base` and `importe` are given.
    """
    por_ciento, monto = _liquidar(tasa, base, importe)
    return TrasladosLocales(imp_loc_trasladado=nombre, tasade_traslado=por_ciento, importe=monto)


def retencion_local(
    nombre: str, tasa: Numero, *, base: Numero | None = None, importe: Numero | None = None
) -> RetencionesLocales:
    """A local tax that is withheld (5 al millar, cedular…): it takes away from the Total. See `traslado_local`."""
    por_ciento, monto = _liquidar(tasa, base, importe)
    return RetencionesLocales(imp_loc_retenido=nombre, tasade_retencion=por_ciento, importe=monto)


def impuestos_locales(*impuestos: TrasladosLocales | RetencionesLocales) -> ImpuestosLocales:
    """The complement of the local taxes of an invoice, with its two totals.

    Raises ErrorDatos for no taxes at all, and for what is not a local tax.
    """
    if not impuestos:
        raise ErrorDatos(
            "hace falta al menos uno",
            campo="impuestos",
            remedio='Escriba por ejemplo impuestos_locales(ish("0.03", base="1500.00")).',
        )
    for i, impuesto in enumerate(impuestos, 1):
        if not isinstance(impuesto, TrasladosLocales | RetencionesLocales):
            raise ErrorDatos(
                f"se esperaba un impuesto local y llegó {type(impuesto).__name__}",
                campo=f"impuestos[{i}]",
                remedio='Escriba impuestos_locales(ish("0.03", base="1500.00"), …), sin lista.',
            )
    retenciones = [i for i in impuestos if isinstance(i, RetencionesLocales)]
    traslados = [i for i in impuestos if isinstance(i, TrasladosLocales)]
    return ImpuestosLocales(
        **totales_locales(retenciones, traslados)._asdict(),
        retenciones_locales=retenciones,
        traslados_locales=traslados,
    )


def _liquidar(tasa: Numero, base: Numero | None, importe: Numero | None) -> tuple[Decimal, Decimal]:
    fraccion = a_importe(tasa, "tasa")
    por_ciento = sin_ceros(producto(fraccion, _CIEN), _DECIMALES)
    if fraccion > UNO or decimales_escritos(por_ciento) > _DECIMALES:
        raise ErrorDatos(
            "debe ser una fracción, de 0 a 1, con cuatro decimales a lo más",
            campo="tasa",
            valor=fraccion,
            remedio='Escriba "0.03" para el 3 %.',
        )
    if (base is None) == (importe is None):
        raise ErrorDatos(
            "se indica la base o el importe, y no ambos",
            campo="base",
            valor=base,
            remedio='Escriba base="1500.00" para que el importe se derive.',
        )
    if base is not None:
        return por_ciento, redondear(producto(a_importe(base, "base"), fraccion), _DECIMALES)
    return por_ciento, con_decimales(a_importe(importe or CERO, "importe"), _DECIMALES)


# What is derived, and what adds to the Total


@derivar.register(ImpuestosLocales)
def derivar_locales(nodo: ImpuestosLocales) -> ImpuestosLocales:
    """The local taxes with both totals, exact sums of their nodes."""
    return con_derivados(nodo, **totales_locales(nodo.retenciones_locales, nodo.traslados_locales)._asdict())


class TotalesLocales(NamedTuple):
    """Zero when there is nothing to sum."""

    totalde_retenciones: Decimal
    totalde_traslados: Decimal


def totales_locales(retenciones: Iterable[RetencionesLocales], traslados: Iterable[TrasladosLocales]) -> TotalesLocales:
    """What local taxes add up to."""
    return TotalesLocales(
        con_decimales(suma(r.importe for r in retenciones), _DECIMALES),
        con_decimales(suma(t.importe for t in traslados), _DECIMALES),
    )


@aporte.register(ImpuestosLocales)
def _(nodo: ImpuestosLocales) -> Decimal:
    return resta(nodo.totalde_traslados, nodo.totalde_retenciones)


@derivar.register(Aerolineas)
def derivar_aerolineas(nodo: Aerolineas) -> Aerolineas:
    """The fees of a flight ticket with the total of its charges."""
    cargos = nodo.otros_cargos
    if cargos is None:
        return nodo
    return con_derivados(nodo, otros_cargos=con_derivados(cargos, total_cargos=suma(c.importe for c in cargos.cargo)))


@aporte.register(Aerolineas)
def _(nodo: Aerolineas) -> Decimal:
    return nodo.tua if nodo.otros_cargos is None else suma((nodo.tua, nodo.otros_cargos.total_cargos))
