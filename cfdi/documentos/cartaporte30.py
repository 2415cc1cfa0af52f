"""Complemento Carta Porte 3.0 (CartaPorte30.xsd), superseded by version 3.1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    EnteroPositivo,
    Positivo6,
    SiNo,
    Texto10,
    Texto15,
    Texto20,
    Texto25,
    Texto30,
    Texto50,
    Texto80,
    Texto100,
    Texto120,
    Texto150,
    Texto254,
    Texto1000,
    c_ClaveUnidad,
    c_FraccionArancelaria,
    c_Moneda,
    c_Pais,
    t_Fecha,
    t_FechaH,
    t_Importe,
    t_NumeroDomicilio,
    t_Referencia,
    t_RFC,
)
from cfdi.documentos.tipos_cartaporte import (
    AnioModelo,
    Distancia,
    EntradaOSalida,
    IdCCP,
    IDDestino,
    IDOrigen,
    IDUbicacion,
    MatriculaCarro,
    NumeroOMI,
    NumLicencia,
    NumPedimento,
    NumRegIdTrib,
    OrigenODestino,
    Placa,
    Positivo2,
    Positivo3,
    SiUnico,
    Texto3a30,
    Texto3a50,
    Texto600,
    Trafico,
    UUIDComercioExt,
    c_ClaveProdServCP,
    c_ClaveTipoCarga,
    c_ClaveUnidadPeso,
    c_CodigoTransporteAereo,
    c_CondicionesEspeciales,
    c_ConfigAutotransporte,
    c_ConfigMaritima,
    c_Contenedor,
    c_ContenedorMaritimo,
    c_CveTransporte,
    c_DerechosDePaso,
    c_DocumentoAduanero,
    c_Estaciones,
    c_FiguraTransporte,
    c_FormaFarmaceutica,
    c_MaterialPeligroso,
    c_NumAutorizacionNaviero,
    c_ParteTransporte,
    c_RegimenAduanero,
    c_RegistroISTMO,
    c_SectorCOFEPRIS,
    c_SubTipoRem,
    c_TipoCarro,
    c_TipoDeServicio,
    c_TipoDeTrafico,
    c_TipoEmbalaje,
    c_TipoEstacion,
    c_TipoMateria,
    c_TipoPermiso,
)
from cfdi.esquema import Espacio, Nodo, atributo, cadena, hijo, nodo, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "cartaporte30",
        "http://www.sat.gob.mx/CartaPorte30",
        siglas=("CCP", "RFC", "COFEPRIS", "SCT", "VM", "CAS", "ISTMO", "OMI", "STCC", "UUID", "VMCCP", "VUCEM"),
    ),
):
    __slots__ = ()


@nodo
class Domicilio(_Nodo):
    """An address: keys of the catalogues in Mexico, text abroad."""

    calle: Texto100 | None = None
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
    """A place where the goods are taken up or handed over."""

    tipo_ubicacion: OrigenODestino
    id_ubicacion: IDUbicacion | None = atributo("IDUbicacion", default=None)
    rfc_remitente_destinatario: t_RFC
    nombre_remitente_destinatario: Texto254 | None = None
    num_reg_id_trib: NumRegIdTrib | None = None
    residencia_fiscal: c_Pais | None = None
    num_estacion: c_Estaciones | None = None
    nombre_estacion: Texto50 | None = None
    navegacion_trafico: Trafico | None = None
    fecha_hora_salida_llegada: t_FechaH
    tipo_estacion: c_TipoEstacion | None = None
    distancia_recorrida: Distancia | None = None
    domicilio: Domicilio | None = None


@nodo
class DocumentacionAduanera(_Nodo):
    """A customs document that goes with the goods."""

    tipo_documento: c_DocumentoAduanero
    num_pedimento: NumPedimento | None = None
    ident_doc_aduanero: Texto150 | None = None
    rfc_impo: t_RFC | None = None


@nodo
class GuiasIdentificacion(_Nodo):
    """A waybill of a parcel."""

    numero_guia_identificacion: Annotated[str, cadena(patron="[^|]{10,30}")]
    descrip_guia_identificacion: Texto1000
    peso_guia_identificacion: Positivo3


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

    unidad_peso_merc: c_ClaveUnidadPeso
    peso_bruto: Positivo3
    peso_neto: Positivo3
    peso_tara: Positivo3
    num_piezas: EnteroPositivo | None = None


@nodo
class Mercancia(_Nodo):
    """Goods that are carried."""

    bienes_transp: c_ClaveProdServCP
    clave_stcc: Annotated[str, cadena(6, 7, patron="[0-9|]{6,7}")] | None = None
    descripcion: Texto1000
    cantidad: Positivo6
    clave_unidad: c_ClaveUnidad
    unidad: Texto20 | None = None
    # No whiteSpace facet.
    dimensiones: Annotated[str, cadena(patron="([0-9]{1,3}[/]){2}([0-9]{1,3})(cm|plg)", espacios=None)] | None = None
    material_peligroso: SiNo | None = None
    cve_material_peligroso: c_MaterialPeligroso | None = None
    embalaje: c_TipoEmbalaje | None = None
    descrip_embalaje: Texto100 | None = None
    sector_cofepris: c_SectorCOFEPRIS | None = None
    nombre_ingrediente_activo: Texto1000 | None = None
    nom_quimico: Texto150 | None = None
    denominacion_generica_prod: Texto50 | None = None
    denominacion_distintiva_prod: Texto50 | None = None
    fabricante: Annotated[str, cadena(1, 240, patron="[^|]{1,240}")] | None = None
    fecha_caducidad: t_Fecha | None = None
    lote_medicamento: Texto10 | None = None
    forma_farmaceutica: c_FormaFarmaceutica | None = None
    condiciones_esp_transp: c_CondicionesEspeciales | None = None
    registro_sanitario_folio_autorizacion: Texto15 | None = None
    permiso_importacion: Annotated[str, cadena(1, 6, patron="[^|]{1,6}")] | None = None
    folio_impo_vucem: Texto25 | None = None
    num_cas: Texto15 | None = None
    razon_social_emp_imp: Texto80 | None = None
    num_reg_san_plag_cofepris: Annotated[str, cadena(1, 60, patron="[^|]{1,60}")] | None = None
    datos_fabricante: Texto600 | None = None
    datos_formulador: Texto600 | None = None
    datos_maquilador: Texto600 | None = None
    uso_autorizado: Texto1000 | None = None
    peso_en_kg: Positivo3
    valor_mercancia: t_Importe | None = None
    moneda: c_Moneda | None = None
    fraccion_arancelaria: c_FraccionArancelaria | None = None
    uuid_comercio_ext: UUIDComercioExt | None = None
    tipo_materia: c_TipoMateria | None = None
    descripcion_materia: Texto50 | None = None
    documentacion_aduanera: Sequence[DocumentacionAduanera] = ()
    guias_identificacion: Sequence[GuiasIdentificacion] = ()
    cantidad_transporta: Sequence[CantidadTransporta] = ()
    detalle_mercancia: DetalleMercancia | None = None


@nodo
class IdentificacionVehicular(_Nodo):
    """The lorry: configuration, weight, plate and year."""

    config_vehicular: c_ConfigAutotransporte
    peso_bruto_vehicular: Positivo2
    placa_vm: Placa
    anio_modelo_vm: AnioModelo


@nodo
class Seguros(_Nodo):
    """Insurers and policies of the lorry, the environment and the load."""

    asegura_resp_civil: Texto3a50
    poliza_resp_civil: Texto3a30
    asegura_med_ambiente: Texto3a50 | None = None
    poliza_med_ambiente: Texto3a30 | None = None
    asegura_carga: Texto3a50 | None = None
    poliza_carga: Texto3a30 | None = None
    prima_seguro: t_Importe | None = None


@nodo
class Remolque(_Nodo):
    """A trailer."""

    sub_tipo_rem: c_SubTipoRem
    placa: Placa


@nodo
class Autotransporte(_Nodo):
    """Transport by road: permit, lorry, insurance and trailers."""

    perm_sct: c_TipoPermiso
    num_permiso_sct: Texto50
    identificacion_vehicular: IdentificacionVehicular
    seguros: Seguros
    remolques: Sequence[Remolque] = hijo(en="Remolques", maximo=2, default=())


@nodo
class Contenedor(_Nodo):
    """A container, or what the ship carries in its place."""

    tipo_contenedor: c_ContenedorMaritimo
    matricula_contenedor: Annotated[str, cadena(11, 15, patron="[^|]{11,15}")] | None = None
    num_precinto: Annotated[str, cadena(5, 20, patron="[^|]{5,20}")] | None = None
    id_ccp_relacionado: IdCCP | None = None
    placa_vmccp: Placa | None = None
    fecha_certificacion_ccp: t_FechaH | None = None


@nodo
class RemolqueCCP(_Nodo):
    """A trailer carried by the ship."""

    sub_tipo_rem_ccp: c_SubTipoRem
    placa_ccp: Placa


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
    eslora: Positivo2 | None = None
    manga: Positivo2 | None = None
    calado: Positivo2 | None = None
    puntal: Positivo2 | None = None
    linea_naviera: Texto3a50 | None = None
    nombre_agente_naviero: Texto100
    num_autorizacion_naviero: c_NumAutorizacionNaviero
    num_viaje: Texto30 | None = None
    num_conoc_embarc: Texto30 | None = None
    permiso_temp_navegacion: Annotated[str, cadena(1, 19, patron="[^|]{1,19}")] | None = None
    contenedor: Sequence[Contenedor] = ()
    remolques_ccp: Sequence[RemolqueCCP] = hijo(en="RemolquesCCP", maximo=2, default=())


@nodo
class TransporteAereo(_Nodo):
    """Transport by air."""

    perm_sct: c_TipoPermiso
    num_permiso_sct: Texto50
    matricula_aeronave: Annotated[str, cadena(5, 11, patron="([A-Z]|[0-9]|-){5,11}")] | None = None
    nombre_aseg: Texto3a50 | None = None
    num_poliza_seguro: Texto3a30 | None = None
    numero_guia: Annotated[str, cadena(12, 15, patron="[^|]{12,15}")]
    lugar_contrato: Texto120 | None = None
    codigo_transportista: c_CodigoTransporteAereo
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
    tipo_de_trafico: c_TipoDeTrafico
    nombre_aseg: Texto3a50 | None = None
    num_poliza_seguro: Texto3a30 | None = None
    derechos_de_paso: Sequence[DerechosDePaso] = ()
    carro: Sequence[Carro]


@nodo
class Mercancias(_Nodo):
    """All goods, and the means of transport: one at least."""

    peso_bruto_total: Positivo3
    unidad_peso: c_ClaveUnidadPeso
    peso_neto_total: Positivo3 | None = None
    num_total_mercancias: EnteroPositivo
    cargo_por_tasacion: t_Importe | None = None
    logistica_inversa_recoleccion_devolucion: SiUnico | None = None
    mercancia: Sequence[Mercancia]
    autotransporte: Autotransporte | None = None
    transporte_maritimo: TransporteMaritimo | None = None
    transporte_aereo: TransporteAereo | None = None
    transporte_ferroviario: TransporteFerroviario | None = None


@nodo
class PartesTransporte(_Nodo):
    """The part of the transport that belongs to a figure."""

    parte_transporte: c_ParteTransporte


@nodo
class TiposFigura(_Nodo):
    """Who takes part: driver, owner, lessor, notified party or public body."""

    tipo_figura: c_FiguraTransporte
    # An empty restriction of t_RFC in the SAT's file.
    rfc_figura: t_RFC | None = None
    num_licencia: NumLicencia | None = None
    nombre_figura: Texto254
    num_reg_id_trib_figura: NumRegIdTrib | None = None
    residencia_fiscal_figura: c_Pais | None = None
    partes_transporte: Sequence[PartesTransporte] = ()
    domicilio: Domicilio | None = None


@nodo
class CartaPorte(_Nodo):
    """A consignment note."""

    version: Annotated[Literal["3.0"], cadena(espacios=None, base="anySimpleType")] = "3.0"
    id_ccp: IdCCP
    transp_internac: SiNo
    regimen_aduanero: c_RegimenAduanero | None = None
    entrada_salida_merc: EntradaOSalida | None = None
    pais_origen_destino: c_Pais | None = None
    via_entrada_salida: c_CveTransporte | None = None
    total_dist_rec: Distancia | None = None
    registro_istmo: SiUnico | None = None
    ubicacion_polo_origen: c_RegistroISTMO | None = None
    ubicacion_polo_destino: c_RegistroISTMO | None = None
    ubicaciones: Sequence[Ubicacion] = hijo(en="Ubicaciones", minimo=2)
    mercancias: Mercancias
    figura_transporte: Sequence[TiposFigura] = hijo(en="FiguraTransporte", default=())


raiz(
    CartaPorte,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/CartaPorte/CartaPorte30.xsd",
    hoja="CartaPorte30",
    cadena_en=("4.0",),
)
