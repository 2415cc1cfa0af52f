"""A plan writes what libxslt writes: random sheets over random documents, with and without the schema."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.oraculo.componentes import leer_esquema
from tests.oraculo.evaluacion import Evaluador
from tests.oraculo.hojas import (
    ABRE,
    APLICA,
    ESPACIO,
    INICIO,
    RAIZ,
    SALIDA,
    TITULAR,
    UTILES,
    XSD,
    opcional,
    por_cada,
    requerido,
    si,
)
from tests.oraculo.plan import Hoja

# Documents that are valid for XSD.

_espacios = st.sampled_from(["1", " 2  3 ", "", "\t4"])


def _elemento(nombre: str, atributos: dict[str, str | None], *hijos: str) -> str:
    escritos = "".join(f' {n}="{v}"' for n, v in atributos.items() if v is not None)
    return f"<p:{nombre}{escritos}>{''.join(hijos)}</p:{nombre}>"


_o_nada = st.one_of(st.none(), _espacios)
_hoja = st.builds(lambda x, y: _elemento("Hoja", {"x": x, "y": y}), _espacios, _o_nada)
_sola = _hoja.map(lambda texto: texto.replace("p:Hoja", "p:Sola"))
_uno = _hoja.map(lambda texto: texto.replace("p:Hoja", "p:Uno"))
_quiza = st.builds(
    lambda x, y, hojas: _elemento("Quiza", {"x": x, "y": y}, *hojas), _espacios, _o_nada, st.lists(_hoja, max_size=2)
)
_varios = st.builds(
    lambda x, hojas, sola: _elemento("Varios", {"x": x}, *hojas, sola), _o_nada, st.lists(_hoja, max_size=1), _sola
)
_ranura = st.sampled_from(
    ["", "<p:Ranura/>", "<p:Ranura><q:Otro xmlns:q='urn:q'> texto <q:A/> </q:Otro><q:B xmlns:q='urn:q'/></p:Ranura>"]
)
_documentos = st.builds(
    lambda x, y, uno, quiza, varios, ranura: etree.fromstring(
        _elemento("R", {"version": "1.1", "x": x, "y": y}, uno, *quiza, *varios, ranura).replace(
            "<p:R", f'<p:R xmlns:p="{ESPACIO}"', 1
        )
    ),
    _espacios,
    _o_nada,
    _uno,
    st.lists(_quiza, max_size=1),
    st.lists(_varios, max_size=3),
    _ranura,
)

# Sheets over its names, and some that it does not know.

_atributos = st.sampled_from(["@x", "@y", "./@x", "@z", "@version"])
_hijos = st.sampled_from(["p:Uno", "p:Quiza", "p:Varios", "p:Hoja", "p:Sola", "p:Nadie"])
_caminos = st.one_of(
    _hijos, st.builds("{}/{}".format, _hijos, _hijos), st.sampled_from([".//p:Sola", ".//p:Hoja", ".//p:Varios/p:Hoja"])
)
_valores = st.one_of(_atributos, st.builds("{}/@{}".format, _hijos, st.sampled_from("xyz")))
_simples = st.one_of(
    st.builds(requerido, _valores),
    st.builds(opcional, _valores),
    st.builds("""<xsl:value-of select="concat('|',{})"/>""".format, _valores),
    st.sampled_from(["|", "<xsl:apply-templates select='p:Uno'/>", por_cada("p:Ranura", por_cada("*", APLICA))]),
)
_pruebas = st.one_of(
    _caminos, _valores, st.sampled_from(["*", "p:Quiza/*", "@version='1.1'", "@version='1.0'", "@x='1'"])
)
_cuerpos_de_hoja = st.recursive(
    _simples,
    lambda interior: st.one_of(
        st.builds(lambda a, b: a + b, interior, interior),
        st.builds(por_cada, _caminos, interior),
        st.builds(si, _pruebas, interior),
        st.builds(
            "<xsl:choose><xsl:when test='p:Quiza'>{}</xsl:when><xsl:otherwise>{}</xsl:otherwise></xsl:choose>".format,
            interior,
            interior,
        ),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(_cuerpos_de_hoja, st.lists(_documentos, min_size=1, max_size=3))
def test_el_plan_escribe_lo_mismo_que_libxslt(cuerpo: str, documentos: list[etree._Element]) -> None:
    texto = ABRE + SALIDA + INICIO + UTILES + f'<xsl:template match="p:R">{cuerpo}</xsl:template>{TITULAR}'
    contenido = (texto + "</xsl:stylesheet>").encode()
    transformar = etree.XSLT(etree.fromstring(contenido))
    xsd = leer_esquema(Path("prueba.xsd"), XSD.encode())
    leida = Hoja.leer(Path("prueba.xslt"), contenido)
    for esquemas in ({}, {RAIZ: xsd}):
        evaluador = Evaluador(leida, esquemas)
        for documento in documentos:
            assert evaluador.cadena(documento) == str(transformar(documento)), (
                f"{'con' if esquemas else 'sin'} esquema: {etree.tostring(documento, encoding='unicode')}"
            )


@settings(deadline=None)
@given(_documentos)
def test_los_documentos_de_estas_pruebas_son_validos(documento: etree._Element) -> None:
    # The wildcard is lax here: what stands in it is no concern of the schema.
    laxo = XSD.replace("<xs:any ", '<xs:any processContents="lax" ')
    etree.XMLSchema(etree.fromstring(laxo)).assertValid(documento)
