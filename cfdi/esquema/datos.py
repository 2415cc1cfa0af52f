"""Documents as dicts and JSON, in the SAT's names or in those of Python.

The shape is that of the XML: `{"Emisor": {"Rfc": …}, "Conceptos": [{…, "Impuestos": {"Traslados": […]}}]}`.
Attributes are text, as the XML writes them, so that no decimal is lost. A complement is a key of `Complemento`
(or `ComplementoConcepto`): its element name, with its prefix where two namespaces share it; several of the same
kind are a list. What nobody declared stands under `"Opaco"` as XML text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal, NoReturn, TypeVar

from cfdi.errores import ErrorDatos
from cfdi.esquema.escritor import texto_escrito
from cfdi.esquema.nodos import Nodo, Opaco
from cfdi.esquema.registro import llamadas
from cfdi.esquema.tabla import Campo, Tabla, tabla
from cfdi.esquema.texto import CONVERSORES, NOMBRES_DE_TIPO, a_texto, parecido

Nombres = Literal["sat", "python"]
T = TypeVar("T", bound=Nodo)

_OPACO = "Opaco"


# -------------------------------------------------------------------- objects → data


def a_dict(nodo: Nodo, nombres: Nombres = "sat") -> dict[str, Any]:
    """The document as dicts, lists and text. `nombres`: the SAT's (`UsoCFDI`) or Python's (`uso_cfdi`)."""
    resultado: dict[str, Any] = {}
    for campo in tabla(type(nodo)).campos:
        valor = getattr(nodo, campo.nombre)
        if valor is None or valor == ():
            continue
        resultado[_clave(campo, nombres)] = _a_dato(nodo, campo, valor, nombres)
    return resultado


def a_json(nodo: Nodo, nombres: Nombres = "sat", *, sangria: int | None = 2) -> str:
    """The same, as JSON text. `sangria` is the indentation, None for one line."""
    return json.dumps(a_dict(nodo, nombres), ensure_ascii=False, indent=sangria)


def _clave(campo: Campo, nombres: Nombres) -> str:
    return campo.nombre if nombres == "python" else campo.elemento


def _a_dato(nodo: Nodo, campo: Campo, valor: Any, nombres: Nombres) -> Any:
    if campo.clase in ("atributo", "texto") or (campo.clase == "simple" and not campo.lista):
        return texto_escrito(nodo, campo.nombre)
    if campo.clase == "simple":
        return [a_texto(x) for x in valor]
    if campo.clase == "ranura":
        return _ranura_a_dato(valor, nombres)
    if campo.lista:
        return [a_dict(x, nombres) for x in valor]
    return a_dict(valor, nombres)


def _ranura_a_dato(nodos: Iterable[Nodo], nombres: Nombres) -> dict[str, Any]:
    por_clave: dict[str, list[Any]] = {}
    for n in nodos:
        if isinstance(n, Opaco):
            por_clave.setdefault(_OPACO, []).append(n.xml)
        else:
            por_clave.setdefault(clave_de_complemento(type(n)), []).append(a_dict(n, nombres))
    return {c: v[0] if len(v) == 1 else v for c, v in por_clave.items()}


def clave_de_complemento(clase: type[Nodo]) -> str:
    """The key of a complement: its element name. Data states its version, which tells Pagos 2.0 from Pagos 1.0; only
    two documents alike in both carry a prefix."""
    gemelas = [r for r in llamadas(clase._nombre) if clase._raiz is not None and r.version == clase._raiz.version]
    return clase._nombre if len(gemelas) <= 1 else f"{clase._espacio.prefijo}:{clase._nombre}"


# -------------------------------------------------------------------- data → objects


def leer_json(texto: str | bytes) -> Any:
    """Parse JSON with exact numbers: 0.1 is Decimal("0.1"), never a float. A name twice in an object is an error.

    Raises ErrorDatos.
    """
    try:
        return json.loads(texto, parse_float=_numero, parse_constant=_constante, object_pairs_hook=_objeto)
    except ErrorDatos:
        raise
    except UnicodeDecodeError:
        raise ErrorDatos("el JSON no está en UTF-8", remedio="Guárdelo en UTF-8.") from None
    except json.JSONDecodeError as error:
        raise ErrorDatos(
            f"no es un JSON válido (línea {error.lineno}, columna {error.colno}): {error.msg}",
            remedio="Revise comas, comillas y llaves cerca de ese punto.",
        ) from None
    except (RecursionError, ValueError):
        raise ErrorDatos(
            "el JSON está demasiado anidado o tiene un número enorme", remedio="Revise el archivo."
        ) from None


def _constante(nombre: str) -> NoReturn:
    raise ErrorDatos("el JSON contiene un número que no lo es", valor=nombre, remedio="Escriba un número o quítelo.")


def _numero(texto: str) -> Decimal:
    try:
        return Decimal(texto)
    except ArithmeticError:  # an exponent that not even Decimal can hold
        _constante(texto)


def _objeto(pares: list[tuple[str, Any]]) -> dict[str, Any]:
    objeto = dict(pares)
    if len(objeto) < len(pares):  # JSON parsers keep the last one and say nothing
        repetida = Counter(clave for clave, _ in pares).most_common(1)[0][0]
        raise ErrorDatos("el campo está dos veces en el mismo objeto JSON", campo=repetida, remedio="Deje uno solo.")
    return objeto


def desde_dict(clase: type[T], datos: Mapping[str, Any]) -> T:
    """Build a document whose data is complete: every attribute that the XSD requires is there.

    Takes the SAT's names or Python's. Raises ErrorDatos, with the path, for a missing or unknown name, a float, or
    a text that is not of the type. (`cfdi.construir` also derives what can be derived.)
    """
    python: Mapping[str, Any] = en_python(clase, datos)
    return desde_python(clase, python, clase._nombre)


def en_python(clase: type[Nodo], datos: object, ruta: str | None = None) -> Any:
    """The same data with Python's names and values, all the way down; nothing need be complete.

    Children are dicts, or objects where the data has objects already. Complements are `Pendiente`, or objects.

    Raises ErrorDatos for unknown names and for values of the wrong type.
    """
    ruta = ruta or clase._nombre
    if isinstance(datos, clase):
        return datos
    if not isinstance(datos, Mapping):
        raise ErrorDatos(
            f"se esperaba un objeto con los campos de {clase._nombre} y llegó {type(datos).__name__}",
            campo=ruta,
            valor=datos,
            remedio='Escríbalo entre llaves: {"Campo": valor}.',
        )
    campos = tabla(clase)
    resultado: dict[str, Any] = {}
    for clave, valor in datos.items():
        campo = _buscar(campos, clave, ruta)
        if campo.nombre in resultado:
            raise ErrorDatos("el campo está dos veces", campo=f"{ruta}.{clave}", remedio="Deje uno solo.")
        if valor is not None:
            resultado[campo.nombre] = _valor(campo, valor, f"{ruta}.{clave}")
    return resultado


def _buscar(campos: Tabla, clave: str, ruta: str) -> Campo:
    campo = campos.por_atributo.get(clave) or campos.por_elemento.get(clave) or campos.por_nombre.get(clave)
    if campo is not None:
        return campo
    nombres = [c.elemento for c in campos.campos]
    probable = parecido(str(clave), campos.por_nombre if str(clave).islower() else nombres)
    remedio = f"¿Quiso decir {probable}?" if probable else f"Los campos son: {', '.join(nombres)}."
    raise ErrorDatos("el campo no existe", campo=f"{ruta}.{clave}", remedio=remedio)


def _valor(campo: Campo, valor: Any, ruta: str) -> Any:
    if campo.clase == "simple" and campo.lista:
        return [a_valor(campo.python, x, f"{ruta}[{i}]") for i, x in enumerate(_en_lista(valor, ruta), 1)]
    if campo.clase in ("atributo", "simple", "texto"):
        return a_valor(campo.python, valor, ruta)
    if campo.clase == "ranura":
        return _ranura(valor, ruta)
    if campo.hija is None:  # pragma: no cover - every child has a class
        raise AssertionError(campo)
    if campo.lista:
        elementos = [valor] if isinstance(valor, (Mapping, campo.hija)) else _en_lista(valor, ruta)
        return [en_python(campo.hija, x, f"{ruta}[{i}]") for i, x in enumerate(elementos, 1)]
    return en_python(campo.hija, valor, ruta)


def _en_lista(valor: Any, ruta: str) -> Iterable[Any]:
    if not isinstance(valor, (list, tuple)):
        raise ErrorDatos(
            f"se esperaba una lista y llegó {type(valor).__name__}",
            campo=ruta,
            valor=valor,
            remedio="Escríbala entre corchetes: […].",
        )
    return valor


def a_valor(python: type[Any], valor: Any, ruta: str) -> Any:
    """One attribute's value, from what JSON or Python gives: text, int, Decimal or a date. A float is refused."""
    if isinstance(valor, float):
        raise ErrorDatos(
            "un float no es exacto y no puede ser dinero",
            campo=ruta,
            valor=valor,
            remedio=f'Escríbalo como texto o Decimal: "{valor}".',
        )
    if isinstance(valor, (bool, bytes)) or not isinstance(valor, (str, int, Decimal, datetime, date, time)):
        raise ErrorDatos(
            f"se esperaba {NOMBRES_DE_TIPO[python]} y llegó {type(valor).__name__}", campo=ruta, valor=valor
        )
    if python is str and isinstance(valor, int | Decimal):
        raise ErrorDatos(
            "es un texto y llegó un número: se perderían los ceros a la izquierda",
            campo=ruta,
            valor=valor,
            remedio=f'Escríbalo entre comillas: "{valor}".',
        )
    try:
        texto = a_texto(valor)
        return CONVERSORES[python](texto if python is str else texto.strip())
    except (ValueError, ArithmeticError):
        raise ErrorDatos(
            f"se esperaba {NOMBRES_DE_TIPO[python]}",
            campo=ruta,
            valor=valor,
            remedio="Corrija el valor." if python is not Decimal else "Sin comas de miles ni signo de pesos: 1160.00.",
        ) from None


