"""Layers `sello` and `timbre`: what the signatures prove, as findings."""

from __future__ import annotations

from cfdi.errores import ErrorDatos, ErrorSello
from cfdi.esquema.revision import ValorIlegible
from cfdi.sello.cadena import cadena_de_elemento
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.firmado import firmado
from cfdi.sello.timbrado import cadena_del_timbre
from cfdi.sello.verificacion import Comprobacion, comprobar_sello, comprobar_timbre
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Capa, Hallazgo, Severidad

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.E (sello) y III.D (timbre)"
_TFD = "{http://www.sat.gob.mx/TimbreFiscalDigital}TimbreFiscalDigital"


def capa_sello(documento: Documento) -> list[Hallazgo]:
    """The issuer's seal. A pre-CFDI has none and is not judged; half a seal is told by the schema layer."""
    if not documento.sellado:
        return []
    ruta = _raiz(documento)
    try:
        cadena = cadena_de_elemento(documento.raiz)
    except ErrorSello as error:
        return [
            Hallazgo(
                codigo="CFDI40102",
                severidad="no_verificado",
                capa="sello",
                ruta=f"{ruta}/@Sello",
                mensaje=f"No se verificó el sello: {error}",
                fuente=FUENTE,
            )
        ]
    try:
        comprobaciones = list(comprobar_sello(documento.nodo, cadena))
        datos = firmado(documento.nodo)
    except (ValorIlegible, ErrorDatos):
        return []  # what could not be read has its own finding
    completo = datos.no_certificado and datos.certificado
    return [_hallazgo(c, "sello", ruta) for c in comprobaciones if c.estado != "bien" and completo]


def capa_timbre(documento: Documento, conocidos: Conocidos) -> list[Hallazgo]:
    """The PAC's timbre, when the document carries one."""
    timbre = documento.timbre
    if timbre is None:
        return []
    elementos = list(documento.raiz.iter(_TFD))
    ruta = f"{_raiz(documento)}/{documento.nodo._espacio.prefijo}:Complemento/tfd:TimbreFiscalDigital"
    if len(elementos) > 1:
        mensaje = f"Hay {len(elementos)} timbres y debe haber uno solo."
        return [Hallazgo(codigo="TFD", capa="timbre", ruta=ruta, mensaje=mensaje, fuente=FUENTE)]
    try:
        cadena = cadena_del_timbre(elementos[0])
        comprobaciones = list(comprobar_timbre(documento.nodo, timbre, cadena, conocidos.certificados))
    except (ValorIlegible, ErrorDatos):
        return []
    return [_hallazgo(c, "timbre", ruta) for c in comprobaciones if c.estado != "bien"]


def _raiz(documento: Documento) -> str:
    return f"/{documento.nodo._espacio.prefijo}:{documento.nodo._nombre}"


def _hallazgo(comprobacion: Comprobacion, capa: Capa, ruta: str) -> Hallazgo:
    severidad: Severidad = "error" if comprobacion.estado == "falla" else "no_verificado"
    return Hallazgo(
        codigo=comprobacion.codigo,
        severidad=severidad,
        capa=capa,
        ruta=f"{ruta}/{comprobacion.atributo}" if comprobacion.atributo else ruta,
        mensaje=comprobacion.detalle,
        esperado=comprobacion.esperado,
        recibido=comprobacion.recibido,
        fuente=FUENTE,
    )
