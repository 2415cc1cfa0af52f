"""The component model of an XSD: what it says about documents, free of how it is written.

Type names, the split into named and anonymous types, imports and annotations are gone; what remains decides
which documents are valid. Names of elements and attributes are in Clark notation (``{namespace}local``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal

ValorDeFaceta = int | Decimal | str | frozenset[str] | frozenset[Decimal] | frozenset[frozenset[str]]
Maximo = int | None
"""Greatest number of occurrences; None is `unbounded`."""

ClaseDeGrupo = Literal["secuencia", "eleccion", "todos"]


class EsquemaNoSoportado(Exception):
    """The XSD uses a construct that the model does not represent, so nothing may be concluded from it."""


@dataclass(frozen=True, slots=True)
class Catalogo:
    """One of the SAT's c_* lists, which the model leaves open: string, white space collapsed."""

    nombre: str
    """Qualified name with the SAT's prefix, such as ``catCFDI:c_Moneda``."""

    archivo: Path | None = field(default=None, compare=False)
    """The XSD that enumerates its keys, when there is one to read."""


@dataclass(frozen=True, slots=True)
class TipoSimple:
    """A simple type as it ends up after all its derivation steps.

    `base` is the built-in type it comes from (``string`` also for token and normalizedString, whose white space is
    then a facet). `facetas` maps each facet to its effective value: counts are int; bounds and enumerations of numeric
    types are Decimal; `enumeration` is a set; `pattern` is a set of sets (a value must match one of each inner set).
    """

    base: str
    facetas: Mapping[str, ValorDeFaceta] = field(default_factory=dict)
    catalogo: Catalogo | None = None


@dataclass(frozen=True, slots=True)
class Atributo:
    """An attribute of a complex type, with `use`, `fixed` and `default` as `requerido`, `fijo` and `omision`."""

    nombre: str
    tipo: TipoSimple
    requerido: bool = False
    fijo: str | None = None
    omision: str | None = None


@dataclass(frozen=True, slots=True)
class Elemento:
    """An element declaration, as a particle of a content model or as a root."""

    nombre: str
    tipo: TipoSimple | TipoComplejo
    minimo: int = 1
    maximo: Maximo = 1
    fijo: str | None = None
    omision: str | None = None
    anulable: bool = False


@dataclass(frozen=True, slots=True)
class Comodin:
    """An `xs:any`."""

    espacios: frozenset[str]
    proceso: str
    minimo: int = 1
    maximo: Maximo = 1


@dataclass(frozen=True, slots=True)
class Grupo:
    """A sequence, choice or all that cannot be reduced to simpler particles."""

    clase: ClaseDeGrupo
    particulas: tuple[Particula, ...]
    minimo: int = 1
    maximo: Maximo = 1


Particula = Elemento | Comodin | Grupo


@dataclass(frozen=True, slots=True)
class Hijo:
    """How many times a child element may occur in its parent, over the whole content model."""

    tipo: TipoSimple | TipoComplejo
    minimo: int
    maximo: Maximo

    @property
    def siempre_uno(self) -> bool:
        return self.minimo == 1 and self.maximo == 1

    @property
    def a_lo_mas_uno(self) -> bool:
        return self.maximo == 1


@dataclass(frozen=True)
class TipoComplejo:
    """Attributes by name, and content: particles, or text (`texto`, from simpleContent), or nothing."""

    atributos: Mapping[str, Atributo] = field(default_factory=dict)
    contenido: Particula | None = None
    mixto: bool = False
    texto: TipoSimple | None = None

    @cached_property
    def hijos(self) -> Mapping[str, Hijo]:
        """Child elements by name, in the order in which the content model names them."""
        return _hijos(self.contenido)

    @cached_property
    def tiene_comodin(self) -> bool:
        return _tiene_comodin(self.contenido)

    @cached_property
    def comodin_abajo(self) -> bool:
        """Whether there is an xs:any here or anywhere below."""
        complejos = (h.tipo for h in self.hijos.values() if isinstance(h.tipo, TipoComplejo))
        return self.tiene_comodin or any(tipo.comodin_abajo for tipo in complejos)

    @property
    def vacio(self) -> bool:
        """Whether an instance can hold neither elements nor text, not even blanks."""
        return self.contenido is None and not self.mixto and self.texto is None

    def rutas_a(self, nombre: str) -> list[tuple[str, ...]]:
        """Every path of declared children that leads from here down to an element called `nombre`."""
        rutas: list[tuple[str, ...]] = []
        for hijo, datos in self.hijos.items():
            if hijo == nombre:
                rutas.append((hijo,))
            if isinstance(datos.tipo, TipoComplejo):
                rutas.extend((hijo, *ruta) for ruta in datos.tipo.rutas_a(nombre))
        return rutas


