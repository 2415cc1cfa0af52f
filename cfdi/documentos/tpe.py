"""Complemento Turista Pasajero Extranjero 1.0 (TuristaPasajeroExtranjero.xsd).

Goods sold to a foreign tourist who takes them abroad and may ask for the IVA back.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from cfdi.documentos.tipos import NoVacio, Texto
from cfdi.esquema import Espacio, Nodo, atributo, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("tpe", "http://www.sat.gob.mx/TuristaPasajeroExtranjero")):
    __slots__ = ()


@nodo
class DatosTransito(_Nodo, nombre="datosTransito"):
    """The tourist and how he travels."""

    via: Literal["Aérea", "Marítima", "Terrestre"]
    tipo_id: NoVacio
    numero_id: NoVacio
    nacionalidad: NoVacio
    empresa_transporte: Texto
    id_transporte: str | None = None


@nodo
class TuristaPasajeroExtranjero(_Nodo):
    """One arrival or departure of a foreign tourist."""

    version: Literal["1.0"] = atributo("version", default="1.0")
    fechade_transito: datetime = atributo("fechadeTransito")
    tipo_transito: Literal["Arribo", "Salida"] = atributo("tipoTransito")
    datos_transito: DatosTransito


raiz(
    TuristaPasajeroExtranjero,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/TuristaPasajeroExtranjero/TuristaPasajeroExtranjero.xsd",
    hoja="TuristaPasajeroExtranjero",
    cadena_en=("2.2", "3.2", "3.3", "4.0"),
)
