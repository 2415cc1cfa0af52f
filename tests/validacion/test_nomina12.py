"""The rules of Nómina 1.2, beyond their examples: where they run, what they let pass, and what they never do."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfdi import catalogos
from cfdi.calculo.nominas import deducciones, percepciones
from cfdi.calculo.periodos import antiguedad
from cfdi.calculo.recibos import nomina, trabajador
from cfdi.documentos.cfdi40 import Comprobante, Emisor
from cfdi.documentos.nomina12 import (
    Deduccion,
    JubilacionPensionRetiro,
    Nomina,
    OtroPago,
    Percepcion,
    Receptor,
    SeparacionIndemnizacion,
    SubsidioAlEmpleo,
)
from cfdi.documentos.nomina12 import Emisor as Patron
from cfdi.esquema.datos import desde_dict
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.tabla import tabla
from cfdi.validacion import Informe, validar
from cfdi.validacion.catalogos import _CODIGOS
from cfdi.validacion.ejemplos import AHORA, base, carpeta
from cfdi.validacion.externos import EnMemoria
from cfdi.validacion.reglas import cargar_todas
from cfdi.validacion.reglas.nomina12_predicados import CON_RELACION_LABORAL, SIN_RELACION_LABORAL
from tests.rutas import MUESTRAS, necesita_compartido

BASES = sorted(r.stem for r in (carpeta() / "bases").glob("*.json"))
DE_NOMINA = [b for b in BASES if b.startswith("nomina")]
DE_OTROS = [b for b in BASES if not b.startswith("nomina")]
NOMINA = "/cfdi:Comprobante/cfdi:Complemento/nomina12:Nomina"


def _comprobante(nombre: str) -> Comprobante:
    return desde_dict(Comprobante, base(nombre))


def _xml(nombre: str) -> str:
    return a_xml(_comprobante(nombre)).decode()


def _juzgar(documento: Any) -> Informe:
    return validar(documento, ahora=AHORA)


def _de_nomina(informe: Informe) -> list[str]:
    return [h.codigo for h in informe if h.codigo.startswith(("NOM", "GUIANOM")) and h.severidad != "no_verificado"]


# Where they run


@pytest.mark.parametrize("nombre", DE_OTROS)
def test_no_tocan_los_documentos_sin_nomina(nombre: str) -> None:
    cargar_todas()
    assert _de_nomina(_juzgar(_comprobante(nombre))) == []


@pytest.mark.parametrize("nombre", DE_NOMINA)
def test_las_bases_no_tienen_ni_avisos(nombre: str) -> None:
    informe = _juzgar(_comprobante(nombre))
    assert not informe.errores and _de_nomina(informe) == [], informe.a_texto()


def test_un_cfdi_3_3_no_lleva_los_codigos_de_4_0() -> None:
    malo = (
        _xml("nomina").replace('TipoNomina="O"', 'TipoNomina="X"').replace('TotalGravado="9300.00"', 'TotalGravado="1"')
    )
    assert {"NOM32", "NOM73"} <= set(_de_nomina(_juzgar(malo)))
    de_antes = malo.replace("http://www.sat.gob.mx/cfd/4", "http://www.sat.gob.mx/cfd/3").replace('"4.0"', '"3.3"')
    informe = _juzgar(de_antes)
    assert _de_nomina(informe) == []
    assert any(h.ruta.endswith("/@TipoNomina") and h.codigo == "301" for h in informe.errores), informe.a_texto()


def test_una_factura_no_importa_lo_de_nomina() -> None:
    programa = (
        "import sys; from cfdi.validacion import validar; from cfdi.validacion.ejemplos import base;"
        "from cfdi.documentos.cfdi40 import Comprobante; from cfdi.esquema.datos import desde_dict;"
        "validar(desde_dict(Comprobante, base('ingreso')));"
        "print([m for m in sys.modules if 'nomina' in m and 'recibo_de_nomina' not in m])"
    )
    hecho = subprocess.run([sys.executable, "-c", programa], capture_output=True, text=True, check=True)
    assert hecho.stdout.strip() == "[]"


def test_cada_codigo_de_clave_es_de_un_atributo_con_catalogo() -> None:
    for declaracion, campos in _CODIGOS.items():
        modulo = import_module(f"cfdi.documentos.{declaracion}")
        for nombre in campos:
            clase, campo = nombre.split(".")
            atributos = {a.nombre: a for a in tabla(getattr(modulo, clase)).atributos}
            assert campo in atributos, f"{declaracion}.{nombre} is not declared"
            assert atributos[campo].tipo.catalogo, f"{declaracion}.{nombre} has no catalogue"


def test_los_grupos_de_contratos_son_todo_el_catalogo() -> None:
    assert set(catalogos.claves("catNomina:c_TipoContrato")) == CON_RELACION_LABORAL | SIN_RELACION_LABORAL


# What they tell, and where


def test_lo_del_comprobante_se_dice_una_vez_y_lo_de_cada_nomina_en_su_lugar() -> None:
    datos = base("nomina-doble")
    datos["Exportacion"] = "02"
    for nodo in datos["Complemento"]["Nomina"]:
        nodo["FechaInicialPago"] = "2026-12-31"
    informe = _juzgar(desde_dict(Comprobante, datos))
    assert [h.ruta for h in informe.por_codigo()["NOM3"]] == ["/cfdi:Comprobante/@Exportacion"]
    assert [h.ruta for h in informe.por_codigo()["NOM35"]] == [f"{NOMINA}[{i}]/@FechaInicialPago" for i in (1, 2)]


def test_los_importes_del_comprobante_suman_los_de_todas_las_nominas() -> None:
    c = _comprobante("nomina-doble")
    (una, otra) = c.complementos_de(Nomina)
    sin_una = _juzgar(c.con(complementos=[otra])).por_codigo()
    assert [h.esperado for h in sin_una["NOM20"]] == ["150000.00"]
    assert [h.esperado for h in sin_una["NOM22"]] == ["5000.00"]
    assert "NOM20" not in _de_nomina(_juzgar(c.con(complementos=[otra, una])))


def test_un_pago_ilegible_no_calla_a_los_demas() -> None:
    datos = base("nomina-otros-pagos")
    pagos = datos["Complemento"]["Nomina"]["OtrosPagos"]
    pagos.append(pagos[1] | {"CompensacionSaldosAFavor": {"SaldoAFavor": "1", "Año": "2020", "RemanenteSalFav": "1"}})
    xml = a_xml(desde_dict(Comprobante, datos)).decode().replace('Año="2025"', 'Año="antes"')
    (hallazgo,) = _juzgar(xml).por_codigo()["NOM103"]
    assert hallazgo.ruta == f"{NOMINA}/nomina12:OtrosPagos/nomina12:OtroPago[3]/nomina12:CompensacionSaldosAFavor/@Año"


def test_una_lista_de_hoy_solo_advierte_de_lo_ya_timbrado() -> None:
    datos = base("nomina")
    externos = EnMemoria.desde_dict({"contribuyentes": {}})
    antes = validar(desde_dict(Comprobante, datos), ahora=AHORA, externos=externos).por_codigo()["NOM9"]
    datos["Complemento"]["TimbreFiscalDigital"] = {
        "UUID": "5FB2822E-396D-4725-8521-CDC4BDD20CCF",
        "FechaTimbrado": "2026-11-20T12:01:00",
        "RfcProvCertif": "SPR190613I52",
        "SelloCFD": "AAAA",
        "NoCertificadoSAT": "30001000000500003456",
        "SelloSAT": "AAAA",
    }
    despues = validar(desde_dict(Comprobante, datos), ahora=AHORA, externos=externos).por_codigo()["NOM9"]
    assert [h.severidad for h in (*antes, *despues)] == ["error", "advertencia"]


# Antigüedad and CLABE

_DIAS = st.dates(date(1980, 1, 1), date(2026, 11, 20))


def _con_empleo(inicio: date, fin: date, antigua: str) -> list[tuple[str, str]]:
    c = _comprobante("nomina")
    (n,) = c.complementos_de(Nomina)
    receptor = n.receptor.con(fecha_inicio_rel_laboral=inicio, antiguedad=antigua)
    nueva = n.con(fecha_inicial_pago=inicio, fecha_final_pago=fin, fecha_pago=fin, receptor=receptor)
    informe = _juzgar(c.con(complementos=[nueva]))
    return [(h.codigo, h.severidad) for h in informe if h.codigo in ("NOM53", "NOM54", "NOM55")]


@given(_DIAS, _DIAS, st.booleans())
def test_la_antiguedad_que_calculamos_no_da_ni_avisos(uno: date, otro: date, en_semanas: bool) -> None:
    inicio, fin = sorted((uno, otro))
    assert _con_empleo(inicio, fin, antiguedad(inicio, fin, en_semanas=en_semanas)) == []


@given(_DIAS, st.integers(0, 20_000))
def test_un_dia_de_mas_es_error_y_dos_de_menos_un_aviso(inicio: date, dias: int) -> None:
    fin = inicio + timedelta(days=dias)
    escrita = antiguedad(inicio, fin, en_semanas=False)
    assert _con_empleo(inicio, fin + timedelta(days=1), escrita) == []  # PACs may leave the last day out
    assert _con_empleo(inicio, fin + timedelta(days=2), escrita) == [("NOM55", "advertencia")]
    if dias:
        assert _con_empleo(inicio, fin - timedelta(days=1), escrita) == [("NOM55", "error")]


@given(_DIAS, st.integers(7, 20_000))
def test_una_semana_de_mas_es_error_y_de_menos_no_es_nada(inicio: date, dias: int) -> None:
    fin = inicio + timedelta(days=dias)
    escrita = antiguedad(inicio, fin)
    assert _con_empleo(inicio, fin - timedelta(days=7), escrita) == [("NOM54", "error")]
    assert _con_empleo(inicio, fin + timedelta(days=70), escrita) == []


@given(st.text("0123456789", min_size=17, max_size=17))
def test_una_clabe_tiene_un_solo_digito_de_control(cuenta: str) -> None:
    c = _comprobante("nomina")
    (n,) = c.complementos_de(Nomina)

    def falla(digito: int) -> bool:
        receptor = n.receptor.con(banco=None, cuenta_bancaria=f"{cuenta}{digito}")
        return "NOM64" in _de_nomina(_juzgar(c.con(complementos=[n.con(receptor=receptor)])))

    assert [falla(d) for d in range(10)].count(False) == 1


# Payrolls that are built raise nothing

_IMPORTE = st.integers(1, 10**8).map(lambda centavos: Decimal(centavos).scaleb(-2))
_CERO = Decimal("0.00")
_SUELDOS = ("001", "002", "010", "020", "021", "028", "029", "046", "049")
_SEPARACION = ("022", "023", "025")


@st.composite
def _items(draw: st.DrawFn, claves: tuple[str, ...]) -> list[Percepcion]:
    def una(clave: str) -> Percepcion:
        gravado, exento = draw(st.sampled_from([(1, 0), (0, 1), (1, 1)]))
        return Percepcion(
            tipo_percepcion=clave,
            clave=f"P{clave}",
            concepto="Percepción",
            importe_gravado=draw(_IMPORTE) if gravado else _CERO,
            importe_exento=draw(_IMPORTE) if exento else _CERO,
        )

    return [una(clave) for clave in draw(st.lists(st.sampled_from(claves), min_size=1, max_size=5))]


@st.composite
def _deducidas(draw: st.DrawFn) -> list[Deduccion]:
    claves = draw(st.lists(st.sampled_from(("001", "002", "004", "007", "010")), max_size=4))
    # Cents of deductions against pesos of earnings: the Total must not be negative.
    return [
        Deduccion(
            tipo_deduccion=k, clave=f"D{k}", concepto="Deducción", importe=Decimal("0.01") * draw(st.integers(1, 9))
        )
        for k in claves
    ]


_SUBSIDIO = OtroPago(
    tipo_otro_pago="002",
    clave="S002",
    concepto="Subsidio para el empleo",
    importe=_CERO,
    subsidio_al_empleo=SubsidioAlEmpleo(subsidio_causado=Decimal("120.00")),
)


@st.composite
def _ordinarias(draw: st.DrawFn) -> Nomina:
    deducidas = draw(_deducidas())
    base_de_pago = Percepcion(
        tipo_percepcion="001", clave="P001", concepto="Sueldo", importe_gravado=Decimal(10), importe_exento=_CERO
    )
    viaticos = OtroPago(tipo_otro_pago="003", clave="S003", concepto="Viáticos", importe=draw(_IMPORTE))
    return Nomina(
        tipo_nomina="O",
        fecha_pago=date(2026, 11, 15),
        fecha_inicial_pago=date(2026, 11, 1),
        fecha_final_pago=date(2026, 11, 15),
        num_dias_pagados=Decimal(draw(st.integers(1, 31))),
        emisor=Patron(registro_patronal="B5510768108"),
        receptor=Receptor(
            curp="XOJI740919MDFDMN00",
            num_seguridad_social="04927485104",
            fecha_inicio_rel_laboral=draw(st.dates(date(1990, 1, 1), date(2026, 11, 15))),
            tipo_contrato=draw(st.sampled_from(sorted(CON_RELACION_LABORAL))),
            tipo_regimen="02",
            num_empleado="120",
            riesgo_puesto="1",
            periodicidad_pago=draw(st.sampled_from(("01", "02", "04", "05", "10"))),
            salario_diario_integrado=Decimal("627.10"),
            clave_ent_fed="HID",
        ),
        percepciones=percepciones([base_de_pago, *draw(_items(_SUELDOS))]),
        deducciones=deducciones(deducidas) if deducidas else None,
        otros_pagos=[_SUBSIDIO, *([viaticos] if draw(st.booleans()) else [])],
    )


@st.composite
def _sin_empleo(draw: st.DrawFn) -> Nomina:
    """A separation, or a retirement in parts."""
    separa = draw(st.booleans())
    partes = draw(_items(_SEPARACION if separa else ("044",)))
    total = sum((p.importe_gravado + p.importe_exento for p in partes), _CERO)
    detalle: dict[str, Any] = (
        {
            "separacion_indemnizacion": SeparacionIndemnizacion(
                total_pagado=total,
                num_anios_servicio=3,
                ultimo_sueldo_mens_ord=_CERO,
                ingreso_acumulable=_CERO,
                ingreso_no_acumulable=_CERO,
            )
        }
        if separa
        else {
            "jubilacion_pension_retiro": JubilacionPensionRetiro(
                total_parcialidad=total, monto_diario=_CERO, ingreso_acumulable=_CERO, ingreso_no_acumulable=_CERO
            )
        }
    )
    return Nomina(
        tipo_nomina="E",
        fecha_pago=date(2026, 11, 20),
        fecha_inicial_pago=date(2026, 11, 20),
        fecha_final_pago=date(2026, 11, 20),
        num_dias_pagados=Decimal(1),
        receptor=Receptor(
            curp="XOJI740919MDFDMN00",
            tipo_contrato=draw(st.sampled_from(sorted(SIN_RELACION_LABORAL))),
            tipo_regimen="13" if separa else "12",
            num_empleado="120",
            periodicidad_pago="99",
            clave_ent_fed="CMX",
        ),
        percepciones=percepciones(partes, **detalle),
    )


@given(st.lists(st.one_of(_ordinarias(), _sin_empleo()), min_size=1, max_size=3))
def test_lo_que_se_construye_no_da_ni_avisos(nominas: list[Nomina]) -> None:
    recibo = nomina(
        emisor=Emisor(rfc="EKU9003173C9", nombre="ESCUELA KEMPER URGATE", regimen_fiscal="601"),
        receptor=trabajador(rfc="XOJI740919U48", nombre="INGRID XODAR JIMENEZ", domicilio_fiscal_receptor="76028"),
        lugar_expedicion="42501",
        nominas=nominas,
        fecha="2026-11-20T12:00:00",
    )
    informe = _juzgar(recibo)
    assert not informe.errores and _de_nomina(informe) == [], informe.a_texto()


# What a changed amount breaks

SIN_CUENTA = frozenset(
    {
        "SalarioBaseCotApor", "SalarioDiarioIntegrado", "ImportePagado", "TotalPagado", "UltimoSueldoMensOrd",
        "IngresoAcumulable", "IngresoNoAcumulable", "TotalUnaExhibicion", "TotalParcialidad", "MontoDiario",
        "SubsidioCausado", "SaldoAFavor", "RemanenteSalFav",
    }
)  # fmt: skip
"""Amounts of payroll that no rule of the SAT ties to another one, but for some within limits."""


def _importes(xml: str) -> Iterator[re.Match[str]]:
    inicio = xml.index("<nomina12:Nomina")
    return (m for m in re.finditer(r' (\w+)="([0-9]+\.[0-9]{2})"', xml) if m.start() > inicio)


@pytest.mark.parametrize("nombre", DE_NOMINA)
def test_un_centavo_de_mas_en_cualquier_importe_se_nota(nombre: str) -> None:
    xml = _xml(nombre)
    for m in _importes(xml):
        otro = f"{Decimal(m[2]) + Decimal('0.01')}"
        informe = _juzgar(xml[: m.start(2)] + otro + xml[m.end(2) :])
        if m[1] in SIN_CUENTA:
            assert not informe.errores, f"{m[1]} is said to be free: {informe.a_texto()}"
        else:  # of the deductions that are not ISR only a warning speaks
            assert _de_nomina(informe), f"{m[0]} raised to {otro} in {nombre} goes unseen"


# Hostile documents

HOSTILES = [
    "9" * 30,
    "0." + "0" * 29 + "1",
    "9" * 200_000,
    "NaN",
    "-5",
    "",
    "2026-02-30",
    "9999-12-31",
    "P9999W",
    "ñ" * 99,
]


@pytest.mark.parametrize("hostil", HOSTILES, ids=lambda v: f"{v[:10]}…{len(v)}")
@pytest.mark.parametrize("nombre", ["nomina", "nomina-separacion", "nomina-incapacidad", "nomina-otros-pagos"])
def test_un_valor_hostil_es_un_hallazgo_y_nunca_una_excepcion(nombre: str, hostil: str) -> None:
    xml = _xml(nombre)
    inicio = xml.index("<nomina12:Nomina")
    for m in re.finditer(r' (\w+)="([^"]*)"', xml):
        if m.start() > inicio and m[1] not in ("Concepto", "Clave", "Departamento", "Puesto", "NumEmpleado", "version"):
            roto = xml[: m.start(2)] + hostil + xml[m.end(2) :]
            reparos = [h for h in _juzgar(roto) if h.severidad != "no_verificado"]
            assert reparos or m[1] == "RegistroPatronal", f"{m[0]} took {hostil[:20]}"  # any text of 1 to 20


def test_muchas_nominas_cuestan_lo_que_miden() -> None:
    c = _comprobante("nomina")
    (n,) = c.complementos_de(Nomina)
    muchas = c.con(complementos=[n.con(tipo_nomina="E")] * 500)
    informe = _juzgar(muchas)
    assert len(informe.por_codigo()["NOM34"]) == 500
    assert [h.esperado for h in informe.por_codigo()["NOM20"]] == [str(500 * Decimal("9600.00"))]


# Public payrolls


@necesita_compartido
@pytest.mark.parametrize(
    "archivo",
    [
        "nodecfdi+cfdi-to-pdf__tests___files__cfdi40-nomina-compensacion-valid.xml",
        "nodecfdi+cfdi-to-pdf__tests___files__cfdi40-nomina-valid.xml",
    ],
)
def test_las_nominas_publicas_no_dan_falsas_alarmas(archivo: str) -> None:
    """There are no stamped payrolls of CFDI 4.0 among the samples; these two are of a stamped document, retouched."""
    errores = [h.codigo for h in validar(MUESTRAS / "cfdi" / archivo).errores]
    assert [codigo for codigo in errores if codigo.startswith("NOM")] == []