@dataclass(frozen=True)
class Esquema:
    """One XSD with all that it imports resolved: its global elements are the possible roots, by name."""

    espacio: str | None
    prefijo: str | None
    elementos_calificados: bool
    atributos_calificados: bool
    raices: Mapping[str, Elemento]

    def ruta_de(self, raiz: str) -> str:
        """`{http://www.sat.gob.mx/cfd/4}Comprobante` → `/cfdi:Comprobante`: where the paths of a root begin."""
        return f"/{self.prefijo}:{local(raiz)}" if self.prefijo else f"/{local(raiz)}"

    def atributos(self) -> Iterator[tuple[str, Atributo]]:
        """Every attribute with its path, such as `/cfdi:Comprobante/Conceptos/Concepto/@Importe`."""
        for nombre, raiz in self.raices.items():
            yield from _atributos(raiz.tipo, self.ruta_de(nombre))

    def catalogos(self) -> dict[str, Catalogo]:
        """The catalogue of each attribute that has one, by the attribute's path."""
        return {ruta: a.tipo.catalogo for ruta, a in self.atributos() if a.tipo.catalogo is not None}


def local(nombre: str) -> str:
    """The local part of a Clark name."""
    return nombre.rpartition("}")[2]


def producto(a: Maximo, b: Maximo) -> Maximo:
    """Greatest count of something that occurs up to `b` times in something that occurs up to `a` times."""
    if a == 0 or b == 0:
        return 0
    return None if a is None or b is None else a * b


def agrupar(
    clase: ClaseDeGrupo, particulas: Sequence[Particula | None], minimo: int, maximo: Maximo
) -> Particula | None:
    """A group without the nesting that changes no document: the particle it amounts to, or None if it is empty.

    Among `particulas`, None is an empty group. Particles that can never occur go away; a sequence directly inside a
    sequence (or a choice inside a choice), both exactly once, is spliced; an empty branch makes a choice optional; a
    group of one particle is that particle, where the occurrences of both allow it.
    """
    if clase == "eleccion" and None in particulas:
        minimo = 0
    utiles = [q for p in particulas if p is not None and p.maximo != 0 for q in _empalmar(clase, p)]
    if maximo == 0:
        return None
    if not utiles:
        if clase == "eleccion" and minimo > 0:
            raise EsquemaNoSoportado("una xs:choice vacía no admite ningún documento")
        return None
    if len(utiles) == 1:
        (sola,) = utiles
        if (minimo, maximo) == (1, 1):
            return sola
        if _una_vez(sola):
            return replace(sola, minimo=minimo, maximo=maximo)
        clase = "secuencia"
    return Grupo(clase, tuple(utiles), minimo, maximo)


def _empalmar(clase: ClaseDeGrupo, particula: Particula) -> tuple[Particula, ...]:
    if isinstance(particula, Grupo) and particula.clase == clase != "todos" and _una_vez(particula):
        return particula.particulas
    return (particula,)


def _una_vez(particula: Particula) -> bool:
    return (particula.minimo, particula.maximo) == (1, 1)


def _hijos(particula: Particula | None) -> dict[str, Hijo]:
    match particula:
        case Elemento(nombre=nombre, tipo=tipo, minimo=minimo, maximo=maximo):
            return {nombre: Hijo(tipo, minimo, maximo)}
        case Grupo(clase="eleccion", particulas=ramas, minimo=minimo, maximo=maximo):
            return _repetir(_alternar([_hijos(r) for r in ramas]), minimo, maximo)
        case Grupo(particulas=partes, minimo=minimo, maximo=maximo):
            return _repetir(_sumar([_hijos(p) for p in partes]), minimo, maximo)
        case _:
            return {}


def _repetir(hijos: dict[str, Hijo], minimo: int, maximo: Maximo) -> dict[str, Hijo]:
    return {n: replace(h, minimo=h.minimo * minimo, maximo=producto(h.maximo, maximo)) for n, h in hijos.items()}


def _sumar(partes: list[dict[str, Hijo]]) -> dict[str, Hijo]:
    """Children of a sequence: the occurrences of a name that stands in several places add up."""
    total: dict[str, Hijo] = {}
    for parte in partes:
        for nombre, hijo in parte.items():
            total[nombre] = _juntos(total[nombre], hijo) if nombre in total else hijo
    return total


def _juntos(a: Hijo, b: Hijo) -> Hijo:
    maximo = None if a.maximo is None or b.maximo is None else a.maximo + b.maximo
    return replace(a, minimo=a.minimo + b.minimo, maximo=maximo)


def _alternar(ramas: list[dict[str, Hijo]]) -> dict[str, Hijo]:
    """Children of a choice: one branch is taken, so a name absent from some branch may be absent."""
    total: dict[str, Hijo] = {}
    for nombre in {n: None for rama in ramas for n in rama}:
        casos = [rama[nombre] for rama in ramas if nombre in rama]
        minimo = min(h.minimo for h in casos) if len(casos) == len(ramas) else 0
        maximos = [h.maximo for h in casos]
        maximo = None if None in maximos else max(m for m in maximos if m is not None)
        total[nombre] = replace(casos[0], minimo=minimo, maximo=maximo)
    return total


def _tiene_comodin(particula: Particula | None) -> bool:
    match particula:
        case Comodin():
            return True
        case Grupo(particulas=partes):
            return any(_tiene_comodin(p) for p in partes)
        case _:
            return False


def _atributos(tipo: TipoSimple | TipoComplejo, ruta: str) -> Iterator[tuple[str, Atributo]]:
    if isinstance(tipo, TipoSimple):
        return
    for atributo in tipo.atributos.values():
        yield f"{ruta}/@{local(atributo.nombre)}", atributo
    for nombre, hijo in tipo.hijos.items():
        yield from _atributos(hijo.tipo, f"{ruta}/{local(nombre)}")
