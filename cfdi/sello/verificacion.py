"""What a seal and a timbre prove: each check by name, with its result. Never a bare yes or no."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cfdi.documentos.tfd10 import TimbreFiscalDigital as TimbreFiscalDigital10
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorCSD
from cfdi.esquema import Nodo
from cfdi.sello.firmado import RFC_DEL_SAT, Firmado, firmado

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cfdi.sello.certificado import Algoritmo, Certificado
    from cfdi.sello.confianza import Almacen

EstadoDeComprobacion = Literal["bien", "falla", "no_verificado"]


@dataclass(frozen=True, slots=True)
class Comprobacion:
    """One check: what was looked at, with what result, and the figures. `codigo` is the SAT's for its failure."""

    nombre: str
    estado: EstadoDeComprobacion
    detalle: str
    codigo: str
    atributo: str = ""
    esperado: str | None = None
    recibido: str | None = None

    @property
    def del_sello(self) -> bool:
        """Whether it speaks of the signature itself, and not of who made it or when."""
        return self.codigo == "CFDI40102"


def _desde_base64(texto: str) -> bytes | None:
    """The bytes of a signature, or None. Only the canonical encoding counts: with spare bits in the last character, a
    seal could be changed and still verify."""
    junto = "".join(texto.split())
    try:
        firma = base64.b64decode(junto, validate=True)
    except (binascii.Error, ValueError):
        return None
    return firma if base64.b64encode(firma).decode() == junto else None


def certificado_de(documento: Nodo) -> Certificado:
    """The certificate that a document carries. Raises ErrorCSD when it is not one."""
    return _leer_certificado(firmado(documento).certificado or "")


@lru_cache(maxsize=64)
def _leer_certificado(texto: str) -> Certificado:
    """Who validates a month of invoices meets the same few certificates over and over."""
    from cfdi.sello.certificado import Certificado

    return Certificado.de_base64(texto)


def comprobar_sello(documento: Nodo, cadena: str) -> Iterator[Comprobacion]:
    """The issuer's seal and certificate (matrix codes CFDI40102 and CFDI40106; older documents use the same codes).

    Raises ErrorDatos for a document that bears no seal of its own.
    """
    f = firmado(documento)
    if not f.sello or not f.certificado:
        yield Comprobacion("sello", "falla", "El comprobante no está sellado.", "CFDI40102", "@Sello")
        return
    try:
        certificado = _leer_certificado(f.certificado)
    except ErrorCSD as error:
        # The seal cannot be judged without it: one finding, not two.
        yield Comprobacion(
            "certificado",
            "falla",
            f"El Certificado no es un X.509 que se pueda leer: {error.mensaje}",
            "CFDI40106",
            "@Certificado",
        )
        return
    yield _sello(f, cadena, certificado)
    yield from _certificado(f, certificado)


def _sello(f: Firmado, cadena: str, certificado: Certificado) -> Comprobacion:
    firma = _desde_base64(f.sello or "")
    if firma is None:
        return Comprobacion("sello", "falla", "El Sello no es base64.", "CFDI40102", "@Sello")
    algoritmo = _algoritmo(f.algoritmos, certificado, firma, cadena)
    if algoritmo is None:
        detalle = (
            "El Sello no corresponde al contenido: algo cambió después de sellar, o se selló con otra llave. "
            "Selle de nuevo desde los datos."
        )
        return Comprobacion("sello", "falla", detalle, "CFDI40102", "@Sello")
    con = "" if algoritmo == "SHA256" else " y SHA-1"
    return Comprobacion(
        "sello", "bien", f"El sello verifica con el certificado {certificado.numero}{con}.", "CFDI40102"
    )


def _algoritmo(
    algoritmos: tuple[Algoritmo, ...], certificado: Certificado, firma: bytes, cadena: str
) -> Algoritmo | None:
    """The one of the algorithms that a version admits with which the signature verifies."""
    mensaje = cadena.encode()
    return next((a for a in algoritmos if certificado.verificar(firma, mensaje, algoritmo=a)), None)


def _certificado(f: Firmado, certificado: Certificado) -> Iterator[Comprobacion]:
    fallas = list(_fallas_del_certificado(f, certificado))
    if fallas:
        yield from fallas
        return
    yield Comprobacion("certificado", "bien", f"CSD {certificado.numero} de {certificado.rfc}.", "CFDI40106")


