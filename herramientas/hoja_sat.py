"""What one of the SAT's cadena sheets visits, as steps of `cfdi.esquema.plan`: for the tool that drafts declarations.

The SAT's sheets say the same few things in many ways (templates, loops, tests around a loop that would run zero times
anyway). Here they become values and visits, one level at a time, over the elements that the XSD declares. What the
sheet asks for and the XSD does not have is left out and told in `avisos`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from esquema_sat import ElementoSAT, NoDeclarable, carpeta_del_sitio
from lxml import etree

from cfdi.esquema.contenido import Elemento, Particula
from cfdi.esquema.plan import Complementos, Paso, Valor, Visita

XSL = "http://www.w3.org/1999/XSL/Transform"
_S = f"{{{XSL}}}"
_IGUALDAD = re.compile(r"^(?:\./)?@(\w+)\s*=\s*'([^']*)'$")

_PRINCIPALES = {
    "2.2": "sitio_internet/cfd/2/cadenaoriginal_2_0/cadenaoriginal_2_2.xslt",
    "3.2": "sitio_internet/cfd/3/cadenaoriginal_3_2/cadenaoriginal_3_2.xslt",
    "3.3": "sitio_internet/cfd/3/cadenaoriginal_3_3/cadenaoriginal_3_3.xslt",
    "4.0": "sitio_internet/cfd/4/cadenaoriginal_4_0/cadenaoriginal_4_0.xslt",
    "Retenciones 1.0": "esquemas/retencionpago/1/retenciones.xslt",
    "Retenciones 2.0": "esquemas/retencionpago/2/retenciones.xslt",
}


def documentos_que_incluyen(hoja: Path) -> tuple[str, ...]:
    """The documents whose sheet includes this one: versions of Comprobante, and Retenciones by name and version."""
    sitio = carpeta_del_sitio(hoja)
    return tuple(d for d, ruta in _PRINCIPALES.items() if hoja.resolve() in _incluidas(sitio / ruta))


def _incluidas(principal: Path) -> set[Path]:
    raiz = etree.parse(str(principal)).getroot()
    return {(principal.parent / (i.get("href") or "")).resolve() for i in raiz.iterchildren(f"{_S}include")}


class HojaSAT:
    """The templates of one sheet, without those that it includes."""

    def __init__(self, ruta: Path) -> None:
        self.avisos: list[str] = []
        self._plantillas: dict[str, etree._Element] = {}
        raiz = etree.parse(str(ruta), etree.XMLParser(remove_comments=True, remove_pis=True)).getroot()
        self._prefijos = {uri: prefijo or "" for prefijo, uri in raiz.nsmap.items()}
        for plantilla in raiz.iterchildren(f"{_S}template"):
            prefijo, _, local = (plantilla.get("match") or "").rpartition(":")
            if plantilla.get("name"):
                self._plantillas[plantilla.get("name") or ""] = plantilla
            elif local != "/":
                self._plantillas[f"{{{plantilla.nsmap.get(prefijo or None, '')}}}{local}"] = plantilla

    def prefijo(self, uri: str) -> str:
        """The prefix that the sheet gives to a namespace: for the XSD that gives it none."""
        return self._prefijos.get(uri, "")

    def plan(self, uri: str, raiz: ElementoSAT) -> tuple[Paso, ...]:
        """The steps of a root element, each visit going down exactly one level (or to any depth)."""
        return self._de_plantilla(uri, raiz)

    def _de_plantilla(self, uri: str, elemento: ElementoSAT) -> tuple[Paso, ...]:
        plantilla = self._plantillas.get(f"{{{uri}}}{elemento.nombre}")
        if plantilla is None and not elemento.hijos:
            return ()  # the built-in template goes on to the children
        if plantilla is None:
            raise NoDeclarable(f"the sheet has no template for {elemento.nombre}")
        return self._pasos(plantilla, uri, elemento)

    def _pasos(self, nodo: etree._Element, uri: str, elemento: ElementoSAT) -> tuple[Paso, ...]:
        return _juntar([p for instruccion in nodo for p in self._instruccion(instruccion, uri, elemento)], elemento)

    def _instruccion(self, nodo: etree._Element, uri: str, elemento: ElementoSAT) -> Iterator[Paso]:
        clase = etree.QName(nodo).localname
        if clase == "call-template" and nodo.get("name") in ("Requerido", "Opcional"):
            yield from self._valor(nodo, elemento)
        elif clase == "call-template":
            yield from self._llamada(nodo, uri, elemento)
        elif clase in ("for-each", "apply-templates"):
            yield from self._visita(nodo, uri, elemento)
        elif clase in ("if", "when"):
            if _se_cumple(nodo.get("test") or "", elemento):
                yield from self._pasos(nodo, uri, elemento)
        elif clase == "choose":
            yield from self._pasos(nodo, uri, elemento)
        elif clase != "param":
            raise NoDeclarable(f"xsl:{clase}, line {nodo.sourceline}")

    def _valor(self, nodo: etree._Element, elemento: ElementoSAT) -> Iterator[Paso]:
        parametro = nodo.find(f"{_S}with-param")
        ruta = _ruta(parametro.get("select") if parametro is not None else None)
        if not ruta or not ruta[-1].startswith("@"):
            raise NoDeclarable(f"a value that is not an attribute, line {nodo.sourceline}")
        atributo = ruta[-1][1:]
        destino = self._bajar(elemento, ruta[:-1])
        if destino is None or destino.atributo(atributo) is None:
            self.avisos.append(f"{elemento.nombre}: the sheet takes {'/'.join(ruta)}, which the XSD does not have")
            return
        yield _anidar(ruta[:-1], (Valor(atributo, nodo.get("name") == "Requerido"),))

    def _llamada(self, nodo: etree._Element, uri: str, elemento: ElementoSAT) -> Iterator[Paso]:
        """A template with a node as its parameter ("Domicilio"): as if the sheet went to that node."""
        ruta = _ruta(nodo[0].get("select"))
        destino = self._bajar(elemento, ruta)
        plantilla = self._plantillas.get(nodo.get("name") or "")
        if destino is None or plantilla is None:
            raise NoDeclarable(f"template {nodo.get('name')}, line {nodo.sourceline}")
        yield _anidar(ruta, self._pasos(plantilla, uri, destino))

    def _visita(self, nodo: etree._Element, uri: str, elemento: ElementoSAT) -> Iterator[Paso]:
        ruta = _ruta(nodo.get("select"))
        aplica = etree.QName(nodo).localname == "apply-templates"
        if ruta == ():
            yield from self._de_plantilla(uri, elemento) if aplica else self._pasos(nodo, uri, elemento)
            return
        if ruta[-1] == "*":
            yield _anidar(ruta[:-2], (Complementos(ruta[-2]),)) if len(ruta) > 1 else Complementos("")
            return
        donde_sea = ruta[0] == ""
        if donde_sea:
            caminos = list(elemento.rutas_a(ruta[1]))
            donde_sea = len(caminos) != 1
            ruta = ruta[1:] if donde_sea or not caminos else (*caminos[0], *ruta[2:])
        destino = self._bajar(elemento, next(iter(elemento.rutas_a(ruta[0])), ()) if donde_sea else ruta)
        if destino is None or destino is elemento:
            self.avisos.append(f"{elemento.nombre}: the sheet goes to {'/'.join(ruta)}, which the XSD does not have")
            return
        cuerpo = self._de_plantilla(uri, destino) if aplica else self._pasos(nodo, uri, destino)
        if cuerpo == (Complementos(""),):
            yield _anidar(ruta[:-1], (Complementos(ruta[-1]),))
        else:
            yield Visita(ruta, cuerpo, donde_sea=True) if donde_sea else _anidar(ruta, cuerpo)

    def _bajar(self, elemento: ElementoSAT, ruta: tuple[str, ...]) -> ElementoSAT | None:
        actual: ElementoSAT | None = elemento
        for nombre in ruta:
            actual = actual.hijo(nombre) if actual is not None else None
        return actual


def _ruta(expresion: str | None) -> tuple[str, ...]:
    """`./cce:Receptor/cce:Domicilio/@Calle` → its steps without prefixes; `.//x` begins with an empty one."""
    texto = (expresion or "*").strip().replace(".//", "//", 1)
    pasos = texto[1:].split("/") if texto.startswith("//") else texto.split("/")
    return tuple(p.rpartition(":")[2] for p in pasos if p != "." and not p.startswith("$"))


def _se_cumple(prueba: str, elemento: ElementoSAT) -> bool:
    """A test on a fixed attribute is decided here; the others ask whether what follows is there at all."""
    if igualdad := _IGUALDAD.match(prueba):
        atributo = elemento.atributo(igualdad.group(1))
        return atributo is not None and atributo.fijo == igualdad.group(2)
    return True


def _anidar(ruta: tuple[str, ...], cuerpo: tuple[Paso, ...]) -> Paso:
    for nombre in reversed(ruta):
        cuerpo = (Visita((nombre,), cuerpo),)
    return cuerpo[0]


def _juntar(pasos: list[Paso], elemento: ElementoSAT) -> tuple[Paso, ...]:
    """Two visits in a row to a child that stands once are one visit."""
    juntos: list[Paso] = []
    for paso in pasos:
        anterior = juntos[-1] if juntos else None
        if (
            isinstance(paso, Visita)
            and isinstance(anterior, Visita)
            and not (paso.donde_sea or anterior.donde_sea)
            and paso.ruta == anterior.ruta
            and _una_vez(elemento.contenido, paso.ruta[0])
        ):
            hijo = elemento.hijo(paso.ruta[0])
            pasos_del_hijo = [*anterior.pasos, *paso.pasos]
            juntos[-1] = Visita(paso.ruta, _juntar(pasos_del_hijo, hijo) if hijo else tuple(pasos_del_hijo))
        else:
            juntos.append(paso)
    return tuple(juntos)


def _una_vez(p: Particula | None, nombre: str) -> bool:
    if p is None or isinstance(p, Elemento):
        return p is None or p.nombre != nombre or p.maximo == 1
    return all(_una_vez(x, nombre) for x in p.particulas) and (p.maximo == 1 or not _contiene(p, nombre))


def _contiene(p: Particula, nombre: str) -> bool:
    if isinstance(p, Elemento):
        return p.nombre == nombre
    return any(_contiene(x, nombre) for x in p.particulas)
