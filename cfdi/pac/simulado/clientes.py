"""Our own adapters aimed at the simulated PAC, and the way to it without sockets."""

from __future__ import annotations

from cfdi.pac.contratos import Ambiente
from cfdi.pac.facture_app import FactureApp
from cfdi.pac.itimbre import ITimbre
from cfdi.pac.simulado.nucleo import PACSimulado
from cfdi.pac.simulado.protocolos import Atender, atender_con
from cfdi.pac.simulado.protocolos import facture_app as protocolo_facture_app
from cfdi.pac.simulado.protocolos import itimbre as protocolo_itimbre
from cfdi.pac.transporte import Peticion, Respuesta

_AQUI = "http://localhost"


class EnProceso:
    """A `Transporte` that takes every request to a simulated PAC in this process, whatever its host."""

    def __init__(self, atiende: PACSimulado | Atender) -> None:
        self._atender = atender_con(atiende) if isinstance(atiende, PACSimulado) else atiende

    def enviar(self, peticion: Peticion) -> Respuesta:
        return self._atender(peticion)


def itimbre(url: str = _AQUI) -> ITimbre:
    """The adapter of iFactura, aimed at a simulated PAC. `url` is that of a `Servidor`."""
    return ITimbre(protocolo_itimbre.CREDENCIALES_IFACTURA, Ambiente.PRUEBAS, url + protocolo_itimbre.RUTA_IFACTURA)


def itimbre_libre(url: str = _AQUI) -> ITimbre:
    """The adapter of iTimbre, integración libre, aimed at a simulated PAC."""
    return ITimbre(protocolo_itimbre.CREDENCIALES_LIBRE, Ambiente.PRUEBAS, url + protocolo_itimbre.RUTAS_LIBRE[1])


def facture_app(url: str = _AQUI) -> FactureApp:
    """The adapter of Facture APP, aimed at a simulated PAC."""
    return FactureApp(
        url, protocolo_facture_app.CREDENCIALES, protocolo_facture_app.SUCURSAL, ambiente=Ambiente.PRUEBAS
    )
