"""Complemento de retenciones Servicios Plataformas Tecnológicas 1.0 (ServiciosPlataformasTecnologicas10.xsd).

What a platform withheld from those who offer their services through it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import t_Fecha, t_Importe, t_RFC_PF
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, numero, raiz


class _Nodo(
    Nodo,
    espacio=Espacio(
        "plataformasTecnologicas",
        "http://www.sat.gob.mx/esquemas/retencionpago/1/PlataformasTecnologicas10",
        siglas=("IVA", "ISR", "RFC", "SIVA"),
    ),
):
    __slots__ = ()


c_Periodicidad = Annotated[Literal["01", "02", "03", "04", "05"], cadena()]
c_FormaPagoServ = Annotated[Literal["01", "02", "03", "04", "05", "06", "07", "08", "09"], cadena()]
c_TipoDeServ = Annotated[Literal["01", "02", "03", "04", "05", "06", "07", "08", "09", "11"], cadena()]
c_SubTipoServ = Annotated[Literal["01", "02", "03", "04", "08", "09"], cadena()]
Base = Annotated[Decimal, numero(6, minimo="0.000001", patron="[0-9]{1,18}(.[0-9]{1,6})?")]
c_TipoImpuesto = Annotated[Literal["01", "02", "03"], cadena()]
# Keys that the SAT types as xs:decimal.
c_TasaCuota = Annotated[Literal["0.160000", "0.080000", "0.000000", "0.500000"], cadena(base="decimal")]
# fmt: off
c_EntidadesFederativas = Annotated[Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32"
], cadena()]
# fmt: on


@nodo
class ImpuestosTrasladadosdelServicio(_Nodo):
    """The IVA of a service."""

    base: Base
    impuesto: c_TipoImpuesto
    tipo_factor: Literal["Tasa"] = "Tasa"
    tasa_cuota: c_TasaCuota
    importe: t_Importe


@nodo
class ContribucionGubernamental(_Nodo):
    """A local contribution of a service."""

    imp_contrib: t_Importe
    entidad_donde_paga_la_contribucion: c_EntidadesFederativas


@nodo
class ComisionDelServicio(_Nodo):
    """What the platform charged for a service."""

    base: Base | None = None
    porcentaje: Annotated[Decimal, numero(3, minimo="0.001", maximo="1.0")] | None = None
    importe: t_Importe


@nodo
class DetallesDelServicio(_Nodo):
    """One service."""

    forma_pago_serv: c_FormaPagoServ
    tipo_de_serv: c_TipoDeServ
    sub_tip_serv: c_SubTipoServ | None = None
    rfc_tercero_autorizado: t_RFC_PF | None = None
    fecha_serv: t_Fecha
    precio_serv_sin_iva: t_Importe
    impuestos_trasladadosdel_servicio: ImpuestosTrasladadosdelServicio | None = None
    contribucion_gubernamental: ContribucionGubernamental | None = None
    comision_del_servicio: ComisionDelServicio | None = None


@nodo
class ServiciosPlataformasTecnologicas(_Nodo):
    """The services of a period."""

    version: Annotated[Literal["1.0"], cadena(espacios=None, base="anySimpleType")] = "1.0"
    periodicidad: c_Periodicidad
    num_serv: Annotated[int, numero(minimo="1", base="integer")]
    mon_tot_serv_siva: t_Importe
    total_iva_trasladado: t_Importe
    total_iva_retenido: t_Importe
    total_isr_retenido: t_Importe
    dif_iva_entregado_prest_serv: t_Importe
    mon_totalpor_uso_plataforma: t_Importe
    mon_total_contribucion_gubernamental: t_Importe | None = None
    servicios: Sequence[DetallesDelServicio] = hijo(en="Servicios")


raiz(
    ServiciosPlataformasTecnologicas,
    ubicacion="http://www.sat.gob.mx/esquemas/retencionpago/1/PlataformasTecnologicas10/ServiciosPlataformasTecnologicas10.xsd",
    hoja="ServiciosPlataformasTecnologicas10",
    cadena_en=("Retenciones 1.0", "Retenciones 2.0"),
)
