"""Who the simulated PAC is: a throw-away authority, the PAC's certificate, and CSDs for whoever asks.

They are kept in a folder, so that a second command trusts what the first one stamped:

    <folder>/pac/<number>/             certificado.cer  llave.key  autoridad.cer  raiz.cer
    <folder>/csd/<RFC>/<number>/       the same four

The folder is `$CFDI_SIMULADO`, or `cfdi/simulado` in the XDG data home, or, when that cannot be written, one of this
user in the system's temporary folder. Each certificate arrives whole, by renaming the folder that holds it, and none is
ever moved or replaced: processes that start at once may make one too many, and every one stays known. The key of the
authority is never stored; a certificate that is missing or near its end comes from a new authority.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Final

from cfdi.errores import ErrorArchivo, ErrorCFDI, ErrorDatos
from cfdi.sello.certificado import Certificado
from cfdi.sello.conocidos import Conocidos

if TYPE_CHECKING:
    from cfdi.sello.autoridad import AutoridadDePruebas, Emision
    from cfdi.sello.csd import CSD

    _Emitir = Callable[[AutoridadDePruebas, datetime, datetime], Emision]

RFC_DEL_PAC: Final = "SIM200101AA1"
"""RfcProvCertif of the stamps. No taxpayer's: the SAT's own test PAC has another."""

VARIABLE: Final = "CFDI_SIMULADO"

_RFC: Final = re.compile(r"[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}")
_CERTIFICADO, _LLAVE, _AUTORIDAD, _RAIZ = "certificado.cer", "llave.key", "autoridad.cer", "raiz.cer"

# Valid since well before today: an invoice may be dated 72 hours ago.
_ANTES: Final = timedelta(days=365)
_DESPUES: Final = timedelta(days=3 * 365)
_MARGEN: Final = timedelta(days=7)


class Identidad:
    """The certificates of a simulated PAC, in a folder. Nothing is read or written until it is asked for.

    `carpeta` is used as given, without falling back to another.
    """

    def __init__(self, carpeta: Path | None = None) -> None:
        self._pedida = carpeta
        self._candado = RLock()
        self._abiertos: dict[tuple[Path, str | None], CSD] = {}  # opening a key costs 30 ms

    @cached_property
    def carpeta(self) -> Path:
        """Where everything is kept; made, for this user only, if it was not there. Raises ErrorArchivo."""
        candidatas = self._candidatas()
        for carpeta in candidatas:
            if _preparar(carpeta):
                return carpeta
        raise ErrorArchivo(
            "no se puede escribir en la carpeta del PAC simulado",
            campo=str(candidatas[0]),
            remedio=f"Indique otra en la variable {VARIABLE}.",
        )

    def _candidatas(self) -> list[Path]:
        return [self._pedida] if self._pedida is not None else list(_carpetas_por_omision())

    def pac(self) -> CSD:
        """The certificate and key with which the PAC stamps."""

        def emitir(autoridad: AutoridadDePruebas, desde: datetime, hasta: datetime) -> Emision:
            return autoridad.emitir_pac(RFC_DEL_PAC, desde=desde, hasta=hasta)

        return self._obtener(self.carpeta / "pac", emitir)

    def csd(self, rfc: str, nombre: str) -> CSD:
        """A CSD of that taxpayer, the same one every time. Raises ErrorDatos for what is not an RFC or a name."""
        if not _RFC.fullmatch(rfc):
            raise ErrorDatos("no tiene la forma de un RFC", campo="rfc", valor=rfc, remedio="Use 12 o 13 caracteres.")

        def emitir(autoridad: AutoridadDePruebas, desde: datetime, hasta: datetime) -> Emision:
            return autoridad.emitir_csd(rfc, nombre, desde=desde, hasta=hasta)

        return self._obtener(self.carpeta / "csd" / rfc, emitir, nombre.strip())

    def conocidos(self, *, crear: bool = True) -> Conocidos:
        """The SAT's authorities and, besides, those made here and the PAC's certificates, expired ones included.

        `crear=False` makes nothing: it is for whoever only verifies, since what was never made stamped nothing.
        """
        if crear:
            self.pac()
            carpetas = [self.carpeta]
        else:
            carpetas = [c for c in self._candidatas() if _es_propia(c)]
        certificados = dict.fromkeys(c for carpeta in carpetas for c in _certificados_en(carpeta))
        return Conocidos().con(*(c for c in certificados if c.tipo in ("AC", "PAC")))

    def _obtener(self, carpeta: Path, emitir: _Emitir, nombre: str | None = None) -> CSD:
        with self._candado:
            abierto = self._abiertos.get((carpeta, nombre))
            if abierto is not None and _sigue_vigente(abierto.certificado):
                return abierto
            guardado = _primero_vigente(carpeta, nombre)
            if guardado is None:
                hoy = datetime.now(UTC)
                _guardar(emitir(self._autoridad, hoy - _ANTES, hoy + _DESPUES), self._autoridad, carpeta)
                # Read back: if another process made its own meanwhile, both settle on the same one.
                guardado = _primero_vigente(carpeta, nombre)
            if guardado is None:
                raise ErrorArchivo(
                    "no se puede leer lo recién escrito", campo=str(carpeta), remedio="Revise el disco y los permisos."
                )
            self._abiertos[carpeta, nombre] = guardado
            return guardado

    @cached_property
    def _autoridad(self) -> AutoridadDePruebas:
        from cfdi.sello.autoridad import AutoridadDePruebas

        return AutoridadDePruebas()


# -------------------------------------------------------------------- where


def _carpetas_por_omision() -> Iterator[Path]:
    """Folders in order of preference."""
    if pedida := os.environ.get(VARIABLE):
        yield Path(pedida).absolute()
    else:
        datos = Path(os.environ.get("XDG_DATA_HOME", ""))
        if not datos.is_absolute():  # the specification says to ignore it then
            with suppress(RuntimeError):  # a user without a home
                datos = Path.home() / ".local" / "share"
        if datos.is_absolute():
            yield datos / "cfdi" / "simulado"
    yield Path(tempfile.gettempdir()) / f"cfdi-simulado-{getattr(os, 'getuid', lambda: 'propio')()}"


def _preparar(carpeta: Path) -> bool:
    """Make the folder if it is missing, and tell whether it is one that can be used."""
    try:
        carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _es_propia(carpeta):
            return False
        carpeta.chmod(0o700)
    except (OSError, ValueError):  # ValueError: a name that no system could have
        return False
    return os.access(carpeta, os.R_OK | os.W_OK | os.X_OK)


def _es_propia(carpeta: Path) -> bool:
    """Whether it is a real folder of this user: in the temporary one, anybody may have put a link of that name."""
    try:
        estado = carpeta.lstat()
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(estado.st_mode) and (not hasattr(os, "getuid") or estado.st_uid == os.getuid())


# -------------------------------------------------------------------- what is there


def _primero_vigente(carpeta: Path, nombre: str | None) -> CSD | None:
    """The first in order, so that every process takes the same; what is damaged counts as absent."""
    from cfdi.sello.autoridad import CONTRASENA_DE_PRUEBAS
    from cfdi.sello.csd import CSD

    for guardado in sorted(carpeta.glob("[0-9]*")):
        try:
            certificado = Certificado.leer(guardado / _CERTIFICADO)
            if not _sigue_vigente(certificado) or nombre not in (None, certificado.nombre):
                continue
            return CSD.cargar(guardado / _CERTIFICADO, guardado / _LLAVE, CONTRASENA_DE_PRUEBAS)
        except ErrorCFDI:
            continue
    return None


def _sigue_vigente(certificado: Certificado) -> bool:
    return certificado.vigente_en(datetime.now(UTC) + _MARGEN)


def _certificados_en(carpeta: Path) -> Iterator[Certificado]:
    for archivo in sorted([*carpeta.glob("pac/[0-9]*/*.cer"), *carpeta.glob("csd/*/[0-9]*/*.cer")]):
        with suppress(ErrorCFDI):
            yield Certificado.leer(archivo)


def _guardar(emision: Emision, autoridad: AutoridadDePruebas, carpeta: Path) -> None:
    """Write a certificate with its key and its authorities: all four files appear at once, or none."""
    archivos = {
        _CERTIFICADO: emision.certificado.der,
        _LLAVE: emision.key,
        _AUTORIDAD: autoridad.intermedia.der,
        _RAIZ: autoridad.raiz.der,
    }
    try:
        for nivel in (carpeta.parent, carpeta):
            nivel.mkdir(mode=0o700, exist_ok=True)
        provisional = Path(tempfile.mkdtemp(prefix=".", dir=carpeta))  # for this user only, as mkdtemp makes them
        try:
            for nombre, contenido in archivos.items():
                (provisional / nombre).touch(mode=0o600)
                (provisional / nombre).write_bytes(contenido)
            provisional.rename(carpeta / emision.certificado.numero)
        finally:
            shutil.rmtree(provisional, ignore_errors=True)
    except OSError as error:
        raise ErrorArchivo(
            f"no se puede escribir ({error.strerror})",
            campo=str(carpeta),
            remedio=f"Revise permisos y espacio, o indique otra carpeta en la variable {VARIABLE}.",
        ) from None
