"""Compiled constructors: keyword-only, type-checked, lists stored as tuples.

The constructor is where a float, a string instead of a Decimal or a misspelt child is stopped, by name. Facets
(lengths, patterns, limits) are not judged here but by validation, which reports all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cfdi.errores import ErrorDatos
from cfdi.esquema.nodos import Nodo, poner_textos
from cfdi.esquema.tabla import Campo, tabla

_EJEMPLOS: dict[type[Any], str] = {
    Decimal: 'Escríbalo como texto dentro de Decimal: Decimal("1160.00").',
    str: 'Escríbalo entre comillas: "01".',
    datetime: "Use datetime(2026, 11, 20, 13, 45, 0), sin zona horaria.",
    date: "Use date(2026, 11, 20).",
    int: "Use un entero.",
}


def ruta_de_campo(clase: type[Nodo], campo: Campo) -> str:
    """How errors name a field: `Concepto.importe (@Importe)`."""
    xml = f"@{campo.xml}" if campo.clase == "atributo" else campo.elemento
    return f"{clase.__name__}.{campo.nombre} ({xml})"


def rechazar(clase: type[Nodo], nombre: str, valor: object) -> Any:
    """Called with a value whose type is not exactly the declared one: accepts subclasses, refuses the rest."""
    campo = tabla(clase).por_nombre[nombre]
    python = campo.hija if campo.clase == "hijo" else campo.python
    if campo.hija is None and _es_un(python, valor):
        return _llano(clase, campo, valor)
    if valor is None and not campo.opcional:
        raise ErrorDatos("es obligatorio", campo=ruta_de_campo(clase, campo), remedio="Indique su valor.")
    esperado = python.__name__ if python else "Nodo"
    raise ErrorDatos(
        f"se esperaba {esperado} y llegó {type(valor).__name__}",
        campo=ruta_de_campo(clase, campo),
        valor=valor,
        remedio=_EJEMPLOS.get(python) if python else None,
    )


def _es_un(python: type[Any] | None, valor: object) -> bool:
    """Whether a value is of a type or of a subclass that may stand for it: a bool is no number, a datetime no date."""
    if python is None or isinstance(valor, bool) or (python is date and isinstance(valor, datetime)):
        return False
    return isinstance(valor, python)


def _llano(clase: type[Nodo], campo: Campo, valor: Any) -> Any:
    """A value of the right type, without its subclass (an enumeration of texts, numpy's numbers)."""
    if isinstance(valor, Decimal):
        if valor.is_finite():
            return Decimal(valor)
        motivo, remedio = "debe ser un número finito", "Revise el cálculo que lo produjo."
    elif isinstance(valor, datetime) and (valor.microsecond or valor.tzinfo is not None):
        motivo = "lleva fracciones de segundo o zona horaria, y las horas del SAT son locales y al segundo"
        remedio = "Use la hora local, sin zona, con .replace(microsecond=0)."
    elif isinstance(valor, str):
        return str.__str__(valor)  # str() of an enumeration's member would give its name
    else:
        return int(valor) if isinstance(valor, int) else valor
    raise ErrorDatos(motivo, campo=ruta_de_campo(clase, campo), valor=valor, remedio=remedio)


def en_tupla(clase: type[Nodo], nombre: str, valor: Iterable[Any]) -> tuple[Nodo, ...]:
    """The items of a repeated child, each of the declared class."""
    campo = tabla(clase).por_nombre[nombre]
    esperada = campo.hija or Nodo
    if isinstance(valor, (str, bytes, Nodo)) or not isinstance(valor, Iterable):
        raise ErrorDatos(
            f"se esperaba una lista de {esperada.__name__} y llegó {type(valor).__name__}",
            campo=ruta_de_campo(clase, campo),
            remedio="Escriba una lista, aunque tenga un solo elemento: […].",
        )
    elementos = tuple(valor)
    for i, elemento in enumerate(elementos, 1):
        if not isinstance(elemento, esperada):
            raise ErrorDatos(
                f"se esperaba {esperada.__name__} y llegó {type(elemento).__name__}",
                campo=f"{ruta_de_campo(clase, campo)}[{i}]",
                valor=elemento,
            )
    return elementos


def textos_en_tupla(clase: type[Nodo], nombre: str, valores: Iterable[Any]) -> tuple[Any, ...]:
    """The values of a repeated child that holds only text."""
    python = tabla(clase).por_nombre[nombre].python
    if isinstance(valores, (str, bytes)) or not isinstance(valores, Iterable):
        return en_tupla(clase, nombre, valores)  # which refuses it, and says why
    return tuple(v if type(v) is python else rechazar(clase, nombre, v) for v in valores)


def _lineas(campo: Campo) -> list[str]:
    n = campo.nombre
    if campo.lista:
        guardar = "textos_en_tupla" if campo.clase == "simple" else "en_tupla"
        return [f" s_{n}(self, {n} if {n} is VACIA else {guardar}(clase, {n!r}, {n}))"]
    python = campo.hija or campo.python
    condicion = f"{n}.__class__ is not t_{n}"
    if python is Decimal:
        condicion += f" or not {n}.is_finite()"
    elif python is datetime:
        condicion += f" or {n}.microsecond or {n}.tzinfo is not None"
    if campo.opcional:
        condicion = f"{n} is not None and ({condicion})"
    return [f" if {condicion}: {n} = rechazar(clase, {n!r}, {n})", f" s_{n}(self, {n})"]


def instalar_constructor(clase: type[Nodo]) -> None:
    """Compile the constructor of a class from its table and put it in place.

    Slot descriptors are called directly: on a frozen class that is almost twice as fast as object.__setattr__.
    """
    ambito: dict[str, Any] = {
        "clase": clase,
        "rechazar": rechazar,
        "en_tupla": en_tupla,
        "textos_en_tupla": textos_en_tupla,
        "VACIA": (),
    }
    parametros, cuerpo = [], []
    for campo in tabla(clase).campos:
        ambito[f"s_{campo.nombre}"] = getattr(clase, campo.nombre).__set__
        ambito[f"t_{campo.nombre}"] = campo.hija or campo.python
        if campo.fijo is not None:
            ambito[f"d_{campo.nombre}"] = None if campo.opcional else campo.fijo
        elif campo.lista:
            ambito[f"d_{campo.nombre}"] = ()
        else:
            ambito[f"d_{campo.nombre}"] = None
        tiene_default = campo.fijo is not None or campo.opcional
        parametros.append(f"{campo.nombre}=d_{campo.nombre}" if tiene_default else campo.nombre)
        cuerpo += _lineas(campo)
    ambito["s_textos"] = poner_textos
    fuente = "\n".join([f"def __init__(self, *, {', '.join(parametros)}):", *cuerpo, " s_textos(self, None)"])
    if not parametros:
        fuente = fuente.replace(", *, ", "")
    exec(compile(fuente, f"<constructor de {clase.__name__}>", "exec"), ambito)
    inicio = ambito["__init__"]
    inicio.__qualname__ = f"{clase.__qualname__}.__init__"
    clase.__init__ = inicio  # type: ignore[method-assign]
