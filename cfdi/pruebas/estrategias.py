"""Hypothesis strategies for every declared document, made from its table.

What they generate has the shape that the SAT's XSD asks for, to the last facet; sums need not add up. Values are
chosen to be awkward: zeros written after the decimals, and texts from the whole of XML's character range.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from hypothesis import reject
from hypothesis import strategies as st

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import ErrorDatos
from cfdi.esquema.contenido import Elemento, Particula, contenido
from cfdi.esquema.facetas import incumple
from cfdi.esquema.nodos import Nodo
from cfdi.esquema.tabla import Campo, tabla
from cfdi.esquema.texto import a_texto
from cfdi.esquema.tipos import RANGOS, Tipo

T = TypeVar("T", bound=Nodo)
Estrategia = st.SearchStrategy[Any]

_INICIO, _FIN = datetime.fromisoformat("2025-01-01"), datetime.fromisoformat("2025-12-31T23:59:59")
"""Keys are in force all this time, and `comprobantes` are dated in it."""

_SIGLO = ("2010-01-01", "2099-12-31")
"""What every date pattern of the SAT admits."""

_REPETICIONES = 2
"""How many more than the least of a repeated element."""

_CLAVES_POR_CATALOGO = 256
_INTENTOS = 20

_ENREVESADOS = "áéíóúüñÁÉÍÓÚÜÑ&<>\"'|çß€—\u00a0\u2028\u0301漢🧾🇲🇽\t\n\r "
_DE_XML = st.characters(codec="utf-8", min_codepoint=0x20, exclude_characters="\ufffe\uffff")
_CARACTERES = st.sampled_from(_ENREVESADOS) | _DE_XML
_TEXTO_LIBRE = re.compile(r"\[\^[^\]]*\]\{(\d+),(\d+)\}").fullmatch
"""`[^|]{1,100}`: a pattern that takes nearly any text, for which `from_regex` would only give the tamer ones."""


def textos(minima: int = 0, maxima: int | None = None) -> st.SearchStrategy[str]:
    """Texts that XML can carry, with lengths in characters: accents, emoji, quotes, markup, blanks of every kind."""
    # Not st.text: from such a union it draws little beyond Latin-1.
    return st.lists(_CARACTERES, min_size=minima, max_size=maxima).map("".join)


def comprobantes(**fijos: object) -> st.SearchStrategy[Comprobante]:
    """CFDI 4.0 documents (types I, E and T) before they are sealed, dated in 2025 with keys in force then.

    `fijos` as in `nodos`. Their shape and keys are valid; their arithmetic is not necessarily consistent.
    """
    propios: dict[str, object] = {
        "fecha": st.datetimes(_INICIO, _FIN).map(_al_segundo),
        "tipo_de_comprobante": st.sampled_from("IET"),
        "sello": None,
        "no_certificado": None,
        "certificado": None,
    }
    return nodos(Comprobante, **(propios | fijos))


def nodos(clase: type[T], **fijos: object) -> st.SearchStrategy[T]:
    """Valid instances of any declared class, seal included; slots of complements and the Addenda stay empty.

    `fijos` gives some fields, by their Python names: a value, or a strategy of values. Raises ErrorDatos for a field
    that the class does not have, and ErrorCatalogo when a catalogue of the class is not among those at hand.
    """
    if ajenos := fijos.keys() - tabla(clase).por_nombre.keys():
        raise ErrorDatos(
            "el campo no existe",
            campo=f"{clase.__name__}.{min(ajenos)}",
            remedio=f"Los campos son: {', '.join(tabla(clase).por_nombre)}.",
        )
    return _nodos(clase, {n: v if isinstance(v, st.SearchStrategy) else st.just(v) for n, v in fijos.items()})


@st.composite
def _nodos(draw: st.DrawFn, clase: type[T], fijos: dict[str, Estrategia]) -> T:
    valores: dict[str, Any] = {}
    cuentas = _contar(draw, contenido(clase))
    for campo in tabla(clase).campos:
        if campo.nombre in fijos:
            valores[campo.nombre] = draw(fijos[campo.nombre])
        elif campo.clase in ("atributo", "texto"):
            valores[campo.nombre] = draw(_atributo(campo))
        elif campo.clase != "ranura":
            valores[campo.nombre] = _hijos(draw, campo, cuentas[campo.elemento])
    return clase(**valores)


def _contar(draw: st.DrawFn, particula: Particula | None) -> Counter[str]:
    """How many of each child, as the content model admits."""
    if particula is None:
        return Counter()
    maximo = particula.minimo + _REPETICIONES
    veces = draw(st.integers(particula.minimo, maximo if particula.maximo is None else min(maximo, particula.maximo)))
    if isinstance(particula, Elemento):
        return Counter({particula.nombre: veces})
    cuentas: Counter[str] = Counter()
    for _ in range(veces):
        elegidas = particula.particulas
        if particula.tipo == "choice":
            elegidas = (draw(st.sampled_from(elegidas)),)
        for p in elegidas:
            cuentas += _contar(draw, p)
    return cuentas


def _hijos(draw: st.DrawFn, campo: Campo, cuantos: int) -> Any:
    estrategia: Estrategia = _validos(campo) if campo.hija is None else nodos(campo.hija)
    if not campo.lista:
        return draw(estrategia) if cuantos else None
    if campo.en and cuantos:  # what was counted is the wrapper
        minimo = max(campo.minimo, 1)
        maximo = minimo + _REPETICIONES
        cuantos = draw(st.integers(minimo, maximo if campo.maximo is None else min(maximo, campo.maximo)))
    return tuple(draw(estrategia) for _ in range(cuantos))


# -------------------------------------------------------------------- values


def _atributo(campo: Campo) -> Estrategia:
    return _validos(campo) if campo.requerido else st.none() | _validos(campo)


@cache
def _validos(campo: Campo) -> Estrategia:
    if campo.fijo is not None:
        return st.just(campo.fijo)

    def es_valido(valor: Any) -> bool:
        # The XSD would take an empty seal, but that is how a document says that it has none.
        return incumple(campo.tipo, a_texto(valor)) is None and not (campo.al_sellar and not valor)

    return _hasta_que(es_valido, _valores(campo.tipo, campo.python))


@st.composite
def _hasta_que(draw: st.DrawFn, es_valido: Callable[[Any], bool], estrategia: Estrategia) -> Any:
    """As `filter`, which gives up after three: some of the SAT's patterns seldom give the length asked for apart."""
    for _ in range(_INTENTOS):
        valor = draw(estrategia)
        if es_valido(valor):
            return valor
    return reject()


