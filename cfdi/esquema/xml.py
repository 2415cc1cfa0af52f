"""Reading XML without being hurt: sizes bounded; DTDs, entities, other encodings and the network are off."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from cfdi.errores import ErrorArchivo, ErrorDatos, ErrorXML, XMLInseguro

if TYPE_CHECKING:
    from lxml import etree

LIMITE_BYTES = 20 * 1024 * 1024
"""An invoice of 10,000 conceptos takes about 7 MB; PACs refuse much less than this."""

LIMITE_ATRIBUTOS = 256
"""In one element; no document of the SAT comes near. lxml takes quadratic time to list them."""

_BOM_UTF8 = b"\xef\xbb\xbf"
_BOM_AJENOS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_DECLARACION = re.compile(
    rb"<\?xml\s+version\s*=\s*(?:'([^']*)'|\"([^\"]*)\")(?:\s+encoding\s*=\s*(?:'([^']*)'|\"([^\"]*)\"))?"
)

_Origen = bytes | str | os.PathLike[str]


def leer_bytes(origen: _Origen) -> bytes:
    """The bytes of a document: given as bytes, as text, or as a path (`pathlib.Path`).

    Raises ErrorArchivo if the file cannot be read, XMLInseguro if it is over `LIMITE_BYTES`.
    """
    if isinstance(origen, bytes):
        contenido = origen
    elif isinstance(origen, str):
        try:
            contenido = origen.encode()
        except UnicodeEncodeError:
            raise ErrorXML("el texto no se puede escribir en UTF-8", remedio="Revise su codificación.") from None
        if not origen.lstrip("\ufeff \t\r\n").startswith("<"):
            raise ErrorXML(
                "el texto no es XML",
                valor=origen,
                remedio="Si es la ruta de un archivo, pásela como pathlib.Path(...).",
            )
    else:
        contenido = leer_archivo(Path(origen))
    if len(contenido) > LIMITE_BYTES:
        raise _demasiado_grande(len(contenido))
    return contenido


def leer_archivo(ruta: Path, limite: int = LIMITE_BYTES) -> bytes:
    """The contents of a file, refused before it is read when it is over the limit (in bytes)."""
    try:
        tamano = ruta.stat().st_size
        if tamano > limite:
            raise _demasiado_grande(tamano, str(ruta), limite)
        with ruta.open("rb") as archivo:
            contenido = archivo.read(limite + 1)  # devices and pipes tell no size
    except FileNotFoundError:
        raise ErrorArchivo("no existe el archivo", campo=str(ruta), remedio="Revise la ruta.") from None
    except XMLInseguro:  # a ValueError too, like the ones below
        raise
    except IsADirectoryError:
        raise ErrorArchivo("es una carpeta", campo=str(ruta), remedio="Indique un archivo.") from None
    except (OSError, ValueError) as error:
        motivo = getattr(error, "strerror", None) or str(error)
        raise ErrorArchivo(f"no se puede leer: {motivo}", campo=str(ruta), remedio="Revise ruta y permisos.") from None
    if len(contenido) > limite:
        raise _demasiado_grande(len(contenido), str(ruta), limite)
    return contenido


def _demasiado_grande(tamano: int, ruta: str | None = None, limite: int = LIMITE_BYTES) -> XMLInseguro:
    return XMLInseguro(
        f"mide {tamano / 1048576:.1f} MiB y el límite es {limite / 1048576:.0f} MiB",
        campo=ruta,
        remedio="Ningún CFDI llega a ese tamaño: revise que sea el archivo correcto.",
    )


def analizar(contenido: bytes) -> etree._Element:
    """The root element of a document, without comments nor processing instructions.

    Raises XMLInseguro for a DTD, an encoding other than UTF-8 or an excess of size, and ErrorXML when it is not
    well formed (with line and column).
    """
    from lxml import etree  # 17 ms that only those who read XML should pay

    if len(contenido) > LIMITE_BYTES:
        raise _demasiado_grande(len(contenido))
    _revisar_prologo(contenido)
    analizador = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        raiz = etree.fromstring(contenido, analizador)
    except etree.XMLSyntaxError as error:
        linea, columna = error.position
        raise ErrorXML(
            f"no es un XML bien formado (línea {linea}, columna {columna}): {error.msg}",
            remedio="Revise que el archivo esté completo y sea el XML, no el PDF ni un ZIP.",
        ) from None
    if raiz.getroottree().docinfo.internalDTD is not None:  # pragma: no cover - the prologue was looked at already
        raise _con_dtd()
    _revisar_tamano(raiz)
    return raiz


def _revisar_tamano(raiz: etree._Element) -> None:
    """Refuse what would take the rest of the library minutes, though it is well formed."""
    from lxml import etree

    try:
        excesivo = _demasiados_atributos()(raiz)
    except etree.XPathEvalError:  # libxml2 stops at ten million nodes
        excesivo = True
    if excesivo:
        raise XMLInseguro(
            f"tiene un elemento con más de {LIMITE_ATRIBUTOS} atributos, o millones de elementos",
            remedio="Revise que sea un CFDI.",
        )


@cache
def _demasiados_atributos() -> etree.XPath:
    from lxml import etree

    return etree.XPath(f"boolean(/descendant::*/attribute::*[{LIMITE_ATRIBUTOS + 1}])")


def atributos_de(e: etree._Element) -> Mapping[str, str]:
    """The attributes of an element: lxml's own mapping, which the type stubs do not know as text to text."""
    return cast("Mapping[str, str]", e.attrib)


