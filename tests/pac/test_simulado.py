"""The simulated PAC judges as a PAC does, stamps for real, and leaves the sealed bytes alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Emisor
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import RechazoPAC
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.pac import emitir, timbrar
from cfdi.pac.simulado import EnProceso, Identidad, PACSimulado, facture_app, itimbre, itimbre_libre
from cfdi.pac.simulado.estampado import hacer_timbre, incrustar
from cfdi.pac.simulado.identidad import RFC_DEL_PAC
from cfdi.pac.simulado.nucleo import Estampa, Rechazo
from cfdi.sello.autoridad import AutoridadDePruebas
from cfdi.sello.certificado import Certificado
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.sellado import Sellado, sellar
from cfdi.sello.timbrado import Timbrado
from tests.pac.facturas import NOMBRE, RFC, factura

Nueva = Callable[..., Sellado]


def _estampada(resultado: Estampa | Rechazo) -> Estampa:
    assert isinstance(resultado, Estampa), f"refused: {resultado}"
    return resultado


# Refusals


@pytest.mark.parametrize(
    ("cambios", "codigo", "dicho"),
    [
        ({"total": Decimal("1160.01")}, "CFDI40119", "1160"),
        ({"forma_pago": "98"}, "CFDI40104", "98"),
        ({"moneda": "XYZ"}, "CFDI40113", "XYZ"),
    ],
)
def test_lo_que_no_vale_se_rechaza_con_el_codigo_del_sat(
    cambios: dict[str, Any], codigo: str, dicho: str, sellada: Nueva, simulado: PACSimulado
) -> None:
    transporte = EnProceso(simulado)
    for adaptador in (itimbre(), itimbre_libre()):
        with pytest.raises(RechazoPAC) as e:
            timbrar(sellada(**cambios), adaptador, transporte=transporte)
        assert e.value.codigo == codigo
        assert dicho in str(e.value)
    with pytest.raises(RechazoPAC) as e:
        emitir(factura(**cambios), facture_app(), transporte=transporte)
    assert e.value.codigo == codigo
    assert dicho in str(e.value)


@pytest.mark.parametrize(
    ("xml", "codigo"),
    [
        (b"", "301"),
        (b"no es XML", "301"),
        (b"<a/>", "301"),
        (b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "301"),
        (a_xml(factura()), "302"),
        (a_xml(factura()).replace(b"EKU9003173C9", b"../../../etc"), "301"),
    ],
)
def test_lo_que_ni_siquiera_se_puede_juzgar(xml: bytes, codigo: str, simulado: PACSimulado) -> None:
    rechazo = simulado.timbrar_xml(xml)
    assert isinstance(rechazo, Rechazo)
    assert rechazo.codigo == codigo


def test_un_timbre_suelto_no_es_un_comprobante(simulado: PACSimulado, sellada: Nueva) -> None:
    timbre = a_xml(_estampada(simulado.timbrar_xml(sellada().xml)).timbre)
    for hacer in (simulado.timbrar_xml, simulado.emitir_xml):
        rechazo = hacer(timbre)
        assert isinstance(rechazo, Rechazo)
        assert rechazo.codigo == "301"


def test_un_sello_que_no_es_el_suyo(sellada: Nueva, simulado: PACSimulado) -> None:
    alterado = sellada().xml.replace(b'Serie="A"', b'Serie="B"')
    rechazo = simulado.timbrar_xml(alterado)
    assert isinstance(rechazo, Rechazo)
    assert rechazo.codigo == "CFDI40102"


def test_un_sello_que_no_se_puede_verificar_no_se_timbra(sellada: Nueva, simulado: PACSimulado) -> None:
    """With a complement of the SAT that is not declared there is no cadena, so nobody knows whether the seal is its."""
    complemento = b'<cfdi:Complemento><x:y xmlns:x="http://www.sat.gob.mx/no_existe"/></cfdi:Complemento>'
    sellado = sellada()
    rechazo = simulado.timbrar_xml(sellado.xml.replace(b"</cfdi:Comprobante>", complemento + b"</cfdi:Comprobante>"))
    assert isinstance(rechazo, Rechazo)
    assert rechazo.codigo == "CFDI40102"


def test_un_csd_que_finge_su_autoridad(simulado: PACSimulado, identidad: Identidad) -> None:
    """A certificate whose bytes were changed names an authority that did not sign it."""
    der = identidad.csd(RFC, NOMBRE).certificado.der
    falso = Certificado(der[:-1] + bytes([der[-1] ^ 1]))
    bueno = sellar(factura(), identidad.csd(RFC, NOMBRE))
    xml = bueno.xml.replace(bueno.documento.certificado.encode(), falso.a_base64().encode())  # type: ignore[union-attr]
    rechazo = simulado.timbrar_xml(xml)
    assert isinstance(rechazo, Rechazo)
    assert rechazo.codigo == "308"


def test_un_csd_de_autoridad_que_no_se_tiene_pasa(simulado: PACSimulado) -> None:
    """Or nobody could try it with the SAT's public test certificates."""
    ajeno = AutoridadDePruebas().emitir_csd(RFC, NOMBRE).csd()
    _estampada(simulado.timbrar_xml(sellar(factura(), ajeno).xml))


