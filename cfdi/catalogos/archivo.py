"""The read-only SQLite file: its connections, opened when first asked, and what it says of itself."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cfdi.catalogos.filas import Fila, Version
from cfdi.catalogos.horario import Cambio, Huso
from cfdi.catalogos.tablas import FORMATO, Codigos, Periodo, Tabla
from cfdi.errores import ErrorCatalogo

_PREFIJO = "catCFDI:"
_NOMBRE_MAS_LARGO = 64
_REMEDIO = (
    "Reinstale la biblioteca, o reconstruya el archivo con: "
    "cfdi catalogo construir LIBRO.xls --csv CARPETA --xsd CARPETA"
)


class Archivo:
    """A file of catalogues. Each thread of each process has its own connection; nothing is opened before it is needed.

    What can be asked raises ErrorCatalogo when the file cannot be read or is of another layout.
    """

    def __init__(self, ruta: Path) -> None:
        self._ruta = ruta
        self._hilo = threading.local()
        self._leido: _Contenido | None = None

    def leer(self, consulta: str, valores: Sequence[object] = ()) -> Iterator[Any]:
        """The rows that a SELECT answers."""
        return self._conexion().execute(consulta, valores)

    def contenido(self) -> _Contenido:
        """What the file says of itself, read once."""
        if self._leido is None:
            self._leido = _Contenido(self._conexion())
        return self._leido

    def tabla(self, catalogo: str) -> Tabla:
        """The table of a catalogue, by its name. Raises ErrorCatalogo when there is none."""
        tablas = self.contenido().tablas
        tabla = tablas.get(catalogo)
        if tabla is None:
            from difflib import get_close_matches

            parecidos = get_close_matches(catalogo[:_NOMBRE_MAS_LARGO], tablas, 3)
            raise ErrorCatalogo(
                "El catálogo no existe.",
                campo="catálogo",
                valor=catalogo,
                remedio=f"¿Quiso decir {' o '.join(parecidos)}?"
                if parecidos
                else "Vea los que hay con: cfdi catalogo ver",
            )
        return tabla

    def tabla_con_clave(self, catalogo: str) -> Tabla:
        """The same, for a catalogue that is asked by key. Raises ErrorCatalogo for the two that are not."""
        tabla = self.tabla(catalogo)
        if not issubclass(tabla.clase, Fila):
            raise ErrorCatalogo(
                "Este catálogo no se consulta por clave.",
                campo=catalogo,
                remedio="Use tasas() para c_TasaOCuota y pedimento_operado() para c_NumPedimentoAduana.",
            )
        return tabla

    def _conexion(self) -> sqlite3.Connection:
        lector: _Lector | None = getattr(self._hilo, "lector", None)
        if lector is None or lector.proceso != os.getpid():
            lector = self._hilo.lector = self._abrir()
        return lector.conexion

    def _abrir(self) -> _Lector:
        try:
            lector = _Lector(self._ruta)
            (formato,) = lector.conexion.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise ErrorCatalogo(
                f"El archivo de catálogos no se puede leer ({error}).", campo=str(self._ruta), remedio=_REMEDIO
            ) from error
        if formato != FORMATO:
            raise ErrorCatalogo(
                "El archivo de catálogos no es de esta versión de la biblioteca.",
                campo=str(self._ruta),
                valor=formato,
                remedio=_REMEDIO,
            )
        return lector


class _Lector:
    """One connection, and the process that opened it: SQLite connections must not be used across a fork."""

    def __init__(self, ruta: Path) -> None:
        self.proceso = os.getpid()
        self.conexion = sqlite3.connect(
            f"{ruta.resolve().as_uri()}?mode=ro&immutable=1",
            uri=True,
            isolation_level=None,
            check_same_thread=False,  # each thread has its own; only closing it may fall to another
        )

    def __del__(self) -> None:
        # From Python 3.13 on, a connection that is left to the garbage collector warns.
        if hasattr(self, "conexion"):
            self.conexion.close()


class _Contenido:
    """The catalogues of a file, and the periods and time zones that their rows tell by number.

    `numeros` and `busqueda` are the numbers that tell a catalogue in the tables that several share: those of keys, and
    the index of descriptions, where only some catalogues are.
    """

    def __init__(self, conexion: sqlite3.Connection) -> None:
        codigos = Codigos(tuple(_periodos(conexion)), tuple(_husos(conexion)))
        versiones: dict[str, Version] = {}
        self.periodos: Sequence[Periodo] = codigos.periodos
        self.versiones: Mapping[str, Version] = MappingProxyType(versiones)
        self.tablas: dict[str, Tabla] = {}
        self.numeros: dict[str, int] = {}
        self.busqueda: dict[str, int] = {}
        for numero, nombre, es_lista, busqueda, filas, version, revision, *fechas in conexion.execute(
            "SELECT numero, nombre, lista, busqueda, filas, version, revision, publicacion, inicio, fin"
            " FROM catalogos ORDER BY numero"
        ):
            tabla = Tabla(nombre, codigos, numero if es_lista else None)
            self.tablas[nombre] = self.tablas[nombre.removeprefix(_PREFIJO)] = tabla
            self.numeros[nombre] = numero
            versiones[nombre] = Version(nombre, filas, version, revision, *map(_fecha, fechas))
            if busqueda is not None:
                self.busqueda[nombre] = busqueda


def _fecha(texto: str | None) -> date | None:
    return None if texto is None else date.fromisoformat(texto)


def _periodos(conexion: sqlite3.Connection) -> Iterator[Periodo]:
    for inicio, fin in conexion.execute("SELECT inicio, fin FROM periodos ORDER BY numero"):
        yield _fecha(inicio), _fecha(fin)


def _husos(conexion: sqlite3.Connection) -> Iterator[Huso]:
    for nombre, verano, invierno, *cambios in conexion.execute(
        "SELECT nombre, verano, invierno, verano_mes, verano_semana, verano_dia, verano_hora,"
        " invierno_mes, invierno_semana, invierno_dia, invierno_hora FROM husos ORDER BY numero"
    ):
        yield Huso(nombre, verano, invierno, _cambio(*cambios[:4]), _cambio(*cambios[4:]))


def _cambio(mes: int | None, semana: int, dia: int, hora: str) -> Cambio | None:
    return None if mes is None else Cambio(mes, semana, dia, time.fromisoformat(hora))
