"""Drafts the declaration of a document that the SAT publishes: `python herramientas/declarar.py RUTA.xsd RUTA.xslt`.

Both files must stand in a copy of the SAT's site (below a folder `www.sat.gob.mx`), so that imports resolve and the
URL of the XSD is known. The draft goes to standard output. It has names, types, facets, order, occurrence and the
exceptions of the cadena original; the SAT's own descriptions stand as comments, to be replaced by docstrings in our
words. What the tool could not say goes to standard error. The road from draft to proof is told in docs/.
"""

from __future__ import annotations

import keyword
import re
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

from esquema_sat import COMODIN, AtributoSAT, ElementoSAT, EsquemaSAT, NoDeclarable, carpeta_del_sitio
from hoja_sat import HojaSAT, documentos_que_incluyen
from tipos_sat import Tipos, definir, en_ascii, literal

from cfdi.esquema.contenido import Elemento, Maximo, Particula
from cfdi.esquema.plan import Complementos, Paso, TextoDe, Valor, Visita
from cfdi.esquema.tabla import a_camel, a_pascal, a_snake

_SIMBOLOS: dict[tuple[int, Maximo], str] = {(1, 1): "", (0, 1): "?", (0, None): "*", (1, None): "+"}
_SEPARADORES = {"sequence": ", ", "choice": " | ", "all": " & "}
_RANURAS = {"Complemento": "complementos", "ComplementoConcepto": "complementos", "Addenda": "addenda"}


@dataclass
class _Campos:
    """The lines of a class, each under the name of its attribute (`@Rfc`) or element, in the order of the fields."""

    lineas: dict[str, list[str]] = field(default_factory=dict)

    def poner(self, nombre: str, linea: list[str], despues_de: list[str]) -> None:
        """Put a field that the cadena forgets behind the nearest of those that precede it in the XSD."""
        anterior = next((n for n in reversed(despues_de) if n in self.lineas), None)
        orden = list(self.lineas)
        orden.insert(orden.index(anterior) + 1 if anterior else 0, nombre)
        self.lineas[nombre] = linea
        self.lineas = {n: self.lineas[n] for n in orden}

    def elementos(self) -> list[str]:
        """The names of the children, in order."""
        return [n for n in self.lineas if not n.startswith("@")]


