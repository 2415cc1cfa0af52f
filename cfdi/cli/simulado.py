"""`cfdi pac-simulado`: a PAC to test against, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from cfdi.cli.consola import avisar


def pac_simulado(
    puerto: Annotated[int, typer.Option("--puerto", "-p", min=0, max=65535, help="Puerto; 0 elige uno libre.")] = 8040,
) -> None:
    """Arranca un PAC simulado por HTTP: valida de verdad y timbra con una autoridad de pruebas.

    Habla los protocolos de iTimbre (cfd2cfdi) y Facture APP (/rest/timbrado/produccion/). Sus timbres no valen ante
    el SAT. Se detiene con Ctrl-C.

    Ejemplo:  cfdi pac-simulado --puerto 8040
    """
    from cfdi.pac import simulado

    with simulado.Servidor(simulado.PACSimulado(), puerto=puerto) as servidor:
        avisar(f"PAC simulado en {servidor.url} · Ctrl-C para detenerlo")
        avisar(f"  iFactura      POST {simulado.itimbre(servidor.url).url}")
        avisar(f"  iTimbre libre POST {simulado.itimbre_libre(servidor.url).url}")
        avisar(f"  Facture APP   POST {servidor.url}/rest/timbrado/produccion/")
        servidor.esperar()
