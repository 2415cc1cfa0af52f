"""What several rules of CFDI 4.0 ask of a document, by name."""

from __future__ import annotations

import re
from decimal import Decimal

from cfdi import catalogos
from cfdi.calculo.importes import decimales_escritos, redondear
from cfdi.documentos.cfdi40 import Comprobante, Concepto, Emisor, Receptor
from cfdi.esquema.nodos import Nodo, Opaco
from cfdi.esquema.texto import colapsar
from cfdi.validacion.documento import Documento
from cfdi.validacion.registro import Falla, Fallas

CON_IMPORTES = frozenset("IEN")
"""TipoDeComprobante of the documents that charge something."""
SIN_IMPORTES = frozenset("TP")
"""Those whose amounts are zero."""
CON_IMPUESTOS = frozenset("IE")
"""Those whose concepts carry taxes."""

SIN_DESGLOSE = frozenset({"01", "03", "04", "05"})
"""Keys of c_ObjetoImp whose concept may not carry taxes."""

ISR, IVA, IEPS = "001", "002", "003"
CON_TASA = frozenset({"Tasa", "Cuota"})
"""TipoFactor of the taxes that have a rate and an amount."""
EXENTO = "Exento"

COMERCIO_EXTERIOR = frozenset({"http://www.sat.gob.mx/ComercioExterior20", "http://www.sat.gob.mx/ComercioExterior11"})
HIDROCARBUROS = frozenset({"http://www.sat.gob.mx/hidrocarburospetroliferos"})

RFC_NACIONAL = "XAXX010101000"
"""The generic RFC of those who are not registered, or do not say who they are."""
RFC_EXTRANJERO = "XEXX010101000"
"""The generic RFC of foreigners."""
GENERICOS = frozenset({RFC_NACIONAL, RFC_EXTRANJERO})
PUBLICO_EN_GENERAL = "PUBLICO EN GENERAL"

_LARGO_PERSONA_MORAL = 12
_LARGOS_DE_RFC = (12, 13)
_LARGO_PERSONA_FISICA = 13

_INICIO = re.compile(r"<(?:([^\s:>/]+):)?([^\s:>/]+)([^>]*)")
"""Prefix, name, and the rest of an opening tag."""


def lleva_comercio_exterior(c: Comprobante) -> bool:
    """Whether the document carries the complement of foreign trade, in either of its versions."""
    return _lleva(c, "ComercioExterior", COMERCIO_EXTERIOR)


def lleva_hidrocarburos(c: Concepto) -> bool:
    """Whether the concept carries the complement of hydrocarbons."""
    return _lleva(c, "HidroYPetro", HIDROCARBUROS)


def trasladados(c: Concepto) -> set[str]:
    """The taxes (c_Impuesto) that a concept transfers."""
    return set() if c.impuestos is None else {t.impuesto for t in c.impuestos.traslados}


def retenidos(c: Concepto) -> set[str]:
    """The taxes (c_Impuesto) that a concept withholds."""
    return set() if c.impuestos is None else {r.impuesto for r in c.impuestos.retenciones}


def es_global(c: Comprobante) -> bool:
    """Whether it is a global invoice: it says the period that it covers."""
    return c.informacion_global is not None


def es_persona_moral(rfc: str) -> bool:
    """A company's RFC has 12 characters, a person's 13. Ñ and & count as one."""
    return len(rfc) == _LARGO_PERSONA_MORAL


def es_persona_fisica(rfc: str) -> bool:
    """A person's RFC has 13 characters."""
    return len(rfc) == _LARGO_PERSONA_FISICA


def regimen_de_otra_persona(rfc: str, atributo: str, clave: str) -> Fallas:
    """One finding when a regime is not of the kind of person that the RFC is. An unknown regime, and what is
    no RFC, have their own codes."""
    regimen = catalogos.regimen_fiscal(clave)
    moral = es_persona_moral(rfc)
    if regimen is None or len(rfc) not in _LARGOS_DE_RFC or (regimen.moral if moral else regimen.fisica):
        return ()
    persona = "morales" if moral else "físicas"
    mensaje = (
        f"El régimen {clave} ({regimen.descripcion}) no es de personas {persona}, y el RFC {rfc} tiene {len(rfc)} "
        "caracteres. Corrija el régimen o el RFC."
    )
    return [Falla(f"@{atributo}", mensaje, f"un régimen de personas {persona}", clave)]


