"""`cfdi cadena` and `cfdi sellar`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cfdi.cli.consola import avisar, comprobar_destino, entregar, imprimir, pedir_clave
from cfdi.cli.entrada import leer_comprobante, leer_contenido

if TYPE_CHECKING:
    from cfdi.sello.csd import CSD

Cer = Annotated[Path, typer.Option("--cer", help="Certificado del CSD (.cer).", show_default=False)]
Key = Annotated[Path, typer.Option("--key", help="Llave privada del CSD (.key).", show_default=False)]
ClaveArchivo = Annotated[
    Path | None,
    typer.Option("--clave-archivo", help="Archivo con la contraseña; si falta, se lee de CFDI_CLAVE o se pregunta."),
]


def cargar_csd(cer: Path, key: Path, clave_archivo: Path | None) -> CSD:
    """The CSD of a pair of files, with its password from a file, the environment or the keyboard."""
    from cfdi.sello.csd import CSD

    return CSD.cargar(cer, key, pedir_clave(clave_archivo, f"Contraseña de {key.name}"))


def cadena(
    xml: Annotated[Path, typer.Argument(metavar="XML", help="Documento, o - (stdin).")],
) -> None:
    """Muestra la cadena original de un documento.

    Ejemplo:  cfdi cadena factura.xml | openssl dgst -sha256
    """
    from cfdi.sello.cadena import cadena_original

    imprimir(cadena_original(leer_contenido(xml)))


def sellar(
    documento: Annotated[Path, typer.Argument(metavar="XML|DATOS.json", help="Documento sin sellar, o - (stdin).")],
    cer: Cer,
    key: Key,
    clave_archivo: ClaveArchivo = None,
    salida: Annotated[Path | None, typer.Option("--salida", "-o", help="Archivo de salida; si falta, stdout.")] = None,
    forzar: Annotated[bool, typer.Option("--forzar", help="Reemplaza el archivo de salida si existe.")] = False,
) -> None:
    """Sella un documento con un CSD. La contraseña nunca va como argumento.

    Ejemplo:  cfdi sellar factura.json --cer emisor.cer --key emisor.key -o sellada.xml
    """
    from cfdi.sello.sellado import sellar as sellar_documento

    if salida is not None:
        comprobar_destino(salida, forzar=forzar)
    comprobante = leer_comprobante(documento)
    csd = cargar_csd(cer, key, clave_archivo)
    sellado = sellar_documento(comprobante, csd)
    avisar(f"Sellado con el CSD {csd.numero} de {csd.rfc}.")
    entregar(sellado.xml, salida, forzar=forzar)
