"""What a certificate says: against the SAT's own samples, against `cryptography`, and under junk."""

from __future__ import annotations

import base64
import csv
import pickle
import warnings
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.errores import ErrorArchivo, ErrorCFDI, ErrorCSD, ErrorDatos
from cfdi.sello.autoridad import AutoridadDePruebas
from cfdi.sello.certificado import Certificado, Origen
from cfdi.sello.confianza import Almacen
from tests.rutas import COMPARTIDO, MUESTRAS, necesita_compartido

CERTIFICADOS = MUESTRAS / "csd"

AUTORIDAD = AutoridadDePruebas()
EMISION = AUTORIDAD.emitir_csd("HAÑ930228SM9", "HERMANOS ÑARVAEZ & CÍA")
CERTIFICADO = EMISION.certificado

# The index takes the RFC from the folder that a sample came in; these certificates name another holder,
# with a Latin-1 Ñ in the name. Read with `openssl asn1parse`.
TITULARES_CON_ENIE = {
    "30001000000400002421": "HAÑ930228SM9",
    "30001000000400002423": "ZUÑ920208KL4",
    "30001000000400002425": "URE180429TM6",
    "30001000000400002430": "RAQÑ7701212M3",
    "30001000000400002431": "IAÑL750210963",
    "30001000000400002432": "CAÑF770131PA3",
    "30001000000400002433": "LIÑI920228KS8",
    "30001000000400002438": "IVD920810GU2",
    "30001000000400002439": "HAÑ930228SM9",
    "30001000000400002442": "ZUÑ920208KL4",
    "30001000000400002444": "URE180429TM6",
    "30001000000400002449": "IAÑL750210963",
    "30001000000400002453": "RAQÑ7701212M3",
    "30001000000400002461": "OÑO120726RX3",
    "30001000000400002464": "OÑO120726RX3",
}
# The index calls all of `pac/` CSD; type, RFC of the holder and RFC of the PAC, read with `openssl x509 -text`.
FUERA_DE_LO_COMUN = {
    "00000000000000001083": ("AC", "SAT970701NN3", None),
    "00000000000000001106": ("AC", "SAT970701NN3", None),
    "00001000000403258748": ("PAC", "SAT970701NN3", "SAT970701NN3"),
    "00001000000504465028": ("PAC", "SAT970701NN3", "SAT970701NN3"),
    "00001000000708361114": ("PAC", "SAT970701NN3", "TBN040609RKA"),
    "00001088888800000022": ("otro", "", None),
    "00001088888800000039": ("otro", "", None),
}

# There the index gives the name of the issuer instead.
NOMBRES = {
    "00000000000000001083": "A.C. del Servicio de Administración Tributaria",
    "00000000000000001106": "AUTORIDAD CERTIFICADORA",
}


def _indice() -> list[dict[str, str]]:
    """The rows of the index, without the one whose file another of the same name replaced."""
    if not CERTIFICADOS.is_dir():
        return []
    with (CERTIFICADOS / "indice.csv").open(encoding="utf-8", newline="") as archivo:
        filas = list(csv.DictReader(archivo))
    return [fila for fila in filas if (fila["serial"], fila["issuer"]) != ("30001000000300023708", "AC de pruebas")]


INDICE = _indice()
cada_muestra = pytest.mark.parametrize("fila", INDICE, ids=[fila["serial"] for fila in INDICE])


def _ruta(fila: dict[str, str]) -> Path:
    return CERTIFICADOS / fila["file"].replace("csd/other/", "pac/")


# The SAT's samples


@necesita_compartido
def test_el_indice_cubre_todas_las_muestras() -> None:
    assert {_ruta(fila) for fila in INDICE} == set(CERTIFICADOS.rglob("*.cer"))
    assert len(INDICE) == 91


@necesita_compartido
@cada_muestra
def test_la_muestra_dice_lo_que_el_indice(fila: dict[str, str]) -> None:
    certificado = Certificado.leer(_ruta(fila))
    assert certificado.numero == fila["serial"]
    assert f"{certificado.desde:%Y-%m-%d}" == fila["not_before"]
    assert f"{certificado.hasta:%Y-%m-%d}" == fila["not_after"]
    assert certificado.nombre.replace("Ñ", "\N{REPLACEMENT CHARACTER}") == NOMBRES.get(fila["serial"], fila["name"])
    assert certificado.emisor == fila["issuer"]
    assert certificado.ambiente == {"test": "pruebas", "prod/other": "produccion"}[fila["issuer_env"]]
    assert certificado.clave_publica.key_size == int(fila["bits"])


