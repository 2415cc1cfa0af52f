"""How a SAT document is declared: frozen, slotted, keyword-only dataclasses whose annotations carry the facets.

    class _Nodo(Nodo, espacio=Espacio("iedu", "http://www.sat.gob.mx/iedu", minusculas=True)):
        __slots__ = ()

    @nodo
    class InstEducativas(_Nodo, nombre="instEducativas"):
        version: Annotated[Literal["1.0"], cadena()] = "1.0"   # one value + default = fixed
        nombre_alumno: str                                     # required
        curp: t_CURP = atributo("CURP")                        # another XML name; still required
        rfc_pago: t_RFC | None = None                          # optional

    raiz(InstEducativas, ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/iedu/iedu.xsd", hoja="iedu")

Field order is the order of the cadena original. A child is a field whose type is another `Nodo`; a repeated child
is a `Sequence`, kept as a tuple. Everything else (writer, reader, XSD, XSLT, JSON…) follows from the table that
`cfdi.esquema.tabla` builds from such a class.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self, TypeVar, cast, dataclass_transform

T = TypeVar("T", bound="Nodo")
R = TypeVar("R")

_FALTA: Any = dataclasses.MISSING


@dataclass(frozen=True, slots=True)
class Espacio:
    """An XML namespace of the SAT and how names are written in it."""

    prefijo: str
    uri: str
    minusculas: bool = False
    """Attributes are camelCase (the older complements) instead of PascalCase."""
    calificado: bool = True
    """elementFormDefault."""
    siglas: tuple[str, ...] = ()
    """Words that this namespace writes in capitals: uso_cfdi → UsoCFDI."""


@dataclass(frozen=True, slots=True)
class Raiz:
    """What is known of a class that can stand at the root of a document or in an xs:any slot."""

    clase: type[Nodo]
    version: str
    ubicacion: str
    """URL of the SAT's XSD, for xsi:schemaLocation."""
    hoja: str
    """File name, without suffix, of the rendered XSLT."""
    cadena_en: tuple[str, ...]
    """Versions of Comprobante whose cadena original visits this complement; empty for a document of its own."""
    en_concepto: bool = False
    """Whether it goes in the ComplementoConcepto of a concept, and not in the Complemento of the document."""

    @property
    def como_lo_nombran(self) -> str:
        """How complements say in whose cadena they take part: "4.0" for a Comprobante, "Retenciones 2.0" for others."""
        nombre = self.clase._nombre
        return self.version if nombre == "Comprobante" else f"{nombre} {self.version}"

    @property
    def archivo_xsd(self) -> str:
        """File name of the rendered XSD: the SAT's own."""
        return self.ubicacion.rsplit("/", 1)[-1]


def atributo(
    nombre: str | None = None,
    *,
    default: Any = _FALTA,
    cadena: bool | str = True,
    derivable: bool = False,
    al_sellar: bool = False,
    fijo: str | None = None,
    omision: str | None = None,
) -> Any:
    """An attribute that needs more said than its annotation says.

    `nombre`: its XML name when the mechanical one is wrong. `cadena`: False if the cadena original forgets it,
    "requerido"/"opcional" where the sheet and the XSD disagree. `derivable`: `cfdi.calcular` can find it, so data
    may leave it out. `al_sellar`: the XSD requires it, but only the seal brings it: the field is None till then
    (`default=None`).
    `fijo`: the only value of an attribute that may also be absent. `omision`: the XSD's default, for the schema only.
    """
    return dataclasses.field(
        default=default,
        metadata={
            "nombre": nombre,
            "cadena": cadena,
            "derivable": derivable,
            "al_sellar": al_sellar,
            "fijo": fijo,
            "omision": omision,
        },
    )


def hijo(
    *,
    default: Any = _FALTA,
    en: str | None = None,
    en_minimo: int | None = None,
    minimo: int | None = None,
    maximo: int | None = None,
    cadena: bool = True,
    derivable: bool = False,
) -> Any:
    """A child element, or a `Sequence` of them. `en` names the wrapper that is folded into the field.

    `minimo` and `maximo` bound the repetition inside the wrapper; `en_minimo` is the minOccurs of the wrapper.
    """
    return dataclasses.field(
        default=default,
        metadata={
            "en": en,
            "en_minimo": en_minimo,
            "minimo": minimo,
            "maximo": maximo,
            "cadena": cadena,
            "derivable": derivable,
        },
    )


def elemento(
    nombre: str | None = None, *, default: Any = _FALTA, minimo: int | None = None, maximo: int | None = None
) -> Any:
    """A child element that holds nothing but text (or a `Sequence` of them), folded into a plain value.

    Only detallista has such elements; everything else of the SAT writes its values as attributes.
    """
    return dataclasses.field(
        default=default, metadata={"elemento": True, "nombre": nombre, "minimo": minimo, "maximo": maximo}
    )


def cuerpo() -> Any:
    """The text of an element that also has attributes."""
    return dataclasses.field(metadata={"texto": True})


def ranura(*, en: str, default: tuple[()], minimo: int = 0, cadena: bool = True, libre: bool = False) -> Any:
    """An xs:any slot inside the element `en`: any declared complement, or an opaque one.

    `libre` marks the Addenda: whatever stands there is the parties' own business and stays opaque. `default` is
    always `()`; type checkers want to see it at the field.
    """
    return dataclasses.field(
        default=default, metadata={"ranura": True, "en": en, "minimo": minimo, "cadena": cadena, "libre": libre}
    )


