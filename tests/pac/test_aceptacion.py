"""Only the stamp of what was sent is accepted; whatever else comes is kept for whoever must look into it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cfdi.errores import ErrorConfiguracion, ErrorDatos, RespuestaInesperada
from cfdi.esquema.escritor import a_xml
from cfdi.pac import (
    Ambiente,
    CredencialesIFactura,
    Emisor,
    FactureApp,
    ITimbre,
    PreCFDI,
    Respuesta,
    Timbrador,
    TransporteHTTPAsincrono,
    emitir,
    emitir_async,
    timbrar,
    timbrar_async,
)
from cfdi.pac.aceptacion import aceptar, aceptar_emitido
from cfdi.pac.contratos import Recibido
from cfdi.pac.simulado import EnProceso, PACSimulado, Servidor, facture_app, itimbre
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.sellado import Sellado
from cfdi.sello.timbrado import Timbrado
from tests.pac.facturas import Responde, factura

Nueva = Callable[..., Sellado]

_TFD = "{http://www.sat.gob.mx/TimbreFiscalDigital}TimbreFiscalDigital"
_COMPLEMENTO = "{http://www.sat.gob.mx/cfd/4}Complemento"


@pytest.fixture(scope="module")
def par(sellada: Nueva, simulado: PACSimulado) -> tuple[Sellado, bytes]:
    """A sealed document and its stamped bytes."""
    sellado = sellada()
    return sellado, timbrar(sellado, itimbre(), transporte=EnProceso(simulado)).xml


@pytest.fixture(scope="module")
def emitido(simulado: PACSimulado) -> tuple[PreCFDI, bytes]:
    """An unsealed document, and its bytes sealed and stamped by the PAC."""
    pre = PreCFDI.leer(factura())
    return pre, emitir(pre, facture_app(), transporte=EnProceso(simulado)).xml


def _aceptar(enviado: Sellado | PreCFDI, xml: bytes, conocidos: Conocidos) -> Timbrado:
    recibido = Recibido(xml, b"todo: " + xml)
    if isinstance(enviado, PreCFDI):
        return aceptar_emitido(recibido, enviado, "PAC", conocidos)
    return aceptar(recibido, enviado, "PAC", conocidos)


def _rechazar(enviado: Sellado | PreCFDI, xml: bytes, conocidos: Conocidos, motivo: str) -> None:
    with pytest.raises(RespuestaInesperada, match=motivo) as e:
        _aceptar(enviado, xml, conocidos)
    assert e.value.crudo == b"todo: " + xml, "the whole answer must be kept"
    assert (e.value.pac, e.value.estado_salida) == ("PAC", 4)


def test_se_acepta_y_los_bytes_son_los_del_pac(
    par: tuple[Sellado, bytes], emitido: tuple[PreCFDI, bytes], conocidos: Conocidos
) -> None:
    for enviado, xml in (par, emitido):
        timbrado = _aceptar(enviado, xml, conocidos)
        assert (timbrado.xml, timbrado.pac) == (xml, "PAC")
        assert timbrado.verificar(conocidos).correcta


# What PACs do to a document without changing what it says


@pytest.mark.parametrize(
    "cambiar",
    [
        lambda xml: b"\xef\xbb\xbf" + xml,
        lambda xml: xml.replace(b'encoding="UTF-8"', b'encoding="utf-8" standalone="no"'),
        lambda xml: xml.partition(b"?>\n")[2],
        lambda xml: xml.replace(b"><", b">\n  <"),
        lambda xml: xml.replace(b"<cfdi:Comprobante ", b'<cfdi:Comprobante xmlns:otro="urn:otro" '),
        lambda xml: xml.replace(b"cfdv40.xsd", b"cfdv40.xsd http://www.sat.gob.mx/TimbreFiscalDigital tfd.xsd", 1),
        lambda xml: xml.replace(b"?>\n", b"?>\n<!-- timbrado -->", 1) + b"<!-- <cfdi:Complemento/> -->\n",
        lambda xml: etree.tostring(etree.fromstring(xml), xml_declaration=True, encoding="UTF-8"),
        lambda xml: etree.tostring(etree.fromstring(xml), method="c14n"),
    ],
)
def test_otra_escritura_del_mismo_documento_se_acepta(
    cambiar: Callable[[bytes], bytes],
    par: tuple[Sellado, bytes],
    emitido: tuple[PreCFDI, bytes],
    conocidos: Conocidos,
) -> None:
    for enviado, xml in (par, emitido):
        cambiado = cambiar(xml)
        assert cambiado != xml
        assert _aceptar(enviado, cambiado, conocidos).xml == cambiado


# Whatever else


@pytest.fixture(scope="module")
def exigir_algo_definido(par: tuple[Sellado, bytes], conocidos: Conocidos) -> Callable[[float, int, bytes], None]:
    def exigir(donde: float, cuantos: int, por: bytes) -> None:
        enviado, xml = par
        i = int(donde * len(xml))
        cambiado = xml[:i] + por + xml[i + cuantos :]
        try:
            assert _aceptar(enviado, cambiado, conocidos).xml == cambiado
        except RespuestaInesperada as error:
            assert error.crudo.endswith(cambiado)

    return exigir


@settings(deadline=None, max_examples=150)
@given(
    donde=st.floats(0, 1, exclude_max=True),
    cuantos=st.integers(0, 30),
    por=st.binary(max_size=5) | st.sampled_from([b"<", b">", b"&", "ñ".encode(), b"9" * 400]),
)
def test_bytes_cambiados_en_cualquier_parte_acaban_en_algo_definido(
    exigir_algo_definido: Callable[[float, int, bytes], None], donde: float, cuantos: int, por: bytes
) -> None:
    exigir_algo_definido(donde, cuantos, por)


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        (b"RfcProvCertif=", "RfcProvCertifñ=".encode()),  # a name that is not ASCII
        (b'xmlns:tfd="http://www', b'xmlns:tfd="relativa//www'),  # an address that no canonical form admits
        (b'FechaTimbrado="20', b'FechaTimbrado="99'),
    ],
)
def test_un_timbre_que_cuesta_leer_no_pierde_la_respuesta(
    antes: bytes, despues: bytes, par: tuple[Sellado, bytes], conocidos: Conocidos
) -> None:
    sellado, xml = par
    assert xml.count(antes) == 1
    _rechazar(sellado, xml.replace(antes, despues), conocidos, "no es el timbre")


def test_el_timbre_de_otro_documento(
    par: tuple[Sellado, bytes], emitido: tuple[PreCFDI, bytes], sellada: Nueva, conocidos: Conocidos
) -> None:
    sellado, xml = par
    _rechazar(sellada(), xml, conocidos, "SelloCFD")
    _rechazar(PreCFDI.leer(factura(folio="999")), emitido[1], conocidos, r"/Comprobante/@Folio")
    # The timbre of one inside the other.
    otro = sellada()
    complemento = xml[xml.index(b"<cfdi:Complemento>") : xml.index(b"</cfdi:Comprobante>")]
    mezcla = otro.xml.replace(b"</cfdi:Comprobante>", complemento + b"</cfdi:Comprobante>")
    _rechazar(otro, mezcla, conocidos, "SelloCFD")
    assert sellado.huella != otro.huella


def _atributos(raiz: etree._Element, callan: set[str]) -> list[tuple[etree._Element, str]]:
    """Every attribute but those that prove nothing, and those that only help a reader find schemas."""
    return [
        (e, str(n))
        for e in raiz.iter("*")
        for n in e.attrib
        if str(n) not in callan and not str(n).endswith("schemaLocation")
    ]


def _con_otro_caracter(xml: bytes, callan: set[str], cual: float, donde: float) -> bytes:
    """The document with one character of one attribute changed for its neighbour; both are parts of one."""
    raiz = etree.fromstring(xml)
    atributos = _atributos(raiz, callan)
    elemento, nombre = atributos[int(cual * len(atributos))]
    valor = str(elemento.get(nombre))
    # The last character of a base64 before its filling has bits to spare: changing them changes nothing.
    i = int(donde * (len(valor) - 3 if valor.endswith("==") else len(valor)))
    elemento.set(nombre, valor[:i] + chr(ord(valor[i]) + 1) + valor[i + 1 :])
    return etree.tostring(raiz)


PARTE = st.floats(0, 1, exclude_max=True)


@pytest.fixture(scope="module")
def exigir_que_se_note(
    par: tuple[Sellado, bytes], emitido: tuple[PreCFDI, bytes], conocidos: Conocidos
) -> Callable[[float, float], None]:
    def exigir(cual: float, donde: float) -> None:
        # With another number there is no certificate of the PAC to verify with; nor, where the PAC seals, an authority
        # for a certificate that names another issuer. Neither can be told from one that is just not at hand.
        for (enviado, xml), callan in ((par, {"NoCertificadoSAT"}), (emitido, {"NoCertificadoSAT", "Certificado"})):
            _rechazar(enviado, _con_otro_caracter(xml, callan, cual, donde), conocidos, "no es el timbre")

    return exigir


@settings(deadline=None, max_examples=150)
@given(cual=PARTE, donde=PARTE)
def test_un_caracter_cambiado_en_cualquier_atributo_se_nota(
    exigir_que_se_note: Callable[[float, float], None], cual: float, donde: float
) -> None:
    exigir_que_se_note(cual, donde)


@pytest.mark.parametrize(
    ("cambiar", "motivo"),
    [
        (lambda _: b"", "no se puede leer"),
        (lambda xml: xml[:-10], "no se puede leer"),
        (lambda xml: xml.decode().encode("utf-16"), "no se puede leer"),
        (lambda xml: b"<!DOCTYPE a>" + xml.partition(b"?>\n")[2], "no se puede leer"),
        (lambda _: b"<xml/>", "la raíz no es"),
        (lambda xml: xml.replace(b"cfd/4", b"cfd/3"), "la raíz no es"),
        (lambda _: b"<cfdi:Complemento xmlns:cfdi='http://www.sat.gob.mx/cfd/4'/>", "la raíz no es"),
    ],
)
def test_lo_que_no_es_un_cfdi(
    cambiar: Callable[[bytes], bytes], motivo: str, par: tuple[Sellado, bytes], conocidos: Conocidos
) -> None:
    _rechazar(par[0], cambiar(par[1]), conocidos, motivo)


def _arbol(xml: bytes) -> tuple[Any, Any]:
    raiz = etree.fromstring(xml)
    return raiz, next(raiz.iter(_TFD))


def test_ningun_timbre_o_mas_de_uno(par: tuple[Sellado, bytes], conocidos: Conocidos) -> None:
    sellado, xml = par
    _rechazar(sellado, sellado.xml, conocidos, "lleva 0 timbres")
    timbre = xml[xml.index(b"<tfd:") : xml.index(b"</cfdi:Complemento>")]
    _rechazar(sellado, xml.replace(timbre, timbre * 2), conocidos, "lleva 2 timbres")
    addenda = b"<cfdi:Addenda>" + timbre + b"</cfdi:Addenda></cfdi:Comprobante>"
    _rechazar(sellado, xml.replace(b"</cfdi:Comprobante>", addenda), conocidos, "lleva 2 timbres")


def test_un_timbre_fuera_de_su_lugar_o_de_otra_version(par: tuple[Sellado, bytes], conocidos: Conocidos) -> None:
    sellado, xml = par
    raiz, timbre = _arbol(xml)
    raiz.find(_COMPLEMENTO).tag = "{http://www.sat.gob.mx/cfd/4}Addenda"
    _rechazar(sellado, etree.tostring(raiz), conocidos, "no es un TimbreFiscalDigital 1.1")
    raiz, timbre = _arbol(xml)
    timbre.set("Version", "9.9")
    _rechazar(sellado, etree.tostring(raiz), conocidos, "no es el timbre")
    raiz, timbre = _arbol(xml)
    del timbre.attrib["SelloSAT"]
    _rechazar(sellado, etree.tostring(raiz), conocidos, "no es el timbre")


@pytest.mark.parametrize("numero", ["", "3999900188832992890", "3999900188832992890:", "ABCDEFGHIJKLMNOPQRST"])
def test_un_certificado_del_pac_sin_forma_de_numero(numero: str, par: tuple[Sellado, bytes]) -> None:
    sellado, xml = par
    raiz, timbre = _arbol(xml)
    timbre.set("NoCertificadoSAT", numero)
    _rechazar(sellado, etree.tostring(raiz), Conocidos(), "NoCertificadoSAT")


@pytest.mark.parametrize("uuid", ["", "59895EB7", "zz895EB7-48F2-4F7E-B205-AF5E501D29B5"])
def test_un_uuid_sin_forma_de_uuid(uuid: str, par: tuple[Sellado, bytes], conocidos: Conocidos) -> None:
    sellado, xml = par
    raiz, timbre = _arbol(xml)
    timbre.set("UUID", uuid)
    # With and without the PAC's certificate: the form is judged even if the signature cannot be.
    for cuales in (conocidos, Conocidos()):
        _rechazar(sellado, etree.tostring(raiz), cuales, "UUID")


def test_contenido_de_mas_o_de_menos(
    par: tuple[Sellado, bytes], emitido: tuple[PreCFDI, bytes], conocidos: Conocidos
) -> None:
    for enviado, xml in (par, emitido):
        concepto = xml[xml.index(b"<cfdi:Concepto ") : xml.index(b"</cfdi:Conceptos>")]
        _rechazar(enviado, xml.replace(concepto, concepto * 2), conocidos, r"Concepto\[2\]")
        addenda = b"<cfdi:Addenda><a>otra cosa</a></cfdi:Addenda></cfdi:Comprobante>"
        _rechazar(enviado, xml.replace(b"</cfdi:Comprobante>", addenda), conocidos, r"Addenda\[1\]")
        _rechazar(enviado, xml.replace(b" Serie=", b' CondicionesDePago="x" Serie='), conocidos, "@CondicionesDePago")
        _rechazar(enviado, xml.replace(b' Serie="A"', b""), conocidos, "@Serie")


def test_un_sello_ajeno_en_lo_que_sella_el_pac(emitido: tuple[PreCFDI, bytes], conocidos: Conocidos) -> None:
    """Sello and SelloCFD agree, and yet the Sello is not that of the content."""
    pre, xml = emitido
    _, timbre = _arbol(xml)
    sello = timbre.get("SelloCFD").encode()
    _rechazar(pre, xml.replace(sello, sello[::-1].lstrip(b"=") + b"=="), conocidos, "Sello")


def test_un_certificado_alterado_en_lo_que_sella_el_pac(emitido: tuple[PreCFDI, bytes], conocidos: Conocidos) -> None:
    """The seal still verifies, since the key is the same: it is the authority's signature that does not."""
    pre, xml = emitido
    certificado = etree.fromstring(xml).get("Certificado", "").encode()
    otro = certificado[:-12] + (b"AAAA" if certificado[-12:-8] != b"AAAA" else b"BBBB") + certificado[-8:]
    _rechazar(pre, xml.replace(certificado, otro), conocidos, "cadena rota")


