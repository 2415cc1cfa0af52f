"""Loading a CSD: what opens, what is refused and how it is told, and that no secret ever comes out."""

from __future__ import annotations

import copy
import csv
import pickle
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.errores import (
    ContrasenaIncorrecta,
    CSDDeOtroRFC,
    CSDFueraDeVigencia,
    ErrorArchivo,
    ErrorCFDI,
    ErrorCSD,
    EsFIEL,
    ParNoCorresponde,
)
from cfdi.sello import der
from cfdi.sello.autoridad import AutoridadDePruebas, Emision
from cfdi.sello.certificado import Certificado
from cfdi.sello.csd import CSD, abrir_llave
from tests.rutas import MUESTRAS, necesita_compartido

CERTIFICADOS = MUESTRAS / "csd"

AUTORIDAD = AutoridadDePruebas()
_DE_FABRICA = AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA KEMPER URGATE")
SECRETO = "Conejo-Blanco-77"
EMISION = Emision(_DE_FABRICA.certificado, _DE_FABRICA.llave, SECRETO)
CER, KEY = EMISION.certificado.der, EMISION.key
OTRA = AUTORIDAD.emitir_csd("URE180429TM6", "UNIVERSIDAD ROBOTICA ESPAÑOLA")
FIEL = AUTORIDAD.emitir_fiel("EKU9003173C9", "ESCUELA KEMPER URGATE", llave=EMISION.llave)
SIN_CIFRAR = NoEncryption()


def _pfx(llave: RSAPrivateKey | None, certificado: Certificado | None, contrasena: str = SECRETO) -> bytes:
    como_x509 = x509.load_der_x509_certificate(certificado.der) if certificado else None
    return pkcs12.serialize_key_and_certificates(
        None, llave, como_x509, None, BestAvailableEncryption(contrasena.encode())
    )


PFX = _pfx(EMISION.llave, EMISION.certificado)


def _llave(formato: PrivateFormat, codificacion: Encoding, *, cifrada: bool) -> bytes:
    cifrado = BestAvailableEncryption(SECRETO.encode()) if cifrada else SIN_CIFRAR
    return EMISION.llave.private_bytes(codificacion, formato, cifrado)


# The SAT's samples


def _con_llave() -> list[dict[str, str]]:
    if not CERTIFICADOS.is_dir():
        return []
    with (CERTIFICADOS / "indice.csv").open(encoding="utf-8", newline="") as archivo:
        filas = [fila for fila in csv.DictReader(archivo) if fila["has_key"] == "y"]
    return list({fila["file"]: fila for fila in filas}.values())  # one file is listed twice


LLAVES = _con_llave()


def _llave_de(fila: dict[str, str]) -> Path:
    raiz = CERTIFICADOS / fila["file"].removesuffix(".cer")
    return next(ruta for ruta in (Path(f"{raiz}.key"), Path(f"{raiz}.key.pem")) if ruta.exists())


@necesita_compartido
def test_el_indice_cubre_todas_las_llaves() -> None:
    assert {_llave_de(fila) for fila in LLAVES} == {*CERTIFICADOS.glob("*.key"), *CERTIFICADOS.glob("*.key.pem")}
    assert len(LLAVES) == 80


@necesita_compartido
@pytest.mark.parametrize("fila", LLAVES, ids=[fila["serial"] for fila in LLAVES])
def test_cada_llave_de_muestra_abre_y_es_la_de_su_certificado(fila: dict[str, str]) -> None:
    cer, key = CERTIFICADOS / fila["file"], _llave_de(fila)
    certificado = Certificado.leer(cer)
    if fila["key_encrypted"] == "n":
        with pytest.raises(ErrorCSD, match="sin cifrar"):
            CSD.cargar(cer, key, "cualquiera")
        return
    assert abrir_llave(key, fila["key_password"]).public_key() == certificado.clave_publica
    if certificado.tipo == "FIEL":
        with pytest.raises(EsFIEL):
            CSD.cargar(cer, key, fila["key_password"])
    else:
        csd = CSD.cargar(cer, key, fila["key_password"])
        assert (csd.numero, csd.rfc, csd.nombre) == (fila["serial"], certificado.rfc, certificado.nombre)
        assert certificado.verificar(csd.firmar(b"||4.0||"), b"||4.0||")


