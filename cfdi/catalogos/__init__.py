"""The SAT's catalogues (c_*): what a key means, whether it is in force, and what it allows.

    >>> from datetime import date
    >>> from cfdi import catalogos
    >>> catalogos.existe("c_ObjetoImp", "06", date(2024, 12, 12))
    False
    >>> catalogos.moneda("JPY").decimales
    0
    >>> [fila.clave for fila in catalogos.buscar("c_ClaveProdServ", "gasolina regular")]
    ['15101514']
    >>> catalogos.existe("c_UsoCFDI", "P01"), catalogos.retirada("c_UsoCFDI", "P01")
    (False, True)

The functions are the methods of `Catalogos` over the file that the library ships; `Catalogos(ruta)` reads another one
made by `construir.construir`. Nothing is opened until the first look-up.
"""

from __future__ import annotations

from cfdi.catalogos.base import RUTA, Catalogos
from cfdi.catalogos.filas import (
    Banco,
    ClaveProdServ,
    ClaveUnidad,
    CodigoPostal,
    Colonia,
    Estado,
    Fila,
    FormaPago,
    Impuesto,
    Localidad,
    Moneda,
    Municipio,
    Pais,
    PedimentoOperado,
    Permiso,
    RegimenFiscal,
    TasaOCuota,
    TipoDeComprobante,
    UsoCFDI,
    Version,
)
from cfdi.catalogos.horario import Cambio, Huso

_propios = Catalogos(RUTA)

nombres = _propios.nombres
version = _propios.version
existe = _propios.existe
fila = _propios.fila
recorrer = _propios.recorrer
claves = _propios.claves
retirada = _propios.retirada
retiradas = _propios.retiradas
buscar = _propios.buscar

forma_pago = _propios.forma_pago
moneda = _propios.moneda
tipo_de_comprobante = _propios.tipo_de_comprobante
codigo_postal = _propios.codigo_postal
regimen_fiscal = _propios.regimen_fiscal
pais = _propios.pais
uso_cfdi = _propios.uso_cfdi
clave_prod_serv = _propios.clave_prod_serv
clave_unidad = _propios.clave_unidad
impuesto = _propios.impuesto
estado = _propios.estado
municipio = _propios.municipio
localidad = _propios.localidad
colonia = _propios.colonia
pedimento_operado = _propios.pedimento_operado
tasas = _propios.tasas
tasa_permitida = _propios.tasa_permitida
hora_local = _propios.hora_local

__all__ = [
    "RUTA",
    "Banco",
    "Cambio",
    "Catalogos",
    "ClaveProdServ",
    "ClaveUnidad",
    "CodigoPostal",
    "Colonia",
    "Estado",
    "Fila",
    "FormaPago",
    "Huso",
    "Impuesto",
    "Localidad",
    "Moneda",
    "Municipio",
    "Pais",
    "PedimentoOperado",
    "Permiso",
    "RegimenFiscal",
    "TasaOCuota",
    "TipoDeComprobante",
    "UsoCFDI",
    "Version",
    "buscar",
    "clave_prod_serv",
    "clave_unidad",
    "claves",
    "codigo_postal",
    "colonia",
    "estado",
    "existe",
    "fila",
    "forma_pago",
    "hora_local",
    "impuesto",
    "localidad",
    "moneda",
    "municipio",
    "nombres",
    "pais",
    "pedimento_operado",
    "recorrer",
    "regimen_fiscal",
    "retirada",
    "retiradas",
    "tasa_permitida",
    "tasas",
    "tipo_de_comprobante",
    "uso_cfdi",
    "version",
]
