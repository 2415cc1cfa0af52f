"""The hour at a postal code, by the time-zone columns of c_CodigoPostal.

The sheet gives each postal code the name of its zone, the hours from UTC in winter and in summer and, only where summer
time survives (the northern border and Baja California), the month, day and hour at which each season begins.
Nothing here reads the catalogue: these are the values that its rows carry.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

_DIAS_DE_LA_SEMANA = 7
ULTIMA_SEMANA = 5


class Cambio(NamedTuple):
    """The moment of the year when the clocks change, as the sheet says it: Marzo, "Segundo domingo", 02:00.

    `semana` is 1 to 4, or 5 for the last one of the month; `dia` counts from Monday = 0; `hora` is the wall time
    shown by the clock that is about to change.
    """

    mes: int
    semana: int
    dia: int
    hora: time

    def en(self, anio: int) -> datetime:
        """The naive wall time of the change in that year."""
        if self.semana == ULTIMA_SEMANA:
            siguiente = date(anio + self.mes // 12, self.mes % 12 + 1, 1)
            ultimo = siguiente - timedelta(days=1)
            dia = ultimo - timedelta(days=(ultimo.weekday() - self.dia) % _DIAS_DE_LA_SEMANA)
        else:
            primero = date(anio, self.mes, 1)
            hasta_el_dia = (self.dia - primero.weekday()) % _DIAS_DE_LA_SEMANA
            dia = primero + timedelta(days=hasta_el_dia + _DIAS_DE_LA_SEMANA * (self.semana - 1))
        return datetime.combine(dia, self.hora)


class Huso(NamedTuple):
    """One time zone of c_CodigoPostal. `verano` and `invierno` are whole hours from UTC (centro: -6 and -6).

    `inicio_verano` and `inicio_invierno` are None where the clocks never change.
    """

    nombre: str
    verano: int
    invierno: int
    inicio_verano: Cambio | None = None
    inicio_invierno: Cambio | None = None

    def __str__(self) -> str:
        verano = f", verano UTC{self.verano:+}" if self.verano != self.invierno else ""
        return f"{self.nombre} (UTC{self.invierno:+}{verano})"

    def desfase(self, instante: datetime) -> timedelta:
        """Hours from UTC in this zone at an aware instant."""
        return timedelta(hours=self.verano if self._es_verano(instante) else self.invierno)

    def hora_local(self, instante: datetime) -> datetime:
        """The naive wall time in this zone at an aware instant."""
        utc = instante.astimezone(UTC)
        return (utc + self.desfase(utc)).replace(tzinfo=None)

    def _es_verano(self, instante: datetime) -> bool:
        if self.verano < self.invierno:
            # Summer cannot lag behind winter: the SAT swapped the two figures of the Chihuahua border (-7 and -6).
            # The earlier clock holds all year, since PACs refuse an invoice from the future but not one an hour old.
            return True
        if self.inicio_verano is None or self.inicio_invierno is None:
            return False
        utc = instante.astimezone(UTC).replace(tzinfo=None)
        comienza = self.inicio_verano.en(utc.year) - timedelta(hours=self.invierno)
        termina = self.inicio_invierno.en(utc.year) - timedelta(hours=self.verano)
        return comienza <= utc < termina
