"""DER (ITU-T X.690): as much of it as certificates and keys need, read with bounds and written the SAT's way.

Why not a library: `cryptography` refuses a Name whose text is Latin-1, and the SAT writes every Ñ that way
(a T61String with the byte D1, sometimes a UTF8String with the same byte); and only a writer of our own can
issue test certificates with that very shape. Reading never recurses on its own: the caller asks for the
children of an element that it expects. Everything that is not DER raises ValueError with a reason in Spanish.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

BOOLEANO: Final = 0x01
ENTERO: Final = 0x02
BITS: Final = 0x03
OCTETOS: Final = 0x04
NULO: Final = 0x05
OID: Final = 0x06
UTF8: Final = 0x0C
IMPRIMIBLE: Final = 0x13
T61: Final = 0x14
IA5: Final = 0x16
FECHA_CORTA: Final = 0x17  # UTCTime, two-digit year
FECHA_LARGA: Final = 0x18  # GeneralizedTime
BMP: Final = 0x1E
SECUENCIA: Final = 0x30
CONJUNTO: Final = 0x31

_BYTES_DE_LARGO = 4
_BITS_DE_OID = 64
_FECHA = {FECHA_CORTA: re.compile(rb"\d{12}Z"), FECHA_LARGA: re.compile(rb"\d{14}Z")}
_TEXTO_IMPRIMIBLE = re.compile(r"[A-Za-z0-9 '()+,\-./:=?]*")


@dataclass(frozen=True, slots=True)
class Elemento:
    """One tag-length-value: `valor` is the content, `completo` the same with its tag and length."""

    etiqueta: int
    valor: bytes
    completo: bytes

    def contenido(self, etiqueta: int) -> bytes:
        """The content, provided that the tag is this one."""
        if self.etiqueta != etiqueta:
            raise ValueError(f"se esperaba la etiqueta ASN.1 {etiqueta:#04x} y hay {self.etiqueta:#04x}")
        return self.valor

    def hijos(self, etiqueta: int = SECUENCIA, minimo: int = 0) -> tuple[Elemento, ...]:
        """The elements inside, provided that the tag is this one and that there are at least `minimo`."""
        hijos = tuple(_recorrer(self.contenido(etiqueta)))
        if len(hijos) < minimo:
            raise ValueError(f"faltan elementos: hay {len(hijos)} de {minimo}")
        return hijos


def leer(datos: bytes) -> Elemento:
    """The one element that `datos` is, with nothing after it."""
    elemento, siguiente = _leer_uno(datos, 0)
    if siguiente != len(datos):
        raise ValueError(f"sobran {len(datos) - siguiente} bytes al final")
    return elemento


def leer_oid(elemento: Elemento) -> str:
    """An object identifier in dotted notation."""
    contenido = elemento.contenido(OID)
    arcos: list[int] = []
    arco = 0
    for byte in contenido:
        arco = arco << 7 | byte & 0x7F
        if arco >> _BITS_DE_OID:
            raise ValueError("hay un OID con un número demasiado grande")
        if not byte & 0x80:
            arcos.append(arco)
            arco = 0
    if not arcos or contenido[-1] & 0x80:
        raise ValueError("hay un OID incompleto")
    raiz = min(arcos[0] // 40, 2)
    return ".".join(map(str, (raiz, arcos[0] - 40 * raiz, *arcos[1:])))


def leer_entero(elemento: Elemento) -> int:
    """A signed integer of any size."""
    contenido = elemento.contenido(ENTERO)
    if not contenido:
        raise ValueError("hay un entero vacío")
    return int.from_bytes(contenido, "big", signed=True)


def leer_bits(elemento: Elemento) -> tuple[bytes, int]:
    """A bit string: its bytes and how many bits of the last one are unused (0 to 7)."""
    contenido = elemento.contenido(BITS)
    if not contenido or contenido[0] > 7 or (contenido[0] and len(contenido) == 1):
        raise ValueError("hay una cadena de bits mal formada")
    return contenido[1:], contenido[0]


def leer_fecha(elemento: Elemento) -> datetime:
    """A moment in UTC, with seconds (RFC 5280, 4.1.2.5)."""
    patron = _FECHA.get(elemento.etiqueta)
    if patron is None or not patron.fullmatch(elemento.valor):
        raise ValueError("hay una fecha mal formada")
    texto = elemento.valor.decode("ascii")
    if elemento.etiqueta == FECHA_CORTA:
        texto = ("19" if int(texto[:2]) >= 50 else "20") + texto
    mes, dia, hora, minuto, segundo = (int(texto[i : i + 2]) for i in range(4, 14, 2))
    try:
        return datetime(int(texto[:4]), mes, dia, hora, minuto, segundo, tzinfo=UTC)
    except ValueError:
        raise ValueError("hay una fecha imposible") from None


def leer_texto(elemento: Elemento) -> str:
    """A text of any ASN.1 string type: the declared type is not to be trusted, the bytes are.

    UTF-8 first, then Latin-1, which reads anything: a Latin-1 Ñ is the byte D1, that UTF-8 only accepts
    before a continuation byte, and no text of a name puts one there.
    """
    if elemento.etiqueta == BMP:
        return elemento.valor.decode("utf-16-be", errors="replace")
    try:
        return elemento.valor.decode("utf-8")
    except UnicodeDecodeError:
        return elemento.valor.decode("latin-1")


def _recorrer(datos: bytes) -> Iterator[Elemento]:
    posicion = 0
    while posicion < len(datos):
        elemento, posicion = _leer_uno(datos, posicion)
        yield elemento


def _leer_uno(datos: bytes, inicio: int) -> tuple[Elemento, int]:
    if len(datos) < inicio + 2:
        raise ValueError("los datos están incompletos")
    etiqueta, largo, valor = datos[inicio], datos[inicio + 1], inicio + 2
    if etiqueta & 0x1F == 0x1F:
        raise ValueError("hay una etiqueta ASN.1 de varios bytes")
    if largo & 0x80:
        cuantos = largo & 0x7F
        if not 1 <= cuantos <= _BYTES_DE_LARGO:
            raise ValueError("hay una longitud ASN.1 indefinida o desmedida")
        largo = int.from_bytes(datos[valor : valor + cuantos], "big")
        valor += cuantos
    fin = valor + largo
    if fin > len(datos):
        raise ValueError("los datos están incompletos")
    return Elemento(etiqueta, datos[valor:fin], datos[inicio:fin]), fin


# Writing


def escribir(etiqueta: int, *partes: bytes) -> bytes:
    """One element with the concatenated parts as its content."""
    contenido = b"".join(partes)
    largo = len(contenido)
    if largo < 0x80:
        return bytes((etiqueta, largo)) + contenido
    cifras = largo.to_bytes((largo.bit_length() + 7) // 8, "big")
    return bytes((etiqueta, 0x80 | len(cifras))) + cifras + contenido


def escribir_entero(valor: int) -> bytes:
    """A signed integer in the fewest bytes."""
    magnitud = valor if valor >= 0 else ~valor
    return escribir(ENTERO, valor.to_bytes(magnitud.bit_length() // 8 + 1, "big", signed=True))


def escribir_oid(punteado: str) -> bytes:
    """An object identifier from its dotted notation."""
    primero, segundo, *resto = map(int, punteado.split("."))
    return escribir(OID, *(_base_128(arco) for arco in (40 * primero + segundo, *resto)))


def escribir_fecha(momento: datetime) -> bytes:
    """A moment (aware), in UTC to the second: UTCTime through 2049 as RFC 5280 asks."""
    utc = momento.astimezone(UTC)
    if 1950 <= utc.year < 2050:
        return escribir(FECHA_CORTA, f"{utc:%y%m%d%H%M%SZ}".encode("ascii"))
    return escribir(FECHA_LARGA, f"{utc.year:04}{utc:%m%d%H%M%SZ}".encode("ascii"))


def escribir_texto(texto: str) -> bytes:
    """A text in the type that the SAT would choose: PrintableString if it fits, else T61String in Latin-1."""
    if _TEXTO_IMPRIMIBLE.fullmatch(texto):
        return escribir(IMPRIMIBLE, texto.encode("ascii"))
    try:
        return escribir(T61, texto.encode("latin-1"))
    except UnicodeEncodeError:
        return escribir(UTF8, texto.encode("utf-8"))


def _base_128(arco: int) -> bytes:
    cifras = [arco & 0x7F]
    while arco := arco >> 7:
        cifras.append(arco & 0x7F | 0x80)
    return bytes(reversed(cifras))


# Files: what is inside, armoured or not

Contenido = Literal["certificado", "llave cifrada", "llave sin cifrar", "PFX", "desconocido"]

_CLASES_PEM: Final[dict[bytes, Contenido]] = {
    b"CERTIFICATE": "certificado",
    b"X509 CERTIFICATE": "certificado",
    b"ENCRYPTED PRIVATE KEY": "llave cifrada",
    b"PRIVATE KEY": "llave sin cifrar",
    b"RSA PRIVATE KEY": "llave sin cifrar",
}
# By the tags of the outermost SEQUENCE's children; the first that matches.
_FORMAS: Final[tuple[tuple[tuple[int, ...], Contenido], ...]] = (
    ((SECUENCIA, SECUENCIA, BITS), "certificado"),
    ((SECUENCIA, OCTETOS), "llave cifrada"),  # EncryptedPrivateKeyInfo
    ((ENTERO, SECUENCIA, OCTETOS), "llave sin cifrar"),  # PrivateKeyInfo
    ((ENTERO, ENTERO, ENTERO), "llave sin cifrar"),  # RSAPrivateKey
    ((ENTERO, SECUENCIA), "PFX"),
)
_INICIO_PEM, _FIN_PEM, _GUIONES = b"-----BEGIN ", b"-----END ", b"-----"


@dataclass(frozen=True, slots=True)
class BloquePEM:
    """One block of a PEM file: `clase` says what it holds, `cuerpo` is what stands between its two marks."""

    clase: Contenido
    nombre: bytes
    cuerpo: bytes

    @property
    def tradicional(self) -> bool:
        """Whether it has OpenSSL's own encryption, announced by headers inside the armour: no DER to speak of."""
        return b"DEK-Info:" in self.cuerpo

    @property
    def completo(self) -> bytes:
        marca = self.nombre + _GUIONES
        return _INICIO_PEM + marca + b"\n" + self.cuerpo.strip() + b"\n" + _FIN_PEM + marca + b"\n"

    @property
    def der(self) -> bytes:
        """The DER inside the armour."""
        return leer_base64(self.cuerpo)


