"""The builder of concepts: from what a user knows to a `Concepto` whose amounts agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from cfdi.calculo.importes import (
    DECIMALES_MAXIMOS,
    Numero,
    a_importe,
    a_positivo,
    comprobar_decimales,
    con_decimales,
    decimales_escritos,
    importe_derivado,
    resta,
)
from cfdi.calculo.impuestos import IEPS, ISR, IVA, Gravamen, liquidar, nodo_de_impuestos
from cfdi.calculo.precios import desglosar
from cfdi.documentos.cfdi40 import (
    ACuentaTerceros,
    Concepto,
    CuentaPredial,
    InformacionAduanera,
    Parte,
    RetencionConcepto,
    TrasladoConcepto,
)
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo

_SIN_IMPUESTOS = {"01", "03", "04", "05"}
_SOLO_ISR = {"06", "08"}
_CON_PRECIO = {"I", "E", "N"}
"""Types of comprobante whose ValorUnitario is above zero (CFDI40166)."""


def concepto(
    *,
    clave_prod_serv: str,
    clave_unidad: str,
    descripcion: str,
    cantidad: Numero = 1,
    valor_unitario: Numero | None = None,
    precio_con_impuestos: Numero | None = None,
    importe: Numero | None = None,
    descuento: Numero | None = None,
    impuestos: Gravamen | Iterable[Gravamen] = (),
    objeto_imp: str | None = None,
    no_identificacion: str | None = None,
    unidad: str | None = None,
    a_cuenta_terceros: ACuentaTerceros | None = None,
    informacion_aduanera: Sequence[InformacionAduanera] = (),
    cuenta_predial: Sequence[CuentaPredial] = (),
    complementos: Sequence[Nodo] = (),
    parte: Sequence[Parte] = (),
    decimales: int | None = None,
) -> Concepto:
    """A line of an invoice. Amounts are int, str or Decimal, with at most 6 decimals; what is given is kept as written.

    Derived when absent: `importe` is cantidad × valor_unitario; the base of each tax is importe − descuento (see
    `liquidar`); `objeto_imp` is 02 with taxes and 01 without. Derived amounts are rounded half up at `decimales`,
    6 by default, and written with two at least.

    Instead of `valor_unitario`, `precio_con_impuestos` is what one unit costs with these taxes (transferred ones
    added, withheld ones taken off): the net price is solved so that the whole line comes to exactly cantidad ×
    precio_con_impuestos. `decimales` is then those of the currency, 2 by default, and so are those of the line: only
    amounts of whole cents add up to the customer's total.

    Raises ErrorDatos, with field, value and remedy, for float, a negative amount, a quantity or a tax base of zero, a
    discount above the amount, taxes that `objeto_imp` excludes, and a price that no net amount can reach.
    """
    if decimales is None:
        decimales = DECIMALES_MAXIMOS if precio_con_impuestos is None else 2
    comprobar_decimales(decimales)
    gravamenes = _gravamenes(impuestos)
    if objeto_imp is None:
        objeto_imp = "02" if gravamenes else "01"
    else:
        _comprobar_objeto(objeto_imp, gravamenes)
    importes = _importes(
        cantidad=cantidad,
        valor_unitario=valor_unitario,
        precio_con_impuestos=precio_con_impuestos,
        importe=importe,
        descuento=descuento,
        gravamenes=gravamenes,
        decimales=decimales,
    )
    liquidaciones = liquidar(
        importes.gravamenes,
        base=importes.importe if importes.descuento is None else resta(importes.importe, importes.descuento),
        cantidad=importes.cantidad,
        decimales=decimales,
    )
    return Concepto(
        clave_prod_serv=clave_prod_serv,
        no_identificacion=no_identificacion,
        cantidad=importes.cantidad,
        clave_unidad=clave_unidad,
        unidad=unidad,
        descripcion=descripcion,
        valor_unitario=importes.valor_unitario,
        importe=importes.importe,
        descuento=importes.descuento,
        objeto_imp=objeto_imp,
        impuestos=nodo_de_impuestos(liquidaciones),
        a_cuenta_terceros=a_cuenta_terceros,
        informacion_aduanera=informacion_aduanera,
        cuenta_predial=cuenta_predial,
        complementos=complementos,
        parte=parte,
    )


class _Importes(NamedTuple):
    cantidad: Decimal
    valor_unitario: Decimal
    importe: Decimal
    descuento: Decimal | None
    gravamenes: Sequence[Gravamen]


def _importes(
    *,
    cantidad: Numero,
    valor_unitario: Numero | None,
    precio_con_impuestos: Numero | None,
    importe: Numero | None,
    descuento: Numero | None,
    gravamenes: Sequence[Gravamen],
    decimales: int,
) -> _Importes:
    c = a_positivo(cantidad, "cantidad")
    if precio_con_impuestos is None:
        if valor_unitario is None:
            raise ErrorDatos(
                "es obligatorio", campo="valor_unitario", remedio="Indíquelo, o bien precio_con_impuestos."
            )
        v = a_importe(valor_unitario, "valor_unitario")
        d = None if descuento is None else a_importe(descuento, "descuento")
        x = derivar_importe(c, v, d, decimales) if importe is None else a_importe(importe, "importe")
        _comprobar_descuento(x, d)
        return _Importes(c, v, x, d, gravamenes)
    for campo, valor in (("valor_unitario", valor_unitario), ("importe", importe), ("descuento", descuento)):
        if valor is not None:
            raise ErrorDatos(
                "no se combina con precio_con_impuestos",
                campo=campo,
                valor=valor,
                remedio="Quítelo: sale del precio, que es lo que el cliente paga al final.",
            )
    v, x, ajustados = desglosar(precio_con_impuestos, gravamenes, cantidad=c, decimales=decimales)
    return _Importes(c, v, x, None, ajustados)


def derivar_importe(cantidad: Decimal, valor_unitario: Decimal, descuento: Decimal | None, decimales: int) -> Decimal:
    """Cantidad × ValorUnitario, written with as many decimals as Descuento, at least (CFDI40168)."""
    if descuento is None:
        return importe_derivado(cantidad, valor_unitario, decimales)
    minimo = decimales_escritos(descuento)
    return con_decimales(importe_derivado(cantidad, valor_unitario, max(decimales, minimo)), minimo)


def _gravamenes(impuestos: Gravamen | Iterable[Gravamen]) -> tuple[Gravamen, ...]:
    if isinstance(impuestos, Gravamen):
        return (impuestos,)
    gravamenes: tuple[Any, ...] = tuple(impuestos) if hasattr(impuestos, "__iter__") else (impuestos,)
    for i, gravamen in enumerate(gravamenes, 1):
        if not isinstance(gravamen, Gravamen):
            raise ErrorDatos(
                f"se esperaba un Gravamen y llegó {type(gravamen).__name__}",
                campo=f"impuestos[{i}]",
                valor=gravamen,
                remedio='Escriba por ejemplo impuestos=[iva("0.16")].',
            )
    return gravamenes


def _comprobar_descuento(importe: Decimal, descuento: Decimal | None) -> None:
    if descuento is not None and descuento > importe:
        raise ErrorDatos(
            f"es mayor que el importe, {importe}",
            campo="descuento",
            valor=descuento,
            remedio="Escriba el descuento de toda la línea, no mayor que cantidad × valor_unitario.",
        )


def _comprobar_objeto(objeto_imp: str, gravamenes: Sequence[Gravamen]) -> None:
    """What each ObjetoImp admits: CFDI40171, CFDI40172, CFDI140226 and CFDI140227."""
    motivo = None
    claves = {g.impuesto for g in gravamenes}
    if objeto_imp == "02" and not gravamenes:
        motivo = "02 exige impuestos, y no hay ninguno"
    elif objeto_imp in _SIN_IMPUESTOS and gravamenes:
        motivo = f"{objeto_imp} no admite impuestos, y lleva {gravamenes[0].nombre}"
    elif objeto_imp in _SOLO_ISR and claves - {ISR}:
        motivo = f"{objeto_imp} no admite IVA ni IEPS, solo ISR retenido"
    elif objeto_imp == "07" and (IVA in claves or not any(g.impuesto == IEPS and not g.retencion for g in gravamenes)):
        motivo = "07 exige un traslado de IEPS y no admite IVA"
    if motivo:
        raise ErrorDatos(
            motivo,
            campo="objeto_imp",
            valor=objeto_imp,
            remedio="Omita objeto_imp para que salga de los impuestos, o corrija estos.",
        )


# Concepts made elsewhere


def comprobar_concepto(concepto: Concepto, tipo_de_comprobante: str, campo: str) -> None:
    """Raises ErrorDatos for figures that no invoice can have; `campo` is how the error names the concept.

    They are a negative amount, a quantity or a tax base of zero, a price of zero unless the type is T or P, a discount
    above the amount, a tax without rate or amount, and an exempt one with either.
    """
    descuento, valor_unitario = concepto.descuento, concepto.valor_unitario
    if concepto.cantidad <= 0:
        _rechazar(f"{campo}.cantidad", concepto.cantidad, "debe ser mayor que cero")
    if valor_unitario < 0 or (not valor_unitario and tipo_de_comprobante in _CON_PRECIO):
        _rechazar(f"{campo}.valor_unitario", valor_unitario, "debe ser mayor que cero")
    if concepto.importe < 0:
        _rechazar(f"{campo}.importe", concepto.importe, "no puede ser negativo")
    if descuento is not None and not 0 <= descuento <= concepto.importe:
        _rechazar(f"{campo}.descuento", descuento, f"debe estar entre cero y el importe, {concepto.importe}")
    if concepto.impuestos is not None:
        for i, traslado in enumerate(concepto.impuestos.traslados, 1):
            _comprobar_nodo(traslado, f"{campo}.impuestos.traslados[{i}]")
        for i, retencion in enumerate(concepto.impuestos.retenciones, 1):
            _comprobar_nodo(retencion, f"{campo}.impuestos.retenciones[{i}]")


def _comprobar_nodo(nodo: TrasladoConcepto | RetencionConcepto, campo: str) -> None:
    comprobar_impuesto(campo, nodo.base, nodo.tipo_factor, nodo.tasa_o_cuota, nodo.importe)


def comprobar_impuesto(
    campo: str, base: Decimal, tipo_factor: str, tasa: Decimal | None, importe: Decimal | None, sufijo: str = ""
) -> None:
    """Raises ErrorDatos for a tax on nothing, one without rate or amount, and an exempt one with either.

    `campo` is how the error names the node of the tax, `sufijo` what ends the names of its attributes (`_dr`).
    """
    if base <= 0:
        _rechazar(f"{campo}.base{sufijo}", base, "debe ser mayor que cero")
    exento = tipo_factor == "Exento"
    for atributo, valor in (("tasa_o_cuota", tasa), ("importe", importe)):
        donde = f"{campo}.{atributo}{sufijo}"
        if valor is None and not exento:
            _rechazar(donde, valor, "es un dato obligatorio salvo si TipoFactor es Exento", "Indíquelo.")
        if valor is not None and exento:
            _rechazar(donde, valor, "no existe si TipoFactor es Exento", "Quítelo.")
        if valor is not None and valor < 0:
            _rechazar(donde, valor, "no puede ser negativo")


def _rechazar(campo: str, valor: Decimal | None, motivo: str, remedio: str = "Corrija la cifra.") -> None:
    raise ErrorDatos(motivo, campo=campo, valor=valor, remedio=remedio)
