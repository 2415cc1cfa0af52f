"""Running the command line in this process, and the CSD files that its commands need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cfdi.cli import consola
from cfdi.cli.aplicacion import ejecutar
from cfdi.pac.simulado import Identidad
from cfdi.sello.autoridad import CONTRASENA_DE_PRUEBAS, AutoridadDePruebas
from tests.conftest import NOMBRE, RFC


@dataclass(frozen=True)
class Resultado:
    """What a command left: exit status, stdout and stderr."""

    estado: int
    salida: str
    error: str


Correr = Callable[..., Resultado]


@pytest.fixture(scope="session")
def simulado(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One simulated PAC's folder for the whole session: its keys are slow to make."""
    carpeta = tmp_path_factory.mktemp("simulado")
    Identidad(carpeta).csd(RFC, NOMBRE)
    return carpeta


@pytest.fixture
def correr(
    simulado: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Correr:
    """`correr("validar", "x.xml")`, in an empty folder, with nobody at the keyboard."""
    monkeypatch.setenv("CFDI_SIMULADO", str(simulado))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("CFDI_CLAVE", raising=False)
    monkeypatch.chdir(tmp_path)

    def ejecutar_y_leer(*argumentos: str | Path) -> Resultado:
        consola.pantalla.cache_clear()
        consola.salida.cache_clear()
        capfdbinary.readouterr()
        estado = ejecutar([str(a) for a in argumentos])
        salida, error = capfdbinary.readouterr()
        return Resultado(estado, salida.decode(), error.decode())

    return ejecutar_y_leer


@dataclass(frozen=True)
class Par:
    """The files of a CSD or FIEL, and one with its password."""

    cer: Path
    key: Path
    clave: Path

    @property
    def opciones(self) -> tuple[str, ...]:
        return ("--cer", str(self.cer), "--key", str(self.key), "--clave-archivo", str(self.clave))


@pytest.fixture(scope="session")
def par(autoridad: AutoridadDePruebas, tmp_path_factory: pytest.TempPathFactory) -> Par:
    carpeta = tmp_path_factory.mktemp("csd")
    cer, key = autoridad.emitir_csd(RFC, NOMBRE).guardar(carpeta)
    return Par(cer, key, archivo_de_clave(carpeta))


def archivo_de_clave(carpeta: Path, clave: str = CONTRASENA_DE_PRUEBAS) -> Path:
    ruta = carpeta / f"clave-{len(clave)}.txt"
    ruta.write_text(clave + "\n", encoding="utf-8")
    return ruta