def bloques_pem(datos: bytes) -> tuple[BloquePEM, ...]:
    """The PEM blocks in `datos`, in order; none when it is not PEM. One pass, whatever the input."""
    bloques = []
    inicio = datos.find(_INICIO_PEM)
    while inicio >= 0 and (fin := datos.find(_FIN_PEM, inicio)) >= 0:
        nombre, _, cuerpo = datos[inicio + len(_INICIO_PEM) : fin].partition(_GUIONES)
        clase = _CLASES_PEM.get(nombre, "desconocido")
        if clase == "llave sin cifrar" and b"DEK-Info:" in cuerpo:
            clase = "llave cifrada"
        bloques.append(BloquePEM(clase, nombre, cuerpo))
        inicio = datos.find(_INICIO_PEM, fin)
    return tuple(bloques)


def leer_base64(texto: bytes) -> bytes:
    """The bytes of a base64 text; white space is allowed anywhere, nothing else is."""
    try:
        return base64.b64decode(b"".join(texto.split()), validate=True)
    except ValueError:
        raise ValueError("no es base64") from None


def reconocer(datos: bytes) -> Contenido:
    """What a file holds, judged by its outermost structure only; it never raises."""
    bloques = bloques_pem(datos)
    if bloques:
        return bloques[0].clase
    try:
        forma = tuple(hijo.etiqueta for hijo in leer(datos).hijos())
    except ValueError:
        return "desconocido"
    return next((clase for inicio, clase in _FORMAS if forma[: len(inicio)] == inicio), "desconocido")
