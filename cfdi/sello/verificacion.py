"""What a seal and a timbre prove: each check by name, with its result. Never a bare yes or no."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorCSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cfdi.sello.certificado import Certificado
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
    try:
        return base64.b64decode("".join(texto.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def certificado_de(c: Comprobante) -> Certificado:
    """The certificate that a document carries. Raises ErrorCSD when it is not one."""
    return _leer_certificado(c.certificado or "")


@lru_cache(maxsize=64)
def _leer_certificado(texto: str) -> Certificado:
    """Who validates a month of invoices meets the same few certificates over and over."""
    from cfdi.sello.certificado import Certificado

    return Certificado.de_base64(texto)


def comprobar_sello(c: Comprobante, cadena: str) -> Iterator[Comprobacion]:
    """The issuer's seal and certificate (matrix codes CFDI40102 and CFDI40106)."""
    if not c.sello or not c.certificado:
        yield Comprobacion("sello", "falla", "El comprobante no está sellado.", "CFDI40102", "@Sello")
        return
    try:
        certificado = certificado_de(c)
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
    yield _sello(c, cadena, certificado)
    yield from _certificado(c, certificado)


def _sello(c: Comprobante, cadena: str, certificado: Certificado) -> Comprobacion:
    firma = _desde_base64(c.sello or "")
    if firma is None:
        return Comprobacion("sello", "falla", "El Sello no es base64.", "CFDI40102", "@Sello")
    if not certificado.verificar(firma, cadena.encode()):
        detalle = (
            "El Sello no corresponde al contenido: algo cambió después de sellar, o se selló con otra llave. "
            "Selle de nuevo desde los datos."
        )
        return Comprobacion("sello", "falla", detalle, "CFDI40102", "@Sello")
    return Comprobacion("sello", "bien", f"El sello verifica con el certificado {certificado.numero}.", "CFDI40102")


def _certificado(c: Comprobante, certificado: Certificado) -> Iterator[Comprobacion]:
    fallas = []
    if certificado.numero != c.no_certificado:
        fallas.append(
            Comprobacion(
                "certificado",
                "falla",
                f"NoCertificado dice {c.no_certificado} y el Certificado es el {certificado.numero}.",
                "CFDI40106",
                "@NoCertificado",
                certificado.numero,
                c.no_certificado,
            )
        )
    if not certificado.vigente_en(c.fecha):
        detalle = (
            f"El certificado {certificado.numero} vale del {certificado.desde:%Y-%m-%d} al {certificado.hasta:%Y-%m-%d}"
            f" y la Fecha es {c.fecha.isoformat()}."
        )
        fallas.append(
            Comprobacion("certificado", "falla", detalle, "CFDI40106", "@Fecha", recibido=c.fecha.isoformat())
        )
    # Whoever invoices through the buyer seals with somebody else's special certificate (CESD).
    if not c.emisor.fac_atr_adquirente:
        if certificado.rfc != c.emisor.rfc:
            detalle = f"El certificado es de {certificado.rfc} y el Emisor es {c.emisor.rfc}."
            fallas.append(
                Comprobacion(
                    "certificado", "falla", detalle, "CFDI40106", "@Certificado", c.emisor.rfc, certificado.rfc
                )
            )
        if certificado.tipo == "FIEL":
            detalle = "El certificado es una e.firma (FIEL), que no puede sellar facturas: use el CSD."
            fallas.append(Comprobacion("certificado", "falla", detalle, "CFDI40106", "@Certificado"))
    if fallas:
        yield from fallas
        return
    yield Comprobacion("certificado", "bien", f"CSD {certificado.numero} de {certificado.rfc}.", "CFDI40106")


# -------------------------------------------------------------------- timbre


def comprobar_timbre(
    c: Comprobante, timbre: TimbreFiscalDigital, cadena_del_timbre: str, certificados: Mapping[str, Certificado]
) -> Iterator[Comprobacion]:
    """The timbre: SelloCFD, SelloSAT under the PAC's certificate, RfcProvCertif, and the dates.

    `certificados` are those at hand, by number; without the PAC's, SelloSAT is told as not verified.
    """
    if timbre.sello_cfd == c.sello:
        yield Comprobacion("SelloCFD", "bien", "SelloCFD es el Sello del comprobante.", "TFD")
    else:
        detalle = "SelloCFD no es el Sello del comprobante: el timbre es de otro documento o este se volvió a sellar."
        yield Comprobacion("SelloCFD", "falla", detalle, "TFD", "@SelloCFD")
    certificado = certificados.get(timbre.no_certificado_sat)
    if certificado is None:
        detalle = f"No se tiene el certificado {timbre.no_certificado_sat} del PAC: SelloSAT no se verificó."
        yield Comprobacion("SelloSAT", "no_verificado", detalle, "TFD", "@SelloSAT")
        return
    firma = _desde_base64(timbre.sello_sat)
    if firma is not None and certificado.verificar(firma, cadena_del_timbre.encode()):
        yield Comprobacion("SelloSAT", "bien", f"SelloSAT verifica con el certificado {certificado.numero}.", "TFD")
    else:
        detalle = "SelloSAT no corresponde al timbre: se alteró el timbre o lo firmó otro."
        yield Comprobacion("SelloSAT", "falla", detalle, "TFD", "@SelloSAT")
    if certificado.rfc_proveedor not in (None, timbre.rfc_prov_certif):
        detalle = f"RfcProvCertif dice {timbre.rfc_prov_certif} y el certificado es de {certificado.rfc_proveedor}."
        yield Comprobacion(
            "RfcProvCertif",
            "falla",
            detalle,
            "TFD",
            "@RfcProvCertif",
            certificado.rfc_proveedor,
            timbre.rfc_prov_certif,
        )
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
