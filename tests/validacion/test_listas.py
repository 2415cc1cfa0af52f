"""The providers of outside data: what is told in memory, and the SAT's lists indexed from disk."""

from __future__ import annotations

import gzip
import threading
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfdi.errores import ErrorArchivo
from cfdi.validacion.construir_listas import Cuenta, construir, main
from cfdi.validacion.ejemplos import carpeta, leer
from cfdi.validacion.externos import CertificadoEnLCO, Confirmacion, Contribuyente, EnMemoria, SinExternos, sabido
from cfdi.validacion.listas import ListasDelSAT
from tests.validacion.casos import timbre

EKU, URE, CSD = "EKU9003173C9", "URE180429TM6", "30001000000500003416"

L_RFC = f"""RFC|NOMBRE, DENOMINACIÓN O RAZÓN SOCIAL|CÓDIGO POSTAL|SNCF|SUBCONTRATACION|RETENCION|OTRA
{EKU}|ESCUELA KEMPER URGATE|42501|0|1|0|x
{URE}|UNIVERSIDAD ROBOTICA ESPAÑOLA|86991|1|0|2|
"""
L_LCO = f"""<?xml version="1.0" encoding="UTF-8"?>
<lco:LCO xmlns:lco="http://www.sat.gob.mx/cfd/LCO" fecha="2026-11-20">
 <lco:Contribuyente RFC="{EKU}">
  <lco:Certificado ValidezObligaciones="1" EstatusCertificado="A" noCertificado="{CSD}"
   FechaInicio="2023-05-18T11:43:51" FechaFinal="2027-05-18T11:43:51"/>
  <lco:Certificado ValidezObligaciones="0" EstatusCertificado="R" noCertificado="30001000000400002434"
   FechaInicio="2019-06-17T19:44:14" FechaFinal="2023-06-17T19:44:14"/>
 </lco:Contribuyente>
</lco:LCO>
"""


@pytest.fixture
def listas(tmp_path: Path) -> ListasDelSAT:
    (tmp_path / "l_RFC_1.txt").write_text(L_RFC, encoding="utf-8")
    (tmp_path / "LCO_1.XML.gz").write_bytes(gzip.compress(L_LCO.encode()))
    cuenta = construir([tmp_path / "l_RFC_1.txt", tmp_path / "LCO_1.XML.gz"], tmp_path / "listas.sqlite")
    assert cuenta == Cuenta(contribuyentes=2, certificados=2)
    return ListasDelSAT(tmp_path / "listas.sqlite")


def test_las_listas_dicen_lo_que_se_publico(listas: ListasDelSAT) -> None:
    assert listas.contribuyente(URE) == Contribuyente(
        rfc=URE, nombre="UNIVERSIDAD ROBOTICA ESPAÑOLA", codigo_postal="86991", sncf=True, subcontratacion=False,
        retencion="2",
    )  # fmt: skip
    assert listas.contribuyente("XIA190128J61") == Contribuyente(rfc="XIA190128J61", inscrito=False)
    assert (listas.nombre_inscrito("ESCUELA KEMPER URGATE"), listas.nombre_inscrito("KEMPER")) == (True, False)
    assert (listas.codigo_postal_inscrito("42501"), listas.codigo_postal_inscrito("00000")) == (True, False)
    assert (listas.obligado(EKU), listas.obligado(URE)) == (True, False)
    assert listas.certificado(CSD) == CertificadoEnLCO(
        numero=CSD,
        rfc=EKU,
        estado="A",
        desde=datetime.fromisoformat("2023-05-18T11:43:51"),
        hasta=datetime.fromisoformat("2027-05-18T11:43:51"),
    )
    revocado = listas.certificado("30001000000400002434")
    assert revocado is not None
    assert (revocado.estado, revocado.obligaciones) == ("R", False)
    assert listas.certificado("00001000000000000000") == CertificadoEnLCO(numero="00001000000000000000", en_lista=False)


def test_de_lo_que_no_esta_en_las_listas_no_sabe(listas: ListasDelSAT) -> None:
    assert listas.tipo_de_cambio("USD", date(2026, 11, 20)) is None
    assert listas.tipo_de_comprobante("5FB2822E-396D-4725-8521-CDC4BDD20CCF") is None
    assert listas.operacion_de_adquirente("0123456789", EKU) is None
    assert listas.confirmacion("A1b2C") is None


