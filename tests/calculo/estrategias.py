"""Invoices of every kind that the arithmetic must get right, for hypothesis."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cfdi.calculo import Gravamen, ieps, ieps_cuota, ieps_retenido, isr_retenido, iva, iva_exento, iva_retenido
from cfdi.calculo.importes import truncar
from cfdi.documentos.cfdi40 import Comprobante, Concepto
from tests.calculo.datos import factura, linea

MONEDAS = {"MXN": None, "USD": "17.7331", "JPY": "0.12", "KWD": "57.1", "CLF": "650"}


def numeros(maximo: int, *, minimo: int = 1) -> st.SearchStrategy[Decimal]:
    """Positive numbers written with 0 to 6 decimals."""
    return st.builds(
        lambda entero, decimales: Decimal(entero).scaleb(-decimales), st.integers(minimo, maximo), st.integers(0, 6)
    )


def tasas(maximo: str) -> st.SearchStrategy[Decimal]:
    """Rates with six decimals, from zero."""
    return st.integers(0, int(Decimal(maximo) * 10**6)).map(lambda n: Decimal(n).scaleb(-6))


def gravamenes() -> st.SearchStrategy[list[Gravamen]]:
    """What may stand on one concept, mixed at will; what is withheld never exceeds what is charged."""
    traslados = st.one_of(
        st.sampled_from(
            [iva(), iva("0.08"), iva("0"), iva_exento(), iva(base_con_ieps=True), ieps("1.6"), ieps("0.08")]
        ),
        tasas("72.1605").map(ieps_cuota),
    )
    retenciones = st.one_of(
        tasas("0.35").map(isr_retenido), tasas("0.16").map(iva_retenido), st.just(ieps_retenido("0.08"))
    )
    return st.builds(
        lambda a, b: [*a, *b],
        st.lists(traslados, max_size=3),
        st.lists(retenciones, max_size=2, unique_by=lambda g: g.impuesto),
    )


@st.composite
def conceptos(draw: st.DrawFn, decimales: int = 6) -> Concepto:
    """A concept made by the builder, with lines at so many decimals."""
    cantidad, precio = draw(numeros(10**7)), draw(numeros(10**9))
    impuestos = draw(gravamenes())
    campos: dict[str, Any] = {"cantidad": cantidad, "valor_unitario": precio, "decimales": decimales}
    if draw(st.booleans()):
        parte = Decimal(draw(st.integers(0, 99))).scaleb(-2)
        # Truncated, so that it is not above the amount, however few decimals the line is rounded to.
        campos["descuento"] = truncar(cantidad * precio * parte, draw(st.integers(0, 6)))
    sin_impuestos = linea(**campos)
    grava = sin_impuestos.importe > (sin_impuestos.descuento or 0)
    return linea(**campos, impuestos=impuestos) if grava else sin_impuestos


@st.composite
def facturas(draw: st.DrawFn, maximo: int = 6) -> Comprobante:
    """An invoice in any currency; one in some has hundreds of concepts, which repeat a few."""
    moneda = draw(st.sampled_from(sorted(MONEDAS)))
    decimales = draw(st.sampled_from([6, 6, 4, 2]))
    distintos = draw(st.lists(conceptos(decimales), min_size=1, max_size=maximo))
    veces = draw(st.sampled_from([1, 1, 1, 1, 50]))
    return factura(distintos * veces, moneda=moneda, tipo_cambio=MONEDAS[moneda])
