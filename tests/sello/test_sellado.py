"""Sealing: what is refused, what is frozen, and that a seal proves its document and nothing else."""

from __future__ import annotations

import base64
import random
import re
from datetime import timedelta

import pytest

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import CSDDeOtroRFC, CSDFueraDeVigencia, DocumentoDesconocido, ErrorSello
from cfdi.esquema import Opaco
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.lector import leer
from cfdi.sello.autoridad import AutoridadDePruebas
from cfdi.sello.cadena import cadena_original
from cfdi.sello.csd import CSD
from cfdi.sello.sellado import Sellado, sellar
from cfdi.sello.timbrado import verificar


def test_sellar_y_verificar(comprobante: Comprobante, csd: CSD) -> None:
    sellado = sellar(comprobante, csd)
    documento = sellado.documento
    assert (documento.no_certificado, documento.certificado) == (csd.numero, csd.certificado.a_base64())
    assert sellado.cadena_original == cadena_original(sellado.xml)
    assert sellado.cadena_original.startswith(f"||4.0|A|5581|{comprobante.fecha.isoformat()}|04|{csd.numero}|")
    firma = base64.b64decode(documento.sello or "")
    assert csd.certificado.verificar(firma, sellado.cadena_original.encode())
    quitado = documento.con(sello=None, no_certificado=None, certificado=None)
    assert quitado == comprobante
    assert Sellado.leer(sellado.xml) == sellado


def test_sellar_es_determinista(comprobante: Comprobante, csd: CSD) -> None:
    assert sellar(comprobante, csd).xml == sellar(comprobante, csd).xml
    assert len(sellar(comprobante, csd).huella) == 64


def test_no_sella_dos_veces(comprobante: Comprobante, csd: CSD) -> None:
    with pytest.raises(ErrorSello, match="ya está sellado"):
        sellar(sellar(comprobante, csd).documento, csd)


def test_no_sella_con_csd_ajeno(comprobante: Comprobante, autoridad: AutoridadDePruebas, csd: CSD) -> None:
    ajeno = comprobante.con(emisor=comprobante.emisor.con(rfc="XIA190128J61"))
    with pytest.raises(CSDDeOtroRFC, match="XIA190128J61"):
        sellar(ajeno, csd)


@pytest.mark.parametrize("dias", [-4000, 4000])
def test_no_sella_fuera_de_vigencia(comprobante: Comprobante, csd: CSD, dias: int) -> None:
    with pytest.raises(CSDFueraDeVigencia):
        sellar(comprobante.con(fecha=comprobante.fecha + timedelta(days=dias)), csd)


def test_no_sella_lo_que_no_sabe_poner_en_la_cadena(comprobante: Comprobante, csd: CSD) -> None:
    futuro = comprobante.con(complementos=[Opaco('<f:Futuro xmlns:f="http://www.sat.gob.mx/Futuro99"/>')])
    with pytest.raises(ErrorSello, match="Futuro"):
        sellar(futuro, csd)


def test_un_texto_que_imita_el_hueco_no_lo_llena(comprobante: Comprobante, csd: CSD) -> None:
    truco = comprobante.con(condiciones_de_pago=' Sello=""', addenda=[Opaco('<a Sello=""/>')], serie='" Sello="')
    documento = sellar(truco, csd).documento
    assert (documento.condiciones_de_pago, documento.serie) == (' Sello=""', '" Sello="')
    assert documento.addenda == truco.addenda
    assert documento.sello


def test_cada_caracter_del_documento_esta_protegido(comprobante: Comprobante, csd: CSD) -> None:
    """One changed character in what is signed breaks the verification (design, invariant 4)."""
    xml = sellar(comprobante, csd).xml.decode()
    azar = random.Random(20261120)
    atributos = [
        m
        for m in re.finditer(r' (\w+)="([^"]+)"', xml)
        if m.group(1) not in ("Sello", "Certificado", "cfdi", "xsi") and "schemaLocation" not in m.group(0)
    ]
    assert len(atributos) > 60
    juzgados = 0
    for m in azar.sample(atributos, 40):
        posicion = azar.randrange(m.start(2), m.end(2))
        actual = xml[posicion]
        otro = "7" if actual != "7" else "8"
        alterado = xml[:posicion] + otro + xml[posicion + 1 :]
        try:
            verificacion = verificar(alterado.encode())
        except ValueError:
            continue  # the change broke the document itself
        sello = next(c for c in verificacion.comprobaciones if c.nombre in ("sello", "certificado"))
        assert sello.estado == "falla", f"{m.group(0)} with {otro!r} at {posicion} still verifies"
        juzgados += 1
    assert juzgados > 35, "most changes broke the document itself: the test proves little"


def test_leer_rechaza_un_sello_que_no_es_suyo(comprobante: Comprobante, csd: CSD) -> None:
    xml = sellar(comprobante, csd).xml.replace(b"Harina", b"Arroz ")
    with pytest.raises(ErrorSello, match="no corresponde al contenido"):
        Sellado.leer(xml)


def test_lo_sellado_no_se_muestra_en_el_repr(comprobante: Comprobante, csd: CSD) -> None:
    assert "Silla" not in repr(sellar(comprobante, csd))


def test_la_cadena_de_un_timbre_suelto() -> None:
    timbre = (
        '<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" '
        'UUID="5FB2822E-396D-4725-8521-CDC4BDD20CCF" FechaTimbrado="2026-11-20T12:00:01" RfcProvCertif="SPR190613I52" '
        'SelloCFD="abc=" NoCertificadoSAT="30001000000500003456" SelloSAT="xyz="/>'
    )
    assert cadena_original(timbre) == (
        "||1.1|5FB2822E-396D-4725-8521-CDC4BDD20CCF|2026-11-20T12:00:01|SPR190613I52|abc=|30001000000500003456||"
    )
    assert leer(timbre) == leer(timbre)


def test_un_complemento_suelto_no_tiene_cadena() -> None:
    with pytest.raises((ErrorSello, DocumentoDesconocido), match=r"no tiene cadena original propia|raíz"):
        cadena_original('<iedu:instEducativas xmlns:iedu="http://www.sat.gob.mx/iedu" version="1.0"/>')


def test_sin_sello_y_con_un_certificado_ilegible_se_dice_y_no_se_lanza(comprobante: Comprobante) -> None:
    xml = a_xml(comprobante.con(sello="", certificado="AAAA", no_certificado="00001000000500000000"))
    assert "falla" in {c.estado for c in verificar(xml).comprobaciones if c.nombre == "sello"}
