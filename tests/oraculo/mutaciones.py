"""Single changes to an XSD or to a cadena original sheet, to prove that the oracle sees each of them.

Every change alters which documents are valid, or what the cadena is, except those that carry `sin_efecto`: the reason
why they cannot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lxml import etree

from tests.oraculo.componentes import XS, ArchivoXSD
from tests.oraculo.plan import XSL

Cambio = Callable[[etree._Element], object]
"""Changes a node in place."""


@dataclass(frozen=True, slots=True)
class Mutacion:
    """A file with one change. `clase` is the kind of change, `lugar` the line and node where it is made."""

    clase: str
    lugar: str
    sin_efecto: str | None
    _raiz: etree._Element
    _indice: int
    _cambio: Cambio

    def contenido(self) -> bytes:
        """The changed file. It is made when asked for: there may be thousands."""
        copia = deepcopy(self._raiz)
        self._cambio(next(islice(copia.iter(), self._indice, None)))
        return etree.tostring(copia, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Posible:
    clase: str
    cambio: Cambio
    sin_efecto: str | None = None


def repartir(mutaciones: Iterable[Mutacion], por_clase: int) -> list[Mutacion]:
    """Up to `por_clase` changes of each kind, spread evenly over the file."""
    por_tipo: dict[str, list[Mutacion]] = defaultdict(list)
    for mutacion in mutaciones:
        por_tipo[mutacion.clase].append(mutacion)
    return [m for grupo in por_tipo.values() for m in grupo[:: max(1, -(-len(grupo) // por_clase))]]


def _mutar(raiz: etree._Element, posibles: Callable[[etree._Element], Iterable[_Posible]]) -> Iterator[Mutacion]:
    for indice, nodo in enumerate(raiz.iter()):
        if not isinstance(nodo.tag, str):
            continue
        atributos = " ".join(f"{nombre!s}={valor!r}" for nombre, valor in nodo.attrib.items())
        lugar = f"línea {nodo.sourceline}, {_local(nodo)} {atributos}"
        for posible in posibles(nodo):
            yield Mutacion(posible.clase, lugar, posible.sin_efecto, raiz, indice, posible.cambio)


# ── XSD ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

_PARTICULAS = frozenset({"element", "any", "sequence", "choice", "all"})
_GRUPOS = frozenset({"sequence", "choice", "all"})
_CUENTAS = frozenset({"length", "minLength", "maxLength", "totalDigits", "fractionDigits"})
_FACETAS = _CUENTAS | {"minInclusive", "maxInclusive", "whiteSpace", "pattern", "enumeration"}


def mutaciones_xsd(contenido: bytes, ruta: Path) -> Iterator[Mutacion]:
    """Every single change to the XSD `contenido`, which stands at `ruta` (its imports are looked for from there)."""
    raiz = etree.fromstring(contenido)
    return _mutar(raiz, _MutadorXSD(ArchivoXSD(raiz, ruta)).posibles)


class _MutadorXSD:
    def __init__(self, archivo: ArchivoXSD) -> None:
        self._archivo = archivo
        self._ociosos = _tipos_ociosos(archivo.raiz)

    def posibles(self, nodo: etree._Element) -> Iterator[_Posible]:
        if etree.QName(nodo).namespace != XS:
            return
        motivo = self._ocioso(nodo)
        for posible in self._de(nodo, _local(nodo)):
            yield _Posible(posible.clase, posible.cambio, posible.sin_efecto or motivo)

    def _ocioso(self, nodo: etree._Element) -> str | None:
        """Why nothing that is said at this place can matter."""
        for lugar in (nodo, *nodo.iterancestors()):
            if _local(lugar) == "annotation":
                return "está dentro de una anotación"
            if any(lugar is tipo for tipo in self._ociosos):
                return "está en un tipo global que nadie usa"
        return None

    def _de(self, nodo: etree._Element, clase: str) -> Iterator[_Posible]:
        if clase == "schema":
            for forma in ("elementFormDefault", "attributeFormDefault"):
                otra = "unqualified" if nodo.get(forma) == "qualified" else "qualified"
                yield _poner(forma, otra)
            yield _poner("targetNamespace", "urn:otro")
        elif clase in {"element", "attribute"}:
            yield from _de_declaracion(nodo, clase)
        elif clase == "complexType":
            con_texto = nodo.find(f"{{{XS}}}simpleContent") is not None
            motivo = "con simpleContent, mixed no dice nada" if con_texto else None
            yield _poner("mixed", "false" if nodo.get("mixed") == "true" else "true", motivo)
        elif clase in {"restriction", "extension"} and nodo.get("base") is not None:
            yield from _otro_tipo(nodo, "base")
        elif clase in _FACETAS:
            yield from self._de_faceta(nodo, clase)
        elif clase == "any":
            yield _poner("namespace", "##other" if nodo.get("namespace", "##any") == "##any" else "##any")
            yield _poner("processContents", "strict" if nodo.get("processContents") == "lax" else "lax")
        elif clase in _GRUPOS and sum(_local(h) in _PARTICULAS for h in nodo) > 1:
            yield _Posible("otra clase de grupo", _otro_grupo)
        if clase in _PARTICULAS and nodo.getparent() is not self._archivo.raiz:
            yield from _de_particula(nodo)

    def _de_faceta(self, nodo: etree._Element, clase: str) -> Iterator[_Posible]:
        motivo = self._espacios_sin_efecto(nodo) if clase == "whiteSpace" else None
        valor = _otro_valor(clase, nodo.get("value", ""))
        yield _Posible(f"{clase} con otro valor", _ponedor("value", valor), motivo)
        yield _Posible(f"sin {clase}", _quitar, motivo or _ya_dicho(nodo, clase))

    def _espacios_sin_efecto(self, faceta: etree._Element) -> str | None:
        tipo = next(n for n in faceta.iterancestors() if _local(n) == "simpleType")
        base = self._archivo.tipo_simple(tipo).base
        return None if base == "string" else f"xs:{base} siempre colapsa los espacios"


def _tipos_ociosos(raiz: etree._Element) -> list[etree._Element]:
    """Global types that cannot be reached from a global element."""
    globales = {t.get("name", ""): t for t in raiz if _local(t) in {"simpleType", "complexType"}}
    pendientes = [e for e in raiz if _local(e) == "element"]
    while pendientes:
        for nodo in pendientes.pop().iter():
            for atributo in ("type", "base"):
                alcanzado = globales.pop(nodo.get(atributo, "").rpartition(":")[2], None)
                if alcanzado is not None:
                    pendientes.append(alcanzado)
    return list(globales.values())


def _de_declaracion(nodo: etree._Element, clase: str) -> Iterator[_Posible]:
    """What may change in an element or attribute, but for its occurrences as a particle."""
    yield _Posible(f"sin {clase}", _quitar)
    if nodo.get("name") is not None:
        yield _Posible(f"{clase} con otro nombre", _ponedor("name", f"{nodo.get('name')}_"))
    if nodo.get("type") is not None:
        yield from _otro_tipo(nodo, "type")
    if clase == "attribute":
        yield _poner("use", "optional" if nodo.get("use") == "required" else "required")
        yield _Posible("attribute con otro fixed", _ponedor("fixed", f"{nodo.get('fixed', '')}9"))
        if nodo.get("fixed") is not None:
            yield _Posible("attribute sin fixed", lambda n: n.attrib.pop("fixed"))


def _de_particula(nodo: etree._Element) -> Iterator[_Posible]:
    minimo, maximo = nodo.get("minOccurs", "1"), nodo.get("maxOccurs", "1")
    yield _poner("minOccurs", str(int(minimo) + 1 if minimo != "1" else 0))
    yield _poner("maxOccurs", "1" if maximo == "unbounded" else str(int(maximo) + 1))
    if maximo != "unbounded":
        yield _Posible("maxOccurs sin límite", _ponedor("maxOccurs", "unbounded"))
    siguiente = nodo.getnext()
    if siguiente is not None and _local(siguiente) in _PARTICULAS:
        yield _Posible("partículas en otro orden", _permutar)
    if _local(nodo) != "element":
        yield _Posible(f"sin {_local(nodo)}", _quitar)


def _otro_tipo(nodo: etree._Element, atributo: str) -> Iterator[_Posible]:
    prefijo = next(p for p, espacio in nodo.nsmap.items() if espacio == XS)
    otro = "NMTOKEN" if nodo.get(atributo) == f"{prefijo}:string" else "string"
    yield _Posible(f"otro {atributo}", _ponedor(atributo, f"{prefijo}:{otro}"))


def _ya_dicho(faceta: etree._Element, clase: str) -> str | None:
    """Why a facet may be taken away without effect."""
    valor, restriccion = faceta.get("value"), _padre(faceta)
    if clase == "enumeration" and sum(f.get("value") == valor for f in restriccion) > 1:
        return "la clave está repetida"
    if clase == "whiteSpace" and valor == "preserve" and restriccion.get("base", "").endswith(":string"):
        return "xs:string ya conserva los espacios"
    return None


def _otro_valor(clase: str, valor: str) -> str:
    if clase in _CUENTAS:
        return str(int(valor) + 1)
    if clase == "whiteSpace":
        return "preserve" if valor == "collapse" else "collapse"
    if clase in {"pattern", "enumeration"}:
        return f"{valor}9"
    # A bound: a number, or a date whose last digit may change.
    return valor[:-1] + ("2" if valor.endswith("1") else "1")


# ── XSLT ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

_INSTRUCCIONES = frozenset({"value-of", "call-template", "apply-templates", "for-each", "if", "choose", "text"})
_CONTRARIA = {"Requerido": "Opcional", "Opcional": "Requerido"}
"""The SAT's named templates for required and optional values."""


