"""What the simulated PAC does with a document, whatever protocol it came by: judge it, stamp it, remember it.

It judges with `cfdi.validar`, so what it refuses carries the SAT's codes, and besides with what only a PAC can: the
hour (401), previous stamps (307), the issuer's certificate (308). Its stamps are real ones of a throw-away authority.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from threading import Lock
from typing import Final

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorCFDI
from cfdi.esquema.lector import leer
from cfdi.pac.simulado.estampado import hacer_timbre, incrustar
from cfdi.pac.simulado.identidad import RFC_DEL_PAC, Identidad
from cfdi.sello.sellado import sellar
from cfdi.sello.verificacion import certificado_de
from cfdi.validacion import validar

PLAZO: Final = timedelta(hours=72)
"""The longest time between Fecha and the stamp (SAT code 401)."""


@dataclass(frozen=True, slots=True)
class Estampa:
    """A stamped document."""

    xml: bytes
    documento: Comprobante
    timbre: TimbreFiscalDigital


@dataclass(frozen=True, slots=True)
class Rechazo:
    """A refused document: the SAT's code and the reason."""

    codigo: str
    mensaje: str


class PACSimulado:
    """A PAC in memory. Threads may share it: the same sealed document is stamped once.

    `ahora` gives the present instant, with its zone.
    """

    def __init__(self, identidad: Identidad | None = None, *, ahora: Callable[[], datetime] | None = None) -> None:
        self.identidad = identidad or Identidad()
        self._ahora = ahora or _en_este_momento
        self._candado = Lock()
        self._sellos_timbrados: set[str] = set()

    def timbrar_xml(self, xml: bytes) -> Estampa | Rechazo:
        """Stamp a sealed document. The bytes that came are kept: the timbre is put among them."""
        juicio = self._juzgar(xml)
        if isinstance(juicio, Rechazo):
            return juicio
        if not juicio.sello:
            return Rechazo("302", "Sello mal formado o inválido: el comprobante no está sellado.")
        if rechazo := self._juzgar_certificado(juicio):
            return rechazo
        with self._candado:
            if juicio.sello in self._sellos_timbrados:
                return _ya_timbrado()
            estampa = self._estampar(xml, juicio, juicio.sello)
            self._sellos_timbrados.add(juicio.sello)
        return estampa

    def emitir_xml(self, xml: bytes) -> Estampa | Rechazo:
        """Seal a document with a CSD of its issuer, and stamp it. Nothing tells a repetition from a new invoice."""
        juicio = self._juzgar(xml)
        if isinstance(juicio, Rechazo):
            return juicio
        if juicio.sello:
            return Rechazo("301", "Se espera un comprobante sin sellar: quite Sello, NoCertificado y Certificado.")
        try:
            csd = self.identidad.csd(juicio.emisor.rfc, juicio.emisor.nombre)
            sellado = sellar(juicio.con(sello=None, no_certificado=None, certificado=None), csd)
        except ErrorCFDI as error:
            return Rechazo("302", f"No se pudo sellar: {error}")
        return self._estampar(sellado.xml, sellado.documento, sellado.documento.sello or "")

    def _estampar(self, xml: bytes, documento: Comprobante, sello: str) -> Estampa:
        timbre = hacer_timbre(sello, RFC_DEL_PAC, self.identidad.pac(), self._ahora())
        return Estampa(incrustar(xml, timbre), documento, timbre)

    def _juzgar(self, xml: bytes) -> Comprobante | Rechazo:
        """The document, if it is one that may be stamped, sealed or not."""
        informe = validar(xml, ahora=self._ahora())
        if informe.timbrado:
            return _ya_timbrado()
        # A seal that could not be verified is no more use to a PAC than a wrong one.
        sin_verificar = (h for h in informe.no_verificados if h.capa == "sello")
        if primero := next(chain(informe.errores, sin_verificar), None):
            return Rechazo(primero.codigo, primero.mensaje)
        documento = leer(xml)
        if not isinstance(documento, Comprobante):
            return Rechazo("301", "Solo se timbra CFDI 4.0.")
        return self._juzgar_fecha(documento) or documento

    def _juzgar_fecha(self, documento: Comprobante) -> Rechazo | None:
        ahora = catalogos.hora_local(documento.lugar_expedicion, self._ahora())
        if ahora - PLAZO <= documento.fecha <= ahora:
            return None
        fuera = "es posterior a este momento" if documento.fecha > ahora else "tiene más de 72 horas"
        return Rechazo(
            "401",
            f"Fecha y hora de generación fuera de rango: {documento.fecha.isoformat()} {fuera}; "
            f"en {documento.lugar_expedicion} son las {ahora.replace(microsecond=0).isoformat()}.",
        )

    def _juzgar_certificado(self, documento: Comprobante) -> Rechazo | None:
        """A certificate that only claims to come from an authority that is known. Unknown authorities pass, or the
        SAT's public test certificates, whose authority is not at hand, could not be tried."""
        cadena = self.identidad.conocidos().autoridades.verificar(certificado_de(documento), documento.fecha)
        if cadena.estado == "rota":
            return Rechazo("308", f"Certificado no expedido por el SAT: {cadena.motivo}.")
        return None


def _ya_timbrado() -> Rechazo:
    return Rechazo("307", "El comprobante contiene un timbre previo.")


def _en_este_momento() -> datetime:
    return datetime.now(UTC)
