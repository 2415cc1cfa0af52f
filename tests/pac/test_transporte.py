"""The way out: what leaves, what is refused before it leaves, and how each failure is classified."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from cfdi.errores import (
    ErrorAutenticacion,
    ErrorConexion,
    ErrorConfiguracion,
    ErrorPAC,
    ErrorProtocolo,
    RespuestaInesperada,
    TimbradoIndeterminado,
)
from cfdi.pac import transporte_http
from cfdi.pac.transporte import (
    Conversacion,
    Peticion,
    Respuesta,
    Tiempos,
    conducir,
    conducir_async,
    error_de_estado,
)
from cfdi.pac.transporte_http import TransporteHTTP, TransporteHTTPAsincrono
from tests.pac.facturas import Responde

SECRETO = "clave-que-no-debe-verse"


def _peticion(url: str = "https://pac.example/timbrar", **cambios: object) -> Peticion:
    campos = {"encabezados": {"Authorization": SECRETO}, "cuerpo": SECRETO.encode(), **cambios}
    return Peticion("PAC", "POST", url, **campos)  # type: ignore[arg-type]


def _enviar(peticion: Peticion, base: httpx.BaseTransport | None = None) -> Respuesta:
    with TransporteHTTP(base) as transporte:
        return transporte.enviar(peticion)


def _enviar_async(peticion: Peticion, base: httpx.AsyncBaseTransport | None = None) -> Respuesta:
    async def enviar() -> Respuesta:
        async with TransporteHTTPAsincrono(base) as transporte:
            return await transporte.enviar(peticion)

    return asyncio.run(enviar())


# Addresses


@pytest.mark.parametrize(
    "url", ["https://pac.example/x?token=1", "http://127.0.0.1:8080/", "http://localhost/x", "http://[::1]:1/"]
)
def test_direcciones_admitidas(url: str) -> None:
    assert _peticion(url).url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://pac.example/",
        "http://127.0.0.1.example/",
        "http://localhost@pac.example/",
        "http://localhost\\@pac.example/",
        "https://usuario:clave@pac.example/",
        "ftp://pac.example/",
        "file:///etc/passwd",
        "pac.example",
        "https://",
        "https://[::1",
        "https://pac.example:puerto/",
        "",
    ],
)
def test_direcciones_rechazadas_antes_de_enviar(url: str) -> None:
    with pytest.raises(ErrorConfiguracion) as e:
        _peticion(url)
    assert e.value.remedio
    assert "clave" not in str(e.value)


def test_repr_no_muestra_consulta_encabezados_ni_cuerpo() -> None:
    peticion = _peticion(f"https://pac.example/x?token={SECRETO}")
    assert repr(peticion) == f"Peticion(POST https://pac.example/x, {len(SECRETO)} bytes)"
    assert SECRETO not in repr(Respuesta(200, {"x": SECRETO}, SECRETO.encode()))


# What leaves


def test_sale_lo_pedido_y_nada_que_anada_el_cliente() -> None:
    recibidas: list[httpx.Request] = []

    def contestar(solicitud: httpx.Request) -> httpx.Response:
        recibidas.append(solicitud)
        return httpx.Response(201, headers=[(b"X-Algo", "sí".encode())], content=b"hecho")

    respuesta = _enviar(_peticion(tiempos=Tiempos(1, 2, 3, 4)), httpx.MockTransport(contestar))
    assert (respuesta.estado, respuesta.cuerpo) == (201, b"hecho")
    assert "x-algo" in respuesta.encabezados
    (solicitud,) = recibidas
    assert solicitud.method == "POST"
    assert solicitud.content == SECRETO.encode()
    assert set(solicitud.headers) == {"host", "content-length", "user-agent", "accept-encoding", "authorization"}
    assert solicitud.extensions["timeout"] == {"connect": 1, "write": 2, "read": 3, "pool": 4}


def test_los_tiempos_estan_dichos_siempre() -> None:
    assert Tiempos() == Tiempos(conexion=10, escritura=30, lectura=90, reserva=5, total=180)


@pytest.mark.parametrize("estado", [301, 302, 303, 307, 308])
def test_no_se_sigue_ninguna_redireccion(estado: int) -> None:
    visitas: list[str] = []

    def contestar(solicitud: httpx.Request) -> httpx.Response:
        visitas.append(str(solicitud.url))
        return httpx.Response(estado, headers={"location": "https://otro.example/"})

    respuesta = _enviar(_peticion(), httpx.MockTransport(contestar))
    assert visitas == ["https://pac.example/timbrar"]
    assert isinstance(error_de_estado(respuesta, "PAC"), ErrorProtocolo)


def test_httpx_no_se_importa_hasta_que_se_envia() -> None:
    codigo = "import sys, cfdi.pac, cfdi.pac.simulado; sys.exit('httpx' in sys.modules)"
    hecho = subprocess.run([sys.executable, "-c", codigo], check=False, cwd=Path(__file__).parents[2])
    assert hecho.returncode == 0, "importing cfdi.pac loads httpx"


# Failures


NUNCA_SALIO = [
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.ProxyError,
]
EN_DUDA = [
    httpx.WriteTimeout,
    httpx.WriteError,
    httpx.ReadTimeout,
    httpx.ReadError,
    httpx.RemoteProtocolError,
    httpx.LocalProtocolError,
    httpx.CloseError,
    httpx.DecodingError,
    OSError,
    RuntimeError,
]


def _lanza(clase: type[Exception]) -> Callable[[httpx.Request], httpx.Response]:
    def contestar(solicitud: httpx.Request) -> httpx.Response:
        if issubclass(clase, httpx.RequestError):
            raise clase(SECRETO, request=solicitud)
        raise clase(SECRETO)

    return contestar


def _exigir_limpia(error: BaseException) -> None:
    """Nothing of httpx is reachable from an error of ours, and no secret shows."""
    assert error.__cause__ is None
    assert error.__context__ is None, "raised inside a handler: the context keeps httpx's exception, with its request"
    vistos: list[object] = [*vars(error).values(), *error.args]
    paso = error.__traceback__
    while paso is not None:
        if f"{os.sep}cfdi{os.sep}pac{os.sep}" in paso.tb_frame.f_code.co_filename:
            vistos += paso.tb_frame.f_locals.values()
        paso = paso.tb_next
    for visto in vistos:
        assert not type(visto).__module__.startswith(("httpx", "httpcore")), f"{type(visto)} escapes"
        assert SECRETO not in repr(visto)
    assert SECRETO not in f"{error} {error!r}"


@pytest.mark.parametrize("clase", [*NUNCA_SALIO, *EN_DUDA], ids=lambda c: c.__name__)
@pytest.mark.parametrize("asincrono", [False, True], ids=["sync", "async"])
def test_cada_falla_de_httpx_se_clasifica(clase: type[Exception], asincrono: bool) -> None:
    base = httpx.MockTransport(_lanza(clase))
    with pytest.raises(ErrorPAC) as e:
        (_enviar_async if asincrono else _enviar)(_peticion(), base)
    assert type(e.value) is (ErrorConexion if clase in NUNCA_SALIO else TimbradoIndeterminado)
    assert e.value.pac == "PAC"
    assert e.value.remedio
    _exigir_limpia(e.value)


def test_lo_que_no_se_puede_ni_preparar_nunca_salio() -> None:
    for peticion in (_peticion("https://pac.example/\x01"), _peticion(encabezados={"X": "ñ€"})):
        with pytest.raises(ErrorConexion) as e:
            _enviar(peticion)
        _exigir_limpia(e.value)


@pytest.mark.parametrize(
    ("estado", "clase"),
    [
        *((e, None) for e in (200, 201, 204, 400, 409, 422)),
        *((e, ErrorAutenticacion) for e in (401, 403)),
        *((e, ErrorProtocolo) for e in (300, 301, 302, 304, 307, 308, 404, 405, 415)),
        *((e, TimbradoIndeterminado) for e in (408, 429, 500, 501, 502, 503, 504, 520, 599)),
        *((e, RespuestaInesperada) for e in (100, 101, 199, 402, 406, 410, 413, 418, 451, 499)),
    ],
)
def test_cada_estado_http_se_clasifica(estado: int, clase: type[ErrorPAC] | None) -> None:
    error = error_de_estado(Respuesta(estado, {}, b"cuerpo"), "PAC")
    assert type(error) is (clase or type(None))
    if error is not None:
        assert error.crudo == b"cuerpo"
        assert error.remedio


def test_la_espera_que_pide_el_servidor_se_dice() -> None:
    for valor, dicho in (("120", "120 segundos"), ("Wed, 21 Oct 2026 07:28:00 GMT", ""), ("9" * 400, ""), ("²", "")):
        error = error_de_estado(Respuesta(503, {"retry-after": valor}), "PAC")
        assert error is not None
        assert dicho in (error.remedio or "")
        assert ("Pide esperar" in (error.remedio or "")) == bool(dicho)


# Over real sockets


@contextmanager
def _enchufe(atender: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server of one connection, that does with it as told."""
    with socket.create_server(("127.0.0.1", 0)) as escucha:

        def servir() -> None:
            conexion, _ = escucha.accept()
            with conexion:
                conexion.settimeout(10)
                atender(conexion)

        hilo = threading.Thread(target=servir, daemon=True)
        hilo.start()
        yield f"http://127.0.0.1:{escucha.getsockname()[1]}/"
        hilo.join(10)
        assert not hilo.is_alive(), "the test server still waits: nobody connected to it"


