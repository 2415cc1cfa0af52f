"""Dicts and JSON: the same document in either naming, and mistakes told by their path."""

from __future__ import annotations

import copy
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cfdi.documentos.cfdi40 import Comprobante, Emisor
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorCFDI, ErrorDatos
from cfdi.esquema import Opaco
from cfdi.esquema.datos import Nombres, a_dict, a_json, desde_dict, leer_json
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.pruebas import comprobantes, nodos
from tests.esquema.ejemplos import (
    CONCEPTO,
    EMISOR,
    RECEPTOR,
    SENCILLA,
    TEXTO,
    completa,
    con_xml,
    leer_como,
    opaco_de_prueba,
    timbre,
)

por_nombres = pytest.mark.parametrize("nombres", ["sat", "python"])


@por_nombres
@settings(max_examples=40)
@given(documento=comprobantes() | nodos(Comprobante, complementos=st.lists(nodos(TimbreFiscalDigital), max_size=2)))
@example(documento=completa())
@example(documento=SENCILLA.con(complementos=[opaco_de_prueba(), timbre()], addenda=[opaco_de_prueba()] * 2))
def test_ida_y_vuelta_por_dict_y_por_json(nombres: Nombres, documento: Comprobante) -> None:
    datos = a_dict(documento, nombres)
    for vuelto in (desde_dict(Comprobante, datos), desde_dict(Comprobante, leer_json(a_json(documento, nombres)))):
        assert vuelto == documento
        assert a_xml(vuelto) == a_xml(documento), "se perdió cómo estaba escrito algún número"


def test_la_forma_es_la_del_xml() -> None:
    assert a_dict(SENCILLA) == {
        "Version": "4.0",
        "Fecha": "2025-03-14T15:09:26",
        "FormaPago": "03",
        "SubTotal": "1000.00",
        "Moneda": "MXN",
        "Total": "1000.00",
        "TipoDeComprobante": "I",
        "Exportacion": "01",
        "MetodoPago": "PUE",
        "LugarExpedicion": "42501",
        "Emisor": {"Rfc": "EKU9003173C9", "Nombre": "ESCUELA KEMPER URGATE", "RegimenFiscal": "601"},
        "Receptor": {
            "Rfc": "URE180429TM6",
            "Nombre": "UNIVERSIDAD ROBOTICA ESPAÑOLA",
            "DomicilioFiscalReceptor": "86991",
            "RegimenFiscalReceptor": "601",
            "UsoCFDI": "G03",
        },
        "Conceptos": [
            {
                "ClaveProdServ": "81111500",
                "Cantidad": "1",
                "ClaveUnidad": "E48",
                "Descripcion": "Desarrollo a la medida",
                "ValorUnitario": "1000.00",
                "Importe": "1000.00",
                "ObjetoImp": "01",
            }
        ],
    }
    en_python = a_dict(completa(), "python")
    assert en_python["informacion_global"] == {"periodicidad": "01", "meses": "03", "anio": "2025"}
    assert list(en_python["impuestos"]["traslados"][0]) == [
        "base",
        "impuesto",
        "tipo_factor",
        "tasa_o_cuota",
        "importe",
    ]


@por_nombres
def test_los_complementos_van_por_su_nombre(nombres: Nombres) -> None:
    clave = {"sat": "Complemento", "python": "complementos"}[nombres]
    uno = a_dict(SENCILLA.con(complementos=[timbre()]), nombres)[clave]
    assert uno == {"TimbreFiscalDigital": a_dict(timbre(), nombres)}
    varios = a_dict(SENCILLA.con(complementos=[timbre(), opaco_de_prueba(), timbre()]), nombres)[clave]
    assert [type(v).__name__ for v in varios.values()] == ["list", "str"]
    assert varios["Opaco"] == opaco_de_prueba().xml


def test_el_texto_leido_se_conserva_en_los_datos() -> None:
    leido = leer_como(Comprobante, con_xml(' Total="1000.00"', ' Total="+1000.0"'))
    assert a_dict(leido)["Total"] == "+1000.0"


