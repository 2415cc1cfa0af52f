"""Validation, in layers: xml → esquema → catalogos → reglas → sello → timbre.

Only broken XML stops the rest: after a schema error the later layers still judge whatever can be read, so that a
person sees every problem at once, and each once.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cfdi.errores import DocumentoDesconocido, DocumentoInvalido, ErrorXML
from cfdi.esquema import Nodo
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import clase_de, leer_perfecto
from cfdi.esquema.revision import revisar
from cfdi.esquema.xml import analizar, leer_bytes
from cfdi.validacion.catalogos import capa_catalogos
from cfdi.validacion.complementos import capa_complementos
from cfdi.validacion.documento import Documento
from cfdi.validacion.esquema import FUENTE, capa_esquema
from cfdi.validacion.externos import Externos
from cfdi.validacion.informe import CAPAS, Capa, Hallazgo, Informe, Severidad
from cfdi.validacion.perfiles import ESTRICTO, TOLERANTE, Perfil
from cfdi.validacion.reglas import capa_reglas

if TYPE_CHECKING:
    from cfdi.sello.conocidos import Conocidos
    from cfdi.sello.sellado import Sellado
    from cfdi.sello.timbrado import Timbrado

__all__ = ["CAPAS", "Capa", "Hallazgo", "Informe", "Severidad", "exigir_valido", "validar"]


def validar(
    documento: Nodo | Sellado | Timbrado | bytes | str | os.PathLike[str],
    *,
    esquemas: str | os.PathLike[str] | None = None,
    conocidos: Conocidos | None = None,
    externos: Externos | None = None,
    perfil: Perfil | None = None,
    ahora: datetime | None = None,
) -> Informe:
    """Judge a document by everything that can be decided locally.

    `documento`: a Comprobante (sealed or not), a Sellado or Timbrado, XML as bytes or text, or a file as
    `pathlib.Path`. `esquemas`: a folder with the SAT's own XSD tree, used instead of the bundled schemas.
    `conocidos`: the PAC certificates at hand, with which timbres are verified. `externos`: a provider of the lists that
    only the SAT has. `perfil`: the reading of open points; strict, or tolerant for a stamped document. `ahora`: the
    clock, aware.

    Returns an Informe with all findings; it never raises for what a document says, only ErrorArchivo when a file
    cannot be read. Without Sello, NoCertificado and Certificado the document is a pre-CFDI, judged in full but for
    those three.
    """
    try:
        leido = _leer(documento)
    except ErrorXML as error:
        return Informe((_hallazgo_xml(error),))
    leido.externos, leido.reloj = externos, ahora
    leido.perfil = perfil or (ESTRICTO if leido.timbre is None else TOLERANTE)
    hallazgos = [
        *capa_esquema(leido, Path(esquemas) if esquemas is not None else None),
        *capa_complementos(leido),
        *capa_catalogos(leido),
        *capa_reglas(leido),
        *_capas_del_sello(leido, conocidos),
    ]
    return Informe(tuple(hallazgos), sellado=leido.sellado, timbrado=leido.timbre is not None)


def _capas_del_sello(leido: Documento, conocidos: Conocidos | None) -> list[Hallazgo]:
    if not leido.sellado and leido.timbre is None:
        return []
    # Certificates take their time to load: only for who has something signed.
    from cfdi.sello.conocidos import Conocidos
    from cfdi.validacion.sello import capa_sello, capa_timbre

    return [*capa_sello(leido), *capa_timbre(leido, conocidos or Conocidos())]


def exigir_valido(documento: Nodo | Sellado | Timbrado | bytes | str | os.PathLike[str]) -> Informe:
    """`validar`, raising DocumentoInvalido (with the Informe) if there is any error."""
    informe = validar(documento)
    if not informe.valido:
        raise DocumentoInvalido(informe)
    return informe


def _leer(documento: Nodo | Sellado | Timbrado | bytes | str | os.PathLike[str]) -> Documento:
    if isinstance(documento, Nodo):
        contenido = a_xml(documento)
        return Documento(contenido, analizar(contenido), documento, ())
    xml = documento if isinstance(documento, (bytes, str, os.PathLike)) else documento.xml
    contenido = leer_bytes(xml)
    raiz = analizar(contenido)
    clase = clase_de(raiz)
    nodo = leer_perfecto(raiz, clase)
    if nodo is not None:
        return Documento(contenido, raiz, nodo, ())
    revision = revisar(raiz, clase)
    return Documento(contenido, raiz, revision.nodo, revision.problemas)


def _hallazgo_xml(error: ErrorXML) -> Hallazgo:
    remedio = f" {error.remedio}" if error.remedio else ""
    mensaje = f"{error.mensaje}.{remedio}"
    return Hallazgo(
        codigo="301",
        capa="xml",
        ruta=error.campo if isinstance(error, DocumentoDesconocido) and error.campo else "/",
        mensaje=mensaje[:1].upper() + mensaje[1:],
        recibido=str(error.valor)[:200] if error.valor is not None else None,
        fuente=FUENTE,
    )
