"""Reads an XSD into its component model, and compares two models.

`leer_esquema` understands the part of XML Schema that the SAT uses; anything else raises `EsquemaNoSoportado`
instead of being overlooked, since a construct ignored on both sides would pass for equal.

Catalogue types (those of a namespace that starts with `ESPACIO_CATALOGOS`) are enumerations in the SAT's files and
open strings in ours: the model holds them open, with the catalogue's name, and `claves` reads the enumeration.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from lxml import etree

from tests.oraculo.comparacion import diferencias
from tests.oraculo.modelo import (
    Atributo,
    Catalogo,
    ClaseDeGrupo,
    Comodin,
    Elemento,
    Esquema,
    EsquemaNoSoportado,
    Particula,
    TipoComplejo,
    TipoSimple,
    ValorDeFaceta,
    agrupar,
)

__all__ = ["EsquemaNoSoportado", "claves", "diferencias", "leer_esquema"]

XS = "http://www.w3.org/2001/XMLSchema"
ESPACIO_CATALOGOS = "http://www.sat.gob.mx/sitio_internet/cfd/catalogos"
_SITIO = "http://www.sat.gob.mx/"

_CUENTAS = frozenset({"length", "minLength", "maxLength", "totalDigits", "fractionDigits"})
_COTAS = frozenset({"minInclusive", "maxInclusive", "minExclusive", "maxExclusive"})
_FACETAS = _CUENTAS | _COTAS | {"whiteSpace", "pattern", "enumeration"}
_ENTEROS = {"integer", "long", "int", "short", "byte"} | {
    f"{signo}Integer" for signo in ("nonNegative", "positive", "nonPositive", "negative")
}
_NUMERICOS = _ENTEROS | {"decimal"}
_TIEMPOS = {"dateTime", "date", "time", "gYear", "gYearMonth"}
_NOMBRES = {"NMTOKEN", "Name", "NCName", "language", "ID", "IDREF"}
_OTROS = {"anySimpleType", "boolean", "base64Binary", "hexBinary", "anyURI"} | _TIEMPOS | _NOMBRES
_ESPACIOS_DE_CADENA = {"string": "preserve", "normalizedString": "replace", "token": "collapse"}

_GRUPOS: dict[str, ClaseDeGrupo] = {"sequence": "secuencia", "choice": "eleccion", "all": "todos"}

# What each component may say. `id` names the component inside the file and decides nothing.
_PERMITIDO: dict[str, frozenset[str]] = {
    "schema": frozenset({"targetNamespace", "elementFormDefault", "attributeFormDefault", "version"}),
    "element": frozenset({"name", "ref", "type", "minOccurs", "maxOccurs", "fixed", "default", "nillable", "form"}),
    "attribute": frozenset({"name", "type", "use", "fixed", "default", "form"}),
    "complexType": frozenset({"name", "mixed"}),
    "complexContent": frozenset({"mixed"}),
    "simpleContent": frozenset(),
    "extension": frozenset({"base"}),
    "simpleType": frozenset({"name"}),
    "restriction": frozenset({"base"}),
    "sequence": frozenset({"minOccurs", "maxOccurs"}),
    "choice": frozenset({"minOccurs", "maxOccurs"}),
    "all": frozenset({"minOccurs", "maxOccurs"}),
    "any": frozenset({"namespace", "processContents", "minOccurs", "maxOccurs"}),
    "import": frozenset({"namespace", "schemaLocation"}),
} | {faceta: frozenset({"value", "fixed"}) for faceta in _FACETAS}


def leer_esquema(ruta: Path, contenido: bytes | None = None) -> Esquema:
    """The component model of the XSD at `ruta`, or of `contenido` as if it stood there.

    Raises EsquemaNoSoportado for a construct out of the model, or an import that is needed and cannot be found.
    """
    if contenido is None:
        return archivo_xsd(ruta.resolve()).esquema()
    return ArchivoXSD(etree.fromstring(contenido, _analizador()), ruta.resolve()).esquema()


@cache
def archivo_xsd(ruta: Path) -> ArchivoXSD:
    """The XSD at an absolute path, read once."""
    if not ruta.is_file():
        raise EsquemaNoSoportado(f"falta el esquema importado {ruta}")
    return ArchivoXSD(etree.parse(str(ruta), _analizador()).getroot(), ruta)


def claves(catalogo: Catalogo) -> frozenset[str]:
    """The keys that the SAT's XSD enumerates for a catalogue."""
    if catalogo.archivo is None:
        raise EsquemaNoSoportado(f"el esquema no dice dónde está el catálogo {catalogo.nombre}")
    return _listas(catalogo.archivo)[catalogo.nombre.rpartition(":")[2]]


