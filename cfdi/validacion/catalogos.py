"""Layer `catalogos`: every key exists in its c_* list, and is in force on the date of the document.

A missing key carries the code of the matrix for that attribute (CFDI40104…), as a PAC would answer, not a bare
schema error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cfdi import catalogos
from cfdi.documentos import cfdi40
from cfdi.esquema.nodos import Nodo, Opaco, por_clase
from cfdi.esquema.revision import es_ilegible
from cfdi.esquema.tabla import Campo, tabla
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Hallazgo
from cfdi.validacion.recorrido import Lugar, recorrer, ruta

if TYPE_CHECKING:
    from datetime import date

_CODIGOS: dict[tuple[type[Nodo], str], str] = {
    (cfdi40.Comprobante, "forma_pago"): "CFDI40104",
    (cfdi40.Comprobante, "moneda"): "CFDI40113",
    (cfdi40.Comprobante, "tipo_de_comprobante"): "CFDI40121",
    (cfdi40.Comprobante, "exportacion"): "CFDI40123",
    (cfdi40.Comprobante, "metodo_pago"): "CFDI40124",
    (cfdi40.Comprobante, "lugar_expedicion"): "CFDI40126",
    (cfdi40.InformacionGlobal, "periodicidad"): "CFDI40131",
    (cfdi40.InformacionGlobal, "meses"): "CFDI40133",
    (cfdi40.CfdiRelacionados, "tipo_relacion"): "CFDI40137",
    (cfdi40.Emisor, "regimen_fiscal"): "CFDI40140",
    (cfdi40.Receptor, "residencia_fiscal"): "CFDI40150",
    (cfdi40.Receptor, "regimen_fiscal_receptor"): "CFDI40157",
    (cfdi40.Receptor, "uso_cfdi"): "CFDI40160",
    (cfdi40.Concepto, "clave_prod_serv"): "CFDI40162",
    (cfdi40.Concepto, "clave_unidad"): "CFDI40165",
    (cfdi40.Concepto, "objeto_imp"): "CFDI40170",
    (cfdi40.TrasladoConcepto, "impuesto"): "CFDI40175",
    (cfdi40.TrasladoConcepto, "tipo_factor"): "CFDI40176",
    (cfdi40.RetencionConcepto, "impuesto"): "CFDI40182",
    (cfdi40.RetencionConcepto, "tipo_factor"): "CFDI40183",
    (cfdi40.ACuentaTerceros, "regimen_fiscal_a_cuenta_terceros"): "CFDI40191",
    (cfdi40.Parte, "clave_prod_serv"): "CFDI40196",
    (cfdi40.RetencionTotal, "impuesto"): "CFDI40207",
    (cfdi40.TrasladoTotal, "impuesto"): "CFDI40217",
}
"""The matrix's code for a key that is not in its list. Where it has none, the schema's own: 301."""


@dataclass(frozen=True, slots=True)
class _ClaveDeCatalogo:
    """An attribute that holds a key."""

    campo: Campo
    catalogo: str
    codigo: str


@por_clase
def _claves(clase: type[Nodo]) -> tuple[_ClaveDeCatalogo, ...]:
    return tuple(
        _ClaveDeCatalogo(c, c.tipo.catalogo, _CODIGOS.get((clase, c.nombre), "301"))
        for c in (tabla(clase).atributos if clase is not Opaco else ())
        if c.tipo.catalogo
    )


def capa_catalogos(documento: Documento) -> list[Hallazgo]:
    """The findings of the catalogues."""
    fecha = documento.fecha
    hallazgos: list[Hallazgo] = []
    vistas: dict[tuple[str, str], bool] = {}  # an invoice repeats the same few keys in every concept

    def visitar(nodo: Nodo, lugar: Lugar) -> None:
        for clave in _claves(nodo.__class__):
            valor = getattr(nodo, clave.campo.nombre)
            if valor is None or es_ilegible(valor):
                continue
            llave = (clave.catalogo, valor)
            existe = vistas.get(llave)
            if existe is None:
                existe = vistas[llave] = catalogos.existe(*llave, fecha)
            if not existe:
                hallazgos.append(_hallazgo(clave, valor, ruta(lugar), fecha))

    recorrer(documento.nodo, visitar)
    return hallazgos


def _hallazgo(clave: _ClaveDeCatalogo, valor: str, donde: str, fecha: date | None) -> Hallazgo:
    nombre = clave.catalogo.rpartition(":")[2]
    fila = catalogos.fila(clave.catalogo, valor)
    if fila is None:
        mensaje = f"La clave {valor[:40]!r} no existe en {nombre}."
        remedio = f"Búsquela con: cfdi catalogo buscar {nombre} …"
    else:
        mensaje = f"La clave {valor} de {nombre} ({fila.descripcion}) no está vigente el {fecha}."
        remedio = f"Vale del {fila.inicio or 'principio'} al {fila.fin or 'día de hoy'}."
    return Hallazgo(
        codigo=clave.codigo,
        capa="catalogos",
        ruta=f"{donde}/@{clave.campo.xml}",
        mensaje=f"{mensaje} {remedio}",
        esperado=f"una clave vigente de {nombre}",
        recibido=valor,
        fuente=f"Catálogo {nombre} del SAT",
    )
