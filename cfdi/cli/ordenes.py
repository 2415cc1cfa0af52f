"""What a command is here: click's, speaking Spanish, and loaded when it is run.

click translates its own words ("Usage:", "Missing argument"…) with gettext, for whoever has a Spanish locale and a
compiled catalogue of its messages. Users of this library have neither, so the classes of this module say those words
themselves, at the points that click gives to be overridden. Only what the commands use is covered: flags, options of
one value, arguments, `click.Choice`, `click.IntRange` and `click.Path`.

    @orden
    @argumento("xml", metavar="XML", type=RUTA, ayuda="Documento, o - (stdin).")
    @opcion("--json", "en_json", is_flag=True, ayuda="Un objeto JSON por documento.")
    def ver(xml: Path, en_json: bool) -> None: …
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_Funcion = TypeVar("_Funcion", bound=Callable[..., Any])

RUTA = click.Path(path_type=Path, readable=False)
"""A path. Whether it exists and may be read is for the command to tell: that is status 3, not wrong usage."""


# -------------------------------------------------------------------- declaring
# Each builds its decorator when it is applied: those of click before 8.1.4 serve once, and ours are shared by commands.


def orden(funcion: Callable[..., int | None]) -> Orden:
    """A command out of a function: its name and docstring are the command's, what it returns is the exit status."""
    return click.command(cls=Orden)(funcion)


def argumento(nombre: str, *, ayuda: str, **ajustes: Any) -> Callable[[_Funcion], _Funcion]:
    """`click.argument` with a help of its own. `metavar` is shown as it stands, brackets and dots included."""

    def decorar(funcion: _Funcion) -> _Funcion:
        return click.argument(nombre, cls=Argumento, ayuda=ayuda, **ajustes)(funcion)

    return decorar


def opcion(*nombres: str, ayuda: str, **ajustes: Any) -> Callable[[_Funcion], _Funcion]:
    """`click.option`, with its help."""

    def decorar(funcion: _Funcion) -> _Funcion:
        return click.option(*nombres, cls=Opcion, help=ayuda, **ajustes)(funcion)

    return decorar


# -------------------------------------------------------------------- what goes wrong


class ErrorDeUso(click.UsageError):
    """A command line that cannot be run: exit status 2. Its message is Spanish."""

    def format_message(self) -> str:
        return self.message if self.message.endswith((".", "?", "…")) else f"{self.message}."

    def show(self, file: IO[Any] | None = None) -> None:
        """Tell it on stderr (or `file`), under the usage of the command."""
        if self.ctx is not None:
            click.echo(self.ctx.get_usage(), file=file, err=True)
            click.echo(f"Ayuda: {self.ctx.command_path} --help\n", file=file, err=True)
        click.echo(f"Error: {self.format_message()}", file=file, err=True)


@contextmanager
def _en_espanol(contexto: click.Context) -> Iterator[None]:
    """Turn whatever click complains of into an ErrorDeUso."""
    try:
        yield
    except ErrorDeUso:
        raise
    except click.UsageError as error:
        raise ErrorDeUso(_sentencia(error, contexto), error.ctx or contexto) from None


def _sentencia(error: click.UsageError, contexto: click.Context) -> str:
    """What is wrong, said for each of the ways in which click can complain of these commands."""
    match error:
        case click.MissingParameter(param=click.Parameter() as parametro):
            return f"falta {_nombre(parametro)}"
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=[*primeras, ultima])) as parametro):
            return f"{_nombre(parametro)} debe ser {', '.join(primeras)} o {ultima}"
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=minimo, max=maximo)) as parametro):
            rango = f"de {minimo} o más" if maximo is None else f"entre {minimo} y {maximo}"
            return f"{_nombre(parametro)} debe ser un entero {rango}"
        case click.NoSuchOption(option_name=nombre, possibilities=parecidas):
            return f"no existe la opción {nombre}{_quiso_decir(parecidas or ())}"
        case click.BadOptionUsage(option_name=nombre):
            lleva = any(nombre in p.opts and not getattr(p, "is_flag", False) for p in contexto.command.params)
            return f"la opción {nombre} {'necesita un valor' if lleva else 'no lleva valor'}"
    return "falta la orden" if isinstance(contexto.command, click.Group) else error.message


def _nombre(parametro: click.Parameter) -> str:
    return max(parametro.opts, key=len) if isinstance(parametro, click.Option) else parametro.human_readable_name


