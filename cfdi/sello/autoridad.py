"""A throw-away authority that issues certificates with the SAT's structure: for tests, demos and the simulated PAC.

Nothing it issues can pass for real: its issuer says PRUEBAS, its numbers start with 39999, which the SAT does
not use, and no store trusts it until somebody adds it (`Almacen.del_sat().con(*autoridad.certificados)`).
The attributes of the subjects, their order and their ASN.1 types are those of the SAT's own test certificates.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
)

from cfdi.errores import ErrorArchivo, ErrorDatos
from cfdi.sello import der
from cfdi.sello.certificado import Certificado, a_utc
from cfdi.sello.csd import CSD

CONTRASENA_DE_PRUEBAS: Final = "12345678a"
"""Password of the keys issued here, the same that the SAT gives to its own test keys: it protects nothing."""

_DESDE_SIEMPRE, _HASTA_SIEMPRE = datetime(2000, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, 23, 59, 59, tzinfo=UTC)
_VIGENCIA: Final = timedelta(days=4 * 365 + 1)  # the SAT's four years
_MARGEN: Final = timedelta(days=1)  # the Fecha of a document may be hours behind, in its own time zone

_RFC = re.compile(r"[A-ZÑ&]{3,4}\d{6}[A-Z\d]{2}[A\d]")
_LARGO_RFC_MORAL: Final = 12
_RFC_GENERICO, _CURP_GENERICA, _RFC_DEL_SAT = "XAXX010101000", "XEXX010101HNEXXXA4", "SAT970701NN3"

# Attributes of a name
_CN, _NOMBRE, _O, _OU, _PAIS = "2.5.4.3", "2.5.4.41", "2.5.4.10", "2.5.4.11", "2.5.4.6"
_ID_RFC, _ID_CURP, _CORREO = "2.5.4.45", "2.5.4.5", "1.2.840.113549.1.9.1"

_SHA256_CON_RSA: Final = der.escribir(der.SECUENCIA, der.escribir_oid("1.2.840.113549.1.1.11"), der.escribir(der.NULO))
_VERSION_3: Final = der.escribir(0xA0, der.escribir_entero(2))
_SI: Final = der.escribir(der.BOOLEANO, b"\xff")


def _extension(oid: str, valor: bytes, *, critica: bool = False) -> bytes:
    return der.escribir(der.SECUENCIA, der.escribir_oid(oid), _SI if critica else b"", der.escribir(der.OCTETOS, valor))


def _bits(octeto: int) -> bytes:
    """A named bit list of one octet: as many unused bits as it has trailing zeros."""
    sobrantes = (octeto & -octeto).bit_length() - 1
    return der.escribir(der.BITS, bytes((sobrantes, octeto)))


_NO_ES_AUTORIDAD: Final = _extension("2.5.29.19", der.escribir(der.SECUENCIA), critica=True)
_ES_AUTORIDAD: Final = _extension("2.5.29.19", der.escribir(der.SECUENCIA, _SI), critica=True)
_EXTENSIONES_AC: Final = (_ES_AUTORIDAD, _extension("2.5.29.15", _bits(0b0000_0110), critica=True))
_EXTENSIONES_CSD: Final = (_NO_ES_AUTORIDAD, _extension("2.5.29.15", _bits(0b1100_0000)))
_EXTENSIONES_FIEL: Final = (
    _NO_ES_AUTORIDAD,
    _extension("2.5.29.15", _bits(0b1101_1000)),
    _extension("2.16.840.1.113730.1.1", _bits(0b1010_0000)),  # Netscape: TLS client, S/MIME
    _extension(
        "2.5.29.37",
        der.escribir(der.SECUENCIA, *map(der.escribir_oid, ("1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.2"))),
    ),
)


def generar_llave() -> RSAPrivateKey:
    """A new RSA key of 2048 bits: 50 to 300 ms. Give the same one to several `emitir_*` where time matters."""
    return generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(frozen=True, slots=True, repr=False)
class Emision:
    """A certificate just issued, with its key."""

    certificado: Certificado
    llave: RSAPrivateKey
    contrasena: str

    @property
    def key(self) -> bytes:
        """The content of a `.key` file: PKCS#8 in DER, encrypted with `contrasena`."""
        cifrado = BestAvailableEncryption(self.contrasena.encode("utf-8"))
        return self.llave.private_bytes(Encoding.DER, PrivateFormat.PKCS8, cifrado)

    def csd(self) -> CSD:
        """The CSD that they make.

        Raises:
            EsFIEL: this is an e.firma.
        """
        return CSD(self.certificado, self.llave)

    def guardar(self, carpeta: Path) -> tuple[Path, Path]:
        """Write `<numero>.cer` and `<numero>.key` in a folder that exists; returns the two paths.

        Raises:
            ErrorArchivo: the folder does not exist or cannot be written.
        """
        cer, key = (carpeta / f"{self.certificado.numero}{sufijo}" for sufijo in (".cer", ".key"))
        try:
            cer.write_bytes(self.certificado.der)
            key.touch(mode=0o600)
            key.write_bytes(self.key)
        except OSError as error:
            raise ErrorArchivo(
                f"no se puede escribir ({error.strerror}).",
                campo="carpeta",
                valor=carpeta,
                remedio="Revise que la carpeta exista y sus permisos.",
            ) from None
        return cer, key

    def __repr__(self) -> str:
        return f"Emision({self.certificado!r})"


