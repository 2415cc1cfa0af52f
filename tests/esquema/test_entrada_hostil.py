"""Bad and hostile input: nothing crashes, hangs, reads a file, opens a connection or fills the memory."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cfdi.errores import DocumentoDesconocido, ErrorArchivo, ErrorCFDI, ErrorDatos, ErrorXML, XMLInseguro
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.esquema.xml import LIMITE_ATRIBUTOS, LIMITE_BYTES
from cfdi.validacion import validar
from tests.esquema.ejemplos import CFDI, SENCILLA, TEXTO, XML, completa, con_xml, opaco_de_prueba

COMPLETO = a_xml(completa().con(addenda=[opaco_de_prueba()]))
DECLARACION, CUERPO = TEXTO.split("\n")


@contextmanager
def en_menos_de(segundos: float) -> Iterator[None]:
    """Time of this process only, so that a busy machine does not count."""
    inicio = time.process_time()
    yield
    gastado = time.process_time() - inicio
    assert gastado < segundos, f"tardó {gastado:.1f} s"


def _rechaza(xml: bytes | str | Path, clase: type[ErrorCFDI], dice: str = "") -> None:
    """`leer` raises that error and `validar` tells it as a finding of layer xml (or cannot open the file)."""
    with pytest.raises(clase) as caso:
        leer(xml)
    assert dice in str(caso.value)
    assert caso.value.remedio, f"no dice qué hacer: {caso.value}"
    if issubclass(clase, ErrorXML):
        (hallazgo,) = validar(xml)
        assert (hallazgo.capa, hallazgo.codigo, hallazgo.severidad) == ("xml", "301", "error")


# -------------------------------------------------------------------- not XML

NO_XML: list[tuple[bytes | str, str]] = [
    (b"", "está vacío"),
    (b" \n\t ", "está vacío"),
    (b"\xef\xbb\xbf", "está vacío"),
    (b"no es xml", "no empieza con"),
    (b"%PDF-1.7\n", "no empieza con"),
    (b"PK\x03\x04<", "no empieza con"),
    (b'{"Comprobante": {}}', "no empieza con"),
    (b"\x00" * 100, "no empieza con"),
    (b"<", "no es un XML bien formado"),
    (b"<a>", "no es un XML bien formado"),
    (b"<a></b>", "no es un XML bien formado"),
    (b"<a/><b/>", "no es un XML bien formado"),
    (b"<a b=1/>", "no es un XML bien formado"),
    (b'<a b="1" b="2"/>', "no es un XML bien formado"),
    (b"<a>&nada;</a>", "no es un XML bien formado"),
    (b"<a>&#0;</a>", "no es un XML bien formado"),
    (b"<a>\x00</a>", "no es un XML bien formado"),
    (b"<a>\x1b[2J</a>", "no es un XML bien formado"),
    (b"<a>\xff</a>", "no es un XML bien formado"),
    (b"<a>\xed\xa0\x80</a>", "no es un XML bien formado"),
    (b"<x:a/>", "no es un XML bien formado"),
    (b" " + XML, "no es un XML bien formado"),
    ("<a>\ud800</a>", "no se puede escribir en UTF-8"),
    ("<!DOCTYPE html><html></html>", "DTD"),
]


@pytest.mark.parametrize(("xml", "dice"), NO_XML)
def test_lo_que_no_es_xml(xml: bytes | str, dice: str) -> None:
    _rechaza(xml, ErrorXML, dice)


@pytest.mark.parametrize("hasta", range(0, len(XML), 10))
def test_un_xml_cortado(hasta: int) -> None:
    _rechaza(XML[:hasta], ErrorXML)


def test_un_xml_mal_formado_dice_linea_y_columna() -> None:
    with pytest.raises(ErrorXML, match=r"línea 3, columna \d+"):
        leer("<a>\n<b>\n</c>\n</a>")


# -------------------------------------------------------------------- encodings and versions


def _en(codificacion: str, declarada: str | None = None, version: str = "1.0") -> bytes:
    declaracion = f'<?xml version="{version}" encoding="{declarada or codificacion}"?>'
    return f"{declaracion}\n{CUERPO}".encode(codificacion)


@pytest.mark.parametrize(
    ("xml", "dice"),
    [
        (_en("utf-16"), "UTF-16 o UTF-32"),
        (_en("utf-16-le"), "UTF-16 o UTF-32"),
        (_en("utf-16-be"), "UTF-16 o UTF-32"),
        (_en("utf-32"), "UTF-16 o UTF-32"),
        (_en("utf-32-le"), "UTF-16 o UTF-32"),
        (_en("iso-8859-1"), "Se recibió: 'iso-8859-1'"),
        (_en("windows-1252"), "Se recibió: 'windows-1252'"),
        (_en("utf-8", "ISO-8859-1"), "Se recibió: 'ISO-8859-1'"),
        (_en("utf-7"), "Se recibió: 'utf-7'"),
        (_en("utf-8", "inventada"), "Se recibió: 'inventada'"),
        (_en("utf-8", version="1.1"), "no es XML 1.0"),
        (_en("utf-8", version="2.0"), "no es XML 1.0"),
    ],
)  # fmt: skip
def test_otra_codificacion_u_otra_version_de_xml(xml: bytes, dice: str) -> None:
    _rechaza(xml, XMLInseguro, dice)


@pytest.mark.parametrize("codificacion", ["utf-32-be", "cp037", "cp500"])
def test_una_codificacion_que_libxml2_adivinaria(codificacion: str) -> None:
    """A DTD written so would pass under any search of bytes."""
    xml = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>{CUERPO}'.encode(codificacion)
    _rechaza(xml, ErrorXML, "no empieza con")


def test_latin_1_sin_declarar_no_es_utf_8() -> None:
    _rechaza(CUERPO.encode("iso-8859-1"), ErrorXML, "no es un XML bien formado")


# -------------------------------------------------------------------- DTD and entities

_RISAS = "".join(f'<!ENTITY r{i + 1} "{f"&r{i};" * 10}">' for i in range(10))
DTDS = {
    "vacio": "<!DOCTYPE a>",
    "entidad": '<!DOCTYPE a [<!ENTITY e "x">]>',
    "mil-millones-de-risas": f'<!DOCTYPE a [<!ENTITY r0 "ja">{_RISAS}]>',
    "expansion-cuadratica": f'<!DOCTYPE a [<!ENTITY e "{"x" * 50_000}">]>',
    "xxe-archivo": '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "xxe-red": '<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]>',
    "dtd-externo": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    "dtd-publico": '<!DOCTYPE a PUBLIC "-//X//Y" "file:///etc/passwd">',
    "parametro": '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
    "atributos": '<!DOCTYPE a [<!ATTLIST a b CDATA "x">]>',
    "tras-comentario": "<!-- c --><?pi d?><!-- <b> -->\n<!DOCTYPE a>",
    "tras-comentario-enganoso": "<!--><!DOCTYPE a>-->",
}


@pytest.mark.parametrize("dtd", DTDS.values(), ids=list(DTDS))
def test_ningun_dtd_se_admite_ni_se_mira(dtd: str) -> None:
    referencia = "&r10;" if "r10" in dtd else "&e;" if "ENTITY e" in dtd else ""
    cuerpo = CUERPO.replace("Desarrollo a la medida", f"Desarrollo{referencia * 100}")
    with en_menos_de(1):
        _rechaza(f"{DECLARACION}\n{dtd}{cuerpo}", XMLInseguro, "declara un DTD")


@pytest.mark.parametrize(
    "trozo", ["<!-- <!DOCTYPE a> -->", "<?pi <!DOCTYPE a>?>", "<!-- a > b --><!-- <!ENTITY -->"], ids=["c", "pi", "cs"]
)
def test_lo_que_solo_parece_un_dtd_no_molesta(trozo: str) -> None:
    assert leer(f"{DECLARACION}\n{trozo}{CUERPO}") == SENCILLA
    assert leer(
        con_xml(
            "</cfdi:Comprobante>", "<cfdi:Addenda><a><![CDATA[<!DOCTYPE a>]]></a></cfdi:Addenda></cfdi:Comprobante>"
        )
    )


_XINCLUDE = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


def test_nadie_llama_a_la_red_ni_abre_otros_archivos(tmp_path: Path) -> None:
    """A local server that nobody visits, and Python's own record of what is opened while reading."""
    secreto = tmp_path / "secreto.txt"
    secreto.write_text("no me leas")
    with socket.create_server(("127.0.0.1", 0)) as servidor:
        servidor.settimeout(0.3)
        puerto = servidor.getsockname()[1]
        visitas: list[object] = []
        hilo = threading.Thread(target=_esperar_visita, args=(servidor, visitas))
        hilo.start()
        for destino in (f"http://127.0.0.1:{puerto}/x", secreto.as_uri()):
            for xml in (
                f'<!DOCTYPE a [<!ENTITY e SYSTEM "{destino}">]>{CUERPO}',
                f'<?xml-stylesheet href="{destino}"?>{CUERPO}',
                con_xml("<cfdi:Emisor ", f'<xi:include {_XINCLUDE} href="{destino}"/><cfdi:Emisor '),
                TEXTO.replace("http://www.sat.gob.mx/sitio_internet/cfd/4/cfdv40.xsd", destino),
            ):  # fmt: skip
                assert "no me leas" not in validar(xml).a_texto()
        hilo.join()
    assert not visitas, "alguien llamó al servidor"


