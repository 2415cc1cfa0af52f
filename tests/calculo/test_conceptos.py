"""The builder of concepts: what it derives, what it keeps, what it refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cfdi.calculo import Gravamen, ieps, isr_retenido, iva, iva_exento
from cfdi.documentos.cfdi40 import Concepto, CuentaPredial
from cfdi.errores import ErrorDatos
from tests.calculo.datos import linea


def _traslado(concepto: Concepto) -> tuple[str, str]:
    assert concepto.impuestos is not None
    t = concepto.impuestos.traslados[0]
    return str(t.base), str(t.importe)


@pytest.mark.parametrize(
    ("campos", "importe", "traslado"),
    [
        ({"valor_unitario": 1000}, "1000.00", ("1000.00", "160.00")),
        ({"valor_unitario": "33.333", "cantidad": 3}, "99.999", ("99.999", "15.99984")),
        ({"valor_unitario": "33.333", "cantidad": 3, "decimales": 2}, "100.00", ("100.00", "16.00")),
        ({"valor_unitario": "33.5", "cantidad": 3, "decimales": 0}, "101", ("101", "16")),
        ({"valor_unitario": "0.333333", "cantidad": "0.333333"}, "0.111111", ("0.111111", "0.017778")),
        ({"valor_unitario": "100.00", "descuento": "10"}, "100.00", ("90.00", "14.40")),
        ({"valor_unitario": "100", "descuento": "10.005"}, "100.000", ("89.995", "14.3992")),
        ({"valor_unitario": "9.996", "descuento": "0.5", "decimales": 0}, "10.0", ("9.5", "2")),
        ({"valor_unitario": "0.01"}, "0.01", ("0.01", "0.0016")),
    ],
)
def test_lo_que_se_deriva(campos: dict[str, Any], importe: str, traslado: tuple[str, str]) -> None:
    k = linea(impuestos=[iva("0.16")], **campos)
    assert (str(k.importe), _traslado(k), k.objeto_imp) == (importe, traslado, "02")


def test_lo_que_se_da_se_conserva_como_se_escribio() -> None:
    k = linea(cantidad="1.000", valor_unitario=Decimal("12.5"), importe="13", descuento="1.0", objeto_imp="03")
    assert [str(v) for v in (k.cantidad, k.valor_unitario, k.importe, k.descuento)] == ["1.000", "12.5", "13", "1.0"]
    assert k.objeto_imp == "03"


def test_sin_impuestos_no_es_objeto() -> None:
    k = linea(valor_unitario=1)
    assert (k.objeto_imp, k.impuestos) == ("01", None)


def test_los_demas_campos_llegan_al_concepto() -> None:
    k = linea(
        valor_unitario=1, no_identificacion="A-1", unidad="Servicio", cuenta_predial=[CuentaPredial(numero="123456")]
    )
    assert (k.no_identificacion, k.unidad, k.cuenta_predial[0].numero) == ("A-1", "Servicio", "123456")


def test_los_impuestos_se_separan_en_traslados_y_retenciones() -> None:
    k = linea(valor_unitario=100, impuestos=(g for g in [isr_retenido("0.1"), iva(), iva_exento()]))
    assert k.impuestos is not None
    assert [t.tipo_factor for t in k.impuestos.traslados] == ["Tasa", "Exento"]
    assert [str(r.importe) for r in k.impuestos.retenciones] == ["10.00"]


def test_un_solo_impuesto_no_necesita_lista() -> None:
    assert linea(valor_unitario=100, impuestos=iva()) == linea(valor_unitario=100, impuestos=[iva()])


@pytest.mark.parametrize(
    ("objeto", "impuestos"),
    [
        ("01", [iva()]),
        ("03", [iva()]),
        ("04", [iva_exento()]),
        ("05", [isr_retenido("0.1")]),
        ("02", []),
        ("06", [iva()]),
        ("08", [ieps("0.08")]),
        ("07", [ieps("0.08"), iva()]),
        ("07", [isr_retenido("0.1")]),
        ("07", []),
    ],
)
def test_los_impuestos_que_el_objeto_excluye(objeto: str, impuestos: list[Gravamen]) -> None:
    with pytest.raises(ErrorDatos) as error:
        linea(valor_unitario=100, objeto_imp=objeto, impuestos=impuestos)
    assert (error.value.campo, error.value.valor) == ("objeto_imp", objeto)


@pytest.mark.parametrize(
    ("objeto", "impuestos"),
    [
        ("01", []),
        ("03", []),
        ("04", []),
        ("05", []),
        ("02", [iva()]),
        ("06", []),
        ("06", [isr_retenido("0.1")]),
        ("07", [ieps("0.08"), isr_retenido("0.1")]),
        ("08", []),
        ("08", [isr_retenido("0.1")]),
    ],
)
def test_los_impuestos_que_el_objeto_admite(objeto: str, impuestos: list[Gravamen]) -> None:
    k = linea(valor_unitario=100, objeto_imp=objeto, impuestos=impuestos)
    assert (k.objeto_imp, k.impuestos is not None) == (objeto, bool(impuestos))


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"cantidad": 0}, "cantidad"),
        ({"cantidad": -1}, "cantidad"),
        ({"valor_unitario": "-0.01"}, "valor_unitario"),
        ({"valor_unitario": None}, "valor_unitario"),
        ({"importe": "-1"}, "importe"),
        ({"descuento": "100.01"}, "descuento"),
        ({"descuento": "-1"}, "descuento"),
        ({"descuento": "5.01", "importe": "5"}, "descuento"),
        ({"descuento": "100", "impuestos": [iva()]}, "impuestos"),
        ({"impuestos": [iva(), "0.16"]}, "impuestos[2]"),
        ({"impuestos": "iva"}, "impuestos[1]"),
        ({"impuestos": 16}, "impuestos[1]"),
        ({"decimales": 7}, "decimales"),
        ({"decimales": -1}, "decimales"),
        ({"valor_unitario": "1.0000001"}, "valor_unitario"),
    ],
)
def test_lo_imposible_se_rechaza(campos: dict[str, Any], campo: str) -> None:
    with pytest.raises(ErrorDatos) as error:
        linea(**{"valor_unitario": "100.00", **campos})
    assert (error.value.campo, bool(error.value.remedio)) == (campo, True)


@pytest.mark.parametrize("campo", ["cantidad", "valor_unitario", "importe", "descuento", "precio_con_impuestos"])
@pytest.mark.parametrize("malo", [1.5, True, "", "1,000.00", Decimal("NaN"), [1]])
def test_un_importe_que_no_es_un_numero_se_rechaza(campo: str, malo: Any) -> None:
    campos = {} if campo == "precio_con_impuestos" else {"valor_unitario": "100.00"}
    with pytest.raises(ErrorDatos) as error:
        linea(**{**campos, campo: malo})
    assert error.value.campo == campo


def test_una_clave_que_no_es_texto_se_rechaza() -> None:
    with pytest.raises(ErrorDatos, match="ClaveProdServ"):
        linea(valor_unitario=1, clave_prod_serv=81111500)
