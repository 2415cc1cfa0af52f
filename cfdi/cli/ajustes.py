"""Settings of the real PACs: from a TOML file, or from environment variables. Never from arguments.

    [itimbre]
    cuenta = "…"
    usuario = "…"
    contrasena = "…"

Every field may come from the environment instead: CFDI_ITIMBRE_CUENTA, CFDI_FACTURE_APP_HOST…
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from cfdi.errores import ErrorArchivo, ErrorConfiguracion
from cfdi.esquema.xml import leer_archivo

if TYPE_CHECKING:
    from collections.abc import Callable

    from cfdi.pac import Ambiente, FactureApp, ITimbre

_CAMPOS: dict[str, tuple[str, ...]] = {
    "itimbre": ("cuenta", "usuario", "contrasena"),
    "itimbre-libre": ("usuario", "contrasena"),
    "facture-app": ("host", "autorizacion", "sucursal"),
}
PACS = tuple(_CAMPOS)


def leer_ajustes(pac: str, archivo: Path | None) -> dict[str, str]:
    """The settings of a PAC. Raises ErrorConfiguracion naming what is missing, ErrorArchivo for a bad file."""
    del_archivo = _leer_toml(archivo).get(pac, {}) if archivo else {}
    if not isinstance(del_archivo, dict):
        raise ErrorConfiguracion(f"[{pac}] debe ser una tabla", campo=str(archivo), remedio="Vea cfdi timbrar --help.")
    ajustes = {}
    for campo in _CAMPOS[pac]:
        variable = f"CFDI_{pac}_{campo}".upper().replace("-", "_")
        valor = del_archivo.get(campo, os.environ.get(variable))
        if not isinstance(valor, str) or not valor:
            raise ErrorConfiguracion(
                f"falta {campo}",
                campo=f"[{pac}] {campo}",
                remedio=f"Póngalo en un archivo y use --ajustes, o en la variable de entorno {variable}.",
            )
        ajustes[campo] = valor
    return ajustes


def _leer_toml(archivo: Path) -> dict[str, object]:
    try:
        return tomllib.loads(leer_archivo(archivo).decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        # The parser's own message quotes the line, which may hold a password.
        raise ErrorArchivo("no es un TOML válido", campo=str(archivo), remedio="Revise comillas y corchetes.") from None


def _itimbre(ajustes: dict[str, str], ambiente: Ambiente) -> ITimbre:
    from cfdi.pac import CredencialesIFactura, ITimbre

    return ITimbre(CredencialesIFactura(**ajustes), ambiente)


def _itimbre_libre(ajustes: dict[str, str], ambiente: Ambiente) -> ITimbre:
    from cfdi.pac import CredencialesIntegracionLibre, ITimbre

    return ITimbre(CredencialesIntegracionLibre(**ajustes), ambiente)


def _facture_app(ajustes: dict[str, str], ambiente: Ambiente) -> FactureApp:
    from cfdi.pac import CredencialesFactureApp, FactureApp

    return FactureApp(
        ajustes["host"], CredencialesFactureApp(ajustes["autorizacion"]), ajustes["sucursal"], ambiente=ambiente
    )


_FABRICAS: dict[str, Callable[[dict[str, str], Ambiente], ITimbre | FactureApp]] = {
    "itimbre": _itimbre,
    "itimbre-libre": _itimbre_libre,
    "facture-app": _facture_app,
}


def adaptador(pac: str, ambiente: Ambiente, archivo: Path | None) -> ITimbre | FactureApp:
    """The adapter of a real PAC, with its settings. Raises ErrorConfiguracion, ErrorArchivo."""
    return _FABRICAS[pac](leer_ajustes(pac, archivo), ambiente)
