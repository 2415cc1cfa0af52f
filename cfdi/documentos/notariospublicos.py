"""Complemento Notarios Públicos 1.0 (notariospublicos.xsd): property sold before a notary, or under an easement.

Most of its texts have no whiteSpace facet: blanks are kept, and the cadena original collapses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from cfdi.documentos.tipos import ConBlancos100, CURPAntigua, Importe6, RFCAntiguo
from cfdi.esquema import Espacio, Nodo, cadena, hijo, nodo, numero, raiz


class _Nodo(
    Nodo, espacio=Espacio("notariospublicos", "http://www.sat.gob.mx/notariospublicos", siglas=("CURP", "IVA", "RFC"))
):
    __slots__ = ()


# fmt: off
t_EntidadFederativa = Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32"
]
# fmt: on
# Unlike all other documents, without accent.
SiNoSinAcento = Literal["Si", "No"]
Nombre = Annotated[str, cadena(1, 254, espacios=None)]
Apellido = Annotated[str, cadena(1, 200, espacios=None)]
Porcentaje = Annotated[Decimal, numero(2, minimo="0.00", maximo="100.00")]


@nodo
class DescInmueble(_Nodo):
    """One property, sold or under the easement."""

    tipo_inmueble: Annotated[str, cadena(patron="[0-9]{2}", espacios=None)]
    calle: Annotated[str, cadena(1, 150, espacios=None)]
    no_exterior: Annotated[str, cadena(1, 55, espacios=None)] | None = None
    no_interior: Annotated[str, cadena(1, 30, espacios=None)] | None = None
    colonia: ConBlancos100 | None = None
    localidad: ConBlancos100 | None = None
    referencia: ConBlancos100 | None = None
    municipio: ConBlancos100
    estado: t_EntidadFederativa
    pais: Annotated[str, cadena(patron="[A-Z,Ñ]{3}", espacios=None)]
    codigo_postal: Annotated[str, cadena(patron="[0-9]{5}", espacios=None)]


@nodo
class DatosOperacion(_Nodo):
    """The deed and its amounts."""

    num_instrumento_notarial: Annotated[int, numero(minimo="1", maximo="999999", base="int")]
    fecha_inst_notarial: date
    monto_operacion: Importe6
    subtotal: Importe6
    iva: Importe6


@nodo
class DatosNotario(_Nodo):
    """The notary."""

    curp: CURPAntigua
    num_notaria: Annotated[int, numero(minimo="1", maximo="999", base="int")]
    entidad_federativa: t_EntidadFederativa
    adscripcion: Annotated[str, cadena(1, 255, espacios=None)] | None = None


@nodo
class DatosUnEnajenante(_Nodo):
    """The only seller."""

    nombre: Nombre
    apellido_paterno: Apellido
    apellido_materno: Apellido | None = None
    rfc: RFCAntiguo
    curp: CURPAntigua


@nodo
class DatosEnajenanteCopSC(_Nodo):
    """One of several sellers, and the part that he has."""

    nombre: Nombre
    apellido_paterno: Apellido | None = None
    apellido_materno: Apellido | None = None
    rfc: RFCAntiguo
    curp: CURPAntigua | None = None
    porcentaje: Porcentaje


@nodo
class DatosEnajenante(_Nodo, contenido="(DatosUnEnajenante? | DatosEnajenantesCopSC?)"):
    """Who sells: one person, or several under joint ownership or matrimonial community."""

    copro_soc_conyugal_e: SiNoSinAcento
    datos_un_enajenante: DatosUnEnajenante | None = None
    datos_enajenantes_cop_sc: Sequence[DatosEnajenanteCopSC] = hijo(en="DatosEnajenantesCopSC", default=())


@nodo
class DatosUnAdquiriente(_Nodo):
    """The only buyer."""

    nombre: Nombre
    apellido_paterno: Apellido | None = None
    apellido_materno: Apellido | None = None
    rfc: RFCAntiguo
    curp: CURPAntigua | None = None


@nodo
class DatosAdquirienteCopSC(_Nodo):
    """One of several buyers, and the part that he gets."""

    nombre: Nombre
    apellido_paterno: Apellido | None = None
    apellido_materno: Apellido | None = None
    rfc: RFCAntiguo
    curp: CURPAntigua | None = None
    porcentaje: Porcentaje


@nodo
class DatosAdquiriente(_Nodo, contenido="(DatosUnAdquiriente? | DatosAdquirientesCopSC?)"):
    """Who buys: one person, or several under joint ownership or matrimonial community."""

    copro_soc_conyugal_e: SiNoSinAcento
    datos_un_adquiriente: DatosUnAdquiriente | None = None
    datos_adquirientes_cop_sc: Sequence[DatosAdquirienteCopSC] = hijo(en="DatosAdquirientesCopSC", default=())


@nodo
class NotariosPublicos(_Nodo):
    """The sale of one or several properties, or an easement on them."""

    version: Literal["1.0"] = "1.0"
    desc_inmuebles: Sequence[DescInmueble] = hijo(en="DescInmuebles")
    datos_operacion: DatosOperacion
    datos_notario: DatosNotario
    datos_enajenante: DatosEnajenante
    datos_adquiriente: DatosAdquiriente


raiz(
    NotariosPublicos,
    ubicacion="http://www.sat.gob.mx/sitio_internet/cfd/notariospublicos/notariospublicos.xsd",
    hoja="notariospublicos",
    cadena_en=("3.2", "3.3", "4.0"),
)
