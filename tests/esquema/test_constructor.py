"""Objects: what the constructor takes and refuses, and that nodes are values."""

from __future__ import annotations

import copy
import enum
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import UTC, date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from cfdi.documentos.cfdi40 import CfdiRelacionados, Comprobante, Concepto, Emisor, InformacionGlobal
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.errores import ErrorCFDI, ErrorDatos
from cfdi.esquema import Nodo, Opaco
from cfdi.esquema.escritor import a_xml, texto_escrito
from cfdi.esquema.lector import leer
from cfdi.pruebas import nodos
from tests.esquema.ejemplos import CONCEPTO, EMISOR, FECHA, SENCILLA, TEXTO, completa, con_xml, leer_como, timbre

GLOBAL = InformacionGlobal(periodicidad="01", meses="03", anio=2025)


class _Clave(str, enum.Enum):  # noqa: UP042 - its str() is its name, and that is the point
    LEY = "601"


class _ClaveModerna(enum.StrEnum):
    LEY = "601"


class _Anio(enum.IntEnum):
    ESTE = 2025


# -------------------------------------------------------------------- what is refused

MALOS: list[tuple[Nodo, dict[str, Any], str, str]] = [
    (CONCEPTO, {"importe": 1000.0}, "Concepto.importe (@Importe)", "se esperaba Decimal y llegó float"),
    (CONCEPTO, {"importe": 1000}, "Concepto.importe (@Importe)", 'Decimal("1160.00")'),
    (CONCEPTO, {"importe": "1000"}, "Concepto.importe (@Importe)", "se esperaba Decimal y llegó str"),
    (CONCEPTO, {"importe": True}, "Concepto.importe (@Importe)", "llegó bool"),
    (CONCEPTO, {"importe": Decimal("NaN")}, "Concepto.importe (@Importe)", "debe ser un número finito"),
    (CONCEPTO, {"importe": Decimal("-Infinity")}, "Concepto.importe (@Importe)", "debe ser un número finito"),
    (CONCEPTO, {"descuento": 0.5}, "Concepto.descuento (@Descuento)", "llegó float"),
    (CONCEPTO, {"importe": None}, "Concepto.importe (@Importe)", "es obligatorio"),
    (CONCEPTO, {"clave_prod_serv": 81111500}, "Concepto.clave_prod_serv (@ClaveProdServ)", "Escríbalo entre comillas"),
    (CONCEPTO, {"descripcion": b"x"}, "Concepto.descripcion (@Descripcion)", "llegó bytes"),
    (GLOBAL, {"anio": "2025"}, "InformacionGlobal.anio (@Año)", "se esperaba int y llegó str"),
    (GLOBAL, {"anio": True}, "InformacionGlobal.anio (@Año)", "llegó bool"),
    (GLOBAL, {"anio": 2025.0}, "InformacionGlobal.anio (@Año)", "llegó float"),
    (SENCILLA, {"fecha": "2025-01-01T00:00:00"}, "Comprobante.fecha (@Fecha)", "sin zona horaria"),
    (SENCILLA, {"fecha": date(2025, 1, 1)}, "Comprobante.fecha (@Fecha)", "se esperaba datetime y llegó date"),
    (SENCILLA, {"fecha": FECHA.replace(microsecond=1)}, "Comprobante.fecha (@Fecha)", "fracciones de segundo"),
    (SENCILLA, {"fecha": FECHA.replace(tzinfo=UTC)}, "Comprobante.fecha (@Fecha)", "zona horaria"),
    (SENCILLA, {"emisor": {"rfc": "EKU9003173C9"}}, "Comprobante.emisor (Emisor)", "se esperaba Emisor y llegó dict"),
    (SENCILLA, {"emisor": SENCILLA.receptor}, "Comprobante.emisor (Emisor)", "llegó Receptor"),
    (SENCILLA, {"conceptos": CONCEPTO}, "Comprobante.conceptos (Conceptos)", "Escriba una lista"),
    (SENCILLA, {"conceptos": "uno"}, "Comprobante.conceptos (Conceptos)", "una lista de Concepto y llegó str"),
    (SENCILLA, {"conceptos": 3}, "Comprobante.conceptos (Conceptos)", "llegó int"),
    (SENCILLA, {"conceptos": None}, "Comprobante.conceptos (Conceptos)", "llegó NoneType"),
    (SENCILLA, {"conceptos": [CONCEPTO, EMISOR]}, "Comprobante.conceptos (Conceptos)[2]", "llegó Emisor"),
    (SENCILLA, {"conceptos": {"Concepto": 1}}, "Comprobante.conceptos (Conceptos)[1]", "llegó str"),
    (SENCILLA, {"complementos": ["<a/>"]}, "Comprobante.complementos (Complemento)[1]", "se esperaba Nodo"),
]  # fmt: skip


