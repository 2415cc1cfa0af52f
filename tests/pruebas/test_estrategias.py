"""The strategies: that they reach what is awkward, keep to what is asked, and say so when they cannot."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from cfdi import catalogos
from cfdi.documentos.cfdi40 import ACuentaTerceros, Comprobante, Concepto, Emisor, Receptor, RetencionTotal
from cfdi.documentos.implocal import ImpuestosLocales
from cfdi.documentos.nomina12 import Nomina
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorDatos
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.pruebas import comprobantes, nodos, textos
from cfdi.validacion import validar
from tests.rutas import RAIZ

_BUSCAR = settings(max_examples=3000, database=None, phases=[Phase.generate])


@pytest.mark.parametrize("rareza", ["ñ", "&", "<", '"', "\t", "\n", "\u00a0", "\u2028", "🧾", "𝄞"])
def test_los_textos_llegan_a_lo_raro(rareza: str) -> None:
    find(
        textos(), lambda texto: any(c == rareza or (rareza == "𝄞" and ord(c) > 0xFFFF) for c in texto), settings=_BUSCAR
    )


def test_tambien_los_de_los_nodos() -> None:
    find(nodos(ACuentaTerceros), lambda c: not c.nombre_a_cuenta_terceros.isascii(), settings=_BUSCAR)
    find(
        nodos(ACuentaTerceros),
        lambda c: c.nombre_a_cuenta_terceros != c.nombre_a_cuenta_terceros.strip(),
        settings=_BUSCAR,
    )


@pytest.mark.parametrize(
    "asi",
    [
        lambda texto: texto.endswith(".00"),
        lambda texto: texto.endswith(".000000"),
        lambda texto: re.search(r"\.[0-9]*[1-9]$", texto),
        lambda texto: "." not in texto and len(texto) > 9,
        lambda texto: float(texto) == 0,
    ],
)
def test_los_decimales_llevan_ceros_escritos(asi: Callable[[str], object]) -> None:
    find(nodos(RetencionTotal), lambda r: bool(asi(str(r.importe))), settings=_BUSCAR)


@pytest.mark.parametrize("campo", ["impuestos", "a_cuenta_terceros", "informacion_aduanera", "parte", "descuento"])
@pytest.mark.parametrize("presente", [True, False])
def test_lo_opcional_unas_veces_esta_y_otras_no(campo: str, presente: bool) -> None:
    find(nodos(Concepto), lambda c: bool(getattr(c, campo)) is presente, settings=_BUSCAR)


def test_lo_que_se_fija_se_respeta_sea_valor_o_estrategia() -> None:
    @settings(max_examples=20)
    @given(comprobantes(moneda="USD", serie=st.sampled_from(["A", "B"]), emisor=nodos(Emisor, regimen_fiscal="612")))
    def probar(documento: Comprobante) -> None:
        assert documento.moneda == "USD"
        assert documento.serie in ("A", "B")
        assert documento.emisor.regimen_fiscal == "612"
        assert documento.addenda == documento.complementos == ()

    probar()


@settings(max_examples=30)
@given(comprobantes())
def test_un_comprobante_es_un_pre_cfdi_de_2025(documento: Comprobante) -> None:
    assert documento.sello is documento.certificado is documento.no_certificado is None
    assert documento.fecha.year == 2025 and documento.tipo_de_comprobante in ("I", "E", "T")
    assert catalogos.existe("c_CodigoPostal", documento.lugar_expedicion, documento.fecha)
    assert leer(a_xml(documento)) == documento


def test_un_fijo_mal_escrito_se_dice_al_pedirlo() -> None:
    with pytest.raises(ErrorDatos, match=r"Receptor\.uso_cdfi: el campo no existe") as caso:
        nodos(Receptor, uso_cdfi="G03")
    assert "uso_cfdi" in str(caso.value)


def test_tambien_los_complementos() -> None:
    @settings(max_examples=10)
    @given(comprobantes(complementos=st.tuples(nodos(ImpuestosLocales), nodos(TimbreFiscalDigital), nodos(Nomina))))
    def probar(documento: Comprobante) -> None:
        assert leer(a_xml(documento)) == documento
        ajenos = [h for h in validar(documento).errores if h.capa == "esquema"]
        assert ajenos == []

    probar()


def test_se_reducen_a_un_ejemplo_sencillo() -> None:
    """What hypothesis shows a person who has found a failure."""
    menor = find(nodos(Concepto), lambda c: c.descuento is not None, settings=settings(database=None))
    assert menor.descuento == 0 and menor.cantidad == 1 and len(menor.descripcion) == 1
    assert menor.impuestos is None and menor.a_cuenta_terceros is None and menor.unidad is None
    assert not menor.parte and not menor.informacion_aduanera


def test_sin_hypothesis_se_dice_que_falta() -> None:
    programa = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from cfdi.errores import ErrorConfiguracion\n"
        "try:\n    import cfdi.pruebas\n"
        "except ErrorConfiguracion as error:\n    print(error)\n"
    )
    salida = subprocess.run([sys.executable, "-c", programa], cwd=RAIZ, capture_output=True, text=True, check=True)
    assert "hypothesis" in salida.stdout and 'pip install "cfdi[pruebas]"' in salida.stdout
