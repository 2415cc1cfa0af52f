"""`cfdi timbrar`: the whole path, from data or XML to a stamped document on disk."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cfdi.cli.ajustes import PACS, adaptador
from cfdi.cli.consola import avisar, comprobar_destino, escribir, imprimir_json, pantalla
from cfdi.cli.entrada import ENTRADA_ESTANDAR, comprobante_de, leer_contenido
from cfdi.cli.revisar import texto_de_verificacion
from cfdi.cli.sellar import ClaveArchivo, cargar_csd
from cfdi.errores import ErrorConfiguracion, ErrorPAC

if TYPE_CHECKING:
    from cfdi.documentos.cfdi40 import Comprobante
    from cfdi.pac import FactureApp, ITimbre
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


def timbrar(
    documento: Annotated[Path, typer.Argument(metavar="DATOS.json|XML", help="Datos, XML o XML sellado; - es stdin.")],
    pac: Annotated[str, typer.Option("--pac", help=f"PAC que timbra: {_SIMULADO}, {', '.join(PACS)}.")] = _SIMULADO,
    ambiente: Annotated[
        str | None, typer.Option("--ambiente", help="pruebas o produccion. Obligatorio salvo con el simulado.")
    ] = None,
    ajustes: Annotated[
        Path | None, typer.Option("--ajustes", help="TOML con las credenciales, en una tabla por PAC: [itimbre] …")
    ] = None,
    cer: Annotated[Path | None, typer.Option("--cer", help="Certificado del CSD (.cer).")] = None,
    key: Annotated[Path | None, typer.Option("--key", help="Llave privada del CSD (.key).")] = None,
    clave_archivo: ClaveArchivo = None,
    salida: Annotated[
        Path | None, typer.Option("--salida", "-o", help="Archivo o carpeta; si falta, aquí, con el UUID en el nombre.")
    ] = None,
    forzar: Annotated[bool, typer.Option("--forzar", help="Reemplaza el archivo de salida si existe.")] = False,
    en_json: Annotated[bool, typer.Option("--json", help="En vez del resumen, un objeto JSON en stdout.")] = False,
) -> int:
    """Construye, valida, sella, timbra y verifica un comprobante, y guarda el XML timbrado.

    Sin opciones usa un PAC simulado en esta máquina y un CSD de pruebas del emisor: sirve para probar todo el camino
    sin cuenta en ningún lado. Sus timbres no valen ante el SAT.

    Ejemplos:  cfdi timbrar factura.json

               cfdi timbrar factura.json --pac itimbre --ambiente pruebas --ajustes pac.toml --cer e.cer --key e.key
    """
    if pac not in (_SIMULADO, *PACS):
        raise typer.BadParameter(f"se conocen {_SIMULADO}, {', '.join(PACS)}", param_hint="--pac")
    if (cer is None) != (key is None):
        raise typer.BadParameter("--cer y --key van juntos", param_hint="--cer/--key")
    if salida is not None and not salida.is_dir():
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
    return _Destino(
        simulado.itimbre(servidor.url),
        nucleo.identidad.conocidos(),
        csd or nucleo.identidad.csd(emisor.rfc, emisor.nombre),
    )


def _real(pac: str, ambiente: str | None, ajustes: Path | None, csd: CSD | None) -> _Destino:
    from cfdi.pac import Ambiente
    from cfdi.sello.conocidos import Conocidos

    if ambiente not in tuple(Ambiente):
        raise typer.BadParameter(f"indique {' o '.join(Ambiente)}", param_hint="--ambiente")
    return _Destino(adaptador(pac, Ambiente(ambiente), ajustes), Conocidos(), csd)


def _enviar(contenido: bytes, comprobante: Comprobante, destino: _Destino) -> Timbrado:
    from cfdi.pac import FactureApp, emitir
    from cfdi.pac import timbrar as timbrar_sellado

    if isinstance(destino.pac, FactureApp):
        return emitir(comprobante, destino.pac, conocidos=destino.conocidos)
    sellado = _sellar(contenido, comprobante, destino.csd)
    try:
        return timbrar_sellado(sellado, destino.pac, conocidos=destino.conocidos)
    except ErrorPAC as error:
        if error.estado_salida == _EN_DUDA:
            _salvar_en_duda(sellado, error)
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


def _salvar_en_duda(sellado: Sellado, error: ErrorPAC) -> None:
    """Nobody knows whether it was stamped: keep exactly what was sent, and what came back, to settle it."""
    ruta = Path(f"en-duda-{sellado.huella[:12]}.xml")
    escribir(ruta, sellado.xml, forzar=True)
    avisar(f"Lo enviado quedó en {ruta}. No lo vuelva a sellar: reenvíe ese mismo archivo o búsquelo en su PAC.")
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
