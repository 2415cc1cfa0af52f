"""Types that the SAT's documents share (tdCFDI.xsd), and the text types that most of them repeat.

Patterns and limits are the SAT's, quirks included: what the SAT runs is the truth.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.esquema import cadena, catalogo, numero, tiempo

t_RFC = Annotated[
    str, cadena(12, 13, patron="[A-Z&Ñ]{3,4}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[A-Z0-9]{2}[0-9A]")
]
"""RFC of a person (13) or a company (12). Anexo 20, t_RFC."""

# The SAT gives these two a minLength and no maxLength; the pattern fixes the length anyway.
t_RFC_PM = Annotated[
    str, cadena(12, patron="[A-Z&Ñ]{3}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[A-Z0-9]{2}[0-9A]")
]
t_RFC_PF = Annotated[
    str, cadena(13, patron="[A-Z&Ñ]{4}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[A-Z0-9]{2}[0-9A]")
]
t_CURP = Annotated[
    str,
    cadena(
        exacta=18,
        patron="[A-Z][AEIOUX][A-Z]{2}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[MHX]"
        "([ABCMTZ]S|[BCJMOT]C|[CNPST]L|[GNQ]T|[GQS]R|C[MH]|[MY]N|[DH]G|NE|VZ|DF|SP)"
        "[BCDFGHJ-NP-TV-Z]{3}[0-9A-Z][0-9]",
    ),
]

_HORA = "(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])"
_MES_Y_DIA = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
t_FechaH = Annotated[datetime, tiempo(patron=f"(20[1-9][0-9])-{_MES_Y_DIA}T{_HORA}")]
"""Local date and time, 2010 to 2099, to the second, without zone."""
t_FechaHora = Annotated[datetime, tiempo(patron=f"((19|20)[0-9][0-9])-{_MES_Y_DIA}T{_HORA}")]
t_Fecha = Annotated[date, tiempo("date", patron=f"((19|20)[0-9][0-9])-{_MES_Y_DIA}")]

# The dot of these patterns is not escaped in tdCFDI.xsd: it stands for any character, which on top of xs:decimal
# means that a nineteenth digit passes.
t_Importe = Annotated[Decimal, numero(6, minimo="0.000000", patron="[0-9]{1,18}(.[0-9]{1,6})?")]
"""An amount of zero or more, with at most 6 decimals."""
t_ImporteMXN = Annotated[Decimal, numero(2, minimo="0.00", patron="[0-9]{1,18}(.[0-9]{1,2})?")]
"""An amount in pesos: at most 2 decimals."""
t_TipoCambio = Annotated[Decimal, numero(6, minimo="0.00", patron="[0-9]{1,18}(.[0-9]{1,6})?")]

Texto = Annotated[str, cadena()]
"""Any text, its blanks collapsed."""
NoVacio = Annotated[str, cadena(1)]
Hasta10 = Annotated[str, cadena(1, 10)]
Hasta20 = Annotated[str, cadena(1, 20)]
Hasta25 = Annotated[str, cadena(1, 25)]
Hasta40 = Annotated[str, cadena(1, 40)]
Hasta50 = Annotated[str, cadena(1, 50)]
Hasta100 = Annotated[str, cadena(1, 100)]
Hasta300 = Annotated[str, cadena(1, 300)]
# Where the SAT forgot whiteSpace, blanks are kept and count.
ConBlancos20 = Annotated[str, cadena(1, 20, espacios=None)]
ConBlancos100 = Annotated[str, cadena(1, 100, espacios=None)]

# Text that refuses the bar, which parts the fields of the cadena original.
Texto10 = Annotated[str, cadena(1, 10, patron="[^|]{1,10}")]
Texto15 = Annotated[str, cadena(1, 15, patron="[^|]{1,15}")]
Texto20 = Annotated[str, cadena(1, 20, patron="[^|]{1,20}")]
Texto25 = Annotated[str, cadena(1, 25, patron="[^|]{1,25}")]
Texto30 = Annotated[str, cadena(1, 30, patron="[^|]{1,30}")]
Texto40 = Annotated[str, cadena(1, 40, patron="[^|]{1,40}")]
Texto50 = Annotated[str, cadena(1, 50, patron="[^|]{1,50}")]
Texto80 = Annotated[str, cadena(1, 80, patron="[^|]{1,80}")]
Texto100 = Annotated[str, cadena(1, 100, patron="[^|]{1,100}")]
Texto120 = Annotated[str, cadena(1, 120, patron="[^|]{1,120}")]
Texto150 = Annotated[str, cadena(1, 150, patron="[^|]{1,150}")]
Texto254 = Annotated[str, cadena(1, 254, patron="[^|]{1,254}")]
Texto300 = Annotated[str, cadena(1, 300, patron="[^|]{1,300}")]
Texto1000 = Annotated[str, cadena(1, 1000, patron="[^|]{1,1000}")]

UUID = Annotated[
    str, cadena(exacta=36, patron="[a-f0-9A-F]{8}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{4}-[a-f0-9A-F]{12}")
]
"""Folio fiscal, as the timbre writes it: either case."""
NumeroDeCertificado = Annotated[str, cadena(exacta=20, patron="[0-9]{20}")]
EnBase64 = Annotated[str, cadena()]
"""Base64 that the XSD types as plain text: whether it is base64 is checked apart."""
CodigoPostal = Annotated[str, cadena(exacta=5, patron="[0-9]{5}")]
# No whiteSpace facet in the SAT's file: blanks are kept, and the double ones of the pattern are needed.
Pedimento = Annotated[str, cadena(exacta=21, patron="[0-9]{2}  [0-9]{2}  [0-9]{4}  [0-9]{7}", espacios=None)]
t_NumeroDomicilio = Annotated[str, cadena(1, 55, patron="[^|]{1,55}")]
"""Outer or inner number of an address."""
t_Referencia = Annotated[str, cadena(1, 250, patron="[^|]{1,250}")]
"""How to find an address."""
Positivo6 = Annotated[Decimal, numero(6, minimo="0.000001")]
"""Greater than zero, at most 6 decimals."""
Tasa6 = Annotated[Decimal, numero(6, minimo="0.000000")]
"""A rate (0.160000) or a fee per unit, at most 6 decimals."""
EnteroPositivo = Annotated[int, numero(minimo="1", base="int")]
"""A whole number, one or more."""
SiNo = Annotated[Literal["Sí", "No"], cadena()]

# Types of CFDI 3.2 and earlier, which the complements of that time still use. They let negative amounts pass, and
# the commas of their classes are the SAT's.
Importe6 = Annotated[Decimal, numero(6)]
"""An amount of either sign, at most 6 decimals."""
Importe2 = Annotated[Decimal, numero(2)]
RFCAntiguo = Annotated[
    str, cadena(12, 13, patron="[A-Z,Ñ,&]{3,4}[0-9]{2}[0-1][0-9][0-3][0-9][A-Z,0-9]?[A-Z,0-9]?[0-9,A-Z]?")
]
CURPAntigua = Annotated[
    str,
    cadena(
        exacta=18,
        patron="[A-Z][A,E,I,O,U,X][A-Z]{2}[0-9]{2}[0-1][0-9][0-3][0-9][M,H,X][A-Z]{2}"
        "[B,C,D,F,G,H,J,K,L,M,N,Ñ,P,Q,R,S,T,V,W,X,Y,Z]{3}[0-9,A-Z][0-9]",
    ),
]
RFCAntiguoCompleto = Annotated[
    str, cadena(12, 13, patron="[A-Z,Ñ,&]{3,4}[0-9]{2}[0-1][0-9][0-3][0-9][A-Z,0-9][A-Z,0-9][0-9,A-Z]")
]
"""As RFCAntiguo, its last three characters always there."""
CURPAntiguaMH = Annotated[
    str,
    cadena(
        exacta=18,
        patron="[A-Z][A,E,I,O,U,X][A-Z]{2}[0-9]{2}[0-1][0-9][0-3][0-9][M,H][A-Z]{2}"
        "[B,C,D,F,G,H,J,K,L,M,N,Ñ,P,Q,R,S,T,V,W,X,Y,Z]{3}[0-9,A-Z][0-9]",
    ),
]
"""As CURPAntigua, without the sex X."""
IVAoIEPS = Annotated[Literal["IVA", "IEPS"], cadena()]
"""A transferred tax, by its name."""

c_ClaveProdServ = Annotated[str, catalogo("catCFDI:c_ClaveProdServ")]
c_ClaveUnidad = Annotated[str, catalogo("catCFDI:c_ClaveUnidad")]
c_CodigoPostal = Annotated[str, catalogo("catCFDI:c_CodigoPostal")]
c_Colonia = Annotated[str, catalogo("catCFDI:c_Colonia")]
c_Estado = Annotated[str, catalogo("catCFDI:c_Estado")]
c_Exportacion = Annotated[str, catalogo("catCFDI:c_Exportacion")]
c_FormaPago = Annotated[str, catalogo("catCFDI:c_FormaPago")]
c_Impuesto = Annotated[str, catalogo("catCFDI:c_Impuesto")]
c_FraccionArancelaria = Annotated[str, catalogo("catComExt:c_FraccionArancelaria")]
c_Localidad = Annotated[str, catalogo("catCFDI:c_Localidad")]
c_Meses = Annotated[str, catalogo("catCFDI:c_Meses")]
c_MetodoPago = Annotated[str, catalogo("catCFDI:c_MetodoPago")]
c_Moneda = Annotated[str, catalogo("catCFDI:c_Moneda")]
c_Municipio = Annotated[str, catalogo("catCFDI:c_Municipio")]
c_ObjetoImp = Annotated[str, catalogo("catCFDI:c_ObjetoImp")]
c_Pais = Annotated[str, catalogo("catCFDI:c_Pais")]
c_Periodicidad = Annotated[str, catalogo("catCFDI:c_Periodicidad")]
c_RegimenFiscal = Annotated[str, catalogo("catCFDI:c_RegimenFiscal")]
c_TipoDeComprobante = Annotated[str, catalogo("catCFDI:c_TipoDeComprobante")]
c_TipoFactor = Annotated[str, catalogo("catCFDI:c_TipoFactor")]
c_TipoRelacion = Annotated[str, catalogo("catCFDI:c_TipoRelacion")]
c_UsoCFDI = Annotated[str, catalogo("catCFDI:c_UsoCFDI")]
