"""Comprobante Fiscal Digital por Internet, version 3.3 (cfdv33.xsd): in force until 2022, to be read and verified."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    UUID,
    EnBase64,
    Hasta40,
    NumeroDeCertificado,
    Pedimento,
    Positivo6,
    Tasa6,
    Texto20,
    Texto25,
    Texto40,
    Texto100,
    Texto254,
    Texto1000,
    c_ClaveProdServ,
    c_ClaveUnidad,
    c_CodigoPostal,
    c_FormaPago,
    c_Impuesto,
    c_MetodoPago,
    c_Moneda,
    c_Pais,
    c_RegimenFiscal,
    c_TipoDeComprobante,
    c_TipoFactor,
    c_TipoRelacion,
    c_UsoCFDI,
    t_FechaH,
    t_Importe,
    t_RFC,
)
from cfdi.esquema import Espacio, Nodo, atributo, cadena, hijo, nodo, raiz, ranura


class _Nodo(Nodo, espacio=Espacio("cfdi", "http://www.sat.gob.mx/cfd/3", siglas=("CFDI", "UUID"))):
    __slots__ = ()


@nodo
class CfdiRelacionado(_Nodo):
    """One related invoice."""

    uuid: UUID


@nodo
class CfdiRelacionados(_Nodo):
    """Related invoices, all with the same kind of relation; here one node at most."""

    tipo_relacion: c_TipoRelacion
    cfdi_relacionado: Sequence[CfdiRelacionado]


@nodo
class Emisor(_Nodo):
    """The taxpayer who issues the invoice."""

    rfc: t_RFC
    nombre: Texto254 | None = None
    regimen_fiscal: c_RegimenFiscal


@nodo
class Receptor(_Nodo):
    """The taxpayer who receives the invoice."""

    rfc: t_RFC
    nombre: Texto254 | None = None
    residencia_fiscal: c_Pais | None = None
    num_reg_id_trib: Hasta40 | None = None
    uso_cfdi: c_UsoCFDI


@nodo
class TrasladoConcepto(_Nodo, nombre="Traslado"):
    """A tax transferred on a concept."""

    base: Positivo6
    impuesto: c_Impuesto
    tipo_factor: c_TipoFactor
    tasa_o_cuota: Tasa6 | None = None
    importe: t_Importe | None = None


@nodo
class RetencionConcepto(_Nodo, nombre="Retencion"):
    """A tax withheld on a concept."""

    base: Positivo6
    impuesto: c_Impuesto
    tipo_factor: c_TipoFactor
    tasa_o_cuota: Tasa6
    importe: t_Importe


@nodo
class ImpuestosConcepto(_Nodo, nombre="Impuestos"):
    """The taxes of a concept."""

    traslados: Sequence[TrasladoConcepto] = hijo(en="Traslados", default=())
    retenciones: Sequence[RetencionConcepto] = hijo(en="Retenciones", default=())


@nodo
class InformacionAduanera(_Nodo):
    """The customs document with which imported goods entered."""

    numero_pedimento: Pedimento


@nodo
class CuentaPredial(_Nodo):
    """The property that is let or sold."""

    numero: Annotated[str, cadena(1, 150, patron="[0-9]{1,150}")]


@nodo
class Parte(_Nodo):
    """A part of what a concept sells as a whole."""

    clave_prod_serv: c_ClaveProdServ
    no_identificacion: Texto100 | None = None
    cantidad: Positivo6
    unidad: Texto20 | None = None
    descripcion: Texto1000
    valor_unitario: t_Importe | None = None
    importe: t_Importe | None = None
    informacion_aduanera: Sequence[InformacionAduanera] = ()


@nodo
class Concepto(_Nodo):
    """One line of the invoice."""

    clave_prod_serv: c_ClaveProdServ
    no_identificacion: Texto100 | None = None
    cantidad: Positivo6
    clave_unidad: c_ClaveUnidad
    unidad: Texto20 | None = None
    descripcion: Texto1000
    valor_unitario: t_Importe
    importe: t_Importe
    descuento: t_Importe | None = None
    impuestos: ImpuestosConcepto | None = None
    informacion_aduanera: Sequence[InformacionAduanera] = ()
    cuenta_predial: CuentaPredial | None = None
    complementos: Sequence[Nodo] = ranura(en="ComplementoConcepto", default=(), minimo=1)
    parte: Sequence[Parte] = ()


@nodo
class RetencionTotal(_Nodo, nombre="Retencion"):
    """The sum of one withheld tax."""

    impuesto: c_Impuesto
    importe: t_Importe


@nodo
class TrasladoTotal(_Nodo, nombre="Traslado"):
    """The sum of one transferred tax at one rate."""

    impuesto: c_Impuesto
    tipo_factor: c_TipoFactor
    tasa_o_cuota: Tasa6
    importe: t_Importe


# As in 4.0, the cadena takes each total after its list.
@nodo
class Impuestos(_Nodo):
    """The summary of the taxes of all concepts."""

    retenciones: Sequence[RetencionTotal] = hijo(en="Retenciones", default=())
    total_impuestos_retenidos: t_Importe | None = None
    traslados: Sequence[TrasladoTotal] = hijo(en="Traslados", default=())
    total_impuestos_trasladados: t_Importe | None = None


# Complemento may stand several times: its contents are read as one list, and written inside one.
@nodo
class Comprobante(
    _Nodo, contenido="(CfdiRelacionados?, Emisor, Receptor, Conceptos, Impuestos?, Complemento*, Addenda?)"
):
    """A CFDI 3.3."""

    version: Annotated[Literal["3.3"], cadena()] = "3.3"
    serie: Texto25 | None = None
    folio: Texto40 | None = None
    fecha: t_FechaH
    sello: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    forma_pago: c_FormaPago | None = None
    no_certificado: NumeroDeCertificado | None = atributo(default=None, al_sellar=True, cadena="requerido")
    certificado: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    condiciones_de_pago: Texto1000 | None = None
    sub_total: t_Importe
    descuento: t_Importe | None = None
    moneda: c_Moneda
    tipo_cambio: Positivo6 | None = None
    total: t_Importe
    tipo_de_comprobante: c_TipoDeComprobante
    metodo_pago: c_MetodoPago | None = None
    lugar_expedicion: c_CodigoPostal
    confirmacion: Annotated[str, cadena(exacta=5, patron="[0-9a-zA-Z]{5}")] | None = None
    cfdi_relacionados: CfdiRelacionados | None = None
    emisor: Emisor
    receptor: Receptor
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")
    impuestos: Impuestos | None = None
    complementos: Sequence[Nodo] = ranura(en="Complemento", default=())
    addenda: Sequence[Nodo] = ranura(en="Addenda", default=(), minimo=1, cadena=False, libre=True)


raiz(Comprobante, ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/3/cfdv33.xsd", hoja="cadenaoriginal_3_3")
