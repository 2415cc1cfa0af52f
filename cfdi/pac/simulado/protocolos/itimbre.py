"""iTimbre as its page describes it, in front of the simulated PAC: `cfd2cfdi` of both services.

Every answer is a 200, errors included. The codes are those that the page prints: 1, 10, 101, −1; and 307, which
clients of integración libre know. How a wrong password is answered is printed nowhere: here it is 10, as for an unknown
account.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs

from cfdi.pac.itimbre import CredencialesIFactura, CredencialesIntegracionLibre
from cfdi.pac.simulado.nucleo import Estampa, PACSimulado, Rechazo
from cfdi.pac.transporte import Peticion, Respuesta
from cfdi.sello.certificado import HORA_DEL_CENTRO

CREDENCIALES_IFACTURA: Final = CredencialesIFactura("demo", "administrador", "no-es-secreta")
CREDENCIALES_LIBRE: Final = CredencialesIntegracionLibre("demo@example.com", "no-es-secreta")

RUTA_IFACTURA: Final = "/service.php"
RUTAS_LIBRE: Final = ("/itimbre.php", "/itimbreprueba.php")

_CUENTA_INEXISTENTE = {"retcode": 10, "error": "La cuenta especificada no existe."}


def atender_ifactura(pac: PACSimulado, peticion: Peticion) -> Respuesta:
    """The flat envelope: `{method, cuenta, user, password, id_transaccion, xml_version, xml_data, …}`."""
    pedido = _pedido(peticion.cuerpo)
    esperadas = CREDENCIALES_IFACTURA
    dadas = (pedido.get("cuenta"), pedido.get("user"), pedido.get("password"))
    if dadas == (esperadas.cuenta, esperadas.usuario, esperadas.contrasena):
        resultado = _cfd2cfdi(pac, pedido.get("method"), pedido.get("xml_data"))
        if resultado["retcode"] == 307:  # only integración libre has a retcode for it
            resultado = {"retcode": 101, "error": f"Error 307 al timbrar: '{resultado['error']}'"}
        if resultado["retcode"] == 1 and pedido.get("enviarFactura"):
            resultado |= {"email_result": -1, "email_error": "El PAC simulado no envía correos."}
    else:
        resultado = _CUENTA_INEXISTENTE
    return _contestar({"id_transaccion": pedido.get("id_transaccion", 0), "result": resultado})


def atender_libre(pac: PACSimulado, peticion: Peticion) -> Respuesta:
    """The envelope of integración libre: `{id, method, params: {user, pass, RFC, xmldata}}`."""
    pedido = _pedido(peticion.cuerpo)
    parametros = pedido.get("params")
    if not isinstance(parametros, dict):
        parametros = {}
    esperadas = CREDENCIALES_LIBRE
    if (parametros.get("user"), parametros.get("pass")) == (esperadas.usuario, esperadas.contrasena):
        resultado = _cfd2cfdi(pac, pedido.get("method"), parametros.get("xmldata"))
    else:
        resultado = _CUENTA_INEXISTENTE
    return _contestar({"id": pedido.get("id", 0), "result": resultado})


def _pedido(cuerpo: bytes) -> Mapping[str, Any]:
    """The JSON object in the form field `q`, empty when there is none."""
    try:
        q = parse_qs(cuerpo.decode("ascii", "replace"), max_num_fields=20).get("q", [""])[0]
        pedido = json.loads(q)
    except (ValueError, RecursionError):
        return {}
    return pedido if isinstance(pedido, dict) else {}


def _cfd2cfdi(pac: PACSimulado, metodo: object, xml: object) -> dict[str, Any]:
    """The object `result`."""
    if metodo != "cfd2cfdi":
        return {"retcode": -1, "error": "El método solicitado no existe."}
    if not isinstance(xml, str) or not xml.strip():
        return {"retcode": -1, "error": "Los datos enviados no están completos: falta el XML."}
    match pac.timbrar_xml(xml.encode("utf-8", "surrogatepass")):
        case Rechazo(codigo="307", mensaje=mensaje):
            return {"retcode": 307, "error": mensaje}
        case Rechazo(codigo=codigo, mensaje=mensaje):
            return {"retcode": 101, "error": f"Error {codigo} al timbrar: '{mensaje}'"}
        case estampa:
            return _exito(estampa)


def _exito(estampa: Estampa) -> dict[str, Any]:
    """No pdfBase64, asked for or not: there is no PDF to give."""
    timbre, documento = estampa.timbre, estampa.documento
    return {
        "RFC": documento.emisor.rfc,
        "user": "1",
        "retcode": 1,
        "UUID": timbre.uuid,
        "data": estampa.xml.decode(),
        "stampdate": timbre.fecha_timbrado.replace(tzinfo=HORA_DEL_CENTRO).isoformat(),
        "ip_addr": "127.0.0.1",
        "refID": "1",
        "acuse": "acuse_sat=false",
        "client_email": f"{documento.receptor.nombre}<>",
    }


def _contestar(contenido: Mapping[str, Any]) -> Respuesta:
    return Respuesta(200, {"content-type": "application/json"}, json.dumps(contenido).encode("ascii"))
