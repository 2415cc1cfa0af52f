"""PACs: contracts, adapters, the transport under them, and a simulated PAC.

    timbrado = timbrar(sellado, ITimbre(CredencialesIFactura("cuenta", "usuario", clave), Ambiente.PRODUCCION))

`timbrar` takes a sealed document to a PAC that stamps (`Timbrador`); `emitir` takes an unsealed one to a PAC that
seals too (`Emisor`). Both return a `Timbrado` only after `aceptacion` held the answer against what was sent, and raise
a child of `ErrorPAC` that tells whether sending it again is safe. Each name is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfdi.diferidos import diferir, nombres_en

if TYPE_CHECKING:
    from cfdi.pac.contratos import Ambiente as Ambiente
    from cfdi.pac.contratos import Emisor as Emisor
    from cfdi.pac.contratos import Facturador as Facturador
    from cfdi.pac.contratos import PreCFDI as PreCFDI
    from cfdi.pac.contratos import Timbrador as Timbrador
    from cfdi.pac.envio import emitir as emitir
    from cfdi.pac.envio import emitir_async as emitir_async
    from cfdi.pac.envio import timbrar as timbrar
    from cfdi.pac.envio import timbrar_async as timbrar_async
    from cfdi.pac.facture_app import CredencialesFactureApp as CredencialesFactureApp
    from cfdi.pac.facture_app import FactureApp as FactureApp
    from cfdi.pac.itimbre import CredencialesIFactura as CredencialesIFactura
    from cfdi.pac.itimbre import CredencialesIntegracionLibre as CredencialesIntegracionLibre
    from cfdi.pac.itimbre import ITimbre as ITimbre
    from cfdi.pac.transporte import Peticion as Peticion
    from cfdi.pac.transporte import Respuesta as Respuesta
    from cfdi.pac.transporte import Tiempos as Tiempos
    from cfdi.pac.transporte import Transporte as Transporte
    from cfdi.pac.transporte import TransporteAsincrono as TransporteAsincrono
    from cfdi.pac.transporte_http import TransporteHTTP as TransporteHTTP
    from cfdi.pac.transporte_http import TransporteHTTPAsincrono as TransporteHTTPAsincrono

_MODULOS = {
    "contratos": "Ambiente Emisor Facturador PreCFDI Timbrador",
    "envio": "emitir emitir_async timbrar timbrar_async",
    "facture_app": "CredencialesFactureApp FactureApp",
    "itimbre": "CredencialesIFactura CredencialesIntegracionLibre ITimbre",
    "transporte": "Peticion Respuesta Tiempos Transporte TransporteAsincrono",
    "transporte_http": "TransporteHTTP TransporteHTTPAsincrono",
}

__all__ = nombres_en(_MODULOS)  # noqa: PLE0605 - a list of names all the same
__getattr__, __dir__ = diferir(__name__, _MODULOS)
