"""The taxes of a concept, as a user names them: `iva("0.16")`, `isr_retenido("0.10")`, `honorarios()`…

A `Gravamen` says which tax and at what rate. It becomes a Traslado or a Retencion once the concept tells its base.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from cfdi.calculo.importes import Numero, a_importe, a_positivo, a_tasa, importe_derivado, suma
from cfdi.documentos.cfdi40 import ImpuestosConcepto, RetencionConcepto, TrasladoConcepto
from cfdi.errores import ErrorDatos

ISR, IVA, IEPS = "001", "002", "003"
"""Keys of c_Impuesto."""

_NOMBRES = {ISR: "ISR", IVA: "IVA", IEPS: "IEPS"}
_FACTORES = ("Tasa", "Cuota", "Exento")


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Gravamen:
    """A tax to be put on a concept. The functions of this module make them; so does this constructor, for the rest.

    impuesto: 001 ISR, 002 IVA, 003 IEPS. tipo_factor: Tasa, Cuota or Exento. tasa_o_cuota: a rate (0.160000) or an
    amount per unit, kept with six decimals; None for Exento. retencion: withheld instead of transferred.
    base, importe: when they are not the derived ones, which `liquidar` describes.
    base_con_ieps: the base of this IVA includes the IEPS transferred on the same concept.

    Raises ErrorDatos for what the SAT has no place for: a rate that is not in c_TasaOCuota, ISR transferred, an
    exempt tax with a rate…
    """

    impuesto: str
    tipo_factor: str
    tasa_o_cuota: Decimal | None
    retencion: bool
    base: Decimal | None
    importe: Decimal | None
    base_con_ieps: bool

    def __init__(
        self,
        *,
        impuesto: str,
        tipo_factor: str,
        tasa_o_cuota: Numero | None = None,
        retencion: bool = False,
        base: Numero | None = None,
        importe: Numero | None = None,
        base_con_ieps: bool = False,
    ) -> None:
        fijar = partial(object.__setattr__, self)
        fijar("impuesto", impuesto)
        fijar("tipo_factor", tipo_factor)
        fijar("tasa_o_cuota", None if tasa_o_cuota is None else a_tasa(tasa_o_cuota, "tasa_o_cuota"))
        fijar("retencion", retencion)
        fijar("base", None if base is None else a_positivo(base, "base"))
        fijar("importe", None if importe is None else a_importe(importe, "importe"))
        fijar("base_con_ieps", base_con_ieps)
        _comprobar_claves(self)
        if tipo_factor == "Exento":
            _comprobar_exento(self)
        else:
            _comprobar_tasa(self)

    @property
    def nombre(self) -> str:
        """As people say it: IVA, ISR retenido."""
        return _NOMBRES[self.impuesto] + (" retenido" if self.retencion else "")


def _comprobar_claves(gravamen: Gravamen) -> None:
    if gravamen.impuesto not in tuple(_NOMBRES):
        raise ErrorDatos(
            "no es una clave de c_Impuesto",
            campo="impuesto",
            valor=gravamen.impuesto,
            remedio='Use "001" ISR, "002" IVA o "003" IEPS.',
        )
    if gravamen.tipo_factor not in _FACTORES:
        raise ErrorDatos(
            "no es una clave de c_TipoFactor",
            campo="tipo_factor",
            valor=gravamen.tipo_factor,
            remedio=f"Use {', '.join(_FACTORES)}.",
        )
    if gravamen.base_con_ieps and (gravamen.impuesto != IVA or gravamen.base is not None):
        raise ErrorDatos(
            "solo se aplica al IVA, y no cuando se da la base",
            campo="base_con_ieps",
            remedio="Quítelo, o deje que la base se derive del concepto.",
        )


def _comprobar_exento(gravamen: Gravamen) -> None:
    if gravamen.retencion or gravamen.impuesto == ISR:
        raise ErrorDatos(
            f"el {gravamen.nombre} no puede ser Exento",
            campo="tipo_factor",
            valor=gravamen.tipo_factor,
            remedio="Solo un traslado de IVA o IEPS puede ser exento.",
        )
    for campo, valor in (("tasa_o_cuota", gravamen.tasa_o_cuota), ("importe", gravamen.importe)):
        if valor is not None:
            raise ErrorDatos("no existe en un impuesto exento", campo=campo, valor=valor, remedio="Quítela.")


def _comprobar_tasa(gravamen: Gravamen) -> None:
    from cfdi import catalogos  # opened at the first look-up, not at import

    clase, tasa = (gravamen.impuesto, gravamen.tipo_factor), gravamen.tasa_o_cuota
    if tasa is None:
        raise ErrorDatos(
            f"es obligatoria cuando TipoFactor es {gravamen.tipo_factor}",
            campo="tasa_o_cuota",
            remedio='Indíquela como en c_TasaOCuota: "0.160000".',
        )
    if catalogos.tasa_permitida(*clase, tasa, retencion=gravamen.retencion):
        return
    lado = catalogos.tasas(*clase, retencion=True) if gravamen.retencion else catalogos.tasas(*clase, traslado=True)
    reglas = sorted(lado, key=lambda regla: regla.maximo)
    admitidas = [f"{r.minimo}" if r.fijo else f"de {r.minimo} a {r.maximo}" for r in reglas]
    raise ErrorDatos(
        f"no está en c_TasaOCuota para {gravamen.nombre} por {gravamen.tipo_factor}",
        campo="tasa_o_cuota",
        valor=tasa,
        remedio=f"Se admite: {', '.join(admitidas)}." if admitidas else "El SAT no tiene ese impuesto de esa clase.",
    )


# Taxes one by one


def iva(
    tasa: Numero = "0.16", *, base: Numero | None = None, importe: Numero | None = None, base_con_ieps: bool = False
) -> Gravamen:
    """IVA transferred: "0.16", "0" or, with the border stimulus, "0.08"."""
    return Gravamen(
        impuesto=IVA, tipo_factor="Tasa", tasa_o_cuota=tasa, base=base, importe=importe, base_con_ieps=base_con_ieps
    )


def iva_exento(*, base: Numero | None = None) -> Gravamen:
    """IVA exempt: only its base is written."""
    return Gravamen(impuesto=IVA, tipo_factor="Exento", base=base)


def ieps(tasa: Numero, *, base: Numero | None = None, importe: Numero | None = None) -> Gravamen:
    """IEPS transferred at a rate: "0.08" for food of high energy density."""
    return Gravamen(impuesto=IEPS, tipo_factor="Tasa", tasa_o_cuota=tasa, base=base, importe=importe)


def ieps_cuota(cuota: Numero, *, base: Numero | None = None, importe: Numero | None = None) -> Gravamen:
    """IEPS transferred as a fee per unit (litre, cigarette…); `base`: how many units, if not the concept's Cantidad."""
    return Gravamen(impuesto=IEPS, tipo_factor="Cuota", tasa_o_cuota=cuota, base=base, importe=importe)