@necesita_compartido
@pytest.mark.parametrize("extension", [".key", ".key.pem"])
def test_con_otra_contrasena_no_abre_ninguna_llave_de_muestra(extension: str) -> None:
    cifradas = [fila for fila in LLAVES if fila["key_encrypted"] == "y" and str(_llave_de(fila)).endswith(extension)]
    assert cifradas
    for fila in cifradas:
        with pytest.raises(ContrasenaIncorrecta):
            abrir_llave(_llave_de(fila), "12345678A")


# What opens


def test_se_carga_de_rutas_o_de_bytes(tmp_path: Path) -> None:
    cer, key = EMISION.guardar(tmp_path)
    for csd in (CSD.cargar(cer, key, SECRETO), CSD.cargar(str(cer), str(key), SECRETO.encode())):
        assert csd.certificado == EMISION.certificado
        assert (csd.numero, csd.rfc, csd.nombre) == (
            EMISION.certificado.numero,
            "EKU9003173C9",
            "ESCUELA KEMPER URGATE",
        )
    assert CSD.cargar(CER, KEY, SECRETO).numero == EMISION.certificado.numero


@pytest.mark.parametrize("formato", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
def test_se_carga_de_pem(formato: PrivateFormat) -> None:
    pem = _llave(formato, Encoding.PEM, cifrada=True)
    cer = b"-----BEGIN CERTIFICATE-----\n" + EMISION.certificado.a_base64().encode() + b"\n-----END CERTIFICATE-----\n"
    assert CSD.cargar(cer, pem, SECRETO).certificado == EMISION.certificado
    juntos = cer + pem
    assert CSD.cargar(juntos, juntos.decode("ascii"), SECRETO).certificado == EMISION.certificado


@pytest.mark.parametrize(
    "cifrado",
    [pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC, pkcs12.PBES.PBESv2SHA256AndAES256CBC],
    ids=["3DES", "AES"],
)
def test_se_carga_de_pfx(cifrado: pkcs12.PBES, tmp_path: Path) -> None:
    constructor = PrivateFormat.PKCS12.encryption_builder().key_cert_algorithm(cifrado).kdf_rounds(2048)
    pfx = pkcs12.serialize_key_and_certificates(
        b"sello",
        EMISION.llave,
        x509.load_der_x509_certificate(CER),
        [x509.load_der_x509_certificate(autoridad.der) for autoridad in AUTORIDAD.certificados],
        constructor.build(SECRETO.encode()),
    )
    archivo = tmp_path / "emisor.pfx"
    archivo.write_bytes(pfx)
    assert CSD.de_pfx(archivo, SECRETO).certificado == EMISION.certificado
    assert CSD.de_pfx(pfx, SECRETO.encode()).numero == EMISION.certificado.numero


@pytest.mark.parametrize("codificacion", ["utf-8", "latin-1"])
def test_una_contrasena_con_enie_abre_se_haya_escrito_como_se_haya_escrito(codificacion: str) -> None:
    cifrado = BestAvailableEncryption("contraseña".encode(codificacion))
    key = EMISION.llave.private_bytes(Encoding.DER, PrivateFormat.PKCS8, cifrado)
    assert CSD.cargar(CER, key, "contraseña").numero == EMISION.certificado.numero
    with pytest.raises(ContrasenaIncorrecta):
        CSD.cargar(CER, key, "contrasena")


def test_el_certificado_de_un_pac_sirve_para_timbrar() -> None:
    pac = AUTORIDAD.emitir_pac("ITI020912AB1", llave=EMISION.llave)
    assert CSD.cargar(pac.certificado.der, KEY, SECRETO).certificado.rfc_proveedor == "ITI020912AB1"


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=500))
def test_firma_con_rsa_y_sha256(mensaje: bytes) -> None:
    firma = EMISION.csd().firmar(mensaje)
    assert EMISION.certificado.verificar(firma, mensaje)
    EMISION.llave.public_key().verify(firma, mensaje, padding.PKCS1v15(), hashes.SHA256())
    assert not EMISION.certificado.verificar(firma, mensaje + b"\x00")


# What is refused


