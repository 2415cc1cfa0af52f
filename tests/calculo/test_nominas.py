"""Payroll: totals from their items, the receipt from its nodes, Antigüedad, subsidy; figures that others print."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi.calculo import (
    anios_de_servicio,
    antiguedad,
    calcular,
    deducciones,
    diferencias,
    percepciones,
    subsidio_maximo,
)
from cfdi.documentos.nomina12 import Nomina, SeparacionIndemnizacion
from cfdi.errores import ErrorDatos
from tests.calculo.datos import FECHA, RECEPTOR
from tests.calculo.datos_de_nomina import EMPLEO, deduccion, otro_pago, percepcion, quincena, recibo
from tests.calculo.reglas import incumplidas
from tests.calculo.reglas_nomina import incumplidas_de_nomina, vence

D = Decimal


# Figures that others print


def test_las_cifras_del_recibo_de_ifactura() -> None:
    """Page "Nuevo Recibo de Nómina". It writes TotalSeparacionIndemnizacion="0" though nothing is paid for that."""
    percibido = percepciones(
        [
            percepcion("001", "4878", "0"),
            percepcion("001", "813", "0"),
            percepcion("005", "0", "728.35"),
            percepcion("029", "0", "81"),
        ]
    )
    deducido = deducciones(
        [
            deduccion("002", "979.83"),
            deduccion("001", "162.38"),
            deduccion("004", "728.35"),
            deduccion("004", "728.35"),
            deduccion("004", "80.04"),
        ]
    )
    c = recibo(quincena(percepciones=percibido, deducciones=deducido))
    (nodo,) = c.complementos_de(Nomina)
    assert [str(x) for x in (percibido.total_sueldos, percibido.total_gravado, percibido.total_exento)] == [
        "6500.35",
        "5691.00",
        "809.35",
    ]
    assert percibido.total_separacion_indemnizacion is None
    assert [str(x) for x in (deducido.total_otras_deducciones, deducido.total_impuestos_retenidos)] == [
        "1699.12",
        "979.83",
    ]
    assert (str(nodo.total_percepciones), str(nodo.total_deducciones)) == ("6500.35", "2678.95")
    assert [str(x) for x in (c.sub_total, c.descuento, c.total)] == ["6500.35", "2678.95", "3821.40"]
    assert not incumplidas_de_nomina(c)


def test_la_antiguedad_de_ifactura_cabe_en_lo_transcurrido() -> None:
    """It prints P310W for 2011-11-14 to 2017-10-22, which is 310 weeks to the day."""
    assert antiguedad(date(2011, 11, 14), date(2017, 10, 22)) == "P310W"


PRIMERA_QUINCENA = quincena(
    percepciones=percepciones([percepcion("001", "2500.00")]),
    deducciones=deducciones([deduccion("001", "100.00")]),
    otros_pagos=[otro_pago("002", "14.55", causado="160.35")],
)
SEGUNDA_QUINCENA = quincena(
    percepciones=percepciones([percepcion("001", "4900.00")]),
    deducciones=deducciones(
        [
            deduccion("001", "150.00"),
            deduccion("002", "405.95"),
            deduccion("107", "160.35"),
            deduccion("002", "145.80"),
            deduccion("071", "14.55"),
        ]
    ),
    otros_pagos=[otro_pago("007", "145.80"), otro_pago("008", "14.55")],
)


def test_la_segunda_quincena_del_apendice_7() -> None:
    c = recibo(SEGUNDA_QUINCENA)
    (nodo,) = c.complementos_de(Nomina)
    assert nodo.deducciones is not None
    totales = (nodo.total_percepciones, nodo.total_otros_pagos, nodo.total_deducciones)
    assert [str(t) for t in totales] == ["4900.00", "160.35", "876.65"]
    assert str(nodo.deducciones.total_otras_deducciones) == "324.90"
    assert str(nodo.deducciones.total_impuestos_retenidos) == "551.75"
    assert [str(x) for x in (c.conceptos[0].valor_unitario, c.descuento, c.total)] == ["5060.35", "876.65", "4183.70"]


def test_la_primera_quincena_del_apendice_7() -> None:
    """The guide prints 2,500.00 as the concept's amount and 2,414.55 as net. Its own text (ValorUnitario) and NOM20
    ask for TotalPercepciones + TotalOtrosPagos, 2,514.55; only so does its net come out."""
    c = recibo(PRIMERA_QUINCENA)
    assert [str(x) for x in (c.sub_total, c.descuento, c.total)] == ["2514.55", "100.00", "2414.55"]
    (nodo,) = c.complementos_de(Nomina)
    assert nodo.deducciones is not None
    # It also prints TotalImpuestosRetenidos 0.00, which NOM92 refuses without an item 002.
    assert nodo.deducciones.total_impuestos_retenidos is None


# Several nodes, kinds of items


def test_varias_nominas_se_suman_en_un_comprobante() -> None:
    c = recibo(PRIMERA_QUINCENA, SEGUNDA_QUINCENA)
    assert len(c.complementos) == 2
    assert [str(x) for x in (c.sub_total, c.descuento, c.total)] == ["7574.90", "976.65", "6598.25"]
    assert not incumplidas_de_nomina(c)
    assert not incumplidas(c)


def test_cada_percepcion_va_al_total_de_su_clase() -> None:
    separacion = SeparacionIndemnizacion(
        total_pagado=D("60000.00"),
        num_anios_servicio=11,
        ultimo_sueldo_mens_ord=D("12500.00"),
        ingreso_acumulable=D("12500.00"),
        ingreso_no_acumulable=D("2500.00"),
    )
    p = percepciones(
        [percepcion("001", "100.00"), percepcion("022", "5.00", "10.00"), percepcion("025", "1.25", "2.25")],
        separacion_indemnizacion=separacion,
    )
    assert [str(x) for x in (p.total_sueldos, p.total_separacion_indemnizacion)] == ["100.00", "18.50"]
    assert p.total_jubilacion_pension_retiro is None
    sin_sueldo = percepciones([percepcion("023", "5.00")], separacion_indemnizacion=separacion)
    assert (sin_sueldo.total_sueldos, sin_sueldo.total_separacion_indemnizacion) == (None, D("5.00"))


@pytest.mark.parametrize(
    ("tipo", "campo"),
    [("022", "separacion_indemnizacion"), ("039", "jubilacion_pension_retiro"), ("044", "jubilacion_pension_retiro")],
)
def test_la_separacion_y_el_retiro_piden_su_detalle(tipo: str, campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        percepciones([percepcion(tipo, "5.00")])
    assert (error.value.campo, bool(error.value.remedio)) == (campo, True)


def test_solo_otros_pagos_tambien_es_un_recibo() -> None:
    c = recibo(quincena(otros_pagos=[otro_pago("003", "1000")]))
    (nodo,) = c.complementos_de(Nomina)
    assert (nodo.total_percepciones, nodo.total_deducciones, str(nodo.total_otros_pagos)) == (None, None, "1000.00")
    assert (str(c.total), c.descuento, c.conceptos[0].descuento) == ("1000.00", None, None)


# What is fixed, kept and derived again


def test_lo_que_fija_el_sat_no_se_pide_ni_puede_estar_mal() -> None:
    c = recibo(PRIMERA_QUINCENA, receptor=RECEPTOR, sustituye="d21ca0c2-3ea4-4510-abe3-f05771523e25")
    assert not incumplidas_de_nomina(c)
    (relacion,) = c.cfdi_relacionados
    assert (relacion.tipo_relacion, len(relacion.cfdi_relacionado)) == ("04", 1)


def test_lo_dado_se_conserva_y_calcular_lo_corrige() -> None:
    mala = PRIMERA_QUINCENA.con(total_percepciones=D("999.99"), receptor=EMPLEO.con(antiguedad="P1W"))
    c = recibo(mala)
    (nodo,) = c.complementos_de(Nomina)
    assert (nodo.total_percepciones, nodo.receptor.antiguedad) == (D("999.99"), "P1W")
    raiz = "/cfdi:Comprobante"
    assert [(d.ruta, str(d.dado), str(d.derivado)) for d in diferencias(c.con(total=D("1.00")))] == [
        (f"{raiz}/@SubTotal", "1014.54", "2514.55"),
        (f"{raiz}/@Total", "1.00", "2414.55"),
        (f"{raiz}/cfdi:Conceptos/cfdi:Concepto[1]/@ValorUnitario", "1014.54", "2514.55"),
        (f"{raiz}/cfdi:Conceptos/cfdi:Concepto[1]/@Importe", "1014.54", "2514.55"),
        (f"{raiz}/cfdi:Complemento/nomina12:Nomina[1]/@TotalPercepciones", "999.99", "2500.00"),
    ]


def test_calcular_deriva_todos_los_totales() -> None:
    buena = recibo(SEGUNDA_QUINCENA)
    (nodo,) = buena.complementos_de(Nomina)
    assert nodo.percepciones is not None
    assert nodo.deducciones is not None
    estropeada = nodo.con(
        total_percepciones=D("1.00"),
        total_deducciones=None,
        total_otros_pagos=D("2.00"),
        percepciones=nodo.percepciones.con(total_sueldos=None, total_gravado=D("3.00"), total_exento=D("4.00")),
        deducciones=nodo.deducciones.con(total_otras_deducciones=D("5.00"), total_impuestos_retenidos=None),
    )
    mala = buena.con(complementos=[estropeada], conceptos=[buena.conceptos[0].con(descuento=None)])
    assert calcular(mala) == buena
    assert calcular(buena) == buena
    assert diferencias(buena) == ()
    assert len(diferencias(mala)) == 5


def test_un_cero_sin_isr_sobra() -> None:
    c = recibo(PRIMERA_QUINCENA)
    (nodo,) = c.complementos_de(Nomina)
    assert nodo.deducciones is not None
    mala = c.con(complementos=[nodo.con(deducciones=nodo.deducciones.con(total_impuestos_retenidos=D("0.00")))])
    assert [d.ruta.rpartition("/")[2] for d in diferencias(mala)] == ["@TotalImpuestosRetenidos"]
    assert calcular(mala) == c


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({}, "complementos[1]"),
        ({"percepciones": [("001", "0.00", "0.00")]}, "complementos[1].percepciones[1].importe_gravado"),
        ({"percepciones": [("001", "-1.00", "2.00")]}, "complementos[1].percepciones[1].importe_gravado"),
        ({"percepciones": [("001", "1.00", "-2.00")]}, "complementos[1].percepciones[1].importe_exento"),
        ({"deducciones": [("002", "0.00")]}, "complementos[1].deducciones[1].importe"),
        ({"otros_pagos": [otro_pago("003", "0.00")]}, "complementos[1].otros_pagos[1].importe"),
        ({"otros_pagos": [otro_pago("002", "-1.00", "5.00")]}, "complementos[1].otros_pagos[1].importe"),
        ({"otros_pagos": [otro_pago("002", "5.01", "5.00")]}, "complementos[1].otros_pagos[1].importe"),
        ({"deducciones": [("002", "100.01")], "percepciones": [("001", "100.00")]}, "conceptos[1].descuento"),
        ({"otros_pagos": [otro_pago("002", "0.00", "5.00")]}, "conceptos[1].valor_unitario"),
    ],
)
def test_un_recibo_imposible_se_rechaza(campos: dict[str, Any], campo: str) -> None:
    armados = dict(campos)
    if "percepciones" in campos:
        armados["percepciones"] = percepciones([percepcion(*x) for x in campos["percepciones"]])
    if "deducciones" in campos:
        armados["deducciones"] = deducciones([deduccion(*x) for x in campos["deducciones"]])
        armados.setdefault("percepciones", percepciones([percepcion("001", "100.00")]))
    with pytest.raises(ErrorDatos) as error:
        recibo(quincena(**armados))
    assert (error.value.campo, bool(error.value.remedio)) == (campo, True)


def test_nada_no_es_un_recibo() -> None:
    for funcion, campo in (
        (lambda: percepciones([]), "percepcion"),
        (lambda: deducciones([]), "deduccion"),
        (recibo, "nominas"),
    ):
        with pytest.raises(ErrorDatos) as error:
            funcion()
        assert error.value.campo == campo


# Antigüedad


@pytest.mark.parametrize(
    ("inicio", "fin", "semanas", "calendario"),
    [
        ("2015-01-01", "2021-12-24", "P364W", "P6Y11M24D"),  # a stamped sample, just on the limit
        ("2022-03-01", "2022-03-31", "P4W", "P31D"),  # guide: all of March
        ("2022-02-01", "2022-02-28", "P4W", "P28D"),  # guide: all of February
        ("2022-03-01", "2022-04-01", "P4W", "P1M1D"),
        ("2012-01-01", "2022-09-15", "P558W", "P10Y8M15D"),  # guide: 10 years, 8 months, 15 days
        ("2022-01-31", "2022-02-28", "P4W", "P1M1D"),
        ("2022-01-31", "2022-03-01", "P4W", "P1M2D"),
        ("2020-02-29", "2021-02-28", "P52W", "P1Y1D"),
        ("2022-05-05", "2022-05-05", "P0W", "P1D"),
        ("2022-05-05", "2022-05-11", "P1W", "P7D"),
    ],
)
def test_la_antiguedad_en_sus_dos_formas(inicio: str, fin: str, semanas: str, calendario: str) -> None:
    de, a = date.fromisoformat(inicio), date.fromisoformat(fin)
    assert antiguedad(de, a) == semanas
    assert antiguedad(de, a, en_semanas=False) == calendario


def test_la_antiguedad_no_puede_ser_negativa() -> None:
    with pytest.raises(ErrorDatos) as error:
        antiguedad(date(2022, 3, 2), date(2022, 3, 1))
    assert error.value.campo == "fecha_inicio_rel_laboral"


@settings(max_examples=300)
@given(st.dates(date(1960, 1, 1), date(2059, 12, 31)), st.integers(0, 36000))
def test_la_antiguedad_vence_al_dia_siguiente_y_tiene_la_forma_del_sat(inicio: date, dias: int) -> None:
    fin = inicio + timedelta(days=dias)
    larga = antiguedad(inicio, fin, en_semanas=False)
    assert vence(inicio, larga) == fin + timedelta(days=1)
    semanas = antiguedad(inicio, fin)
    assert 0 <= dias + 1 - 7 * int(semanas[1:-1]) < 7
    forma = "P(([1-9][0-9]{0,3})|0)W|P([1-9][0-9]?Y)?(([1-9]|1[012])M)?(0|[1-9]|[12][0-9]|3[01])D"
    assert re.fullmatch(forma, larga)
    assert re.fullmatch(forma, semanas)


@pytest.mark.parametrize(
    ("inicio", "fin", "anios"),
    [
        ("2012-01-01", "2022-07-04", 11),  # guide: 10 years, 6 months and 4 days
        ("2012-01-01", "2022-06-30", 10),  # 10 years and 6 months are no more than six
        ("2012-01-01", "2022-07-01", 11),
        ("2022-01-01", "2022-06-30", 0),  # guide: up to six months
        ("2022-01-01", "2022-01-01", 0),
        ("2022-01-01", "2022-12-31", 1),
    ],
)
def test_los_anios_de_servicio(inicio: str, fin: str, anios: int) -> None:
    assert anios_de_servicio(date.fromisoformat(inicio), date.fromisoformat(fin)) == anios


def test_la_antiguedad_se_llena_solo_si_falta_y_hay_con_que() -> None:
    (nodo,) = recibo(PRIMERA_QUINCENA).complementos_de(Nomina)
    assert nodo.receptor.antiguedad == "P364W"
    (sin_inicio,) = recibo(PRIMERA_QUINCENA.con(receptor=EMPLEO.con(fecha_inicio_rel_laboral=None))).complementos_de(
        Nomina
    )
    assert sin_inicio.receptor.antiguedad is None


# Subsidy


@pytest.mark.parametrize(
    ("fecha", "dias", "maximo"),
    [
        (date(2024, 12, 31), 15, "407.02"),
        (date(2024, 12, 31), "31.000", "407.02"),
        (date(2024, 12, 31), 32, "428.48"),
        (date(2025, 1, 1), 30, "475.00"),
        (date(2025, 12, 31), 60, "937.80"),
        (date(2026, 1, 1), 31, "628.00"),
        (datetime.fromisoformat(FECHA), "31.001", "640.48066"),
    ],
)
def test_el_subsidio_maximo_depende_de_la_fecha_y_de_los_dias(fecha: date, dias: Any, maximo: str) -> None:
    assert str(subsidio_maximo(fecha, dias)) == maximo


@pytest.mark.parametrize("dias", [0, "-1", 1.5])
def test_los_dias_pagados_son_un_numero_positivo(dias: Any) -> None:
    with pytest.raises(ErrorDatos) as error:
        subsidio_maximo(date(2026, 1, 1), dias)
    assert error.value.campo == "num_dias_pagados"
