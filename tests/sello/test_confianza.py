"""Chains: the SAT's own, those that cannot be followed, those that are broken, and those of a test authority."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime, timedelta
from importlib import resources
from itertools import pairwise

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.errores import ErrorCSD
from cfdi.sello import der
from cfdi.sello.autoridad import AutoridadDePruebas
from cfdi.sello.certificado import Certificado
from cfdi.sello.confianza import Almacen
from tests.rutas import COMPARTIDO, MUESTRAS, necesita_compartido

CERTIFICADOS = MUESTRAS / "csd"

SAT = Almacen.del_sat()
AUTORIDAD = AutoridadDePruebas()
EMISION = AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA KEMPER URGATE")
CERTIFICADO = EMISION.certificado
PRUEBAS = SAT.con(*AUTORIDAD.certificados)


def _numeros(almacen: Almacen, certificado: Certificado, fecha: datetime | None = None) -> list[str]:
    return [eslabon.numero for eslabon in almacen.verificar(certificado, fecha).eslabones]


def _segunda_opinion(certificado: Certificado, autoridad: Certificado) -> None:
    """Check names and signature with `cryptography`; InvalidSignature when it does not agree."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        hijo, padre = (x509.load_der_x509_certificate(c.der) for c in (certificado, autoridad))
    assert hijo.issuer == padre.subject
    clave, resumen = padre.public_key(), hijo.signature_hash_algorithm
    assert isinstance(clave, RSAPublicKey)
    assert resumen is not None
    clave.verify(hijo.signature, hijo.tbs_certificate_bytes, PKCS1v15(), resumen)


# The authorities that ship


def test_las_autoridades_incluidas_se_sostienen_solas() -> None:
    """Each one is signed by a root that ships too, and `cryptography` agrees on every signature."""
    assert len(SAT.autoridades) == 7
    for autoridad, ambiente in SAT.autoridades:
        cadena = SAT.verificar(autoridad, autoridad.desde)
        assert (cadena.estado, cadena.ambiente, ambiente) == ("verificada", "produccion", "produccion"), cadena.motivo
        assert cadena.eslabones[-1].raiz
        for eslabon, emisor in zip(cadena.eslabones, (*cadena.eslabones[1:], cadena.eslabones[-1]), strict=True):
            _segunda_opinion(eslabon, emisor)


@necesita_compartido
def test_las_autoridades_incluidas_son_las_del_sat_byte_por_byte() -> None:
    incluidas = resources.files("cfdi.sello") / "autoridades"
    for archivo in incluidas.iterdir():
        assert archivo.read_bytes() == (COMPARTIDO / "sat" / "certificados" / archivo.name).read_bytes(), archivo.name


def test_el_almacen_del_sat_se_lee_una_vez_y_no_cambia() -> None:
    assert Almacen.del_sat() is SAT
    assert len(PRUEBAS.autoridades) == len(SAT.autoridades) + 2
    assert not SAT.verificar(CERTIFICADO).verificada


# The SAT's samples


@necesita_compartido
@pytest.mark.parametrize(
    ("numero", "esperada"),
    [
        ("00001000000403258748", ["00001000000403258748", "00000000000000001083", "00000000000000000002"]),
        ("00001000000504465028", ["00001000000504465028", "00000000000000001106", "00000000000000000004"]),
    ],
)
def test_los_pac_de_produccion_llegan_a_la_raiz(numero: str, esperada: list[str]) -> None:
    certificado = Certificado.leer(next(CERTIFICADOS.glob(f"pac/*{numero}.cer")))
    cadena = SAT.verificar(certificado, certificado.hasta)
    assert (cadena.estado, cadena.ambiente, cadena.motivo) == ("verificada", "produccion", "")
    assert _numeros(SAT, certificado) == esperada
    for eslabon, emisor in pairwise(cadena.eslabones):
        _segunda_opinion(eslabon, emisor)
    fuera = SAT.verificar(certificado, certificado.hasta + timedelta(seconds=1))
    assert (fuera.estado, fuera.ambiente) == ("fuera_de_vigencia", "produccion")
    assert numero in fuera.motivo


@necesita_compartido
def test_el_pac_de_la_autoridad_mas_nueva_no_es_verificable() -> None:
    certificado = Certificado.leer(next(CERTIFICADOS.glob("pac/*00001000000708361114.cer")))
    cadena = SAT.verificar(certificado)
    assert (cadena.estado, cadena.ambiente, cadena.eslabones) == ("no_verificable", "desconocido", (certificado,))
    assert cadena.motivo.endswith("no se tiene el certificado de AC DEL SERVICIO DE ADMINISTRACION TRIBUTARIA")


@necesita_compartido
def test_los_certificados_de_prueba_del_sat_ni_se_confirman_ni_se_niegan() -> None:
    motivos = set()
    for archivo in CERTIFICADOS.glob("*.cer"):
        certificado = Certificado.leer(archivo)
        cadena = SAT.verificar(certificado, certificado.desde)
        assert cadena.estado == "no_verificable", archivo.name
        assert not cadena.verificada
        motivos.add(cadena.motivo)
    assert motivos == {
        "cadena no verificable: no se tiene el certificado de AC UAT",
        "cadena no verificable: no se tiene el certificado de A.C. 2 de pruebas(4096)",
    }


