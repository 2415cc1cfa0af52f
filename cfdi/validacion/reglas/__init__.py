"""Layer `reglas`: the SAT's matrix, one small function per code, beside its neighbours of the same section."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cfdi.esquema.nodos import Nodo
from cfdi.esquema.revision import ValorIlegible
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Hallazgo
from cfdi.validacion.recorrido import Lugar, recorrer, ruta
from cfdi.validacion.registro import SEVERIDADES, Falla, Regla, reglas
from cfdi.validacion.reglas import cfdi40_comprobante, cfdi40_conceptos, cfdi40_impuestos, cfdi40_receptor

__all__ = ["capa_reglas", "cfdi40_comprobante", "cfdi40_conceptos", "cfdi40_impuestos", "cfdi40_receptor", "reglas"]


def capa_reglas(documento: Documento) -> list[Hallazgo]:
    """The findings of the matrix."""
    por_clase = _por_clase(documento.fecha)
    hallazgos: list[Hallazgo] = []

    def visitar(nodo: Nodo, lugar: Lugar) -> None:
        for regla in por_clase.get(nodo.__class__, ()):
            try:
                fallas = regla.funcion(documento, nodo)
                if fallas:
                    hallazgos.extend([_hallazgo(regla, falla, lugar) for falla in fallas])
            except ValorIlegible:
                continue  # what could not be read has its own finding

    recorrer(documento.nodo, visitar)
    return hallazgos


@lru_cache(maxsize=64)
def _por_clase(fecha: date | None) -> dict[type[Nodo], tuple[Regla, ...]]:
    """The rules in force on a date, by the class of node that they judge."""
    vigentes: dict[type[Nodo], list[Regla]] = {}
    for todas in reglas().values():
        for r in todas:
            if r.rige(fecha):
                vigentes.setdefault(r.en, []).append(r)
    return {clase: tuple(propias) for clase, propias in vigentes.items()}


def _hallazgo(regla: Regla, falla: Falla, lugar: Lugar) -> Hallazgo:
    return Hallazgo(
        codigo=regla.codigo,
        severidad=SEVERIDADES.get(regla.codigo, "error"),
        capa="reglas",
        ruta=f"{ruta(lugar)}/{falla.donde}" if falla.donde else ruta(lugar),
        mensaje=falla.mensaje,
        esperado=falla.esperado,
        recibido=falla.recibido,
        fuente=regla.fuente,
    )
