"""`cfdi construir` and `cfdi calcular`: from data to XML, and the totals."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from cfdi.cli.consola import avisar, entregar
from cfdi.cli.entrada import leer_comprobante
from cfdi.cli.opciones import FORZAR, SALIDA
from cfdi.cli.ordenes import RUTA, argumento, opcion, orden

DATOS = argumento("datos", metavar="DATOS.json", type=RUTA, ayuda="Datos en JSON, o - para la entrada estándar.")


@orden
@DATOS
@SALIDA
@FORZAR
def construir(datos: Path, salida: Path | None, forzar: bool) -> None:
    """Construye el XML (sin sellar) a partir de los datos en JSON.

    Lo que se puede derivar (importes, impuestos, totales, Fecha, Exportacion…) puede faltar en los datos.

    \b
    Ejemplo:
      cfdi construir factura.json -o factura.xml
    """
    from cfdi.esquema.escritor import a_xml

    entregar(a_xml(leer_comprobante(datos)), salida, forzar=forzar)


@orden
@DATOS
@SALIDA
@opcion(
    "--nombres",
    type=click.Choice(["sat", "python"]),
    default="sat",
    show_default=True,
    ayuda="Nombres de los campos: sat (UsoCFDI) o python (uso_cfdi).",
)
@FORZAR
def calcular(datos: Path, salida: Path | None, nombres: Literal["sat", "python"], forzar: bool) -> None:
    """Calcula importes, impuestos y totales, y devuelve los datos completos en JSON.

    Si los datos traen un importe que contradice la cuenta, lo avisa con las dos cifras.

    \b
    Ejemplo:
      cfdi calcular factura.json | jq .Total
    """
    from cfdi.calculo import calcular as calcular_totales
    from cfdi.calculo import diferencias
    from cfdi.esquema.datos import a_json

    comprobante = leer_comprobante(datos)
    for diferencia in diferencias(comprobante):
        avisar(f"Aviso: {diferencia.ruta} decía {diferencia.dado} y la cuenta da {diferencia.derivado}.")
    entregar((a_json(calcular_totales(comprobante), nombres) + "\n").encode(), salida, forzar=forzar)