class AutoridadDePruebas:
    """A root and an intermediate authority of its own, made anew each time (two RSA keys).

    Its names carry a random mark, so that the certificates of two authorities are never taken for one another's.
    """

    def __init__(self) -> None:
        marca = secrets.token_hex(4).upper()
        self._numeros = count(secrets.randbelow(10**14))
        llave_raiz, self._llave = generar_llave(), generar_llave()
        nombre_raiz, self._nombre = (_nombre_de_autoridad(cual, marca) for cual in ("RAIZ", "AC"))
        self.raiz = self._firmar(
            nombre_raiz, llave_raiz.public_key(), _EXTENSIONES_AC, emisor=nombre_raiz, firmante=llave_raiz
        )
        self.intermedia = self._firmar(
            self._nombre, self._llave.public_key(), _EXTENSIONES_AC, emisor=nombre_raiz, firmante=llave_raiz
        )

    @property
    def certificados(self) -> tuple[Certificado, Certificado]:
        """The intermediate and the root: what a store must trust to verify whatever is issued here."""
        return self.intermedia, self.raiz

    def emitir_csd(
        self,
        rfc: str,
        nombre: str,
        *,
        desde: datetime | None = None,
        hasta: datetime | None = None,
        llave: RSAPrivateKey | None = None,
    ) -> Emision:
        """A CSD of a person or a company; valid since yesterday for four years unless told otherwise.

        Raises:
            ErrorDatos: `rfc` has not the form of an RFC, `nombre` is empty, or the period is.
        """
        sujeto = [*_identidad(rfc, nombre), *_representacion(rfc), (_OU, "PRUEBAS")]
        return self._emitir(sujeto, _EXTENSIONES_CSD, desde, hasta, llave)

    def emitir_fiel(
        self,
        rfc: str,
        nombre: str,
        *,
        desde: datetime | None = None,
        hasta: datetime | None = None,
        llave: RSAPrivateKey | None = None,
    ) -> Emision:
        """An e.firma, which no CFDI may be sealed with. Arguments and errors as in `emitir_csd`."""
        sujeto = [
            *_identidad(rfc, nombre),
            (_PAIS, "MX"),
            (_CORREO, "pruebas@example.com"),
            *_representacion(rfc),
        ]
        return self._emitir(sujeto, _EXTENSIONES_FIEL, desde, hasta, llave)

    def emitir_pac(
        self,
        rfc: str,
        *,
        desde: datetime | None = None,
        hasta: datetime | None = None,
        llave: RSAPrivateKey | None = None,
    ) -> Emision:
        """A PAC's stamping certificate: the holder is the SAT, `rfc` is the PAC's. As `emitir_csd` otherwise."""
        _exigir_rfc(rfc)
        sujeto = [
            *_identidad(_RFC_DEL_SAT, "SAT DE PRUEBAS"),
            *_representacion(_RFC_DEL_SAT),
            (_OU, f"PAC{rfc}00001"),
        ]
        return self._emitir(sujeto, _EXTENSIONES_CSD, desde, hasta, llave)

    def _emitir(
        self,
        sujeto: Iterable[tuple[str, str]],
        extensiones: tuple[bytes, ...],
        desde: datetime | None,
        hasta: datetime | None,
        llave: RSAPrivateKey | None,
    ) -> Emision:
        inicio = a_utc(desde) if desde else datetime.now(UTC) - _MARGEN
        fin = a_utc(hasta) if hasta else inicio + _VIGENCIA
        if fin <= inicio:
            raise ErrorDatos(
                "la vigencia termina antes de empezar.",
                campo="hasta",
                valor=fin.isoformat(),
                remedio=f"Dé una fecha posterior a {inicio.isoformat()}.",
            )
        llave = llave or generar_llave()
        certificado = self._firmar(
            _escribir_nombre(sujeto),
            llave.public_key(),
            extensiones,
            emisor=self._nombre,
            firmante=self._llave,
            vigencia=(inicio, fin),
        )
        return Emision(certificado, llave, CONTRASENA_DE_PRUEBAS)

    def _firmar(
        self,
        sujeto: bytes,
        clave: RSAPublicKey,
        extensiones: tuple[bytes, ...],
        *,
        emisor: bytes,
        firmante: RSAPrivateKey,
        vigencia: tuple[datetime, datetime] = (_DESDE_SIEMPRE, _HASTA_SIEMPRE),
    ) -> Certificado:
        """TBSCertificate and Certificate of RFC 5280, 4.1."""
        por_firmar = der.escribir(
            der.SECUENCIA,
            _VERSION_3,
            der.escribir(der.ENTERO, f"39999{next(self._numeros):015}".encode("ascii")),
            _SHA256_CON_RSA,
            emisor,
            der.escribir(der.SECUENCIA, *map(der.escribir_fecha, vigencia)),
            sujeto,
            clave.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
            der.escribir(0xA3, der.escribir(der.SECUENCIA, *extensiones)),
        )
        firma = firmante.sign(por_firmar, PKCS1v15(), SHA256())
        return Certificado(
            der.escribir(der.SECUENCIA, por_firmar, _SHA256_CON_RSA, der.escribir(der.BITS, b"\x00", firma))
        )