@cache
def _listas(archivo: Path) -> dict[str, frozenset[str]]:
    raiz = etree.parse(str(archivo), _analizador()).getroot()
    return dict(_lista_abierta(tipo) for tipo in _partes(raiz))


def _lista_abierta(tipo: etree._Element) -> tuple[str, frozenset[str]]:
    """Name and keys of a c_* type, once sure that without its keys it is what the model takes it for."""
    restriccion = _unico(tipo, "restriction")
    facetas = list(_partes(restriccion))
    listadas = frozenset(f.get("value", "") for f in facetas if _clase(f) == "enumeration")
    otras = {(_clase(f), f.get("value")) for f in facetas if _clase(f) != "enumeration"}
    nombre = tipo.get("name")
    if nombre is None or not listadas or otras != {("whiteSpace", "collapse")}:
        raise EsquemaNoSoportado(f"{tipo.base}: el catálogo {nombre} es más que una lista de claves colapsadas")
    if _qname(restriccion, restriccion.get("base", "")) != (XS, "string"):
        raise EsquemaNoSoportado(f"{tipo.base}: el catálogo {nombre} no es de cadenas")
    return nombre, listadas


class ArchivoXSD:
    """One XSD file, whose QNames are resolved in its own and in the imported namespaces."""

    def __init__(self, raiz: etree._Element, ruta: Path) -> None:
        _revisar(raiz, "schema")
        self.raiz = raiz
        self.ruta = ruta
        self.espacio = raiz.get("targetNamespace")
        self._elementos_calificados = raiz.get("elementFormDefault") == "qualified"
        self._atributos_calificados = raiz.get("attributeFormDefault") == "qualified"
        self._globales: dict[tuple[str, str], etree._Element] = {}
        self._importados: dict[str | None, list[str | None]] = {}
        self._abiertos: list[etree._Element] = []
        for parte in _partes(raiz):
            clase = _revisar(parte, "import", "element", "simpleType", "complexType")
            if clase == "import":
                self._importados.setdefault(parte.get("namespace"), []).append(parte.get("schemaLocation"))
            else:
                self._globales[clase, parte.get("name", "")] = parte

    def esquema(self) -> Esquema:
        raices = (self._elemento(e) for e in _partes(self.raiz) if _clase(e) == "element")
        prefijos = (p for p, espacio in self.raiz.nsmap.items() if espacio == self.espacio)
        return Esquema(
            espacio=self.espacio,
            prefijo=next(prefijos, None),
            elementos_calificados=self._elementos_calificados,
            atributos_calificados=self._atributos_calificados,
            raices={e.nombre: e for e in raices},
        )

    # ── names ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _buscar(self, nodo: etree._Element, nombre: str, clase: str) -> tuple[ArchivoXSD, etree._Element] | None:
        """The global component of a class that a QName written at `nodo` refers to, with the file it stands in."""
        espacio, sin_prefijo = _qname(nodo, nombre)
        for archivo in self._archivos_de(espacio):
            encontrado = archivo._globales.get((clase, sin_prefijo))
            if encontrado is not None:
                return archivo, encontrado
        return None

    def _archivos_de(self, espacio: str | None) -> Iterator[ArchivoXSD]:
        if espacio == self.espacio:
            yield self
            return
        if espacio not in self._importados:
            raise EsquemaNoSoportado(f"{self.ruta.name}: nadie importa el espacio {espacio}")
        for ubicacion in self._importados[espacio]:
            yield archivo_xsd(self._localizar(ubicacion, espacio))

    def _localizar(self, ubicacion: str | None, espacio: str | None) -> Path:
        if ubicacion is None:
            raise EsquemaNoSoportado(f"{self.ruta.name}: el import de {espacio} no dice dónde está")
        if not ubicacion.startswith("http"):
            return (self.ruta.parent / ubicacion).resolve()
        sitio = next((p for p in self.ruta.parents if p.name == "www.sat.gob.mx"), None)
        if sitio is None or not ubicacion.startswith(_SITIO):
            raise EsquemaNoSoportado(f"{self.ruta.name}: {ubicacion} no está entre los archivos del SAT")
        return sitio / ubicacion.removeprefix(_SITIO)

    # ── simple types ─────────────────────────────────────────────────────────────────────────────────────────────

    def _tipo_simple_llamado(self, nodo: etree._Element, nombre: str) -> TipoSimple:
        espacio, sin_prefijo = _qname(nodo, nombre)
        if espacio == XS:
            return _predefinido(nodo, sin_prefijo)
        if espacio is not None and espacio.startswith(ESPACIO_CATALOGOS):
            return TipoSimple("string", {"whiteSpace": "collapse"}, self._catalogo(nombre, espacio))
        encontrado = self._buscar(nodo, nombre, "simpleType")
        if encontrado is None:
            raise _error(nodo, f"no existe el tipo {nombre}")
        archivo, tipo = encontrado
        return archivo.tipo_simple(tipo)

    def _catalogo(self, nombre: str, espacio: str) -> Catalogo:
        ubicacion = self._importados.get(espacio, [None])[0]
        return Catalogo(nombre, self._localizar(ubicacion, espacio) if ubicacion else None)

    def tipo_simple(self, nodo: etree._Element) -> TipoSimple:
        """The effective type of an xs:simpleType of this file."""
        _revisar(nodo, "simpleType")
        restriccion = _unico(nodo, "restriction")
        _revisar(restriccion, "restriction")
        if restriccion.get("base") is not None:
            base = self._tipo_simple_llamado(restriccion, restriccion.get("base", ""))
        else:
            base = self.tipo_simple(_unico(restriccion, "simpleType"))
        propias = [f for f in _partes(restriccion) if _clase(f) != "simpleType"]
        return _restringir(base, propias)

    # ── complex types ────────────────────────────────────────────────────────────────────────────────────────────

    def tipo_complejo(self, nodo: etree._Element) -> TipoComplejo:
        """The effective type of an xs:complexType of this file, its extensions flattened."""
        _revisar(nodo, "complexType")
        if any(nodo is abierto for abierto in self._abiertos):
            raise _error(nodo, "tipo recursivo")
        self._abiertos.append(nodo)
        try:
            return self._cuerpo(nodo, mixto=_booleano(nodo, "mixed"))
        finally:
            self._abiertos.pop()

    def _cuerpo(self, nodo: etree._Element, *, mixto: bool = False) -> TipoComplejo:
        atributos: dict[str, Atributo] = {}
        contenido: Particula | None = None
        for parte in _partes(nodo):
            clase = _revisar(parte, "attribute", "simpleContent", "complexContent", *_GRUPOS)
            if clase == "attribute":
                if parte.get("use") != "prohibited":
                    atributo = self._atributo(parte)
                    atributos[atributo.nombre] = atributo
            elif clase == "simpleContent":
                return self._extension_de_texto(_unico(parte, "extension"))
            elif clase == "complexContent":
                return self._extension(_unico(parte, "extension"), mixto=mixto or _booleano(parte, "mixed"))
            else:
                contenido = self._grupo(parte)
        return TipoComplejo(atributos, contenido, mixto)

    def _extension(self, nodo: etree._Element, *, mixto: bool) -> TipoComplejo:
        _revisar(nodo, "extension")
        encontrado = self._buscar(nodo, nodo.get("base", ""), "complexType")
        if encontrado is None:
            raise _error(nodo, f"no existe el tipo complejo {nodo.get('base')}")
        archivo, tipo = encontrado
        base, propio = archivo.tipo_complejo(tipo), self._cuerpo(nodo)
        contenido = agrupar("secuencia", (base.contenido, propio.contenido), 1, 1)
        return TipoComplejo({**base.atributos, **propio.atributos}, contenido, mixto or base.mixto)

    def _extension_de_texto(self, nodo: etree._Element) -> TipoComplejo:
        _revisar(nodo, "extension")
        texto = self._tipo_simple_llamado(nodo, nodo.get("base", ""))
        return TipoComplejo(self._cuerpo(nodo).atributos, texto=texto)

    def _atributo(self, nodo: etree._Element) -> Atributo:
        return Atributo(
            nombre=self._nombre(nodo, calificado=self._atributos_calificados),
            tipo=self._tipo_de_atributo(nodo),
            requerido=nodo.get("use") == "required",
            fijo=nodo.get("fixed"),
            omision=nodo.get("default"),
        )

    def _tipo_de_atributo(self, nodo: etree._Element) -> TipoSimple:
        tipo = nodo.get("type")
        if tipo is not None:
            return self._tipo_simple_llamado(nodo, tipo)
        partes = list(_partes(nodo))
        return self.tipo_simple(partes[0]) if partes else TipoSimple("anySimpleType")

    # ── particles ────────────────────────────────────────────────────────────────────────────────────────────────

    def _grupo(self, nodo: etree._Element) -> Particula | None:
        # A particle that may occur no times at all is no particle; an empty group is one, and counts in a choice.
        partes = [self._particula(p) for p in _partes(nodo) if p.get("maxOccurs") != "0"]
        return agrupar(_GRUPOS[_clase(nodo)], partes, *_ocurrencias(nodo))

    def _particula(self, nodo: etree._Element) -> Particula | None:
        clase = _revisar(nodo, "element", "any", *_GRUPOS)
        if clase == "element":
            return self._elemento(nodo)
        if clase == "any":
            espacios = (nodo.get("namespace") or "##any").split()
            propio = {"##targetNamespace": self.espacio or "##local"}
            minimo, maximo = _ocurrencias(nodo)
            return Comodin(
                frozenset(propio.get(e, e) for e in espacios), nodo.get("processContents") or "strict", minimo, maximo
            )
        return self._grupo(nodo)

    def _elemento(self, nodo: etree._Element) -> Elemento:
        minimo, maximo = _ocurrencias(nodo)
        archivo, declarado = self, nodo
        referido = nodo.get("ref")
        if referido is not None:
            encontrado = self._buscar(nodo, referido, "element")
            if encontrado is None:
                raise _error(nodo, f"no existe el elemento {referido}")
            archivo, declarado = encontrado
        return Elemento(
            nombre=archivo._nombre(declarado, calificado=archivo._elementos_calificados),
            tipo=archivo._tipo_de_elemento(declarado),
            minimo=minimo,
            maximo=maximo,
            fijo=declarado.get("fixed"),
            omision=declarado.get("default"),
            anulable=_booleano(declarado, "nillable"),
        )

    def _tipo_de_elemento(self, nodo: etree._Element) -> TipoSimple | TipoComplejo:
        nombre = nodo.get("type")
        if nombre is not None:
            encontrado = None if _qname(nodo, nombre)[0] == XS else self._buscar(nodo, nombre, "complexType")
            if encontrado is None:
                return self._tipo_simple_llamado(nodo, nombre)
            archivo, tipo = encontrado
            return archivo.tipo_complejo(tipo)
        partes = list(_partes(nodo))
        if len(partes) != 1:
            raise _error(nodo, "elemento sin tipo")
        if _clase(partes[0]) == "simpleType":
            return self.tipo_simple(partes[0])
        return self.tipo_complejo(partes[0])

    def _nombre(self, nodo: etree._Element, *, calificado: bool) -> str:
        nombre = nodo.get("name")
        if nombre is None:
            raise _error(nodo, "sin nombre")
        es_global = nodo.getparent() is self.raiz
        forma = nodo.get("form")
        con_espacio = es_global or (forma == "qualified" if forma else calificado)
        return f"{{{self.espacio}}}{nombre}" if con_espacio and self.espacio else nombre


