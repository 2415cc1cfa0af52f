"""The throw-away authority: its certificates have the SAT's shape, load, pair, chain, and cannot pass for real."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.errores import ErrorArchivo, ErrorDatos, EsFIEL
from cfdi.sello import der
from cfdi.sello.autoridad import AutoridadDePruebas, Emision, generar_llave
from cfdi.sello.certificado import Certificado
from cfdi.sello.confianza import Almacen
from cfdi.sello.csd import CSD
from tests.rutas import MUESTRAS, necesita_compartido

CERTIFICADOS = MUESTRAS / "csd"

AUTORIDAD = AutoridadDePruebas()
ALMACEN = Almacen.del_sat().con(*AUTORIDAD.certificados)
LLAVE = generar_llave()

RFC = st.from_regex(r"[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{2}[A0-9]", fullmatch=True)
NOMBRE = st.text("ABCDEFGHIJKLMNÑOPQRSTUVWXYZÁÉÍÓÚÜ &.,-'0123456789", min_size=1, max_size=60).filter(
    lambda texto: bool(texto.strip())
)


@settings(deadline=None)
@given(RFC, NOMBRE)
def test_lo_que_se_emite_es_lo_que_se_pidio(rfc: str, nombre: str) -> None:
    certificado = AUTORIDAD.emitir_csd(rfc, nombre, llave=LLAVE).certificado
    assert (certificado.rfc, certificado.nombre, certificado.tipo) == (rfc, nombre.strip(), "CSD")
    assert (certificado.curp is None) == (len(rfc) == 12), "a company's CURP is its representative's"
    assert ALMACEN.verificar(certificado).verificada


@pytest.mark.parametrize("rfc", ["HAÑ930228SM9", "H&E951128469", "CAÑF770131PA3"])
def test_cada_tipo_se_reconoce_como_lo_que_es(rfc: str) -> None:
    csd = AUTORIDAD.emitir_csd(rfc, "HERMANOS ÑARVAEZ & CÍA", llave=LLAVE)
    fiel = AUTORIDAD.emitir_fiel(rfc, "HERMANOS ÑARVAEZ & CÍA", llave=LLAVE)
    pac = AUTORIDAD.emitir_pac(rfc, llave=LLAVE)
    assert [emision.certificado.tipo for emision in (csd, fiel, pac)] == ["CSD", "FIEL", "PAC"]
    assert (csd.certificado.rfc, fiel.certificado.rfc) == (rfc, rfc)
    assert (pac.certificado.rfc, pac.certificado.rfc_proveedor) == ("SAT970701NN3", rfc)
    assert csd.csd().rfc == rfc
    assert pac.csd().certificado == pac.certificado
    with pytest.raises(EsFIEL):
        fiel.csd()


def test_nada_puede_pasar_por_real() -> None:
    emisiones = [
        AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA", llave=LLAVE),
        AUTORIDAD.emitir_fiel("EKU9003173C9", "ESCUELA", llave=LLAVE),
        AUTORIDAD.emitir_pac("ITI020912AB1", llave=LLAVE),
    ]
    certificados = [*(emision.certificado for emision in emisiones), *AUTORIDAD.certificados]
    for certificado in certificados:
        assert "PRUEBAS" in certificado.emisor
        assert certificado.ambiente == "pruebas"
        assert certificado.numero.startswith("39999")
        assert Almacen.del_sat().verificar(certificado).estado == "no_verificable"
    assert len({certificado.numero for certificado in certificados}) == len(certificados)


def test_dos_autoridades_no_se_confunden() -> None:
    otra = AutoridadDePruebas()
    assert otra.intermedia.emisor != AUTORIDAD.intermedia.emisor
    emitido = otra.emitir_csd("EKU9003173C9", "ESCUELA", llave=LLAVE).certificado
    assert ALMACEN.verificar(emitido).estado == "no_verificable"


def test_cryptography_confirma_las_firmas() -> None:
    emitido = AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA KEMPER URGATE", llave=LLAVE).certificado
    hoja, intermedia, raiz = (x509.load_der_x509_certificate(c.der) for c in (emitido, *AUTORIDAD.certificados))
    hoja.verify_directly_issued_by(intermedia)
    intermedia.verify_directly_issued_by(raiz)
    raiz.verify_directly_issued_by(raiz)
    assert hoja.version is x509.Version.v3
    assert hoja.serial_number.to_bytes(20, "big").decode("ascii") == emitido.numero
    assert (hoja.not_valid_before_utc, hoja.not_valid_after_utc) == (emitido.desde, emitido.hasta)


# Against the SAT's own


def _forma(certificado: Certificado) -> tuple[list[tuple[str, int]], list[bytes]]:
    """Subject as (OID, ASN.1 type) in order, and the extensions whole."""
    campos = der.leer(certificado.der).hijos()[0].hijos(minimo=8)
    pares = [par.hijos(minimo=2) for conjunto in campos[5].hijos() for par in conjunto.hijos(der.CONJUNTO)]
    extensiones = der.leer(campos[7].valor).hijos()
    return [(der.leer_oid(oid), valor.etiqueta) for oid, valor in pares], [e.completo for e in extensiones]


@necesita_compartido
@pytest.mark.parametrize(
    ("muestra", "rfc", "nombre", "tipo"),
    [
        ("EKU9003173C9_30001000000500003416.cer", "EKU9003173C9", "ESCUELA KEMPER URGATE SA DE CV", "CSD"),
        ("CACX7605101P8_30001000000500003316.cer", "CACX7605101P8", "XOCHILT CASAS CHAVEZ", "CSD"),
        ("EKU9003173C9_30001000000500003415.cer", "EKU9003173C9", "ESCUELA KEMPER URGATE SA DE CV", "FIEL"),
        ("AAA010101AAA_30001000000400002421.cer", "HAÑ930228SM9", "HERMANOS ANZURES ÑARVAEZ SA", "FIEL"),
        ("L&O950913MSA_30001000000400002548.cer", "L&O950913MSA", "LUCES & OBRAS SA DE CV", "FIEL"),
        ("pac/SAT970701NN3_00001000000504465028.cer", "ITI020912AB1", "", "PAC"),
    ],
)
def test_tiene_la_forma_de_los_del_sat(muestra: str, rfc: str, nombre: str, tipo: str) -> None:
    emitido = {
        "CSD": lambda: AUTORIDAD.emitir_csd(rfc, nombre, llave=LLAVE),
        "FIEL": lambda: AUTORIDAD.emitir_fiel(rfc, nombre, llave=LLAVE),
        "PAC": lambda: AUTORIDAD.emitir_pac(rfc, llave=LLAVE),
    }[tipo]().certificado
    del_sat = Certificado.leer(CERTIFICADOS / muestra)
    assert (emitido.tipo, del_sat.tipo) == (tipo, tipo)
    assert _forma(emitido) == _forma(del_sat)


# Period, arguments, files


def test_sin_fechas_vale_desde_ayer_por_cuatro_anios() -> None:
    ahora = datetime.now(UTC)
    certificado = AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA", llave=LLAVE).certificado
    assert abs(certificado.desde - (ahora - timedelta(days=1))) < timedelta(minutes=1)
    assert certificado.hasta - certificado.desde == timedelta(days=1461)


@settings(deadline=None)
@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.timedeltas(timedelta(seconds=1), timedelta(days=20_000)),
)
def test_la_vigencia_es_la_pedida_al_segundo(desde: datetime, duracion: timedelta) -> None:
    desde, hasta = desde.replace(microsecond=0), (desde + duracion).replace(microsecond=0)
    certificado = AUTORIDAD.emitir_csd("EKU9003173C9", "E", desde=desde, hasta=hasta, llave=LLAVE).certificado
    assert (certificado.desde, certificado.hasta) == (desde, hasta)


@pytest.mark.parametrize("rfc", ["", "EKU", "eku9003173c9", "EKU9003173C9 ", "EKU9003173C9/X", "ÁKU9003173C9"])
def test_un_rfc_sin_forma_de_rfc_se_rechaza(rfc: str) -> None:
    for emitir in (
        partial(AUTORIDAD.emitir_csd, nombre="ESCUELA", llave=LLAVE),
        partial(AUTORIDAD.emitir_fiel, nombre="ESCUELA", llave=LLAVE),
        partial(AUTORIDAD.emitir_pac, llave=LLAVE),
    ):
        with pytest.raises(ErrorDatos, match="RFC"):
            emitir(rfc)


def test_un_nombre_vacio_o_una_vigencia_al_reves_se_rechazan() -> None:
    with pytest.raises(ErrorDatos, match="nombre"):
        AUTORIDAD.emitir_csd("EKU9003173C9", "  ", llave=LLAVE)
    ahora = datetime.now(UTC)
    with pytest.raises(ErrorDatos, match="antes de empezar") as e:
        AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA", desde=ahora, hasta=ahora, llave=LLAVE)
    assert e.value.remedio


def test_los_archivos_se_cargan_como_los_del_sat(tmp_path: Path) -> None:
    emision = AUTORIDAD.emitir_csd("HAÑ930228SM9", "HERMANOS ÑARVAEZ")
    cer, key = emision.guardar(tmp_path)
    assert (cer.name, key.name) == (f"{emision.certificado.numero}.cer", f"{emision.certificado.numero}.key")
    assert stat.S_IMODE(key.stat().st_mode) & 0o077 == 0, "the key is for its owner's eyes"
    assert CSD.cargar(cer, key, emision.contrasena).certificado == emision.certificado
    assert emision.llave.public_key() != LLAVE.public_key(), "each emission has a key of its own unless one is given"


def test_una_carpeta_en_la_que_no_se_puede_escribir_se_nombra(tmp_path: Path) -> None:
    falta = tmp_path / "falta"
    with pytest.raises(ErrorArchivo, match="no se puede escribir") as e:
        AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA", llave=LLAVE).guardar(falta)
    assert e.value.valor == falta
    assert not falta.exists()


def test_una_emision_no_muestra_su_contrasena() -> None:
    certificado = AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA", llave=LLAVE).certificado
    assert "Conejo" not in f"{Emision(certificado, LLAVE, 'Conejo-Blanco')!r}"
