"""A secret planted in every credential shows nowhere: repr, exceptions, tracebacks, logs."""

from __future__ import annotations

import json
import logging
import os
import traceback
from collections.abc import Callable
from dataclasses import fields

import httpx
import pytest

from cfdi.errores import ErrorPAC
from cfdi.pac import (
    Ambiente,
    CredencialesFactureApp,
    CredencialesIFactura,
    CredencialesIntegracionLibre,
    FactureApp,
    ITimbre,
    PreCFDI,
    Respuesta,
    TransporteHTTP,
    emitir,
    timbrar,
)
from cfdi.pac.contratos import Credenciales
from cfdi.pac.simulado import Servidor
from cfdi.sello.sellado import Sellado
from tests.pac.facturas import Responde, factura

SECRETO = "S3CRETO-que-no-debe-verse"
CREDENCIALES: list[Credenciales] = [
    CredencialesIFactura("cuenta", "usuario", SECRETO),
    CredencialesIntegracionLibre("usuario", SECRETO),
    CredencialesFactureApp(f"Bearer {SECRETO}"),
]


def _adaptador(credenciales: Credenciales, url: str) -> ITimbre | FactureApp:
    if isinstance(credenciales, CredencialesFactureApp):
        return FactureApp(url, credenciales, "1", Ambiente.PRUEBAS)
    assert isinstance(credenciales, CredencialesIFactura | CredencialesIntegracionLibre)
    ruta = "/service.php" if isinstance(credenciales, CredencialesIFactura) else "/itimbre.php"
    return ITimbre(credenciales, Ambiente.PRUEBAS, url + ruta)


def _falla(adaptador: ITimbre | FactureApp, transporte: TransporteHTTP | Responde, sellado: Sellado) -> ErrorPAC:
    with pytest.raises(ErrorPAC) as e:
        if isinstance(adaptador, FactureApp):
            emitir(factura(), adaptador, transporte=transporte)
        else:
            timbrar(sellado, adaptador, transporte=transporte)
    return e.value


def _lanza(error: type[httpx.RequestError]) -> Callable[[httpx.Request], httpx.Response]:
    def contestar(solicitud: httpx.Request) -> httpx.Response:
        raise error("falla", request=solicitud)

    return contestar


def _exigir_oculto(error: ErrorPAC) -> None:
    """Not in the message, nor in the attributes, nor in the traceback even when it prints every local of ours."""
    assert SECRETO not in f"{error} {error!r} {vars(error)}"
    con_locales = traceback.TracebackException.from_exception(error, capture_locals=True)
    nuestros = [paso for paso in con_locales.stack if f"{os.sep}cfdi{os.sep}" in paso.filename]
    assert nuestros, "the traceback has no frame of the library: this test looks at nothing"
    for paso in nuestros:
        assert SECRETO not in str(paso.locals), f"{paso.filename}:{paso.lineno} shows it"


@pytest.fixture(params=CREDENCIALES, ids=lambda c: type(c).__name__)
def credenciales(request: pytest.FixtureRequest) -> Credenciales:
    elegidas: Credenciales = request.param
    return elegidas


def test_las_credenciales_no_se_muestran(credenciales: Credenciales, una_sellada: Sellado) -> None:
    adaptador = _adaptador(credenciales, "https://pac.example")
    conversacion = (
        adaptador.emitir(PreCFDI.leer(factura()))
        if isinstance(adaptador, FactureApp)
        else adaptador.timbrar(una_sellada)
    )
    for visto in (credenciales, adaptador, conversacion, next(conversacion)):
        assert SECRETO not in f"{visto!r} {visto!s}"
    assert any(SECRETO in secreto for secreto in credenciales.secretos), "it would not be hidden in answers"
    assert {c.name for c in fields(credenciales) if not c.repr}, "no field is marked as a secret"


def test_ni_al_fallar_la_red(credenciales: Credenciales, una_sellada: Sellado) -> None:
    for error in (httpx.ConnectError, httpx.ReadTimeout, httpx.WriteError, httpx.RemoteProtocolError):
        with TransporteHTTP(httpx.MockTransport(_lanza(error))) as transporte:
            _exigir_oculto(_falla(_adaptador(credenciales, "https://pac.example"), transporte, una_sellada))


@pytest.mark.parametrize("estado", [200, 204, 302, 400, 401, 404, 418, 500])
def test_ni_al_contestar_cualquier_cosa(estado: int, credenciales: Credenciales, una_sellada: Sellado) -> None:
    transporte = Responde(Respuesta(estado, {}, b"<html>no</html>"))
    _exigir_oculto(_falla(_adaptador(credenciales, "https://pac.example"), transporte, una_sellada))


def test_ni_cuando_el_pac_lo_repite_en_su_respuesta(credenciales: Credenciales, una_sellada: Sellado) -> None:
    for dicho in (f"CFDI40108 - usuario con clave {SECRETO}", f"CFDI40108 - <b>{SECRETO}</b>"):
        for retcode in (10, 101, 307):
            contenido = {"codigo": "CFDI40108", "mensaje": dicho, "result": {"retcode": retcode, "error": dicho}}
            transporte = Responde(Respuesta(200, {}, json.dumps(contenido).encode()))
            error = _falla(_adaptador(credenciales, "https://pac.example"), transporte, una_sellada)
            assert SECRETO not in f"{error} {error!r}"
            assert "•••" in str(error)
            assert SECRETO.encode() in error.crudo, "the PAC's bytes are kept as they came"


def test_ni_en_los_registros_de_un_envio_de_verdad(
    credenciales: Credenciales, una_sellada: Sellado, servidor: Servidor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with TransporteHTTP() as transporte:
        _exigir_oculto(_falla(_adaptador(credenciales, servidor.url), transporte, una_sellada))
    assert caplog.records, "the libraries below log at DEBUG, or this test looks at nothing"
    assert SECRETO not in caplog.text
