"""CFDI 4.0, node Concepto and its taxes (matrix codes CFDI40162 to CFDI40186)."""

from __future__ import annotations

from cfdi.calculo.importes import (
    decimales_escritos,
    importe_en_limites,
    impuesto_en_limites,
    limites_importe,
    limites_impuesto,
)
from cfdi.documentos.cfdi40 import Concepto, TrasladoConcepto
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F"

SIN_DESGLOSE = frozenset({"01", "03", "04", "05"})
"""Keys of c_ObjetoImp whose concept may not carry taxes."""


@regla("CFDI40167", en=Concepto, fuente=FUENTE)
def importe_dentro_de_limites(documento: Documento, c: Concepto) -> Fallas:
    """Importe is Cantidad × ValorUnitario, within what the decimals written in each allow."""
    if importe_en_limites(c.cantidad, c.valor_unitario, c.importe):
        return ()
    inferior, superior = limites_importe(c.cantidad, c.valor_unitario, decimales_escritos(c.importe))
    mensaje = (
        f"El Importe {c.importe} no corresponde a Cantidad {c.cantidad} × ValorUnitario {c.valor_unitario}: "
        f"debe estar entre {inferior} y {superior}. ¿El precio lleva impuestos o descuento incluidos?"
    )
    return [Falla("@Importe", mensaje, f"de {inferior} a {superior}", str(c.importe))]


@regla("CFDI40171", en=Concepto, fuente=FUENTE)
def objeto_02_lleva_impuestos(documento: Documento, c: Concepto) -> Fallas:
    """ObjetoImp 02 demands the node Impuestos."""
    if c.objeto_imp != "02" or c.impuestos is not None:
        return ()
    mensaje = "ObjetoImp es 02 (sí objeto de impuesto) y el concepto no tiene Impuestos. Agréguelos o cambie a 01 o 03."
    return [Falla("@ObjetoImp", mensaje, "el nodo Impuestos", "02 sin Impuestos")]


@regla("CFDI40172", en=Concepto, fuente=FUENTE)
def sin_desglose_no_lleva_impuestos(documento: Documento, c: Concepto) -> Fallas:
    """ObjetoImp 01, 03, 04 and 05 forbid the node Impuestos."""
    if c.objeto_imp not in SIN_DESGLOSE or c.impuestos is None:
        return ()
    mensaje = f"ObjetoImp es {c.objeto_imp} y el concepto tiene Impuestos. Quítelos, o use 02 si es objeto de impuesto."
    return [Falla("@ObjetoImp", mensaje, "02, o sin Impuestos", c.objeto_imp)]


@regla("CFDI40180", en=TrasladoConcepto, fuente=FUENTE)
def traslado_dentro_de_limites(documento: Documento, t: TrasladoConcepto) -> Fallas:
    """The Importe of a transferred tax is Base × TasaOCuota, within what the decimals written in Base allow."""
    if t.tasa_o_cuota is None or t.importe is None or t.tipo_factor == "Exento":
        return ()
    if impuesto_en_limites(t.base, t.tasa_o_cuota, t.importe):
        return ()
    inferior, superior = limites_impuesto(t.base, t.tasa_o_cuota, decimales_escritos(t.importe))
    mensaje = (
        f"El Importe {t.importe} del traslado no corresponde a Base {t.base} × TasaOCuota {t.tasa_o_cuota}: "
        f"debe estar entre {inferior} y {superior}."
    )
    return [Falla("@Importe", mensaje, f"de {inferior} a {superior}", str(t.importe))]
