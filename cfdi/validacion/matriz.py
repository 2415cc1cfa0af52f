"""Every code of the SAT's matrix, and what becomes of it here: what `cfdi regla` tells and docs/reglas.md lists.

Most is read from the rules themselves and from their examples. What stands here are the codes that no rule checks:
those of other layers, and those that cannot be decided, each with its reason, in Spanish for users.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, Literal

from cfdi.errores import ErrorDatos
from cfdi.esquema.nodos import Nodo
from cfdi.esquema.tabla import tabla
from cfdi.esquema.texto import parecido
from cfdi.validacion.catalogos import campos_de_claves
from cfdi.validacion.ejemplos import piden_listas
from cfdi.validacion.informe import Capa, Severidad
from cfdi.validacion.registro import SEVERIDADES, Regla
from cfdi.validacion.reglas import cargar_todas

Estado = Literal["comprobado", "comprobado en parte", "lista externa", "no se comprueba"]
"""`comprobado en parte`: the rest needs a list from outside, as all of `lista externa` does."""

Grupo = Literal["CFDI 4.0", "Pagos 2.0", "Nómina 1.2", "Códigos genéricos de los PAC", "Avisos sin código del SAT"]

ANEXO_20 = "Matriz de errores CFDI 4.0; Anexo 20, I.F"
PAC = "Códigos genéricos de los PAC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ficha:
    """What is known of a code. `lugar` is the node or attribute it is about; `nota` says how or why not."""

    codigo: str
    grupo: Grupo
    lugar: str
    pide: str
    fuente: str
    estado: Estado = "comprobado"
    capa: Capa = "reglas"
    nota: str = ""
    severidad: Severidad = "error"
    desde: date | None = None
    hasta: date | None = None


_DE_OTRAS_CAPAS: dict[str, tuple[Capa, str, str, str, str]] = {
    "CFDI40101": (
        "esquema",
        "cfdi:Comprobante/@Fecha",
        "La Fecha se escribe AAAA-MM-DDThh:mm:ss y existe en el calendario.",
        ANEXO_20,
        "El esquema la rechaza antes y se informa como 301, igual que hacen los PAC.",
    ),
    "CFDI40102": (
        "sello",
        "cfdi:Comprobante/@Sello",
        "El Sello se verifica, con SHA-256 y el Certificado del comprobante, sobre la cadena original.",
        ANEXO_20,
        "Un comprobante sin sellar no se juzga por él.",
    ),
    "CFDI40117": (
        "esquema",
        "cfdi:Comprobante/@TipoCambio",
        "TipoCambio tiene de 1 a 18 enteros y hasta 6 decimales, y es mayor que cero.",
        ANEXO_20,
        "El esquema lo rechaza antes y se informa como 301, igual que hacen los PAC.",
    ),
    "301": (
        "esquema",
        "cfdi:Comprobante",
        "El XML está bien formado y cumple el esquema (XSD) del comprobante y de sus complementos.",
        PAC,
        "",
    ),
    "302": (
        "sello",
        "cfdi:Comprobante/@Sello",
        "El Sello está bien formado y se verifica.",
        PAC,
        "Se informa como CFDI40102.",
    ),
    "303": (
        "sello",
        "cfdi:Comprobante/@Certificado",
        "El CSD que selló es del RFC del emisor.",
        PAC,
        "Se informa como CFDI40106.",
    ),
    "305": (
        "sello",
        "cfdi:Comprobante/@Fecha",
        "La Fecha está dentro de la vigencia del certificado.",
        PAC,
        "Se informa como CFDI40106. Las fechas de l_LCO, que usan los PAC, son las mismas del certificado.",
    ),
    "306": (
        "sello",
        "cfdi:Comprobante/@Certificado",
        "El certificado es un CSD, y no una e.firma (FIEL).",
        PAC,
        "Se informa como CFDI40106.",
    ),
}
"""Codes that another layer tells: the layer, where, what they demand, their source and a remark."""

_SIN_COMPROBAR: dict[str, tuple[str, str, str, str]] = {
    "CFDI40163": (
        "cfdi:Concepto/@ClaveProdServ",
        "Si c_ClaveProdServ nombra un complemento para la clave, debe existir.",
        ANEXO_20,
        "El catálogo no nombra complemento para ninguna clave (edición de 2026-08-21): no puede fallar.",
    ),
    "CFDI40209": (
        "cfdi:Impuestos/cfdi:Retenciones/cfdi:Retencion/@Importe",
        "Debe existir TotalImpuestosRetenidos.",
        ANEXO_20,
        "Es la misma comprobación que CFDI40206, y se informa una vez, con ese código.",
    ),
    "CRP20216": (
        "pago20:Pago/@TipoCambioP",
        "TipoCambioP está dentro de la variación que c_Moneda permite sobre el publicado, o hay Confirmacion.",
        "Matriz de errores de Pagos 2.0",
        "El SAT no la ha puesto en marcha: nadie rechaza por ella.",
    ),
    "CRP20220": (
        "pago20:Pago/@Monto",
        "El Monto no pasa del máximo de c_TipoDeComprobante, o hay Confirmacion.",
        "Matriz de errores de Pagos 2.0",
        "El SAT no la ha puesto en marcha: nadie rechaza por ella.",
    ),
    "CRP20275": (
        "pago20:DoctoRelacionado/@ImpPagado",
        "El ImpPagado convertido a MonedaP está entre sus propios límites inferior y superior.",
        "Guía de llenado de pagos",
        "Los límites se calculan del mismo importe y siempre lo contienen: no puede fallar. Quien compara es CRP20276.",
    ),
    "CRP20277": (
        "pago20:DoctoRelacionado/@EquivalenciaDR",
        "En un pago de varios documentos, la equivalencia 1 se toma con diez decimales.",
        "Guía de llenado de pagos",
        "No rechaza por sí misma: cambia los límites de CRP20276.",
    ),
    "NOM110": (
        "nomina12:Percepcion/@ImporteExento",
        "ImporteGravado e ImporteExento no son cero los dos.",
        "Matriz de errores de Nómina 1.2, revisión E",
        "Es la misma comprobación que NOM75, y se informa una vez, con ese código.",
    ),
    "NOM111": (
        "nomina12:Nomina",
        "Error no clasificado.",
        "Matriz de errores de Nómina 1.2, revisión E",
        "No dice qué comprueba.",
    ),
    "307": (
        "cfdi:Complemento/tfd:TimbreFiscalDigital",
        "El comprobante que se envía a timbrar no lleva ya un timbre, ni se timbró antes.",
        PAC,
        "Depende de lo que el PAC haya timbrado: lo tratan «cfdi timbrar» y el PAC simulado, que recuperan el timbre.",
    ),
    "308": (
        "cfdi:Comprobante/@Certificado",
        "El certificado lo emitió el SAT.",
        PAC,
        "Depende de en qué autoridades se confía: lo dice «cfdi verificar».",
    ),
}
"""Codes that are not checked: where, what they demand, their source, and why not."""

_GRUPOS: tuple[tuple[str, Grupo], ...] = (
    (r"CFDI\d+", "CFDI 4.0"),
    (r"CRP\d+", "Pagos 2.0"),
    (r"NOM\d+", "Nómina 1.2"),
    (r"\d+", "Códigos genéricos de los PAC"),
    (r".*", "Avisos sin código del SAT"),
)


def fichas() -> dict[str, Ficha]:
    """Every code, by groups and in order."""
    registradas = cargar_todas()
    todas = [
        *(_de_reglas(codigo, reglas) for codigo, reglas in registradas.items()),
        *(_de_catalogo(codigo, campo) for codigo, campo in campos_de_claves().items()),
        *(_de_otra_capa(codigo) for codigo in _DE_OTRAS_CAPAS),
        *(_sin_comprobar(codigo) for codigo in _SIN_COMPROBAR),
    ]
    return {f.codigo: f for f in sorted(todas, key=_orden)}


def ficha(codigo: str) -> Ficha:
    """What is known of a code, however it is written (`cfdi40161`, `nom 44`). Raises ErrorDatos for another."""
    todas = fichas()
    por_forma = {_forma(c): f for c, f in todas.items()}
    encontrada = por_forma.get(_forma(codigo))
    if encontrada is not None:
        return encontrada
    probable = parecido(codigo, todas)
    raise ErrorDatos(
        "no es un código de la matriz del SAT que se conozca aquí",
        campo="codigo",
        valor=codigo,
        remedio=f"¿Quiso decir {probable}?" if probable else "Véalos todos con: cfdi regla.",
    )


def cuenta(todas: Iterable[Ficha]) -> Counter[Estado]:
    """How many codes are in each state."""
    return Counter(f.estado for f in todas)


def _forma(codigo: str) -> str:
    return re.sub(r"[\s_-]", "", codigo).casefold()


def _grupo(codigo: str) -> Grupo:
    return next(grupo for patron, grupo in _GRUPOS if re.fullmatch(patron, codigo))


def _orden(f: Ficha) -> tuple[int, int, str]:
    grupos = [grupo for _, grupo in _GRUPOS]
    numero = re.search(r"\d+$", f.codigo)
    return grupos.index(f.grupo), int(numero[0]) if numero else 0, f.codigo


_TAMBIEN_EN_EL_SELLO = frozenset({"CFDI40106"})
"""Codes of which the layer of the seal tells one half, without lists, and a rule the other."""

_ESTADOS: dict[frozenset[bool], Estado] = {
    frozenset({True}): "lista externa",
    frozenset({True, False}): "comprobado en parte",
}
_NOTAS: dict[Estado, str] = {
    "lista externa": "Sin un proveedor de listas (validar(..., externos=…)) queda sin verificar.",
    "comprobado en parte": "Lo que depende de listas de fuera queda sin verificar sin un proveedor.",
}


def _de_reglas(codigo: str, reglas: tuple[Regla, ...]) -> Ficha:
    piden = piden_listas(codigo) | ({False} if codigo in _TAMBIEN_EN_EL_SELLO else set())
    estado = _ESTADOS.get(frozenset(piden), "comprobado")
    return Ficha(
        codigo=codigo,
        grupo=_grupo(codigo),
        lugar=", ".join(dict.fromkeys(_nombre(r.en) for r in reglas)),
        pide=" ".join(dict.fromkeys(r.pide for r in reglas if r.pide)),
        fuente=" · ".join(dict.fromkeys(r.fuente for r in reglas)),
        estado=estado,
        nota=_NOTAS.get(estado, ""),
        severidad=SEVERIDADES.get(codigo, "error"),
        desde=_extremo(min, (r.desde for r in reglas)),
        hasta=_extremo(max, (r.hasta for r in reglas)),
    )


def _extremo(elegir: Any, fechas: Iterable[date | None]) -> date | None:
    """The end of the periods of several rules together; None as soon as one of them is open."""
    todas = list(fechas)
    return None if None in todas else elegir(todas)


def _de_catalogo(codigo: str, campo: str) -> Ficha:
    declaracion, clase, nombre = campo.split(".")
    nodo: type[Nodo] = getattr(import_module(f"cfdi.documentos.{declaracion}"), clase)
    atributo = tabla(nodo).por_nombre[nombre]
    catalogo = (atributo.tipo.catalogo or "").rpartition(":")[2]
    return Ficha(
        codigo=codigo,
        grupo=_grupo(codigo),
        lugar=f"{_nombre(nodo)}/@{atributo.xml}",
        pide=f"{atributo.xml} es una clave de {catalogo}, vigente en la Fecha del comprobante.",
        fuente=f"Matriz de errores; catálogo {catalogo}",
        capa="catalogos",
    )


def _de_otra_capa(codigo: str) -> Ficha:
    capa, lugar, pide, fuente, nota = _DE_OTRAS_CAPAS[codigo]
    return Ficha(codigo=codigo, grupo=_grupo(codigo), lugar=lugar, pide=pide, fuente=fuente, capa=capa, nota=nota)


def _sin_comprobar(codigo: str) -> Ficha:
    lugar, pide, fuente, nota = _SIN_COMPROBAR[codigo]
    return Ficha(
        codigo=codigo,
        grupo=_grupo(codigo),
        lugar=lugar,
        pide=pide,
        fuente=fuente,
        estado="no se comprueba",
        nota=nota,
    )


def _nombre(clase: type[Nodo]) -> str:
    return f"{clase._espacio.prefijo}:{clase._nombre}"
