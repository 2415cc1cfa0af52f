"""CFDI de Retenciones e información de pagos 2.0 (retencionpagov2.xsd): taxes withheld on payments other than wages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cfdi.documentos.tipos import (
    UUID,
    CodigoPostal,
    EnBase64,
    Hasta20,
    Hasta100,
    Hasta300,
    NumeroDeCertificado,
    c_CodigoPostal,
    c_Impuesto,
    c_RegimenFiscal,
    c_TipoRelacion,
    t_CURP,
    t_FechaH,
    t_ImporteMXN,
    t_RFC,
)
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz, ranura


class _Nodo(
    Nodo, espacio=Espacio("retenciones", "http://www.sat.gob.mx/esquemas/retencionpago/2", siglas=("ISR", "UUID"))
):
    __slots__ = ()


# fmt: off
c_CveRetenc = Annotated[Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26", "27", "28"
], cadena()]
# fmt: on
Nombre = Annotated[str, cadena(1, 254)]
c_Periodo = Annotated[Literal["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"], cadena()]
# The years that the SAT's list of 2026 names.
c_Ejercicio = Annotated[Literal["2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027"], cadena()]
c_TipoPagoRet = Annotated[Literal["01", "02", "03", "04"], cadena()]


@nodo
class CfdiRetenRelacionados(_Nodo):
    """The document that this one is related to."""

    tipo_relacion: c_TipoRelacion
    uuid: UUID


@nodo
class Emisor(_Nodo):
    """Who withholds."""

    rfc_e: t_RFC
    nom_den_raz_soc_e: Nombre
    regimen_fiscal_e: c_RegimenFiscal


@nodo
class Nacional(_Nodo):
    """A receiver who lives in Mexico."""

    rfc_r: t_RFC
    nom_den_raz_soc_r: Nombre
    curp_r: t_CURP | None = None
    domicilio_fiscal_r: CodigoPostal


@nodo
class Extranjero(_Nodo):
    """A receiver who lives abroad."""

    num_reg_id_trib_r: Hasta20 | None = None
    nom_den_raz_soc_r: Hasta300


@nodo
class Receptor(_Nodo, contenido="(Nacional | Extranjero)"):
    """From whom it is withheld: Nacional or Extranjero, as NacionalidadR says."""

    nacionalidad_r: Annotated[Literal["Nacional", "Extranjero"], cadena()]
    nacional: Nacional | None = None
    extranjero: Extranjero | None = None


@nodo
class Periodo(_Nodo):
    """The months and the year that the document covers."""

    mes_ini: c_Periodo
    mes_fin: c_Periodo
    ejercicio: c_Ejercicio


@nodo
class ImpRetenidos(_Nodo):
    """A tax that was withheld."""

    base_ret: t_ImporteMXN | None = None
    impuesto_ret: c_Impuesto | None = None
    monto_ret: t_ImporteMXN
    tipo_pago_ret: c_TipoPagoRet


@nodo
class Totales(_Nodo):
    """The payments and what was withheld of them, in pesos."""

    monto_tot_operacion: t_ImporteMXN
    monto_tot_grav: t_ImporteMXN
    monto_tot_exent: t_ImporteMXN
    monto_tot_ret: t_ImporteMXN
    utilidad_bimestral: t_ImporteMXN | None = None
    isr_correspondiente: t_ImporteMXN | None = None
    imp_retenidos: Sequence[ImpRetenidos] = ()


@nodo
class Retenciones(_Nodo):
    """A CFDI of withheld taxes."""

    version: Annotated[Literal["2.0"], cadena()] = "2.0"
    no_certificado: NumeroDeCertificado | None = atributo(default=None, al_sellar=True, cadena="requerido")
    certificado: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    folio_int: Annotated[str, cadena(1, 20, patron="[0-9a-zA-Z]{1,20}")] | None = None
    sello: EnBase64 | None = atributo(default=None, al_sellar=True, cadena=False)
    fecha_exp: t_FechaH
    lugar_exp_retenc: c_CodigoPostal
    cve_retenc: c_CveRetenc
    desc_retenc: Hasta100 | None = None
    cfdi_reten_relacionados: CfdiRetenRelacionados | None = None
    emisor: Emisor
    receptor: Receptor
    periodo: Periodo
    totales: Totales
    complementos: Sequence[Nodo] = ranura(en="Complemento", default=())
    addenda: Sequence[Nodo] = ranura(en="Addenda", default=(), cadena=False, libre=True)


raiz(Retenciones, ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/2/retencionpagov2.xsd", hoja="retenciones20")
