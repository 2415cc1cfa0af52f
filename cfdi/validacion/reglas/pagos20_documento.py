"""Pagos 2.0, node DoctoRelacionado: what the payment covers of each invoice (CRP20236 to CRP20248, CRP20278, CRP20279).

CRP20245 (ObjetoImpDR is a key of its catalogue) is told by the layer of the catalogues.
"""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.importes import decimales_escritos, redondear, resta
from cfdi.documentos.pagos20 import DoctoRelacionado, ImpuestosDR, Pago
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.pagos20_predicados import (
    FUENTE,
    IEPS,
    IMPUESTOS,
    IVA,
    SIN_MONEDA,
    decimales_de,
    en_cada_documento,
    legible,
    literal,
)

UNO_A_DIEZ_DECIMALES = "1.0000000000"
"""An earlier text of CRP20277 asked for it in payments of several documents."""

SI_OBJETO = "02"
SIN_DESGLOSE = frozenset({"01", "03", "04", "05"})
"""Keys of c_ObjetoImp whose document carries no ImpuestosDR."""
SIN_IVA_NI_IEPS = frozenset({"06", "08"})
SOLO_IEPS = "07"


# Its currency


@regla("CRP20236", en=DoctoRelacionado, fuente=FUENTE, pide="MonedaDR no puede ser XXX.")
def moneda_del_documento(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """MonedaDR is not XXX."""
    if d.moneda_dr != SIN_MONEDA:
        return ()
    mensaje = "MonedaDR no puede ser XXX: indique la moneda de la factura que se paga, por ejemplo MXN."
    return [Falla("@MonedaDR", mensaje, "una moneda distinta de XXX", SIN_MONEDA)]


@regla("CRP20237", en=Pago, fuente=FUENTE, pide="Si MonedaDR es distinta de MonedaP, EquivalenciaDR es obligatoria.")
@en_cada_documento
def equivalencia_entre_monedas(documento: Documento, pago: Pago, d: DoctoRelacionado) -> Fallas:
    """Another currency than the payment's demands EquivalenciaDR."""
    if d.equivalencia_dr is not None or d.moneda_dr == pago.moneda_p:
        return ()
    mensaje = f"Falta EquivalenciaDR: cuántas unidades de {d.moneda_dr} (MonedaDR) hay en una de {pago.moneda_p}."
    return [Falla("@EquivalenciaDR", mensaje, f"{d.moneda_dr} por {pago.moneda_p}")]


@regla(
    "CRP20238",
    en=Pago,
    fuente=FUENTE,
    pide="Si MonedaDR es igual a MonedaP, EquivalenciaDR existe y es 1, sin decimales.",
)
@en_cada_documento
def equivalencia_en_una_moneda(documento: Documento, pago: Pago, d: DoctoRelacionado) -> Fallas:
    """The payment's own currency demands EquivalenciaDR 1, to the letter."""
    if d.moneda_dr != pago.moneda_p:
        return ()
    if d.equivalencia_dr is None:
        mensaje = f"Falta EquivalenciaDR: debe ser 1, porque MonedaDR y MonedaP son {pago.moneda_p}."
        return [Falla("@EquivalenciaDR", mensaje, "1")]
    escrita = literal(d, "equivalencia_dr")
    if escrita == "1":
        return ()
    mensaje = f"EquivalenciaDR debe ser 1, sin decimales: MonedaDR y MonedaP son {pago.moneda_p}. Dice {escrita}."
    tolerada = escrita == UNO_A_DIEZ_DECIMALES and len(pago.docto_relacionado) > 1
    return [Falla("@EquivalenciaDR", mensaje, "1", escrita, "advertencia" if tolerada else None)]


# What was owed, what is paid and what is left


@regla("CRP20239", en=DoctoRelacionado, fuente=FUENTE, pide="ImpSaldoAnt es mayor que cero.")
def saldo_anterior_positivo(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ImpSaldoAnt is above zero."""
    return _positivo("ImpSaldoAnt", d.imp_saldo_ant)


@regla("CRP20240", en=DoctoRelacionado, fuente=FUENTE, pide="ImpSaldoAnt no tiene más decimales que los de MonedaDR.")
def decimales_del_saldo_anterior(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ImpSaldoAnt has no more decimals than its currency, zeros included."""
    return _decimales("ImpSaldoAnt", d.imp_saldo_ant, d.moneda_dr)


@regla("CRP20241", en=DoctoRelacionado, fuente=FUENTE, pide="ImpPagado es mayor que cero.")
def pagado_positivo(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ImpPagado is above zero."""
    return _positivo("ImpPagado", d.imp_pagado)


@regla("CRP20242", en=DoctoRelacionado, fuente=FUENTE, pide="ImpPagado no tiene más decimales que los de MonedaDR.")
def decimales_de_lo_pagado(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ImpPagado has no more decimals than its currency, zeros included."""
    return _decimales("ImpPagado", d.imp_pagado, d.moneda_dr)


@regla(
    "CRP20243", en=DoctoRelacionado, fuente=FUENTE, pide="ImpSaldoInsoluto no tiene más decimales que los de MonedaDR."
)
def decimales_del_saldo_insoluto(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ImpSaldoInsoluto has no more decimals than its currency, zeros included."""
    return _decimales("ImpSaldoInsoluto", d.imp_saldo_insoluto, d.moneda_dr)


@regla(
    "CRP20244",
    en=DoctoRelacionado,
    fuente=FUENTE,
    pide="ImpSaldoInsoluto es ImpSaldoAnt − ImpPagado, exactamente, y no es negativo.",
)
def saldo_insoluto_es_la_resta(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ImpSaldoInsoluto is ImpSaldoAnt − ImpPagado, and not below zero."""
    debido = resta(legible(d.imp_saldo_ant), legible(d.imp_pagado))
    if debido < 0:
        mensaje = (
            f"Se paga más de lo que se debía: ImpPagado {d.imp_pagado} es mayor que ImpSaldoAnt {d.imp_saldo_ant}, e "
            "ImpSaldoInsoluto no puede ser negativo. Corrija ImpPagado o ImpSaldoAnt."
        )
        return [Falla("@ImpSaldoInsoluto", mensaje, "0 o más", str(debido))]
    if d.imp_saldo_insoluto == debido:
        return ()
    mensaje = (
        f"ImpSaldoInsoluto debe ser {debido} (ImpSaldoAnt {d.imp_saldo_ant} − ImpPagado {d.imp_pagado}) y dice "
        f"{d.imp_saldo_insoluto}."
    )
    return [Falla("@ImpSaldoInsoluto", mensaje, str(debido), str(d.imp_saldo_insoluto))]


def _positivo(atributo: str, valor: Decimal) -> Fallas:
    if valor > 0:
        return ()
    return [Falla(f"@{atributo}", f"{atributo} debe ser mayor que cero y dice {valor}.", "más de 0", str(valor))]


def _decimales(atributo: str, valor: Decimal, moneda: str) -> Fallas:
    caben = decimales_de(moneda)
    if decimales_escritos(valor) <= caben:
        return ()
    mensaje = (
        f"{atributo} se escribe con a lo más {caben} decimales, los de {moneda} (MonedaDR), y dice {valor}. "
        f"Redondéelo: {redondear(valor, caben)}."
    )
    return [Falla(f"@{atributo}", mensaje, f"a lo más {caben} decimales", str(valor))]


# Its taxes, by ObjetoImpDR


@regla("CRP20246", en=DoctoRelacionado, fuente=FUENTE, pide="Con ObjetoImpDR 02 debe existir ImpuestosDR.")
def objeto_lleva_impuestos(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ObjetoImpDR 02 demands ImpuestosDR."""
    if d.objeto_imp_dr != SI_OBJETO or d.impuestos_dr is not None:
        return ()
    mensaje = (
        "ObjetoImpDR es 02 (sí objeto de impuesto) y el documento no tiene ImpuestosDR. "
        "Agregue los impuestos que cubre el pago, o cambie la clave."
    )
    return [Falla("@ObjetoImpDR", mensaje, "el nodo ImpuestosDR", "02 sin ImpuestosDR")]


@regla("CRP20247", en=DoctoRelacionado, fuente=FUENTE, pide="Con ObjetoImpDR 01, 03, 04 o 05 no existe ImpuestosDR.")
def sin_desglose_no_lleva_impuestos(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ObjetoImpDR 01, 03, 04 and 05 forbid ImpuestosDR."""
    if d.impuestos_dr is None or d.objeto_imp_dr not in SIN_DESGLOSE:
        return ()
    mensaje = (
        f"ObjetoImpDR es {d.objeto_imp_dr} y el documento tiene ImpuestosDR. "
        "Quítelos, o use 02 si es objeto de impuesto."
    )
    return [Falla("@ObjetoImpDR", mensaje, "02, o sin ImpuestosDR", d.objeto_imp_dr)]


@regla("CRP20248", en=ImpuestosDR, fuente=FUENTE, pide="ImpuestosDR lleva TrasladosDR, RetencionesDR o ambos.")
def impuestos_no_vacios(documento: Documento, i: ImpuestosDR) -> Fallas:
    """ImpuestosDR has some tax."""
    if i.traslados_dr or i.retenciones_dr:
        return ()
    mensaje = "ImpuestosDR está vacío: debe llevar TrasladosDR o RetencionesDR. Agréguelos o quite el nodo."
    return [Falla("", mensaje, "TrasladosDR o RetencionesDR", "ningún impuesto")]


@regla(
    "CRP20278",
    en=DoctoRelacionado,
    fuente=FUENTE,
    pide="Con ObjetoImpDR 06 u 08 no se traslada ni se retiene IVA (002) ni IEPS (003); retener ISR se admite.",
)
def sin_iva_ni_ieps(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ObjetoImpDR 06 and 08 admit no IVA and no IEPS, transferred or withheld."""
    if d.objeto_imp_dr not in SIN_IVA_NI_IEPS:
        return ()
    return _prohibidos(d, (IVA, IEPS))


@regla(
    "CRP20279",
    en=DoctoRelacionado,
    fuente=FUENTE,
    pide="Con ObjetoImpDR 07 hay al menos un traslado de IEPS (003), y ni retenciones ni traslados de IVA (002).",
)
def solo_ieps(documento: Documento, d: DoctoRelacionado) -> Fallas:
    """ObjetoImpDR 07 demands a transfer of IEPS, and admits no IVA, transferred or withheld."""
    if d.objeto_imp_dr != SOLO_IEPS:
        return ()
    fallas = [*_prohibidos(d, (IVA,))]
    if d.impuestos_dr is None or all(t.impuesto_dr != IEPS for t in d.impuestos_dr.traslados_dr):
        mensaje = (
            "ObjetoImpDR es 07 y el documento no tiene ningún traslado de IEPS (003). Agréguelo o cambie la clave."
        )
        fallas.append(Falla("@ObjetoImpDR", mensaje, "un TrasladoDR con ImpuestoDR 003", SOLO_IEPS))
    return fallas


def _prohibidos(d: DoctoRelacionado, impuestos: tuple[str, ...]) -> Fallas:
    """One finding when the document transfers or withholds some of those taxes."""
    if d.impuestos_dr is None:
        return ()
    trasladados = {t.impuesto_dr for t in d.impuestos_dr.traslados_dr}
    hay = trasladados | {r.impuesto_dr for r in d.impuestos_dr.retenciones_dr}
    sobran = " e ".join(IMPUESTOS[i] for i in impuestos if i in hay)
    if not sobran:
        return ()
    mensaje = (
        f"ObjetoImpDR es {d.objeto_imp_dr}, que no admite {sobran}, ni trasladado ni retenido, e ImpuestosDR lo lleva. "
        "Quítelo o cambie la clave."
    )
    return [Falla("@ObjetoImpDR", mensaje, f"sin {sobran}", d.objeto_imp_dr)]