class Nodo:
    """Base of every declared element. Instances are immutable values: equal when their fields are equal."""

    __slots__ = ("_textos",)

    _espacio: ClassVar[Espacio]
    _nombre: ClassVar[str]
    _contenido: ClassVar[str | None] = None
    _cadena: ClassVar[str | None] = None
    _mixto: ClassVar[bool] = False
    """Whether the schema lets text stand among the children (`mixed`); it is not kept."""
    _raiz: ClassVar[Raiz | None] = None
    _textos: dict[str, str] | None
    """The written text of values whose text is not the canonical one ("01.5"); filled by the reader only."""

    def __init_subclass__(
        cls,
        *,
        espacio: Espacio | None = None,
        nombre: str | None = None,
        contenido: str | None = None,
        cadena: str | None = None,
        mixto: bool = False,
        **resto: Any,
    ) -> None:
        super().__init_subclass__(**resto)
        if espacio is not None:
            cls._espacio = espacio
        if "_nombre" in cls.__dict__:  # dataclass(slots=True) makes the class a second time, without these keywords
            return
        cls._nombre = nombre or cls.__name__
        cls._contenido = contenido
        cls._cadena = cadena
        cls._mixto = mixto

    def __repr__(self) -> str:
        campos = ((c.name, getattr(self, c.name)) for c in dataclasses.fields(self))  # type: ignore[arg-type]
        presentes = ", ".join(f"{n}={v!r}" for n, v in campos if v is not None and v != ())
        return f"{type(self).__name__}({presentes})"

    def complemento(self, clase: type[T]) -> T | None:
        """The first complement of that class among `complementos`, or None."""
        return next(iter(self.complementos_de(clase)), None)

    def complementos_de(self, clase: type[T]) -> tuple[T, ...]:
        """All complements of that class among `complementos` (a Comprobante may carry several Nomina)."""
        propios: Iterable[Nodo] = getattr(self, "complementos", ())
        return tuple(c for c in propios if isinstance(c, clase))

    def con(self, **cambios: Any) -> Self:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **cambios)  # type: ignore[type-var]


poner_textos: Callable[[Nodo, dict[str, str] | None], None] = Nodo.__dict__["_textos"].__set__
"""Sets the hidden slot of a frozen node: for constructors and readers only."""


def por_clase(funcion: Callable[[type[Nodo]], R]) -> Callable[[type[Nodo]], R]:
    """`functools.cache` for functions of a declared class."""
    return cast("Callable[[type[Nodo]], R]", cache(funcion))


def _estado(self: Nodo) -> list[Any]:
    return [getattr(self, c.name) for c in dataclasses.fields(self)]  # type: ignore[arg-type]


def _restaurar(self: Nodo, estado: list[Any]) -> None:
    for campo, valor in zip(dataclasses.fields(self), estado, strict=True):  # type: ignore[arg-type]
        object.__setattr__(self, campo.name, valor)
    object.__setattr__(self, "_textos", None)


def _construir_primero(self: Nodo, **campos: Any) -> None:
    # Annotations can only be resolved once the whole module is loaded, so the real constructor is compiled at
    # the first use of the class and takes this one's place.
    from cfdi.esquema.constructor import instalar_constructor

    instalar_constructor(type(self))
    type(self).__init__(self, **campos)


@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(atributo, hijo, ranura, elemento, cuerpo)
)
def nodo(clase: type[T]) -> type[T]:
    """`@dataclass(frozen=True, slots=True, kw_only=True)` in one word, with a constructor that checks types."""
    hecha = dataclass(frozen=True, slots=True, kw_only=True, init=False, repr=False)(clase)
    inicio: Callable[..., None] = _construir_primero
    hecha.__init__ = inicio  # type: ignore[method-assign]
    hecha.__getstate__ = _estado  # type: ignore[method-assign,assignment]
    hecha.__setstate__ = _restaurar  # type: ignore[attr-defined]
    return hecha


class Opaco(Nodo, espacio=Espacio("", "")):
    """An element that nobody declared: an unknown complement, or anything in the Addenda. Kept whole.

    `xml` is its markup in exclusive canonical form: it declares the namespaces it uses, and only those, so that it
    does not depend on where in which document the element stands. Equality is equality of that markup.

    Raises ErrorDatos for a text that is not one XML element.
    """

    __slots__ = ("xml",)
    xml: str

    def __init__(self, xml: str) -> None:
        from cfdi.esquema.xml import canonizar  # only who makes one by hand pays for parsing it

        self._poner(canonizar(xml))

    @classmethod
    def de_canonico(cls, xml: str) -> Opaco:
        """For readers: markup (or loose text of an Addenda) that is canonical already."""
        nuevo = cls.__new__(cls)
        nuevo._poner(xml)
        return nuevo

    def _poner(self, xml: str) -> None:
        object.__setattr__(self, "xml", xml)
        object.__setattr__(self, "_textos", None)

    def __setattr__(self, nombre: str, valor: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {nombre!r}")

    def __eq__(self, otro: object) -> bool:
        return isinstance(otro, Opaco) and self.xml == otro.xml

    def __hash__(self) -> int:
        return hash(self.xml)

    def __reduce__(self) -> tuple[Callable[[str], Opaco], tuple[str]]:
        return Opaco.de_canonico, (self.xml,)

    def __repr__(self) -> str:
        return f"Opaco({self.xml[:60]!r}{'…' if len(self.xml) > 60 else ''})"
