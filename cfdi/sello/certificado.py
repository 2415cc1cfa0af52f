"""Certificates as the SAT issues them (CSD, FIEL, those of the PACs, the authorities), read from their bytes.

What a certificate claims is read here; whether the SAT really signed it is the question of `confianza`.
The structure is RFC 5280, section 4.1; what the SAT puts in it was learnt from its own certificates:

    serial number              20 ASCII digits: the number of the certificate (NoCertificado)
    x500UniqueIdentifier       "RFC", or "RFC / RFC of the representative"
    serialNumber               "CURP", or " / CURP of the representative"
    organizationalUnit         the branch in a CSD, "PAC" or "MEGAPAC" + RFC + digits in a PAC's; a FIEL has none
    keyUsage                   signature and non repudiation in a CSD; a FIEL adds encipherment and agreement
"""

from __future__ import annotations

import base64
import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers

from cfdi.errores import ErrorArchivo, ErrorCSD, ErrorDatos
from cfdi.sello import der

TipoDeCertificado = Literal["CSD", "FIEL", "PAC", "AC", "otro"]
Ambiente = Literal["pruebas", "produccion", "desconocido"]
Algoritmo = Literal["SHA256", "SHA1"]
Origen = bytes | str | os.PathLike[str]

HORA_DEL_CENTRO: Final = timezone(timedelta(hours=-6), "hora del centro de México")
"""Zone of a date that has none: UTC-6. The summers until 2022 were UTC-5; an aware date avoids that hour."""

_TAMANO_MAXIMO: Final = 32 * 1024  # the SAT's have 1 to 2 KiB
_RUTA_MAXIMA: Final = 1024  # a longer text is no path but the file's own content, which must not be echoed
_BITS_RSA: Final = range(1024, 8192 + 1)
_REMEDIO: Final = "Use el archivo .cer tal como lo entrega el SAT."

_NOMBRE_COMUN, _NOMBRE, _ORGANIZACION, _UNIDAD = "2.5.4.3", "2.5.4.41", "2.5.4.10", "2.5.4.11"
_RFC, _CURP = "2.5.4.45", "2.5.4.5"
_RSA = "1.2.840.113549.1.1.1"
_RESTRICCIONES, _USO, _USO_EXTENDIDO = "2.5.29.19", "2.5.29.15", "2.5.29.37"
_FIRMA, _NO_REPUDIO, _CIFRADO, _ACUERDO, _FIRMA_DE_CERTIFICADOS = 0, 1, 3, 4, 5
_CORREO, _CLIENTE_TLS = "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.2"

_RESUMENES: Final[dict[Algoritmo, hashes.HashAlgorithm]] = {"SHA256": hashes.SHA256(), "SHA1": hashes.SHA1()}
# MD5 is left out on purpose: only authorities that ended before the first CFDI used it, and it proves nothing.
_FIRMAS: Final[dict[str, hashes.HashAlgorithm]] = {
    "1.2.840.113549.1.1.5": hashes.SHA1(),
    "1.2.840.113549.1.1.11": hashes.SHA256(),
    "1.2.840.113549.1.1.12": hashes.SHA384(),
    "1.2.840.113549.1.1.13": hashes.SHA512(),
}

