"""From XML to objects, through one function compiled per class.

The compiled readers take the straight road and only recognise a document in perfect order. At the first oddity (a
missing or unknown attribute, a text that is not canonical, a child out of place) they give up by raising `_Rareza`,
and the careful walk of `cfdi.esquema.revision` says what is wrong and where, or reads what is odd but legal.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cfdi.errores import DocumentoDesconocido, ErrorDatos
from cfdi.esquema.nodos import Nodo, poner_textos, por_clase
from cfdi.esquema.registro import buscar_raiz, version_escrita, versiones
from cfdi.esquema.tabla import Campo, tabla
from cfdi.esquema.texto import (
    BLANCOS,
    DECIMAL_CANONICO,
    ENTERO_CANONICO,
    FECHA_CANONICA,
    HORA_CANONICA,
    MOMENTO_CANONICO,
    es_base64,
)
from cfdi.esquema.xml import analizar, atributos_de, leer_bytes

if TYPE_CHECKING:
    from lxml import etree

Lector = Callable[["etree._Element"], Nodo]


class _Rareza(Exception):
    """Something that the straight road does not take."""


def leer(origen: bytes | str | os.PathLike[str]) -> Nodo:
    """Read a document: XML as bytes or text, or a file as `pathlib.Path`. Its root says which class it is.

    Unknown complements and the Addenda are kept as `Opaco`. Whether values obey the SAT's facets is not judged here
    (that is `cfdi.validar`), only whether the document can be kept whole as an object. Raises ErrorXML and its kin
    if it is not an XML that may be read, DocumentoDesconocido for another root or version, ErrorDatos (with path,
    value and remedy) when something of the document would be lost or is missing.
    """
    return de_elemento(analizar(leer_bytes(origen)))


def clase_de(elemento: etree._Element) -> type[Nodo]:
    """The class that reads a root element. Raises DocumentoDesconocido."""
    uri, nombre = partir(elemento.tag)
    clase = buscar_raiz(uri, nombre, atributos_de(elemento))
    if clase is not None:
        return clase
    conocidas = versiones(uri, nombre)
    if conocidas:
        raise DocumentoDesconocido(
            f"esta versión de {nombre} no se conoce",
            campo=f"/{nombre}/@Version",
            valor=version_escrita(atributos_de(elemento)),
            remedio=f"Versiones que se leen: {', '.join(conocidas)}.",
        )
    raise DocumentoDesconocido(
        "el elemento raíz no es el de un documento del SAT que se conozca",
        campo=f"/{nombre}",
        valor=f"{{{uri}}}{nombre}",
        remedio='Un CFDI 4.0 empieza con <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" …>.',
    )


def de_elemento(elemento: etree._Element) -> Nodo:
    """Read a root element that is already parsed."""
    clase = clase_de(elemento)
    nodo = leer_perfecto(elemento, clase)
    if nodo is not None:
        return nodo
    from cfdi.esquema.revision import LIMITE_DE_PROBLEMAS, revisar  # only needed when something is odd

    revision = revisar(elemento, clase)
    if graves := [p for p in revision.problemas if p.impide]:
        primero = graves[0]
        mas = len(graves) - 1
        cuantos = f"más de {mas}" if len(graves) == LIMITE_DE_PROBLEMAS else mas
        raise ErrorDatos(
            primero.mensaje,
            campo=primero.ruta,
            valor=primero.recibido,
            remedio=primero.remedio + (f" (y {cuantos} problemas más: véalos con cfdi.validar)" if mas else ""),
        )
    return revision.nodo


def leer_perfecto(elemento: etree._Element, clase: type[Nodo]) -> Nodo | None:
    """Read an element by the straight road; None if it meets anything odd."""
    try:
        return lector(clase)(elemento)
    except (_Rareza, ValueError):  # ValueError: a date out of the calendar
        return None


def partir(etiqueta: str) -> tuple[str, str]:
    """`{uri}nombre` → (uri, nombre)."""
    if etiqueta[:1] != "{":
        return "", etiqueta
    uri, _, nombre = etiqueta[1:].partition("}")
    return uri, nombre


@por_clase
def lector(clase: type[Nodo]) -> Lector:
    """The compiled reader of a class. Raises `_Rareza` for anything but a document in perfect order."""
    campos = tabla(clase)
    if campos.texto or any(c.clase == "simple" for c in campos.elementos):
        return _siempre_raro
    ambito: dict[str, Any] = {
        "clase": clase,
        "nuevo": clase.__new__,
        "s_textos": poner_textos,
        "Rareza": _Rareza,
        "Decimal": Decimal,
        "es_base64": es_base64,
        "es_decimal": DECIMAL_CANONICO,
        "es_entero": ENTERO_CANONICO,
        "es_momento": MOMENTO_CANONICO,
        "es_fecha": FECHA_CANONICA,
        "momento": datetime.fromisoformat,
        "fecha": date.fromisoformat,
        "es_hora": HORA_CANONICA,
        "hora": time.fromisoformat,
        "rellenar": _leer_ranura,
        "BLANCOS": BLANCOS,
    }
    exec(compile(_fuente(clase, ambito), f"<lector de {clase.__name__}>", "exec"), ambito)
    compilado: Lector = ambito["leer"]
    return compilado


def _siempre_raro(_: etree._Element) -> Nodo:
    """For the few classes whose elements hold text: the careful walk reads them."""
    raise _Rareza


_CONVERSIONES: dict[type[Any], tuple[str, str]] = {
    Decimal: ("es_decimal", "Decimal"),
    int: ("es_entero", "int"),
    datetime: ("es_momento", "momento"),
    date: ("es_fecha", "fecha"),
    time: ("es_hora", "hora"),
}


def _lineas_de_atributo(i: int, campo: Campo) -> list[str]:
    lineas = [f" v{i} = g({campo.xml!r})"]
    sangria = " "
    if campo.requerido and not campo.al_sellar:
        lineas.append(f" if v{i} is None: raise Rareza")
    else:
        lineas.append(f" if v{i} is not None:")
        sangria = "  "
    lineas.append(f"{sangria}n += 1")
    if campo.fijo is not None:
        lineas.append(f"{sangria}if v{i} != {campo.fijo!r}: raise Rareza")
    elif campo.tipo.base == "base64Binary":
        lineas.append(f"{sangria}if not es_base64(v{i}): raise Rareza")
    elif campo.python in _CONVERSIONES:
        prueba, conversion = _CONVERSIONES[campo.python]
        lineas.append(f"{sangria}if not {prueba}(v{i}): raise Rareza")
        lineas.append(f"{sangria}v{i} = {conversion}(v{i})")
    return lineas


def _fuente(clase: type[Nodo], ambito: dict[str, Any]) -> str:
    uri = clase._espacio.uri
    campos = tabla(clase)
    calificador = f"{{{uri}}}" if uri else ""
    lineas = ["def leer(e):", " g = e.get", " n = 0", " t = e.text", " if t and t.strip(BLANCOS): raise Rareza"]
    indices = {c.nombre: i for i, c in enumerate(campos.campos)}
    for c in campos.atributos:
        lineas += _lineas_de_atributo(indices[c.nombre], c)
    # More attributes than were found: an unknown one, or a schemaLocation, which the careful walk tells apart.
    permitidos = " and not (n + 1 == len(e.attrib) and g(XSI) is not None)"
    ambito["XSI"] = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
    lineas.append(f" if n != len(e.attrib){permitidos}: raise Rareza")
    if campos.elementos:
        # Children out of order are odd too, unless the class states a content model of its own.
        con_orden = clase._contenido is None
        lineas += [f" v{indices[c.nombre]} = {_vacio(c)}" for c in campos.elementos]
        lineas += [" p = 0"] if con_orden else []
        lineas += [" for h in e:", "  t = h.tail", "  if t and t.strip(BLANCOS): raise Rareza", "  t = h.tag"]
        palabra = "if"
        for posicion, c in enumerate(campos.elementos):
            lineas.append(f"  {palabra} t == {calificador + c.elemento!r}:")
            lineas += [f"   if p > {posicion}: raise Rareza", f"   p = {posicion}"] if con_orden else []
            lineas += _lineas_de_elemento(indices[c.nombre], c, calificador, ambito)
            palabra = "elif"
        lineas.append("  else: raise Rareza")
        for c in campos.elementos:
            if c.requerido:
                i = indices[c.nombre]
                lineas.append(f" if {f'not v{i}' if c.lista else f'v{i} is None'}: raise Rareza")
    else:
        lineas.append(" if len(e): raise Rareza")
    lineas.append(" o = nuevo(clase)")
    for c in campos.campos:
        ambito[f"s_{c.nombre}"] = getattr(clase, c.nombre).__set__
        v = f"v{indices[c.nombre]}"
        lineas.append(f" s_{c.nombre}(o, {f'tuple({v})' if _vacio(c) == '[]' else v})")
    return "\n".join([*lineas, " s_textos(o, None)", " return o"])


def _vacio(campo: Campo) -> str:
    """What the variable of a child starts as: children that stand in a row are gathered in a list."""
    if not campo.lista:
        return "None"
    return "()" if campo.en else "[]"


def _lineas_de_elemento(i: int, campo: Campo, calificador: str, ambito: dict[str, Any]) -> list[str]:
    if campo.clase == "ranura":
        return [f"   if v{i}: raise Rareza", f"   v{i} = rellenar(h, {campo.libre})"]
    if campo.hija is None:  # pragma: no cover - every child has a class
        raise AssertionError(campo)
    hija = campo.hija
    ambito[f"r{i}"] = _al_leer(hija)
    if campo.en:
        ambito[f"envuelto{i}"] = _lector_envuelto(campo, calificador)
        return [f"   if v{i}: raise Rareza", f"   v{i} = envuelto{i}(h)"]
    if campo.lista:
        return [f"   v{i}.append(r{i}(h))"]
    return [f"   if v{i} is not None: raise Rareza", f"   v{i} = r{i}(h)"]


def _al_leer(clase: type[Nodo]) -> Lector:
    """A reader that is compiled when it is first called: a class may contain itself."""

    def leer_hija(e: etree._Element) -> Nodo:
        return lector(clase)(e)

    return leer_hija


def _lector_envuelto(campo: Campo, calificador: str) -> Callable[[etree._Element], Any]:
    """Reads the children folded under a wrapper such as Conceptos."""
    etiqueta, hija, es_lista = calificador + campo.xml, campo.hija, campo.lista
    if hija is None:  # pragma: no cover - every child has a class
        raise AssertionError(campo)

    def leer_envoltura(e: etree._Element) -> Any:
        leer_hija = lector(hija)
        if e.attrib or not len(e) or (e.text and e.text.strip(BLANCOS)):
            raise _Rareza
        leidas = []
        for h in e:
            if h.tag != etiqueta or (h.tail and h.tail.strip(BLANCOS)):
                raise _Rareza
            leidas.append(leer_hija(h))
        if es_lista:
            return tuple(leidas)
        if len(leidas) != 1:
            raise _Rareza
        return leidas[0]

    return leer_envoltura


def _leer_ranura(e: etree._Element, libre: bool) -> tuple[Nodo, ...]:
    """The contents of an xs:any slot that holds declared complements only, in perfect order."""
    if libre or e.attrib or not len(e) or (e.text and e.text.strip(BLANCOS)):
        raise _Rareza
    leidos = []
    for h in e:
        clase = buscar_raiz(*partir(h.tag), atributos_de(h))
        if clase is None or (h.tail and h.tail.strip(BLANCOS)):
            raise _Rareza
        leidos.append(lector(clase)(h))
    return tuple(leidos)
