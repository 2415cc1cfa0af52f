"""Rules of the concepts, their taxes and the summary: against a second opinion, and where an example does not reach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfdi import catalogos
from cfdi.documentos.cfdi40 import (
    ACuentaTerceros,
    Comprobante,
    Concepto,
    Impuestos,
    InformacionAduanera,
    RetencionTotal,
    TrasladoTotal,
)
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.esquema import Opaco
from cfdi.esquema.datos import desde_dict
from cfdi.esquema.escritor import a_xml
from cfdi.validacion import Hallazgo, Informe
from cfdi.validacion import validar as _validar
from cfdi.validacion.documento import Documento
from cfdi.validacion.ejemplos import AHORA, base
from cfdi.validacion.externos import Contribuyente, EnMemoria
from cfdi.validacion.reglas.cfdi40_predicados import lleva_comercio_exterior
from cfdi.validacion.reglas.cfdi40_sumas import trasladado
from tests.calculo.datos import factura, linea
from tests.calculo.estrategias import facturas
from tests.calculo.reglas import incumplidas

EN_COMUN = frozenset(
    f"CFDI{n}" for n in (40167, 40168, 40169, 40177, 40178, 40180, 40186, 40202, 40203, 40204, 40205, 40208, 40210,
                         40211, 40214, 40215, 40218, 40220, 40221)
)  # fmt: skip
"""Codes that the second opinion of the arithmetic (tests/calculo/reglas.py) judges in the same words."""


def _comprobante(nombre: str = "ingreso") -> Comprobante:
    return desde_dict(Comprobante, base(nombre))


def _primero(c: Comprobante, **cambios: Any) -> Comprobante:
    return c.con(conceptos=[c.conceptos[0].con(**cambios), *c.conceptos[1:]])


def validar(documento: Comprobante | bytes | str, **opciones: Any) -> Informe:
    """At the clock of the examples, five minutes after their Fecha."""
    return _validar(documento, ahora=AHORA, **opciones)


def _codigos(c: Comprobante | bytes, **opciones: Any) -> set[str]:
    return {h.codigo for h in validar(c, **opciones).errores}


def _de(c: Comprobante | bytes, codigo: str, **opciones: Any) -> list[Hallazgo]:
    return [h for h in validar(c, **opciones) if h.codigo == codigo]


# -------------------------------------------------------------------- a second opinion


@settings(max_examples=60)
@given(facturas(maximo=3))
def test_lo_que_construye_la_biblioteca_no_incumple_nada(c: Comprobante) -> None:
    informe = validar(c)
    assert informe.errores == (), informe.a_texto()


def _retocado(draw: st.DrawFn, importe: Decimal) -> Decimal:
    """An amount with its last digit moved, or written with more decimals."""
    decimales = draw(st.integers(0, 6))
    return abs(importe + Decimal(draw(st.sampled_from([0, 0, 1, -1, 3, 1000]))).scaleb(-decimales))


@st.composite
def retocadas(draw: st.DrawFn) -> Comprobante:
    """An invoice with something amiss in a concept or in the summary."""
    c = draw(facturas(maximo=3))
    donde = draw(st.sampled_from(["importe", "descuento", "traslado", "retencion", "resumen", "total", "repetido"]))
    resumen = c.impuestos or Impuestos()

    def retocado(importe: Decimal) -> Decimal:
        return _retocado(draw, importe)

    if donde == "importe":
        return _primero(c, importe=retocado(c.conceptos[0].importe))
    if donde == "descuento":
        return _primero(c, descuento=retocado(c.conceptos[0].descuento or c.conceptos[0].importe))
    if donde in ("traslado", "retencion"):
        return _con_impuesto_retocado(draw, c, "traslados" if donde == "traslado" else "retenciones")
    if donde == "total":
        totales = ("total_impuestos_trasladados", "total_impuestos_retenidos")
        cambios = {t: retocado(getattr(resumen, t)) for t in totales if getattr(resumen, t) is not None}
        return c.con(impuestos=resumen.con(**cambios) if cambios else c.impuestos)
    if donde == "repetido":
        return c.con(
            impuestos=resumen.con(
                traslados=[*resumen.traslados, *resumen.traslados[:1]],
                retenciones=[*resumen.retenciones, *resumen.retenciones[:1]],
            )
        )
    return c.con(
        impuestos=resumen.con(
            traslados=[_nodo_retocado(draw, t) for t in resumen.traslados],
            retenciones=[r.con(importe=retocado(r.importe)) for r in resumen.retenciones],
        )
    )


def _con_impuesto_retocado(draw: st.DrawFn, c: Comprobante, lado: str) -> Comprobante:
    impuestos = c.conceptos[0].impuestos
    nodos = getattr(impuestos, lado, ())
    if impuestos is None or not nodos:
        return c
    primero = nodos[0]
    if primero.importe is None:  # an Exento
        cambios: dict[str, Any] = {"importe": Decimal(0)}
    elif lado == "traslados" and draw(st.booleans()):
        cambios = {"importe": None}
    else:
        cambios = {"importe": _retocado(draw, primero.importe)}
    return _primero(c, impuestos=impuestos.con(**{lado: [primero.con(**cambios), *nodos[1:]]}))


def _nodo_retocado(draw: st.DrawFn, t: TrasladoTotal) -> TrasladoTotal:
    if t.importe is None or draw(st.booleans()):
        return t.con(base=_retocado(draw, t.base))
    return t.con(importe=draw(st.sampled_from([None, _retocado(draw, t.importe)])))


@settings(max_examples=250)
@given(retocadas())
def test_dice_lo_mismo_que_una_segunda_opinion(c: Comprobante) -> None:
    informe = validar(c)
    dichos = {h.codigo for h in informe.errores} & EN_COMUN
    assert dichos == incumplidas(c) & EN_COMUN, informe.a_texto()


# -------------------------------------------------------------------- the whole document, once


def test_la_suma_de_los_conceptos_se_hace_una_vez_y_lo_ilegible_tambien(monkeypatch: pytest.MonkeyPatch) -> None:
    veces = 0
    hacer = Documento._hacer

    def contar(self: Documento, calculo: Any) -> Any:
        nonlocal veces
        veces += calculo is trasladado
        return hacer(self, calculo)

    monkeypatch.setattr(Documento, "_hacer", contar)
    c = factura([linea(cantidad=1, valor_unitario=n, impuestos=[]) for n in range(1, 40)])
    validar(c)
    assert veces == 1
    con_impuestos = a_xml(_comprobante()).decode()
    validar(con_impuestos.replace('Base="1000.00"', 'Base="mil"'))
    assert veces == 2, "a value that cannot be read must not make every rule walk the document again"


def test_un_valor_ilegible_calla_sus_reglas_y_no_las_de_otro_concepto() -> None:
    xml = a_xml(_comprobante()).decode().replace('Base="1000.00"', 'Base="mil"').replace('Descuento="10.00"/>', "/>")
    xml = xml.replace('ValorUnitario="100.00"', 'ValorUnitario="0.00"')
    informe = validar(xml)
    assert {"301", "CFDI40166", "CFDI40167"} <= {h.codigo for h in informe.errores}, informe.a_texto()
    assert not any(h.codigo in ("CFDI40180", "CFDI40215", "CFDI40221") for h in informe), informe.a_texto()


# -------------------------------------------------------------------- summary


def test_un_grupo_se_compara_por_numero_y_no_por_como_se_escribe() -> None:
    c = _comprobante()
    assert c.impuestos is not None
    (t,) = c.impuestos.traslados
    corto = c.con(impuestos=c.impuestos.con(traslados=[t.con(tasa_o_cuota=Decimal("0.16"))]))
    assert _codigos(corto) & {"CFDI40215", "CFDI40219", "CFDI40221", "CFDI40999"} == set()


def test_el_resumen_de_dos_exentos_se_acepta_redondeado_por_impuesto() -> None:
    # 0.005 + 0.005 is 0.01, and each rounded is 0.01 too: both sums pass.
    c = _comprobante("exento")
    uno = c.conceptos[0]
    assert uno.impuestos is not None and c.impuestos is not None
    (t,) = uno.impuestos.traslados
    mitades = [t.con(base=Decimal("0.005")), t.con(base=Decimal("0.005"), impuesto="003")]
    conceptos = [uno.con(impuestos=uno.impuestos.con(traslados=mitades))]
    nodo = c.impuestos.traslados[0]
    por_nodo = [nodo.con(base=Decimal("0.01")), nodo.con(base=Decimal("0.01"), impuesto="003")]
    de_una_vez = [nodo.con(base=Decimal("0.01")), nodo.con(base=Decimal("0.00"), impuesto="003")]
    for nodos in (por_nodo, de_una_vez):
        juntos = c.con(conceptos=conceptos, impuestos=c.impuestos.con(traslados=nodos))
        assert _de(juntos, "CFDI40216") == []
    de_mas = [n.con(base=Decimal("0.02")) for n in por_nodo]
    (hallazgo,) = _de(c.con(conceptos=conceptos, impuestos=c.impuestos.con(traslados=de_mas)), "CFDI40216")
    assert (hallazgo.esperado, hallazgo.recibido) == ("0.01", "0.04")


def test_sin_moneda_conocida_los_decimales_no_se_juzgan() -> None:
    c = _comprobante("retenciones").con(moneda="ZZZ")
    assert c.impuestos is not None
    torcido = c.con(impuestos=c.impuestos.con(retenciones=[RetencionTotal(impuesto="001", importe=Decimal("1.0000"))]))
    assert _codigos(torcido) & {"CFDI40202", "CFDI40210", "CFDI40211", "CFDI40214", "CFDI40215"} == set()


# -------------------------------------------------------------------- customs documents


def _con_pedimento(numero: str) -> Comprobante:
    return _primero(_comprobante(), informacion_aduanera=[InformacionAduanera(numero_pedimento=numero)])


def _juicio_del_pedimento(numero: str) -> str | None:
    """The severity that the matrix calls for, asked part by part to the lists: None when all are right."""
    anio, aduana, patente, consecutivo = int(numero[:2]), numero[4:6], numero[8:12], int(numero[15:])
    if anio > 26:
        return "error"
    if not catalogos.existe("c_Aduana", aduana, date(2026, 11, 20)):
        return "error"
    if patente not in PATENTES or consecutivo == 0:
        return "error"
    filas = {
        fila.ejercicio: fila.cantidad  # type: ignore[attr-defined]
        for fila in catalogos.recorrer("c_NumPedimentoAduana", aduana)
        if fila.patente == patente  # type: ignore[attr-defined]
    }
    if 2000 + anio not in filas:
        return "error" if 2007 <= 2000 + anio < 2026 else "advertencia"
    return None if consecutivo <= filas[2000 + anio] else "error"


PATENTES = frozenset(catalogos.claves("c_PatenteAduanal"))


@settings(max_examples=80)
@given(
    st.builds(
        "{:02}  {}  {}  {}{:06}".format,
        st.integers(0, 30),
        st.sampled_from(["01", "24", "48", "81", "99"]),
        st.sampled_from([*sorted(PATENTES)[:200:20], "3009", "3009", "0000"]),
        st.integers(0, 9),
        st.sampled_from([0, 1, 1234, 999999]),
    )
)
def test_un_pedimento_se_juzga_por_partes(numero: str) -> None:
    hallazgos = _de(_con_pedimento(numero), "CFDI40194")
    peor = "error" if any(h.severidad == "error" for h in hallazgos) else "advertencia" if hallazgos else None
    assert peor == _juicio_del_pedimento(numero), [h.mensaje for h in hallazgos]


@pytest.mark.parametrize(
    "numero", ["", "24 48 3009 0001234", "24  48  3009  00012345", "٢٤  48  3009  0001234", "9" * 21]
)
def test_un_pedimento_sin_forma_lo_dice_solo_el_esquema(numero: str) -> None:
    xml = a_xml(_con_pedimento("24  48  3009  0001234")).decode().replace("24  48  3009  0001234", numero)
    assert [h.codigo for h in validar(xml).errores] == ["301"]


def test_cada_pedimento_de_varios_lleva_su_posicion() -> None:
    bueno = InformacionAduanera(numero_pedimento="24  48  3009  0001234")
    malo = InformacionAduanera(numero_pedimento="24  48  4567  0001234")
    (hallazgo,) = _de(_primero(_comprobante(), informacion_aduanera=[bueno, malo]), "CFDI40194")
    assert hallazgo.ruta.endswith("/cfdi:Concepto[1]/cfdi:InformacionAduanera[2]/@NumeroPedimento")


@pytest.mark.parametrize("version", ["11", "20"])
def test_comercio_exterior_de_una_version_que_no_se_conoce_tambien_cuenta(version: str) -> None:
    uri = f"http://www.sat.gob.mx/ComercioExterior{version}"
    c = _comprobante().con(complementos=[Opaco(f'<x:ComercioExterior xmlns:x="{uri}" Version="9.9"/>')])
    assert lleva_comercio_exterior(c)
    otro = c.con(complementos=[Opaco(f'<ComercioExterior xmlns="{uri}/otro" uri="{uri}"/>')])
    assert not lleva_comercio_exterior(otro)


# -------------------------------------------------------------------- the SAT's lists

TERCERO = ACuentaTerceros(
    rfc_a_cuenta_terceros="CACX7605101P8",
    nombre_a_cuenta_terceros="XOCHILT CASAS CHAVEZ",
    regimen_fiscal_a_cuenta_terceros="606",
    domicilio_fiscal_a_cuenta_terceros="36257",
)
DE_LISTA = ("CFDI40187", "CFDI40189", "CFDI40190", "CFDI40192", "CFDI40193")


def _con_tercero(c: Comprobante, tercero: ACuentaTerceros = TERCERO) -> Comprobante:
    return c.con(conceptos=[k.con(a_cuenta_terceros=tercero) for k in c.conceptos])


def test_sin_listas_cada_codigo_se_dice_una_vez_como_no_verificado() -> None:
    informe = validar(_con_tercero(_comprobante()))
    for codigo in DE_LISTA:
        assert [h.severidad for h in informe if h.codigo == codigo] == ["no_verificado"], codigo


def test_una_lista_que_no_dice_un_dato_no_lo_da_por_malo() -> None:
    a_medias = EnMemoria(contribuyentes={"CACX7605101P8": Contribuyente(rfc="CACX7605101P8")})
    informe = validar(_con_tercero(_comprobante()), externos=a_medias)
    for codigo in ("CFDI40190", "CFDI40193"):
        assert [h.severidad for h in informe if h.codigo == codigo] == ["no_verificado"], codigo


def test_a_un_tercero_que_no_esta_inscrito_se_le_dice_una_vez() -> None:
    padron = EnMemoria(
        contribuyentes={"X": Contribuyente(rfc="X", nombre="XOCHILT CASAS CHAVEZ", codigo_postal="36257")}
    )
    informe = validar(_con_tercero(_comprobante("sin-impuestos")), externos=padron)
    assert [h.codigo for h in informe.errores if h.codigo in DE_LISTA] == ["CFDI40190"]


def test_las_listas_de_hoy_solo_advierten_de_lo_que_ya_esta_timbrado() -> None:
    timbre = TimbreFiscalDigital(
        uuid="AAACA0C2-3EA4-4506-ABE3-F05771737E69",
        fecha_timbrado=_comprobante().fecha,
        rfc_prov_certif="SPR190613I52",
        sello_cfd="AAAA",
        no_certificado_sat="30001000000500003456",
        sello_sat="AAAA",
    )
    vacio = EnMemoria(contribuyentes={}, certificados={})
    timbrado = _con_tercero(_comprobante("sin-impuestos")).con(complementos=[timbre])
    informe = validar(timbrado, externos=vacio)
    severidades = {h.codigo: h.severidad for h in informe if h.codigo in DE_LISTA}
    # The name, the postal code and the RFC are nowhere; CFDI40193 has nobody to compare with.
    assert severidades == dict.fromkeys(("CFDI40187", "CFDI40189", "CFDI40190", "CFDI40192"), "advertencia")


def _del_626(*, externos: EnMemoria | None) -> Iterator[Hallazgo]:
    c = _comprobante("retenciones")
    return iter(_de(c.con(emisor=c.emisor.con(regimen_fiscal="626")), "CFDI140224", externos=externos))


def test_la_marca_de_retencion_se_pregunta_solo_a_quien_le_toca() -> None:
    assert [h.severidad for h in _del_626(externos=None)] == ["no_verificado"]
    assert _de(_comprobante("retenciones"), "CFDI140224") == []
    marcado = EnMemoria(contribuyentes={"CACX7605101P8": Contribuyente(rfc="CACX7605101P8", retencion="1")})
    assert [h.severidad for h in _del_626(externos=marcado)] == ["error"]
    sin_marca = EnMemoria(contribuyentes={"CACX7605101P8": Contribuyente(rfc="CACX7605101P8", retencion="")})
    assert list(_del_626(externos=sin_marca)) == []


def test_el_estimulo_de_la_frontera_se_dice_una_vez_por_documento_y_por_producto() -> None:
    c = _comprobante("frontera")
    sin_estimulo = c.conceptos[0].con(clave_prod_serv="01010101")
    varios = c.con(lugar_expedicion="42501", conceptos=[sin_estimulo, c.conceptos[0], sin_estimulo])
    rutas = [h.ruta for h in _de(varios, "CFDI40999") if h.severidad == "advertencia"]
    assert sorted(rutas) == [
        "/cfdi:Comprobante/@LugarExpedicion",
        "/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto[1]/@ClaveProdServ",
        "/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto[3]/@ClaveProdServ",
    ]


# -------------------------------------------------------------------- hostile values


HOSTILES = ("", "0", "-1", "1e5", "NaN", "INF", "9" * 30, "0." + "0" * 30 + "1", "9" * 5000, "A" * 5000, ".5", "٣")


def _completo() -> str:
    """A document with everything that these rules judge."""
    c = _primero(
        _con_tercero(_comprobante("retenciones")),
        informacion_aduanera=[InformacionAduanera(numero_pedimento="24  48  3009  0001234")],
    )
    return a_xml(c).decode()


@pytest.mark.parametrize("valor", HOSTILES, ids=lambda v: v[:8] or "vacío")
@pytest.mark.parametrize(
    "atributo", ["Base", "Importe", "TasaOCuota", "TipoFactor", "Impuesto", "ObjetoImp", "ClaveProdServ",
                 "ValorUnitario", "Cantidad", "RfcACuentaTerceros", "NombreACuentaTerceros", "NumeroPedimento"],
)  # fmt: skip
def test_ningun_valor_rompe_una_regla(atributo: str, valor: str) -> None:
    import re

    roto, veces = re.subn(rf' {atributo}="[^"]*"', f' {atributo}="{valor}"', _completo())
    assert veces, f"the document has no {atributo}"
    informe = validar(roto)
    assert informe.errores, f"{atributo}={valor[:20]!r} went unnoticed"
    assert informe.a_texto()


def _concepto_con_clave(clave: str) -> Concepto:
    return _comprobante("sin-impuestos").conceptos[0].con(clave_prod_serv=clave)


@pytest.mark.parametrize("clave", ["15101505", "15101514", "15101515"])
def test_cada_combustible_pide_su_complemento(clave: str) -> None:
    c = _comprobante("sin-impuestos")
    con_combustible = c.con(conceptos=[*c.conceptos, _concepto_con_clave(clave)])
    assert [h.ruta for h in _de(con_combustible, "CFDI140228")] == [
        "/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto[2]/@ClaveProdServ"
    ]