def _valores(tipo: Tipo, python: type[Any]) -> Estrategia:
    """Values near the type; some may still break a facet."""
    if tipo.catalogo:
        return st.sampled_from(_claves(tipo.catalogo))
    if tipo.valores:
        return st.sampled_from(tipo.valores)
    if tipo.base == "base64Binary":
        return st.binary().map(lambda b: base64.b64encode(b).decode())
    return _POR_TIPO[python](tipo)


@cache
def _claves(catalogo: str) -> tuple[str, ...]:
    """A sample of the keys of a catalogue, spread over the whole of it."""
    todas = tuple(catalogos.claves(catalogo))
    muestra = todas[:: len(todas) // _CLAVES_POR_CATALOGO + 1]
    return tuple(c for c in muestra if all(catalogos.existe(catalogo, c, dia) for dia in (_INICIO, _FIN)))


def _textos(tipo: Tipo) -> Estrategia:
    if tipo.base in _TEMPORALES:
        return _momentos_escritos(tipo, _TEMPORALES[tipo.base])
    if tipo.patrones:
        libre = _TEXTO_LIBRE(tipo.patrones[0])
        return textos(*map(int, libre.groups())) if libre else _de_patron(tipo.patrones[0])
    if tipo.base in RANGOS:  # an identifier that the SAT types as a number: its leading zeros count
        return st.builds("{:0{}}".format, _enteros(tipo), st.integers(1, 18))
    if tipo.base == "decimal":
        return _decimales(tipo).map(a_texto)
    if tipo.base == "NMTOKEN":
        return _de_patron("[A-Za-z0-9._:-]{1,12}")
    if tipo.longitud is not None:
        return textos(tipo.longitud, tipo.longitud)
    return textos(tipo.longitud_minima or 0, tipo.longitud_maxima)


def _de_patron(patron: str) -> st.SearchStrategy[str]:
    # ASCII: which digits of other scripts `\d` takes depends on the edition of Unicode.
    return st.from_regex(re.compile(patron, re.ASCII), fullmatch=True, alphabet=_DE_XML)


def _momentos_escritos(tipo: Tipo, python: type[Any]) -> st.SearchStrategy[str]:
    """Dates that are text in Python, since they carry a zone or fractions of a second."""
    ejemplo = a_texto(_UN_MOMENTO[python])
    finales = [f for f in ("", "-06:00", ".250") if incumple(tipo, ejemplo + f) is None]
    return st.builds(lambda momento, final: a_texto(momento) + final, _POR_TIPO[python](tipo), st.sampled_from(finales))


def _cifras(tipo: Tipo) -> st.SearchStrategy[str]:
    # The SAT forgot to escape the dot of these patterns; here it is meant as what it should have been.
    patron = re.sub(r"(?<!\\)\.", r"\\.", tipo.patrones[0])
    return st.from_regex(patron, fullmatch=True, alphabet="0123456789.-")


def _decimales(tipo: Tipo) -> Estrategia:
    lugares = range(min(6 if tipo.fraccion is None else tipo.fraccion, _digitos(tipo)) + 1)
    con_lugares = [_con_lugares(tipo, n) for n in lugares]
    con_ceros = [_con_lugares(tipo, 0, n) for n in lugares if 0 < n < _digitos(tipo)]
    return st.one_of([*con_lugares, *con_ceros, *([_cifras(tipo).map(Decimal)] if tipo.patrones else [])])


def _con_lugares(tipo: Tipo, lugares: int, ceros: int = 0) -> st.SearchStrategy[Decimal]:
    """Numbers with that many decimals, and zeros written after them."""
    tope = Decimal(10 ** (_digitos(tipo) - ceros) - 1).scaleb(-lugares)
    minimo = Decimal(tipo.minimo) if tipo.minimo else -tope
    valores = st.decimals(minimo, min(tope, Decimal(tipo.maximo or tope)), places=lugares)
    return valores.map(lambda valor: valor.quantize(Decimal(1).scaleb(-lugares - ceros)))


def _digitos(tipo: Tipo) -> int:
    return 12 if tipo.digitos is None else tipo.digitos


def _enteros(tipo: Tipo) -> Estrategia:
    if tipo.patrones:
        return _cifras(tipo).map(int)
    menor, mayor = RANGOS[tipo.base]
    tope = 10 ** _digitos(tipo) - 1
    minimos = [-tope, *(int(m) for m in (menor, tipo.minimo) if m is not None)]
    maximos = [tope, *(int(m) for m in (mayor, tipo.maximo) if m is not None)]
    return st.integers(max(minimos), min(maximos))


_TEMPORALES: dict[str, type[Any]] = {"dateTime": datetime, "date": date, "time": time}
_UN_MOMENTO: dict[type[Any], Any] = {datetime: _FIN, date: _FIN.date(), time: _FIN.time()}


def _al_segundo(momento: datetime) -> datetime:
    return momento.replace(microsecond=0)


_POR_TIPO: dict[type[Any], Callable[[Tipo], Estrategia]] = {
    str: _textos,
    Decimal: _decimales,
    int: _enteros,
    datetime: lambda _: st.datetimes(*map(datetime.fromisoformat, _SIGLO)).map(_al_segundo),
    date: lambda _: st.dates(*map(date.fromisoformat, _SIGLO)),
    time: lambda _: st.times().map(lambda hora: hora.replace(microsecond=0)),
}
