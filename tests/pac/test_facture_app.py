"""Facture APP: the headers that its page asks for, and the strict reading of answers that it does not describe."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.errores import (
    ErrorAutenticacion,
    ErrorConfiguracion,
    ErrorDatos,
    ErrorPAC,
    ErrorProtocolo,
    ErrorXML,
    RechazoPAC,
    RespuestaInesperada,
    TimbradoIndeterminado,
)
from cfdi.esquema.escritor import a_xml
from cfdi.pac import Ambiente, CredencialesFactureApp, FactureApp, Peticion, PreCFDI, Respuesta, emitir, timbrar
from cfdi.pac.simulado import EnProceso, PACSimulado, Servidor, facture_app, itimbre
from cfdi.pac.simulado.protocolos import atender_con
from cfdi.pac.simulado.protocolos.facture_app import CREDENCIALES
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.sellado import Sellado
from tests.pac.facturas import Responde, factura
from tests.rutas import COMPARTIDO, necesita_compartido

PAGINA = COMPARTIDO / "pac" / "paginas" / "facture-app.txt"


def _ajustes(**cambios: Any) -> dict[str, Any]:
    return {
        "host": "https://facture.example/",
        "credenciales": CredencialesFactureApp("Basic abc"),
        "sucursal": "7",
        "ambiente": Ambiente.PRODUCCION,
        **cambios,
    }


def _responder(cuerpo: bytes, estado: int = 200) -> None:
    emitir(factura(), facture_app(), transporte=Responde(Respuesta(estado, {}, cuerpo)))


# Request


@necesita_compartido
def test_lo_enviado_es_lo_que_pide_su_pagina() -> None:
    pre = PreCFDI.leer(factura())
    peticion = next(FactureApp(**_ajustes()).emitir(pre))
    fila = PAGINA.read_text(encoding="utf-8").partition("\n/rest/timbrado/produccion/ |")[2].partition("\nTimbrado")[0]
    assert fila, "the page has no row of that path"
    assert peticion.url == "https://facture.example/rest/timbrado/produccion/"
    assert peticion.metodo == fila.split("|")[0].strip()
    pedidos = {e for e in ("Authorization", "Accept", "Content-Type", "Sucursal") if e in fila}
    assert {*peticion.encabezados} == pedidos
    assert (peticion.encabezados["Authorization"], peticion.encabezados["Sucursal"]) == ("Basic abc", "7")
    assert peticion.cuerpo == pre.xml
    assert b"Sello=" not in peticion.cuerpo, "the page asks for the pre CFDI without signature"


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"host": ""}, "host"),
        ({"host": "http://facture.example"}, "host"),
        ({"host": "https://facture.example/?token=1"}, "host"),
        ({"host": "https://u:c@facture.example"}, "host"),
        ({"host": 5}, "host"),
        ({"credenciales": "Basic abc"}, "credenciales"),
        ({"sucursal": ""}, "sucursal"),
        ({"sucursal": 7}, "sucursal"),
        ({"sucursal": "1\r\nX: 2"}, "sucursal"),
        ({"ambiente": None}, "ambiente"),
    ],
)
def test_ajustes_que_faltan_o_estan_mal_se_nombran(cambios: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorConfiguracion, match=campo):
        FactureApp(**_ajustes(**cambios))


@pytest.mark.parametrize("valor", ["", "  ", "Basic a\r\nX: 1", "clave con ñ"])
def test_la_autorizacion_debe_caber_en_un_encabezado(valor: str) -> None:
    with pytest.raises(ErrorConfiguracion, match="autorizacion") as e:
        CredencialesFactureApp(valor)
    assert not valor.strip() or valor not in str(e.value)


def test_todos_los_ajustes_son_obligatorios() -> None:
    for falta in _ajustes():
        with pytest.raises(TypeError, match=falta):
            FactureApp(**{c: v for c, v in _ajustes().items() if c != falta})


# What may be sent


def test_solo_se_emite_lo_que_no_esta_sellado(
    sellada: Callable[..., Sellado], simulado: PACSimulado, tmp_path: Path
) -> None:
    transporte = Responde(Respuesta(200))
    sellado = sellada()
    for origen in (sellado.documento, sellado.xml):
        with pytest.raises(ErrorDatos, match="ya está sellado"):
            emitir(origen, facture_app(), transporte=transporte)
    with pytest.raises(ErrorXML):
        emitir(b"no es XML", facture_app(), transporte=transporte)
    timbre = a_xml(timbrar(sellado, itimbre(), transporte=EnProceso(simulado)).timbre)
    with pytest.raises(ErrorDatos, match=r"CFDI 4\.0"):
        emitir(timbre, facture_app(), transporte=transporte)
    assert not transporte.recibidas, "something left that should not have"
    ruta = tmp_path / "pre.xml"
    ruta.write_bytes(a_xml(factura()))
    for bueno in (factura(), ruta, ruta.read_text(encoding="utf-8"), PreCFDI.leer(ruta)):
        emitir(bueno, facture_app(), transporte=EnProceso(simulado))


# Answers


def test_de_los_datos_al_timbre_por_http(servidor: Servidor, conocidos: Conocidos) -> None:
    uno = emitir(factura(), facture_app(servidor.url), conocidos=conocidos)
    assert uno.pac == "Facture APP"
    verificacion = uno.verificar(conocidos)
    assert verificacion.correcta, verificacion.fallas
    assert not verificacion.no_verificadas
    otro = emitir(factura(), facture_app(servidor.url), conocidos=conocidos)
    assert uno.uuid != otro.uuid, "this PAC knows no repetitions: the same data twice are two invoices"


@pytest.mark.parametrize(
    "cuerpo",
    [
        b"<error><codigo>CFDI40119</codigo><mensaje>El Total no es correcto</mensaje></error>",
        b'<respuesta codigo="CFDI40119" mensaje="El Total no es correcto"/>',
        b"<r><texto>CFDI40119 - El Total no es correcto</texto></r>",
        b'{"codigo": "CFDI40119", "mensaje": "El Total no es correcto"}',
        b'{"errores": [{"Codigo": "CFDI40119", "Descripcion": "El Total no es correcto"}]}',
        b'["CFDI40119 - El Total no es correcto"]',
        b"CFDI40119 - El Total no es correcto",
        b"Error CFDI40119: El Total no es correcto",
    ],
)
@pytest.mark.parametrize("estado", [200, 201, 400, 409, 422])
def test_un_documento_de_error_con_codigo_del_sat_es_un_rechazo(cuerpo: bytes, estado: int) -> None:
    with pytest.raises(RechazoPAC) as e:
        _responder(cuerpo, estado)
    assert e.value.codigo == "CFDI40119"
    assert "El Total no es correcto" in str(e.value)
    assert e.value.crudo == cuerpo


def test_un_codigo_numerico_aparte_tambien_se_entiende() -> None:
    with pytest.raises(RechazoPAC) as e:
        _responder(b'{"codigo": 401, "mensaje": "Fecha fuera de rango"}', 400)
    assert e.value.codigo == "401"


@pytest.mark.parametrize(
    "cuerpo",
    [
        b"",
        b"<html><body>Bienvenido</body></html>",
        b'{"mensaje": "No tiene timbres"}',
        b"<error><codigo>SIN_CREDITOS</codigo><mensaje>compre</mensaje></error>",
        b'{"codigo": 500, "mensaje": "error"}',
        b"500 - Internal Server Error",
        a_xml(factura()),  # a Comprobante without timbre
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("estado", [200, 400])
def test_lo_que_no_se_entiende_queda_en_duda(cuerpo: bytes, estado: int) -> None:
    with pytest.raises(RespuestaInesperada) as e:
        _responder(cuerpo, estado)
    assert e.value.crudo == cuerpo


@pytest.mark.parametrize(
    ("estado", "clase"),
    [(401, ErrorAutenticacion), (404, ErrorProtocolo), (302, ErrorProtocolo), (500, TimbradoIndeterminado)],
)
def test_estados_http(estado: int, clase: type[ErrorPAC]) -> None:
    with pytest.raises(clase):
        _responder(b"<error><codigo>CFDI40119</codigo></error>", estado)


def test_un_timbrado_con_estado_de_error_no_se_cree(simulado: PACSimulado) -> None:
    def con_400(peticion: Peticion) -> Respuesta:
        return Respuesta(400, {}, atender_con(simulado)(peticion).cuerpo)

    with pytest.raises(RespuestaInesperada):
        emitir(factura(), facture_app(), transporte=EnProceso(con_400))


XML = st.recursive(
    st.text("abc <&ñ", max_size=10),
    lambda dentro: st.builds(
        "<{0} codigo='{1}'>{2}</{0}>".format, st.sampled_from(["error", "codigo", "a"]), st.integers(0, 999), dentro
    ),
    max_leaves=6,
).map(str.encode)
JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=20),
    lambda hijos: st.lists(hijos, max_size=4) | st.dictionaries(st.sampled_from(["codigo", "mensaje", "x"]), hijos),
    max_leaves=10,
).map(lambda v: json.dumps(v).encode())


@settings(deadline=None, max_examples=200)
@given(st.integers(100, 599), st.binary(max_size=200) | XML | JSON)
def test_cualquier_respuesta_acaba_en_un_error_definido(estado: int, cuerpo: bytes) -> None:
    with pytest.raises(ErrorPAC) as e:
        _responder(cuerpo, estado)
    assert type(e.value) is not ErrorPAC
    assert e.value.pac == "Facture APP"


# The simulated side


def test_credenciales_y_sucursal_equivocadas(servidor: Servidor) -> None:
    otras = CredencialesFactureApp("Basic otra")
    with pytest.raises(ErrorAutenticacion):
        emitir(factura(), FactureApp(servidor.url, otras, "1", Ambiente.PRUEBAS))
    with pytest.raises(RespuestaInesperada) as e:
        emitir(factura(), FactureApp(servidor.url, CREDENCIALES, "99", Ambiente.PRUEBAS))
    assert "sucursal" in e.value.crudo.decode()


@pytest.mark.parametrize("acepta", ["application/xml", "application/json"])
def test_el_error_tiene_el_formato_que_pide_accept(acepta: str, simulado: PACSimulado) -> None:
    peticion = next(facture_app().emitir(PreCFDI.leer(factura(forma_pago="98"))))
    peticion = Peticion("", "POST", peticion.url, {**peticion.encabezados, "Accept": acepta}, peticion.cuerpo)
    respuesta = atender_con(simulado)(peticion)
    assert respuesta.estado == 400
    assert respuesta.encabezados["content-type"].startswith(acepta)
    with pytest.raises(RechazoPAC) as e:
        emitir(factura(), facture_app(), transporte=Responde(respuesta))
    assert e.value.codigo == "CFDI40104"


def test_sin_tipo_de_contenido_no_se_atiende(simulado: PACSimulado) -> None:
    peticion = next(facture_app().emitir(PreCFDI.leer(factura())))
    encabezados = {n: v for n, v in peticion.encabezados.items() if n != "Content-Type"}
    assert atender_con(simulado)(Peticion("", "POST", peticion.url, encabezados, peticion.cuerpo)).estado == 415
