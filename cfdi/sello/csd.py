"""The Certificado de Sello Digital: a certificate of the SAT together with its private key, ready to sign.

The SAT delivers a `.cer` (DER) and a `.key` (encrypted PKCS#8 in DER); people also keep them as PEM or PFX.
A private key enters here encrypted and never leaves: no repr, no pickle, no copy and no attribute gives it back.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import Final, NoReturn, TypeVar

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key, load_pem_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

from cfdi.errores import ContrasenaIncorrecta, CSDDeOtroRFC, CSDFueraDeVigencia, ErrorCSD, EsFIEL, ParNoCorresponde
from cfdi.sello import der
from cfdi.sello.certificado import Certificado, Origen, a_utc, leer_origen

T = TypeVar("T")

_LLAVE_MAXIMA: Final = 8 * 1024  # an encrypted 4096-bit key in PEM has 3.4 KiB
_PFX_MAXIMO: Final = 64 * 1024
_VUELTAS_MAXIMAS: Final = 5_000_000  # of the password hash: about a second; a hostile file could ask for hours
_PROFUNDIDAD_MAXIMA: Final = 32

_SCRYPT = "1.3.6.1.4.1.11591.4.11"  # its cost is memory, without a bound that could be told beforehand
_LLAVE_SIN_CIFRAR = "1.2.840.113549.1.12.10.1.1"  # PKCS#12 keyBag
_CIFRADOS: Final = frozenset(
    {
        "1.2.840.113549.1.5.13",  # PBES2, the SAT's, of:
        "1.2.840.113549.1.5.12",  # PBKDF2
        *(f"1.2.840.113549.2.{hmac}" for hmac in range(7, 12)),  # HMAC with SHA-1 and SHA-2
        "1.2.840.113549.3.7",  # triple DES, the SAT's
        *(f"2.16.840.1.101.3.4.1.{aes}" for aes in (2, 22, 42)),  # AES in CBC mode
        "1.2.840.113549.1.5.3",  # PBES1 with MD5 and DES
        "1.2.840.113549.1.12.1.3",  # PKCS#12 with SHA-1 and triple DES
    }
)
_REMEDIO_CER: Final = "Use el .cer de un Certificado de Sello Digital."
_REMEDIO_LLAVE: Final = "Use el archivo .key tal como lo entrega el SAT."


class CSD:
    """A certificate and the private key that pairs with it; made by `cargar` or `de_pfx`.

    A PAC's stamping certificate is accepted too: it differs from a CSD only in its organizational unit.

    Raises:
        EsFIEL: the certificate is an e.firma.
        ParNoCorresponde: the key is not the certificate's.
        ErrorCSD: the certificate is not one to seal with (an authority's, for instance).
    """

    __slots__ = ("_certificado", "_llave")

    def __init__(self, certificado: Certificado, llave: RSAPrivateKey) -> None:
        _exigir_csd(certificado)
        if llave.public_key() != certificado.clave_publica:
            raise ParNoCorresponde(
                "la llave privada no es la de este certificado.",
                campo="llave",
                remedio=f"Use el .key que se generó junto con el certificado {certificado.numero}.",
            )
        self._certificado = certificado
        self._llave = llave

    @classmethod
    def cargar(cls, cer: Origen, key: Origen, contrasena: str | bytes) -> CSD:
        """From the two files of the SAT, given as paths or as their content; DER or PEM.

        Raises:
            ErrorArchivo: a file is missing or cannot be read.
            ContrasenaIncorrecta: the password does not open the key.
            EsFIEL, ParNoCorresponde, ErrorCSD: as the class says; also when a file is not what it should be,
                or the key is not encrypted or is encrypted in an unknown way.
        """
        certificado = Certificado.leer(cer)
        _exigir_csd(certificado)  # before the password: whoever brings an e.firma should not hunt for it
        return cls(certificado, abrir_llave(key, contrasena))

    @classmethod
    def de_pfx(cls, pfx: Origen, contrasena: str | bytes) -> CSD:
        """From a PKCS#12 file (.pfx, .p12), given as a path or as its content.

        Raises:
            The same as `cargar`; ErrorCSD also when it lacks the certificate or the key.
        """
        contenido, campo = leer_origen(pfx, "PFX", _PFX_MAXIMO)
        if der.reconocer(contenido) != "PFX":
            raise _otra_cosa(der.reconocer(contenido), "un PFX", campo, "Use el archivo .pfx o .p12.")
        _exigir_pfx_cifrado(contenido, campo)
        llave, certificados = _con_contrasena(partial(_leer_pfx, contenido), contrasena, campo)
        if llave is None or not certificados:
            raise ErrorCSD(
                f"no contiene {'la llave privada' if llave is None else 'el certificado'}.",
                campo=campo,
                remedio="Expórtelo de nuevo con el certificado y su llave.",
            )
        return cls(Certificado(certificados[0]), _exigir_rsa(llave, campo))

    @property
    def certificado(self) -> Certificado:
        """The certificate."""
        return self._certificado

    @property
    def numero(self) -> str:
        """Number of the certificate, 20 digits (NoCertificado)."""
        return self._certificado.numero

    @property
    def rfc(self) -> str:
        """RFC of the taxpayer."""
        return self._certificado.rfc

    @property
    def nombre(self) -> str:
        """Name of the taxpayer as the SAT wrote it in the certificate."""
        return self._certificado.nombre

    def firmar(self, mensaje: bytes) -> bytes:
        """The signature of `mensaje`: RSASSA-PKCS1-v1_5 with SHA-256 (Anexo 20, I.B), as raw bytes."""
        return self._llave.sign(mensaje, PKCS1v15(), SHA256())

    def comprobar(self, rfc: str, fecha: datetime) -> None:
        """Check that a document of `rfc` dated `fecha` may be sealed with it.

        A date without zone is central Mexican time, as in `Certificado.vigente_en`.

        Raises:
            CSDDeOtroRFC: it belongs to another taxpayer (SAT code 303).
            CSDFueraDeVigencia: `fecha` is outside its period (SAT codes 304, 305).
        """
        if rfc != self.rfc:
            raise CSDDeOtroRFC(
                f"el CSD {self.numero} es de {self.rfc}, no del emisor.",
                campo="Emisor.Rfc",
                valor=rfc,
                remedio="Selle con el CSD del emisor, o corrija el RFC.",
            )
        certificado = self._certificado
        if not certificado.vigente_en(fecha):
            caducado = a_utc(fecha) > certificado.hasta
            raise CSDFueraDeVigencia(
                f"el CSD {self.numero} {'venció' if caducado else 'aún no es vigente'}: "
                f"vale del {certificado.desde:%Y-%m-%d %H:%M:%S} al {certificado.hasta:%Y-%m-%d %H:%M:%S} UTC.",
                campo="Fecha",
                valor=fecha.isoformat(),
                remedio="Tramite un CSD nuevo en el SAT." if caducado else "Revise la fecha del comprobante.",
            )

    def __repr__(self) -> str:
        return f"CSD(numero={self.numero!r}, rfc={self.rfc!r})"

    def __reduce_ex__(self, protocolo: object) -> NoReturn:
        raise ErrorCSD(
            "la llave privada no se copia ni se serializa.",
            campo="CSD",
            remedio="Pase las rutas y cargue el CSD en cada proceso con CSD.cargar.",
        )


def abrir_llave(origen: Origen, contrasena: str | bytes) -> RSAPrivateKey:
    """Decrypt an RSA private key: encrypted PKCS#8 in DER or PEM, or OpenSSL's traditional PEM.

    Raises:
        ErrorArchivo: the file is missing or cannot be read.
        ContrasenaIncorrecta: the password does not open it.
        ErrorCSD: it is not an encrypted RSA key, or its encryption is unknown or abusive.
    """
    contenido, campo = leer_origen(origen, "llave privada", _LLAVE_MAXIMA)
    bloque = next((bloque for bloque in der.bloques_pem(contenido) if bloque.clase.startswith("llave")), None)
    clase = bloque.clase if bloque else der.reconocer(contenido)
    if clase != "llave cifrada":
        raise _otra_cosa(clase, "una llave privada cifrada", campo, _REMEDIO_LLAVE)

    if bloque and bloque.tradicional:
        descifrar = partial(load_pem_private_key, bloque.completo)
    else:
        datos = _exigir_cifrado_conocido(bloque, contenido, campo)
        descifrar = partial(load_der_private_key, datos)
    llave = _con_contrasena(descifrar, contrasena, campo)
    return _exigir_rsa(llave, campo)


def _con_contrasena(abrir: Callable[[bytes], T], contrasena: str | bytes, campo: str) -> T:
    """What `abrir` returns for the first writing of the password that it does not refuse with ValueError."""
    if not contrasena:
        raise ContrasenaIncorrecta("falta la contraseña.", campo=campo, remedio="Dé la contraseña de la llave.")
    for clave in _escrituras(contrasena):
        try:
            return abrir(clave)
        except UnsupportedAlgorithm:
            raise _cifrado_desconocido(campo) from None
        except ValueError:
            continue
    raise ContrasenaIncorrecta(
        "la contraseña no abre la llave privada, o el archivo está dañado.",
        campo=campo,
        remedio="Revise mayúsculas y espacios, y que la contraseña sea la de este archivo.",
    )


def _escrituras(contrasena: str | bytes) -> Iterator[bytes]:
    """The bytes that a password may stand for: whoever encrypted the key may have written its Ñ in Latin-1."""
    if isinstance(contrasena, bytes):
        yield contrasena
        return
    for codificacion in ("utf-8",) if contrasena.isascii() else ("utf-8", "latin-1"):
        with suppress(UnicodeEncodeError):
            yield contrasena.encode(codificacion)


def _exigir_csd(certificado: Certificado) -> None:
    match certificado.tipo:
        case "CSD" | "PAC":
            return
        case "FIEL":
            raise EsFIEL(
                f"el certificado {certificado.numero} es una e.firma (FIEL), que no sella comprobantes.",
                campo="certificado",
                remedio="Use el Certificado de Sello Digital (CSD), que se tramita en Certisat.",
            )
        case tipo:
            raise ErrorCSD(
                f"el certificado {certificado.numero} no es un CSD.",
                campo="certificado",
                valor=tipo,
                remedio=_REMEDIO_CER,
            )


def _exigir_rsa(llave: object, campo: str) -> RSAPrivateKey:
    if not isinstance(llave, RSAPrivateKey):
        raise ErrorCSD("la llave privada no es RSA.", campo=campo, remedio=_REMEDIO_LLAVE)
    return llave


def _exigir_cifrado_conocido(bloque: der.BloquePEM | None, contenido: bytes, campo: str) -> bytes:
    """The DER of an encrypted key, once its encryption is known to be one that can be undone in bounded time."""
    try:
        datos = bloque.der if bloque else contenido
        algoritmo = der.leer(datos).hijos(minimo=2)[0]
        conocido = _oids_de_cifrado(algoritmo, en_octetos=False) <= _CIFRADOS
    except ValueError as error:
        raise ErrorCSD(f"la llave privada no se puede abrir: {error}.", campo=campo, remedio=_REMEDIO_LLAVE) from None
    if not conocido:
        raise _cifrado_desconocido(campo)
    return datos


def _exigir_pfx_cifrado(contenido: bytes, campo: str) -> None:
    try:
        oids = _oids_de_cifrado(der.leer(contenido), en_octetos=True)
    except ValueError as error:
        raise ErrorCSD(f"el PFX no se puede abrir: {error}.", campo=campo, remedio="Expórtelo de nuevo.") from None
    if _SCRYPT in oids:
        raise _cifrado_desconocido(campo)
    if _LLAVE_SIN_CIFRAR in oids:
        raise _otra_cosa("llave sin cifrar", "un PFX cifrado", campo, "Expórtelo de nuevo con una contraseña.")


def _oids_de_cifrado(raiz: der.Elemento, *, en_octetos: bool) -> frozenset[str]:
    """Every OID in the clear; with `en_octetos`, those in octet strings that hold DER too, as a PFX nests them.

    In the algorithm of a key octet strings are salts and vectors: random bytes, which now and then look like DER.

    Raises:
        ValueError: it is not DER, or a password hash asks for more rounds than anyone needs.
    """
    oids = set()
    pendientes = [(raiz, 0, False)]
    while pendientes:
        elemento, profundidad, por_azar = pendientes.pop()
        if profundidad > _PROFUNDIDAD_MAXIMA:
            raise ValueError("tiene demasiados niveles")
        try:
            if elemento.etiqueta == der.OID:
                oids.add(der.leer_oid(elemento))
            dentro = _hijos(elemento, en_octetos=en_octetos)
        except ValueError:
            if not por_azar:
                raise
            continue
        if any(vueltas > _VUELTAS_MAXIMAS for vueltas in _vueltas(dentro)):
            raise ValueError(f"pide más de {_VUELTAS_MAXIMAS} vueltas para descifrar")
        por_azar = por_azar or elemento.etiqueta == der.OCTETOS
        pendientes += ((hijo, profundidad + 1, por_azar) for hijo in dentro)
    return frozenset(oids)


def _vueltas(elementos: tuple[der.Elemento, ...]) -> Iterator[int]:
    """The integers that follow an octet string: salt and rounds stand together in every password hash."""
    for sal, vueltas in pairwise(elementos):
        if sal.etiqueta == der.OCTETOS and vueltas.etiqueta == der.ENTERO:
            yield der.leer_entero(vueltas)


def _hijos(elemento: der.Elemento, *, en_octetos: bool) -> tuple[der.Elemento, ...]:
    if elemento.etiqueta & 0x20:  # constructed
        return elemento.hijos(elemento.etiqueta)
    if en_octetos and elemento.etiqueta == der.OCTETOS:
        with suppress(ValueError):
            return (der.leer(elemento.valor),)
    return ()


def _leer_pfx(contenido: bytes, contrasena: bytes) -> tuple[object, tuple[bytes, ...]]:
    """The key of a PKCS#12 (None when it has none) and its certificates in DER, the key's own first."""
    contrasena.decode("utf-8")  # the only writing that PKCS#12 knows; UnicodeDecodeError is a ValueError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some authorities' serial numbers are odd; we read certificates ourselves
        llave, suyo, otros = load_key_and_certificates(contenido, contrasena)
    certificados = (suyo, *otros) if suyo else otros
    return llave, tuple(certificado.public_bytes(Encoding.DER) for certificado in certificados)


def _cifrado_desconocido(campo: str) -> ErrorCSD:
    return ErrorCSD(
        "usa un cifrado que no se conoce.",
        campo=campo,
        remedio="Use el .key original del SAT, o conviértala con: openssl pkcs8 -topk8 -v2 des3.",
    )


def _otra_cosa(clase: der.Contenido, esperado: str, campo: str, remedio: str) -> ErrorCSD:
    match clase:
        case "certificado":
            return ErrorCSD(
                f"es un certificado, no {esperado}.",
                campo=campo,
                remedio="Revise si los archivos .cer y .key están intercambiados.",
            )
        case "llave sin cifrar":
            return ErrorCSD(f"contiene una llave privada sin cifrar, no {esperado}.", campo=campo, remedio=remedio)
        case "PFX":
            return ErrorCSD(f"es un PFX, no {esperado}.", campo=campo, remedio="Cárguelo con CSD.de_pfx.")
        case _:
            return ErrorCSD(f"no es {esperado}.", campo=campo, remedio=remedio)
