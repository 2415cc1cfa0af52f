"""A worker, and the parts of her payroll receipts, that several tests share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cfdi.calculo import nomina, trabajador
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.nomina12 import Deduccion, Nomina, OtroPago, Percepcion, Receptor, SubsidioAlEmpleo
from tests.calculo.datos import EMISOR, FECHA

D = Decimal
TRABAJADORA = trabajador(rfc="CACX7605101P8", nombre="XOCHILT CASAS CHAVEZ", domicilio_fiscal_receptor="36257")
EMPLEO = Receptor(
    curp="CACX760510MGTSHC04",
    num_seguridad_social="04078873454",
    fecha_inicio_rel_laboral=date(2015, 1, 1),
    tipo_contrato="01",
    tipo_regimen="02",
    num_empleado="120",
    riesgo_puesto="1",
    periodicidad_pago="04",
    salario_diario_integrado=D("590.22"),
    clave_ent_fed="GUA",
)


def percepcion(tipo: str, gravado: str, exento: str = "0.00", **campos: Any) -> Percepcion:
    """An item earned."""
    return Percepcion(
        tipo_percepcion=tipo,
        clave=f"00{tipo}",
        concepto="Concepto",
        importe_gravado=D(gravado),
        importe_exento=D(exento),
        **campos,
    )


def deduccion(tipo: str, importe: str) -> Deduccion:
    """An item taken."""
    return Deduccion(tipo_deduccion=tipo, clave=f"00{tipo}", concepto="Concepto", importe=D(importe))


def otro_pago(tipo: str, importe: str, causado: str | None = None) -> OtroPago:
    """Another payment, a subsidy when it tells what was caused."""
    subsidio = None if causado is None else SubsidioAlEmpleo(subsidio_causado=D(causado))
    return OtroPago(
        tipo_otro_pago=tipo, clave=f"00{tipo}", concepto="Concepto", importe=D(importe), subsidio_al_empleo=subsidio
    )


def quincena(**campos: Any) -> Nomina:
    """A receipt of half a month; what a test cares about is given."""
    return Nomina(
        **{
            "tipo_nomina": "O",
            "fecha_pago": date(2021, 12, 24),
            "fecha_inicial_pago": date(2021, 12, 10),
            "fecha_final_pago": date(2021, 12, 24),
            "num_dias_pagados": D(15),
            "receptor": EMPLEO,
            **campos,
        }
    )


def recibo(*nominas: Nomina, **campos: Any) -> Comprobante:
    """The payroll receipt of those nodes."""
    return nomina(
        **{"emisor": EMISOR, "receptor": TRABAJADORA, "lugar_expedicion": "42501", "fecha": FECHA, **campos},
        nominas=nominas,
    )
