"""What the arithmetic of a Comprobante asks of its complements: derive again, be possible, add to the Total.

Most complements have nothing to say. Those that do register their own functions, in modules that are imported when
their namespace is met: an invoice without complements pays for none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import singledispatch
from importlib import import_module

from cfdi.calculo.derivados import con_derivados
from cfdi.calculo.importes import CERO, suma
from cfdi.documentos.cfdi40 import Concepto
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo, Opaco

_NOMINA = "http://www.sat.gob.mx/nomina12"
_MODULOS = {
    "http://www.sat.gob.mx/Pagos20": "montos",
    _NOMINA: "nominas",
    "http://www.sat.gob.mx/implocal": "locales",
    "http://www.sat.gob.mx/aerolineas": "locales",
}
_SUMAN_AL_TOTAL = ("http://www.sat.gob.mx/implocal", "http://www.sat.gob.mx/aerolineas")


@singledispatch
def derivar(complemento: Nodo) -> Nodo:
    """The complement with everything derived again; the same object when nothing changes."""
    return complemento


@singledispatch
def comprobar(complemento: Nodo, campo: str) -> None:
    """Raises ErrorDatos for figures that cannot be; `campo` is how the error names the complement."""


@singledispatch
def aporte(complemento: Nodo) -> Decimal:  # noqa: ARG001 - by its class
    """What the complement adds to the Total of the Comprobante (CFDI40119); nothing, most of them."""
    return CERO


@aporte.register(Opaco)
def _(complemento: Opaco) -> Decimal:
    """Local taxes and airport fees that could not be read: a Total that forgets them would be wrong."""
    if any(uri in complemento.xml for uri in _SUMAN_AL_TOTAL):
        raise ErrorDatos(
            "lleva importes que suman al Total y que no se pueden leer",
            campo="Complemento",
            valor=complemento.xml,
            remedio="Corrija el complemento (su versión, sus elementos), o escriba usted los totales.",
        )
    return CERO


def derivar_complementos(complementos: Iterable[Nodo]) -> tuple[Nodo, ...]:
    """All of them, derived again. Raises ErrorDatos for an unknown currency in a payment."""
    return tuple(derivar(c) for c in _con_aritmetica(complementos))


def comprobar_complementos(complementos: Iterable[Nodo]) -> None:
    """Raises ErrorDatos for figures that cannot be in a document."""
    for i, complemento in enumerate(_con_aritmetica(complementos), 1):
        comprobar(complemento, f"complementos[{i}]")


def aportes(complementos: Iterable[Nodo]) -> Decimal:
    """What all of them add to the Total, local taxes withheld taken off. Raises ErrorDatos when one cannot be read."""
    return suma(aporte(c) for c in _con_aritmetica(complementos))


def _con_aritmetica(complementos: Iterable[Nodo]) -> Iterable[Nodo]:
    """The same complements, with the functions of each one registered."""
    for complemento in complementos:
        modulo = _MODULOS.get(complemento._espacio.uri)
        if modulo is not None:
            import_module(f"cfdi.calculo.{modulo}")
        yield complemento


def con_importes_de_nomina(conceptos: Sequence[Concepto], complementos: Iterable[Nodo]) -> tuple[Concepto, ...]:
    """The concept of a payroll receipt with what its Nomina nodes come to; anything else is left as it is."""
    nodos = [c for c in complementos if c._espacio.uri == _NOMINA]
    if len(conceptos) != 1 or not nodos:
        return tuple(conceptos)
    from cfdi.calculo.nominas import importes_de_nominas
    from cfdi.documentos.nomina12 import Nomina

    importe, descuento = importes_de_nominas(n for n in nodos if isinstance(n, Nomina))
    return (con_derivados(conceptos[0], valor_unitario=importe, importe=importe, descuento=descuento),)
