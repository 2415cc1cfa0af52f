"""Complemento Estado de Cuenta de Combustibles 1.2 (ecc12.xsd).

Fuel paid with a purse of the SAT's authorized issuers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Hasta10, Hasta25, Hasta50, Hasta300, Importe6, IVAoIEPS, NoVacio, t_FechaH, t_RFC
from cfdi.esquema import Espacio, Nodo, cadena, catalogo, hijo, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("ecc12", "http://www.sat.gob.mx/EstadoDeCuentaCombustible12")):
    __slots__ = ()


# These patterns demand a fraction after any character: 100 without decimals passes only if it has three digits.
Pesos = Annotated[Decimal, numero(2, patron="[0-9]{1,14}(.([0-9]{1,2}))")]
Positivo3 = Annotated[Decimal, numero(3, minimo="0.001", patron="[0-9]{1,14}(.([0-9]{1,3}))")]
c_ClaveTipoCombustible = Annotated[str, catalogo("catCombustible:c_ClaveTipoCombustible")]


@nodo
class Traslado(_Nodo):
    """A tax transferred by the station."""

    impuesto: IVAoIEPS
    tasa_o_cuota: Importe6
    importe: Annotated[Decimal, numero(2, minimo="0.01", patron="[0-9]{1,14}(.([0-9]{1,2}))")]


@nodo
class Concepto(_Nodo, nombre="ConceptoEstadoDeCuentaCombustible"):
    """One load of fuel."""

    identificador: NoVacio
    fecha: t_FechaH
    rfc: t_RFC
    clave_estacion: Hasta10
    cantidad: Positivo3
    tipo_combustible: c_ClaveTipoCombustible
    unidad: Hasta25 | None = None
    nombre_combustible: Hasta300
    folio_operacion: Hasta50
    valor_unitario: Positivo3
    importe: Pesos
    traslados: Sequence[Traslado] = hijo(en="Traslados")


@nodo
class EstadoDeCuentaCombustible(_Nodo):
    """The loads of a period."""

    version: Annotated[Literal["1.2"], cadena()] = "1.2"
    tipo_operacion: Annotated[Literal["Tarjeta"], cadena()] = "Tarjeta"
    numero_de_cuenta: Hasta50
    sub_total: Pesos
    total: Pesos
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")


raiz(
    EstadoDeCuentaCombustible,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/EstadoDeCuentaCombustible/ecc12.xsd",
    hoja="ecc12",
    cadena_en=("3.3", "4.0"),
)
