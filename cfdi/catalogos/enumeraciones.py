"""The keys that the SAT's schemas enumerate: catalogues of their own, and the retired keys of the others.

Everything in a schema that is not a list of keys as declared is refused, saying where.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from cfdi.catalogos.esquemas import ESPACIO, Esquema
from cfdi.catalogos.filas import Fila, Version, es_posible
from cfdi.catalogos.reconocer import Avance, Catalogo
from cfdi.errores import ErrorArchivo, ErrorCatalogo, ErrorXML
from cfdi.esquema.xml import analizar, leer_archivo

if TYPE_CHECKING:
    from lxml import etree

Enumeraciones: TypeAlias = Mapping[str, Mapping[str, str]]
"""By qualified name of the catalogue, its keys; and of each key what the schema says of it, at times nothing ("")."""

_XS = "{http://www.w3.org/2001/XMLSchema}"
_REMEDIO = (
    "Compruebe que es la carpeta de catálogos del SAT (sitio_internet/cfd/catalogos), tal como se descarga. "
    "Si el SAT cambió su forma, hay que actualizar su declaración en cfdi/catalogos."
)


def leer_enumeraciones(carpeta: Path, esquemas: Sequence[Esquema], avance: Avance) -> Enumeraciones:
    """The lists of the schemas declared, in that order, from the .xsd files of a folder and those inside it.

    `avance` is told the name and the keys of every file as it is read. Schemas that are not of catalogues are passed
    over. Raises ErrorCatalogo, naming file and type, for anything that is not as declared; ErrorArchivo when there is
    no such folder, or a file cannot be read.
    """
    declarados = {esquema.espacio: esquema for esquema in esquemas}
    leidas: dict[str, Enumeraciones] = {}
    for ruta, raiz in _de_catalogos(carpeta):
        espacio = str(raiz.get("targetNamespace"))
        if espacio not in declarados:
            raise _rechazo(str(ruta), "uno de los espacios de nombres conocidos", espacio)
        if espacio in leidas:
            raise _rechazo(str(ruta), "un solo archivo de cada espacio de nombres", espacio)
        leidas[espacio] = _leer_esquema(raiz, declarados[espacio], ruta)
        avance(ruta.name, sum(map(len, leidas[espacio].values())))
    for espacio in declarados:
        if espacio not in leidas:
            raise _rechazo(str(carpeta), f"un archivo .xsd del espacio de nombres {espacio}", None)
    return {nombre: claves for espacio in declarados for nombre, claves in leidas[espacio].items()}


def enumerados(esquemas: Sequence[Esquema], enumeraciones: Enumeraciones) -> list[Catalogo]:
    """The catalogues that nothing but the schemas has."""
    return [
        Catalogo(nombre, busqueda, _filas(enumeraciones[nombre]), Version(nombre, len(enumeraciones[nombre])))
        for nombre, busqueda in nombres_enumerados(esquemas)
    ]


def nombres_enumerados(esquemas: Sequence[Esquema]) -> Iterator[tuple[str, bool]]:
    """Qualified name of each of them, and whether it can be searched."""
    for esquema in esquemas:
        for local in esquema.minimos or ():
            yield f"{esquema.prefijo}:{local}", local in esquema.descritos


def revisar_familia(catalogos: Sequence[Catalogo], enumeraciones: Enumeraciones) -> None:
    """Refuses schemas that are not of the same lists as the workbook and the CSV files.

    These bring keys before the schemas do, but a schema without half of the keys is about something else, or one of
    the two writes them in another way. Raises ErrorCatalogo.
    """
    propias = {catalogo.nombre: _claves(catalogo) for catalogo in catalogos}
    for nombre, claves in enumeraciones.items():
        suyas = propias.get(nombre)
        if not suyas:
            raise _rechazo(nombre, "una lista del libro, de los CSV o de las declaradas", "una lista más en su esquema")
        if len(suyas & claves.keys()) * 2 < len(suyas):
            faltan = sorted(suyas - claves.keys())
            raise _rechazo(nombre, "las mismas claves en el esquema que en el libro", ", ".join(faltan[:10]))


def con_retiradas(catalogos: Sequence[Catalogo], conocidas: Mapping[str, Collection[str]]) -> list[Catalogo]:
    """The same catalogues, each with those of the keys known by its name that it no longer has."""
    return [
        replace(catalogo, retiradas=tuple(sorted({*conocidas.get(catalogo.nombre, ())} - _claves(catalogo))))
        for catalogo in catalogos
    ]


def _claves(catalogo: Catalogo) -> set[str]:
    return {fila.clave for fila in catalogo.filas if isinstance(fila, Fila)}


def _filas(claves: Mapping[str, str]) -> tuple[Fila, ...]:
    return tuple(Fila(clave, descripcion, None, None) for clave, descripcion in sorted(claves.items()))


# The XML


def _de_catalogos(carpeta: Path) -> Iterator[tuple[Path, etree._Element]]:
    if not carpeta.is_dir():
        raise ErrorArchivo(
            "La carpeta no existe.", campo=str(carpeta), remedio="Dé la carpeta que tiene catCFDI.xsd y los demás."
        )
    for ruta in sorted(carpeta.rglob("*.xsd")):
        try:
            raiz = analizar(leer_archivo(ruta))
        except ErrorXML as error:
            raise ErrorCatalogo(
                f"El archivo no se puede leer como esquema: {error.mensaje}.", campo=str(ruta), remedio=_REMEDIO
            ) from error
        if raiz.tag != f"{_XS}schema":
            raise _rechazo(str(ruta), "un xs:schema", raiz.tag)
        if str(raiz.get("targetNamespace")).startswith(ESPACIO):
            yield ruta, raiz


def _leer_esquema(raiz: etree._Element, esquema: Esquema, ruta: Path) -> dict[str, dict[str, str]]:
    listas = {str(tipo.get("name")): _leer_lista(tipo, f"{ruta}, {tipo.get('name')}") for tipo in _partes(raiz)}
    if esquema.minimos is not None:
        for local in sorted(listas.keys() ^ esquema.minimos.keys()):
            esperado = "una de las listas conocidas" if local in listas else "esta lista también"
            raise _rechazo(f"{ruta}, {local}", esperado, ", ".join(listas))
        for local, minimo in esquema.minimos.items():
            if len(listas[local]) < minimo:
                raise _rechazo(f"{ruta}, {local}", f"al menos {minimo} claves", len(listas[local]))
    return {f"{esquema.prefijo}:{local}": claves for local, claves in listas.items()}


def _leer_lista(tipo: etree._Element, donde: str) -> dict[str, str]:
    """The keys of a type that restricts xs:string to an enumeration, its blanks collapsed, and says nothing else."""
    partes = list(_partes(tipo))
    if tipo.tag != f"{_XS}simpleType" or [parte.tag for parte in partes] != [f"{_XS}restriction"]:
        raise _rechazo(donde, "un xs:simpleType con una sola xs:restriction", tipo.tag)
    prefijo, _, base = str(partes[0].get("base")).rpartition(":")
    if (partes[0].nsmap.get(prefijo or None), base) != (_XS.strip("{}"), "string"):
        raise _rechazo(donde, "una restricción de xs:string", partes[0].get("base"))
    blancos, *valores = list(_partes(partes[0])) or [partes[0]]
    if (blancos.tag, blancos.get("value")) != (f"{_XS}whiteSpace", "collapse"):
        raise _rechazo(donde, "xs:whiteSpace collapse antes de las claves", blancos.tag)
    claves: dict[str, str] = {}
    for valor in valores:
        clave, descripcion = _leer_clave(valor, donde)
        if claves.setdefault(clave, descripcion) != descripcion:  # the SAT lists some keys twice, always without it
            raise _rechazo(donde, f"una sola descripción de la clave {clave}", descripcion)
    return claves


def _leer_clave(valor: etree._Element, donde: str) -> tuple[str, str]:
    if valor.tag != f"{_XS}enumeration":
        raise _rechazo(donde, "sólo xs:enumeration después de xs:whiteSpace", valor.tag)
    clave = str(valor.get("value", ""))
    if not clave or clave != " ".join(clave.split()) or not es_posible(clave):
        raise _rechazo(donde, "una clave que un documento pueda llevar", clave)
    textos = (str(texto) for dicho in valor.iter(f"{_XS}documentation") for texto in dicho.itertext())
    return clave, " ".join(" ".join(textos).split())


def _partes(nodo: etree._Element) -> Iterator[etree._Element]:
    """The children that say something to a validator."""
    return (hijo for hijo in nodo if hijo.tag != f"{_XS}annotation")


def _rechazo(donde: str, esperado: str, recibido: object) -> ErrorCatalogo:
    return ErrorCatalogo(
        f"Los esquemas no son los declarados: se esperaba {esperado}.", campo=donde, valor=recibido, remedio=_REMEDIO
    )