def _esperar_visita(servidor: socket.socket, visitas: list[object]) -> None:
    try:
        visitas.append(servidor.accept())
    except TimeoutError:
        return


# -------------------------------------------------------------------- roots and versions


@pytest.mark.parametrize(
    ("xml", "dice"),
    [
        ("<html/>", "no es el de un documento del SAT"),
        (f'<Comprobante xmlns="{CFDI}"/>', "versión de Comprobante no se conoce"),
        (f'<Comprobante xmlns="{CFDI}" Version="4.1"/>', "Versiones que se leen: 4.0"),
        (f'<Comprobante xmlns="{CFDI}" Version="{"4" * 1000}"/>', "Versiones que se leen: 4.0"),
        (f'<Concepto xmlns="{CFDI}"/>', "no es el de un documento del SAT"),
    ],
)
def test_otra_raiz_u_otra_version(xml: str, dice: str) -> None:
    _rechaza(xml, DocumentoDesconocido, dice)


# -------------------------------------------------------------------- sizes


def test_un_archivo_de_200_mb_no_se_lee(tmp_path: Path) -> None:
    archivo = tmp_path / "enorme.xml"
    with archivo.open("wb") as f:
        f.truncate(200 * 1024 * 1024)  # sparse: it takes no room
    with en_menos_de(0.5):
        _rechaza(archivo, XMLInseguro, "mide 200.0 MiB y el límite es 20 MiB")


