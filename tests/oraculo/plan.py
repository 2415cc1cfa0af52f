"""The visiting plan of a cadena original sheet, by symbolic execution.

`Hoja` reads a stylesheet with all that it includes; `plan` runs it without a document and keeps what it would write:
literal text, values, tests and loops. Named templates are run with their parameters bound, not recognised by name, so
that the SAT's Requerido and Opcional and a sheet of our own with `concat('|', normalize-space(@X))` come out alike.

Anything that is not understood raises NoInterpretable: nothing is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest
from pathlib import Path

from lxml import etree

from tests.oraculo.instrucciones import (
    Existe,
    Instruccion,
    PorCada,
    PorPlantilla,
    Si,
    SinPlantilla,
    Texto,
    Vale,
    Valor,
    canonico,
    documento,
    renglones,
)
from tests.oraculo.modelo import Esquema
from tests.oraculo.xpath import Cadena, Camino, Expresion, Funcion, Igualdad, NoInterpretable, Paso, leer_xpath

__all__ = ["Hoja", "NoInterpretable", "Plan", "diferencias_de_plan", "plan", "plan_de_documento"]

XSL = "http://www.w3.org/1999/XSL/Transform"
DOCUMENTO = "/"
"""The pattern of the document node."""

_BLANCOS = " \t\r\n"

# Attributes that each instruction may carry. Whatever else it says would change what it does.
_PERMITIDO: dict[str, frozenset[str]] = {
    "stylesheet": frozenset({"version", "exclude-result-prefixes"}),
    "include": frozenset({"href"}),
    "output": frozenset({"method", "version", "encoding", "indent", "omit-xml-declaration"}),
    "template": frozenset({"match", "name"}),
    "param": frozenset({"name"}),
    "with-param": frozenset({"name", "select"}),
    "call-template": frozenset({"name"}),
    "apply-templates": frozenset({"select"}),
    "for-each": frozenset({"select"}),
    "if": frozenset({"test"}),
    "choose": frozenset(),
    "when": frozenset({"test"}),
    "otherwise": frozenset(),
    "value-of": frozenset({"select"}),
    "text": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet writes for a document, in canonical form."""

    instrucciones: tuple[Instruccion, ...]

    def renglones(self) -> list[str]:
        """One line per instruction, with full paths: two plans are equal if and only if their lines are."""
        return list(renglones(self.instrucciones))


def plan(hoja: Hoja, elemento: str, esquema: Esquema | None = None) -> Plan:
    """What the template of an element (Clark name) writes.

    With the XSD whose root it is, the plan is canonical: equal plans write the same cadena for every valid document.
    Without it, only the way in which the sheet is written is levelled out. Raises NoInterpretable.
    """
    cuerpo = _Ejecucion(hoja).plantilla(elemento)
    return _canonico((PorCada((Paso("hijo", elemento),), cuerpo),), elemento, esquema)


def plan_de_documento(hoja: Hoja, elemento: str, esquema: Esquema | None = None) -> Plan:
    """What a sheet writes for a whole document with this root element, from its template of `/`."""
    if hoja.metodo != "text":
        raise NoInterpretable(f"la hoja no escribe texto, sino {hoja.metodo}")
    return _canonico(_Ejecucion(hoja).plantilla(DOCUMENTO), elemento, esquema)


def _canonico(instrucciones: tuple[Instruccion, ...], elemento: str, esquema: Esquema | None) -> Plan:
    if esquema is None:
        return Plan(canonico(instrucciones, None))
    if elemento not in esquema.raices:
        raise NoInterpretable(f"{elemento} no es raíz del esquema de {esquema.espacio}")
    return Plan(canonico(instrucciones, documento(esquema.raices[elemento])))


def diferencias_de_plan(sat: Plan, nuestro: Plan) -> list[str]:
    """What the SAT's sheet writes and ours does not, or the reverse, in the order of the cadena."""
    suyos, nuestros = sat.renglones(), nuestro.renglones()
    lineas: list[str] = []
    for clase, i, j, k, m in SequenceMatcher(None, suyos, nuestros, autojunk=False).get_opcodes():
        if clase != "equal":
            pares = zip_longest(suyos[i:j], nuestros[k:m], fillvalue="nada")
            lineas.extend(_diferencia(i + n, suyo, nuestra) for n, (suyo, nuestra) in enumerate(pares, start=1))
    return lineas


def _diferencia(numero: int, suyo: str, nuestra: str) -> str:
    cortos = [re.sub(r"\{[^}]*\}", "", r) for r in (suyo, nuestra)]
    if cortos[0] != cortos[1]:
        suyo, nuestra = cortos
    return f"paso {numero}: el SAT escribe {suyo}; nosotros, {nuestra}"


