"""Nómina 1.2, node Emisor: the employer (matrix codes NOM5, NOM6 and NOM41 to NOM50)."""

from __future__ import annotations

from cfdi.calculo.importes import suma
from cfdi.documentos.nomina12 import Emisor, EntidadSNCF, Nomina
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import sabido
from cfdi.validacion.registro import Falla, Fallas
from cfdi.validacion.reglas.cfdi40_predicados import es_persona_fisica, es_persona_moral
from cfdi.validacion.reglas.nomina12_predicados import (
    CON_RELACION_LABORAL,
    SIN_RELACION_LABORAL,
    citar,
    contribuyente,
    inscrito,
    o_cero,
    regla_de_nomina,
    segun_la_lista,
)

RECURSO_MIXTO = "IM"


@regla_de_nomina("NOM5", en=Nomina, pide="Si el emisor es persona moral, el Emisor de la Nomina no lleva Curp.")
def moral_sin_curp(documento: Documento, n: Nomina) -> Fallas:
    """A company has no CURP."""
    rfc = documento.comprobante.emisor.rfc
    if n.emisor is None or n.emisor.curp is None or not es_persona_moral(rfc):
        return ()
    mensaje = f"El emisor ({rfc}) es persona moral y no tiene CURP. Quite la Curp del Emisor de la Nomina."
    return [Falla("nomina12:Emisor/@Curp", mensaje, "sin Curp")]


@regla_de_nomina("NOM6", en=Nomina, pide="Si el emisor es persona física, el Emisor de la Nomina debe llevar su Curp.")
def fisica_con_curp(documento: Documento, n: Nomina) -> Fallas:
    """A person who employs tells his CURP, in every Nomina."""
    rfc = documento.comprobante.emisor.rfc
    if not es_persona_fisica(rfc) or (n.emisor is not None and n.emisor.curp is not None):
        return ()
    mensaje = f"El emisor ({rfc}) es persona física y falta su Curp en el Emisor de la Nomina. Agréguela."
    return [Falla("nomina12:Emisor/@Curp", mensaje, "la Curp del emisor")]


@regla_de_nomina("NOM41", en=Emisor, pide="RfcPatronOrigen debe estar inscrito y no cancelado en la lista l_RFC.")
def patron_de_origen_inscrito(documento: Documento, e: Emisor) -> Fallas:
    """RfcPatronOrigen is in l_RFC."""
    rfc = e.rfc_patron_origen
    if rfc is None or inscrito(documento, rfc):
        return ()
    mensaje = f"El RfcPatronOrigen ({citar(rfc)}) no está inscrito en el SAT, o está cancelado. Verifíquelo."
    severidad = segun_la_lista(documento)
    return [Falla("@RfcPatronOrigen", mensaje, "un Rfc inscrito y no cancelado", citar(rfc), severidad)]


# RegistroPatronal


@regla_de_nomina(
    "NOM42", en=Nomina, pide="Con TipoContrato de 01 a 08 el Emisor de la Nomina debe llevar RegistroPatronal."
)
def empleado_con_registro_patronal(documento: Documento, n: Nomina) -> Fallas:
    """Who employs has a RegistroPatronal."""
    contrato = n.receptor.tipo_contrato
    if contrato not in CON_RELACION_LABORAL or _registro_patronal(n) is not None:
        return ()
    mensaje = f"Con TipoContrato {contrato} hace falta el RegistroPatronal en el Emisor de la Nomina. Agréguelo."
    return [Falla("nomina12:Emisor/@RegistroPatronal", mensaje, "el RegistroPatronal")]


@regla_de_nomina(
    "NOM43", en=Nomina, pide="Con TipoContrato 09, 10 o 99 el Emisor de la Nomina no lleva RegistroPatronal."
)
def no_empleado_sin_registro_patronal(documento: Documento, n: Nomina) -> Fallas:
    """Who does not employ tells no RegistroPatronal."""
    contrato = n.receptor.tipo_contrato
    if contrato not in SIN_RELACION_LABORAL or _registro_patronal(n) is None:
        return ()
    mensaje = f"Con TipoContrato {contrato} no hay relación laboral y el Emisor lleva RegistroPatronal. Quítelo."
    return [Falla("nomina12:Emisor/@RegistroPatronal", mensaje, "sin RegistroPatronal")]


@regla_de_nomina(
    "NOM44",
    en=Nomina,
    pide="Con RegistroPatronal, el Receptor debe llevar NumSeguridadSocial, FechaInicioRelLaboral, Antigüedad, "
    "RiesgoPuesto y SalarioDiarioIntegrado.",
)
def asegurado_con_sus_datos(documento: Documento, n: Nomina) -> Fallas:
    """With RegistroPatronal the five data of an insured worker are there. The guide also says the reverse, which PACs
    do not ask: a warning."""
    datos = _datos_de_asegurado(n)
    presentes = [nombre for nombre, esta in datos.items() if esta]
    faltan = [nombre for nombre, esta in datos.items() if not esta]
    if _registro_patronal(n) is not None:
        if not faltan:
            return ()
        mensaje = f"Hay RegistroPatronal y en el Receptor de la Nomina falta {_lista(faltan)}. Agregue lo que falta."
        return [Falla("nomina12:Receptor", mensaje, ", ".join(datos), ", ".join(presentes) or None)]
    if not presentes or n.receptor.tipo_contrato in CON_RELACION_LABORAL:
        return ()  # of who should have a RegistroPatronal NOM42 speaks
    mensaje = (
        f"No hay RegistroPatronal y el Receptor de la Nomina lleva {_lista(presentes)}: la guía pide omitirlos. "
        "Quítelos, o agregue el RegistroPatronal."
    )
    return [Falla("nomina12:Receptor", mensaje, "ninguno", ", ".join(presentes), severidad="advertencia")]


