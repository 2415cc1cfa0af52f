"""Data that no library has: the SAT's lists of taxpayers and certificates, published rates, registered UUIDs.

Rules that need it ask a provider that the caller may give. Without one, or when the provider does not know, the rule is
told once as not verified: neither passed nor failed. `listas.ListasDelSAT` is the provider for who has the SAT's files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, NoReturn, Protocol, TypeVar

T = TypeVar("T")

EstadoDeCertificado = Literal["A", "C", "R"]
"""As l_LCO says it: activo, caduco, revocado."""


class SinExternos(Exception):
    """A rule needs a list that nobody gave. `lista` is the SAT's name for it, as people know it: l_RFC, l_LCO…"""

    def __init__(self, lista: str) -> None:
        super().__init__(lista)
        self.lista = lista


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribuyente:
    """What l_RFC says of an RFC. None is what the edition at hand does not say.

    `inscrito` is false for an RFC that is not in the list, or is cancelled. `retencion` is the mark of the regime 626:
    "1" when no ISR may be withheld, "2" when 1.25 % must be, "" without mark. `limite` is the personal limit of Total,
    in pesos: zero or less means none.
    """

    rfc: str
    inscrito: bool = True
    nombre: str | None = None
    codigo_postal: str | None = None
    sncf: bool | None = None
    subcontratacion: bool | None = None
    retencion: str | None = None
    estimulo_frontera: bool | None = None
    limite: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificadoEnLCO:
    """What l_LCO says of a certificate. `desde` and `hasta` are the naive central time that the list writes.

    `obligaciones` is false when the taxpayer may not invoice (ValidezObligaciones 0). `en_lista` is false, and the rest
    means nothing, for a number that the list does not have.
    """

    numero: str
    en_lista: bool = True
    rfc: str = ""
    estado: EstadoDeCertificado = "A"
    obligaciones: bool = True
    desde: datetime | None = None
    hasta: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmacion:
    """A confirmation key: the issuer whom the PAC gave it, and whether a comprobante has used it already."""

    rfc_emisor: str | None
    usada: bool = False


class Externos(Protocol):
    """What a provider answers. Each method returns None when it does not know, which counts as not verified."""

    def contribuyente(self, rfc: str) -> Contribuyente | None:
        """l_RFC: the row of an RFC, or one with `inscrito=False`."""

    def nombre_inscrito(self, nombre: str) -> bool | None:
        """l_RFC: whether some taxpayer has this very name."""

    def codigo_postal_inscrito(self, codigo_postal: str) -> bool | None:
        """l_RFC: whether some taxpayer has this postal code."""

    def obligado(self, rfc: str) -> bool | None:
        """l_LCO: whether the RFC is in the list of taxpayers with obligations."""

    def certificado(self, numero: str) -> CertificadoEnLCO | None:
        """l_LCO: the row of a certificate by its 20 digits, or one with `en_lista=False`."""

    def tipo_de_cambio(self, moneda: str, fecha: date) -> Decimal | None:
        """Published rate: pesos per unit of a currency on a day."""

    def tipo_de_comprobante(self, uuid: str) -> str | None:
        """TipoDeComprobante (I, E, T, P or N) of a CFDI that the caller has, by its UUID in any case."""

    def operacion_de_adquirente(self, numero: str, rfc_emisor: str) -> bool | None:
        """Whether the SAT's service for invoicing through the buyer answered yes with this number."""

    def confirmacion(self, clave: str) -> Confirmacion | None:
        """What the PAC knows of a confirmation key; `rfc_emisor=None` for one that it never gave."""


def falta(lista: str) -> NoReturn:
    """Stop the rule: without this list it cannot be decided."""
    raise SinExternos(lista)