def _predefinido(nodo: etree._Element, nombre: str) -> TipoSimple:
    if nombre in _ESPACIOS_DE_CADENA:
        return TipoSimple("string", {"whiteSpace": _ESPACIOS_DE_CADENA[nombre]})
    if nombre not in _NUMERICOS | _OTROS:
        raise _error(nodo, f"xs:{nombre} no está entre los tipos que se comparan")
    return TipoSimple(nombre)


def _restringir(base: TipoSimple, propias: list[etree._Element]) -> TipoSimple:
    """One derivation step: counts and bounds replace, patterns accumulate, enumerations intersect."""
    facetas = dict(base.facetas)
    patrones: set[str] = set()
    valores: set[str] = set()
    for faceta in propias:
        clase, valor = _revisar(faceta, *_FACETAS), faceta.get("value", "")
        if clase == "pattern":
            patrones.add(valor)
        elif clase == "enumeration":
            valores.add(valor)
        # Only strings may have other white space than collapsed: on any other type the facet says nothing.
        elif clase != "whiteSpace" or base.base == "string":
            facetas[clase] = _valor(base.base, clase, valor)
    if patrones:
        previos = facetas.get("pattern", frozenset())
        facetas["pattern"] = frozenset({*previos, frozenset(patrones)})  # type: ignore[misc]
    if valores:
        nuevos: frozenset[Decimal] | frozenset[str] = (
            frozenset(map(Decimal, valores)) if base.base in _NUMERICOS else frozenset(valores)
        )
        previa = facetas.get("enumeration")
        facetas["enumeration"] = nuevos & previa if isinstance(previa, frozenset) else nuevos
    return TipoSimple(base.base, facetas, base.catalogo)


