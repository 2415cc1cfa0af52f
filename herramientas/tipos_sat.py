"""How the types of one of the SAT's XSDs are written in a declaration: annotations, aliases and literals.

A type that `cfdi.documentos.tipos` already names is imported from there; one that the document repeats, or that is
long, gets an alias of its own; the rest stand at the field.
"""

from __future__ import annotations

import re
import textwrap
import typing
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from esquema_sat import AtributoSAT, ElementoSAT

from cfdi.documentos import tipos as compartidos
from cfdi.esquema import Tipo

_PYTHON = {
    "decimal": "Decimal",
    "date": "date",
    "dateTime": "datetime",
    "time": "time",
    "int": "int",
    "short": "int",
    "long": "int",
    "integer": "int",
}
_NATURALES = {"Decimal": "decimal", "date": "date", "datetime": "dateTime", "time": "time", "int": "integer"}
_ANCHO = 90
"""Longest piece of a string literal: with its indentation it must fit in a line."""

_MUCHOS = 15

Clave = tuple[str, Tipo]
"""Python type and facets: two attributes with the same key may share an alias."""


def clave(a: AtributoSAT) -> Clave:
    """The Python type of an attribute and its facets. An integer that may begin with zeros is an identifier: text."""
    python = _PYTHON.get(a.tipo.base, "str")
    ceros = ("0" * n for n in range(2, 21))
    if a.tipo.valores or (python == "int" and any(_admite(a.tipo, c) for c in ceros)):
        python = "str"
    return python, a.tipo


def _admite(t: Tipo, texto: str) -> bool:
    return bool(t.patrones or t.digitos) and all(re.fullmatch(p, texto) for p in t.patrones)


def _compartidos(modulo: ModuleType) -> dict[Clave, str]:
    """The aliases of a module of types, by what they stand for; of two that are equal, the first."""
    nombres: dict[Clave, str] = {}
    for nombre, alias in vars(modulo).items():
        if typing.get_origin(alias) is typing.Annotated and not nombre.startswith("_"):
            python, *metadatos = typing.get_args(alias)
            tipo = next((m for m in metadatos if isinstance(m, Tipo)), None)
            if tipo is not None and typing.get_origin(python) is typing.Literal:
                nombres.setdefault(("str", tipo.con_valores(typing.get_args(python))), nombre)
            elif tipo is not None:
                nombres.setdefault((python.__name__, tipo), nombre)
    return nombres


def _modulos(raices: tuple[ElementoSAT, ...]) -> Iterator[ModuleType]:
    """The modules whose aliases a document may use: the common one, and that of its own versions if there is one."""
    yield compartidos
    propio = f"cfdi.documentos.tipos_{raices[0].nombre.lower()}"
    if find_spec(propio):
        yield import_module(propio)


class Tipos:
    """The types of one document: gives the annotation of each attribute and keeps the aliases that it uses."""

    def __init__(self, raices: tuple[ElementoSAT, ...]) -> None:
        self.importados: dict[str, set[str]] = {}
        """Module → the aliases taken from it."""
        self.propios: dict[str, str] = {}
        """Alias → its definition, in order of use."""
        self._compartidos = {c: (m.__name__, n) for m in _modulos(raices) for c, n in _compartidos(m).items()}
        self._nombrados: dict[Clave, str] = {}
        elementos = {e for r in raices for e in _todos(r)}
        self._usos = Counter(clave(a) for e in elementos for a in e.atributos)
        self._ocupados = {*vars(compartidos), *(en_ascii(e.nombre[:1].upper() + e.nombre[1:]) for e in elementos)}

    def anotacion(self, a: AtributoSAT) -> str:
        """What stands after the colon of a field, without `| None`."""
        if a.fijo is not None:
            return _anotado(f"Literal[{literal(a.fijo)}]", a.tipo)
        escrito = escribir(*clave(a))
        if compartido := self._compartidos.get(clave(a)):
            modulo, nombre = compartido
            self.importados.setdefault(modulo, set()).add(nombre)
            return nombre
        if "[" not in escrito:
            return escrito
        propio = re.match(r"[tc]_?(?=[A-Z])", a.nombre_de_tipo)
        if self._usos[clave(a)] > 1 or a.tipo.catalogo or propio or len(escrito) > _ANCHO:
            return self._alias(a, escrito)
        return escrito

    def _alias(self, a: AtributoSAT, escrito: str) -> str:
        nombre = self._nombrados.get(clave(a))
        if nombre is None:
            nombre = _nombre_de_alias(a)
            while nombre in self.propios or nombre in self._ocupados:
                nombre += "_"
            self._nombrados[clave(a)] = nombre
            self.propios[nombre] = escrito
        return nombre


def _todos(e: ElementoSAT) -> Iterator[ElementoSAT]:
    yield e
    for h in e.hijos:
        yield from _todos(h)


def en_ascii(nombre: str) -> str:
    """Without accents; ñ is written ni: Año → Anio."""
    con_ni = nombre.replace("ñ", "ni").replace("Ñ", "NI")
    return re.sub(r"\W", "_", unicodedata.normalize("NFD", con_ni).encode("ascii", "ignore").decode())