def mutaciones_xslt(contenido: bytes) -> Iterator[Mutacion]:
    """Every single change to the sheet `contenido`."""
    return _mutar(etree.fromstring(contenido), _de_hoja)


def _de_hoja(nodo: etree._Element) -> Iterator[_Posible]:
    if etree.QName(nodo).namespace != XSL:
        return
    clase = _local(nodo)
    if clase in _INSTRUCCIONES:
        yield _Posible(f"sin {clase}", _quitar)
        siguiente = nodo.getnext()
        if siguiente is not None and _local(siguiente) in _INSTRUCCIONES:
            yield _Posible("instrucciones en otro orden", _permutar)
    seleccion = nodo.get("select")
    if seleccion is not None:
        yield from _de_seleccion(nodo, clase, seleccion)
    elif clase == "call-template" and nodo.get("name") in _CONTRARIA:
        yield _Posible("requerido u opcional", _ponedor("name", _CONTRARIA[nodo.get("name", "")]))
    elif clase == "if":
        prueba = nodo.get("test", "").strip()
        yield _Posible("otra condición", _ponedor("test", f"{prueba}_"))
        if prueba.startswith(("@", "./@", "$")):
            motivo = "la versión es fija: la prueba siempre se cumple" if "=" in prueba else None
            yield _Posible("opcional vuelto requerido", _desenvolver, motivo)
    elif clase == "template":
        yield _Posible("sin template", _quitar)
    elif clase == "output":
        yield _poner("method", "xml", _salida_sin_efecto(nodo))


