"""Whether what a PAC answered is the stamp of what was sent. Only then does a `Timbrado` come to be.

Held against what was sent: one timbre 1.1 in Complemento and no other, valid by its schema (the form of the UUID), the
same content but for the timbre, SelloCFD equal to the Sello and, when the PAC's certificate is at hand, its signature.
What fails any of this may still be a stamp: RespuestaInesperada keeps the PAC's whole answer in `crudo`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorSello, RespuestaInesperada
from cfdi.esquema.lector import de_elemento
from cfdi.esquema.xml import analizar
from cfdi.pac.contratos import PreCFDI, Recibido
from cfdi.sello.cadena import cadena_de_elemento
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.sellado import Sellado
from cfdi.sello.timbrado import Timbrado, cadena_del_timbre
from cfdi.sello.verificacion import (
    Comprobacion,
    certificado_de,
    comprobar_confianza,
    comprobar_sello,
    comprobar_timbre,
)
from cfdi.validacion import validar

if TYPE_CHECKING:
    from lxml import etree

_TFD: Final = "{http://www.sat.gob.mx/TimbreFiscalDigital}TimbreFiscalDigital"
_COMPROBANTE: Final = "{http://www.sat.gob.mx/cfd/4}Comprobante"
_COMPLEMENTO: Final = "{http://www.sat.gob.mx/cfd/4}Complemento"
_UBICACION: Final = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_DEL_SELLO: Final = frozenset({"Sello", "NoCertificado", "Certificado"})
_REMEDIO: Final = (
    "Guarde la respuesta (crudo) y aclárelo con el PAC antes de reenviar: el comprobante puede estar timbrado."
)


def aceptar(recibido: Recibido, enviado: Sellado, pac: str, conocidos: Conocidos) -> Timbrado:
    """The stamped document, once it is known to be the one sent (family A). Raises RespuestaInesperada."""
    return _concluir(lambda: _problema_de_timbrado(recibido, enviado, conocidos), recibido, pac)


def aceptar_emitido(recibido: Recibido, enviado: PreCFDI, pac: str, conocidos: Conocidos) -> Timbrado:
    """The document that the PAC sealed and stamped, once it has the content sent and a seal of its own that
    verifies (family B). Raises RespuestaInesperada."""
    return _concluir(lambda: _problema_de_emitido(recibido, enviado, conocidos), recibido, pac)


def _concluir(buscar_problema: Callable[[], str | None], recibido: Recibido, pac: str) -> Timbrado:
    try:
        problema = buscar_problema()
    except Exception as error:
        # Whatever went wrong, even a fault of ours: this may be the only copy of a stamped invoice, and whoever called
        # must get it.
        problema = f"no se puede leer ({getattr(error, 'mensaje', type(error).__name__)})"
    if problema is not None:
        raise RespuestaInesperada(
            f"lo que contestó {pac} no es el timbre de este comprobante: {problema}.",
            pac=pac,
            crudo=recibido.crudo,
            remedio=_REMEDIO,
        )
    return Timbrado(recibido.xml, pac=pac)


class _Leido(NamedTuple):
    """An answer that is a CFDI 4.0 with one timbre in its place."""

    raiz: etree._Element
    documento: Comprobante
    timbre: TimbreFiscalDigital
    nodo_timbre: etree._Element


def _problema_de_timbrado(recibido: Recibido, enviado: Sellado, conocidos: Conocidos) -> str | None:
    leido = _leer(recibido.xml)
    if isinstance(leido, str):
        return leido
    if leido.timbre.sello_cfd != enviado.documento.sello:
        return "SelloCFD no es el Sello que se envió"
    if lugar := _primera_diferencia(analizar(enviado.xml), leido.raiz):
        return f"el contenido difiere de lo enviado en {lugar}"
    return _falla(_comprobaciones_del_timbre(leido, conocidos))


def _problema_de_emitido(recibido: Recibido, enviado: PreCFDI, conocidos: Conocidos) -> str | None:
    leido = _leer(recibido.xml)
    if isinstance(leido, str):
        return leido
    if lugar := _primera_diferencia(analizar(enviado.xml), leido.raiz, sin=_DEL_SELLO):
        return f"el contenido difiere de lo enviado en {lugar}"
    return _falla(_comprobaciones_del_sello(leido, conocidos)) or _falla(_comprobaciones_del_timbre(leido, conocidos))


def _leer(xml: bytes) -> _Leido | str:
    """The answer read, or what is wrong with it. Raises ErrorXML and its kin, ErrorDatos."""
    raiz = analizar(xml)
    if raiz.tag != _COMPROBANTE:
        return "la raíz no es un Comprobante de CFDI 4.0"
    documento = de_elemento(raiz)
    timbres = list(raiz.iter(_TFD))
    if len(timbres) != 1:
        return f"lleva {len(timbres)} timbres y debe llevar uno"
    timbre = documento.complemento(TimbreFiscalDigital)
    if not isinstance(documento, Comprobante) or timbre is None:
        return "su timbre no es un TimbreFiscalDigital 1.1 dentro de Complemento"
    if errores := validar(timbre).errores:
        return f"su timbre no es válido ({errores[0].ruta}: {errores[0].mensaje})"
    return _Leido(raiz, documento, timbre, timbres[0])


def _comprobaciones_del_timbre(leido: _Leido, conocidos: Conocidos) -> Iterator[Comprobacion]:
    cadena = cadena_del_timbre(leido.nodo_timbre)
    return comprobar_timbre(leido.documento, leido.timbre, cadena, conocidos.certificados)


def _comprobaciones_del_sello(leido: _Leido, conocidos: Conocidos) -> Iterator[Comprobacion]:
    documento = leido.documento
    try:
        cadena = cadena_de_elemento(leido.raiz)
    except ErrorSello:
        return  # a complement that is not declared here: nobody could tell whether the seal is right
    yield from comprobar_sello(documento, cadena)
    yield comprobar_confianza(certificado_de(documento), documento.fecha, conocidos.autoridades, "confianza en el CSD")


def _falla(comprobaciones: Iterator[Comprobacion]) -> str | None:
    """The first check that fails, as the end of a sentence. What could not be verified does not fail."""
    detalle = next((c.detalle for c in comprobaciones if c.estado == "falla"), None)
    return detalle.rstrip(".") if detalle is not None else None


# -------------------------------------------------------------------- the same document


def _primera_diferencia(
    enviado: etree._Element, recibido: etree._Element, ruta: str = "/Comprobante", sin: frozenset[str] = frozenset()
) -> str | None:
    """Where two elements first differ, None if nowhere: names, attributes, texts and children.

    Left out are the timbre, the attributes `sin` of the root, prefixes, blanks between elements and
    xsi:schemaLocation, to which many PACs add the timbre's: none of them is part of what an invoice says.
    """
    de_enviado, de_recibido = _atributos(enviado, sin), _atributos(recibido, sin)
    for nombre in dict.fromkeys([*de_enviado, *de_recibido]):
        if de_enviado.get(nombre) != de_recibido.get(nombre):
            return f"{ruta}/@{_local(nombre)}"
    if _textos(enviado) != _textos(recibido):
        return f"{ruta}/text()"
    cuenta: dict[str, int] = {}
    for suyo, nuestro in zip_longest(_hijos(recibido), _hijos(enviado)):
        hijo = nuestro if nuestro is not None else suyo
        cuenta[hijo.tag] = cuenta.get(hijo.tag, 0) + 1
        lugar = f"{ruta}/{_local(hijo.tag)}[{cuenta[hijo.tag]}]"
        if suyo is None or nuestro is None or suyo.tag != nuestro.tag:
            return lugar
        if diferencia := _primera_diferencia(nuestro, suyo, lugar):
            return diferencia
    return None


def _atributos(e: etree._Element, sin: frozenset[str]) -> dict[str, str]:
    return {str(n): str(v) for n, v in e.attrib.items() if n not in sin and n != _UBICACION}


def _textos(e: etree._Element) -> list[str]:
    textos = [e.text, *(h.tail for h in e)]
    return [t.strip() for t in textos if t and t.strip()]


def _hijos(e: etree._Element) -> list[etree._Element]:
    """The children that count: not the timbre, nor the Complemento that only holds it."""
    return [h for h in e if h.tag != _TFD and not (h.tag == _COMPLEMENTO and all(n.tag == _TFD for n in h))]


def _local(etiqueta: str) -> str:
    return etiqueta.rpartition("}")[2]
