"""The global invoice and the credit note, with the figures of the SAT's own guide (appendix 2 of the global guide)."""

from __future__ import annotations

from typing import Any

import pytest

from cfdi.calculo import Ticket, factura_global, isr_retenido, iva, nota_de_credito
from cfdi.documentos.cfdi40 import Comprobante, Emisor, InformacionGlobal
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorDatos
from tests.calculo.datos import FECHA, RECEPTOR, factura, linea, traslados_de
from tests.calculo.reglas import incumplidas

LINTERNA = Emisor(rfc="LIN820625PU5", nombre="LA LINTERNA", regimen_fiscal="601")
JUNIO = InformacionGlobal(periodicidad="01", meses="06", anio=2022)
UUID = "AAACA0C2-3EA4-4506-ABE3-F05771737E69"


def _global(tickets: list[Ticket], **campos: Any) -> Comprobante:
    return factura_global(
        emisor=LINTERNA,
        lugar_expedicion="33146",
        informacion_global=JUNIO,
        tickets=tickets,
        fecha="2022-06-11T10:32:08",
        **campos,
    )


def _tickets() -> list[Ticket]:
    return [
        Ticket(folio="17-2358-4568", importe="130.00", impuestos=[iva()], forma_pago="28"),
        Ticket(folio="17-2358-4569", importe="359.98", impuestos=[iva()], forma_pago="04"),
        Ticket(folio="17-2358-4624", importe="355.00", impuestos=[iva()], forma_pago="01"),
    ]


def test_la_factura_global_de_la_guia() -> None:
    c = _global(_tickets())
    assert c.impuestos is not None
    totales = (c.sub_total, c.impuestos.total_impuestos_trasladados, c.total)
    assert tuple(map(str, totales)) == ("844.98", "135.20", "980.18")
    assert (c.forma_pago, c.metodo_pago, c.tipo_de_comprobante, c.informacion_global) == ("04", "PUE", "I", JUNIO)
    r = c.receptor
    assert (r.rfc, r.nombre, r.domicilio_fiscal_receptor) == ("XAXX010101000", "PUBLICO EN GENERAL", "33146")
    assert (r.regimen_fiscal_receptor, r.uso_cfdi) == ("616", "S01")
    for k, folio in zip(c.conceptos, ("17-2358-4568", "17-2358-4569", "17-2358-4624"), strict=True):
        assert (k.no_identificacion, k.clave_prod_serv, k.clave_unidad, k.descripcion) == (
            folio,
            "01010101",
            "ACT",
            "Venta",
        )
        assert (str(k.cantidad), k.unidad) == ("1", None)
    assert not incumplidas(c)


def test_los_tickets_con_lo_que_se_pago() -> None:
    pagado = ["150.80", "417.58", "411.80", "0.04"]
    tickets = [Ticket(folio=str(i), total=t, impuestos=[iva()], forma_pago="01") for i, t in enumerate(pagado, 1)]
    c = _global(tickets)
    assert (str(c.total), str(c.conceptos[0].importe)) == ("980.22", "130.00")
    assert not incumplidas(c)


def test_los_tickets_se_cobran_con_los_decimales_de_la_moneda() -> None:
    c = _global([Ticket(folio="1", total=1000, impuestos=[iva()], forma_pago="01")], moneda="JPY", tipo_cambio="0.12")
    assert (str(c.total), str(c.conceptos[0].importe)) == ("1000", "862")


def test_la_forma_de_pago_es_la_del_ticket_mayor() -> None:
    tickets = _tickets()
    assert _global([*tickets, Ticket(folio="9", total="417.57", impuestos=[iva()], forma_pago="03")]).forma_pago == "04"
    assert _global([*tickets, Ticket(folio="9", total="417.59", impuestos=[iva()], forma_pago="03")]).forma_pago == "03"
    conocida = Ticket(folio="9", importe="900", descuento="600", impuestos=[iva()], forma_pago="03")
    assert _global([*tickets, conocida]).forma_pago == "04"
    assert _global(tickets, forma_pago="02").forma_pago == "02"


