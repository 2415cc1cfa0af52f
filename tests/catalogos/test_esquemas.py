"""The keys of the file are those that the SAT's own schemas enumerate; every difference is explained here by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from cfdi import catalogos
from tests.rutas import SAT, necesita_compartido

pytestmark = necesita_compartido

XS = "{http://www.w3.org/2001/XMLSchema}"
ESQUEMAS = {
    "catCFDI": Path("catalogos/catCFDI.xsd"),
    "catNomina": Path("catalogos/Nomina/catNomina.xsd"),
    "catPagos": Path("catalogos/Pagos/catPagos.xsd"),
}

RETIRADAS: dict[str, set[str]] = {
    "catCFDI:c_CodigoPostal": {"00000"},  # domicile abroad of CFDI 3.3
    "catCFDI:c_TipoRelacion": {"08", "09"},  # payments in instalments of CFDI 3.3
    "catCFDI:c_RegimenFiscal": {"609", "628", "629", "630"},  # regimes repealed before CFDI 4.0
    "catCFDI:c_UsoCFDI": {"P01"},  # "Por definir" of CFDI 3.3
    "catCFDI:c_Estado": {"DIF"},  # Distrito Federal, now CMX
}
"""Keys that the schema still lets pass and the workbook no longer has."""

PRODUCTOS_RETIRADOS = 234
"""The same in c_ClaveProdServ, where they are too many to name."""

POSTERIORES: dict[str, set[str]] = {
    "catNomina:c_TipoDeduccion": {"114", "115"},
    "catNomina:c_TipoPercepcion": {"057"},
}
"""Keys in force since 2026-06-12, after the copy of the schemas."""

SIN_ESQUEMA = {"catCFDI:c_Aduana", "catCFDI:c_PatenteAduanal", "catNomina:c_Estado"}
"""Catalogues that no schema enumerates: rules use them."""


@cache
def _enumeraciones() -> dict[str, frozenset[str]]:
    return dict(_leer_enumeraciones())


def _leer_enumeraciones() -> Iterator[tuple[str, frozenset[str]]]:
    for prefijo, ruta in ESQUEMAS.items():
        for tipo in etree.parse(SAT / ruta).iterfind(f"{XS}simpleType"):
            valores = frozenset(str(valor.get("value")) for valor in tipo.iter(f"{XS}enumeration"))
            yield f"{prefijo}:{tipo.get('name')}", valores


def test_los_catalogos_son_los_de_los_esquemas() -> None:
    assert set(catalogos.nombres()) - SIN_ESQUEMA == set(_enumeraciones())


@pytest.mark.parametrize("catalogo", [nombre for nombre in catalogos.nombres() if nombre not in SIN_ESQUEMA])
def test_las_claves_son_las_del_esquema(catalogo: str) -> None:
    nuestras, suyas = set(catalogos.claves(catalogo)), _enumeraciones()[catalogo]
    assert nuestras - suyas == POSTERIORES.get(catalogo, set()), "claves que el esquema no dejaría pasar"
    if catalogo == "catCFDI:c_ClaveProdServ":
        assert len(suyas - nuestras) == PRODUCTOS_RETIRADOS
        assert "15101506" in suyas - nuestras
    else:
        assert suyas - nuestras == RETIRADAS.get(catalogo, set()), "claves del esquema que faltan en el catálogo"


@pytest.mark.parametrize("catalogo", [nombre for nombre in catalogos.nombres() if nombre not in SIN_ESQUEMA])
def test_toda_clave_del_esquema_se_consulta_como_cualquier_otra(catalogo: str) -> None:
    retiradas = RETIRADAS.get(catalogo, set())
    for clave in sorted(_enumeraciones()[catalogo])[:500]:
        if catalogo != "catCFDI:c_ClaveProdServ":
            assert catalogos.existe(catalogo, clave) is (clave not in retiradas), clave
