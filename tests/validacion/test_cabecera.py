"""Rules of the Comprobante, Emisor and Receptor: where an example does not reach."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.esquema.datos import desde_dict
from cfdi.esquema.escritor import a_xml
from cfdi.validacion import Informe, validar
from cfdi.validacion.digitos import digito_de_clabe, digito_de_curp, digito_de_rfc
from cfdi.validacion.ejemplos import AHORA, Ejemplo, carpeta, leer
from cfdi.validacion.ejemplos import base as base_de
from cfdi.validacion.perfiles import ESTRICTO, Perfil
from tests.validacion.casos import timbre

INGRESO = leer(carpeta() / "CFDI40108" / "ok.json")
FECHA = INGRESO.comprobante.fecha
ATRIBUTOS = re.findall(
    r' ([A-Z]\w*)="', a_xml(INGRESO.comprobante).decode().partition("<cfdi:Conceptos>")[0].partition("Location")[2]
)

_PALABRAS = (
    "", " ", "0", "-1", "9" * 30, f"0.{'0' * 29}1", "NaN", "Ñ&", "PUBLICO EN GENERAL", "XAXX010101000", "XEXX010101000",
    "2026-02-30T00:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "99", "PPD", "P", "N", "T", "XXX", "JPY",
    "00000",
)  # fmt: skip


def _con(ejemplo: Ejemplo, **cambios: Any) -> Ejemplo:
    return replace(ejemplo, comprobante=ejemplo.comprobante.con(**cambios))


def _de(informe: Informe, codigo: str) -> list[str]:
    return [h.severidad for h in informe if h.codigo == codigo]


# -------------------------------------------------------------------- 401: the clock


@pytest.mark.parametrize(
    ("pasaron", "severidades"),
    [
        (timedelta(hours=72), []),
        (timedelta(hours=72, seconds=1), ["error"]),
        (timedelta(), []),
        (timedelta(seconds=-1), ["advertencia"]),
        (timedelta(hours=-1), ["advertencia"]),
        (timedelta(hours=-1, seconds=-1), ["error"]),
    ],
)
def test_la_ventana_de_72_horas(pasaron: timedelta, severidades: list[str]) -> None:
    ahora = FECHA.replace(tzinfo=timezone(timedelta(hours=-6))) + pasaron
    assert _de(replace(INGRESO, ahora=ahora).validar(), "401") == severidades


@given(
    st.sampled_from(["42501", "77500", "22000", "83000", "23000", "31700", "32000", "88000", "56820"]),
    st.datetimes(datetime.fromisoformat("2023-01-01"), datetime.fromisoformat("2026-12-31")),
    st.timedeltas(timedelta(), timedelta(hours=71, minutes=59)),
)
def test_la_hora_local_de_cualquier_lugar_es_puntual(lugar: str, utc: datetime, hace: timedelta) -> None:
    instante = utc.replace(tzinfo=UTC)
    fecha = (catalogos.hora_local(lugar, instante) - hace).replace(microsecond=0)
    informe = _con(replace(INGRESO, ahora=instante), lugar_expedicion=lugar, fecha=fecha).validar()
    assert _de(informe, "401") == [], f"{fecha} at {lugar} was {hace} old at {instante}"


@pytest.mark.parametrize("lugar", ["31700", "32000"])
def test_en_la_frontera_de_chihuahua_valen_los_dos_relojes(lugar: str) -> None:
    """The catalogue has its two hours swapped: nobody can tell which one holds."""
    instante = datetime(2026, 1, 15, 18, tzinfo=UTC)
    for desfase in (-7, -6):
        fecha = (instante + timedelta(hours=desfase)).replace(tzinfo=None)
        informe = _con(replace(INGRESO, ahora=instante), lugar_expedicion=lugar, fecha=fecha).validar()
        assert _de(informe, "401") == [], f"UTC{desfase}"


@pytest.mark.parametrize(
    ("timbrado", "severidades"),
    [
        ("2026-11-20T12:00:05", []),
        ("2026-11-20T11:05:00", []),  # within an hour of slack
        ("2026-11-20T10:00:00", ["advertencia"]),
        ("2026-11-23T11:59:00", []),
        ("2026-11-23T12:01:00", ["advertencia"]),
        ("9999-12-31T23:59:59", []),
        ("0001-01-01T00:00:00", []),
    ],
)
def test_un_timbrado_se_juzga_a_su_fecha_de_timbrado(timbrado: str, severidades: list[str]) -> None:
    viejo = _con(replace(INGRESO, ahora=AHORA + timedelta(days=4000)), complementos=[timbre(timbrado)])
    assert _de(viejo.validar(), "401") == severidades


def test_la_fecha_de_timbrado_es_del_centro() -> None:
    """In Quintana Roo (UTC−5) noon is an hour before that of the PAC."""
    cancun = _con(INGRESO, lugar_expedicion="77500", complementos=[timbre("2026-11-20T11:00:00")])
    assert _de(cancun.validar(), "401") == []
    tijuana = _con(INGRESO, lugar_expedicion="22000", complementos=[timbre("2026-11-20T12:00:00")])
    assert _de(tijuana.validar(), "401") == ["advertencia"]


# -------------------------------------------------------------------- profiles


def test_un_perfil_cierra_lo_que_los_textos_dejan_abierto() -> None:
    viejo = leer(carpeta() / "CFDI40136" / "mal-para-la-guia.json")
    como_en_2022 = Perfil("como en 2022", anios_de_la_global=1)
    assert _de(replace(viejo, perfil=como_en_2022).validar(), "CFDI40136") == ["error"]
    assert _de(replace(viejo, perfil=ESTRICTO).validar(), "CFDI40136") == ["advertencia"]


# -------------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize("atributo", sorted(set(ATRIBUTOS)))
def test_sin_cualquier_atributo_hay_informe(atributo: str) -> None:
    xml = a_xml(INGRESO.comprobante).decode()
    informe = validar(re.sub(rf' {atributo}="[^"]*"', "", xml), ahora=AHORA)
    assert isinstance(informe, Informe)


@given(
    st.dictionaries(
        st.sampled_from(sorted(set(ATRIBUTOS) - {"Version"})), st.sampled_from(_PALABRAS) | st.text(max_size=30)
    )
)
def test_con_cualquier_valor_hay_informe(valores: dict[str, str]) -> None:
    xml = a_xml(INGRESO.comprobante).decode()
    for atributo, valor in valores.items():
        limpio = "".join(c for c in valor if c.isprintable() and c not in '<>&"')
        xml = re.sub(rf' {atributo}="[^"]*"', lambda _, a=atributo, v=limpio: f' {a}="{v}"', xml)  # type: ignore[misc]
    assert isinstance(validar(xml, ahora=AHORA), Informe)


# -------------------------------------------------------------------- check digits


@pytest.mark.parametrize(
    "rfc", ["EKU9003173C9", "URE180429TM6", "CACX7605101P8", "SAT970701NN3", "H&E951128469", "GODE561231GR8"]
)
def test_el_digito_de_los_rfc_de_verdad(rfc: str) -> None:
    assert digito_de_rfc(rfc) == rfc[-1]


@pytest.mark.parametrize(
    "rfc", ["XAXX010101000", "XEXX010101000", "EXT990101NI1", "", "ABC", "EKU9003173C", "eku9003173c9"]
)
def test_lo_que_no_es_de_nadie_no_tiene_digito(rfc: str) -> None:
    assert digito_de_rfc(rfc) is None


@given(st.from_regex(r"[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{2}", fullmatch=True))
def test_todo_rfc_tiene_un_digito_y_uno_solo(raiz: str) -> None:
    debidos = {digito_de_rfc(raiz + d) for d in "0123456789A"}
    assert len(debidos) == 1
    assert debidos <= set("0123456789A")


def test_el_digito_de_una_curp_y_de_una_clabe_publicadas() -> None:
    assert digito_de_curp("BOXW310820HNERXN09") == "9"
    assert digito_de_curp("XEXX010101MNEXXXA8") is None, "the SAT's own, whose digit is not"
    assert digito_de_clabe("032180000118359719") == "9"
    assert digito_de_clabe("03218000011835971") is None


# -------------------------------------------------------------------- CFDI40120: the maximum of Total


@pytest.mark.parametrize(
    ("base", "maximo"), [("nomina", "100"), ("nomina-jubilacion", "10"), ("nomina-separacion", "10"), (None, "110")]
)
def test_el_maximo_de_una_nomina_es_el_de_lo_que_paga(
    base: str | None, maximo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Salaries (NS) have their own maximum, severance and pensions (NdS) another, and both together the sum."""
    real = catalogos.tipo_de_comprobante("N")
    assert real is not None and real.valor_maximo_nds is not None
    bajo = replace(real, valor_maximo=Decimal(100), valor_maximo_nds=Decimal(10))
    monkeypatch.setattr(catalogos, "tipo_de_comprobante", lambda _: bajo)
    documento = _nomina(base or "nomina")
    if base is None:
        documento = documento.con(complementos=[*documento.complementos, *_nomina("nomina-separacion").complementos])
    (hallazgo,) = (h for h in validar(documento, ahora=AHORA) if h.codigo == "CFDI40120")
    assert (hallazgo.severidad, hallazgo.esperado) == ("advertencia", f"a lo más {maximo} MXN")


def _nomina(nombre: str) -> Comprobante:
    return desde_dict(Comprobante, base_de(nombre))