def _registro_patronal(n: Nomina) -> str | None:
    return None if n.emisor is None else n.emisor.registro_patronal


def _datos_de_asegurado(n: Nomina) -> dict[str, bool]:
    r = n.receptor
    return {
        "NumSeguridadSocial": r.num_seguridad_social is not None,
        "FechaInicioRelLaboral": r.fecha_inicio_rel_laboral is not None,
        "Antigüedad": r.antiguedad is not None,
        "RiesgoPuesto": r.riesgo_puesto is not None,
        "SalarioDiarioIntegrado": r.salario_diario_integrado is not None,
    }


def _lista(nombres: list[str]) -> str:
    *otros, ultimo = nombres
    return f"{', '.join(otros)} y {ultimo}" if otros else ultimo


# EntidadSNCF: public bodies


@regla_de_nomina(
    "NOM45",
    en=Nomina,
    pide="Si el emisor tiene en l_RFC la marca del Sistema Nacional de Coordinación Fiscal, debe existir EntidadSNCF.",
)
def adherido_con_entidad_sncf(documento: Documento, n: Nomina) -> Fallas:
    """An issuer with the mark of the SNCF tells its EntidadSNCF. A person is never one of those."""
    rfc = documento.comprobante.emisor.rfc
    hay = n.emisor is not None and n.emisor.entidad_sncf is not None
    if hay or not es_persona_moral(rfc) or not _adherido(documento, rfc):
        return ()
    mensaje = f"El emisor ({rfc}) está adherido al SNCF y falta EntidadSNCF en el Emisor de la Nomina. Agréguela."
    return [Falla("nomina12:Emisor/nomina12:EntidadSNCF", mensaje, "EntidadSNCF", severidad=segun_la_lista(documento))]


@regla_de_nomina(
    "NOM46",
    en=EntidadSNCF,
    pide="Si el emisor no tiene en l_RFC la marca del Sistema Nacional de Coordinación Fiscal, no debe haber "
    "EntidadSNCF.",
)
def ajeno_sin_entidad_sncf(documento: Documento, s: EntidadSNCF) -> Fallas:
    """An issuer without the mark of the SNCF has no EntidadSNCF."""
    rfc = documento.comprobante.emisor.rfc
    if _adherido(documento, rfc):
        return ()
    mensaje = f"El emisor ({citar(rfc)}) no está adherido al SNCF y la Nomina lleva EntidadSNCF. Quítela."
    return [Falla("", mensaje, "sin EntidadSNCF", severidad=segun_la_lista(documento))]


def _adherido(documento: Documento, rfc: str) -> bool:
    return sabido(contribuyente(documento, rfc).sncf, "l_RFC")


@regla_de_nomina("NOM48", en=EntidadSNCF, pide="Con OrigenRecurso IM debe existir MontoRecursoPropio.")
def mixto_con_monto_propio(documento: Documento, s: EntidadSNCF) -> Fallas:
    """Mixed money tells how much of it is the payer's own."""
    if s.origen_recurso != RECURSO_MIXTO or s.monto_recurso_propio is not None:
        return ()
    mensaje = "El OrigenRecurso es IM (ingresos mixtos) y falta MontoRecursoPropio. Agréguelo."
    return [Falla("@MontoRecursoPropio", mensaje, "el monto pagado con recursos propios")]


@regla_de_nomina("NOM49", en=EntidadSNCF, pide="Con un OrigenRecurso distinto de IM no debe haber MontoRecursoPropio.")
def no_mixto_sin_monto_propio(documento: Documento, s: EntidadSNCF) -> Fallas:
    """Money that is not mixed tells no part of its own."""
    if s.monto_recurso_propio is None or s.origen_recurso == RECURSO_MIXTO:
        return ()
    mensaje = (
        f"El OrigenRecurso es {citar(s.origen_recurso)} y hay MontoRecursoPropio ({s.monto_recurso_propio}), que solo "
        "va con IM. Quítelo."
    )
    return [Falla("@MontoRecursoPropio", mensaje, "sin MontoRecursoPropio", str(s.monto_recurso_propio))]


@regla_de_nomina(
    "NOM50", en=Nomina, pide="MontoRecursoPropio debe ser menor que TotalPercepciones + TotalOtrosPagos de su Nomina."
)
def monto_propio_es_una_parte(documento: Documento, n: Nomina) -> Fallas:
    """MontoRecursoPropio is less than what this Nomina pays. One PAC lets both be equal; guide and message do not."""
    entidad = None if n.emisor is None else n.emisor.entidad_sncf
    if entidad is None or entidad.monto_recurso_propio is None:
        return ()
    propio, pagado = entidad.monto_recurso_propio, suma([o_cero(n.total_percepciones), o_cero(n.total_otros_pagos)])
    if propio < pagado:
        return ()
    mensaje = f"El MontoRecursoPropio ({propio}) debe ser menor que lo pagado en la Nomina ({pagado}). Corríjalo."
    donde = "nomina12:Emisor/nomina12:EntidadSNCF/@MontoRecursoPropio"
    return [Falla(donde, mensaje, f"menos de {pagado}", str(propio))]
