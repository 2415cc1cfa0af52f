"""Layer `esquema`: the shape of the document, by the rendered XSD (or the SAT's own tree, on request).

libxml2 gives the verdict, quickly. When it is no, or when something reads oddly, the walk over the declaration's
table says what is wrong, where and what was expected; what libxml2 alone complains about is passed on in its words,
so that nothing it refuses is ever taken as valid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from cfdi.errores import ErrorArchivo
from cfdi.esquema.lector import partir
from cfdi.esquema.nodos import Nodo
from cfdi.esquema.registro import buscar_raiz, espacio_declarado
from cfdi.esquema.revision import LIMITE_DE_PROBLEMAS, Problema, revisar, ruta_de
from cfdi.esquema.rutas import carpeta
from cfdi.esquema.tabla import tabla
from cfdi.esquema.xml import atributos_de
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Hallazgo, Severidad

if TYPE_CHECKING:
    from lxml import etree

FUENTE = "Anexo 20, estándar del CFDI (XSD)"
_SAT = "http://www.sat.gob.mx/"


def capa_esquema(documento: Documento, esquemas: Path | None = None) -> list[Hallazgo]:
    """The findings of the schema. `esquemas`: a folder with the SAT's own XSD tree, to be used instead of ours."""
    problemas = documento.problemas
    errores = _errores_de_libxml2(documento, esquemas)
    if errores and not problemas:
        problemas = revisar(documento.raiz, type(documento.nodo)).problemas
    hallazgos = [_hallazgo(p) for p in problemas]
    dichas = {antepasada for h in hallazgos for antepasada in _antepasadas(h.ruta)}
    hallazgos += [h for h in errores if h.ruta not in dichas]
    return hallazgos + _sello_incompleto(documento)


def _hallazgo(problema: Problema) -> Hallazgo:
    severidad: Severidad = "error"
    mensaje = f"{problema.mensaje}. {problema.remedio}"
    if problema.clase in ("complemento_desconocido", "version_desconocida") and _puede_ser_del_sat(problema):
        # A complement of the SAT's that is not declared here: it cannot be judged, which is not the same as wrong.
        severidad = "no_verificado"
    return Hallazgo(
        codigo="301",
        severidad=severidad,
        capa="esquema",
        ruta=problema.ruta,
        mensaje=mensaje[:1].upper() + mensaje[1:],
        esperado=problema.esperado,
        recibido=problema.recibido,
        fuente=FUENTE,
    )


def _puede_ser_del_sat(problema: Problema) -> bool:
    """Whether an unknown complement may be one of the SAT's: in its domain, and not in a namespace that is declared
    here whole."""
    if problema.clase == "version_desconocida":
        return True
    uri = partir(problema.recibido or "")[0]
    return uri.startswith(_SAT) and not espacio_declarado(uri)


def _antepasadas(ruta: str) -> Iterator[str]:
    """A path and those above it: what the walk explained in an element, libxml2 need not tell of the element again."""
    while ruta:
        yield ruta
        ruta = ruta.rpartition("/")[0]


def _sello_incompleto(documento: Documento) -> list[Hallazgo]:
    """A Sello goes with its NoCertificado and its Certificado."""
    if not documento.sellado:
        return []
    nombres = {"no_certificado": "NoCertificado", "certificado": "Certificado"}
    return [
        Hallazgo(
            codigo="301",
            capa="esquema",
            ruta=f"{ruta_de(documento.raiz)}/@{xml}",
            mensaje=f"Falta {xml} en un comprobante que lleva Sello. Selle de nuevo desde los datos.",
            esperado=xml,
            fuente=FUENTE,
        )
        for nombre, xml in nombres.items()
        if hasattr(documento.nodo, nombre) and not getattr(documento.nodo, nombre)
    ]


# -------------------------------------------------------------------- libxml2


def _errores_de_libxml2(documento: Documento, esquemas: Path | None) -> list[Hallazgo]:
    raiz, quitados = _juzgable(documento)
    try:
        esquema = _esquema(_archivos(raiz, esquemas))
        if esquema.validate(raiz):
            return []
        entradas = [e for e in _errores(esquema)[:LIMITE_DE_PROBLEMAS] if not _es_del_sello(e.message, documento)]
        iguales = raiz.prefix == documento.nodo._espacio.prefijo and not any("*" in (e.path or "") for e in entradas)
        espacios = {} if iguales else {p: u for e in raiz.iter() for p, u in e.nsmap.items() if p}
        return [
            Hallazgo(
                codigo="301",
                capa="esquema",
                ruta=_ruta_del_error(raiz, e.path, espacios),
                mensaje=f"El esquema no lo admite: {e.message}",
                fuente=FUENTE,
            )
            for e in entradas
        ]
    finally:
        for padre, posicion, hijo in reversed(quitados):
            padre.insert(posicion, hijo)


def _errores(esquema: etree.XMLSchema) -> list[etree._LogEntry]:
    return list(cast("Iterable[etree._LogEntry]", esquema.error_log))


