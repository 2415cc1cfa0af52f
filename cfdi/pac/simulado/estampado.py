"""The timbre, and how it is put into the bytes of a document without writing them again.

Whatever a PAC serialises anew it may break: the sealed document keeps every byte, and the timbre is spliced into its
Complemento, which is added where there is none.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import uuid4
from xml.parsers.expat import ParserCreate

from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.esquema.escritor import DECLARACION, a_xml
from cfdi.sello.cadena import cadena_original
from cfdi.sello.certificado import HORA_DEL_CENTRO
from cfdi.sello.csd import CSD

_COMPLEMENTO: Final = "http://www.sat.gob.mx/cfd/4 Complemento"
_ADDENDA: Final = "http://www.sat.gob.mx/cfd/4 Addenda"
_PREFIJO: Final = re.compile(rb"<([^\s/>:]+:)?")
_ETIQUETA_VACIA: Final = re.compile(rb"""<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*/>""")


def hacer_timbre(sello: str, rfc_pac: str, pac: CSD, ahora: datetime) -> TimbreFiscalDigital:
    """A signed timbre with a new UUID. `ahora` is an aware instant; FechaTimbrado is its hour in the central zone."""
    uuid = uuid4()
    sin_firma = TimbreFiscalDigital(
        uuid=str(uuid).upper() if uuid.int & 1 else str(uuid),  # PACs write it in either case
        fecha_timbrado=ahora.astimezone(HORA_DEL_CENTRO).replace(tzinfo=None, microsecond=0),
        rfc_prov_certif=rfc_pac,
        sello_cfd=sello,
        no_certificado_sat=pac.numero,
        sello_sat="",
    )
    firma = pac.firmar(cadena_original(a_xml(sin_firma)).encode())
    return sin_firma.con(sello_sat=b64encode(firma).decode("ascii"))


def incrustar(xml: bytes, timbre: TimbreFiscalDigital) -> bytes:
    """The bytes of a well-formed Comprobante with a timbre more, that declares its own namespaces as PACs write it."""
    escrito = a_xml(timbre).removeprefix(DECLARACION.encode())
    lugares = _Lugares(xml)
    if lugares.complemento is None:
        encontrado = _PREFIJO.match(xml, lugares.raiz)
        nombre = (encontrado[1] if encontrado and encontrado[1] else b"") + b"Complemento"
        donde = lugares.fin if lugares.addenda is None else lugares.addenda
        return xml[:donde] + b"<%b>%b</%b>" % (nombre, escrito, nombre) + xml[donde:]
    if vacia := _ETIQUETA_VACIA.match(xml, lugares.complemento):
        lleno = b"<%b%b>%b</%b>" % (vacia[1], vacia[2], escrito, vacia[1])
        return xml[: vacia.start()] + lleno + xml[vacia.end() :]
    return xml[: lugares.fin_complemento] + escrito + xml[lugares.fin_complemento :]


class _Lugares:
    """Where in the bytes stand the tags of a Comprobante beside which a timbre goes."""

    def __init__(self, xml: bytes) -> None:
        self.raiz = self.fin = self.fin_complemento = 0
        self.complemento: int | None = None
        self.addenda: int | None = None
        self._nivel = 0
        self._lector = ParserCreate(namespace_separator=" ")
        self._lector.StartElementHandler = self._abrir
        self._lector.EndElementHandler = self._cerrar
        self._lector.Parse(xml, True)

    def _abrir(self, nombre: str, _: Mapping[str, str]) -> None:
        aqui = self._lector.CurrentByteIndex
        if self._nivel == 0:
            self.raiz = aqui
        elif self._nivel == 1 and nombre == _COMPLEMENTO:
            self.complemento = aqui
        elif self._nivel == 1 and nombre == _ADDENDA:
            self.addenda = aqui
        self._nivel += 1

    def _cerrar(self, nombre: str) -> None:
        aqui = self._lector.CurrentByteIndex
        self._nivel -= 1
        if self._nivel == 0:
            self.fin = aqui
        elif self._nivel == 1 and nombre == _COMPLEMENTO:
            self.fin_complemento = aqui
