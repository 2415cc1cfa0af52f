"""Indexing the SAT's published lists: text with bars (l_RFC, and l_LCO of old) and XML (l_LCO), gzipped or not.

A text is read by the names of its first line, in any order; of its columns, those that are not known are left out. The
SAT has published l_RFC with RFC|SNCF|SUBCONTRATACION and, for PACs, with names, postal codes and marks.
"""

from __future__ import annotations

import gzip
import re
import sqlite3
import sys
import unicodedata
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from decimal import Decimal, InvalidOperation
from io import BufferedIOBase
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from cfdi.errores import ErrorArchivo, ErrorCFDI
from cfdi.validacion.listas import FORMATO

_TABLAS = """
CREATE TABLE rfc (rfc TEXT PRIMARY KEY, nombre TEXT, codigo_postal TEXT, sncf INTEGER, subcontratacion INTEGER,
    retencion TEXT, estimulo_frontera INTEGER, limite TEXT) WITHOUT ROWID;
CREATE TABLE certificado (numero TEXT PRIMARY KEY, rfc TEXT NOT NULL, estado TEXT NOT NULL, obligaciones INTEGER,
    desde TEXT, hasta TEXT) WITHOUT ROWID;
CREATE TABLE columnas (columna TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_INDICES = """
CREATE INDEX por_nombre ON rfc (nombre) WHERE nombre IS NOT NULL;
CREATE INDEX por_codigo_postal ON rfc (codigo_postal) WHERE codigo_postal IS NOT NULL;
CREATE INDEX por_titular ON certificado (rfc);
"""

_RFC = ("rfc", "nombre", "codigo_postal", "sncf", "subcontratacion", "retencion", "estimulo_frontera", "limite")
_CERTIFICADO = ("numero", "rfc", "estado", "obligaciones", "desde", "hasta")

_TITULOS: tuple[tuple[str, str], ...] = (
    (r"RFC", "rfc"),
    (r"NOMBRE.*|.*RAZON SOCIAL.*|DENOMINACION.*", "nombre"),
    (r"CP|.*POSTAL.*|DOMICILIO.*", "codigo_postal"),
    (r"SNCF", "sncf"),
    (r"SUBCONTRATACION", "subcontratacion"),
    (r".*RETENCION.*", "retencion"),
    (r".*FRONTER.*|.*ESTIMULO.*", "estimulo_frontera"),
    (r".*LIMITE.*", "limite"),
    (r"NO ?SERIE|NO ?CERTIFICADO|.*NUMERO.*CERTIFICADO.*", "numero"),
    (r"EDO CERTIFICADO|ESTATUS ?CERTIFICADO", "estado"),
    (r"VALIDEZ ?OBLIGACIONES", "obligaciones"),
    (r"FEC INICIAL.*|FECHA ?INICIO|FECHA ?INICIAL", "desde"),
    (r"FEC FINAL.*|FECHA ?FINAL", "hasta"),
)
_MARCAS = frozenset({"sncf", "subcontratacion", "estimulo_frontera", "obligaciones"})
_SIN_MARCA = frozenset({"", "0", "NO"})
_ESTADOS = {"A": "A", "ACTIVO": "A", "C": "C", "CADUCO": "C", "R": "R", "REVOCADO": "R"}
_GZIP = b"\x1f\x8b"
_DER = b"0"
_CUANTO = 1 << 20

Fila = dict[str, str | int | None]


class Cuenta(NamedTuple):
    """How many rows were indexed."""

    contribuyentes: int
    certificados: int


def construir(origenes: Iterable[Path], destino: Path) -> Cuenta:
    """Index the files into `destino`, which is replaced whole or not at all. A later row of a key replaces the earlier.

    Raises ErrorArchivo, with file and line, for what cannot be read or is not one of the lists.
    """
    temporal = destino.with_name(f"{destino.name}.tmp")
    temporal.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(temporal, isolation_level=None)) as base:
            base.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLAS}")
            base.execute("BEGIN")
            for origen in origenes:
                _guardar(base, origen)
            base.execute("COMMIT")
            base.executescript(f"{_INDICES} PRAGMA user_version={FORMATO};")
            cuenta = Cuenta(*(base.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("rfc", "certificado")))
        temporal.replace(destino)
    except (OSError, sqlite3.Error) as error:
        raise ErrorArchivo(
            f"no se puede escribir ({error})", campo=str(destino), remedio="Revise permisos y espacio."
        ) from None
    finally:
        temporal.unlink(missing_ok=True)
    return cuenta


def _guardar(base: sqlite3.Connection, origen: Path) -> None:
    filas = _filas(origen)
    primera = next(filas, None)
    if primera is None:
        return
    tabla, columnas = ("certificado", _CERTIFICADO) if "numero" in primera else ("rfc", _RFC)
    base.executemany("INSERT OR IGNORE INTO columnas VALUES (?)", [(c,) for c in primera])
    huecos = ", ".join("?" * len(columnas))
    base.executemany(
        f"INSERT OR REPLACE INTO {tabla} VALUES ({huecos})",
        ([fila.get(c) for c in columnas] for fila in chain([primera], filas)),
    )


def _filas(origen: Path) -> Iterator[Fila]:
    """The rows of a file, whatever its form. Raises ErrorArchivo."""
    try:
        with _abrir(origen) as archivo:
            inicio = archivo.read(4).removeprefix(BOM_UTF8)[:1]
            archivo.seek(0)
            if inicio == _DER:
                raise ErrorArchivo(
                    "está firmado (PKCS#7)",
                    campo=str(origen),
                    remedio="Extráigalo antes: openssl smime -verify -noverify -inform DER -in ARCHIVO -out LCO.xml",
                )
            yield from _de_xml(archivo, origen) if inicio == b"<" else _de_texto(archivo, origen)
    except (OSError, EOFError, zlib.error) as error:
        raise ErrorArchivo(f"no se puede leer ({error})", campo=str(origen), remedio="Revise la ruta.") from None


def _abrir(origen: Path) -> BufferedIOBase:
    with origen.open("rb") as archivo:
        comprimido = archivo.read(2) == _GZIP
    return gzip.open(origen, "rb") if comprimido else origen.open("rb")


# -------------------------------------------------------------------- text


def _de_texto(archivo: BufferedIOBase, origen: Path) -> Iterator[Fila]:
    titulos = _texto(archivo.readline()).strip().split("|")
    columnas = [_columna(t) for t in titulos]
    if "rfc" not in columnas or len([c for c in columnas if c]) != len({c for c in columnas if c}):
        raise ErrorArchivo(
            "su primer renglón no es el de l_RFC ni el de l_LCO",
            campo=str(origen),
            valor="|".join(titulos),
            remedio="Debe nombrar las columnas, separadas por |: RFC|SNCF|SUBCONTRATACION…",
        )
    for numero, renglon in enumerate(archivo, 2):
        valores = _texto(renglon).rstrip("\r\n").split("|")
        if valores == [""]:
            continue
        if len(valores) != len(columnas):
            raise ErrorArchivo(
                f"el renglón {numero} tiene {len(valores)} columnas y se esperaban {len(columnas)}",
                campo=str(origen),
                valor="|".join(valores),
                remedio="Descárguelo de nuevo.",
            )
        yield _fila({c: v.strip() for c, v in zip(columnas, valores, strict=True) if c}, f"{origen}:{numero}")


def _texto(renglon: bytes) -> str:
    """The SAT publishes in both encodings."""
    try:
        return renglon.decode("utf-8-sig")
    except UnicodeDecodeError:
        return renglon.decode("latin-1")


def _columna(titulo: str) -> str | None:
    sin_acentos = "".join(c for c in unicodedata.normalize("NFD", titulo) if not unicodedata.combining(c))
    forma = " ".join(re.findall(r"[A-Z0-9]+", sin_acentos.upper()))
    return next((columna for patron, columna in _TITULOS if re.fullmatch(patron, forma)), None)


def _fila(valores: dict[str, str], donde: str) -> Fila:
    fila: Fila = {c: _dato(c, v, donde) for c, v in valores.items()}
    if "numero" in fila:
        fila.setdefault("estado", "A")
    return fila


def _dato(columna: str, valor: str, donde: str) -> str | int | None:
    try:
        if columna == "estado":
            return _ESTADOS[valor.upper()]
        if columna in ("desde", "hasta"):
            return datetime.fromisoformat(valor).isoformat() if valor else None
        if columna == "limite":
            return str(Decimal(valor or "0"))
    except (KeyError, ValueError, InvalidOperation):
        raise ErrorArchivo(
            f"no es un valor de la columna {columna}", campo=donde, valor=valor, remedio="Descárguelo de nuevo."
        ) from None
    if columna in _MARCAS:
        return int(valor.upper() not in _SIN_MARCA)
    if columna == "retencion":
        return "" if valor in _SIN_MARCA else valor
    return valor


# -------------------------------------------------------------------- XML


def _de_xml(archivo: BufferedIOBase, origen: Path) -> Iterator[Fila]:
    """The certificates of an LCO, read as they come: the file does not fit in memory."""
    lector, certificados = _lector_de_xml(origen)
    while trozo := archivo.read(_CUANTO):
        try:
            lector.Parse(trozo, False)
        except expat.ExpatError as error:
            raise ErrorArchivo(f"no es un XML válido ({error})", campo=str(origen), remedio="Descárguelo.") from None
        yield from certificados()
    try:
        lector.Parse(b"", True)
    except expat.ExpatError as error:
        raise ErrorArchivo(f"el XML está incompleto ({error})", campo=str(origen), remedio="Descárguelo.") from None
    yield from certificados()


def _lector_de_xml(origen: Path) -> tuple[expat.XMLParserType, Callable[[], list[Fila]]]:
    """A parser, and what takes the certificates that it has met since the last time."""
    lector = expat.ParserCreate()
    hallados: list[Fila] = []
    titular = ""

    def elemento(nombre: str, atributos: dict[str, str]) -> None:
        nonlocal titular
        local = nombre.rpartition(":")[2]
        columnas = {c: v for a, v in atributos.items() if (c := _columna(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", a)))}
        if local == "Contribuyente":
            titular = columnas.get("rfc", "")
        elif local == "Certificado":
            donde = f"{origen}:{lector.CurrentLineNumber}"
            if not titular or "numero" not in columnas:
                raise ErrorArchivo("hay un Certificado sin RFC o sin noCertificado", campo=donde, remedio="Revíselo.")
            hallados.append(_fila({**columnas, "rfc": titular}, donde))

    def sin_dtd(*_: object) -> None:
        raise ErrorArchivo("el XML declara un DTD, y la LCO no lo lleva", campo=str(origen), remedio="Revíselo.")

    def tomar() -> list[Fila]:
        tomados = hallados[:]
        hallados.clear()
        return tomados

    lector.StartElementHandler = elemento
    lector.StartDoctypeDeclHandler = sin_dtd
    return lector, tomar


def main(argumentos: list[str]) -> int:
    """`python -m cfdi.validacion.construir_listas DESTINO.sqlite ARCHIVO…`. Returns the exit status."""
    if len(argumentos) < 2:
        print("Uso: python -m cfdi.validacion.construir_listas DESTINO.sqlite ARCHIVO…", file=sys.stderr)
        return 2
    destino, *origenes = map(Path, argumentos)
    try:
        cuenta = construir(origenes, destino)
    except ErrorCFDI as error:
        print(f"Error: {error}", file=sys.stderr)
        return error.estado_salida
    print(f"{destino}: {cuenta.contribuyentes} contribuyentes, {cuenta.certificados} certificados.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
