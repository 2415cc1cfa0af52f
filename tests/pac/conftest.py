"""One identity and one server for all: making RSA keys is slow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cfdi.pac.simulado import Identidad, PACSimulado, Servidor
from cfdi.pac.simulado.identidad import VARIABLE
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.sellado import Sellado, sellar
from tests.pac.facturas import NOMBRE, RFC, factura


@pytest.fixture(scope="session")
def identidad(tmp_path_factory: pytest.TempPathFactory) -> Identidad:
    return Identidad(tmp_path_factory.mktemp("simulado"))


@pytest.fixture(autouse=True)
def _sin_tocar_la_carpeta_del_usuario(identidad: Identidad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(identidad.carpeta))


@pytest.fixture(scope="session")
def conocidos(identidad: Identidad) -> Conocidos:
    return identidad.conocidos()


@pytest.fixture(scope="session")
def simulado(identidad: Identidad) -> PACSimulado:
    return PACSimulado(identidad)


@pytest.fixture(scope="session")
def servidor(identidad: Identidad) -> Iterator[Servidor]:
    with Servidor(PACSimulado(identidad)) as servidor:
        yield servidor


@pytest.fixture(scope="session")
def sellada(identidad: Identidad) -> Callable[..., Sellado]:
    """A sealed invoice, each with a folio of its own unless one is given."""
    folios = iter(range(1, 1_000_000))

    def nueva(**cambios: Any) -> Sellado:
        cambios = {"folio": f"T{next(folios)}", **cambios}
        return sellar(factura(**cambios), identidad.csd(RFC, NOMBRE))

    return nueva


@pytest.fixture(scope="session")
def una_sellada(sellada: Callable[..., Sellado]) -> Sellado:
    """One that nobody stamps."""
    return sellada()
