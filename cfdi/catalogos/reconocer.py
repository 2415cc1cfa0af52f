"""Which catalogue each sheet is, and its rows: everything that is not as declared is refused, saying where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise, product, zip_longest
from typing import TypeAlias

from cfdi.catalogos import celdas
from cfdi.catalogos.busqueda import palabras
from cfdi.catalogos.celdas import Celda, entero, fecha, vacia
from cfdi.catalogos.declaracion import Hoja, Numerado, Renglon
from cfdi.catalogos.filas import Fila, Version, Vigente
from cfdi.catalogos.libro import Libro
from cfdi.catalogos.tablas import SIEMPRE
from cfdi.errores import ErrorCatalogo

Avance: TypeAlias = Callable[[str, int], None]

_RENGLONES_DE_CABEZA = 15
_VERSION_CFDI = 4
_TITULO_DE_VERSION = "Versión CFDI"
_REMEDIO = (
    "Compruebe que el archivo es el libro catCFDI_V_4 del SAT, tal como se descarga. "
    "Si el SAT cambió su forma, hay que actualizar su declaración en cfdi/catalogos."
)


@dataclass(frozen=True, slots=True)
class Catalogo:
    """A catalogue read: its rows in the order of their key, its edition, and the keys that it once had."""

    nombre: str
    busqueda: bool
    filas: tuple[Vigente, ...]
    version: Version
    retiradas: tuple[str, ...] = ()

    @property
    def es_lista(self) -> bool:
        """Whether it is a mere list: rows that say nothing besides their key."""
        return all(
            type(fila) is Fila and not fila.descripcion and (fila.inicio, fila.fin) == SIEMPRE for fila in self.filas
        )


@dataclass(frozen=True, slots=True)
class _Parte:
    """What a sheet recognised as (part of) a catalogue holds."""

    nombre: str
    filas: Sequence[Vigente]
    version: Version


def leer_catalogos(libro: Libro, hojas: Sequence[Hoja], avance: Avance) -> list[Catalogo]:
    """The catalogues declared, in that order, from the sheets of a workbook or the files of a folder.

    `avance` is told the name and the rows of every sheet as it is read. Raises ErrorCatalogo, naming sheet, row and
    column, for anything that is not as declared.
    """
    partes: dict[str, list[_Parte]] = defaultdict(list)
    for nombre, renglones, candidatas in _hojas_que_leer(libro, hojas):
        hoja, datos = _reconocer(nombre, renglones, candidatas)
        filas = tuple(_filas(hoja, nombre, renglones, datos))
        partes[hoja.catalogo].append(_Parte(nombre, filas, _version(hoja, nombre, renglones[:datos])))
        avance(nombre, len(filas))
    for hoja in hojas:
        if hoja.catalogo not in partes:
            falta = (
                f"el archivo {hoja.archivo}" if hoja.archivo else f"una hoja con los títulos {_lista(_esperados(hoja))}"
            )
            raise ErrorCatalogo(
                f"Falta {hoja.catalogo}: se esperaba {falta}.",
                campo=libro.nombre,
                valor=", ".join(libro.hojas()),
                remedio=_REMEDIO,
            )
    return [_unir(hoja, partes[hoja.catalogo]) for hoja in hojas]


def _hojas_que_leer(libro: Libro, hojas: Sequence[Hoja]) -> Iterator[tuple[str, Sequence[Renglon], Sequence[Hoja]]]:
    """Each sheet with rows, and the declarations that it may be: all those of a workbook, the one that names a file."""
    de_archivo = {hoja.archivo: hoja for hoja in hojas if hoja.archivo}
    for nombre in libro.hojas():
        if de_archivo and nombre not in de_archivo:
            continue
        renglones = libro.renglones(nombre)
        if any(not vacia(celda) for renglon in renglones for celda in renglon):
            yield nombre, renglones, (de_archivo[nombre],) if de_archivo else hojas


def _reconocer(nombre: str, renglones: Sequence[Renglon], hojas: Sequence[Hoja]) -> tuple[Hoja, int]:
    """The declaration whose titles the sheet has, and how many rows they and what is above them take."""
    cabeza = renglones[:_RENGLONES_DE_CABEZA]
    for hoja in hojas:
        for indice in range(len(cabeza)):
            if _normales(_titulos(cabeza, indice, hoja)) == _normales(_esperados(hoja)):
                return hoja, indice + hoja.renglones
    raise _no_reconocida(nombre, cabeza, hojas)


def _no_reconocida(nombre: str, cabeza: Sequence[Renglon], hojas: Sequence[Hoja]) -> ErrorCatalogo:
    """Says which declared sheet it resembles the most, and which of its titles differ."""

    def comunes(hoja: Hoja, indice: int) -> int:
        return len({*_normales(_titulos(cabeza, indice, hoja))} & {*_normales(_esperados(hoja))} - {""})

    hoja, indice = max(product(hojas, range(len(cabeza))), key=lambda lugar: comunes(*lugar))
    if not comunes(hoja, indice):
        return ErrorCatalogo(
            "La hoja no corresponde a ningún catálogo conocido: no tiene los títulos de ninguno.",
            campo=f"hoja {nombre}",
            remedio=_REMEDIO,
        )
    encontrados, esperados = _titulos(cabeza, indice, hoja), _esperados(hoja)
    faltan = [titulo for titulo in esperados if _normal(titulo) not in _normales(encontrados)]
    sobran = [titulo for titulo in encontrados if _normal(titulo) not in _normales(esperados)]
    return ErrorCatalogo(
        f"Los títulos no son los de {hoja.catalogo}: se esperaba {_lista(faltan) or _lista(esperados)}.",
        campo=f"hoja {nombre}, renglón {indice + 1}",
        valor=_lista(sobran) or _lista(encontrados),
        remedio=_REMEDIO,
    )


def _titulos(cabeza: Sequence[Renglon], indice: int, hoja: Hoja) -> list[str]:
    """Titles that begin at a row, those of a column joined when they take several rows."""
    renglones = cabeza[indice : indice + hoja.renglones]
    titulos = [" ".join(" ".join(map(str, columna)).split()) for columna in zip_longest(*renglones, fillvalue="")]
    while titulos and not titulos[-1]:
        titulos.pop()
    return titulos


def _esperados(hoja: Hoja) -> list[str]:
    return [columna.titulo for columna in hoja.columnas]


def _normales(titulos: Iterable[str]) -> list[str]:
    return [_normal(titulo) for titulo in titulos]


def _normal(titulo: str) -> str:
    return " ".join(palabras(titulo))


def _lista(titulos: Iterable[str]) -> str:
    return ", ".join(f"«{titulo}»" for titulo in titulos if titulo)


def _unir(hoja: Hoja, partes: Sequence[_Parte]) -> Catalogo:
    filas = [fila for parte in partes for fila in parte.filas]
    if len(filas) < hoja.minimo:
        raise ErrorCatalogo(
            f"El catálogo {hoja.catalogo} está incompleto: se esperaban al menos {hoja.minimo} filas.",
            campo=f"hoja {', '.join(parte.nombre for parte in partes)}",
            valor=f"{len(filas)} filas",
            remedio=_REMEDIO,
        )
    filas.sort(key=lambda fila: (_llave(hoja, fila), fila.inicio or date.min))
    _sin_repetidas(hoja, filas)
    return Catalogo(hoja.catalogo, hoja.busqueda, tuple(filas), replace(partes[0].version, filas=len(filas)))


def _filas(hoja: Hoja, nombre: str, renglones: Sequence[Renglon], datos: int) -> Iterator[Vigente]:
    numerados: Sequence[Numerado] = [
        (numero, renglon) for numero, renglon in enumerate(renglones[datos:], datos + 1) if not all(map(vacia, renglon))
    ]
    for numero, renglon in hoja.preparar(numerados) if hoja.preparar else numerados:
        yield _fila(hoja, nombre, numero, renglon)


def _fila(hoja: Hoja, nombre: str, numero: int, renglon: Renglon) -> Vigente:
    donde = f"hoja {nombre}, renglón {numero}"
    campos: dict[str, object] = {}
    for indice, columna in enumerate(hoja.columnas):
        celda: Celda = renglon[indice] if indice < len(renglon) else ""
        try:
            campos[columna.campo] = columna.lectura(celda)
        except ValueError as error:
            raise _rechazo(hoja, f"{donde}, columna «{columna.titulo}»", error, celda) from error
    sobran = [celda for celda in renglon[len(hoja.columnas) :] if not vacia(celda)]
    if sobran:
        raise _rechazo(hoja, donde, f"nada después de la columna «{hoja.columnas[-1].titulo}»", sobran[0])
    try:
        return hoja.fila(campos)
    except ValueError as error:
        raise _rechazo(hoja, donde, error, " | ".join(map(str, renglon))) from error


def _rechazo(hoja: Hoja, donde: str, esperado: object, recibido: object) -> ErrorCatalogo:
    return ErrorCatalogo(
        f"El dato no es de {hoja.catalogo}: se esperaba {esperado}.", campo=donde, valor=recibido, remedio=_REMEDIO
    )


def _llave(hoja: Hoja, fila: Vigente) -> tuple[object, ...]:
    return tuple(getattr(fila, campo) for campo in hoja.clase.LLAVE)


def _sin_repetidas(hoja: Hoja, filas: Sequence[Vigente]) -> None:
    """A key may come again with a period that begins after the former one ends, and not otherwise."""
    for antes, despues in pairwise(filas):
        llave = _llave(hoja, despues)
        if llave == _llave(hoja, antes) and (
            antes.fin is None or despues.inicio is None or despues.inicio <= antes.fin
        ):
            raise ErrorCatalogo(
                "La clave está repetida con periodos de vigencia que se traslapan.",
                campo=hoja.catalogo,
                valor=" ".join(map(str, llave)),
                remedio=_REMEDIO,
            )


def _version(hoja: Hoja, nombre: str, cabeza: Sequence[Renglon]) -> Version:
    """The edition, from two rows at the head of the sheet, titles and values. CSV files have none."""
    if hoja.archivo:
        return Version(hoja.catalogo, 0)
    for titulos, valores in pairwise(cabeza):
        if titulos and _normal(str(titulos[0])) == _normal(_TITULO_DE_VERSION):
            return _edicion(hoja, nombre, valores)
    raise ErrorCatalogo(
        f"La hoja no dice su versión: falta el renglón «{_TITULO_DE_VERSION}».",
        campo=f"hoja {nombre}",
        remedio=_REMEDIO,
    )


def _edicion(hoja: Hoja, nombre: str, valores: Renglon) -> Version:
    cfdi, version, revision, publicacion, inicio, fin = [*valores, *[""] * 6][:6]
    try:
        if celdas.decimal(cfdi) != _VERSION_CFDI:
            raise ValueError("la versión 4.0 de CFDI")
        return Version(
            hoja.catalogo,
            0,
            entero(version),
            entero(revision),
            fecha("" if publicacion == 0 else publicacion),  # sheets never revised say 0
            fecha(inicio),
            fecha(fin),
        )
    except ValueError as error:
        donde = f"hoja {nombre}, datos de versión"
        raise _rechazo(hoja, donde, error, " | ".join(map(str, valores))) from error
