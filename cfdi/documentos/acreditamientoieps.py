"""Complemento concepto Acreditamiento del IEPS 1.0 (AcreditamientoIEPS10.xsd): fuel whose IEPS the buyer may credit.

Only the sheet of CFDI 3.2 visits it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.esquema import Espacio, Nodo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("aieps", "http://www.sat.gob.mx/acreditamiento", siglas=("TAR",))):
    __slots__ = ()


# fmt: off
TAR = Annotated[Literal[
    "617", "619", "624", "652", "654", "655", "656", "658", "659", "660", "661", "667", "693", "602", "603",
    "604", "605", "606", "607", "608", "609", "611", "612", "613", "614", "615", "620", "621", "622", "623",
    "625", "657", "664", "665", "666", "669", "695", "696", "697", "699", "627", "628", "629", "630", "631",
    "632", "633", "636", "637", "638", "639", "640", "641", "644", "645", "646", "647", "648", "649", "650",
    "663", "668", "672", "673", "674", "675", "676", "677", "678", "681", "682", "683", "684", "685", "688",
    "689", "690", "698"
], cadena(exacta=3, espacios=None)]
"""Key of the storage and distribution terminal (TAR) of Pemex; it decided the fee per litre."""
# fmt: on


@nodo
class AcreditamientoIEPS(_Nodo, nombre="acreditamientoIEPS"):
    """The terminal that the fuel came from."""

    version: Literal["1.0"] = "1.0"
    tar: TAR


raiz(
    AcreditamientoIEPS,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/acreditamiento/AcreditamientoIEPS10.xsd",
    hoja="AcreditamientoIEPS10",
    cadena_en=("3.2",),
    en_concepto=True,
)