def _exigir_explicado(error: ErrorCFDI) -> None:
    assert error.campo
    assert error.remedio
    assert SECRETO not in f"{error!s} {error!r} {error.__dict__}"


def _rechaza(clase: type[ErrorCFDI], patron: str, cargar: Callable[[], object]) -> None:
    with pytest.raises(clase, match=patron) as e:
        cargar()
    assert type(e.value) is clase
    _exigir_explicado(e.value)


@pytest.mark.parametrize("contrasena", ["conejo-blanco-77", SECRETO + " ", b"\xff\xfe", "ñ", "x" * 5000, "\ud800"])
def test_otra_contrasena_no_abre(contrasena: str | bytes) -> None:
    pem = _llave(PrivateFormat.TraditionalOpenSSL, Encoding.PEM, cifrada=True)
    for key in (KEY, pem):
        _rechaza(ContrasenaIncorrecta, "contraseña", partial(CSD.cargar, CER, key, contrasena))
    _rechaza(ContrasenaIncorrecta, "contraseña", lambda: CSD.de_pfx(PFX, contrasena))


@pytest.mark.parametrize("contrasena", ["", b""])
def test_sin_contrasena_se_dice_que_falta(contrasena: str | bytes) -> None:
    _rechaza(ContrasenaIncorrecta, "falta la contraseña", lambda: CSD.cargar(CER, KEY, contrasena))
    _rechaza(ContrasenaIncorrecta, "falta la contraseña", lambda: CSD.de_pfx(PFX, contrasena))


def test_una_fiel_se_rechaza_aun_sin_saber_su_contrasena() -> None:
    _rechaza(EsFIEL, "e.firma", lambda: CSD.cargar(FIEL.certificado.der, KEY, SECRETO))
    _rechaza(EsFIEL, "e.firma", lambda: CSD.cargar(FIEL.certificado.der, KEY, "otra"))
    _rechaza(EsFIEL, "e.firma", lambda: CSD.de_pfx(_pfx(FIEL.llave, FIEL.certificado), SECRETO))
    _rechaza(EsFIEL, "e.firma", FIEL.csd)


def test_el_certificado_de_una_autoridad_no_sella() -> None:
    _rechaza(ErrorCSD, "no es un CSD.*'AC'", lambda: CSD.cargar(AUTORIDAD.raiz.der, KEY, SECRETO))


def test_el_par_que_no_corresponde_se_rechaza() -> None:
    _rechaza(ParNoCorresponde, "no es la de este certificado", lambda: CSD.cargar(OTRA.certificado.der, KEY, SECRETO))
    # A PFX builder refuses such a pair, so the key's own certificate is left out.
    ajeno = pkcs12.serialize_key_and_certificates(
        None,
        EMISION.llave,
        None,
        [
            x509.load_der_x509_certificate(
                AUTORIDAD.emitir_csd("EKU9003173C9", "OTRA", llave=OTRA.llave).certificado.der
            )
        ],
        BestAvailableEncryption(SECRETO.encode()),
    )
    _rechaza(ParNoCorresponde, "no es la de este certificado", lambda: CSD.de_pfx(ajeno, SECRETO))


def test_los_archivos_intercambiados_se_dicen() -> None:
    _rechaza(ErrorCSD, r"llave cifrada, no un certificado.*intercambiados", lambda: CSD.cargar(KEY, CER, SECRETO))
    _rechaza(ErrorCSD, r"es un certificado.*intercambiados", lambda: CSD.cargar(CER, CER, SECRETO))
    _rechaza(ErrorCSD, r"PFX.*de_pfx", lambda: CSD.cargar(CER, PFX, SECRETO))
    _rechaza(ErrorCSD, r"es un PFX, no un certificado", lambda: CSD.cargar(PFX, KEY, SECRETO))
    _rechaza(ErrorCSD, r"es un certificado, no un PFX", lambda: CSD.de_pfx(CER, SECRETO))
    _rechaza(ErrorCSD, r"no es un PFX", lambda: CSD.de_pfx(KEY, SECRETO))


