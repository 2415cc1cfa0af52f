"""CFDI de Retenciones e información de pagos 1.0 (retencionpagov1.xsd), superseded by version 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import CURPAntiguaMH, EnBase64, Hasta20, Hasta100, Hasta300, Importe6, RFCAntiguoCompleto
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, numero, raiz, ranura, tiempo


class _Nodo(
    Nodo,
    espacio=Espacio("retenciones", "http://www.sat.gob.mx/esquemas/retencionpago/1", siglas=("RFC", "CURPE", "CURPR")),
):
    __slots__ = ()


# It carries its zone, unlike every other time of the SAT: it is kept as text.
FechaExp = Annotated[
    str,
    tiempo(
        minimo="2014-01-01T00:00:00-06:00",
        patron="-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(([01][0-9]|2[0-3])"
        r":[0-5][0-9]:[0-5][0-9](\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))",
    ),
]
# fmt: off
c_Retenciones = Annotated[Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26"
], cadena()]
# fmt: on
Mes = Annotated[int, numero(minimo="1", maximo="12", base="int")]


@nodo
class Emisor(_Nodo):
    """Who withholds."""

    rfc_emisor: RFCAntiguoCompleto
    nom_den_raz_soc_e: Hasta300 | None = None
    curpe: CURPAntiguaMH | None = None


@nodo
class Nacional(_Nodo):
    """A receiver who lives in Mexico."""

    rfc_recep: RFCAntiguoCompleto
    nom_den_raz_soc_r: Hasta300 | None = None
    curpr: CURPAntiguaMH | None = None


@nodo
class Extranjero(_Nodo):
    """A receiver who lives abroad."""

    num_reg_id_trib: Hasta20 | None = None
    nom_den_raz_soc_r: Hasta300


@nodo
class Receptor(_Nodo, contenido="(Nacional | Extranjero)"):
    """From whom it is withheld: Nacional or Extranjero, as Nacionalidad says."""

    nacionalidad: Annotated[Literal["Nacional", "Extranjero"], cadena()]
    nacional: Nacional | None = None
    extranjero: Extranjero | None = None


@nodo
class Periodo(_Nodo):
    """The months and the year that the document covers."""

    mes_ini: Mes
    mes_fin: Mes
    ejerc: Annotated[int, numero(minimo="2004", maximo="2024", base="int")]


@nodo
class ImpRetenidos(_Nodo):
    """A tax that was withheld."""

    base_ret: Importe6 | None = None
    impuesto: Annotated[Literal["01", "02", "03"], cadena()] | None = None
    monto_ret: Importe6 = atributo("montoRet")
    tipo_pago_ret: Annotated[Literal["Pago definitivo", "Pago provisional"], cadena()]


@nodo
class Totales(_Nodo):
    """The payments and what was withheld of them, in pesos."""

    monto_tot_operacion: Importe6 = atributo("montoTotOperacion")
    monto_tot_grav: Importe6 = atributo("montoTotGrav")
    monto_tot_exent: Importe6 = atributo("montoTotExent")
    monto_tot_ret: Importe6 = atributo("montoTotRet")
    imp_retenidos: Sequence[ImpRetenidos] = ()


@nodo
class Retenciones(_Nodo):
    """A CFDI of withheld taxes."""

    version: Annotated[Literal["1.0"], cadena()] = "1.0"
    num_cert: Annotated[str, cadena(exacta=20)] | None = atributo(default=None, al_sellar=True, cadena="requerido")
    cert: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    folio_int: Hasta20 | None = None
    sello: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    fecha_exp: FechaExp
    cve_retenc: c_Retenciones
    desc_retenc: Hasta100 | None = None
    emisor: Emisor
    receptor: Receptor
    periodo: Periodo
    totales: Totales
    complementos: Sequence[Nodo] = ranura(en="Complemento", default=())
    addenda: Sequence[Nodo] = ranura(en="Addenda", default=(), cadena=False, libre=True)


raiz(Retenciones, ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/retencionpagov1.xsd", hoja="retenciones10")
