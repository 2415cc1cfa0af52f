"""`cfdi cadena` and `cfdi sellar`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cfdi.cli.consola import avisar, comprobar_destino, entregar, imprimir, pedir_clave
from cfdi.cli.entrada import leer_comprobante, leer_contenido
from cfdi.cli.opciones import CLAVE_ARCHIVO, FORZAR, SALIDA
from cfdi.cli.ordenes import RUTA, argumento, opcion, orden

if TYPE_CHECKING:
    from cfdi.sello.csd import CSD


def cargar_csd(cer: Path, key: Path, clave_archivo: Path | None) -> CSD:
    """The CSD of a pair of files, with its password from a file, the environment or the keyboard."""
    from cfdi.sello.csd import CSD

    return CSD.cargar(cer, key, pedir_clave(clave_archivo, f"Contraseña de {key.name}"))


@orden
@argumento("xml", metavar="XML", type=RUTA, ayuda="Documento, o - (stdin).")
def cadena(xml: Path) -> None:
    """Muestra la cadena original de un documento.

    \b
    Ejemplo:
      cfdi cadena factura.xml | openssl dgst -sha256
    """
    from cfdi.sello.cadena import cadena_original

    imprimir(cadena_original(leer_contenido(xml)))


@orden
@argumento("documento", metavar="XML|DATOS.json", type=RUTA, ayuda="Documento sin sellar, o - (stdin).")
@opcion("--cer", metavar="ARCHIVO", type=RUTA, required=True, ayuda="Certificado del CSD (.cer).")
@opcion("--key", metavar="ARCHIVO", type=RUTA, required=True, ayuda="Llave privada del CSD (.key).")
@CLAVE_ARCHIVO
@SALIDA
@FORZAR
def sellar(
    documento: Path, cer: Path, key: Path, clave_archivo: Path | None, salida: Path | None, forzar: bool
) -> None:
    """Sella un documento con un CSD. La contraseña nunca va como argumento.

    \b
    Ejemplo:
      cfdi sellar factura.json --cer emisor.cer --key emisor.key -o sellada.xml
    """
    from cfdi.sello.sellado import sellar as sellar_documento

    if salida is not None:
        comprobar_destino(salida, forzar=forzar)
    comprobante = leer_comprobante(documento)
    csd = cargar_csd(cer, key, clave_archivo)
    sellado = sellar_documento(comprobante, csd)
    avisar(f"Sellado con el CSD {csd.numero} de {csd.rfc}.")
    entregar(sellado.xml, salida, forzar=forzar)
