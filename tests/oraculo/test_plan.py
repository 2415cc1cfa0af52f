"""The plan of a sheet is what libxslt would do with it, and its canonical form forgets only what cannot matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.oraculo.componentes import leer_esquema
from tests.oraculo.documentos import UTILERIAS
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
    X,
    Y,
    de_raiz,
    hoja,
    llamar,
    opcional,
    por_cada,
    requerido,
    si,
)
from tests.oraculo.instrucciones import Existe, Instruccion, PorCada, PorPlantilla, Si, Texto, Vale, Valor, renglones
from tests.oraculo.modelo import Esquema
from tests.oraculo.plan import DOCUMENTO, Hoja, NoInterpretable, Plan, diferencias_de_plan, plan, plan_de_documento
from tests.oraculo.xpath import Camino, Eje, Paso, leer_xpath
from tests.rutas import SITIO_SAT, necesita_compartido


@pytest.fixture(scope="module")
def esquema() -> Esquema:
    return leer_esquema(Path("prueba.xsd"), XSD.encode())


# ── what a sheet says ────────────────────────────────────────────────────────────────────────────────────────────────


def test_los_renglones_de_un_plan_se_leen(esquema: Esquema) -> None:
    visitas = por_cada("p:Varios", opcional("@x") + por_cada("p:Hoja", X)) + por_cada("p:Ranura", por_cada("*", APLICA))
    renglones_ = plan_de_documento(de_raiz(X + Y + visitas), RAIZ, esquema).renglones()
    assert [r.replace(f"{{{ESPACIO}}}", "") for r in renglones_] == [
        "el texto '||'",
        "el valor de /R/@x",
        "|/R/@y si existe",
        "por cada /R/Varios:",
        "|/R/Varios/@x si existe",
        "por cada /R/Varios/Hoja:",
        "|/R/Varios/Hoja/@x",
        "fin de /R/Varios/Hoja",
        "fin de /R/Varios",
        "por cada /R/Ranura:",
        "por cada /R/Ranura/*:",
        "la plantilla de cada /R/Ranura/*",
        "fin de /R/Ranura/*",
        "fin de /R/Ranura",
        "el texto '||'",
    ]


NUESTRO_X = """<xsl:value-of select="concat('|', normalize-space(@x))"/>"""
NUESTRO_Y = """<xsl:if test="@y"><xsl:value-of select="concat('|', normalize-space(@y))"/></xsl:if>"""


@pytest.mark.parametrize(
    ("sat", "nuestra"),
    [
        pytest.param(de_raiz(X + Y), de_raiz(NUESTRO_X + NUESTRO_Y), id="requerido y opcional"),
        pytest.param(
            de_raiz(X + requerido("@version")),
            de_raiz("""<xsl:value-of select="concat('|',normalize-space(@x),'|',normalize-space(@version))"/>"""),
            id="varios en un concat",
        ),
        pytest.param(
            de_raiz(X), de_raiz('<xsl:text>|</xsl:text><xsl:value-of select="normalize-space(@x)"/>'), id="xsl:text"
        ),
        pytest.param(
            de_raiz('<xsl:apply-templates select="./p:Uno"/>', TITULAR),
            de_raiz(por_cada("p:Uno", NUESTRO_X + NUESTRO_Y)),
            id="plantilla o ciclo",
        ),
        pytest.param(
            de_raiz(por_cada("./p:Varios", APLICA), f'<xsl:template match="p:Varios">{Y}{X}</xsl:template>'),
            de_raiz(por_cada(" p:Varios ", NUESTRO_Y + NUESTRO_X)),
            id="ciclo con plantilla",
        ),
        pytest.param(
            de_raiz(por_cada("./p:Ranura", por_cada("./*", APLICA))),
            de_raiz(por_cada("p:Ranura", '<xsl:apply-templates select="*"/>')),
            id="lo que haya en un xs:any",
        ),
        pytest.param(
            de_raiz(por_cada("p:Quiza/p:Hoja", X)),
            de_raiz(por_cada("p:Quiza", por_cada("p:Hoja", X))),
            id="camino de dos pasos",
        ),
        pytest.param(
            de_raiz(si("./p:Varios", por_cada("./p:Varios", Y))),
            de_raiz(por_cada("p:Varios", Y)),
            id="prueba que sobra",
        ),
    ],
)
def test_los_dos_estilos_dicen_lo_mismo(sat: Hoja, nuestra: Hoja, esquema: Esquema) -> None:
    for segun in (None, esquema):
        assert diferencias_de_plan(plan(sat, RAIZ, segun), plan(nuestra, RAIZ, segun)) == []
        assert plan_de_documento(sat, RAIZ, segun) == plan_de_documento(nuestra, RAIZ, segun)


@pytest.mark.parametrize(
    ("uno", "otro"),
    [
        pytest.param(por_cada(".//p:Sola", X), por_cada("p:Varios/p:Sola", X), id="descendiente con un solo lugar"),
        pytest.param(
            si("./p:Quiza", requerido("./p:Quiza/@x") + opcional("./p:Quiza/@y")),
            por_cada("p:Quiza", X + Y),
            id="prueba y valores de un hijo opcional",
        ),
        pytest.param(requerido("p:Uno/@x"), por_cada("p:Uno", X), id="valor de un hijo que siempre está"),
        pytest.param(opcional("p:Quiza/@y"), por_cada("p:Quiza", Y), id="valor opcional de un hijo opcional"),
        pytest.param(
            por_cada("p:Quiza", X) + por_cada("p:Quiza/p:Hoja", X),
            por_cada("p:Quiza", X + por_cada("p:Hoja", X)),
            id="dos visitas seguidas a un hijo único",
        ),
        pytest.param(si("@version='1.1'", X), X, id="versión fija"),
        pytest.param(si("@version='1.0'", X) + Y, Y, id="otra versión"),
        pytest.param(
            "<xsl:choose><xsl:when test=\"@version='1.0'\">no</xsl:when><xsl:when test=\"'1.1'=@version\">"
            f"{X}</xsl:when><xsl:otherwise>tampoco</xsl:otherwise></xsl:choose>",
            X,
            id="elección por versión",
        ),
        pytest.param(X + opcional("@z") + por_cada("p:Otro", X), X, id="lo que el esquema no conoce"),
        pytest.param(por_cada("p:Uno", APLICA + X), por_cada("p:Uno", X), id="elemento vacío sin plantilla"),
    ],
)
def test_lo_que_el_esquema_hace_igual(uno: str, otro: str, esquema: Esquema) -> None:
    assert diferencias_de_plan(plan(de_raiz(uno), RAIZ, esquema), plan(de_raiz(otro), RAIZ, esquema)) == []
    sin_esquema = [_plan_o_motivo(de_raiz(cuerpo)) for cuerpo in (uno, otro)]
    assert sin_esquema[0] != sin_esquema[1], "sin esquema no hay con qué saberlo"


def _plan_o_motivo(de: Hoja) -> Plan | str:
    try:
        return plan(de, RAIZ)
    except NoInterpretable as error:
        return str(error)


@pytest.mark.parametrize(
    ("sat", "nuestro", "linea"),
    [
        (X + Y, X, "paso 2: el SAT escribe |/R/@y si existe; nosotros, nada"),
        (X, X + Y, "paso 2: el SAT escribe nada; nosotros, |/R/@y si existe"),
        (X, opcional("@x"), "paso 1: el SAT escribe |/R/@x; nosotros, |/R/@x si existe"),
        (X, requerido("@y"), "paso 1: el SAT escribe |/R/@x; nosotros, |/R/@y"),
        (X, '|<xsl:value-of select="@x"/>', "paso 1: el SAT escribe |/R/@x; nosotros, el texto '|'"),
        (
            X,
            '<xsl:value-of select="normalize-space(@x)"/>',
            "paso 1: el SAT escribe |/R/@x; nosotros, el valor de /R/@x",
        ),
        (
            por_cada("p:Varios/p:Hoja", X),
            por_cada("p:Quiza/p:Hoja", X),
            "paso 1: el SAT escribe por cada /R/Varios:; nosotros, por cada /R/Quiza:",
        ),
        (
            por_cada(".//p:Hoja", X),
            por_cada("p:Varios/p:Hoja", X),
            "paso 1: el SAT escribe por cada /R/descendiente::Hoja:; nosotros, por cada /R/Varios:",
        ),
        (
            requerido("p:Quiza/@x"),
            por_cada("p:Quiza", X),
            "paso 1: el SAT escribe nada; nosotros, por cada /R/Quiza:",
        ),
        (
            por_cada("p:Varios", opcional("@x") + por_cada("p:Hoja", X)),
            por_cada("p:Varios", opcional("@x")) + por_cada("p:Varios/p:Hoja", X),
            "paso 3: el SAT escribe nada; nosotros, fin de /R/Varios",
        ),
    ],
)
def test_cada_diferencia_dice_que_escribe_cada_quien(sat: str, nuestro: str, linea: str, esquema: Esquema) -> None:
    lineas = diferencias_de_plan(plan(de_raiz(sat), RAIZ, esquema), plan(de_raiz(nuestro), RAIZ, esquema))
    assert linea in lineas


def test_dos_espacios_con_el_mismo_nombre_local_no_se_confunden() -> None:
    uno, dos = (plan(de_raiz(por_cada("p:H", X).replace("select", f'xmlns:p="{e}" select', 1)), RAIZ) for e in "ab")
    assert "{a}H" in diferencias_de_plan(uno, dos)[0]


# ── what is not understood ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "cuerpo",
    [
        '<xsl:value-of select="@x + 1"/>',
        '<xsl:value-of select="substring(@x, 1)"/>',
        '<xsl:value-of select="../@x"/>',
        '<xsl:value-of select="p:A[1]"/>',
        '<xsl:value-of select="p:A | p:B"/>',
        '<xsl:value-of select="q:A"/>',
        '<xsl:value-of select="$nadie"/>',
        '<xsl:value-of select="//p:A"/>',
        '<xsl:value-of select="/p:R/@x"/>',
        '<xsl:value-of select="@x" disable-output-escaping="yes"/>',
        '<xsl:value-of select="normalize-space(concat(@x, @y))"/>',
        '<xsl:value-of select="@x = @y"/>',
        "<xsl:value-of/>",
        '<xsl:for-each select="p:A"><xsl:sort select="@x"/></xsl:for-each>',
        '<xsl:for-each select="@x">|</xsl:for-each>',
        '<xsl:apply-templates select="p:A" mode="m"/>',
        '<xsl:apply-templates select="@*"/>',
        "<xsl:apply-templates/>",
        '<xsl:apply-templates select="p:SinPlantilla"/>',
        '<xsl:call-template name="Nadie"/>',
        '<xsl:call-template name="Requerido"><xsl:with-param name="valor">|</xsl:with-param></xsl:call-template>',
        '<xsl:variable name="v" select="@x"/>',
        '<xsl:param name="v" select="@x"/>',
        '<xsl:if test="not(@x)">|</xsl:if>',
        "<xsl:if test=\"'x'\">|</xsl:if>",
        '<xsl:choose>|<xsl:when test="@x">|</xsl:when></xsl:choose>',
        '<xsl:copy-of select="@x"/>',
        '<xsl:text disable-output-escaping="yes">|</xsl:text>',
        '<xsl:number value="1"/>',
        "<p:Literal/>",
        APLICA,
    ],
)
def test_lo_que_no_se_interpreta_no_se_pasa_por_alto(cuerpo: str) -> None:
    with pytest.raises(NoInterpretable):
        plan(de_raiz(cuerpo), RAIZ)


@pytest.mark.parametrize(
    "nivel_superior",
    [
        '<xsl:template match="p:A/p:B"/>',
        '<xsl:template match="*"/>',
        '<xsl:template match="p:A" mode="m"/>',
        '<xsl:template match="p:A" priority="1"/>',
        '<xsl:template match="p:A" name="A"/>',
        '<xsl:template name="A"/><xsl:template name="A"/>',
        '<xsl:include href="no-existe.xslt"/>',
        '<xsl:import href="no-existe.xslt"/>',
        '<xsl:strip-space elements="*"/>',
        '<xsl:key name="k" match="p:A" use="@x"/>',
        '<xsl:variable name="v"/>',
        "suelto",
    ],
)
def test_lo_que_no_se_interpreta_fuera_de_las_plantillas(nivel_superior: str) -> None:
    with pytest.raises(NoInterpretable):
        hoja(nivel_superior)


def test_un_ciclo_no_ve_los_parametros_de_fuera() -> None:
    dentro = por_cada("p:Uno", '<xsl:value-of select="$valor"/>')
    de = de_raiz(llamar("Otra", "@x"), f'<xsl:template name="Otra"><xsl:param name="valor"/>{dentro}</xsl:template>')
    with pytest.raises(NoInterpretable, match="valor"):
        plan(de, RAIZ)


def test_una_hoja_que_no_escribe_texto_no_es_de_cadena() -> None:
    texto = ABRE + INICIO + '<xsl:template match="p:R">|</xsl:template></xsl:stylesheet>'
    with pytest.raises(NoInterpretable, match="texto"):
        plan_de_documento(Hoja.leer(Path("prueba.xslt"), texto.encode()), RAIZ)


def test_un_asterisco_sobre_hijos_declarados_no_se_decide(esquema: Esquema) -> None:
    with pytest.raises(NoInterpretable, match="Uno"):
        plan(de_raiz(por_cada("*", APLICA)), RAIZ, esquema)


# ── includes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _archivo(carpeta: Path, nombre: str, *partes: str) -> Path:
    ruta = carpeta / nombre
    ruta.write_text(ABRE + "".join(partes) + "</xsl:stylesheet>")
    return ruta


def test_la_ultima_plantilla_gana_en_el_orden_de_los_include(tmp_path: Path) -> None:
    _archivo(tmp_path, "una.xslt", '<xsl:template match="p:R">una</xsl:template>')
    _archivo(tmp_path, "otra.xslt", '<xsl:template match="p:R">otra</xsl:template>')
    una, otra, propia = (
        '<xsl:include href="una.xslt"/>',
        '<xsl:include href="otra.xslt"/>',
        '<xsl:template match="p:R">propia</xsl:template>',
    )
    documento = etree.fromstring(f'<R xmlns="{ESPACIO}"/>')
    for partes in ((una, otra), (otra, una), (una, otra, propia), (propia, una)):
        nombre = f"{hash(partes)}.xslt"
        ruta = _archivo(tmp_path, nombre, SALIDA, *partes, INICIO)
        assert Evaluador(Hoja.leer(ruta), {}).cadena(documento) == str(etree.XSLT(etree.parse(str(ruta)))(documento))


def test_una_hoja_de_complemento_toma_prestadas_las_utilerias(tmp_path: Path) -> None:
    ruta = _archivo(tmp_path, "complemento.xslt", f'<xsl:template match="p:R">{X}</xsl:template>')
    utilerias = _archivo(tmp_path, "utilerias.xslt", UTILES)
    assert plan(Hoja.leer(ruta, utilerias=utilerias), RAIZ) == plan(de_raiz(X), RAIZ)
    with pytest.raises(NoInterpretable, match="Requerido"):
        plan(Hoja.leer(ruta), RAIZ)


def test_una_hoja_no_se_incluye_a_si_misma(tmp_path: Path) -> None:
    ruta = _archivo(tmp_path, "principal.xslt", '<xsl:include href="principal.xslt"/>')
    with pytest.raises(NoInterpretable, match="sí misma"):
        Hoja.leer(ruta)


# ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────────

_nombres = st.sampled_from(["A", "B", "Año", "c.d-e"])
_pasos = st.lists(st.tuples(st.sampled_from(["hijo", "descendiente"]), _nombres), min_size=1, max_size=3)


@given(_pasos, st.one_of(st.none(), _nombres))
def test_un_camino_escrito_se_lee_igual(pasos: list[tuple[Eje, str]], atributo: str | None) -> None:
    texto = "." + "".join(f"{'/' if eje == 'hijo' else '//'}p:{nombre}" for eje, nombre in pasos)
    esperados = tuple(Paso(eje, f"{{{ESPACIO}}}{nombre}") for eje, nombre in pasos)
    if atributo is not None:
        texto, esperados = f"{texto}/@{atributo}", (*esperados, Paso("atributo", atributo))
    assert leer_xpath(texto, {"p": ESPACIO}) == Camino(esperados)


_rutas = st.lists(st.builds(Paso, st.just("hijo"), st.sampled_from("AB")), min_size=1, max_size=2).map(tuple)
_condiciones = st.one_of(st.builds(Existe, _rutas), st.builds(Vale, _rutas, st.sampled_from("xy")))


def _cuerpos(interior: st.SearchStrategy[Instruccion]) -> st.SearchStrategy[tuple[Instruccion, ...]]:
    return st.lists(interior, max_size=3).map(tuple)


_instrucciones: st.SearchStrategy[Instruccion] = st.recursive(
    st.one_of(
        st.builds(Texto, st.sampled_from(["|", "||"])),
        st.builds(Valor, _rutas, st.booleans()),
        st.just(PorPlantilla()),
    ),
    lambda interior: st.one_of(
        st.builds(Si, _condiciones, _cuerpos(interior), _cuerpos(interior)),
        st.builds(PorCada, _rutas, _cuerpos(interior)),
    ),
    max_leaves=6,
)


@given(_cuerpos(_instrucciones), _cuerpos(_instrucciones))
def test_dos_planes_tienen_los_mismos_renglones_solo_si_son_el_mismo(
    uno: tuple[Instruccion, ...], otro: tuple[Instruccion, ...]
) -> None:
    assert (list(renglones(uno)) == list(renglones(otro))) == (uno == otro)


# ── the SAT's own files ──────────────────────────────────────────────────────────────────────────────────────────────

NO_INTERPRETADAS = {"cadenaoriginal_1_0.xsl": "recorta los espacios con una plantilla recursiva (CFD 1.0, hasta 2010)"}


@necesita_compartido
def test_se_interpreta_toda_hoja_del_sat() -> None:
    rutas = sorted(SITIO_SAT.rglob("*.xsl*"))
    assert len(rutas) > 65, "faltan archivos del SAT"
    esquemas: dict[str, list[Esquema]] = {}
    for ruta in SITIO_SAT.rglob("*.xsd"):
        if not ruta.name.lower().startswith("cat"):
            leido = leer_esquema(ruta)
            for raiz in leido.raices:
                esquemas.setdefault(raiz, []).append(leido)
    for ruta in rutas:
        if ruta.name in NO_INTERPRETADAS:
            with pytest.raises(NoInterpretable):
                plan(Hoja.leer(ruta), "Comprobante")
            continue
        for elemento, planes in _planes(Hoja.leer(ruta, utilerias=UTILERIAS), esquemas).items():
            for uno in planes:
                assert uno.instrucciones, f"{ruta}: {elemento} no escribe nada"
                assert diferencias_de_plan(uno, uno) == [], f"{ruta}: {elemento} no es igual a sí mismo"


def _planes(de: Hoja, esquemas: dict[str, list[Esquema]]) -> dict[str, list[Plan]]:
    """The plan of each template whose element is the root of some XSD, once for each of those XSDs."""
    raices = [raiz for raiz in esquemas if raiz in de.plantillas]
    planes = {raiz: [plan(de, raiz, e) for e in esquemas[raiz]] for raiz in raices}
    if DOCUMENTO in de.plantillas:
        planes[DOCUMENTO] = [plan_de_documento(de, raiz, e) for raiz in raices for e in esquemas[raiz]]
    return planes
