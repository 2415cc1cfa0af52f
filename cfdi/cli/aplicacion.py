"""The application: its commands, and how whatever goes wrong is told.

It is plain click, since typer builds a pydantic adapter for every parameter, 75 ms and 20 MiB at each start, and a cold
`cfdi validar factura.xml` has 200 ms and 70 MiB for everything.
"""

from __future__ import annotations

import os
import sys

import click

from cfdi import __version__
from cfdi.cli.consola import avisar
from cfdi.cli.ordenes import GrupoPerezoso
from cfdi.errores import ErrorCFDI

_NOMBRE = "cfdi"
_COMPLETAR = "_CFDI_COMPLETE"
"""Where a shell puts what it wants completed: the name is click's convention."""

_FINAL = f"""
Estado de salida: 0 hecho y válido · 1 el documento no es válido o fue rechazado · 2 uso · 3 un archivo, llave o
ajuste está mal · 4 el timbre está en duda.

Para completar con el tabulador: eval "$({_COMPLETAR}=bash_source cfdi)" (o zsh_source, fish_source).
"""

_ORDENES = {
    "construir": ("cfdi.cli.datos", "Construye el XML (sin sellar) a partir de los datos en JSON."),
    "calcular": (
        "cfdi.cli.datos",
        "Calcula importes, impuestos y totales, y devuelve los datos completos en JSON.",
    ),
    "validar": ("cfdi.cli.revisar", "Valida documentos: XML, esquema, catálogos, reglas del SAT, sello y timbre."),
    "regla": (
        "cfdi.cli.regla",
        "Explica un código de error del SAT: qué pide, dónde, de dónde sale, y un ejemplo que pasa y otro que falla.",
    ),
    "cadena": ("cfdi.cli.sellar", "Muestra la cadena original de un documento."),
    "sellar": ("cfdi.cli.sellar", "Sella un documento con un CSD. La contraseña nunca va como argumento."),
    "timbrar": (
        "cfdi.cli.timbrar",
        "Construye, valida, sella, timbra y verifica un comprobante, y guarda el XML timbrado.",
    ),
    "verificar": ("cfdi.cli.revisar", "Verifica el sello, el timbre y los certificados de documentos timbrados."),
    "ver": ("cfdi.cli.revisar", "Muestra un documento de forma legible."),
    "catalogo": ("cfdi.cli.catalogo", "Catálogos del SAT (c_*): buscar, ver y construir."),
    "pac-simulado": (
        "cfdi.cli.simulado",
        "Arranca un PAC simulado por HTTP: valida de verdad y timbra con una autoridad de pruebas.",
    ),
}

aplicacion = GrupoPerezoso(
    _NOMBRE,
    ordenes=_ORDENES,
    help="Facturas electrónicas mexicanas (CFDI 4.0): de los datos al XML timbrado, todo en local hasta el PAC.",
    epilog=_FINAL,
    context_settings={"help_option_names": ["-h", "--help"]},
)
click.version_option(__version__, message="cfdi %(version)s", help="Muestra la versión y termina.")(aplicacion)


def ejecutar(argumentos: list[str]) -> int:
    """Run a command line and return its exit status."""
    if os.environ.get(_COMPLETAR):
        aplicacion.main(argumentos, prog_name=_NOMBRE)  # click answers the shell, and leaves
    try:
        with aplicacion.make_context(_NOMBRE, list(argumentos)) as contexto:
            estado = aplicacion.invoke(contexto)
        sys.stdout.flush()
    except ErrorCFDI as error:
        avisar(f"Error: {error}")
        return error.estado_salida
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as salida:
        return salida.exit_code
    except (KeyboardInterrupt, EOFError):
        avisar("Interrumpido.")
        return 130
    except BrokenPipeError:  # the reader of a pipe (head, less) went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return estado if isinstance(estado, int) else 0