# ── the sheet ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Hoja:
    """A stylesheet with its includes: templates by the element they match (`/` is the document) and by name."""

    plantillas: Mapping[str, etree._Element]
    nombradas: Mapping[str, etree._Element]
    metodo: str | None

    @classmethod
    def leer(cls, ruta: Path, contenido: bytes | None = None, utilerias: Path | None = None) -> Hoja:
        """The sheet at `ruta`, or `contenido` as if it stood there.

        A complement's sheet calls named templates that only the sheet which includes it has: `utilerias` gives them.
        """
        ruta = ruta.resolve()
        raiz = _hoja(ruta) if contenido is None else etree.fromstring(contenido)
        plantillas: dict[str, etree._Element] = {}
        nombradas: dict[str, etree._Element] = {}
        metodo = None
        for nodo in _nivel_superior(raiz, ruta, (ruta,)):
            if _clase(nodo) == "output":
                metodo = nodo.get("method")
            elif nodo.get("match") is not None:
                # Of several templates for the same node the last one wins, as XSLT lets processors do and libxslt does.
                plantillas[_patron(nodo)] = nodo
            elif nodo.get("name", "") in nombradas:
                raise _error(nodo, f"la plantilla {nodo.get('name')} está dos veces")
            else:
                nombradas[nodo.get("name", "")] = nodo
        prestadas = cls.leer(utilerias).nombradas if utilerias else {}
        return cls(plantillas, {**prestadas, **nombradas}, metodo)


@cache
def _hoja(ruta: Path) -> etree._Element:
    if not ruta.is_file():
        raise NoInterpretable(f"falta la hoja incluida {ruta}")
    return etree.parse(str(ruta)).getroot()


def _nivel_superior(raiz: etree._Element, ruta: Path, abiertas: tuple[Path, ...]) -> Iterator[etree._Element]:
    """Templates and outputs in the order in which they take effect, includes in their place."""
    _revisar(raiz, "stylesheet")
    for parte in _contenido(raiz):
        if isinstance(parte, str):
            raise _error(raiz, f"texto fuera de las plantillas: {parte!r}")
        if _revisar(parte, "include", "output", "template") != "include":
            yield parte
            continue
        incluida = (ruta.parent / parte.get("href", "")).resolve()
        if incluida in abiertas:
            raise _error(parte, "la hoja se incluye a sí misma")
        yield from _nivel_superior(_hoja(incluida), incluida, (*abiertas, incluida))


def _patron(plantilla: etree._Element) -> str:
    if plantilla.get("name") is not None:
        raise _error(plantilla, "plantilla con nombre y patrón")
    patron = plantilla.get("match", "")
    if patron == DOCUMENTO:
        return patron
    camino = _expresion(plantilla, "match")
    match camino:
        case Camino((Paso("hijo", nombre),), absoluto=False, variable=None) if nombre != "*":
            return nombre
        case _:
            raise _error(plantilla, f"patrón que no se interpreta: {patron}")


# ── its execution ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Contexto:
    """Where an instruction runs: name of the context element (`*` if any, `/` for the document) and parameters.

    The parameters are expressions over this same context node: when it changes they are out of reach.
    """

    elemento: str
    variables: Mapping[str, Expresion]


