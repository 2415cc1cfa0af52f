"""Small schemas like the SAT's, that go with the small workbook: every list, a few keys each, and all the quirks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from cfdi.catalogos.enumeraciones import con_retiradas, enumerados
from cfdi.catalogos.esquemas import ESQUEMAS, Esquema
from cfdi.catalogos.reconocer import Catalogo

ESQUEMAS_CHICOS: tuple[Esquema, ...] = tuple(
    replace(esquema, minimos=None if esquema.minimos is None else dict.fromkeys(esquema.minimos, 1))
    for esquema in ESQUEMAS
)

_DEL_LIBRO: dict[str, list[str]] = {
    "catCFDI:c_UsoCFDI": ["G01", "CN01", "P01"],
    "catCFDI:c_CodigoPostal": ["20000", "99999", "00000", "22000", "20000"],
    "catCFDI:c_Municipio": ["001"],
    "catNomina:c_TipoNomina": ["O"],
    "catPagos:c_TipoCadenaPago": ["01"],
}
_PROPIAS: dict[str, list[str]] = {
    "catCartaPorte:c_Estaciones": ["EA040", "Juárez245", "A1019.5", "EA040"],
    "catCartaPorte:c_NumAutorizacionNaviero": ["AG-PUERTO/2024"],
    "catCombustible:c_ClaveTipoCombustible": ["1", "3"],
}
_DICHO = {"1": "Gasolina menor\n  a 92 octanos", "3": "Diesel"}


def listas() -> dict[str, list[str]]:
    """The keys of every list, by qualified name, as the files below have them."""
    propias = {
        f"{esquema.prefijo}:{local}": _PROPIAS.get(f"{esquema.prefijo}:{local}", ["01"])
        for esquema in ESQUEMAS_CHICOS
        for local in esquema.minimos or ()
    }
    return {**_DEL_LIBRO, **propias}


def con_enumerados(catalogos: list[Catalogo]) -> list[Catalogo]:
    """What the builder makes of the catalogues of the small workbook and the small schemas, without any file."""
    enumeraciones = {
        nombre: {clave: " ".join(_dicho(nombre, clave).split()) for clave in claves}
        for nombre, claves in listas().items()
    }
    return con_retiradas([*catalogos, *enumerados(ESQUEMAS_CHICOS, enumeraciones)], enumeraciones)


def esquema(prefijo: str) -> str:
    """One schema as text, for the test to spoil."""
    (declarado,) = (declarado for declarado in ESQUEMAS_CHICOS if declarado.prefijo == prefijo)
    tipos = "".join(
        f'<xs:simpleType name="{nombre.partition(":")[2]}"><xs:restriction base="xs:string">'
        f'<xs:whiteSpace value="collapse"/>{_valores(nombre, claves)}</xs:restriction></xs:simpleType>\n'
        for nombre, claves in listas().items()
        if nombre.startswith(f"{prefijo}:")
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<xs:schema xmlns:otro="{declarado.espacio}" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' targetNamespace="{declarado.espacio}">\n{tipos}</xs:schema>\n'
    )


def escribir_esquemas(carpeta: Path, cambiados: Mapping[str, str] | None = None) -> None:
    """All of them in a folder, some in folders inside it, with the texts given in place of some; and one of others."""
    for declarado in ESQUEMAS_CHICOS:
        lugar = carpeta / declarado.espacio.rpartition("/")[2]
        lugar.mkdir(parents=True)
        texto = (cambiados or {}).get(declarado.prefijo, esquema(declarado.prefijo))
        (lugar / f"{declarado.prefijo}.xsd").write_text(texto, encoding="utf-8-sig")
    (carpeta / "ajeno.xsd").write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.sat.gob.mx/nomina12"/>'
    )


def _valores(nombre: str, claves: list[str]) -> str:
    return "".join(
        f"<xs:enumeration value={quoteattr(clave)}>{_documentacion(_dicho(nombre, clave))}</xs:enumeration>"
        for clave in claves
    )


def _dicho(nombre: str, clave: str) -> str:
    return _DICHO[clave] if nombre == "catCombustible:c_ClaveTipoCombustible" else ""


def _documentacion(dicho: str) -> str:
    documentacion = f"<xs:documentation>{escape(dicho)}</xs:documentation>"
    return f"<xs:annotation>{documentacion}</xs:annotation>" if dicho else ""
