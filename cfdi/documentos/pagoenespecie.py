"""Complemento Pago en Especie 1.0 (pagoenespecie.xsd): a work of art donated as payment of taxes."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("pagoenespecie", "http://www.sat.gob.mx/pagoenespecie", siglas=("PIC",))):
    __slots__ = ()


# The pattern says how the RFC of a taxpayer and a date are joined.
CvePIC = Annotated[
    str,
    cadena(
        exacta=25,
        patron=r"[A-ZÑ&]{3}[0-9]{2}[0-1][0-9][0-3][0-9][A-Z0-9]?[A-Z0-9]?[0-9A-Z]-(18|19|20)\d\d(0[1-9]|"
        "1[012])(0[1-9]|[12][0-9]|3[01])-[0-9]{3}",
        espacios=None,
    ),
]
NoVacioConBlancos = Annotated[str, cadena(1, espacios=None)]


@nodo
class PagoEnEspecie(_Nodo):
    """The donation: the taxpayer's key, the request, and the work."""

    version: Literal["1.0"] = "1.0"
    cve_pic: CvePIC
    folio_sol_don: Annotated[str, cadena(exacta=11, patron="PE-[0-9]{2}-[0-9]{5}", espacios=None)]
    pza_art_nombre: NoVacioConBlancos
    pza_art_tecn: NoVacioConBlancos
    pza_art_a_prod: Annotated[str, cadena(patron="[0-9]{4}", espacios=None)]
    pza_art_dim: NoVacioConBlancos


raiz(
    PagoEnEspecie,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/pagoenespecie/pagoenespecie.xsd",
    hoja="pagoenespecie",
    cadena_en=("3.2", "3.3", "4.0"),
)
