"""The transports over real HTTP, by httpx: synchronous and asynchronous, with the same limits and the same failures.

httpx is imported when the first request is sent. Nothing of it ever travels inside our exceptions: its own carry the
request, with headers and body.
"""

from __future__ import annotations

import time
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from cfdi import __version__
from cfdi.errores import ErrorConexion, ErrorPAC, RespuestaInesperada, TimbradoIndeterminado
from cfdi.pac.transporte import LIMITE_RESPUESTA, NO_REENVIE, Peticion, Respuesta

if TYPE_CHECKING:
    import httpx

_CRUDO_CONSERVADO: Final = 1024 * 1024  # of an answer over the limit, what is kept for whoever looks into it


class TransporteHTTP:
    """HTTP by httpx, synchronous. A context manager; its threads may share it.

    `base` replaces the sockets of httpx (`httpx.MockTransport`, or one with settings of its own).
    """

    def __init__(self, base: httpx.BaseTransport | None = None) -> None:
        self._base = base
        self._cliente: httpx.Client | None = None
        self._candado = Lock()

    def enviar(self, peticion: Peticion) -> Respuesta:
        resultado = self._intercambiar(peticion)
        if isinstance(resultado, ErrorPAC):
            # Raised here, outside of any handler and without the inner frames: neither the context nor the locals of
            # its traceback lead to an object of httpx.
            raise resultado.with_traceback(None)
        return resultado

    def close(self) -> None:
        """Close the connections."""
        if self._cliente is not None:
            self._cliente.close()
            self._cliente = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, tipo: type[BaseException] | None, error: BaseException | None, t: TracebackType | None) -> None:
        self.close()

    def _intercambiar(self, peticion: Peticion) -> Respuesta | ErrorPAC:
        import httpx

        try:
            with self._candado:
                if self._cliente is None:
                    self._cliente = httpx.Client(transport=self._base, **_opciones())
                cliente = self._cliente
            solicitud = _solicitud(peticion)
        except Exception:
            return _nunca_salio(peticion, "no se pudo preparar el envío")
        llegada = _Llegada(peticion)
        try:
            contestacion = cliente.send(solicitud, stream=True)
            try:
                for trozo in contestacion.iter_raw() if _comprimida(contestacion) else contestacion.iter_bytes():
                    llegada.agregar(trozo)
            finally:
                contestacion.close()
            return llegada.respuesta(contestacion)
        except ErrorPAC as error:
            return error
        except Exception as error:
            return _clasificar(error, peticion)


class TransporteHTTPAsincrono:
    """HTTP by httpx, asynchronous: an async context manager for use within one event loop. `base` as above."""

    def __init__(self, base: httpx.AsyncBaseTransport | None = None) -> None:
        self._base = base
        self._cliente: httpx.AsyncClient | None = None

    async def enviar(self, peticion: Peticion) -> Respuesta:
        resultado = await self._intercambiar(peticion)
        if isinstance(resultado, ErrorPAC):
            raise resultado.with_traceback(None)
        return resultado

    async def aclose(self) -> None:
        """Close the connections."""
        if self._cliente is not None:
            await self._cliente.aclose()
            self._cliente = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, tipo: type[BaseException] | None, error: BaseException | None, t: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _intercambiar(self, peticion: Peticion) -> Respuesta | ErrorPAC:
        import httpx

        try:
            if self._cliente is None:
                self._cliente = httpx.AsyncClient(transport=self._base, **_opciones())
            solicitud = _solicitud(peticion)
        except Exception:
            return _nunca_salio(peticion, "no se pudo preparar el envío")
        llegada = _Llegada(peticion)
        try:
            contestacion = await self._cliente.send(solicitud, stream=True)
            try:
                async for trozo in (
                    contestacion.aiter_raw() if _comprimida(contestacion) else contestacion.aiter_bytes()
                ):
                    llegada.agregar(trozo)
            finally:
                await contestacion.aclose()
            return llegada.respuesta(contestacion)
        except ErrorPAC as error:
            return error
        except Exception as error:
            return _clasificar(error, peticion)