def _fallas_del_certificado(f: Firmado, certificado: Certificado) -> Iterator[Comprobacion]:
    def falla(detalle: str, atributo: str, esperado: str | None = None, recibido: str | None = None) -> Comprobacion:
        return Comprobacion("certificado", "falla", detalle, "CFDI40106", atributo, esperado, recibido)

    if certificado.numero != f.no_certificado:
        detalle = f"NoCertificado dice {f.no_certificado} y el Certificado es el {certificado.numero}."
        yield falla(detalle, "@NoCertificado", certificado.numero, f.no_certificado)
    if not certificado.vigente_en(f.fecha):
        detalle = (
            f"El certificado {certificado.numero} vale del {certificado.desde:%Y-%m-%d} al {certificado.hasta:%Y-%m-%d}"
            f" y la Fecha es {f.fecha.isoformat()}."
        )
        yield falla(detalle, "@Fecha", recibido=f.fecha.isoformat())
    if f.por_otro or (f.por_el_sat and certificado.rfc == RFC_DEL_SAT):
        return
    if certificado.rfc != f.rfc:
        detalle = f"El certificado es de {certificado.rfc} y el Emisor es {f.rfc}."
        yield falla(detalle, "@Certificado", f.rfc, certificado.rfc)
    if certificado.tipo == "FIEL":
        yield falla("El certificado es una e.firma (FIEL), que no puede sellar facturas: use el CSD.", "@Certificado")


# -------------------------------------------------------------------- timbre


def timbre_de(documento: Nodo) -> TimbreFiscalDigital | TimbreFiscalDigital10 | None:
    """The timbre among a document's complements, of either version."""
    propios = getattr(documento, "complementos", ())
    return next((c for c in propios if isinstance(c, (TimbreFiscalDigital, TimbreFiscalDigital10))), None)


def comprobar_timbre(
    documento: Nodo,
    timbre: TimbreFiscalDigital | TimbreFiscalDigital10,
    cadena_del_timbre: str,
    certificados: Mapping[str, Certificado],
) -> Iterator[Comprobacion]:
    """The timbre: SelloCFD, SelloSAT under the PAC's certificate, RfcProvCertif, and the dates.

    `certificados` are those at hand, by number; without the PAC's, SelloSAT is told as not verified. Timbres 1.0 are
    signed with SHA-1 and do not name their PAC.
    """
    if timbre.sello_cfd == firmado(documento).sello:
        yield Comprobacion("SelloCFD", "bien", "SelloCFD es el Sello del comprobante.", "TFD")
    else:
        detalle = "SelloCFD no es el Sello del comprobante: el timbre es de otro documento o este se volvió a sellar."
        yield Comprobacion("SelloCFD", "falla", detalle, "TFD", "@SelloCFD")
    certificado = certificados.get(timbre.no_certificado_sat)
    if certificado is None:
        detalle = f"No se tiene el certificado {timbre.no_certificado_sat} del PAC: SelloSAT no se verificó."
        yield Comprobacion("SelloSAT", "no_verificado", detalle, "TFD", "@SelloSAT")
        return
    yield _sello_sat(timbre, cadena_del_timbre, certificado)
    yield from _fallas_del_pac(timbre, certificado)


def _sello_sat(
    timbre: TimbreFiscalDigital | TimbreFiscalDigital10, cadena: str, certificado: Certificado
) -> Comprobacion:
    firma = _desde_base64(timbre.sello_sat)
    algoritmos: tuple[Algoritmo, ...] = ("SHA256",) if isinstance(timbre, TimbreFiscalDigital) else ("SHA1",)
    if firma is not None and _algoritmo(algoritmos, certificado, firma, cadena):
        return Comprobacion("SelloSAT", "bien", f"SelloSAT verifica con el certificado {certificado.numero}.", "TFD")
    detalle = "SelloSAT no corresponde al timbre: se alteró el timbre o lo firmó otro."
    return Comprobacion("SelloSAT", "falla", detalle, "TFD", "@SelloSAT")


def _fallas_del_pac(
    timbre: TimbreFiscalDigital | TimbreFiscalDigital10, certificado: Certificado
) -> Iterator[Comprobacion]:
    rfc = getattr(timbre, "rfc_prov_certif", None)
    if rfc is not None and certificado.rfc_proveedor not in (None, rfc):
        detalle = f"RfcProvCertif dice {rfc} y el certificado es de {certificado.rfc_proveedor}."
        yield Comprobacion("RfcProvCertif", "falla", detalle, "TFD", "@RfcProvCertif", certificado.rfc_proveedor, rfc)
    if not certificado.vigente_en(timbre.fecha_timbrado):
        detalle = (
            f"FechaTimbrado ({timbre.fecha_timbrado.isoformat()}) está fuera de la vigencia del certificado del PAC."
        )
        yield Comprobacion("FechaTimbrado", "falla", detalle, "TFD", "@FechaTimbrado")


def comprobar_confianza(certificado: Certificado, fecha: datetime, almacen: Almacen, nombre: str) -> Comprobacion:
    """Whether a certificate comes from an authority of the store, and from which environment."""
    cadena = almacen.verificar(certificado, fecha)
    if cadena.verificada:
        de = {"produccion": "del SAT", "pruebas": "de pruebas: no vale ante el SAT"}.get(cadena.ambiente, "desconocida")
        return Comprobacion(nombre, "bien", f"{certificado.numero}: emitido por una autoridad {de}.", "308")
    estado: EstadoDeComprobacion = "no_verificado" if cadena.estado == "no_verificable" else "falla"
    return Comprobacion(nombre, estado, f"{certificado.numero}: {cadena.motivo}.", "308", "@Certificado")
