"""Cadenas of real documents: the plan foretells what the SAT's sheet writes, and our sheet writes the same bytes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.oraculo.componentes import leer_esquema
from tests.oraculo.documentos import DOCUMENTOS, Documento
from tests.oraculo.evaluacion import Evaluador
from tests.oraculo.modelo import Esquema
from tests.oraculo.plan import Hoja
from tests.rutas import MUESTRAS, SITIO_SAT, necesita_compartido

pytestmark = necesita_compartido

PROPIOS = tuple(d for d in DOCUMENTOS if not d.complemento)
"""Documents with a cadena of their own."""

ESCASAS = {"cfdv32": 20, "retencionpagov1": 30, "retencionpagov2": 8}
"""Documents with few samples, with the least that must be of use; of all others, 50."""

SIN_PLANTILLA = {"retencionpagov1", "retencionpagov2"}
"""Documents whose sheet leaves ImpRetenidos to the built-in rule: that it holds no text, only their XSD says."""

SIN_MUESTRAS = {"cfdv22"}
"""Documents of which nobody published a sample: only the static proof speaks for them."""

por_documento = pytest.mark.parametrize(
    "documento", [d for d in PROPIOS if d.nombre not in SIN_MUESTRAS], ids=lambda d: d.nombre
)


@por_documento
def test_el_plan_del_sat_predice_la_cadena(documento: Documento) -> None:
    """Without schema, for any document; in canonical form, for those that are valid."""
    hoja = Hoja.leer(documento.ruta_xslt_sat)
    transformar = etree.XSLT(etree.parse(str(documento.ruta_xslt_sat)))
    propio = leer_esquema(documento.ruta_xsd_sat)
    a_la_letra, canonico = Evaluador(hoja, {}), Evaluador(hoja, {**_esquemas(), **dict.fromkeys(propio.raices, propio)})
    vistas = 0
    for archivo, nodo, valido in _muestras(documento):
        cadena = str(transformar(nodo))
        if documento.nombre not in SIN_PLANTILLA:
            assert a_la_letra.cadena(nodo) == cadena, f"{archivo}: el plan no es lo que hace {documento.xslt_sat}"
        if valido:
            vistas += 1
            assert canonico.cadena(nodo) == cadena, f"{archivo}: la forma canónica cambia la cadena"
    _bastan(vistas, documento)


@por_documento
def test_nuestra_hoja_escribe_la_misma_cadena(documento: Documento) -> None:
    del_sat, nuestra = (etree.XSLT(etree.parse(str(r))) for r in (documento.ruta_xslt_sat, documento.ruta_xslt))
    suyas, nuestras = (Hoja.leer(r).plantillas.keys() for r in (documento.ruta_xslt_sat, documento.ruta_xslt))
    vistas = 0
    for archivo, nodo, _ in _muestras(documento):
        # A complement that is not declared yet has a template in the SAT's sheet only.
        if not _complementos(nodo) & (suyas - nuestras):
            vistas += 1
            assert str(nuestra(nodo)) == str(del_sat(nodo)), f"{archivo}: {documento.xslt} da otra cadena"
    _bastan(vistas, documento)


def _bastan(vistas: int, documento: Documento) -> None:
    esperadas = ESCASAS.get(documento.nombre, 50)
    assert vistas >= esperadas, f"sólo {vistas} muestras de {documento.nombre} sirvieron"


def _complementos(nodo: etree._Element) -> set[str]:
    ranuras = (r for r in nodo.iter() if str(r.tag).endswith(("}Complemento", "}ComplementoConcepto")))
    return {str(complemento.tag) for ranura in ranuras for complemento in ranura}


def _muestras(documento: Documento) -> Iterator[tuple[str, etree._Element, bool]]:
    """Name, root and validity of each sample of a document; a timbre is taken out of the document around it."""
    esquema = leer_esquema(documento.ruta_xsd_sat)
    (raiz,) = esquema.raices
    # A fixed attribute of the root is its version: the 3.2 and 3.3 share a name.
    fijos = {a.nombre: a.fijo for ruta, a in esquema.atributos() if ruta.count("/") == 2 and a.fijo is not None}
    for archivo, entero, valido in _documentos():
        for nodo in entero.iter(raiz):
            if fijos.items() <= {str(n): v for n, v in nodo.attrib.items()}.items():
                suelto = nodo if nodo is entero else etree.fromstring(etree.tostring(nodo, with_tail=False))
                yield archivo, suelto, valido


@cache
def _documentos() -> tuple[tuple[str, etree._Element, bool], ...]:
    with (MUESTRAS / "indice.csv").open(encoding="utf-8", newline="") as indice:
        filas = [f for f in csv.DictReader(indice) if f["kind"] in {"comprobante", "retenciones"}]
    leidas = ((f["archivo"], _leer(MUESTRAS / "cfdi" / f["archivo"]), f["xsd_valid"] == "y") for f in filas)
    return tuple((archivo, raiz, valido) for archivo, raiz, valido in leidas if raiz is not None)


def _leer(ruta: Path) -> etree._Element | None:
    try:
        return etree.parse(str(ruta)).getroot()
    except etree.XMLSyntaxError:  # a few write xmlns:schemaLocation for xsi:schemaLocation, which is no namespace
        return None


@cache
def _esquemas() -> dict[str, Esquema]:
    """The newest XSD of each root: those that the sheets of today visit."""
    rutas: list[Path] = [r for r in sorted(SITIO_SAT.rglob("*.xsd")) if not r.name.lower().startswith("cat")]
    return {raiz: esquema for esquema in map(leer_esquema, rutas) for raiz in esquema.raices}
