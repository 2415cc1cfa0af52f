"""The application: its commands, and how whatever goes wrong is told."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from cfdi.cli import AYUDA_DE_ESTADOS, catalogo, datos, revisar, sellar, simulado, timbrar
from cfdi.cli.consola import avisar
from cfdi.errores import ErrorCFDI

app = typer.Typer(
    name="cfdi",
    help="Facturas electrónicas mexicanas (CFDI 4.0): de los datos al XML timbrado, todo en local hasta el PAC.",
    epilog=AYUDA_DE_ESTADOS,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for comando in (datos.construir, datos.calcular, revisar.validar, sellar.cadena, sellar.sellar):
    app.command()(comando)
app.command()(timbrar.timbrar)
app.command()(revisar.verificar)
app.command()(revisar.ver)
app.add_typer(catalogo.app, name="catalogo", help="Catálogos del SAT (c_*): buscar, ver y construir.")
app.command("pac-simulado")(simulado.pac_simulado)


def _version(pedida: bool) -> None:
    if pedida:
        from cfdi import __version__

        typer.echo(f"cfdi {__version__}")
        raise typer.Exit


@app.callback()
def _opciones(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Muestra la versión y termina.")
    ] = False,
) -> None:
    pass


def ejecutar(argumentos: list[str]) -> int:
    """Run a command line and return its exit status."""
    try:
        resultado = app(args=argumentos, standalone_mode=False)
    except ErrorCFDI as error:
        avisar(f"Error: {error}")
        return error.estado_salida
    except typer.Exit as salida:
        return salida.exit_code
    except (typer.Abort, KeyboardInterrupt):
        avisar("Interrumpido.")
        return 130
    except BrokenPipeError:  # the reader of a pipe (head, less) went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if (uso := _error_de_uso(error)) is not None:
            return uso
        raise
    return resultado if isinstance(resultado, int) else 0


def _error_de_uso(error: Exception) -> int | None:
    """Show a wrong option or argument as typer does. Its exceptions are recognised by what they can do: they come
    from a library inside typer that is not part of its public face."""
    mostrar = getattr(error, "show", None)
    codigo = getattr(error, "exit_code", None)
    if not callable(mostrar) or not isinstance(codigo, int):
        return None
    mostrar()
    return codigo