@pytest.mark.parametrize("formato", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
@pytest.mark.parametrize("codificacion", [Encoding.DER, Encoding.PEM])
def test_una_llave_sin_cifrar_se_rechaza(formato: PrivateFormat, codificacion: Encoding) -> None:
    key = _llave(formato, codificacion, cifrada=False)
    _rechaza(ErrorCSD, "sin cifrar", lambda: CSD.cargar(CER, key, SECRETO))


def test_un_pfx_sin_cifrar_se_rechaza() -> None:
    pfx = pkcs12.serialize_key_and_certificates(
        None, EMISION.llave, x509.load_der_x509_certificate(CER), None, SIN_CIFRAR
    )
    _rechaza(ErrorCSD, "sin cifrar", lambda: CSD.de_pfx(pfx, SECRETO))


def test_un_pfx_incompleto_se_rechaza() -> None:
    _rechaza(ErrorCSD, "no contiene la llave privada", lambda: CSD.de_pfx(_pfx(None, EMISION.certificado), SECRETO))
    _rechaza(ErrorCSD, "no contiene el certificado", lambda: CSD.de_pfx(_pfx(EMISION.llave, None), SECRETO))


def test_una_llave_que_no_es_rsa_se_rechaza() -> None:
    key = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, BestAvailableEncryption(SECRETO.encode())
    )
    _rechaza(ErrorCSD, "no es RSA", lambda: CSD.cargar(CER, key, SECRETO))


def test_un_archivo_que_falta_se_nombra(tmp_path: Path) -> None:
    cer, key = EMISION.guardar(tmp_path)
    falta = tmp_path / "no existe"
    for cargar in (
        partial(CSD.cargar, falta, key, SECRETO),
        partial(CSD.cargar, cer, falta, SECRETO),
        partial(CSD.de_pfx, falta, SECRETO),
    ):
        _rechaza(ErrorArchivo, "no existe", cargar)
        with pytest.raises(ErrorArchivo) as e:
            cargar()
        assert e.value.valor == str(falta)


def test_un_archivo_desmedido_no_se_lee() -> None:
    _rechaza(ErrorCSD, "pesa más de 8 KiB", lambda: CSD.cargar(CER, b"0" * 10_000, SECRETO))
    _rechaza(ErrorCSD, "pesa más de 64 KiB", lambda: CSD.de_pfx(b"0" * 100_000, SECRETO))


def _llave_cifrada_con(kdf: str, *parametros: bytes) -> bytes:
    """An EncryptedPrivateKeyInfo with PBES2, triple DES and the given password hash; its content is nonsense."""

    def secuencia(*partes: bytes) -> bytes:
        return der.escribir(der.SECUENCIA, *partes)

    hash_de_clave = secuencia(der.escribir_oid(kdf), secuencia(der.escribir(der.OCTETOS, b"sal-sal-"), *parametros))
    triple_des = secuencia(der.escribir_oid("1.2.840.113549.3.7"), der.escribir(der.OCTETOS, b"8 bytes."))
    algoritmo = secuencia(der.escribir_oid("1.2.840.113549.1.5.13"), secuencia(hash_de_clave, triple_des))
    return secuencia(algoritmo, der.escribir(der.OCTETOS, b"x" * 64))


PBKDF2, SCRYPT = "1.2.840.113549.1.5.12", "1.3.6.1.4.1.11591.4.11"


def test_una_llave_que_tardaria_horas_en_abrir_se_rechaza_de_inmediato() -> None:
    key = _llave_cifrada_con(PBKDF2, der.escribir_entero(2**31 - 1))
    _rechaza(ErrorCSD, "vueltas", lambda: CSD.cargar(CER, key, SECRETO))
    version, contenido, sello = der.leer(PFX).hijos(minimo=3)
    mac, sal, _ = sello.hijos(minimo=3)
    lento = der.escribir(der.SECUENCIA, mac.completo, sal.completo, der.escribir_entero(2**31 - 1))
    pfx = der.escribir(der.SECUENCIA, version.completo, contenido.completo, lento)
    _rechaza(ErrorCSD, "vueltas", lambda: CSD.de_pfx(pfx, SECRETO))


def test_una_llave_que_agotaria_la_memoria_se_rechaza_de_inmediato() -> None:
    key = _llave_cifrada_con(SCRYPT, *map(der.escribir_entero, (2**22, 8, 1)))
    _rechaza(ErrorCSD, "usa un cifrado que no se conoce", lambda: CSD.cargar(CER, key, SECRETO))


