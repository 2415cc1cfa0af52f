"""Complemento Leyendas Fiscales 1.0 (leyendasFisc.xsd): sentences that the law demands on certain invoices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cfdi.documentos.tipos import NoVacio
from cfdi.esquema import Espacio, Nodo, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("leyendasFisc", "http://www.sat.gob.mx/leyendasFiscales", minusculas=True)):
    __slots__ = ()


@nodo
class Leyenda(_Nodo):
    """One sentence, and the law, rule or resolution (by its initials) and the article that demands it."""

    disposicion_fiscal: NoVacio | None = None
    norma: NoVacio | None = None
    texto_leyenda: NoVacio


@nodo
class LeyendasFiscales(_Nodo):
    """The sentences of an invoice."""

    version: Literal["1.0"] = "1.0"
    leyenda: Sequence[Leyenda]


raiz(
    LeyendasFiscales,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/leyendasFiscales/leyendasFisc.xsd",
    hoja="leyendasFisc",
    cadena_en=("2.2", "3.2", "3.3", "4.0"),
)
