"""Stamped documents, and the verification of everything that they prove."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.tfd10 import TimbreFiscalDigital as TimbreFiscalDigital10
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorDatos, ErrorSello
from cfdi.esquema import Nodo
from cfdi.esquema.lector import de_elemento
from cfdi.esquema.xml import analizar, leer_bytes
from cfdi.sello.cadena import cadena_de_elemento
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.firmado import firmado
from cfdi.sello.verificacion import (
    Comprobacion,
    certificado_de,
    comprobar_confianza,
    comprobar_sello,
    comprobar_timbre,
    timbre_de,
)

if TYPE_CHECKING:
    from lxml import etree

_TFD = "{http://www.sat.gob.mx/TimbreFiscalDigital}TimbreFiscalDigital"


@dataclass(frozen=True)
class Verificacion:
    """What was verified of a document, with what, and what could not be."""

    documento: Nodo
    timbre: TimbreFiscalDigital | TimbreFiscalDigital10 | None
    comprobaciones: tuple[Comprobacion, ...]

    @property
    def correcta(self) -> bool:
        """Nothing failed, and both the seal and the timbre (CFD 2.2 has none) were really verified."""
        bien = {c.nombre for c in self.comprobaciones if c.estado == "bien"}
        necesarias = {"sello", "SelloCFD", "SelloSAT"} if firmado(self.documento).lleva_timbre else {"sello"}
        return not self.fallas and necesarias <= bien

    @property
    def fallas(self) -> tuple[Comprobacion, ...]:
        return tuple(c for c in self.comprobaciones if c.estado == "falla")

    @property
    def no_verificadas(self) -> tuple[Comprobacion, ...]:
        return tuple(c for c in self.comprobaciones if c.estado == "no_verificado")


def verificar(origen: bytes | str | os.PathLike[str], conocidos: Conocidos | None = None) -> Verificacion:
    """Verify a document's seal, its timbre, and the chain of both certificates.

    `conocidos`: authorities and PAC certificates at hand; the SAT's authorities by default. Raises ErrorXML and its
    kin or ErrorDatos when the document cannot be read at all; what does not hold is told, not raised.
    """
    return _verificar(analizar(leer_bytes(origen)), conocidos or Conocidos())


def _verificar(raiz: etree._Element, conocidos: Conocidos) -> Verificacion:
    documento = de_elemento(raiz)
    comprobaciones = list(comprobar_sello(documento, cadena_de_elemento(raiz)))
    datos = firmado(documento)
    if datos.sello and datos.certificado and comprobaciones[0].nombre == "sello":
        comprobaciones.append(
            comprobar_confianza(certificado_de(documento), datos.fecha, conocidos.autoridades, "confianza en el CSD")
        )
    timbre = timbre_de(documento)
    if datos.lleva_timbre:
        comprobaciones += _del_timbre(raiz, documento, timbre, conocidos)
    return Verificacion(documento, timbre, tuple(comprobaciones))


def _del_timbre(
    raiz: etree._Element,
    documento: Nodo,
    timbre: TimbreFiscalDigital | TimbreFiscalDigital10 | None,
    conocidos: Conocidos,
) -> Iterator[Comprobacion]:
    timbres = list(raiz.iter(_TFD))
    if len(timbres) != 1 or timbre is None:
        detalle = (
            "El comprobante no está timbrado." if not timbres else f"Hay {len(timbres)} timbres y debe haber uno solo."
        )
        yield Comprobacion("timbre", "falla", detalle, "TFD")
        return
    yield from comprobar_timbre(documento, timbre, cadena_del_timbre(timbres[0]), conocidos.certificados)
    pac = conocidos.certificados.get(timbre.no_certificado_sat)
    if pac is not None:
        yield comprobar_confianza(pac, timbre.fecha_timbrado, conocidos.autoridades, "confianza en el PAC")


def cadena_del_timbre(timbre: etree._Element) -> str:
    """The cadena original of a timbre inside its document: `||1.1|UUID|…||`."""
    from lxml import etree as lxml_etree

    # The sheet wants the timbre at the root of its own tree.
    return cadena_de_elemento(analizar(lxml_etree.tostring(timbre, encoding="UTF-8", with_tail=False)))


@dataclass(frozen=True)
class Timbrado:
    """A stamped document. `xml` are the PAC's bytes, verbatim: nothing ever writes them again."""

    xml: bytes = field(repr=False)
    pac: str = ""
    """Which PAC answered, for people."""

    @classmethod
    def leer(cls, origen: bytes | str | os.PathLike[str]) -> Timbrado:
        """A document that was stamped before. Raises ErrorSello if it carries no timbre. Verifies nothing."""
        timbrado = cls(leer_bytes(origen))
        _ = timbrado.timbre
        return timbrado

    @cached_property
    def documento(self) -> Comprobante:
        """The document as objects, its timbre among `complementos`."""
        leido = de_elemento(analizar(self.xml))
        if not isinstance(leido, Comprobante):
            raise ErrorDatos("no es un CFDI 4.0", campo="/", valor=type(leido).__name__)
        return leido

    @cached_property
    def timbre(self) -> TimbreFiscalDigital:
        """The Timbre Fiscal Digital."""
        timbre = self.documento.complemento(TimbreFiscalDigital)
        if timbre is None:
            raise ErrorSello("el comprobante no está timbrado", remedio="Envíelo a un PAC.")
        return timbre

    @property
    def uuid(self) -> str:
        """Folio fiscal."""
        return self.timbre.uuid

    def verificar(self, conocidos: Conocidos | None = None) -> Verificacion:
        """The same as `cfdi.verificar` over the bytes."""
        return verificar(self.xml, conocidos)

    def __repr__(self) -> str:
        return f"Timbrado(uuid={self.uuid!r}, {len(self.xml)} bytes)"
