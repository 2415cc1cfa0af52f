"""Documents that the tests of this folder start from, and what they ask of them again and again."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from lxml import etree

from cfdi.documentos.cfdi40 import (
    ACuentaTerceros,
    CfdiRelacionado,
    CfdiRelacionados,
    Comprobante,
    Concepto,
    CuentaPredial,
    Emisor,
    Impuestos,
    ImpuestosConcepto,
    InformacionAduanera,
    InformacionGlobal,
    Parte,
    Receptor,
    RetencionConcepto,
    RetencionTotal,
    TrasladoConcepto,
    TrasladoTotal,
)
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.esquema import Nodo, Opaco
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.validacion import Hallazgo, validar

T = TypeVar("T", bound=Nodo)

CFDI = "http://www.sat.gob.mx/cfd/4"
FECHA = datetime.fromisoformat("2025-03-14T15:09:26")
UN_UUID = "5fb2822e-396d-4725-8521-cdc4bdd20ccf"
NUMERO = "30001000000500003416"

EMISOR = Emisor(rfc="EKU9003173C9", nombre="ESCUELA KEMPER URGATE", regimen_fiscal="601")
RECEPTOR = Receptor(
    rfc="URE180429TM6",
    nombre="UNIVERSIDAD ROBOTICA ESPAÑOLA",
    domicilio_fiscal_receptor="86991",
    regimen_fiscal_receptor="601",
    uso_cfdi="G03",
)
CONCEPTO = Concepto(
    clave_prod_serv="81111500",
    cantidad=Decimal("1"),
    clave_unidad="E48",
    descripcion="Desarrollo a la medida",
    valor_unitario=Decimal("1000.00"),
    importe=Decimal("1000.00"),
    objeto_imp="01",
)
SENCILLA = Comprobante(
    fecha=FECHA,
    sello=None,
    no_certificado=None,
    certificado=None,
    sub_total=Decimal("1000.00"),
    moneda="MXN",
    total=Decimal("1000.00"),
    tipo_de_comprobante="I",
    exportacion="01",
    metodo_pago="PUE",
    forma_pago="03",
    lugar_expedicion="42501",
    emisor=EMISOR,
    receptor=RECEPTOR,
    conceptos=[CONCEPTO],
)
"""The least that an unsealed invoice may have."""

XML = a_xml(SENCILLA)
TEXTO = XML.decode()


def completa() -> Comprobante:
    """A document with every element and attribute that CFDI 4.0 has. Its shape is valid; its sums and its seal not."""
    importe, tasa = Decimal("160.00"), Decimal("0.160000")
    aduana = InformacionAduanera(numero_pedimento="15  48  3009  0001234")
    parte = Parte(
        clave_prod_serv="01010101",
        no_identificacion="P-1",
        cantidad=Decimal("2.5"),
        unidad="Pieza",
        descripcion="Una parte",
        valor_unitario=Decimal("10.00"),
        importe=Decimal("25.00"),
        informacion_aduanera=[aduana],
    )
    concepto = Concepto(
        clave_prod_serv="01010101",
        no_identificacion="SKU-1",
        cantidad=Decimal("1.50"),
        clave_unidad="E48",
        unidad="Servicio",
        descripcion="Con «todo» & más: ñandú, <niño> \"€\" 'ü' 🧾",
        valor_unitario=Decimal("1000.000000"),
        importe=Decimal("1500.00"),
        descuento=Decimal("500.00"),
        objeto_imp="02",
        impuestos=ImpuestosConcepto(
            traslados=[
                TrasladoConcepto(
                    base=Decimal("1000.00"), impuesto="002", tipo_factor="Tasa", tasa_o_cuota=tasa, importe=importe
                ),
                TrasladoConcepto(base=Decimal("1"), impuesto="003", tipo_factor="Exento"),
            ],
            retenciones=[
                RetencionConcepto(
                    base=Decimal("1000.00"), impuesto="001", tipo_factor="Tasa", tasa_o_cuota=tasa, importe=importe
                )
            ],
        ),
        a_cuenta_terceros=ACuentaTerceros(
            rfc_a_cuenta_terceros="URE180429TM6",
            nombre_a_cuenta_terceros="UNIVERSIDAD ROBOTICA ESPAÑOLA",
            regimen_fiscal_a_cuenta_terceros="601",
            domicilio_fiscal_a_cuenta_terceros="86991",
        ),
        informacion_aduanera=[aduana, aduana],
        cuenta_predial=[CuentaPredial(numero="15956011002")],
        parte=[parte, parte],
    )
    relacionados = CfdiRelacionados(tipo_relacion="01", cfdi_relacionado=[CfdiRelacionado(uuid=UN_UUID)] * 2)
    return Comprobante(
        serie="A",
        folio="0001",
        fecha=FECHA,
        sello="c2VsbG8=",
        forma_pago="01",
        no_certificado=NUMERO,
        certificado="Y2VydGlmaWNhZG8=",
        condiciones_de_pago="A 30 días",
        sub_total=Decimal("1500.00"),
        descuento=Decimal("500.00"),
        moneda="USD",
        tipo_cambio=Decimal("19.85"),
        total=Decimal("1000.00"),
        tipo_de_comprobante="I",
        exportacion="01",
        metodo_pago="PUE",
        lugar_expedicion="20000",  # among the first of the SAT's list, which libxml2 walks one by one
        confirmacion="aB1c2",
        informacion_global=InformacionGlobal(periodicidad="01", meses="03", anio=2025),
        cfdi_relacionados=[relacionados, relacionados],
        emisor=EMISOR.con(fac_atr_adquirente="0123456789"),
        receptor=RECEPTOR.con(residencia_fiscal="AFG", num_reg_id_trib="121585958"),
        conceptos=[concepto, concepto],
        impuestos=Impuestos(
            retenciones=[RetencionTotal(impuesto="001", importe=importe)],
            total_impuestos_retenidos=importe,
            traslados=[
                TrasladoTotal(
                    base=Decimal("1000.00"), impuesto="002", tipo_factor="Tasa", tasa_o_cuota=tasa, importe=importe
                )
            ],
            total_impuestos_trasladados=importe,
        ),
        complementos=[timbre()],
    )


def timbre() -> TimbreFiscalDigital:
    """A timbre of the right shape; nobody signed it."""
    return TimbreFiscalDigital(
        uuid=UN_UUID,
        fecha_timbrado=FECHA,
        rfc_prov_certif="SPR190613I52",
        leyenda="Sin validez alguna",
        sello_cfd="c2VsbG8=",
        no_certificado_sat=NUMERO,
        sello_sat="c2VsbG8=",
    )


def con_xml(viejo: str, nuevo: str, xml: str = TEXTO) -> str:
    """The text of a document with one thing replaced, which must be there once."""
    assert xml.count(viejo) == 1, f"{viejo!r} está {xml.count(viejo)} veces"
    return xml.replace(viejo, nuevo)


def leer_como(clase: type[T], xml: bytes | str) -> T:
    """Read a document that should be of that class."""
    leido = leer(xml)
    assert isinstance(leido, clase), f"se leyó {type(leido).__name__}"
    return leido


def rechazos(xml: bytes | str) -> list[Hallazgo]:
    """The errors that `validar` finds in the shape and in the keys of a document."""
    return [h for h in validar(xml).errores if h.capa in ("xml", "esquema", "catalogos")]


_XSI_UBICACION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"


def canonico(xml: bytes | str) -> str:
    """What a document says, in exclusive canonical form: without the blanks between elements, comments, processing
    instructions and xsi:schemaLocation."""
    contenido = xml.encode() if isinstance(xml, str) else xml
    raiz = etree.fromstring(contenido, etree.XMLParser(remove_comments=True, remove_pis=True))
    for e in raiz.iter():
        if _XSI_UBICACION in e.attrib:
            del e.attrib[_XSI_UBICACION]
        if len(e) and e.text and not e.text.strip():
            e.text = None
        if e.tail and not e.tail.strip():
            e.tail = None
    return etree.tostring(raiz, method="c14n", exclusive=True).decode()


def opaco_de_prueba(nombre: str = "Otro") -> Opaco:
    """A complement that nobody declares."""
    return Opaco(f'<x:{nombre} xmlns:x="urn:ejemplo" Version="1.0"><x:Dato Valor="á"/></x:{nombre}>')
