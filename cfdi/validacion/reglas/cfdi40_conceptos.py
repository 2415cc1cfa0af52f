"""CFDI 4.0, node Concepto: its attributes (CFDI40164 to CFDI40172, CFDI140226 to CFDI140228) and its Parte."""

from __future__ import annotations

from datetime import date

from cfdi import catalogos
from cfdi.calculo.importes import decimales_escritos, importe_en_limites, limites_importe
from cfdi.catalogos import Permiso
from cfdi.documentos.cfdi40 import Comprobante, Concepto, Parte
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Severidad
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import (
    CON_IMPORTES,
    CON_IMPUESTOS,
    IEPS,
    IVA,
    SIN_DESGLOSE,
    lleva_hidrocarburos,
    retenidos,
    trasladados,
)

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F, Concepto"

SOLO_ISR = frozenset({"06", "08"})
"""Keys of c_ObjetoImp whose concept may only carry withheld ISR."""
SOLO_IEPS = "07"
"""That of IEPS transferred, and no IVA."""

COMBUSTIBLES = frozenset({"15101505", "15101514", "15101515"})
"""Keys of c_ClaveProdServ that demand the complement of hydrocarbons."""
INICIO_HIDROCARBUROS = date(2026, 4, 24)


@regla(
    "CFDI40164",
    en=Concepto,
    fuente=FUENTE,
    pide="En I y E, un concepto lleva los impuestos trasladados que c_ClaveProdServ exige a su ClaveProdServ "
    '("Incluir IVA trasladado", "Incluir IEPS trasladado").',
)
def impuestos_de_la_clave(documento: Documento, c: Concepto) -> Fallas:
    """I and E: the taxes that the row of ClaveProdServ says with "Sí" are transferred, at whatever rate.

    Where ObjetoImp forbids or rules them otherwise, both demands clash: a warning.
    """
    exige = _exigidos(documento, c.clave_prod_serv)
    if not exige or documento.comprobante.tipo_de_comprobante not in CON_IMPUESTOS:
        return ()
    severidad: Severidad | None = None if c.objeto_imp == "02" else "advertencia"
    return [
        Falla(
            "@ClaveProdServ",
            f"La ClaveProdServ {c.clave_prod_serv} exige en c_ClaveProdServ trasladar el impuesto {impuesto} y el "
            "concepto no lo traslada. Agréguelo, o use otra clave.",
            f"un Traslado del impuesto {impuesto}",
            c.clave_prod_serv,
            severidad,
        )
        for impuesto in exige
        if impuesto not in trasladados(c)
    ]


def _exigidos(documento: Documento, clave_prod_serv: str) -> tuple[str, ...]:
    """The taxes that a key demands; asked once for each key of the document."""
    leidos = documento.una_vez(_claves_leidas)
    exige = leidos.get(clave_prod_serv)
    if exige is None:
        clave = catalogos.clave_prod_serv(clave_prod_serv)
        permisos = () if clave is None else ((IVA, clave.incluir_iva), (IEPS, clave.incluir_ieps))
        exige = leidos[clave_prod_serv] = tuple(i for i, permiso in permisos if permiso is Permiso.SI)
    return exige


def _claves_leidas(c: Comprobante) -> dict[str, tuple[str, ...]]:
    return {}


@regla(
    "CFDI40166",
    en=Concepto,
    fuente=FUENTE,
    pide="En I, E y N, el ValorUnitario de cada concepto es mayor que cero.",
)
def valor_unitario_positivo(documento: Documento, c: Concepto) -> Fallas:
    """I, E and N: ValorUnitario is above zero."""
    if c.valor_unitario > 0 or documento.comprobante.tipo_de_comprobante not in CON_IMPORTES:
        return ()
    mensaje = (
        f"El ValorUnitario debe ser mayor que cero en un comprobante de tipo "
        f"{documento.comprobante.tipo_de_comprobante}, y dice {c.valor_unitario}. Si es un regalo, póngale su precio "
        "y descuéntelo."
    )
    return [Falla("@ValorUnitario", mensaje, "mayor que 0", str(c.valor_unitario))]


