"""CFDI 4.0: from typed data to a stamped invoice, validated locally by the SAT's own rules.

The public names, and nothing else. Each is imported from its module when it is first used: `import cfdi` reads no
schema, sheet or catalogue and loads neither lxml nor any network code.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cfdi import catalogos as catalogos
    from cfdi import errores as errores
    from cfdi import pac as pac
    from cfdi.calculo import Gravamen as Gravamen
    from cfdi.calculo import PorCobrar as PorCobrar
    from cfdi.calculo import Ticket as Ticket
    from cfdi.calculo import anios_de_servicio as anios_de_servicio
    from cfdi.calculo import antiguedad as antiguedad
    from cfdi.calculo import arrendamiento as arrendamiento
    from cfdi.calculo import calcular as calcular
    from cfdi.calculo import concepto as concepto
    from cfdi.calculo import deducciones as deducciones
    from cfdi.calculo import desglosar as desglosar
    from cfdi.calculo import diferencias as diferencias
    from cfdi.calculo import egreso as egreso
    from cfdi.calculo import factura_global as factura_global
    from cfdi.calculo import fletes as fletes
    from cfdi.calculo import frontera as frontera
    from cfdi.calculo import honorarios as honorarios
    from cfdi.calculo import ieps as ieps
    from cfdi.calculo import ieps_cuota as ieps_cuota
    from cfdi.calculo import ieps_retenido as ieps_retenido
    from cfdi.calculo import impuestos_locales as impuestos_locales
    from cfdi.calculo import ingreso as ingreso
    from cfdi.calculo import ish as ish
    from cfdi.calculo import isr_retenido as isr_retenido
    from cfdi.calculo import iva as iva
    from cfdi.calculo import iva_exento as iva_exento
    from cfdi.calculo import iva_retenido as iva_retenido
    from cfdi.calculo import limites_importe as limites_importe
    from cfdi.calculo import limites_impuesto as limites_impuesto
    from cfdi.calculo import limites_pago as limites_pago
    from cfdi.calculo import nomina as nomina
    from cfdi.calculo import nota_de_credito as nota_de_credito
    from cfdi.calculo import pago as pago
    from cfdi.calculo import pago_de as pago_de
    from cfdi.calculo import percepciones as percepciones
    from cfdi.calculo import resico as resico
    from cfdi.calculo import retencion_local as retencion_local
    from cfdi.calculo import trabajador as trabajador
    from cfdi.calculo import traslado as traslado
    from cfdi.calculo import traslado_local as traslado_local
    from cfdi.calculo.construir import construir as construir
    from cfdi.documentos.cfdi40 import ACuentaTerceros as ACuentaTerceros
    from cfdi.documentos.cfdi40 import CfdiRelacionado as CfdiRelacionado
    from cfdi.documentos.cfdi40 import CfdiRelacionados as CfdiRelacionados
    from cfdi.documentos.cfdi40 import Comprobante as Comprobante
    from cfdi.documentos.cfdi40 import Concepto as Concepto
    from cfdi.documentos.cfdi40 import CuentaPredial as CuentaPredial
    from cfdi.documentos.cfdi40 import Emisor as Emisor
    from cfdi.documentos.cfdi40 import Impuestos as Impuestos
    from cfdi.documentos.cfdi40 import ImpuestosConcepto as ImpuestosConcepto
    from cfdi.documentos.cfdi40 import InformacionAduanera as InformacionAduanera
    from cfdi.documentos.cfdi40 import InformacionGlobal as InformacionGlobal
    from cfdi.documentos.cfdi40 import Parte as Parte
    from cfdi.documentos.cfdi40 import Receptor as Receptor
    from cfdi.documentos.tfd11 import TimbreFiscalDigital as TimbreFiscalDigital
    from cfdi.esquema.datos import a_dict as a_dict
    from cfdi.esquema.datos import a_json as a_json
    from cfdi.esquema.datos import desde_dict as desde_dict
    from cfdi.esquema.escritor import a_xml as a_xml
    from cfdi.esquema.esquema_json import esquema_json as esquema_json
    from cfdi.esquema.lector import leer as leer
    from cfdi.esquema.nodos import Opaco as Opaco
    from cfdi.pac import emitir as emitir
    from cfdi.pac import emitir_async as emitir_async
    from cfdi.pac import timbrar as timbrar
    from cfdi.pac import timbrar_async as timbrar_async
    from cfdi.sello.cadena import cadena_original as cadena_original
    from cfdi.sello.certificado import Certificado as Certificado
    from cfdi.sello.conocidos import Conocidos as Conocidos
    from cfdi.sello.csd import CSD as CSD
    from cfdi.sello.sellado import Sellado as Sellado
    from cfdi.sello.sellado import sellar as sellar
    from cfdi.sello.timbrado import Timbrado as Timbrado
    from cfdi.sello.timbrado import Verificacion as Verificacion
    from cfdi.sello.timbrado import verificar as verificar
    from cfdi.validacion import Hallazgo as Hallazgo
    from cfdi.validacion import Informe as Informe
    from cfdi.validacion import exigir_valido as exigir_valido
    from cfdi.validacion import validar as validar

_MODULOS = {
    "cfdi.documentos.cfdi40": (
        "ACuentaTerceros CfdiRelacionado CfdiRelacionados Comprobante Concepto CuentaPredial Emisor Impuestos "
        "ImpuestosConcepto InformacionAduanera InformacionGlobal Parte Receptor"
    ),
    "cfdi.documentos.tfd11": "TimbreFiscalDigital",
    "cfdi.esquema.datos": "a_dict a_json desde_dict",
    "cfdi.esquema.escritor": "a_xml",
    "cfdi.esquema.esquema_json": "esquema_json",
    "cfdi.esquema.lector": "leer",
    "cfdi.esquema.nodos": "Opaco",
    "cfdi.calculo": (
        "Gravamen PorCobrar Ticket anios_de_servicio antiguedad arrendamiento calcular concepto deducciones "
        "desglosar diferencias egreso factura_global fletes frontera honorarios ieps ieps_cuota ieps_retenido "
        "impuestos_locales ingreso ish isr_retenido iva iva_exento iva_retenido limites_importe limites_impuesto "
        "limites_pago nomina nota_de_credito pago pago_de percepciones resico retencion_local trabajador traslado "
        "traslado_local"
    ),
    "cfdi.calculo.construir": "construir",
    "cfdi.validacion": "Hallazgo Informe exigir_valido validar",
    "cfdi.sello.cadena": "cadena_original",
    "cfdi.sello.certificado": "Certificado",
    "cfdi.sello.conocidos": "Conocidos",
    "cfdi.sello.csd": "CSD",
    "cfdi.sello.sellado": "Sellado sellar",
    "cfdi.sello.timbrado": "Timbrado Verificacion verificar",
    "cfdi.pac": "emitir emitir_async timbrar timbrar_async",
}
_ORIGEN = {nombre: modulo for modulo, nombres in _MODULOS.items() for nombre in nombres.split()}
_SUBMODULOS = frozenset({"catalogos", "errores", "pac"})

__all__ = sorted([*_ORIGEN, *_SUBMODULOS])  # noqa: PLE0605 - a list of names all the same
__version__ = "0.1.0"


def __getattr__(nombre: str) -> Any:
    if nombre in _SUBMODULOS:
        return import_module(f"cfdi.{nombre}")
    if nombre in _ORIGEN:
        valor = getattr(import_module(_ORIGEN[nombre]), nombre)
        globals()[nombre] = valor
        return valor
    raise AttributeError(f"module 'cfdi' has no attribute {nombre!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