class Borrador:
    """The draft of one document, from its schema and its sheet."""

    def __init__(self, esquema: EsquemaSAT, hoja: HojaSAT, ruta_hoja: Path) -> None:
        self._esquema, self._hoja, self._ruta_hoja = esquema, hoja, ruta_hoja
        self._tipos = Tipos(esquema.raices)
        self._clases: dict[tuple[ElementoSAT, tuple[Paso, ...]], str] = {}
        self._cuerpos: list[str] = []
        self._de_lejos: dict[str, tuple[Paso, ...]] = {}
        """Steps of the elements that a sheet visits at any depth."""
        nombres = {a.nombre for r in esquema.raices for a in _atributos(r)}
        self._minusculas = sum(n[:1].islower() for n in nombres) * 2 > len(nombres)
        self._siglas = self._elegir_siglas(nombres)

    # ---------------------------------------------------------------- names

    def _xml(self, python: str, siglas: tuple[str, ...]) -> str:
        return (a_camel if self._minusculas else a_pascal)(python, siglas)

    def _elegir_siglas(self, nombres: set[str]) -> tuple[str, ...]:
        """Words to write in capitals, those that spare most exceptions first."""
        siglas: tuple[str, ...] = ()
        while True:
            malos = {n for n in nombres if self._xml(_en_python(n), siglas) != n}
            palabras = {p.upper() for n in malos for p in _en_python(n).split("_") if p.upper() in n}
            ganancias = {
                p: len(malos) - sum(self._xml(_en_python(n), (*siglas, p)) != n for n in nombres) for p in palabras
            }
            mejor = max(sorted(ganancias), key=lambda p: ganancias[p], default=None)
            if mejor is None or ganancias[mejor] < 1:
                return siglas
            siglas = (*siglas, mejor)

    # ---------------------------------------------------------------- classes

    def _clase(self, e: ElementoSAT, plan: tuple[Paso, ...], padre: str) -> str:
        """The name of the class of an element, drafted now if it is the first of its shape."""
        clave = (e, plan)
        if clave in self._clases:
            return self._clases[clave]
        nombre = en_ascii(e.nombre[:1].upper() + e.nombre[1:])
        ocupados = set(self._clases.values())
        self._clases[clave] = nombre = f"{nombre}{padre}" if nombre in ocupados else nombre
        for paso in plan:
            if isinstance(paso, Visita) and paso.donde_sea:
                self._de_lejos[paso.ruta[0]] = paso.pasos
        campos = _Campos()
        explicito = _necesita_cadena(plan)
        self._visitados(e, plan, campos, nombre)
        self._olvidados(e, campos, nombre, explicito=explicito)
        claves = ["_Nodo"]
        if nombre != e.nombre:
            claves.append(f"nombre={literal(e.nombre)}")
        if not e.es_secuencia or campos.elementos() != _nombres(e.contenido) or _ranura_repetida(e):
            claves.append(f"contenido={literal(_dtd(e.contenido))}" if e.contenido else "")
        if explicito:
            claves.append(f"cadena={literal(' '.join(_palabra(e, p) for p in plan))}")
        cuerpo = [linea for lineas in campos.lineas.values() for linea in lineas] or ["    pass"]
        self._cuerpos.append("\n".join(["@nodo", f"class {nombre}({', '.join(claves)}):", *_nota(e.texto), *cuerpo]))
        return nombre

    def _visitados(self, e: ElementoSAT, plan: tuple[Paso, ...], campos: _Campos, clase: str) -> None:
        for paso in plan:
            if isinstance(paso, Valor):
                a = e.atributo(paso.atributo)
                if a is not None:
                    campos.lineas.setdefault(f"@{a.nombre}", self._atributo(a, paso.requerido))
            elif isinstance(paso, Complementos):
                campos.lineas.setdefault(paso.ruta, self._ranura(e, paso.ruta, cadena=True))
            elif isinstance(paso, Visita) and not paso.donde_sea and paso.ruta[0] not in campos.lineas:
                campos.lineas[paso.ruta[0]] = self._hijo(e, paso.ruta[0], paso.pasos, clase)

    def _olvidados(self, e: ElementoSAT, campos: _Campos, clase: str, *, explicito: bool) -> None:
        """The fields that the cadena does not visit, at the place that the XSD gives them."""
        previos: list[str] = []
        for a in e.atributos:
            if f"@{a.nombre}" not in campos.lineas:
                linea = self._atributo(a, a.requerido if explicito else None)
                campos.poner(f"@{a.nombre}", linea, previos)
            previos.append(f"@{a.nombre}")
        previos = [n for n in campos.lineas if n.startswith("@")]
        for h in e.hijos:
            if h.nombre not in campos.lineas:
                campos.poner(h.nombre, self._olvidado(e, h, clase, explicito=explicito), previos)
            previos.append(h.nombre)

    def _olvidado(self, e: ElementoSAT, h: ElementoSAT, clase: str, *, explicito: bool) -> list[str]:
        if _es_ranura(h):
            return self._ranura(e, h.nombre, cadena=explicito and h.nombre != "Addenda")
        return self._hijo(e, h.nombre, self._de_lejos.get(h.nombre), clase, cadena=explicito)

    # ---------------------------------------------------------------- fields

    def _atributo(self, a: AtributoSAT, en_cadena: bool | None) -> list[str]:
        """`en_cadena`: whether the sheet requires the attribute; None if it forgets it."""
        python = _en_python(a.nombre)
        argumentos = [] if self._xml(python, self._siglas) == a.nombre else [literal(a.nombre)]
        anotacion = self._tipos.anotacion(a)
        if not a.requerido:
            anotacion += " | None"
            argumentos.append("default=None")
        elif a.fijo is not None:
            argumentos.append(f"default={literal(a.fijo)}")
        if en_cadena is None:
            argumentos.append("cadena=False")
        elif en_cadena != a.requerido:
            argumentos.append(f'cadena="{"requerido" if en_cadena else "opcional"}"')
        return [*_nota(a.texto), f"    {python}: {anotacion}{_valor('atributo', argumentos)}"]

    def _ranura(self, e: ElementoSAT, nombre: str, *, cadena: bool) -> list[str]:
        interior = e.hijo(nombre)
        if interior is None or interior.contenido is None:
            raise NoDeclarable(f"{e.nombre}: xs:any outside an element of its own")
        argumentos = [f"en={literal(nombre)}", "default=()"]
        if minimo := _veces(interior.contenido, COMODIN)[0]:
            argumentos.append(f"minimo={minimo}")
        if not cadena:
            argumentos.append("cadena=False")
        if nombre == "Addenda":
            argumentos.append("libre=True")
        return [f"    {_RANURAS.get(nombre, a_snake(nombre))}: Sequence[Nodo] = ranura({', '.join(argumentos)})"]

    def _hijo(
        self, e: ElementoSAT, nombre: str, pasos: tuple[Paso, ...] | None, clase: str, *, cadena: bool = True
    ) -> list[str]:
        h = e.hijo(nombre)
        if h is None or e.contenido is None:
            raise NoDeclarable(f"{e.nombre} has no child {nombre}")
        minimo, maximo = _veces(e.contenido, nombre)
        argumentos = []
        if maximo == 1 and (dentro := _envuelto(h)):
            sueltos = next((p.pasos for p in pasos or () if isinstance(p, Visita)), None)
            tipo = f"Sequence[{self._clase(h.hijos[0], sueltos or self._natural(h.hijos[0]), clase)}]"
            argumentos = [f"en={literal(nombre)}"]
            argumentos += [f"minimo={dentro.minimo}"] if dentro.minimo != 1 else []
            argumentos += [f"maximo={dentro.maximo}"] if dentro.maximo is not None else []
            vacio = "()"
        else:
            tipo, vacio = self._clase(h, self._natural(h) if pasos is None else pasos, clase), "None"
            if maximo != 1:
                tipo, vacio = f"Sequence[{tipo}]", "()"
                argumentos += [f"minimo={minimo}"] if minimo > 1 else []
                argumentos += [f"maximo={maximo}"] if maximo is not None else []
        if minimo == 0:
            tipo += "" if vacio == "()" else " | None"
            argumentos.append(f"default={vacio}")
        if not cadena:
            argumentos.append("cadena=False")
        return [f"    {_en_python(nombre)}: {tipo}{_valor('hijo', argumentos)}"]

    def _natural(self, e: ElementoSAT) -> tuple[Paso, ...]:
        """The plan of an element that no sheet visits: that of its XSD."""
        valores: list[Paso] = [Valor(a.nombre, a.requerido) for a in e.atributos]
        return (*valores, *(Visita((h.nombre,), self._natural(h)) for h in e.hijos))

    # ---------------------------------------------------------------- module

    def modulo(self) -> str:
        """The source of the module, to be formatted by ruff."""
        uri, archivo = self._esquema.uri, self._esquema.ruta
        registros = []
        for r in self._esquema.raices:
            clase = self._clase(r, self._hoja.plan(uri, r), "")
            incluyen = documentos_que_incluyen(self._ruta_hoja)
            ubicacion = f"http://{archivo.relative_to(carpeta_del_sitio(archivo).parent)}"
            en = f", cadena_en={_tupla(incluyen)}" if incluyen else ""
            registros.append(f'raiz({clase}, ubicacion="{ubicacion}", hoja="{self._ruta_hoja.stem}"{en})')
        espacio = f'"{self._esquema.prefijo or self._hoja.prefijo(uri)}", "{uri}"'
        espacio += ", minusculas=True" if self._minusculas else ""
        espacio += "" if self._esquema.calificado else ", calificado=False"
        espacio += f", siglas={_tupla(self._siglas)}" if self._siglas else ""
        partes = [
            f"class _Nodo(Nodo, espacio=Espacio({espacio})):\n    __slots__ = ()",
            "\n".join(definir(n, t) for n, t in self._tipos.propios.items()),
            *self._cuerpos,
            "\n".join(registros),
        ]
        cuerpo = "\n\n\n".join(p for p in partes if p) + "\n"
        return f"{self._cabecera(cuerpo)}\n\n{cuerpo}"

    def _cabecera(self, cuerpo: str) -> str:
        def usados(*nombres: str) -> str:
            return ", ".join(n for n in nombres if re.search(rf"\b{n}\b", cuerpo))

        esquema = usados(
            "Espacio", "Nodo", "atributo", "cadena", "catalogo", "hijo", "nodo", "numero", "raiz", "ranura", "tiempo"
        )
        origenes = {
            "collections.abc": usados("Sequence"),
            "datetime": usados("date", "datetime", "time"),
            "decimal": usados("Decimal"),
            "typing": usados("Annotated", "Literal"),
            **{modulo: ", ".join(sorted(nombres)) for modulo, nombres in self._tipos.importados.items()},
            "cfdi.esquema": esquema,
        }
        version = next((a.fijo for r in self._esquema.raices for a in r.atributos if a.nombre.lower() == "version"), "")
        titulo = f'"""{self._esquema.raices[0].nombre} {version} ({self._esquema.ruta.name})."""'
        importes = [f"from {modulo} import {nombres}" for modulo, nombres in origenes.items() if nombres]
        return "\n".join([titulo, "", "from __future__ import annotations", "", *importes])


