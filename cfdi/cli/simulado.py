"""`cfdi pac-simulado`: a PAC to test against, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from cfdi.cli.consola import avisar


def pac_simulado(
    puerto: Annotated[int, typer.Option("--puerto", "-p", min=0, max=65535, help="Puerto; 0 elige uno libre.")] = 8040,
    anfitrion: Annotated[str, typer.Option("--anfitrion", help="Dirección en que escucha.")] = "127.0.0.1",
) -> None:
    """Arranca un PAC simulado por HTTP: valida de verdad y timbra con una autoridad de pruebas.

    Habla los protocolos de iTimbre (cfd2cfdi) y Facture APP (/rest/timbrado/produccion/). Sus timbres no valen ante
    el SAT. Se detiene con Ctrl-C.

    Ejemplo:  cfdi pac-simulado --puerto 8040
    """
    from cfdi.pac.simulado.servidor import Servidor

    with Servidor(anfitrion=anfitrion, puerto=puerto) as servidor:
        avisar(f"PAC simulado en {servidor.url} · Ctrl-C para detenerlo")
        for linea in servidor.direcciones():
            avisar(f"  {linea}")
        servidor.esperar()