@dataclass(slots=True)
class Pendiente:
    """A complement as data, which need not be complete until `desde_python` makes an object of it."""

    clase: type[Nodo]
    valores: dict[str, Any]
    ruta: str


def _ranura(datos: Any, ruta: str) -> list[Nodo | Pendiente]:
    """Complements: `{"Pagos": {…}}`, several of a kind as a list, opaque ones as XML; or objects already."""
    if isinstance(datos, (list, tuple)) and all(isinstance(x, Nodo) for x in datos):
        return list(datos)
    if not isinstance(datos, Mapping):
        raise ErrorDatos(
            "se esperaba un objeto cuyas claves son los complementos",
            campo=ruta,
            valor=datos,
            remedio='Por ejemplo {"NombreDelComplemento": {…}}.',
        )
    nodos: list[Nodo | Pendiente] = []
    for clave, valor in datos.items():
        donde = f"{ruta}.{clave}"
        for x in valor if isinstance(valor, list | tuple) else [valor]:
            if clave == _OPACO:
                nodos.append(_opaco(x, donde))
                continue
            clase = _clase_de_complemento(str(clave), x, donde)
            valores = en_python(clase, x, donde)
            nodos.append(valores if isinstance(valores, Nodo) else Pendiente(clase, valores, donde))
    return nodos


