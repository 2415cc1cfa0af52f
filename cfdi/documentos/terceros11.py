"""Complemento concepto Por Cuenta de Terceros 1.1 (terceros11.xsd), for CFDI 3.2 and 3.3.

CFDI 4.0 has the node ACuentaTerceros in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe6, IVAoIEPS, NoVacio
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("terceros", "http://www.sat.gob.mx/terceros", minusculas=True)):
    __slots__ = ()


RFC = Annotated[str, cadena(12, 13)]
"""The XSD asks for the length only."""


@nodo
class InformacionFiscalTercero(_Nodo):
    """Tax address of the third party."""

    calle: NoVacio
    """Street."""
    no_exterior: NoVacio | None = None
    """Outer number."""
    no_interior: NoVacio | None = None
    """Inner number."""
    colonia: NoVacio | None = None
    """Quarter."""
    localidad: NoVacio | None = None
    """Town."""
    referencia: NoVacio | None = None
    """How to find it."""
    municipio: NoVacio
    """Municipality."""
    estado: NoVacio
    """State."""
    pais: NoVacio
    """Country."""
    codigo_postal: Annotated[str, cadena(exacta=5)]
    """Postal code, five characters."""


@nodo
class CuentaPredial(_Nodo):
    """The property that is let on account of the third party."""

    numero: NoVacio
    """Number of its property-tax account."""


@nodo
class Retencion(_Nodo):
    """A tax withheld on what is charged for the third party."""

    impuesto: Annotated[Literal["ISR", "IVA"], cadena()]
    """By its name."""
    importe: Importe6
    """Amount withheld."""


@nodo
class Traslado(_Nodo):
    """A tax transferred on what is charged for the third party."""

    impuesto: IVAoIEPS
    """By its name."""
    tasa: Importe6
    """Rate in per cent: 16.00."""
    importe: Importe6
    """Amount transferred."""


@nodo
class Impuestos(_Nodo):
    """The taxes of what is charged for the third party."""

    retenciones: Sequence[Retencion] = hijo(en="Retenciones", default=())
    traslados: Sequence[Traslado] = hijo(en="Traslados", default=())


@nodo
class InformacionAduanera(_Nodo):
    """The customs document with which imported goods entered."""

    numero: NoVacio
    """Number of the document."""
    fecha: date
    """Day on which it was issued."""
    aduana: NoVacio | None = None
    """Customs office."""


@nodo
class Parte(_Nodo):
    """A part of the goods."""

    cantidad: Decimal
    """How many."""
    unidad: NoVacio | None = None
    """Unit of measure."""
    no_identificacion: NoVacio | None = None
    """Serial number or own number of the part."""
    descripcion: NoVacio
    """What it is."""
    valor_unitario: Importe6 | None = None
    """Price of one."""
    importe: Importe6 | None = None
    """Cantidad × ValorUnitario."""
    informacion_aduanera: Sequence[InformacionAduanera] = ()
    """Customs documents of the part, if it was imported."""


# The sheet looks for InformacionAduanera at any depth and forgets everything else of the parts.
@nodo
class PorCuentadeTerceros(
    _Nodo,
    contenido="(InformacionFiscalTercero?, (InformacionAduanera? | Parte* | CuentaPredial?), Impuestos)",
    cadena="@version @rfc @nombre InformacionFiscalTercero //InformacionAduanera CuentaPredial Impuestos",
):
    """On whose account the issuer charges a concept."""

    version: Annotated[Literal["1.1"], cadena(espacios=None, base="anySimpleType")] = "1.1"
    rfc: RFC
    """RFC of the third party."""
    nombre: NoVacio | None = None
    """Name of the third party."""
    informacion_fiscal_tercero: InformacionFiscalTercero | None = None
    """Address of the third party."""
    informacion_aduanera: InformacionAduanera | None = None
    """Customs document of goods sold at first hand; instead of it, Parte or CuentaPredial."""
    parte: Sequence[Parte] = ()
    """Parts of the goods."""
    cuenta_predial: CuentaPredial | None = None
    """Property that is let."""
    impuestos: Impuestos
    """Always there, even without taxes."""


raiz(
    PorCuentadeTerceros,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/terceros/terceros11.xsd",
    hoja="terceros11",
    cadena_en=("2.2", "3.2", "3.3"),
    en_concepto=True,
)