def _valor(base: str, clase: str, texto: str) -> ValorDeFaceta:
    if clase in _CUENTAS:
        return int(texto)
    if clase in _COTAS and base in _NUMERICOS:
        return Decimal(texto)
    return texto


# ── reading of the XML ───────────────────────────────────────────────────────────────────────────────────────────────


def _analizador() -> etree.XMLParser:
    return etree.XMLParser(remove_comments=True, remove_pis=True, huge_tree=True, resolve_entities=False)


def _clase(nodo: etree._Element) -> str:
    return etree.QName(nodo).localname


def _partes(nodo: etree._Element) -> Iterator[etree._Element]:
    """The children that say something: all but annotations."""
    return (hijo for hijo in nodo if hijo.tag != f"{{{XS}}}annotation")


def _unico(nodo: etree._Element, clase: str) -> etree._Element:
    partes = [p for p in _partes(nodo) if _clase(p) == clase]
    if len(partes) != 1:
        raise _error(nodo, f"se esperaba un xs:{clase}")
    return partes[0]


def _revisar(nodo: etree._Element, *esperadas: str) -> str:
    """The class of a component, once sure that it is one of those expected and says nothing out of the model."""
    nombre = etree.QName(nodo)
    if nombre.namespace != XS or nombre.localname not in esperadas:
        raise _error(nodo, f"{nombre.text} no se esperaba aquí")
    extranos = {str(a) for a in nodo.attrib} - _PERMITIDO[nombre.localname] - {"id"}
    if extranos:
        raise _error(nodo, f"atributos que el modelo no representa: {', '.join(sorted(extranos))}")
    return nombre.localname


def _qname(nodo: etree._Element, nombre: str) -> tuple[str | None, str]:
    prefijo, _, sin_prefijo = nombre.strip().rpartition(":")
    if prefijo and prefijo not in nodo.nsmap:
        raise _error(nodo, f"prefijo desconocido en {nombre}")
    return nodo.nsmap.get(prefijo or None), sin_prefijo


def _ocurrencias(nodo: etree._Element) -> tuple[int, int | None]:
    maximo = nodo.get("maxOccurs", "1")
    return int(nodo.get("minOccurs", "1")), None if maximo == "unbounded" else int(maximo)


def _booleano(nodo: etree._Element, atributo: str) -> bool:
    return nodo.get(atributo, "false") in {"true", "1"}


def _error(nodo: etree._Element, mensaje: str) -> EsquemaNoSoportado:
    return EsquemaNoSoportado(f"{nodo.base}:{nodo.sourceline}: {mensaje}")