def _nombre_de_autoridad(cual: str, marca: str) -> bytes:
    organizacion = "AUTORIDAD DE PRUEBAS, SIN VALOR FISCAL"
    return _escribir_nombre(
        [(_CN, f"{cual} DE PRUEBAS {marca}"), (_O, organizacion), (_OU, "PRUEBAS DE CFDI"), (_PAIS, "MX")]
    )


def _identidad(rfc: str, nombre: str) -> list[tuple[str, str]]:
    _exigir_rfc(rfc)
    if not nombre.strip():
        raise ErrorDatos("falta el nombre del titular.", campo="nombre", remedio="Dé el nombre o la razón social.")
    return [(_CN, nombre), (_NOMBRE, nombre), (_O, nombre)]


def _representacion(rfc: str) -> list[tuple[str, str]]:
    """RFC and CURP as the SAT writes them: a company's go with its representative's."""
    if len(rfc) == _LARGO_RFC_MORAL:
        return [(_ID_RFC, f"{rfc} / {_RFC_GENERICO}"), (_ID_CURP, f" / {_CURP_GENERICA}")]
    return [(_ID_RFC, rfc), (_ID_CURP, _CURP_GENERICA)]


def _exigir_rfc(rfc: str) -> None:
    if not _RFC.fullmatch(rfc):
        raise ErrorDatos("no tiene la forma de un RFC.", campo="rfc", valor=rfc, remedio="Use 12 o 13 caracteres.")


def _escribir_nombre(atributos: Iterable[tuple[str, str]]) -> bytes:
    return der.escribir(der.SECUENCIA, *(_escribir_atributo(oid, texto) for oid, texto in atributos))


def _escribir_atributo(oid: str, texto: str) -> bytes:
    valor = der.escribir(der.IA5, texto.encode("ascii")) if oid == _CORREO else der.escribir_texto(texto)
    return der.escribir(der.CONJUNTO, der.escribir(der.SECUENCIA, der.escribir_oid(oid), valor))
