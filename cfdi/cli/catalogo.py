"""`cfdi catalogo`: search the SAT's catalogues, look keys up, and rebuild them from the SAT's workbook."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence, Set
from dataclasses import fields
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import click

from cfdi import catalogos
from cfdi.cli.consola import avisar, imprimir, imprimir_json
from cfdi.cli.ordenes import RUTA, Grupo, argumento, opcion
from cfdi.errores import ErrorCatalogo, ErrorDatos

catalogo = Grupo("catalogo", help="Catálogos del SAT (c_*): buscar, ver y construir.")

_PREFIJO = "catCFDI:"
_SIN_LIMITE = 10_000
_NOMBRE = "Nombre del catálogo: ClaveProdServ, c_ClaveUnidad, catCartaPorte:c_TipoPermiso… sin importar mayúsculas."
_JSON = opcion("--json", "como_json", is_flag=True, ayuda="Un objeto JSON por renglón.")


@catalogo.command()
@argumento("catalogo", metavar="CATALOGO", ayuda=_NOMBRE)
@argumento("texto", metavar="TEXTO…", nargs=-1, required=True, ayuda="Palabras que buscar.")
@opcion(
    "--limite",
    metavar="N",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    ayuda="Cuántas filas a lo más.",
)
@_JSON
def buscar(catalogo: str, texto: tuple[str, ...], limite: int, como_json: bool) -> None:
    """Busca claves por su descripción y sus sinónimos, sin importar acentos ni mayúsculas.

    Deben estar todas las palabras; la última puede quedar incompleta.

    \b
    Ejemplos:
      cfdi catalogo buscar ClaveProdServ papel higienico
      cfdi catalogo buscar c_ClaveUnidad kilo --json
    """
    filas = catalogos.buscar(_nombre(catalogo), " ".join(texto), limite)
    if not filas:
        avisar("Ninguna descripción tiene todas esas palabras.")
    _mostrar(filas, como_json, {*filas[0].LLAVE, "descripcion", *filas[0].SINONIMOS} if filas else set())


@catalogo.command()
@argumento("catalogo", metavar="[CATALOGO]", required=False, ayuda=_NOMBRE)
@argumento("clave", metavar="[CLAVE]", required=False, ayuda="Solo las filas de esta clave.")
@opcion(
    "--limite",
    metavar="N",
    type=click.IntRange(0),
    default=100,
    show_default=True,
    ayuda="Cuántas filas a lo más; 0 son todas.",
)
@_JSON
def ver(catalogo: str | None, clave: str | None, limite: int, como_json: bool) -> None:
    """Muestra las filas de un catálogo con todos sus datos y su vigencia. Sin CATALOGO, qué catálogos hay.

    \b
    Ejemplos:
      cfdi catalogo ver
      cfdi catalogo ver UsoCFDI
      cfdi catalogo ver CodigoPostal 42501
      cfdi catalogo ver TasaOCuota 003
      cfdi catalogo ver catCartaPorte:TipoPermiso
      cfdi catalogo ver ClaveProdServ --limite 0 --json
    """
    if catalogo is None:
        _mostrar(catalogos.version().values(), como_json)
        return
    nombre = _nombre(catalogo)
    filas = list(islice(catalogos.recorrer(nombre, clave), limite + 1 if limite else None))
    if not filas:
        raise _no_esta(nombre, clave or "")
    if limite and len(filas) > limite:
        del filas[limite:]
        avisar(f"Solo las primeras {limite} filas; con --limite 0 salen todas.")
    _mostrar(filas, como_json)


@catalogo.command()
@argumento("libro", metavar="LIBRO.xls", type=RUTA, ayuda="Libro catCFDI_V_4 del SAT; puede ser .xls.xz.")
@opcion(
    "--csv",
    metavar="CARPETA",
    type=RUTA,
    ayuda="Carpeta con nomina_*.csv y pagos_*.csv; sin ella esos catálogos quedan como están.",
)
@opcion(
    "--xsd",
    metavar="CARPETA",
    type=RUTA,
    ayuda="Carpeta con los esquemas de catálogos del SAT (catCartaPorte.xsd, catComExt.xsd…); sin ella los catálogos"
    " que sólo están ahí quedan como están.",
)
@opcion(
    "--salida",
    metavar="ARCHIVO",
    type=RUTA,
    default=catalogos.RUTA,
    show_default="el de la biblioteca",
    ayuda="Archivo que escribir.",
)
@_JSON
def construir(libro: Path, csv: Path | None, xsd: Path | None, salida: Path, como_json: bool) -> None:
    """Reconstruye los catálogos con el libro de Excel que publica el SAT, e informa las filas de cada uno.

    Un libro o un esquema que no tiene la forma conocida se rechaza, y el archivo anterior queda intacto.

    \b
    Ejemplos:
      cfdi catalogo construir catCFDI_V_4_20260821.xls
      cfdi catalogo construir catCFDI_V_4_20260821.xls --csv catalogos/ --xsd sitio_internet/cfd/catalogos/
    """
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from cfdi.catalogos.construir import construir as construir_archivo

    columnas = SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn()
    with Progress(*columnas, console=Console(stderr=True), transient=True) as progreso:
        tarea = progreso.add_task(f"Abriendo {libro.name}")
        versiones = construir_archivo(
            libro,
            csv=csv,
            xsd=xsd,
            salida=salida,
            avance=lambda hoja, filas: progreso.update(tarea, description=f"{hoja}: {filas} filas"),
        )
    _mostrar(versiones.values(), como_json)
    avisar(f"Se escribió {salida} ({salida.stat().st_size / 2**20:.1f} MiB).")


def _nombre(escrito: str) -> str:
    """The qualified name of a catalogue, however it was written; an unknown one is left for the look-up to refuse.

    Without prefix it is one of catCFDI or else of the only prefix that has it. Raises ErrorCatalogo when several have.
    """
    candidatos = [nombre for nombre in catalogos.version() if escrito.casefold() in _formas(nombre)]
    propios = [nombre for nombre in candidatos if nombre.startswith(_PREFIJO)]
    if len(candidatos) > 1 and not propios:
        raise ErrorCatalogo(
            "Varios catálogos se llaman así.",
            campo="catálogo",
            valor=escrito,
            remedio=f"Escriba {' o '.join(candidatos)}",
        )
    return (propios or candidatos or [escrito])[0]


def _formas(nombre: str) -> set[str]:
    """Every way to write the qualified name of a catalogue, in lower case."""
    prefijo, _, local = nombre.partition(":")
    corto = local.removeprefix("c_")
    return {forma.casefold() for forma in (nombre, f"{prefijo}:{corto}", local, corto)}


def _no_esta(nombre: str, clave: str) -> ErrorDatos:
    con_clave = nombre in catalogos.nombres()
    se_busca = con_clave and any(getattr(fila, "descripcion", "") for fila in islice(catalogos.recorrer(nombre), 1))
    retirada = con_clave and catalogos.retirada(nombre, clave)
    return ErrorDatos(
        "El SAT retiró esta clave: ya no está en el catálogo." if retirada else "La clave no está en el catálogo.",
        campo=nombre,
        valor=clave,
        remedio=f"Búsquela por su descripción con: cfdi catalogo buscar {nombre} TEXTO"
        if se_busca
        else f"Vea las que hay con: cfdi catalogo ver {nombre}",
    )


def _mostrar(filas: Iterable[Any], como_json: bool, en_terminal: Set[str] = frozenset()) -> None:
    """Rows as JSON lines, as tab-separated text or, on a terminal, as a table (of the fields named, when some are)."""
    datos = [_datos(fila) for fila in filas]
    if como_json:
        for dato in datos:
            imprimir_json(dato)
    elif datos:
        terminal = sys.stdout.isatty()
        elegidos = en_terminal if terminal and en_terminal else datos[0].keys()
        titulos = [titulo for titulo in datos[0] if titulo in elegidos]
        renglones = [[_texto(dato[titulo]) for titulo in titulos] for dato in datos]
        (_tabla if terminal else _tabulado)(titulos, renglones)


def _datos(fila: Any) -> dict[str, object]:
    return {campo.name: _plano(getattr(fila, campo.name)) for campo in fields(fila)}


def _plano(valor: Any) -> object:
    if isinstance(valor, frozenset):
        return sorted(valor)
    if valor is None or isinstance(valor, bool | int | str):
        return valor
    return valor.isoformat() if isinstance(valor, date) else str(valor)


def _texto(dato: object) -> str:
    if isinstance(dato, bool):
        return "sí" if dato else "no"
    if isinstance(dato, list):
        return " ".join(dato)
    return "" if dato is None else str(dato)


def _tabulado(titulos: Sequence[str], renglones: Iterable[Sequence[str]]) -> None:
    for renglon in (titulos, *renglones):
        imprimir("\t".join(renglon))


def _tabla(titulos: Sequence[str], renglones: Sequence[Sequence[str]]) -> None:
    """A table of the columns that say something; one row per datum when they are too many to read side by side."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    consola = Console()
    con_algo = [indice for indice in range(len(titulos)) if any(renglon[indice] for renglon in renglones)]
    tabla = Table(*(titulos[indice] for indice in con_algo))
    for renglon in renglones:
        tabla.add_row(*(Text(renglon[indice]) for indice in con_algo))
    if consola.measure(tabla, options=consola.options.update(width=_SIN_LIMITE)).minimum <= consola.width:
        consola.print(tabla)
        return
    for renglon in renglones:
        ficha = Table(show_header=False)
        for indice in con_algo:
            ficha.add_row(titulos[indice], Text(renglon[indice]))
        consola.print(ficha)
