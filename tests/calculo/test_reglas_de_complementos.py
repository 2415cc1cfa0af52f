"""The judges of complements are judged: each kind of wrong receipt must be seen, or the properties prove nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from cfdi.calculo import PorCobrar, deducciones, honorarios, isr_retenido, iva_exento, percepciones
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.nomina12 import Nomina
from cfdi.documentos.pagos20 import DoctoRelacionado, ImpuestosDR, Pagos
from tests.calculo.datos import linea
from tests.calculo.datos_de_nomina import deduccion, otro_pago, percepcion, quincena
from tests.calculo.datos_de_nomina import recibo as recibo_de_nomina
from tests.calculo.datos_de_pago import OTRO, UUID, a_credito, cobro, complemento, recibo
from tests.calculo.reglas_nomina import incumplidas_de_nomina
from tests.calculo.reglas_pagos import incumplidas_de_pago

D = Decimal
Cambio = Callable[[Comprobante], Comprobante]


def buen_pago() -> Comprobante:
    """A payment in dollars of two invoices, one of them in pesos, with withheld and exempt taxes."""
    conceptos = [
        linea(valor_unitario="1000.00", impuestos=honorarios()),
        linea(valor_unitario="500.00", impuestos=[iva_exento(), isr_retenido("0.10")]),
    ]
    en_pesos = PorCobrar(factura=a_credito("", conceptos=conceptos), uuid=UUID)
    en_dolares = PorCobrar(factura=a_credito("100.00", "USD"), uuid=OTRO)
    return recibo(cobro([en_pesos, en_dolares], None, "USD", tipos_cambio={"USD": "17.7331"}))


def _pago(**campos: Any) -> Cambio:
    def cambiar(c: Comprobante) -> Comprobante:
        pagos = complemento(c)
        return c.con(complementos=[pagos.con(pago=[pagos.pago[0].con(**campos)])])

    return cambiar


def _docto(cual: int, **campos: Any) -> Cambio:
    def cambiar(c: Comprobante) -> Comprobante:
        doctos = list(complemento(c).pago[0].docto_relacionado)
        doctos[cual] = doctos[cual].con(**campos)
        return _pago(docto_relacionado=doctos)(c)

    return cambiar


def _impuesto(lista: str, **campos: Any) -> Cambio:
    """Changes the first tax, withheld or transferred, of the first document."""

    def cambiar(c: Comprobante) -> Comprobante:
        nodo = _en_pesos(c).impuestos_dr
        assert nodo is not None
        primero, *resto = getattr(nodo, lista)
        return _docto(0, impuestos_dr=nodo.con(**{lista: [primero.con(**campos), *resto]}))(c)

    return cambiar


def _resumen(lista: str, **campos: Any) -> Cambio:
    def cambiar(c: Comprobante) -> Comprobante:
        nodo = complemento(c).pago[0].impuestos_p
        assert nodo is not None
        primero, *resto = getattr(nodo, lista)
        nuevos = [primero.con(**campos), *resto] if campos else [primero, primero, *resto]
        return _pago(impuestos_p=nodo.con(**{lista: nuevos}))(c)

    return cambiar


def _total(**campos: Any) -> Cambio:
    def cambiar(c: Comprobante) -> Comprobante:
        pagos: Pagos = complemento(c)
        return c.con(complementos=[pagos.con(totales=pagos.totales.con(**campos))])

    return cambiar


def _en_pesos(c: Comprobante) -> DoctoRelacionado:
    return complemento(c).pago[0].docto_relacionado[0]


def _concepto(**campos: Any) -> Cambio:
    return lambda c: c.con(conceptos=[c.conceptos[0].con(**campos)])


def _en_dolares(c: Comprobante) -> DoctoRelacionado:
    return complemento(c).pago[0].docto_relacionado[1]


def _exento_con_importe(c: Comprobante) -> Comprobante:
    nodo = complemento(c).pago[0].impuestos_p
    assert nodo is not None
    gravado, exento = nodo.traslados_p
    return _pago(impuestos_p=nodo.con(traslados_p=[gravado, exento.con(importe_p=D(0))]))(c)


DE_PAGO: list[tuple[str, Cambio]] = [
    ("CRP20101", lambda c: c.con(tipo_de_comprobante="I")),
    ("CRP20102", lambda c: c.con(exportacion="02")),
    ("CRP20103", lambda c: c.con(sub_total=D("0.00"))),
    ("CRP20104", lambda c: c.con(moneda="MXN")),
    ("CRP20105", lambda c: c.con(metodo_pago="PUE")),
    ("CRP20110", lambda c: c.con(total=D(1))),
    ("CRP20112", _concepto(impuestos=linea(valor_unitario=1, impuestos=honorarios()).impuestos)),
    ("CRP20113", _concepto(descripcion="Pagos")),
    ("CRP20114", _concepto(unidad="Actividad")),
    ("CRP20115", _concepto(cantidad=D("1.0"))),
    ("CP01", lambda c: c.con(receptor=c.receptor.con(uso_cfdi="G03"))),
    ("CRP20201", _total(total_retenciones_iva=D("106.68"))),
    ("CRP20202", _total(total_retenciones_isr=None)),
    ("CRP20203", _total(total_retenciones_ieps=D("0.01"))),
    ("CRP20204", _total(total_traslados_base_iva16=D("1.00"))),
    ("CRP20205", _total(total_traslados_impuesto_iva16=D("1.00"))),
    ("CRP20206", _total(total_traslados_base_iva8=D("1.00"))),
    ("CRP20207", _total(total_traslados_impuesto_iva8=D("1.00"))),
    ("CRP20208", _total(total_traslados_base_iva0=D("1.00"))),
    ("CRP20209", _total(total_traslados_impuesto_iva0=D("1.00"))),
    ("CRP20210", _total(total_traslados_base_iva_exento=None)),
    ("CRP20211", _total(monto_total_pagos=D("1.00"))),
    ("CRP20214", _pago(tipo_cambio_p=None)),
    ("CRP20215", _pago(moneda_p="MXN")),
    ("CRP20217", lambda c: _pago(monto=D("116.00"), docto_relacionado=[_en_dolares(c), _en_dolares(c)])(c)),
    ("CRP20218", _pago(monto=D(0))),
    ("CRP20219", _pago(monto=D("199.6900"))),
    ("CRP20276", _pago(monto=D("100.00"))),
    ("CRP20237", _docto(0, equivalencia_dr=None)),
    ("CRP20237 decimales", _docto(0, equivalencia_dr=D("17.73310"))),
    ("CRP20238", _docto(1, equivalencia_dr=D("1.0"))),
    ("CRP20239", _docto(0, imp_saldo_ant=D(0))),
    ("CRP20240", _docto(0, imp_saldo_ant=D("1500.000"))),
    ("CRP20241", _docto(0, imp_pagado=D(0))),
    ("CRP20242", _docto(0, imp_pagado=D("1500.000"))),
    ("CRP20243", _docto(0, imp_saldo_insoluto=D("0.000"))),
    ("CRP20244", _docto(0, imp_saldo_insoluto=D("0.01"))),
    ("CRP20244", _docto(0, imp_pagado=D("9999.00"), imp_saldo_insoluto=D("-8549.00"))),
    ("CRP20246", _docto(0, impuestos_dr=None)),
    ("CRP20247", _docto(0, objeto_imp_dr="01")),
    ("CRP20248", _docto(0, impuestos_dr=ImpuestosDR())),
    ("CRP20249", _impuesto("retenciones_dr", base_dr=D(0))),
    ("CRP20252", _impuesto("retenciones_dr", tipo_factor_dr="Exento")),
    ("CRP20254", _impuesto("retenciones_dr", importe_dr=D("150.000003"))),
    ("CRP20255", _impuesto("traslados_dr", base_dr=D(0))),
    ("CRP20258", _impuesto("traslados_dr", tipo_factor_dr="Exento")),
    ("CRP20259", _impuesto("traslados_dr", importe_dr=None)),
    ("CRP20260", _impuesto("traslados_dr", tasa_o_cuota_dr=D("0.16"))),
    ("CRP20261", _impuesto("traslados_dr", importe_dr=D("160.000003"))),
    ("ImpuestosP", _pago(impuestos_p=None)),
    ("CRP20263", _resumen("retenciones_p")),
    ("CRP20265", _resumen("retenciones_p", importe_p=D("8.458739"))),
    ("CRP20266", _exento_con_importe),
    ("CRP20268", _resumen("traslados_p", base_p=D("156.391721"))),
    ("CRP20271", _resumen("traslados_p")),
    ("CRP20271", _resumen("traslados_p", tasa_o_cuota_p=D("0.080000"))),
    ("CRP20274", _resumen("traslados_p", importe_p=D("25.022677"))),
    ("CRP20274", _resumen("traslados_p", importe_p=None)),
]


def test_un_buen_pago_no_incumple_nada() -> None:
    assert incumplidas_de_pago(buen_pago()) == set()


@pytest.mark.parametrize(("codigo", "cambiar"), DE_PAGO, ids=[codigo for codigo, _ in DE_PAGO])
def test_cada_regla_de_pagos_ve_su_incumplimiento(codigo: str, cambiar: Cambio) -> None:
    assert codigo in incumplidas_de_pago(cambiar(buen_pago()))


# Payroll


def buena_nomina() -> Comprobante:
    """A receipt with ISR and other deductions, a subsidy, and something exempt."""
    return recibo_de_nomina(
        quincena(
            percepciones=percepciones([percepcion("001", "5000.00"), percepcion("005", "0.00", "300.00")]),
            deducciones=deducciones([deduccion("002", "400.00"), deduccion("001", "100.00")]),
            otros_pagos=[otro_pago("002", "10.00", "50.00")],
        )
    )


def _nomina(**campos: Any) -> Cambio:
    return lambda c: c.con(complementos=[_nodo(c).con(**campos)])


def _nodo(c: Comprobante) -> Nomina:
    (nodo,) = c.complementos_de(Nomina)
    return nodo


def _percepciones(**campos: Any) -> Cambio:
    def cambiar(c: Comprobante) -> Comprobante:
        parte = _nodo(c).percepciones
        assert parte is not None
        return _nomina(percepciones=parte.con(**campos))(c)

    return cambiar


def _deducciones(**campos: Any) -> Cambio:
    def cambiar(c: Comprobante) -> Comprobante:
        parte = _nodo(c).deducciones
        assert parte is not None
        return _nomina(deducciones=parte.con(**campos))(c)

    return cambiar


def _antiguedad(texto: str) -> Cambio:
    return lambda c: _nomina(receptor=_nodo(c).receptor.con(antiguedad=texto))(c)


DE_NOMINA: list[tuple[str, Cambio]] = [
    ("NOM1", lambda c: c.con(moneda="USD")),
    ("NOM4", lambda c: c.con(forma_pago="99")),
    ("NOM11", lambda c: c.con(receptor=c.receptor.con(regimen_fiscal_receptor="612"))),
    ("NOM13", lambda c: c.con(conceptos=[*c.conceptos, *c.conceptos])),
    ("NOM14", _concepto(descripcion="Nómina")),
    ("NOM15", _concepto(no_identificacion="1")),
    ("NOM24", _concepto(impuestos=linea(valor_unitario=1, impuestos=honorarios()).impuestos)),
    ("NOM20", _concepto(valor_unitario=D("5300.00"))),
    ("NOM21", _concepto(importe=D("5300.00"))),
    ("NOM22", _concepto(descuento=None)),
    ("CFDI40108", lambda c: c.con(sub_total=D("1.00"))),
    ("CFDI40119", lambda c: c.con(total=D("1.00"))),
    ("NOM31", _nomina(total_percepciones=None, total_otros_pagos=None)),
    ("NOM36", _nomina(percepciones=None)),
    ("NOM38", _nomina(deducciones=None)),
    ("NOM37", _nomina(total_percepciones=D("1.00"))),
    ("NOM39", _nomina(total_deducciones=D("1.00"))),
    ("NOM40", _nomina(total_otros_pagos=D("1.00"))),
    ("NOM40", _nomina(otros_pagos=[])),
    ("XSD", _nomina(total_percepciones=D("5300.000"))),
    ("NOM69", _percepciones(total_sueldos=D("1.00"))),
    ("NOM70", _percepciones(total_sueldos=None)),
    ("NOM71", _percepciones(total_separacion_indemnizacion=D("0.00"))),
    ("NOM72", _percepciones(total_jubilacion_pension_retiro=D("0.00"))),
    ("NOM73", _percepciones(total_gravado=D("1.00"))),
    ("NOM74", _percepciones(total_exento=D("1.00"))),
    ("NOM75", _percepciones(percepcion=[percepcion("001", "0.00")])),
    ("NOM91", _deducciones(total_impuestos_retenidos=D("1.00"))),
    ("NOM92", _deducciones(deduccion=[deduccion("001", "500.00")])),
    ("TotalOtrasDeducciones", _deducciones(total_otras_deducciones=None)),
    ("NOM96", _deducciones(deduccion=[deduccion("002", "0.00")])),
    ("NOM100", _nomina(otros_pagos=[otro_pago("003", "0.00")])),
    ("NOM107", _nomina(otros_pagos=[otro_pago("002", "10.00", "9.99")])),
    ("NOM54", _antiguedad("P365W")),
    ("NOM54", _antiguedad("P363W")),  # a PAC accepts it, but it is not what there is
    ("NOM55", _antiguedad("P6Y11M25D")),
]


def test_una_buena_nomina_no_incumple_nada() -> None:
    assert incumplidas_de_nomina(buena_nomina()) == set()
    assert incumplidas_de_nomina(_antiguedad("P6Y11M24D")(buena_nomina())) == set()


@pytest.mark.parametrize(("codigo", "cambiar"), DE_NOMINA, ids=[codigo for codigo, _ in DE_NOMINA])
def test_cada_regla_de_nomina_ve_su_incumplimiento(codigo: str, cambiar: Cambio) -> None:
    assert codigo in incumplidas_de_nomina(cambiar(buena_nomina()))