def _en_python(nombre: str) -> str:
    """`Año` → `anio`, `class` → `class_`."""
    python = a_snake(en_ascii(nombre))
    return f"{python}_" if keyword.iskeyword(python) else python


def _atributos(e: ElementoSAT) -> list[AtributoSAT]:
    return [*e.atributos, *(a for h in e.hijos for a in _atributos(h))]


def _nota(texto: str) -> list[str]:
    return textwrap.wrap(" ".join(texto.split()), 110, initial_indent="    # SAT: ", subsequent_indent="    # ")


def _valor(especificador: str, argumentos: list[str]) -> str:
    """What stands after the equals sign: the specifier, or its default alone when that is all it says."""
    if not argumentos:
        return ""
    if len(argumentos) == 1 and argumentos[0].startswith("default="):
        return f" = {argumentos[0].removeprefix('default=')}"
    return f" = {especificador}({', '.join(argumentos)})"


def _tupla(textos: tuple[str, ...]) -> str:
    return f"({', '.join(literal(t) for t in textos)}{',' if len(textos) == 1 else ''})"


def _es_ranura(e: ElementoSAT) -> bool:
    return not e.atributos and not e.hijos and e.contenido is not None and _nombres(e.contenido) == [COMODIN]


def _envuelto(e: ElementoSAT) -> Elemento | None:
    """The repeated child of an element that is nothing but its wrapper."""
    if e.atributos or not e.es_secuencia or e.contenido is None or len(e.hijos) != 1:
        return None
    (sola,) = e.contenido.particulas
    return sola if isinstance(sola, Elemento) and sola.maximo != 1 else None


