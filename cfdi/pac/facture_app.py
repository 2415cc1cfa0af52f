"""Facture APP: seals and stamps an unsealed XML (`/rest/timbrado/produccion/`).

Its page publishes paths and headers, and leaves out the host, the scheme of `Authorization`, the statuses and the shape
of an error ("un documento informando del error"). So the first two are settings, and only one thing is taken for a
success: a 2xx whose body is an XML with a Comprobante at its root and a timbre in it. Anything else is an error
document; when it names a code of the SAT the document was refused, and otherwise nobody knows.
Source: the vendor's page web-service-timbrado-facturacion-electronica.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import urlsplit

from cfdi.errores import ErrorConfiguracion, ErrorXML, RechazoPAC, RespuestaInesperada
from cfdi.esquema.xml import analizar
from cfdi.pac.codigos import codigo_del_sat, para_personas
from cfdi.pac.contratos import Ambiente, Credenciales, PreCFDI, Recibido, exigir_ambiente
from cfdi.pac.transporte import Conversacion, Peticion, Respuesta, error_de_estado, exigir_direccion_segura

if TYPE_CHECKING:
    from lxml import etree

_RUTA: Final = "/rest/timbrado/produccion/"
_TFD: Final = "{http://www.sat.gob.mx/TimbreFiscalDigital}TimbreFiscalDigital"
_COMPROBANTES: Final = frozenset(f"{{http://www.sat.gob.mx/cfd/{n}}}Comprobante" for n in (3, 4))
_TEXTOS_MAXIMOS: Final = 200


@dataclass(frozen=True, slots=True)
class CredencialesFactureApp(Credenciales):
    """The whole value of the header `Authorization`, as Facture APP gave it: its page does not say the scheme."""

    autorizacion: str = field(repr=False)

    def __post_init__(self) -> None:
        Credenciales.__post_init__(self)
        if not _cabe_en_encabezado(self.autorizacion):
            raise ErrorConfiguracion(
                "lleva caracteres que no caben en un encabezado HTTP",
                campo="CredencialesFactureApp.autorizacion",
                remedio="Codifíquela como pide Facture APP (por ejemplo, Basic y base64).",
            )

    @property
    def secretos(self) -> tuple[str, ...]:
        """The value, and what follows its scheme."""
        _, _, sin_esquema = self.autorizacion.partition(" ")
        return (self.autorizacion, *([sin_esquema] if sin_esquema.strip() else []))


@dataclass(frozen=True, slots=True)
class FactureApp:
    """An `Emisor`: the CSD is in their hands.

    `host`: base address (`https://…`), that only their support gives. `sucursal`: an id of
    `/rest/administracion/sucursales/`. Only paths of production are published, so `ambiente` must be told and it is the
    host that makes it true. Raises ErrorConfiguracion for a setting that is missing or wrong.
    """

    host: str
    credenciales: CredencialesFactureApp
    sucursal: str
    ambiente: Ambiente

    nombre: ClassVar[str] = "Facture APP"

    def __post_init__(self) -> None:
        exigir_ambiente(self.ambiente)
        exigir_direccion_segura(self.host, "FactureApp.host")
        if urlsplit(self.host).query or urlsplit(self.host).fragment:
            raise ErrorConfiguracion(
                "lleva más que una dirección", campo="FactureApp.host", remedio="Quite desde el ?."
            )
        if not isinstance(self.credenciales, CredencialesFactureApp):
            raise ErrorConfiguracion(
                "no son credenciales de Facture APP",
                campo="FactureApp.credenciales",
                valor=type(self.credenciales).__name__,
                remedio="Use CredencialesFactureApp.",
            )
        if not _cabe_en_encabezado(self.sucursal):
            raise ErrorConfiguracion(
                "no es el id de una sucursal",
                campo="FactureApp.sucursal",
                valor=self.sucursal,
                remedio="Use uno de los que da /rest/administracion/sucursales/.",
            )

    def emitir(self, pre: PreCFDI) -> Conversacion[Recibido]:
        """Send the document to be sealed and stamped, once.

        There is no key against duplicates and no search but by UUID: an answer that is lost must be settled by hand.
        Raises ErrorAutenticacion, RechazoPAC, ErrorProtocolo, RespuestaInesperada, TimbradoIndeterminado;
        ErrorConexion from the transport.
        """
        respuesta = yield Peticion(
            pac=self.nombre,
            metodo="POST",
            url=self.host.rstrip("/") + _RUTA,
            encabezados={
                "Authorization": self.credenciales.autorizacion,
                "Accept": "application/xml",
                "Content-Type": "application/xml",
                "Sucursal": self.sucursal,
            },
            cuerpo=pre.xml,
        )
        return self._leer(respuesta)

    def _leer(self, respuesta: Respuesta) -> Recibido:
        if error := error_de_estado(respuesta, self.nombre):
            raise error
        raiz = _xml(respuesta.cuerpo)
        if raiz is not None and raiz.tag in _COMPROBANTES:
            if 200 <= respuesta.estado < 300 and next(raiz.iter(_TFD), None) is not None:
                return Recibido(respuesta.cuerpo, respuesta.cuerpo)
            raise self._inesperada("devolvió un comprobante que no dice si timbró", respuesta)
        for texto in _textos(respuesta.cuerpo, raiz):
            if codigo := codigo_del_sat(texto):
                raise RechazoPAC(
                    f"{self.nombre} rechazó el comprobante: {para_personas(texto, self.credenciales.secretos)}",
                    pac=self.nombre,
                    codigo=codigo,
                    crudo=respuesta.cuerpo,
                )
        raise self._inesperada("no es un XML timbrado ni un rechazo con código del SAT", respuesta)

    def _inesperada(self, motivo: str, respuesta: Respuesta) -> RespuestaInesperada:
        return RespuestaInesperada(
            f"no se entiende lo que contestó {self.nombre} (HTTP {respuesta.estado}): {motivo}.",
            pac=self.nombre,
            crudo=respuesta.cuerpo,
            remedio="El comprobante puede estar timbrado: consúltelo en su portal antes de reenviarlo.",
        )


def _cabe_en_encabezado(valor: object) -> bool:
    return isinstance(valor, str) and valor.isascii() and valor.isprintable() and bool(valor.strip())


# -------------------------------------------------------------------- error documents of a shape that nobody published


def _xml(cuerpo: bytes) -> etree._Element | None:
    try:
        return analizar(cuerpo)
    except ErrorXML:
        return None


def _textos(cuerpo: bytes, raiz: etree._Element | None) -> Iterator[str]:
    """The texts of an error document, in order: of its XML, of its JSON, or the document itself.

    A code that stands apart from its message (`<codigo>301</codigo><mensaje>…`) is put before it.
    """
    if raiz is not None:
        partes = [(_local(e.tag), e.text or "") for e in raiz.iter("*")]
        partes += [(_local(str(n)), str(v)) for e in raiz.iter("*") for n, v in e.attrib.items()]
    else:
        partes = _partes_de_json(cuerpo)
    partes = [(nombre, texto.strip()) for nombre, texto in partes[:_TEXTOS_MAXIMOS] if texto.strip()]
    codigo = next((texto for nombre, texto in partes if re.match("(?i)c[oó]d", nombre) and len(texto) <= 10), None)
    for _, texto in partes:
        if codigo is not None and texto != codigo:
            yield f"{codigo} - {texto}"
        yield texto


def _partes_de_json(cuerpo: bytes) -> list[tuple[str, str]]:
    """Names and texts of a JSON document, in order; the whole text when it is not one."""
    try:
        leido = json.loads(cuerpo)
    except (ValueError, RecursionError):
        return [("", cuerpo[:4_000].decode("utf-8", "replace"))]
    partes: list[tuple[str, str]] = []
    pendientes: list[tuple[str, object]] = [("", leido)]
    while pendientes and len(partes) < _TEXTOS_MAXIMOS:
        nombre, valor = pendientes.pop(0)
        if isinstance(valor, dict):
            pendientes += valor.items()
        elif isinstance(valor, list):
            pendientes += ((nombre, v) for v in valor)
        elif isinstance(valor, str | int) and not isinstance(valor, bool):
            partes.append((nombre, str(valor)))
    return partes


def _local(etiqueta: object) -> str:
    return str(etiqueta).rpartition("}")[2]
