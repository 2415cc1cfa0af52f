"""Complemento Detallista (detallista.xsd): invoices of suppliers to retail chains, after the AMECE standard.

The only complement of the SAT whose values stand in elements instead of attributes. None of its types collapses white
space: the SAT gave them no whiteSpace facet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.esquema import Espacio, Nodo, atributo, cadena, cuerpo, elemento, hijo, nodo, numero, raiz


class _Nodo(Nodo, espacio=Espacio("detallista", "http://www.sat.gob.mx/detallista", minusculas=True)):
    __slots__ = ()


GLN = Annotated[str, cadena(exacta=13, espacios=None)]
"""Global location number: the 13 digits of GS1."""
Texto15 = Annotated[str, cadena(1, 15, espacios=None)]
Texto35 = Annotated[str, cadena(1, 35, espacios=None)]
Texto5 = Annotated[str, cadena(1, 5, espacios=None)]
Texto9 = Annotated[str, cadena(1, 9, espacios=None)]
# fmt: off
ServicioEspecial = Annotated[Literal[
    "AA", "ABZ", "ADO", "ADS", "ADT", "AJ", "CAC", "COD", "DA", "DI", "EAA", "EAB", "FA", "FC", "FG", "FI", "HD",
    "PAD", "PI", "QD", "RAA", "SAB", "TAE", "TD", "TS", "TX", "UM", "VAB", "ZZZ"
], cadena(1, 3, base="NMTOKEN", espacios=None)]
# fmt: on
"""Kind of special service, on a line or in the totals; a charge of the whole document has one kind more, TZ."""


@nodo
class RequestForPaymentIdentification(_Nodo, nombre="requestForPaymentIdentification"):
    """What kind of document asks for the payment."""

    entity_type: Annotated[
        Literal[
            "AUTO_INVOICE",
            "CREDIT_NOTE",
            "DEBIT_NOTE",
            "HONORARY_RECEIPT",
            "INVOICE",
            "LEASE_RECEIPT",
            "PARTIAL_INVOICE",
            "TRANSPORT_DOCUMENT",
        ],
        cadena(base="NMTOKEN", espacios=None),
    ] = elemento()


@nodo
class SpecialInstruction(_Nodo, nombre="specialInstruction", mixto=True):
    """Free text about the document: general notes (AAB), amount in words (ZZZ)…

    The schema lets text stand among its children too; that text is told, and not kept.
    """

    code: Annotated[Literal["AAB", "DUT", "PUR", "ZZZ"], cadena(1, 3, base="NMTOKEN", espacios=None)]
    text: Sequence[Annotated[str, cadena(1, 255, espacios=None)]] = elemento(maximo=15)


@nodo
class ReferenceIdentification(_Nodo, nombre="referenceIdentification"):
    """Number of the purchase order."""

    type: Annotated[Literal["ON"], cadena(base="NMTOKEN", espacios=None, valores=("ON",))] = "ON"
    valor: str = cuerpo()


@nodo
class OrderIdentification(_Nodo, nombre="orderIdentification"):
    """The purchase order that is being invoiced."""

    reference_identification: Sequence[ReferenceIdentification] = hijo(maximo=30)
    reference_date: date | None = elemento("ReferenceDate", default=None)


@nodo
class ReferenceIdentificationAdditionalInformation(_Nodo, nombre="referenceIdentification"):
    """A reference number of some other document, by its kind."""

    type: Annotated[Literal["AAE", "ACE", "ATZ", "AWR", "CK", "DQ", "IV", "ON"], cadena(base="NMTOKEN", espacios=None)]
    valor: str = cuerpo()


@nodo
class AdditionalInformation(_Nodo):
    """Other documents that bear on the invoice."""

    reference_identification: Sequence[ReferenceIdentificationAdditionalInformation] = hijo(maximo=99)


@nodo
class DeliveryNote(_Nodo):
    """The note with which the goods were received."""

    reference_identification: Sequence[Texto35] = elemento(maximo=30)
    reference_date: date | None = elemento("ReferenceDate", default=None)


@nodo
class PersonOrDepartmentName(_Nodo, nombre="personOrDepartmentName"):
    """Whom to ask for."""

    text: Texto35 = elemento()


@nodo
class ContactInformation(_Nodo, nombre="contactInformation"):
    """Purchasing department of the buyer."""

    person_or_department_name: PersonOrDepartmentName


@nodo
class Buyer(_Nodo, nombre="buyer"):
    """The chain that buys, by its global location number."""

    gln: GLN = elemento()
    contact_information: ContactInformation | None = None


@nodo
class AlternatePartyIdentification(_Nodo, nombre="alternatePartyIdentification"):
    """Number that the buyer gave to its supplier."""

    type: Annotated[
        Literal["IEPS_REFERENCE", "SELLER_ASSIGNED_IDENTIFIER_FOR_A_PARTY"],
        cadena(1, 40, base="NMTOKEN", espacios=None),
    ]
    valor: str = cuerpo()


@nodo
class Seller(_Nodo, nombre="seller"):
    """The supplier, by its global location number."""

    gln: GLN = elemento()
    alternate_party_identification: AlternatePartyIdentification


@nodo
class NameAndAddress(_Nodo, nombre="nameAndAddress", contenido="(name?, streetAddressOne?, city?, postalCode?)+"):
    """A name and its address."""

    name: Sequence[Texto35] = elemento(default=())
    street_address_one: Sequence[Texto35] = elemento(default=())
    city: Sequence[Texto35] = elemento(default=())
    postal_code: Sequence[Texto9] = elemento(default=())


@nodo
class ShipTo(_Nodo, nombre="shipTo"):
    """Where the goods were delivered."""

    gln: GLN | None = elemento(default=None)
    name_and_address: NameAndAddress | None = None


@nodo
class AlternatePartyIdentificationInvoiceCreator(_Nodo, nombre="alternatePartyIdentification"):
    """Tax number of who issues the invoice."""

    type: Annotated[Literal["IA", "VA"], cadena(exacta=2, base="NMTOKEN", espacios=None)]
    valor: str = cuerpo()


@nodo
class NameAndAddressInvoiceCreator(_Nodo, nombre="nameAndAddress"):
    """Name and address of who issues the invoice."""

    name: Texto35 | None = elemento(default=None)
    street_address_one: Texto35 | None = elemento(default=None)
    city: Texto35 | None = elemento(default=None)
    postal_code: Texto9 | None = elemento(default=None)


@nodo
class InvoiceCreator(_Nodo):
    """Who issues the invoice, when it is not the supplier."""

    gln: GLN | None = elemento(default=None)
    alternate_party_identification: AlternatePartyIdentificationInvoiceCreator | None = None
    name_and_address: NameAndAddressInvoiceCreator | None = None


@nodo
class Customs(_Nodo):
    """Customs office through which the goods entered."""

    gln: GLN | None = elemento(default=None)


@nodo
class Currency(_Nodo, nombre="currency"):
    """Currency of the invoice, and its rate."""

    currency_iso_code: Annotated[Literal["MXN", "USD", "XEU"], cadena(exacta=3, base="NMTOKEN", espacios=None)] = (
        atributo("currencyISOCode")
    )
    currency_function: Sequence[
        Annotated[
            Literal["BILLING_CURRENCY", "PAYMENT_CURRENCY", "PRICE_CURRENCY"],
            cadena(1, 16, base="NMTOKEN", espacios=None),
        ]
    ] = elemento(maximo=3)
    rate_of_change: Decimal | None = elemento(default=None)


@nodo
class TimePeriodDue(_Nodo, nombre="timePeriodDue"):
    """Days of credit."""

    time_period: Annotated[Literal["DAYS"], cadena(1, 6, base="NMTOKEN", espacios=None)]
    value: Texto5 = elemento()


@nodo
class PaymentTimePeriod(_Nodo, nombre="paymentTimePeriod"):
    """When the payment is due."""

    time_period_due: TimePeriodDue


@nodo
class NetPayment(_Nodo, nombre="netPayment", contenido="(paymentTimePeriod?)?"):
    """Terms of the net payment."""

    net_payment_terms_type: Annotated[
        Literal["BASIC_DISCOUNT_OFFERED", "BASIC_NET", "END_OF_MONTH"], cadena(1, 22, base="NMTOKEN", espacios=None)
    ]
    payment_time_period: PaymentTimePeriod | None = None


@nodo
class DiscountPayment(_Nodo, nombre="discountPayment"):
    """Discount for early payment."""

    discount_type: Annotated[
        Literal["ALLOWANCE_BY_PAYMENT_ON_TIME", "SANCTION"], cadena(1, 28, base="NMTOKEN", espacios=None)
    ]
    percentage: Texto5 = elemento()


@nodo
class PaymentTerms(_Nodo, nombre="paymentTerms"):
    """Terms of payment."""

    payment_terms_event: (
        Annotated[Literal["DATE_OF_INVOICE", "EFFECTIVE_DATE"], cadena(1, 15, base="NMTOKEN", espacios=None)] | None
    ) = None
    payment_terms_relation_time: (
        Annotated[Literal["REFERENCE_AFTER"], cadena(1, 15, base="NMTOKEN", espacios=None)] | None
    ) = atributo("PaymentTermsRelationTime", default=None)
    net_payment: NetPayment | None = None
    discount_payment: DiscountPayment | None = None


@nodo
class ShipmentDetail(_Nodo, nombre="shipmentDetail"):
    """Shipment; the SAT left it empty."""


@nodo
class Rate(_Nodo, nombre="rate"):
    """A percentage, over the base that its attribute names."""

    base: Annotated[Literal["INVOICE_VALUE"], cadena(exacta=13, base="NMTOKEN", espacios=None)]
    percentage: Decimal = elemento()


@nodo
class MonetaryAmountOrPercentage(_Nodo, nombre="monetaryAmountOrPercentage"):
    """Percentage of an allowance or charge."""

    rate: Rate | None = None


@nodo
class AllowanceCharge(_Nodo, nombre="allowanceCharge"):
    """An allowance or a charge on the whole invoice."""

    allowance_charge_type: Annotated[
        Literal["ALLOWANCE_GLOBAL", "CHARGE_GLOBAL"], cadena(1, 16, base="NMTOKEN", espacios=None)
    ]
    settlement_type: Annotated[Literal["BILL_BACK", "OFF_INVOICE"], cadena(1, 11, base="NMTOKEN", espacios=None)]
    sequence_number: Texto15 | None = None
    special_services_type: (
        Annotated[
            Literal[
                "AA",
                "ABZ",
                "ADO",
                "ADS",
                "ADT",
                "AJ",
                "CAC",
                "COD",
                "DA",
                "DI",
                "EAA",
                "EAB",
                "FA",
                "FC",
                "FG",
                "FI",
                "HD",
                "PAD",
                "PI",
                "QD",
                "RAA",
                "SAB",
                "TAE",
                "TD",
                "TS",
                "TX",
                "TZ",
                "UM",
                "VAB",
                "ZZZ",
            ],
            cadena(1, 3, base="NMTOKEN", espacios=None),
        ]
        | None
    ) = elemento(default=None)
    monetary_amount_or_percentage: MonetaryAmountOrPercentage | None = None


@nodo
class TradeItemIdentification(_Nodo, nombre="tradeItemIdentification"):
    """Global trade item number of the article."""

    gtin: Annotated[str, cadena(1, 14, espacios=None)] = elemento()


@nodo
class AlternateTradeItemIdentification(_Nodo, nombre="alternateTradeItemIdentification"):
    """The article by some other number."""

    type: Annotated[
        Literal["BUYER_ASSIGNED", "GLOBAL_TRADE_ITEM_IDENTIFICATION", "SERIAL_NUMBER", "SUPPLIER_ASSIGNED"],
        cadena(1, 35, base="NMTOKEN", espacios=None),
    ]
    valor: str = cuerpo()


@nodo
class TradeItemDescriptionInformation(_Nodo, nombre="tradeItemDescriptionInformation"):
    """Description of the article."""

    language: Annotated[Literal["EN", "ES"], cadena(exacta=2, base="NMTOKEN", espacios=None)] | None = None
    long_text: Texto35 = elemento()


@nodo
class InvoicedQuantity(_Nodo, nombre="invoicedQuantity"):
    """How many are invoiced, and in which unit."""

    unit_of_measure: Annotated[str, cadena(base="NMTOKEN", espacios=None)]
    valor: Decimal = cuerpo()


@nodo
class AditionalQuantity(_Nodo, nombre="aditionalQuantity"):
    """Free goods, or consumer units (the SAT misspells it)."""

    quantity_type: Annotated[
        Literal["FREE_GOODS", "NUM_CONSUMER_UNITS"], cadena(1, 18, base="NMTOKEN", espacios=None)
    ] = atributo("QuantityType")
    valor: Decimal = cuerpo()


@nodo
class GrossPrice(_Nodo, nombre="grossPrice"):
    """Price of one before allowances and charges."""

    amount: Decimal = elemento("Amount")


@nodo
class NetPrice(_Nodo, nombre="netPrice"):
    """Price of one after allowances and charges."""

    amount: Decimal = elemento("Amount")


@nodo
class ReferenceIdentificationAdditionalInformationLineItem(_Nodo, nombre="referenceIdentification"):
    """A reference number of the line."""

    type: Annotated[Literal["ON"], cadena(exacta=2, base="NMTOKEN", espacios=None)]
    valor: str = cuerpo()


@nodo
class AdditionalInformationLineItem(_Nodo, nombre="AdditionalInformation"):
    """Other documents that bear on the line."""

    reference_identification: ReferenceIdentificationAdditionalInformationLineItem | None = None


@nodo
class AlternatePartyIdentificationCustomsLineItem(_Nodo, nombre="alternatePartyIdentification"):
    """Number of the customs document of the line."""

    type: Annotated[Literal["TN"], cadena(exacta=2, base="NMTOKEN", espacios=None)]
    valor: str = cuerpo()


@nodo
class NameAndAddressCustomsLineItem(_Nodo, nombre="nameAndAddress"):
    """Name of the customs office of the line."""

    name: Texto35 = elemento()


@nodo
class CustomsLineItem(
    _Nodo, nombre="Customs", contenido="(gln? & alternatePartyIdentification & ReferenceDate & nameAndAddress)"
):
    """Customs office and document of the line."""

    gln: GLN | None = elemento(default=None)
    alternate_party_identification: AlternatePartyIdentificationCustomsLineItem
    reference_date: date = elemento("ReferenceDate")
    name_and_address: NameAndAddressCustomsLineItem


@nodo
class SerialShippingContainerCode(_Nodo, nombre="serialShippingContainerCode"):
    """Number of a shipping container."""

    type: Annotated[Literal["BJ", "SRV"], cadena(1, 3, base="NMTOKEN", espacios=None)]
    valor: str = cuerpo()


@nodo
class LogisticUnits(_Nodo):
    """The unit in which the goods travelled."""

    serial_shipping_container_code: SerialShippingContainerCode


@nodo
class Description(_Nodo, nombre="description"):
    """What the pallet is made of, by its key."""

    type: Annotated[
        Literal["BOX", "CASE", "EXCHANGE_PALLETS", "PALLET_80x100", "RETURN_PALLETS"],
        cadena(1, 35, base="NMTOKEN", espacios=None),
    ]
    valor: str = cuerpo()


@nodo
class Transport(_Nodo, nombre="transport"):
    """Who pays for the transport."""

    method_of_payment: Annotated[
        Literal["PAID_BY_BUYER", "PREPAID_BY_SELLER"], cadena(1, 17, base="NMTOKEN", espacios=None)
    ] = elemento()


@nodo
class PalletInformation(_Nodo, nombre="palletInformation", contenido="(palletQuantity & description & transport)"):
    """Pallets of the line."""

    pallet_quantity: Texto15 = elemento()
    description: Description
    transport: Transport


@nodo
class LotNumber(_Nodo, nombre="lotNumber"):
    """Number of a lot, and when it was made."""

    production_date: date | None = None
    valor: str = cuerpo()


@nodo
class ExtendedAttributes(_Nodo, nombre="extendedAttributes"):
    """Lots of the line."""

    lot_number: Sequence[LotNumber] = hijo(maximo=10)


@nodo
class RatePerUnit(_Nodo, nombre="ratePerUnit"):
    """Amount per unit of an allowance or charge."""

    amount_per_unit: Texto5 = elemento()


@nodo
class MonetaryAmountOrPercentageAllowanceChargeLineItem(_Nodo, nombre="monetaryAmountOrPercentage"):
    """Percentage and amount of an allowance or charge of the line."""

    percentage_per_unit: Texto5 = elemento()
    rate_per_unit: RatePerUnit | None = None


@nodo
class AllowanceChargeLineItem(_Nodo, nombre="allowanceCharge"):
    """An allowance or a charge on the line."""

    allowance_charge_type: Annotated[
        Literal["ALLOWANCE_GLOBAL", "CHARGE_GLOBAL"], cadena(1, 16, base="NMTOKEN", espacios=None)
    ]
    settlement_type: (
        Annotated[
            Literal["CHARGE_TO_BE_PAID_BY_CUSTOMER", "CHARGE_TO_BE_PAID_BY_VENDOR", "OFF_INVOICE"],
            cadena(1, 29, base="NMTOKEN", espacios=None),
        ]
        | None
    ) = None
    sequence_number: Texto15 | None = None
    special_services_type: ServicioEspecial | None = elemento(default=None)
    monetary_amount_or_percentage: MonetaryAmountOrPercentageAllowanceChargeLineItem


@nodo
class TradeItemTaxAmount(_Nodo, nombre="tradeItemTaxAmount"):
    """Rate and amount of a tax of the line."""

    tax_percentage: Decimal = elemento()
    tax_amount: Decimal = elemento()


@nodo
class TradeItemTaxInformation(
    _Nodo,
    nombre="tradeItemTaxInformation",
    contenido="(taxTypeDescription & referenceNumber? & tradeItemTaxAmount? & taxCategory?)",
):
    """A tax of the line."""

    tax_type_description: Annotated[
        Literal["AAA", "ADD", "FRE", "GST", "LAC", "LOC", "OTH", "STT", "VAT"],
        cadena(exacta=3, base="NMTOKEN", espacios=None),
    ] = elemento()
    reference_number: Annotated[str, cadena(1, 20, espacios=None)] | None = elemento(default=None)
    trade_item_tax_amount: TradeItemTaxAmount | None = None
    tax_category: Annotated[Literal["RETENIDO", "TRANSFERIDO"], cadena(0, 11, base="NMTOKEN", espacios=None)] | None = (
        elemento(default=None)
    )


@nodo
class GrossAmount(_Nodo, nombre="grossAmount"):
    """Amount of the line before allowances and charges."""

    amount: Decimal = elemento("Amount")


@nodo
class NetAmount(_Nodo, nombre="netAmount"):
    """Amount of the line after allowances and charges."""

    amount: Decimal = elemento("Amount")


@nodo
class TotalLineAmount(_Nodo, nombre="totalLineAmount"):
    """Amounts of the line."""

    gross_amount: GrossAmount | None = None
    net_amount: NetAmount


@nodo
class LineItem(_Nodo, nombre="lineItem"):
    """A line of the order that is invoiced."""

    type: Annotated[str, cadena(1, 32, espacios=None)] | None = atributo(
        omision="SimpleInvoiceLineItemType", default=None
    )
    number: Annotated[int, numero(0, digitos=5, base="integer")] | None = None
    trade_item_identification: TradeItemIdentification
    alternate_trade_item_identification: Sequence[AlternateTradeItemIdentification] = ()
    trade_item_description_information: TradeItemDescriptionInformation | None = None
    invoiced_quantity: InvoicedQuantity
    aditional_quantity: Sequence[AditionalQuantity] = ()
    gross_price: GrossPrice | None = None
    net_price: NetPrice | None = None
    additional_information: AdditionalInformationLineItem | None = None
    customs: Sequence[CustomsLineItem] = ()
    logistic_units: LogisticUnits | None = None
    pallet_information: PalletInformation | None = None
    extended_attributes: ExtendedAttributes | None = None
    allowance_charge: Sequence[AllowanceChargeLineItem] = hijo(default=(), maximo=99)
    trade_item_tax_information: Sequence[TradeItemTaxInformation] = hijo(default=(), maximo=99)
    total_line_amount: TotalLineAmount


@nodo
class TotalAmount(_Nodo, nombre="totalAmount"):
    """Sum of the lines."""

    amount: Decimal = elemento("Amount")


@nodo
class TotalAllowanceCharge(_Nodo):
    """Sum of the allowances or charges of one kind."""

    allowance_or_charge_type: Annotated[Literal["ALLOWANCE", "CHARGE"], cadena(1, 9, base="NMTOKEN", espacios=None)]
    special_services_type: ServicioEspecial | None = elemento(default=None)
    amount: Decimal | None = elemento("Amount", default=None)


@nodo
class Detallista(
    _Nodo,
    nombre="detallista",
    cadena="@documentStructureVersion orderIdentification/referenceIdentification* "
    "orderIdentification/ReferenceDate? buyer/gln! seller/gln! seller/alternatePartyIdentification! "
    "totalAmount/Amount! TotalAllowanceCharge/specialServicesType* TotalAllowanceCharge/Amount*",
):
    """A supplier's invoice to a retail chain, in the words of its purchase system (AMECE 8.1)."""

    type: Literal["SimpleInvoiceType"] | None = atributo(default=None, fijo="SimpleInvoiceType")
    content_version: Literal["1.3.1"] | None = atributo(default=None, fijo="1.3.1")
    document_structure_version: Literal["AMC8.1"] = "AMC8.1"
    document_status: Annotated[
        Literal["COPY", "DELETE", "ORIGINAL", "REEMPLAZA"], cadena(base="NMTOKEN", espacios=None)
    ]
    request_for_payment_identification: RequestForPaymentIdentification
    special_instruction: Sequence[SpecialInstruction] = hijo(default=(), maximo=4)
    order_identification: OrderIdentification
    additional_information: AdditionalInformation
    delivery_note: DeliveryNote | None = None
    buyer: Buyer
    seller: Seller | None = None
    ship_to: ShipTo | None = None
    invoice_creator: InvoiceCreator | None = None
    customs: Sequence[Customs] = ()
    currency: Sequence[Currency] = hijo(default=(), maximo=3)
    payment_terms: PaymentTerms | None = None
    shipment_detail: ShipmentDetail | None = None
    allowance_charge: Sequence[AllowanceCharge] = hijo(default=(), maximo=99)
    line_item: Sequence[LineItem] = ()
    total_amount: TotalAmount | None = None
    total_allowance_charge: Sequence[TotalAllowanceCharge] = ()


raiz(
    Detallista,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/detallista/detallista.xsd",
    hoja="detallista",
    cadena_en=("2.2", "3.2", "3.3", "4.0"),
)
