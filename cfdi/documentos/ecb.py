"""Complemento Estado de Cuenta Bancario 1.0 (ecb.xsd), for CFDI 3.2 and earlier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import Importe2, NoVacio
from cfdi.esquema import Espacio, Nodo, atributo, cadena, hijo, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("ecb", "http://www.sat.gob.mx/ecb", minusculas=True)):
    __slots__ = ()


RFCEnajenante = Annotated[str, cadena(12, 13, patron="[A-Z,Ñ,&]{3,4}[0-9]{2}[0-1][0-9][0-3][0-9][A-Z,0-9]{2}[0-9,A]")]


@nodo
class MovimientoECBFiscal(_Nodo):
    """A movement that supports a deduction. The cadena takes only its date, RFC and amount."""

    fecha: datetime
    referencia: NoVacio | None = atributo(default=None, cadena=False)
    descripcion: NoVacio = atributo(cadena=False)
    rfc_enajenante: RFCEnajenante = atributo("RFCenajenante")
    importe: Importe2 = atributo("Importe")
    moneda: NoVacio | None = atributo(default=None, cadena=False)
    saldo_inicial: Decimal | None = atributo(default=None, cadena=False)
    saldo_al_corte: Decimal | None = atributo(default=None, cadena=False)


@nodo
class MovimientoECB(_Nodo):
    """Any other movement. The cadena forgets it."""

    fecha: datetime
    referencia: NoVacio | None = None
    descripcion: NoVacio
    importe: Importe2
    moneda: NoVacio | None = None
    saldo_inicial: Decimal | None = None
    saldo_al_corte: Decimal | None = None


# Both kinds may alternate in the document; here they are two lists.
@nodo
class Movimientos(_Nodo, contenido="(MovimientoECB | MovimientoECBFiscal)+"):
    """The movements of a period."""

    movimiento_ecb: Sequence[MovimientoECB] = hijo(default=(), cadena=False)
    movimiento_ecb_fiscal: Sequence[MovimientoECBFiscal] = ()


@nodo
class EstadoDeCuentaBancario(_Nodo):
    """A bank statement that serves as invoice."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    # An identifier that the SAT types as xs:integer.
    numero_cuenta: Annotated[str, cadena(base="integer")]
    nombre_cliente: NoVacio
    periodo: NoVacio = atributo(cadena=False)
    sucursal: NoVacio | None = atributo(default=None, cadena=False)
    movimientos: Movimientos


raiz(
    EstadoDeCuentaBancario,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/ecb/ecb.xsd",
    hoja="ecb",
    cadena_en=("2.2", "3.2"),
)
