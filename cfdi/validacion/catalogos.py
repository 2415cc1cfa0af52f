"""Layer `catalogos`: every key exists in its c_* list, and is in force on the date of the document.

A missing key carries the code of the matrix for that attribute (CFDI40104…), as a PAC would answer, not a bare
schema error.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfdi import catalogos
from cfdi.documentos import cfdi40
from cfdi.esquema.nodos import Nodo, Opaco, por_clase
from cfdi.esquema.revision import es_ilegible
from cfdi.esquema.tabla import Campo, tabla
from cfdi.esquema.texto import colapsar
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Hallazgo, Severidad
from cfdi.validacion.recorrido import Lugar, recorrer, ruta

SIN_CODIGO = "301"
"""The schema's own code."""

_CODIGOS: dict[str, dict[str, str | None]] = {
    "cfdi40": {
        "Comprobante.forma_pago": "CFDI40104",
        "Comprobante.moneda": "CFDI40113",
        "Comprobante.tipo_de_comprobante": "CFDI40121",
        "Comprobante.exportacion": "CFDI40123",
        "Comprobante.metodo_pago": "CFDI40124",
        "Comprobante.lugar_expedicion": "CFDI40126",
        "InformacionGlobal.periodicidad": "CFDI40131",
        "InformacionGlobal.meses": "CFDI40133",
        "CfdiRelacionados.tipo_relacion": "CFDI40137",
        "Emisor.regimen_fiscal": "CFDI40140",
        "Receptor.residencia_fiscal": "CFDI40150",
        "Receptor.regimen_fiscal_receptor": "CFDI40157",
        "Receptor.uso_cfdi": "CFDI40160",
        "Concepto.clave_prod_serv": "CFDI40162",
        "Concepto.clave_unidad": "CFDI40165",
        "Concepto.objeto_imp": "CFDI40170",
        "TrasladoConcepto.impuesto": "CFDI40175",
        "TrasladoConcepto.tipo_factor": "CFDI40176",
        "RetencionConcepto.impuesto": "CFDI40182",
        "RetencionConcepto.tipo_factor": "CFDI40183",
        "ACuentaTerceros.regimen_fiscal_a_cuenta_terceros": "CFDI40191",
        "Parte.clave_prod_serv": "CFDI40196",
        "RetencionTotal.impuesto": "CFDI40207",
        "TrasladoTotal.impuesto": "CFDI40217",
    },
    "pagos20": {
        "DoctoRelacionado.objeto_imp_dr": "CRP20245",
        "RetencionDR.impuesto_dr": "CRP20250",
        "RetencionDR.tipo_factor_dr": "CRP20251",
        "TrasladoDR.impuesto_dr": "CRP20256",
        "TrasladoDR.tipo_factor_dr": "CRP20257",
        "RetencionP.impuesto_p": "CRP20262",
        "TrasladoP.impuesto_p": "CRP20270",
    },
    "nomina12": {
        "Nomina.tipo_nomina": "NOM32",
        "EntidadSNCF.origen_recurso": "NOM47",
        "Receptor.tipo_contrato": "NOM51",
        "Receptor.tipo_jornada": "NOM52",
        "Receptor.tipo_regimen": "NOM56",
        "Receptor.riesgo_puesto": "NOM59",
        "Receptor.periodicidad_pago": "NOM60",
        "Receptor.banco": "NOM61",
        "Receptor.clave_ent_fed": None,  # NOM66 is a rule: the list is that of payroll, and only of Mexico
        "Percepcion.tipo_percepcion": "NOM76",
        "HorasExtra.tipo_horas": "NOM88",
        "Deduccion.tipo_deduccion": "NOM93",
        "OtroPago.tipo_otro_pago": "NOM97",
        "Incapacidad.tipo_incapacidad": "NOM104",
    },
}
"""The matrix's code for a key that is not in its list, by declaration, class and field: names, so that nothing is
imported for a document that does not carry it. Where the matrix has none, SIN_CODIGO. None leaves the key to a rule,
which asks more of it than to be in the schema's list. They are the codes of CFDI 4.0: another document has none."""