def _ruta_del_error(raiz: etree._Element, ruta: str | None, espacios: dict[str, str]) -> str:
    """libxml2's path as it is where the document's prefixes are ours (no `espacios`): looking up thousands would cost
    the square of them. Elsewhere, and for a default namespace, which it writes `*`, the element found is named."""
    if not ruta:
        return ruta_de(raiz)
    if not espacios:
        return ruta
    from lxml import etree as lxml_etree

    try:
        encontrados = cast("list[etree._Element]", raiz.getroottree().xpath(ruta, namespaces=espacios))
    except lxml_etree.XPathError:  # libxml2 reads names that its own XPath does not
        return ruta
    return ruta_de(encontrados[0]) if encontrados else ruta


def _es_del_sello(mensaje: str, documento: Documento) -> bool:
    """A pre-CFDI is judged in full except for the three attributes that the seal brings."""
    del_sello = (c.xml for c in tabla(type(documento.nodo)).atributos if c.al_sellar)
    return not documento.sellado and any(f"'{xml}'" in mensaje for xml in del_sello)


_Quitado = tuple["etree._Element", int, "etree._Element"]


def _juzgable(documento: Documento) -> tuple[etree._Element, list[_Quitado]]:
    """The tree without what its schemas cannot judge: the Addenda, and complements that nobody declared.

    They are taken out and put back afterwards, which is much cheaper than a copy; undeclared complements have their
    own finding already.
    """
    raiz = documento.raiz
    quitados: list[_Quitado] = []
    for ranura, clase, libre in _ranuras(documento.nodo, raiz):
        padre = ranura.getparent()
        if libre and padre is not None:
            _quitar(padre, ranura, quitados)
            continue
        ajenos = [h for h in ranura if _clase_de(h) is None]
        if ajenos and len(ajenos) == len(ranura) and padre is not None and clase == "ComplementoConcepto":
            _quitar(padre, ranura, quitados)  # this wrapper may not be left empty
            continue
        for h in ajenos:
            _quitar(ranura, h, quitados)
    return raiz, quitados


def _quitar(padre: etree._Element, hijo: etree._Element, quitados: list[_Quitado]) -> None:
    quitados.append((padre, padre.index(hijo), hijo))
    padre.remove(hijo)


def _clase_de(e: etree._Element) -> type[Nodo] | None:
    espacio, _, nombre = e.tag.rpartition("}")
    return buscar_raiz(espacio.lstrip("{"), nombre, atributos_de(e))


def _ranuras(nodo: Nodo, raiz: etree._Element) -> list[tuple[etree._Element, str, bool]]:
    """The xs:any slots of the document: (element, its name, whether it is the Addenda)."""
    uri = f"{{{type(nodo)._espacio.uri}}}"
    encontradas = []
    for campo in tabla(type(nodo)).elementos:
        if campo.clase == "ranura":
            encontradas += [(e, campo.elemento, campo.libre) for e in raiz.findall(uri + campo.elemento)]
    conceptos = raiz.find(f"{uri}Conceptos")
    for e in conceptos.iterfind(f"{uri}Concepto/{uri}ComplementoConcepto") if conceptos is not None else ():
        encontradas.append((e, "ComplementoConcepto", False))
    return encontradas


def _archivos(raiz: etree._Element, esquemas: Path | None) -> tuple[tuple[str, str], ...]:
    """(namespace, file) of every schema that the tree needs, its own first."""
    necesarios: dict[str, str] = {}
    ajenos: set[str] = set()
    # In C, only where a namespace begins: walking every element from here would cost as much as judging them.
    comienzos = cast("list[etree._Element]", raiz.xpath("descendant::*[namespace-uri() != namespace-uri(..)]"))
    for e in (raiz, *comienzos):
        espacio = e.tag.rpartition("}")[0].lstrip("{")
        if espacio in necesarios or espacio in ajenos:
            continue
        clase = _clase_de(e)
        if clase is not None and clase._raiz is not None:
            local = carpeta("xsd") / clase._raiz.archivo_xsd
            necesarios[espacio] = str(_en_arbol(esquemas, clase._raiz.ubicacion) if esquemas else local)
        else:
            ajenos.add(espacio)
    return tuple(necesarios.items())


def _en_arbol(esquemas: Path, ubicacion: str) -> Path:
    """The SAT's file inside a mirror of its tree: `RUTA/www.sat.gob.mx/…`, or RUTA itself at any depth of it."""
    partes = ubicacion.split("//", 1)[1].split("/")
    for i in range(len(partes)):
        ruta = esquemas.joinpath(*partes[i:])
        if ruta.is_file():
            return ruta
    raise ErrorArchivo(
        f"no está el esquema {partes[-1]}",
        campo=str(esquemas),
        remedio="Indique la carpeta que contiene www.sat.gob.mx, con los XSD del SAT y sus importaciones.",
    )


@cache
def _esquema(archivos: tuple[tuple[str, str], ...]) -> etree.XMLSchema:
    """A compiled schema for that set of files. A driver imports them all: xs:any needs every one."""
    from lxml import etree

    if len(archivos) == 1:
        return etree.XMLSchema(etree.parse(archivos[0][1]))
    importa = "".join(
        f'<xs:import namespace="{espacio}" schemaLocation="{Path(ruta).as_uri()}"/>' for espacio, ruta in archivos
    )
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{importa}</xs:schema>')
    )