def test_lo_demas_lo_dice_otro_proveedor(listas: ListasDelSAT, tmp_path: Path) -> None:
    otro = EnMemoria.desde_dict({"tipos_de_cambio": {"USD": {"2026-11-20": "18.1234"}}})
    juntas = ListasDelSAT(tmp_path / "listas.sqlite", otro)
    assert juntas.tipo_de_cambio("USD", date(2026, 11, 20)) == Decimal("18.1234")
    assert juntas.contribuyente(EKU) == listas.contribuyente(EKU)


def test_una_edicion_sin_nombres_no_los_da_por_ausentes(tmp_path: Path) -> None:
    (tmp_path / "l_RFC.txt").write_bytes(
        f"RFC|SNCF|SUBCONTRATACION\r\n{EKU}|0|0\r\n{URE}|0|0\r\nÑAN9003173C9|1|0\r\n".encode("latin-1")
    )
    construir([tmp_path / "l_RFC.txt"], tmp_path / "listas.sqlite")
    listas = ListasDelSAT(tmp_path / "listas.sqlite")
    assert listas.contribuyente(EKU) == Contribuyente(rfc=EKU, sncf=False, subcontratacion=False)
    assert listas.contribuyente("ÑAN9003173C9") == Contribuyente(rfc="ÑAN9003173C9", sncf=True, subcontratacion=False)
    assert listas.nombre_inscrito("ESCUELA KEMPER URGATE") is None
    assert listas.certificado(CSD) is None and listas.obligado(EKU) is None
    informe = replace(leer(carpeta() / "CFDI40145" / "ok.json"), externos=listas).validar()
    assert {h.codigo for h in informe.no_verificados} >= {"CFDI40145", "CFDI40148", "402"}
    assert informe.valido, informe.a_texto()
    assert "CFDI40143" not in informe.por_codigo(), "who is registered is known, only the name is not"


def test_con_las_listas_se_decide_lo_que_sin_ellas_no(listas: ListasDelSAT) -> None:
    for caso in ("CFDI40145", "CFDI40148", "CFDI40138"):
        malo = leer(carpeta() / caso / "mal.json")
        assert caso not in {h.codigo for h in replace(malo, externos=None).validar().errores}
        assert caso in {h.codigo for h in replace(malo, externos=listas).validar().errores}


def test_la_lco_de_antes_era_texto(tmp_path: Path) -> None:
    texto = f"no_serie|fec_inicial_cert|fec_final_cert|RFC|edo_certificado\n{CSD}|2023-05-18 11:43:51||{EKU}|C\n"
    (tmp_path / "CSD.txt").write_text(texto, encoding="utf-8")
    construir([tmp_path / "CSD.txt"], tmp_path / "listas.sqlite")
    certificado = ListasDelSAT(tmp_path / "listas.sqlite").certificado(CSD)
    assert certificado == CertificadoEnLCO(
        numero=CSD, rfc=EKU, estado="C", desde=datetime.fromisoformat("2023-05-18T11:43:51")
    )