_SIN_RETIRADAS_DESDE = {"catCFDI:c_ClaveProdServ": date(2026, 1, 1), "catCFDI:c_UsoCFDI": date(2022, 7, 1)}
"""From that Fecha on, a key of the list that was withdrawn is an error. Nobody says when each key of c_ClaveProdServ
was, so that an older document may have been stamped with it (matrix: CFDI40162, CFDI40196); and P01 of c_UsoCFDI was
stamped while CFDI 4.0 was new (matrix: CFDI40160)."""


def codigos_de_claves() -> frozenset[str]:
    """The codes of the matrix that this layer tells, and no rule does."""
    return frozenset(codigo for campos in _CODIGOS.values() for codigo in campos.values() if codigo is not None)


def campos_de_claves() -> dict[str, str]:
    """By code, the field that it is about: `cfdi40.Receptor.uso_cfdi`."""
    return {
        codigo: f"{declaracion}.{campo}"
        for declaracion, campos in _CODIGOS.items()
        for campo, codigo in campos.items()
        if codigo is not None
    }


@dataclass(frozen=True, slots=True)
class _ClaveDeCatalogo:
    """An attribute that holds a key."""

    campo: Campo
    catalogo: str
    codigo: str


@por_clase
def _claves(clase: type[Nodo]) -> tuple[_ClaveDeCatalogo, ...]:
    codigos = _CODIGOS.get(clase.__module__.rpartition(".")[2], {})
    return tuple(
        _ClaveDeCatalogo(c, c.tipo.catalogo, codigo)
        for c in (tabla(clase).atributos if clase is not Opaco else ())
        if c.tipo.catalogo and (codigo := codigos.get(f"{clase.__name__}.{c.nombre}", SIN_CODIGO)) is not None
    )


def capa_catalogos(documento: Documento) -> list[Hallazgo]:
    """The findings of the catalogues."""
    fecha = documento.fecha
    con_matriz = isinstance(documento.nodo, cfdi40.Comprobante)
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
                # The schema collapses blanks before it looks a key up.
                existe = vistas[llave] = catalogos.existe(clave.catalogo, colapsar(valor), fecha)
            if not existe and not con_matriz and catalogos.retirada(clave.catalogo, colapsar(valor)):
                existe = vistas[llave] = True  # a key of the time of CFDI 3.3, which its own schema still lists
            if not existe:
                codigo = clave.codigo if con_matriz else SIN_CODIGO
                hallazgos.append(_hallazgo(codigo, clave, valor, ruta(lugar), fecha))

    recorrer(documento.nodo, visitar)
    return hallazgos


def _por_que_no(catalogo: str, valor: str) -> str:
    return "ya no está en" if catalogos.retirada(catalogo, valor) else "no existe en"


_SOLO_EXISTENCIA = frozenset({"CRP20245"})
"""Codes that only ask whether the key exists: PACs stamp one before its period, which is told as a warning."""


def _severidad(catalogo: str, valor: str, fecha: date | None) -> Severidad:
    desde = _SIN_RETIRADAS_DESDE.get(catalogo)
    antiguo = desde is not None and fecha is not None and fecha < desde
    return "advertencia" if antiguo and catalogos.retirada(catalogo, valor) else "error"


def _hallazgo(codigo: str, clave: _ClaveDeCatalogo, valor: str, donde: str, fecha: date | None) -> Hallazgo:
    nombre = clave.catalogo.rpartition(":")[2]
    fila = next(iter(catalogos.recorrer(clave.catalogo, valor)), None)
    if fila is None:
        mensaje = f"La clave {valor[:40]!r} {_por_que_no(clave.catalogo, valor)} {nombre}."
        remedio = f"Consulte las que hay con «cfdi catalogo ver {clave.catalogo}»."
    else:
        mensaje = f"La clave {valor} de {nombre} no está vigente el {fecha}."
        remedio = f"Vale del {fila.inicio or 'principio'} al {fila.fin or 'día de hoy'}."
    return Hallazgo(
        codigo=codigo,
        severidad="advertencia" if fila and codigo in _SOLO_EXISTENCIA else _severidad(clave.catalogo, valor, fecha),
        capa="catalogos",
        ruta=f"{donde}/@{clave.campo.xml}",
        mensaje=f"{mensaje} {remedio}",
        esperado=f"una clave vigente de {nombre}",
        recibido=valor,
        fuente=f"Catálogo {nombre} del SAT",
    )