def nombre_de(quien: Emisor | Receptor) -> str:
    """The name, with its blanks collapsed as XML Schema does."""
    return colapsar(str(quien.nombre))  # str raises ValorIlegible for a missing name, and the regex would not


def dice_publico_en_general(c: Comprobante) -> bool:
    """Whether the receiver bears that very name: no accent, no full stop; blanks at its ends do not count."""
    return nombre_de(c.receptor) == PUBLICO_EN_GENERAL


def es_al_publico_en_general(c: Comprobante) -> bool:
    """Whether it is an income for the general public, by name and by RFC: what a global invoice must be."""
    return c.tipo_de_comprobante == "I" and c.receptor.rfc == RFC_NACIONAL and dice_publico_en_general(c)


def falla_de_lista(documento: Documento, donde: str, mensaje: str, esperado: str, recibido: str) -> Falla:
    """What the SAT's lists of today say against a document. Of one that is stamped it is only a warning: the PAC judged
    it by the lists of that day."""
    return Falla(donde, mensaje, esperado, recibido, None if documento.timbre is None else "advertencia")


def sobran_decimales(documento: Documento, atributo: str, valor: Decimal | None) -> Fallas:
    """One finding when an amount is written with more decimals than the currency has, zeros included."""
    if valor is None or decimales_escritos(valor) <= documento.decimales:
        return ()
    moneda, admite = documento.comprobante.moneda, documento.decimales
    mensaje = (
        f"{atributo} se escribe con a lo más {admite} decimales, los de la moneda {moneda}, y dice {valor}. "
        f"Redondéelo: {redondear(valor, admite)}."
    )
    return [Falla(f"@{atributo}", mensaje, f"a lo más {admite} decimales", str(valor))]


def tasa_fuera_de_catalogo(
    documento: Documento, impuesto: str, tipo_factor: str, tasa: Decimal, *, retencion: bool
) -> Fallas:
    """One finding when c_TasaOCuota does not allow a rate to a tax. An unknown tax or factor has its own code."""
    juzgadas = documento.una_vez(_tasas_juzgadas)
    llave = (impuesto, tipo_factor, tasa, retencion)
    fallas = juzgadas.get(llave)
    if fallas is None:
        fallas = juzgadas[llave] = _juzgar_tasa(documento, impuesto, tipo_factor, tasa, retencion=retencion)
    return fallas


def _tasas_juzgadas(c: Comprobante) -> dict[tuple[str, str, Decimal, bool], Fallas]:
    """What was found of each rate, for the rules to fill: an invoice repeats the same few in every concept."""
    return {}


def _juzgar_tasa(documento: Documento, impuesto: str, tipo_factor: str, tasa: Decimal, *, retencion: bool) -> Fallas:
    fecha = documento.fecha
    if tipo_factor not in CON_TASA or not catalogos.existe("c_Impuesto", impuesto):
        return ()
    if catalogos.tasa_permitida(impuesto, tipo_factor, tasa, retencion=retencion, fecha=fecha):
        return ()
    lado, verbo = ({"retencion": True}, "retener") if retencion else ({"traslado": True}, "trasladar")
    filas = catalogos.tasas(impuesto, tipo_factor, **lado, fecha=fecha)
    admite = ", ".join(str(f.maximo) if f.fijo else f"de {f.minimo} a {f.maximo}" for f in filas) or "ningún valor"
    mensaje = (
        f"El catálogo c_TasaOCuota no permite {verbo} el impuesto {impuesto} con {tipo_factor} {tasa}. Admite {admite}."
    )
    return [Falla("@TasaOCuota", mensaje, admite, str(tasa))]


def _lleva(padre: Comprobante | Concepto, nombre: str, espacios: frozenset[str]) -> bool:
    return any(_es(complemento, nombre, espacios) for complemento in padre.complementos)


def _es(complemento: Nodo, nombre: str, espacios: frozenset[str]) -> bool:
    if not isinstance(complemento, Opaco):
        return complemento._nombre == nombre and complemento._espacio.uri in espacios
    # One of an undeclared version is kept as canonical markup, whose root declares its own namespace.
    inicio = _INICIO.match(complemento.xml)
    if inicio is None or inicio[2] != nombre:
        return False
    xmlns = f"xmlns:{inicio[1]}" if inicio[1] else "xmlns"
    return any(f' {xmlns}="{uri}"' in inicio[3] for uri in espacios)
