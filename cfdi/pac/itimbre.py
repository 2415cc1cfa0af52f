"""iTimbre: `cfd2cfdi`, which adds the timbre to a sealed document.

Two services share the method and the reply, and differ in address and envelope:

    iFactura              facturacion33.itimbre.com/service.php    flat: method, cuenta, user, password, xml_data
    integración libre     portalws.itimbre.com/itimbre.php         method, id, params: {user, pass, RFC, xmldata}

In both, the JSON travels in the form field `q` of a POST: some clients use GET, which puts the password into the URL.
Source: the vendor's pages web-service-ifactura (iFactura) and web-service (integración libre).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn
from urllib.parse import urlencode

from cfdi.errores import ErrorAutenticacion, ErrorConfiguracion, RechazoPAC, RespuestaInesperada, TimbradoIndeterminado
from cfdi.pac.codigos import codigo_del_sat, para_personas
from cfdi.pac.contratos import Ambiente, Credenciales, Recibido, exigir_ambiente
from cfdi.pac.transporte import Conversacion, Peticion, Respuesta, error_de_estado, exigir_direccion_segura

if TYPE_CHECKING:
    from cfdi.sello.sellado import Sellado


@dataclass(frozen=True, slots=True)
class CredencialesIFactura(Credenciales):
    """An account of iFactura."""

    cuenta: str
    usuario: str
    contrasena: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CredencialesIntegracionLibre(Credenciales):
    """A user of the portal of iTimbre (an e-mail address), with the password given for the issuer."""

    usuario: str
    contrasena: str = field(repr=False)


_DIRECCIONES: Final[Mapping[tuple[type[Credenciales], Ambiente], str]] = {
    (CredencialesIFactura, Ambiente.PRODUCCION): "https://facturacion33.itimbre.com/service.php",
    # Not on the page, which only prints the account "demo" of production; older clients test here.
    (CredencialesIFactura, Ambiente.PRUEBAS): "https://sandbox.itimbre.com/service.php",
    # Once the page says portalws.timbre.com, without the i: a slip.
    (CredencialesIntegracionLibre, Ambiente.PRODUCCION): "https://portalws.itimbre.com/itimbre.php",
    (CredencialesIntegracionLibre, Ambiente.PRUEBAS): "https://portalws.itimbre.com/itimbreprueba.php",
}

_CORRECTO: Final = "1"
_CUENTA_INEXISTENTE: Final = "10"
_YA_TIMBRADO: Final = "307"
_SIN_NOTICIA_DEL_SAT: Final = "Respuesta no esperada"

# 52 bits: the page's identifiers are numbers, and whoever reads JSON as doubles keeps 53.
_DIGITOS_DEL_IDENTIFICADOR: Final = 13


@dataclass(frozen=True, slots=True)
class ITimbre:
    """A `Timbrador`. The kind of `credenciales` says which of the two services; `url` replaces its address.

    Its test system of integración libre checks real RFCs: the SAT's test certificates are refused there.
    Raises ErrorConfiguracion for a setting that is missing or wrong.
    """

    credenciales: CredencialesIFactura | CredencialesIntegracionLibre
    ambiente: Ambiente
    url: str = ""

    nombre: ClassVar[str] = "iTimbre"

    def __post_init__(self) -> None:
        exigir_ambiente(self.ambiente)
        if not isinstance(self.credenciales, CredencialesIFactura | CredencialesIntegracionLibre):
            raise ErrorConfiguracion(
                "no son credenciales de iTimbre",
                campo="credenciales",
                valor=type(self.credenciales).__name__,
                remedio="Use CredencialesIFactura o CredencialesIntegracionLibre.",
            )
        if not self.url:
            object.__setattr__(self, "url", _DIRECCIONES[type(self.credenciales), self.ambiente])
        exigir_direccion_segura(self.url, "ITimbre.url")

    def timbrar(self, sellado: Sellado) -> Conversacion[Recibido]:
        """Send the document by `cfd2cfdi`, once.

        Raises ErrorAutenticacion, RechazoPAC (307 when it was stamped before), ErrorProtocolo, RespuestaInesperada,
        TimbradoIndeterminado; ErrorConexion from the transport.
        """
        respuesta = yield self._peticion(sellado)
        return self._leer(respuesta)

    # ---------------------------------------------------------------- request

    def _peticion(self, sellado: Sellado) -> Peticion:
        # ASCII only: some clients of this service send `q` as Latin-1 and others as UTF-8, and this reads the same in
        # both.
        q = json.dumps(self._sobre(sellado), ensure_ascii=True)
        return Peticion(
            pac=self.nombre,
            metodo="POST",
            url=self.url,
            encabezados={"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
            cuerpo=urlencode({"q": q}).encode("ascii"),
        )

    def _sobre(self, sellado: Sellado) -> dict[str, Any]:
        documento = sellado.documento
        xml = sellado.xml.decode("utf-8-sig")
        match self.credenciales:
            case CredencialesIFactura(cuenta=cuenta, usuario=usuario, contrasena=contrasena):
                return {
                    "method": "cfd2cfdi",
                    "xml_version": documento.version,  # the page's sample, of 2014, says 2.2
                    "xml_data": xml,
                    "id_transaccion": identificador(sellado),
                    "cuenta": cuenta,
                    "user": usuario,
                    "password": contrasena,
                    "getPdf": False,  # the page asks for one; a PDF is not theirs to make of our document
                    "enviarFactura": False,
                }
            case CredencialesIntegracionLibre(usuario=usuario, contrasena=contrasena):
                return {
                    "id": identificador(sellado),
                    "method": "cfd2cfdi",
                    "params": {
                        "user": usuario,
                        "pass": contrasena,
                        "RFC": documento.emisor.rfc,  # "the only parameter that must be in capitals"
                        "xmldata": xml,
                    },
                }

    # ---------------------------------------------------------------- reply

    def _leer(self, respuesta: Respuesta) -> Recibido:
        if error := error_de_estado(respuesta, self.nombre):
            raise error
        resultado = _resultado(respuesta.cuerpo)
        if resultado is None:
            raise self._inesperada("no es el JSON de su protocolo", respuesta)
        retcode = _texto_de(resultado.get("retcode"))
        if retcode is None:
            raise self._inesperada("no trae retcode", respuesta)
        if retcode != _CORRECTO:
            self._rechazar(retcode, resultado, respuesta)
        # The key `data` is the XML here, the folio of a receipt in other methods, and the list of a search.
        # A failed e-mail (email_result -1) says nothing of the stamp.
        xml = _bytes_de_xml(resultado.get("data"))
        if xml is None:
            raise self._inesperada("dice que timbró y no trae el XML", respuesta)
        return Recibido(xml, respuesta.cuerpo)

    def _rechazar(self, retcode: str, resultado: Mapping[str, Any], respuesta: Respuesta) -> NoReturn:
        # The prose promises the description in `data`, the samples bring it in `error`.
        dicho = next((v for v in (resultado.get("error"), resultado.get("data")) if isinstance(v, str)), "")
        texto = para_personas(dicho, self.credenciales.secretos) or "sin explicación"
        if retcode == _CUENTA_INEXISTENTE:
            raise ErrorAutenticacion(
                f"{self.nombre} no conoce la cuenta: {texto}",
                pac=self.nombre,
                crudo=respuesta.cuerpo,
                remedio="Revise las credenciales antes de repetir: varios intentos pueden bloquear la cuenta.",
            )
        if dicho.lstrip().startswith(_SIN_NOTICIA_DEL_SAT):
            raise TimbradoIndeterminado(
                f"{self.nombre} no supo qué pasó en el SAT: {texto}",
                pac=self.nombre,
                crudo=respuesta.cuerpo,
                remedio="El comprobante puede estar timbrado: búsquelo en el portal antes de reenviarlo.",
            )
        codigo = _YA_TIMBRADO if retcode == _YA_TIMBRADO else codigo_del_sat(dicho)
        raise RechazoPAC(
            f"{self.nombre} rechazó el comprobante (retcode {retcode[:8]}): {texto}",
            pac=self.nombre,
            codigo=codigo,
            crudo=respuesta.cuerpo,
            remedio="Ya estaba timbrado: recupere su XML en el portal." if codigo == _YA_TIMBRADO else None,
        )

    def _inesperada(self, motivo: str, respuesta: Respuesta) -> RespuestaInesperada:
        return RespuestaInesperada(
            f"no se entiende lo que contestó {self.nombre} (HTTP {respuesta.estado}): {motivo}.",
            pac=self.nombre,
            crudo=respuesta.cuerpo,
            remedio="El comprobante puede estar timbrado: búsquelo en el portal antes de reenviarlo.",
        )


def identificador(sellado: Sellado) -> int:
    """The number by which iTimbre will know this document: the same for the same bytes, whoever sends them."""
    return int(sellado.huella[:_DIGITOS_DEL_IDENTIFICADOR], 16)


def _resultado(cuerpo: bytes) -> Mapping[str, Any] | None:
    """The object `result`, None if the body is anything else."""
    try:
        leido = json.loads(cuerpo)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, numbers of thousands of digits, too deep
        return None
    resultado = leido.get("result") if isinstance(leido, dict) else None
    return resultado if isinstance(resultado, dict) else None


def _texto_de(retcode: object) -> str | None:
    """A retcode comes as a number from some of their servers and as text from others."""
    if isinstance(retcode, bool) or not isinstance(retcode, int | str):
        return None
    return str(retcode).strip() or None


def _bytes_de_xml(data: object) -> bytes | None:
    if not isinstance(data, str):
        return None
    xml = data.strip()  # a blank line before its declaration would make it no XML at all
    if not xml.startswith(("<", "\ufeff<")):
        return None
    try:
        return xml.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON may carry and no XML can
        return None