@pytest.mark.parametrize(("nodo", "cambio", "campo", "dice"), MALOS, ids=lambda v: str(v)[:30])
def test_un_valor_de_otro_tipo_se_rechaza_diciendo_donde_y_que_hacer(
    nodo: Nodo, cambio: dict[str, Any], campo: str, dice: str
) -> None:
    with pytest.raises(ErrorDatos) as caso:
        nodo.con(**cambio)
    assert caso.value.campo == campo
    assert dice in str(caso.value)


def test_un_nombre_mal_escrito_o_que_falta_es_error_de_python_y_lo_nombra() -> None:
    with pytest.raises(TypeError, match="regimen_fical"):
        Emisor(rfc="EKU9003173C9", nombre="X", regimen_fical="601")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="regimen_fiscal"):
        Emisor(rfc="EKU9003173C9", nombre="X")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Emisor("EKU9003173C9", "X", "601")  # type: ignore[call-arg]


@pytest.mark.parametrize("malo", ["a\x00b", "\x1b[31m", "\ud83e", "\uffff"])
def test_un_caracter_que_xml_no_admite_se_dice_con_su_ruta(malo: str) -> None:
    roto = SENCILLA.con(conceptos=[CONCEPTO, CONCEPTO.con(descripcion=malo)])
    with pytest.raises(ErrorDatos, match="carácter que XML no admite") as caso:
        a_xml(roto)
    assert caso.value.campo == "Comprobante/Conceptos[2]/@Descripcion"


def test_un_exponente_enorme_se_dice_con_su_ruta() -> None:
    with pytest.raises(ErrorDatos, match="demasiado grande") as caso:
        a_xml(SENCILLA.con(total=Decimal("1E+999999999")))
    assert caso.value.campo == "Comprobante/@Total"


@pytest.mark.parametrize(
    "malo", ["", "texto suelto", "<a>", "<a/><b/>", "<a>\x00</a>", "<a>\ud800</a>", 5, b"<a/>", None]
)
def test_un_opaco_es_un_elemento_xml_entero(malo: Any) -> None:
    with pytest.raises(ErrorDatos):
        Opaco(malo)


def test_una_ranura_solo_lleva_complementos() -> None:
    with pytest.raises(ErrorDatos, match="Emisor no es un complemento"):
        a_xml(SENCILLA.con(complementos=[EMISOR]))


# -------------------------------------------------------------------- what is accepted


@pytest.mark.parametrize("clave", [_Clave.LEY, _ClaveModerna.LEY])
def test_las_subclases_quedan_como_el_valor_llano(clave: str) -> None:
    """An enumeration of one's own keys: its value is written, not its name."""
    emisor = EMISOR.con(regimen_fiscal=clave)
    assert type(emisor.regimen_fiscal) is str
    assert b'RegimenFiscal="601"' in a_xml(SENCILLA.con(emisor=emisor))
    assert type(GLOBAL.con(anio=_Anio.ESTE).anio) is int


def test_las_listas_se_guardan_como_tuplas_vengan_de_donde_vengan() -> None:
    esperado = (CONCEPTO, CONCEPTO)
    for lista in ([CONCEPTO] * 2, (CONCEPTO, CONCEPTO), (c for c in (CONCEPTO, CONCEPTO))):
        assert SENCILLA.con(conceptos=lista).conceptos == esperado


def test_una_lista_ajena_que_cambia_no_cambia_el_documento() -> None:
    lista = [CONCEPTO]
    documento = SENCILLA.con(conceptos=lista)
    lista.append(CONCEPTO)
    assert len(documento.conceptos) == 1


# -------------------------------------------------------------------- nodes are values


