"""Types that the versions of Comercio Exterior share. Its catalogues are enumerated in catComExt.xsd."""

from __future__ import annotations

from typing import Annotated

from cfdi.esquema import cadena, catalogo

NumRegIdTrib = Annotated[str, cadena(6, 40)]
"""Tax identity in a foreign country."""

c_ClavePedimento = Annotated[str, catalogo("catComExt:c_ClavePedimento")]
c_INCOTERM = Annotated[str, catalogo("catComExt:c_INCOTERM")]
c_MotivoTraslado = Annotated[str, catalogo("catComExt:c_MotivoTraslado")]
c_UnidadAduana = Annotated[str, catalogo("catComExt:c_UnidadAduana")]
