"""Timbre Fiscal Digital 1.1: what the PAC adds to a sealed document (TimbreFiscalDigitalv11.xsd)."""

from __future__ import annotations

from typing import Annotated, Literal

from cfdi.documentos.tipos import UUID, EnBase64, NumeroDeCertificado, t_FechaH, t_RFC_PM
from cfdi.esquema import Espacio, Nodo, atributo, cadena, nodo, raiz


class _Nodo(Nodo, espacio=Espacio("tfd", "http://www.sat.gob.mx/TimbreFiscalDigital", siglas=("UUID", "SAT", "CFD"))):
    __slots__ = ()


@nodo
class TimbreFiscalDigital(_Nodo):
    """The stamp. Its own cadena original is what the PAC signs; the Comprobante's does not visit it."""

    # The SAT gives this attribute no type: anySimpleType, so its blanks are not even collapsed.
    version: Annotated[Literal["1.1"], cadena(base="anySimpleType", espacios=None)] = "1.1"
    uuid: UUID
    """Folio fiscal: the identity of the invoice."""
    fecha_timbrado: t_FechaH
    """When the PAC stamped, in the central zone of Mexico."""
    rfc_prov_certif: t_RFC_PM
    """RFC of the PAC."""
    leyenda: (
        Annotated[
            str,
            cadena(
                12,
                150,
                patron="([A-Z]|[a-z]|[0-9]| |Ñ|ñ|!|\"|%|&|'|´|-|:|;|>|=|<|@|_|,|\\{|\\}|`|~"
                "|á|é|í|ó|ú|Á|É|Í|Ó|Ú|ü|Ü){1,150}",
            ),
        ]
        | None
    ) = None
    """A notice of the SAT to the parties, if any."""
    sello_cfd: EnBase64
    """The Sello of the stamped document, repeated."""
    no_certificado_sat: NumeroDeCertificado
    """Number of the PAC's certificate."""
    sello_sat: EnBase64 = atributo(cadena=False)
    """The PAC's signature over the cadena original of the timbre."""


raiz(
    TimbreFiscalDigital,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/TimbreFiscalDigital/TimbreFiscalDigitalv11.xsd",
    hoja="cadenaoriginal_TFD_1_1",
)
