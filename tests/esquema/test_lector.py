"""Reading: everything of a document is kept, what cannot be kept is told, and how it was written survives."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import DocumentoDesconocido, ErrorArchivo, ErrorDatos, ErrorXML
from cfdi.esquema import Nodo, Opaco
from cfdi.esquema.escritor import a_xml, texto_escrito
from cfdi.esquema.lector import leer, leer_perfecto
from cfdi.esquema.revision import revisar
from cfdi.pruebas import nodos
from tests.esquema.ejemplos import (
    CFDI,
    SENCILLA,
    TEXTO,
    XML,
    canonico,
    completa,
    con_xml,
    leer_como,
    opaco_de_prueba,
    timbre,
)

_UBICACION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"

# -------------------------------------------------------------------- from where


def test_se_lee_de_bytes_de_texto_y_de_archivo(tmp_path: Path) -> None:
    archivo = tmp_path / "factura.xml"
    archivo.write_bytes(XML)
    for origen in (XML, TEXTO, archivo, b"\xef\xbb\xbf" + XML, "\ufeff" + TEXTO):
        assert leer(origen) == SENCILLA


def test_un_texto_que_es_una_ruta_lo_dice() -> None:
    with pytest.raises(ErrorXML, match=r"pásela como pathlib\.Path"):
        leer("factura.xml")


@pytest.mark.parametrize(
    ("nombre", "dice"),
    [("no-existe.xml", "no existe el archivo"), (".", "es una carpeta"), ("a\x00b", "no se puede leer")],
)
def test_un_archivo_que_no_se_puede_leer(tmp_path: Path, nombre: str, dice: str) -> None:
    with pytest.raises(ErrorArchivo, match=dice) as caso:
        leer(tmp_path / nombre)
    assert caso.value.estado_salida == 3


# -------------------------------------------------------------------- any way of writing the same


ESCRITURAS = {
    "otro prefijo": TEXTO.replace("cfdi:", "factura:").replace("xmlns:cfdi", "xmlns:factura"),
    "sin prefijo": TEXTO.replace("cfdi:", "").replace("xmlns:cfdi", "xmlns"),
    "sangrado": TEXTO.replace("><", ">\n   <"),
    "comentarios": TEXTO.replace("><", "><!-- nota --><"),
    "instrucciones": TEXTO.replace("><", "><?destino dato?><"),
    "cdata": TEXTO.replace("><", ">\n<![CDATA[ ]]><"),
    "comillas": TEXTO.replace('="', ' = "').replace('"', "'"),
    "prologo": TEXTO.replace("?>\n", "?>\n<!-- antes --><?destino dato?>") + "<!-- al final -->",
    "sin declaración": TEXTO.removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n'),
    "utf-8": TEXTO.replace("UTF-8", "utf-8"),
    "referencias": TEXTO.replace("Ñ", "&#209;"),
    "espacio de nombres de más": TEXTO.replace("<cfdi:Emisor", '<cfdi:Emisor xmlns:sobra="urn:nadie"'),
}


@pytest.mark.parametrize("otra", ESCRITURAS.values(), ids=list(ESCRITURAS))
def test_otra_escritura_de_lo_mismo_se_lee_igual(otra: str) -> None:
    assert otra != TEXTO
    leido = leer(otra)
    assert leido == SENCILLA
    assert a_xml(leido) == XML


def test_un_complemento_vacio_no_dice_nada_y_se_conserva() -> None:
    otra = TEXTO.replace("</cfdi:Comprobante>", "<cfdi:Complemento/></cfdi:Comprobante>")
    leido = leer(otra)
    assert leido == SENCILLA
    assert a_xml(leido).decode() == otra


@pytest.mark.parametrize("donde", ["cfdi:Comprobante", "cfdi:Emisor", "cfdi:Conceptos", "cfdi:Concepto"])
def test_schema_location_puede_estar_en_cualquier_parte(donde: str) -> None:
    raiz = etree.fromstring(XML)
    ubicacion = raiz.get(_UBICACION)
    del raiz.attrib[_UBICACION]
    otra = etree.tostring(raiz, encoding="unicode")
    assert leer(otra) == SENCILLA, "tampoco hace falta"
    otra = re.sub(rf"<{donde}(?=[ >])", f'<{donde} xsi:schemaLocation="{ubicacion}"', otra)
    assert "schemaLocation" in otra and leer(otra) == SENCILLA


# -------------------------------------------------------------------- written texts


@pytest.mark.parametrize(
    ("viejo", "campo", "escrito", "valor"),
    [
        (' Total="1000.00"', "total", "01000.5", Decimal("1000.5")),
        (' Total="1000.00"', "total", "+1", Decimal(1)),
        (' Total="1000.00"', "total", "1.", Decimal(1)),
        (' Total="1000.00"', "total", ".5", Decimal("0.5")),
        (' Total="1000.00"', "total", " 1 ", Decimal(1)),
        (' Total="1000.00"', "total", "&#9;1&#10;", Decimal(1)),
        (' Total="1000.00"', "total", "-0", Decimal("-0")),
        (' Fecha="2025-03-14T15:09:26"', "fecha", "2025-03-14T24:00:00", datetime.fromisoformat("2025-03-15")),
        (' Fecha="2025-03-14T15:09:26"', "fecha", " 2025-03-14T00:00:00", datetime.fromisoformat("2025-03-14")),
        (' MetodoPago="PUE"', "metodo_pago", " PUE  ", " PUE  "),
        (' Version="4.0"', "version", " 4.0 ", " 4.0 "),
    ],
)  # fmt: skip
def test_como_estaba_escrito_se_conserva(viejo: str, campo: str, escrito: str, valor: object) -> None:
    nombre = viejo.partition("=")[0]
    xml = con_xml(viejo, f'{nombre}="{escrito}"')
    leido = leer_como(Comprobante, xml)
    assert getattr(leido, campo) == valor
    assert canonico(a_xml(leido)) == canonico(xml), "leer y escribir cambió el documento"
    assert texto_escrito(leido, campo) == etree.fromstring(xml.encode()).get(nombre.strip())


def test_los_ceros_escritos_se_conservan_hasta_en_un_nodo_con_otro_texto_raro() -> None:
    xml = con_xml('ValorUnitario="1000.00"', 'ValorUnitario="+1000.000000"')
    xml = con_xml('Cantidad="1"', 'Cantidad="1.000"', xml)
    assert canonico(a_xml(leer(xml))) == canonico(xml)


def test_los_blancos_de_un_texto_no_se_tocan() -> None:
    xml = con_xml("Desarrollo a la medida", "&#9;Dos  blancos,&#10;un\u00a0NBSP y \u2028 ")
    leido = leer_como(Comprobante, xml)
    assert leido.conceptos[0].descripcion == "\tDos  blancos,\nun\u00a0NBSP y \u2028 "
    assert canonico(a_xml(leido)) == canonico(xml)


# -------------------------------------------------------------------- what nobody declared

OPACO = opaco_de_prueba().xml


def _con_complemento(interior: str) -> str:
    return con_xml("</cfdi:Comprobante>", f"<cfdi:Complemento>{interior}</cfdi:Complemento></cfdi:Comprobante>")


def test_un_complemento_desconocido_se_guarda_entero() -> None:
    xml = _con_complemento(f"{OPACO}{a_xml(timbre()).decode().partition('?>')[2]}")
    leido = leer_como(Comprobante, xml)
    assert leido.complementos == (Opaco(OPACO), timbre())
    assert canonico(a_xml(leido)) == canonico(xml)


def test_un_opaco_no_depende_de_donde_estaba() -> None:
    """Namespaces that only the document declares travel with the element; those it does not use stay."""
    raiz = '<cfdi:Comprobante xmlns:y="urn:otro" xmlns:x="urn:ejemplo" '
    xml = con_xml("<cfdi:Comprobante ", raiz, _con_complemento(OPACO.replace(' xmlns:x="urn:ejemplo"', "")))
    assert leer_como(Comprobante, xml).complementos == (Opaco(OPACO),)


def test_una_version_que_no_se_conoce_queda_opaca() -> None:
    futuro = a_xml(timbre()).decode().partition("?>")[2].replace('Version="1.1"', 'Version="9.9"')
    leido = leer_como(Comprobante, _con_complemento(futuro))
    (complemento,) = leido.complementos
    assert isinstance(complemento, Opaco)
    assert canonico(a_xml(leido)) == canonico(_con_complemento(futuro))


def test_un_complemento_sin_version_no_se_da_por_bueno() -> None:
    sin = a_xml(timbre()).decode().partition("?>")[2].replace(' Version="1.1"', "")
    with pytest.raises(ErrorDatos, match="TimbreFiscalDigital no dice su versión"):
        leer(_con_complemento(sin))


@pytest.mark.parametrize(
    "interior",
    [
        "<lo><que xmlns='urn:a' a='1'>sea</que>, mezclado</lo>",
        "texto &amp; suelto",
        "antes<a/>en medio<b/>después",
        "<a><![CDATA[<sin> & escapar]]></a>",
        f'<cfdi:Comprobante xmlns:cfdi="{CFDI}">otro</cfdi:Comprobante>',
    ],
)
def test_la_addenda_se_guarda_como_sea(interior: str) -> None:
    xml = con_xml("</cfdi:Comprobante>", f"<cfdi:Addenda>{interior}</cfdi:Addenda></cfdi:Comprobante>")
    leido = leer_como(Comprobante, xml)
    assert all(isinstance(x, Opaco) for x in leido.addenda) and leido.addenda
    assert canonico(a_xml(leido)) == canonico(xml)
    assert leer(a_xml(leido)) == leido


@pytest.mark.parametrize("uri", ["walmart", "../x", "urn:a"])
def test_un_espacio_de_nombres_que_no_es_una_uri_absoluta(uri: str) -> None:
    """There is no canonical form of such an element, and addendas have them."""
    addenda = f'<cfdi:Addenda><a:b xmlns:a="{uri}" z="1" c="2"><a:d>&amp;</a:d></a:b> </cfdi:Addenda>'
    leido = leer_como(Comprobante, con_xml("</cfdi:Comprobante>", f"{addenda}</cfdi:Comprobante>"))
    (opaco,) = leido.addenda
    elemento = etree.fromstring(a_xml(opaco))
    assert (elemento.tag, elemento.get("c"), elemento.get("z")) == (f"{{{uri}}}b", "2", "1")
    assert set(elemento.nsmap) == {"a"}, "no se llevó los espacios de nombres del documento"
    assert leer(a_xml(leido)) == leido


def test_un_espacio_de_nombres_raro_del_documento_no_cambia_los_opacos() -> None:
    addenda = '<cfdi:Addenda><a b="1"/></cfdi:Addenda></cfdi:Comprobante>'
    xml = con_xml("</cfdi:Comprobante>", addenda)
    assert leer(con_xml("<cfdi:Comprobante ", '<cfdi:Comprobante xmlns:r="relativo" ', xml)) == leer(xml)


def test_los_comentarios_de_un_complemento_desconocido_se_van() -> None:
    """They are no part of what a document says; the seal does not see them either."""
    xml = _con_complemento(OPACO.replace("<x:Dato", "<!-- nota --><x:Dato"))
    assert leer_como(Comprobante, xml).complementos == (Opaco(OPACO),)


# -------------------------------------------------------------------- what cannot be kept

ILEGIBLES = [
    (' Total="1000.00"', ' Total="mil"', "/cfdi:Comprobante/@Total", "decimal"),
    (' Total="1000.00"', ' Total="1,000.00"', "/cfdi:Comprobante/@Total", "decimal"),
    (' Total="1000.00"', "", "/cfdi:Comprobante/@Total", "falta el atributo Total"),
    (' Fecha="2025-03-14T15:09:26"', ' Fecha="2025-02-30T00:00:00"', "/cfdi:Comprobante/@Fecha", "AAAA-MM-DD"),
    (' Total="1000.00"', ' Total="1000.00" Totl="1"', "/cfdi:Comprobante/@Totl", "¿Quiso decir Total?"),
    (' Rfc="EKU9003173C9"', ' RFC="EKU9003173C9"', "/cfdi:Comprobante/cfdi:Emisor/@Rfc", "falta el atributo Rfc"),
    ("<cfdi:Conceptos>", '<cfdi:Conceptos Total="1">', "/cfdi:Comprobante/cfdi:Conceptos/@Total", "no lleva atributos"),
    ("<cfdi:Conceptos>", "<cfdi:Conceptos>hola", "/cfdi:Comprobante/cfdi:Conceptos", "hay texto dentro"),
    ("<cfdi:Emisor ", "<cfdi:Emisr/><cfdi:Emisor ", "/cfdi:Comprobante/cfdi:Emisr", "¿Quiso decir Emisor?"),
    ("<cfdi:Emisor ", '<Emisor xmlns=""/><cfdi:Emisor ', "/cfdi:Comprobante/Emisor", "no tiene un elemento Emisor"),
]


@pytest.mark.parametrize(("viejo", "nuevo", "campo", "dice"), ILEGIBLES)
def test_lo_que_se_perderia_al_leer_se_dice(viejo: str, nuevo: str, campo: str, dice: str) -> None:
    with pytest.raises(ErrorDatos) as caso:
        leer(con_xml(viejo, nuevo))
    assert caso.value.campo == campo
    assert dice in str(caso.value)


def test_se_dice_cuantos_problemas_mas_hay() -> None:
    with pytest.raises(ErrorDatos, match=r"y 2 problemas más: véalos con cfdi\.validar"):
        leer(TEXTO.replace(' Total="1000.00"', "").replace(' Moneda="MXN"', "").replace(' Exportacion="01"', ""))


@pytest.mark.parametrize(
    ("raiz", "dice"),
    [
        ('<Comprobante Version="4.0"/>', "no es el de un documento del SAT"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "no es el de un documento del SAT"),
        (f'<cfdi:Factura xmlns:cfdi="{CFDI}" Version="4.0"/>', "no es el de un documento del SAT"),
        (f'<cfdi:Emisor xmlns:cfdi="{CFDI}"/>', "no es el de un documento del SAT"),
        (f'<cfdi:Comprobante xmlns:cfdi="{CFDI}" Version="5.0"/>', "esta versión de Comprobante no se conoce"),
        (f'<cfdi:Comprobante xmlns:cfdi="{CFDI}"/>', "esta versión de Comprobante no se conoce"),
    ],
)
def test_otra_raiz_u_otra_version(raiz: str, dice: str) -> None:
    with pytest.raises(DocumentoDesconocido, match=dice):
        leer(raiz)


def test_un_valor_que_incumple_una_faceta_se_lee_porque_nada_se_pierde() -> None:
    """To judge it is the work of `validar`."""
    leido = leer_como(Comprobante, con_xml('Rfc="EKU9003173C9"', 'Rfc="CORTO"'))
    assert leido.emisor.rfc == "CORTO"


# -------------------------------------------------------------------- the two roads


@settings(max_examples=30)
@given(nodos(Comprobante))
def test_la_lectura_directa_y_la_cuidadosa_dan_lo_mismo(documento: Nodo) -> None:
    elemento = etree.fromstring(a_xml(documento))
    revision = revisar(elemento, type(documento))
    assert revision.problemas == ()
    assert revision.nodo == leer_perfecto(elemento, type(documento)) == documento


def test_lo_completo_va_por_el_camino_directo() -> None:
    assert leer_perfecto(etree.fromstring(a_xml(completa())), Comprobante) == completa()
