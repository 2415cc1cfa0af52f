"""Every exception that this library raises on purpose.

    ErrorCFDI                     campo, valor, remedio; str() is the sentence a person reads, in Spanish
    ├── ErrorDatos                the data given cannot become a document (also a ValueError)
    ├── ErrorXML                  the bytes are not an XML that may be read (also a ValueError)
    │   ├── XMLInseguro           DTD, entities, another encoding, too deep or too large
    │   └── DocumentoDesconocido  wrong root element, or a version that is not supported
    ├── ErrorArchivo              a file is missing, unreadable or cannot be written
    ├── ErrorConfiguracion        a setting is missing or wrong
    ├── ErrorCatalogo             a catalogue that does not exist, or a workbook that is not the SAT's
    ├── ErrorCSD                  the certificate or the key cannot be used to seal
    │   ├── ContrasenaIncorrecta
    │   ├── ParNoCorresponde      .cer and .key are not a pair
    │   ├── EsFIEL                an e.firma instead of a CSD
    │   ├── CSDFueraDeVigencia
    │   └── CSDDeOtroRFC
    ├── ErrorSello                a seal cannot be made or does not verify
    ├── DocumentoInvalido         carries the Informe of what is wrong
    └── ErrorPAC                  pac, codigo, crudo
        ├── ErrorConexion         the request never left: safe to try again
        ├── ErrorAutenticacion    the PAC does not know these credentials: never retried
        ├── RechazoPAC            the PAC judged the document and refused it
        ├── ErrorProtocolo        the PAC does not speak the protocol expected (404, redirect…)
        ├── RespuestaInesperada   an answer that cannot be understood
        └── TimbradoIndeterminado nobody knows whether the document was stamped

Exit statuses of the command line hang on the class (`estado_salida`), so that a script can tell
an invalid invoice (1) from a wrong setting (3) and from a stamp in doubt (4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from cfdi.validacion.informe import Informe

_LARGO_MAXIMO = 80


def _recortar(valor: object) -> str:
    texto = str(valor)
    return texto if len(texto) <= _LARGO_MAXIMO else texto[: _LARGO_MAXIMO - 1] + "…"


class ErrorCFDI(Exception):
    """Root of the tree.

    `campo` names what is wrong as the user wrote it (a path, an attribute, an option), `valor` is what
    was received, `remedio` tells what to do. None of them may carry a secret.
    """

    estado_salida: ClassVar[int] = 1

    def __init__(
        self,
        mensaje: str,
        *,
        campo: str | None = None,
        valor: object = None,
        remedio: str | None = None,
    ) -> None:
        super().__init__(mensaje)
        self.mensaje = mensaje
        self.campo = campo
        self.valor = valor
        self.remedio = remedio

    def __str__(self) -> str:
        partes = [f"{self.campo}: {self.mensaje}" if self.campo else self.mensaje]
        if self.valor is not None:
            partes.append(f"Se recibió: {_recortar(self.valor)!r}")
        if self.remedio:
            partes.append(self.remedio)
        return " ".join(p if p.endswith((".", "?", "!", "…")) else f"{p}." for p in partes)

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments: the default pickling of exceptions would lose them (worker processes).
        return (_rehacer, (type(self), self.args, self.__dict__))


def _rehacer(clase: type[ErrorCFDI], args: tuple[object, ...], estado: dict[str, object]) -> ErrorCFDI:
    error = clase.__new__(clase, *args)
    error.args = args
    error.__dict__.update(estado)
    return error


class ErrorDatos(ErrorCFDI, ValueError):
    """The data given cannot become a document: a missing field, a float, a wrong type, an unknown name."""


class ErrorXML(ErrorCFDI, ValueError):
    """The bytes are not an XML document that may be read."""


class XMLInseguro(ErrorXML):
    """DTD, entities, an encoding other than UTF-8, or a size beyond the limits."""


class DocumentoDesconocido(ErrorXML):
    """The root element, or its version, is not one that this library declares."""


class ErrorArchivo(ErrorCFDI):
    """A file is missing, cannot be read or cannot be written."""

    estado_salida = 3


class ErrorConfiguracion(ErrorCFDI):
    """A setting is missing or wrong."""

    estado_salida = 3


class ErrorCatalogo(ErrorCFDI, ValueError):
    """A catalogue that does not exist, or a workbook that is not the SAT's."""

    estado_salida = 3


class ErrorCSD(ErrorCFDI):
    """The certificate or its key cannot be used to seal."""

    estado_salida = 3


class ContrasenaIncorrecta(ErrorCSD):
    """The password does not open the private key."""


class ParNoCorresponde(ErrorCSD):
    """The private key is not the one of the certificate (SAT code 302)."""


class EsFIEL(ErrorCSD):
    """An e.firma (FIEL) cannot seal invoices (SAT code 306)."""


class CSDFueraDeVigencia(ErrorCSD):
    """The certificate is expired or not yet valid on the date of the document (SAT codes 304, 305)."""


class CSDDeOtroRFC(ErrorCSD):
    """The certificate belongs to another taxpayer than the Emisor (SAT code 303)."""


class ErrorSello(ErrorCFDI):
    """A seal cannot be made, or does not verify."""


class DocumentoInvalido(ErrorCFDI):
    """The document breaks rules; `informe` lists all of them."""

    def __init__(self, informe: Informe) -> None:
        super().__init__(informe.a_texto())
        self.informe = informe


class ErrorPAC(ErrorCFDI):
    """A PAC could not or would not stamp. `codigo` is the SAT's when the answer names one.

    `crudo` holds the bytes that the PAC answered, for whoever must settle the matter by hand; it is kept out
    of the message, since such answers may carry the whole document.
    """

    def __init__(
        self,
        mensaje: str,
        *,
        pac: str = "",
        codigo: str | None = None,
        crudo: bytes = b"",
        campo: str | None = None,
        valor: object = None,
        remedio: str | None = None,
    ) -> None:
        super().__init__(mensaje, campo=campo, valor=valor, remedio=remedio)
        self.pac = pac
        self.codigo = codigo
        self.crudo = crudo


class ErrorConexion(ErrorPAC):
    """The request never left this machine: it is safe to try again."""

    estado_salida = 3


class ErrorAutenticacion(ErrorPAC):
    """The PAC refused the credentials; trying again may lock the account."""

    estado_salida = 3


class RechazoPAC(ErrorPAC):
    """The PAC judged the document and refused it: `codigo` and `mensaje` are its own."""


class ErrorProtocolo(ErrorPAC):
    """What answered does not speak this PAC's protocol: a wrong address, a redirect."""

    estado_salida = 3


class RespuestaInesperada(ErrorPAC):
    """The answer cannot be understood, or carries the stamp of something else: treat as in doubt."""

    estado_salida = 4


class TimbradoIndeterminado(ErrorPAC):
    """The request left and no usable answer came: the document may be stamped."""

    estado_salida = 4
