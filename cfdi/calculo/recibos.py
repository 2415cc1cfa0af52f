"""The builders of receipts: `pago` (type P) and `nomina` (type N), whose Comprobante the SAT fixes all but whole.

What it fixes is neither asked for nor can be wrong: currency, concept, use of the CFDI, export, payment method. What
is known from the complement is derived; what is given there is kept, and validation tells if it contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from cfdi.calculo.comprobantes import armar, relacion
from cfdi.calculo.importes import CERO, UNO
from cfdi.calculo.nominas import completar_nomina, importes_de_nominas
from cfdi.calculo.pagos import completar_pago, totales_de_pagos
from cfdi.documentos.cfdi40 import ACuentaTerceros, Comprobante, Concepto, Emisor, Receptor
from cfdi.documentos.nomina12 import Nomina
from cfdi.documentos.pagos20 import Pago, Pagos
from cfdi.errores import ErrorDatos
from cfdi.esquema import Nodo

SUSTITUCION = "04"
"""TipoRelacion of a receipt with the one that it replaces."""

FIJOS_DEL_RECEPTOR = {"P": {"uso_cfdi": "CP01"}, "N": {"uso_cfdi": "CN01", "regimen_fiscal_receptor": "605"}}
"""What the SAT fixes of the Receptor, by type of comprobante (NOM11, NOM12)."""


def pago(
    *,
    emisor: Emisor,
    receptor: Receptor,
    lugar_expedicion: str,
    pagos: Pagos | Pago | Iterable[Pago],
    sustituye: str | Sequence[str] = (),
    a_cuenta_terceros: ACuentaTerceros | None = None,
    fecha: datetime | str | None = None,
    serie: str | None = None,
    folio: str | None = None,
    complementos: Sequence[Nodo] = (),
    addenda: Sequence[Nodo] = (),
) -> Comprobante:
    """A receipt of payments (P) with its complement, from one or several `Pago`, as `pago_de` makes them.

    receptor: who paid, the same as in the invoices; its UsoCFDI becomes CP01. sustituye: UUIDs of the receipts that
    this one replaces. a_cuenta_terceros: on whose account the payment was received. fecha, lugar_expedicion: as in
    `ingreso`. Whole `Pagos` may be given too.

    Derived where absent: TipoCambioP and EquivalenciaDR within one currency, ImpuestosP, Totales.

    Raises ErrorDatos, with field, value and remedy, for payments that cannot be (see `comprobar_pagos`): above the
    balance, of documents that take more than was paid, between currencies without rate…
    """
    return armar(
        "P",
        emisor=emisor,
        receptor=receptor.con(**FIJOS_DEL_RECEPTOR["P"]),
        lugar_expedicion=lugar_expedicion,
        conceptos=[concepto_de_pago(a_cuenta_terceros)],
        moneda="XXX",
        exportacion="01",
        fecha=fecha,
        serie=serie,
        folio=folio,
        cfdi_relacionados=relacion(SUSTITUCION, sustituye),
        complementos=[_complemento_de_pagos(pagos), *complementos],
        addenda=addenda,
    )


def concepto_de_pago(a_cuenta_terceros: ACuentaTerceros | None = None) -> Concepto:
    """The only concept of a receipt of payments (CRP20111 to CRP20122)."""
    return Concepto(
        clave_prod_serv="84111506",
        cantidad=UNO,
        clave_unidad="ACT",
        descripcion="Pago",
        valor_unitario=CERO,
        importe=CERO,
        objeto_imp="01",
        a_cuenta_terceros=a_cuenta_terceros,
    )


def _complemento_de_pagos(pagos: Pagos | Pago | Iterable[Pago]) -> Pagos:
    dados = [pagos] if isinstance(pagos, Pago) else list(pagos.pago if isinstance(pagos, Pagos) else pagos)
    if not dados:
        raise ErrorDatos("hace falta al menos uno", campo="pagos", remedio="Escriba pagos=[pago_de(…), …].")
    _exigir(dados, Pago, "pagos", "pago_de(…)")
    completos = [completar_pago(p, f"pagos[{i}]") for i, p in enumerate(dados, 1)]
    return Pagos(totales=pagos.totales if isinstance(pagos, Pagos) else totales_de_pagos(completos), pago=completos)


def _exigir(dados: Iterable[Nodo], clase: type[Nodo], campo: str, ejemplo: str) -> None:
    for i, dado in enumerate(dados, 1):
        if not isinstance(dado, clase):
            raise ErrorDatos(
                f"se esperaba {clase.__name__} y llegó {type(dado).__name__}",
                campo=f"{campo}[{i}]",
                remedio=f"Escriba {campo}=[{ejemplo}, …].",
            )


def nomina(
    *,
    emisor: Emisor,
    receptor: Receptor,
    lugar_expedicion: str,
    nominas: Nomina | Iterable[Nomina],
    sustituye: str | Sequence[str] = (),
    fecha: datetime | str | None = None,
    serie: str | None = None,
    folio: str | None = None,
    complementos: Sequence[Nodo] = (),
    addenda: Sequence[Nodo] = (),
) -> Comprobante:
    """A payroll receipt (N) with its complement, from one or several `Nomina`, whose amounts are added.

    receptor: the worker (`trabajador` makes it); its UsoCFDI becomes CN01 and its regime 605. sustituye: UUIDs of the
    receipts that this one replaces. fecha, lugar_expedicion: as in `ingreso`.

    Derived where absent: TotalPercepciones, TotalDeducciones, TotalOtrosPagos, and the Antigüedad in weeks when
    FechaInicioRelLaboral is given. `percepciones` and `deducciones` derive the totals of those nodes.

    Raises ErrorDatos, with field, value and remedy, for figures that cannot be (see `comprobar_nomina`), and when
    more is taken from the worker than is paid.
    """
    dadas = [nominas] if isinstance(nominas, Nomina) else list(nominas)
    if not dadas:
        raise ErrorDatos("hace falta al menos una", campo="nominas", remedio="Escriba nominas=[Nomina(…), …].")
    _exigir(dadas, Nomina, "nominas", "Nomina(…)")
    completas = [completar_nomina(n) for n in dadas]
    return armar(
        "N",
        emisor=emisor,
        receptor=receptor.con(**FIJOS_DEL_RECEPTOR["N"]),
        lugar_expedicion=lugar_expedicion,
        conceptos=[concepto_de_nomina(completas)],
        metodo_pago="PUE",
        moneda="MXN",
        exportacion="01",
        fecha=fecha,
        serie=serie,
        folio=folio,
        cfdi_relacionados=relacion(SUSTITUCION, sustituye),
        complementos=[*completas, *complementos],
        addenda=addenda,
    )


def concepto_de_nomina(nominas: Iterable[Nomina]) -> Concepto:
    """The only concept of a payroll receipt (NOM13 to NOM29)."""
    importe, descuento = importes_de_nominas(nominas)
    return Concepto(
        clave_prod_serv="84111505",
        cantidad=UNO,
        clave_unidad="ACT",
        descripcion="Pago de nómina",
        valor_unitario=importe,
        importe=importe,
        descuento=descuento,
        objeto_imp="01",
    )


def trabajador(*, rfc: str, nombre: str, domicilio_fiscal_receptor: str) -> Receptor:
    """The Receptor of a payroll receipt: RFC, name and postal code are the worker's, the rest the SAT fixes."""
    return Receptor(
        rfc=rfc,
        nombre=nombre,
        domicilio_fiscal_receptor=domicilio_fiscal_receptor,
        **FIJOS_DEL_RECEPTOR["N"],
    )