def isr_retenido(tasa: Numero, *, base: Numero | None = None, importe: Numero | None = None) -> Gravamen:
    """ISR withheld: "0.10" on professional fees, "0.0125" in RESICO."""
    return Gravamen(impuesto=ISR, tipo_factor="Tasa", tasa_o_cuota=tasa, retencion=True, base=base, importe=importe)


def iva_retenido(tasa: Numero = "0.106667", *, base: Numero | None = None, importe: Numero | None = None) -> Gravamen:
    """IVA withheld: two thirds of 16 % unless said otherwise."""
    return Gravamen(impuesto=IVA, tipo_factor="Tasa", tasa_o_cuota=tasa, retencion=True, base=base, importe=importe)


def ieps_retenido(tasa: Numero, *, base: Numero | None = None, importe: Numero | None = None) -> Gravamen:
    """IEPS withheld at a rate."""
    return Gravamen(impuesto=IEPS, tipo_factor="Tasa", tasa_o_cuota=tasa, retencion=True, base=base, importe=importe)


# Usual combinations


def honorarios() -> tuple[Gravamen, ...]:
    """Professional fees that a person charges a company: IVA 16 %, ISR withheld 10 %, IVA withheld two thirds."""
    return iva(), isr_retenido("0.10"), iva_retenido()


