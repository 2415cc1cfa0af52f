"""Complemento Comercio Exterior 2.0 (ComercioExterior20.xsd): definitive exports with key A1.

It goes in a Comprobante with Exportacion 02, of type I, E or T.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    Texto30,
    Texto40,
    Texto50,
    Texto80,
    Texto100,
    Texto120,
    Texto300,
    c_CodigoPostal,
    c_Colonia,
    c_Estado,
    c_FraccionArancelaria,
    c_Localidad,
    c_Municipio,
    c_Pais,
    t_CURP,
    t_Importe,
    t_NumeroDomicilio,
    t_Referencia,
    t_TipoCambio,
)
from cfdi.documentos.tipos_comercioexterior import (
    NumRegIdTrib,
    c_ClavePedimento,
    c_INCOTERM,
    c_MotivoTraslado,
    c_UnidadAduana,
)
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("cce20", "http://www.sat.gob.mx/ComercioExterior20", siglas=("USD",))):
    __slots__ = ()


@nodo
class Domicilio(_Nodo):
    """An address in Mexico, by the keys of the catalogues."""

    calle: Texto100
    numero_exterior: t_NumeroDomicilio | None = None
    numero_interior: t_NumeroDomicilio | None = None
    colonia: c_Colonia | None = None
    localidad: c_Localidad | None = None
    referencia: t_Referencia | None = None
    municipio: c_Municipio | None = None
    estado: c_Estado
    pais: c_Pais
    codigo_postal: c_CodigoPostal


@nodo
class Emisor(_Nodo):
    """What the exporter adds to the Emisor of the Comprobante."""

    curp: t_CURP | None = None
    domicilio: Domicilio


@nodo
class Propietario(_Nodo):
    """Who owns the goods, when they are only sent and not sold (type T)."""

    num_reg_id_trib: NumRegIdTrib
    residencia_fiscal: c_Pais


@nodo
class DomicilioExtranjero(_Nodo, nombre="Domicilio"):
    """An address abroad, as text."""

    calle: Texto100
    numero_exterior: t_NumeroDomicilio | None = None
    numero_interior: t_NumeroDomicilio | None = None
    colonia: Texto120 | None = None
    localidad: Texto120 | None = None
    referencia: t_Referencia | None = None
    municipio: Texto120 | None = None
    estado: Texto30
    pais: c_Pais
    codigo_postal: Annotated[str, cadena(1, 12)]


@nodo
class Receptor(_Nodo):
    """What the buyer adds to the Receptor of the Comprobante."""

    num_reg_id_trib: NumRegIdTrib | None = None
    domicilio: DomicilioExtranjero | None = None


@nodo
class Destinatario(_Nodo):
    """To whom the goods go, when it is not the buyer."""

    num_reg_id_trib: NumRegIdTrib | None = None
    nombre: Texto300 | None = None
    domicilio: Sequence[DomicilioExtranjero]


@nodo
class DescripcionesEspecificas(_Nodo):
    """Make, model and serial number of goods of one tariff line."""

    marca: Annotated[str, cadena(1, 35, patron="[^|]{1,35}")]
    modelo: Texto80 | None = None
    sub_modelo: Texto50 | None = None
    numero_serie: Texto40 | None = None


# The dots of its three patterns are not escaped: each stands for any character, one more digit too.
@nodo
class Mercancia(_Nodo):
    """Goods of one tariff line, in the units of the customs and in US dollars."""

    no_identificacion: Texto100
    fraccion_arancelaria: c_FraccionArancelaria | None = None
    cantidad_aduana: Annotated[Decimal, numero(minimo="0.001", patron="[0-9]{1,14}(.([0-9]{1,3}))?")] | None = None
    unidad_aduana: c_UnidadAduana | None = None
    valor_unitario_aduana: (
        Annotated[Decimal, numero(minimo="0.000000", patron="[0-9]{1,16}(.([0-9]{1,6}))?")] | None
    ) = None
    valor_dolares: Annotated[Decimal, numero(minimo="0.0000", patron="[0-9]{1,16}(.([0-9]{1,4}))?")]
    descripciones_especificas: Sequence[DescripcionesEspecificas] = ()


@nodo
class ComercioExterior(_Nodo):
    """A definitive export."""

    version: Annotated[Literal["2.0"], cadena()] = "2.0"
    motivo_traslado: c_MotivoTraslado | None = None
    clave_de_pedimento: c_ClavePedimento
    # A key that the SAT types as xs:int.
    certificado_origen: Annotated[Literal["0", "1"], cadena(base="int")]
    num_certificado_origen: Annotated[str, cadena(6, 40, patron="[^|]{6,40}")] | None = None
    numero_exportador_confiable: Texto50 | None = None
    incoterm: c_INCOTERM | None = None
    observaciones: Texto300 | None = None
    tipo_cambio_usd: t_TipoCambio
    total_usd: t_Importe
    emisor: Emisor | None = None
    propietario: Sequence[Propietario] = ()
    receptor: Receptor | None = None
    destinatario: Sequence[Destinatario] = ()
    mercancias: Sequence[Mercancia] = hijo(en="Mercancias")


raiz(
    ComercioExterior,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/ComercioExterior20/ComercioExterior20.xsd",
    hoja="ComercioExterior20",
    cadena_en=("4.0",),
)
