"""Content models: the notation of DTDs says what libxml2 understands from the rendered schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence  # noqa: F401 - the classes made here use it
from itertools import product

import pytest
from lxml import etree

from cfdi.esquema import Espacio, Nodo, nodo
from cfdi.esquema.contenido import Elemento, Grupo, cuantas, expresion, leer_contenido
from cfdi.esquema.nodos import Raiz
from cfdi.esquema.render_xsd import xsd

_LARGO = 5


class _Nodo(Nodo, espacio=Espacio("t", "urn:prueba")):
    __slots__ = ()


@nodo
class A(_Nodo):
    """A child."""


@nodo
class B(_Nodo):
    """Another."""


@nodo
class C(_Nodo):
    """And another."""


MODELOS = [
    "(A, B, C)",
    "(A?, B*, C+)",
    "(A* | B*)",
    "(A | B | C)",
    "(A?, (B | C)+)",
    "(A?, B?)+",
    "(A{2,3}, B{1,})",
    "(A, (B?, C)*)",
    "((A | B), C?)?",
    "(A & B & C)",
    "(A & B? & C)",
]


@pytest.fixture(params=MODELOS)
def clase(request: pytest.FixtureRequest) -> type[Nodo]:
    """A class whose children follow a model."""
    campos = "".join(f"    {n.lower()}: Sequence[{n}] = ()\n" for n in "ABC" if n in request.param)
    ambito = dict(globals())
    exec(f"@nodo\nclass Padre(_Nodo, contenido={request.param!r}):\n{campos}", ambito)
    hecha: type[Nodo] = ambito["Padre"]
    return hecha


def _aceptadas(clase: type[Nodo]) -> set[tuple[str, ...]]:
    """The rows of children that libxml2 accepts under the rendered schema, up to a length."""
    raiz = Raiz(clase, "", "http://ejemplo/t.xsd", "t", ())
    esquema = etree.XMLSchema(etree.fromstring(xsd([raiz]).encode()))
    aceptadas = set()
    for fila in _filas():
        hijos = "".join(f"<t:{n}/>" for n in fila)
        if esquema.validate(etree.fromstring(f'<t:Padre xmlns:t="urn:prueba">{hijos}</t:Padre>')):
            aceptadas.add(fila)
    return aceptadas


def _filas() -> list[tuple[str, ...]]:
    return [fila for largo in range(_LARGO + 1) for fila in product("ABC", repeat=largo)]


def test_la_expresion_acepta_lo_mismo_que_el_esquema(clase: type[Nodo]) -> None:
    nuestras = {fila for fila in _filas() if expresion(clase).fullmatch("".join(f"{n} " for n in fila))}
    assert nuestras == _aceptadas(clase), f"el modelo {clase._contenido} no dice lo mismo en los dos"


def test_cuantas_son_las_menos_y_las_mas_de_cada_hijo(clase: type[Nodo]) -> None:
    aceptadas = _aceptadas(clase)
    for nombre in "ABC":
        minimo, maximo = cuantas(clase, nombre)
        vistas = {Counter(fila)[nombre] for fila in aceptadas}
        assert min(vistas) == minimo, f"{clase._contenido}: mínimo de {nombre}"
        assert max(vistas) <= (_LARGO if maximo is None else maximo), f"{clase._contenido}: máximo de {nombre}"
        assert maximo is None or maximo in vistas, f"{clase._contenido}: nadie alcanza el máximo de {nombre}"


def test_la_notacion_se_lee_como_se_escribe() -> None:
    esperado = Grupo(
        "sequence", (Elemento("A", 0, 1), Grupo("choice", (Elemento("B", 0, None), Elemento("C"))), Elemento("D", 2, 5))
    )
    assert leer_contenido("(A?, (B* | C), D{2,5})") == esperado


@pytest.mark.parametrize("modelo", ["(A,, B", "(A) B", "A; B", "(A | B)) C"])
def test_una_notacion_mal_escrita_no_pasa(modelo: str) -> None:
    with pytest.raises(ValueError, match="content model"):
        leer_contenido(modelo)
