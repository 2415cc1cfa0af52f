"""Facture APP in front of the simulated PAC: `/rest/timbrado/produccion/`.

Its page says which headers are required and that a success is the stamped XML. What it leaves out is ours: wrong
credentials are a 401, a refused document a 400, and the error document has a code and a message.
"""

from __future__ import annotations

import html
import json
from typing import Final

from cfdi.pac.facture_app import CredencialesFactureApp
from cfdi.pac.simulado.nucleo import PACSimulado, Rechazo
from cfdi.pac.transporte import Peticion, Respuesta

CREDENCIALES: Final = CredencialesFactureApp("Basic ZGVtbzpuby1lcy1zZWNyZXRh")
SUCURSAL: Final = "1"
RUTA: Final = "/rest/timbrado/produccion/"


def atender(pac: PACSimulado, peticion: Peticion) -> Respuesta:
    """Seal and stamp the XML in the body."""
    encabezados = {nombre.lower(): valor for nombre, valor in peticion.encabezados.items()}
    acepta = encabezados.get("accept", "")
    if encabezados.get("authorization") != CREDENCIALES.autorizacion:
        return _error(401, "AUTENTICACION", "Las credenciales de acceso no son válidas.", acepta)
    if encabezados.get("sucursal") != SUCURSAL:
        return _error(400, "SUCURSAL", "La sucursal no existe o no está activa.", acepta)
    if "xml" not in encabezados.get("content-type", ""):
        return _error(415, "CONTENIDO", "Content-Type debe decir que el contenido es XML.", acepta)
    match pac.emitir_xml(peticion.cuerpo):
        case Rechazo(codigo=codigo, mensaje=mensaje):
            return _error(400, codigo, mensaje, acepta)
        case estampa:
            return Respuesta(200, {"content-type": "application/xml;charset=UTF-8"}, estampa.xml)


def _error(estado: int, codigo: str, mensaje: str, acepta: str) -> Respuesta:
    """An error document of the kind that the header Accept asks for."""
    if "json" in acepta:
        cuerpo = json.dumps({"codigo": codigo, "mensaje": mensaje}, ensure_ascii=False)
        return Respuesta(estado, {"content-type": "application/json"}, cuerpo.encode())
    limpio = "".join(c if c.isprintable() else " " for c in mensaje)
    cuerpo = f"<error><codigo>{html.escape(codigo)}</codigo><mensaje>{html.escape(limpio)}</mensaje></error>"
    return Respuesta(estado, {"content-type": "application/xml;charset=UTF-8"}, cuerpo.encode("utf-8", "replace"))