@necesita_compartido
@cada_muestra
def test_la_muestra_es_de_quien_y_para_lo_que_es(fila: dict[str, str]) -> None:
    certificado = Certificado.leer(_ruta(fila))
    tipo, rfc, proveedor = FUERA_DE_LO_COMUN.get(fila["serial"], (fila["type"], fila["rfc"], None))
    if fila["cryptography_parses_subject"] == "n":  # the index knew neither holder nor type of these
        rfc = TITULARES_CON_ENIE[fila["serial"]]
        tipo = "FIEL" if _segunda_opinion(certificado).data_encipherment else "CSD"
    assert (certificado.tipo, certificado.rfc, certificado.rfc_proveedor) == (tipo, rfc, proveedor)


@necesita_compartido
@cada_muestra
def test_la_muestra_se_lee_como_la_lee_cryptography(fila: dict[str, str]) -> None:
    certificado = Certificado.leer(_ruta(fila))
    otro = _como_x509(certificado)
    assert certificado.numero == otro.serial_number.to_bytes(20, "big").decode("ascii")
    assert (certificado.desde, certificado.hasta) == (otro.not_valid_before_utc, otro.not_valid_after_utc)
    assert certificado.clave_publica == otro.public_key()


def _como_x509(certificado: Certificado) -> x509.Certificate:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return x509.load_der_x509_certificate(certificado.der)


def _segunda_opinion(certificado: Certificado) -> x509.KeyUsage:
    return _como_x509(certificado).extensions.get_extension_for_class(x509.KeyUsage).value


@necesita_compartido
def test_la_curp_es_la_del_titular_y_no_la_del_representante() -> None:
    assert Certificado.leer(CERTIFICADOS / "CACX7605101P8_30001000000400002451.cer").curp == "CACX760510MGTSHC04"
    assert Certificado.leer(CERTIFICADOS / "EKU9003173C9_30001000000500003416.cer").curp is None


@necesita_compartido
def test_los_certificados_de_las_autoridades_del_sat_son_de_autoridad() -> None:
    archivos = sorted((COMPARTIDO / "sat" / "certificados").glob("*_SAT.cer"))
    tipos = {archivo.name: Certificado.leer(archivo).tipo for archivo in archivos if "ocsp" not in archivo.name}
    assert set(tipos.values()) == {"AC"}, tipos


# Where it comes from


def test_se_lee_igual_como_der_pem_base64_o_archivo(tmp_path: Path) -> None:
    base64_texto = CERTIFICADO.a_base64()
    pem = f"-----BEGIN CERTIFICATE-----\n{base64_texto}\n-----END CERTIFICATE-----\n"
    archivo = tmp_path / "emisor.cer"
    archivo.write_bytes(CERTIFICADO.der)
    contenidos: list[Origen] = [CERTIFICADO.der, pem.encode(), pem, b"Bag\n" + pem.encode(), base64_texto.encode()]
    for origen in [*contenidos, archivo, str(archivo)]:
        assert Certificado.leer(origen) == CERTIFICADO, origen
    assert Certificado.de_base64(base64_texto) == CERTIFICADO
    assert Certificado.de_base64(f"\n {base64_texto[:64]}\r\n\t{base64_texto[64:]} ".encode()) == CERTIFICADO
    assert base64.b64decode(base64_texto) == CERTIFICADO.der


def test_es_un_valor() -> None:
    gemelo = Certificado(bytes(CERTIFICADO.der))
    assert gemelo == CERTIFICADO
    assert hash(gemelo) == hash(CERTIFICADO)
    assert AUTORIDAD.raiz != CERTIFICADO
    assert pickle.loads(pickle.dumps(CERTIFICADO)).nombre == "HERMANOS ÑARVAEZ & CÍA"
    with pytest.raises(FrozenInstanceError):
        CERTIFICADO.der = b""  # type: ignore[misc]
    assert repr(CERTIFICADO) == f"Certificado(numero='{CERTIFICADO.numero}', tipo='CSD', rfc='HAÑ930228SM9')"


@pytest.mark.parametrize("etiqueta", [0x0C, 0x13, 0x14, 0x16], ids=["UTF8String", "Printable", "T61String", "IA5"])
def test_un_nombre_en_latin_1_se_lee_sea_cual_sea_su_tipo_declarado(etiqueta: int) -> None:
    latin = "HERMANOS ÑARVAEZ & CÍA".encode("latin-1")
    declarado = bytes((0x14, len(latin))) + latin
    assert declarado in CERTIFICADO.der
    otro = Certificado(CERTIFICADO.der.replace(declarado, bytes((etiqueta, len(latin))) + latin))
    assert otro.nombre == "HERMANOS ÑARVAEZ & CÍA"
    assert otro.rfc == "HAÑ930228SM9"


