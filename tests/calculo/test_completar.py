"""Data of complements that leaves out what the rest of it tells, for `construir`."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from cfdi.calculo import calcular, diferencias
from cfdi.calculo.construir import construir
from cfdi.documentos.aerolineas import Aerolineas
from cfdi.documentos.implocal import ImpuestosLocales
from cfdi.documentos.nomina12 import Nomina
from cfdi.documentos.pagos20 import DoctoRelacionado, Pagos
from cfdi.errores import ErrorDatos
from cfdi.esquema.datos import a_dict
from tests.calculo.datos import FECHA
from tests.calculo.datos_de_pago import UUID, complemento, escritos, recibo
from tests.calculo.reglas import incumplidas
from tests.calculo.reglas_nomina import incumplidas_de_nomina
from tests.calculo.reglas_pagos import incumplidas_de_pago
from tests.calculo.test_pagos import a_mano

EMISOR = {"Rfc": "EKU9003173C9", "Nombre": "ESCUELA KEMPER URGATE", "RegimenFiscal": "601"}
RECEPTOR = {"Rfc": "CACX7605101P8", "Nombre": "XOCHILT CASAS CHAVEZ", "DomicilioFiscalReceptor": "36257"}


def _documento(tipo: str, complemento: Any, **campos: Any) -> dict[str, Any]:
    receptor = (
        RECEPTOR
        if tipo == "N"
        else {**RECEPTOR, "RegimenFiscalReceptor": "612", "UsoCFDI": "G03" if tipo == "I" else None}
    )
    return {
        "TipoDeComprobante": tipo,
        "Fecha": FECHA,
        "LugarExpedicion": "42501",
        "Emisor": EMISOR,
        "Receptor": receptor,
        "Complemento": complemento,
        **campos,
    }


def _pago(docto: dict[str, Any] | None = None, **campos: Any) -> dict[str, Any]:
    traslado = {"BaseDR": "100.00", "ImpuestoDR": "002", "TipoFactorDR": "Tasa", "TasaOCuotaDR": "0.16"}
    documento = {
        "IdDocumento": UUID,
        "MonedaDR": "MXN",
        "NumParcialidad": 1,
        "ImpSaldoAnt": "116.00",
        "ImpPagado": "116.00",
        "ImpuestosDR": {"TrasladosDR": [traslado]},
        **(docto or {}),
    }
    return {
        "FechaPago": FECHA,
        "FormaDePagoP": "03",
        "MonedaP": "MXN",
        "Monto": "116.00",
        "DoctoRelacionado": [documento],
        **campos,
    }


def _docto(pagos: Pagos) -> DoctoRelacionado:
    return pagos.pago[0].docto_relacionado[0]


# Payments


def test_un_pago_con_lo_que_solo_el_usuario_sabe() -> None:
    c = construir(json.dumps(_documento("P", {"Pagos": {"Pago": [_pago()]}})))
    assert not incumplidas_de_pago(c)
    assert not incumplidas(c)
    assert escritos(complemento(c).totales) == {
        "TotalTrasladosBaseIVA16": "100.00",
        "TotalTrasladosImpuestoIVA16": "16.00",
        "MontoTotalPagos": "116.00",
    }
    assert (str(_docto(complemento(c)).imp_saldo_insoluto), _docto(complemento(c)).objeto_imp_dr) == ("0.00", "02")
    assert (calcular(c), diferencias(c)) == (c, ())


def test_lo_que_dicen_los_datos_de_un_pago_se_conserva() -> None:
    dado = _pago({"ImpSaldoInsoluto": "5.00", "ObjetoImpDR": "06", "EquivalenciaDR": "1"}, TipoCambioP="1")
    c = construir(_documento("P", {"Pagos": {"Pago": [dado], "Totales": {"MontoTotalPagos": "7.00"}}}))
    totales = escritos(complemento(c).totales)
    assert (totales["MontoTotalPagos"], totales["TotalTrasladosBaseIVA16"]) == ("7.00", "100.00")
    assert (str(_docto(complemento(c)).imp_saldo_insoluto), _docto(complemento(c)).objeto_imp_dr) == ("5.00", "06")
    assert {"CRP20211", "CRP20244"} <= incumplidas_de_pago(c)


def test_un_documento_sin_impuestos_no_es_objeto_de_ellos() -> None:
    c = construir(_documento("P", {"Pagos": {"Pago": [_pago({"ImpuestosDR": None})]}}))
    assert (_docto(complemento(c)).objeto_imp_dr, complemento(c).pago[0].impuestos_p) == ("01", None)


def test_los_objetos_valen_como_datos() -> None:
    listo = recibo(a_mano())
    completo = complemento(listo)
    for dado in (
        [completo],
        {"Pagos": completo},
        {"Pagos": {"Pago": list(completo.pago)}},
        a_dict(listo)["Complemento"],
    ):
        assert construir(_documento("P", dado)).complementos == listo.complementos


@pytest.mark.parametrize(
    ("pagos", "campo"),
    [
        ({}, "Comprobante.Complemento.Pagos.Pago"),
        ({"Pago": [_pago({"ImpPagado": None})]}, "Comprobante.Complemento.Pagos.Pago[1].DoctoRelacionado[1].ImpPagado"),
        ({"Pago": [_pago(Monto=None)]}, "Comprobante.Complemento.Pagos.Pago[1].Monto"),
        (
            {"Pago": [_pago({"MonedaDR": "USD"})]},
            "Comprobante.Complemento.Pagos.Pago[1].docto_relacionado[1].equivalencia_dr",
        ),
        ({"Pago": [_pago(MonedaP="USD")]}, "Comprobante.Complemento.Pagos.Pago[1].tipo_cambio_p"),
        ({"Pago": [_pago(Monton="1")]}, "Comprobante.Complemento.Pagos.Pago[1].Monton"),
    ],
)
def test_lo_que_falta_en_un_pago_se_pide_por_su_nombre(pagos: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        construir(_documento("P", {"Pagos": pagos}))
    assert error.value.campo == campo


# Payroll

TRABAJADORA = {
    "Curp": "CACX760510MGTSHC04",
    "FechaInicioRelLaboral": "2015-01-01",
    "TipoContrato": "01",
    "TipoRegimen": "02",
    "NumEmpleado": "120",
    "PeriodicidadPago": "04",
    "ClaveEntFed": "GUA",
}


def _nomina(**campos: Any) -> dict[str, Any]:
    sueldo = {"TipoPercepcion": "001", "Clave": "001", "Concepto": "Sueldo"}
    return {
        "TipoNomina": "O",
        "FechaPago": "2021-12-24",
        "FechaInicialPago": "2021-12-10",
        "FechaFinalPago": "2021-12-24",
        "NumDiasPagados": "15",
        "Receptor": TRABAJADORA,
        "Percepciones": {"Percepcion": [{**sueldo, "ImporteGravado": "4900", "ImporteExento": "0"}]},
        "Deducciones": {
            "Deduccion": [{"TipoDeduccion": "002", "Clave": "002", "Concepto": "ISR", "Importe": "551.75"}]
        },
        "OtrosPagos": [{"TipoOtroPago": "003", "Clave": "003", "Concepto": "Viáticos", "Importe": "160.35"}],
        **campos,
    }


def test_una_nomina_con_lo_que_solo_el_usuario_sabe() -> None:
    c = construir(_documento("N", {"Nomina": _nomina()}))
    assert not incumplidas_de_nomina(c)
    assert not incumplidas(c)
    (nodo,) = c.complementos_de(Nomina)
    assert nodo.receptor.antiguedad == "P364W"
    assert [str(x) for x in (c.sub_total, c.descuento, c.total)] == ["5060.35", "551.75", "4508.60"]
    assert (calcular(c), diferencias(c)) == (c, ())


def test_varias_nominas_son_una_lista() -> None:
    sin_deducciones = _nomina(Deducciones=None, OtrosPagos=None)
    c = construir(_documento("N", {"Nomina": [_nomina(), sin_deducciones]}))
    assert [n.total_otros_pagos for n in c.complementos_de(Nomina)] == [Decimal("160.35"), None]
    assert str(c.sub_total) == "9960.35"
    assert not incumplidas_de_nomina(c)


def test_lo_que_dicen_los_datos_de_una_nomina_se_conserva() -> None:
    dada = _nomina(TotalPercepciones="1.00", Receptor={**TRABAJADORA, "Antigüedad": "P1W"})
    c = construir(_documento("N", {"Nomina": dada}, MetodoPago="PPD", Exportacion="02"))
    (nodo,) = c.complementos_de(Nomina)
    assert (nodo.total_percepciones, nodo.receptor.antiguedad, c.metodo_pago) == (Decimal("1.00"), "P1W", "PPD")
    assert {"NOM37", "NOM1", "NOM54"} <= incumplidas_de_nomina(c)


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"Percepciones": {}}, "Percepciones.Percepcion"),
        ({"Percepciones": {"Percepcion": [{"Clave": "001"}]}}, "Percepciones.Percepcion[1].TipoPercepcion"),
        ({"Deducciones": {"Deduccion": [{}]}}, "Deducciones.Deduccion[1].TipoDeduccion"),
        ({"OtrosPagos": [{}]}, "OtrosPagos[1].TipoOtroPago"),
        ({"Receptor": {}}, "Receptor.Curp"),
        ({"Receptor": None}, "Receptor"),
        ({"FechaFinalPago": None}, "FechaFinalPago"),
    ],
)
def test_lo_que_falta_en_una_nomina_se_pide_por_su_nombre(campos: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        construir(_documento("N", {"Nomina": _nomina(**campos)}))
    assert error.value.campo == f"Comprobante.Complemento.Nomina.{campo}"


def test_sin_el_complemento_hay_que_dar_los_conceptos() -> None:
    with pytest.raises(ErrorDatos) as error:
        construir(_documento("N", {}))
    assert error.value.campo == "Comprobante.Conceptos"


# What adds to the Total

NOCHE = {
    "ClaveProdServ": "90111501",
    "Cantidad": "1",
    "ClaveUnidad": "DAY",
    "Descripcion": "Hospedaje",
    "ValorUnitario": "1000.00",
}


def test_los_impuestos_locales_entran_al_total() -> None:
    locales = {
        "TrasladosLocales": [{"ImpLocTrasladado": "ISH", "TasadeTraslado": "3.00", "Importe": "30.00"}],
        "RetencionesLocales": [{"ImpLocRetenido": "Cedular", "TasadeRetencion": "1.00", "Importe": "10.00"}],
    }
    c = construir(_documento("I", {"ImpuestosLocales": locales}, Conceptos=[NOCHE]))
    (nodo,) = c.complementos_de(ImpuestosLocales)
    assert [str(x) for x in (nodo.totalde_traslados, nodo.totalde_retenciones, c.total)] == [
        "30.00",
        "10.00",
        "1020.00",
    ]


def test_los_cargos_de_un_vuelo_entran_al_total() -> None:
    vuelo = {"TUA": "500.00", "OtrosCargos": {"Cargo": [{"CodigoCargo": "YR", "Importe": "50.00"}]}}
    c = construir(_documento("I", {"Aerolineas": vuelo}, Conceptos=[NOCHE]))
    (nodo,) = c.complementos_de(Aerolineas)
    assert nodo.otros_cargos is not None
    assert (str(nodo.otros_cargos.total_cargos), str(c.total)) == ("50.00", "1550.00")
