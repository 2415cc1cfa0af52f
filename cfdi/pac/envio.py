"""`timbrar` and `emitir`: an adapter's conversation over a transport, and the answer held against what was sent."""

from __future__ import annotations

import os
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from cfdi.errores import ErrorConfiguracion, ErrorCSD, ErrorDatos
from cfdi.pac.aceptacion import aceptar, aceptar_emitido
from cfdi.pac.contratos import Ambiente, Emisor, PreCFDI, Timbrador
from cfdi.pac.transporte import Transporte, TransporteAsincrono, conducir, conducir_async
from cfdi.pac.transporte_http import TransporteHTTP, TransporteHTTPAsincrono
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.sellado import Sellado
from cfdi.sello.verificacion import certificado_de

if TYPE_CHECKING:
    from cfdi.documentos.cfdi40 import Comprobante
    from cfdi.sello.timbrado import Timbrado


def timbrar(
    sellado: Sellado,
    pac: Timbrador,
    *,
    conocidos: Conocidos | None = None,
    transporte: Transporte | None = None,
) -> Timbrado:
    """Have a sealed document stamped. Sends it once, and never again by itself.

    `conocidos`: with the PAC's certificate among them, SelloSAT is verified too. `transporte`: for several documents,
    open one `TransporteHTTP` for all; by default one is opened for this call.

    Raises, as children of ErrorPAC: ErrorConexion (it never left), ErrorAutenticacion, RechazoPAC (with the SAT's
    code), ErrorProtocolo, RespuestaInesperada and TimbradoIndeterminado (it may be stamped). ErrorConfiguracion before
    sending when a test certificate would go to production.
    """
    _exigir_que_timbre(sellado, pac)
    with _abierto(transporte) as medio:
        recibido = conducir(pac.timbrar(sellado), medio)
    return aceptar(recibido, sellado, pac.nombre, conocidos or Conocidos())


async def timbrar_async(
    sellado: Sellado,
    pac: Timbrador,
    *,
    conocidos: Conocidos | None = None,
    transporte: TransporteAsincrono | None = None,
) -> Timbrado:
    """`timbrar`, awaited: the same arguments, errors and adapters."""
    _exigir_que_timbre(sellado, pac)
    async with _abierto_async(transporte) as medio:
        recibido = await conducir_async(pac.timbrar(sellado), medio)
    return aceptar(recibido, sellado, pac.nombre, conocidos or Conocidos())


def emitir(
    origen: PreCFDI | Comprobante | bytes | str | os.PathLike[str],
    pac: Emisor,
    *,
    conocidos: Conocidos | None = None,
    transporte: Transporte | None = None,
) -> Timbrado:
    """Have an unsealed document sealed and stamped by a PAC that keeps the CSD. Sends it once.

    `origen`: a Comprobante, or its XML as bytes, text or `pathlib.Path`. The other arguments and the errors are those
    of `timbrar`; ErrorDatos if the document is sealed already.
    """
    pre = _exigir_que_emita(origen, pac)
    with _abierto(transporte) as medio:
        recibido = conducir(pac.emitir(pre), medio)
    return aceptar_emitido(recibido, pre, pac.nombre, conocidos or Conocidos())


async def emitir_async(
    origen: PreCFDI | Comprobante | bytes | str | os.PathLike[str],
    pac: Emisor,
    *,
    conocidos: Conocidos | None = None,
    transporte: TransporteAsincrono | None = None,
) -> Timbrado:
    """`emitir`, awaited: the same arguments, errors and adapters."""
    pre = _exigir_que_emita(origen, pac)
    async with _abierto_async(transporte) as medio:
        recibido = await conducir_async(pac.emitir(pre), medio)
    return aceptar_emitido(recibido, pre, pac.nombre, conocidos or Conocidos())


def _abierto(transporte: Transporte | None) -> AbstractContextManager[Transporte]:
    """The caller's transport, which stays open, or one for this call."""
    return TransporteHTTP() if transporte is None else nullcontext(transporte)


def _abierto_async(transporte: TransporteAsincrono | None) -> AbstractAsyncContextManager[TransporteAsincrono]:
    return TransporteHTTPAsincrono() if transporte is None else nullcontext(transporte)


def _exigir_que_timbre(sellado: Sellado, pac: Timbrador) -> None:
    if not isinstance(sellado, Sellado):
        raise ErrorDatos(
            "no es un documento sellado",
            campo="sellado",
            valor=type(sellado).__name__,
            remedio="Séllelo con cfdi.sellar, o léalo con Sellado.leer.",
        )
    if not isinstance(pac, Timbrador):
        raise ErrorConfiguracion(
            "este PAC no timbra documentos sellados",
            campo="pac",
            valor=getattr(pac, "nombre", type(pac).__name__),
            remedio="Si sella por su cuenta, use emitir con el documento sin sellar.",
        )
    if pac.ambiente is Ambiente.PRODUCCION and _es_de_pruebas(sellado):
        raise ErrorConfiguracion(
            "el comprobante está sellado con un certificado de pruebas y el PAC timbra de verdad",
            campo="ambiente",
            valor=pac.ambiente.value,
            remedio="Selle con el CSD del contribuyente, o use Ambiente.PRUEBAS.",
        )


def _es_de_pruebas(sellado: Sellado) -> bool:
    try:
        return certificado_de(sellado.documento).ambiente == "pruebas"
    except ErrorCSD:
        return False  # the PAC will say what is wrong with it


def _exigir_que_emita(origen: PreCFDI | Comprobante | bytes | str | os.PathLike[str], pac: Emisor) -> PreCFDI:
    if not isinstance(pac, Emisor):
        raise ErrorConfiguracion(
            "este PAC no sella",
            campo="pac",
            valor=getattr(pac, "nombre", type(pac).__name__),
            remedio="Selle el documento con cfdi.sellar y use timbrar.",
        )
    return origen if isinstance(origen, PreCFDI) else PreCFDI.leer(origen)
