"""`cfdi construir` and `cfdi calcular`: from data to XML, and the totals."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cfdi.cli.consola import avisar, entregar
from cfdi.cli.entrada import leer_comprobante

Datos = Annotated[Path, typer.Argument(metavar="DATOS.json", help="Datos en JSON, o - para la entrada estándar.")]
Salida = Annotated[Path | None, typer.Option("--salida", "-o", help="Archivo de salida; si falta, stdout.")]
Forzar = Annotated[bool, typer.Option("--forzar", help="Reemplaza el archivo de salida si existe.")]


def construir(datos: Datos, salida: Salida = None, forzar: Forzar = False) -> None:
    """Construye el XML (sin sellar) a partir de los datos en JSON.

    Lo que se puede derivar (importes, impuestos, totales, Fecha, Exportacion…) puede faltar en los datos.

    Ejemplo:  cfdi construir factura.json -o factura.xml
    """
    from cfdi.esquema.escritor import a_xml

    entregar(a_xml(leer_comprobante(datos)), salida, forzar=forzar)


def calcular(
    datos: Datos,
    salida: Salida = None,
    nombres: Annotated[str, typer.Option(help="Nombres de los campos: sat (UsoCFDI) o python (uso_cfdi).")] = "sat",
    forzar: Forzar = False,
) -> None:
    """Calcula importes, impuestos y totales, y devuelve los datos completos en JSON.

    Si los datos traen un importe que contradice la cuenta, lo avisa con las dos cifras.

    Ejemplo:  cfdi calcular factura.json | jq .Total
    """
    from cfdi.calculo import calcular as calcular_totales
    from cfdi.calculo import diferencias
    from cfdi.esquema.datos import a_json

    if nombres not in ("sat", "python"):
        raise typer.BadParameter("use sat o python", param_hint="--nombres")
    comprobante = leer_comprobante(datos)
    for diferencia in diferencias(comprobante):
        avisar(f"Aviso: {diferencia.ruta} decía {diferencia.dado} y la cuenta da {diferencia.derivado}.")
    completo = calcular_totales(comprobante)
    entregar((a_json(completo, "sat" if nombres == "sat" else "python") + "\n").encode(), salida, forzar=forzar)
