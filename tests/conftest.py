"""Shared by all tests: a throw-away authority and CSD (keys are slow to make), and a plausible invoice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from cfdi.calculo.construir import construir
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.sello.autoridad import AutoridadDePruebas
from cfdi.sello.csd import CSD

settings.register_profile("cfdi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cfdi")

RAIZ = Path(__file__).resolve().parents[1]
COMPROBANTES = RAIZ / "fixtures" / "comprobantes"

RFC, NOMBRE = "EKU9003173C9", "ESCUELA KEMPER URGATE"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--actualizar", action="store_true", help="Regenerate golden files (only those that pass the official XSD)."
    )


@pytest.fixture(scope="session")
def autoridad() -> AutoridadDePruebas:
    return AutoridadDePruebas()


@pytest.fixture(scope="session")
def csd(autoridad: AutoridadDePruebas) -> CSD:
    return autoridad.emitir_csd(RFC, NOMBRE).csd()


@pytest.fixture
def datos() -> Any:
    """Data of an invoice whose issuer is the taxpayer of `csd`, without Fecha."""
    return json.loads((COMPROBANTES / "bienes-con-descuento.json").read_text(encoding="utf-8"))


@pytest.fixture
def comprobante(datos: Any) -> Comprobante:
    return construir(datos)
