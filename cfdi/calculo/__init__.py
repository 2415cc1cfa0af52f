"""SAT arithmetic: builders that fill and derive, `calcular`, which derives again, and the SAT's limits.

    from cfdi.calculo import concepto, ingreso, honorarios
    ingreso(…, conceptos=[concepto(…, valor_unitario="1000", impuestos=honorarios())])

`importes` rounds, and nothing else does. `impuestos`, `precios` and `conceptos` make the lines, `totales` sums them,
`comprobantes`, `notas` and `globales` make whole documents. Of the complements, `locales` has the taxes of states,
`pagos`, `montos` and `cobranza` the payments, `nominas` and `periodos` the payroll; `recibos` makes their documents.
Each name is imported when it is first used: whoever only needs the limits does not load the declarations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfdi.diferidos import diferir

if TYPE_CHECKING:
    from cfdi.calculo.cobranza import PorCobrar, pago_de
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
        limites_pago,
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
    from cfdi.calculo.locales import impuestos_locales, ish, retencion_local, traslado_local
    from cfdi.calculo.nominas import deducciones, percepciones, subsidio_maximo
    from cfdi.calculo.notas import nota_de_credito
    from cfdi.calculo.periodos import anios_de_servicio, antiguedad
    from cfdi.calculo.precios import Desglose, desglosar
    from cfdi.calculo.recibos import nomina, pago, trabajador
    from cfdi.calculo.totales import Diferencia, calcular, diferencias

_MODULOS = {
    "cobranza": "PorCobrar pago_de",
    "comprobantes": "egreso ingreso traslado",
    "conceptos": "concepto",
    "globales": "Ticket factura_global",
    "importes": (
        "Limites Numero a_decimal decimales_escritos importe_en_limites impuesto_en_limites "
        "limites_importe limites_impuesto limites_pago redondear techo truncar"
    ),
    "impuestos": (
        "Gravamen arrendamiento fletes frontera honorarios ieps ieps_cuota ieps_retenido isr_retenido "
        "iva iva_exento iva_retenido resico"
    ),
    "locales": "impuestos_locales ish retencion_local traslado_local",
    "nominas": "deducciones percepciones subsidio_maximo",
    "notas": "nota_de_credito",
    "periodos": "anios_de_servicio antiguedad",
    "precios": "Desglose desglosar",
    "recibos": "nomina pago trabajador",
    "totales": "Diferencia calcular diferencias",
}

__all__ = [
    "Desglose",
    "Diferencia",
    "Gravamen",
    "Limites",
    "Numero",
    "PorCobrar",
    "Ticket",
    "a_decimal",
    "anios_de_servicio",
    "antiguedad",
    "arrendamiento",
    "calcular",
    "concepto",
    "decimales_escritos",
    "deducciones",
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
    "impuestos_locales",
    "ingreso",
    "ish",
    "isr_retenido",
    "iva",
    "iva_exento",
    "iva_retenido",
    "limites_importe",
    "limites_impuesto",
    "limites_pago",
    "nomina",
    "nota_de_credito",
    "pago",
    "pago_de",
    "percepciones",
    "redondear",
    "resico",
    "retencion_local",
    "subsidio_maximo",
    "techo",
    "trabajador",
    "traslado",
    "traslado_local",
    "truncar",
]

__getattr__, __dir__ = diferir(__name__, _MODULOS)