def sabido(respuesta: T | None, lista: str) -> T:
    """The answer of a provider. Raises SinExternos, naming the list, when it did not know."""
    return respuesta if respuesta is not None else falta(lista)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnMemoria:
    """A provider that knows what it is told: for tests, and for who keeps a few clients at hand.

    A list that is None is not known. In a list that is given, what is absent is known to be absent.
    """

    contribuyentes: Mapping[str, Contribuyente] | None = None
    certificados: Mapping[str, CertificadoEnLCO] | None = None
    tipos_de_cambio: Mapping[tuple[str, date], Decimal] = field(default_factory=dict)
    comprobantes: Mapping[str, str] = field(default_factory=dict)
    operaciones: Mapping[str, str] | None = None
    confirmaciones: Mapping[str, Confirmacion] | None = None

    @classmethod
    def desde_dict(cls, datos: Mapping[str, Any]) -> EnMemoria:
        """From plain data, as the fixtures write it:

        {"contribuyentes": {"EKU9003173C9": {"nombre": …, "codigo_postal": …, "sncf": true}},
         "certificados": {"30001000000500003416": {"rfc": …, "estado": "A"}},
         "tipos_de_cambio": {"USD": {"2026-11-20": "18.1234"}}, "comprobantes": {UUID: "I"},
         "operaciones": {"0123456789": RFC}, "confirmaciones": {"A1b2C": {"rfc_emisor": …, "usada": false}}}
        """
        return cls(
            contribuyentes=_filas(datos.get("contribuyentes"), lambda k, v: Contribuyente(rfc=k, **_limite(v))),
            certificados=_filas(datos.get("certificados"), lambda k, v: CertificadoEnLCO(numero=k, **_plazo(v))),
            tipos_de_cambio={
                (moneda, date.fromisoformat(dia)): Decimal(tasa)
                for moneda, dias in datos.get("tipos_de_cambio", {}).items()
                for dia, tasa in dias.items()
            },
            comprobantes={uuid.upper(): tipo for uuid, tipo in datos.get("comprobantes", {}).items()},
            operaciones=datos.get("operaciones"),
            confirmaciones=_filas(datos.get("confirmaciones"), lambda _, v: Confirmacion(**v)),
        )

    def contribuyente(self, rfc: str) -> Contribuyente | None:
        if self.contribuyentes is None:
            return None
        return self.contribuyentes.get(rfc) or Contribuyente(rfc=rfc, inscrito=False)

    def nombre_inscrito(self, nombre: str) -> bool | None:
        return self._alguno("nombre", nombre)

    def codigo_postal_inscrito(self, codigo_postal: str) -> bool | None:
        return self._alguno("codigo_postal", codigo_postal)

    def _alguno(self, dato: str, valor: str) -> bool | None:
        if self.contribuyentes is None:
            return None
        dichos = {getattr(c, dato) for c in self.contribuyentes.values() if c.inscrito}
        return None if valor not in dichos and None in dichos else valor in dichos

    def obligado(self, rfc: str) -> bool | None:
        if self.certificados is None:
            return None
        return any(c.rfc == rfc and c.en_lista for c in self.certificados.values())

    def certificado(self, numero: str) -> CertificadoEnLCO | None:
        if self.certificados is None:
            return None
        return self.certificados.get(numero) or CertificadoEnLCO(numero=numero, en_lista=False)

    def tipo_de_cambio(self, moneda: str, fecha: date) -> Decimal | None:
        return self.tipos_de_cambio.get((moneda, fecha))

    def tipo_de_comprobante(self, uuid: str) -> str | None:
        return self.comprobantes.get(uuid.upper())

    def operacion_de_adquirente(self, numero: str, rfc_emisor: str) -> bool | None:
        return None if self.operaciones is None else self.operaciones.get(numero) == rfc_emisor

    def confirmacion(self, clave: str) -> Confirmacion | None:
        if self.confirmaciones is None:
            return None
        return self.confirmaciones.get(clave) or Confirmacion(rfc_emisor=None)


def _filas(datos: Mapping[str, Any] | None, fila: Any) -> Any:
    return None if datos is None else {clave: fila(clave, valores) for clave, valores in datos.items()}


def _limite(valores: Mapping[str, Any]) -> dict[str, Any]:
    return {k: Decimal(v) if k == "limite" else v for k, v in valores.items()}


def _plazo(valores: Mapping[str, Any]) -> dict[str, Any]:
    return {k: datetime.fromisoformat(v) if k in ("desde", "hasta") else v for k, v in valores.items()}
