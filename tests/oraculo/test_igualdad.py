"""The proof: what we render says the same as the SAT's own files, document by document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.oraculo.componentes import claves, diferencias, leer_esquema
from tests.oraculo.declaraciones import catalogos_declarados, raiz_de
from tests.oraculo.documentos import DOCUMENTOS, UTILERIAS, Documento
from tests.oraculo.modelo import Catalogo
from tests.oraculo.plan import Hoja, Plan, diferencias_de_plan, plan, plan_de_documento
from tests.rutas import SAT, necesita_compartido

pytestmark = necesita_compartido

HOJAS_DE_COMPROBANTE = tuple(d for d in DOCUMENTOS if Path(d.xsd_sat).stem.startswith("cfdv"))
COMPLEMENTOS = tuple(d for d in DOCUMENTOS if d.complemento)

RETIRADAS = {
    "catCFDI:c_CodigoPostal": {"00000"},
    "catCFDI:c_TipoRelacion": {"08", "09"},
    "catCFDI:c_RegimenFiscal": {"609", "628", "629", "630"},
    "catCFDI:c_UsoCFDI": {"P01"},
    "catCFDI:c_Estado": {"DIF"},
}
"""Keys of CFDI 3.3 and earlier that the XSD still lets pass and the SAT's workbook no longer has."""

NUEVAS = {"catNomina:c_TipoPercepcion": {"057"}, "catNomina:c_TipoDeduccion": {"114", "115"}}
"""Keys that the SAT's lists had before its XSD."""

_RETIRADAS_DE_PRODUCTO = 234
"""c_ClaveProdServ: how many keys of the XSD the workbook of 2026-08-21 has dropped; too many to list."""

por_documento = pytest.mark.parametrize("documento", DOCUMENTOS, ids=lambda d: d.nombre)


@por_documento
def test_el_xsd_dice_lo_mismo_que_el_del_sat(documento: Documento) -> None:
    declarados = catalogos_declarados(raiz_de(documento.ruta_xsd.name).clase)
    sat, nuestro = leer_esquema(documento.ruta_xsd_sat), leer_esquema(documento.ruta_xsd)
    _sin(diferencias(sat, nuestro, declarados.get), f"{documento.xsd} y {documento.xsd_sat}")
    desconocidos = declarados.keys() - {ruta for ruta, _ in sat.atributos()}
    _sin(sorted(desconocidos), "atributos con catálogo que el SAT no tiene")


@por_documento
def test_la_cadena_se_forma_en_el_mismo_orden(documento: Documento) -> None:
    raiz = _raiz(documento)
    sat = _plan(documento, _hoja_sat(documento.ruta_xslt_sat), raiz)
    nuestro = _plan(documento, _hoja(documento.ruta_xslt), raiz)
    assert sat.instrucciones, f"{documento.xslt_sat} no escribe nada"
    _sin(diferencias_de_plan(sat, nuestro), f"{documento.xslt} y {documento.xslt_sat}")


_ANTERIORES = {("ventavehiculos11", "cfdv22")}
"""Versions newer than a sheet that still has a template for their name: CFD 2.2 ended before VentaVehiculos 1.1 began,
and its sheet forgets the Niv."""


@pytest.mark.parametrize("comprobante", HOJAS_DE_COMPROBANTE, ids=lambda d: d.nombre)
@pytest.mark.parametrize("complemento", COMPLEMENTOS, ids=lambda d: d.nombre)
def test_cada_hoja_visita_los_mismos_complementos(complemento: Documento, comprobante: Documento) -> None:
    """A complement without template is not a matter of indifference: its blanks would leak into the cadena."""
    raiz = _raiz(complemento)
    sat, nuestra = _hoja_sat(comprobante.ruta_xslt_sat), _hoja(comprobante.ruta_xslt)
    assert (raiz in nuestra.plantillas) == (raiz in sat.plantillas), (
        f"sólo una de {comprobante.xslt} y {comprobante.xslt_sat} tiene plantilla para {raiz}"
    )
    if raiz in sat.plantillas and (complemento.nombre, comprobante.nombre) not in _ANTERIORES:
        esquema = leer_esquema(complemento.ruta_xsd_sat)
        distintas = diferencias_de_plan(plan(sat, raiz, esquema), plan(nuestra, raiz, esquema))
        _sin(distintas, f"{raiz} en {comprobante.xslt} y {comprobante.xslt_sat}")


