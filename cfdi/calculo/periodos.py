"""How long a worker has been employed, as the complement of payroll writes it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from cfdi.errores import ErrorDatos

_MESES = 12
_DIAS_DE_SEMANA = 7


def antiguedad(inicio: date, fin: date, *, en_semanas: bool = True) -> str:
    """Antigüedad (ISO 8601) from FechaInicioRelLaboral to FechaFinalPago, both days counted.

    In weeks, `P364W`: as many whole ones as a PAC accepts, floor((fin − inicio + 1 day) ÷ 7) (NOM54). In years,
    months and days, `P10Y8M15D`: whole years and months between both dates, and the days that are left, with the last
    one; so all of March is P31D and all of February P28D, as in the guide (NOM55). What PACs check of the second form
    is disputed; weeks are safe.

    Raises ErrorDatos when the period ends before it begins.
    """
    if fin < inicio:
        raise ErrorDatos(
            f"es posterior al fin del periodo, {fin}",
            campo="fecha_inicio_rel_laboral",
            valor=inicio,
            remedio="Revise las fechas.",
        )
    if en_semanas:
        return f"P{((fin - inicio).days + 1) // _DIAS_DE_SEMANA}W"
    meses = _meses_enteros(inicio, fin)
    dias = (fin - _mas_meses(inicio, meses)).days + 1
    anios, meses = divmod(meses, _MESES)
    return f"P{f'{anios}Y' if anios else ''}{f'{meses}M' if meses else ''}{dias}D"


def anios_de_servicio(inicio: date, fin: date) -> int:
    """NumAñosServicio of a separation: whole years, and one more for a part of more than six months.

    Both days count. Source: guide of payroll, SeparacionIndemnizacion (10 years, 6 months and 4 days are 11).
    """
    despues = fin + timedelta(days=1)
    meses = _meses_enteros(inicio, despues)
    anios, resto = divmod(meses, _MESES)
    pasa_de_seis = resto > _MESES // 2 or (resto == _MESES // 2 and _mas_meses(inicio, meses) < despues)
    return anios + pasa_de_seis


def _meses_enteros(inicio: date, fin: date) -> int:
    """Whole months between two dates; a month from the 31st is over on the last day of a shorter one."""
    meses = (fin.year - inicio.year) * _MESES + fin.month - inicio.month
    return meses if _mas_meses(inicio, meses) <= fin else meses - 1


def _mas_meses(dia: date, meses: int) -> date:
    anios, mes = divmod(dia.month - 1 + meses, _MESES)
    anio = dia.year + anios
    ultimo = calendar.monthrange(anio, mes + 1)[1]
    return date(anio, mes + 1, min(dia.day, ultimo))