def en_canonico(e: etree._Element) -> str:
    """An element by itself in exclusive canonical form (C14N 1.0), as text.

    Addendas have namespaces that are no absolute URI, of which there is no canonical form: such an element is
    written as it is, with the namespaces that it uses.
    """
    from lxml import etree as lxml_etree

    try:
        return _c14n(e)
    except lxml_etree.C14NError:
        solo = deepcopy(e)
        solo.tail = None
        lxml_etree.cleanup_namespaces(solo)
    try:
        return _c14n(solo)  # the namespace to blame was of the document, not of the element
    except lxml_etree.C14NError:
        return lxml_etree.tostring(solo, encoding="unicode")


def _c14n(e: etree._Element) -> str:
    from lxml import etree as lxml_etree

    return lxml_etree.tostring(e, method="c14n", exclusive=True, with_tail=False).decode()


def canonizar(xml: str) -> str:
    """The exclusive canonical form of one XML element given as text. Raises ErrorDatos."""
    if not isinstance(xml, str):
        raise ErrorDatos(f"se esperaba XML como texto y llegó {type(xml).__name__}", valor=xml)
    try:
        return en_canonico(analizar(xml.encode()))
    except ValueError as error:
        raise ErrorDatos(f"el XML no se puede leer: {error}", valor=xml, remedio="Escriba un solo elemento.") from None


def _con_dtd() -> XMLInseguro:
    return XMLInseguro(
        "declara un DTD (<!DOCTYPE>), que un CFDI no lleva y que puede esconder entidades",
        remedio="Quite la declaración.",
    )


def _revisar_prologo(contenido: bytes) -> None:
    """Refuse what stands before the root element: another encoding, XML 1.1, a DTD."""
    if contenido.startswith(_BOM_AJENOS):
        raise XMLInseguro("no está en UTF-8 sino en UTF-16 o UTF-32", remedio="Guárdelo en UTF-8.")
    inicio = contenido.removeprefix(_BOM_UTF8)[:65536]
    if not inicio.strip():
        raise ErrorXML("está vacío", remedio="Revise que el archivo se haya guardado completo.")
    if not inicio.lstrip().startswith(b"<"):  # libxml2 would go on to guess UTF-32 or EBCDIC
        raise ErrorXML(
            "no es un XML en UTF-8: no empieza con «<»",
            remedio="Revise que el archivo sea el XML, no el PDF ni un ZIP, y que esté en UTF-8.",
        )
    if declaracion := _DECLARACION.match(inicio.lstrip()):
        version = declaracion.group(1) or declaracion.group(2) or b""
        codificacion = declaracion.group(3) or declaracion.group(4) or b"UTF-8"
        if codificacion.upper() not in (b"UTF-8", b"UTF8"):
            raise XMLInseguro(
                "declara una codificación que no es UTF-8",
                campo="encoding",
                valor=codificacion.decode("ascii", "replace"),
                remedio="El SAT pide UTF-8 (Anexo 20): guárdelo así y corrija la declaración.",
            )
        if version != b"1.0":
            raise XMLInseguro(
                "no es XML 1.0", campo="version", valor=version.decode("ascii", "replace"), remedio="Use XML 1.0."
            )
    if _hay_dtd(contenido):
        raise _con_dtd()


def _hay_dtd(contenido: bytes) -> bool:
    """Whether a `<!DOCTYPE` stands before the root element (inside the Addenda's CDATA it would be harmless)."""
    posicion = 0
    while (posicion := contenido.find(b"<", posicion)) >= 0:
        if contenido.startswith(b"<!--", posicion):
            posicion = contenido.find(b"-->", posicion)
        elif contenido.startswith(b"<?", posicion):
            posicion = contenido.find(b"?>", posicion)
        else:
            return contenido.startswith(b"<!", posicion)
        if posicion < 0:
            return False
    return False
