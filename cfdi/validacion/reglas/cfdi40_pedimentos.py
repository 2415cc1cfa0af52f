"""CFDI 4.0, NumeroPedimento of a Concepto and of its Parte (CFDI40194, CFDI40195, CFDI40199, CFDI40200)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Concepto, InformacionAduanera, Parte
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import lleva_comercio_exterior

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F, InformacionAduanera"

PIDE_COMPOSICION = (
    "Un NumeroPedimento se compone de año (no posterior al de la Fecha), clave de c_Aduana, patente de "
    "c_PatenteAduanal y un consecutivo de los que c_NumPedimentoAduana da por usados."
)
PIDE_AUSENCIA = "Si el comprobante lleva el complemento Comercio Exterior, no lleva NumeroPedimento."

SIGLO = 2000
PRIMER_EJERCICIO = 2007
"""Of the years that c_NumPedimentoAduana covers; it has a few stray rows before."""

CONSECUTIVO_MAXIMO = 999_999

_PARTES = re.compile(r"([0-9]{2})  ([0-9]{2})  ([0-9]{4})  [0-9]([0-9]{6})").fullmatch
"""Year, customs office, patent and consecutive number. The digit before this last is not judged."""


@regla("CFDI40194", en=Concepto, fuente=FUENTE, pide=PIDE_COMPOSICION)
def pedimento_del_concepto(documento: Documento, c: Concepto) -> Fallas:
    """Each part of NumeroPedimento is in its catalogue."""
    return _composicion(documento, c.informacion_aduanera) if c.informacion_aduanera else ()


@regla("CFDI40199", en=Parte, fuente=FUENTE, pide=PIDE_COMPOSICION)
def pedimento_de_la_parte(documento: Documento, p: Parte) -> Fallas:
    """Each part of NumeroPedimento is in its catalogue."""
    return _composicion(documento, p.informacion_aduanera) if p.informacion_aduanera else ()


@regla("CFDI40195", en=Concepto, fuente=FUENTE, pide=PIDE_AUSENCIA)
def concepto_exportado_sin_pedimento(documento: Documento, c: Concepto) -> Fallas:
    """No NumeroPedimento beside the complement of foreign trade."""
    return _ausencia(documento, c.informacion_aduanera) if c.informacion_aduanera else ()


@regla("CFDI40200", en=Parte, fuente=FUENTE, pide=PIDE_AUSENCIA)
def parte_exportada_sin_pedimento(documento: Documento, p: Parte) -> Fallas:
    """No NumeroPedimento beside the complement of foreign trade."""
    return _ausencia(documento, p.informacion_aduanera) if p.informacion_aduanera else ()


def _ausencia(documento: Documento, pedimentos: Sequence[InformacionAduanera]) -> Fallas:
    if not documento.una_vez(lleva_comercio_exterior):
        return ()
    mensaje = (
        "El comprobante lleva el complemento Comercio Exterior y entonces no se indica NumeroPedimento "
        "({}). Quite la InformacionAduanera."
    )
    return [
        Falla(donde, mensaje.format(numero), "sin InformacionAduanera", numero) for donde, numero in _todos(pedimentos)
    ]


def _composicion(documento: Documento, pedimentos: Sequence[InformacionAduanera]) -> Fallas:
    return [
        falla._replace(donde=donde, recibido=numero)
        for donde, numero in _todos(pedimentos)
        for falla in _reparos(documento, numero)
    ]


def _todos(pedimentos: Sequence[InformacionAduanera]) -> Iterator[tuple[str, str]]:
    varios = len(pedimentos) > 1
    for i, pedimento in enumerate(pedimentos, 1):
        yield f"cfdi:InformacionAduanera{f'[{i}]' if varios else ''}/@NumeroPedimento", pedimento.numero_pedimento


def _reparos(documento: Documento, numero: str) -> list[Falla]:
    partes = _PARTES(numero)
    if partes is None:
        return []  # the schema tells its form
    ejercicio, aduana, patente, consecutivo = SIGLO + int(partes[1]), partes[2], partes[3], int(partes[4])
    por_parte = list(_por_parte(documento, numero, ejercicio, aduana, patente))
    return por_parte or list(_consecutivo(numero, aduana, patente, ejercicio, consecutivo))


def _por_parte(documento: Documento, numero: str, ejercicio: int, aduana: str, patente: str) -> Iterator[Falla]:
    fecha = documento.fecha
    if fecha is not None and ejercicio % 100 > fecha.year % 100:
        mensaje = f"El pedimento {numero} es del año {ejercicio}, posterior al de la Fecha ({fecha.year}). Revíselo."
        yield Falla("", mensaje, f"{fecha.year % 100:02} o menos en las posiciones 1 y 2")
    if not catalogos.existe("c_Aduana", aduana, fecha):
        mensaje = f"La aduana {aduana} del pedimento {numero} (posiciones 5 y 6) no está vigente en c_Aduana. Revísela."
        yield Falla("", mensaje, "una clave de c_Aduana en las posiciones 5 y 6")
    if not catalogos.existe("c_PatenteAduanal", patente):
        mensaje = (
            f"La patente {patente} del pedimento {numero} (posiciones 9 a 12) no está en c_PatenteAduanal. Revísela."
        )
        yield Falla("", mensaje, "una clave de c_PatenteAduanal en las posiciones 9 a 12")


def _consecutivo(numero: str, aduana: str, patente: str, ejercicio: int, consecutivo: int) -> Iterator[Falla]:
    operados = catalogos.pedimento_operado(aduana, patente, ejercicio)
    if consecutivo == 0 or (operados is not None and consecutivo > operados):
        maximo = operados or CONSECUTIVO_MAXIMO
        mensaje = (
            f"El consecutivo {consecutivo:06} del pedimento {numero} (sus últimos seis dígitos) debe estar entre 1 y "
            f"{maximo}. Revíselo."
        )
        yield Falla("", mensaje, f"de 000001 a {maximo:06}")
    elif operados is None:
        mensaje = (
            f"La patente {patente} no operó pedimentos en la aduana {aduana} en {ejercicio}, según "
            f"c_NumPedimentoAduana. Revise el pedimento {numero}."
        )
        esperado = f"un pedimento de los operados en {ejercicio}"
        yield Falla("", mensaje, esperado, severidad=None if _ejercicio_cerrado(ejercicio) else "advertencia")


def _ejercicio_cerrado(ejercicio: int) -> bool:
    """Whether the catalogue must have every pedimento of that year: it grows monthly, and has few of the old ones."""
    edicion = catalogos.version()["catCFDI:c_NumPedimentoAduana"].publicacion
    return edicion is not None and PRIMER_EJERCICIO <= ejercicio < edicion.year
