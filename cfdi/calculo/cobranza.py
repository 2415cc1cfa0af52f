"""From the invoices that a payment covers to the payment itself: balances, taxes in proportion, currencies.

pago_de([factura_a, factura_b], "1740.00", forma_de_pago_p="03", fecha_pago="2026-11-20T12:00:00")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, TypeAlias

from cfdi.calculo.comprobantes import folio_fiscal
from cfdi.calculo.importes import (
    CERO,
    UNO,
    Numero,
    a_decimal,
    a_positivo,
    redondear_fraccion,
    resta,
    sin_ceros,
    truncar_fraccion,
    unidad,
)
from cfdi.calculo.monedas import a_importe_de, decimales_de_moneda
from cfdi.calculo.montos import DECIMALES_DE_EQUIVALENCIA, Abono, alcanza, comprobar_pago, en_moneda_del_pago
from cfdi.calculo.pagos import completar_pago
from cfdi.calculo.proporcion import impuestos_dr, objeto_imp_dr
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.pagos20 import DoctoRelacionado, Pago
from cfdi.errores import ErrorDatos
from cfdi.esquema.texto import a_momento

_MEDIODIA = time(12)
"""The hour of a payment when nobody knows it (guide of payments, FechaPago)."""


class Timbrada(Protocol):
    """A stamped invoice: `cfdi.Timbrado` is one."""

    @property
    def uuid(self) -> str: ...

    @property
    def documento(self) -> Comprobante: ...


Factura: TypeAlias = Comprobante | Timbrada


@dataclass(frozen=True, slots=True, kw_only=True)
class PorCobrar:
    """An invoice to be paid, and how far it is.

    saldo: what is owed of it before this payment, in its own currency; its Total, unless given. parcialidad: which
    payment of it this is: 1, 2, 3… importe: what this payment covers of it, in its own currency; as much as the money
    reaches for, unless given. equivalencia: units of its currency per unit of that of the payment, when the parties
    agreed on one. uuid: folio fiscal, read from the timbre unless given.
    """

    factura: Factura
    saldo: Numero | None = None
    parcialidad: int = 1
    importe: Numero | None = None
    equivalencia: Numero | None = None
    uuid: str | None = None

    def despues_de(self, *pagos: Pago) -> PorCobrar:
        """The same invoice after some payments, in the order in which they were made: balance and next parcialidad."""
        despues = replace(self, importe=None, equivalencia=None)
        folio = _comprobante_y_folio(self)[1].casefold()
        for docto in (d for p in pagos for d in p.docto_relacionado if d.id_documento.casefold() == folio):
            despues = replace(despues, saldo=docto.imp_saldo_insoluto, parcialidad=docto.num_parcialidad + 1)
        return despues


def pago_de(
    facturas: Factura | PorCobrar | Iterable[Factura | PorCobrar],
    monto: Numero | None = None,
    moneda: str | None = None,
    *,
    forma_de_pago_p: str,
    fecha_pago: datetime | date | str,
    tipos_cambio: Mapping[str, Numero] | None = None,
    num_operacion: str | None = None,
    rfc_emisor_cta_ord: str | None = None,
    nom_banco_ord_ext: str | None = None,
    cta_ordenante: str | None = None,
    rfc_emisor_cta_ben: str | None = None,
    cta_beneficiario: str | None = None,
    tipo_cad_pago: str | None = None,
    cert_pago: str | None = None,
    cad_pago: str | None = None,
    sello_pago: str | None = None,
) -> Pago:
    """A payment of some invoices and all that follows from them: one Pago of the complement, for `pago(…, pagos=[…])`.

    monto: what was received, in `moneda`; all that is owed, unless given. moneda: that of the first invoice, unless
    given. fecha_pago: local time; a bare date means noon. tipos_cambio: pesos per unit of each foreign currency on
    the day of the payment, {"USD": "17.7331"}; the currency of the payment needs its own, and so does that of each
    invoice in another one, unless it has an `equivalencia`.

    The money goes to the invoices in the order given, each as far as it reaches; those that it does not reach are left
    out. An invoice counts as paid in full when its balance, converted and rounded half up, is covered; a part of it is
    rounded half up too, or truncated where a PAC would not accept that. EquivalenciaDR is a bare 1 within one currency,
    and otherwise has 10 decimals at most. Taxes are in proportion: BaseDR is the base of the whole invoice × ImpPagado
    ÷ Total, with 6 decimals rounded half up, and ImporteDR that base × its rate.

    Raises ErrorDatos, with field, value and remedy, for an invoice without timbre or of a type other than I, a balance
    above the Total, an amount above the balance, money that is left over while no invoice has its own `importe`, and
    a rate of exchange that is absent. Source: guide of payments, section DoctoRelacionado and appendix 8.
    """
    dadas = _lista(facturas)
    moneda_p = moneda or _comprobante_y_folio(dadas[0])[0].moneda
    divisas = _divisas(tipos_cambio or {})
    deudas = [_deuda(x, moneda_p, divisas, f"facturas[{i}]") for i, x in enumerate(dadas, 1)]
    _comprobar_repetidas(deudas)
    recibido = _adeudo(deudas, moneda_p) if monto is None else a_importe_de(moneda_p, monto, "monto")
    pagados = _repartir(recibido, moneda_p, deudas)
    pago = completar_pago(
        Pago(
            fecha_pago=_momento(fecha_pago),
            forma_de_pago_p=forma_de_pago_p,
            moneda_p=moneda_p,
            tipo_cambio_p=_tipo_cambio(moneda_p, divisas),
            monto=recibido,
            num_operacion=num_operacion,
            rfc_emisor_cta_ord=rfc_emisor_cta_ord,
            nom_banco_ord_ext=nom_banco_ord_ext,
            cta_ordenante=cta_ordenante,
            rfc_emisor_cta_ben=rfc_emisor_cta_ben,
            cta_beneficiario=cta_beneficiario,
            tipo_cad_pago=tipo_cad_pago,
            cert_pago=cert_pago,
            cad_pago=cad_pago,
            sello_pago=sello_pago,
            docto_relacionado=[_docto(d, x) for d, x in zip(deudas, pagados, strict=True) if x],
        ),
        "pago",
    )
    comprobar_pago(pago, "pago")
    return pago


def _lista(facturas: Factura | PorCobrar | Iterable[Factura | PorCobrar]) -> list[Factura | PorCobrar]:
    dadas = list(facturas) if isinstance(facturas, Iterable) else [facturas]
    if not dadas:
        raise ErrorDatos("hace falta al menos una", campo="facturas", remedio="Dé las facturas que se pagan.")
    return dadas


def _divisas(tipos_cambio: Mapping[str, Numero]) -> dict[str, Decimal]:
    divisas = {clave: a_positivo(valor, f"tipos_cambio[{clave}]") for clave, valor in tipos_cambio.items()}
    if divisas.setdefault("MXN", UNO) != UNO:
        raise ErrorDatos("el del peso es 1", campo="tipos_cambio[MXN]", valor=divisas["MXN"], remedio="Quítelo.")
    return divisas


def _momento(fecha: datetime | date | str) -> datetime:
    try:
        if isinstance(fecha, str):
            return a_momento(fecha if "T" in fecha else f"{fecha}T{_MEDIODIA}")
        return fecha if isinstance(fecha, datetime) else datetime.combine(fecha, _MEDIODIA)
    except (ValueError, TypeError):
        raise ErrorDatos(
            "no es una fecha",
            campo="fecha_pago",
            valor=fecha,
            remedio='Escriba "2026-11-20T13:45:00", o "2026-11-20" si no se conoce la hora.',
        ) from None


# What is owed


@dataclass(frozen=True, slots=True)
class _Deuda:
    """An invoice with its figures in order. `exacta` is the equivalence before it was rounded to its 10 decimals."""

    factura: Comprobante
    uuid: str
    saldo: Decimal
    parcialidad: int
    importe: Decimal | None
    equivalencia: Decimal
    exacta: Fraction

    @property
    def moneda(self) -> str:
        return self.factura.moneda


def _comprobante_y_folio(dada: Factura | PorCobrar) -> tuple[Comprobante, str]:
    factura, uuid = (dada.factura, dada.uuid) if isinstance(dada, PorCobrar) else (dada, None)
    if isinstance(factura, Comprobante):
        return factura, uuid or folio_fiscal(factura)
    documento = getattr(factura, "documento", None)
    if not isinstance(documento, Comprobante):
        raise ErrorDatos(
            f"se esperaba una factura y llegó {type(factura).__name__}",
            campo="facturas",
            valor=factura,
            remedio="Dé el Timbrado, el Comprobante con su timbre, o PorCobrar(factura=…, uuid=…).",
        )
    return documento, uuid or factura.uuid


def _deuda(dada: Factura | PorCobrar, moneda_p: str, divisas: Mapping[str, Decimal], campo: str) -> _Deuda:
    por_cobrar = dada if isinstance(dada, PorCobrar) else PorCobrar(factura=dada)
    factura, uuid = _comprobante_y_folio(por_cobrar)
    if factura.tipo_de_comprobante != "I":
        raise ErrorDatos(
            "solo se paga un comprobante de ingreso",
            campo=f"{campo}.tipo_de_comprobante",
            valor=factura.tipo_de_comprobante,
            remedio="Para otros casos arme el Pago a mano.",
        )
    saldo = factura.total if por_cobrar.saldo is None else por_cobrar.saldo
    saldo = _hasta(factura.total, "el total de la factura", factura.moneda, saldo, f"{campo}.saldo")
    importe = por_cobrar.importe
    if importe is not None:
        importe = _hasta(saldo, "el saldo", factura.moneda, importe, f"{campo}.importe")
    exacta = _equivalencia_exacta(por_cobrar, factura.moneda, moneda_p, divisas, campo)
    equivalencia = sin_ceros(redondear_fraccion(exacta, DECIMALES_DE_EQUIVALENCIA), 0)
    if equivalencia <= 0:
        raise ErrorDatos(
            f"debe ser mayor que cero en sus {DECIMALES_DE_EQUIVALENCIA} decimales",
            campo=f"{campo}.equivalencia",
            valor=equivalencia,
            remedio="Revise los tipos de cambio.",
        )
    return _Deuda(factura, uuid, saldo, por_cobrar.parcialidad, importe, equivalencia, exacta)


def _hasta(maximo: Decimal, nombre: str, moneda: str, valor: Numero, campo: str) -> Decimal:
    importe = a_importe_de(moneda, valor, campo)
    if importe > maximo:
        raise ErrorDatos(
            f"es mayor que {nombre}, {maximo}",
            campo=campo,
            valor=importe,
            remedio="Un pago no cubre más de lo que se debe.",
        )
    return importe


def _equivalencia_exacta(
    por_cobrar: PorCobrar, moneda_dr: str, moneda_p: str, divisas: Mapping[str, Decimal], campo: str
) -> Fraction:
    """Units of MonedaDR per unit of MonedaP: both in pesos, one over the other."""
    if moneda_dr == moneda_p:
        return Fraction(1)
    if por_cobrar.equivalencia is not None:
        return Fraction(a_decimal(por_cobrar.equivalencia, f"{campo}.equivalencia"))
    return Fraction(_tipo_cambio(moneda_p, divisas)) / Fraction(_tipo_cambio(moneda_dr, divisas))


def _tipo_cambio(moneda: str, divisas: Mapping[str, Decimal]) -> Decimal:
    if moneda not in divisas:
        raise ErrorDatos(
            f"falta el de {moneda}",
            campo="tipos_cambio",
            remedio=f'Dé los pesos por unidad el día del pago: tipos_cambio={{"{moneda}": …}}.',
        )
    return divisas[moneda]


def _comprobar_repetidas(deudas: Sequence[_Deuda]) -> None:
    vistas: set[str] = set()
    for i, deuda in enumerate(deudas, 1):
        if deuda.uuid.casefold() in vistas:
            raise ErrorDatos(
                "está dos veces en el mismo pago",
                campo=f"facturas[{i}]",
                valor=deuda.uuid,
                remedio="Déjela una vez, con el importe que se paga de ella.",
            )
        vistas.add(deuda.uuid.casefold())


# How the money is shared out


def _adeudo(deudas: Sequence[_Deuda], moneda_p: str) -> Decimal:
    """All that is owed, or to be covered, in the currency of the payment."""
    exacto = sum(((Fraction(d.importe or d.saldo) / d.exacta) for d in deudas), Fraction())
    return redondear_fraccion(exacto, decimales_de_moneda(moneda_p))


def _repartir(monto: Decimal, moneda_p: str, deudas: Sequence[_Deuda]) -> list[Decimal]:
    """What each invoice gets, in its own currency: what was asked for it, the others in order, as the money reaches."""
    pagados = [d.importe or CERO for d in deudas]
    for i, deuda in enumerate(deudas):
        if deuda.importe is None:
            pagados[i] = deuda.saldo
            if not _cabe(monto, moneda_p, deudas, pagados):
                pagados[i] = CERO
                pagados[i] = _parte(monto, moneda_p, deuda, _abonos(deudas, pagados))
    if not any(pagados):
        raise ErrorDatos(
            "no alcanza ni para una unidad de la moneda de las facturas",
            campo="monto",
            valor=monto,
            remedio="Revise el monto y los tipos de cambio.",
        )
    if all(d.importe is None and d.saldo == x for d, x in zip(deudas, pagados, strict=True)):
        _comprobar_sobrante(monto, moneda_p, deudas)
    return pagados


def _abonos(deudas: Sequence[_Deuda], pagados: Sequence[Decimal]) -> list[Abono]:
    return [Abono(d.moneda, x, d.equivalencia) for d, x in zip(deudas, pagados, strict=True) if x]


def _cabe(monto: Decimal, moneda_p: str, deudas: Sequence[_Deuda], pagados: Sequence[Decimal]) -> bool:
    """Whether the money covers all that, both by the real rates and by those that will be written."""
    exacto = sum((Fraction(x) / d.exacta for d, x in zip(deudas, pagados, strict=True)), Fraction())
    cubierto = redondear_fraccion(exacto, decimales_de_moneda(moneda_p)) <= monto
    return cubierto and alcanza(monto, moneda_p, _abonos(deudas, pagados))


def _parte(monto: Decimal, moneda_p: str, deuda: _Deuda, abonos: Sequence[Abono]) -> Decimal:
    """As much of an invoice as is left of the money: rounded half up if a PAC accepts that, and else truncated."""
    queda = Fraction(monto) - en_moneda_del_pago(abonos)
    if queda <= 0:
        return CERO
    exacta, decimales = queda * Fraction(deuda.equivalencia), decimales_de_moneda(deuda.moneda)
    parte = min(redondear_fraccion(exacta, decimales), deuda.saldo)
    if alcanza(monto, moneda_p, [*abonos, Abono(deuda.moneda, parte, deuda.equivalencia)]):
        return parte
    return min(truncar_fraccion(exacta, decimales), deuda.saldo)


def _comprobar_sobrante(monto: Decimal, moneda_p: str, deudas: Sequence[_Deuda]) -> None:
    """Change of less than one unit of any currency concerned is what conversions leave; more of it is money."""
    adeudo = sum((Fraction(d.saldo) / d.exacta for d in deudas), Fraction())
    sobra = Fraction(monto) - adeudo
    if sobra < Fraction(unidad(decimales_de_moneda(moneda_p))):
        return
    if any(sobra * d.exacta >= Fraction(unidad(decimales_de_moneda(d.moneda))) for d in deudas):
        raise ErrorDatos(
            f"es mayor que lo que se debe, {_adeudo(deudas, moneda_p)} {moneda_p}",
            campo="monto",
            valor=monto,
            remedio="Diga cuánto es para cada factura, PorCobrar(factura=…, importe=…), y facture el resto aparte.",
        )


def _docto(deuda: _Deuda, pagado: Decimal) -> DoctoRelacionado:
    factura = deuda.factura
    return DoctoRelacionado(
        id_documento=deuda.uuid,
        serie=factura.serie,
        folio=factura.folio,
        moneda_dr=factura.moneda,
        equivalencia_dr=deuda.equivalencia,
        num_parcialidad=deuda.parcialidad,
        imp_saldo_ant=deuda.saldo,
        imp_pagado=pagado,
        imp_saldo_insoluto=resta(deuda.saldo, pagado),
        objeto_imp_dr=objeto_imp_dr(factura),
        impuestos_dr=impuestos_dr(factura, pagado),
    )
