"""Complemento Estado de Cuenta de Combustibles 1.1 (ecc11.xsd), for CFDI 3.2 and 3.3; superseded by version 1.2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta10, Hasta25, Hasta50, Hasta300, Importe6, IVAoIEPS, NoVacio, t_RFC
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, numero, raiz, tiempo


class _Nodo(Nodo, espacio=Espacio("ecc11", "http://www.sat.gob.mx/EstadoDeCuentaCombustible", siglas=("TAR",))):
    __slots__ = ()


# These patterns demand a fraction after any character: 100 without decimals passes only if it has three digits.
Pesos = Annotated[Decimal, numero(2, patron="[0-9]{1,14}(.([0-9]{1,2}))")]
Fecha = Annotated[
    datetime,
    tiempo(
        minimo="2015-01-01T00:00:00",
        patron="([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])",
    ),
]
# fmt: off
c_TAR = Literal[
    "617", "619", "624", "652", "654", "655", "656", "658", "659", "660", "661", "667", "693", "602", "603",
    "604", "605", "606", "607", "608", "609", "611", "612", "613", "614", "615", "620", "621", "622", "623",
    "625", "657", "664", "665", "666", "669", "695", "696", "697", "699", "627", "628", "629", "630", "631",
    "632", "633", "636", "637", "638", "639", "640", "641", "644", "645", "646", "647", "648", "649", "650",
    "663", "668", "672", "673", "674", "675", "676", "677", "678", "681", "682", "683", "684", "685", "688",
    "689", "690", "698"
]
# fmt: on
Positivo3 = Annotated[Decimal, numero(3, minimo="0.001", patron="[0-9]{1,14}(.([0-9]{1,3}))")]


@nodo
class Traslado(_Nodo):
    """A tax transferred by the station."""

    impuesto: IVAoIEPS
    tasao_cuota: Importe6
    importe: Annotated[Decimal, numero(2, minimo="0.01", patron="[0-9]{1,14}(.([0-9]{1,2}))")]


@nodo
class Concepto(_Nodo, nombre="ConceptoEstadoDeCuentaCombustible"):
    """One load of fuel."""

    identificador: NoVacio
    fecha: Fecha
    rfc: t_RFC
    clave_estacion: Hasta10
    tar: c_TAR | None = None
    cantidad: Positivo3
    no_identificacion: Literal["32011", "32012", "34006", "34008", "Otros"]
    unidad: Hasta25 | None = None
    nombre_combustible: Hasta300
    folio_operacion: Hasta50
    valor_unitario: Positivo3
    importe: Pesos
    traslados: Sequence[Traslado] = hijo(en="Traslados")


@nodo
class EstadoDeCuentaCombustible(_Nodo):
    """The loads of a period."""

    version: Annotated[Literal["1.1"], cadena()] = "1.1"
    tipo_operacion: Annotated[Literal["Tarjeta"], cadena()] = "Tarjeta"
    numero_de_cuenta: Hasta50
    sub_total: Pesos
    total: Pesos
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")


raiz(
    EstadoDeCuentaCombustible,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/EstadoDeCuentaCombustible/ecc11.xsd",
    hoja="ecc11",
    cadena_en=("3.2", "3.3"),
)
