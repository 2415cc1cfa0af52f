"""Complemento Carta Porte 1.0 (CartaPorte.xsd), for CFDI 3.3; superseded by version 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    EnteroPositivo,
    Positivo6,
    SiNo,
    Texto15,
    Texto20,
    Texto30,
    Texto50,
    Texto100,
    Texto120,
    Texto254,
    Texto1000,
    c_ClaveUnidad,
    c_FraccionArancelaria,
    c_Moneda,
    c_Pais,
    t_FechaH,
    t_Importe,
    t_NumeroDomicilio,
    t_Referencia,
    t_RFC,
    t_RFC_PF,
    t_RFC_PM,
)
from cfdi.documentos.tipos_cartaporte import (
    AnioModelo,
    Distancia,
    EntradaOSalida,
    IDDestino,
    IDOrigen,
    MatriculaCarro,
    NumeroOMI,
    NumLicencia,
    NumRegIdTrib,
    Positivo2,
    Positivo3,
    Texto3a30,
    Texto3a50,
    Trafico,
    UUIDComercioExt,
    c_ClaveProdServCP,
    c_ClaveTipoCarga,
    c_ClaveUnidadPeso,
    c_CodigoTransporteAereo,
    c_ConfigAutotransporte,
    c_ConfigMaritima,
    c_Contenedor,
    c_ContenedorMaritimo,
    c_CveTransporte,
    c_DerechosDePaso,
    c_Estaciones,
    c_MaterialPeligroso,
    c_NumAutorizacionNaviero,
    c_SubTipoRem,
    c_TipoCarro,
    c_TipoDeServicio,
    c_TipoEmbalaje,
    c_TipoEstacion,
    c_TipoPermiso,
)
from cfdi.esquema import Espacio, Nodo, atributo, cadena, catalogo, hijo, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "cartaporte", "http://www.sat.gob.mx/CartaPorte", siglas=("RFC", "SCT", "VM", "ITC", "OMI", "STCC", "UUID")
    ),
):
    __slots__ = ()


c_ClaveProdSTCC = Annotated[str, catalogo("catCartaPorte:c_ClaveProdSTCC")]
Dimensiones = Annotated[
    str, cadena(patron="[0-9]{2}[/]{1}[0-9]{2}[/]{1}[0-9]{2}cm|[0-9]{2}[/]{1}[0-9]{2}[/]{1}[0-9]{2}plg", espacios=None)
]
# A look-ahead that the SAT wrote inside a class: there it only lists characters as excluded.
Placa = Annotated[str, cadena(patron=r"[^(?!.*\s)-]{6,7}")]


@nodo
class Origen(_Nodo):
    """Where a journey begins."""

    id_origen: IDOrigen | None = atributo("IDOrigen", default=None)
    rfc_remitente: t_RFC | None = None
    nombre_remitente: Texto254 | None = None
    num_reg_id_trib: NumRegIdTrib | None = None
    residencia_fiscal: c_Pais | None = None
    num_estacion: c_Estaciones | None = None
    nombre_estacion: Texto50 | None = None
    navegacion_trafico: Trafico | None = None
    fecha_hora_salida: t_FechaH


@nodo
class Destino(_Nodo):
    """Where a journey ends."""

    id_destino: IDDestino | None = atributo("IDDestino", default=None)
    rfc_destinatario: t_RFC | None = None
    nombre_destinatario: Texto254 | None = None
    num_reg_id_trib: NumRegIdTrib | None = None
    residencia_fiscal: c_Pais | None = None
    num_estacion: c_Estaciones | None = None
    nombre_estacion: Texto50 | None = None
    navegacion_trafico: Trafico | None = None
    fecha_hora_prog_llegada: t_FechaH


@nodo
class Domicilio(_Nodo):
    """An address: keys of the catalogues in Mexico, text abroad."""

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
class Ubicacion(_Nodo):
    """A leg of the journey, or a stop of it."""

    tipo_estacion: c_TipoEstacion | None = None
    distancia_recorrida: Distancia | None = None
    origen: Origen | None = None
    destino: Destino | None = None
    domicilio: Domicilio | None = None


@nodo
class CantidadTransporta(_Nodo):
    """How much of the goods goes from one place to another."""

    cantidad: Positivo6
    id_origen: IDOrigen = atributo("IDOrigen")
    id_destino: IDDestino = atributo("IDDestino")
    cves_transporte: c_CveTransporte | None = None


@nodo
class DetalleMercancia(_Nodo):
    """Weights of goods that go by sea."""

    unidad_peso: c_ClaveUnidadPeso
    peso_bruto: Positivo3
    peso_neto: Positivo3
    peso_tara: Positivo3
    num_piezas: EnteroPositivo | None = None


@nodo
class Mercancia(_Nodo):
    """Goods that are carried."""

    bienes_transp: c_ClaveProdServCP | None = None
    clave_stcc: c_ClaveProdSTCC | None = None
    descripcion: Texto1000 | None = None
    cantidad: Positivo6 | None = None
    clave_unidad: c_ClaveUnidad | None = None
    unidad: Texto20 | None = None
    # No whiteSpace facet.
    dimensiones: Dimensiones | None = None
    material_peligroso: SiNo | None = None
    cve_material_peligroso: c_MaterialPeligroso | None = None
    embalaje: c_TipoEmbalaje | None = None
    descrip_embalaje: Texto100 | None = None
    peso_en_kg: Positivo3
    valor_mercancia: t_Importe | None = None
    moneda: c_Moneda | None = None
    fraccion_arancelaria: c_FraccionArancelaria | None = None
    uuid_comercio_ext: UUIDComercioExt | None = None
    cantidad_transporta: Sequence[CantidadTransporta] = ()
    detalle_mercancia: DetalleMercancia | None = None


@nodo
class IdentificacionVehicular(_Nodo):
    """The lorry: configuration, weight, plate and year."""

    config_vehicular: c_ConfigAutotransporte
    placa_vm: Placa
    anio_modelo_vm: AnioModelo


@nodo
class Remolque(_Nodo):
    """A trailer."""

    sub_tipo_rem: c_SubTipoRem
    placa: Placa


@nodo
class AutotransporteFederal(_Nodo):
    """Transport by road: permit, insurance, lorry and trailers."""

    perm_sct: c_TipoPermiso
    num_permiso_sct: Texto50
    nombre_aseg: Texto3a50
    num_poliza_seguro: Texto3a30
    identificacion_vehicular: IdentificacionVehicular
    remolques: Sequence[Remolque] = hijo(en="Remolques", minimo=0, maximo=2, default=())


@nodo
class Contenedor(_Nodo):
    """A container, or what the ship carries in its place."""

    matricula_contenedor: Annotated[str, cadena(11, 15, patron="[^|]{11,15}")]
    tipo_contenedor: c_ContenedorMaritimo
    num_precinto: Annotated[str, cadena(5, 20, patron="[^|]{5,20}")] | None = None


@nodo
class TransporteMaritimo(_Nodo):
    """Transport by sea."""

    perm_sct: c_TipoPermiso | None = None
    num_permiso_sct: Texto30 | None = None
    nombre_aseg: Texto3a50 | None = None
    num_poliza_seguro: Texto3a30 | None = None
    tipo_embarcacion: c_ConfigMaritima
    matricula: Annotated[str, cadena(7, 30, patron="[^|]{7,30}")]
    numero_omi: NumeroOMI
    anio_embarcacion: AnioModelo | None = None
    # No whiteSpace facet.
    nombre_embarc: Annotated[str, cadena(1, 50, patron="[^|]{1,50}", espacios=None)] | None = None
    nacionalidad_embarc: c_Pais
    unidades_de_arq_bruto: Positivo3
    tipo_carga: c_ClaveTipoCarga
    num_cert_itc: Annotated[str, cadena(3, 20, patron="[^|]{3,20}")]
    eslora: Positivo2 | None = None
    manga: Positivo2 | None = None
    calado: Positivo2 | None = None
    linea_naviera: Texto3a50 | None = None
    nombre_agente_naviero: Texto100
    num_autorizacion_naviero: c_NumAutorizacionNaviero
    num_viaje: Texto30 | None = None
    num_conoc_embarc: Texto30 | None = None
    contenedor: Sequence[Contenedor]


@nodo
class TransporteAereo(_Nodo):
    """Transport by air."""

    perm_sct: c_TipoPermiso
    num_permiso_sct: Texto50
    # A bar at the end of the options: the empty one repeats for nothing.
    matricula_aeronave: Annotated[str, cadena(5, 10, patron="([A-Z]|[0-9]|-|){5,10}")]
    nombre_aseg: Texto3a50 | None = None
    num_poliza_seguro: Texto3a30 | None = None
    numero_guia: Annotated[str, cadena(12, 15, patron="[^|]{12,15}")]
    lugar_contrato: Texto120 | None = None
    rfc_transportista: t_RFC | None = None
    codigo_transportista: c_CodigoTransporteAereo
    num_reg_id_trib_transpor: NumRegIdTrib | None = None
    residencia_fiscal_transpor: c_Pais | None = None
    nombre_transportista: Texto254 | None = None
    rfc_embarcador: t_RFC | None = None
    num_reg_id_trib_embarc: NumRegIdTrib | None = None
    residencia_fiscal_embarc: c_Pais | None = None
    nombre_embarcador: Texto254 | None = None


@nodo
class DerechosDePaso(_Nodo):
    """Track of another railway that is used, in kilometres."""

    tipo_derecho_de_paso: c_DerechosDePaso
    kilometraje_pagado: Positivo2


@nodo
class ContenedorCarro(_Nodo, nombre="Contenedor"):
    """A container on a wagon."""

    tipo_contenedor: c_Contenedor
    peso_contenedor_vacio: Positivo3
    peso_neto_mercancia: Positivo3


@nodo
class Carro(_Nodo):
    """A wagon."""

    tipo_carro: c_TipoCarro
    matricula_carro: MatriculaCarro
    guia_carro: Texto15
    toneladas_netas_carro: Positivo3
    contenedor: Sequence[ContenedorCarro] = ()


@nodo
class TransporteFerroviario(_Nodo):
    """Transport by rail."""

    tipo_de_servicio: c_TipoDeServicio
    nombre_aseg: Texto3a50 | None = None
    num_poliza_seguro: Texto3a30 | None = None
    concesionario: t_RFC_PM | None = None
    derechos_de_paso: Sequence[DerechosDePaso] = ()
    carro: Sequence[Carro]


@nodo
class Mercancias(_Nodo):
    """All goods, and the means of transport: one at least."""

    peso_bruto_total: Positivo3 | None = None
    unidad_peso: c_ClaveUnidadPeso | None = None
    peso_neto_total: Positivo3 | None = None
    num_total_mercancias: EnteroPositivo
    cargo_por_tasacion: t_Importe | None = None
    mercancia: Sequence[Mercancia]
    autotransporte_federal: AutotransporteFederal | None = None
    transporte_maritimo: TransporteMaritimo | None = None
    transporte_aereo: TransporteAereo | None = None
    transporte_ferroviario: TransporteFerroviario | None = None


@nodo
class Operador(_Nodo):
    """A driver."""

    rfc_operador: t_RFC_PF | None = None
    num_licencia: NumLicencia | None = None
    nombre_operador: Texto254 | None = None
    num_reg_id_trib_operador: NumRegIdTrib | None = None
    residencia_fiscal_operador: c_Pais | None = None
    domicilio: Domicilio | None = None


@nodo
class Operadores(_Nodo):
    """The drivers."""

    operador: Sequence[Operador]


@nodo
class Propietario(_Nodo):
    """Who owns the vehicle, when it is not the issuer."""

    rfc_propietario: t_RFC | None = None
    nombre_propietario: Texto254 | None = None
    num_reg_id_trib_propietario: NumRegIdTrib | None = None
    residencia_fiscal_propietario: c_Pais | None = None
    domicilio: Domicilio | None = None


@nodo
class Arrendatario(_Nodo):
    """Who hires the vehicle."""

    rfc_arrendatario: t_RFC | None = None
    nombre_arrendatario: Texto254 | None = None
    num_reg_id_trib_arrendatario: NumRegIdTrib | None = None
    residencia_fiscal_arrendatario: c_Pais | None = None
    domicilio: Domicilio | None = None


@nodo
class Notificado(_Nodo):
    """Who is told of the arrival."""

    rfc_notificado: t_RFC | None = None
    nombre_notificado: Texto254 | None = None
    num_reg_id_trib_notificado: NumRegIdTrib | None = None
    residencia_fiscal_notificado: c_Pais | None = None
    domicilio: Domicilio | None = None


@nodo
class FiguraTransporte(_Nodo):
    """Who takes part in the transport."""

    cve_transporte: c_CveTransporte
    operadores: Sequence[Operadores] = ()
    propietario: Sequence[Propietario] = ()
    arrendatario: Sequence[Arrendatario] = ()
    notificado: Sequence[Notificado] = ()


@nodo
class CartaPorte(_Nodo):
    """A consignment note."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    transp_internac: SiNo
    entrada_salida_merc: EntradaOSalida | None = None
    via_entrada_salida: c_CveTransporte | None = None
    total_dist_rec: Distancia | None = None
    ubicaciones: Sequence[Ubicacion] = hijo(en="Ubicaciones")
    mercancias: Mercancias
    figura_transporte: FiguraTransporte | None = None


raiz(
    CartaPorte,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/CartaPorte/CartaPorte.xsd",
    hoja="CartaPorte",
    cadena_en=("3.3",),
)
