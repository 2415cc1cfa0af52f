"""Runs a plan on a document.

A plan is what we understood of a sheet. Holding what the plan writes for real documents against what libxslt writes
with the sheet itself shows that it was understood well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from tests.oraculo.instrucciones import (
    Existe,
    Instruccion,
    PorCada,
    PorPlantilla,
    Si,
    SinPlantilla,
    Texto,
    Vale,
    Valor,
)
from tests.oraculo.modelo import Esquema
from tests.oraculo.plan import Hoja, plan, plan_de_documento
from tests.oraculo.xpath import Paso, Ruta

_Contexto = Sequence[etree._Element] | etree._Element
"""An element, or the document node: the sequence of its one element."""


class Evaluador:
    """The cadena original according to the plans of a sheet; `esquemas` are the XSDs, by the name of their root."""

    def __init__(self, hoja: Hoja, esquemas: Mapping[str, Esquema]) -> None:
        self._hoja = hoja
        self._esquemas = esquemas
        self._planes: dict[str, tuple[Instruccion, ...]] = {}

    def cadena(self, raiz: etree._Element) -> str:
        nombre = str(raiz.tag)
        return self._correr(plan_de_documento(self._hoja, nombre, self._esquemas.get(nombre)).instrucciones, [raiz])

    def _correr(self, instrucciones: Iterable[Instruccion], contexto: _Contexto) -> str:
        return "".join(self._ejecutar(i, contexto) for i in instrucciones)

    def _ejecutar(self, instruccion: Instruccion, contexto: _Contexto) -> str:
        match instruccion:
            case Texto(texto):
                return texto
            case Valor(ruta, normalizado):
                valor = next(iter(_textos(contexto, ruta)), "")
                return re.sub(r"[ \t\r\n]+", " ", valor).strip(" ") if normalizado else valor
            case Si(condicion, cuerpo, si_no):
                return self._correr(cuerpo if _se_cumple(condicion, contexto) else si_no, contexto)
            case PorCada(ruta, cuerpo):
                return "".join(self._correr(cuerpo, nodo) for nodo in _elementos(contexto, ruta))
            case PorPlantilla() | SinPlantilla():
                assert isinstance(contexto, etree._Element), "sólo los elementos tienen plantilla"
                return self._por_plantilla(contexto)

    def _por_plantilla(self, nodo: etree._Element) -> str:
        nombre = str(nodo.tag)
        if nombre not in self._hoja.plantillas:
            # The built-in rule of XSLT: texts as they are, and what each child element gives.
            hijos = (self._por_plantilla(h) + (h.tail or "") for h in nodo if isinstance(h.tag, str))
            return (nodo.text or "") + "".join(hijos)
        if nombre not in self._planes:
            self._planes[nombre] = plan(self._hoja, nombre, self._esquemas.get(nombre)).instrucciones
        return self._correr(self._planes[nombre], [nodo])


def _se_cumple(condicion: Existe | Vale, contexto: _Contexto) -> bool:
    textos = _textos(contexto, condicion.ruta)
    return bool(textos) if isinstance(condicion, Existe) else condicion.valor in textos


def _textos(contexto: _Contexto, ruta: Ruta) -> list[str]:
    """The string values of the nodes at a path, in document order."""
    if ruta and ruta[-1].eje == "atributo":
        valores = (nodo.get(ruta[-1].nombre) for nodo in _elementos(contexto, ruta[:-1]))
        return [v for v in valores if v is not None]
    return [str(nodo.xpath("string()")) for nodo in _elementos(contexto, ruta)]


def _elementos(contexto: _Contexto, ruta: Ruta) -> list[etree._Element]:
    if not ruta:
        assert isinstance(contexto, etree._Element), "el documento no es un elemento"
        return [contexto]
    nodos = _dar_paso(contexto, ruta[0])
    return nodos if len(ruta) == 1 else [n for nodo in nodos for n in _elementos(nodo, ruta[1:])]


def _dar_paso(contexto: _Contexto, paso: Paso) -> list[etree._Element]:
    if paso.eje == "descendiente":
        assert isinstance(contexto, etree._Element), "ninguna hoja busca descendientes del documento"
        return list(contexto.iterdescendants(paso.nombre))
    return [h for h in contexto if isinstance(h.tag, str) and paso.nombre in {"*", h.tag}]
