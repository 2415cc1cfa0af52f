"""Builds the file of catalogues from the SAT's workbook and, for nómina and pagos, from CSV files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cfdi.catalogos.base import RUTA, Catalogos
from cfdi.catalogos.escritura import escribir
from cfdi.catalogos.filas import Version
from cfdi.catalogos.hojas import HOJAS
from cfdi.catalogos.hojas_csv import HOJAS_CSV
from cfdi.catalogos.libro import CarpetaCSV, LibroExcel
from cfdi.catalogos.reconocer import Avance, Catalogo, leer_catalogos


def _en_silencio(_hoja: str, _filas: int) -> None:
    pass


def construir(
    libro: Path, *, csv: Path | None = None, salida: Path = RUTA, avance: Avance = _en_silencio
) -> Mapping[str, Version]:
    """Builds `salida` from the workbook (.xls, .xlsx, either as .xz too). Gives the edition and rows of each catalogue.

    `csv` is the folder of the nomina_*.csv and pagos_*.csv files; without it, those catalogues are kept as the library
    has them now. `avance` is told the name and the rows of each sheet as it is read. The file is replaced at the end
    and whole; the look-ups of this process go on reading the former one.

    Raises ErrorCatalogo when the workbook or a file is not as declared in `hojas` and `hojas_csv`, ErrorArchivo when
    something cannot be read or written, and ErrorConfiguracion without python-calamine.
    """
    catalogos = leer_catalogos(LibroExcel(libro), HOJAS, avance)
    catalogos += leer_catalogos(CarpetaCSV(csv), HOJAS_CSV, avance) if csv else _conservados()
    escribir(catalogos, salida)
    return {catalogo.nombre: catalogo.version for catalogo in catalogos}


def _conservados() -> list[Catalogo]:
    propios = Catalogos()
    return [
        Catalogo(hoja.catalogo, hoja.busqueda, tuple(propios.recorrer(hoja.catalogo)), propios.version()[hoja.catalogo])
        for hoja in HOJAS_CSV
    ]
