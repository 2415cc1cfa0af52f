"""Normalising a content model changes no document: the same sequences of children are valid before and after."""

from __future__ import annotations

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from tests.oraculo.modelo import Elemento, EsquemaNoSoportado, Grupo, Maximo, Particula, TipoComplejo, agrupar

LARGO = 4
"""Length up to which the words of two content models are compared."""

Palabras = frozenset[tuple[str, ...]]

_ocurrencias = st.sampled_from([(1, 1), (0, 1), (0, None), (1, None), (2, 3), (0, 0), (0, 2)])
_hojas: st.SearchStrategy[Particula] = st.builds(
    lambda nombre, veces: Elemento(nombre, TipoComplejo(), *veces), st.sampled_from("abc"), _ocurrencias
)
_modelos = st.recursive(
    _hojas,
    lambda interior: st.builds(
        lambda clase, partes, veces: Grupo(clase, tuple(partes), *veces),
        st.sampled_from(["secuencia", "eleccion"]),
        st.lists(interior, max_size=3),
        _ocurrencias,
    ),
    max_leaves=6,
)


def _normalizar(particula: Particula) -> Particula | None:
    if not isinstance(particula, Grupo):
        return particula
    return agrupar(particula.clase, [_normalizar(p) for p in _partes(particula)], particula.minimo, particula.maximo)


def _partes(grupo: Grupo) -> list[Particula]:
    """By the specification, a particle with maxOccurs="0" is not there at all: not even as an empty branch."""
    return [p for p in grupo.particulas if p.maximo != 0]


def _palabras(particula: Particula | None) -> Palabras:
    """The sequences of child names, up to a length, that a content model admits."""
    match particula:
        case Elemento(nombre=nombre, minimo=minimo, maximo=maximo):
            return _repetidas(frozenset({(nombre,)}), minimo, maximo)
        case Grupo(clase="secuencia", minimo=minimo, maximo=maximo):
            una: Palabras = frozenset({()})
            for parte in _partes(particula):
                una = _pegadas(una, _palabras(parte))
            return _repetidas(una, minimo, maximo)
        case Grupo(minimo=minimo, maximo=maximo):
            return _repetidas(frozenset().union(*map(_palabras, _partes(particula))), minimo, maximo)
        case _:
            return frozenset({()})


def _pegadas(a: Palabras, b: Palabras) -> Palabras:
    return frozenset(x + y for x in a for y in b if len(x + y) <= LARGO)


def _repetidas(una: Palabras, minimo: int, maximo: Maximo) -> Palabras:
    total: set[tuple[str, ...]] = set()
    repetida: Palabras = frozenset({()})
    for veces in range((minimo + LARGO if maximo is None else maximo) + 1):
        if veces >= minimo:
            total |= repetida
        repetida = _pegadas(repetida, una)
    return frozenset(total)


@settings(deadline=None)
@given(_modelos.filter(lambda m: m.maximo != 0))
def test_normalizar_no_cambia_que_documentos_son_validos(modelo: Particula) -> None:
    try:
        normal = _normalizar(modelo)
    except EsquemaNoSoportado:
        reject()  # a choice without branches somewhere: it is refused, and nothing is to be compared
    assert _palabras(normal) == _palabras(modelo)


@settings(deadline=None)
@given(_modelos.filter(lambda m: m.maximo != 0))
def test_las_cuentas_de_hijos_acotan_todas_las_palabras(modelo: Particula) -> None:
    hijos = TipoComplejo(contenido=modelo).hijos
    for palabra in _palabras(modelo):
        for nombre in set("abc") | set(palabra):
            cuenta = palabra.count(nombre)
            if nombre not in hijos:
                assert cuenta == 0
                continue
            maximo = hijos[nombre].maximo
            assert hijos[nombre].minimo <= cuenta <= (LARGO if maximo is None else maximo)
