"""What each kind of document says about its own seal: the same five facts under different names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo

if TYPE_CHECKING:
    from cfdi.sello.certificado import Algoritmo

RFC_DEL_SAT = "SAT970701NN3"
_REGISTRO_FISCAL = "http://www.sat.gob.mx/registrofiscal"

# Of Retenciones 2.0, sealed ones with SHA-1 are known that were stamped.
_ALGORITMOS: dict[tuple[str, str], tuple[Algoritmo, ...]] = {
    ("Comprobante", "4.0"): ("SHA256",),
    ("Comprobante", "3.3"): ("SHA256",),
    ("Comprobante", "3.2"): ("SHA1",),
    ("Comprobante", "2.2"): ("SHA1",),
    ("Retenciones", "2.0"): ("SHA256", "SHA1"),
    ("Retenciones", "1.0"): ("SHA1",),
}
_SIN_TIMBRE = frozenset({("Comprobante", "2.2")})


@dataclass(frozen=True, slots=True)
class Firmado:
    """The signature of a document, and what it claims about who made it and when.

    `fecha` is naive (local time of the place of issue) but in Retenciones 1.0, which states its zone. `por_otro`: the
    issuer invoices through the buyer, and somebody else's special certificate (CESD) seals. `por_el_sat`: the issuer
    uses the SAT's own tool, which may seal with the SAT's certificate. `lleva_timbre` is false for CFD 2.2, which knew
    no stamps.
    """

    sello: str | None
    certificado: str | None
    no_certificado: str | None
    rfc: str
    fecha: datetime
    algoritmos: tuple[Algoritmo, ...]
    por_otro: bool = False
    por_el_sat: bool = False
    lleva_timbre: bool = True


def firmado(documento: Nodo) -> Firmado:
    """The facts of a document's seal. Raises ErrorDatos for one that bears no seal of its own (a timbre alone)."""
    raiz = documento._raiz
    clase = (documento._nombre, raiz.version if raiz else "")
    if clase not in _ALGORITMOS:
        raise ErrorDatos(
            f"{documento._nombre} no es un comprobante sellado",
            campo="/",
            remedio="Se verifican CFDI 4.0, 3.3 y 3.2, CFD 2.2 y Retenciones 2.0 y 1.0.",
        )
    emisor = _primero(documento, "emisor")
    return Firmado(
        sello=_primero(documento, "sello"),
        certificado=_primero(documento, "certificado", "cert"),
        no_certificado=_primero(documento, "no_certificado", "num_cert"),
        rfc=_primero(emisor, "rfc", "rfc_e", "rfc_emisor"),
        fecha=_fecha(_primero(documento, "fecha", "fecha_exp")),
        algoritmos=_ALGORITMOS[clase],
        por_otro=bool(getattr(emisor, "fac_atr_adquirente", None)),
        por_el_sat=any(c._espacio.uri == _REGISTRO_FISCAL for c in getattr(documento, "complementos", ())),
        lleva_timbre=clase not in _SIN_TIMBRE,
    )


def _fecha(valor: Any) -> datetime:
    """Retenciones 1.0 keeps its date as text, for its zone."""
    if type(valor) is not str:
        fecha: datetime = valor
        return fecha
    try:
        return datetime.fromisoformat(valor)
    except ValueError:
        raise ErrorDatos("no es una fecha y hora", campo="FechaExp", valor=valor, remedio="Corríjala.") from None


def _primero(nodo: Any, *nombres: str) -> Any:
    """The value of the one of these fields that a class declares: versions name them differently."""
    return next(getattr(nodo, n) for n in nombres if hasattr(nodo, n))