@pytest.mark.parametrize(
    ("desfase", "pasa"),
    [
        (timedelta(0), True),
        (timedelta(seconds=-1), False),  # the document would be of the future
        (timedelta(hours=72), True),
        (timedelta(hours=72, seconds=1), False),
    ],
)
@pytest.mark.parametrize("lugar", ["42501", "22000", "77500", "83000"], ids=["centro", "Tijuana", "Cancún", "Sonora"])
def test_el_plazo_corre_en_la_hora_de_lugar_expedicion(
    lugar: str, desfase: timedelta, pasa: bool, identidad: Identidad
) -> None:
    emitida = datetime.now(UTC).replace(microsecond=0)
    documento = factura(lugar_expedicion=lugar, fecha=catalogos.hora_local(lugar, emitida))
    resultado = PACSimulado(identidad, ahora=lambda: emitida + desfase).emitir_xml(a_xml(documento))
    if pasa:
        assert _estampada(resultado).timbre.fecha_timbrado == (
            (emitida + desfase - timedelta(hours=6)).replace(tzinfo=None)
        ), "FechaTimbrado is the hour of the central zone"
    else:
        assert isinstance(resultado, Rechazo)
        assert resultado.codigo == "401"


# Duplicates


def test_lo_ya_timbrado_es_un_307(sellada: Nueva, simulado: PACSimulado) -> None:
    sellado = sellada()
    estampa = _estampada(simulado.timbrar_xml(sellado.xml))
    for xml in (sellado.xml, estampa.xml, sellado.xml.replace(b"?>\n", b"?>")):
        rechazo = simulado.timbrar_xml(xml)
        assert isinstance(rechazo, Rechazo)
        assert rechazo.codigo == "307"
    rechazo = simulado.emitir_xml(estampa.xml)
    assert isinstance(rechazo, Rechazo)
    assert rechazo.codigo == "307"


def test_entre_muchos_a_la_vez_solo_uno_timbra(sellada: Nueva, identidad: Identidad) -> None:
    def reloj_lento() -> datetime:
        time.sleep(0.02)  # it is asked between looking for a previous stamp and noting the new one
        return datetime.now(UTC)

    xml, lento = sellada().xml, PACSimulado(identidad, ahora=reloj_lento)
    with ThreadPoolExecutor(8) as hilos:
        resultados = list(hilos.map(lento.timbrar_xml, [xml] * 16))
    assert sum(isinstance(r, Estampa) for r in resultados) == 1
    assert all(r.codigo == "307" for r in resultados if isinstance(r, Rechazo))


def test_emitir_sella_con_un_csd_del_emisor(simulado: PACSimulado, conocidos: Conocidos) -> None:
    persona = Emisor(rfc="CACX7605101P8", nombre="XOCHILT CASAS CHAVEZ", regimen_fiscal="612")
    estampa = _estampada(simulado.emitir_xml(a_xml(factura(emisor=persona))))
    verificacion = Timbrado(estampa.xml).verificar(simulado.identidad.conocidos())
    assert verificacion.correcta, verificacion.fallas
    rechazo = simulado.emitir_xml(estampa.xml[: estampa.xml.index(b"<cfdi:Complemento>")] + b"</cfdi:Comprobante>")
    assert isinstance(rechazo, Rechazo), "what is sealed already cannot be sealed"


# The stamp among the bytes