def test_sin_el_certificado_del_pac_se_acepta_lo_demas(par: tuple[Sellado, bytes]) -> None:
    sellado, xml = par
    timbrado = _aceptar(sellado, xml, Conocidos())
    assert [c.nombre for c in timbrado.verificar().no_verificadas if c.nombre == "SelloSAT"]


def test_la_diferencia_se_busca_tambien_en_lo_que_no_va_en_la_cadena(
    sellada: Nueva, simulado: PACSimulado, conocidos: Conocidos
) -> None:
    """The Addenda is not sealed: only the comparison can tell that it was changed."""
    sellado = sellada()
    con_addenda = sellado.xml.replace(
        b"</cfdi:Comprobante>", b"<cfdi:Addenda><p n='1'>uno</p></cfdi:Addenda></cfdi:Comprobante>"
    )
    enviado = Sellado.leer(con_addenda)
    xml = timbrar(enviado, itimbre(), transporte=EnProceso(simulado), conocidos=conocidos).xml
    assert xml.index(b"<cfdi:Complemento>") < xml.index(b"<cfdi:Addenda>")
    _rechazar(enviado, xml.replace(b">uno<", b">dos<"), conocidos, r"Addenda\[1\]/p\[1\]/text")
    _rechazar(enviado, xml.replace(b"n='1'", b"n='2'"), conocidos, r"Addenda\[1\]/p\[1\]/@n")


