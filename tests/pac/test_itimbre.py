"""iTimbre's `cfd2cfdi`: what is sent against the vendor's page, and every answer that it documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.errores import (
    ErrorAutenticacion,
    ErrorConfiguracion,
    ErrorPAC,
    RechazoPAC,
    RespuestaInesperada,
    TimbradoIndeterminado,
)
from cfdi.pac import (
    Ambiente,
    CredencialesIFactura,
    CredencialesIntegracionLibre,
    ITimbre,
    Peticion,
    Respuesta,
    timbrar,
)
from cfdi.pac.itimbre import identificador
from cfdi.pac.simulado import EnProceso, PACSimulado, Servidor, itimbre, itimbre_libre
from cfdi.pac.simulado.protocolos import atender_con
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.sellado import Sellado
from tests.pac.facturas import RFC, Responde
from tests.rutas import COMPARTIDO, necesita_compartido

Nueva = Callable[..., Sellado]

PAGINA = COMPARTIDO / "pac" / "paginas" / "ifactura.txt"
IFACTURA = CredencialesIFactura("demo", "administrador", "Administr4dor")
LIBRE = CredencialesIntegracionLibre("miemail@midominio.com", "cabb17fb")


def _pedido(sellado: Sellado, credenciales: CredencialesIFactura | CredencialesIntegracionLibre) -> dict[str, Any]:
    """What the adapter puts in the field `q`."""
    peticion = next(ITimbre(credenciales, Ambiente.PRODUCCION).timbrar(sellado))
    (q,) = parse_qs(peticion.cuerpo.decode("ascii"), strict_parsing=True)["q"]
    leido: dict[str, Any] = json.loads(q)
    return leido


def _responder(sellado: Sellado, resultado: object, estado: int = 200) -> None:
    """Stamp with a PAC that answers that `result`."""
    cuerpo = json.dumps({"id_transaccion": 0, "result": resultado}).encode()
    timbrar(sellado, itimbre(), transporte=Responde(Respuesta(estado, {}, cuerpo)))


def _de_la_pagina(nombre: str) -> str:
    """The text of the page from a block of that name on."""
    return PAGINA.read_text(encoding="utf-8").partition(f"\n{nombre}\n")[2]


def _json_de_la_pagina(nombre: str) -> Any:
    return json.JSONDecoder().raw_decode(_de_la_pagina(nombre).lstrip())[0]


def _tipos(objeto: dict[str, Any]) -> dict[str, type]:
    return {clave: type(valor) for clave, valor in objeto.items()}


# Request


@necesita_compartido
def test_lo_enviado_a_ifactura_es_lo_que_pide_su_pagina(sellada: Nueva) -> None:
    muestra, pedido = _json_de_la_pagina("request-cfd2cfdi.json"), _pedido(sellada(), IFACTURA)
    assert _tipos(pedido) == _tipos(muestra)
    distintos = {clave for clave in muestra if pedido[clave] != muestra[clave]}
    # xml_version: the page's sample is a CFD 2.2. getPdf: it asks for a PDF. The other two are the document's own.
    assert distintos == {"xml_version", "xml_data", "id_transaccion", "getPdf"}


@necesita_compartido
def test_lo_enviado_a_integracion_libre_lleva_el_sobre_de_su_pagina(sellada: Nueva) -> None:
    # The page has no cfd2cfdi of this service: its envelope is that of the cancelation.
    muestra, pedido = _json_de_la_pagina("llamada-Xcancelacion.json"), _pedido(sellada(), LIBRE)
    assert _tipos(pedido) == _tipos(muestra)
    propios = {"client", "folios"}  # of the cancelation
    assert {*pedido["params"]} - {"xmldata"} == {*muestra["params"]} - propios
    assert pedido["params"]["RFC"] == RFC


@pytest.mark.parametrize(("credenciales", "clave"), [(IFACTURA, "xml_data"), (LIBRE, "xmldata")])
def test_viaja_el_xml_sellado_tal_cual(
    sellada: Nueva, credenciales: CredencialesIFactura | CredencialesIntegracionLibre, clave: str
) -> None:
    sellado = sellada()
    pedido = _pedido(sellado, credenciales)
    assert pedido.get("params", pedido)[clave].encode() == sellado.xml
    assert pedido["method"] == "cfd2cfdi"


def test_va_por_post_en_el_campo_q_y_en_ascii(sellada: Nueva) -> None:
    peticion = next(ITimbre(IFACTURA, Ambiente.PRODUCCION).timbrar(sellada()))
    assert peticion.metodo == "POST"
    assert peticion.url == "https://facturacion33.itimbre.com/service.php", "nothing of the request goes in the URL"
    assert peticion.encabezados["Content-Type"] == "application/x-www-form-urlencoded"
    (q,) = parse_qs(peticion.cuerpo.decode("ascii"))["q"]
    assert q.isascii(), "whoever reads q as Latin-1 must read the same"


def test_el_identificador_es_el_de_los_bytes(sellada: Nueva) -> None:
    uno, otro = sellada(), sellada()
    assert identificador(uno) == identificador(Sellado(uno.xml, uno.cadena_original))
    assert identificador(uno) != identificador(otro)
    assert 0 <= identificador(uno) < 2**53, "beyond, a reader of doubles would take two documents for one"
    assert _pedido(uno, IFACTURA)["id_transaccion"] == _pedido(uno, LIBRE)["id"] == identificador(uno)


@pytest.mark.parametrize(
    ("credenciales", "ambiente", "url"),
    [
        (IFACTURA, Ambiente.PRODUCCION, "https://facturacion33.itimbre.com/service.php"),
        (IFACTURA, Ambiente.PRUEBAS, "https://sandbox.itimbre.com/service.php"),
        (LIBRE, Ambiente.PRODUCCION, "https://portalws.itimbre.com/itimbre.php"),
        (LIBRE, Ambiente.PRUEBAS, "https://portalws.itimbre.com/itimbreprueba.php"),
    ],
)
def test_cada_servicio_y_ambiente_tiene_su_direccion(
    credenciales: CredencialesIFactura | CredencialesIntegracionLibre, ambiente: Ambiente, url: str
) -> None:
    assert ITimbre(credenciales, ambiente).url == url


def test_ajustes_que_faltan_o_estan_mal_se_nombran() -> None:
    mal: Any = "produccion"
    with pytest.raises(ErrorConfiguracion, match="ambiente"):
        ITimbre(IFACTURA, mal)
    otras: Any = ("demo", "administrador", "secreto")
    with pytest.raises(ErrorConfiguracion, match="credenciales") as e:
        ITimbre(otras, Ambiente.PRUEBAS)
    assert "secreto" not in str(e.value)
    with pytest.raises(ErrorConfiguracion, match="https"):
        ITimbre(IFACTURA, Ambiente.PRUEBAS, "http://itimbre.example/")
    for campo, valores in {
        "cuenta": ("", "u", "c"),
        "usuario": ("c", " ", "c"),
        "contrasena": ("c", "u", "a\nb"),
    }.items():
        with pytest.raises(ErrorConfiguracion, match=campo):
            CredencialesIFactura(*valores)


# Documented answers


@necesita_compartido
@pytest.mark.parametrize(
    ("bloque", "clase", "codigo"),
    [
        ("error-recibo.json", ErrorAutenticacion, None),
        ("error-factura.json", RechazoPAC, "301"),
        ("error-nomina2cfdi.json", RechazoPAC, "301"),
        ("error-cfd2cfdi.json", RechazoPAC, None),
        ("error-cancelarCFDI.json", TimbradoIndeterminado, None),  # "Respuesta no esperada al intentar…"
        ("ok-recibo.json", RespuestaInesperada, None),  # data is a folio, the number 8877
    ],
)
def test_las_respuestas_de_la_pagina(bloque: str, clase: type[ErrorPAC], codigo: str | None, sellada: Nueva) -> None:
    with pytest.raises(ErrorPAC) as e:
        _responder(sellada(), _json_de_la_pagina(bloque)["result"])
    assert (type(e.value), e.value.codigo, e.value.pac) == (clase, codigo, "iTimbre")


@necesita_compartido
def test_el_exito_de_la_pagina_no_es_json_y_corregido_se_acepta(
    sellada: Nueva, simulado: PACSimulado, conocidos: Conocidos
) -> None:
    sellado = sellada()
    texto = _de_la_pagina("ok-cfd2cfdi.json").partition("\nSi el procesamiento")[0]
    with pytest.raises(json.JSONDecodeError):
        json.loads(texto)
    with pytest.raises(RespuestaInesperada):
        timbrar(sellado, itimbre(), transporte=Responde(Respuesta(200, {}, texto.encode())))
    # The page misses the comma after pdfBase64, and its XML is `<xml/>`.
    muestra = json.loads(texto.replace('BASE64 === "', 'BASE64 === ",'))
    peticion = next(itimbre().timbrar(sellado))
    de_verdad = json.loads(atender_con(simulado)(peticion).cuerpo)["result"]
    assert {*muestra["result"]} - {*de_verdad} == {"pdfBase64", "email_result", "email_error"}
    assert _tipos(de_verdad).items() <= _tipos(muestra["result"]).items()
    muestra["result"] |= {"data": de_verdad["data"], "UUID": de_verdad["UUID"]}
    assert muestra["result"]["email_result"] == -1
    cuerpo = json.dumps(muestra).encode()
    timbrado = timbrar(sellado, itimbre(), transporte=Responde(Respuesta(200, {}, cuerpo)), conocidos=conocidos)
    assert timbrado.uuid == de_verdad["UUID"], "an e-mail that failed says nothing of the stamp"


@pytest.mark.parametrize("retcode", [307, "307", " 307 "])
def test_ya_timbrado(retcode: object, sellada: Nueva) -> None:
    with pytest.raises(RechazoPAC) as e:
        _responder(sellada(), {"retcode": retcode, "error": "Timbre duplicado"})
    assert e.value.codigo == "307"
    assert "recupere" in str(e.value)


@pytest.mark.parametrize(
    ("resultado", "codigo", "dicho"),
    [
        ({"retcode": 101, "error": "Error 301 al timbrar: 'CFDI40108 - El TipoCambio'"}, "CFDI40108", "TipoCambio"),
        ({"retcode": "101", "data": "CFDI40108 - El TipoCambio"}, "CFDI40108", "TipoCambio"),
        ({"retcode": -1, "error": "El folio ya existe."}, None, "El folio ya existe"),
        ({"retcode": 77}, None, "sin explicación"),
        ({"retcode": 77, "error": {"message": ["a"]}}, None, "sin explicación"),
        ({"retcode": 101, "error": "<p>Error 401 al timbrar:</p>\n'fuera de\trango'"}, None, "'fuera de rango'"),
        ({"retcode": 5, "error": "x" * 100_000}, None, "xxx…"),
    ],
)
def test_rechazos(resultado: dict[str, Any], codigo: str | None, dicho: str, sellada: Nueva) -> None:
    with pytest.raises(RechazoPAC) as e:
        _responder(sellada(), resultado)
    assert e.value.codigo == codigo
    assert dicho in str(e.value)
    assert json.loads(e.value.crudo)["result"] == resultado


@pytest.mark.parametrize("retcode", [1, "1"])
@pytest.mark.parametrize("data", [None, 8877, "", "8877", [{"xml_data": "<a/>"}], "<xml/>", "\ud800", "<a>\ud800</a>"])
def test_un_exito_sin_el_xml_queda_en_duda(retcode: object, data: object, sellada: Nueva) -> None:
    with pytest.raises(RespuestaInesperada) as e:
        _responder(sellada(), {"retcode": retcode, "data": data})
    assert e.value.crudo


@pytest.mark.parametrize("retcode", [None, True, 1.0, [], {}, ""])
def test_un_retcode_que_no_es_un_codigo(retcode: object, sellada: Nueva) -> None:
    with pytest.raises(RespuestaInesperada):
        _responder(sellada(), {"retcode": retcode, "data": "<xml/>"})


@pytest.mark.parametrize("estado", [400, 409, 422])
def test_un_rechazo_con_estado_http_de_error(estado: int, sellada: Nueva) -> None:
    with pytest.raises(RechazoPAC) as e:
        _responder(sellada(), {"retcode": 101, "error": "CFDI40108 - El TipoCambio"}, estado)
    assert e.value.codigo == "CFDI40108"


@pytest.mark.parametrize("estado", [500, 502, 503, 504, 429, 408])
def test_un_500_con_rechazo_dentro_no_se_cree(estado: int, sellada: Nueva) -> None:
    with pytest.raises(TimbradoIndeterminado):
        _responder(sellada(), {"retcode": 101, "error": "CFDI40108 - El TipoCambio"}, estado)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(["<a/>", "1"]),
    lambda hijos: st.lists(hijos, max_size=4) | st.dictionaries(st.sampled_from(["retcode", "data", "error"]), hijos),
    max_leaves=10,
)
CUERPOS = (
    st.binary(max_size=200)
    | JSON.map(lambda v: json.dumps(v).encode())
    | JSON.map(lambda v: json.dumps({"result": v}).encode())
    | st.sampled_from([b"<html><h1>502 Bad Gateway</h1></html>", b"[" * 100_000, b"9" * 10_000, b'{"result":', b""])
)


@settings(deadline=None, max_examples=200)
@given(st.integers(100, 599), CUERPOS)
def test_cualquier_respuesta_acaba_en_un_error_definido(una_sellada: Sellado, estado: int, cuerpo: bytes) -> None:
    with pytest.raises(ErrorPAC) as e:
        timbrar(una_sellada, itimbre(), transporte=Responde(Respuesta(estado, {}, cuerpo)))
    assert type(e.value) is not ErrorPAC
    assert e.value.pac == "iTimbre"


@settings(deadline=None, max_examples=40)
@given(parte=st.floats(0, 1, exclude_max=True))
def test_un_exito_truncado_nunca_es_un_timbrado(sellada: Nueva, simulado: PACSimulado, parte: float) -> None:
    sellado = sellada()
    cuerpo = atender_con(simulado)(next(itimbre().timbrar(sellado))).cuerpo
    corte = int(parte * len(cuerpo))
    with pytest.raises(RespuestaInesperada) as e:
        timbrar(sellado, itimbre(), transporte=Responde(Respuesta(200, {}, cuerpo[:corte])))
    assert e.value.crudo == cuerpo[:corte]


# The whole way


@pytest.mark.parametrize("adaptador", [itimbre, itimbre_libre])
def test_de_los_datos_al_timbre_por_http(
    adaptador: Callable[[str], ITimbre], sellada: Nueva, servidor: Servidor, conocidos: Conocidos
) -> None:
    sellado = sellada()
    timbrado = timbrar(sellado, adaptador(servidor.url), conocidos=conocidos)
    verificacion = timbrado.verificar(conocidos)
    assert verificacion.correcta, verificacion.fallas
    assert not verificacion.no_verificadas
    assert timbrado.pac == "iTimbre"
    assert timbrado.timbre.sello_cfd == sellado.documento.sello
    with pytest.raises(RechazoPAC) as e:
        timbrar(sellado, adaptador(servidor.url), conocidos=conocidos)
    assert e.value.codigo == "307"


@pytest.mark.parametrize(
    "adaptador",
    [
        lambda url: ITimbre(
            CredencialesIFactura("demo", "administrador", "otra"), Ambiente.PRUEBAS, f"{url}/service.php"
        ),
        lambda url: ITimbre(CredencialesIntegracionLibre("demo", "otra"), Ambiente.PRUEBAS, f"{url}/itimbre.php"),
    ],
)
def test_credenciales_equivocadas(adaptador: Callable[[str], ITimbre], sellada: Nueva, servidor: Servidor) -> None:
    with pytest.raises(ErrorAutenticacion):
        timbrar(sellada(), adaptador(servidor.url))


@pytest.mark.parametrize(
    "q",
    [
        "",
        "no es json",
        "[]",
        "[" * 100_000,
        '{"method": "nueva_factura", "cuenta": "demo", "user": "administrador", "password": "no-es-secreta"}',
        '{"method": "cfd2cfdi", "cuenta": "demo", "user": "administrador", "password": "no-es-secreta"}',
        '{"method": "cfd2cfdi", "cuenta": "demo", "user": "administrador", "password": "no-es-secreta", "xml_data": 5}',
        '{"method": "cfd2cfdi", "cuenta": "demo", "user": "administrador", "password": "no-es-secreta", '
        '"xml_data": "<a>\\ud800</a>"}',
    ],
)
def test_el_simulado_contesta_a_lo_mal_pedido(q: str, simulado: PACSimulado) -> None:
    atender = atender_con(simulado)
    for cuerpo in (f"q={q}".encode(), q.encode()):
        respuesta = atender(Peticion("", "POST", "http://localhost/service.php", {}, cuerpo))
        assert respuesta.estado == 200
        assert json.loads(respuesta.cuerpo)["result"]["retcode"] in (-1, 10, 101)


def test_sin_enchufes_es_lo_mismo(sellada: Nueva, simulado: PACSimulado, conocidos: Conocidos) -> None:
    timbrado = timbrar(sellada(), itimbre(), transporte=EnProceso(simulado), conocidos=conocidos)
    assert timbrado.verificar(conocidos).correcta