def test_el_json_tiene_acentos_y_la_sangria_que_se_pida() -> None:
    assert "ESPAÑOLA" in a_json(SENCILLA)
    assert "\n" not in a_json(SENCILLA, sangria=None)
    assert json.loads(a_json(SENCILLA, sangria=None)) == json.loads(a_json(SENCILLA, sangria=4)) == a_dict(SENCILLA)


# -------------------------------------------------------------------- what is accepted


def _datos(**cambios: Any) -> dict[str, Any]:
    return {**copy.deepcopy(a_dict(SENCILLA)), **cambios}


@pytest.mark.parametrize(
    "total", ["1000.00", Decimal("1000.00"), 1000, " 1000.00 ", "+1000", leer_json("1000.00"), leer_json("1e3")]
)
def test_un_importe_puede_ser_texto_decimal_o_entero(total: object) -> None:
    assert desde_dict(Comprobante, _datos(Total=total)) == SENCILLA


@pytest.mark.parametrize("fecha", ["2025-03-14T15:09:26", datetime.fromisoformat("2025-03-14T15:09:26")])
def test_una_fecha_puede_ser_texto_o_datetime(fecha: object) -> None:
    assert desde_dict(Comprobante, _datos(Fecha=fecha)) == SENCILLA


def test_lo_ausente_puede_decirse_con_null_y_lo_fijo_callarse() -> None:
    datos = _datos(Serie=None, Descuento=None, CfdiRelacionados=[], Complemento={})
    del datos["Version"]
    assert desde_dict(Comprobante, datos) == SENCILLA


def test_los_nombres_se_pueden_mezclar_y_los_objetos_tambien() -> None:
    datos = _datos(Emisor=EMISOR, receptor=a_dict(RECEPTOR, "python"), Conceptos=[CONCEPTO])
    del datos["Receptor"]
    assert desde_dict(Comprobante, datos) == SENCILLA


def test_un_solo_elemento_puede_ir_sin_lista() -> None:
    datos = _datos()
    datos["Conceptos"] = datos["Conceptos"][0]
    assert desde_dict(Comprobante, datos) == SENCILLA


def test_un_complemento_sin_version_es_el_mas_nuevo() -> None:
    sin = a_dict(timbre())
    del sin["Version"]
    assert desde_dict(Comprobante, _datos(Complemento={"TimbreFiscalDigital": sin})).complementos == (timbre(),)
    assert desde_dict(Comprobante, _datos(Complemento=[timbre()])).complementos == (timbre(),)


# -------------------------------------------------------------------- what is refused