_NUMERO = re.compile(rb"\d{20}")
_UNIDAD_PAC = re.compile(r"(?:MEGA)?PAC([A-ZÑ&]{3,4}\d{6}[A-Z\d]{2}[A\d])\d*")
_TEXTO_CURP = re.compile(r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d")
_EMISORES_DE_PRUEBAS = re.compile(r"AC UAT|.*PRUEBA.*", re.IGNORECASE)
_EMISORES_REALES = re.compile(r"SERVICIO DE ADMINISTRACI[OÓ]N TRIBUTARIA|BANCO DE M[EÉ]XICO", re.IGNORECASE)


def leer_origen(origen: Origen, papel: str, limite: int) -> tuple[bytes, str]:
    """The content of a file, or the bytes given, and the name by which errors should call it.

    A text with PEM armour is taken for the content itself. At most `limite` bytes are read.

    Raises:
        ErrorArchivo: the path does not exist or cannot be read.
        ErrorCSD: neither bytes nor a path, or larger than `limite` bytes.
    """
    nombre = papel
    if isinstance(origen, bytes):
        contenido = origen
    elif isinstance(origen, str) and "-----BEGIN " in origen:
        contenido = origen.encode("utf-8", errors="replace")
    elif isinstance(origen, str | os.PathLike):
        contenido, nombre = _leer_archivo(origen, papel, limite)
    else:
        raise ErrorCSD(f"se esperaba una ruta o los bytes del archivo, no {type(origen).__name__}.", campo=papel)
    if len(contenido) > limite:
        raise ErrorCSD(
            f"pesa más de {limite // 1024} KiB, más de lo que pesa cualquier {papel}.",
            campo=nombre,
            remedio="Revise que sea el archivo correcto.",
        )
    return contenido, nombre


def _leer_archivo(origen: str | os.PathLike[str], papel: str, limite: int) -> tuple[bytes, str]:
    nombre = os.fsdecode(origen)
    if len(nombre) > _RUTA_MAXIMA or "\n" in nombre:
        raise ErrorCSD(
            "el texto recibido no es una ruta.", campo=papel, remedio="Dé una ruta, o el contenido como bytes."
        )
    try:
        with Path(nombre).open("rb") as archivo:
            return archivo.read(limite + 1), nombre
    except FileNotFoundError:
        motivo = "el archivo no existe."
    except (OSError, ValueError) as error:  # ValueError: a path that no system could have
        motivo = f"el archivo no se puede leer ({getattr(error, 'strerror', None) or 'la ruta no es válida'})."
    raise ErrorArchivo(motivo, campo=papel, valor=nombre, remedio="Revise la ruta y los permisos.") from None


@dataclass(frozen=True, slots=True)
class _Nombre:
    """An X.501 name: its DER, for comparison, and its attributes in order as (OID, text)."""

    der: bytes
    atributos: tuple[tuple[str, str], ...]

    def texto(self, oid: str) -> str:
        """The first attribute of that type, without surrounding blanks; empty when there is none."""
        return next((texto.strip() for cual, texto in self.atributos if cual == oid), "")


@dataclass(frozen=True, slots=True)
class _X509:
    """The parts of a certificate that are looked at."""

    firmado: bytes  # tbsCertificate, what the issuer signed
    algoritmo: str  # OID of the issuer's signature
    firma: bytes
    numero: str
    emisor: _Nombre
    desde: datetime
    hasta: datetime
    sujeto: _Nombre
    clave_publica: RSAPublicKey
    es_autoridad: bool
    usos: frozenset[int]  # bits of keyUsage
    usos_extendidos: frozenset[str]  # OIDs


@dataclass(frozen=True, slots=True, repr=False)
class Certificado:
    """A certificate, made from its DER bytes; two are equal when their bytes are.

    Whoever has a file, PEM or base64 uses `leer` or `de_base64`.

    Raises:
        ErrorCSD: the bytes are not an X.509 certificate with an RSA key (1024 to 8192 bits) and the 20-digit
            number of the SAT.
    """

    der: bytes
    _partes: _X509 = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_partes", _interpretar(self.der))

    @classmethod
    def leer(cls, origen: Origen) -> Certificado:
        """From a path or from the content of a file: DER, PEM (its first certificate) or bare base64.

        Raises:
            ErrorArchivo: the file is missing or cannot be read.
            ErrorCSD: it is something else than a certificate; when it is a private key, the message says so.
        """
        contenido, campo = leer_origen(origen, "certificado", _TAMANO_MAXIMO)
        return cls._crear(_a_der(contenido, campo), campo)

    @classmethod
    def de_base64(cls, texto: str | bytes) -> Certificado:
        """From the attribute Certificado of a Comprobante: DER in base64, blanks allowed.

        Raises:
            ErrorCSD: it is not base64, or not a certificate.
        """
        crudo = texto.encode("utf-8", errors="replace") if isinstance(texto, str) else texto
        if len(crudo) > 2 * _TAMANO_MAXIMO:
            raise ErrorCSD("es demasiado largo para ser un certificado.", campo="Certificado", remedio=_REMEDIO)
        try:
            contenido = der.leer_base64(crudo)
        except ValueError as error:
            raise ErrorCSD(
                f"{error}.", campo="Certificado", remedio="Debe ser el .cer (DER) codificado en base64."
            ) from None
        return cls._crear(contenido, "Certificado")

    @classmethod
    def _crear(cls, contenido: bytes, campo: str) -> Certificado:
        try:
            return cls(contenido)
        except ErrorCSD as error:
            error.campo = campo
            raise

    @property
    def numero(self) -> str:
        """Number of the certificate: 20 digits, the bytes of its serial number read as ASCII."""
        return self._partes.numero

    @property
    def rfc(self) -> str:
        """RFC of the holder; empty when the certificate names none (some authorities)."""
        return self._partes.sujeto.texto(_RFC).partition("/")[0].strip()

    @property
    def nombre(self) -> str:
        """Name of the holder as the SAT wrote it, corporate regime included."""
        sujeto = self._partes.sujeto
        return sujeto.texto(_NOMBRE) or sujeto.texto(_NOMBRE_COMUN)

    @property
    def curp(self) -> str | None:
        """CURP of the holder, for persons; never the representative's."""
        curp = self._partes.sujeto.texto(_CURP).partition("/")[0].strip()
        return curp if _TEXTO_CURP.fullmatch(curp) else None

    @property
    def desde(self) -> datetime:
        """First moment of validity, in UTC."""
        return self._partes.desde

    @property
    def hasta(self) -> datetime:
        """Last moment of validity, in UTC."""
        return self._partes.hasta

    def vigente_en(self, fecha: datetime) -> bool:
        """Whether `fecha` lies in the period of validity, both ends included.

        A date without zone is taken as central Mexican time, UTC-6 all year (`HORA_DEL_CENTRO`). The Fecha of
        a CFDI is local to LugarExpedicion: give it its zone when that is not the central one.
        """
        return self.desde <= a_utc(fecha) <= self.hasta

    @property
    def tipo(self) -> TipoDeCertificado:
        """What the certificate is for, by its key usages and, for a PAC's, by its organizational unit."""
        partes = self._partes
        if partes.es_autoridad:
            return "AC"
        if not self.rfc:
            return "otro"
        if partes.usos & {_CIFRADO, _ACUERDO} or partes.usos_extendidos & {_CORREO, _CLIENTE_TLS}:
            return "FIEL"
        if partes.usos == {_FIRMA, _NO_REPUDIO} and not partes.usos_extendidos:
            return "PAC" if self.rfc_proveedor else "CSD"
        return "otro"

    @property
    def ambiente(self) -> Ambiente:
        """Where it comes from, by the name of its issuer: a claim, that only `Almacen.verificar` proves."""
        emisor = self._partes.emisor
        if _EMISORES_DE_PRUEBAS.fullmatch(emisor.texto(_NOMBRE_COMUN)):
            return "pruebas"
        return "produccion" if _EMISORES_REALES.fullmatch(emisor.texto(_ORGANIZACION)) else "desconocido"

    @property
    def emisor(self) -> str:
        """Name of the authority that issued it (common name)."""
        return self._partes.emisor.texto(_NOMBRE_COMUN) or self._partes.emisor.texto(_ORGANIZACION)

    @property
    def rfc_proveedor(self) -> str | None:
        """RFC of the PAC that stamps with it (RfcProvCertif), when its unit names one; None in any other.

        The SAT's test PAC (SPR190613I52) stamps with an ordinary CSD: there it is `rfc` that counts.
        """
        encontrado = _UNIDAD_PAC.fullmatch(self._partes.sujeto.texto(_UNIDAD))
        return encontrado[1] if encontrado else None

    @property
    def clave_publica(self) -> RSAPublicKey:
        """The public key."""
        return self._partes.clave_publica

    @property
    def raiz(self) -> bool:
        """Whether it names itself as its issuer, as only the root of a chain does."""
        return self._partes.emisor.der == self._partes.sujeto.der

    def a_base64(self) -> str:
        """The DER in base64 on one line: the value of the attribute Certificado."""
        return base64.b64encode(self.der).decode("ascii")

    def verificar(self, firma: bytes, mensaje: bytes, *, algoritmo: Algoritmo = "SHA256") -> bool:
        """Whether `firma` (RSASSA-PKCS1-v1_5, raw bytes) over `mensaje` was made with this certificate's key."""
        if algoritmo not in _RESUMENES:
            raise ErrorDatos("no es un algoritmo de sello.", campo="algoritmo", valor=algoritmo, remedio="Use SHA256.")
        return _firma_valida(self.clave_publica, firma, mensaje, _RESUMENES[algoritmo])

    def nombra_emisor_a(self, autoridad: Certificado) -> bool:
        """Whether the issuer named here is the holder of `autoridad`; says nothing of the signature."""
        return self._partes.emisor.der == autoridad._partes.sujeto.der

    def firmado_por(self, autoridad: Certificado) -> bool:
        """Whether the key of `autoridad` signed this certificate with RSA and SHA-1 or SHA-2."""
        partes = self._partes
        resumen = _FIRMAS.get(partes.algoritmo)
        return resumen is not None and _firma_valida(autoridad.clave_publica, partes.firma, partes.firmado, resumen)

    def __repr__(self) -> str:
        return f"Certificado(numero={self.numero!r}, tipo={self.tipo!r}, rfc={self.rfc!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return Certificado, (self.der,)  # the parsed key cannot travel to another process; the bytes can


def a_utc(fecha: datetime) -> datetime:
    """`fecha` in UTC; central Mexican time is assumed when it has no zone."""
    if fecha.tzinfo is None:
        fecha = fecha.replace(tzinfo=HORA_DEL_CENTRO)
    try:
        return fecha.astimezone(UTC)
    except OverflowError:  # within a day of the ends of the calendar
        return datetime.min.replace(tzinfo=UTC) if fecha.year == 1 else datetime.max.replace(tzinfo=UTC)


def _firma_valida(clave: RSAPublicKey, firma: bytes, mensaje: bytes, resumen: hashes.HashAlgorithm) -> bool:
    try:
        clave.verify(firma, mensaje, PKCS1v15(), resumen)
    except InvalidSignature:
        return False
    return True


def _a_der(contenido: bytes, campo: str) -> bytes:
    """The DER in a file, whatever its wrapping; refuses by name what holds something else."""
    certificados = [bloque for bloque in der.bloques_pem(contenido) if bloque.clase == "certificado"]
    clase = "certificado" if certificados else der.reconocer(contenido)
    if clase not in ("certificado", "desconocido"):
        raise ErrorCSD(
            f"es {'un' if clase == 'PFX' else 'una'} {clase}, no un certificado.",
            campo=campo,
            remedio="Revise si los archivos .cer y .key están intercambiados.",
        )
    try:
        if certificados:
            return certificados[0].der
        return contenido if clase == "certificado" else der.leer_base64(contenido)
    except ValueError:
        return contenido  # let the reading of the certificate say what is wrong with it


def _interpretar(contenido: bytes) -> _X509:
    if len(contenido) > _TAMANO_MAXIMO:
        raise ErrorCSD("es demasiado grande para ser un certificado.", campo="certificado", remedio=_REMEDIO)
    try:
        return _leer_x509(contenido)
    except ValueError as error:
        mensaje = f"no es un certificado que se pueda leer: {error}."
        raise ErrorCSD(mensaje, campo="certificado", remedio=_REMEDIO) from None


def _leer_x509(contenido: bytes) -> _X509:
    """Certificate and TBSCertificate of RFC 5280, 4.1; ValueError when they are anything else."""
    firmado, algoritmo_externo, firma = der.leer(contenido).hijos(minimo=3)[:3]
    campos = list(firmado.hijos())
    if campos and campos[0].etiqueta == 0xA0:
        campos.pop(0)  # version: the fields say it all
    if len(campos) < 6:
        raise ValueError("le faltan partes")
    serie, algoritmo, emisor, vigencia, sujeto, clave = campos[:6]
    if algoritmo.completo != algoritmo_externo.completo:
        raise ValueError("nombra dos algoritmos de firma distintos")
    desde, hasta = (der.leer_fecha(fecha) for fecha in vigencia.hijos(minimo=2)[:2])
    extensiones = _leer_extensiones(next((e for e in campos[6:] if e.etiqueta == 0xA3), None))
    usos = _leer_usos(extensiones.get(_USO))
    return _X509(
        firmado=firmado.completo,
        algoritmo=der.leer_oid(algoritmo.hijos(minimo=1)[0]),
        firma=_leer_octetos(firma),
        numero=_leer_numero(serie),
        emisor=_leer_nombre(emisor),
        desde=desde,
        hasta=hasta,
        sujeto=_leer_nombre(sujeto),
        clave_publica=_leer_clave(clave),
        es_autoridad=_leer_es_autoridad(extensiones.get(_RESTRICCIONES)) or _FIRMA_DE_CERTIFICADOS in usos,
        usos=usos,
        usos_extendidos=_leer_usos_extendidos(extensiones.get(_USO_EXTENDIDO)),
    )


def _leer_numero(serie: der.Elemento) -> str:
    contenido = serie.contenido(der.ENTERO)
    if not _NUMERO.fullmatch(contenido):
        raise ValueError(
            f"su número de serie ({contenido[:24].hex() or 'vacío'} en hexadecimal) no son 20 dígitos en ASCII, "
            "como en todos los del SAT"
        )
    return contenido.decode("ascii")


def _leer_nombre(elemento: der.Elemento) -> _Nombre:
    atributos = []
    for conjunto in elemento.hijos():
        for par in conjunto.hijos(der.CONJUNTO):
            oid, valor = par.hijos(minimo=2)[:2]
            atributos.append((der.leer_oid(oid), der.leer_texto(valor)))
    return _Nombre(elemento.completo, tuple(atributos))


def _leer_clave(elemento: der.Elemento) -> RSAPublicKey:
    algoritmo, clave = elemento.hijos(minimo=2)[:2]
    if der.leer_oid(algoritmo.hijos(minimo=1)[0]) != _RSA:
        raise ValueError("su clave no es RSA")
    modulo, exponente = (der.leer_entero(n) for n in der.leer(_leer_octetos(clave)).hijos(minimo=2)[:2])
    if modulo < 0 or modulo.bit_length() not in _BITS_RSA or not modulo & 1:
        raise ValueError(f"su clave RSA de {modulo.bit_length()} bits no es utilizable")
    if not 3 <= exponente < 2**32 or not exponente & 1:
        raise ValueError("el exponente de su clave RSA no es utilizable")
    return RSAPublicNumbers(exponente, modulo).public_key()


def _leer_octetos(bits: der.Elemento) -> bytes:
    octetos, sobrantes = der.leer_bits(bits)
    if sobrantes:
        raise ValueError("hay bits sueltos en la clave o en la firma")
    return octetos


def _leer_extensiones(elemento: der.Elemento | None) -> dict[str, bytes]:
    if elemento is None:
        return {}
    extensiones: dict[str, bytes] = {}
    for extension in der.leer(elemento.valor).hijos():
        partes = extension.hijos(minimo=2)
        oid = der.leer_oid(partes[0])
        if oid in extensiones:
            raise ValueError(f"repite la extensión {oid}")
        extensiones[oid] = partes[-1].contenido(der.OCTETOS)
    return extensiones


def _leer_es_autoridad(restricciones: bytes | None) -> bool:
    if restricciones is None:
        return False
    partes = der.leer(restricciones).hijos()
    return bool(partes) and partes[0].etiqueta == der.BOOLEANO and any(partes[0].valor)


def _leer_usos(uso: bytes | None) -> frozenset[int]:
    if uso is None:
        return frozenset()
    contenido, sobrantes = der.leer_bits(der.leer(uso))
    bits = range(8 * len(contenido) - sobrantes)
    return frozenset(bit for bit in bits if contenido[bit // 8] >> (7 - bit % 8) & 1)


def _leer_usos_extendidos(uso: bytes | None) -> frozenset[str]:
    return frozenset(der.leer_oid(oid) for oid in der.leer(uso).hijos()) if uso is not None else frozenset()
