"""Where the sheets come from: the SAT's Excel workbook, or a folder of CSV files."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from typing import Protocol

from cfdi.catalogos.declaracion import Renglon
from cfdi.errores import ErrorArchivo, ErrorCatalogo, ErrorConfiguracion

_BYTES_MAXIMOS = 512 * 1024 * 1024
_REMEDIO = "Descargue de nuevo el libro catCFDI_V_4 de la página del SAT."


class Libro(Protocol):
    """Sheets by name, and their rows from the first one: as many cells as there are, "" for the empty ones."""

    @property
    def nombre(self) -> str:
        """What a person calls it, for messages."""
        ...

    def hojas(self) -> Sequence[str]:
        """Names of the sheets, in order."""
        ...

    def renglones(self, hoja: str) -> Sequence[Renglon]:
        """Rows of one sheet."""
        ...


class LibroExcel:
    """An .xls workbook (or .xlsx), maybe compressed as .xls.xz.

    Raises ErrorArchivo when it cannot be read, ErrorCatalogo when it is not a workbook, and ErrorConfiguracion without
    the library that reads them.
    """

    def __init__(self, ruta: Path) -> None:
        try:
            from python_calamine import CalamineError, CalamineWorkbook
        except ImportError:
            raise ErrorConfiguracion(
                "Falta la biblioteca que lee libros de Excel.",
                campo="python-calamine",
                remedio='Instálela con: pip install "cfdi[catalogos]"',
            ) from None
        self.nombre = str(ruta)
        self._fallos = CalamineError, ValueError, OSError
        contenido = BytesIO(_leer(ruta))
        with self._como_errores_nuestros():
            self._libro = CalamineWorkbook.from_filelike(contenido)

    def hojas(self) -> Sequence[str]:
        """Names of the sheets, in order."""
        return self._libro.sheet_names

    def renglones(self, hoja: str) -> Sequence[Renglon]:
        """Rows of one sheet."""
        with self._como_errores_nuestros():
            return self._libro.get_sheet_by_name(hoja).to_python(skip_empty_area=False)

    @contextmanager
    def _como_errores_nuestros(self) -> Iterator[None]:
        try:
            yield
        except self._fallos as error:
            raise ErrorCatalogo(
                f"El archivo no es un libro de Excel ({error}).", campo=self.nombre, remedio=_REMEDIO
            ) from error


class CarpetaCSV:
    """A folder whose .csv files are the sheets, in UTF-8."""

    def __init__(self, ruta: Path) -> None:
        self.nombre = str(ruta)
        self._ruta = ruta
        if not ruta.is_dir():
            raise ErrorArchivo(
                "La carpeta no existe.", campo=self.nombre, remedio="Dé la carpeta que tiene los archivos nomina_*.csv."
            )

    def hojas(self) -> Sequence[str]:
        """Names of the files, in order."""
        return sorted(archivo.name for archivo in self._ruta.glob("*.csv"))

    def renglones(self, hoja: str) -> Sequence[Renglon]:
        """Rows of one file."""
        ruta = self._ruta / hoja
        try:
            return list(csv.reader(StringIO(_leer(ruta).decode("utf-8-sig"), newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error) as error:
            raise ErrorCatalogo(
                f"El archivo no es un CSV en UTF-8 ({error}).", campo=str(ruta), remedio="Vuelva a descargarlo."
            ) from error


def _leer(ruta: Path) -> bytes:
    try:
        with lzma.open(ruta) if ruta.suffix == ".xz" else ruta.open("rb") as archivo:
            contenido = archivo.read(_BYTES_MAXIMOS + 1)
    except (lzma.LZMAError, EOFError) as error:
        raise ErrorArchivo("El archivo comprimido está dañado.", campo=str(ruta), remedio=_REMEDIO) from error
    except FileNotFoundError as error:
        raise ErrorArchivo("El archivo no existe.", campo=str(ruta), remedio="Revise la ruta.") from error
    except OSError as error:
        raise ErrorArchivo(
            f"El archivo no se puede leer ({error.strerror}).",
            campo=str(ruta),
            remedio="Revise la ruta y sus permisos.",
        ) from error
    if len(contenido) > _BYTES_MAXIMOS:
        raise ErrorArchivo(f"El archivo pasa de {_BYTES_MAXIMOS // 2**20} MiB.", campo=str(ruta), remedio=_REMEDIO)
    return contenido
