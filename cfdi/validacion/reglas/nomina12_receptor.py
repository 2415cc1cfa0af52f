"""Nómina 1.2, node Receptor: contract, bank account and place of work (matrix codes NOM57 to NOM68)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from cfdi import catalogos
from cfdi.calculo.importes import suma
from cfdi.catalogos import Estado
from cfdi.documentos.nomina12 import Receptor, SubContratacion
from cfdi.validacion.digitos import LARGO_DE_CLABE, digito_de_clabe
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas
from cfdi.validacion.reglas.cfdi40_predicados import RFC_EXTRANJERO
from cfdi.validacion.reglas.nomina12_predicados import (
    CON_RELACION_LABORAL,
    SIN_RELACION_LABORAL,
    citar,
    inscrito,
    regla_de_nomina,
    segun_la_lista,
)

REGIMENES_LABORALES = frozenset({"02", "03", "04"})
"""Keys of c_TipoRegimen of who is or was employed; the others begin with 05."""

LARGOS_DE_CUENTA = {10: "número celular", 11: "cuenta", 16: "tarjeta", 18: "CLABE"}
MEXICO = "MEX"
_CUENTA = re.compile("[0-9]{10,18}")
CIEN = Decimal(100)


# Contract and regime


@regla_de_nomina("NOM57", en=Receptor, pide="Con TipoContrato de 01 a 08 el TipoRegimen debe ser 02, 03 o 04.")
def empleado_con_regimen_laboral(documento: Documento, r: Receptor) -> Fallas:
    """Who is employed is paid wages, or a pension."""
    if r.tipo_contrato not in CON_RELACION_LABORAL or r.tipo_regimen in REGIMENES_LABORALES:
        return ()
    mensaje = (
        f"Con TipoContrato {r.tipo_contrato} el TipoRegimen debe ser 02, 03 o 04 y dice {citar(r.tipo_regimen)}. "
        "Corrija uno de los dos."
    )
    return [Falla("@TipoRegimen", mensaje, "02, 03 o 04", citar(r.tipo_regimen))]


@regla_de_nomina("NOM58", en=Receptor, pide="Con TipoContrato 09 o mayor el TipoRegimen debe ser de 05 a 99.")
def no_empleado_con_otro_regimen(documento: Documento, r: Receptor) -> Fallas:
    """Who is not employed is paid as something else."""
    if r.tipo_contrato not in SIN_RELACION_LABORAL or r.tipo_regimen not in REGIMENES_LABORALES:
        return ()
    mensaje = (
        f"Con TipoContrato {r.tipo_contrato} no hay relación laboral y el TipoRegimen es {r.tipo_regimen}: debe ser "
        "de 05 en adelante, por ejemplo 09 (asimilados) o 13 (separación). Corrija uno de los dos."
    )
    return [Falla("@TipoRegimen", mensaje, "de 05 a 99", r.tipo_regimen)]


# Bank account


def _cuenta(r: Receptor) -> str | None:
    """The account, unless it is none, of which the schema speaks."""
    cuenta = r.cuenta_bancaria
    return cuenta if cuenta is not None and _CUENTA.fullmatch(cuenta) else None


@regla_de_nomina("NOM62", en=Receptor, pide="La CuentaBancaria debe tener 10, 11, 16 o 18 dígitos.")
def largo_de_la_cuenta(documento: Documento, r: Receptor) -> Fallas:
    """CuentaBancaria is a mobile number (10), an account (11), a card (16) or a CLABE (18). The 15 digits that one
    sentence of the guide gives some cards are in neither its answers nor the message of the code."""
    cuenta = _cuenta(r)
    if cuenta is None or len(cuenta) in LARGOS_DE_CUENTA:
        return ()
    largo = next(x for x in LARGOS_DE_CUENTA if x > len(cuenta))
    mensaje = (
        f"La CuentaBancaria tiene {len(cuenta)} dígitos, y debe tener 10, 11, 16 o 18. Si es correcta, complétela a "
        f"{largo} con ceros a la izquierda."
    )
    return [Falla("@CuentaBancaria", mensaje, "10, 11, 16 o 18 dígitos", f"{len(cuenta)} dígitos")]


@regla_de_nomina("NOM63", en=Receptor, pide="Con una CLABE (18 dígitos) en CuentaBancaria no debe haber Banco.")
def clabe_sin_banco(documento: Documento, r: Receptor) -> Fallas:
    """A CLABE tells the bank already."""
    cuenta = _cuenta(r)
    if cuenta is None or len(cuenta) != LARGO_DE_CLABE or r.banco is None:
        return ()
    mensaje = "La CuentaBancaria es una CLABE, que ya dice el banco, y también hay Banco. Quite el Banco."
    return [Falla("@Banco", mensaje, "sin Banco", citar(r.banco))]


@regla_de_nomina("NOM64", en=Receptor, pide="El dígito de control de la CLABE en CuentaBancaria debe ser correcto.")
def clabe_con_su_digito(documento: Documento, r: Receptor) -> Fallas:
    """The last digit of a CLABE follows from the others."""
    cuenta = _cuenta(r)
    debido = None if cuenta is None else digito_de_clabe(cuenta)
    if cuenta is None or debido is None or cuenta.endswith(debido):
        return ()
    mensaje = (
        f"El dígito de control de la CLABE {cuenta} debe ser {debido} y es {cuenta[-1]}: algún dígito está mal. Pida "
        "la CLABE de nuevo al trabajador."
    )
    return [Falla("@CuentaBancaria", mensaje, f"{cuenta[:-1]}{debido}", cuenta)]


@regla_de_nomina("NOM65", en=Receptor, pide="Con una CuentaBancaria de 10, 11 o 16 dígitos debe haber Banco.")
def cuenta_con_banco(documento: Documento, r: Receptor) -> Fallas:
    """A mobile number, an account or a card go with the bank."""
    cuenta = _cuenta(r)
    if cuenta is None or len(cuenta) == LARGO_DE_CLABE or len(cuenta) not in LARGOS_DE_CUENTA or r.banco is not None:
        return ()
    que_es = LARGOS_DE_CUENTA[len(cuenta)]
    mensaje = f"La CuentaBancaria tiene {len(cuenta)} dígitos ({que_es}) y falta el Banco. Agregue su clave de c_Banco."
    return [Falla("@Banco", mensaje, "una clave de c_Banco")]


# Place of work


@regla_de_nomina("NOM66", en=Receptor, pide="ClaveEntFed debe ser la clave de un estado de México en c_Estado.")
def entidad_de_mexico(documento: Documento, r: Receptor) -> Fallas:
    """ClaveEntFed is a Mexican state in the list of payroll, which keeps DIF beside CMX after its period ended."""
    fila = cast("Estado | None", catalogos.fila("catNomina:c_Estado", r.clave_ent_fed))
    if fila is None or fila.pais != MEXICO:
        mensaje = (
            f"La ClaveEntFed {citar(r.clave_ent_fed)} no es un estado de México. Use su clave de c_Estado, por ejemplo "
            "CMX o JAL."
        )
        return [Falla("@ClaveEntFed", mensaje, "un estado de México de c_Estado", citar(r.clave_ent_fed))]
    if documento.fecha is None or fila.vigente(documento.fecha):
        return ()
    mensaje = f"La ClaveEntFed {fila.clave} dejó de estar vigente el {fila.fin}. Use CMX para la Ciudad de México."
    return [Falla("@ClaveEntFed", mensaje, "una clave vigente", fila.clave, severidad="advertencia")]


# SubContratacion


@regla_de_nomina(
    "NOM67",
    en=SubContratacion,
    pide="RfcLabora debe estar inscrito y no cancelado en la lista l_RFC, o ser XEXX010101000.",
)
def rfc_labora_inscrito(documento: Documento, s: SubContratacion) -> Fallas:
    """RfcLabora is in l_RFC; a foreigner has the generic RFC."""
    if s.rfc_labora == RFC_EXTRANJERO or inscrito(documento, s.rfc_labora):
        return ()
    rfc = citar(s.rfc_labora)
    mensaje = f"El RfcLabora ({rfc}) no está inscrito en el SAT, o está cancelado. Verifíquelo."
    return [Falla("@RfcLabora", mensaje, "un Rfc inscrito y no cancelado", rfc, segun_la_lista(documento))]


@regla_de_nomina("NOM68", en=Receptor, pide="La suma de los PorcentajeTiempo de las SubContratacion debe ser 100.")
def porcentajes_suman_cien(documento: Documento, r: Receptor) -> Fallas:
    """The parts of the worker's time add up to 100, exactly."""
    if not r.sub_contratacion:
        return ()
    total = suma(s.porcentaje_tiempo for s in r.sub_contratacion)
    if total == CIEN:
        return ()
    mensaje = f"Los PorcentajeTiempo de las {len(r.sub_contratacion)} SubContratacion suman {total} y deben sumar 100."
    return [Falla("nomina12:SubContratacion", mensaje, "100", str(total))]
