"""CFDI 4.0, node Impuestos of the Comprobante: the summary (matrix codes CFDI40201 to CFDI40221)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from cfdi.calculo.importes import redondear, suma
from cfdi.documentos.cfdi40 import Comprobante, TrasladoConcepto, TrasladoTotal
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F"

CERO = Decimal(0)


class Grupo(NamedTuple):
    """What makes two transferred taxes the same: an absent rate (Exento) is a value of its own."""

    impuesto: str
    tipo_factor: str
    tasa_o_cuota: Decimal | None


def grupo(t: TrasladoConcepto | TrasladoTotal) -> Grupo:
    """The group of a tax; equal rates are equal numbers, whatever decimals they are written with."""
    return Grupo(t.impuesto, t.tipo_factor, t.tasa_o_cuota)


def traslados_de_conceptos(c: Comprobante) -> Iterable[TrasladoConcepto]:
    """All transferred taxes of all concepts."""
    return (t for x in c.conceptos if x.impuestos is not None for t in x.impuestos.traslados)


def _sumas(c: Comprobante) -> dict[Grupo, tuple[Decimal, Decimal]]:
    """Base and Importe of each group, over the concepts, as written."""
    grupos: dict[Grupo, list[TrasladoConcepto]] = {}
    for t in traslados_de_conceptos(c):
        grupos.setdefault(grupo(t), []).append(t)
    return {g: (suma(t.base for t in ts), suma(t.importe or CERO for t in ts)) for g, ts in grupos.items()}


def _nombre(g: Grupo) -> str:
    return f"{g.impuesto} {g.tipo_factor}{'' if g.tasa_o_cuota is None else f' {g.tasa_o_cuota}'}"


@regla("CFDI40215", en=Comprobante, fuente=FUENTE)
def base_del_resumen(documento: Documento, c: Comprobante) -> Fallas:
    """Base of each summary node: the sum of the bases of its group, rounded once to the currency's decimals."""
    if c.impuestos is None or not c.impuestos.traslados:
        return ()
    sumas, fallas = _sumas(c), []
    for i, t in enumerate(c.impuestos.traslados, 1):
        debida = redondear(sumas.get(grupo(t), (CERO, CERO))[0], documento.decimales)
        if t.base != debida:
            mensaje = (
                f"La Base del impuesto {_nombre(grupo(t))} debe ser {debida}, la suma de las bases de los conceptos, "
                f"y dice {t.base}."
            )
            fallas.append(Falla(_ruta(c, i, "Base"), mensaje, str(debida), str(t.base)))
    return fallas


@regla("CFDI40221", en=Comprobante, fuente=FUENTE)
def importe_del_resumen(documento: Documento, c: Comprobante) -> Fallas:
    """Importe of each summary node with Tasa or Cuota: the sum of the taxes of the concepts, never Base × rate."""
    if c.impuestos is None or not c.impuestos.traslados:
        return ()
    sumas, fallas = _sumas(c), []
    for i, t in enumerate(c.impuestos.traslados, 1):
        if t.tipo_factor not in ("Tasa", "Cuota"):
            continue
        debido = redondear(sumas.get(grupo(t), (CERO, CERO))[1], documento.decimales)
        if t.importe != debido:
            dice = "falta" if t.importe is None else f"dice {t.importe}"
            mensaje = (
                f"El Importe del impuesto {_nombre(grupo(t))} debe ser {debido}, la suma de los importes de los "
                f"conceptos (no Base × TasaOCuota), y {dice}."
            )
            recibido = None if t.importe is None else str(t.importe)
            fallas.append(Falla(_ruta(c, i, "Importe"), mensaje, str(debido), recibido))
    return fallas


def _ruta(c: Comprobante, posicion: int, atributo: str) -> str:
    varios = c.impuestos is not None and len(c.impuestos.traslados) > 1
    return f"cfdi:Impuestos/cfdi:Traslados/cfdi:Traslado{f'[{posicion}]' if varios else ''}/@{atributo}"
