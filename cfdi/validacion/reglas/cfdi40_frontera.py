"""CFDI 4.0, the stimulus of the border regions: IVA at 8 % (no code of its own; PACs answer CFDI40999).

The rate itself is in c_TasaOCuota. Who may use it follows from three lists: of taxpayers (l_RFC), of postal codes and
of products. The texts of CFDI 4.0 give the last two no code, so they are only warnings.
"""

from __future__ import annotations

from decimal import Decimal

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Comprobante, Concepto
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import sabido
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import IVA, es_global, falla_de_lista
from cfdi.validacion.reglas.cfdi40_sumas import Grupo, grupo, trasladado

FUENTE = "SAT, Facturación con estímulo en la región fronteriza; c_CodigoPostal y c_ClaveProdServ"

IVA_DE_LA_FRONTERA = Grupo(IVA, "Tasa", Decimal("0.08"))
VENTA_GLOBAL = "01010101"


def usa_el_estimulo(documento: Documento) -> bool:
    """Whether some concept transfers IVA at 8 %."""
    return IVA_DE_LA_FRONTERA in documento.una_vez(trasladado)


@regla(
    "CFDI40999",
    en=Comprobante,
    fuente=FUENTE,
    pide="El IVA al 8 % (0.080000) solo se traslada desde un LugarExpedicion con estímulo de la franja fronteriza.",
)
def lugar_con_estimulo(documento: Documento, c: Comprobante) -> Fallas:
    """LugarExpedicion is a postal code of the north (1) or the south (2) border."""
    if not usa_el_estimulo(documento):
        return ()
    lugar = catalogos.codigo_postal(c.lugar_expedicion)
    if lugar is None or lugar.estimulo:
        return ()
    mensaje = (
        f"Hay IVA al 8 % y el LugarExpedicion {c.lugar_expedicion} no tiene estímulo de la franja fronteriza en "
        "c_CodigoPostal. Traslade 16 %, o corrija el código postal."
    )
    esperado = "un código postal con estímulo fronterizo"
    return [Falla("@LugarExpedicion", mensaje, esperado, c.lugar_expedicion, "advertencia")]


@regla(
    "CFDI40999",
    en=Concepto,
    fuente=FUENTE,
    pide="El IVA al 8 % (0.080000) solo se traslada en productos que c_ClaveProdServ admite en el estímulo de la "
    "franja fronteriza; la clave 01010101 de la factura global también.",
)
def producto_con_estimulo(documento: Documento, c: Concepto) -> Fallas:
    """ClaveProdServ is one of those that the stimulus covers."""
    if not usa_el_estimulo(documento) or c.impuestos is None:
        return ()
    if not any(grupo(t) == IVA_DE_LA_FRONTERA for t in c.impuestos.traslados):
        return ()
    clave = catalogos.clave_prod_serv(c.clave_prod_serv)
    if clave is None or clave.estimulo or (clave.clave == VENTA_GLOBAL and es_global(documento.comprobante)):
        return ()
    mensaje = (
        f"El concepto traslada IVA al 8 % y la ClaveProdServ {clave.clave} ({clave.descripcion}) no tiene estímulo "
        "de la franja fronteriza. Traslade 16 %, o use la clave que corresponda."
    )
    return [Falla("@ClaveProdServ", mensaje, "una clave con estímulo fronterizo", clave.clave, "advertencia")]


@regla(
    "CFDI40999",
    en=Comprobante,
    fuente=FUENTE,
    pide="El IVA al 8 % (0.080000) solo lo traslada quien está en el padrón de beneficiarios del estímulo de la región "
    "fronteriza.",
)
def emisor_con_estimulo(documento: Documento, c: Comprobante) -> Fallas:
    """The issuer has the mark of the stimulus in the SAT's lists."""
    if not usa_el_estimulo(documento):
        return ()
    emisor = sabido(documento.externos_para("l_RFC").contribuyente(c.emisor.rfc), "l_RFC")
    if not emisor.inscrito or sabido(emisor.estimulo_frontera, "l_RFC"):
        return ()
    mensaje = (
        f"Hay IVA al 8 % y el emisor {c.emisor.rfc} no tiene en l_RFC la marca del estímulo de la región fronteriza. "
        "Traslade 16 %, o inscríbase en el padrón."
    )
    return [falla_de_lista(documento, "cfdi:Emisor/@Rfc", mensaje, "un emisor con la marca del estímulo", c.emisor.rfc)]