@regla(
    "CFDI40167",
    en=Concepto,
    fuente=FUENTE,
    pide="El Importe es Cantidad × ValorUnitario, dentro de los límites que dan los decimales con que se escriben.",
)
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


@regla(
    "CFDI40168",
    en=Concepto,
    fuente=FUENTE,
    pide="El Descuento de un concepto se escribe con a lo más los decimales de su Importe.",
)
def decimales_del_descuento(documento: Documento, c: Concepto) -> Fallas:
    """Descuento has no more decimals than Importe, as written."""
    if c.descuento is None or decimales_escritos(c.descuento) <= (admite := decimales_escritos(c.importe)):
        return ()
    mensaje = (
        f"El Descuento {c.descuento} tiene más decimales que el Importe {c.importe}: se admiten {admite}. "
        "Redondee el Descuento o escriba el Importe con más ceros."
    )
    return [Falla("@Descuento", mensaje, f"a lo más {admite} decimales", str(c.descuento))]


@regla("CFDI40169", en=Concepto, fuente=FUENTE, pide="El Descuento de un concepto no es mayor que su Importe.")
def descuento_cabe_en_el_importe(documento: Documento, c: Concepto) -> Fallas:
    """Descuento is not above Importe."""
    if c.descuento is None or c.descuento <= c.importe:
        return ()
    mensaje = f"El Descuento ({c.descuento}) no puede ser mayor que el Importe del concepto ({c.importe})."
    return [Falla("@Descuento", mensaje, f"a lo más {c.importe}", str(c.descuento))]


@regla(
    "CFDI40171",
    en=Concepto,
    fuente=FUENTE,
    pide="Si ObjetoImp es 02 (sí objeto de impuesto), el concepto lleva el nodo Impuestos.",
)
def objeto_02_lleva_impuestos(documento: Documento, c: Concepto) -> Fallas:
    """ObjetoImp 02 demands the node Impuestos."""
    if c.objeto_imp != "02" or c.impuestos is not None:
        return ()
    mensaje = "ObjetoImp es 02 (sí objeto de impuesto) y el concepto no tiene Impuestos. Agréguelos o cambie a 01 o 03."
    return [Falla("@ObjetoImp", mensaje, "el nodo Impuestos", "02 sin Impuestos")]


@regla(
    "CFDI40172",
    en=Concepto,
    fuente=FUENTE,
    pide="Si ObjetoImp es 01, 03, 04 o 05, el concepto no lleva el nodo Impuestos.",
)
def sin_desglose_no_lleva_impuestos(documento: Documento, c: Concepto) -> Fallas:
    """ObjetoImp 01, 03, 04 and 05 forbid the node Impuestos."""
    if c.objeto_imp not in SIN_DESGLOSE or c.impuestos is None:
        return ()
    mensaje = f"ObjetoImp es {c.objeto_imp} y el concepto tiene Impuestos. Quítelos, o use 02 si es objeto de impuesto."
    return [Falla("@ObjetoImp", mensaje, "02, o sin Impuestos", c.objeto_imp)]


@regla(
    "CFDI140226",
    en=Concepto,
    fuente=FUENTE,
    pide="Si ObjetoImp es 06 u 08, el concepto no lleva IVA (002) ni IEPS (003), ni trasladados ni retenidos; puede "
    "llevar ISR (001) retenido.",
)
def objeto_sin_iva_ni_ieps(documento: Documento, c: Concepto) -> Fallas:
    """ObjetoImp 06 and 08: neither IVA nor IEPS, on either side. No node at all will do."""
    if c.objeto_imp not in SOLO_ISR or not (sobran := sorted({IVA, IEPS} & (trasladados(c) | retenidos(c)))):
        return ()
    impuestos = " y ".join(sobran)
    mensaje = (
        f"Con ObjetoImp {c.objeto_imp} el concepto solo puede retener ISR (001), y tiene el impuesto {impuestos}. "
        "Quítelo, o use 02."
    )
    return [Falla("@ObjetoImp", mensaje, "sin 002 ni 003", impuestos)]


