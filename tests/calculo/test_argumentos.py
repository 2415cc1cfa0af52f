"""Arguments that are not what a builder takes: a clear error, never a bare one, and never a tax that disappears."""

from __future__ import annotations

from typing import Any

import pytest

import cfdi
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import ErrorDatos


def _partes(comprobante: Comprobante) -> dict[str, Any]:
    return {"emisor": comprobante.emisor, "receptor": comprobante.receptor, "lugar_expedicion": "42501"}


@pytest.mark.parametrize("dado", [[cfdi.ish("0.03", base="1500.00")], cfdi.iva("0.16"), "0.03"])
def test_un_impuesto_local_que_no_lo_es(dado: Any) -> None:
    with pytest.raises(ErrorDatos, match="se esperaba un impuesto local") as caso:
        cfdi.impuestos_locales(dado)
    assert caso.value.campo == "impuestos[1]"


def test_un_pago_o_una_nomina_que_no_lo_son(comprobante: Comprobante) -> None:
    no_lo_es: Any = [1]
    with pytest.raises(ErrorDatos, match="se esperaba Pago y llegó int"):
        cfdi.pago(pagos=no_lo_es, **_partes(comprobante))
    with pytest.raises(ErrorDatos, match="se esperaba Nomina y llegó int"):
        cfdi.nomina(nominas=no_lo_es, **_partes(comprobante))


def test_una_nota_de_credito_de_lo_que_no_es_factura() -> None:
    ruta: Any = "factura.xml"
    with pytest.raises(ErrorDatos, match="se esperaba un Comprobante y llegó str"):
        cfdi.nota_de_credito(ruta)


def test_la_ultima_medianoche_del_calendario_no_cabe(comprobante: Comprobante) -> None:
    with pytest.raises(ErrorDatos) as caso:
        cfdi.ingreso(
            conceptos=comprobante.conceptos,
            fecha="9999-12-31T24:00:00",
            metodo_pago="PUE",
            forma_pago="03",
            **_partes(comprobante),
        )
    assert "fecha" in (caso.value.campo or "").lower()
