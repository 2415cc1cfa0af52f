"""A PAC that we run: it really validates, and really stamps with a throw-away authority that nobody else trusts.

    pac = PACSimulado()
    timbrado = timbrar(sellado, itimbre(), transporte=EnProceso(pac), conocidos=pac.identidad.conocidos())

In one process it needs no socket (`EnProceso`); over real HTTP it is a `Servidor`. Both have the same code behind them,
and speak the protocol of each PAC supported. `identidad` gives CSDs of any taxpayer to seal with. Each name is imported
when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfdi.diferidos import diferir, nombres_en

if TYPE_CHECKING:
    from cfdi.pac.simulado.clientes import EnProceso as EnProceso
    from cfdi.pac.simulado.clientes import facture_app as facture_app
    from cfdi.pac.simulado.clientes import itimbre as itimbre
    from cfdi.pac.simulado.clientes import itimbre_libre as itimbre_libre
    from cfdi.pac.simulado.identidad import Identidad as Identidad
    from cfdi.pac.simulado.nucleo import PACSimulado as PACSimulado
    from cfdi.pac.simulado.servidor import Servidor as Servidor

_MODULOS = {
    "clientes": "EnProceso facture_app itimbre itimbre_libre",
    "identidad": "Identidad",
    "nucleo": "PACSimulado",
    "servidor": "Servidor",
}

__all__ = nombres_en(_MODULOS)  # noqa: PLE0605 - a list of names all the same
__getattr__, __dir__ = diferir(__name__, _MODULOS)
