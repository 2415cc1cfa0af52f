"""Layer `reglas`: the SAT's matrix, one small function per code, beside its neighbours of the same section."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from cfdi.esquema.nodos import Nodo, Opaco
from cfdi.esquema.revision import ValorIlegible
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import SinExternos
from cfdi.validacion.informe import Hallazgo
from cfdi.validacion.recorrido import Lugar, recorrer, ruta
from cfdi.validacion.registro import SEVERIDADES, Falla, Regla, reglas

__all__ = ["capa_reglas", "cargar_todas", "reglas"]


def capa_reglas(documento: Documento) -> list[Hallazgo]:
    """The findings of the matrix."""
    declaraciones = frozenset(_declaraciones(documento.nodo))
    for declaracion in declaraciones:
        _cargar(declaracion)
    por_clase = _por_clase(documento.fecha, declaraciones)
    hallazgos: list[Hallazgo] = []
    sin_verificar: dict[str, Hallazgo] = {}

    def visitar(nodo: Nodo, lugar: Lugar) -> None:
        for regla in por_clase.get(nodo.__class__, ()):
            try:
                fallas = regla.funcion(documento, nodo)
                if fallas:
                    hallazgos.extend([_hallazgo(regla, falla, lugar) for falla in fallas])
            except ValorIlegible:
                continue  # what could not be read has its own finding
            except TypeError:
                # Functions written in C (of decimals, of expressions) refuse an Ilegible this way.
                if not documento.problemas:
                    raise
            except SinExternos as falta:
                if regla.codigo not in sin_verificar:
                    sin_verificar[regla.codigo] = _sin_verificar(regla, falta, lugar)

    recorrer(documento.nodo, visitar)
    return [*hallazgos, *sin_verificar.values()]


def _declaraciones(nodo: Nodo) -> Iterator[str]:
    """The names of the modules that declare a document and the complements it carries (those of concepts too)."""
    yield _declaracion(nodo)
    conceptos = getattr(nodo, "conceptos", ())
    for padre in (nodo, *(conceptos if type(conceptos) is tuple else ())):
        for c in getattr(padre, "complementos", ()):
            if not isinstance(c, Opaco):
                yield _declaracion(c)


def _declaracion(nodo: Nodo) -> str:
    return type(nodo).__module__.rpartition(".")[2]


@cache
def _cargar(declaracion: str) -> None:
    """Import the rules of one declaration, so that they register themselves."""
    for modulo in iter_modules(__path__):
        if modulo.name == declaracion or modulo.name.startswith(f"{declaracion}_"):
            import_module(f"{__name__}.{modulo.name}")
            _por_clase.cache_clear()


def cargar_todas() -> dict[str, tuple[Regla, ...]]:
    """Import the rules of every declaration, and return them all by code."""
    for modulo in iter_modules(__path__):
        _cargar(modulo.name.partition("_")[0])
    return reglas()


@lru_cache(maxsize=64)
def _por_clase(fecha: date | None, declaraciones: frozenset[str]) -> dict[type[Nodo], tuple[Regla, ...]]:
    """The rules of these declarations in force on a date, by the class of node that they judge."""
    vigentes: dict[type[Nodo], list[Regla]] = {}
    for todas in reglas().values():
        for r in todas:
            if r.declaracion in declaraciones and r.rige(fecha):
                vigentes.setdefault(r.en, []).append(r)
    return {clase: tuple(propias) for clase, propias in vigentes.items()}


def _hallazgo(regla: Regla, falla: Falla, lugar: Lugar) -> Hallazgo:
    return Hallazgo(
        codigo=regla.codigo,
        severidad=falla.severidad or SEVERIDADES.get(regla.codigo, "error"),
        capa="reglas",
        ruta=f"{ruta(lugar)}/{falla.donde}" if falla.donde else ruta(lugar),
        mensaje=falla.mensaje,
        esperado=falla.esperado,
        recibido=falla.recibido,
        fuente=regla.fuente,
    )


def _sin_verificar(regla: Regla, falta: SinExternos, lugar: Lugar) -> Hallazgo:
    return Hallazgo(
        codigo=regla.codigo,
        severidad="no_verificado",
        capa="reglas",
        ruta=ruta(lugar),
        mensaje=f"No se verificó: hace falta {falta.lista}. Pase un proveedor en validar(..., externos=…).",
        fuente=regla.fuente,
    )
