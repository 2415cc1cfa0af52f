"""The careful walk: every problem, at its place, in words; never a failure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.esquema import Opaco
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.facetas import incumple
from cfdi.esquema.revision import (
    LIMITE_DE_PROBLEMAS,
    Ilegible,
    Revision,
    ValorIlegible,
    es_ilegible,
    revisar,
    ruta_de,
)
from cfdi.esquema.tipos import Tipo, cadena, numero, tiempo
from cfdi.esquema.xml import analizar
from tests.esquema.ejemplos import SENCILLA, TEXTO, completa, con_xml, opaco_de_prueba

C = "/cfdi:Comprobante"
K = f"{C}/cfdi:Conceptos"
COMPLETO = a_xml(completa()).decode()


def _revisar(xml: str) -> Revision:
    return revisar(analizar(xml.encode()), Comprobante)


def _con_dos(viejo: str, nuevo: str) -> str:
    """The complete document with the first of several equal things replaced."""
    assert viejo in COMPLETO
    return COMPLETO.replace(viejo, nuevo, 1)


PROBLEMAS = [
    # what is replaced, by what, where it is told, the class of problem, what it says
    (' SubTotal="1500.00"', "", f"{C}/@SubTotal", "falta", "falta el atributo SubTotal"),
    (' LugarExpedicion="20000"', "", f"{C}/@LugarExpedicion", "falta", "c_CodigoPostal"),
    (' Folio="0001"', ' Folio="0001" Folios="2"', f"{C}/@Folios", "desconocido", "¿Quiso decir Folio?"),
    (' Folio="0001"', ' FOLIO="0001"', f"{C}/@FOLIO", "desconocido", "¿Quiso decir Folio?"),
    (' Total="1000.00"', ' Total="-1"', f"{C}/@Total", "valor", "0.000000 o más"),
    (' Total="1000.00"', ' Total="1.1234567"', f"{C}/@Total", "valor", "a lo más 6 decimales"),
    (' Confirmacion="aB1c2"', ' Confirmacion="abc"', f"{C}/@Confirmacion", "valor", "5 caracteres exactos (tiene 3)"),
    (' Serie="A"', ' Serie="' + "A" * 26 + '"', f"{C}/@Serie", "valor", "a lo más 25 caracteres (tiene 26)"),
    (' Serie="A"', ' Serie="  "', f"{C}/@Serie", "valor", "al menos 1 caracteres (tiene 0)"),
    (' Año="2025"', ' Año="2018"', f"{C}/cfdi:InformacionGlobal/@Año", "valor", "2019 o más"),
    (' Año="2025"', ' Año="99999"', f"{C}/cfdi:InformacionGlobal/@Año", "valor", "32767 o menos"),
    (' Version="4.0"', ' Version="4.00"', f"{C}/@Version", "valor", "debe ser 4.0"),
    ("<cfdi:Parte ", "<cfdi:Partes/><cfdi:Parte ", f"{K}/cfdi:Concepto[1]/cfdi:Partes", "desconocido", "Parte?"),
    ("<cfdi:Conceptos>", "<cfdi:Conceptos><cfdi:Parte/>", f"{K}/cfdi:Parte", "desconocido", "va Concepto"),
    ("<cfdi:Emisor ", "<cfdi:Receptor/><cfdi:Emisor ", f"{C}/cfdi:Receptor[2]", "repetido", "2 veces y se admite 1"),
    ("</cfdi:Conceptos>", "</cfdi:Conceptos><cfdi:Conceptos/>", f"{C}/cfdi:Conceptos[2]", "repetido", "2 veces"),
    ("</cfdi:Conceptos>", "hola</cfdi:Conceptos>", f"{C}/cfdi:Conceptos", "texto", "hay texto dentro"),
    ("<cfdi:CuentaPredial Numero=\"15956011002\"/>", '<cfdi:CuentaPredial Numero="1"> </cfdi:CuentaPredial>',
     f"{K}/cfdi:Concepto[1]/cfdi:CuentaPredial", "texto", "solo lleva atributos"),
    ("<cfdi:Complemento>", '<cfdi:Complemento><x:y xmlns:x="urn:z"/>', f"{C}/cfdi:Complemento/x:y",
     "complemento_desconocido", "x:y"),
    ("<cfdi:Complemento>", "<cfdi:Complemento>hola", f"{C}/cfdi:Complemento", "texto", "hay texto dentro"),
    (' Version="1.1"', ' Version="8"', f"{C}/cfdi:Complemento/tfd:TimbreFiscalDigital", "version_desconocida", "1.1"),
    (' Version="1.1"', "", f"{C}/cfdi:Complemento/tfd:TimbreFiscalDigital", "falta", "no dice su versión"),
]  # fmt: skip


@pytest.mark.parametrize(("viejo", "nuevo", "ruta", "clase", "dice"), PROBLEMAS)
def test_cada_problema_en_su_lugar(viejo: str, nuevo: str, ruta: str, clase: str, dice: str) -> None:
    problemas = _revisar(_con_dos(viejo, nuevo)).problemas
    hallados = [p for p in problemas if p.ruta == ruta and p.clase == clase]
    assert hallados, f"no se dijo en {ruta}: {problemas}"
    assert any(dice in f"{p.mensaje} {p.remedio} {p.esperado}" for p in hallados), hallados


def test_un_documento_sin_problemas_no_tiene_ninguno() -> None:
    assert _revisar(COMPLETO).problemas == ()
    assert _revisar(COMPLETO).nodo == completa()


def test_se_dicen_todos_a_la_vez_aunque_falte_un_elemento() -> None:
    """libxml2 looks no further among siblings once one is missing."""
    roto = (
        con_xml("<cfdi:Emisor", "<cfdi:Otro").replace(' Cantidad="1"', ' Cantidad="uno"').replace("URE180429TM6", "URE")
    )
    rutas = {p.ruta for p in _revisar(roto).problemas}
    assert rutas == {
        f"{C}/cfdi:Otro",
        f"{C}/Emisor",
        f"{C}/cfdi:Receptor/@Rfc",
        f"{C}/cfdi:Conceptos/cfdi:Concepto/@Cantidad",
    }


def test_el_orden_se_explica() -> None:
    emisor = TEXTO[TEXTO.index("<cfdi:Emisor") : TEXTO.index("<cfdi:Receptor")]
    (problema,) = _revisar(con_xml(emisor, "").replace("</cfdi:Comprobante>", emisor + "</cfdi:Comprobante>")).problemas
    assert (problema.ruta, problema.clase) == (C, "orden")
    assert "Emisor, Receptor, Conceptos" in problema.remedio
    assert problema.recibido == "Receptor, Conceptos, Emisor"


def test_lo_que_no_se_puede_leer_queda_ilegible_y_lo_demas_se_lee() -> None:
    nodo = _revisar(con_xml(' Total="1000.00"', ' Total="mil"').replace(' Moneda="MXN"', "")).nodo
    assert isinstance(nodo, Comprobante)
    assert es_ilegible(nodo.total) and es_ilegible(nodo.moneda)
    assert nodo.sub_total == Decimal(1000)
    assert nodo.con is not None and nodo.emisor == SENCILLA.emisor


@pytest.mark.parametrize(
    "tocar",
    [
        lambda x: x == 1,
        lambda x: x < 1,
        lambda x: x + 1,
        lambda x: 1 * x,
        bool,
        str,
        lambda x: f"{x:.2f}",
        lambda x: x.quantize(1),
        lambda x: isinstance(x, str),
        hash,
        list,
        int,
    ],
)
def test_tocar_lo_ilegible_avisa_a_quien_lo_toca(tocar: object) -> None:
    assert callable(tocar)
    with pytest.raises(ValorIlegible):
        tocar(Ilegible("x"))


def test_lo_desconocido_no_impide_leer() -> None:
    xml = con_xml(
        "</cfdi:Comprobante>", f"<cfdi:Complemento>{opaco_de_prueba().xml}</cfdi:Complemento></cfdi:Comprobante>"
    )
    revision = _revisar(xml)
    assert [p.clase for p in revision.problemas] == ["complemento_desconocido"]
    assert not revision.problemas[0].impide
    assert isinstance(revision.nodo, Comprobante) and revision.nodo.complementos == (opaco_de_prueba(),)


def test_el_sello_puede_faltar_o_estar_vacio_hasta_que_se_selle() -> None:
    vacios = con_xml(' Version="4.0"', ' Version="4.0" Sello="" NoCertificado="" Certificado=""')
    assert _revisar(vacios).problemas == ()
    assert [p.ruta for p in _revisar(vacios.replace('NoCertificado=""', 'NoCertificado="12"')).problemas] == [
        f"{C}/@NoCertificado"
    ]


# -------------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("interior", "impide"),
    [
        ("<cfdi:Conceptos>" + "<cfdi:Concepto/>" * 3000 + "</cfdi:Conceptos>", True),
        ("<cfdi:Complemento>" + "<x/>" * 5000 + "</cfdi:Complemento>", False),
        ("<cfdi:Otro/>" * 3000, True),
    ],
)
def test_los_problemas_se_cuentan_pero_no_se_acumulan(interior: str, impide: bool) -> None:
    revision = _revisar(con_xml("</cfdi:Comprobante>", f"{interior}</cfdi:Comprobante>"))
    assert sum(p.impide is impide for p in revision.problemas[:-1]) == LIMITE_DE_PROBLEMAS
    ultimo = revision.problemas[-1]
    assert (ultimo.clase, ultimo.ruta, ultimo.impide) == ("demasiados", C, False)
    assert "problemas más" in ultimo.mensaje


def test_por_muchos_que_sean_los_leves_se_sabe_que_no_se_puede_leer() -> None:
    xml = con_xml(
        "</cfdi:Comprobante>", f"<cfdi:Complemento>{'<x/>' * 3000}</cfdi:Complemento><cfdi:Z/></cfdi:Comprobante>"
    )
    assert [p.ruta for p in _revisar(xml).problemas if p.impide] == [f"{C}/cfdi:Z"]


# -------------------------------------------------------------------- paths


def test_la_ruta_es_un_xpath_que_lleva_al_elemento() -> None:
    raiz = etree.fromstring(COMPLETO.encode())
    espacios = {p: u for e in raiz.iter() for p, u in e.nsmap.items() if p}
    for e in raiz.iter():
        assert raiz.getroottree().xpath(ruta_de(e), namespaces=espacios) == [e]


# -------------------------------------------------------------------- facets

_ENTERO, _DINERO = numero(base="integer", digitos=3), numero(2, minimo="0.01", maximo="99.99")


@pytest.mark.parametrize(
    ("tipo", "bien", "mal"),
    [
        (cadena(2, 3), ["ab", "abc", " a b ", "ñ😀"], ["a", "abcd", " a ", ""]),
        (cadena(2, 3, espacios=None), ["  ", "\t\n "], ["    "]),
        (cadena(exacta=2), ["ab"], ["a", "abc"]),
        (cadena(patron="[^|]{1,3}"), ["a b", "ñ"], ["a|b", "abcd"]),
        (cadena(patron=("[a-z]+", ".{2}")), ["ab"], ["a", "abc", "AB"]),
        (cadena(base="anySimpleType", exacta=9), ["lo que sea"], []),
        (cadena(base="base64Binary"), ["AAAA", "AA AA"], ["!!!!", "AAA"]),
        (Tipo(valores=("Sí", "No")), ["Sí"], ["Si", "", "sí"]),
        (_ENTERO, ["999", "+1", "-12", "0001"], ["1000", "1.0", "", "x"]),
        (numero(base="short"), ["32767", "-32768"], ["32768", "-32769"]),
        (numero(base="nonNegativeInteger"), ["0"], ["-1"]),
        (numero(base="positiveInteger"), ["1"], ["0"]),
        (_DINERO, ["0.01", "99.9900", "+1", " 5 ", "1."], ["0.00", "100", "1.001", "-1", "1e1", "NaN", ""]),
        (numero(digitos=3), ["1.23", "0.12", "001.20", "123"], ["1.234", "1234", "12.34"]),
        (tiempo(), ["2025-01-01T00:00:00", "2025-01-01T24:00:00"], ["2025-02-30T00:00:00", "2025-01-01", ""]),
        (tiempo("date", minimo="2000-01-01", maximo="2000-12-31"), ["2000-06-01"], ["1999-12-31", "2001-01-01", ""]),
        (tiempo("date", minimo="0001-01-01"), ["0001-01-01", "0999-12-31"], ["0000-01-01"]),
        (tiempo(minimo="2014-01-01T00:00:00-06:00"), ["2014-01-02T00:00:00"], ["2013-12-30T00:00:00"]),
        (tiempo("time"), ["23:59:59"], ["24:00:01", "1:2:3"]),
    ],
)  # fmt: skip
def test_cada_faceta(tipo: Tipo, bien: list[str], mal: list[str]) -> None:
    for texto in bien:
        assert incumple(tipo, texto) is None, f"{texto!r} es bueno"
    for texto in mal:
        assert incumple(tipo, texto), f"{texto!r} es malo"


@given(st.text())
def test_ningun_texto_rompe_las_facetas(texto: str) -> None:
    for tipo in (_ENTERO, _DINERO, cadena(1, 5, patron="[a-z]+"), tiempo(), tiempo("date"), tiempo("time")):
        incumple(tipo, texto)


def test_un_opaco_no_se_revisa() -> None:
    xml = con_xml("</cfdi:Comprobante>", "<cfdi:Addenda><cfdi:Emisor/>texto</cfdi:Addenda></cfdi:Comprobante>")
    revision = _revisar(xml)
    assert revision.problemas == ()
    assert isinstance(revision.nodo, Comprobante) and all(isinstance(x, Opaco) for x in revision.nodo.addenda)
