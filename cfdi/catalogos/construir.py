"""Builds the file of catalogues from the SAT's workbook, its schemas and, for nómina and pagos, CSV files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cfdi.catalogos.base import RUTA, Catalogos
from cfdi.catalogos.enumeraciones import (
    con_retiradas,
    enumerados,
    leer_enumeraciones,
    nombres_enumerados,
    revisar_familia,
)
from cfdi.catalogos.escritura import escribir
from cfdi.catalogos.esquemas import ESQUEMAS
from cfdi.catalogos.filas import Version
from cfdi.catalogos.hojas import HOJAS
from cfdi.catalogos.hojas_csv import HOJAS_CSV
from cfdi.catalogos.libro import CarpetaCSV, LibroExcel
from cfdi.catalogos.reconocer import Avance, Catalogo, leer_catalogos


def _en_silencio(_hoja: str, _filas: int) -> None:
    pass


def construir(
    libro: Path,
    *,
    csv: Path | None = None,
    xsd: Path | None = None,
    salida: Path = RUTA,
    avance: Avance = _en_silencio,
) -> Mapping[str, Version]:
    """Builds `salida` from the workbook (.xls, .xlsx, either as .xz too). Gives the edition and rows of each catalogue.

    `csv` is the folder of the nomina_*.csv and pagos_*.csv files, and `xsd` that of the SAT's schemas of catalogues;
    without one of them, what it would say is kept as the library has it now: the catalogues that nothing else has and,
    of the schemas, the retired keys too, but those that the workbook has again. `avance` is told the name and the
    rows of each sheet or file as it is read. The file is replaced at the end and whole; the look-ups of this process go
    on reading the former one.

    Raises ErrorCatalogo when the workbook or a file is not as declared in `hojas`, `hojas_csv` and `esquemas`,
    ErrorArchivo when something cannot be read or written, and ErrorConfiguracion without python-calamine.
    """
    catalogos = leer_catalogos(LibroExcel(libro), HOJAS, avance)
    if csv:
        catalogos += leer_catalogos(CarpetaCSV(csv), HOJAS_CSV, avance)
    else:
        catalogos += _conservados((hoja.catalogo, hoja.busqueda) for hoja in HOJAS_CSV)
    catalogos = _con_esquemas(catalogos, xsd, avance) if xsd else _con_los_de_antes(catalogos)
    escribir(catalogos, salida)
    return {catalogo.nombre: catalogo.version for catalogo in catalogos}


def _con_esquemas(catalogos: list[Catalogo], carpeta: Path, avance: Avance) -> list[Catalogo]:
    enumeraciones = leer_enumeraciones(carpeta, ESQUEMAS, avance)
    todos = catalogos + enumerados(ESQUEMAS, enumeraciones)
    revisar_familia(todos, enumeraciones)
    return con_retiradas(todos, enumeraciones)


def _con_los_de_antes(catalogos: list[Catalogo]) -> list[Catalogo]:
    propios = Catalogos()
    retiradas = {nombre: tuple(propios.retiradas(nombre)) for nombre in propios.nombres()}
    return con_retiradas([*catalogos, *_conservados(nombres_enumerados(ESQUEMAS))], retiradas)


def _conservados(nombres: Iterable[tuple[str, bool]]) -> Iterator[Catalogo]:
    propios = Catalogos()
    for nombre, busqueda in nombres:
        yield Catalogo(nombre, busqueda, tuple(propios.recorrer(nombre)), propios.version()[nombre])
