"""How a rule is written and registered.

A rule is a small function that receives the document and one node and returns what fails, if anything:

    @regla("CFDI40171", en=Concepto, fuente="Matriz CFDI 4.0", pide="Con ObjetoImp 02 debe existir el nodo Impuestos.")
    def objeto_02_lleva_impuestos(documento: Documento, concepto: Concepto) -> Fallas:
        if concepto.objeto_imp == "02" and concepto.impuestos is None:
            return [Falla("@ObjetoImp", "El concepto dice que sí es objeto de impuesto…")]
        return ()

It is called once per node of that class. A rule that touches a value that could not be read is silently left for
that node: the value has its own finding already. A rule that needs outside data (l_RFC, l_LCO, published rates) asks
`documento.externos_para("l_RFC")`, once its own conditions are met; without a provider it ends there, and its code is
told once as not verified.

The rules of a document live in modules of `validacion/reglas/` whose name begins with that of its declaration
(`pagos20_totales.py` judges `documentos/pagos20.py`): they are only loaded for documents that carry it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from cfdi.esquema.nodos import Nodo
from cfdi.esquema.revision import ValorIlegible
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Severidad


class Falla(NamedTuple):
    """What a rule found. `donde` is relative to the node: `@Importe`, `cfdi:Impuestos`, or empty for the node.

    `severidad` is for the one case of a rule that calls for less than the rule itself (a warning).
    """

    donde: str
    mensaje: str
    esperado: str | None = None
    recibido: str | None = None
    severidad: Severidad | None = None


Fallas = Iterable[Falla]
N = TypeVar("N", bound=Nodo)
Funcion = Callable[[Documento, Any], Fallas]


def por_cada(hijas: Sequence[N], paso: str, juzgar: Callable[[N], Fallas]) -> list[Falla]:
    """What fails in each child, told with its place; `paso` is the path from the node to its children.

    A child that cannot be read does not silence its siblings.
    """
    fallas: list[Falla] = []
    for i, hija in enumerate(hijas, 1):
        try:
            propias = juzgar(hija)
        except ValorIlegible:
            continue
        if propias:
            lugar = f"{paso}[{i}]" if len(hijas) > 1 else paso
            fallas += [f._replace(donde=f"{lugar}/{f.donde}" if f.donde else lugar) for f in propias]
    return fallas


@dataclass(frozen=True, slots=True)
class Regla:
    """A registered rule: its code, the class of node it judges, its source and its period in force.

    `pide` says to users, in one or two Spanish sentences, what a document must fulfil.
    """

    codigo: str
    en: type[Nodo]
    funcion: Funcion
    fuente: str
    pide: str = ""
    desde: date | None = None
    hasta: date | None = None

    @property
    def declaracion(self) -> str:
        """The declaration whose documents it judges: `pagos20` for a rule of `pagos20_totales.py`."""
        return self.funcion.__module__.rpartition(".")[2].partition("_")[0]

    def rige(self, fecha: date | None) -> bool:
        """Whether it is in force on the date of the document."""
        if fecha is None:
            return True
        return (self.desde is None or self.desde <= fecha) and (self.hasta is None or fecha <= self.hasta)


SEVERIDADES: dict[str, Severidad] = {
    # Limits that the matrix has and the SAT has not put in force.
    "CFDI40118": "advertencia",
    "CFDI40120": "advertencia",
    # Some numbers in use were issued with a wrong digit.
    "DIGITO-CLABE": "advertencia",
    "DIGITO-CURP": "advertencia",
    "DIGITO-RFC": "advertencia",
    # What a guide asks and no code of the matrix checks.
    "GUIA40-CondicionesDePago": "advertencia",
    "GUIA40-FormaPago": "advertencia",
    "GUIA40-Global": "advertencia",
    "GUIA40-MetodoPago": "advertencia",
    "GUIA40-TipoRelacion": "advertencia",
    "GUIA40-UsoCFDI": "advertencia",
    "GUIANOM-CondicionesDePago": "advertencia",
    "GUIANOM-MetodoPago": "advertencia",
    "GUIANOM-NumAniosServicio": "advertencia",
    "GUIANOM-Receptor": "advertencia",
    "GUIANOM-SinNomina": "advertencia",
    "GUIANOM-TipoCambio": "advertencia",
    "GUIANOM-TipoRelacion": "advertencia",
    "GUIANOM-TotalOtrasDeducciones": "advertencia",
    "GUIAP20-ACuentaTerceros": "advertencia",
    "GUIAP20-Complemento": "advertencia",
    "GUIAP20-FechaPago": "advertencia",
    "GUIAP20-ImpuestosP": "advertencia",
    "GUIAP20-InformacionGlobal": "advertencia",
    "GUIAP20-SinPagos": "advertencia",
    "GUIAP20-TipoRelacion": "advertencia",
    "GUIAP20-TrasladoP": "advertencia",
    "GUIAP20-UsoCFDI": "advertencia",
}
"""Severities other than error, by code; apart from the rules, so that they can be looked over at a glance."""

_REGLAS: dict[str, list[Regla]] = {}


def regla(
    codigo: str, *, en: type[N], fuente: str, pide: str = "", desde: date | None = None, hasta: date | None = None
) -> Callable[[Callable[[Documento, N], Fallas]], Callable[[Documento, N], Fallas]]:
    """Register a rule under the SAT's code. `pide`: what it demands, in Spanish, as `cfdi regla` shows it."""

    def registrar(funcion: Callable[[Documento, N], Fallas]) -> Callable[[Documento, N], Fallas]:
        _REGLAS.setdefault(codigo, []).append(Regla(codigo, en, funcion, fuente, pide, desde, hasta))
        return funcion

    return registrar


def reglas() -> dict[str, tuple[Regla, ...]]:
    """All registered rules by code, in order."""
    return {codigo: tuple(_REGLAS[codigo]) for codigo in sorted(_REGLAS)}