def test_unos_bytes_de_mas_no_se_analizan() -> None:
    with en_menos_de(1):
        _rechaza(b"<a>" + b" " * LIMITE_BYTES, XMLInseguro, "el límite es 20 MiB")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="solo donde hay /dev/zero")
def test_un_dispositivo_sin_fin_no_llena_la_memoria() -> None:
    with en_menos_de(1):
        _rechaza(Path("/dev/zero"), XMLInseguro, "el límite es 20 MiB")


def test_un_archivo_que_no_existe(tmp_path: Path) -> None:
    with pytest.raises(ErrorArchivo, match="no existe"):
        validar(tmp_path / "nada.xml")


@pytest.mark.parametrize("hondo", [300, 100_000])
def test_una_bomba_de_profundidad(hondo: int) -> None:
    for abre, cierra in (
        ("<a>", "</a>"),
        (f'<cfdi:Comprobante xmlns:cfdi="{CFDI}" Version="4.0">', "</cfdi:Comprobante>"),
    ):
        with en_menos_de(2):
            _rechaza(abre * hondo + cierra * hondo, ErrorXML, "no es un XML bien formado")


def test_mucha_profundidad_dentro_de_la_addenda() -> None:
    nido = "<a>" * 200 + "</a>" * 200
    xml = con_xml("</cfdi:Comprobante>", f"<cfdi:Addenda>{nido}</cfdi:Addenda></cfdi:Comprobante>")
    assert leer(a_xml(leer(xml))) == leer(xml)


@pytest.mark.parametrize("cuantos", [LIMITE_ATRIBUTOS + 1, 100_000])
@pytest.mark.parametrize("donde", ["<cfdi:Comprobante ", "<cfdi:Emisor "])
def test_cien_mil_atributos(donde: str, cuantos: int) -> None:
    muchos = " ".join(f'a{i}="1"' for i in range(cuantos))
    with en_menos_de(2):
        _rechaza(con_xml(donde, f"{donde}{muchos} "), XMLInseguro, "más de 256 atributos")


