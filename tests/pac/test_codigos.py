"""The SAT's code at the head of what a PAC says, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfdi.pac.codigos import codigo_del_sat, para_personas


@pytest.mark.parametrize(
    ("texto", "codigo"),
    [
        ("Error 301 al timbrar: 'XML mal formado - value 'EEA97' does not match regular expression'", "301"),
        ("Error 301 al timbrar: 'CFDI40108 - El TipoCambio no es 1'", "CFDI40108"),
        ("CFDI40108 - El TipoCambio no es 1", "CFDI40108"),
        ("CRP20238: el importe", "CRP20238"),
        ("NOM44 - El atributo", "NOM44"),
        ("IEDU004 - El nivel", "IEDU004"),
        ("307. El comprobante contiene un timbre previo.", "307"),
        ("  401 - El rango de la fecha", "401"),
        ("Error: 301 al timbrar", None),
        ("El folio ya existe.", None),
        ("El artículo CFDI40108 - no existe", None),
        ("500 - Internal Server Error", None),
        ("HTTP500: gateway", None),
        ("3010 - otra cosa", None),
        ("CFDI401081 - otra cosa", None),
        ("", None),
    ],
)
def test_codigo_a_la_cabeza(texto: str, codigo: str | None) -> None:
    assert codigo_del_sat(texto) == codigo


def test_lo_que_se_muestra_no_lleva_marcas_ni_controles_ni_secretos() -> None:
    texto = "<b>Usuario</b>&nbsp;\x1b[31mjuan\r\n con clave a&amp;b y a&b <script>mal</script>"
    assert para_personas(texto, ["a&b"]) == "Usuario [31mjuan con clave ••• y ••• mal"


@given(st.text(max_size=2_000), st.text(min_size=4, max_size=20))
def test_nunca_muestra_un_secreto_y_cabe_en_un_renglon(alrededor: str, secreto: str) -> None:
    mostrado = para_personas(f"{alrededor}{secreto}{alrededor}", [secreto])
    assert secreto not in mostrado
    assert len(mostrado) <= 400
    assert mostrado.isprintable()


@pytest.mark.parametrize("texto", ["<" * 200_000, "&" * 200_000, " " * 200_000, "301 - " * 50_000])
def test_textos_hostiles_no_cuestan(texto: str) -> None:
    codigo_del_sat(texto)
    assert len(para_personas(texto)) <= 400
