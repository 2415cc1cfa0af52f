"""The simulated PAC over real HTTP survives whatever is thrown at it, and goes on stamping."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import closing, suppress

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cfdi.errores import ErrorConfiguracion, TimbradoIndeterminado
from cfdi.pac import Peticion, Respuesta, timbrar
from cfdi.pac.simulado import Servidor, itimbre
from cfdi.pac.simulado.servidor import LIMITE_CUERPO
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.sellado import Sellado


def _crudo(servidor: Servidor, contenido: bytes, *, terminar: bool = True) -> bytes:
    """What it answers to those bytes; `terminar` tells it that no more will come."""
    puerto = int(servidor.url.rpartition(":")[2])
    recibido = b""
    with closing(socket.create_connection(("127.0.0.1", puerto), timeout=10)) as conexion, suppress(ConnectionError):
        conexion.sendall(contenido)
        if terminar:
            conexion.shutdown(socket.SHUT_WR)
        while trozo := conexion.recv(65536):
            recibido += trozo
    return recibido


def _estado(respuesta: bytes) -> int:
    return int(respuesta.split(b" ", 2)[1])


@pytest.fixture
def sigue_timbrando(servidor: Servidor, sellada: Callable[..., Sellado], conocidos: Conocidos) -> Callable[[], None]:
    def comprobar() -> None:
        assert timbrar(sellada(), itimbre(servidor.url), conocidos=conocidos).verificar(conocidos).correcta

    return comprobar


@pytest.mark.parametrize(
    ("peticion", "estado"),
    [
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\n\r\n", 411),
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhola!\r\n0\r\n\r\n", 411),
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nhola!", 400),
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\nContent-Length: cinco\r\n\r\nhola!", 400),
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nhola!", 400),
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhola!!", 400),
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\nContent-Length: " + b"9" * 400 + b"\r\n\r\nhola!", 400),
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\nhola!", 413),
        (b"POST /service.php HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhola!", 200),
        (b"POST /no/existe HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 404),
        (b"POST /../../etc/passwd HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 404),
        (b"POST http://otro.example/service.php HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 404),
        (b"GET /service.php?q=%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"DELETE /service.php HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"INVENTO /service.php HTTP/1.1\r\nHost: x\r\n\r\n", 501),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: 1\r\n" % i for i in range(200)) + b"\r\n", 431),
    ],
)
def test_cada_peticion_mal_hecha_tiene_su_respuesta(
    peticion: bytes, estado: int, servidor: Servidor, sigue_timbrando: Callable[[], None]
) -> None:
    assert _estado(_crudo(servidor, peticion)) == estado
    sigue_timbrando()


def test_quien_se_va_a_medias_no_lo_detiene(servidor: Servidor, sigue_timbrando: Callable[[], None]) -> None:
    for peticion in (b"", b"POST /service.php HTTP/1.1\r\nContent-Length: 500\r\n\r\nmedia"):
        assert _crudo(servidor, peticion) == b"", "half a request must not be attended"
    assert b" 200 " not in _crudo(servidor, b"POST /serv")
    sigue_timbrando()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda b: b"POST /service.php HTTP/1.1\r\n" + b))
def test_bytes_cualesquiera(servidor: Servidor, sigue_timbrando: Callable[[], None], contenido: bytes) -> None:
    respuesta = _crudo(servidor, contenido)
    assert b"Traceback" not in respuesta
    sigue_timbrando()


def test_un_cuerpo_de_60_mb_se_rechaza_sin_guardarlo(servidor: Servidor, sigue_timbrando: Callable[[], None]) -> None:
    cuerpo = b"q=" + b"x" * 60_000_000
    respuesta = httpx.post(f"{servidor.url}/service.php", content=cuerpo)
    assert respuesta.status_code == 413
    assert "20 MiB" in respuesta.text
    assert len(cuerpo) > LIMITE_CUERPO
    sigue_timbrando()


def test_lo_que_falla_por_dentro_es_un_500_sin_detalles(
    sellada: Callable[..., Sellado], caplog: pytest.LogCaptureFixture
) -> None:
    def fallar(_: Peticion) -> Respuesta:
        raise RuntimeError("detalle interno")

    with Servidor(fallar) as servidor:
        respuesta = httpx.post(f"{servidor.url}/service.php", content=b"q=1")
        assert respuesta.status_code == 500
        assert "detalle" not in respuesta.text
        with pytest.raises(TimbradoIndeterminado):
            timbrar(sellada(), itimbre(servidor.url))
    assert "detalle interno" in caplog.text, "whoever runs it must be able to find out"


def test_quien_atiende_puede_ponerse_en_medio(sellada: Callable[..., Sellado]) -> None:
    """The seam: whoever answers is a function from request to answer, and another may stand around it."""
    recibidas: list[Peticion] = []

    def anotar(peticion: Peticion) -> Respuesta:
        recibidas.append(peticion)
        return Respuesta(503, {"retry-after": "7"}, b"")

    with Servidor(anotar) as servidor, pytest.raises(TimbradoIndeterminado, match="7 segundos"):
        timbrar(sellada(), itimbre(servidor.url))
    (peticion,) = recibidas
    assert peticion.encabezados["content-type"] == "application/x-www-form-urlencoded"
    assert peticion.cuerpo.startswith(b"q=")


def test_un_puerto_que_no_se_puede_usar_se_dice(servidor: Servidor) -> None:
    for puerto in (int(servidor.url.rpartition(":")[2]), 70_000):
        with pytest.raises(ErrorConfiguracion, match="puerto"):
            Servidor(lambda _: Respuesta(200), puerto=puerto)


def test_al_salir_deja_de_escuchar() -> None:
    with Servidor(lambda _: Respuesta(200, {}, b"hola")) as servidor:
        assert httpx.get(servidor.url).text == "hola"
        url = servidor.url
    servidor.esperar()
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)
