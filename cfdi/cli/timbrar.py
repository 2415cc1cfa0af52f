"""`cfdi timbrar`: the whole path, from data or XML to a stamped document on disk."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cfdi.cli.ajustes import PACS, adaptador
from cfdi.cli.consola import avisar, comprobar_destino, escribir, imprimir_json, pantalla
from cfdi.cli.entrada import ENTRADA_ESTANDAR, comprobante_de, leer_contenido
from cfdi.cli.opciones import CLAVE_ARCHIVO, FORZAR
from cfdi.cli.ordenes import RUTA, ErrorDeUso, argumento, opcion, orden
from cfdi.cli.revisar import texto_de_verificacion
from cfdi.cli.sellar import cargar_csd
from cfdi.errores import ErrorArchivo, ErrorConfiguracion, ErrorPAC
from cfdi.pac.contratos import Ambiente

if TYPE_CHECKING:
    from cfdi.documentos.cfdi40 import Comprobante
    from cfdi.pac import FactureApp, ITimbre, PreCFDI
    from cfdi.sello.conocidos import Conocidos
    from cfdi.sello.csd import CSD
    from cfdi.sello.sellado import Sellado
    from cfdi.sello.timbrado import Timbrado

_SIMULADO = "simulado"
_EN_DUDA = 4


@dataclass(frozen=True)
class _Destino:
    """Where to stamp: the adapter, the certificates to verify its stamps with, and how to seal."""

    pac: ITimbre | FactureApp
    conocidos: Conocidos
    csd: CSD | None


@orden
@argumento("documento", metavar="DATOS.json|XML", type=RUTA, ayuda="Datos, XML o XML sellado; - es stdin.")
@opcion(
    "--pac",
    metavar="PAC",
    type=click.Choice([_SIMULADO, *PACS]),
    default=_SIMULADO,
    show_default=True,
    ayuda=f"PAC que timbra: {_SIMULADO}, {', '.join(PACS)}.",
)
@opcion(
    "--ambiente",
    metavar="AMBIENTE",
    type=click.Choice([a.value for a in Ambiente]),
    ayuda=f"{' o '.join(Ambiente)}. Obligatorio salvo con el simulado.",
)
@opcion(
    "--ajustes",
    metavar="ARCHIVO",
    type=RUTA,
    ayuda="TOML con las credenciales, en una tabla por PAC: [itimbre] …",
)
@opcion("--cer", metavar="ARCHIVO", type=RUTA, ayuda="Certificado del CSD (.cer).")
@opcion("--key", metavar="ARCHIVO", type=RUTA, ayuda="Llave privada del CSD (.key).")
@CLAVE_ARCHIVO
@opcion(
    "-o",
    "--salida",
    metavar="RUTA",
    type=RUTA,
    ayuda="Archivo o carpeta; si falta, aquí, con el UUID en el nombre.",
)
@FORZAR
@opcion("--json", "en_json", is_flag=True, ayuda="En vez del resumen, un objeto JSON en stdout.")
def timbrar(
    documento: Path,
    pac: str,
    ambiente: str | None,
    ajustes: Path | None,
    cer: Path | None,
    key: Path | None,
    clave_archivo: Path | None,
    salida: Path | None,
    forzar: bool,
    en_json: bool,
) -> int:
    """Construye, valida, sella, timbra y verifica un comprobante, y guarda el XML timbrado.

    Sin opciones usa un PAC simulado en esta máquina y un CSD de pruebas del emisor: sirve para probar todo el camino
    sin cuenta en ningún lado. Sus timbres no valen ante el SAT.

    \b
    Ejemplos:
      cfdi timbrar factura.json
      cfdi timbrar factura.json --pac itimbre --ambiente pruebas \\
          --ajustes pac.toml --cer emisor.cer --key emisor.key
    """
    if (cer is None) != (key is None):
        raise ErrorDeUso("--cer y --key van juntos")
    if salida is None or os.path.isdir(salida):  # noqa: PTH112 - Path.is_dir raises for a name too long
        comprobar_destino((salida or Path()) / "por-timbrar.xml", forzar=True)  # the UUID is not known yet
    else:
        comprobar_destino(salida, forzar=forzar)
    contenido = leer_contenido(documento)
    comprobante = comprobante_de(contenido, documento)
    if not comprobante.sello and not _es_valido(comprobante, en_json):
        return 1
    with ExitStack() as pila:
        csd = cargar_csd(cer, key, clave_archivo) if cer and key else None
        destino = _simulado(pila, comprobante, csd) if pac == _SIMULADO else _real(pac, ambiente, ajustes, csd)
        timbrado = _enviar(contenido, comprobante, destino)
    ruta = _guardar(timbrado, documento, salida, forzar)
    verificacion = timbrado.verificar(destino.conocidos)
    if en_json:
        imprimir_json(
            {"archivo": str(ruta), "uuid": timbrado.uuid, "pac": timbrado.pac, "correcta": verificacion.correcta}
        )
    else:
        from cfdi.cli.resumen import mostrar

        mostrar(timbrado.documento, pantalla())
        avisar(texto_de_verificacion(str(ruta), verificacion))
    if pac == _SIMULADO:
        avisar("Timbre de un PAC simulado: no vale ante el SAT.")
    return 0


def _es_valido(comprobante: Comprobante, en_json: bool) -> bool:
    """Validate before anything leaves: what the SAT would refuse is not sent."""
    from cfdi.validacion import validar

    informe = validar(comprobante)
    for h in informe.advertencias:
        avisar(f"Aviso: {h.a_texto()}")
    if informe.valido:
        return True
    avisar(informe.a_texto())
    avisar("No se envió nada al PAC.")
    if en_json:
        imprimir_json(informe.a_dict())
    return False


def _simulado(pila: ExitStack, comprobante: Comprobante, csd: CSD | None) -> _Destino:
    """The simulated PAC, over real HTTP on this machine, and a test CSD of the issuer unless another is given."""
    from cfdi.pac import simulado

    nucleo = simulado.PACSimulado()
    servidor = pila.enter_context(simulado.Servidor(nucleo))
    emisor = comprobante.emisor
    # The CSD first: making it may make an authority, which is then among those known.
    csd = csd or nucleo.identidad.csd(emisor.rfc, emisor.nombre)
    return _Destino(simulado.itimbre(servidor.url), nucleo.identidad.conocidos(), csd)


def _real(pac: str, ambiente: str | None, ajustes: Path | None, csd: CSD | None) -> _Destino:
    from cfdi.sello.conocidos import Conocidos

    if ambiente is None:
        raise ErrorDeUso(f"con --pac {pac} falta --ambiente: {' o '.join(Ambiente)}")
    return _Destino(adaptador(pac, Ambiente(ambiente), ajustes), Conocidos(), csd)


def _enviar(contenido: bytes, comprobante: Comprobante, destino: _Destino) -> Timbrado:
    from cfdi.pac import FactureApp, PreCFDI, emitir
    from cfdi.pac import timbrar as timbrar_sellado

    enviado: Sellado | PreCFDI
    try:
        if isinstance(destino.pac, FactureApp):
            enviado = PreCFDI.leer(comprobante)
            return emitir(enviado, destino.pac, conocidos=destino.conocidos)
        enviado = _sellar(contenido, comprobante, destino.csd)
        return timbrar_sellado(enviado, destino.pac, conocidos=destino.conocidos)
    except ErrorPAC as error:
        if error.estado_salida == _EN_DUDA:
            try:
                _salvar_en_duda(enviado, error)
            except ErrorArchivo as fallo:  # what is in doubt matters more than the copy of it
                avisar(f"No se guardó lo enviado. {fallo}")
        raise


def _sellar(contenido: bytes, comprobante: Comprobante, csd: CSD | None) -> Sellado:
    from cfdi.sello.sellado import Sellado, sellar

    if comprobante.sello:
        return Sellado.leer(contenido)
    if csd is None:
        raise ErrorConfiguracion(
            "falta el CSD con que se sella", campo="--cer/--key", remedio="Indique los dos archivos del emisor."
        )
    return sellar(comprobante, csd)


def _salvar_en_duda(enviado: Sellado | PreCFDI, error: ErrorPAC) -> None:
    """Nobody knows whether it was stamped: keep exactly what was sent, and what came back, to settle it."""
    from cfdi.sello.sellado import Sellado

    ruta = Path(f"en-duda-{enviado.huella[:12]}.xml")
    escribir(ruta, enviado.xml, forzar=True)
    if isinstance(enviado, Sellado):
        remedio = "No lo vuelva a sellar: reenvíe ese mismo archivo o búsquelo en su PAC."
    else:  # a PAC that seals cannot tell a second sending from a second invoice
        remedio = "Búsquelo en su PAC antes de reenviarlo."
    avisar(f"Lo enviado quedó en {ruta}. {remedio}")
    if error.crudo:
        respuesta = ruta.with_suffix(".respuesta")
        escribir(respuesta, error.crudo, forzar=True)
        avisar(f"La respuesta del PAC quedó en {respuesta}.")


def _guardar(timbrado: Timbrado, origen: Path, salida: Path | None, forzar: bool) -> Path:
    tallo = origen.stem if origen != ENTRADA_ESTANDAR else "cfdi"
    ruta = salida or Path()
    if salida is None or salida.is_dir():
        ruta = ruta / f"{tallo}-{timbrado.uuid}.xml"
    escribir(ruta, timbrado.xml, forzar=forzar)
    return ruta
