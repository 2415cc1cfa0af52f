"""The cadena original: the text that is signed, as the rendered XSLT gives it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from cfdi.errores import ErrorSello
from cfdi.esquema.lector import clase_de, partir
from cfdi.esquema.registro import buscar_raiz
from cfdi.esquema.rutas import carpeta
from cfdi.esquema.xml import analizar, atributos_de, leer_bytes

if TYPE_CHECKING:
    from lxml import etree

_SAT = "http://www.sat.gob.mx/"


def cadena_original(origen: bytes | str | os.PathLike[str]) -> str:
    """The cadena original of a document: `||4.0|…||` (Anexo 20, section I.E).

    Raises ErrorXML and its kin for what cannot be read, and ErrorSello when the document carries a complement of the
    SAT that this version does not declare: its cadena would be wrong, and so would the seal.
    """
    return cadena_de_elemento(analizar(leer_bytes(origen)))


def cadena_de_elemento(raiz: etree._Element) -> str:
    """The cadena original of a document, or of a timbre, that is already parsed."""
    clase = clase_de(raiz)
    if clase._raiz is None or clase._raiz.cadena_en:
        raise ErrorSello(
            f"{clase._nombre} no tiene cadena original propia",
            remedio="Tienen cadena original el Comprobante y el Timbre Fiscal Digital.",
        )
    _exigir_declarados(raiz)
    return str(_hoja(clase._raiz.hoja)(raiz))


def _exigir_declarados(raiz: etree._Element) -> None:
    espacio = partir(raiz.tag)[0]
    for e in raiz.iter(f"{{{espacio}}}Complemento", f"{{{espacio}}}ComplementoConcepto"):
        for h in e:
            uri, nombre = partir(h.tag)
            if uri.startswith(_SAT) and buscar_raiz(uri, nombre, atributos_de(h)) is None:
                raise ErrorSello(
                    f"no se puede hacer la cadena original: esta versión no declara el complemento {nombre}",
                    campo=f"{nombre}",
                    valor=uri,
                    remedio="Actualice cfdi, o selle con otra herramienta que lo conozca.",
                )


@cache
def _hoja(nombre: str) -> etree.XSLT:
    """A compiled sheet, allowed to read its includes and nothing else."""
    from lxml import etree

    permisos = {"read_file": True, "write_file": False, "create_dir": False, "read_network": False}
    acceso = etree.XSLTAccessControl(**permisos, write_network=False)  # type: ignore[call-arg] # stubs without arguments
    return etree.XSLT(etree.parse(str(carpeta("xslt") / f"{nombre}.xslt")), access_control=acceso)
