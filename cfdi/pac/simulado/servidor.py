"""The simulated PAC over real HTTP, on this machine.

with Servidor(PACSimulado()) as servidor:
    timbrar(sellado, itimbre(servidor.url), conocidos=…)
"""

from __future__ import annotations

import logging
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Final, Self

from cfdi.errores import ErrorConfiguracion
from cfdi.pac.simulado.nucleo import PACSimulado
from cfdi.pac.simulado.protocolos import Atender, atender_con
from cfdi.pac.transporte import Peticion, Respuesta

LIMITE_CUERPO: Final = 20 * 1024 * 1024
"""Of a request, in bytes: an invoice of 10,000 conceptos takes 7 MB."""

_ESPERA_DEL_CLIENTE: Final = 30  # seconds of silence after which a connection is closed
_DRENAJE_SEGUNDOS: Final = 5
_TROZO: Final = 1 << 16

_registro = logging.getLogger(__name__)


class Servidor:
    """A context manager: it answers from the moment it is entered, in threads of its own, until it is left.

    `atiende`: a PAC, or whoever answers in its place. `puerto` 0 takes a free one. It listens on this machine only.
    Raises ErrorConfiguracion when the port cannot be used.
    """

    def __init__(self, atiende: PACSimulado | Atender, *, puerto: int = 0) -> None:
        atender = atender_con(atiende) if isinstance(atiende, PACSimulado) else atiende
        try:
            self._servidor = _Servidor(("127.0.0.1", puerto), _manejador(atender))
        except (OSError, OverflowError):
            raise ErrorConfiguracion(
                "no se puede escuchar en ese puerto",
                campo="puerto",
                valor=puerto,
                remedio="Use otro (1024 a 65535), o 0 para uno libre.",
            ) from None
        self._hilo = Thread(target=self._servidor.serve_forever, args=(0.05,), name="pac-simulado", daemon=True)

    @property
    def url(self) -> str:
        """Its address: `http://127.0.0.1:<port>`."""
        return f"http://127.0.0.1:{self._servidor.server_port}"

    def esperar(self) -> None:
        """Wait until it stops answering: for whoever runs it in the foreground."""
        self._hilo.join()

    def __enter__(self) -> Self:
        self._hilo.start()
        return self

    def __exit__(self, tipo: type[BaseException] | None, error: BaseException | None, t: TracebackType | None) -> None:
        self._servidor.shutdown()
        self._servidor.server_close()
        self._hilo.join()


class _Servidor(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the signature is theirs
        # Clients that go away in the middle are the daily bread of a server that others test their failures with.
        _registro.debug("una conexión terminó mal", exc_info=True)


def _manejador(atender: Atender) -> type[BaseHTTPRequestHandler]:
    class Manejador(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "pac-simulado"
        sys_version = ""
        timeout = _ESPERA_DEL_CLIENTE

        def do_POST(self) -> None:
            self.close_connection = True
            largo = self._largo()
            if isinstance(largo, Respuesta):
                self._contestar(largo)
                self._drenar()
                return
            cuerpo = self.rfile.read(largo)
            if len(cuerpo) == largo:  # otherwise nobody is there to be answered
                self._contestar(self._responder(cuerpo))

        def do_GET(self) -> None:
            self.close_connection = True
            self._contestar(self._responder(b""))

        do_PUT = do_DELETE = do_PATCH = do_GET

        def _largo(self) -> int | Respuesta:
            """Bytes of the body, or what to answer to whoever does not say it well."""
            declarados = self.headers.get_all("Content-Length", [])
            if self.headers.get("Transfer-Encoding") is not None or not declarados:
                return _texto(411, "Falta Content-Length.")
            largo = declarados[0].strip()
            if len(declarados) > 1 or not (largo.isascii() and largo.isdigit() and len(largo) <= 18):
                return _texto(400, "Content-Length no es un número.")
            if int(largo) > LIMITE_CUERPO:
                return _texto(413, f"El límite es de {LIMITE_CUERPO // 1048576} MiB.")
            return int(largo)

        def _responder(self, cuerpo: bytes) -> Respuesta:
            try:
                # The address is this machine's whatever the request says: only its path is looked at.
                ruta = self.path if self.path.startswith("/") else "/"
                encabezados = {nombre.lower(): valor for nombre, valor in self.headers.items()}
                peticion = Peticion("pac-simulado", self.command, f"http://127.0.0.1{ruta}", encabezados, cuerpo)
                return atender(peticion)
            except Exception:
                _registro.exception("el PAC simulado falló al atender una petición")
                return _texto(500, "El PAC simulado falló: vea su registro.")

        def _contestar(self, respuesta: Respuesta) -> None:
            self.send_response(respuesta.estado)
            for nombre, valor in respuesta.encabezados.items():
                self.send_header(nombre, valor)
            self.send_header("Content-Length", str(len(respuesta.cuerpo)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(respuesta.cuerpo)

        def _drenar(self) -> None:
            """Let the client finish for a moment: closing on what it still writes would cost it our answer."""
            self.connection.settimeout(_DRENAJE_SEGUNDOS)
            hasta = time.monotonic() + _DRENAJE_SEGUNDOS
            while time.monotonic() < hasta and self.rfile.read1(_TROZO):
                pass

        def log_message(self, format: str, *args: Any) -> None:
            _registro.debug("%s %s", self.command, format % args)

    return Manejador


def _texto(estado: int, texto: str) -> Respuesta:
    return Respuesta(estado, {"content-type": "text/plain;charset=UTF-8"}, f"{texto}\n".encode())