def _leer_todo(conexion: socket.socket) -> None:
    """The whole request: to close on what was not read resets the connection, which is another failure."""
    recibido = b""
    while not recibido.endswith(SECRETO.encode()):
        recibido += conexion.recv(65536)


def _corta(conexion: socket.socket) -> None:
    _leer_todo(conexion)


def _corta_a_media_respuesta(conexion: socket.socket) -> None:
    _leer_todo(conexion)
    conexion.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nmedia")


def _calla(conexion: socket.socket) -> None:
    while conexion.recv(65536):
        pass


def _gotea(conexion: socket.socket) -> None:
    _leer_todo(conexion)
    conexion.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    with suppress(OSError):  # the client left, as it should
        for _ in range(60):
            conexion.sendall(b".")
            time.sleep(0.05)


def _balbucea(conexion: socket.socket) -> None:
    _leer_todo(conexion)
    conexion.sendall(b"\x00\xff esto no es HTTP\r\n\r\n")


@pytest.mark.parametrize(
    ("atender", "motivo"),
    [
        (_corta, "cerró la conexión"),
        (_corta_a_media_respuesta, "cerró la conexión"),
        (_calla, "se agotó el tiempo"),
        (_gotea, "no acaba de llegar"),
        (_balbucea, "cerró la conexión"),
    ],
)
@pytest.mark.parametrize("asincrono", [False, True], ids=["sync", "async"])
def test_lo_que_falla_despues_de_salir_queda_en_duda(
    atender: Callable[[socket.socket], None], motivo: str, asincrono: bool
) -> None:
    tiempos = Tiempos(lectura=0.3, total=0.4)
    with _enchufe(atender) as url, pytest.raises(TimbradoIndeterminado, match=motivo) as e:
        (_enviar_async if asincrono else _enviar)(_peticion(url, tiempos=tiempos))
    _exigir_limpia(e.value)


