"""CFDI 4.0: when it is issued and when it is stamped (PAC codes 401 and 403).

Fecha is the wall time of LugarExpedicion, and so is everything that it is compared with, by the time-zone columns of
c_CodigoPostal.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.tfd10 import TimbreFiscalDigital as TimbreFiscalDigital10
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "Anexo 20, I.F, Fecha; códigos genéricos de los PAC"

ANTIGUEDAD_MAXIMA = timedelta(hours=72)
ADELANTO_MAXIMO = timedelta(hours=1)
"""PACs bear clocks that run ahead, between 5 minutes and an hour: beyond it is an error, within it a warning."""

PRIMER_DIA = datetime(2012, 1, 1)  # noqa: DTZ001  # wall time, as Fecha

_CENTRO = timedelta(hours=-6)
"""Offset of the central zone, in which PACs write FechaTimbrado."""


_ANIOS = range(2000, 2200)
"""Those of which t_FechaH can speak, and more: arithmetic on others could leave the calendar."""


class _Reloj(NamedTuple):
    """What the clocks of LugarExpedicion show: both the same, where its zone is not in doubt."""

    atrasado: datetime
    adelantado: datetime


@regla(
    "401",
    en=Comprobante,
    fuente=FUENTE,
    pide="Al timbrar, la Fecha no tiene más de 72 horas ni es futura, en la hora local del código postal de "
    "LugarExpedicion. De un comprobante ya timbrado solo se avisa, contra su FechaTimbrado.",
)
def fecha_dentro_del_plazo(documento: Documento, c: Comprobante) -> Fallas:
    """Between 72 hours ago and now. Of a stamped document, between 72 hours before FechaTimbrado and it: a warning."""
    timbre = documento.timbre
    reloj = _reloj(c.lugar_expedicion, documento.ahora if timbre is None else _instante(timbre))
    if reloj is None:
        return ()  # the postal code, or FechaTimbrado, has its own finding
    cuando = "la hora actual" if timbre is None else "la de FechaTimbrado"
    if c.fecha < (limite := reloj.atrasado - ANTIGUEDAD_MAXIMA):
        mensaje = (
            f"La Fecha es {c.fecha.isoformat()} y {cuando} en el código postal {c.lugar_expedicion} es "
            f"{_a_segundos(reloj.atrasado)}: pasaron más de 72 horas. Ponga una Fecha reciente."
        )
        esperado = f"{_a_segundos(limite)} o después"
        return [Falla("@Fecha", mensaje, esperado, c.fecha.isoformat(), None if timbre is None else "advertencia")]
    if c.fecha <= reloj.adelantado + (ADELANTO_MAXIMO if timbre is not None else timedelta()):
        return ()
    leve = timbre is not None or c.fecha <= reloj.adelantado + ADELANTO_MAXIMO
    mensaje = (
        f"La Fecha es {c.fecha.isoformat()} y {cuando} en el código postal {c.lugar_expedicion} es apenas "
        f"{_a_segundos(reloj.adelantado)}. Ponga la hora local de LugarExpedicion."
    )
    esperado = f"{_a_segundos(reloj.adelantado)} o antes"
    return [Falla("@Fecha", mensaje, esperado, c.fecha.isoformat(), "advertencia" if leve else None)]


@regla(
    "403",
    en=Comprobante,
    fuente="Códigos genéricos de los PAC",
    pide="La Fecha no es anterior al 1 de enero de 2012.",
)
def fecha_posterior_a_2011(documento: Documento, c: Comprobante) -> Fallas:
    """Not before 2012."""
    if c.fecha >= PRIMER_DIA:
        return ()
    mensaje = f"La Fecha es {c.fecha.isoformat()}, anterior al 1 de enero de 2012. Corríjala."
    return [Falla("@Fecha", mensaje, "2012-01-01T00:00:00 o después", c.fecha.isoformat())]


def _instante(timbre: TimbreFiscalDigital | TimbreFiscalDigital10) -> datetime:
    return timbre.fecha_timbrado.replace(tzinfo=timezone(_CENTRO))


def _reloj(codigo_postal: str, instante: datetime) -> _Reloj | None:
    """The wall time at a postal code; None for one that does not exist, or for an instant out of these times."""
    lugar = catalogos.codigo_postal(codigo_postal)
    if lugar is None or instante.year not in _ANIOS:
        return None
    hora = lugar.huso.hora_local(instante)
    # The catalogue has the hours of the Chihuahua border swapped: what it says of winter may be of summer.
    duda = max(timedelta(), timedelta(hours=lugar.huso.invierno - lugar.huso.verano))
    return _Reloj(hora, hora + duda)


def _a_segundos(hora: datetime) -> str:
    return hora.isoformat(timespec="seconds")
