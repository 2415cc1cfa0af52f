"""A small declaration with everything in it: what its table says, and that all that follows from it works."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cfdi.esquema import Espacio, Nodo, Tabla, atributo, cadena, hijo, nodo, numero, ranura, tabla
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import lector
from cfdi.esquema.nodos import Raiz
from cfdi.esquema.render_xsd import xsd
from cfdi.esquema.revision import revisar
from cfdi.esquema.tabla import Campo, a_camel, a_pascal, a_snake


class _Nodo(Nodo, espacio=Espacio("p", "urn:prueba", siglas=("RFC", "UUID"))):
    __slots__ = ()


class _Menudo(Nodo, espacio=Espacio("m", "urn:menuda", minusculas=True)):
    __slots__ = ()


@nodo
class Vacio(_Nodo):
    """No fields at all."""


@nodo
class Rama(_Nodo):
    """It contains itself."""

    nombre: str
    ramas: Sequence[Rama] = ()


@nodo
class Menuda(_Menudo, nombre="menuda"):
    """Of a namespace in camelCase."""

    valor_total: Annotated[Decimal, numero(2)]
    rfc: str = atributo("RFC")


@nodo
class Hoja(_Nodo, nombre="hoja"):
    """Folded under a wrapper."""

    cantidad: Annotated[Decimal, numero(2)]


@nodo
class Otra(_Nodo):
    """Of which there must be one at least."""


@nodo
class Cosa(_Nodo):
    """One of each kind of field."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    rfc_emisor: Annotated[str, cadena(12, 13)]
    uuid: str | None = None
    color: Literal["rojo", "azul"] | None = None
    anio: int = atributo("Año", derivable=True)
    sello: str | None = atributo(default=None, al_sellar=True, cadena=False)
    rama: Rama
    vacio: Vacio | None = None
    hojas: Sequence[Hoja] = hijo(en="Hojas", default=(), maximo=3)
    otras: Sequence[Otra]
    extra: Sequence[Nodo] = ranura(en="Extra", default=(), minimo=1)


RAMA = Rama(nombre="a", ramas=[Rama(nombre="b", ramas=[Rama(nombre="c")]), Rama(nombre="d")])
COSA = Cosa(rfc_emisor="EKU9003173C9", anio=2025, rama=RAMA, otras=[Otra()])


def _campo(nombre: str) -> Campo:
    return tabla(Cosa).por_nombre[nombre]


# -------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("python", "pascal", "camel"),
    [
        ("rfc_emisor", "RFCEmisor", "rfcEmisor"),
        ("uuid", "UUID", "uuid"),
        ("tasa_o_cuota", "TasaOCuota", "tasaOCuota"),
        ("c", "C", "c"),
    ],
)
def test_los_nombres_se_derivan(python: str, pascal: str, camel: str) -> None:
    assert a_pascal(python, ("RFC", "UUID")) == pascal
    assert a_camel(python, ("RFC", "UUID")) == camel
    assert a_snake(camel) == python


@given(st.lists(st.from_regex(r"[a-z]{2,6}", fullmatch=True), min_size=1, max_size=4).map("_".join))
def test_snake_deshace_lo_que_hace_pascal(nombre: str) -> None:
    assert a_snake(a_pascal(nombre)) == a_snake(a_camel(nombre)) == nombre


# -------------------------------------------------------------------- the table


def test_la_tabla_dice_lo_que_dice_la_declaracion() -> None:
    campos = tabla(Cosa)
    assert [c.xml for c in campos.atributos] == ["Version", "RFCEmisor", "UUID", "Color", "Año", "Sello"]
    assert [c.elemento for c in campos.elementos] == ["Rama", "Vacio", "Hojas", "Otra", "Extra"]
    assert tabla(Menuda).por_atributo.keys() == {"valorTotal", "RFC"}


def test_cada_clase_de_campo() -> None:
    version, color, anio, sello = (_campo(n) for n in ("version", "color", "anio", "sello"))
    assert (version.fijo, version.requerido, version.tipo.espacios) == ("1.0", True, "collapse")
    assert (color.fijo, color.tipo.valores, color.requerido) == (None, ("rojo", "azul"), False)
    assert (anio.python, anio.derivable, anio.requerido, anio.tipo.base) == (int, True, True, "integer")
    assert (sello.al_sellar, sello.requerido, sello.opcional, sello.cadena) == (True, True, True, False)
    rama, vacio, hojas, otras, extra = (_campo(n) for n in ("rama", "vacio", "hojas", "otras", "extra"))
    assert (rama.hija, rama.requerido, rama.lista) == (Rama, True, False)
    assert (vacio.requerido, vacio.minimo, vacio.maximo) == (False, 0, 1)
    assert (hojas.en, hojas.xml, hojas.en_minimo, hojas.minimo, hojas.maximo) == ("Hojas", "hoja", 0, 1, 3)
    assert (otras.xml, otras.minimo, otras.maximo, otras.requerido) == ("Otra", 1, None, True)
    assert (extra.clase, extra.en, extra.minimo, extra.libre) == ("ranura", "Extra", 1, False)


def test_la_tabla_se_hace_una_vez() -> None:
    primera: Tabla = tabla(Cosa)
    assert tabla(Cosa) is primera


# -------------------------------------------------------------------- what follows from it


@pytest.mark.parametrize(
    "cosa",
    [
        COSA,
        COSA.con(vacio=Vacio(), color="azul", uuid="x", sello="s"),
        COSA.con(otras=[Otra()] * 2, hojas=[Hoja(cantidad=Decimal("1.50"))] * 3),
    ],
)
def test_escribir_y_leer_hasta_una_clase_que_se_contiene(cosa: Cosa) -> None:
    elemento = etree.fromstring(a_xml(cosa))
    assert lector(Cosa)(elemento) == cosa
    revision = revisar(elemento, Cosa)
    assert revision.nodo == cosa and revision.problemas == ()
    assert pickle.loads(pickle.dumps(cosa)) == cosa


def test_un_nodo_sin_campos_tambien_viaja() -> None:
    vuelto = pickle.loads(pickle.dumps(Vacio()))
    assert vuelto == Vacio() and a_xml(vuelto) == a_xml(Vacio())


def test_el_esquema_rendido_admite_lo_que_se_escribe() -> None:
    raiz = Raiz(Menuda, "", "http://ejemplo/menuda.xsd", "menuda", ())
    esquema = etree.XMLSchema(etree.fromstring(xsd([raiz]).encode()))
    assert esquema.validate(etree.fromstring(a_xml(Menuda(valor_total=Decimal("1.50"), rfc="X"))))
    assert not esquema.validate(etree.fromstring(a_xml(Menuda(valor_total=Decimal("1.501"), rfc="X"))))