FLOTANTE, TIMBRE = "un float no es exacto", "Comprobante.Complemento.TimbreFiscalDigital"
MALOS: list[tuple[tuple[str | int, ...], Any, str, str]] = [
    (("Total",), 1000.0, "Comprobante.Total", FLOTANTE),
    (("Conceptos", 0, "Importe"), 0.1, "Comprobante.Conceptos[1].Importe", 'Escríbalo como texto o Decimal: "0.1"'),
    (("Total",), float("nan"), "Comprobante.Total", FLOTANTE),
    (("Total",), Decimal("NaN"), "Comprobante.Total", "se esperaba un número decimal"),
    (("Total",), Decimal("Infinity"), "Comprobante.Total", "se esperaba un número decimal"),
    (("Total",), Decimal("1E+999999999"), "Comprobante.Total", "se esperaba un número decimal"),
    (("Total",), "NaN", "Comprobante.Total", "se esperaba un número decimal"),
    (("Total",), "1,000.00", "Comprobante.Total", "Sin comas de miles ni signo de pesos"),
    (("Total",), "$1000", "Comprobante.Total", "Sin comas de miles ni signo de pesos"),
    (("Total",), "", "Comprobante.Total", "se esperaba un número decimal"),
    (("Total",), True, "Comprobante.Total", "se esperaba un número decimal, como 1160.00 y llegó bool"),
    (("Total",), ["1000"], "Comprobante.Total", "llegó list"),
    (("Total",), {"valor": 1}, "Comprobante.Total", "llegó dict"),
    (("Total",), b"1000", "Comprobante.Total", "llegó bytes"),
    (("FormaPago",), 3, "Comprobante.FormaPago", "se perderían los ceros a la izquierda"),
    (("Receptor", "DomicilioFiscalReceptor"), 86991, "Comprobante.Receptor.DomicilioFiscalReceptor", "entre comillas"),
    (("Fecha",), "14/03/2025", "Comprobante.Fecha", "AAAA-MM-DDThh:mm:ss"),
    (("Fecha",), date(2025, 3, 14), "Comprobante.Fecha", "AAAA-MM-DDThh:mm:ss"),
    (("Fecha",), 20250314, "Comprobante.Fecha", "AAAA-MM-DDThh:mm:ss"),
    (("InformacionGlobal",), {"Año": 2025.5}, "Comprobante.InformacionGlobal.Año", FLOTANTE),
    (("InformacionGlobal",), {"Año": True}, "Comprobante.InformacionGlobal.Año", "llegó bool"),
    (("Totl",), "1", "Comprobante.Totl", "¿Quiso decir Total?"),
    (("Emisor", "RFC"), "X", "Comprobante.Emisor.RFC", "¿Quiso decir Rfc?"),
    (("Receptor", "UsoCfdi"), "G03", "Comprobante.Receptor.UsoCfdi", "¿Quiso decir UsoCFDI?"),
    (("Conceptos", 0, "clave_prodserv"), "X", "Comprobante.Conceptos[1].clave_prodserv", "decir clave_prod_serv?"),
    (("Zzz",), "1", "Comprobante.Zzz", "Los campos son: Version, Serie"),
    ((7,), "1", "Comprobante.7", "el campo no existe"),
    (("total",), "1000.00", "Comprobante.total", "el campo está dos veces"),
    (("Emisor",), None, "Comprobante.Emisor", "falta el dato"),
    (("Emisor",), "EKU9003173C9", "Comprobante.Emisor", "se esperaba un objeto con los campos de Emisor"),
    (("Emisor",), [], "Comprobante.Emisor", "llegó list"),
    (("Emisor",), RECEPTOR, "Comprobante.Emisor", "llegó Receptor"),
    (("Emisor", "Nombre"), None, "Comprobante.Emisor.Nombre", "falta el dato"),
    (("Conceptos",), "uno", "Comprobante.Conceptos", "Escríbala entre corchetes"),
    (("Conceptos",), 3, "Comprobante.Conceptos", "se esperaba una lista y llegó int"),
    (("Conceptos", 0), "uno", "Comprobante.Conceptos[1]", "se esperaba un objeto con los campos de Concepto"),
    (("Complemento",), "uno", "Comprobante.Complemento", "claves son los complementos"),
    (("Complemento",), [{}], "Comprobante.Complemento", "claves son los complementos"),
    (("Complemento",), {"Inventado": {}}, "Comprobante.Complemento.Inventado", "no se conoce ese complemento"),
    (("Complemento",), {5: {}}, "Comprobante.Complemento.5", "no se conoce ese complemento"),
    (("Complemento",), {"TimbreFiscalDigital": {"Version": "9"}}, f"{TIMBRE}.Version", "Versiones conocidas: "),
    (("Complemento",), {"TimbreFiscalDigital": None}, TIMBRE, "llegó NoneType"),
    (("Complemento",), {"TimbreFiscalDigital": {}}, f"{TIMBRE}.UUID", "falta el dato"),
    (("Complemento",), {"Opaco": "<a>"}, "Comprobante.Complemento.Opaco", "el XML no se puede leer"),
    (("Complemento",), {"Opaco": 5}, "Comprobante.Complemento.Opaco", "se esperaba XML como texto"),
    (("Complemento",), {"Opaco": ["<a/>", None]}, "Comprobante.Complemento.Opaco", "se esperaba XML como texto"),
    (("Complemento",), {"Opaco": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "Comprobante.Complemento.Opaco", "DTD"),
]  # fmt: skip


@pytest.mark.parametrize(("donde", "valor", "campo", "dice"), MALOS)
def test_un_dato_malo_se_dice_con_su_ruta(donde: tuple[str | int, ...], valor: Any, campo: str, dice: str) -> None:
    datos: Any = _datos()
    lugar = datos
    for paso in donde[:-1]:
        lugar = lugar[paso]
    lugar[donde[-1]] = valor
    with pytest.raises(ErrorDatos) as caso:
        desde_dict(Comprobante, datos)
    assert caso.value.campo == campo
    assert dice in str(caso.value)


@pytest.mark.parametrize("raiz", [None, [], "x", 5, [a_dict(SENCILLA)]])
def test_los_datos_son_un_objeto(raiz: Any) -> None:
    with pytest.raises(ErrorDatos, match="se esperaba un objeto con los campos de Comprobante"):
        desde_dict(Comprobante, raiz)


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        ('{"Total": 1.5', "línea 1, columna"),
        ("", "no es un JSON válido"),
        ('{"Total": NaN}', "un número que no lo es"),
        ('{"Total": -Infinity}', "un número que no lo es"),
        ('{"Total": 1e99999999999999999999}', "un número que no lo es"),
        ('{"Total": "1", "Total": "2"}', "Total: el campo está dos veces"),
        ("[" * 100_000, "demasiado anidado"),
        ("1" * 5000, "número enorme"),
        (b"\xff\xfe\x00", "no está en UTF-8"),
        (b'{"a": "\xf1"}', "no está en UTF-8"),
    ],
    ids=lambda v: repr(v)[:30],
)
def test_un_json_que_no_se_puede_leer(texto: str | bytes, dice: str) -> None:
    with pytest.raises(ErrorDatos, match=dice):
        leer_json(texto)