@necesita_compartido
@settings(deadline=None)
@given(st.integers(min_value=0), st.integers(1, 255))
def test_un_pac_de_produccion_alterado_nunca_se_verifica(posicion: int, cambio: int) -> None:
    original = next(CERTIFICADOS.glob("pac/*00001000000504465028.cer")).read_bytes()
    posicion %= len(original)
    alterado = original[:posicion] + bytes((original[posicion] ^ cambio,)) + original[posicion + 1 :]
    try:
        certificado = Certificado(alterado)
    except ErrorCSD:
        return
    assert SAT.verificar(certificado, Certificado(original).desde).estado in ("rota", "no_verificable")


# A test authority


def test_la_autoridad_de_pruebas_no_es_de_confianza_hasta_que_se_agrega() -> None:
    ajena = SAT.verificar(CERTIFICADO)
    assert (ajena.estado, ajena.ambiente) == ("no_verificable", "desconocido")
    assert ajena.motivo == f"cadena no verificable: no se tiene el certificado de {CERTIFICADO.emisor}"
    propia = PRUEBAS.verificar(CERTIFICADO)
    assert (propia.estado, propia.ambiente) == ("verificada", "pruebas")
    assert propia.eslabones == (CERTIFICADO, *AUTORIDAD.certificados)


def test_basta_confiar_en_la_intermedia() -> None:
    cadena = Almacen().con(AUTORIDAD.intermedia).verificar(CERTIFICADO)
    assert cadena.verificada
    assert cadena.eslabones == (CERTIFICADO, AUTORIDAD.intermedia)
    assert Almacen().con(AUTORIDAD.raiz).verificar(CERTIFICADO).estado == "no_verificable", "nobody brought the middle"


def test_otra_autoridad_no_responde_por_sus_certificados() -> None:
    otra = AutoridadDePruebas()
    assert SAT.con(*otra.certificados).verificar(CERTIFICADO).estado == "no_verificable"
    assert SAT.con(*otra.certificados).verificar(AUTORIDAD.raiz).estado == "no_verificable"


def _con_firma(certificado: Certificado, firma: bytes) -> Certificado:
    firmado, algoritmo, _ = der.leer(certificado.der).hijos(minimo=3)
    bits = der.escribir(der.BITS, b"\x00", firma)
    return Certificado(der.escribir(der.SECUENCIA, firmado.completo, algoritmo.completo, bits))


def test_una_firma_de_otro_con_el_nombre_del_emisor_rompe_la_cadena() -> None:
    firmado = der.leer(CERTIFICADO.der).hijos()[0].completo
    falso = _con_firma(CERTIFICADO, EMISION.csd().firmar(firmado))  # the taxpayer signs for the authority
    cadena = PRUEBAS.verificar(falso)
    assert (cadena.estado, cadena.ambiente) == ("rota", "desconocido")
    assert CERTIFICADO.emisor in cadena.motivo
    assert CERTIFICADO.numero in cadena.motivo


def test_un_dato_alterado_rompe_la_cadena() -> None:
    alterado = Certificado(CERTIFICADO.der.replace(b"KEMPER", b"KEMPES"))
    assert alterado.nombre == "ESCUELA KEMPES URGATE"
    assert PRUEBAS.verificar(alterado).estado == "rota"


def test_un_contribuyente_no_puede_ser_autoridad() -> None:
    with pytest.raises(ErrorCSD, match=f"{CERTIFICADO.numero} no es de una autoridad") as e:
        SAT.con(AUTORIDAD.intermedia, CERTIFICADO)
    assert e.value.remedio


def test_la_vigencia_se_mira_en_la_fecha_que_se_pide() -> None:
    desde = datetime(2021, 3, 1, 12, 0, 0, tzinfo=UTC)
    vencido = AUTORIDAD.emitir_csd(
        "EKU9003173C9", "ESCUELA", desde=desde, hasta=desde + timedelta(days=30), llave=EMISION.llave
    ).certificado
    assert PRUEBAS.verificar(vencido, desde).verificada
    assert PRUEBAS.verificar(vencido, datetime.fromisoformat("2021-03-01T06:00:00")).verificada, "central time"
    hoy = PRUEBAS.verificar(vencido)
    assert hoy.estado == "fuera_de_vigencia"
    assert "2021-03-01" in hoy.motivo
    assert "2021-03-31" in hoy.motivo


def test_tambien_cuenta_la_vigencia_de_la_autoridad() -> None:
    antes_de_la_autoridad = datetime(1999, 6, 1, tzinfo=UTC)
    precoz = AUTORIDAD.emitir_csd(
        "EKU9003173C9", "ESCUELA", desde=antes_de_la_autoridad, llave=EMISION.llave
    ).certificado
    cadena = PRUEBAS.verificar(precoz, antes_de_la_autoridad)
    assert cadena.estado == "fuera_de_vigencia"
    assert AUTORIDAD.intermedia.numero in cadena.motivo