def arrendamiento() -> tuple[Gravamen, ...]:
    """Rent of real estate that a person charges a company: the same rates as professional fees."""
    return iva(), isr_retenido("0.10"), iva_retenido()


def resico() -> tuple[Gravamen, ...]:
    """Régimen simplificado de confianza, a person charging a company: IVA 16 %, ISR withheld 1.25 %.

    Where the law also withholds IVA (fees, rent, freight), add it: `(*resico(), iva_retenido())`.
    """
    return iva(), isr_retenido("0.0125")


def fletes() -> tuple[Gravamen, ...]:
    """Land freight of goods: IVA 16 %, IVA withheld 4 %."""
    return iva(), iva_retenido("0.04")


def frontera() -> tuple[Gravamen, ...]:
    """IVA 8 %, for issuers with the stimulus of the northern or southern border."""
    return (iva("0.08"),)


# From taxes to nodes


class Liquidacion(NamedTuple):
    """A tax with its figures for one concept; `importe` is None when exempt."""

    gravamen: Gravamen
    base: Decimal
    importe: Decimal | None


def liquidar(
    gravamenes: Sequence[Gravamen], *, base: Decimal, cantidad: Decimal, decimales: int
) -> tuple[Liquidacion, ...]:
    """The figures of the taxes of one concept, in the order given.

    `base` is the concept's Importe less its Descuento, and that of every tax by Tasa or Exento; a tax by Cuota is
    charged on `cantidad`; an IVA `base_con_ieps` adds the IEPS transferred to it. The amount is base × rate, rounded
    half up at `decimales`. What a Gravamen brings is left as it is.

    Raises ErrorDatos when a base is zero: the SAT has no tax on nothing.
    """
    con_ieps = base
    if any(g.base_con_ieps for g in gravamenes):
        trasladados = [g for g in gravamenes if g.impuesto == IEPS and not g.retencion]
        ieps = [_liquidacion(g, base, cantidad, decimales).importe for g in trasladados]
        con_ieps = suma((base, *(importe for importe in ieps if importe is not None)))
    return tuple([_liquidacion(g, con_ieps if g.base_con_ieps else base, cantidad, decimales) for g in gravamenes])


def _liquidacion(gravamen: Gravamen, base: Decimal, cantidad: Decimal, decimales: int) -> Liquidacion:
    if gravamen.base is not None:
        base = gravamen.base
    elif gravamen.tipo_factor == "Cuota":
        base = cantidad
    if base <= 0:
        raise ErrorDatos(
            f"la base del {gravamen.nombre} debe ser mayor que cero",
            campo="impuestos",
            valor=base,
            remedio="El SAT no admite impuestos sobre cero: quítelos (ObjetoImp 01) o baje el descuento.",
        )
    importe = gravamen.importe
    if importe is None and gravamen.tasa_o_cuota is not None:
        importe = importe_derivado(base, gravamen.tasa_o_cuota, decimales)
    return Liquidacion(gravamen, base, importe)


def nodo_de_impuestos(liquidaciones: Sequence[Liquidacion]) -> ImpuestosConcepto | None:
    """The Impuestos of a concept, or None if there are none."""
    if not liquidaciones:
        return None
    return ImpuestosConcepto(
        traslados=[
            TrasladoConcepto(
                base=x.base,
                impuesto=x.gravamen.impuesto,
                tipo_factor=x.gravamen.tipo_factor,
                tasa_o_cuota=x.gravamen.tasa_o_cuota,
                importe=x.importe,
            )
            for x in liquidaciones
            if not x.gravamen.retencion
        ],
        retenciones=[_retencion(x) for x in liquidaciones if x.gravamen.retencion],
    )


def _retencion(liquidacion: Liquidacion) -> RetencionConcepto:
    gravamen, base, importe = liquidacion
    tasa = gravamen.tasa_o_cuota
    assert tasa is not None
    assert importe is not None  # only a transferred tax is exempt
    return RetencionConcepto(
        base=base, impuesto=gravamen.impuesto, tipo_factor=gravamen.tipo_factor, tasa_o_cuota=tasa, importe=importe
    )