class _Ejecucion:
    def __init__(self, hoja: Hoja) -> None:
        self._hoja = hoja
        self._en_curso: list[etree._Element] = []
        self._instrucciones: dict[str, Callable[[etree._Element, _Contexto], tuple[Instruccion, ...]]] = {
            "text": self._texto,
            "value-of": self._valor,
            "if": self._si,
            "choose": self._eleccion,
            "for-each": self._por_cada,
            "apply-templates": self._aplicar,
            "call-template": self._llamar,
        }

    def plantilla(self, nombre: str) -> tuple[Instruccion, ...]:
        """What the template that matches `nombre` writes."""
        if nombre not in self._hoja.plantillas:
            raise NoInterpretable(f"la hoja no tiene plantilla para {nombre}")
        return self._correr(self._hoja.plantillas[nombre], nombre, {})

    def _correr(
        self, plantilla: etree._Element, elemento: str, argumentos: Mapping[str, Expresion]
    ) -> tuple[Instruccion, ...]:
        # A parameter that nobody gives is the empty string.
        variables = {n: argumentos.get(n, Cadena("")) for n in map(_nombre, plantilla.iterfind(f"{{{XSL}}}param"))}
        with self._sin_recursion(plantilla):
            return self._cuerpo(plantilla, _Contexto(elemento, variables))

    @contextmanager
    def _sin_recursion(self, plantilla: etree._Element) -> Iterator[None]:
        if any(plantilla is p for p in self._en_curso):
            raise _error(plantilla, "plantilla recursiva")
        self._en_curso.append(plantilla)
        try:
            yield
        finally:
            self._en_curso.pop()

    def _cuerpo(self, nodo: etree._Element, contexto: _Contexto) -> tuple[Instruccion, ...]:
        salida: list[Instruccion] = []
        for parte in _contenido(nodo):
            if isinstance(parte, str):
                salida.append(Texto(parte))
            elif _revisar(parte, "param", *self._instrucciones) == "param":
                if _clase(nodo) != "template" or list(_contenido(parte)):
                    raise _error(parte, "parámetro con valor propio, o fuera de lugar")
            else:
                salida.extend(self._instrucciones[_clase(parte)](parte, contexto))
        return tuple(salida)

    def _texto(self, nodo: etree._Element, _: _Contexto) -> tuple[Instruccion, ...]:
        if len(nodo):
            raise _error(nodo, "xsl:text con elementos")
        return (Texto(nodo.text or ""),)

    def _valor(self, nodo: etree._Element, contexto: _Contexto) -> tuple[Instruccion, ...]:
        _vacio(nodo)
        return _escribir(nodo, self._evaluar(nodo, "select", contexto))

    def _si(self, nodo: etree._Element, contexto: _Contexto) -> tuple[Instruccion, ...]:
        return (Si(self._condicion(nodo, contexto), self._cuerpo(nodo, contexto)),)

    def _eleccion(self, nodo: etree._Element, contexto: _Contexto) -> tuple[Instruccion, ...]:
        resto: tuple[Instruccion, ...] = ()
        for rama in reversed(list(_contenido(nodo))):
            if isinstance(rama, str):
                raise _error(nodo, "texto entre las ramas de xsl:choose")
            if _revisar(rama, "when", "otherwise") == "otherwise":
                resto = self._cuerpo(rama, contexto)
            else:
                resto = (Si(self._condicion(rama, contexto), self._cuerpo(rama, contexto), resto),)
        return resto

    def _condicion(self, nodo: etree._Element, contexto: _Contexto) -> Existe | Vale:
        match self._evaluar(nodo, "test", contexto):
            case Camino(pasos):
                return Existe(pasos)
            case Igualdad(Camino(pasos), Cadena(valor)) | Igualdad(Cadena(valor), Camino(pasos)):
                return Vale(pasos, valor)
            case _:
                raise _error(nodo, f"condición que no se interpreta: {nodo.get('test')}")

    def _por_cada(self, nodo: etree._Element, contexto: _Contexto) -> tuple[Instruccion, ...]:
        camino = self._camino(nodo, contexto)
        ultimo = camino.pasos[-1].nombre if camino.pasos else contexto.elemento
        cuerpo = self._cuerpo(nodo, _Contexto(ultimo, {}))
        return (PorCada(camino.pasos, cuerpo),) if camino.pasos else cuerpo

    def _aplicar(self, nodo: etree._Element, contexto: _Contexto) -> tuple[Instruccion, ...]:
        _vacio(nodo)
        camino = self._camino(nodo, contexto)
        if not camino.pasos:
            return self._despachar(contexto.elemento)
        return (PorCada(camino.pasos, self._despachar(camino.pasos[-1].nombre)),)

    def _despachar(self, elemento: str) -> tuple[Instruccion, ...]:
        if elemento == "*":
            return (PorPlantilla(),)
        return self.plantilla(elemento) if elemento in self._hoja.plantillas else (SinPlantilla(),)

    def _camino(self, nodo: etree._Element, contexto: _Contexto) -> Camino:
        """The nodes that a for-each or apply-templates goes through: elements, never attributes."""
        camino = self._evaluar(nodo, "select", contexto)
        if not isinstance(camino, Camino) or any(p.eje == "atributo" for p in camino.pasos):
            raise _error(nodo, f"no se recorre: {nodo.get('select')}")
        return camino

    def _llamar(self, nodo: etree._Element, contexto: _Contexto) -> tuple[Instruccion, ...]:
        nombre = nodo.get("name", "")
        if nombre not in self._hoja.nombradas:
            raise _error(nodo, f"no existe la plantilla {nombre}")
        argumentos: dict[str, Expresion] = {}
        for parte in _contenido(nodo):
            if isinstance(parte, str) or _revisar(parte, "with-param") != "with-param":
                raise _error(nodo, "texto entre los parámetros")
            _vacio(parte)
            argumentos[_nombre(parte)] = self._evaluar(parte, "select", contexto)
        return self._correr(self._hoja.nombradas[nombre], contexto.elemento, argumentos)

    def _evaluar(self, nodo: etree._Element, atributo: str, contexto: _Contexto) -> Expresion:
        """The expression in an attribute, over the context node alone."""
        expresion = _sustituir(nodo, _expresion(nodo, atributo), contexto.variables)
        if isinstance(expresion, Camino) and expresion.absoluto:
            if contexto.elemento != DOCUMENTO:
                raise _error(nodo, "camino absoluto dentro del documento")
            return replace(expresion, absoluto=False)
        return expresion


