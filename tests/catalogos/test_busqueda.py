"""The search by description."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cfdi import catalogos
from cfdi.catalogos.busqueda import consultas, documento, documentos_de, llave_de, palabras
from cfdi.errores import ErrorCatalogo

LLAVES = st.lists(st.text(string.ascii_letters + string.digits, min_size=1, max_size=8), min_size=1, max_size=2).filter(
    lambda partes: len("-".join(partes)) <= 8
)


def _claves(catalogo: str, texto: str, limite: int = 20) -> list[str]:
    return [fila.clave for fila in catalogos.buscar(catalogo, texto, limite)]


@pytest.mark.parametrize(
    ("catalogo", "texto", "primera"),
    [
        ("c_ClaveProdServ", "papel higiénico", "14111704"),
        ("c_ClaveProdServ", "PAPEL HIGIENICO", "14111704"),
        ("c_ClaveProdServ", "higienico papel", "14111704"),
        ("c_ClaveProdServ", "gasolina regular", "15101514"),
        ("c_ClaveProdServ", "gasol", "15101514"),
        ("c_ClaveProdServ", "café", "50201706"),
        ("c_ClaveUnidad", "kilogramo", "KGM"),
        ("c_ClaveUnidad", "kg", "KGM"),
        ("c_ClaveUnidad", "unidad de servicio", "E48"),
        ("c_UsoCFDI", "gastos", "D03"),
        ("c_UsoCFDI", "gastos en", "G03"),
        ("c_FormaPago", "transf", "03"),
        ("catNomina:c_Banco", "banco nacional de mexico", "002"),
        ("c_Municipio", "pachuca", "048"),
    ],
)
def test_lo_mas_cercano_va_primero(catalogo: str, texto: str, primera: str) -> None:
    assert _claves(catalogo, texto)[0] == primera


def test_los_sinonimos_encuentran_y_van_al_final() -> None:
    computadores = catalogos.buscar("c_ClaveProdServ", "laptop")
    assert "43211508" in [fila.clave for fila in computadores]
    filas = catalogos.buscar("c_ClaveProdServ", "honorarios")
    propias = ["honorarios" in palabras(fila.descripcion) for fila in filas]
    assert True in propias
    assert False in propias
    assert propias == sorted(propias, reverse=True)


def test_cada_clave_una_vez_y_no_mas_de_las_pedidas() -> None:
    claves = _claves("c_ClaveProdServ", "servicio de", 300)
    assert len(claves) == len(set(claves)) == 300
    assert claves[:7] == _claves("c_ClaveProdServ", "servicio de", 7)
    assert _claves("c_ClaveProdServ", "servicio", 0) == _claves("c_ClaveProdServ", "servicio", -3) == []
    assert len(_claves("c_UsoCFDI", "de", 10**30)) < 24


@pytest.mark.parametrize(
    "catalogo", ["c_CodigoPostal", "c_PatenteAduanal", "c_TipoFactor", "c_Colonia", "c_TasaOCuota"]
)
def test_donde_no_hay_indice_se_dice(catalogo: str) -> None:
    with pytest.raises(ErrorCatalogo):
        catalogos.buscar(catalogo, "centro")


@given(st.text())
@example('"gasolina" OR NEAR(a b) AND NOT -*^:{}()')
@example("\0")
@example("\ud800")
@example("*")
@example("a" * 100_000)
@example("de " * 50_000)
def test_ningun_texto_rompe_la_busqueda(texto: str) -> None:
    for fila in catalogos.buscar("c_UsoCFDI", texto, 5):
        assert catalogos.existe("c_UsoCFDI", fila.clave)


@pytest.fixture(scope="module")
def unidades() -> dict[str, list[str]]:
    """Every word by which a unit may be found."""
    return {
        fila.clave: palabras(f"{fila.descripcion} {fila.simbolo} {fila.definicion}")
        for fila in catalogos.recorrer("c_ClaveUnidad")
        if isinstance(fila, catalogos.ClaveUnidad)
    }


@given(datos=st.data())
def test_el_indice_encuentra_lo_mismo_que_leer_todo(unidades: dict[str, list[str]], datos: st.DataObject) -> None:
    """The answer is exactly the rows that hold every word, the last one as a beginning, read one by one."""
    vocabulario = unidades[datos.draw(st.sampled_from(sorted(unidades)))]
    *enteras, ultima = datos.draw(st.lists(st.sampled_from(vocabulario), min_size=1, max_size=3))
    comienzo = ultima[: datos.draw(st.integers(1, len(ultima)))]
    esperadas = {
        clave
        for clave, suyas in unidades.items()
        if {*enteras} <= {*suyas} and any(suya.startswith(comienzo) for suya in suyas)
    }
    assert set(_claves("c_ClaveUnidad", " ".join([*enteras, comienzo]), 10_000)) == esperadas


@given(st.integers(0, 63), LLAVES, st.integers(0, 1000), st.booleans())
def test_el_numero_de_un_documento_dice_su_llave(
    catalogo: int, llave: list[str], cuantas: int, sinonimos: bool
) -> None:
    numero = documento(catalogo, llave, cuantas, con_sinonimos=sinonimos)
    primero, ultimo = documentos_de(catalogo)
    assert llave_de(numero) == tuple(llave)
    assert primero <= numero <= ultimo < 2**63


@pytest.mark.parametrize(("catalogo", "llave"), [(64, ["01"]), (1, ["123456789"]), (1, ["Ñ"]), (1, ["a b"])])
def test_una_llave_que_no_cabe_en_el_numero_se_niega(catalogo: int, llave: list[str]) -> None:
    with pytest.raises(ValueError, match=r"cannot be told|substring not found"):
        documento(catalogo, llave, 1, con_sinonimos=False)


@given(st.text())
def test_las_palabras_no_tienen_signos_de_consulta(texto: str) -> None:
    for palabra in palabras(texto):
        assert palabra.isalnum()
    for consulta in consultas(palabras(texto)):
        assert set(consulta) - {'"', " ", "*"} == set("".join(palabras(texto)))
