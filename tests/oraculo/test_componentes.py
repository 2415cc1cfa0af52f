"""The component model sees what changes which documents are valid, and nothing else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.oraculo.componentes import EsquemaNoSoportado, claves, diferencias, leer_esquema
from tests.oraculo.modelo import Esquema, TipoComplejo, TipoSimple
from tests.rutas import SITIO_SAT, necesita_compartido

ESPACIO = "urn:prueba"
CATALOGOS = "http://www.sat.gob.mx/sitio_internet/cfd/catalogos"


def xsd(cuerpo: str, *, calificado: bool = True, importa: str = "") -> bytes:
    forma = "qualified" if calificado else "unqualified"
    return (
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="{ESPACIO}" xmlns:catCFDI="{CATALOGOS}" '
        f'targetNamespace="{ESPACIO}" elementFormDefault="{forma}">{importa}{cuerpo}</xs:schema>'
    ).encode()


def leer(cuerpo: str, *, calificado: bool = True) -> Esquema:
    return leer_esquema(Path("prueba.xsd"), xsd(cuerpo, calificado=calificado))


def raiz(contenido: str) -> str:
    return f'<xs:element name="Raiz"><xs:complexType>{contenido}</xs:complexType></xs:element>'


def atributo(tipo: str) -> str:
    return raiz(f'<xs:attribute name="a"><xs:simpleType>{tipo}</xs:simpleType></xs:attribute>')


def restriccion(base: str, *facetas: str) -> str:
    partes = (f'<xs:{f.partition("=")[0]} value="{f.partition("=")[2]}"/>' for f in facetas)
    return f'<xs:restriction base="xs:{base}">{"".join(partes)}</xs:restriction>'


def sobre(base: str, *facetas: str) -> str:
    """A restriction of a restriction: `facetas` are those of the outer step."""
    partes = (f'<xs:{f.partition("=")[0]} value="{f.partition("=")[2]}"/>' for f in facetas)
    return f"<xs:restriction><xs:simpleType>{base}</xs:simpleType>{''.join(partes)}</xs:restriction>"


TIPO_A = f'<xs:simpleType name="t_a">{restriccion("string", "length=3")}</xs:simpleType>'
A, B, C = ('<xs:element name="A"><xs:complexType/></xs:element>'.replace("A", letra) for letra in "ABC")
VARIOS_A = '<xs:element name="A" maxOccurs="unbounded"><xs:complexType/></xs:element>'
TIPO_A = (
    '<xs:simpleType name="t_a"><xs:restriction base="xs:string"><xs:length value="3"/></xs:restriction></xs:simpleType>'
)
BASE = (
    f'<xs:complexType name="t_base"><xs:sequence>{A}</xs:sequence><xs:attribute name="a" type="xs:date"/>'
    "</xs:complexType>"
)


@pytest.mark.parametrize(
    ("uno", "otro"),
    [
        pytest.param(
            raiz('<xs:attribute name="a" type="p:t_a"/>') + TIPO_A,
            atributo(restriccion("string", "length=3")),
            id="tipo con nombre o anónimo",
        ),
        pytest.param(
            raiz('<xs:attribute name="a" type="xs:token"/>'),
            atributo(restriccion("string", "whiteSpace=collapse")),
            id="xs:token es una cadena colapsada",
        ),
        pytest.param(
            atributo(restriccion("decimal", "minInclusive=0.0", "whiteSpace=collapse")),
            atributo(restriccion("decimal", "minInclusive=0")),
            id="cotas por valor y espacios de un número",
        ),
        pytest.param(
            atributo(restriccion("string", "pattern=x", "pattern=y")),
            atributo(restriccion("string", "pattern=y", "pattern=x")),
            id="orden de los patrones de un paso",
        ),
        pytest.param(
            atributo(sobre(restriccion("string", "pattern=x"), "pattern=y")),
            atributo(sobre(restriccion("string", "pattern=y"), "pattern=x")),
            id="orden de los pasos de un patrón",
        ),
        pytest.param(
            atributo(sobre(restriccion("string", "minLength=1", "maxLength=9"), "minLength=3")),
            atributo(restriccion("string", "maxLength=9", "minLength=3")),
            id="faceta que otra sustituye",
        ),
        pytest.param(
            atributo(sobre(restriccion("string", "enumeration=x", "enumeration=y"), "enumeration=y")),
            atributo(restriccion("string", "enumeration=y")),
            id="enumeración restringida",
        ),
        pytest.param(
            raiz(f"<xs:sequence><xs:sequence>{A}{B}</xs:sequence>{C}</xs:sequence>"),
            raiz(f"<xs:sequence>{A}{B}{C}</xs:sequence>"),
            id="secuencia dentro de una secuencia",
        ),
        pytest.param(
            raiz(f"<xs:sequence><xs:choice>{VARIOS_A}</xs:choice><xs:sequence/></xs:sequence>"),
            raiz(f'<xs:sequence maxOccurs="unbounded">{A}</xs:sequence>'),
            id="grupos de una sola partícula",
        ),
        pytest.param(
            raiz(f'<xs:sequence>{A}<xs:element ref="p:B"/></xs:sequence>') + B,
            raiz(f"<xs:sequence>{A}{B}</xs:sequence>") + B,
            id="elemento por referencia",
        ),
        pytest.param(
            raiz(
                f'<xs:complexContent><xs:extension base="p:t_base"><xs:sequence>{B}</xs:sequence>'
                '<xs:attribute name="b" type="xs:time"/></xs:extension></xs:complexContent>'
            )
            + BASE,
            raiz(
                f'<xs:sequence>{A}{B}</xs:sequence><xs:attribute name="b" type="xs:time"/>'
                '<xs:attribute name="a" type="xs:date"/>'
            ),
            id="extensión y orden de los atributos",
        ),
        pytest.param(
            raiz(
                '<xs:attribute name="a" use="optional"><xs:annotation><xs:documentation>…</xs:documentation>'
                '</xs:annotation></xs:attribute><xs:attribute name="b" use="prohibited"/>'
            ),
            raiz('<xs:attribute name="a" id="x1"/>'),
            id="anotaciones, identificadores y atributos prohibidos",
        ),
    ],
)
def test_lo_que_se_escribe_distinto_y_dice_lo_mismo(uno: str, otro: str) -> None:
    assert diferencias(leer(uno), leer(otro)) == []
    assert diferencias(leer(otro), leer(uno)) == []


@pytest.mark.parametrize(
    ("sat", "nuestro", "linea"),
    [
        (
            atributo(restriccion("string", "maxLength=10")),
            atributo(restriccion("string", "maxLength=11")),
            "/p:Raiz/@a: maxLength: el SAT dice 10; nosotros, 11",
        ),
        (
            atributo(restriccion("string", "whiteSpace=collapse")),
            atributo(restriccion("string")),
            "/p:Raiz/@a: whiteSpace: el SAT dice collapse; nosotros, preserve",
        ),
        (
            atributo(restriccion("decimal", "minInclusive=0.000001")),
            atributo(restriccion("decimal")),
            "/p:Raiz/@a: minInclusive: el SAT dice 0.000001; nosotros, nada",
        ),
        (
            atributo(sobre(restriccion("string", "pattern=x"), "pattern=y")),
            atributo(restriccion("string", "pattern=x", "pattern=y")),
            "/p:Raiz/@a: pattern: el SAT dice {{x}, {y}}; nosotros, {{x, y}}",
        ),
        (
            atributo(restriccion("string", "enumeration=x", "enumeration=y")),
            atributo(restriccion("string", "enumeration=x")),
            "/p:Raiz/@a: enumeration: el SAT dice {x, y}; nosotros, {x}",
        ),
        (
            raiz('<xs:attribute name="a" type="xs:date"/>'),
            raiz('<xs:attribute name="a" type="xs:dateTime"/>'),
            "/p:Raiz/@a: tipo base: el SAT dice date; nosotros, dateTime",
        ),
        (
            raiz('<xs:attribute name="a" use="required"/>'),
            raiz('<xs:attribute name="a"/>'),
            "/p:Raiz/@a: requerido: el SAT dice sí; nosotros, no",
        ),
        (
            raiz('<xs:attribute name="a" fixed="1.0"/>'),
            raiz('<xs:attribute name="a" fixed="1"/>'),
            "/p:Raiz/@a: fijo: el SAT dice 1.0; nosotros, 1",
        ),
        (
            raiz('<xs:attribute name="a" default="x"/>'),
            raiz('<xs:attribute name="a"/>'),
            "/p:Raiz/@a: omision: el SAT dice x; nosotros, nada",
        ),
        (
            raiz('<xs:attribute name="a"/>'),
            raiz(""),
            "/p:Raiz/@a: atributo: el SAT dice existe; nosotros, no existe",
        ),
        (
            raiz(f"<xs:sequence>{VARIOS_A}</xs:sequence>"),
            raiz(f"<xs:sequence>{A}</xs:sequence>"),
            "/p:Raiz/A: ocurrencias: el SAT dice 1..n; nosotros, 1..1",
        ),
        (
            raiz(f"<xs:sequence>{A}{B}</xs:sequence>"),
            raiz(f"<xs:sequence>{B}{A}</xs:sequence>"),
            "/p:Raiz: contenido: el SAT dice (A, B); nosotros, (B, A)",
        ),
        (
            raiz(f"<xs:sequence>{A}{B}</xs:sequence>"),
            raiz(f"<xs:all>{A}{B}</xs:all>"),
            "/p:Raiz: contenido: el SAT dice (A, B); nosotros, (A & B)",
        ),
        (
            raiz(f'<xs:sequence minOccurs="0">{A}{B}</xs:sequence>'),
            raiz(f"<xs:sequence>{A}{B}</xs:sequence>"),
            "/p:Raiz: contenido: el SAT dice (A, B)?; nosotros, (A, B)",
        ),
        (
            raiz('<xs:sequence><xs:any processContents="lax"/></xs:sequence>'),
            raiz("<xs:sequence><xs:any/></xs:sequence>"),
            "/p:Raiz: contenido: el SAT dice any[##any lax]; nosotros, any[##any strict]",
        ),
        (
            '<xs:element name="Raiz"><xs:complexType mixed="true"/></xs:element>',
            raiz(""),
            "/p:Raiz: contenido mixto: el SAT dice sí; nosotros, no",
        ),
        (
            raiz('<xs:simpleContent><xs:extension base="xs:date"/></xs:simpleContent>'),
            raiz('<xs:simpleContent><xs:extension base="xs:decimal"/></xs:simpleContent>'),
            "/p:Raiz: tipo base: el SAT dice date; nosotros, decimal",
        ),
        (
            '<xs:element name="Raiz" type="xs:date"/>',
            raiz(""),
            "/p:Raiz: tipo: el SAT dice simple; nosotros, complejo",
        ),
        (raiz("") + B, raiz(""), "esquema: raíces: el SAT dice ['B', 'Raiz']; nosotros, ['Raiz']"),
    ],
)
def test_cada_diferencia_nombra_su_lugar_y_lo_que_dicen_los_dos(sat: str, nuestro: str, linea: str) -> None:
    assert diferencias(leer(sat), leer(nuestro)) == [linea]


def test_elementos_sin_calificar_son_otros_elementos() -> None:
    cuerpo = raiz(f"<xs:sequence>{A}</xs:sequence>")
    lineas = diferencias(leer(cuerpo), leer(cuerpo, calificado=False))
    assert any("elementos_calificados" in linea for linea in lineas)
    assert "/p:Raiz: contenido: el SAT dice A; nosotros, A" in lineas


def test_las_diferencias_de_abajo_no_se_pierden_bajo_las_de_arriba() -> None:
    hijo = '<xs:element name="A"><xs:complexType><xs:attribute name="x" use="{}"/></xs:complexType></xs:element>'
    sat = raiz(f"<xs:sequence>{hijo.format('required')}{B}</xs:sequence>")
    nuestro = raiz(f"<xs:sequence>{C}{hijo.format('optional')}</xs:sequence>")
    assert diferencias(leer(sat), leer(nuestro)) == [
        "/p:Raiz: contenido: el SAT dice (A, B); nosotros, (C, A)",
        "/p:Raiz/A/@x: requerido: el SAT dice sí; nosotros, no",
    ]


@pytest.mark.parametrize(
    "cuerpo",
    [
        raiz('<xs:anyAttribute namespace="##any"/>'),
        raiz('<xs:attributeGroup ref="p:g"/>'),
        raiz('<xs:group ref="p:g"/>'),
        raiz('<xs:attribute ref="p:a"/>'),
        raiz('<xs:attribute name="a" type="p:t_inexistente"/>'),
        raiz('<xs:attribute name="a" type="otro:t"/>'),
        raiz('<xs:attribute name="a" type="xs:NOTATION"/>'),
        raiz('<xs:sequence><xs:element name="A"/></xs:sequence>'),
        raiz("<xs:choice/>"),
        atributo('<xs:union memberTypes="xs:date xs:time"/>'),
        atributo('<xs:list itemType="xs:date"/>'),
        '<xs:element name="Raiz" abstract="true"><xs:complexType/></xs:element>',
        '<xs:element name="Raiz" substitutionGroup="p:B"><xs:complexType/></xs:element>',
        '<xs:element name="Raiz"><xs:complexType/><xs:unique name="u"/></xs:element>',
        '<xs:include schemaLocation="otro.xsd"/>',
        '<xs:element name="Raiz" type="p:t"/><xs:complexType name="t"><xs:sequence>'
        '<xs:element name="Raiz" type="p:t" minOccurs="0"/></xs:sequence></xs:complexType>',
    ],
)
def test_lo_que_el_modelo_no_representa_no_se_pasa_por_alto(cuerpo: str) -> None:
    with pytest.raises(EsquemaNoSoportado):
        leer(cuerpo)


@pytest.mark.parametrize("codificacion", ["iso-8859-1", "utf-8", "utf-8-sig"])
def test_se_lee_en_la_codificacion_del_archivo(tmp_path: Path, codificacion: str) -> None:
    declarada = codificacion.removesuffix("-sig")
    texto = f'<?xml version="1.0" encoding="{declarada}"?>' + xsd(raiz('<xs:attribute name="Año"/>')).decode()
    ruta = tmp_path / "prueba.xsd"
    ruta.write_bytes(texto.encode(codificacion))
    assert [r for r, _ in leer_esquema(ruta).atributos()] == ["/p:Raiz/@Año"]


def test_los_tipos_importados_se_resuelven_en_su_propio_archivo(tmp_path: Path) -> None:
    (tmp_path / "tipos.xsd").write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:tipos" targetNamespace="urn:tipos">'
        '<xs:simpleType name="t_b"><xs:restriction base="t_a"><xs:maxLength value="5"/></xs:restriction>'
        f'</xs:simpleType><xs:simpleType name="t_a">{restriccion("string", "minLength=2")}</xs:simpleType>'
        '<xs:complexType name="t_c"><xs:sequence><xs:element name="Sin" type="xs:date"/></xs:sequence>'
        "</xs:complexType></xs:schema>"
    )
    raices = '<xs:element name="Raiz" type="t:t_c"/><xs:element name="B" type="t:t_b"/>'
    cuerpo = raices.replace("/>", ' xmlns:t="urn:tipos"/>')
    importa = '<xs:import namespace="urn:tipos" schemaLocation="tipos.xsd"/>'
    esquema = leer_esquema(tmp_path / "prueba.xsd", xsd(cuerpo, importa=importa))
    tipo = esquema.raices[f"{{{ESPACIO}}}Raiz"].tipo
    # The imported schema leaves its local elements unqualified, whatever the importing one does.
    assert isinstance(tipo, TipoComplejo)
    assert list(tipo.hijos) == ["Sin"]
    assert esquema.raices[f"{{{ESPACIO}}}B"].tipo == TipoSimple(
        "string", {"whiteSpace": "preserve", "minLength": 2, "maxLength": 5}
    )


# ── catalogues ───────────────────────────────────────────────────────────────────────────────────────────────────────

CON_CATALOGO = raiz('<xs:attribute name="Moneda" type="catCFDI:c_Moneda"/>')
ABIERTO = raiz(
    f'<xs:attribute name="Moneda"><xs:simpleType>{restriccion("string", "whiteSpace=collapse")}</xs:simpleType>'
    "</xs:attribute>"
)


def _sitio(tmp_path: Path, ubicacion: str, facetas: str = '<xs:whiteSpace value="collapse"/>') -> Path:
    carpeta = tmp_path / "www.sat.gob.mx" / "sitio_internet" / "cfd"
    (carpeta / "catalogos").mkdir(parents=True)
    (carpeta / "4").mkdir()
    (carpeta / "catalogos" / "catCFDI.xsd").write_text(
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{CATALOGOS}">'
        f'<xs:simpleType name="c_Moneda"><xs:restriction base="xs:string">{facetas}'
        '<xs:enumeration value="MXN"/><xs:enumeration value="XXX"/>'
        "</xs:restriction></xs:simpleType></xs:schema>"
    )
    ruta = carpeta / "4" / "cfdv40.xsd"
    importa = f'<xs:import namespace="{CATALOGOS}" schemaLocation="{ubicacion}"/>'
    ruta.write_bytes(xsd(CON_CATALOGO, importa=importa))
    return ruta


@pytest.mark.parametrize(
    "ubicacion", ["../catalogos/catCFDI.xsd", "http://www.sat.gob.mx/sitio_internet/cfd/catalogos/catCFDI.xsd"]
)
def test_un_catalogo_es_abierto_y_sabe_sus_claves(tmp_path: Path, ubicacion: str) -> None:
    esquema = leer_esquema(_sitio(tmp_path, ubicacion))
    assert diferencias(esquema, leer(ABIERTO)) == []
    (catalogo,) = esquema.catalogos().values()
    assert catalogo.nombre == "catCFDI:c_Moneda"
    assert claves(catalogo) == {"MXN", "XXX"}


def test_un_catalogo_que_fuera_mas_que_una_lista_no_pasa(tmp_path: Path) -> None:
    facetas = '<xs:whiteSpace value="collapse"/><xs:pattern value="[A-Z]{3}"/>'
    (catalogo,) = leer_esquema(_sitio(tmp_path, "../catalogos/catCFDI.xsd", facetas)).catalogos().values()
    with pytest.raises(EsquemaNoSoportado, match="c_Moneda"):
        claves(catalogo)


def test_la_declaracion_dice_de_que_catalogo_es_cada_atributo() -> None:
    sat = leer(CON_CATALOGO)
    assert diferencias(sat, leer(ABIERTO), {"/p:Raiz/@Moneda": "catCFDI:c_Moneda"}.get) == []
    assert diferencias(sat, leer(ABIERTO), {"/p:Raiz/@Moneda": "catCFDI:c_Pais"}.get) == [
        "/p:Raiz/@Moneda: catálogo: el SAT dice catCFDI:c_Moneda; nosotros, catCFDI:c_Pais"
    ]
    assert diferencias(sat, leer(ABIERTO), {"/p:Raiz/@Otra": "catCFDI:c_Moneda"}.get) == [
        "/p:Raiz/@Moneda: catálogo: el SAT dice catCFDI:c_Moneda; nosotros, nada"
    ]
    assert diferencias(leer(ABIERTO), leer(ABIERTO), {"/p:Raiz/@Moneda": "catCFDI:c_Moneda"}.get) == [
        "/p:Raiz/@Moneda: catálogo: el SAT dice nada; nosotros, catCFDI:c_Moneda"
    ]


def test_dos_catalogos_con_nombre_no_se_confunden() -> None:
    otro = CON_CATALOGO.replace("c_Moneda", "c_Pais")
    assert diferencias(leer(CON_CATALOGO), leer(otro)) == [
        "/p:Raiz/@Moneda: catálogo: el SAT dice catCFDI:c_Moneda; nosotros, catCFDI:c_Pais"
    ]


# ── the SAT's own files ──────────────────────────────────────────────────────────────────────────────────────────────


@necesita_compartido
def test_se_lee_todo_xsd_del_sat() -> None:
    rutas = [r for r in sorted(SITIO_SAT.rglob("*.xsd")) if not r.name.lower().startswith("cat")]
    assert len(rutas) > 60, "faltan archivos del SAT"
    esquemas = [leer_esquema(ruta) for ruta in rutas]
    for ruta, esquema in zip(rutas, esquemas, strict=True):
        assert diferencias(esquema, esquema) == [], f"{ruta} no es igual a sí mismo"
        assert esquema.raices or ruta.name == "tdCFDI.xsd", f"{ruta} no tiene raíces"
    for (ruta, uno), (otra, otro) in pairwise(zip(rutas, esquemas, strict=True)):
        assert diferencias(uno, otro), f"{ruta} y {otra} se dan por iguales"
