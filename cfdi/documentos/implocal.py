"""Complemento Otros Derechos e Impuestos 1.0 (implocal.xsd): taxes of states and municipalities.

The most common is the one on lodging (ISH). They enter the Total of the Comprobante: transferred ones add, withheld
ones take away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe2
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("implocal", "http://www.sat.gob.mx/implocal")):
    __slots__ = ()


@nodo
class RetencionesLocales(_Nodo):
    """A local tax that is withheld."""

    # Plain xs:string: blanks are kept, and the cadena original collapses them.
    imp_loc_retenido: str
    """Name of the tax."""
    tasade_retencion: Importe2
    """Rate in per cent, two decimals: 3.00."""
    importe: Importe2
    """Amount withheld."""


@nodo
class TrasladosLocales(_Nodo):
    """A local tax that is transferred."""

    # Plain xs:string, as above.
    imp_loc_trasladado: str
    """Name of the tax: `ISH`, the one on lodging."""
    tasade_traslado: Importe2
    """Rate in per cent, two decimals: 3.00."""
    importe: Importe2
    """Amount transferred."""


# The group repeats, so both may alternate in the document; the cadena takes all withheld ones first.
@nodo
class ImpuestosLocales(_Nodo, contenido="(RetencionesLocales?, TrasladosLocales?)+"):
    """The local taxes of an invoice."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = atributo("version", default="1.0")
    totalde_retenciones: Importe2 = atributo(derivable=True)
    """Sum of the withheld ones; 0.00 if none."""
    totalde_traslados: Importe2 = atributo(derivable=True)
    """Sum of the transferred ones; 0.00 if none."""
    retenciones_locales: Sequence[RetencionesLocales] = ()
    """Withheld ones."""
    traslados_locales: Sequence[TrasladosLocales] = ()
    """Transferred ones."""


raiz(
    ImpuestosLocales,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/implocal/implocal.xsd",
    hoja="implocal",
    cadena_en=("2.2", "3.2", "3.3", "4.0"),
)
