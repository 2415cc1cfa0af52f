"""The careful walk: reads any element against its declaration, tells everything that is wrong, and never fails.

It is the second half of two things: of reading, where the compiled reader met something odd; and of the schema
layer, since libxml2 stops at the first child out of place and lets junk pass as base64. What cannot be read is put
in the object as `Ilegible`, so that rules can judge all the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from cfdi.esquema.contenido import cuantas, expresion
from cfdi.esquema.facetas import describir, incumple
from cfdi.esquema.nodos import Nodo, Opaco
from cfdi.esquema.registro import buscar_raiz, version_escrita, versiones
from cfdi.esquema.tabla import Campo, tabla
from cfdi.esquema.texto import (
    BLANCOS,
    CONVERSORES,
    NOMBRES_DE_TIPO,
    a_texto,
    escapar,
    normalizar,
    parecido,
)
from cfdi.esquema.xml import atributos_de, en_canonico

if TYPE_CHECKING:
    from lxml import etree

ClaseDeProblema = Literal[
    "falta",
    "desconocido",
    "valor",
    "orden",
    "repetido",
    "texto",
    "complemento_desconocido",
    "version_desconocida",
    "demasiados",
]

LIMITE_DE_PROBLEMAS = 1000
"""How many problems are told of each kind, those that keep a document from being read and those that do not. A
hostile document could have millions."""

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


@dataclass(frozen=True, slots=True)
class Problema:
    """One thing that is wrong in a document's shape. `ruta` is an XPath with positions.

    `impide` tells whether reading it as an object would lose or invent something: a value that breaks a facet can
    still be read, an unknown attribute cannot be kept.
    """

    ruta: str
    clase: ClaseDeProblema
    mensaje: str
    esperado: str | None
    recibido: str | None
    remedio: str
    impide: bool = True


@dataclass(frozen=True, slots=True)
class Revision:
    """What a walk found: the object, as far as it can be read, and the problems in document order."""

    nodo: Nodo
    problemas: tuple[Problema, ...]


class ValorIlegible(Exception):
    """A rule touched a value that could not be read; its own problem is told already."""


class Ilegible:
    """Stands where a required value is missing or cannot be read. Whatever is done with it raises ValorIlegible.

    That includes `isinstance(x, str)`: ask `es_ilegible(x)` first.
    """

    __slots__ = ("recibido",)

    def __init__(self, recibido: str | None) -> None:
        object.__setattr__(self, "recibido", recibido)

    def _tocar(self, *_: object, **__: object) -> NoReturn:
        raise ValorIlegible

    __getattr__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _tocar
    __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = __str__ = __format__ = _tocar
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _tocar
    __neg__ = __abs__ = __int__ = __index__ = _tocar

    __class__ = property(_tocar)  # isinstance falls back on it

    def __repr__(self) -> str:
        return "Ilegible()"


def es_ilegible(valor: object) -> bool:
    """Whether a value could not be read."""
    return type(valor) is Ilegible


def revisar(elemento: etree._Element, clase: type[Nodo]) -> Revision:
    """Walk an element that should be of that class."""
    caminata = _Caminata()
    ruta = f"/{_etiqueta(elemento)}"
    nodo = caminata.leer(elemento, clase, ruta)
    return Revision(nodo, (*caminata.problemas, *caminata.callados(ruta)))


def _etiqueta(e: etree._Element) -> str:
    nombre = e.tag.rpartition("}")[2]
    return f"{e.prefix}:{nombre}" if e.prefix else nombre


def ruta_de(e: etree._Element) -> str:
    """XPath of an element with the prefixes of the document, and positions where siblings share the name."""
    partes = []
    actual: etree._Element | None = e
    while actual is not None:
        padre = actual.getparent()
        partes.append(_etiqueta(actual) + (_posicion(actual, padre) if padre is not None else ""))
        actual = padre
    return "/" + "/".join(reversed(partes))


def _posicion(e: etree._Element, padre: etree._Element) -> str:
    iguales = [h for h in padre if h.tag == e.tag]
    return f"[{iguales.index(e) + 1}]" if len(iguales) > 1 else ""


def _con_ruta(e: etree._Element, ruta: str) -> Iterator[tuple[etree._Element, str]]:
    """The children of an element, each with its path."""
    total = Counter(h.tag for h in e)
    vistos: Counter[str] = Counter()
    for h in e:
        vistos[h.tag] += 1
        yield h, f"{ruta}/{_etiqueta(h)}" + (f"[{vistos[h.tag]}]" if total[h.tag] > 1 else "")


def opaco(e: etree._Element) -> Opaco:
    """An element kept whole."""
    return Opaco.de_canonico(en_canonico(e))


class _Caminata:
    """State of one walk: the problems found so far."""

    def __init__(self) -> None:
        self.problemas: list[Problema] = []
        self._cuentas = {True: 0, False: 0}

    def anotar(
        self,
        ruta: str,
        clase: ClaseDeProblema,
        mensaje: str,
        remedio: str,
        *,
        esperado: str | None = None,
        recibido: str | None = None,
        impide: bool = True,
    ) -> None:
        self._cuentas[impide] += 1
        if self._cuentas[impide] <= LIMITE_DE_PROBLEMAS:
            self.problemas.append(Problema(ruta, clase, mensaje, esperado, recibido, remedio, impide))

    def anotar_desconocido(
        self, ruta: str, mensaje: str, nombre: str, conocidos: dict[str, Campo], recibido: str | None = None
    ) -> None:
        """An attribute or an element that the declaration does not have. To suggest another name takes its time."""
        se_dira = self._cuentas[True] < LIMITE_DE_PROBLEMAS
        self.anotar(ruta, "desconocido", mensaje, _sugerir(nombre, conocidos) if se_dira else "", recibido=recibido)

    def callados(self, ruta: str) -> list[Problema]:
        """One problem for all those beyond the limit."""
        cuantos = sum(max(0, cuenta - LIMITE_DE_PROBLEMAS) for cuenta in self._cuentas.values())
        if not cuantos:
            return []
        mensaje, remedio = f"hay {cuantos} problemas más", "Corrija los que se detallan y valide de nuevo."
        return [Problema(ruta, "demasiados", mensaje, None, None, remedio, impide=False)]

    def leer(self, e: etree._Element, clase: type[Nodo], ruta: str) -> Nodo:
        nodo = clase.__new__(clase)
        poner = object.__setattr__
        textos = self._atributos(e, clase, ruta, nodo)
        cuerpo = tabla(clase).texto
        if cuerpo:
            poner(nodo, cuerpo.nombre, self._texto(e, cuerpo, ruta, textos, cuerpo.nombre))
        else:
            self._sin_texto(e, ruta, vacio=not tabla(clase).elementos and not clase._mixto)
        grupos = self._repartir(e, clase, ruta)
        for campo in tabla(clase).elementos:
            hijos = grupos.get(campo.elemento, [])
            if campo.clase == "ranura":
                valor: Any = tuple(x for h, r in hijos for x in self._ranura(h, campo, r))
                if hijos and not valor:
                    textos[campo.nombre] = ""  # an empty slot is there, which says nothing and is kept
            elif campo.clase == "simple":
                valor = self._simples(hijos, campo, textos)
            elif campo.en:
                valor = self._envoltura(hijos, clase, campo)
            else:
                valor = self._hijas(hijos, campo)
            if campo.requerido and not hijos:
                valor = Ilegible(None)
            poner(nodo, campo.nombre, valor)
        poner(nodo, "_textos", textos or None)
        return nodo

    # ---------------------------------------------------------------- attributes

    def _atributos(self, e: etree._Element, clase: type[Nodo], ruta: str, nodo: Nodo) -> dict[str, str]:
        textos: dict[str, str] = {}
        campos = tabla(clase)
        for campo in campos.atributos:
            texto = atributos_de(e).get(campo.xml)
            if texto is None:
                valor: Any = self._atributo_ausente(campo, ruta)
            else:
                valor = self._atributo(campo, texto, f"{ruta}/@{campo.xml}")
                if not es_ilegible(valor) and a_texto(valor) != texto:
                    textos[campo.nombre] = texto
            object.__setattr__(nodo, campo.nombre, valor)
        for nombre, texto in atributos_de(e).items():
            if nombre not in campos.por_atributo and not nombre.startswith(_XSI):
                mensaje = f"{clase._nombre} no tiene un atributo {nombre}"
                self.anotar_desconocido(f"{ruta}/@{nombre}", mensaje, nombre, campos.por_atributo, texto)
        return textos

    def _atributo_ausente(self, campo: Campo, ruta: str) -> Any:
        if not campo.requerido or campo.al_sellar:
            return None
        esperado = campo.fijo or describir(campo)
        self.anotar(
            f"{ruta}/@{campo.xml}",
            "falta",
            f"falta el atributo {campo.xml}",
            f"Agréguelo: {esperado}.",
            esperado=esperado,
        )
        return Ilegible(None)

    def _atributo(self, campo: Campo, texto: str, ruta: str) -> Any:
        """The value of an attribute, and a problem for the first facet that it breaks."""
        if campo.al_sellar and not texto:
            return texto  # a pre-CFDI: the seal fills it in
        if campo.fijo is not None:
            if normalizar(texto, campo.tipo.espacios) != campo.fijo:
                self.anotar(
                    ruta,
                    "valor",
                    f"debe ser {campo.fijo}",
                    "Corríjalo.",
                    esperado=campo.fijo,
                    recibido=texto,
                    impide=False,
                )
            return texto
        esperado = incumple(campo.tipo, texto)
        valor: Any
        try:
            valor = texto if campo.python is str else CONVERSORES[campo.python](texto.strip(BLANCOS))
        except (ValueError, ArithmeticError):
            valor = Ilegible(texto)
            esperado = esperado or NOMBRES_DE_TIPO[campo.python]
        if esperado is not None:
            self.anotar(
                ruta,
                "valor",
                f"{campo.xml} no tiene la forma que pide el SAT: {esperado}",
                "Corrija el valor.",
                esperado=esperado,
                recibido=texto,
                impide=es_ilegible(valor),
            )
        return valor

    # ---------------------------------------------------------------- children

    def _texto(self, e: etree._Element, campo: Campo, ruta: str, textos: dict[str, str], clave: str) -> Any:
        """The text of an element as a value, with its written form kept where it is not the canonical one."""
        texto = e.text or ""
        valor = self._atributo(campo, texto, ruta)
        if not es_ilegible(valor) and a_texto(valor) != texto:
            textos[clave] = texto
        for h in e:
            self.anotar(
                f"{ruta}/{_etiqueta(h)}", "desconocido", f"{_etiqueta(e)} solo lleva texto", "Quite el elemento."
            )
        return valor

    def _simples(self, hijos: list[tuple[etree._Element, str]], campo: Campo, textos: dict[str, str]) -> Any:
        """Children that hold nothing but text."""
        valores = []
        for i, (h, ruta) in enumerate(hijos):
            self._sin_atributos(h, ruta)
            valores.append(self._texto(h, campo, ruta, textos, f"{campo.nombre}[{i}]"))
        if campo.lista:
            return tuple(valores)
        return valores[0] if valores else None

    def _sin_texto(self, e: etree._Element, ruta: str, *, vacio: bool = False) -> None:
        """No text among the children; in an element declared empty (`vacio`) the schema refuses even blanks."""
        trozos = [e.text, *(h.tail for h in e)]
        suelto = " ".join(t.strip(BLANCOS) for t in trozos if t and t.strip(BLANCOS))
        if suelto or (vacio and e.text):
            self.anotar(
                ruta,
                "texto",
                "hay texto dentro del elemento, que solo lleva atributos y elementos",
                "Quite el texto.",
                recibido=suelto or e.text,
            )

    def _repartir(self, e: etree._Element, clase: type[Nodo], ruta: str) -> dict[str, list[tuple[etree._Element, str]]]:
        """The children by name, each with its path; problems for strangers, absences, excess and order."""
        campos = tabla(clase)
        uri = clase._espacio.uri if clase._espacio.calificado else ""
        grupos: dict[str, list[tuple[etree._Element, str]]] = {}
        secuencia = []
        for h, ruta_hija in _con_ruta(e, ruta):
            espacio, _, nombre = h.tag.rpartition("}")
            if espacio.lstrip("{") == uri and nombre in campos.por_elemento:
                grupos.setdefault(nombre, []).append((h, ruta_hija))
                secuencia.append(nombre)
            else:
                mensaje = f"{clase._nombre} no tiene un elemento {_etiqueta(h)}"
                self.anotar_desconocido(ruta_hija, mensaje, nombre, campos.por_elemento)
        self._contar(clase, ruta, grupos, secuencia)
        return grupos

    def _contar(
        self,
        clase: type[Nodo],
        ruta: str,
        grupos: dict[str, list[tuple[etree._Element, str]]],
        secuencia: list[str],
    ) -> None:
        explicado = False
        for nombre in tabla(clase).por_elemento:
            minimo, maximo = cuantas(clase, nombre)
            hay = len(grupos.get(nombre, ()))
            if hay < minimo:
                explicado = True
                self.anotar(f"{ruta}/{nombre}", "falta", f"falta el elemento {nombre}", "Agréguelo.", esperado=nombre)
            elif maximo is not None and hay > maximo:
                explicado = True
                self.anotar(
                    grupos[nombre][maximo][1],
                    "repetido",
                    f"{nombre} está {hay} veces y se admite {maximo}",
                    "Deje uno solo." if maximo == 1 else "Quite los que sobran.",
                    esperado=str(maximo),
                    recibido=str(hay),
                )
        if not explicado and not expresion(clase).fullmatch("".join(f"{n} " for n in secuencia)):
            orden = clase._contenido or ", ".join(tabla(clase).por_elemento)
            self.anotar(
                ruta,
                "orden",
                f"los elementos de {clase._nombre} no están en el orden que pide el SAT",
                f"Ordénelos así: {orden}.",
                esperado=orden,
                recibido=", ".join(dict.fromkeys(secuencia)),
            )

    def _hijas(self, hijos: list[tuple[etree._Element, str]], campo: Campo) -> Any:
        if campo.hija is None:  # pragma: no cover - every child has a class
            raise AssertionError(campo)
        leidas = tuple(self.leer(h, campo.hija, ruta) for h, ruta in hijos)
        if campo.lista:
            return leidas
        return leidas[0] if leidas else None

    def _envoltura(self, envolturas: list[tuple[etree._Element, str]], clase: type[Nodo], campo: Campo) -> Any:
        etiqueta = f"{{{clase._espacio.uri}}}{campo.xml}"
        dentro: list[tuple[etree._Element, str]] = []
        for e, ruta in envolturas:
            self._sin_texto(e, ruta)
            self._sin_atributos(e, ruta)
            hijos = list(_con_ruta(e, ruta))
            propias = [(h, r) for h, r in hijos if h.tag == etiqueta]
            dentro += propias
            for h, ruta_hija in hijos:
                if h.tag != etiqueta:
                    self.anotar(
                        ruta_hija,
                        "desconocido",
                        f"{campo.en} no tiene un elemento {_etiqueta(h)}",
                        f"Dentro de {campo.en} va {campo.xml}.",
                    )
            if len(propias) < max(campo.minimo, 1):
                self.anotar(
                    f"{ruta}/{campo.xml}",
                    "falta",
                    f"{campo.en} no tiene ningún {campo.xml}",
                    f"Agregue al menos uno o quite {campo.en}.",
                    esperado=campo.xml,
                )
            elif campo.maximo is not None and len(propias) > campo.maximo:
                self.anotar(
                    ruta,
                    "repetido",
                    f"{campo.xml} está {len(propias)} veces y se admiten {campo.maximo}",
                    "Quite los que sobran.",
                    esperado=str(campo.maximo),
                    recibido=str(len(propias)),
                )
        return self._hijas(dentro, campo)

    def _sin_atributos(self, e: etree._Element, ruta: str) -> None:
        for nombre, texto in atributos_de(e).items():
            if not nombre.startswith(_XSI):
                self.anotar(
                    f"{ruta}/@{nombre}",
                    "desconocido",
                    f"{_etiqueta(e)} no lleva atributos",
                    "Quítelo.",
                    recibido=texto,
                )

    def _ranura(self, e: etree._Element, campo: Campo, ruta: str) -> list[Nodo]:
        """The contents of an xs:any slot. In the Addenda anything goes, loose text included."""
        if campo.libre:
            trozos: list[Nodo] = [Opaco.de_canonico(escapar(e.text))] if e.text and e.text.strip(BLANCOS) else []
            for h in e:
                trozos.append(opaco(h))
                if h.tail and h.tail.strip(BLANCOS):
                    trozos.append(Opaco.de_canonico(escapar(h.tail)))
            return trozos
        self._sin_texto(e, ruta)
        self._sin_atributos(e, ruta)
        if len(e) < campo.minimo:
            self.anotar(ruta, "falta", f"{campo.en} está vacío", f"Quite {campo.en} o agregue el complemento.")
        return [self._complemento(h, ruta_hija) for h, ruta_hija in _con_ruta(e, ruta)]

    def _complemento(self, e: etree._Element, ruta: str) -> Nodo:
        espacio, _, nombre = e.tag.rpartition("}")
        uri = espacio.lstrip("{")
        clase = buscar_raiz(uri, nombre, atributos_de(e))
        if clase is not None:
            return self.leer(e, clase, ruta)
        conocidas = versiones(uri, nombre)
        escrita = version_escrita(atributos_de(e))
        if conocidas and not escrita:
            mensaje = f"{nombre} no dice su versión"
            self.anotar(ruta, "falta", mensaje, f"Agréguela: {' o '.join(conocidas)}.", esperado=" o ".join(conocidas))
        elif conocidas:
            self.anotar(
                ruta,
                "version_desconocida",
                f"no se conoce esta versión de {nombre}",
                f"Versiones conocidas: {', '.join(conocidas)}.",
                esperado=", ".join(conocidas),
                recibido=escrita,
                impide=False,
            )
        else:
            self.anotar(
                ruta,
                "complemento_desconocido",
                f"el complemento {_etiqueta(e)} ({uri or 'sin espacio de nombres'}) no se conoce",
                "Si es del SAT, esta versión de la biblioteca aún no lo declara; si no lo es, va en la Addenda.",
                recibido=e.tag,
                impide=False,
            )
        return opaco(e)


def _sugerir(nombre: str, conocidos: dict[str, Campo]) -> str:
    probable = parecido(nombre, conocidos)
    return f"¿Quiso decir {probable}?" if probable else f"Quítelo o revise el nombre: {', '.join(conocidos)}."