def _opaco(xml: Any, ruta: str) -> Opaco:
    if not isinstance(xml, str):
        raise ErrorDatos("se esperaba XML como texto", campo=ruta, valor=xml)
    try:
        return Opaco(xml)
    except ErrorDatos as error:
        raise ErrorDatos(error.mensaje, campo=ruta, valor=xml, remedio=error.remedio) from None


def _clase_de_complemento(clave: str, datos: Any, ruta: str) -> type[Nodo]:
    prefijo, _, nombre = clave.rpartition(":")
    escrita = datos.get("Version") or datos.get("version") if isinstance(datos, Mapping) else None
    candidatas = [r for r in llamadas(nombre) if prefijo in ("", r.clase._espacio.prefijo)]
    if not candidatas:
        raise ErrorDatos(
            "no se conoce ese complemento",
            campo=ruta,
            valor=clave,
            remedio=f'Para incluirlo tal cual, páselo como XML en "{_OPACO}".',
        )
    elegibles = [r for r in candidatas if escrita is None or r.version == str(escrita)]
    if not elegibles:
        raise ErrorDatos(
            "no se conoce esa versión del complemento",
            campo=f"{ruta}.Version",
            valor=escrita,
            remedio=f"Versiones conocidas: {', '.join(sorted(r.version for r in candidatas))}.",
        )
    # Unless the data names another, the newest of those that go in a CFDI 4.0.
    return max(elegibles, key=lambda r: ("4.0" in r.cadena_en, r.version)).clase


def desde_python(clase: type[T], datos: Mapping[str, Any] | T, ruta: str) -> T:
    """The object of complete data as `en_python` gives it. Raises ErrorDatos for what is missing."""
    if isinstance(datos, Nodo):
        return datos
    campos: Mapping[str, Any] = datos
    valores: dict[str, Any] = {}
    for campo in tabla(clase).campos:
        valor = campos.get(campo.nombre)
        if valor is None:
            if not campo.opcional and campo.fijo is None:
                raise ErrorDatos("falta el dato", campo=f"{ruta}.{campo.elemento}", remedio="Agréguelo.")
        elif campo.clase == "hijo" and campo.hija is not None:
            donde = f"{ruta}.{campo.elemento}"
            if campo.lista:
                valores[campo.nombre] = tuple(
                    desde_python(campo.hija, x, f"{donde}[{i}]") for i, x in enumerate(valor, 1)
                )
            else:
                valores[campo.nombre] = desde_python(campo.hija, valor, donde)
        elif campo.clase == "ranura":
            valores[campo.nombre] = tuple(map(_terminado, valor))
        else:
            valores[campo.nombre] = valor
    return clase(**valores)


def _terminado(complemento: Nodo | Pendiente) -> Nodo:
    if isinstance(complemento, Nodo):
        return complemento
    return desde_python(complemento.clase, complemento.valores, complemento.ruta)