def test_un_nombre_en_utf_8_tambien() -> None:
    emision = AUTORIDAD.emitir_csd("EKU9003173C9", "ESCUELA N", llave=EMISION.llave)
    original, utf8 = b"\x13\x09ESCUELA N", b"\x0c\x09ESCUELA" + "Ñ".encode()
    assert Certificado(emision.certificado.der.replace(original, utf8)).nombre == "ESCUELAÑ"


# Period


def test_la_vigencia_incluye_sus_dos_extremos() -> None:
    un_segundo = timedelta(seconds=1)
    assert CERTIFICADO.vigente_en(CERTIFICADO.desde)
    assert CERTIFICADO.vigente_en(CERTIFICADO.hasta)
    assert not CERTIFICADO.vigente_en(CERTIFICADO.desde - un_segundo)
    assert not CERTIFICADO.vigente_en(CERTIFICADO.hasta + un_segundo)
    assert not any(CERTIFICADO.vigente_en(datetime.fromisoformat(f)) for f in ("0001-01-01", "9999-12-31T23:59:59"))


def test_una_fecha_sin_zona_es_hora_del_centro() -> None:
    hasta = datetime(2024, 5, 1, 6, 0, 0, tzinfo=UTC)
    desde = hasta - timedelta(days=1)
    certificado = AUTORIDAD.emitir_csd(
        "EKU9003173C9", "ESCUELA", desde=desde, hasta=hasta, llave=EMISION.llave
    ).certificado
    assert certificado.vigente_en(datetime.fromisoformat("2024-05-01T00:00:00"))
    assert not certificado.vigente_en(datetime.fromisoformat("2024-05-01T00:00:01"))
    tijuana = timezone(timedelta(hours=-8))
    assert certificado.vigente_en(datetime(2024, 4, 30, 22, 0, 0, tzinfo=tijuana))
    assert not certificado.vigente_en(datetime(2024, 4, 30, 22, 0, 1, tzinfo=tijuana))


# Signatures


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(min_value=0))
def test_verifica_lo_firmado_y_nada_mas(mensaje: bytes, posicion: int) -> None:
    firma = EMISION.llave.sign(mensaje, padding.PKCS1v15(), hashes.SHA256())
    assert CERTIFICADO.verificar(firma, mensaje)
    assert not CERTIFICADO.verificar(firma, mensaje + b".")
    assert not CERTIFICADO.verificar(firma, mensaje, algoritmo="SHA1")
    posicion %= len(firma)
    alterada = firma[:posicion] + bytes((firma[posicion] ^ 1,)) + firma[posicion + 1 :]
    assert not CERTIFICADO.verificar(alterada, mensaje)
    assert not AUTORIDAD.raiz.verificar(firma, mensaje)
    assert not CERTIFICADO.verificar(mensaje, mensaje), "any bytes for a signature: false, never an exception"


def test_verifica_los_sellos_sha1_de_los_cfdi_antiguos() -> None:
    firma = EMISION.llave.sign(b"||3.2||", padding.PKCS1v15(), hashes.SHA1())
    assert CERTIFICADO.verificar(firma, b"||3.2||", algoritmo="SHA1")
    assert not CERTIFICADO.verificar(firma, b"||3.2||")
    with pytest.raises(ErrorDatos, match="MD5"):
        CERTIFICADO.verificar(firma, b"||3.2||", algoritmo="MD5")  # type: ignore[arg-type]


# Refusals


def _autofirmado(llave: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, serie: int) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Alguien")])
    ahora = datetime.now(UTC)
    constructor = x509.CertificateBuilder(nombre, nombre, llave.public_key(), serie, ahora, ahora + timedelta(days=1))
    return constructor.sign(llave, hashes.SHA256()).public_bytes(Encoding.DER)


def _exigir_explicado(error: ErrorCFDI) -> None:
    """A person must learn what is wrong with what, and what to do."""
    assert error.campo
    assert error.remedio
    assert str(error).startswith(f"{error.campo}: ")


def test_un_numero_de_serie_que_no_son_20_digitos_se_dice() -> None:
    with pytest.raises(ErrorCSD, match=r"0bad.*20 dígitos") as e:
        Certificado.leer(_autofirmado(EMISION.llave, 0x0BAD))
    _exigir_explicado(e.value)


def test_una_clave_que_no_es_rsa_se_dice() -> None:
    serie = int.from_bytes(b"39999000000000000001", "big")
    with pytest.raises(ErrorCSD, match="RSA"):
        Certificado.leer(_autofirmado(ec.generate_private_key(ec.SECP256R1()), serie))
    assert Certificado.leer(_autofirmado(EMISION.llave, serie)).tipo == "otro"


def test_una_llave_en_lugar_del_certificado_se_dice() -> None:
    with pytest.raises(ErrorCSD, match=r"llave cifrada.*intercambiados") as e:
        Certificado.leer(EMISION.key)
    _exigir_explicado(e.value)


