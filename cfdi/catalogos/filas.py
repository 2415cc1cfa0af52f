"""The rows of the catalogues, as typed values.

A row class is also the shape of its table in the shipped file (see `tablas`): a catalogue without cross-columns
is a plain `Fila`, and one with them declares here a field for each. Columns keep the SAT's meaning and, where they rule
an attribute of a document, that attribute's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from cfdi.catalogos.horario import Huso
from cfdi.catalogos.registro import Registro, registro

INICIO_CFDI_40 = date(2022, 1, 1)

_CLAVE_MAS_LARGA = 32


class Permiso(StrEnum):
    """What a catalogue says of a datum. `CONDICIONADO`: demanded when the ordering bank is foreign (XEXX010101000)."""

    OPCIONAL = "Opcional"
    SI = "Sí"
    NO = "No"
    CONDICIONADO = "Condicionado"


def dia(fecha: date) -> date:
    """The calendar day of a date or a datetime."""
    return fecha.date() if isinstance(fecha, datetime) else fecha


def limites(inicio: date | None, fin: date | None) -> tuple[date, date]:
    """First and last day that a period covers.

    A start on or before 2022-01-01 is the birth of the 4.0 edition, not of the key, and excludes no earlier day
    (matrix: CFDI40104 and every other rule of membership).
    """
    desde = date.min if inicio is None or inicio <= INICIO_CFDI_40 else inicio
    return desde, date.max if fin is None else fin


def es_posible(clave: str) -> bool:
    """Whether a text may be a key: a short one, all of signs that can be seen (c_Estaciones has Juárez245)."""
    return len(clave) <= _CLAVE_MAS_LARGA and clave.isprintable()


class Vigente(Registro):
    """What every row shares: a period in force. None means open on that side."""

    __slots__ = ()
    LLAVE: ClassVar[tuple[str, ...]]
    inicio: date | None
    fin: date | None

    def vigente(self, fecha: date) -> bool:
        """Whether the row is in force that day."""
        desde, hasta = limites(self.inicio, self.fin)
        return desde <= dia(fecha) <= hasta


@registro
class Fila(Vigente):
    """A key and what it means. `descripcion` is empty in the catalogues that describe nothing (c_TipoFactor…).

    `LLAVE` names the fields that tell two rows apart, `SINONIMOS` those that are searched besides the description.
    """

    LLAVE: ClassVar[tuple[str, ...]] = ("clave",)
    SINONIMOS: ClassVar[tuple[str, ...]] = ()

    clave: str
    descripcion: str
    inicio: date | None
    fin: date | None


@registro
class FormaPago(Fila):
    """c_FormaPago, with what each way of paying allows in Pagos20:Pago.

    The patterns are XML Schema regular expressions of the whole account, None where there is none.
    """

    bancarizado: Permiso
    num_operacion: Permiso
    rfc_emisor_cta_ord: Permiso
    cta_ordenante: Permiso
    patron_cta_ordenante: str | None
    rfc_emisor_cta_ben: Permiso
    cta_beneficiario: Permiso
    patron_cta_beneficiario: str | None
    tipo_cad_pago: Permiso
    nom_banco_ord_ext: Permiso


@registro
class Moneda(Fila):
    """c_Moneda. `variacion` is a ratio (5 = 500 %), None for XXX and XTS."""

    decimales: int
    variacion: Decimal | None


@registro
class TipoDeComprobante(Fila):
    """c_TipoDeComprobante. A payroll (N) has two maxima: salaries (NS) in `valor_maximo`, the rest (NdS) apart."""

    valor_maximo: Decimal
    valor_maximo_nds: Decimal | None


@registro
class CodigoPostal(Fila):
    """c_CodigoPostal. `municipio` and `localidad` are empty where the sheet leaves them blank.

    `estimulo` is the border stimulus: 0 none, 1 north, 2 south. The row has no description.
    """

    estado: str
    municipio: str
    localidad: str
    estimulo: int
    huso: Huso


@registro
class RegimenFiscal(Fila):
    """c_RegimenFiscal, and the kinds of taxpayer that may have it."""

    fisica: bool
    moral: bool


@registro
class Pais(Fila):
    """c_Pais. The formats are regular expressions of the whole value, None where the SAT gives none."""

    formato_codigo_postal: str | None
    formato_identidad: str | None
    validacion_identidad: str
    agrupaciones: str


@registro
class UsoCFDI(Fila):
    """c_UsoCFDI, the kinds of taxpayer and the regimes of c_RegimenFiscal whose receivers may choose it."""

    fisica: bool
    moral: bool
    regimenes: frozenset[str]


@registro
class ClaveProdServ(Fila):
    """c_ClaveProdServ. `estimulo`: 1 when the product may carry the border stimulus."""

    SINONIMOS: ClassVar[tuple[str, ...]] = ("palabras_similares",)

    incluir_iva: Permiso
    incluir_ieps: Permiso
    complemento: str
    estimulo: int
    palabras_similares: str


@registro
class ClaveUnidad(Fila):
    """c_ClaveUnidad. `descripcion` is the SAT's Nombre, which every unit has; `definicion` its Descripción."""

    SINONIMOS: ClassVar[tuple[str, ...]] = ("simbolo", "definicion")

    definicion: str
    nota: str
    simbolo: str