@given(st.binary(max_size=300))
def test_la_basura_se_rechaza(basura: bytes) -> None:
    for cargar in (partial(CSD.cargar, CER, basura, SECRETO), partial(CSD.de_pfx, basura, SECRETO)):
        with pytest.raises(ErrorCSD) as e:
            cargar()
        _exigir_explicado(e.value)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["key", "pem", "pfx"]), st.integers(min_value=0), st.binary(min_size=1, max_size=3))
def test_una_llave_alterada_se_rechaza_o_es_la_misma(que: str, posicion: int, bytes_nuevos: bytes) -> None:
    pem = _llave(PrivateFormat.TraditionalOpenSSL, Encoding.PEM, cifrada=True)
    contenido = bytearray({"key": KEY, "pem": pem, "pfx": PFX}[que])
    posicion %= len(contenido)
    contenido[posicion : posicion + len(bytes_nuevos)] = bytes_nuevos
    try:
        csd = CSD.de_pfx(bytes(contenido), SECRETO) if que == "pfx" else CSD.cargar(CER, bytes(contenido), SECRETO)
    except ErrorCSD as error:
        _exigir_explicado(error)
    else:
        assert EMISION.certificado.verificar(csd.firmar(b"hola"), b"hola")


# Secrets


def test_la_llave_no_sale_de_su_objeto() -> None:
    csd = CSD.cargar(CER, KEY, SECRETO)
    privado = f"{EMISION.llave.private_numbers().d:x}"
    assert repr(csd) == str(csd) == f"CSD(numero='{csd.numero}', rfc='EKU9003173C9')"
    publicos = [getattr(csd, nombre) for nombre in dir(csd) if not nombre.startswith("_")]
    assert not any(isinstance(valor, RSAPrivateKey) for valor in publicos)
    for texto in (repr(publicos), repr(csd), f"{csd}", f"{[csd]}"):
        assert SECRETO not in texto
        assert privado not in texto
    with pytest.raises(TypeError):
        vars(csd)


@pytest.mark.parametrize("sacar", [pickle.dumps, copy.copy, copy.deepcopy, lambda csd: pickle.dumps([csd], 0)])
def test_no_se_serializa_ni_se_copia(sacar: Callable[[CSD], object]) -> None:
    _rechaza(ErrorCSD, "no se copia ni se serializa", lambda: sacar(EMISION.csd()))


# For whom and when


def test_comprobar_acepta_lo_suyo() -> None:
    csd, certificado = EMISION.csd(), EMISION.certificado
    csd.comprobar("EKU9003173C9", datetime.now(UTC))
    csd.comprobar("EKU9003173C9", certificado.desde)
    csd.comprobar("EKU9003173C9", certificado.hasta)


@pytest.mark.parametrize("rfc", ["URE180429TM6", "eku9003173c9", "", "EKU9003173C9 "])
def test_comprobar_rechaza_otro_rfc(rfc: str) -> None:
    _rechaza(CSDDeOtroRFC, "es de EKU9003173C9", lambda: EMISION.csd().comprobar(rfc, datetime.now(UTC)))


def test_comprobar_rechaza_fechas_fuera_de_vigencia() -> None:
    csd, certificado = EMISION.csd(), EMISION.certificado
    rfc, un_segundo = "EKU9003173C9", timedelta(seconds=1)
    vigencia = re.escape(f"{certificado.desde:%Y-%m-%d %H:%M:%S}")
    antes, despues = certificado.desde - un_segundo, certificado.hasta + un_segundo
    _rechaza(CSDFueraDeVigencia, f"aún no es vigente.*{vigencia}", lambda: csd.comprobar(rfc, antes))
    _rechaza(CSDFueraDeVigencia, f"venció.*{vigencia}", lambda: csd.comprobar(rfc, despues))
    for extremo in ("0001-01-01", "9999-12-31T23:59:59"):
        sin_zona = datetime.fromisoformat(extremo)
        with pytest.raises(CSDFueraDeVigencia):
            csd.comprobar(rfc, sin_zona)