def _sustituir(nodo: etree._Element, expresion: Expresion, variables: Mapping[str, Expresion]) -> Expresion:
    match expresion:
        case Camino(pasos, variable=str(nombre)):
            valor = variables.get(nombre)
            if isinstance(valor, Camino):
                return replace(valor, pasos=valor.pasos + pasos)
            if valor is None or pasos:
                raise _error(nodo, f"${nombre} no está al alcance")
            return valor
        case Funcion(nombre, argumentos):
            return Funcion(nombre, tuple(_sustituir(nodo, a, variables) for a in argumentos))
        case Igualdad(izquierda, derecha):
            return Igualdad(_sustituir(nodo, izquierda, variables), _sustituir(nodo, derecha, variables))
        case _:
            return expresion


def _escribir(nodo: etree._Element, expresion: Expresion) -> tuple[Instruccion, ...]:
    """What value-of writes for an expression without variables."""
    match expresion:
        case Cadena(valor):
            return (Texto(valor),)
        case Camino(pasos, absoluto=False):
            return (Valor(pasos, normalizado=False),)
        case Funcion("string", (interior,)):
            return _escribir(nodo, interior)
        case Funcion("normalize-space", ()):
            return (Valor((), normalizado=True),)
        case Funcion("normalize-space", (Camino(pasos, absoluto=False) | Funcion("string", (Camino(pasos),)),)):
            return (Valor(pasos, normalizado=True),)
        case Funcion("concat", argumentos) if len(argumentos) > 1:
            return tuple(i for a in argumentos for i in _escribir(nodo, a))
        case _:
            raise _error(nodo, f"valor que no se interpreta: {nodo.get('select')}")


# ── reading of the XML ───────────────────────────────────────────────────────────────────────────────────────────────


def _contenido(nodo: etree._Element) -> Iterator[etree._Element | str]:
    """Child elements and the texts that XSLT keeps, which are those that are not all blank."""
    if nodo.text and nodo.text.strip(_BLANCOS):
        yield nodo.text
    for hijo in nodo:
        if isinstance(hijo.tag, str):
            yield hijo
        elif not isinstance(hijo, (etree._Comment, etree._ProcessingInstruction)):
            raise _error(nodo, "entidad sin resolver")
        if hijo.tail and hijo.tail.strip(_BLANCOS):
            yield hijo.tail


def _clase(nodo: etree._Element) -> str:
    return etree.QName(nodo).localname


def _nombre(nodo: etree._Element) -> str:
    return nodo.get("name", "")


def _revisar(nodo: etree._Element, *esperadas: str) -> str:
    """The name of an XSLT element, once sure that it is one of those expected and says nothing unexpected."""
    nombre = etree.QName(nodo)
    if nombre.namespace != XSL or nombre.localname not in esperadas:
        raise _error(nodo, f"{nombre.text} no se esperaba aquí")
    extranos = {str(a) for a in nodo.attrib} - _PERMITIDO[nombre.localname]
    if extranos:
        raise _error(nodo, f"atributos que no se interpretan: {', '.join(sorted(extranos))}")
    return nombre.localname


def _vacio(nodo: etree._Element) -> None:
    if any(True for _ in _contenido(nodo)):
        raise _error(nodo, "contenido que no se interpreta")


def _expresion(nodo: etree._Element, atributo: str) -> Expresion:
    texto = nodo.get(atributo)
    if texto is None:
        raise _error(nodo, f"falta {atributo}")
    try:
        return leer_xpath(texto, nodo.nsmap)
    except NoInterpretable as error:
        raise _error(nodo, str(error)) from error


def _error(nodo: etree._Element, mensaje: str) -> NoInterpretable:
    return NoInterpretable(f"{nodo.base}:{nodo.sourceline}: {etree.QName(nodo).localname}: {mensaje}")
