"""The one way out to the network: a request goes out as bytes, an answer or a classified failure comes back.

An adapter never touches a socket. It is a generator that yields a `Peticion`, receives a `Respuesta` and ends with its
result (`Conversacion`); `conducir` and `conducir_async` drive the same generator over a synchronous or an asynchronous
transport.

Every failure is classified by one question, could the server have acted?

    never left      ErrorConexion            connecting failed; sending it again is safe
    nobody knows    TimbradoIndeterminado    it broke while writing or reading, or a proxy or a 5xx answered
    not processed   ErrorAutenticacion, ErrorProtocolo
    not understood  RespuestaInesperada      to be treated as in doubt

Here is no socket yet: `transporte_http` has them, and the simulated PAC does without.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias, TypeVar
from urllib.parse import urlsplit

from cfdi.errores import (
    ErrorAutenticacion,
    ErrorConfiguracion,
    ErrorPAC,
    ErrorProtocolo,
    RespuestaInesperada,
    TimbradoIndeterminado,
)

T = TypeVar("T")

LIMITE_RESPUESTA: Final = 64 * 1024 * 1024
"""In bytes. The largest document that is read, escaped inside JSON, fits; whatever is larger is no answer of a PAC."""

_ESPERA_MAXIMA: Final = 86_400  # seconds of Retry-After that are worth repeating to a person

NO_REENVIE: Final = (
    "El comprobante puede estar timbrado: búsquelo en el PAC antes de reenviar los mismos bytes, "
    "y no lo selle de nuevo."
)
"""What to do when nobody knows whether a document was stamped."""


@dataclass(frozen=True, slots=True)
class Tiempos:
    """How long to wait, in seconds: each step by itself, and `total` for all of it."""

    conexion: float = 10
    escritura: float = 30
    lectura: float = 90
    reserva: float = 5
    """For a free connection of the pool."""
    total: float = 180
    """Looked at with every piece of the body: a server that sends a byte now and then never runs out of `lectura`."""


@dataclass(frozen=True, slots=True, repr=False)
class Peticion:
    """An HTTP request, whole. `pac` names whom it is for, in messages.

    Raises ErrorConfiguracion if `url` is not https (plain http is for this machine only) or carries credentials.
    """

    pac: str
    metodo: str
    url: str
    encabezados: Mapping[str, str] = field(default_factory=dict)
    cuerpo: bytes = b""
    tiempos: Tiempos = Tiempos()

    def __post_init__(self) -> None:
        exigir_direccion_segura(self.url)

    @property
    def destino(self) -> str:
        """Scheme, host and path: a query may carry a token."""
        return _sin_consulta(self.url)

    def __repr__(self) -> str:
        return f"Peticion({self.metodo} {self.destino}, {len(self.cuerpo)} bytes)"


@dataclass(frozen=True, slots=True, repr=False)
class Respuesta:
    """An HTTP answer, whole. The names of `encabezados` are in lower case; `cuerpo` are the bytes that came."""

    estado: int
    encabezados: Mapping[str, str] = field(default_factory=dict)
    cuerpo: bytes = b""

    def __repr__(self) -> str:
        return f"Respuesta({self.estado}, {len(self.cuerpo)} bytes)"


Conversacion: TypeAlias = Generator[Peticion, Respuesta, T]
"""What an adapter does, without doing it: it yields each request, receives its answer, and returns its result."""


class Transporte(Protocol):
    """Takes a request to its destination.

    `enviar` raises ErrorConexion if it never left, TimbradoIndeterminado if nobody knows, RespuestaInesperada for an
    answer over `LIMITE_RESPUESTA`. Whatever status comes back is an answer.
    """

    def enviar(self, peticion: Peticion) -> Respuesta: ...


class TransporteAsincrono(Protocol):
    """`Transporte`, awaited."""

    async def enviar(self, peticion: Peticion) -> Respuesta: ...


def conducir(conversacion: Conversacion[T], transporte: Transporte) -> T:
    """Carry a conversation to its end. A failure to send is raised inside of it, which may still recover."""
    try:
        peticion = next(conversacion)
        while True:
            try:
                respuesta = transporte.enviar(peticion)
            except ErrorPAC as error:
                peticion = conversacion.throw(error)
            else:
                peticion = conversacion.send(respuesta)
    except StopIteration as fin:
        resultado: T = fin.value
    return resultado


async def conducir_async(conversacion: Conversacion[T], transporte: TransporteAsincrono) -> T:
    """The same, awaiting each answer."""
    try:
        peticion = next(conversacion)
        while True:
            try:
                respuesta = await transporte.enviar(peticion)
            except ErrorPAC as error:
                peticion = conversacion.throw(error)
            else:
                peticion = conversacion.send(respuesta)
    except StopIteration as fin:
        resultado: T = fin.value
    return resultado


# -------------------------------------------------------------------- addresses


def exigir_direccion_segura(url: str, campo: str = "url") -> None:
    """Raise ErrorConfiguracion unless `url` is https, or http to this machine, without credentials in it."""
    try:
        partes = urlsplit(url)
        anfitrion, _ = partes.hostname, partes.port
    except (ValueError, AttributeError):  # AttributeError: it is not even a text
        raise ErrorConfiguracion("no es una dirección", campo=campo, remedio="Escriba https://… completo.") from None
    if "@" in partes.netloc:
        raise ErrorConfiguracion(
            "la dirección lleva credenciales", campo=campo, remedio="Déselas al adaptador, que las mantiene ocultas."
        )
    if anfitrion and (partes.scheme == "https" or (partes.scheme == "http" and _es_esta_maquina(anfitrion))):
        return
    raise ErrorConfiguracion(
        "la dirección no es https",
        campo=campo,
        valor=_sin_consulta(url),
        remedio="Las credenciales y las facturas solo viajan cifradas; http se admite hacia esta misma máquina.",
    )


def _es_esta_maquina(anfitrion: str) -> bool:
    if anfitrion == "localhost":
        return True
    try:
        return ipaddress.ip_address(anfitrion).is_loopback
    except ValueError:
        return False


def _sin_consulta(url: str) -> str:
    return url.partition("?")[0].partition("#")[0]


# -------------------------------------------------------------------- statuses


def error_de_estado(respuesta: Respuesta, pac: str) -> ErrorPAC | None:
    """The error that an HTTP status means by itself.

    None for 2xx, and for 400, 409 and 422, with which a PAC may be refusing the document: there the adapter reads on.
    """
    estado, crudo = respuesta.estado, respuesta.cuerpo
    if 200 <= estado < 300 or estado in (400, 409, 422):
        return None
    if estado in (401, 403):
        return ErrorAutenticacion(
            f"{pac} no aceptó las credenciales (HTTP {estado}).",
            pac=pac,
            crudo=crudo,
            remedio="Corríjalas antes de repetir: varios intentos fallidos pueden bloquear la cuenta.",
        )
    if 300 <= estado < 400 or estado in (404, 405, 415):
        return ErrorProtocolo(
            f"lo que contestó no es el servicio de {pac} (HTTP {estado}).",
            pac=pac,
            crudo=crudo,
            remedio="Revise la dirección: no se siguen redirecciones.",
        )
    if estado in (408, 429) or estado >= 500:
        return TimbradoIndeterminado(
            f"{pac} contestó HTTP {estado} sin decir qué hizo con el comprobante.",
            pac=pac,
            crudo=crudo,
            remedio=_espera_pedida(respuesta) + NO_REENVIE,
        )
    return RespuestaInesperada(
        f"{pac} contestó HTTP {estado}, que su protocolo no prevé.", pac=pac, crudo=crudo, remedio=NO_REENVIE
    )


def _espera_pedida(respuesta: Respuesta) -> str:
    segundos = respuesta.encabezados.get("retry-after", "").strip()
    if segundos.isascii() and segundos.isdigit() and len(segundos) <= 5 and int(segundos) <= _ESPERA_MAXIMA:
        return f"Pide esperar {int(segundos)} segundos. "
    return ""