# The verbs


def test_los_adaptadores_cumplen_sus_contratos(una_sellada: Sellado) -> None:
    timbrador: Timbrador = itimbre()
    emisor: Emisor = facture_app()
    assert isinstance(timbrador, Timbrador)
    assert isinstance(emisor, Emisor)
    assert not isinstance(emisor, Timbrador), "a PAC that seals must not be taken for one that stamps"
    transporte = Responde(Respuesta(200))
    cambiado: Any = emisor
    with pytest.raises(ErrorConfiguracion, match="Facture APP"):
        timbrar(una_sellada, cambiado, transporte=transporte)
    cambiado = timbrador
    with pytest.raises(ErrorConfiguracion, match="no sella"):
        emitir(factura(), cambiado, transporte=transporte)
    sin_sellar: Any = factura()
    with pytest.raises(ErrorDatos, match="sellado"):
        timbrar(sin_sellar, timbrador, transporte=transporte)
    assert not transporte.recibidas


def test_un_certificado_de_pruebas_no_llega_a_produccion(una_sellada: Sellado) -> None:
    transporte = Responde(Respuesta(200))
    de_verdad = ITimbre(CredencialesIFactura("c", "u", "secreta"), Ambiente.PRODUCCION)
    with pytest.raises(ErrorConfiguracion, match="de pruebas"):
        timbrar(una_sellada, de_verdad, transporte=transporte)
    assert not transporte.recibidas