@registro
class Impuesto(Fila):
    """c_Impuesto, and on which side of an invoice the tax may stand."""

    retencion: bool
    traslado: bool
    ambito: str


@registro
class Estado(Fila):
    """c_Estado: a state and its country (c_Pais)."""

    pais: str


@registro
class Municipio(Fila):
    """c_Municipio: the key tells a municipality only together with its state."""

    LLAVE: ClassVar[tuple[str, ...]] = ("clave", "estado")

    estado: str


@registro
class Localidad(Fila):
    """c_Localidad: the key tells a locality only together with its state."""

    LLAVE: ClassVar[tuple[str, ...]] = ("clave", "estado")

    estado: str


@registro
class Colonia(Fila):
    """c_Colonia: the key tells a neighbourhood only together with its postal code."""

    LLAVE: ClassVar[tuple[str, ...]] = ("clave", "codigo_postal")

    codigo_postal: str


@registro
class Banco(Fila):
    """catNomina:c_Banco."""

    SINONIMOS: ClassVar[tuple[str, ...]] = ("razon_social",)

    razon_social: str


@registro
class TasaOCuota(Vigente):
    """A rule of c_TasaOCuota: the rates allowed to a tax. Where the SAT says "Fijo" both ends are that value.

    `impuesto` is the key of c_Impuesto; `descripcion` is what the sheet says in its place (IVA Crédito aplicado…).
    """

    LLAVE: ClassVar[tuple[str, ...]] = ("impuesto", "tipo_factor", "minimo", "maximo", "traslado", "retencion")

    impuesto: str
    tipo_factor: str
    minimo: Decimal
    maximo: Decimal
    traslado: bool
    retencion: bool
    descripcion: str
    inicio: date | None
    fin: date | None

    @property
    def fijo(self) -> bool:
        """Whether the rule allows one value only."""
        return self.minimo == self.maximo

    def admite(self, tasa: Decimal) -> bool:
        """Whether the rate is within the rule, both ends included, compared as numbers."""
        return self.minimo <= tasa <= self.maximo


@registro
class PedimentoOperado(Vigente):
    """A row of c_NumPedimentoAduana: how many pedimentos a patent operated at a customs office in a year."""

    LLAVE: ClassVar[tuple[str, ...]] = ("aduana", "patente", "ejercicio")

    aduana: str
    patente: str
    ejercicio: int
    cantidad: int
    inicio: date | None
    fin: date | None


@dataclass(frozen=True, slots=True)
class Version:
    """Which edition of a catalogue the library carries, as the head of its sheet says it, and its number of rows.

    Only the sheets of the workbook say it: of all other catalogues, `version` and `revision` are None.
    """

    catalogo: str
    filas: int
    version: int | None = None
    revision: int | None = None
    publicacion: date | None = None
    inicio: date | None = None
    fin: date | None = None


CLASES: Mapping[str, type[Vigente]] = {
    "catCFDI:c_FormaPago": FormaPago,
    "catCFDI:c_Moneda": Moneda,
    "catCFDI:c_TipoDeComprobante": TipoDeComprobante,
    "catCFDI:c_CodigoPostal": CodigoPostal,
    "catCFDI:c_RegimenFiscal": RegimenFiscal,
    "catCFDI:c_Pais": Pais,
    "catCFDI:c_UsoCFDI": UsoCFDI,
    "catCFDI:c_ClaveProdServ": ClaveProdServ,
    "catCFDI:c_ClaveUnidad": ClaveUnidad,
    "catCFDI:c_Impuesto": Impuesto,
    "catCFDI:c_TasaOCuota": TasaOCuota,
    "catCFDI:c_NumPedimentoAduana": PedimentoOperado,
    "catCFDI:c_Colonia": Colonia,
    "catCFDI:c_Estado": Estado,
    "catCFDI:c_Localidad": Localidad,
    "catCFDI:c_Municipio": Municipio,
    "catNomina:c_Banco": Banco,
    "catNomina:c_Estado": Estado,
}
"""The catalogues that have cross-columns; the rows of every other one are plain `Fila`."""
