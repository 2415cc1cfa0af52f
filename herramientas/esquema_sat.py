"""What one of the SAT's XSDs declares, in the vocabulary of `cfdi.esquema`: for the tool that drafts declarations.

Types come out as `Tipo` with every facet of their derivation already gathered; content models as particles of
`cfdi.esquema.contenido`. Keys of the c_* lists are not read: a declaration only names the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from cfdi.esquema import Tipo
from cfdi.esquema.contenido import Elemento, Grupo, Particula

XS = "http://www.w3.org/2001/XMLSchema"
_X = f"{{{XS}}}"
_SITIO = "http://www.sat.gob.mx/"
COMODIN = "*"
"""How an xs:any is named among the particles."""

_FACETAS: dict[str, tuple[str, type[int] | type[str]]] = {
    "length": ("longitud", int),
    "minLength": ("longitud_minima", int),
    "maxLength": ("longitud_maxima", int),
    "minInclusive": ("minimo", str),
    "maxInclusive": ("maximo", str),
    "fractionDigits": ("fraccion", int),
    "totalDigits": ("digitos", int),
    "whiteSpace": ("espacios", str),
}
_GRUPOS: tuple[Literal["sequence", "choice", "all"], ...] = ("sequence", "choice", "all")


class NoDeclarable(Exception):
    """The XSD has something that a declaration cannot say yet."""


@dataclass(frozen=True, slots=True)
class AtributoSAT:
    """An attribute: its type with all facets, and the local name of that type if the XSD gives it one."""

    nombre: str
    tipo: Tipo
    nombre_de_tipo: str
    requerido: bool
    fijo: str | None
    texto: str = field(compare=False)
    """The SAT's own description."""


@dataclass(frozen=True, slots=True)
class ElementoSAT:
    """An element: two are equal when they have the same name and the same shape."""

    nombre: str
    atributos: tuple[AtributoSAT, ...]
    contenido: Grupo | None
    hijos: tuple[ElementoSAT, ...]
    texto: str = field(compare=False)

    def hijo(self, nombre: str) -> ElementoSAT | None:
        """The child of that name, if there is one."""
        return next((h for h in self.hijos if h.nombre == nombre), None)

    def atributo(self, nombre: str) -> AtributoSAT | None:
        """The attribute of that name, if there is one."""
        return next((a for a in self.atributos if a.nombre == nombre), None)

    def rutas_a(self, nombre: str) -> Iterator[tuple[str, ...]]:
        """Every path of children that leads down to an element of that name."""
        for h in self.hijos:
            if h.nombre == nombre:
                yield (nombre,)
            for ruta in h.rutas_a(nombre):
                yield (h.nombre, *ruta)

    @property
    def es_secuencia(self) -> bool:
        """Whether its children are a plain sequence, which needs no `contenido=`."""
        g = self.contenido
        if g is None:
            return True
        una_vez = (g.tipo, g.minimo, g.maximo) == ("sequence", 1, 1)
        return una_vez and all(isinstance(p, Elemento) for p in g.particulas)


