"""Types that the versions of Carta Porte share. Its catalogues are enumerated in catCartaPorte.xsd."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from cfdi.esquema import cadena, catalogo, numero

IDOrigen = Annotated[str, cadena(patron="OR[0-9]{6}")]
IDDestino = Annotated[str, cadena(patron="DE[0-9]{6}")]
IDUbicacion = Annotated[str, cadena(patron="(OR|DE)[0-9]{6}")]
"""Key that the issuer gives to a place of the journey: OR and six digits for an origin, DE for a destination."""
NumRegIdTrib = Annotated[str, cadena(6, 40, patron="[^|]{6,40}")]
"""Tax identity in a foreign country."""
NumeroOMI = Annotated[str, cadena(patron="IMO[0-9]{7}")]
"""Number of a ship at the International Maritime Organization."""
AnioModelo = Annotated[int, numero(patron="(19[0-9]{2}|20[0-9]{2})", base="int")]
Distancia = Annotated[Decimal, numero(minimo="0.01", maximo="99999")]
"""Kilometres. No limit of decimals in the SAT's file."""
Positivo2 = Annotated[Decimal, numero(2, minimo="0.01")]
"""Greater than zero, at most 2 decimals: metres, tons."""
Positivo3 = Annotated[Decimal, numero(3, minimo="0.001")]
"""Greater than zero, at most 3 decimals: weights."""
# A look-ahead that the SAT wrote inside a class: there it only lists the characters ( ? ! . * ) and the blank as
# excluded. Whether it excludes the hyphen too, the processors do not agree.
Placa = Annotated[str, cadena(patron=r"[^(?!.*\s)-]{5,7}")]
Texto3a30 = Annotated[str, cadena(3, 30, patron="[^|]{3,30}")]
Texto3a50 = Annotated[str, cadena(3, 50, patron="[^|]{3,50}")]
MatriculaCarro = Annotated[str, cadena(6, 15, patron="[^|]{6,15}")]
NumLicencia = Annotated[str, cadena(6, 16, patron="[^|]{6,16}")]
# No whiteSpace facet in the SAT's file, unlike the UUID of all other documents.
UUIDComercioExt = Annotated[
    str, cadena(patron="[a-f0-9A-F]{8}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{12}", espacios=None)
]
IdCCP = Annotated[
    str, cadena(exacta=36, patron="[C]{3}[a-f0-9A-F]{5}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{12}")
]
SiUnico = Literal["Sí"]
"""Present or absent."""
Texto600 = Annotated[str, cadena(1, 600, patron="[^|]{1,600}")]
# No whiteSpace facet: the double blanks of the pattern are needed.
NumPedimento = Annotated[str, cadena(maxima=21, patron="[0-9]{2}  [0-9]{2}  [0-9]{4}  [0-9]{7}", espacios=None)]
Trafico = Annotated[Literal["Altura", "Cabotaje"], cadena()]
OrigenODestino = Annotated[Literal["Origen", "Destino"], cadena()]
EntradaOSalida = Annotated[Literal["Entrada", "Salida"], cadena()]

c_ClaveProdServCP = Annotated[str, catalogo("catCartaPorte:c_ClaveProdServCP")]
c_ClaveTipoCarga = Annotated[str, catalogo("catCartaPorte:c_ClaveTipoCarga")]
c_ClaveUnidadPeso = Annotated[str, catalogo("catCartaPorte:c_ClaveUnidadPeso")]
c_CodigoTransporteAereo = Annotated[str, catalogo("catCartaPorte:c_CodigoTransporteAereo")]
c_CondicionesEspeciales = Annotated[str, catalogo("catCartaPorte:c_CondicionesEspeciales")]
c_ConfigAutotransporte = Annotated[str, catalogo("catCartaPorte:c_ConfigAutotransporte")]
c_ConfigMaritima = Annotated[str, catalogo("catCartaPorte:c_ConfigMaritima")]
c_Contenedor = Annotated[str, catalogo("catCartaPorte:c_Contenedor")]
c_ContenedorMaritimo = Annotated[str, catalogo("catCartaPorte:c_ContenedorMaritimo")]
c_CveTransporte = Annotated[str, catalogo("catCartaPorte:c_CveTransporte")]
c_DerechosDePaso = Annotated[str, catalogo("catCartaPorte:c_DerechosDePaso")]
c_DocumentoAduanero = Annotated[str, catalogo("catCartaPorte:c_DocumentoAduanero")]
c_Estaciones = Annotated[str, catalogo("catCartaPorte:c_Estaciones")]
c_FiguraTransporte = Annotated[str, catalogo("catCartaPorte:c_FiguraTransporte")]
c_FormaFarmaceutica = Annotated[str, catalogo("catCartaPorte:c_FormaFarmaceutica")]
c_MaterialPeligroso = Annotated[str, catalogo("catCartaPorte:c_MaterialPeligroso")]
c_NumAutorizacionNaviero = Annotated[str, catalogo("catCartaPorte:c_NumAutorizacionNaviero")]
c_ParteTransporte = Annotated[str, catalogo("catCartaPorte:c_ParteTransporte")]
c_RegimenAduanero = Annotated[str, catalogo("catCartaPorte:c_RegimenAduanero")]
c_RegistroISTMO = Annotated[str, catalogo("catCartaPorte:c_RegistroISTMO")]
c_SectorCOFEPRIS = Annotated[str, catalogo("catCartaPorte:c_SectorCOFEPRIS")]
c_SubTipoRem = Annotated[str, catalogo("catCartaPorte:c_SubTipoRem")]
c_TipoCarro = Annotated[str, catalogo("catCartaPorte:c_TipoCarro")]
c_TipoDeServicio = Annotated[str, catalogo("catCartaPorte:c_TipoDeServicio")]
c_TipoDeTrafico = Annotated[str, catalogo("catCartaPorte:c_TipoDeTrafico")]
c_TipoEmbalaje = Annotated[str, catalogo("catCartaPorte:c_TipoEmbalaje")]
c_TipoEstacion = Annotated[str, catalogo("catCartaPorte:c_TipoEstacion")]
c_TipoMateria = Annotated[str, catalogo("catCartaPorte:c_TipoMateria")]
c_TipoPermiso = Annotated[str, catalogo("catCartaPorte:c_TipoPermiso")]
