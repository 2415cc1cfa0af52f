"""What the commands share: where output goes, how files are written, how passwords are asked for."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cfdi.errores import ErrorArchivo, ErrorConfiguracion

if TYPE_CHECKING:
    from rich.console import Console

VARIABLE_DE_CLAVE = "CFDI_CLAVE"


@cache
def pantalla() -> Console:
    """stderr, for what is drawn there: summaries, progress."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


@cache
def salida() -> Console:
    """stdout, for the commands whose data is a text that people read (`ver`, `verificar`)."""
    from rich.console import Console

    return Console(highlight=False)


def avisar(texto: str) -> None:
    """A line for people, on stderr."""
    print(texto, file=sys.stderr)


def imprimir(texto: str) -> None:
    """Data, on stdout."""
    sys.stdout.write(texto if texto.endswith("\n") else texto + "\n")


def imprimir_json(dato: Any) -> None:
    """One JSON object on one line of stdout."""
    imprimir(json.dumps(dato, ensure_ascii=False))


def entregar(contenido: bytes, ruta: Path | None, *, forzar: bool = False) -> None:
    """Write the result of a command to its file, or to stdout when there is none."""
    if ruta is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(contenido)
        if sys.stdout.isatty():
            sys.stdout.buffer.write(b"\n")
        sys.stdout.flush()
        return
    escribir(ruta, contenido, forzar=forzar)
    avisar(f"Escrito: {ruta}")


def comprobar_destino(ruta: Path, *, forzar: bool = False) -> None:
    """Refuse now what would fail after the work is done. Raises ErrorArchivo."""
    try:
        es_carpeta, existe = ruta.is_dir(), ruta.exists()
    except OSError as error:  # a name too long, a folder that may not be searched
        raise ErrorArchivo(
            f"no se puede usar: {error.strerror}", campo=str(ruta), remedio="Indique otro archivo."
        ) from None
    if es_carpeta:
        raise ErrorArchivo("es una carpeta", campo=str(ruta), remedio="Indique un archivo.")
    if existe and not forzar:
        raise ErrorArchivo("ya existe", campo=str(ruta), remedio="Use otro nombre, o --forzar para reemplazarlo.")
    carpeta = ruta.absolute().parent
    if not os.path.isdir(carpeta):  # noqa: PTH112
        raise ErrorArchivo("no existe la carpeta", campo=str(carpeta), remedio="Créela o indique otra.")
    if not os.access(carpeta, os.W_OK):
        raise ErrorArchivo("no se puede escribir en la carpeta", campo=str(carpeta), remedio="Revise permisos.")


def escribir(ruta: Path, contenido: bytes, *, forzar: bool = False) -> None:
    """Write a file whole or not at all. Raises ErrorArchivo."""
    import tempfile

    comprobar_destino(ruta, forzar=forzar)
    temporal = None
    try:
        descriptor, temporal = tempfile.mkstemp(dir=ruta.absolute().parent, prefix=".cfdi-", suffix=".tmp")
        with os.fdopen(descriptor, "wb") as archivo:
            archivo.write(contenido)
            archivo.flush()
            os.fsync(archivo.fileno())
        Path(temporal).chmod(0o644)
        Path(temporal).replace(ruta)
    except OSError as error:
        if temporal is not None:
            Path(temporal).unlink(missing_ok=True)
        raise ErrorArchivo(
            f"no se puede escribir: {error.strerror}", campo=str(ruta), remedio="Revise permisos y espacio."
        ) from None


def documentos(rutas: Iterable[Path]) -> Iterator[Path]:
    """The files named, and every .xml below the folders named. Raises ErrorArchivo for what does not exist."""
    for ruta in rutas:
        if os.path.isdir(ruta):  # noqa: PTH112
            encontrados = sorted(p for p in ruta.rglob("*") if p.suffix.lower() == ".xml" and p.is_file())
            if not encontrados:
                raise ErrorArchivo("la carpeta no tiene ningún .xml", campo=str(ruta), remedio="Revise la ruta.")
            yield from encontrados
        else:
            yield ruta


def pedir_clave(archivo: Path | None, pregunta: str) -> str:
    """A password: from a file, from the environment (CFDI_CLAVE), or asked for. Never from an argument."""
    if archivo is not None:
        try:
            return archivo.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise ErrorArchivo(
                "no se puede leer el archivo de la contraseña", campo=str(archivo), remedio="Revise ruta y permisos."
            ) from None
    if VARIABLE_DE_CLAVE in os.environ:
        return os.environ[VARIABLE_DE_CLAVE]
    if not sys.stdin.isatty():
        raise ErrorConfiguracion(
            "falta la contraseña de la llave privada",
            campo="--clave-archivo",
            remedio=f"Indique un archivo, o ponga la variable de entorno {VARIABLE_DE_CLAVE}.",
        )
    from getpass import getpass

    return getpass(f"{pregunta}: ")