@pytest.mark.parametrize("asincrono", [False, True], ids=["sync", "async"])
def test_sin_nadie_que_escuche_nunca_salio(asincrono: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as libre:
        puerto = libre.getsockname()[1]
    with pytest.raises(ErrorConexion, match="no se pudo conectar") as e:
        (_enviar_async if asincrono else _enviar)(_peticion(f"http://127.0.0.1:{puerto}/"))
    _exigir_limpia(e.value)


def test_el_proxy_del_entorno_no_se_interpone_con_esta_maquina(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")

    def contestar(conexion: socket.socket) -> None:
        _leer_todo(conexion)
        conexion.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    with _enchufe(contestar) as url:
        assert _enviar(_peticion(url)).cuerpo == b"ok"


# Answers that are too much


class _SinFin(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield b"x" * 65536

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 65536


@pytest.mark.parametrize("asincrono", [False, True], ids=["sync", "async"])
def test_una_respuesta_sin_fin_se_corta(asincrono: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transporte_http, "LIMITE_RESPUESTA", 1_000_000)
    base = httpx.MockTransport(lambda _: httpx.Response(200, stream=_SinFin()))
    with pytest.raises(RespuestaInesperada) as e:
        (_enviar_async if asincrono else _enviar)(_peticion(), base)
    assert 0 < len(e.value.crudo) <= 1_048_576
    _exigir_limpia(e.value)


def test_una_respuesta_comprimida_no_se_descomprime() -> None:
    encabezados = {"content-encoding": "gzip"}
    base = httpx.MockTransport(lambda _: httpx.Response(200, headers=encabezados, stream=httpx.ByteStream(b"\x1f\x8b")))
    with pytest.raises(RespuestaInesperada) as e:
        _enviar(_peticion(), base)
    assert e.value.crudo == b"\x1f\x8b"


def test_nada_secreto_en_los_registros(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for atender in (_corta, _corta_a_media_respuesta):
        with _enchufe(atender) as url, pytest.raises(TimbradoIndeterminado):
            _enviar(_peticion(url))
    assert caplog.records, "the libraries below log at DEBUG, or this test looks at nothing"
    assert SECRETO not in caplog.text


# Conversations of several requests


def _dos_pasos() -> Conversacion[str]:
    primera = yield _peticion("https://pac.example/1")
    try:
        segunda = yield _peticion("https://pac.example/2")
    except ErrorConexion:
        segunda = yield _peticion("https://pac.example/otra")
    return f"{primera.cuerpo.decode()} {segunda.cuerpo.decode()}"


class _PorRuta:
    def enviar(self, peticion: Peticion) -> Respuesta:
        if peticion.url.endswith("/2"):
            raise ErrorConexion("no se pudo", pac="PAC")
        return Respuesta(200, {}, peticion.url.rpartition("/")[2].encode())


class _PorRutaAsincrono:
    async def enviar(self, peticion: Peticion) -> Respuesta:
        return _PorRuta().enviar(peticion)


def test_una_conversacion_recibe_cada_respuesta_y_cada_falla() -> None:
    assert conducir(_dos_pasos(), _PorRuta()) == "1 otra"
    assert asyncio.run(conducir_async(_dos_pasos(), _PorRutaAsincrono())) == "1 otra"


def test_una_falla_que_el_adaptador_no_espera_llega_a_quien_llamo() -> None:
    falla = TimbradoIndeterminado("nada", pac="PAC")
    with pytest.raises(TimbradoIndeterminado) as e:
        conducir(_dos_pasos(), Responde(falla))
    assert e.value is falla
