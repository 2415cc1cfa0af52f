"""Nómina 1.2, node Percepciones: what the worker earns (matrix codes NOM69 to NOM85, NOM89, NOM90 and NOM109)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cfdi.calculo.importes import suma
from cfdi.calculo.nominas import totales_de_percepciones
from cfdi.documentos.nomina12 import JubilacionPensionRetiro, Percepcion, Percepciones
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas
from cfdi.validacion.reglas.nomina12_predicados import citar, debe_sumar, o_cero, regla_de_nomina

SEPARACION = frozenset({"022", "023", "025"})
"""Keys of c_TipoPercepcion that TotalSeparacionIndemnizacion sums."""
RETIRO = frozenset({"039", "044"})
"""Those that TotalJubilacionPensionRetiro sums; TotalSueldos sums all the others."""
HORAS_EXTRA = "019"
OTROS_INGRESOS = "038"
RETIRO_EN_UNA_EXHIBICION = "039"
RETIRO_EN_PARCIALIDADES = "044"
ACCIONES = "045"
REVISION_E = date(2026, 1, 1)
"""From when revision E of the matrix is in force; the guide has its sentence since 2025-12-29."""

_SEPARACION = "022, 023 o 025"
_RETIRO = "039 o 044"


# Totals


@regla_de_nomina(
    "NOM69",
    en=Percepciones,
    pide="TotalSueldos + TotalSeparacionIndemnizacion + TotalJubilacionPensionRetiro debe ser igual a TotalGravado + "
    "TotalExento.",
)
def totales_cuadran(documento: Documento, p: Percepciones) -> Fallas:
    """What is earned by kind is what is earned, taxed and exempt."""
    por_clase = suma(
        map(o_cero, (p.total_sueldos, p.total_separacion_indemnizacion, p.total_jubilacion_pension_retiro))
    )
    por_impuesto = suma([p.total_gravado, p.total_exento])
    if por_clase == por_impuesto:
        return ()
    mensaje = (
        f"TotalSueldos, TotalSeparacionIndemnizacion y TotalJubilacionPensionRetiro suman {por_clase}, y TotalGravado "
        f"{p.total_gravado} + TotalExento {p.total_exento} suman {por_impuesto}: deben ser iguales. Revise los totales."
    )
    return [Falla("", mensaje, str(por_impuesto), str(por_clase))]


def _total_por_clase(atributo: str, dice: Decimal | None, debido: Decimal | None, cuales: str) -> Fallas:
    """A total that is there is the sum of its items, be it of none."""
    if dice is None:
        return ()
    return debe_sumar(atributo, o_cero(debido), dice, f"lo gravado y exento de las percepciones {cuales}")


@regla_de_nomina(
    "NOM70",
    en=Percepciones,
    pide="TotalSueldos debe ser la suma de lo gravado y exento de las percepciones que no son 022, 023, 025, 039 ni "
    "044.",
)
def total_de_sueldos(documento: Documento, p: Percepciones) -> Fallas:
    """TotalSueldos is the sum of all items but those of separation and retirement."""
    debido = totales_de_percepciones(p.percepcion).total_sueldos
    return _total_por_clase("TotalSueldos", p.total_sueldos, debido, "que no son 022, 023, 025, 039 ni 044")


@regla_de_nomina(
    "NOM71",
    en=Percepciones,
    pide="TotalSeparacionIndemnizacion debe ser la suma de lo gravado y exento de las percepciones 022, 023 y 025.",
)
def total_de_separacion(documento: Documento, p: Percepciones) -> Fallas:
    """TotalSeparacionIndemnizacion is the sum of the items of separation."""
    debido = totales_de_percepciones(p.percepcion).total_separacion_indemnizacion
    dice = p.total_separacion_indemnizacion
    return _total_por_clase("TotalSeparacionIndemnizacion", dice, debido, _SEPARACION)


@regla_de_nomina(
    "NOM72",
    en=Percepciones,
    pide="TotalJubilacionPensionRetiro debe ser la suma de lo gravado y exento de las percepciones 039 y 044.",
)
def total_de_retiro(documento: Documento, p: Percepciones) -> Fallas:
    """TotalJubilacionPensionRetiro is the sum of the items of retirement."""
    debido = totales_de_percepciones(p.percepcion).total_jubilacion_pension_retiro
    dice = p.total_jubilacion_pension_retiro
    return _total_por_clase("TotalJubilacionPensionRetiro", dice, debido, _RETIRO)


@regla_de_nomina("NOM73", en=Percepciones, pide="TotalGravado debe ser la suma de los ImporteGravado.")
def total_gravado(documento: Documento, p: Percepciones) -> Fallas:
    """TotalGravado is the sum of ImporteGravado."""
    debido = totales_de_percepciones(p.percepcion).total_gravado
    return debe_sumar("TotalGravado", debido, p.total_gravado, "la suma de los ImporteGravado")


@regla_de_nomina("NOM74", en=Percepciones, pide="TotalExento debe ser la suma de los ImporteExento.")
def total_exento(documento: Documento, p: Percepciones) -> Fallas:
    """TotalExento is the sum of ImporteExento."""
    debido = totales_de_percepciones(p.percepcion).total_exento
    return debe_sumar("TotalExento", debido, p.total_exento, "la suma de los ImporteExento")


# Which totals and details go with which items


@regla_de_nomina(
    "NOM77",
    en=Percepciones,
    pide="Debe existir TotalSueldos si hay alguna percepción que no sea 022, 023, 025, 039 ni 044.",
)
def sueldos_con_total(documento: Documento, p: Percepciones) -> Fallas:
    """Any item that is neither of separation nor of retirement needs TotalSueldos."""
    if p.total_sueldos is not None:
        return ()
    debido = totales_de_percepciones(p.percepcion).total_sueldos
    if debido is None:
        return ()
    mensaje = f"Hay percepciones de sueldos y falta TotalSueldos: debe ser {debido}."
    return [Falla("@TotalSueldos", mensaje, str(debido))]


def _claves(p: Percepciones) -> set[str]:
    return {x.tipo_percepcion for x in p.percepcion}


def _detalle(claves: set[str], cuales: str, total: str, nodo: str, *, hay_total: bool, hay_nodo: bool) -> Fallas:
    """Some items go with a total and a node. The reverse is only in a digest of the matrix: a warning."""
    if claves:
        faltan = [nombre for nombre, hay in ((total, hay_total), (f"el nodo {nodo}", hay_nodo)) if not hay]
        if not faltan:
            return ()
        mensaje = f"Con la percepción {min(claves)} hace falta {' y '.join(faltan)}. Agregue lo que falta."
        return [Falla("", mensaje, f"{total} y {nodo}", "ninguno" if len(faltan) > 1 else "solo uno")]
    if not (hay_total or hay_nodo):
        return ()
    sobran = " y ".join(nombre for nombre, hay in ((total, hay_total), (f"el nodo {nodo}", hay_nodo)) if hay)
    mensaje = f"No hay percepciones {cuales} y está {sobran}. Quite lo que sobra."
    return [Falla("", mensaje, "ninguno", sobran, severidad="advertencia")]


@regla_de_nomina(
    "NOM78",
    en=Percepciones,
    pide="Con percepciones 022, 023 o 025 deben existir TotalSeparacionIndemnizacion y el nodo "
    "SeparacionIndemnizacion.",
)
def separacion_con_detalle(documento: Documento, p: Percepciones) -> Fallas:
    """Items of separation go with their total and their node."""
    return _detalle(
        _claves(p) & SEPARACION,
        _SEPARACION,
        "TotalSeparacionIndemnizacion",
        "SeparacionIndemnizacion",
        hay_total=p.total_separacion_indemnizacion is not None,
        hay_nodo=p.separacion_indemnizacion is not None,
    )


@regla_de_nomina(
    "NOM79",
    en=Percepciones,
    pide="Con percepciones 039 o 044 deben existir TotalJubilacionPensionRetiro y el nodo JubilacionPensionRetiro.",
)
def retiro_con_detalle(documento: Documento, p: Percepciones) -> Fallas:
    """Items of retirement go with their total and their node."""
    return _detalle(
        _claves(p) & RETIRO,
        _RETIRO,
        "TotalJubilacionPensionRetiro",
        "JubilacionPensionRetiro",
        hay_total=p.total_jubilacion_pension_retiro is not None,
        hay_nodo=p.jubilacion_pension_retiro is not None,
    )


def _atributos_de_retiro(j: JubilacionPensionRetiro | None) -> frozenset[str]:
    """Which of the three amounts are there, whatever they say."""
    if j is None:
        return frozenset()
    presencia = {
        "TotalUnaExhibicion": j.total_una_exhibicion,
        "TotalParcialidad": j.total_parcialidad,
        "MontoDiario": j.monto_diario,
    }
    return frozenset(nombre for nombre, importe in presencia.items() if importe is not None)


UNA_EXHIBICION = frozenset({"TotalUnaExhibicion"})
PARCIALIDADES = frozenset({"TotalParcialidad", "MontoDiario"})


def _forma_de_retiro(porque: str, van: frozenset[str], j: JubilacionPensionRetiro | None, donde: str) -> Fallas:
    hay = _atributos_de_retiro(j)
    if hay == van:
        return ()
    if van == UNA_EXHIBICION:
        esperado = "TotalUnaExhibicion, sin TotalParcialidad ni MontoDiario"
    else:
        esperado = "TotalParcialidad y MontoDiario, sin TotalUnaExhibicion"
    recibido = " y ".join(sorted(hay, reverse=True)) or "ninguno"
    mensaje = f"{porque} JubilacionPensionRetiro debe llevar {esperado}, y lleva {recibido}. Corríjalo."
    return [Falla(donde, mensaje, esperado, recibido)]


@regla_de_nomina(
    "NOM80",
    en=Percepciones,
    pide="Con la percepción 039 debe existir TotalUnaExhibicion y no deben existir TotalParcialidad ni MontoDiario.",
)
def retiro_en_una_exhibicion(documento: Documento, p: Percepciones) -> Fallas:
    """What is paid at once tells TotalUnaExhibicion alone; so 039 and 044 never go together."""
    if RETIRO_EN_UNA_EXHIBICION not in _claves(p):
        return ()
    nodo = p.jubilacion_pension_retiro
    return _forma_de_retiro("Con la percepción 039", UNA_EXHIBICION, nodo, "nomina12:JubilacionPensionRetiro")


@regla_de_nomina(
    "NOM81",
    en=Percepciones,
    pide="Con la percepción 044 deben existir TotalParcialidad y MontoDiario y no debe existir TotalUnaExhibicion.",
)
def retiro_en_parcialidades(documento: Documento, p: Percepciones) -> Fallas:
    """What is paid in parts tells TotalParcialidad and MontoDiario."""
    if RETIRO_EN_PARCIALIDADES not in _claves(p):
        return ()
    nodo = p.jubilacion_pension_retiro
    return _forma_de_retiro("Con la percepción 044", PARCIALIDADES, nodo, "nomina12:JubilacionPensionRetiro")


@regla_de_nomina(
    "NOM89",
    en=JubilacionPensionRetiro,
    pide="Con TotalUnaExhibicion no deben existir MontoDiario ni TotalParcialidad.",
)
def una_exhibicion_sola(documento: Documento, j: JubilacionPensionRetiro) -> Fallas:
    """TotalUnaExhibicion stands alone."""
    if j.total_una_exhibicion is None:
        return ()
    return _forma_de_retiro("Con TotalUnaExhibicion", UNA_EXHIBICION, j, "")


@regla_de_nomina(
    "NOM90",
    en=JubilacionPensionRetiro,
    pide="Con TotalParcialidad debe existir MontoDiario y no debe existir TotalUnaExhibicion.",
)
def parcialidad_con_monto_diario(documento: Documento, j: JubilacionPensionRetiro) -> Fallas:
    """TotalParcialidad goes with MontoDiario."""
    if j.total_parcialidad is None:
        return ()
    return _forma_de_retiro("Con TotalParcialidad", PARCIALIDADES, j, "")


# Each item


@regla_de_nomina("NOM75", en=Percepcion, pide="ImporteGravado e ImporteExento de una percepción no pueden ser ambos 0.")
def percepcion_con_importe(documento: Documento, p: Percepcion) -> Fallas:
    """Something is earned. Zero on one side is usual; that both be zero is also what NOM110 says in revision E."""
    if p.importe_gravado > 0 or p.importe_exento > 0:
        return ()
    mensaje = (
        f"La percepción {citar(p.tipo_percepcion)} tiene ImporteGravado {p.importe_gravado} e ImporteExento "
        f"{p.importe_exento}: alguno debe ser mayor que cero. Corríjalos o quite la percepción."
    )
    return [Falla("@ImporteGravado", mensaje, "más de 0 en alguno", str(p.importe_gravado))]


def _nodo_de_clave(p: Percepcion, clave: str, nodo: str, *, hay: bool, debe_haber: bool) -> Fallas:
    """A node that goes with one key only: asked of that key, or refused to the others."""
    if hay == debe_haber or (p.tipo_percepcion == clave) != debe_haber:
        return ()
    if debe_haber:
        mensaje = f"La percepción {clave} necesita el nodo {nodo}. Agréguelo."
        return [Falla(f"nomina12:{nodo}", mensaje, nodo)]
    mensaje = f"El nodo {nodo} solo va con la percepción {clave}, y esta es {citar(p.tipo_percepcion)}. Quítelo."
    return [Falla(f"nomina12:{nodo}", mensaje, f"sin {nodo}")]


@regla_de_nomina("NOM82", en=Percepcion, pide="La percepción 045 debe llevar el nodo AccionesOTitulos.")
def acciones_con_su_nodo(documento: Documento, p: Percepcion) -> Fallas:
    """045 has AccionesOTitulos."""
    hay = p.acciones_o_titulos is not None
    return _nodo_de_clave(p, ACCIONES, "AccionesOTitulos", hay=hay, debe_haber=True)


@regla_de_nomina("NOM83", en=Percepcion, pide="Solo la percepción 045 lleva el nodo AccionesOTitulos.")
def solo_acciones_con_su_nodo(documento: Documento, p: Percepcion) -> Fallas:
    """Other items have no AccionesOTitulos."""
    hay = p.acciones_o_titulos is not None
    return _nodo_de_clave(p, ACCIONES, "AccionesOTitulos", hay=hay, debe_haber=False)


@regla_de_nomina("NOM84", en=Percepcion, pide="La percepción 019 debe llevar el nodo HorasExtra.")
def horas_extra_con_su_nodo(documento: Documento, p: Percepcion) -> Fallas:
    """019 has HorasExtra."""
    return _nodo_de_clave(p, HORAS_EXTRA, "HorasExtra", hay=bool(p.horas_extra), debe_haber=True)


@regla_de_nomina("NOM85", en=Percepcion, pide="Solo la percepción 019 lleva el nodo HorasExtra.")
def solo_horas_extra_con_su_nodo(documento: Documento, p: Percepcion) -> Fallas:
    """Other items have no HorasExtra."""
    return _nodo_de_clave(p, HORAS_EXTRA, "HorasExtra", hay=bool(p.horas_extra), debe_haber=False)


@regla_de_nomina(
    "NOM109", en=Percepcion, pide="La percepción 038 (otros ingresos) debe llevar ImporteExento 0.00.", desde=REVISION_E
)
def otros_ingresos_gravados(documento: Documento, p: Percepcion) -> Fallas:
    """038 has nothing exempt."""
    if p.tipo_percepcion != OTROS_INGRESOS or p.importe_exento == 0:
        return ()
    mensaje = (
        f"La percepción 038 (otros ingresos por salarios) no puede tener parte exenta y su ImporteExento es "
        f"{p.importe_exento}: debe ser 0.00. Páselo a ImporteGravado o use otra clave."
    )
    return [Falla("@ImporteExento", mensaje, "0.00", str(p.importe_exento))]
