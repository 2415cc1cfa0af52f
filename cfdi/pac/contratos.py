"""What a PAC does for us. Three contracts, because what is safe to send again differs:

    Timbrador     sealed XML in; the PAC adds the timbre. What came back can be held against what was sent.
    Emisor        unsealed XML in; the PAC seals it with the CSD that it keeps, and stamps.
    Facturador    business data in; the PAC numbers, builds, seals and stamps. Never sent twice without a person.

An adapter is a settings object without state: it says what to send and reads what comes back (`Conversacion`); others
move the bytes. What it returns is `Recibido`, not `Timbrado`: nothing is stamped until `cfdi.pac.aceptacion` holds it
against what was sent.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import ErrorConfiguracion, ErrorDatos
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.esquema.xml import leer_bytes
from cfdi.pac.transporte import Conversacion

if TYPE_CHECKING:
    from cfdi.sello.sellado import Sellado


class Ambiente(StrEnum):
    """Where a PAC stamps. Always said, never assumed: a stamp of production is an invoice."""

    PRUEBAS = "pruebas"
    PRODUCCION = "produccion"


@dataclass(frozen=True, slots=True)
class Credenciales:
    """Base of every PAC's credentials. A field with `repr=False` is a secret.

    Raises ErrorConfiguracion, naming the field and never its value, when one is empty or is not plain text.
    """

    def __post_init__(self) -> None:
        for campo in fields(self):
            valor = getattr(self, campo.name)
            if not isinstance(valor, str) or not valor.strip():
                problema = "falta"
            elif not valor.isprintable():
                problema = "lleva saltos de línea o caracteres que no se imprimen"
            else:
                continue
            raise ErrorConfiguracion(
                problema,
                campo=f"{type(self).__name__}.{campo.name}",
                remedio="Cópielo tal como lo dio el PAC, de una variable de entorno o de un archivo.",
            )

    @property
    def secretos(self) -> tuple[str, ...]:
        """What must never be shown."""
        return tuple(getattr(self, campo.name) for campo in fields(self) if not campo.repr)


def exigir_ambiente(ambiente: object) -> None:
    """Raise ErrorConfiguracion unless it is an `Ambiente`."""
    if not isinstance(ambiente, Ambiente):
        raise ErrorConfiguracion(
            "no es un ambiente",
            campo="ambiente",
            valor=ambiente,
            remedio="Use Ambiente.PRUEBAS o Ambiente.PRODUCCION.",
        )


@dataclass(frozen=True)
class PreCFDI:
    """A document without seal, frozen: what is sent, byte for byte, to a PAC that seals by itself."""

    xml: bytes = field(repr=False)

    @classmethod
    def leer(cls, origen: Comprobante | bytes | str | os.PathLike[str]) -> PreCFDI:
        """From a Comprobante, or from XML as bytes, text or `pathlib.Path`.

        Raises ErrorDatos if it is sealed already or is not a CFDI 4.0, ErrorXML and its kin, ErrorArchivo.
        """
        pre = cls(a_xml(origen) if isinstance(origen, Comprobante) else leer_bytes(origen))
        if pre.documento.sello:
            raise ErrorDatos(
                "el comprobante ya está sellado y este PAC sella por su cuenta",
                campo="/cfdi:Comprobante/@Sello",
                remedio="Envíelo con timbrar a un PAC que timbre, o quite Sello, NoCertificado y Certificado.",
            )
        return pre

    @cached_property
    def documento(self) -> Comprobante:
        """The document as objects."""
        leido = leer(self.xml)
        if not isinstance(leido, Comprobante):
            raise ErrorDatos("no es un CFDI 4.0", campo="/", valor=type(leido).__name__)
        return leido

    @property
    def huella(self) -> str:
        """SHA-256 of the bytes, in hexadecimal: the identity of what is sent."""
        return hashlib.sha256(self.xml).hexdigest()

    def __repr__(self) -> str:
        return f"PreCFDI(huella={self.huella[:12]}…, {len(self.xml)} bytes)"


@dataclass(frozen=True, slots=True, repr=False)
class Recibido:
    """What a PAC gave for a stamped document, not yet believed. `crudo` is its whole answer, as it came."""

    xml: bytes
    crudo: bytes

    def __repr__(self) -> str:
        return f"Recibido({len(self.xml)} bytes)"


class _Adaptador(Protocol):
    @property
    def nombre(self) -> str:
        """The PAC's name, for people."""

    @property
    def ambiente(self) -> Ambiente:
        """Where it stamps."""


@runtime_checkable
class Timbrador(_Adaptador, Protocol):
    """Family A: a sealed document goes in, the same one with its timbre comes back."""

    def timbrar(self, sellado: Sellado) -> Conversacion[Recibido]:
        """The conversation that stamps. Raises the children of ErrorPAC by what the PAC answers."""


@runtime_checkable
class Emisor(_Adaptador, Protocol):
    """Family B: the PAC seals with the taxpayer's CSD, that it keeps, and stamps."""

    def emitir(self, pre: PreCFDI) -> Conversacion[Recibido]:
        """The conversation that seals and stamps. Raises the children of ErrorPAC by what the PAC answers."""


@runtime_checkable
class Facturador(_Adaptador, Protocol):
    """Family C: the PAC makes the invoice out of the data. An answer that is lost can only be settled by a person."""

    def facturar(self, comprobante: Comprobante) -> Conversacion[Recibido]:
        """The conversation that invoices. Raises the children of ErrorPAC by what the PAC answers."""
