"""How many decimals a currency takes, and amounts written with no more than those."""

from __future__ import annotations

from decimal import Decimal

from cfdi.calculo.importes import Numero, a_positivo, con_decimales, decimales_escritos, redondear
from cfdi.errores import ErrorDatos


def decimales_de_moneda(moneda: str) -> int:
    """Decimals of a currency (c_Moneda): 2 for MXN, 0 for JPY. Raises ErrorDatos for a key that is not there."""
    from cfdi import catalogos  # opened at the first look-up, not at import

    fila = catalogos.moneda(moneda)
    if fila is None:
        raise ErrorDatos(
            "no es una clave de c_Moneda", campo="moneda", valor=moneda, remedio='Use "MXN", "USD", "EUR"…'
        )
    return fila.decimales


def sin_ceros_de_mas(valor: Decimal, decimales: int) -> Decimal:
    """The same amount without zeros beyond `decimales`; as it is, when it cannot be told in so few."""
    if decimales_escritos(valor) <= decimales:
        return valor
    corto = redondear(valor, decimales)
    return corto if corto == valor else valor


def a_importe_de(moneda: str, valor: Numero, campo: str) -> Decimal:
    """An amount above zero, written with the decimals of its currency: "1160" is 1160.00 in MXN.

    Raises ErrorDatos as `a_positivo`, and for more decimals than the currency has.
    """
    numero, decimales = a_positivo(valor, campo), decimales_de_moneda(moneda)
    escrito = sin_ceros_de_mas(con_decimales(numero, decimales), decimales)
    if decimales_escritos(escrito) > decimales:
        raise ErrorDatos(
            f"tiene más de {decimales} decimales, los de {moneda}",
            campo=campo,
            valor=numero,
            remedio=f"Por ejemplo {redondear(numero, decimales)}.",
        )
    return escrito
