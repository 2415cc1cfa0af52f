"""Comprobante Fiscal Digital por Internet, version 4.0 (cfdv40.xsd; Anexo 20, section I).

Names are the SAT's. Where two elements share a name and not a shape (Traslado, Retencion, Impuestos of a concept
and of the whole document), the class name tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    UUID,
    CodigoPostal,
    EnBase64,
    NumeroDeCertificado,
    Pedimento,
    Positivo6,
    Tasa6,
    Texto20,
    Texto25,
    Texto40,
    Texto100,
    Texto300,
    Texto1000,
    c_ClaveProdServ,
    c_ClaveUnidad,
    c_CodigoPostal,
    c_Exportacion,
    c_FormaPago,
    c_Impuesto,
    c_Meses,
    c_MetodoPago,
    c_Moneda,
    c_ObjetoImp,
    c_Pais,
    c_Periodicidad,
    c_RegimenFiscal,
    c_TipoDeComprobante,
    c_TipoFactor,
    c_TipoRelacion,
    c_UsoCFDI,
    t_FechaH,
    t_Importe,
    t_RFC,
)
from cfdi.esquema import Espacio, Nodo, atributo, cadena, hijo, nodo, numero, raiz, ranura


class _Nodo(Nodo, espacio=Espacio("cfdi", "http://www.sat.gob.mx/cfd/4", siglas=("CFDI", "UUID"))):
    __slots__ = ()


@nodo
class InformacionGlobal(_Nodo):
    """The period that a global invoice covers: only for the receiver PUBLICO EN GENERAL."""

    periodicidad: c_Periodicidad
    """01 daily … 05 every two months (only for regime 621)."""
    meses: c_Meses
    """Month, or pair of months (13 to 18) when it is every two months."""
    anio: Annotated[int, numero(base="short", minimo="2019")] = atributo("Año")
    """Four digits of the year."""


@nodo
class CfdiRelacionado(_Nodo):
    """One related invoice."""

    uuid: UUID
    """Its folio fiscal."""


@nodo
class CfdiRelacionados(_Nodo):
    """Related invoices, all with the same kind of relation; one node per kind."""

    tipo_relacion: c_TipoRelacion
    """01 credit note, 04 substitution, 07 application of an advance…"""
    cfdi_relacionado: Sequence[CfdiRelacionado]


@nodo
class Emisor(_Nodo):
    """The taxpayer who issues the invoice."""

    rfc: t_RFC
    nombre: Texto300
    """As the SAT has it registered: capitals, without the regime of capital ("SA DE CV")."""
    regimen_fiscal: c_RegimenFiscal
    fac_atr_adquirente: Annotated[str, cadena(exacta=10, patron="[0-9]{10}")] | None = None
    """Number of operation at the SAT when the issuer invoices through the buyer of the goods."""


@nodo
class Receptor(_Nodo):
    """The taxpayer who receives the invoice."""

    rfc: t_RFC
    """XAXX010101000 for the general public, XEXX010101000 for foreigners."""
    nombre: Texto300
    """As the SAT has it registered."""
    domicilio_fiscal_receptor: CodigoPostal
    """Postal code registered at the SAT; that of LugarExpedicion for the two generic RFCs."""
    residencia_fiscal: c_Pais | None = None
    """Country, when the receiver lives abroad."""
    num_reg_id_trib: Annotated[str, cadena(1, 40)] | None = None
    """Tax identity in that country."""
    regimen_fiscal_receptor: c_RegimenFiscal
    uso_cfdi: c_UsoCFDI
    """What the receiver will use the invoice for; the regime decides which keys are allowed."""


@nodo
class TrasladoConcepto(_Nodo, nombre="Traslado"):
    """A tax transferred on a concept."""

    base: Positivo6
    impuesto: c_Impuesto
    """002 IVA, 003 IEPS."""
    tipo_factor: c_TipoFactor
    """Tasa, Cuota (per unit) or Exento."""
    tasa_o_cuota: Tasa6 | None = None
    """Six decimals, as in the catalogue; absent if Exento."""
    importe: t_Importe | None = None
    """Base × TasaOCuota; absent if Exento."""


@nodo
class RetencionConcepto(_Nodo, nombre="Retencion"):
    """A tax withheld on a concept."""

    base: Positivo6
    impuesto: c_Impuesto
    """001 ISR, 002 IVA, 003 IEPS."""
    tipo_factor: c_TipoFactor
    tasa_o_cuota: Tasa6
    importe: t_Importe


@nodo
class ImpuestosConcepto(_Nodo, nombre="Impuestos"):
    """The taxes of a concept."""

    traslados: Sequence[TrasladoConcepto] = hijo(en="Traslados", default=())
    retenciones: Sequence[RetencionConcepto] = hijo(en="Retenciones", default=())


@nodo
class ACuentaTerceros(_Nodo):
    """On whose account the issuer charges this concept."""

    rfc_a_cuenta_terceros: t_RFC
    nombre_a_cuenta_terceros: Texto300
    regimen_fiscal_a_cuenta_terceros: c_RegimenFiscal
    domicilio_fiscal_a_cuenta_terceros: CodigoPostal


@nodo
class InformacionAduanera(_Nodo):
    """The customs document with which imported goods entered."""

    numero_pedimento: Pedimento
    """Year, customs office, licence and number, parted by two blanks: `15  48  3009  0001234`."""


@nodo
class CuentaPredial(_Nodo):
    """The property that is let or sold."""

    numero: Annotated[str, cadena(1, 150, patron="[0-9a-zA-Z]{1,150}")]
    """Number of its property-tax account."""


@nodo
class Parte(_Nodo):
    """A part of what a concept sells as a whole (a kit)."""

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
    """The issuer's own number for it (SKU)."""
    cantidad: Positivo6
    clave_unidad: c_ClaveUnidad
    unidad: Texto20 | None = None
    """The issuer's own name of the unit."""
    descripcion: Texto1000
    valor_unitario: t_Importe
    """Price of one unit, before discount and taxes."""
    importe: t_Importe = atributo(derivable=True)
    """Cantidad × ValorUnitario, before discount."""
    descuento: t_Importe | None = None
    """Amount of the discount, not above Importe."""
    objeto_imp: c_ObjetoImp = atributo(derivable=True)
    """01 not subject to tax, 02 subject, 03 to 08 subject with exceptions."""
    impuestos: ImpuestosConcepto | None = None
    a_cuenta_terceros: ACuentaTerceros | None = None
    informacion_aduanera: Sequence[InformacionAduanera] = ()
    cuenta_predial: Sequence[CuentaPredial] = ()
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

    base: t_Importe
    impuesto: c_Impuesto
    tipo_factor: c_TipoFactor
    tasa_o_cuota: Tasa6 | None = None
    importe: t_Importe | None = None


