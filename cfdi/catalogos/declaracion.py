"""How a sheet is declared: its columns in order, how each is read, and the rows that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from cfdi.catalogos.celdas import Celda, Lectura, clave, fecha, texto
from cfdi.catalogos.filas import CLASES, Fila, Vigente

Renglon: TypeAlias = Sequence[Celda]
Numerado: TypeAlias = tuple[int, Renglon]
"""A row and its number in Excel, for messages."""


@dataclass(frozen=True, slots=True)
class Columna:
    """A column: its title, the field that it fills and how its cells are read."""

    titulo: str
    campo: str
    lectura: Lectura = texto


@dataclass(frozen=True, slots=True)
class Hoja:
    """A sheet, or several with the same titles that continue one another.

    `minimo` is how many rows a believable edition has at least. `renglones` is how many rows the titles take: those of
    a column are joined. `fijos` fills the fields that the sheet lacks. `preparar` mends the rows before they are read,
    and `armar` makes the row when the fields are not exactly those of its class. `archivo` is the CSV file that stands
    for the sheet.
    """

    catalogo: str
    minimo: int
    columnas: tuple[Columna, ...]
    renglones: int = 1
    busqueda: bool = True
    fijos: Mapping[str, object] = field(default_factory=dict)
    preparar: Callable[[Sequence[Numerado]], Sequence[Numerado]] | None = None
    armar: Callable[[dict[str, Any]], Vigente] | None = None
    archivo: str | None = None

    @property
    def clase(self) -> type[Vigente]:
        """The class of its rows."""
        return CLASES.get(self.catalogo, Fila)

    def fila(self, campos: dict[str, Any]) -> Vigente:
        """The row that some fields make."""
        return (self.armar or self._de_su_clase)({**self.fijos, **campos})

    def _de_su_clase(self, campos: dict[str, Any]) -> Vigente:
        return self.clase(**campos)


def vigencia(inicio: str = "Fecha inicio de vigencia", fin: str = "Fecha fin de vigencia") -> tuple[Columna, Columna]:
    """The two columns of the period, which each sheet titles in its way."""
    return Columna(inicio, "inicio", fecha), Columna(fin, "fin", fecha)


DE_VIGENCIA = ("Fecha de inicio de vigencia", "Fecha de fin de vigencia")
SIN_VIGENCIA = {"inicio": None, "fin": None}
SIN_DESCRIPCION = {"descripcion": ""}
DESCRIPCION = Columna("Descripción", "descripcion")
ESTADO = clave("[A-Z]{2,3}")
