"""`python -m cfdi.validacion`: render docs/reglas.md, the table of every code of the SAT's matrix.

With `--revisar` nothing is written: it tells whether the committed file is stale, and exits with 1 if it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from cfdi.validacion.matriz import Ficha, cuenta, fichas

RUTA = Path(__file__).resolve().parents[2] / "docs" / "reglas.md"

_CABEZA = """\
# Rules

Every code of the SAT's error matrix for CFDI 4.0, Pagos 2.0 and Nómina 1.2, and the generic codes of PACs, with what
becomes of it in `cfdi.validar`. Rendered by `python -m cfdi.validacion` from the rules and their examples
(`fixtures/reglas/`); `cfdi regla CFDI40161` tells more of one, with examples. Do not edit.

- **comprobado**: checked here, always. In the layer that the table names when it is not `reglas`.
- **comprobado en parte**: checked here, but for what needs a list from outside.
- **lista externa**: needs a list that only the SAT or a PAC has (l_RFC, l_LCO, published rates…), through the provider
  given as `externos=`. Without one the report says `no_verificado`, never passed.
- **no se comprueba**: not decidable, or not to be decided; the remark says why.

A code in *italics* only warns.
"""


def texto() -> str:
    """The whole file."""
    return "\n".join([_CABEZA, *_cuenta(), *_tablas()])


def _cuenta() -> Iterator[str]:
    todas = list(fichas().values())
    yield "| State | Codes |"
    yield "|---|---|"
    yield from (f"| {estado} | {veces} |" for estado, veces in sorted(cuenta(todas).items()))
    yield f"| total | {len(todas)} |"


def _tablas() -> Iterator[str]:
    for grupo, propias in groupby(fichas().values(), key=lambda f: f.grupo):
        yield f"\n## {grupo}\n"
        yield "| Código | Dónde | Qué pide | Estado | Nota |"
        yield "|---|---|---|---|---|"
        yield from map(_renglon, propias)
    yield ""


def _renglon(f: Ficha) -> str:
    codigo = f.codigo if f.severidad == "error" else f"*{f.codigo}*"
    capa = "" if f.capa == "reglas" else f" ({f.capa})"
    rige = [f"desde {f.desde}" if f.desde else "", f"hasta {f.hasta}" if f.hasta else "", f.nota]
    nota = ". ".join(parte.rstrip(".") for parte in rige if parte)
    celdas = (codigo, f"`{f.lugar}`", f.pide, f"{f.estado}{capa}", f"{nota}." if nota else "")
    return "| " + " | ".join(celda.replace("|", "\\|") for celda in celdas) + " |"


def main(argumentos: list[str]) -> int:
    """Render, or tell whether the file is stale. Returns the exit status."""
    debido = texto()
    vigente = RUTA.is_file() and RUTA.read_text(encoding="utf-8") == debido
    if "--revisar" in argumentos:
        if not vigente:
            print(f"Atrasado: {RUTA.name}. Ejecute: python -m cfdi.validacion", file=sys.stderr)
        return int(not vigente)
    RUTA.write_text(debido, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
