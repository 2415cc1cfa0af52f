"""The table of a declared class: what its annotations say, read once, as plain facts.

Writer, reader, XSD, XSLT, JSON and the rest never look at annotations: they walk this table.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

from cfdi.esquema.nodos import Nodo, por_clase
from cfdi.esquema.tipos import Tipo

ClaseDeCampo = Literal["atributo", "hijo", "ranura", "simple", "texto"]
"""`simple` is a child element that holds only text; `texto`, the text of the element itself."""

_BASES: dict[Any, str] = {
    str: "string",
    Decimal: "decimal",
    int: "integer",
    datetime: "dateTime",
    date: "date",
    time: "time",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Campo:
    """One field of a declaration.

    `requerido` is what the XSD demands; `opcional` is what Python allows (they differ for the seal's attributes).
    For a child, `minimo` and `maximo` (None: unbounded) are its occurrences, inside its wrapper `en` if it has one.
    """

    nombre: str
    clase: ClaseDeCampo
    xml: str
    requerido: bool
    opcional: bool
    cadena: bool | str = True
    derivable: bool = False
    al_sellar: bool = False
    tipo: Tipo = Tipo()  # noqa: RUF009 - frozen
    python: type[Any] = str
    fijo: str | None = None
    omision: str | None = None
    hija: type[Nodo] | None = None
    lista: bool = False
    libre: bool = False
    en: str | None = None
    en_minimo: int = 0
    minimo: int = 0
    maximo: int | None = 1

    @property
    def elemento(self) -> str:
        """The name of the element that stands directly in the parent: the wrapper, or the child itself."""
        return self.en or self.xml


@dataclass(frozen=True, slots=True)
class Tabla:
    """The fields of a class, in the order of its cadena original, and by kind."""

    clase: type[Nodo]
    campos: tuple[Campo, ...]
    atributos: tuple[Campo, ...]
    elementos: tuple[Campo, ...]
    texto: Campo | None
    por_atributo: dict[str, Campo]
    por_elemento: dict[str, Campo]
    por_nombre: dict[str, Campo]


def a_pascal(nombre: str, siglas: tuple[str, ...] = ()) -> str:
    """`tasa_o_cuota` → `TasaOCuota`; words among `siglas` are written in capitals."""
    return "".join(p.upper() if p.upper() in siglas else p[:1].upper() + p[1:] for p in nombre.split("_"))


def a_camel(nombre: str, siglas: tuple[str, ...] = ()) -> str:
    """`nombre_alumno` → `nombreAlumno`."""
    primera, _, resto = nombre.partition("_")
    return primera + a_pascal(resto, siglas)


def a_snake(nombre: str) -> str:
    """`TasaOCuota` → `tasa_o_cuota`: the inverse, for tools that draft declarations."""
    con_cortes = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", nombre)
    return re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", con_cortes).lower()


@por_clase
def tabla(clase: type[Nodo]) -> Tabla:
    """The table of a class decorated with `@nodo`."""
    pistas = typing.get_type_hints(clase, include_extras=True)
    campos = tuple(_campo(clase, f, pistas[f.name]) for f in dataclasses.fields(clase))  # type: ignore[arg-type]
    atributos = tuple(c for c in campos if c.clase == "atributo")
    elementos = tuple(c for c in campos if c.clase not in ("atributo", "texto"))
    return Tabla(
        clase=clase,
        campos=campos,
        atributos=atributos,
        elementos=elementos,
        texto=next((c for c in campos if c.clase == "texto"), None),
        por_atributo={c.xml: c for c in atributos},
        por_elemento={c.elemento: c for c in elementos},
        por_nombre={c.nombre: c for c in campos},
    )


def _desenvolver(pista: Any) -> tuple[Any, Tipo | None, bool]:
    """Split `Annotated[T, Tipo] | None` into T, the Tipo, and whether None is allowed."""
    opcional = False
    if typing.get_origin(pista) in (typing.Union, types.UnionType):
        opcional = True
        (pista,) = (a for a in typing.get_args(pista) if a is not type(None))
    tipo = None
    if typing.get_origin(pista) is typing.Annotated:
        pista, *metadatos = typing.get_args(pista)
        tipo = next((m for m in metadatos if isinstance(m, Tipo)), None)
    return pista, tipo, opcional


def _campo(clase: type[Nodo], campo: dataclasses.Field[Any], pista: Any) -> Campo:
    metadatos = campo.metadata
    if metadatos.get("ranura"):
        return Campo(
            nombre=campo.name,
            clase="ranura",
            xml="*",
            requerido=False,
            opcional=True,
            cadena=metadatos["cadena"],
            libre=metadatos["libre"],
            lista=True,
            en=metadatos["en"],
            minimo=metadatos["minimo"],
            maximo=None,
        )
    desnuda, tipo, admite_none = _desenvolver(pista)
    tiene_default = campo.default is not dataclasses.MISSING
    if metadatos.get("elemento"):
        return _campo_simple(campo, pista)
    if metadatos.get("texto"):
        return Campo(
            nombre=campo.name,
            clase="texto",
            xml=campo.name,  # JSON knows it by this name; XML has none for it
            requerido=True,
            opcional=False,
            tipo=tipo or Tipo(base=_BASES[desnuda]),
            python=desnuda,
        )
    origen = typing.get_origin(desnuda)
    if origen is not None and origen is not Literal and issubclass(origen, Sequence):
        return _campo_lista(campo, typing.get_args(desnuda)[0], tiene_default)
    if isinstance(desnuda, type) and issubclass(desnuda, Nodo):
        return Campo(
            nombre=campo.name,
            clase="hijo",
            xml=desnuda._nombre,
            requerido=not tiene_default,
            opcional=tiene_default,
            cadena=metadatos.get("cadena", True),
            derivable=metadatos.get("derivable", False),
            hija=desnuda,
            en=metadatos.get("en"),
            en_minimo=metadatos.get("en_minimo") or 0,
            minimo=0 if tiene_default else 1,
        )
    return _campo_atributo(clase, campo, desnuda, tipo, admite_none=admite_none)


def _campo_simple(campo: dataclasses.Field[Any], pista: Any) -> Campo:
    """A child that holds only text, or a sequence of them."""
    metadatos = campo.metadata
    desnuda, tipo, _ = _desenvolver(pista)
    lista = typing.get_origin(desnuda) is Sequence
    if lista:
        desnuda, tipo, _ = _desenvolver(typing.get_args(desnuda)[0])
    if typing.get_origin(desnuda) is Literal:
        tipo = (tipo or Tipo()).con_valores(typing.get_args(desnuda))
        desnuda = str
    opcional = campo.default is not dataclasses.MISSING
    minimo = metadatos["minimo"] if metadatos["minimo"] is not None else int(not opcional)
    return Campo(
        nombre=campo.name,
        clase="simple",
        xml=metadatos["nombre"] or a_camel(campo.name),
        requerido=minimo > 0,
        opcional=opcional,
        tipo=tipo or Tipo(base=_BASES[desnuda]),
        python=desnuda,
        lista=lista,
        minimo=minimo,
        maximo=metadatos["maximo"] if lista else 1,
    )


def _campo_lista(campo: dataclasses.Field[Any], hija: type[Nodo], tiene_default: bool) -> Campo:
    metadatos = campo.metadata
    en = metadatos.get("en")
    minimo = metadatos.get("minimo")
    if minimo is None:  # a wrapper without children is never allowed, whether or not the wrapper itself is required
        minimo = 1 if en or not tiene_default else 0
    en_minimo = metadatos.get("en_minimo")
    return Campo(
        nombre=campo.name,
        clase="hijo",
        xml=hija._nombre,
        requerido=not tiene_default,
        opcional=tiene_default,
        cadena=metadatos.get("cadena", True),
        derivable=metadatos.get("derivable", False),
        hija=hija,
        lista=True,
        en=en,
        en_minimo=en_minimo if en_minimo is not None else int(not tiene_default),
        minimo=minimo,
        maximo=metadatos.get("maximo"),
    )


def _campo_atributo(
    clase: type[Nodo], campo: dataclasses.Field[Any], desnuda: Any, tipo: Tipo | None, *, admite_none: bool
) -> Campo:
    metadatos = campo.metadata
    python, fijo = desnuda, None
    if typing.get_origin(desnuda) is Literal:
        valores = typing.get_args(desnuda)
        python = str
        if len(valores) == 1 and (isinstance(campo.default, str) or metadatos.get("fijo")):
            fijo = valores[0]
        else:
            tipo = (tipo or Tipo()).con_valores(valores)
    al_sellar = metadatos.get("al_sellar", False)
    estilo = a_camel if clase._espacio.minusculas else a_pascal
    return Campo(
        nombre=campo.name,
        clase="atributo",
        xml=metadatos.get("nombre") or estilo(campo.name, clase._espacio.siglas),
        requerido=al_sellar or not admite_none,
        opcional=admite_none,
        cadena=metadatos.get("cadena", True),
        derivable=metadatos.get("derivable", False),
        al_sellar=al_sellar,
        tipo=tipo or Tipo(base=_BASES[python]),
        python=python,
        fijo=fijo,
        omision=metadatos.get("omision"),
    )
