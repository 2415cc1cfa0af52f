"""Every declaration, whatever its document: what all that follows from it takes for granted, and that it works."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import Phase, given, settings
from lxml import etree

from cfdi.documentos.indice import INDICE
from cfdi.esquema import Nodo, Raiz, tabla
from cfdi.esquema.contenido import contenido, cuantas
from cfdi.esquema.datos import a_dict, clave_de_complemento, desde_dict
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.esquema.registro import buscar_raiz, raices
from cfdi.esquema.revision import revisar
from cfdi.esquema.rutas import carpeta
from cfdi.esquema.tipos import RANGOS
from cfdi.pruebas import nodos
from tests.esquema.ejemplos import XML
from tests.esquema.sat import esquema_del_sat, ruta_en_el_sitio
from tests.rutas import RAIZ, necesita_compartido

RAICES = raices()


def _nombre(r: Raiz) -> str:
    return r.clase.__module__.rpartition(".")[2]


por_raiz = pytest.mark.parametrize("raiz", RAICES, ids=_nombre)


def _clases(clase: type[Nodo], vistas: set[type[Nodo]] | None = None) -> Iterator[type[Nodo]]:
    """A class and all those below it, each once."""
    vistas = set() if vistas is None else vistas
    if clase in vistas:
        return
    vistas.add(clase)
    yield clase
    for campo in tabla(clase).campos:
        if campo.hija is not None:
            yield from _clases(campo.hija, vistas)


# -------------------------------------------------------------------- what a declaration must be like


@por_raiz
def test_cada_campo_tiene_un_nombre_propio_en_los_dos_estilos(raiz: Raiz) -> None:
    """Data may mix both, so no name of one style may be that of another field in the other."""
    for clase in _clases(raiz.clase):
        de_quien: dict[str, str] = {}
        for campo in tabla(clase).campos:
            for nombre in {campo.nombre, campo.elemento}:
                otro = de_quien.setdefault(nombre, campo.nombre)
                assert otro == campo.nombre, f"{clase.__name__}: {nombre!r} es {otro} y también {campo.nombre}"


@por_raiz
def test_cada_clase_esta_documentada(raiz: Raiz) -> None:
    modulo = import_module(raiz.clase.__module__)
    assert modulo.__doc__ and raiz.archivo_xsd.lower() in modulo.__doc__.lower(), "el módulo no dice de qué XSD sale"
    for clase in _clases(raiz.clase):
        doc = clase.__doc__ or ""
        assert doc and not doc.startswith(f"{clase.__name__}("), f"{clase.__name__} no tiene docstring"


@por_raiz
def test_los_patrones_significan_lo_mismo_en_python_que_en_xsd(raiz: Raiz) -> None:
    for clase in _clases(raiz.clase):
        for campo in tabla(clase).campos:
            for patron in campo.tipo.patrones:
                re.compile(patron)
                sin_clases = re.sub(r"\[[^\]]*\]|\\.", "", patron)
                assert not set("^$") & set(sin_clases), f"{patron}: ^ y $ son letras en XSD y anclas en Python"
                assert not re.search(r"\\[icwICW]", patron), f"{patron}: clases que Python no tiene, o distintas"
                assert not re.search(r"\[[^\]]*-\[", patron), f"{patron}: resta de clases"


@por_raiz
def test_los_modelos_de_contenido_nombran_a_todos_los_hijos(raiz: Raiz) -> None:
    for clase in _clases(raiz.clase):
        for campo in tabla(clase).elementos:
            minimo, maximo = cuantas(clase, campo.elemento)
            assert maximo != 0, f"{clase.__name__}: {campo.elemento} no está en {clase._contenido}"
            if campo.en is None and not campo.lista:
                assert maximo == 1, f"{clase.__name__}.{campo.nombre} se repite y no es una lista"
            assert campo.opcional or minimo > 0, f"{clase.__name__}.{campo.nombre} puede faltar y no tiene default"
        assert (contenido(clase) is None) == (not tabla(clase).elementos)


@por_raiz
def test_los_enteros_caben_en_lo_que_la_revision_sabe(raiz: Raiz) -> None:
    for clase in _clases(raiz.clase):
        for campo in tabla(clase).atributos:
            assert campo.python is not int or campo.tipo.base in RANGOS, f"{clase.__name__}.{campo.nombre}"


def test_un_prefijo_es_de_un_solo_espacio_de_nombres() -> None:
    """Among what can meet in one document: the writer declares each prefix once."""
    espacios: dict[str, set[str]] = defaultdict(set)
    for raiz in RAICES:
        if raiz.cadena_en or raiz.clase._nombre == "TimbreFiscalDigital":
            espacios[raiz.clase._espacio.prefijo].add(raiz.clase._espacio.uri)
    assert {p: u for p, u in espacios.items() if len(u) > 1} == {}


def test_una_clave_de_complemento_y_su_version_llevan_a_una_sola_clase() -> None:
    claves = [(clave_de_complemento(r.clase), r.version) for r in RAICES]
    assert len(claves) == len(set(claves))


# -------------------------------------------------------------------- the index


@por_raiz
def test_el_indice_dice_en_que_modulo_esta(raiz: Raiz) -> None:
    espacio = raiz.clase._espacio.uri
    assert INDICE[espacio, raiz.clase._nombre][raiz.version] == raiz.clase.__module__
    for nombre in ("Version", "version"):
        assert buscar_raiz(espacio, raiz.clase._nombre, {nombre: raiz.version}) is raiz.clase
    if raiz.version:
        assert buscar_raiz(espacio, raiz.clase._nombre, {"Version": "0.0"}) is None
    assert buscar_raiz("urn:nadie", raiz.clase._nombre, {"Version": raiz.version}) is None


def test_un_modulo_solo_se_importa_cuando_hace_falta() -> None:
    programa = (
        "import sys; from cfdi import leer; leer(sys.stdin.buffer.read());"
        "print(*sorted(m for m in sys.modules if m.startswith('cfdi.documentos.')))"
    )
    salida = subprocess.run([sys.executable, "-c", programa], cwd=RAIZ, input=XML, capture_output=True, check=True)
    assert set(salida.stdout.decode().split()) == {f"cfdi.documentos.{m}" for m in ("cfdi40", "indice", "tipos")}


# -------------------------------------------------------------------- what follows from it


@por_raiz
def test_todo_lo_que_admite_va_y_vuelve(raiz: Raiz) -> None:
    """XML, data in both namings, our XSD and the careful walk, over generated documents."""
    esquema = etree.XMLSchema(etree.parse(str(carpeta("xsd") / raiz.archivo_xsd)))

    @settings(max_examples=4, database=None, phases=[Phase.generate])
    @given(nodos(raiz.clase))
    def probar(documento: Nodo) -> None:
        xml = a_xml(documento)
        leido = leer(xml)
        assert leido == documento and a_xml(leido) == xml
        elemento = etree.fromstring(xml)
        assert esquema.validate(elemento), esquema.error_log
        revision = revisar(elemento, raiz.clase)
        assert revision.problemas == () and revision.nodo == documento
        assert desde_dict(raiz.clase, a_dict(documento)) == documento
        assert desde_dict(raiz.clase, a_dict(documento, "python")) == documento

    probar()


@necesita_compartido
@por_raiz
def test_todo_lo_que_admite_lo_admite_el_sat(raiz: Raiz) -> None:
    assert ruta_en_el_sitio(raiz.ubicacion).is_file(), f"el SAT no publica {raiz.ubicacion}"
    esquema = esquema_del_sat(raiz.archivo_xsd)

    @settings(max_examples=4, database=None, phases=[Phase.generate])
    @given(nodos(raiz.clase))
    def probar(documento: Nodo) -> None:
        assert esquema.validate(etree.fromstring(a_xml(documento))), str(esquema.error_log)[:2000]

    probar()