def _ranura_repetida(e: ElementoSAT) -> bool:
    return any(_es_ranura(h) and _veces(e.contenido, h.nombre)[1] != 1 for h in e.hijos if e.contenido)


def _nombres(p: Particula | None) -> list[str]:
    if p is None or isinstance(p, Elemento):
        return [p.nombre] if p else []
    return [n for x in p.particulas for n in _nombres(x)]


def _dtd(p: Particula) -> str:
    veces = _SIMBOLOS.get((p.minimo, p.maximo))
    if veces is None:
        veces = f"{{{p.minimo},{'' if p.maximo is None else p.maximo}}}"
    if isinstance(p, Elemento):
        return p.nombre + veces
    return f"({_SEPARADORES[p.tipo].join(_dtd(x) for x in p.particulas)}){veces}"


def _veces(p: Particula, nombre: str) -> tuple[int, Maximo]:
    """How often a child may stand, groups and all."""
    if isinstance(p, Elemento):
        return (p.minimo, p.maximo) if p.nombre == nombre else (0, 0)
    partes = [_veces(x, nombre) for x in p.particulas]
    minimo = (min if p.tipo == "choice" else sum)(m for m, _ in partes)
    maximos = [m for _, m in partes if m != 0]
    if not maximos:
        return 0, 0
    repetido = p.maximo != 1 or None in maximos or len(maximos) > 1
    return minimo * p.minimo, None if repetido else maximos[0]


def _necesita_cadena(plan: tuple[Paso, ...]) -> bool:
    """Whether the sheet's order cannot be that of the fields: it goes somewhere from afar, or twice."""
    lugares = [p.atributo if isinstance(p, Valor) else f"/{p.ruta}" for p in plan]
    return len(set(lugares)) < len(lugares) or any(isinstance(p, Visita) and p.donde_sea for p in plan)


def _palabra(e: ElementoSAT, paso: Paso) -> str:
    if isinstance(paso, Complementos):
        return paso.ruta
    if isinstance(paso, Visita):
        return ("//" if paso.donde_sea else "") + paso.ruta[0]
    if isinstance(paso, TextoDe):
        return "/".join(paso.ruta) + {"requerido": "!", "opcional": "?", "cada": "*"}[paso.modo]
    a = e.atributo(paso.atributo)
    signo = "" if a is None or a.requerido == paso.requerido else "!" if paso.requerido else "?"
    return f"@{paso.atributo}{signo}"


def main(argumentos: list[str]) -> int:
    """Write the draft to standard output. Returns the exit status."""
    if len(argumentos) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    ruta_xsd, ruta_xslt = map(Path, argumentos)
    hoja = HojaSAT(ruta_xslt)
    try:
        print(Borrador(EsquemaSAT(ruta_xsd), hoja, ruta_xslt).modulo(), end="")
    except NoDeclarable as error:
        print(f"{ruta_xsd.name}: {error}", file=sys.stderr)
        return 1
    for aviso in hoja.avisos:
        print(f"{ruta_xslt.name}: {aviso}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
