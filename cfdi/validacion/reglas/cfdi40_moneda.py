"""CFDI 4.0, node Comprobante: TipoCambio and Confirmacion (matrix codes CFDI40114 to 40116,
40118, 40120 and 40127 to 40129).

The matrix wants a confirmation key of the PAC for rates and totals out of range. The SAT has not published how it is
asked for, and PACs do not demand it: what is out of range is only a warning.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from cfdi import catalogos
from cfdi.calculo.importes import CERO, UNO, producto, redondear, resta, suma
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.esquema.nodos import Nodo
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import SinExternos, sabido
from cfdi.validacion.registro import Falla, Fallas, regla
from cfdi.validacion.reglas.cfdi40_predicados import CON_IMPORTES

FUENTE = "Matriz de errores CFDI 4.0; Anexo 20, I.F"

NACIONAL = "MXN"
SIN_MONEDA = "XXX"
_SIN_CAMBIO = frozenset({NACIONAL, SIN_MONEDA})
_NOMINA = "http://www.sat.gob.mx/nomina12"
_CLAVES = "el registro de claves de confirmación del PAC"


@regla(
    "CFDI40114",
    en=Comprobante,
    fuente=FUENTE,
    pide="Con Moneda MXN, TipoCambio se omite o vale 1.",
)
def peso_por_peso(documento: Documento, c: Comprobante) -> Fallas:
    """MXN: TipoCambio is absent or one."""
    if c.moneda != NACIONAL or c.tipo_cambio is None or c.tipo_cambio == 1:
        return ()
    mensaje = f"En pesos (MXN) el TipoCambio es 1 y dice {c.tipo_cambio}. Quítelo, o revise la Moneda."
    return [Falla("@TipoCambio", mensaje, "1", str(c.tipo_cambio))]


@regla(
    "CFDI40115",
    en=Comprobante,
    fuente=FUENTE,
    pide="Con una Moneda distinta de MXN y XXX, TipoCambio debe existir.",
)
def falta_el_tipo_de_cambio(documento: Documento, c: Comprobante) -> Fallas:
    """A known currency other than MXN and XXX demands TipoCambio."""
    if c.tipo_cambio is not None or c.moneda in _SIN_CAMBIO or catalogos.moneda(c.moneda) is None:
        return ()
    mensaje = f"Falta el TipoCambio: la Moneda es {c.moneda}. Indique cuántos pesos vale una unidad."
    return [Falla("@TipoCambio", mensaje, f"pesos por unidad de {c.moneda}")]


@regla(
    "CFDI40116",
    en=Comprobante,
    fuente=FUENTE,
    pide="Con Moneda XXX, TipoCambio no debe existir.",
)
def sin_moneda_no_hay_cambio(documento: Documento, c: Comprobante) -> Fallas:
    """XXX forbids TipoCambio."""
    if c.moneda != SIN_MONEDA or c.tipo_cambio is None:
        return ()
    mensaje = f"Con Moneda XXX no hay TipoCambio y dice {c.tipo_cambio}. Quítelo."
    return [Falla("@TipoCambio", mensaje, "sin TipoCambio", str(c.tipo_cambio))]


@regla(
    "CFDI40118",
    en=Comprobante,
    fuente=FUENTE,
    pide="TipoCambio está dentro de la variación que c_Moneda permite sobre el publicado, o hay Confirmacion. El SAT "
    "no ha puesto en marcha la confirmación: es un aviso.",
)
def cambio_dentro_de_la_variacion(documento: Documento, c: Comprobante) -> Fallas:
    """A rate out of the variation of its currency, without Confirmacion."""
    if c.confirmacion is not None:
        return ()
    limites = _limites_del_cambio(documento, c)
    if limites is None or c.tipo_cambio is None or limites.admiten(c.tipo_cambio):
        return ()
    mensaje = (
        f"El TipoCambio de {c.moneda} es {c.tipo_cambio} y el publicado, {limites.publicado}, admite {limites}. "
        "Revíselo: debe ser pesos por unidad."
    )
    return [Falla("@TipoCambio", mensaje, str(limites), str(c.tipo_cambio))]


@regla(
    "CFDI40120",
    en=Comprobante,
    fuente=FUENTE,
    pide="El Total en pesos no pasa del máximo de c_TipoDeComprobante (o el personal de l_RFC), o hay Confirmacion. El "
    "SAT no ha puesto en marcha la confirmación: es un aviso.",
)
def total_bajo_el_maximo(documento: Documento, c: Comprobante) -> Fallas:
    """A Total above the maximum, without Confirmacion."""
    total = _total_en_pesos(c)
    if c.confirmacion is not None or total is None:
        return ()
    maximo = _maximo_del_catalogo(c)
    if total <= maximo and total <= (maximo := _limite_personal(documento, c) or maximo):
        return ()
    mensaje = f"El Total, {c.total} {c.moneda}, pasa en pesos del máximo de {maximo}. Revise importes y TipoCambio."
    return [Falla("@Total", mensaje, f"a lo más {maximo} MXN", str(c.total))]


@regla(
    "CFDI40127",
    en=Comprobante,
    fuente=FUENTE,
    pide="Confirmacion no debe existir si TipoCambio y Total están dentro de sus límites.",
)
def confirmacion_de_sobra(documento: Documento, c: Comprobante) -> Fallas:
    """Confirmacion with both TipoCambio and Total in range: the matrix says and/or, Anexo 20 says both.

    A personal limit counts where a provider tells of it; without one this is decided all the same.
    """
    if c.confirmacion is None or _pasa_del_maximo(documento, c):
        return ()
    limites = _limites_del_cambio(documento, c)
    if limites is not None and c.tipo_cambio is not None and not limites.admiten(c.tipo_cambio):
        return ()
    mensaje = f"La Confirmacion {c.confirmacion} sobra: TipoCambio y Total están dentro de sus límites. Quítela."
    return [Falla("@Confirmacion", mensaje, "sin Confirmacion", c.confirmacion)]


@regla(
    "CFDI40128",
    en=Comprobante,
    fuente=FUENTE,
    pide="La clave de Confirmacion la dio el PAC a este emisor.",
)
def confirmacion_del_emisor(documento: Documento, c: Comprobante) -> Fallas:
    """The confirmation key was given to this issuer."""
    if c.confirmacion is None:
        return ()
    clave = sabido(documento.externos_para(_CLAVES).confirmacion(c.confirmacion), _CLAVES)
    if clave.rfc_emisor == c.emisor.rfc:
        return ()
    mensaje = f"El PAC no dio la clave de confirmación {c.confirmacion} a {c.emisor.rfc}. Pídala, o quítela."
    return [Falla("@Confirmacion", mensaje, f"una clave dada a {c.emisor.rfc}", c.confirmacion)]


@regla(
    "CFDI40129",
    en=Comprobante,
    fuente=FUENTE,
    pide="Una clave de Confirmacion se usa en un solo comprobante.",
)
def confirmacion_sin_usar(documento: Documento, c: Comprobante) -> Fallas:
    """The confirmation key has not been used before. (A stamped document has used it itself.)"""
    if c.confirmacion is None or documento.timbre is not None:
        return ()
    if not sabido(documento.externos_para(_CLAVES).confirmacion(c.confirmacion), _CLAVES).usada:
        return ()
    mensaje = f"La clave de confirmación {c.confirmacion} ya se usó en otro comprobante. Pida una nueva al PAC."
    return [Falla("@Confirmacion", mensaje, "una clave sin usar", c.confirmacion)]


class _LimitesDelCambio(NamedTuple):
    """The rate published for the day, and the ends that its variation allows, rounded at six decimals."""

    publicado: Decimal
    inferior: Decimal
    superior: Decimal

    def admiten(self, tipo_cambio: Decimal) -> bool:
        return self.inferior <= tipo_cambio <= self.superior

    def __str__(self) -> str:
        return f"de {self.inferior} a {self.superior}"


def _limites_del_cambio(documento: Documento, c: Comprobante) -> _LimitesDelCambio | None:
    """None where no rate can be out of range. Raises SinExternos without the rate published that day."""
    if c.tipo_cambio is None or c.moneda in _SIN_CAMBIO or documento.fecha is None:
        return None
    moneda = catalogos.moneda(c.moneda)
    if moneda is None or moneda.variacion is None:
        return None
    lista = f"el tipo de cambio publicado de {c.moneda}"
    publicado = sabido(documento.externos_para(lista).tipo_de_cambio(c.moneda, documento.fecha), lista)
    inferior = producto(publicado, max(CERO, resta(UNO, moneda.variacion)))
    superior = producto(publicado, suma([UNO, moneda.variacion]))
    return _LimitesDelCambio(publicado, redondear(inferior, 6), redondear(superior, 6))


def _total_en_pesos(c: Comprobante) -> Decimal | None:
    """None for documents without amounts, and for a Total that has no value in pesos."""
    if c.tipo_de_comprobante not in CON_IMPORTES or c.moneda == SIN_MONEDA:
        return None
    cambio = UNO if c.moneda == NACIONAL else c.tipo_cambio
    return None if cambio is None else producto(c.total, cambio)


def _pasa_del_maximo(documento: Documento, c: Comprobante) -> bool:
    total = _total_en_pesos(c)
    if total is None:
        return False
    try:
        personal = _limite_personal(documento, c)
    except SinExternos:
        personal = None
    return total > (personal or _maximo_del_catalogo(c))


def _limite_personal(documento: Documento, c: Comprobante) -> Decimal | None:
    """The limit that the issuer asked of the SAT, None when it has none. Raises SinExternos."""
    contribuyente = sabido(documento.externos_para("l_RFC").contribuyente(c.emisor.rfc), "l_RFC")
    limite = sabido(contribuyente.limite, "l_RFC con límites personales")
    return limite if limite > 0 else None


def _maximo_del_catalogo(c: Comprobante) -> Decimal:
    """That of c_TipoDeComprobante, for an I, E or N; of a payroll, by what it pays."""
    tipo = catalogos.tipo_de_comprobante(c.tipo_de_comprobante)
    if tipo is None:  # pragma: no cover - I, E and N are in every edition
        raise AssertionError(c.tipo_de_comprobante)
    if tipo.valor_maximo_nds is None:
        return tipo.valor_maximo
    sueldos, lo_demas = _clases_de_percepcion(c.complementos)
    if sueldos and lo_demas:
        return suma([tipo.valor_maximo, tipo.valor_maximo_nds])
    return tipo.valor_maximo_nds if lo_demas else tipo.valor_maximo


def _clases_de_percepcion(complementos: Iterable[Nodo]) -> tuple[bool, bool]:
    """Whether a payroll pays salaries (NS of c_TipoDeComprobante), and whether severance or pensions (NdS)."""
    percepciones = [getattr(n, "percepciones", None) for n in complementos if n._espacio.uri == _NOMINA]
    return (
        any(p is not None and p.total_sueldos is not None for p in percepciones),
        any(
            p is not None
            and (p.total_separacion_indemnizacion is not None or p.total_jubilacion_pension_retiro is not None)
            for p in percepciones
        ),
    )
