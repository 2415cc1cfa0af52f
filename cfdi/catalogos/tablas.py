"""How a row class and its table in the shipped file correspond, in both directions.

One table per catalogue, under its qualified name ("catCFDI:c_Moneda"), with a column per field of the row class.
Periods and time zones repeat in hundreds of thousands of rows, so that they are kept once and told by number.
The catalogues that are mere lists of keys share one table (`claves`): most are so short that a table of their own would
be nearly empty, and every table must be read when the file is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from cfdi.catalogos.filas import CLASES, Fila, Permiso, Vigente
from cfdi.catalogos.horario import Huso

FORMATO = 2
"""Layout of the file, kept in its user_version: a library does not read a file of another layout."""

Periodo: TypeAlias = tuple[date | None, date | None]

SIEMPRE: Periodo = (None, None)

_PERMISOS = tuple(Permiso)


class Codigos(NamedTuple):
    """The periods and the time zones of a file, in the order of their numbers."""

    periodos: Sequence[Periodo]
    husos: Sequence[Huso]


class _Forma(NamedTuple):
    """How the values of one annotated type are kept."""

    sql: str
    guardar: Callable[[Any], object]
    leer: Callable[[Any], object]


def _igual(valor: object) -> object:
    return valor


def _formas(codigos: Codigos) -> dict[str, _Forma]:
    return {
        "str": _Forma("TEXT NOT NULL", _igual, _igual),
        "str | None": _Forma("TEXT", _igual, _igual),
        "int": _Forma("INTEGER NOT NULL", _igual, _igual),
        "bool": _Forma("INTEGER NOT NULL", int, bool),
        "Decimal": _Forma("TEXT NOT NULL", str, Decimal),
        "Decimal | None": _Forma(
            "TEXT",
            lambda valor: None if valor is None else str(valor),
            lambda valor: None if valor is None else Decimal(valor),
        ),
        "frozenset[str]": _Forma(
            "TEXT NOT NULL", lambda valor: " ".join(sorted(valor)), lambda v: frozenset(v.split())
        ),
        "Permiso": _Forma("INTEGER NOT NULL", _PERMISOS.index, _PERMISOS.__getitem__),
        "Huso": _Forma("INTEGER NOT NULL", codigos.husos.index, codigos.husos.__getitem__),
    }


class Tabla:
    """Where the rows of one catalogue are: their statements, and the way from a row to its values and back.

    `lista`, for a list of keys, is the number of the catalogue in the table that all such lists share.
    """

    def __init__(self, catalogo: str, codigos: Codigos, lista: int | None = None) -> None:
        self.catalogo = catalogo
        self.clase: type[Vigente] = CLASES.get(catalogo, Fila)
        self.llave = self.clase.LLAVE
        self._hacer: Callable[..., Vigente] = self.clase
        self._codigos = codigos
        self._origen = f'"{catalogo}"' if lista is None else _de_lista(lista, codigos)

    @cached_property
    def _formas(self) -> dict[str, _Forma]:
        """How each field is kept, but the period. Of the tables of a file, few are ever asked."""
        formas = _formas(self._codigos)
        return {
            campo.name: formas[str(campo.type)]
            for campo in fields(self.clase)  # type: ignore[arg-type]  # every row class is a dataclass
            if campo.name not in ("inicio", "fin")
        }

    @property
    def columnas(self) -> str:
        """The columns, separated by commas, in the order of `valores`."""
        return ", ".join(("periodo", *self._formas))

    def crear(self) -> str:
        """CREATE TABLE. Rows live in the key's own B-tree: no second copy of the key, one descent per look-up."""
        llave = (*self.llave, "periodo")
        tipos = {nombre: forma.sql for nombre, forma in self._formas.items()} | {"periodo": "INTEGER NOT NULL"}
        columnas = ", ".join(f"{nombre} {tipos[nombre]}" for nombre in dict.fromkeys((*llave, *tipos)))
        return f"CREATE TABLE {self._origen} ({columnas}, PRIMARY KEY ({', '.join(llave)})) WITHOUT ROWID"

    def insertar(self) -> str:
        """INSERT for what `valores` gives."""
        marcas = ", ".join("?" * (1 + len(self._formas)))
        return f"INSERT INTO {self._origen} ({self.columnas}) VALUES ({marcas})"

    def elegir(self, *donde: str) -> str:
        """SELECT of whole rows, in the order of the key, for equality with the columns named."""
        condicion = " AND ".join(f"{columna} = ?" for columna in donde) or "TRUE"
        return f"SELECT {self.columnas} FROM {self._origen} WHERE {condicion} ORDER BY {', '.join(self.llave)}"

    def claves(self) -> str:
        """SELECT of the keys, each once, in order."""
        return f"SELECT DISTINCT clave FROM {self._origen} ORDER BY clave"

    def periodos_de_clave(self) -> str:
        """SELECT of the numbers of the periods of a key."""
        return f"SELECT DISTINCT periodo FROM {self._origen} WHERE clave = ?"

    def valores(self, fila: Vigente, numero_de_periodo: int) -> tuple[object, ...]:
        """What to insert for a row."""
        return (
            numero_de_periodo,
            *(forma.guardar(getattr(fila, nombre)) for nombre, forma in self._formas.items()),
        )

    def fila(self, valores: Sequence[Any]) -> Vigente:
        """The row that a SELECT answered."""
        numero_de_periodo, *otros = valores
        inicio, fin = self._codigos.periodos[numero_de_periodo]
        campos = {nombre: forma.leer(valor) for (nombre, forma), valor in zip(self._formas.items(), otros, strict=True)}
        return self._hacer(**campos, inicio=inicio, fin=fin)


def _de_lista(numero: int, codigos: Codigos) -> str:
    """What stands for the table of a list: SQLite looks its keys up as if the other columns were not asked."""
    periodo = codigos.periodos.index(SIEMPRE)
    return f"(SELECT clave, '' AS descripcion, {periodo} AS periodo FROM claves WHERE catalogo = {numero})"