def _quiso_decir(parecidas: Iterable[str]) -> str:
    nombres = " o ".join(parecidas)
    return f". ¿Quiso decir {nombres}?" if nombres else ""


# -------------------------------------------------------------------- what help says


class _Formato(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Uso: " if prefix is None else prefix)


class _Contexto(click.Context):
    formatter_class = _Formato


class Argumento(click.Argument):
    """An argument that says what it is, in `ayuda`."""

    def __init__(self, declaraciones: list[str], *, ayuda: str, **ajustes: Any) -> None:
        super().__init__(declaraciones, **ajustes)
        self.ayuda = ayuda


class Opcion(click.Option):
    """An option whose help says, in Spanish, that it is required, or its default (with `show_default`)."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        registro = super().get_help_record(ctx)
        if registro is None:
            return None
        nota = "  [obligatoria]" if self.required else f"  [si falta: {self._omision()}]" if self.show_default else ""
        return registro[0], f"{self.help}{nota}"

    def _omision(self) -> object:
        return self.show_default if isinstance(self.show_default, str) else self.default


class _EnEspanol(click.Command):
    """What commands and groups of commands have in common."""

    context_class = _Contexto

    def __init__(self, *args: Any, **ajustes: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPCIONES]", **ajustes})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _en_espanol(ctx):
            return super().parse_args(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        ayuda = super().get_help_option(ctx)
        if ayuda is not None:
            ayuda.help = "Muestra esta ayuda y termina."
        return ayuda

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        parametros = self.get_params(ctx)
        argumentos = [(p.human_readable_name, p.ayuda) for p in parametros if isinstance(p, Argumento)]
        opciones = [
            registro for p in parametros if isinstance(p, click.Option) and (registro := p.get_help_record(ctx))
        ]
        for titulo, registros in (("Argumentos", argumentos), ("Opciones", opciones)):
            if registros:
                with formatter.section(titulo):
                    formatter.write_dl(registros)


class Orden(_EnEspanol):
    """A command."""

    allow_extra_args = True  # refused here, in Spanish

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        sobrantes = super().parse_args(ctx, args)
        if sobrantes and not ctx.resilient_parsing:
            raise ErrorDeUso(f"sobra: {' '.join(sobrantes)}", ctx)
        return sobrantes


# -------------------------------------------------------------------- groups


class Grupo(_EnEspanol, click.Group):
    """Commands under a name, listed in the order in which they were declared."""

    command_class = Orden

    def __init__(self, *args: Any, **ajustes: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "ORDEN [ARGUMENTOS]…", **ajustes})

    def resumenes(self) -> list[tuple[str, str]]:
        """The commands, each with the first line of its help."""
        return [(nombre, (o.help or "").partition("\n")[0]) for nombre, o in self.commands.items()]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [nombre for nombre, _ in self.resumenes()]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(click.UsageError.exit_code)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        nombre, conocidas = args[0], self.list_commands(ctx)
        if nombre not in conocidas and not ctx.resilient_parsing:
            from cfdi.esquema.texto import parecido  # only when something is wrong

            raise ErrorDeUso(
                f"no existe la orden {nombre}{_quiso_decir(filter(None, [parecido(nombre, conocidas)]))}", ctx
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with _en_espanol(ctx):
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Órdenes"):
            formatter.write_dl(self.resumenes())

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        ordenes = [CompletionItem(n, help=resumen) for n, resumen in self.resumenes() if n.startswith(incomplete)]
        return [*ordenes, *click.Command.shell_complete(self, ctx, incomplete)]


class GrupoPerezoso(Grupo):
    """Commands that are imported when they are run: their summaries are known beforehand.

    `ordenes` gives, for each name, the module whose attribute of that name it is, and its summary.
    """

    def __init__(self, *args: Any, ordenes: Mapping[str, tuple[str, str]], **ajustes: Any) -> None:
        super().__init__(*args, **ajustes)
        self._ordenes = ordenes

    def resumenes(self) -> list[tuple[str, str]]:
        return [(nombre, resumen) for nombre, (_, resumen) in self._ordenes.items()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self._ordenes:
            return None
        modulo, _ = self._ordenes[cmd_name]
        hallada: click.Command = getattr(import_module(modulo), cmd_name.replace("-", "_"))
        return hallada