class EsquemaSAT:
    """One XSD of the SAT with what it imports: its namespace, its prefix there and its root elements."""

    def __init__(self, ruta: Path) -> None:
        self.ruta = ruta.resolve()
        self._documentos: dict[str | None, list[etree._Element]] = {}
        raiz = self._cargar(self.ruta)
        self.uri = raiz.get("targetNamespace") or ""
        self.prefijo = next((p for p, u in raiz.nsmap.items() if u == self.uri and p), "")
        self.calificado = raiz.get("elementFormDefault") == "qualified"
        self.raices = tuple(self._elemento(e) for e in raiz.iterchildren(f"{_X}element"))

    def _cargar(self, ruta: Path) -> etree._Element:
        raiz = etree.parse(str(ruta), etree.XMLParser(remove_comments=True, huge_tree=True)).getroot()
        self._documentos.setdefault(raiz.get("targetNamespace"), []).append(raiz)
        for importado in raiz.iterchildren(f"{_X}import", f"{_X}include"):
            espacio = importado.get("namespace")
            if espacio not in self._documentos and not es_catalogo(espacio):
                self._cargar(self._resolver(ruta, importado.get("schemaLocation") or ""))
        return raiz

    def _resolver(self, desde: Path, ubicacion: str) -> Path:
        """A location inside the copy of the SAT's site, whether it is relative or a URL of the site."""
        if ubicacion.startswith(_SITIO):
            return carpeta_del_sitio(desde) / ubicacion.removeprefix(_SITIO)
        return desde.parent / ubicacion

    def _nombre(self, e: etree._Element, calificado: str) -> tuple[str | None, str]:
        prefijo, _, local = calificado.rpartition(":")
        return e.nsmap.get(prefijo or None), local

    def _definicion(self, e: etree._Element, calificado: str, clase: str) -> etree._Element:
        espacio, local = self._nombre(e, calificado)
        for raiz in self._documentos.get(espacio, ()):
            for definicion in raiz.iterchildren(_X + clase):
                if definicion.get("name") == local:
                    return definicion
        raise NoDeclarable(f"no {clase} called {calificado}")

    # ---------------------------------------------------------------- simple types

    def _tipo(self, e: etree._Element, calificado: str) -> Tipo:
        espacio, local = self._nombre(e, calificado)
        if espacio == XS:
            return Tipo(base=local, espacios=None if local in ("string", "anySimpleType") else "collapse")
        if es_catalogo(espacio):
            return Tipo(catalogo=calificado, espacios="collapse")
        return self._restringido(self._definicion(e, calificado, "simpleType"))

    def _restringido(self, simple: etree._Element) -> Tipo:
        restriccion = simple.find(f"{_X}restriction")
        if restriccion is None:
            raise NoDeclarable(f"simpleType without restriction, line {simple.sourceline}")
        base, interior = restriccion.get("base"), restriccion.find(f"{_X}simpleType")
        if interior is not None:
            tipo = self._restringido(interior)
        elif base is not None:
            tipo = self._tipo(restriccion, base)
        else:
            raise NoDeclarable(f"restriction of nothing, line {restriccion.sourceline}")
        cambios: dict[str, Any] = {}
        patrones, valores = [], []
        for faceta in restriccion:
            clase, valor = etree.QName(faceta).localname, faceta.get("value") or ""
            if clase == "pattern":
                patrones.append(valor)
            elif clase == "enumeration":
                valores.append(valor)
            elif clase in _FACETAS:
                nombre, convertir = _FACETAS[clase]
                cambios[nombre] = convertir(valor)
            elif clase not in ("annotation", "simpleType"):
                raise NoDeclarable(f"facet {clase}, line {faceta.sourceline}")
        if tipo.base != "string":
            cambios["espacios"] = tipo.espacios  # all other types collapse, whatever the XSD says
        if patrones:  # several in one step are alternatives
            cambios["patrones"] = (*tipo.patrones, "|".join(patrones))
        if valores:
            cambios["valores"] = tuple(dict.fromkeys(valores))
        return replace(tipo, **cambios)

    def _atributo(self, a: etree._Element) -> AtributoSAT:
        calificado = a.get("type")
        simple = a.find(f"{_X}simpleType")
        nombre_de_tipo = ""
        if calificado:
            tipo = self._tipo(a, calificado)
            espacio, local = self._nombre(a, calificado)
            nombre_de_tipo = "" if espacio == XS else local
        elif simple is not None:
            tipo = self._restringido(simple)
        else:
            tipo = Tipo(base="anySimpleType")
        if a.get("default") is not None:
            raise NoDeclarable(f"attribute {a.get('name')} has a default")
        requerido = a.get("use") == "required"
        return AtributoSAT(a.get("name") or "", tipo, nombre_de_tipo, requerido, a.get("fixed"), _texto(a))

    # ---------------------------------------------------------------- elements

    def _elemento(self, e: etree._Element) -> ElementoSAT:
        nombre = e.get("name") or ""
        complejo = e.find(f"{_X}complexType")
        if complejo is None and e.get("type"):
            if self._nombre(e, e.get("type") or "")[0] == XS:
                raise NoDeclarable(f"element {nombre} holds text")
            complejo = self._definicion(e, e.get("type") or "", "complexType")
        if complejo is None:
            raise NoDeclarable(f"element {nombre} holds text")
        atributos: list[AtributoSAT] = []
        grupos: list[Grupo] = []
        hijos: dict[str, ElementoSAT] = {}
        for parte in self._partes(complejo):
            if parte.tag == f"{_X}attribute":
                atributos.append(self._atributo(parte))
            else:
                grupos.append(self._grupo(parte, hijos))
        contenido = grupos[0] if len(grupos) == 1 else Grupo("sequence", tuple(grupos)) if grupos else None
        return ElementoSAT(nombre, tuple(atributos), contenido, tuple(hijos.values()), _texto(e))

    def _partes(self, complejo: etree._Element) -> Iterator[etree._Element]:
        """Attributes and groups of a complex type, those of the types it extends first."""
        if complejo.get("mixed") == "true":
            raise NoDeclarable(f"mixed content, line {complejo.sourceline}")
        for parte in complejo:
            clase = etree.QName(parte).localname
            if clase in ("attribute", *_GRUPOS):
                yield parte
            elif clase == "complexContent":
                extension = parte.find(f"{_X}extension")
                if extension is None:
                    raise NoDeclarable(f"complexContent without extension, line {parte.sourceline}")
                yield from self._partes(self._definicion(extension, extension.get("base") or "", "complexType"))
                yield from self._partes(extension)
            elif clase != "annotation":
                raise NoDeclarable(f"{clase}, line {parte.sourceline}")

    def _grupo(self, e: etree._Element, hijos: dict[str, ElementoSAT]) -> Grupo:
        particulas: list[Particula] = []
        for parte in e:
            clase = etree.QName(parte).localname
            if clase == "element":
                hijo = self._elemento(parte)
                if hijos.setdefault(hijo.nombre, hijo) != hijo:
                    raise NoDeclarable(f"two different children called {hijo.nombre}")
                particulas.append(Elemento(hijo.nombre, *_veces(parte)))
            elif clase == "any":
                particulas.append(Elemento(COMODIN, *_veces(parte)))
            elif clase in _GRUPOS:
                particulas.append(self._grupo(parte, hijos))
            elif clase != "annotation":
                raise NoDeclarable(f"{clase}, line {parte.sourceline}")
        tipo = next(g for g in _GRUPOS if g == etree.QName(e).localname)
        return Grupo(tipo, tuple(particulas), *_veces(e))


def es_catalogo(espacio: str | None) -> bool:
    """Whether a namespace is that of the c_* lists of CFDI or of a complement.

    Those of retenciones are short, and known from their XSD only: they are enumerations like any other.
    """
    return espacio is not None and espacio.startswith(f"{_SITIO}sitio_internet/cfd/catalogos")


def carpeta_del_sitio(ruta: Path) -> Path:
    """The folder that mirrors http://www.sat.gob.mx/ above a file."""
    for carpeta in ruta.resolve().parents:
        if carpeta.name == "www.sat.gob.mx":
            return carpeta
    raise NoDeclarable(f"{ruta} is not inside a copy of the SAT's site (a folder www.sat.gob.mx)")


def _veces(e: etree._Element) -> tuple[int, int | None]:
    maximo = e.get("maxOccurs", "1")
    return int(e.get("minOccurs", "1")), None if maximo == "unbounded" else int(maximo)


def _texto(e: etree._Element) -> str:
    notas = e.iterfind(f"{_X}annotation/{_X}documentation")
    return " ".join(str(texto) for nota in notas for texto in nota.itertext()).strip()
