"""The keys of the file are those that the SAT's own schemas enumerate; every difference is explained here by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from lxml import etree

from cfdi import catalogos
from cfdi.esquema import Nodo
from cfdi.esquema.registro import raices
from cfdi.esquema.tabla import tabla
from tests.rutas import SAT, necesita_compartido

XS = "{http://www.w3.org/2001/XMLSchema}"
PREFIJOS = {"catHidrocarburos": "catCEH"}
"""The schema whose lists the documents do not call by the name of its file."""

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

por_catalogo = pytest.mark.parametrize("catalogo", [n for n in catalogos.nombres() if n not in SIN_ESQUEMA])


@cache
def _enumeraciones() -> dict[str, frozenset[str]]:
    return dict(_leer_enumeraciones())


def _leer_enumeraciones() -> Iterator[tuple[str, frozenset[str]]]:
    for ruta in (SAT / "catalogos").rglob("*.xsd"):
        for tipo in etree.parse(ruta).iterfind(f"{XS}simpleType"):
            valores = frozenset(str(valor.get("value")) for valor in tipo.iter(f"{XS}enumeration"))
            yield f"{PREFIJOS.get(ruta.stem, ruta.stem)}:{tipo.get('name')}", valores


def _declarados() -> dict[str, str]:
    """Every catalogue that a declaration names, and one that names it."""
    return {catalogo: raiz.clase.__module__ for raiz in raices() for catalogo in _nombrados(raiz.clase, set())}


def _nombrados(clase: type[Nodo], vistas: set[type[Nodo]]) -> Iterator[str]:
    if clase not in vistas:
        vistas.add(clase)
        for campo in tabla(clase).campos:
            if campo.hija is not None:
                yield from _nombrados(campo.hija, vistas)
            elif campo.tipo.catalogo is not None:
                yield campo.tipo.catalogo


def test_todo_catalogo_que_un_documento_nombra_se_puede_consultar() -> None:
    declarados = _declarados()
    faltan = {nombre: modulo for nombre, modulo in declarados.items() if nombre not in catalogos.nombres()}
    assert not faltan, "catálogos sin datos, y quién los nombra"
    assert {"catCFDI:c_Moneda", "catNomina:c_TipoNomina", "catCartaPorte:c_Estaciones", "catCEH:Tareas"} <= {
        *declarados
    }, "el recorrido de las declaraciones no llega a los complementos"
    for nombre in declarados:
        primera = next(catalogos.claves(nombre))
        assert catalogos.existe(nombre, primera), nombre
        assert not catalogos.existe(nombre, f"{primera}?"), nombre


@necesita_compartido
def test_los_catalogos_son_los_de_los_esquemas() -> None:
    assert set(catalogos.nombres()) - SIN_ESQUEMA == set(_enumeraciones())


@necesita_compartido
@por_catalogo
def test_las_claves_son_las_del_esquema(catalogo: str) -> None:
    nuestras, suyas = set(catalogos.claves(catalogo)), _enumeraciones()[catalogo]
    assert nuestras - suyas == POSTERIORES.get(catalogo, set()), "claves que el esquema no dejaría pasar"
    if catalogo == "catCFDI:c_ClaveProdServ":
        assert len(suyas - nuestras) == PRODUCTOS_RETIRADOS
        assert "15101506" in suyas - nuestras
    else:
        assert suyas - nuestras == RETIRADAS.get(catalogo, set()), "claves del esquema que faltan en el catálogo"


@necesita_compartido
@por_catalogo
def test_toda_clave_del_esquema_existe_o_fue_retirada(catalogo: str) -> None:
    suyas = _enumeraciones()[catalogo]
    retiradas = set(catalogos.retiradas(catalogo))
    assert retiradas == suyas - set(catalogos.claves(catalogo))
    for clave in (*retiradas, *sorted(suyas)[:500]):
        assert catalogos.existe(catalogo, clave) is not catalogos.retirada(catalogo, clave), clave


@pytest.mark.parametrize("catalogo", RETIRADAS)
def test_las_claves_retiradas_se_recuerdan_y_no_existen(catalogo: str) -> None:
    assert set(catalogos.retiradas(catalogo)) == RETIRADAS[catalogo]
    for clave in RETIRADAS[catalogo]:
        assert catalogos.retirada(catalogo, clave), clave
        assert not catalogos.existe(catalogo, clave), clave
        assert not list(catalogos.recorrer(catalogo, clave)), clave


def test_los_productos_retirados_son_tantos() -> None:
    retirados = list(catalogos.retiradas("c_ClaveProdServ"))
    assert len(set(retirados)) == PRODUCTOS_RETIRADOS
    assert retirados == sorted(retirados)
    assert not set(retirados) & set(catalogos.claves("c_ClaveProdServ"))
