"""What differs between two component models, path by path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from tests.oraculo.modelo import (
    Atributo,
    Comodin,
    Elemento,
    Esquema,
    Grupo,
    Maximo,
    Particula,
    TipoComplejo,
    TipoSimple,
    local,
)

CatalogoDe = Callable[[str], str | None]
"""Path of an attribute (`/cfdi:Comprobante/@Moneda`) → qualified name of its catalogue, or None."""


def diferencias(sat: Esquema, nuestro: Esquema, catalogo_de: CatalogoDe | None = None) -> list[str]:
    """Everything in which `nuestro` departs from `sat`: one line each, with the path and what both say.

    An open catalogue type in `nuestro` cannot tell which catalogue it stands for; `catalogo_de` does, and then its
    answer must agree for every attribute, those without a catalogue included.
    """
    return list(_Comparador(catalogo_de).esquemas(sat, nuestro))


class _Comparador:
    def __init__(self, catalogo_de: CatalogoDe | None) -> None:
        self._catalogo_de = catalogo_de

    def esquemas(self, sat: Esquema, nuestro: Esquema) -> Iterator[str]:
        for campo in ("espacio", "elementos_calificados", "atributos_calificados"):
            yield from _si_difiere("esquema", campo, getattr(sat, campo), getattr(nuestro, campo))
        yield from _si_difiere("esquema", "raíces", _locales(sat.raices), _locales(nuestro.raices))
        for nombre in sorted(sat.raices.keys() & nuestro.raices.keys()):
            yield from self.elementos(sat.raices[nombre], nuestro.raices[nombre], sat.ruta_de(nombre))

    def elementos(self, sat: Elemento, nuestro: Elemento, ruta: str) -> Iterator[str]:
        yield from _si_difiere(ruta, "nombre", sat.nombre, nuestro.nombre)
        yield from _si_difiere(ruta, "ocurrencias", _veces(sat), _veces(nuestro))
        for campo in ("fijo", "omision", "anulable"):
            yield from _si_difiere(ruta, campo, getattr(sat, campo), getattr(nuestro, campo))
        yield from self.tipos(sat.tipo, nuestro.tipo, ruta)

    def tipos(self, sat: TipoSimple | TipoComplejo, nuestro: TipoSimple | TipoComplejo, ruta: str) -> Iterator[str]:
        if isinstance(sat, TipoComplejo) and isinstance(nuestro, TipoComplejo):
            yield from self.complejos(sat, nuestro, ruta)
        elif isinstance(sat, TipoSimple) and isinstance(nuestro, TipoSimple):
            yield from self.simples(sat, nuestro, ruta)
        else:
            yield _linea(ruta, "tipo", _clase_de_tipo(sat), _clase_de_tipo(nuestro))

    def complejos(self, sat: TipoComplejo, nuestro: TipoComplejo, ruta: str) -> Iterator[str]:
        yield from _si_difiere(ruta, "contenido mixto", sat.mixto, nuestro.mixto)
        if sat.texto is not None and nuestro.texto is not None:
            yield from self.simples(sat.texto, nuestro.texto, ruta)
        else:
            yield from _si_difiere(ruta, "texto", sat.texto, nuestro.texto)
        for nombre in {**sat.atributos, **nuestro.atributos}:
            yield from self.atributos(
                sat.atributos.get(nombre), nuestro.atributos.get(nombre), f"{ruta}/@{local(nombre)}"
            )
        yield from self.contenidos(sat.contenido, nuestro.contenido, ruta)

    def atributos(self, sat: Atributo | None, nuestro: Atributo | None, ruta: str) -> Iterator[str]:
        if sat is None or nuestro is None:
            yield _linea(ruta, "atributo", _presencia(sat), _presencia(nuestro))
            return
        yield from _si_difiere(ruta, "nombre", sat.nombre, nuestro.nombre)
        for campo in ("requerido", "fijo", "omision"):
            yield from _si_difiere(ruta, campo, getattr(sat, campo), getattr(nuestro, campo))
        yield from self.simples(sat.tipo, nuestro.tipo, ruta)

    def simples(self, sat: TipoSimple, nuestro: TipoSimple, ruta: str) -> Iterator[str]:
        yield from _si_difiere(ruta, "tipo base", sat.base, nuestro.base)
        for faceta in sorted(sat.facetas.keys() | nuestro.facetas.keys()):
            yield from _si_difiere(ruta, faceta, sat.facetas.get(faceta), nuestro.facetas.get(faceta))
        del_sat = sat.catalogo.nombre if sat.catalogo else None
        if self._catalogo_de is not None:
            yield from _si_difiere(ruta, "catálogo", del_sat, self._catalogo_de(ruta))
        elif nuestro.catalogo is not None:
            yield from _si_difiere(ruta, "catálogo", del_sat, nuestro.catalogo.nombre)

    def contenidos(self, sat: Particula | None, nuestro: Particula | None, ruta: str) -> Iterator[str]:
        """The shape as a whole (order, groups, names), then the children that both have, each in its own lines."""
        if _forma(sat) != _forma(nuestro):
            yield _linea(ruta, "contenido", notacion(sat), notacion(nuestro))
        for elemento, otro in _parejas(sat, nuestro):
            yield from self.elementos(elemento, otro, f"{ruta}/{local(elemento.nombre)}")


def notacion(particula: Particula | None) -> str:
    """A content model in the notation of a DTD: `(Emisor, Receptor, Conceptos, Complemento?)`, `&` for xs:all."""
    return _escribir(particula, lambda e: local(e.nombre) + ocurrencias(e))


def _forma(particula: Particula | None) -> str:
    """The content model but for the occurrences of its elements, which are told element by element."""
    return _escribir(particula, lambda e: e.nombre)


def _escribir(particula: Particula | None, elemento: Callable[[Elemento], str]) -> str:
    match particula:
        case None:
            return "vacío"
        case Elemento():
            return elemento(particula)
        case Comodin(espacios=espacios, proceso=proceso):
            return f"any[{' '.join(sorted(espacios))} {proceso}]{ocurrencias(particula)}"
        case Grupo(clase=clase, particulas=partes):
            union = {"secuencia": ", ", "eleccion": " | ", "todos": " & "}[clase]
            return f"({union.join(_escribir(p, elemento) for p in partes)}){ocurrencias(particula)}"


_MARCAS: Mapping[tuple[int, Maximo], str] = {(1, 1): "", (0, 1): "?", (0, None): "*", (1, None): "+"}


def ocurrencias(particula: Particula) -> str:
    """`?`, `*`, `+`, nothing for exactly one, or `{minimo,maximo}`."""
    par = (particula.minimo, particula.maximo)
    maximo = "" if particula.maximo is None else particula.maximo
    return _MARCAS.get(par, f"{{{particula.minimo},{maximo}}}")


def _veces(elemento: Elemento) -> str:
    return f"{elemento.minimo}..{'n' if elemento.maximo is None else elemento.maximo}"


def _elementos(particula: Particula | None) -> Iterator[Elemento]:
    if isinstance(particula, Elemento):
        yield particula
    elif isinstance(particula, Grupo):
        for parte in particula.particulas:
            yield from _elementos(parte)


def _parejas(sat: Particula | None, nuestro: Particula | None) -> Iterable[tuple[Elemento, Elemento]]:
    """Elements of both sides that answer to each other: by position if the names are the same, else by name."""
    suyos, nuestros = list(_elementos(sat)), list(_elementos(nuestro))
    if [e.nombre for e in suyos] == [e.nombre for e in nuestros]:
        return zip(suyos, nuestros, strict=True)
    por_nombre = {e.nombre: e for e in nuestros}
    return [(e, por_nombre[e.nombre]) for e in suyos if e.nombre in por_nombre]


def _locales(nombres: Iterable[str]) -> list[str]:
    return sorted(map(local, nombres))


def _clase_de_tipo(tipo: TipoSimple | TipoComplejo) -> str:
    return "simple" if isinstance(tipo, TipoSimple) else "complejo"


def _presencia(atributo: Atributo | None) -> str:
    return "no existe" if atributo is None else "existe"


def _si_difiere(ruta: str, aspecto: str, sat: object, nuestro: object) -> Iterator[str]:
    if sat != nuestro:
        yield _linea(ruta, aspecto, sat, nuestro)


def _linea(ruta: str, aspecto: str, sat: object, nuestro: object) -> str:
    return f"{ruta}: {aspecto}: el SAT dice {_texto(sat)}; nosotros, {_texto(nuestro)}"


def _texto(valor: object) -> str:
    if valor is None:
        return "nada"
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, frozenset):
        return "{" + ", ".join(sorted(map(_texto, valor))) + "}"
    if isinstance(valor, Decimal):
        return format(valor.normalize(), "f")
    return str(valor)
