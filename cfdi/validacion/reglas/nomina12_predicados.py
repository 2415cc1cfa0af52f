"""What the rules of payroll share: when they judge, the groups of keys that they speak of, and how they count.

The codes NOM1 to NOM111 are those of CFDI 4.0 (3.3 was numbered otherwise), so every rule is for a CFDI 4.0. Those
about the Comprobante only judge one that carries payroll in its Complemento, and judge it once, whatever the number of
its Nomina nodes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import TypeVar

from cfdi.calculo.importes import CERO
from cfdi.documentos.cfdi40 import Comprobante, Concepto
from cfdi.documentos.nomina12 import Nomina
from cfdi.esquema.nodos import Nodo
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import Contribuyente, sabido
from cfdi.validacion.informe import Severidad
from cfdi.validacion.registro import Falla, Fallas, por_cada, regla

MATRIZ = "Matriz de errores del complemento de Nómina 1.2, Rev. E; Guía de llenado de nómina"
GUIA = "Guía de llenado de nómina"

CON_RELACION_LABORAL = frozenset({"01", "02", "03", "04", "05", "06", "07", "08"})
"""Keys of c_TipoContrato of who is employed."""
SIN_RELACION_LABORAL = frozenset({"09", "10", "99"})
"""The rest of c_TipoContrato."""

_LARGO_DE_CITA = 60

N = TypeVar("N", bound=Nodo)
JuicioDelRecibo = Callable[[Documento, Comprobante, tuple[Nomina, ...]], Fallas]
JuicioDelConcepto = Callable[[Concepto], Fallas]
JuicioDeNomina = Callable[[Documento, N], Fallas]


# How they are registered


def regla_del_recibo(codigo: str, *, pide: str, fuente: str = MATRIZ) -> Callable[[JuicioDelRecibo], JuicioDelRecibo]:
    """Register a rule about the Comprobante that carries payroll; it is also given its Nomina nodes."""

    def registrar(juicio: JuicioDelRecibo) -> JuicioDelRecibo:
        @regla(codigo, en=Comprobante, fuente=fuente, pide=pide)
        @wraps(juicio)
        def juzgar(documento: Documento, c: Comprobante) -> Fallas:
            nominas = c.complementos_de(Nomina) if c.complementos else ()
            return juicio(documento, c, nominas) if nominas else ()

        return juicio

    return registrar


def regla_del_concepto(codigo: str, *, pide: str) -> Callable[[JuicioDelConcepto], JuicioDelConcepto]:
    """Register a rule about each Concepto of a Comprobante that carries payroll."""

    def registrar(juicio: JuicioDelConcepto) -> JuicioDelConcepto:
        @regla_del_recibo(codigo, pide=pide)
        @wraps(juicio)
        def juzgar(documento: Documento, c: Comprobante, nominas: tuple[Nomina, ...]) -> Fallas:
            return por_cada(c.conceptos, "cfdi:Conceptos/cfdi:Concepto", juicio)

        return juicio

    return registrar


def regla_de_nomina(
    codigo: str, *, en: type[N], pide: str, fuente: str = MATRIZ, desde: date | None = None
) -> Callable[[JuicioDeNomina[N]], JuicioDeNomina[N]]:
    """Register a rule about one node of the complement, in a CFDI 4.0."""

    def registrar(juicio: JuicioDeNomina[N]) -> JuicioDeNomina[N]:
        @regla(codigo, en=en, fuente=fuente, pide=pide, desde=desde)
        @wraps(juicio)
        def juzgar(documento: Documento, nodo: N) -> Fallas:
            return juicio(documento, nodo) if isinstance(documento.nodo, Comprobante) else ()

        return juicio

    return registrar


# How they look, count and tell


def o_cero(importe: Decimal | None) -> Decimal:
    """An absent amount counts as zero."""
    return CERO if importe is None else importe


def citar(texto: str) -> str:
    """A text as a message quotes it, however long it is."""
    return texto if len(texto) <= _LARGO_DE_CITA else f"{texto[:_LARGO_DE_CITA]}…"


def debe_decir(donde: str, nombre: str, debido: str, dice: str) -> Fallas:
    """What there is to tell of an attribute to which payroll gives one value."""
    if dice == debido:
        return ()
    mensaje = f"En un recibo de nómina {nombre} debe ser «{debido}» y dice «{citar(dice)}». Cambie el valor."
    return [Falla(donde, mensaje, debido, citar(dice))]


def debe_sumar(atributo: str, debido: Decimal, dice: Decimal | None, porque: str, *, en: str = "") -> Fallas:
    """What there is to tell of an amount that must be exactly another one; absent, it counts as zero."""
    if o_cero(dice) == debido:
        return ()
    escrito = "falta" if dice is None else f"dice {dice}"
    mensaje = f"{atributo} debe ser {debido} ({porque}) y {escrito}."
    return [Falla(f"{en}@{atributo}", mensaje, str(debido), None if dice is None else str(dice))]


# What only l_RFC knows


def contribuyente(documento: Documento, rfc: str) -> Contribuyente:
    """The row of an RFC in l_RFC. Raises SinExternos where nobody can tell."""
    return sabido(documento.externos_para("l_RFC").contribuyente(rfc), "l_RFC")


def inscrito(documento: Documento, rfc: str) -> bool:
    """Whether l_RFC has an RFC as registered and not cancelled. Raises SinExternos where nobody can tell."""
    return contribuyente(documento, rfc).inscrito


def segun_la_lista(documento: Documento) -> Severidad | None:
    """How much it weighs that l_RFC says otherwise: the list of today does not undo a stamp of another day."""
    return None if documento.timbre is None else "advertencia"