def test_un_atributo_de_nueve_megas_se_juzga_y_uno_mayor_no_se_lee() -> None:
    largo = con_xml("Desarrollo a la medida", "x" * 9_000_000)
    with en_menos_de(3):
        (hallazgo,) = [h for h in validar(largo).errores if h.capa == "esquema"]
    assert hallazgo.ruta == "/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto/@Descripcion"
    assert "1000" in hallazgo.mensaje
    _rechaza(con_xml("Desarrollo a la medida", "x" * 11_000_000), ErrorXML, "no es un XML bien formado")


def test_un_nombre_enorme() -> None:
    _rechaza(f"<{'a' * 60_000}/>", ErrorXML)


@pytest.mark.parametrize(
    "interior",
    [
        "<cfdi:Conceptos>" + "<cfdi:Concepto/>" * 20_000 + "</cfdi:Conceptos>",
        "<cfdi:Complemento>" + '<x xmlns=""/>' * 20_000 + "</cfdi:Complemento>",
        "<cfdi:Addenda>" + "<x/>" * 20_000 + "</cfdi:Addenda>",
        "<cfdi:Otro/>" * 20_000,
    ],
    ids=["conceptos", "complementos", "addenda", "ajenos"],
)
def test_leer_cuesta_lo_mismo_por_elemento_por_muchos_que_sean(interior: str) -> None:
    xml = con_xml("</cfdi:Comprobante>", f"{interior}</cfdi:Comprobante>")
    with en_menos_de(4):
        try:
            leer(xml)
        except ErrorDatos as error:
            assert error.remedio


@pytest.mark.parametrize("campo", ["Total", "Fecha", "Serie"])
@pytest.mark.parametrize("largo", [10_000, 1_000_000])
def test_un_valor_larguisimo_no_cuesta_de_mas(campo: str, largo: int) -> None:
    valor = "1" * largo
    with en_menos_de(2):
        errores = validar(TEXTO.replace(' Version="4.0"', f' Version="4.0" X{campo}="{valor}"')).errores
        assert errores
        viejo = {"Total": ' Total="1000.00"', "Fecha": ' Fecha="2025-03-14T15:09:26"', "Serie": ' Version="4.0"'}[campo]
        nuevo = f' {campo}="{valor}"' + (' Version="4.0"' if campo == "Serie" else "")
        (primero, *_) = [h for h in validar(con_xml(viejo, nuevo)).errores if h.capa == "esquema"]
    assert primero.ruta == f"/cfdi:Comprobante/@{campo}"


# -------------------------------------------------------------------- anything at all


def _no_falla(xml: bytes) -> None:
    try:
        leido = leer(xml)
    except ErrorCFDI as error:
        assert str(error)
    else:
        assert leer(a_xml(leido)) == leido
    informe = validar(xml)
    assert informe.a_texto() and informe.a_dict()


@given(st.binary(max_size=200))
def test_bytes_al_azar(xml: bytes) -> None:
    _no_falla(xml)


@given(st.integers(0, len(COMPLETO) - 1), st.integers(0, 8), st.binary(max_size=8))
@example(0, 0, b"\xff")
def test_un_xml_con_bytes_cambiados(desde: int, cuantos: int, nuevos: bytes) -> None:
    _no_falla(COMPLETO[:desde] + nuevos + COMPLETO[desde + cuantos :])


_TROZOS = [
    b"<",
    b">",
    b"/",
    b'"',
    b"=",
    b" ",
    b"&lt;",
    b"&#x1F9FE;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<?x y?>",
    b"xmlns=''",
]


@given(st.lists(st.tuples(st.integers(0, len(COMPLETO) - 1), st.sampled_from(_TROZOS)), min_size=1, max_size=4))
def test_un_xml_con_trozos_de_xml_intercalados(cambios: list[tuple[int, bytes]]) -> None:
    xml = COMPLETO
    for donde, trozo in cambios:
        xml = xml[:donde] + trozo + xml[donde:]
    _no_falla(xml)


def test_un_error_recorta_lo_que_recibio() -> None:
    with pytest.raises(ErrorDatos) as caso:
        leer(con_xml(' Total="1000.00"', f' Total="{"x" * 100_000}"'))
    assert len(str(caso.value)) < 500


def test_el_limite_de_recursion_de_python_no_se_toca() -> None:
    limite = sys.getrecursionlimit()
    validar(COMPLETO)
    assert sys.getrecursionlimit() == limite
