"""`python -m cfdi.esquema`: render xsd/, xslt/ and cfdi/documentos/indice.py from the declarations.

With `--revisar` nothing is written: it tells which committed files are stale, and exits with 1 if any is.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from cfdi.esquema.nodos import Raiz
from cfdi.esquema.registro import raices
from cfdi.esquema.render_xsd import xsd
from cfdi.esquema.render_xslt import xslt

_DOCUMENTOS = Path(__file__).resolve().parent.parent / "documentos"
RAIZ = _DOCUMENTOS.parent.parent


def _importar_todos() -> None:
    from importlib import import_module

    for ruta in sorted(_DOCUMENTOS.glob("*.py")):
        if ruta.stem not in ("__init__", "indice"):
            import_module(f"cfdi.documentos.{ruta.stem}")


def _indice(registradas: tuple[Raiz, ...]) -> str:
    lineas = [
        '"""Which module declares which element. Rendered by `python -m cfdi.esquema`. Do not edit."""',
        "",
        "INDICE: dict[tuple[str, str], dict[str, str]] = {",
    ]
    for (uri, nombre), grupo in groupby(registradas, key=lambda r: (r.clase._espacio.uri, r.clase._nombre)):
        versiones = ", ".join(f'"{r.version}": "{r.clase.__module__}"' for r in grupo)
        lineas.append(f'    ("{uri}", "{nombre}"): {{{versiones}}},')
    return "\n".join([*lineas, "}", ""])


def archivos() -> dict[Path, str]:
    """Every rendered file, by its path in the checkout, with its contents."""
    _importar_todos()
    todas = raices()
    resultado = {_DOCUMENTOS / "indice.py": _indice(todas)}
    por_xsd = sorted(todas, key=lambda r: r.archivo_xsd)
    for nombre, grupo in groupby(por_xsd, key=lambda r: r.archivo_xsd):
        resultado[RAIZ / "xsd" / nombre] = xsd(list(grupo))
    for hoja, grupo in groupby(sorted(todas, key=lambda r: r.hoja), key=lambda r: r.hoja):
        juntas = list(grupo)
        # The sheets of CFDI 3.3 and 4.0 include different complements; a complement says in which it takes part.
        incluidas = sorted({f"{r.hoja}.xslt" for r in todas if juntas[0].como_lo_nombran in r.cadena_en})
        resultado[RAIZ / "xslt" / f"{hoja}.xslt"] = xslt(juntas, incluidas)
    return resultado


def main(argumentos: list[str]) -> int:
    """Render, or tell what is stale. Returns the exit status."""
    revisar = "--revisar" in argumentos
    atrasados = []
    for ruta, contenido in archivos().items():
        if not ruta.exists() or ruta.read_text(encoding="utf-8") != contenido:
            atrasados.append(ruta.relative_to(RAIZ))
            if not revisar:
                ruta.parent.mkdir(exist_ok=True)
                ruta.write_text(contenido, encoding="utf-8")
    for ruta_relativa in atrasados:
        print(f"{'atrasado' if revisar else 'escrito'}: {ruta_relativa}")
    return int(revisar and bool(atrasados))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