def _salida_sin_efecto(salida: etree._Element) -> str | None:
    if any(_local(n) == "include" for n in salida.itersiblings()):
        return "las hojas que se incluyen después vuelven a decir cómo se escribe"
    if not any(n.get("match") == "/" for n in _padre(salida)):
        return "la hoja que incluye a ésta dice cómo se escribe"
    return None


def _de_seleccion(nodo: etree._Element, clase: str, seleccion: str) -> Iterator[_Posible]:
    if seleccion.strip() not in {".", "*", "./*"} and not seleccion.startswith("$"):
        # The last name of the path, wherever the expression ends.
        fin = max(i for i, c in enumerate(seleccion) if c.isalnum() or c == "_") + 1
        yield _Posible(f"{clase} con otro nombre", _ponedor("select", f"{seleccion[:fin]}_{seleccion[fin:]}"))
    if "normalize-space(" in seleccion:
        sin_normalizar = seleccion.replace("normalize-space(", "string(", 1)
        yield _Posible("valor sin normalizar", _ponedor("select", sin_normalizar))
    padre = nodo.getparent()
    if clase == "value-of" and seleccion.count("@") == 1 and padre is not None and _local(padre) != "if":
        atributo = seleccion[seleccion.index("@") :].split(")", maxsplit=1)[0].strip()
        yield _Posible("requerido vuelto opcional", lambda n: _envolver(n, atributo))


# ── the changes ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _poner(atributo: str, valor: str, sin_efecto: str | None = None) -> _Posible:
    return _Posible(f"otro {atributo}", _ponedor(atributo, valor), sin_efecto)


def _ponedor(atributo: str, valor: str) -> Cambio:
    return lambda nodo: nodo.set(atributo, valor)


def _quitar(nodo: etree._Element) -> None:
    """Take a node away and leave the text that follows it."""
    padre, cola = _padre(nodo), nodo.tail or ""
    anterior = nodo.getprevious()
    if anterior is not None:
        anterior.tail = (anterior.tail or "") + cola
    else:
        padre.text = (padre.text or "") + cola
    padre.remove(nodo)


def _permutar(nodo: etree._Element) -> None:
    """Swap a node and the next one, each with the text that follows it."""
    siguiente = nodo.getnext()
    assert siguiente is not None, "no hay con qué permutar"
    siguiente.addnext(nodo)


def _otro_grupo(nodo: etree._Element) -> None:
    nodo.tag = f"{{{XS}}}{'sequence' if _local(nodo) != 'sequence' else 'choice'}"


def _envolver(nodo: etree._Element, atributo: str) -> None:
    prueba = etree.Element(f"{{{XSL}}}if", {"test": atributo})
    _padre(nodo).replace(nodo, prueba)
    prueba.append(nodo)


def _desenvolver(nodo: etree._Element) -> None:
    for hijo in list(nodo):
        nodo.addprevious(hijo)
    _quitar(nodo)


def _padre(nodo: etree._Element) -> etree._Element:
    padre = nodo.getparent()
    assert padre is not None, "la raíz no se quita"
    return padre


def _local(nodo: etree._Element) -> str:
    return etree.QName(nodo).localname if isinstance(nodo.tag, str) else ""
