"""Layer `esquema`, second part: complements that the schema admits and that are nevertheless out of place.

The SAT's XSD takes any complement in any slot, in any version and any number of times. What stands where its own
standard does not put it is told as a warning: PACs decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cfdi.documentos.tfd10 import TimbreFiscalDigital as TimbreFiscalDigital10
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.esquema.nodos import Nodo
from cfdi.validacion.documento import Documento
from cfdi.validacion.informe import Hallazgo
from cfdi.validacion.recorrido import Lugar, recorrer, ruta

FUENTE = "Estándar de cada complemento; hojas de la cadena original"

REPETIBLES = frozenset({"Nomina"})
"""Complements of which a document may carry several, by the SAT's guides."""


def capa_complementos(documento: Documento) -> list[Hallazgo]:
    """The findings about where complements stand."""
    hallazgos: list[Hallazgo] = []
    if not _lleva_alguno(documento.nodo):
        return hallazgos

    def visitar(nodo: Nodo, lugar: Lugar) -> None:
        propios = getattr(nodo, "complementos", ())
        if type(propios) is tuple and propios:
            donde = ruta(lugar)
            hallazgos.extend(
                Hallazgo(codigo="301", severidad="advertencia", capa="esquema", ruta=donde, mensaje=m, fuente=FUENTE)
                for m in _reparos(documento.nodo, nodo, propios)
            )

    recorrer(documento.nodo, visitar)
    return hallazgos


def _lleva_alguno(nodo: Nodo) -> bool:
    """Only documents and their conceptos have slots: most invoices need no walk to know that nothing is in them."""
    conceptos = getattr(nodo, "conceptos", ())
    return any(getattr(n, "complementos", ()) for n in (nodo, *(conceptos if type(conceptos) is tuple else ())))


def _reparos(documento: Nodo, padre: Nodo, complementos: tuple[Nodo, ...]) -> Iterator[str]:
    veces = Counter(type(c) for c in complementos)
    for clase, cuantas in veces.items():
        raiz = clase._raiz
        if raiz is None or issubclass(clase, (TimbreFiscalDigital, TimbreFiscalDigital10)):
            continue  # opaque ones have their own finding, and the layer of the timbre counts timbres
        nombre = f"{clase._espacio.prefijo}:{clase._nombre}"
        if raiz.en_concepto and padre is documento:
            yield f"{nombre} es complemento de un concepto: va en ComplementoConcepto, no en Complemento. Muévalo."
        elif not raiz.en_concepto and padre is not documento:
            yield f"{nombre} es complemento del comprobante: va en Complemento, no en ComplementoConcepto. Muévalo."
        elif cuantas > 1 and clase._nombre not in REPETIBLES:
            yield f"{nombre} está {cuantas} veces y se admite una. Deje uno solo."
        elif documento._raiz is not None and documento._raiz.como_lo_nombran not in raiz.cadena_en:
            yield (
                f"{nombre} {raiz.version} no es de este documento: su cadena original no lo incluye. "
                "Use la versión que le corresponde."
            )
