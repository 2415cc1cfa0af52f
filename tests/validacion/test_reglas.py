"""Every registered rule has a passing and a failing fixture, and each raises exactly what it declares."""

from __future__ import annotations

import pytest

from cfdi.validacion import Hallazgo
from cfdi.validacion.catalogos import codigos_de_claves
from cfdi.validacion.reglas import cargar_todas
from tests.validacion.casos import Caso, todos

CASOS = todos()

PRIMERA_DOCENA = {
    "CFDI40108", "CFDI40109", "CFDI40110", "CFDI40111", "CFDI40119", "CFDI40161",
    "CFDI40167", "CFDI40171", "CFDI40172", "CFDI40180", "CFDI40215", "CFDI40221",
}  # fmt: skip


@pytest.mark.parametrize("caso", CASOS, ids=lambda c: c.nombre)
def test_cada_caso_da_exactamente_sus_codigos(caso: Caso) -> None:
    informe = caso.validar()
    errores = sorted({h.codigo for h in informe.errores})
    assert errores == sorted(caso.codigos), f"{caso.ruta}:\n{informe.a_texto()}"


@pytest.mark.parametrize("caso", [c for c in CASOS if c.debe_pasar], ids=lambda c: c.nombre)
def test_los_que_pasan_no_dan_su_codigo_ni_como_aviso(caso: Caso) -> None:
    informe = caso.validar()
    assert caso.codigo not in informe.por_codigo(), f"{caso.ruta}:\n{informe.a_texto()}"


@pytest.mark.parametrize("caso", [c for c in CASOS if not c.debe_pasar], ids=lambda c: c.nombre)
def test_los_hallazgos_explican(caso: Caso) -> None:
    hallazgos = [h for h in caso.validar() if h.codigo == caso.codigo and h.severidad != "no_verificado"]
    assert hallazgos, caso.nombre
    for h in hallazgos:
        _explica(h)


def _explica(h: Hallazgo) -> None:
    assert h.ruta.startswith("/cfdi:Comprobante"), h
    assert h.mensaje[:1].isupper(), h
    assert h.mensaje.endswith((".", "?")), h
    assert h.esperado, f"{h.codigo} does not say what it expected"
    assert h.fuente, f"{h.codigo} does not name its source"


def test_toda_regla_tiene_un_caso_que_pasa_y_uno_que_falla() -> None:
    for codigo in cargar_todas():
        propios = [c for c in CASOS if c.codigo == codigo]
        assert any(c.debe_pasar for c in propios), f"{codigo}: no ok*.json in fixtures/reglas/{codigo}"
        fallan = [c for c in propios if not c.debe_pasar]
        assert fallan, f"{codigo}: no mal*.json in fixtures/reglas/{codigo}"
        assert all(codigo in c.codigos or _avisa(c) for c in fallan), (
            f"{codigo}: a mal*.json does not raise its own code"
        )


def _avisa(caso: Caso) -> bool:
    return any(h.codigo == caso.codigo and h.severidad == "advertencia" for h in caso.validar())


def test_no_hay_casos_de_reglas_que_no_existen() -> None:
    assert {c.codigo for c in CASOS} <= set(cargar_todas()) | codigos_de_claves()


def test_la_primera_docena_esta_registrada() -> None:
    assert set(cargar_todas()) >= PRIMERA_DOCENA


def test_las_rutas_llevan_posicion_solo_cuando_hace_falta() -> None:
    por_nombre = {c.nombre: c for c in CASOS}
    dos_conceptos = por_nombre["CFDI40167/mal"].validar()
    assert [h.ruta for h in dos_conceptos.errores] == ["/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto[2]/@Importe"]
    un_concepto = por_nombre["CFDI40171/mal"].validar()
    assert [h.ruta for h in un_concepto.errores] == ["/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto/@ObjetoImp"]


def test_el_mensaje_del_total_lleva_la_cuenta() -> None:
    caso = next(c for c in CASOS if c.nombre == "CFDI40119/mal")
    (hallazgo,) = caso.validar().errores
    assert hallazgo.mensaje == (
        "El Total debe ser 1264.40 (SubTotal 1100.00 − Descuento 10.00 + trasladados 174.40) y dice 1264.41."
    )
    assert (hallazgo.esperado, hallazgo.recibido) == ("1264.40", "1264.41")
