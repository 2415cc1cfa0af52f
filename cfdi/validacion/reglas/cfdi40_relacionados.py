"""CFDI 4.0, node CfdiRelacionados: what each TipoRelacion joins, by the guide. The matrix has no code for it."""

from __future__ import annotations

from collections.abc import Iterator

from cfdi.documentos.cfdi40 import CfdiRelacionados
from cfdi.validacion.documento import Documento
from cfdi.validacion.externos import sabido
from cfdi.validacion.registro import Falla, Fallas, regla

FUENTE = "Guía de llenado del CFDI, CfdiRelacionados"

_DE_ESTE: dict[str, str] = {"05": "T", "06": "IE", "07": "IE"}
"""By TipoRelacion: the types of the CFDI that relates."""

_DEL_RELACIONADO: dict[str, str] = {"01": "IE", "02": "IE", "03": "IT", "05": "IE", "06": "T", "07": "IE"}
"""By TipoRelacion: the types of the CFDI that is related. Of 04, see `_sustituibles`."""

_CON_REGLAS_PROPIAS = frozenset("PN")


@regla(
    "GUIA40-TipoRelacion",
    en=CfdiRelacionados,
    fuente=FUENTE,
    pide="TipoRelacion 05 es para comprobantes de tipo T; 06 y 07, para I o E. La matriz no le da código: es un aviso.",
)
def la_relacion_es_de_este_tipo(documento: Documento, r: CfdiRelacionados) -> Fallas:
    """The kind of relation suits the type of this document. P and N take 04 only, by the rules of their complements."""
    tipo = documento.comprobante.tipo_de_comprobante
    admitidos = _DE_ESTE.get(r.tipo_relacion)
    if admitidos is None or tipo in admitidos or tipo in _CON_REGLAS_PROPIAS:
        return ()
    nombres = " o ".join(admitidos)
    mensaje = (
        f"La relación {r.tipo_relacion} es de comprobantes de tipo {nombres} y este es {tipo}. Revise TipoRelacion."
    )
    return [Falla("@TipoRelacion", mensaje, f"una relación de tipo {tipo}", r.tipo_relacion)]


@regla(
    "GUIA40-TipoRelacion",
    en=CfdiRelacionados,
    fuente=FUENTE,
    pide="El CFDI relacionado es del tipo que la relación pide: en 01, 02, 05 y 07, I o E; en 03, I o T; en 06, T; en "
    "04, el mismo que sustituye (I y E valen uno por otro).",
)
def lo_relacionado_es_de_su_tipo(documento: Documento, r: CfdiRelacionados) -> Fallas:
    """The related CFDIs are of a type that the relation takes, as far as a provider has them."""
    tipo = documento.comprobante.tipo_de_comprobante
    admitidos = _sustituibles(tipo) if r.tipo_relacion == "04" else _DEL_RELACIONADO.get(r.tipo_relacion)
    return [] if admitidos is None else list(_de_otro_tipo(documento, r, admitidos))


def _sustituibles(tipo: str) -> str:
    """What a document of a type may replace: income and expense each other, any other type its own."""
    return "IE" if tipo in "IE" else tipo


def _de_otro_tipo(documento: Documento, r: CfdiRelacionados, admitidos: str) -> Iterator[Falla]:
    externos = documento.externos_para("los CFDI relacionados")
    tipos = [externos.tipo_de_comprobante(x.uuid) for x in r.cfdi_relacionado]
    for i, (relacionado, tipo) in enumerate(zip(r.cfdi_relacionado, tipos, strict=True), 1):
        if sabido(tipo, "los CFDI relacionados") not in admitidos:
            lugar = f"[{i}]" if len(tipos) > 1 else ""
            mensaje = (
                f"La relación {r.tipo_relacion} es con comprobantes de tipo {' o '.join(admitidos)} y "
                f"{relacionado.uuid} es {tipo}. Revise TipoRelacion o el UUID."
            )
            yield Falla(f"cfdi:CfdiRelacionado{lugar}/@UUID", mensaje, " o ".join(admitidos), tipo)
