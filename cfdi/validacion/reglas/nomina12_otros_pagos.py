"""Nómina 1.2, node OtrosPagos: subsidy and balances in favour (matrix codes NOM98 to NOM108)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cfdi.calculo.nominas import SUBSIDIO, subsidio_maximo
from cfdi.documentos.nomina12 import CompensacionSaldosAFavor, Nomina, OtroPago
from cfdi.errores import ErrorDatos
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas, por_cada
from cfdi.validacion.reglas.nomina12_predicados import citar, regla_de_nomina

SALDO_A_FAVOR = "004"
AJUSTES_DEL_SUBSIDIO = frozenset({"007", "008"})
DE_SUELDOS = "02"
"""Key of c_TipoRegimen."""
DIAS_DE_UN_MES = 31
DICIEMBRE = 12
_OTRO_PAGO = "nomina12:OtrosPagos/nomina12:OtroPago"


# Each payment


@regla_de_nomina("NOM98", en=OtroPago, pide="El otro pago 004 debe llevar el nodo CompensacionSaldosAFavor.")
def saldo_con_su_nodo(documento: Documento, o: OtroPago) -> Fallas:
    """004 has CompensacionSaldosAFavor."""
    if o.tipo_otro_pago != SALDO_A_FAVOR or o.compensacion_saldos_a_favor is not None:
        return ()
    mensaje = "El otro pago 004 (saldo a favor) necesita el nodo CompensacionSaldosAFavor. Agréguelo."
    return [Falla("nomina12:CompensacionSaldosAFavor", mensaje, "CompensacionSaldosAFavor")]


@regla_de_nomina("NOM99", en=OtroPago, pide="El otro pago 002 debe llevar el nodo SubsidioAlEmpleo.")
def subsidio_con_su_nodo(documento: Documento, o: OtroPago) -> Fallas:
    """002 has SubsidioAlEmpleo."""
    if o.tipo_otro_pago != SUBSIDIO or o.subsidio_al_empleo is not None:
        return ()
    mensaje = "El otro pago 002 (subsidio para el empleo) necesita el nodo SubsidioAlEmpleo. Agréguelo."
    return [Falla("nomina12:SubsidioAlEmpleo", mensaje, "SubsidioAlEmpleo")]


@regla_de_nomina(
    "NOM100", en=OtroPago, pide="El Importe de un otro pago debe ser mayor que cero, salvo el 002, que puede ser 0.00."
)
def otro_pago_con_importe(documento: Documento, o: OtroPago) -> Fallas:
    """Something is paid; the subsidy may be zero."""
    if o.importe > 0 or o.tipo_otro_pago == SUBSIDIO:
        return ()
    mensaje = f"El Importe del otro pago {citar(o.tipo_otro_pago)} es {o.importe}: debe ser mayor que cero. O quítelo."
    return [Falla("@Importe", mensaje, "más de 0", str(o.importe))]


@regla_de_nomina("NOM107", en=OtroPago, pide="El Importe del otro pago 002 no puede ser mayor que SubsidioCausado.")
def subsidio_entregado_cabe_en_el_causado(documento: Documento, o: OtroPago) -> Fallas:
    """What is handed over is not above what was caused."""
    if o.tipo_otro_pago != SUBSIDIO or o.subsidio_al_empleo is None:
        return ()
    causado = o.subsidio_al_empleo.subsidio_causado
    if o.importe <= causado:
        return ()
    mensaje = f"El Importe del subsidio entregado ({o.importe}) es mayor que el SubsidioCausado ({causado}). Corríjalo."
    return [Falla("@Importe", mensaje, f"a lo más {causado}", str(o.importe))]


@regla_de_nomina("NOM102", en=CompensacionSaldosAFavor, pide="SaldoAFavor debe ser mayor o igual que RemanenteSalFav.")
def remanente_cabe_en_el_saldo(documento: Documento, s: CompensacionSaldosAFavor) -> Fallas:
    """What is left is not above the balance."""
    if s.saldo_a_favor >= s.remanente_sal_fav:
        return ()
    mensaje = f"El SaldoAFavor ({s.saldo_a_favor}) es menor que su RemanenteSalFav ({s.remanente_sal_fav}). Corríjalos."
    return [Falla("@SaldoAFavor", mensaje, f"al menos {s.remanente_sal_fav}", str(s.saldo_a_favor))]


# Those that look at the whole Nomina


@regla_de_nomina(
    "NOM103",
    en=Nomina,
    pide="El Año del saldo a favor debe ser el anterior al de FechaPago, o el mismo si el periodo de pago es "
    "diciembre.",
)
def anio_del_saldo(documento: Documento, n: Nomina) -> Fallas:
    """Año is the one before FechaPago's, or the same one in December.

    The guide ties the current year to FechaPago, and does not say of which date the month is: December in any of the
    three will do.
    """
    en_curso = n.fecha_pago.year
    en_diciembre = any(f.month == DICIEMBRE for f in (n.fecha_pago, n.fecha_inicial_pago, n.fecha_final_pago))
    admitidos = (en_curso - 1, en_curso) if en_diciembre else (en_curso - 1,)
    esperado = " o ".join(map(str, admitidos))

    def del_anio(o: OtroPago) -> Fallas:
        saldo = o.compensacion_saldos_a_favor
        if saldo is None or saldo.anio in admitidos:
            return ()
        mensaje = f"El Año del saldo a favor debe ser {esperado} (FechaPago {n.fecha_pago}) y dice {saldo.anio}."
        return [Falla("nomina12:CompensacionSaldosAFavor/@Año", mensaje, esperado, str(saldo.anio))]

    return por_cada(n.otros_pagos, _OTRO_PAGO, del_anio)


@regla_de_nomina(
    "NOM105",
    en=Nomina,
    pide="Con TipoRegimen 02 debe haber un otro pago 002 (aunque sea de 0.00), o bien 007 u 008; el 002 no va junto "
    "con ellos.",
)
def sueldos_con_subsidio(documento: Documento, n: Nomina) -> Fallas:
    """Wages tell the subsidy, or its adjustment: 002 alone, or 007 and 008."""
    if n.receptor.tipo_regimen != DE_SUELDOS:
        return ()
    claves = {o.tipo_otro_pago for o in n.otros_pagos}
    ajustes = sorted(claves & AJUSTES_DEL_SUBSIDIO)
    if (SUBSIDIO in claves) != bool(ajustes):
        return ()
    if ajustes:
        mensaje = f"El otro pago 002 (subsidio) no va junto con {' y '.join(ajustes)} (su ajuste). Deje uno u otro."
        return [Falla("nomina12:OtrosPagos", mensaje, "002, o bien 007 u 008", f"002 con {' y '.join(ajustes)}")]
    mensaje = (
        "Con TipoRegimen 02 (sueldos) hace falta el otro pago 002 (subsidio para el empleo). Agréguelo, con Importe y "
        "SubsidioCausado 0.00 si no hubo."
    )
    return [Falla("nomina12:OtrosPagos", mensaje, "un OtroPago 002, 007 u 008")]


@regla_de_nomina(
    "NOM106", en=Nomina, pide="Con un TipoRegimen distinto de 02 no debe haber otros pagos 002, 007 ni 008."
)
def solo_sueldos_con_subsidio(documento: Documento, n: Nomina) -> Fallas:
    """Only wages have a subsidy."""
    regimen = n.receptor.tipo_regimen
    if regimen == DE_SUELDOS:
        return ()

    def sin_subsidio(o: OtroPago) -> Fallas:
        clave = o.tipo_otro_pago
        if clave != SUBSIDIO and clave not in AJUSTES_DEL_SUBSIDIO:
            return ()
        mensaje = f"El otro pago {clave} solo va con TipoRegimen 02 (sueldos), y es {citar(regimen)}. Quítelo."
        return [Falla("@TipoOtroPago", mensaje, "una clave distinta de 002, 007 y 008", clave)]

    return por_cada(n.otros_pagos, _OTRO_PAGO, sin_subsidio)


@regla_de_nomina(
    "NOM101",
    en=Nomina,
    pide="Con 31 días pagados o menos, SubsidioCausado no puede pasar del máximo mensual vigente en la Fecha del "
    "comprobante.",
)
def subsidio_de_un_mes(documento: Documento, n: Nomina) -> Fallas:
    """Up to 31 days, what is caused is not above a month's."""
    return _subsidio_causado(documento, n) if n.num_dias_pagados <= DIAS_DE_UN_MES else ()


