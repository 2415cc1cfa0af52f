"""Comprobante Fiscal Digital por Internet, version 3.2 (cfdv32.xsd): in force until 2017, to be read and verified.

It is sealed with SHA-1.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import EnBase64, Hasta20, Hasta25, Importe6, IVAoIEPS, NoVacio, RFCAntiguo, Texto
from cfdi.esquema import Espacio, Nodo, atributo, cadena, hijo, nodo, raiz, ranura


class _Nodo(Nodo, espacio=Espacio("cfdi", "http://www.sat.gob.mx/cfd/3", minusculas=True)):
    __slots__ = ()


@nodo
class DomicilioFiscal(_Nodo):
    """Tax address of the issuer."""

    calle: NoVacio
    no_exterior: NoVacio | None = None
    no_interior: NoVacio | None = None
    colonia: NoVacio | None = None
    localidad: NoVacio | None = None
    referencia: NoVacio | None = None
    municipio: NoVacio
    estado: NoVacio
    pais: NoVacio
    codigo_postal: Annotated[str, cadena(exacta=5)]


@nodo
class ExpedidoEn(_Nodo):
    """Where the invoice was issued, when it was not at the tax address."""

    calle: NoVacio | None = None
    no_exterior: NoVacio | None = None
    no_interior: NoVacio | None = None
    colonia: NoVacio | None = None
    localidad: NoVacio | None = None
    referencia: NoVacio | None = None
    municipio: NoVacio | None = None
    estado: NoVacio | None = None
    pais: NoVacio
    codigo_postal: Texto | None = None


@nodo
class RegimenFiscal(_Nodo):
    """A tax regime of the issuer, by its name."""

    regimen: NoVacio = atributo("Regimen")


@nodo
class Emisor(_Nodo, contenido="(DomicilioFiscal?, ExpedidoEn?, (RegimenFiscal+))"):
    """The taxpayer who issues the invoice."""

    rfc: RFCAntiguo
    nombre: NoVacio | None = None
    domicilio_fiscal: DomicilioFiscal | None = None
    expedido_en: ExpedidoEn | None = None
    regimen_fiscal: Sequence[RegimenFiscal]


@nodo
class Domicilio(_Nodo):
    """Address of the receiver."""

    calle: NoVacio | None = None
    no_exterior: NoVacio | None = None
    no_interior: NoVacio | None = None
    colonia: NoVacio | None = None
    localidad: NoVacio | None = None
    referencia: NoVacio | None = None
    municipio: NoVacio | None = None
    estado: NoVacio | None = None
    pais: NoVacio
    codigo_postal: Texto | None = None


@nodo
class Receptor(_Nodo):
    """The taxpayer who receives the invoice."""

    rfc: RFCAntiguo
    nombre: NoVacio | None = None
    domicilio: Domicilio | None = None


@nodo
class CuentaPredial(_Nodo):
    """The property that is let."""

    numero: NoVacio


@nodo
class InformacionAduanera(_Nodo):
    """The customs document with which imported goods entered."""

    numero: NoVacio
    fecha: date
    aduana: NoVacio | None = None


@nodo
class Parte(_Nodo):
    """A part of what a concept sells as a whole."""

    cantidad: Decimal
    unidad: NoVacio | None = None
    no_identificacion: NoVacio | None = None
    descripcion: NoVacio
    valor_unitario: Importe6 | None = None
    importe: Importe6 | None = None
    informacion_aduanera: Sequence[InformacionAduanera] = ()


# The sheet looks for InformacionAduanera at any depth and forgets everything else of the parts.
@nodo
class Concepto(
    _Nodo,
    contenido="(InformacionAduanera* | CuentaPredial? | ComplementoConcepto? | Parte*)?",
    cadena="@cantidad @unidad @noIdentificacion @descripcion @valorUnitario @importe "
    "//InformacionAduanera CuentaPredial ComplementoConcepto",
):
    """One line of the invoice, with customs documents, property, complements or parts: one kind of them at most."""

    cantidad: Decimal
    unidad: NoVacio
    no_identificacion: NoVacio | None = None
    descripcion: NoVacio
    valor_unitario: Importe6
    importe: Importe6
    informacion_aduanera: Sequence[InformacionAduanera] = ()
    cuenta_predial: CuentaPredial | None = None
    complementos: Sequence[Nodo] = ranura(en="ComplementoConcepto", default=())
    parte: Sequence[Parte] = ()


@nodo
class Retencion(_Nodo):
    """The sum of one withheld tax."""

    impuesto: Annotated[Literal["ISR", "IVA"], cadena()]
    importe: Importe6


@nodo
class Traslado(_Nodo):
    """The sum of one transferred tax at one rate."""

    impuesto: IVAoIEPS
    tasa: Importe6
    importe: Importe6


# As in later versions, the cadena takes each total after its list.
@nodo
class Impuestos(_Nodo):
    """The taxes of the invoice: in this version concepts tell none."""

    retenciones: Sequence[Retencion] = hijo(en="Retenciones", default=())
    total_impuestos_retenidos: Importe6 | None = None
    traslados: Sequence[Traslado] = hijo(en="Traslados", default=())
    total_impuestos_trasladados: Importe6 | None = None


# The cadena forgets serie, folio, noCertificado and motivoDescuento.
@nodo
class Comprobante(_Nodo):
    """A CFDI 3.2."""

    version: Annotated[Literal["3.2"], cadena()] = "3.2"
    serie: Hasta25 | None = atributo(default=None, cadena=False)
    folio: Hasta20 | None = atributo(default=None, cadena=False)
    fecha: datetime
    sello: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    tipo_de_comprobante: Literal["ingreso", "egreso", "traslado"]
    forma_de_pago: Texto
    no_certificado: Annotated[str, cadena(exacta=20)] | None = atributo(default=None, al_sellar=True, cadena=False)
    certificado: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    condiciones_de_pago: NoVacio | None = None
    sub_total: Importe6
    descuento: Importe6 | None = None
    motivo_descuento: NoVacio | None = atributo(default=None, cadena=False)
    tipo_cambio: Texto | None = atributo("TipoCambio", default=None)
    moneda: Texto | None = atributo("Moneda", default=None)
    total: Importe6
    metodo_de_pago: NoVacio
    lugar_expedicion: NoVacio = atributo("LugarExpedicion")
    num_cta_pago: Annotated[str, cadena(4)] | None = atributo("NumCtaPago", default=None)
    folio_fiscal_orig: Texto | None = atributo("FolioFiscalOrig", default=None)
    serie_folio_fiscal_orig: Texto | None = atributo("SerieFolioFiscalOrig", default=None)
    fecha_folio_fiscal_orig: datetime | None = atributo("FechaFolioFiscalOrig", default=None)
    monto_folio_fiscal_orig: Importe6 | None = atributo("MontoFolioFiscalOrig", default=None)
    emisor: Emisor
    receptor: Receptor
    conceptos: Sequence[Concepto] = hijo(en="Conceptos")
    impuestos: Impuestos
    complementos: Sequence[Nodo] = ranura(en="Complemento", default=())
    addenda: Sequence[Nodo] = ranura(en="Addenda", default=(), cadena=False, libre=True)


raiz(Comprobante, ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/3/cfdv32.xsd", hoja="cadenaoriginal_3_2")
