"""From declarations to XSD: the schema of each document, in a file that bears the SAT's name for it.

What is rendered is proven equal to the SAT's own, component by component. Types stand inline; keys of the c_* lists
are open (a collapsed string): libxml2 walks enumerations one by one, and they would take 99 % of the time. Whether a
key exists is the catalogue layer's question, answered in O(1).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from cfdi.esquema.contenido import Elemento, Grupo, Maximo, contenido
from cfdi.esquema.nodos import Nodo, Raiz
from cfdi.esquema.tabla import Campo, tabla
from cfdi.esquema.tipos import Tipo

_XS = "http://www.w3.org/2001/XMLSchema"

AVISO = "Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit."


def xsd(raices: list[Raiz]) -> str:
    """The schema of the roots that share a file (same namespace and version)."""
    espacio = raices[0].clase._espacio
    lineas = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<!-- {AVISO} -->",
        f'<xs:schema xmlns:xs="{_XS}" xmlns:{espacio.prefijo}="{espacio.uri}" targetNamespace="{espacio.uri}"'
        f' elementFormDefault="{"qualified" if espacio.calificado else "unqualified"}"'
        ' attributeFormDefault="unqualified">',
    ]
    for r in raices:
        lineas += _elemento(r.clase._nombre, r.clase, "", 1)
    return "\n".join([*lineas, "</xs:schema>", ""])


def _sangrar(lineas: Iterator[str] | list[str], n: int = 1) -> list[str]:
    return ["  " * n + x for x in lineas]


def _veces(minimo: int, maximo: Maximo) -> str:
    texto = "" if minimo == 1 else f' minOccurs="{minimo}"'
    if maximo != 1:
        texto += f' maxOccurs="{"unbounded" if maximo is None else maximo}"'
    return texto


def _elemento(nombre: str, clase: type[Nodo], veces: str, n: int) -> list[str]:
    return _sangrar(
        [
            f"<xs:element name={quoteattr(nombre)}{veces}>",
            '  <xs:complexType mixed="true">' if clase._mixto else "  <xs:complexType>",
            *_sangrar(_cuerpo(clase), 2),
            "  </xs:complexType>",
            "</xs:element>",
        ],
        n,
    )


def _cuerpo(clase: type[Nodo]) -> list[str]:
    texto = tabla(clase).texto
    if texto is not None:
        # Only plain text stands beside attributes in the SAT's files: an extension cannot carry facets.
        extension = [f'<xs:extension base="xs:{texto.tipo.base}">', "</xs:extension>"]
        extension[1:1] = _sangrar([x for c in tabla(clase).atributos for x in _atributo(c)])
        return ["<xs:simpleContent>", *_sangrar(extension), "</xs:simpleContent>"]
    grupo = contenido(clase)
    lineas = _grupo(grupo, clase) if grupo else []
    for campo in tabla(clase).atributos:
        lineas += _atributo(campo)
    return lineas


def _grupo(grupo: Grupo, clase: type[Nodo]) -> list[str]:
    lineas = [f"<xs:{grupo.tipo}{_veces(grupo.minimo, grupo.maximo)}>"]
    for p in grupo.particulas:
        lineas += _sangrar(_grupo(p, clase) if isinstance(p, Grupo) else _particula(p, clase))
    return [*lineas, f"</xs:{grupo.tipo}>"]


def _particula(p: Elemento, clase: type[Nodo]) -> list[str]:
    campo = tabla(clase).por_elemento[p.nombre]
    veces = _veces(p.minimo, p.maximo)
    if campo.clase == "simple":
        cabeza = f"<xs:element name={quoteattr(p.nombre)}{veces}>"
        return [cabeza, *_sangrar(_tipo_simple(campo.tipo)), "</xs:element>"]
    if not campo.en:
        return _elemento(p.nombre, _hija(campo), veces, 0)
    if campo.clase == "ranura":
        interior = [f"<xs:any{_veces(campo.minimo, None)}/>"]
    else:
        interior = _elemento(campo.xml, _hija(campo), _veces(campo.minimo, campo.maximo), 0)
    return [
        f"<xs:element name={quoteattr(p.nombre)}{veces}>",
        "  <xs:complexType>",
        "    <xs:sequence>",
        *_sangrar(interior, 3),
        "    </xs:sequence>",
        "  </xs:complexType>",
        "</xs:element>",
    ]


def _hija(campo: Campo) -> type[Nodo]:
    if campo.hija is None:
        raise AssertionError(f"{campo.nombre} has no class")
    return campo.hija


def _atributo(campo: Campo) -> list[str]:
    cabeza = f'<xs:attribute name={quoteattr(campo.xml)} use="{"required" if campo.requerido else "optional"}"'
    if campo.fijo is not None:
        cabeza += f" fixed={quoteattr(campo.fijo)}"
    if campo.omision is not None:
        cabeza += f" default={quoteattr(campo.omision)}"
    tipo = _tipo_simple(campo.tipo)
    return [f"{cabeza}>", *_sangrar(tipo), "</xs:attribute>"] if tipo else [f"{cabeza}/>"]


def _facetas(tipo: Tipo) -> Iterator[str]:
    for faceta, valor in (
        ("length", tipo.longitud),
        ("minLength", tipo.longitud_minima),
        ("maxLength", tipo.longitud_maxima),
        ("fractionDigits", tipo.fraccion),
        ("totalDigits", tipo.digitos),
        ("minInclusive", tipo.minimo),
        ("maxInclusive", tipo.maximo),
        ("whiteSpace", tipo.espacios),
    ):
        if valor is not None:
            yield f"<xs:{faceta} value={quoteattr(str(valor))}/>"
    for valor in tipo.valores:
        yield f"<xs:enumeration value={quoteattr(valor)}/>"


def _tipo_simple(tipo: Tipo) -> list[str]:
    """A simple type; empty for an attribute that the SAT leaves without one. Each pattern is a derivation step."""
    if tipo.base == "anySimpleType":
        return []
    facetas = list(_facetas(tipo))
    lineas = [f'<xs:restriction base="xs:{tipo.base}">', *_sangrar(facetas)]
    for i, patron in enumerate(tipo.patrones):
        if i:
            interior = ["<xs:simpleType>", *_sangrar(lineas), "</xs:simpleType>"]
            lineas = ["<xs:restriction>", *_sangrar(interior)]
        lineas.append(f"  <xs:pattern value={quoteattr(patron)}/>")
        if i < len(tipo.patrones) - 1:
            lineas.append("</xs:restriction>")
    return ["<xs:simpleType>", *_sangrar([*lineas, "</xs:restriction>"]), "</xs:simpleType>"]