def test_el_timbre_es_como_el_de_un_pac(sellada: Nueva, simulado: PACSimulado) -> None:
    estampa = _estampada(simulado.timbrar_xml(sellada().xml))
    (nodo,) = etree.fromstring(estampa.xml).iter("{http://www.sat.gob.mx/TimbreFiscalDigital}TimbreFiscalDigital")
    assert nodo.get("RfcProvCertif") == RFC_DEL_PAC
    assert {"tfd", "xsi"} <= {*nodo.nsmap}
    inicio = estampa.xml.index(b"<tfd:TimbreFiscalDigital ")
    etiqueta = estampa.xml[inicio : estampa.xml.index(b"Version=", inicio)]
    assert b'xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital"' in etiqueta, "it declares its own namespace"
    assert b"xsi:schemaLocation=" in etiqueta


def test_el_uuid_viene_en_mayusculas_o_en_minusculas(identidad: Identidad) -> None:
    uuids = {hacer_timbre("AA==", RFC_DEL_PAC, identidad.pac(), datetime.now(UTC)).uuid for _ in range(40)}
    assert len(uuids) == 40
    assert any(u.isupper() for u in uuids)
    assert any(u.islower() for u in uuids)


def _timbre() -> TimbreFiscalDigital:
    return TimbreFiscalDigital(
        uuid="59895EB7-48F2-4F7E-B205-AF5E501D29B5",
        fecha_timbrado=datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None),
        rfc_prov_certif=RFC_DEL_PAC,
        sello_cfd="AA==",
        no_certificado_sat="0" * 20,
        sello_sat="AA==",
    )


RAIZ = 'xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:x="urn:x"'


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        (f"<cfdi:Comprobante {RAIZ}><a/>", "</cfdi:Comprobante>"),
        (f"<cfdi:Comprobante {RAIZ}><a/>", "<cfdi:Addenda><cfdi:Complemento/></cfdi:Addenda></cfdi:Comprobante>"),
        (f"<cfdi:Comprobante {RAIZ}><a/>", "</cfdi:Comprobante><!-- </cfdi:Comprobante> -->\n<?x </y>?>"),
        (f'\ufeff<?xml version="1.0"?>\n<cfdi:Comprobante {RAIZ}><a t="ñ >/b>"/>', "</cfdi:Comprobante>"),
        ('<Comprobante xmlns="http://www.sat.gob.mx/cfd/4"><a/>', "</Comprobante>"),
        ('<ñ:Comprobante xmlns:ñ="http://www.sat.gob.mx/cfd/4"><a/>', "</ñ:Comprobante>"),
        (f"<cfdi:Comprobante {RAIZ}><cfdi:Complemento><x:b/>", "</cfdi:Complemento></cfdi:Comprobante>"),
        (f"<cfdi:Comprobante {RAIZ}><cfdi:Complemento>", "</cfdi:Complemento ></cfdi:Comprobante>"),
        (f"<cfdi:Comprobante {RAIZ}><x:Complemento/><cfdi:Complemento>", "</cfdi:Complemento></cfdi:Comprobante>"),
    ],
)
def test_el_timbre_se_mete_sin_tocar_lo_demas(antes: str, despues: str) -> None:
    hecho = incrustar((antes + despues).encode(), _timbre())
    assert hecho.startswith(antes.encode()), "what stands before the timbre was changed"
    assert hecho.endswith(despues.encode()), "what stands after the timbre was changed"
    raiz = etree.fromstring(hecho)
    (timbre,) = raiz.iter("{http://www.sat.gob.mx/TimbreFiscalDigital}TimbreFiscalDigital")
    padre = timbre.getparent()
    assert padre is not None
    assert padre.tag == "{http://www.sat.gob.mx/cfd/4}Complemento"
    assert padre.getparent() is raiz
    assert leer(etree.tostring(timbre, encoding="UTF-8")) == _timbre()


@pytest.mark.parametrize("vacio", ["<cfdi:Complemento/>", "<cfdi:Complemento />", '<cfdi:Complemento\n y="/>"/>'])
def test_un_complemento_vacio_se_abre(vacio: str) -> None:
    antes, despues = f"<cfdi:Comprobante {RAIZ}><a/>", "<x:b/></cfdi:Comprobante>"
    hecho = incrustar((antes + vacio + despues).encode(), _timbre())
    assert hecho.startswith(antes.encode())
    assert hecho.endswith(b"</cfdi:Complemento>" + despues.encode())
    (complemento,) = etree.fromstring(hecho).iter("{http://www.sat.gob.mx/cfd/4}Complemento")
    assert [h.tag for h in complemento] == ["{http://www.sat.gob.mx/TimbreFiscalDigital}TimbreFiscalDigital"]
