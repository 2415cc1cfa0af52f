"""Complemento SPEI de Tercero a Tercero (spei.xsd), for CFDI 3.2: an electronic payment told by the bank.

Its root has no version.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated

from cfdi.documentos.tipos import Texto
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, numero, raiz, tiempo


class _Nodo(Nodo, espacio=Espacio("spei", "http://www.sat.gob.mx/spei", siglas=("IVA", "RFC", "SPEI"))):
    __slots__ = ()


FechaOperacion = Annotated[
    date,
    tiempo(
        "date",
        minimo="0001-01-01",
        maximo="9999-12-31",
        patron="((000[1-9])|(00[1-9][0-9])|(0[1-9][0-9]{2})|([1-9][0-9]{3}))-((0[1-9])|(1[012]))-((0[1-9])"
        "|([12][0-9])|(3[01]))",
    ),
]
# Kept as text: it may carry fractions of a second.
Hora = Annotated[str, tiempo("time", patron=r"(([01][0-9])|(2[0-3]))(:[0-5][0-9]){2}(\.[0-9]+)?")]
ConBlancos40 = Annotated[str, cadena(1, 40, espacios=None)]
ConBlancos40_ = Annotated[str, cadena(maxima=40, espacios=None)]
# Identifiers that the SAT types as xs:decimal: text here.
TipoCuenta = Annotated[str, numero(digitos=2)]
Cuenta = Annotated[str, numero(digitos=20)]
RFC = Annotated[str, cadena(2, 18)]
"""Whatever the bank wrote as RFC or CURP."""


@nodo
class Ordenante(_Nodo):
    """Who pays."""

    banco_emisor: ConBlancos40
    nombre: ConBlancos40_
    tipo_cuenta: TipoCuenta
    cuenta: Cuenta
    rfc: RFC


@nodo
class Beneficiario(_Nodo):
    """Who is paid."""

    banco_receptor: ConBlancos40
    nombre: ConBlancos40_
    tipo_cuenta: TipoCuenta
    cuenta: Cuenta
    rfc: RFC
    concepto: ConBlancos40_
    iva: Annotated[Decimal, numero(2, digitos=19)] | None = None
    monto_pago: Annotated[Decimal, numero(2, minimo="1", digitos=19)]


@nodo
class SPEI_Tercero(_Nodo, contenido="(Ordenante & Beneficiario)"):
    """One payment."""

    fecha_operacion: FechaOperacion
    hora: Hora
    clave_spei: Annotated[str, numero(digitos=5, base="integer")]
    sello: Texto = atributo("sello")
    numero_certificado: Annotated[str, cadena(maxima=20)] = atributo("numeroCertificado")
    cadena_cda: Annotated[str, cadena(maxima=841, espacios=None)] = atributo("cadenaCDA", cadena=False)
    ordenante: Ordenante
    beneficiario: Beneficiario


@nodo
class Complemento_SPEI(_Nodo):
    """The payments."""

    spei_tercero: Sequence[SPEI_Tercero]


raiz(
    Complemento_SPEI,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/spei/spei.xsd",
    hoja="spei",
    cadena_en=("3.2",),
)