@regla(
    "CFDI140227",
    en=Concepto,
    fuente=FUENTE,
    pide="Si ObjetoImp es 07, el concepto traslada IEPS (003) y no traslada ni retiene IVA (002).",
)
def objeto_con_ieps_y_sin_iva(documento: Documento, c: Concepto) -> Fallas:
    """ObjetoImp 07: IEPS is transferred, and there is no IVA on either side. ISR and IEPS may be withheld."""
    if c.objeto_imp != SOLO_IEPS:
        return ()
    fallas = []
    if IVA in trasladados(c) | retenidos(c):
        mensaje = "Con ObjetoImp 07 el concepto no traslada ni retiene IVA (002), y lo tiene. Quítelo, o use 02."
        fallas.append(Falla("@ObjetoImp", mensaje, "sin el impuesto 002", "002"))
    if IEPS not in trasladados(c):
        mensaje = "Con ObjetoImp 07 el concepto debe trasladar IEPS (003), y no lo hace. Agréguelo, o use otra clave."
        fallas.append(Falla("@ObjetoImp", mensaje, "un Traslado del impuesto 003", "07 sin IEPS trasladado"))
    return fallas


@regla(
    "CFDI140228",
    en=Concepto,
    fuente=f"{FUENTE}; inicio de la obligación según avisos de 2026",
    pide="En I y E, cada concepto con ClaveProdServ 15101505, 15101514 o 15101515 lleva el complemento concepto "
    "Hidrocarburos y Petrolíferos.",
    desde=INICIO_HIDROCARBUROS,
)
def combustible_con_su_complemento(documento: Documento, c: Concepto) -> Fallas:
    """I and E: a concept of fuel carries the complement of hydrocarbons, each its own."""
    if c.clave_prod_serv not in COMBUSTIBLES or documento.comprobante.tipo_de_comprobante not in CON_IMPUESTOS:
        return ()
    if lleva_hidrocarburos(c):
        return ()
    mensaje = (
        f"La ClaveProdServ {c.clave_prod_serv} exige en el concepto el complemento Hidrocarburos y Petrolíferos "
        "(hidrocarburospetroliferos:HidroYPetro), con el permiso de quien vende. Agréguelo."
    )
    return [Falla("@ClaveProdServ", mensaje, "HidroYPetro en ComplementoConcepto", c.clave_prod_serv)]


@regla("CFDI40197", en=Parte, fuente=FUENTE, pide="El ValorUnitario de una Parte, si se indica, es mayor que cero.")
def valor_de_la_parte(documento: Documento, p: Parte) -> Fallas:
    """ValorUnitario, when present, is above zero."""
    if p.valor_unitario is None or p.valor_unitario > 0:
        return ()
    mensaje = f"El ValorUnitario de la Parte debe ser mayor que cero y dice {p.valor_unitario}. Corríjalo u omítalo."
    return [Falla("@ValorUnitario", mensaje, "mayor que 0", str(p.valor_unitario))]


@regla(
    "CFDI40198",
    en=Parte,
    fuente=FUENTE,
    pide="El Importe de una Parte es Cantidad × ValorUnitario, dentro de los límites que dan los decimales escritos.",
)
def importe_de_la_parte(documento: Documento, p: Parte) -> Fallas:
    """Importe is Cantidad × ValorUnitario, as in a concept, when the Parte says both."""
    if p.valor_unitario is None or p.importe is None or importe_en_limites(p.cantidad, p.valor_unitario, p.importe):
        return ()
    inferior, superior = limites_importe(p.cantidad, p.valor_unitario, decimales_escritos(p.importe))
    mensaje = (
        f"El Importe {p.importe} de la Parte no corresponde a Cantidad {p.cantidad} × ValorUnitario "
        f"{p.valor_unitario}: debe estar entre {inferior} y {superior}."
    )
    return [Falla("@Importe", mensaje, f"de {inferior} a {superior}", str(p.importe))]
