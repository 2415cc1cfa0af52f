"""Nómina 1.2: how long the worker has been employed (matrix codes NOM53 to NOM55)."""

from __future__ import annotations

import calendar
import re
from datetime import date

from cfdi.calculo.periodos import antiguedad
from cfdi.documentos.nomina12 import Nomina
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas
from cfdi.validacion.reglas.nomina12_predicados import regla_de_nomina

_SEMANAS = re.compile(r"P([0-9]{1,4})W")
_CALENDARIO = re.compile(r"P(?:([0-9]{1,2})Y)?(?:([0-9]{1,2})M)?([0-9]{1,2})D")
_DIAS_DE_SEMANA = 7
_MESES = 12
_DONDE = "nomina12:Receptor/@Antigüedad"


@regla_de_nomina("NOM53", en=Nomina, pide="La FechaInicioRelLaboral no puede ser posterior a la FechaFinalPago.")
def empleado_antes_de_cobrar(documento: Documento, n: Nomina) -> Fallas:
    """The employment begins before the period ends, or on that day."""
    inicio, fin = n.receptor.fecha_inicio_rel_laboral, n.fecha_final_pago
    if inicio is None or inicio <= fin:
        return ()
    mensaje = f"La FechaInicioRelLaboral ({inicio}) es posterior a la FechaFinalPago ({fin}). Revise ambas fechas."
    return [Falla("nomina12:Receptor/@FechaInicioRelLaboral", mensaje, f"a más tardar {fin}", str(inicio))]


@regla_de_nomina(
    "NOM54",
    en=Nomina,
    pide="La Antigüedad en semanas no puede pasar de las semanas completas entre FechaInicioRelLaboral y "
    "FechaFinalPago, contados ambos días.",
)
def semanas_transcurridas(documento: Documento, n: Nomina) -> Fallas:
    """Weeks are at most the whole ones between both days, both counted; fewer will do."""
    periodo = _escrita(n, _SEMANAS)
    if periodo is None:
        return ()
    inicio, fin, escrita = periodo
    semanas = (fin.toordinal() - inicio.toordinal() + 1) // _DIAS_DE_SEMANA
    if int(escrita[1]) <= semanas:
        return ()
    mensaje = (
        f"La Antigüedad {escrita[0]} pasa de las {semanas} semanas completas que van de FechaInicioRelLaboral "
        f"({inicio}) a FechaFinalPago ({fin}). Escriba P{semanas}W."
    )
    return [Falla(_DONDE, mensaje, f"a lo más P{semanas}W", escrita[0])]


@regla_de_nomina(
    "NOM55",
    en=Nomina,
    pide="La Antigüedad en años, meses y días debe ser el tiempo que va de FechaInicioRelLaboral a FechaFinalPago.",
)
def tiempo_transcurrido(documento: Documento, n: Nomina) -> Fallas:
    """Years, months and days are those of the calendar.

    The matrix wants the exact difference, the guide at most the time elapsed, and PACs count the last day or leave it
    out. So what goes past the day after FechaFinalPago is an error, and what ends before both counts, a warning.
    """
    periodo = _escrita(n, _CALENDARIO)
    if periodo is None:
        return ()
    inicio, fin, escrita = periodo
    anios, meses, dias = (int(x or 0) for x in escrita.groups())
    sobran = _dia_en_que_termina(inicio, anios, meses, dias) - fin.toordinal()
    if sobran in (0, 1):
        return ()
    debida = antiguedad(inicio, fin, en_semanas=False)
    mensaje = (
        f"La Antigüedad {escrita[0]} {'pasa del' if sobran > 1 else 'no llega al'} tiempo que va de "
        f"FechaInicioRelLaboral ({inicio}) a FechaFinalPago ({fin}). Escriba {debida}."
    )
    return [Falla(_DONDE, mensaje, debida, escrita[0], severidad=None if sobran > 1 else "advertencia")]


def _escrita(n: Nomina, forma: re.Pattern[str]) -> tuple[date, date, re.Match[str]] | None:
    """Both ends of the employment and the Antigüedad, if it is written in that form and the ends are in order."""
    inicio, texto = n.receptor.fecha_inicio_rel_laboral, n.receptor.antiguedad
    if inicio is None or texto is None or inicio > n.fecha_final_pago:
        return None
    escrita = forma.fullmatch(texto)
    return None if escrita is None else (inicio, n.fecha_final_pago, escrita)


def _dia_en_que_termina(inicio: date, anios: int, meses: int, dias: int) -> int:
    """The ordinal of the day that is that much later; a month from the 31st is the last day of a shorter one."""
    mas_anios, mes = divmod(inicio.month - 1 + meses, _MESES)
    anio = inicio.year + anios + mas_anios
    if anio > date.max.year:
        return date.max.toordinal() + dias
    ultimo = calendar.monthrange(anio, mes + 1)[1]
    return date(anio, mes + 1, min(inicio.day, ultimo)).toordinal() + dias