@pytest.mark.parametrize(
    ("ticket", "campo"),
    [
        ({"importe": "1", "impuestos": [iva(), isr_retenido("0.1")]}, "tickets[2].impuestos"),
        ({"importe": 1.5}, "tickets[2].valor_unitario"),
        ({"total": 1.5}, "tickets[2].precio_con_impuestos"),
        ({}, "tickets[2].valor_unitario"),
        ({"importe": "1", "total": "1.16"}, "tickets[2].valor_unitario"),
        ({"importe": "0"}, "conceptos[2].valor_unitario"),
    ],
)
def test_un_ticket_imposible_se_rechaza(ticket: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        _global([_tickets()[0], Ticket(folio="2", **ticket)])
    assert error.value.campo == campo


def test_sin_tickets_no_hay_factura() -> None:
    with pytest.raises(ErrorDatos):
        _global([])


# Credit notes


def _timbrada(c: Comprobante) -> Comprobante:
    timbre = TimbreFiscalDigital(
        uuid=UUID,
        fecha_timbrado=c.fecha,
        rfc_prov_certif="SPR190613I52",
        sello_cfd="c2VsbG8=",
        no_certificado_sat="30001000000500003456",
        sello_sat="c2VsbG8=",
    )
    return c.con(sello="c2VsbG8=", complementos=[timbre])


def test_la_nota_de_credito_de_la_guia() -> None:
    devuelto = linea(
        clave_prod_serv="84111506",
        clave_unidad="ACT",
        no_identificacion="17-2358-4569",
        descripcion="Devolución de mercancías",
        valor_unitario="179.99",
        impuestos=[iva()],
    )
    nota = nota_de_credito(_timbrada(_global(_tickets())), conceptos=[devuelto], forma_pago="03", fecha=FECHA)
    assert (nota.tipo_de_comprobante, nota.forma_pago, nota.metodo_pago) == ("E", "03", "PUE")
    assert (str(nota.sub_total), str(nota.total)) == ("179.99", "208.79")
    assert traslados_de(nota) == [("179.99", "002", "Tasa", "0.160000", "28.80")]
    (relacion,) = nota.cfdi_relacionados
    assert (relacion.tipo_relacion, [r.uuid for r in relacion.cfdi_relacionado]) == ("01", [UUID])
    assert (nota.receptor.rfc, nota.receptor.uso_cfdi, nota.informacion_global) == ("XAXX010101000", "G02", None)
    assert (nota.sello, nota.complementos) == (None, ())
    assert not incumplidas(nota)


def test_sin_conceptos_acredita_toda_la_factura() -> None:
    original = factura(
        [linea(valor_unitario="33.333", cantidad=3, descuento="0.5", impuestos=[iva()])],
        moneda="USD",
        tipo_cambio="17.5",
        forma_pago="02",
    )
    nota = nota_de_credito(original, uuid=UUID, fecha=FECHA)
    assert (nota.total, nota.impuestos, nota.conceptos) == (original.total, original.impuestos, original.conceptos)
    assert (nota.moneda, nota.tipo_cambio, nota.forma_pago) == ("USD", original.tipo_cambio, "02")
    assert str(nota_de_credito(original, uuid=UUID, tipo_cambio="18").tipo_cambio) == "18"


def test_lo_no_pagado_se_condona() -> None:
    original = factura([linea(valor_unitario=1)], metodo_pago="PPD", forma_pago=None)
    assert nota_de_credito(original, uuid=UUID, fecha=FECHA).forma_pago == "15"


def test_el_uso_es_uno_que_el_regimen_del_receptor_admite() -> None:
    asalariado = RECEPTOR.con(rfc="CACX7605101P8", regimen_fiscal_receptor="605", uso_cfdi="D10")
    nota = nota_de_credito(factura([linea(valor_unitario=1)], receptor=asalariado), uuid=UUID, fecha=FECHA)
    assert nota.receptor.uso_cfdi == "S01"


def test_una_nota_de_credito_imposible_se_rechaza() -> None:
    original = factura([linea(valor_unitario=100, impuestos=[iva()])])
    casos: list[tuple[Comprobante, dict[str, Any], str]] = [
        (original, {}, "uuid"),
        (original.con(tipo_de_comprobante="E"), {"uuid": UUID}, "factura.tipo_de_comprobante"),
        (original, {"uuid": UUID, "conceptos": [linea(valor_unitario="100.01")]}, "conceptos"),
        (original, {"uuid": UUID, "tipo_cambio": 1.5}, "tipo_cambio"),
    ]
    for comprobante, campos, campo in casos:
        with pytest.raises(ErrorDatos) as error:
            nota_de_credito(comprobante, **campos)
        assert error.value.campo == campo