SIN_DECLARAR = {"cfdv32": {"{http://www.sat.gob.mx/ComercioExterior}ComercioExterior"}}
"""ComercioExterior 1.0 was replaced by 1.1 in 2017; its XSD lists some 12,000 keys inline. Nobody asked to read it."""


@pytest.mark.parametrize("comprobante", HOJAS_DE_COMPROBANTE, ids=lambda d: d.nombre)
def test_no_falta_ningun_complemento(comprobante: Documento) -> None:
    """Every root of the SAT's XSDs that its sheet visits is in our sheet, but for those told apart."""
    esquemas = (leer_esquema(ruta) for ruta in sorted(SAT.rglob("*.xsd")) if _es_documento(ruta))
    raices = {nombre for esquema in esquemas for nombre in esquema.raices}
    visitadas = raices & _hoja_sat(comprobante.ruta_xslt_sat).plantillas.keys()
    assert len(visitadas) > 10, f"no se reconocieron los complementos de {comprobante.xslt_sat}"
    nuestras = _hoja(comprobante.ruta_xslt).plantillas.keys()
    assert not (raices & nuestras) - visitadas, "nuestra hoja visita complementos que la del SAT no visita"
    faltan = visitadas - nuestras
    assert faltan == SIN_DECLARAR.get(comprobante.nombre, set()), "complementos sin declarar"


@por_documento
def test_los_catalogos_tienen_las_claves_del_sat(documento: Documento) -> None:
    from cfdi import catalogos

    nombrados = {c.nombre: c for c in leer_esquema(documento.ruta_xsd_sat).catalogos().values()}
    sin_datos = nombrados.keys() - set(catalogos.nombres())
    errores: list[str] = []
    for nombre, catalogo in nombrados.items():
        suyas = claves(catalogo)
        assert suyas, f"{nombre} está vacío en el XSD del SAT"
        if nombre not in sin_datos:
            errores += _diferencias_de_claves(catalogo, suyas, frozenset(catalogos.claves(nombre)))
    _sin(errores, "claves de los catálogos")
    if sin_datos:
        pytest.skip(f"catálogos sin datos propios, y por eso sin comparar: {', '.join(sorted(sin_datos))}")


def _diferencias_de_claves(catalogo: Catalogo, suyas: frozenset[str], nuestras: frozenset[str]) -> Iterable[str]:
    sobran = nuestras - suyas - NUEVAS.get(catalogo.nombre, set())
    faltan = suyas - nuestras - RETIRADAS.get(catalogo.nombre, set())
    if sobran:
        yield f"{catalogo.nombre}: el XSD del SAT no tiene {sorted(sobran)[:10]}"
    if catalogo.nombre == "catCFDI:c_ClaveProdServ" and len(faltan) == _RETIRADAS_DE_PRODUCTO:
        return
    if faltan:
        yield f"{catalogo.nombre}: nos faltan {len(faltan)} claves del XSD del SAT: {sorted(faltan)[:10]}"


def _sin(diferencias_: list[str], titulo: str) -> None:
    assert not diferencias_, "\n  ".join([f"{titulo}: {len(diferencias_)} diferencias", *diferencias_[:40]])


def _es_documento(ruta: Path) -> bool:
    return not {"catalogos", "tipoDatos"} & set(ruta.parts)


def _raiz(documento: Documento) -> str:
    (raiz,) = leer_esquema(documento.ruta_xsd_sat).raices
    return raiz


def _plan(documento: Documento, hoja: Hoja, raiz: str) -> Plan:
    de: Callable[..., Plan] = plan if documento.complemento else plan_de_documento
    return de(hoja, raiz, leer_esquema(documento.ruta_xsd_sat))


@cache
def _hoja(ruta: Path) -> Hoja:
    return Hoja.leer(ruta)


@cache
def _hoja_sat(ruta: Path) -> Hoja:
    """A sheet of the SAT's; one of a complement is not whole without the templates of those that include it."""
    return Hoja.leer(ruta, utilerias=UTILERIAS)