@regla_de_nomina(
    "NOM108",
    en=Nomina,
    pide="Con más de 31 días pagados, SubsidioCausado no puede pasar del factor diario vigente por los días pagados.",
)
def subsidio_de_mas_de_un_mes(documento: Documento, n: Nomina) -> Fallas:
    """Beyond 31 days, what is caused is not above so much a day."""
    return _subsidio_causado(documento, n) if n.num_dias_pagados > DIAS_DE_UN_MES else ()


def _subsidio_causado(documento: Documento, n: Nomina) -> Fallas:
    if all(o.subsidio_al_empleo is None for o in n.otros_pagos):
        return ()
    maximo = _maximo(documento.fecha, n.num_dias_pagados)
    if maximo is None:
        return ()

    def bajo_el_maximo(o: OtroPago) -> Fallas:
        if o.subsidio_al_empleo is None or o.subsidio_al_empleo.subsidio_causado <= maximo:
            return ()
        causado = o.subsidio_al_empleo.subsidio_causado
        mensaje = (
            f"El SubsidioCausado ({causado}) pasa del máximo para {n.num_dias_pagados} días pagados: {maximo}. "
            "Corríjalo, o revise NumDiasPagados."
        )
        return [Falla("nomina12:SubsidioAlEmpleo/@SubsidioCausado", mensaje, f"a lo más {maximo}", str(causado))]

    return por_cada(n.otros_pagos, _OTRO_PAGO, bajo_el_maximo)


def _maximo(fecha: date | None, dias: Decimal) -> Decimal | None:
    try:
        return subsidio_maximo(fecha or date.max, dias)  # in doubt, the newest: it is the largest
    except ErrorDatos:
        return None  # of such days the schema speaks