@nodo
class Impuestos(_Nodo):
    """The summary of the taxes of all concepts.

    The only element of the SAT whose cadena mixes attributes and children: each total follows its list.
    """

    retenciones: Sequence[RetencionTotal] = hijo(en="Retenciones", default=())
    total_impuestos_retenidos: t_Importe | None = None
    traslados: Sequence[TrasladoTotal] = hijo(en="Traslados", default=())
    total_impuestos_trasladados: t_Importe | None = None


@nodo
class Comprobante(_Nodo):
    """A CFDI 4.0: ingreso, egreso, traslado, pago or nómina."""

    version: Annotated[Literal["4.0"], cadena()] = "4.0"
    serie: Texto25 | None = None
    """The issuer's own series."""
    folio: Texto40 | None = None
    """The issuer's own number."""
    fecha: t_FechaH = atributo(derivable=True)
    """When it is issued: local time of LugarExpedicion."""
    sello: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    """The issuer's signature over the cadena original, in base64."""
    forma_pago: c_FormaPago | None = None
    """How it is paid; 99 when that is not known yet."""
    no_certificado: NumeroDeCertificado | None = atributo(default=None, al_sellar=True, cadena="requerido")
    """Number of the CSD that seals."""
    certificado: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    """That CSD itself, in base64."""
    condiciones_de_pago: Texto1000 | None = None
    sub_total: t_Importe = atributo(derivable=True)
    """Sum of the concepts' Importe, before discounts and taxes; decimals of the currency."""
    descuento: t_Importe | None = atributo(default=None, derivable=True)
    """Sum of the concepts' Descuento; present when any concept has one."""
    moneda: c_Moneda
    """ISO 4217; XXX for types T and P."""
    tipo_cambio: Annotated[Decimal, numero(6, minimo="0.000001")] | None = None
    """Pesos per unit of Moneda; 1 or absent for MXN."""
    total: t_Importe = atributo(derivable=True)
    """SubTotal − Descuento + transferred taxes − withheld taxes; decimals of the currency."""
    tipo_de_comprobante: c_TipoDeComprobante
    """I ingreso, E egreso, T traslado, P pago, N nómina."""
    exportacion: c_Exportacion
    """01 when nothing is exported."""
    metodo_pago: c_MetodoPago | None = None
    """PUE in one payment, PPD in instalments or later."""
    lugar_expedicion: c_CodigoPostal
    """Postal code of the place of issue; it decides the time zone of Fecha."""
    confirmacion: Annotated[str, cadena(exacta=5, patron="[0-9a-zA-Z]{5}")] | None = None
    """Key that the PAC gives for amounts or rates out of range; the mechanism is not in force."""
    informacion_global: InformacionGlobal | None = None
    cfdi_relacionados: Sequence[CfdiRelacionados] = ()
    emisor: Emisor
    receptor: Receptor
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")
    impuestos: Impuestos | None = hijo(default=None, derivable=True)
    complementos: Sequence[Nodo] = ranura(en="Complemento", default=())
    addenda: Sequence[Nodo] = ranura(en="Addenda", default=(), minimo=1, cadena=False, libre=True)
    """Whatever the parties agree on: outside the seal, and never judged."""


raiz(
    Comprobante,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/4/cfdv40.xsd",
    hoja="cadenaoriginal_4_0",
)
