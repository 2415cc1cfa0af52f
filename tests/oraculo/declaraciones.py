"""What the declarations say of catalogues, by the paths that `diferencias` uses.

A rendered XSD leaves its catalogue types open, so it cannot tell which catalogue an attribute belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from cfdi.esquema import Nodo, Raiz, tabla
from cfdi.esquema.registro import raices


def raiz_de(archivo_xsd: str) -> Raiz:
    """The registered root whose rendered XSD has that file name."""
    encontradas = [r for r in raices() if r.archivo_xsd == archivo_xsd]
    assert len(encontradas) == 1, f"{archivo_xsd}: lo declaran {len(encontradas)} raíces"
    return encontradas[0]


def catalogos_declarados(clase: type[Nodo]) -> dict[str, str]:
    """Path of each attribute (`/cfdi:Comprobante/@Moneda`) → qualified name of its catalogue."""
    return dict(_catalogos(clase, f"/{clase._espacio.prefijo}:{clase._nombre}"))


def _catalogos(clase: type[Nodo], ruta: str) -> Iterator[tuple[str, str]]:
    for campo in tabla(clase).campos:
        if campo.hija is not None:
            envoltura = f"/{campo.en}" if campo.en else ""
            yield from _catalogos(campo.hija, f"{ruta}{envoltura}/{campo.xml}")
        elif campo.tipo.catalogo is not None:
            yield f"{ruta}/@{campo.xml}", campo.tipo.catalogo
