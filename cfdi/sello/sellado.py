"""Sealing: from a Comprobante to bytes that nothing writes again."""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import ErrorDatos, ErrorSello
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.esquema.xml import leer_bytes
from cfdi.sello.cadena import cadena_original
from cfdi.sello.verificacion import comprobar_sello

if TYPE_CHECKING:
    from cfdi.sello.csd import CSD

_HUECO = b' Sello=""'


@dataclass(frozen=True)
class Sellado:
    """A sealed document. `xml` is frozen: it is what is sent to the PAC, byte for byte."""

    xml: bytes = field(repr=False)
    cadena_original: str = field(repr=False, compare=False)

    @classmethod
    def leer(cls, origen: bytes | str | os.PathLike[str]) -> Sellado:
        """Take a document that was sealed before; its seal is verified.

        Raises ErrorXML and its kin, ErrorDatos, and ErrorSello when it has no seal or the seal is not its own.
        """
        xml = leer_bytes(origen)
        sellado = cls(xml, cadena_original(xml))
        for comprobacion in comprobar_sello(sellado.documento, sellado.cadena_original):
            if comprobacion.estado == "falla" and comprobacion.del_sello:
                raise ErrorSello(comprobacion.detalle, campo="@Sello", remedio="Selle de nuevo desde los datos.")
        return sellado

    @cached_property
    def documento(self) -> Comprobante:
        """The document as objects."""
        leido = leer(self.xml)
        if not isinstance(leido, Comprobante):
            raise ErrorDatos("no es un CFDI 4.0", valor=type(leido).__name__, remedio="Solo se sella CFDI 4.0.")
        return leido

    @property
    def huella(self) -> str:
        """SHA-256 of the bytes, in hexadecimal: the identity of what is sent."""
        return hashlib.sha256(self.xml).hexdigest()

    def __repr__(self) -> str:
        return f"Sellado(huella={self.huella[:12]}…, {len(self.xml)} bytes)"


def sellar(comprobante: Comprobante, csd: CSD) -> Sellado:
    """Seal a document with a CSD: NoCertificado, Certificado and Sello (RSA-SHA256 over the cadena original).

    Raises CSDDeOtroRFC if the CSD is not the Emisor's, CSDFueraDeVigencia if it was not valid on Fecha, ErrorSello
    if the document is sealed already. The seal is verified before it is returned.
    """
    if comprobante.sello:
        raise ErrorSello(
            "el comprobante ya está sellado",
            campo="Comprobante.sello (@Sello)",
            remedio="Para cambiarlo, parta de sus datos: con(sello=None, no_certificado=None, certificado=None).",
        )
    csd.comprobar(comprobante.emisor.rfc, comprobante.fecha)
    por_sellar = comprobante.con(sello="", no_certificado=csd.numero, certificado=csd.certificado.a_base64())
    xml = a_xml(por_sellar)
    cadena = cadena_original(xml)
    firma = csd.firmar(cadena.encode())
    if not csd.certificado.verificar(firma, cadena.encode()):
        raise ErrorSello("el sello recién hecho no verifica con el certificado", remedio="Revise el par .cer y .key.")
    # The seal is not part of its own cadena, so it is put into the bytes as they are. The gap cannot be mistaken:
    # quotes inside attributes are escaped, and the root's attributes come first.
    sello = b' Sello="' + base64.b64encode(firma) + b'"'
    return Sellado(xml.replace(_HUECO, sello, 1), cadena)