@given(
    filas=st.dictionaries(
        st.from_regex(r"[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}", fullmatch=True),
        st.tuples(
            st.text(st.characters(exclude_characters="|\r\n", codec="utf-8")),
            st.from_regex(r"[0-9]{5}", fullmatch=True),
        ),
        min_size=1,
    )
)
def test_lo_indexado_es_lo_escrito(filas: dict[str, tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    ruta = tmp_path_factory.mktemp("listas")
    renglones = ["CP|NOMBRE|RFC", *(f"{cp}|{nombre}|{rfc}" for rfc, (nombre, cp) in filas.items())]
    (ruta / "l_RFC.txt").write_bytes("\n".join(renglones).encode())
    assert construir([ruta / "l_RFC.txt"], ruta / "l.sqlite").contribuyentes == len(filas)
    listas = ListasDelSAT(ruta / "l.sqlite")
    for rfc, (nombre, cp) in filas.items():
        assert listas.contribuyente(rfc) == Contribuyente(rfc=rfc, nombre=nombre.strip(), codigo_postal=cp)


@pytest.mark.parametrize(
    ("contenido", "motivo"),
    [
        (b"A|B\n1|2\n", "primer rengl"),
        (b"", "primer rengl"),
        (f"RFC|SNCF\n{EKU}|0\n{URE}\n".encode(), "renglón 3"),
        (f"no_serie|RFC|edo_certificado\n{CSD}|{EKU}|X\n".encode(), "estado"),
        (f"no_serie|RFC|fec_final_cert\n{CSD}|{EKU}|ayer\n".encode(), "hasta"),
        (f"RFC|LIMITE\n{EKU}|mucho\n".encode(), "limite"),
        (b"0\x82\x01\x00firmado", "PKCS#7"),
        (b"<LCO><Contribuyente", "XML"),
        (b"<LCO><Certificado noCertificado='1'/></LCO>", "sin RFC"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><LCO/>", "DTD"),
        (gzip.compress(L_RFC.encode(), mtime=0)[:40], "no se puede leer"),
    ],
)
def test_lo_que_no_es_una_lista_se_dice_y_no_deja_nada(tmp_path: Path, contenido: bytes, motivo: str) -> None:
    (tmp_path / "lista").write_bytes(contenido)
    with pytest.raises(ErrorArchivo, match=motivo):
        construir([tmp_path / "lista"], tmp_path / "listas.sqlite")
    assert [p.name for p in tmp_path.iterdir()] == ["lista"]


def test_un_archivo_que_no_es_de_listas_se_dice(tmp_path: Path) -> None:
    with pytest.raises(ErrorArchivo, match="construir_listas"):
        ListasDelSAT(tmp_path / "nada.sqlite")
    (tmp_path / "otro.sqlite").write_bytes(b"hola" * 1000)
    with pytest.raises(ErrorArchivo, match="no se puede leer"):
        ListasDelSAT(tmp_path / "otro.sqlite")


def test_se_consultan_desde_varios_hilos(listas: ListasDelSAT) -> None:
    vistos: list[Contribuyente | None] = []
    hilos = [threading.Thread(target=lambda: vistos.append(listas.contribuyente(EKU))) for _ in range(4)]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()
    assert vistos == [listas.contribuyente(EKU)] * 4


def test_se_construyen_desde_la_linea_de_comandos(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "l_RFC.txt").write_text(L_RFC, encoding="utf-8")
    assert main([str(tmp_path / "l.sqlite"), str(tmp_path / "l_RFC.txt")]) == 0
    assert "2 contribuyentes" in capsys.readouterr().out
    assert main([str(tmp_path / "l.sqlite"), str(tmp_path / "nada.txt")]) == 3
    assert "nada.txt" in capsys.readouterr().err
    assert main([]) == 2


# -------------------------------------------------------------------- in memory


def test_en_memoria_sabe_lo_que_se_le_dice() -> None:
    sabe = EnMemoria.desde_dict(
        {
            "contribuyentes": {EKU: {"nombre": "ESCUELA", "limite": "10.00"}},
            "certificados": {CSD: {"rfc": EKU, "hasta": "2027-05-18T11:43:51"}},
            "tipos_de_cambio": {"USD": {"2026-11-20": "18.1234"}},
            "comprobantes": {"5fb2822e-396d-4725-8521-cdc4bdd20ccf": "I"},
            "confirmaciones": {"A1b2C": {"rfc_emisor": EKU}},
        }
    )
    assert sabe.contribuyente(EKU) == Contribuyente(rfc=EKU, nombre="ESCUELA", limite=Decimal("10.00"))
    assert sabe.contribuyente(URE) == Contribuyente(rfc=URE, inscrito=False)
    assert (sabe.nombre_inscrito("ESCUELA"), sabe.nombre_inscrito("OTRA")) == (True, False)
    assert sabe.codigo_postal_inscrito("42501") is None, "no row tells its postal code"
    assert sabe.tipo_de_cambio("USD", date(2026, 11, 20)) == Decimal("18.1234")
    assert sabe.tipo_de_cambio("USD", date(2026, 11, 21)) is None
    assert sabe.tipo_de_comprobante("5FB2822E-396D-4725-8521-CDC4BDD20CCF") == "I"
    assert sabe.confirmacion("zzzzz") == Confirmacion(rfc_emisor=None)
    assert sabe.operacion_de_adquirente("0123456789", EKU) is None
    assert (sabe.obligado(EKU), sabe.obligado(URE)) == (True, False)


def test_lo_que_nadie_dijo_no_se_sabe() -> None:
    nada = EnMemoria()
    assert {nada.contribuyente(EKU), nada.certificado(CSD), nada.obligado(EKU), nada.nombre_inscrito("X")} == {None}
    with pytest.raises(SinExternos) as excepcion:
        sabido(nada.contribuyente(EKU), "l_RFC")
    assert excepcion.value.lista == "l_RFC"


def test_de_un_timbrado_las_listas_de_hoy_solo_avisan() -> None:
    malo = leer(carpeta() / "CFDI40145" / "mal.json")
    assert "CFDI40145" in {h.codigo for h in malo.validar().errores}
    timbrado = replace(malo, comprobante=malo.comprobante.con(complementos=[timbre("2026-11-20T12:05:00")]))
    severidades = {h.severidad for h in timbrado.validar() if h.codigo == "CFDI40145"}
    assert severidades == {"advertencia"}
