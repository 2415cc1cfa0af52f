"""From the concepts to the totals of a Comprobante, and `calcular`, which derives everything again.

Every amount of the summary is the exact sum of what the concepts say, rounded half up once, at the decimals of the
currency; nothing of it is a rate applied to a sum. Source: Anexo 20 section I.F; error matrix CFDI40108 to CFDI40221.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import is_
from typing import NamedTuple

from cfdi.calculo.conceptos import comprobar_concepto, derivar_importe
from cfdi.calculo.importes import (
    CERO,
    DECIMALES_DE_TASA,
    DECIMALES_MAXIMOS,
    comprobar_decimales,
    con_decimales,
    decimales_escritos,
    importe_derivado,
    importe_en_limites,
    impuesto_en_limites,
    redondear,
    resta,
    sin_ceros,
    suma,
)
from cfdi.documentos.cfdi40 import (
    Comprobante,
    Concepto,
    Impuestos,
    ImpuestosConcepto,
    Parte,
    RetencionConcepto,
    RetencionTotal,
    TrasladoConcepto,
    TrasladoTotal,
)
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo, Opaco

SIN_IMPORTES = ("T", "P")
"""Types of comprobante whose SubTotal and Total are zero, and whose summary is absent (CFDI40109, 40119, 40201)."""

_SUMAN_AL_TOTAL = ("http://www.sat.gob.mx/implocal", "http://www.sat.gob.mx/aerolineas")


class Totales(NamedTuple):
    """What the conceptos say of the whole document, at the decimals of its currency."""

    sub_total: Decimal
    descuento: Decimal | None
    impuestos: Impuestos | None
    total: Decimal


def totalizar(
    conceptos: Sequence[Concepto], *, tipo_de_comprobante: str, moneda: str, complementos: Iterable[Nodo] = ()
) -> Totales:
    """SubTotal, Descuento, Impuestos and Total; taxes without amount count for nothing.

    Raises ErrorDatos when `moneda` is not in c_Moneda, and for a complement that adds to Total and is not known.
    """
    if tipo_de_comprobante in SIN_IMPORTES:
        return Totales(CERO, None, None, CERO)
    decimales = decimales_de_moneda(moneda)
    descuentos = [c.descuento for c in conceptos if c.descuento is not None]
    sub_total = redondear(suma(c.importe for c in conceptos), decimales)
    descuento = redondear(suma(descuentos), decimales) if descuentos else None
    impuestos = resumir([c.impuestos for c in conceptos if c.impuestos is not None], decimales)
    sumandos, sustraendos = [sub_total], [descuento]
    if impuestos is not None:
        sumandos.append(impuestos.total_impuestos_trasladados or CERO)
        sustraendos.append(impuestos.total_impuestos_retenidos)
    _rechazar_aportes_desconocidos(complementos)
    return Totales(
        sub_total, descuento, impuestos, resta(suma(sumandos), suma(s for s in sustraendos if s is not None))
    )


def decimales_de_moneda(moneda: str) -> int:
    """Decimals of a currency (c_Moneda): 2 for MXN, 0 for JPY. Raises ErrorDatos for a key that is not there."""
    from cfdi import catalogos  # opened at the first look-up, not at import

    fila = catalogos.moneda(moneda)
    if fila is None:
        raise ErrorDatos(
            "no es una clave de c_Moneda", campo="moneda", valor=moneda, remedio='Use "MXN", "USD", "EUR"…'
        )
    return fila.decimales


def _rechazar_aportes_desconocidos(complementos: Iterable[Nodo]) -> None:
    """Local taxes and airport fees add to Total (CFDI40119): a Total that forgets them would be wrong."""
    for complemento in complementos:
        if isinstance(complemento, Opaco) and any(uri in complemento.xml for uri in _SUMAN_AL_TOTAL):
            raise ErrorDatos(
                "lleva importes que suman al Total y que aún no se saben leer",
                campo="Complemento",
                valor=complemento.xml,
                remedio="Quite el complemento, o escriba usted los totales.",
            )


# The summary of taxes


def resumir(nodos: Iterable[ImpuestosConcepto], decimales: int) -> Impuestos | None:
    """The summary of the taxes of all concepts, in order of first appearance; None without taxes.

    Transferred taxes are grouped by tax, factor and rate; withheld ones by tax alone (CFDI40208, CFDI40218).
    """
    retenidos: dict[str, list[Decimal]] = {}
    trasladados: dict[_Clave, tuple[list[Decimal], list[Decimal | None]]] = {}
    for nodo in nodos:
        for t in nodo.traslados:
            bases, importes = trasladados.setdefault(_clave(t), ([], []))
            bases.append(t.base)
            importes.append(t.importe)
        for r in nodo.retenciones:
            retenidos.setdefault(r.impuesto, []).append(r.importe)
    if not trasladados and not retenidos:
        return None
    retenciones = [
        RetencionTotal(impuesto=impuesto, importe=redondear(suma(importes), decimales))
        for impuesto, importes in retenidos.items()
    ]
    traslados = [_traslado_total(clave, *figuras, decimales) for clave, figuras in trasladados.items()]
    cobrados = [t.importe for t in traslados if t.importe is not None]
    return Impuestos(
        retenciones=retenciones,
        total_impuestos_retenidos=suma(r.importe for r in retenciones) if retenciones else None,
        traslados=traslados,
        total_impuestos_trasladados=suma(cobrados) if cobrados else None,
    )


_Clave = tuple[str, str, Decimal | None]


def _traslado_total(
    clave: _Clave, bases: Sequence[Decimal], importes: Sequence[Decimal | None], decimales: int
) -> TrasladoTotal:
    impuesto, tipo_factor, tasa = clave
    exento = tipo_factor == "Exento"
    return TrasladoTotal(
        base=redondear(suma(bases), decimales),
        impuesto=impuesto,
        tipo_factor=tipo_factor,
        tasa_o_cuota=None if tasa is None or exento else sin_ceros(tasa, DECIMALES_DE_TASA),
        importe=None if exento else redondear(suma(x for x in importes if x is not None), decimales),
    )


# Deriving again


def calcular(comprobante: Comprobante, *, decimales: int = DECIMALES_MAXIMOS) -> Comprobante:
    """The same document with everything derived again from its concepts; `calcular(calcular(c)) == calcular(c)`.

    An Importe of a concept, of a Parte or of a tax is kept when it is within the SAT's limits, and otherwise derived
    and rounded half up at `decimales`. What is not derived stays: quantities, prices, discounts, rates, and the bases
    of taxes, for which the SAT has no formula. `diferencias` tells beforehand what would change.

    Raises ErrorDatos when the document is sealed, its currency is unknown, a complement that is not known adds to
    Total, or its figures cannot be those of an invoice (see `comprobar_concepto`, `comprobar_total`).
    """
    if comprobante.sello:
        raise ErrorDatos(
            "el comprobante ya está sellado, y calcularlo otra vez rompería el sello",
            campo="Sello",
            remedio="Quite antes el sello: comprobante.con(sello=None).",
        )
    calculado = _derivado(comprobante, decimales)
    for i, concepto in enumerate(calculado.conceptos, 1):
        comprobar_concepto(concepto, calculado.tipo_de_comprobante, f"conceptos[{i}]")
    comprobar_total(calculado.total)
    return calculado


def comprobar_total(total: Decimal) -> None:
    """Raises ErrorDatos when what is withheld exceeds what is charged."""
    if total < 0:
        raise ErrorDatos(
            "sale negativo: lo retenido supera lo cobrado",
            campo="total",
            valor=total,
            remedio="Revise las retenciones.",
        )


def _derivado(comprobante: Comprobante, decimales: int) -> Comprobante:
    comprobar_decimales(decimales)
    conceptos = tuple(_concepto(c, decimales) for c in comprobante.conceptos)
    totales = totalizar(
        conceptos,
        tipo_de_comprobante=comprobante.tipo_de_comprobante,
        moneda=comprobante.moneda,
        complementos=comprobante.complementos,
    )
    return comprobante.con(conceptos=conceptos, **totales._asdict())


def _concepto(concepto: Concepto, decimales: int) -> Concepto:
    importe = _importe(concepto, decimales)
    impuestos = None if concepto.impuestos is None else _impuestos(concepto.impuestos, decimales)
    parte = [_parte(p, decimales) for p in concepto.parte]
    if importe is concepto.importe and impuestos is concepto.impuestos and all(map(is_, parte, concepto.parte)):
        return concepto
    return concepto.con(importe=importe, impuestos=impuestos, parte=parte)


def _importe(concepto: Concepto, decimales: int) -> Decimal:
    dado, descuento = concepto.importe, concepto.descuento
    if descuento is not None:
        dado = con_decimales(dado, decimales_escritos(descuento))
    if importe_en_limites(concepto.cantidad, concepto.valor_unitario, dado):
        return dado
    return derivar_importe(concepto.cantidad, concepto.valor_unitario, descuento, decimales)


def _parte(parte: Parte, decimales: int) -> Parte:
    cantidad, valor_unitario, importe = parte.cantidad, parte.valor_unitario, parte.importe
    if importe is None or valor_unitario is None or importe_en_limites(cantidad, valor_unitario, importe):
        return parte
    return parte.con(importe=importe_derivado(cantidad, valor_unitario, decimales))


def _impuestos(nodo: ImpuestosConcepto, decimales: int) -> ImpuestosConcepto:
    traslados = [_traslado(t, decimales) for t in nodo.traslados]
    retenciones = [_retencion(r, decimales) for r in nodo.retenciones]
    if all(map(is_, traslados, nodo.traslados)) and all(map(is_, retenciones, nodo.retenciones)):
        return nodo
    return ImpuestosConcepto(traslados=traslados, retenciones=retenciones)


def _traslado(traslado: TrasladoConcepto, decimales: int) -> TrasladoConcepto:
    base, tasa, importe = traslado.base, traslado.tasa_o_cuota, traslado.importe
    if traslado.tipo_factor == "Exento":
        return traslado if importe is None else traslado.con(importe=None)
    if tasa is None or (importe is not None and impuesto_en_limites(base, tasa, importe)):
        return traslado
    return traslado.con(importe=importe_derivado(base, tasa, decimales))


def _retencion(retencion: RetencionConcepto, decimales: int) -> RetencionConcepto:
    base, tasa = retencion.base, retencion.tasa_o_cuota
    if impuesto_en_limites(base, tasa, retencion.importe):
        return retencion
    return retencion.con(importe=importe_derivado(base, tasa, decimales))


# Telling what disagrees


@dataclass(frozen=True, slots=True)
class Diferencia:
    """A given amount that is not the derived one.

    `ruta` is an XPath (`/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto[3]/@Importe`). `dado` is None where a list of
    the summary lacks a group that the concepts have, `derivado` where it has one that the concepts lack.
    """

    ruta: str
    dado: Decimal | None
    derivado: Decimal | None


_RAIZ = "/cfdi:Comprobante"
_RESUMEN = f"{_RAIZ}/cfdi:Impuestos"
_Pareja = tuple[str, Decimal | None, Decimal | None]


def diferencias(comprobante: Comprobante, *, decimales: int = DECIMALES_MAXIMOS) -> tuple[Diferencia, ...]:
    """The amounts that `calcular` would change, compared as numbers; empty when the document agrees with itself.

    A value that is absent does not disagree: what can be derived may be left out. Sealed documents are welcome here.
    Raises ErrorDatos when the currency is unknown, or a complement that is not known adds to Total.
    """
    parejas = _parejas(comprobante, _derivado(comprobante, decimales))
    return tuple(Diferencia(*pareja) for pareja in parejas if pareja[1] != pareja[2])


def _parejas(dado: Comprobante, derivado: Comprobante) -> Iterator[_Pareja]:
    for i, (antes, despues) in enumerate(zip(dado.conceptos, derivado.conceptos, strict=True), 1):
        if antes is not despues:
            yield from _parejas_de_concepto(f"{_RAIZ}/cfdi:Conceptos/cfdi:Concepto[{i}]", antes, despues)
    yield f"{_RAIZ}/@SubTotal", dado.sub_total, derivado.sub_total
    if dado.descuento is not None:
        yield f"{_RAIZ}/@Descuento", dado.descuento, derivado.descuento
    if dado.impuestos is not None:
        yield from _parejas_de_resumen(dado.impuestos, derivado.impuestos or Impuestos())
    yield f"{_RAIZ}/@Total", dado.total, derivado.total


def _parejas_de_concepto(ruta: str, dado: Concepto, derivado: Concepto) -> Iterator[_Pareja]:
    yield f"{ruta}/@Importe", dado.importe, derivado.importe
    if dado.impuestos is not None and derivado.impuestos is not None:
        impuestos = f"{ruta}/cfdi:Impuestos"
        traslados = zip(dado.impuestos.traslados, derivado.impuestos.traslados, strict=True)
        for j, (t, otro_t) in enumerate(traslados, 1):
            if t.importe is not None:
                yield f"{impuestos}/cfdi:Traslados/cfdi:Traslado[{j}]/@Importe", t.importe, otro_t.importe
        retenciones = zip(dado.impuestos.retenciones, derivado.impuestos.retenciones, strict=True)
        for j, (r, otra_r) in enumerate(retenciones, 1):
            yield f"{impuestos}/cfdi:Retenciones/cfdi:Retencion[{j}]/@Importe", r.importe, otra_r.importe
    for j, (p, otra_p) in enumerate(zip(dado.parte, derivado.parte, strict=True), 1):
        yield f"{ruta}/cfdi:Parte[{j}]/@Importe", p.importe, otra_p.importe


def _parejas_de_resumen(dado: Impuestos, derivado: Impuestos) -> Iterator[_Pareja]:
    yield from _parejas_de_retenciones(dado.retenciones, derivado.retenciones)
    if dado.total_impuestos_retenidos is not None:
        yield f"{_RESUMEN}/@TotalImpuestosRetenidos", dado.total_impuestos_retenidos, derivado.total_impuestos_retenidos
    yield from _parejas_de_traslados(dado.traslados, derivado.traslados)
    total = dado.total_impuestos_trasladados
    if total is not None:
        yield f"{_RESUMEN}/@TotalImpuestosTrasladados", total, derivado.total_impuestos_trasladados


def _parejas_de_retenciones(dadas: Sequence[RetencionTotal], derivadas: Sequence[RetencionTotal]) -> Iterator[_Pareja]:
    ruta = f"{_RESUMEN}/cfdi:Retenciones/cfdi:Retencion"
    faltan = {r.impuesto: r.importe for r in derivadas}
    for j, retencion in enumerate(dadas, 1):
        yield f"{ruta}[{j}]/@Importe", retencion.importe, faltan.pop(retencion.impuesto, None)
    if dadas:
        for impuesto, importe in faltan.items():
            yield f"{ruta}[@Impuesto='{impuesto}']/@Importe", None, importe


def _parejas_de_traslados(dados: Sequence[TrasladoTotal], derivados: Sequence[TrasladoTotal]) -> Iterator[_Pareja]:
    ruta = f"{_RESUMEN}/cfdi:Traslados/cfdi:Traslado"
    faltan = {_clave(t): t for t in derivados}
    for j, traslado in enumerate(dados, 1):
        otro = faltan.pop(_clave(traslado), None)
        yield f"{ruta}[{j}]/@Base", traslado.base, None if otro is None else otro.base
        if traslado.importe is not None:
            yield f"{ruta}[{j}]/@Importe", traslado.importe, None if otro is None else otro.importe
    if dados:
        for t in faltan.values():
            tasa = "" if t.tasa_o_cuota is None else f"[@TasaOCuota='{t.tasa_o_cuota}']"
            yield f"{ruta}[@Impuesto='{t.impuesto}'][@TipoFactor='{t.tipo_factor}']{tasa}/@Base", None, t.base


def _clave(traslado: TrasladoConcepto | TrasladoTotal) -> _Clave:
    return traslado.impuesto, traslado.tipo_factor, traslado.tasa_o_cuota