def test_de_los_datos_al_timbre_sin_bloquear(sellada: Nueva, servidor: Servidor, conocidos: Conocidos) -> None:
    async def varios() -> list[Timbrado]:
        async with TransporteHTTPAsincrono() as transporte:
            tareas = [
                timbrar_async(sellada(), itimbre(servidor.url), conocidos=conocidos, transporte=transporte)
                for _ in range(4)
            ]
            return [
                *await asyncio.gather(*tareas),
                await emitir_async(factura(), facture_app(servidor.url), conocidos=conocidos),
                await timbrar_async(sellada(), itimbre(servidor.url), conocidos=conocidos),
            ]

    timbrados = asyncio.run(varios())
    assert len({t.uuid for t in timbrados}) == 6
    assert all(t.verificar(conocidos).correcta for t in timbrados)


def test_precfdi_no_muestra_su_contenido() -> None:
    pre = PreCFDI.leer(factura())
    assert len(pre.huella) == 64
    assert "EKU" not in repr(pre)
    assert pre.xml == a_xml(pre.documento)
    assert "EKU" not in repr(Recibido(pre.xml, pre.xml))


def test_los_adaptadores_se_comparan_por_sus_ajustes() -> None:
    assert itimbre() == itimbre()
    assert isinstance(facture_app(), FactureApp)
    assert itimbre("http://localhost:1") != itimbre()
