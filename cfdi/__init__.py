"""CFDI 4.0: from typed data to a stamped invoice, validated locally by the SAT's own rules.

The public names, and nothing else. Each is imported from its module when it is first used: `import cfdi` reads no
schema, sheet or catalogue and loads neither lxml nor any network code.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cfdi import catalogos as catalogos
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
    from cfdi.esquema.lector import leer as leer
    from cfdi.esquema.nodos import Opaco as Opaco

_MODULOS = {
    "cfdi.documentos.cfdi40": (
        "ACuentaTerceros CfdiRelacionado CfdiRelacionados Comprobante Concepto CuentaPredial Emisor Impuestos "
        "ImpuestosConcepto InformacionAduanera InformacionGlobal Parte Receptor"
    ),
    "cfdi.documentos.tfd11": "TimbreFiscalDigital",
    "cfdi.esquema.datos": "a_dict a_json desde_dict",
    "cfdi.esquema.escritor": "a_xml",
    "cfdi.esquema.lector": "leer",
    "cfdi.esquema.nodos": "Opaco",
}
_ORIGEN = {nombre: modulo for modulo, nombres in _MODULOS.items() for nombre in nombres.split()}
_SUBMODULOS = frozenset({"catalogos", "errores"})

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