def test_los_numeros_de_json_son_exactos() -> None:
    assert leer_json('{"a": 0.1, "b": 1.10, "c": 12345678901234567890.123456}') == {
        "a": Decimal("0.1"),
        "b": Decimal("1.10"),
        "c": Decimal("12345678901234567890.123456"),
    }


def test_un_exponente_enorme_no_llena_la_memoria() -> None:
    with pytest.raises(ErrorDatos, match="número decimal"):
        desde_dict(Comprobante, {"Total": leer_json("1e999999999")})


_BASURA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text(max_size=5)
    | st.binary(max_size=3) | st.dates() | st.just(EMISOR) | st.just(Opaco("<a/>")),
    lambda hijos: st.lists(hijos, max_size=3) | st.dictionaries(st.text(max_size=5) | st.integers(), hijos, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.data())
def test_ningun_dato_por_raro_que_sea_da_otra_cosa_que_un_error_nuestro(datos: st.DataObject) -> None:
    raiz: Any = a_dict(completa(), "sat" if datos.draw(st.booleans()) else "python")
    lugar = raiz
    while True:
        clave = datos.draw(st.sampled_from(list(lugar)) if isinstance(lugar, dict) else st.just(0))
        if not isinstance(lugar[clave], (dict, list)) or datos.draw(st.booleans()):
            break
        lugar = lugar[clave]
    lugar[clave] = datos.draw(_BASURA)
    try:
        leido = desde_dict(Comprobante, raiz)
        assert leer(a_xml(leido)) == leido
    except ErrorCFDI as error:
        assert str(error)


def test_una_clase_suelta_tambien() -> None:
    assert desde_dict(Emisor, a_dict(EMISOR)) == EMISOR
    with pytest.raises(ErrorDatos, match=r"Emisor\.Nombre: falta el dato"):
        desde_dict(Emisor, {"Rfc": "EKU9003173C9"})


def test_nada_se_pierde_del_xml_a_los_datos() -> None:
    assert desde_dict(Comprobante, a_dict(leer(TEXTO))) == SENCILLA
