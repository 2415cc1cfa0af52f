"""The builders of whole documents: `ingreso`, `egreso`, `traslado`.

They fill what the SAT fixes and derive the totals. What is given is kept as it is, even where it contradicts itself:
validation reports that. Only what cannot be a document is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from cfdi.calculo.complementos import comprobar_complementos
from cfdi.calculo.conceptos import comprobar_concepto
from cfdi.calculo.importes import Numero, a_positivo
from cfdi.calculo.totales import comprobar_total, totalizar
from cfdi.documentos.cfdi40 import (
    CfdiRelacionado,
    CfdiRelacionados,
    Comprobante,
    Concepto,
    Emisor,
    InformacionGlobal,
    Receptor,
)
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo
from cfdi.esquema.texto import a_momento

POR_DEFINIR = "99"
"""FormaPago of what is not paid yet (MetodoPago PPD)."""


def ingreso(
    *,
    emisor: Emisor,
    receptor: Receptor,
    lugar_expedicion: str,
    conceptos: Iterable[Concepto],
    metodo_pago: str,
    forma_pago: str | None = None,
    condiciones_de_pago: str | None = None,
    moneda: str = "MXN",
    tipo_cambio: Numero | None = None,
    fecha: datetime | str | None = None,
    serie: str | None = None,
    folio: str | None = None,
    exportacion: str = "01",
    confirmacion: str | None = None,
    informacion_global: InformacionGlobal | None = None,
    cfdi_relacionados: Sequence[CfdiRelacionados] = (),
    complementos: Sequence[Nodo] = (),
    addenda: Sequence[Nodo] = (),
) -> Comprobante:
    """An invoice of income (I), with its totals.

    metodo_pago: PUE, paid in one go, or PPD, later or in instalments; forma_pago is then 99 unless given.
    tipo_cambio: pesos per unit of moneda, required unless it is MXN or XXX.
    fecha: local time of lugar_expedicion, "2026-11-20T13:45:00" or a naive datetime; one with a zone is converted to
    local time; absent, it is now. Fractions of a second are dropped.

    Raises ErrorDatos, with field, value and remedy, for what cannot be an invoice: no concepts, figures that
    `comprobar_concepto` refuses, PUE without forma_pago, an unknown currency or postal code, a negative Total.
    """
    return armar(
        "I",
        emisor=emisor,
        receptor=receptor,
        lugar_expedicion=lugar_expedicion,
        conceptos=conceptos,
        metodo_pago=metodo_pago,
        forma_pago=_forma_pago(forma_pago, metodo_pago),
        condiciones_de_pago=condiciones_de_pago,
        moneda=moneda,
        tipo_cambio=tipo_cambio,
        fecha=fecha,
        serie=serie,
        folio=folio,
        exportacion=exportacion,
        confirmacion=confirmacion,
        informacion_global=informacion_global,
        cfdi_relacionados=cfdi_relacionados,
        complementos=complementos,
        addenda=addenda,
    )


def egreso(
    *,
    emisor: Emisor,
    receptor: Receptor,
    lugar_expedicion: str,
    conceptos: Iterable[Concepto],
    metodo_pago: str = "PUE",
    forma_pago: str | None = None,
    condiciones_de_pago: str | None = None,
    moneda: str = "MXN",
    tipo_cambio: Numero | None = None,
    fecha: datetime | str | None = None,
    serie: str | None = None,
    folio: str | None = None,
    exportacion: str = "01",
    confirmacion: str | None = None,
    cfdi_relacionados: Sequence[CfdiRelacionados] = (),
    complementos: Sequence[Nodo] = (),
    addenda: Sequence[Nodo] = (),
) -> Comprobante:
    """A document of outgo (E): credit note, return, application of an advance. Fields and errors as in `ingreso`.

    `cfdi_relacionados` should say which invoices it is about; `nota_de_credito` takes it all from the invoice.
    """
    return armar(
        "E",
        emisor=emisor,
        receptor=receptor,
        lugar_expedicion=lugar_expedicion,
        conceptos=conceptos,
        metodo_pago=metodo_pago,
        forma_pago=_forma_pago(forma_pago, metodo_pago),
        condiciones_de_pago=condiciones_de_pago,
        moneda=moneda,
        tipo_cambio=tipo_cambio,
        fecha=fecha,
        serie=serie,
        folio=folio,
        exportacion=exportacion,
        confirmacion=confirmacion,
        cfdi_relacionados=cfdi_relacionados,
        complementos=complementos,
        addenda=addenda,
    )


def traslado(
    *,
    emisor: Emisor,
    receptor: Receptor,
    lugar_expedicion: str,
    conceptos: Iterable[Concepto],
    fecha: datetime | str | None = None,
    serie: str | None = None,
    folio: str | None = None,
    exportacion: str = "01",
    cfdi_relacionados: Sequence[CfdiRelacionados] = (),
    complementos: Sequence[Nodo] = (),
    addenda: Sequence[Nodo] = (),
) -> Comprobante:
    """A document for goods on the move (T): currency XXX, zero SubTotal and Total, nothing about payment.

    A price of zero is fine here; a concept with discount or taxes is refused. Fields and errors as in `ingreso`.
    """
    lineas = _lineas(conceptos)
    for i, linea in enumerate(lineas, 1):
        for campo, sobra in (("descuento", linea.descuento), ("impuestos", linea.impuestos)):
            if sobra is not None:
                raise ErrorDatos(
                    "no existe en un comprobante de traslado",
                    campo=f"conceptos[{i}].{campo}",
                    remedio="Quítelo: un traslado no cobra nada.",
                )
    return armar(
        "T",
        emisor=emisor,
        receptor=receptor,
        lugar_expedicion=lugar_expedicion,
        conceptos=lineas,
        moneda="XXX",
        fecha=fecha,
        serie=serie,
        folio=folio,
        exportacion=exportacion,
        cfdi_relacionados=cfdi_relacionados,
        complementos=complementos,
        addenda=addenda,
    )


# What all of them share


def armar(
    tipo_de_comprobante: str,
    *,
    lugar_expedicion: str,
    conceptos: Iterable[Concepto],
    moneda: str,
    tipo_cambio: Numero | None = None,
    fecha: datetime | str | None,
    complementos: Sequence[Nodo],
    **resto: Any,
) -> Comprobante:
    """A document of any type, with its totals. `resto` are fields of Comprobante that need nothing done."""
    lineas = _lineas(conceptos)
    comprobar_complementos(complementos)
    for i, linea in enumerate(lineas, 1):
        comprobar_concepto(linea, tipo_de_comprobante, f"conceptos[{i}]")
    totales = totalizar(lineas, tipo_de_comprobante=tipo_de_comprobante, moneda=moneda, complementos=complementos)
    comprobar_total(totales.total)
    return Comprobante(
        tipo_de_comprobante=tipo_de_comprobante,
        lugar_expedicion=lugar_expedicion,
        conceptos=lineas,
        moneda=moneda,
        tipo_cambio=_tipo_cambio(moneda, tipo_cambio),
        fecha=_fecha(fecha, lugar_expedicion),
        complementos=complementos,
        **totales._asdict(),
        **resto,
    )


def folio_fiscal(factura: Comprobante) -> str:
    """The UUID that the timbre of a document gives it. Raises ErrorDatos when it has no timbre."""
    timbre = factura.complemento(TimbreFiscalDigital)
    if timbre is None:
        raise ErrorDatos("la factura no está timbrada", campo="uuid", remedio="Dé el folio fiscal con uuid=…")
    return timbre.uuid


def relacion(tipo_relacion: str, folios: str | Iterable[str]) -> list[CfdiRelacionados]:
    """The node that relates a document to others by their UUIDs; none for no UUIDs."""
    uuids = [folios] if isinstance(folios, str) else list(folios)
    if not uuids:
        return []
    relacionados = [CfdiRelacionado(uuid=uuid) for uuid in uuids]
    return [CfdiRelacionados(tipo_relacion=tipo_relacion, cfdi_relacionado=relacionados)]


def _lineas(conceptos: Iterable[Concepto]) -> tuple[Concepto, ...]:
    lineas = tuple(conceptos) if isinstance(conceptos, Iterable) else (conceptos,)
    for i, linea in enumerate(lineas, 1):
        if not isinstance(linea, Concepto) or not isinstance(conceptos, Iterable):
            raise ErrorDatos(
                f"se esperaba una lista de Concepto y llegó {type(linea).__name__}",
                campo=f"conceptos[{i}]",
                valor=linea,
                remedio="Escriba conceptos=[concepto(…), …].",
            )
    if not lineas:
        raise ErrorDatos("hace falta al menos uno", campo="conceptos", remedio="Escriba conceptos=[concepto(…), …].")
    return lineas


def _forma_pago(forma_pago: str | None, metodo_pago: str) -> str:
    if forma_pago is not None:
        return forma_pago
    if metodo_pago == "PPD":
        return POR_DEFINIR
    raise ErrorDatos(
        "es obligatoria cuando el método de pago es PUE",
        campo="forma_pago",
        remedio='Indíquela: "01" efectivo, "03" transferencia, "04" tarjeta de crédito…',
    )


def _tipo_cambio(moneda: str, tipo_cambio: Numero | None) -> Decimal | None:
    """CFDI40114, CFDI40115 and CFDI40116."""
    valor = None if tipo_cambio is None else a_positivo(tipo_cambio, "tipo_cambio")
    if moneda == "MXN":
        motivo = "debe ser 1, u omitirse, cuando la moneda es MXN" if valor not in (None, 1) else None
    elif moneda == "XXX":
        motivo = "no existe cuando la moneda es XXX" if valor is not None else None
    else:
        motivo = f"es obligatorio cuando la moneda es {moneda}" if valor is None else None
    if motivo:
        raise ErrorDatos(
            motivo, campo="tipo_cambio", valor=valor, remedio="Son los pesos por unidad de la moneda del comprobante."
        )
    return valor


def _fecha(fecha: datetime | str | None, lugar_expedicion: str) -> datetime:
    if isinstance(fecha, str):
        try:
            fecha = a_momento(fecha)
        except ValueError:
            raise _fecha_rechazada(fecha) from None
    elif fecha is None or (isinstance(fecha, datetime) and fecha.utcoffset() is not None):
        fecha = hora_de_expedicion(lugar_expedicion, fecha)
    if not isinstance(fecha, datetime):
        raise _fecha_rechazada(fecha)
    return fecha.replace(microsecond=0)


def hora_de_expedicion(lugar_expedicion: str, instante: datetime | None = None) -> datetime:
    """An instant (now, when absent) in the local time of a postal code.

    Raises ErrorDatos if c_CodigoPostal lacks it.
    """
    from cfdi import catalogos  # opened at the first look-up, not at import

    if catalogos.codigo_postal(lugar_expedicion) is None:
        raise ErrorDatos(
            "no es una clave de c_CodigoPostal, y sin ella no se sabe la hora local",
            campo="lugar_expedicion",
            valor=lugar_expedicion,
            remedio="Corrija el código postal, o dé la fecha local, sin zona horaria.",
        )
    return catalogos.hora_local(lugar_expedicion, instante)


def _fecha_rechazada(fecha: object) -> ErrorDatos:
    return ErrorDatos(
        "no es una fecha y hora",
        campo="fecha",
        valor=fecha,
        remedio='Escriba "2026-11-20T13:45:00" o un datetime.',
    )