def test_nada_se_puede_cambiar_en_su_lugar() -> None:
    documento = completa()
    with pytest.raises(FrozenInstanceError):
        documento.total = Decimal(0)  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del documento.total
    with pytest.raises((AttributeError, TypeError)):
        documento.otro = 1  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        Opaco("<a/>").xml = "<b/>"
    assert not hasattr(documento, "__dict__")


def test_con_da_una_copia_y_revisa_lo_que_cambia() -> None:
    otra = SENCILLA.con(folio="7")
    assert (otra.folio, SENCILLA.folio) == ("7", None)
    assert otra != SENCILLA
    assert otra.con(folio=None) == SENCILLA
    assert otra.emisor is SENCILLA.emisor
    with pytest.raises(TypeError, match="follio"):
        SENCILLA.con(follio="7")


def test_iguales_por_sus_campos_y_con_el_mismo_hash() -> None:
    assert completa() == completa() and hash(completa()) == hash(completa())
    assert completa() is not completa()
    assert len({completa(), completa(), SENCILLA}) == 2
    assert Opaco("<a   b='1'/>") == Opaco('<a b="1"></a>'), "dos escrituras del mismo XML"
    otro: object = EMISOR
    assert otro != CONCEPTO


def _por_pickle(nodo: Nodo) -> object:
    return pickle.loads(pickle.dumps(nodo))


@pytest.mark.parametrize("copiar", [_por_pickle, copy.copy, copy.deepcopy])
def test_una_copia_es_igual_y_escribe_lo_mismo(copiar: Callable[[Nodo], Comprobante]) -> None:
    documento = completa().con(addenda=[Opaco("<a b='1'/>")])
    copia = copiar(documento)
    assert copia == documento and hash(copia) == hash(documento)
    assert a_xml(copia) == a_xml(documento)


@given(nodos(CfdiRelacionados) | nodos(Concepto) | nodos(TimbreFiscalDigital))
def test_todo_nodo_viaja_a_otro_proceso(nodo: Nodo) -> None:
    assert _por_pickle(nodo) == nodo


@pytest.mark.parametrize("copiar", [_por_pickle, copy.copy, lambda nodo: nodo.con(folio="1")])
def test_el_texto_leido_acompana_al_objeto_leido_y_a_ninguno_mas(copiar: Callable[[Nodo], Comprobante]) -> None:
    """A copy or a change is a new document: it is written in the canonical way."""
    leido = leer_como(Comprobante, con_xml(' Total="1000.00"', ' Total="+01000.00"'))
    assert leido == SENCILLA, "cómo estaba escrito no es parte del valor"
    assert texto_escrito(leido, "total") == "+01000.00"
    copia = copiar(leido)
    assert texto_escrito(copia, "total") == "1000.00"
    assert b' Total="1000.00"' in a_xml(copia)


def test_el_repr_dice_lo_que_hay_y_nada_mas() -> None:
    assert repr(GLOBAL) == "InformacionGlobal(periodicidad='01', meses='03', anio=2025)"
    assert "descuento" not in repr(CONCEPTO)
    assert repr(Opaco("<a>" + "x" * 100 + "</a>")) == f"Opaco({('<a>' + 'x' * 57)!r}…)"


def test_los_complementos_se_buscan_por_su_clase() -> None:
    uno, otro = timbre(), timbre().con(leyenda=None)
    documento = SENCILLA.con(complementos=[Opaco("<a/>"), uno, otro])
    assert documento.complemento(TimbreFiscalDigital) is uno
    assert documento.complementos_de(TimbreFiscalDigital) == (uno, otro)
    assert SENCILLA.complemento(TimbreFiscalDigital) is None
    assert EMISOR.complementos_de(TimbreFiscalDigital) == ()


@pytest.mark.parametrize("error", [ErrorDatos("m", campo="c", valor=1, remedio="r"), ErrorCFDI("m")])
def test_los_errores_tambien_viajan(error: ErrorCFDI) -> None:
    vuelto = pickle.loads(pickle.dumps(error))
    assert (type(vuelto), str(vuelto), vuelto.campo) == (type(error), str(error), error.campo)


def test_el_ejemplo_es_el_que_se_cree() -> None:
    assert leer(TEXTO) == SENCILLA
