"""SAT arithmetic: builders that fill and derive, `calcular`, which derives again, and the SAT's limits.

    from cfdi.calculo import concepto, ingreso, honorarios
    ingreso(…, conceptos=[concepto(…, valor_unitario="1000", impuestos=honorarios())])

`importes` rounds, and nothing else does. `impuestos`, `precios` and `conceptos` make the lines, `totales` sums them,
`comprobantes`, `notas` and `globales` make whole documents.
Each name is imported when it is first used: whoever only needs the limits does not load the declarations.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfdi.calculo.comprobantes import egreso, ingreso, traslado
    from cfdi.calculo.conceptos import concepto
    from cfdi.calculo.globales import Ticket, factura_global
    from cfdi.calculo.importes import (
        Limites,
        Numero,
        a_decimal,
        decimales_escritos,
        importe_en_limites,
        impuesto_en_limites,
        limites_importe,
        limites_impuesto,
        redondear,
        techo,
        truncar,
    )
    from cfdi.calculo.impuestos import (
        Gravamen,
        arrendamiento,
        fletes,
        frontera,
        honorarios,
        ieps,
        ieps_cuota,
        ieps_retenido,
        isr_retenido,
        iva,
        iva_exento,
        iva_retenido,
        resico,
    )
    from cfdi.calculo.notas import nota_de_credito
    from cfdi.calculo.precios import Desglose, desglosar
    from cfdi.calculo.totales import Diferencia, calcular, diferencias

_MODULOS = {
    "comprobantes": ("egreso", "ingreso", "traslado"),
    "conceptos": ("concepto",),
    "globales": ("Ticket", "factura_global"),
    "importes": (
        "Limites",
        "Numero",
        "a_decimal",
        "decimales_escritos",
        "importe_en_limites",
        "impuesto_en_limites",
        "limites_importe",
        "limites_impuesto",
        "redondear",
        "techo",
        "truncar",
    ),
    "impuestos": (
        "Gravamen",
        "arrendamiento",
        "fletes",
        "frontera",
        "honorarios",
        "ieps",
        "ieps_cuota",
        "ieps_retenido",
        "isr_retenido",
        "iva",
        "iva_exento",
        "iva_retenido",
        "resico",
    ),
    "notas": ("nota_de_credito",),
    "precios": ("Desglose", "desglosar"),
    "totales": ("Diferencia", "calcular", "diferencias"),
}
_MODULO_DE = {nombre: modulo for modulo, nombres in _MODULOS.items() for nombre in nombres}

__all__ = [
    "Desglose",
    "Diferencia",
    "Gravamen",
    "Limites",
    "Numero",
    "Ticket",
    "a_decimal",
    "arrendamiento",
    "calcular",
    "concepto",
    "decimales_escritos",
    "desglosar",
    "diferencias",
    "egreso",
    "factura_global",
    "fletes",
    "frontera",
    "honorarios",
    "ieps",
    "ieps_cuota",
    "ieps_retenido",
    "importe_en_limites",
    "impuesto_en_limites",
    "ingreso",
    "isr_retenido",
    "iva",
    "iva_exento",
    "iva_retenido",
    "limites_importe",
    "limites_impuesto",
    "nota_de_credito",
    "redondear",
    "resico",
    "techo",
    "traslado",
    "truncar",
]


def __getattr__(nombre: str) -> object:
    if nombre not in _MODULO_DE:
        raise AttributeError(f"module {__name__!r} has no attribute {nombre!r}")
    valor = globals()[nombre] = getattr(import_module(f"{__name__}.{_MODULO_DE[nombre]}"), nombre)
    return valor


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
