"""Complemento Divisas 1.0 (divisas.xsd): sale or purchase of foreign currency by an exchange house."""

from __future__ import annotations

from typing import Literal

from cfdi.esquema import Espacio, Nodo, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("divisas", "http://www.sat.gob.mx/divisas", minusculas=True)):
    __slots__ = ()


@nodo
class Divisas(_Nodo):
    """Whether the issuer buys or sells the currency."""

    version: Literal["1.0"] = "1.0"
    tipo_operacion: Literal["compra", "venta"]


raiz(
    Divisas,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/divisas/divisas.xsd",
    hoja="divisas",
    cadena_en=("2.2", "3.2", "3.3", "4.0"),
)
