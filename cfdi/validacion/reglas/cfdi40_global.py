"""CFDI 4.0, node InformacionGlobal and global invoices (matrix codes CFDI40130 to CFDI40136, and the global guide)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Comprobante, Concepto, InformacionGlobal
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import (
    PUBLICO_EN_GENERAL,
    RFC_NACIONAL,
    es_al_publico_en_general,
)

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F"
GUIA = "Guía de llenado del CFDI global"

BIMESTRAL = "05"
REGIMEN_DE_INCORPORACION = "621"
_MESES = frozenset(f"{mes:02}" for mes in range(1, 13))
_BIMESTRES = frozenset(f"{mes:02}" for mes in range(13, 19))
_SIN_REGLAS_PROPIAS = frozenset("IET")
_SUSTITUCION = "04"
_VENTA = "01010101"
_ACTIVIDAD = "ACT"


@regla(
    "CFDI40130",
    en=Comprobante,
    fuente=FUENTE,
    pide="En tipo I, con receptor XAXX010101000 y nombre PUBLICO EN GENERAL, debe existir InformacionGlobal.",
)
def la_global_dice_su_periodo(documento: Documento, c: Comprobante) -> Fallas:
    """An income for PUBLICO EN GENERAL demands InformacionGlobal. The converse is only a warning: no text has it."""
    if es_al_publico_en_general(c):
        return () if c.informacion_global is not None else [_falta_informacion_global()]
    if c.informacion_global is None or c.tipo_de_comprobante not in _SIN_REGLAS_PROPIAS:
        return ()  # P and N forbid the node by the rules of their complements
    mensaje = (
        f"InformacionGlobal es para comprobantes de tipo I a {RFC_NACIONAL} con nombre {PUBLICO_EN_GENERAL}, y este es "
        f"de tipo {c.tipo_de_comprobante} a {c.receptor.rfc}. Si no es una factura global, quite el nodo."
    )
    return [Falla("cfdi:InformacionGlobal", mensaje, "sin InformacionGlobal", None, "advertencia")]


def _falta_informacion_global() -> Falla:
    mensaje = (
        f"Falta InformacionGlobal: el receptor es {RFC_NACIONAL} {PUBLICO_EN_GENERAL}. Indique Periodicidad, Meses y "
        "Año, o ponga otro nombre si no es una factura global."
    )
    return Falla("cfdi:InformacionGlobal", mensaje, "el nodo InformacionGlobal")


@regla(
    "CFDI40132",
    en=InformacionGlobal,
    fuente=FUENTE,
    pide="Periodicidad 05 (bimestral) es solo para emisores del régimen 621.",
)
def bimestral_solo_en_incorporacion(documento: Documento, g: InformacionGlobal) -> Fallas:
    """Periodicidad 05 demands RegimenFiscal 621; 621 takes any."""
    regimen = documento.comprobante.emisor.regimen_fiscal
    if g.periodicidad != BIMESTRAL or regimen == REGIMEN_DE_INCORPORACION:
        return ()
    mensaje = (
        f"La Periodicidad 05 (bimestral) es del régimen {REGIMEN_DE_INCORPORACION} y el emisor es del {regimen}. "
        "Use 01 a 04."
    )
    return [Falla("@Periodicidad", mensaje, "01 a 04", g.periodicidad)]


@regla(
    "CFDI40134",
    en=InformacionGlobal,
    fuente=FUENTE,
    pide="Con Periodicidad distinta de 05, Meses es de 01 a 12.",
)
def meses_de_un_mes(documento: Documento, g: InformacionGlobal) -> Fallas:
    """A Periodicidad other than 05 takes single months."""
    if (
        g.periodicidad == BIMESTRAL
        or g.meses not in _BIMESTRES
        or not catalogos.existe("c_Periodicidad", g.periodicidad)
    ):
        return ()
    mensaje = (
        f"Con Periodicidad {g.periodicidad} los Meses son de 01 a 12 y dice {g.meses}, que es un bimestre. Corríjalo."
    )
    return [Falla("@Meses", mensaje, "01 a 12", g.meses)]


@regla(
    "CFDI40135",
    en=InformacionGlobal,
    fuente=FUENTE,
    pide="Con Periodicidad 05, Meses es de 13 a 18.",
)
def meses_de_un_bimestre(documento: Documento, g: InformacionGlobal) -> Fallas:
    """Periodicidad 05 takes pairs of months."""
    if g.periodicidad != BIMESTRAL or g.meses not in _MESES:
        return ()
    bimestre = f"{12 + (int(g.meses) + 1) // 2}"
    mensaje = f"Con Periodicidad 05 los Meses son de 13 a 18 y dice {g.meses}. Su bimestre es {bimestre}."
    return [Falla("@Meses", mensaje, "13 a 18", g.meses)]


@regla(
    "CFDI40136",
    en=InformacionGlobal,
    fuente=FUENTE,
    pide="Año es el de la Fecha del comprobante o uno de los cinco anteriores. (Anexo 20 de 2022 admitía solo el "
    "anterior: más atrás hay un aviso.)",
)
def anio_reciente(documento: Documento, g: InformacionGlobal) -> Fallas:
    """Año is that of Fecha or one of the years before it, as many as the profile admits."""
    if documento.fecha is None:
        return ()
    actual, atras = documento.fecha.year, documento.perfil.anios_de_la_global
    if actual - 1 <= g.anio <= actual:
        return ()
    mensaje = f"El Año de la factura global debe ser de {actual - atras} a {actual} y dice {g.anio}. Corríjalo."
    if not actual - atras <= g.anio <= actual:
        return [Falla("@Año", mensaje, f"de {actual - atras} a {actual}", str(g.anio))]
    mensaje = f"El Año es {g.anio}: la matriz lo admite, pero la guía pide {actual} o {actual - 1}. Revíselo."
    return [Falla("@Año", mensaje, f"{actual - 1} o {actual}", str(g.anio), "advertencia")]


@regla(
    "GUIA40-Global",
    en=Comprobante,
    fuente=GUIA,
    pide="Una factura global (tipo I, XAXX010101000, PUBLICO EN GENERAL) lleva Exportacion 01, MetodoPago PUE, UsoCFDI "
    "S01 y, por concepto, ClaveProdServ 01010101, Cantidad 1, ClaveUnidad ACT, Descripcion «Venta» y el número del "
    "comprobante de operación en NoIdentificacion; nada más. Los PAC no lo exigen: es un aviso.",
)
def la_global_sigue_su_guia(documento: Documento, c: Comprobante) -> Fallas:
    """What the guide fixes in a global invoice and no code checks."""
    return [*_en_el_comprobante(c), *_en_los_conceptos(c)] if es_al_publico_en_general(c) else ()


def _en_el_comprobante(c: Comprobante) -> Iterator[Falla]:
    if c.exportacion != "01":
        yield _aviso("@Exportacion", "la Exportacion es 01", "01", c.exportacion)
    if c.metodo_pago is not None and c.metodo_pago != "PUE":
        yield _aviso("@MetodoPago", "el MetodoPago es PUE", "PUE", c.metodo_pago)
    if c.condiciones_de_pago is not None:
        yield _aviso("@CondicionesDePago", "no hay CondicionesDePago", "sin CondicionesDePago", c.condiciones_de_pago)
    if c.emisor.fac_atr_adquirente is not None:
        dice = c.emisor.fac_atr_adquirente
        yield _aviso("cfdi:Emisor/@FacAtrAdquirente", "no hay FacAtrAdquirente", "sin FacAtrAdquirente", dice)
    if c.receptor.uso_cfdi != "S01":
        yield _aviso("cfdi:Receptor/@UsoCFDI", "el UsoCFDI es S01", "S01", c.receptor.uso_cfdi)
    for i, relacion in enumerate(c.cfdi_relacionados, 1):
        if relacion.tipo_relacion != _SUSTITUCION:
            lugar = f"[{i}]" if len(c.cfdi_relacionados) > 1 else ""
            donde = f"cfdi:CfdiRelacionados{lugar}/@TipoRelacion"
            yield _aviso(donde, "la única relación es la 04 (sustitución)", _SUSTITUCION, relacion.tipo_relacion)
    if c.impuestos is not None and c.impuestos.retenciones:
        yield _aviso("cfdi:Impuestos/cfdi:Retenciones", "no hay retenciones", "sin Retenciones", None)


_DEL_CONCEPTO: tuple[tuple[str, str, Callable[[Concepto], bool]], ...] = (
    ("@ClaveProdServ", "lleva ClaveProdServ 01010101", lambda x: x.clave_prod_serv == _VENTA),
    ("@NoIdentificacion", "lleva NoIdentificacion", lambda x: x.no_identificacion is not None),
    ("@Cantidad", "lleva Cantidad 1", lambda x: x.cantidad == 1),
    ("@ClaveUnidad", "lleva ClaveUnidad ACT", lambda x: x.clave_unidad == _ACTIVIDAD),
    ("@Unidad", "no lleva Unidad", lambda x: x.unidad is None),
    ("@Descripcion", "lleva Descripcion «Venta»", lambda x: x.descripcion == "Venta"),
    ("cfdi:Impuestos", "no lleva Retenciones", lambda x: x.impuestos is None or not x.impuestos.retenciones),
    ("cfdi:ACuentaTerceros", "no lleva ACuentaTerceros", lambda x: x.a_cuenta_terceros is None),
    ("cfdi:InformacionAduanera", "no lleva InformacionAduanera", lambda x: not x.informacion_aduanera),
    ("cfdi:CuentaPredial", "no lleva CuentaPredial", lambda x: not x.cuenta_predial),
    ("cfdi:ComplementoConcepto", "no lleva ComplementoConcepto", lambda x: not x.complementos),
    ("cfdi:Parte", "no lleva Parte", lambda x: not x.parte),
)
"""Where, what, and whether a concept fulfils it."""


def _en_los_conceptos(c: Comprobante) -> Iterator[Falla]:
    """One warning for each thing that the guide fixes, at the first concept without it: tickets come by thousands."""
    for donde, debe, cumple in _DEL_CONCEPTO:
        faltan = [i for i, x in enumerate(c.conceptos, 1) if not cumple(x)]
        if faltan:
            lugar = f"[{faltan[0]}]" if len(c.conceptos) > 1 else ""
            mensaje = (
                f"En una factura global cada concepto {debe}, según su guía, y no es así en {len(faltan)} de "
                f"{len(c.conceptos)}. Corríjalo."
            )
            yield Falla(f"cfdi:Conceptos/cfdi:Concepto{lugar}/{donde}", mensaje, debe)


def _aviso(donde: str, debe: str, esperado: str, recibido: str | None) -> Falla:
    dice = f", y dice {recibido}" if recibido is not None else ""
    return Falla(donde, f"En una factura global {debe}, según su guía{dice}. Corríjalo.", esperado, recibido)
