"""From declarations to JSON Schema (draft 2020-12): the shape of the data that `desde_dict` and `cfdi.construir` take.

For editors, forms and API gateways. It says what JSON Schema can say of a declaration; the rest is left to
`cfdi.validar`: whether a catalogue lists a key, limits of amounts written as text, and the blanks inside a text, which
XML Schema collapses before it counts (those at the ends are let pass).
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from cfdi.esquema.datos import Nombres
from cfdi.esquema.nodos import Nodo
from cfdi.esquema.tabla import Campo, tabla
from cfdi.esquema.tipos import RANGOS, Tipo

Esquema = dict[str, Any]

_DIALECTO = "https://json-schema.org/draft/2020-12/schema"
_BLANCOS = r"[ \t\r\n]*"
_COMPLEMENTO: Esquema = {"anyOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}, "minItems": 1}]}
_OPACO: Esquema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}

_TEMPORALES: dict[type[Any], str] = {
    datetime: "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}",
    date: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    time: "[0-9]{2}:[0-9]{2}:[0-9]{2}",
}


def esquema_json(clase: type[Nodo], nombres: Nombres = "sat", *, completo: bool = False) -> Esquema:
    """The JSON Schema of a declared class, as a dict ready for `json.dumps`.

    `nombres`: the SAT's (`UsoCFDI`) or Python's (`uso_cfdi`). Without `completo` the data of a document to be built:
    what `cfdi.calcular` derives, what is fixed and what the seal brings may be left out. With `completo`, a whole and
    sealed document: all that the XSD requires is required.

    Numbers are text, as `a_dict` gives them, or JSON numbers. The slots of complements and the Addenda are open.
    """
    definiciones: dict[str, Esquema] = {}
    _definir(clase, nombres, definiciones, completo=completo)
    return {"$schema": _DIALECTO, "title": clase._nombre, **_referencia(clase), "$defs": definiciones}


def _referencia(clase: type[Nodo]) -> Esquema:
    return {"$ref": f"#/$defs/{clase.__name__}"}


def _definir(clase: type[Nodo], nombres: Nombres, definiciones: dict[str, Esquema], *, completo: bool) -> None:
    if clase.__name__ in definiciones:
        return
    campos = tabla(clase).campos
    claves = {c.nombre: c.nombre if nombres == "python" else c.elemento for c in campos}
    definiciones[clase.__name__] = {
        "title": clase._nombre,
        "type": "object",
        "properties": {claves[c.nombre]: _propiedad(c, completo=completo) for c in campos},
        "required": [claves[c.nombre] for c in campos if _se_exige(c, completo=completo)],
        "additionalProperties": False,
    }
    for campo in campos:
        if campo.hija is not None:
            _definir(campo.hija, nombres, definiciones, completo=completo)


def _se_exige(campo: Campo, *, completo: bool) -> bool:
    if completo:
        return campo.requerido
    return campo.requerido and not (campo.derivable or campo.al_sellar or campo.fijo is not None)


def _propiedad(campo: Campo, *, completo: bool) -> Esquema:
    if campo.clase == "ranura":
        return {"type": "object", "properties": {"Opaco": _OPACO}, "additionalProperties": _COMPLEMENTO}
    if campo.clase == "simple" and campo.lista:
        return {"type": "array", "items": _valor(campo)}
    if campo.hija is None:
        valor = _valor(campo)
        # Before it is sealed, a document may carry the seal's attributes empty.
        return {"anyOf": [{"const": ""}, valor]} if campo.al_sellar and not completo else valor
    if not campo.lista:
        return _referencia(campo.hija)
    cuantas: Esquema = {"type": "array", "items": _referencia(campo.hija)}
    if campo.minimo:
        cuantas["minItems"] = campo.minimo
    if campo.maximo is not None:
        cuantas["maxItems"] = campo.maximo
    return cuantas


# -------------------------------------------------------------------- attributes


def _valor(campo: Campo) -> Esquema:
    tipo = campo.tipo
    if campo.fijo is not None:
        return {"const": campo.fijo}
    if tipo.valores:
        return {"enum": list(tipo.valores)}
    if campo.python is Decimal:
        return {"anyOf": [_texto(tipo, _decimal(tipo)), {"type": "number", **_limites(tipo)}]}
    if campo.python is int:
        return {"anyOf": [_texto(tipo, "[+-]?[0-9]+"), {"type": "integer", **_limites(tipo)}]}
    lexico = _TEMPORALES.get(campo.python)
    return _texto(tipo, *([lexico] if lexico and not tipo.patrones else []))


def _texto(tipo: Tipo, *lexicos: str) -> Esquema:
    """Text that obeys every pattern. XSD patterns match the whole text; those of JSON Schema, any part of it."""
    orilla = _BLANCOS if tipo.espacios == "collapse" else ""
    texto: Esquema = {"type": "string"}
    if tipo.catalogo:
        texto |= {"description": f"Clave de {tipo.catalogo.rpartition(':')[2]}", "minLength": 1}
    if tipo.longitud is not None:
        texto |= {"minLength": tipo.longitud, "maxLength": tipo.longitud}
    if tipo.longitud_minima is not None:
        texto["minLength"] = tipo.longitud_minima
    if tipo.longitud_maxima is not None:
        texto["maxLength"] = tipo.longitud_maxima
    patrones = [{"pattern": f"^{orilla}(?:{patron}){orilla}$"} for patron in (*lexicos, *tipo.patrones)]
    return texto | (patrones[0] if len(patrones) == 1 else {"allOf": patrones} if patrones else {})


def _decimal(tipo: Tipo) -> str:
    """The texts of a decimal. The SAT's patterns alone would not do: their dot, unescaped, stands for anything."""
    signo = "[+-]?" if tipo.minimo is None or Decimal(tipo.minimo) < 0 else "[+]?"
    cifras = "[0-9]*" if tipo.fraccion is None else f"[0-9]{{0,{tipo.fraccion}}}0*"
    return rf"{signo}(?:[0-9]+(?:\.{cifras})?|\.(?=[0-9]){cifras})"


def _limites(tipo: Tipo) -> Esquema:
    minimo, maximo = RANGOS.get(tipo.base, (None, None))
    limites: Esquema = {"minimum": tipo.minimo or minimo, "maximum": tipo.maximo or maximo}
    return {nombre: _numero(limite) for nombre, limite in limites.items() if limite is not None}


def _numero(limite: str | int) -> int | float:
    """A bound as JSON writes it. Only bounds: no amount of a document passes through here."""
    exacto = Decimal(limite)
    return int(exacto) if exacto == exacto.to_integral_value() else float(exacto)
