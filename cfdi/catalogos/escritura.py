"""Writes the catalogues as the SQLite file that the look-ups read.

The same rows give the same bytes (with one version of SQLite): fixed order, fixed pages, nothing of the moment. The
file is made apart and takes its place whole.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from cfdi.catalogos.busqueda import documento, palabras
from cfdi.catalogos.filas import CodigoPostal, Fila
from cfdi.catalogos.horario import Cambio, Huso
from cfdi.catalogos.reconocer import Catalogo
from cfdi.catalogos.tablas import FORMATO, Codigos, Periodo, Tabla
from cfdi.errores import ErrorArchivo

_ESQUEMA = """
    CREATE TABLE catalogos (
        numero INTEGER PRIMARY KEY, nombre TEXT NOT NULL, lista INTEGER NOT NULL, busqueda INTEGER,
        filas INTEGER NOT NULL, version INTEGER, revision INTEGER, publicacion TEXT, inicio TEXT, fin TEXT
    );
    CREATE TABLE periodos (numero INTEGER PRIMARY KEY, inicio TEXT, fin TEXT);
    CREATE TABLE husos (
        numero INTEGER PRIMARY KEY, nombre TEXT NOT NULL, verano INTEGER NOT NULL, invierno INTEGER NOT NULL,
        verano_mes INTEGER, verano_semana INTEGER, verano_dia INTEGER, verano_hora TEXT,
        invierno_mes INTEGER, invierno_semana INTEGER, invierno_dia INTEGER, invierno_hora TEXT
    );
    CREATE TABLE claves (catalogo INTEGER, clave TEXT, PRIMARY KEY (catalogo, clave)) WITHOUT ROWID;
    CREATE TABLE retiradas (catalogo INTEGER, clave TEXT, PRIMARY KEY (catalogo, clave)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE busqueda USING fts5(palabras, content='', detail=none, columnsize=0, tokenize='ascii');
"""


def escribir(catalogos: Sequence[Catalogo], salida: Path) -> None:
    """Writes the file, replacing the one that may be there only when the new one is whole and on disk.

    Raises ErrorArchivo when it cannot be written; then nothing has changed.
    """
    temporal = salida.with_name(f".{salida.name}.{secrets.token_hex(4)}")
    try:
        with closing(sqlite3.connect(temporal, isolation_level=None)) as conexion:
            _llenar(conexion, catalogos)
        with temporal.open("rb") as archivo:
            os.fsync(archivo.fileno())
        temporal.replace(salida)
    except (OSError, sqlite3.OperationalError) as error:
        raise ErrorArchivo(
            f"El archivo de catálogos no se puede escribir ({error}).",
            campo=str(salida),
            remedio="Revise que la carpeta exista, que tenga espacio y que se pueda escribir en ella.",
        ) from error
    finally:
        temporal.unlink(missing_ok=True)


def _llenar(conexion: sqlite3.Connection, catalogos: Sequence[Catalogo]) -> None:
    codigos = Codigos(_periodos(catalogos), _husos(catalogos))
    for pragma in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", f"user_version = {FORMATO}"):
        conexion.execute(f"PRAGMA {pragma}")
    conexion.executescript(f"BEGIN;{_ESQUEMA}")
    conexion.executemany("INSERT INTO periodos VALUES (?, ?, ?)", _numerados(map(_fechas, codigos.periodos)))
    conexion.executemany(f"INSERT INTO husos VALUES ({', '.join('?' * 12)})", _numerados(map(_de_huso, codigos.husos)))
    buscados = [catalogo.nombre for catalogo in catalogos if catalogo.busqueda]
    for numero, catalogo in enumerate(catalogos, 1):
        _llenar_filas(conexion, numero, catalogo, codigos)
        busqueda = buscados.index(catalogo.nombre) + 1 if catalogo.busqueda else None
        conexion.execute(
            f"INSERT INTO catalogos VALUES ({', '.join('?' * 10)})", _de_catalogo(numero, busqueda, catalogo)
        )
        if busqueda is not None:
            conexion.executemany(
                "INSERT INTO busqueda (rowid, palabras) VALUES (?, ?)", _documentos(busqueda, catalogo)
            )
    conexion.execute("INSERT INTO busqueda (busqueda) VALUES ('optimize')")
    conexion.execute("COMMIT")
    conexion.execute("VACUUM")


def _llenar_filas(conexion: sqlite3.Connection, numero: int, catalogo: Catalogo, codigos: Codigos) -> None:
    if catalogo.es_lista:
        propias = (fila.clave for fila in catalogo.filas if isinstance(fila, Fila))
        conexion.executemany("INSERT INTO claves VALUES (?, ?)", ((numero, clave) for clave in propias))
    else:
        tabla = Tabla(catalogo.nombre, codigos)
        numeros_de_periodo = {periodo: numero for numero, periodo in enumerate(codigos.periodos)}
        conexion.execute(tabla.crear())
        conexion.executemany(
            tabla.insertar(),
            (tabla.valores(fila, numeros_de_periodo[fila.inicio, fila.fin]) for fila in catalogo.filas),
        )
    conexion.executemany("INSERT INTO retiradas VALUES (?, ?)", ((numero, clave) for clave in catalogo.retiradas))


def _periodos(catalogos: Sequence[Catalogo]) -> list[Periodo]:
    """The commonest first: SQLite keeps the numbers 0 and 1 in no space at all."""
    cuantas = Counter((fila.inicio, fila.fin) for catalogo in catalogos for fila in catalogo.filas)
    return sorted(cuantas, key=lambda periodo: (-cuantas[periodo], str(periodo)))


def _husos(catalogos: Sequence[Catalogo]) -> list[Huso]:
    cuantas = Counter(fila.huso for catalogo in catalogos for fila in catalogo.filas if isinstance(fila, CodigoPostal))
    return sorted(cuantas, key=lambda huso: (-cuantas[huso], str(huso)))


def _documentos(numero: int, catalogo: Catalogo) -> list[tuple[int, str]]:
    documentos: dict[int, str] = {}
    for fila in catalogo.filas:
        assert isinstance(fila, Fila)
        llave = [getattr(fila, campo) for campo in fila.LLAVE]
        propias = palabras(fila.descripcion)
        sinonimos = palabras(" ".join(getattr(fila, campo) for campo in fila.SINONIMOS))
        documentos[documento(numero, llave, len(propias), con_sinonimos=False)] = " ".join(propias)
        if sinonimos:
            todas = " ".join([*propias, *sinonimos])
            documentos[documento(numero, llave, len(propias), con_sinonimos=True)] = todas
    return sorted(documentos.items())


def _de_catalogo(numero: int, busqueda: int | None, catalogo: Catalogo) -> tuple[object, ...]:
    version = catalogo.version
    fechas = map(_iso, (version.publicacion, version.inicio, version.fin))
    return (
        numero,
        catalogo.nombre,
        int(catalogo.es_lista),
        busqueda,
        version.filas,
        version.version,
        version.revision,
        *fechas,
    )


def _numerados(filas: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    return ((numero, *fila) for numero, fila in enumerate(filas))


def _fechas(periodo: Periodo) -> tuple[object, ...]:
    return tuple(map(_iso, periodo))


def _iso(dia: date | None) -> str | None:
    return None if dia is None else dia.isoformat()


def _de_huso(huso: Huso) -> tuple[object, ...]:
    return (
        huso.nombre,
        huso.verano,
        huso.invierno,
        *_de_cambio(huso.inicio_verano),
        *_de_cambio(huso.inicio_invierno),
    )


def _de_cambio(cambio: Cambio | None) -> tuple[object, ...]:
    if cambio is None:
        return (None,) * 4
    return cambio.mes, cambio.semana, cambio.dia, cambio.hora.isoformat("minutes")
