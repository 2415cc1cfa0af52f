"""The wire protocols that the simulated PAC speaks, by path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from cfdi.pac.simulado.nucleo import PACSimulado
from cfdi.pac.simulado.protocolos import facture_app, itimbre
from cfdi.pac.transporte import Peticion, Respuesta

Atender = Callable[[Peticion], Respuesta]
"""Who answers a request. Whatever should happen on the way (a fault, a delay) is another one around it."""

_Protocolo = Callable[[PACSimulado, Peticion], Respuesta]

RUTAS: Final[Mapping[str, _Protocolo]] = MappingProxyType(
    {
        itimbre.RUTA_IFACTURA: itimbre.atender_ifactura,
        **dict.fromkeys(itimbre.RUTAS_LIBRE, itimbre.atender_libre),
        facture_app.RUTA: facture_app.atender,
    }
)


def atender_con(pac: PACSimulado) -> Atender:
    """Every protocol, in front of one PAC."""

    def atender(peticion: Peticion) -> Respuesta:
        protocolo = RUTAS.get(urlsplit(peticion.url).path)
        if protocolo is None:
            return Respuesta(404, {"content-type": "text/plain;charset=UTF-8"}, b"No hay nada en esta ruta.\n")
        if peticion.metodo != "POST":
            return Respuesta(405, {"allow": "POST", "content-type": "text/plain"}, b"Use POST.\n")
        return protocolo(pac, peticion)

    return atender