def _nombre_de_alias(a: AtributoSAT) -> str:
    """The SAT's own name for the type, one that tells its facets, or that of the attribute."""
    if a.tipo.catalogo:
        return "c_" + en_ascii(a.tipo.catalogo.rpartition(":")[2]).removeprefix("c_")
    if re.match(r"[tc]_?[A-Z]", a.nombre_de_tipo):
        return en_ascii(re.sub(r"^([tc])_?", r"\1_", a.nombre_de_tipo))
    python, t = clave(a)
    minima, maxima = t.longitud_minima, t.longitud_maxima
    if t.patrones == (f"[^|]{{{minima},{maxima}}}",):
        return f"Texto{maxima}" if minima == 1 else f"Texto{minima}a{maxima}"
    if python == "str" and maxima and not t.patrones and not t.valores:
        familia = "Hasta" if t.espacios else "ConBlancos"
        return f"{familia}{maxima}" if minima in (None, 1) else f"{familia}{minima}a{maxima}"
    if python == "Decimal" and t.minimo and float(t.minimo) >= 0 and not (t.patrones or t.maximo):
        return f"{'Positivo' if float(t.minimo) else 'NoNegativo'}{t.fraccion if t.fraccion is not None else ''}"
    return en_ascii(a.nombre[:1].upper() + a.nombre[1:])


# ---------------------------------------------------------------- source text


def definir(alias: str, escrito: str) -> str:
    """The definition of an alias. A long enumeration is kept from taking a line for each of its values."""
    linea = f"{alias} = {escrito}"
    if linea.count('", "') < _MUCHOS or "Literal[" not in escrito:
        return linea
    interior, _, resto = linea.partition("Literal[")[2].partition("]")
    cabeza = linea.partition("Literal[")[0]
    valores = textwrap.fill(interior, 114, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    return f"# fmt: off\n{cabeza}Literal[\n{valores}\n]{resto}\n# fmt: on"


def escribir(python: str, t: Tipo) -> str:
    """A type as an annotation: `str`, `Annotated[str, cadena(1, 20)]`, `Literal["Sí", "No"]`…"""
    if t.valores:
        return _anotado(f"Literal[{', '.join(literal(v) for v in t.valores)}]", t)
    return _anotado(python, t)


def _anotado(python: str, t: Tipo) -> str:
    natural = _NATURALES.get(python)
    if natural is not None:
        return python if t == Tipo(base=natural, espacios="collapse") else f"Annotated[{python}, {_numero(t)}]"
    if t == Tipo(valores=t.valores):
        return python
    if t.catalogo:
        return f'Annotated[{python}, catalogo("{t.catalogo}")]'
    return f"Annotated[{python}, {_cadena(t)}]"


def _cadena(t: Tipo) -> str:
    argumentos = []
    if t.longitud_minima is not None:
        argumentos.append(str(t.longitud_minima))
    if t.longitud_maxima is not None:
        argumentos.append(str(t.longitud_maxima) if argumentos else f"maxima={t.longitud_maxima}")
    if t.longitud is not None:
        argumentos.append(f"exacta={t.longitud}")
    argumentos += _patron(t)
    if t.espacios != "collapse":
        argumentos.append(f"espacios={t.espacios and literal(t.espacios)}")
    if t.base != "string":
        argumentos.append(f'base="{t.base}"')
    if t.digitos is not None or t.minimo is not None:
        return _numero(t)  # bounds and digits of an identifier that the SAT types as a number
    return f"cadena({', '.join(argumentos)})"


def _numero(t: Tipo) -> str:
    es_tiempo = t.base in ("date", "dateTime", "time")
    argumentos = [] if t.fraccion is None else [str(t.fraccion)]
    if es_tiempo and t.base != "dateTime":
        argumentos.append(f'"{t.base}"')
    argumentos += [f"{n}={literal(v)}" for n, v in (("minimo", t.minimo), ("maximo", t.maximo)) if v is not None]
    if t.digitos is not None:
        argumentos.append(f"digitos={t.digitos}")
    argumentos += _patron(t)
    if not es_tiempo and t.base != "decimal":
        argumentos.append(f'base="{t.base}"')
    return f"{'tiempo' if es_tiempo else 'numero'}({', '.join(argumentos)})"


def _patron(t: Tipo) -> list[str]:
    if not t.patrones:
        return []
    if len(t.patrones) == 1:
        return [f"patron={literal(t.patrones[0])}"]
    return [f"patron=({', '.join(literal(p) for p in t.patrones)})"]


def literal(texto: str) -> str:
    """A string literal, cut into adjacent ones where it is too long for a line: after a blank or between options."""
    trozos = []
    while len(texto) > _ANCHO:
        corte = max((texto.rfind(c, _ANCHO // 2, _ANCHO) for c in "| )}"), default=-1) + 1 or _ANCHO
        trozos.append(texto[:corte])
        texto = texto[corte:]
    return " ".join(_uno(t) for t in [*trozos, texto])


def _uno(texto: str) -> str:
    if "\\" in texto and '"' not in texto and not texto.endswith("\\"):
        return f'r"{texto}"'
    return '"' + texto.replace("\\", "\\\\").replace('"', '\\"') + '"'
