"""`cfdi pac-simulado`: a PAC to test against, on this machine."""

from __future__ import annotations

import click

from cfdi.cli.consola import avisar
from cfdi.cli.ordenes import opcion, orden


@orden
@opcion(
    "-p",
    "--puerto",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8040,
    show_default=True,
    ayuda="Puerto; 0 elige uno libre.",
)
def pac_simulado(puerto: int) -> None:
    """Arranca un PAC simulado por HTTP: valida de verdad y timbra con una autoridad de pruebas.

    Habla los protocolos de iTimbre (cfd2cfdi) y Facture APP (/rest/timbrado/produccion/). Sus timbres no valen ante
    el SAT. Se detiene con Ctrl-C.

    \b
    Ejemplo:
      cfdi pac-simulado --puerto 8040
    """
    from cfdi.pac import simulado

    with simulado.Servidor(simulado.PACSimulado(), puerto=puerto) as servidor:
        avisar(f"PAC simulado en {servidor.url} · Ctrl-C para detenerlo")
        avisar(f"  iFactura      POST {simulado.itimbre(servidor.url).url}")
        avisar(f"  iTimbre libre POST {simulado.itimbre_libre(servidor.url).url}")
        avisar(f"  Facture APP   POST {servidor.url}/rest/timbrado/produccion/")
        servidor.esperar()
