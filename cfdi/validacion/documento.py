"""The document under judgement: its bytes, its tree and its objects, each made once and when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.tfd10 import TimbreFiscalDigital as TimbreFiscalDigital10
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.esquema import Nodo
from cfdi.esquema.revision import Problema, ValorIlegible
from cfdi.sello.verificacion import timbre_de
from cfdi.validacion.externos import Externos, falta
from cfdi.validacion.perfiles import ESTRICTO, Perfil

if TYPE_CHECKING:
    from lxml import etree

T = TypeVar("T")


@dataclass
class Documento:
    """`nodo` is the document as objects; where something could not be read it holds `Ilegible` values, and touching
    one raises `ValorIlegible`: the rule that did so has nothing to say. `problemas` are those of its shape."""

    contenido: bytes
    raiz: etree._Element
    nodo: Nodo
    problemas: tuple[Problema, ...]
    externos: Externos | None = None
    perfil: Perfil = ESTRICTO
    reloj: datetime | None = None
    _hechos: dict[Callable[[Comprobante], Any], Any] = field(default_factory=dict, repr=False)

    def externos_para(self, lista: str) -> Externos:
        """The provider of outside data. Raises SinExternos, naming the list, when nobody gave one."""
        return self.externos if self.externos is not None else falta(lista)

    def una_vez(self, calculo: Callable[[Comprobante], T]) -> T:
        """What a function makes of the whole Comprobante, made once however many rules and nodes ask for it.

        Raises ValorIlegible, to all of them alike, when the function met a value that could not be read.
        """
        if calculo not in self._hechos:
            self._hechos[calculo] = self._hacer(calculo)
        hecho: tuple[T] | tuple[()] = self._hechos[calculo]
        if not hecho:
            raise ValorIlegible
        return hecho[0]

    def _hacer(self, calculo: Callable[[Comprobante], T]) -> tuple[T] | tuple[()]:
        try:
            return (calculo(self.comprobante),)
        except ValorIlegible:
            return ()

    @property
    def ahora(self) -> datetime:
        """The instant at which the document is judged, aware: the caller's clock, or now."""
        return self.reloj or datetime.now(UTC)

    @cached_property
    def comprobante(self) -> Comprobante:
        """The CFDI 4.0. Raises ValorIlegible if the document is something else."""
        if not isinstance(self.nodo, Comprobante):
            raise ValorIlegible
        return self.nodo

    @cached_property
    def fecha(self) -> date | None:
        """The date of the document, which decides the periods in force; None if it cannot be read."""
        valor = getattr(self.nodo, "fecha", None)
        return valor.date() if type(valor) is datetime else None

    @cached_property
    def decimales(self) -> int:
        """Decimals of the currency. Raises ValorIlegible when Moneda is unknown: then nothing can be rounded."""
        moneda = catalogos.moneda(self.comprobante.moneda)
        if moneda is None:
            raise ValorIlegible
        return moneda.decimales

    @property
    def sellado(self) -> bool:
        """Whether it carries a Sello. Without one it is a pre-CFDI, even if it says already which CSD will seal it."""
        return bool(getattr(self.nodo, "sello", None))

    @property
    def timbre(self) -> TimbreFiscalDigital | TimbreFiscalDigital10 | None:
        """The Timbre Fiscal Digital, if the document carries one."""
        return timbre_de(self.nodo)
