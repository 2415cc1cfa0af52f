"""Pagos 2.0, node ImpuestosP: the taxes of a payment, summed over its documents (CRP20263 to CRP20274).

CRP20262 and CRP20270 (the tax is a key of its catalogue) are told by the layer of the catalogues. That Totales tells
what is here (CRP20264, CRP20267, CRP20273) is in `pagos20_totales`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from cfdi.calculo.importes import CERO, decimales_escritos, redondear, resta, suma, unidad
from cfdi.documentos.pagos20 import ImpuestosDR, ImpuestosP, Pago, RetencionP, TrasladoDR, TrasladoP
from cfdi.esquema.nodos import Nodo
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Severidad
from cfdi.validacion.registro import Falla, Fallas, por_cada, regla
from cfdi.validacion.reglas.cfdi40_predicados import EXENTO, tasa_fuera_de_catalogo
from cfdi.validacion.reglas.pagos20_predicados import (
    FUENTE,
    IMPUESTOS,
    Sumando,
    convertir,
    equivalencia,
    medible,
)

RETENCION_P = "pago20:ImpuestosP/pago20:RetencionesP/pago20:RetencionP"
TRASLADO_P = "pago20:ImpuestosP/pago20:TrasladosP/pago20:TrasladoP"

SIN_RESUMEN = ImpuestosP()

H = TypeVar("H", bound=Nodo)
K = TypeVar("K", bound=Hashable)
Grupo = tuple[str, str, Decimal | None]
"""Tax, factor and rate. Equal rates are equal numbers, whatever decimals they are written with."""


def resumen(pago: Pago) -> ImpuestosP:
    """The summary of the taxes of a payment, empty if there is none."""
    return SIN_RESUMEN if pago.impuestos_p is None else pago.impuestos_p


def grupo_p(t: TrasladoP) -> Grupo:
    """The group that a node of the summary adds up."""
    return t.impuesto_p, t.tipo_factor_p, t.tasa_o_cuota_p


def grupo_dr(t: TrasladoDR) -> Grupo:
    """The group to which a transfer of a document belongs."""
    return t.impuesto_dr, t.tipo_factor_dr, t.tasa_o_cuota_dr


def nombre(g: Grupo) -> str:
    """How a group is called: IVA Tasa 0.160000."""
    impuesto, factor, tasa = g
    return f"{IMPUESTOS.get(impuesto, impuesto)} {factor}{'' if tasa is None else f' {tasa}'}"


def traslados_dr(pago: Pago) -> Iterable[TrasladoDR]:
    """All transfers of all documents of a payment."""
    return (t for d in pago.docto_relacionado if d.impuestos_dr is not None for t in d.impuestos_dr.traslados_dr)


def solo_exentos(pago: Pago) -> bool:
    """Whether its documents transfer some tax, and none but exempt ones."""
    factores = {t.tipo_factor_dr for t in traslados_dr(pago)}
    return factores == {EXENTO}


def por_grupo(pago: Pago, aportes: Callable[[ImpuestosDR], Iterable[tuple[K, Decimal]]]) -> dict[K, list[Sumando]]:
    """What each document of a payment brings to each group, with its equivalence."""
    grupos: dict[K, list[Sumando]] = {}
    for docto in pago.docto_relacionado:
        propios: dict[K, list[Decimal]] = {}
        for grupo, importe in aportes(docto.impuestos_dr) if docto.impuestos_dr is not None else ():
            propios.setdefault(grupo, []).append(importe)
        for grupo, importes in propios.items():
            grupos.setdefault(grupo, []).append(Sumando(suma(importes), equivalencia(pago, docto)))
    return grupos


def _cuadra(que: str, dicho: Decimal, sumandos: Sequence[Sumando], de: str) -> Fallas:
    """One finding unless BaseP or ImporteP is the sum, rounded or truncated at the decimals that it is written with.

    The SAT only says "sum", and PACs stamp both. The sum of what each document comes to, rounded, is a warning.
    """
    decimales = decimales_escritos(medible(dicho))
    exacto = convertir(sumandos)
    if resta(dicho, exacto).copy_abs() < unidad(decimales):
        return ()
    por_documento = suma(redondear(convertir([s]), decimales) for s in sumandos)
    severidad: Severidad | None = "advertencia" if dicho == por_documento else None
    debido = redondear(exacto, decimales)
    mensaje = (
        f"{que}P de {de} debe ser {debido}, la suma de {que}DR ÷ EquivalenciaDR de los documentos del pago, y dice "
        f"{dicho}."
    )
    return [Falla(f"@{que}P", mensaje, str(debido), str(dicho), severidad)]


def _sin_repetir(
    resumidos: Sequence[H], paso: str, clave: Callable[[H], K], nombrar: Callable[[K], str]
) -> list[Falla]:
    """One finding for each node of a summary whose group has another before it."""
    vistos: set[K] = set()

    def repetido(nodo: H) -> Fallas:
        grupo = clave(nodo)
        if grupo not in vistos:
            vistos.add(grupo)
            return ()
        mensaje = f"{nombrar(grupo)} está más de una vez en el resumen del pago. Déjelo una vez, con la suma."
        return [Falla("", mensaje, f"una vez {nombrar(grupo)}", "repetido")]

    return por_cada(resumidos, paso, repetido)


# Withheld


@regla("CRP20263", en=Pago, fuente=FUENTE, pide="En cada pago hay a lo más un RetencionP por impuesto.")
def una_retencion_por_impuesto(documento: Documento, pago: Pago) -> Fallas:
    """At most one RetencionP per tax within a payment."""
    return _sin_repetir(resumen(pago).retenciones_p, RETENCION_P, lambda r: r.impuesto_p, lambda i: IMPUESTOS.get(i, i))


@regla(
    "CRP20265",
    en=Pago,
    fuente=FUENTE,
    pide="El ImporteP de una retención es la suma de los ImporteDR de ese impuesto entre la EquivalenciaDR de su "
    "documento.",
)
def importe_retenido(documento: Documento, pago: Pago) -> Fallas:
    """ImporteP of a RetencionP: the sum of ImporteDR ÷ EquivalenciaDR of that tax, at whatever rate."""
    retenciones = resumen(pago).retenciones_p
    if not retenciones:
        return ()
    grupos = por_grupo(pago, lambda i: ((r.impuesto_dr, r.importe_dr) for r in i.retenciones_dr))

    def cuadra(r: RetencionP) -> Fallas:
        de = f"la retención de {IMPUESTOS.get(r.impuesto_p, r.impuesto_p)}"
        return _cuadra("Importe", r.importe_p, grupos.get(r.impuesto_p, ()), de)

    return por_cada(retenciones, RETENCION_P, cuadra)


# Transferred


@regla(
    "CRP20266",
    en=Pago,
    fuente=FUENTE,
    pide="Si todos los traslados de los documentos de un pago son Exento, TrasladoP no lleva TasaOCuotaP ni ImporteP.",
)
def exento_sin_importe(documento: Documento, pago: Pago) -> Fallas:
    """A payment whose documents are all exempt: no TrasladoP has rate or amount. In a mixed one, a warning."""
    traslados = resumen(pago).traslados_p
    if not traslados:
        return ()
    todos = solo_exentos(pago)

    def sin_importe(t: TrasladoP) -> Fallas:
        if not todos and t.tipo_factor_p != EXENTO:
            return ()
        razon = "todos los traslados de los documentos son Exento" if todos else "el TrasladoP es Exento"
        severidad: Severidad | None = None if todos else "advertencia"
        dichos = {"TasaOCuotaP": t.tasa_o_cuota_p, "ImporteP": t.importe_p}
        return [
            Falla(f"@{a}", f"Sobra {a} ({valor}): {razon}. Quítelo.", f"sin {a}", str(valor), severidad)
            for a, valor in dichos.items()
            if valor is not None
        ]

    return por_cada(traslados, TRASLADO_P, sin_importe)


@regla(
    "CRP20268",
    en=Pago,
    fuente=FUENTE,
    pide="BaseP es la suma de las BaseDR del mismo impuesto, factor y tasa, entre la EquivalenciaDR de su documento.",
)
def base_trasladada(documento: Documento, pago: Pago) -> Fallas:
    """BaseP: the sum of BaseDR ÷ EquivalenciaDR of its tax, factor and rate."""
    traslados = resumen(pago).traslados_p
    if not traslados or solo_exentos(pago):
        return ()
    grupos = por_grupo(pago, lambda i: ((grupo_dr(t), t.base_dr) for t in i.traslados_dr))
    return por_cada(
        traslados, TRASLADO_P, lambda t: _cuadra("Base", t.base_p, grupos.get(grupo_p(t), ()), nombre(grupo_p(t)))
    )


@regla(
    "CRP20269",
    en=Pago,
    fuente=FUENTE,
    pide="Si todos los traslados de los documentos son Exento, BaseP es la suma de las BaseDR de su impuesto entre la "
    "EquivalenciaDR de su documento.",
)
def base_exenta(documento: Documento, pago: Pago) -> Fallas:
    """BaseP in a payment whose documents are all exempt: the sum of BaseDR ÷ EquivalenciaDR of its tax."""
    traslados = resumen(pago).traslados_p
    if not traslados or not solo_exentos(pago):
        return ()
    grupos = por_grupo(pago, lambda i: ((t.impuesto_dr, t.base_dr) for t in i.traslados_dr))
    return por_cada(
        traslados, TRASLADO_P, lambda t: _cuadra("Base", t.base_p, grupos.get(t.impuesto_p, ()), nombre(grupo_p(t)))
    )


@regla(
    "CRP20271",
    en=Pago,
    fuente=FUENTE,
    pide="En cada pago hay a lo más un TrasladoP por combinación de impuesto, factor y tasa.",
)
def un_traslado_por_grupo(documento: Documento, pago: Pago) -> Fallas:
    """At most one TrasladoP per tax, factor and rate within a payment."""
    return _sin_repetir(resumen(pago).traslados_p, TRASLADO_P, grupo_p, nombre)


@regla(
    "CRP20272",
    en=TrasladoP,
    fuente=FUENTE,
    pide="TasaOCuotaP es una que c_TasaOCuota permite trasladar con su impuesto y factor.",
)
def tasa_de_traslado(documento: Documento, t: TrasladoP) -> Fallas:
    """TasaOCuotaP fits a row of c_TasaOCuota for that tax transferred."""
    if t.tasa_o_cuota_p is None:
        return ()
    fallas = tasa_fuera_de_catalogo(documento, t.impuesto_p, t.tipo_factor_p, t.tasa_o_cuota_p, retencion=False)
    return [f._replace(donde="@TasaOCuotaP") for f in fallas]


@regla(
    "CRP20274",
    en=Pago,
    fuente=FUENTE,
    pide="ImporteP es la suma de los ImporteDR del mismo impuesto, factor y tasa, entre la EquivalenciaDR de su "
    "documento.",
)
def importe_trasladado(documento: Documento, pago: Pago) -> Fallas:
    """ImporteP, if it is there: the sum of ImporteDR ÷ EquivalenciaDR of its tax, factor and rate."""
    traslados = resumen(pago).traslados_p
    if not traslados:
        return ()
    grupos = por_grupo(pago, lambda i: ((grupo_dr(t), t.importe_dr or CERO) for t in i.traslados_dr))

    def cuadra(t: TrasladoP) -> Fallas:
        if t.importe_p is None:
            return ()
        return _cuadra("Importe", t.importe_p, grupos.get(grupo_p(t), ()), nombre(grupo_p(t)))

    return por_cada(traslados, TRASLADO_P, cuadra)
