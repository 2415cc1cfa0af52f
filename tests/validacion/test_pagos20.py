"""The rules of Pagos 2.0, beyond their examples: where they do not run, what they never do, what they cost nobody."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfdi.calculo.importes import limites_pago, truncar
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import Pago, Pagos
from cfdi.esquema.datos import desde_dict
from cfdi.esquema.escritor import a_xml
from cfdi.validacion import Informe, validar
from cfdi.validacion.ejemplos import AHORA, base, carpeta
from cfdi.validacion.perfiles import ESTRICTO, TOLERANTE, Perfil
from cfdi.validacion.reglas import cargar_todas
from cfdi.validacion.reglas.pagos20_predicados import Sumando, convertir
from tests.rutas import MUESTRAS, necesita_compartido
from tests.validacion.excepciones import EXCEPCIONES

BASES = sorted(r.stem for r in (carpeta() / "bases").glob("*.json"))
DE_PAGO = [b for b in BASES if b.startswith("pago")]
DE_OTROS = [b for b in BASES if not b.startswith("pago")]


def _comprobante(nombre: str) -> Comprobante:
    return desde_dict(Comprobante, base(nombre))


def _juzgar(documento: Any, perfil: Perfil | None = None) -> Informe:
    return validar(documento, ahora=AHORA, perfil=perfil)


def _de_pagos(informe: Informe) -> list[str]:
    return [h.codigo for h in informe if h.codigo.startswith(("CRP", "GUIAP20"))]


# Where they run


@pytest.mark.parametrize("nombre", DE_OTROS)
def test_no_tocan_los_documentos_sin_pagos(nombre: str) -> None:
    cargar_todas()
    assert _de_pagos(_juzgar(_comprobante(nombre))) == []


@pytest.mark.parametrize("nombre", DE_PAGO)
def test_las_bases_no_tienen_ni_avisos(nombre: str) -> None:
    informe = _juzgar(_comprobante(nombre))
    assert not informe.errores and _de_pagos(informe) == [], informe.a_texto()


def test_los_hallazgos_llevan_la_posicion_del_documento_y_del_pago() -> None:
    datos = base("pago-tasas")
    pagos = datos["Complemento"]["Pagos"]
    pagos["Pago"][0]["DoctoRelacionado"][1]["EquivalenciaDR"] = "1.00"
    pagos["Pago"][0]["ImpuestosP"]["TrasladosP"][2]["BaseP"] = "300.01"
    informe = _juzgar(desde_dict(Comprobante, datos))
    pago = "/cfdi:Comprobante/cfdi:Complemento/pago20:Pagos/pago20:Pago"
    assert {h.codigo: h.ruta for h in informe.errores} == {
        "CRP20210": "/cfdi:Comprobante/cfdi:Complemento/pago20:Pagos/pago20:Totales/@TotalTrasladosBaseIVAExento",
        "CRP20238": f"{pago}/pago20:DoctoRelacionado[2]/@EquivalenciaDR",
        "CRP20268": f"{pago}/pago20:ImpuestosP/pago20:TrasladosP/pago20:TrasladoP[3]/@BaseP",
    }


def test_un_documento_ilegible_no_calla_a_los_demas() -> None:
    datos = base("pago-tasas")
    datos["Complemento"]["Pagos"]["Pago"][0]["DoctoRelacionado"][3]["EquivalenciaDR"] = "1.00"
    xml = a_xml(desde_dict(Comprobante, datos)).decode()
    roto = xml.replace('EquivalenciaDR="1"', 'EquivalenciaDR="una"', 1)
    assert [h.codigo for h in _juzgar(roto).errores] == ["301", "CRP20238"]


def test_sin_tipo_de_cambio_se_calla_lo_que_no_se_puede_sumar() -> None:
    datos = base("pago-divisas")
    del datos["Complemento"]["Pagos"]["Pago"][0]["TipoCambioP"]
    del datos["Complemento"]["Pagos"]["Totales"]["TotalTrasladosBaseIVA16"]
    informe = _juzgar(desde_dict(Comprobante, datos))
    assert [h.codigo for h in informe.errores] == ["CRP20267", "CRP20214"], informe.a_texto()
    assert informe.errores[0].esperado == "TotalTrasladosBaseIVA16"


# Conversions

_IMPORTES = st.decimals("0.01", "999999999.99", places=2)
_EQUIVALENCIAS = st.integers(0, 10).flatmap(
    lambda n: st.integers(1, 10**12).map(lambda unidades: Decimal(unidades).scaleb(-n))
)


@given(_IMPORTES, _EQUIVALENCIAS, st.sampled_from((0, 2, 3, 4)), st.booleans())
def test_lo_convertido_siempre_esta_entre_sus_limites(
    pagado: Decimal, equivalencia: Decimal, decimales: int, redondeado: bool
) -> None:
    """That is all that CRP20275 asks: it cannot fail, so that no rule is registered for it."""
    convertido = truncar(convertir([Sumando(pagado, equivalencia)]), decimales)
    for escrita in {equivalencia, Decimal("1.0000000000") if equivalencia == 1 else equivalencia}:  # CRP20277
        limites = limites_pago(pagado, escrita, decimales, redondeado=redondeado)
        assert limites.inferior <= convertido <= limites.superior, (limites, convertido)


@given(st.lists(st.tuples(_IMPORTES, _EQUIVALENCIAS), max_size=6))
def test_convertir_es_exacto_mucho_mas_alla_de_lo_escrito(partes: list[tuple[Decimal, Decimal]]) -> None:
    exacto = sum((Fraction(i) / Fraction(e) for i, e in partes), Fraction())
    assert abs(Fraction(convertir(Sumando(*p) for p in partes)) - exacto) < Fraction(1, 10**20)


def _con_cinco_documentos(monto: str) -> Comprobante:
    """Five documents of 10.004 dollars: truncated together they are 50.02, and rounded one by one 50.00."""
    datos = base("pago-exento")
    pagos = datos["Complemento"]["Pagos"]
    (pago,) = pagos["Pago"]
    (docto,) = pago["DoctoRelacionado"]
    docto |= {"EquivalenciaDR": "10.0000000000", "ImpSaldoAnt": "100.04", "ImpPagado": "100.04"}
    docto["ImpuestosDR"]["TrasladosDR"][0]["BaseDR"] = "100.04"
    pago |= {"MonedaP": "USD", "TipoCambioP": "10", "Monto": monto, "DoctoRelacionado": [docto] * 5}
    pago["ImpuestosP"]["TrasladosP"][0]["BaseP"] = "50.02"
    pagos["Totales"] = {
        "TotalTrasladosBaseIVAExento": "500.20",
        "MontoTotalPagos": str((Decimal(monto) * 10).quantize(Decimal("0.01"))),
    }
    return desde_dict(Comprobante, datos)


@pytest.mark.parametrize(
    ("monto", "perfil", "codigos"),
    [
        ("50.02", ESTRICTO, []),
        ("50.00", ESTRICTO, []),
        ("50.01", ESTRICTO, ["CRP20276"]),
        ("50.01", TOLERANTE, []),
        ("49.99", TOLERANTE, ["CRP20276"]),
    ],
)
def test_el_limite_superior_depende_del_perfil(monto: str, perfil: Perfil, codigos: list[str]) -> None:
    informe = _juzgar(_con_cinco_documentos(monto), perfil)
    assert [h.codigo for h in informe.errores] == codigos, informe.a_texto()


def test_los_productos_se_redondean_juntos_y_no_uno_a_uno() -> None:
    """Three payments of 0.01 at 17.5: 0.525 together, which is 0.53, and 0.54 if each is rounded to 0.18."""
    datos = base("pago-exento")
    pagos = datos["Complemento"]["Pagos"]
    (pago,) = pagos["Pago"]
    (docto,) = pago["DoctoRelacionado"]
    docto |= {"MonedaDR": "USD", "ImpSaldoAnt": "0.01", "ImpPagado": "0.01", "ObjetoImpDR": "01"}
    del docto["ImpuestosDR"], pago["ImpuestosP"]
    pago |= {"MonedaP": "USD", "TipoCambioP": "17.5", "Monto": "0.01"}
    pagos |= {"Pago": [pago] * 3, "Totales": {"MontoTotalPagos": "0.53"}}
    assert [h.codigo for h in _juzgar(desde_dict(Comprobante, datos)).errores] == []
    pagos["Totales"]["MontoTotalPagos"] = "0.54"
    (hallazgo,) = _juzgar(desde_dict(Comprobante, datos)).errores
    assert (hallazgo.codigo, hallazgo.esperado) == ("CRP20211", "0.53")


# Hostile documents

HOSTILES = [
    "9" * 30,
    "0." + "0" * 29 + "1",
    "9" * 200_000,
    "0." + "9" * 200_000,
    "NaN",
    "-5",
    "",
    "2026-02-30T00:00:00",
]


def _atributos(xml: str) -> Iterator[re.Match[str]]:
    inicio = xml.index("<pago20:Totales")
    return (m for m in re.finditer(r' \w+="([^"]*)"', xml) if m.start() > inicio)


@pytest.mark.parametrize("hostil", HOSTILES, ids=lambda v: f"{v[:8]}…{len(v)}")
@pytest.mark.parametrize("nombre", ["pago-divisas", "pago-retenciones"])
def test_un_valor_hostil_es_un_hallazgo_y_nunca_una_excepcion(nombre: str, hostil: str) -> None:
    xml = a_xml(_comprobante(nombre)).decode()
    for m in _atributos(xml):
        informe = _juzgar(xml[: m.start(1)] + hostil + xml[m.end(1) :])
        assert not informe.valido, f"{m[0]} took {hostil[:20]}"


def test_muchos_documentos_con_equivalencias_distintas_cuestan_lo_que_miden() -> None:
    """Exact fractions would have a denominator as long as the list; here each division stands alone."""
    c = _comprobante("pago-divisas")
    (pagos,) = c.complementos_de(Pagos)
    (pago,) = pagos.pago
    docto = pago.docto_relacionado[0]
    doctos = [docto.con(equivalencia_dr=Decimal("17.7331") + Decimal(i).scaleb(-10)) for i in range(2000)]
    muchos: Pago = pago.con(docto_relacionado=doctos)
    informe = _juzgar(c.con(complementos=[pagos.con(pago=[muchos])]))
    assert {h.codigo for h in informe.errores} == {"CRP20268", "CRP20274", "CRP20276"}


# Stamped documents


@necesita_compartido
def test_los_recibos_timbrados_no_dan_falsas_alarmas() -> None:
    with (MUESTRAS / "indice.csv").open(encoding="utf-8") as indice:
        filas = [f for f in csv.DictReader(indice) if "Pagos20" in f["complements"]]
    timbrados = [f["archivo"] for f in filas if f["tier"][0] in "AB" and f["xsd_valid"] == "y"]
    assert timbrados, "the index has no stamped receipts"
    rutas: dict[str, Path] = {r.name: r for r in MUESTRAS.rglob("*.xml")}
    for archivo in timbrados:
        errores = {h.codigo for h in validar(rutas[archivo]).errores}
        propios = {codigo for codigo in errores if codigo.startswith(("CRP", "GUIAP20"))}
        assert propios <= set(EXCEPCIONES.get(archivo, {})), archivo