@pytest.mark.parametrize("ruta", ["no-existe.cer", "con\0nulo.cer", "."])
def test_un_archivo_que_no_se_puede_leer_se_nombra(ruta: str) -> None:
    with pytest.raises(ErrorArchivo) as e:
        Certificado.leer(ruta)
    assert e.value.valor == ruta
    _exigir_explicado(e.value)


def test_un_texto_que_no_es_ruta_no_se_repite_en_el_error() -> None:
    secreto = base64.b64encode(EMISION.key).decode("ascii")
    assert len(secreto) > 1024
    with pytest.raises(ErrorCSD) as e:
        Certificado.leer(secreto)
    assert secreto[:40] not in f"{e.value} {e.value.__dict__}"


@pytest.mark.parametrize("origen", [None, 0, 1.5, bytearray(b"0")])
def test_lo_que_no_es_ruta_ni_bytes_se_dice(origen: object) -> None:
    with pytest.raises(ErrorCSD, match=type(origen).__name__):
        Certificado.leer(origen)  # type: ignore[arg-type]


def test_lo_desmedido_no_se_lee(tmp_path: Path) -> None:
    archivo = tmp_path / "enorme.cer"
    with archivo.open("wb") as salida:
        salida.truncate(10**9)
    for origen in (archivo, b"\x30" * 100_000, b"-----BEGIN CERTIFICATE-----" * 10_000):
        with pytest.raises(ErrorCSD, match=r"pesa más de 32 KiB"):
            Certificado.leer(origen)
    with pytest.raises(ErrorCSD, match="demasiado largo"):
        Certificado.de_base64("A" * 100_000)
    with pytest.raises(ErrorCSD, match="demasiado grande"):
        Certificado(b"\x30" * 100_000)


@pytest.mark.parametrize("texto", ["", "Ñ", "====", "MII", "MIIB!", "\ud800", CERTIFICADO.a_base64()[:-8]])
def test_un_atributo_certificado_ilegible_se_dice(texto: str) -> None:
    with pytest.raises(ErrorCSD) as e:
        Certificado.de_base64(texto)
    assert e.value.campo == "Certificado"
    _exigir_explicado(e.value)


# Junk: an ErrorCSD or a certificate whose every property can be asked; never another exception


def _preguntar_todo(certificado: Certificado) -> None:
    for propiedad in ("nombre", "rfc", "curp", "tipo", "ambiente", "emisor", "rfc_proveedor", "raiz", "clave_publica"):
        getattr(certificado, propiedad)
    assert len(certificado.numero) == 20
    assert isinstance(repr(certificado), str)
    assert certificado.vigente_en(datetime.now(UTC)) in (True, False)
    assert not certificado.verificar(b"\x01" * 256, b"")


@given(st.binary(max_size=400))
def test_la_basura_se_rechaza(basura: bytes) -> None:
    for leer in (Certificado.leer, Certificado.de_base64, Certificado):
        with pytest.raises(ErrorCSD) as e:
            leer(basura)
        _exigir_explicado(e.value)


@settings(deadline=None)
@given(st.data())
def test_un_certificado_alterado_se_rechaza_o_no_se_verifica(data: st.DataObject) -> None:
    original = CERTIFICADO.der
    contenido = bytearray(original)
    for _ in range(data.draw(st.integers(1, 3))):
        posicion = data.draw(st.integers(0, len(contenido) - 1))
        contenido[posicion : posicion + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    try:
        alterado = Certificado.leer(bytes(contenido))
    except ErrorCSD as error:
        _exigir_explicado(error)
        return
    _preguntar_todo(alterado)
    confia = Almacen().con(*AUTORIDAD.certificados)
    assert confia.verificar(alterado, alterado.desde).verificada == (alterado.der == original)


def test_cualquier_principio_de_un_certificado_se_rechaza() -> None:
    for largo in range(len(CERTIFICADO.der)):
        with pytest.raises(ErrorCSD):
            Certificado(CERTIFICADO.der[:largo])
    with pytest.raises(ErrorCSD, match="sobran 1 bytes"):
        Certificado(CERTIFICADO.der + b"\n")


@necesita_compartido
@pytest.mark.parametrize("serie", ["00001000000504465028", "30001000000400002421"])
def test_cada_byte_cambiado_de_uno_real_se_rechaza_o_se_lee(serie: str) -> None:
    original = Certificado.leer(next(CERTIFICADOS.rglob(f"*{serie}.cer"))).der
    for posicion in range(len(original)):
        for byte in (0x80, original[posicion] ^ 0x01):
            contenido = original[:posicion] + bytes((byte,)) + original[posicion + 1 :]
            try:
                _preguntar_todo(Certificado.leer(contenido))
            except ErrorCSD as error:
                assert error.remedio, (posicion, byte, error)