def _opciones() -> dict[str, Any]:
    import httpx

    return {
        "follow_redirects": False,
        # A connection kept alive may be closed by the server just as the next invoice is written to it, and that
        # invoice would be in doubt. A handshake per stamp is cheaper.
        "limits": httpx.Limits(max_keepalive_connections=0),
        # Proxies come from the environment, but none stands between this machine and itself.
        "mounts": {"all://localhost": None, "all://127.0.0.1": None, "all://[::1]": None},
    }


def _solicitud(peticion: Peticion) -> httpx.Request:
    """Made by hand: some PACs break on the headers that a client adds by itself."""
    import httpx

    t = peticion.tiempos
    tiempos = httpx.Timeout(connect=t.conexion, write=t.escritura, read=t.lectura, pool=t.reserva)
    return httpx.Request(
        peticion.metodo,
        peticion.url,
        headers={"User-Agent": f"cfdi/{__version__}", "Accept-Encoding": "identity", **peticion.encabezados},
        content=peticion.cuerpo,
        extensions={"timeout": tiempos.as_dict()},
    )


def _comprimida(contestacion: httpx.Response) -> bool:
    """Not asked for, and undoing it without a bound is how a small answer fills the memory."""
    return contestacion.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity")


class _Llegada:
    """An answer as it comes in, bounded in size and in time."""

    def __init__(self, peticion: Peticion) -> None:
        self._peticion = peticion
        self._cuerpo = bytearray()
        self._limite = time.monotonic() + peticion.tiempos.total

    def agregar(self, trozo: bytes) -> None:
        self._cuerpo += trozo
        pac = self._peticion.pac
        if len(self._cuerpo) > LIMITE_RESPUESTA:
            raise RespuestaInesperada(
                f"{pac} contestó más de {LIMITE_RESPUESTA // 1048576} MiB.",
                pac=pac,
                crudo=bytes(self._cuerpo[:_CRUDO_CONSERVADO]),
                remedio=NO_REENVIE,
            )
        if time.monotonic() > self._limite:
            raise _indeterminado(self._peticion, "su respuesta no acaba de llegar")

    def respuesta(self, contestacion: httpx.Response) -> Respuesta:
        cuerpo = bytes(self._cuerpo)
        if _comprimida(contestacion):
            pac = self._peticion.pac
            raise RespuestaInesperada(
                f"{pac} contestó comprimido, lo que no se le pidió.", pac=pac, crudo=cuerpo, remedio=NO_REENVIE
            )
        return Respuesta(contestacion.status_code, {n.lower(): v for n, v in contestacion.headers.items()}, cuerpo)


_MOTIVOS: Final = {
    "ConnectTimeout": "no contestó al conectar",
    "PoolTimeout": "no hubo una conexión libre a tiempo",
    "UnsupportedProtocol": "la dirección no es http ni https",
    "ProxyError": "el proxy no dejó conectar",
    "WriteTimeout": "se agotó el tiempo mientras se enviaba",
    "ReadTimeout": "se agotó el tiempo de espera de la respuesta",
    "WriteError": "se cortó la conexión mientras se enviaba",
    "ReadError": "se cortó la conexión antes de la respuesta",
    "RemoteProtocolError": "cerró la conexión sin una respuesta completa",
}


def _clasificar(error: Exception, peticion: Peticion) -> ErrorPAC:
    """An exception of httpx as one of ours. What is not known to have stayed here is in doubt."""
    import httpx

    motivo = _MOTIVOS.get(type(error).__name__)
    if isinstance(
        error,
        httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.UnsupportedProtocol | httpx.ProxyError,
    ):
        return _nunca_salio(peticion, motivo or "no se pudo conectar")
    return _indeterminado(peticion, motivo or "se interrumpió la comunicación")


def _nunca_salio(peticion: Peticion, motivo: str) -> ErrorConexion:
    return ErrorConexion(
        f"no se envió nada a {peticion.pac}: {motivo} ({peticion.destino}).",
        pac=peticion.pac,
        remedio="Revise la red, el proxy y la dirección, y repita: es seguro.",
    )


def _indeterminado(peticion: Peticion, motivo: str) -> TimbradoIndeterminado:
    return TimbradoIndeterminado(f"{peticion.pac}: {motivo}.", pac=peticion.pac, remedio=NO_REENVIE)
