"""The layers together: what each tells, with which code, and that every problem is told once."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cfdi.calculo.construir import construir
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.registrofiscal import CFDIRegistroFiscal
from cfdi.errores import DocumentoInvalido, ErrorArchivo
from cfdi.esquema import Opaco
from cfdi.esquema.escritor import a_xml
from cfdi.sello.autoridad import AutoridadDePruebas
from cfdi.sello.csd import CSD
from cfdi.sello.sellado import sellar
from cfdi.validacion import Hallazgo, Informe, exigir_valido, validar
from tests.rutas import SAT, necesita_compartido


def _codigos(informe: Informe) -> list[str]:
    return [h.codigo for h in informe.errores]


def _reparos(informe: Informe) -> list[Hallazgo]:
    """What is wrong or doubtful; not what needs the SAT's lists, which nobody gave here."""
    return [h for h in informe if h.severidad != "no_verificado" or h.capa != "reglas"]


def test_un_comprobante_bueno_es_valido(comprobante: Comprobante) -> None:
    informe = validar(comprobante)
    assert _reparos(informe) == [], informe.a_texto()
    assert informe.valido and not informe.sellado and not informe.timbrado
    assert informe.a_texto().splitlines()[0] == "Válido."


def test_da_lo_mismo_objeto_bytes_texto_o_archivo(comprobante: Comprobante, tmp_path: Path) -> None:
    roto = comprobante.con(total=comprobante.total + 1, forma_pago="98")
    xml = a_xml(roto)
    archivo = tmp_path / "roto.xml"
    archivo.write_bytes(xml)
    informes = [validar(x) for x in (roto, xml, xml.decode(), archivo)]
    assert _codigos(informes[0]) == ["CFDI40104", "CFDI40119"]
    assert all(i == informes[0] for i in informes)


def test_todos_los_problemas_a_la_vez_y_cada_uno_una_vez(comprobante: Comprobante) -> None:
    xml = a_xml(comprobante).decode()
    roto = (
        xml.replace('Rfc="URE180429TM6"', 'Rfc="URE"')
        .replace(' Nombre="ESCUELA KEMPER URGATE"', "")
        .replace('FormaPago="04"', 'FormaPago="77"')
        .replace('Cantidad="4"', 'Cantidad="cuatro"')
        .replace('Total="20411.84"', 'Total="1.00"')
        .replace("<cfdi:Conceptos>", '<cfdi:Conceptos Sobra="1">')
    )
    informe = validar(roto)
    rutas = [h.ruta for h in _reparos(informe)]
    assert len(rutas) == len(set(rutas)), informe.a_texto()
    assert set(rutas) == {
        "/cfdi:Comprobante/cfdi:Receptor/@Rfc",
        "/cfdi:Comprobante/cfdi:Emisor/@Nombre",
        "/cfdi:Comprobante/@FormaPago",
        "/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto[1]/@Cantidad",
        "/cfdi:Comprobante/cfdi:Conceptos/@Sobra",
        "/cfdi:Comprobante/@Total",
    }, informe.a_texto()


def test_una_regla_sobre_algo_ilegible_calla_y_las_demas_hablan(comprobante: Comprobante) -> None:
    xml = a_xml(comprobante).decode().replace('SubTotal="18342.38"', 'SubTotal="mucho"')
    informe = validar(xml)
    assert _codigos(informe) == ["301"], informe.a_texto()
    assert informe.hallazgos[0].recibido == "mucho"


@pytest.mark.parametrize(
    ("cambio", "codigo", "ruta"),
    [
        (("FormaPago", "55"), "CFDI40104", "/cfdi:Comprobante/@FormaPago"),
        (("Moneda", "MXM"), "CFDI40113", "/cfdi:Comprobante/@Moneda"),
        (("MetodoPago", "PUD"), "CFDI40124", "/cfdi:Comprobante/@MetodoPago"),
        (("LugarExpedicion", "00000"), "CFDI40126", "/cfdi:Comprobante/@LugarExpedicion"),
        (("Exportacion", "05"), "CFDI40123", "/cfdi:Comprobante/@Exportacion"),
        (("UsoCFDI", "P01"), "CFDI40160", "/cfdi:Comprobante/cfdi:Receptor/@UsoCFDI"),
        (("RegimenFiscalReceptor", "630"), "CFDI40157", "/cfdi:Comprobante/cfdi:Receptor/@RegimenFiscalReceptor"),
    ],
)
def test_una_clave_que_no_existe_lleva_el_codigo_de_la_matriz(
    comprobante: Comprobante, cambio: tuple[str, str], codigo: str, ruta: str
) -> None:
    atributo, valor = cambio
    if f" {atributo}=" not in (xml := a_xml(comprobante).decode()):
        raise AssertionError(f"the fixture has no {atributo}")
    import re

    informe = validar(re.sub(rf' {atributo}="[^"]*"', f' {atributo}="{valor}"', xml, count=1))
    assert (codigo, ruta) in [(h.codigo, h.ruta) for h in informe.errores], informe.a_texto()


def test_una_clave_fuera_de_su_vigencia_se_dice(comprobante: Comprobante) -> None:
    # c_ObjetoImp 06 is in force since December 2024.
    conceptos = (comprobante.conceptos[0].con(objeto_imp="06"), *comprobante.conceptos[1:])
    antes = comprobante.con(conceptos=conceptos, fecha=comprobante.fecha.replace(year=2023))
    hallazgo = next(h for h in validar(antes) if h.codigo == "CFDI40170")
    assert "no está vigente" in hallazgo.mensaje
    assert "CFDI40170" not in _codigos(validar(antes.con(fecha=comprobante.fecha)))


def test_la_addenda_no_se_juzga_y_no_se_pierde(comprobante: Comprobante) -> None:
    con_addenda = comprobante.con(addenda=[Opaco('<pedido xmlns="urn:cliente" n="1"/>')])
    xml = a_xml(con_addenda)
    assert _reparos(validar(xml)) == []
    assert _reparos(validar(xml.replace(b"<pedido", b'<cfdi:Comprobante Total="x"/><pedido'))) == []


def test_un_complemento_ajeno_al_sat_es_un_error(comprobante: Comprobante) -> None:
    ajeno = comprobante.con(complementos=[Opaco('<x:y xmlns:x="urn:ajeno"/>')])
    (hallazgo,) = _reparos(validar(a_xml(ajeno)))
    assert (hallazgo.severidad, hallazgo.ruta) == ("error", "/cfdi:Comprobante/cfdi:Complemento/x:y")


def test_un_complemento_del_sat_sin_declarar_no_se_da_por_bueno(comprobante: Comprobante) -> None:
    futuro = comprobante.con(complementos=[Opaco('<f:Futuro xmlns:f="http://www.sat.gob.mx/Futuro99" Version="1"/>')])
    (hallazgo,) = _reparos(validar(a_xml(futuro)))
    assert hallazgo.severidad == "no_verificado"
    assert "Futuro" in hallazgo.mensaje


def test_xml_roto_detiene_lo_demas() -> None:
    (hallazgo,) = validar(b"<cfdi:Comprobante")
    assert (hallazgo.capa, hallazgo.codigo) == ("xml", "301")
    assert "línea 1" in hallazgo.mensaje


def test_otra_raiz_y_otra_version_se_dicen() -> None:
    (raiz,) = validar(b"<factura/>")
    assert "raíz" in raiz.mensaje
    (version,) = validar(b'<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/4" Version="5.0"/>')
    assert version.ruta == "/Comprobante/@Version"
    assert version.recibido == "5.0"


def test_un_archivo_que_no_existe_es_un_error_de_archivo(tmp_path: Path) -> None:
    with pytest.raises(ErrorArchivo, match="no existe"):
        validar(tmp_path / "nada.xml")


def test_exigir_valido_lleva_el_informe(comprobante: Comprobante) -> None:
    with pytest.raises(DocumentoInvalido) as excepcion:
        exigir_valido(comprobante.con(total=comprobante.total + 1))
    assert _codigos(excepcion.value.informe) == ["CFDI40119"]
    assert exigir_valido(comprobante).valido


# -------------------------------------------------------------------- sello


def test_un_sellado_es_valido_y_lo_dice(comprobante: Comprobante, csd: CSD) -> None:
    informe = validar(sellar(comprobante, csd))
    assert informe.sellado
    assert _reparos(informe) == []


def test_cambiar_un_caracter_rompe_el_sello(comprobante: Comprobante, csd: CSD) -> None:
    xml = sellar(comprobante, csd).xml.decode()
    informe = validar(xml.replace("Silla ejecutiva", "Silla Ejecutiva"))
    assert _codigos(informe) == ["CFDI40102"]


@pytest.mark.parametrize(
    ("atributo", "valor", "codigos"),
    [
        ("Sello", "no es base64", ["CFDI40102"]),
        ("Certificado", "bm8gZXMgdW4gY2VydGlmaWNhZG8=", ["CFDI40106"]),
        ("NoCertificado", "00001000000500000000", ["CFDI40102", "CFDI40106"]),
        ("Certificado", "", ["301"]),
    ],
)
def test_los_tres_atributos_del_sello(
    comprobante: Comprobante, csd: CSD, atributo: str, valor: str, codigos: list[str]
) -> None:
    import re

    xml = sellar(comprobante, csd).xml.decode()
    informe = validar(re.sub(rf' {atributo}="[^"]*"', f' {atributo}="{valor}"', xml, count=1))
    assert sorted(set(_codigos(informe))) == codigos, informe.a_texto()


def test_el_sello_de_otro_rfc_y_el_vencido_se_dicen(comprobante: Comprobante, csd: CSD) -> None:
    ajeno = comprobante.con(emisor=comprobante.emisor.con(rfc="XIA190128J61"))
    por_sellar = ajeno.con(sello="AAAA", no_certificado=csd.numero, certificado=csd.certificado.a_base64())
    mensajes = [h.mensaje for h in validar(por_sellar).errores if h.codigo == "CFDI40106"]
    assert mensajes == ["El certificado es de EKU9003173C9 y el Emisor es XIA190128J61."]
    viejo = comprobante.con(
        fecha=comprobante.fecha - timedelta(days=4000),
        sello="AAAA",
        no_certificado=csd.numero,
        certificado=csd.certificado.a_base64(),
    )
    assert [h.ruta for h in validar(viejo).errores if h.codigo == "CFDI40106"] == ["/cfdi:Comprobante/@Fecha"]


def test_el_sat_sella_por_quien_usa_su_herramienta(comprobante: Comprobante, autoridad: AutoridadDePruebas) -> None:
    csd = autoridad.emitir_csd("SAT970701NN3", "SERVICIO DE ADMINISTRACION TRIBUTARIA").csd()
    suyo = comprobante.con(sello="AAAA", no_certificado=csd.numero, certificado=csd.certificado.a_base64())
    registro = CFDIRegistroFiscal(folio="0000000000000001")
    assert "CFDI40106" in _codigos(validar(suyo))
    assert "CFDI40106" not in _codigos(validar(suyo.con(complementos=(registro,))))
    por_otro = suyo.con(complementos=(registro,), emisor=comprobante.emisor.con(rfc="XIA190128J61"))
    assert "CFDI40106" not in _codigos(validar(por_otro)), "the SAT seals for anybody"


def test_un_pre_cfdi_con_certificado_ya_puesto_sigue_siendo_pre_cfdi(comprobante: Comprobante, csd: CSD) -> None:
    previo = comprobante.con(sello="", no_certificado=csd.numero, certificado="")
    informe = validar(a_xml(previo))
    assert informe.valido and not informe.sellado, informe.a_texto()


# -------------------------------------------------------------------- informe


def test_el_informe_se_vuelve_json(comprobante: Comprobante) -> None:
    informe = validar(comprobante.con(total=comprobante.total + 1))
    dicho = json.loads(json.dumps(informe.a_dict()))
    assert dicho["valido"] is False
    for hallazgo in dicho["hallazgos"]:
        assert set(hallazgo) == {"codigo", "severidad", "capa", "ruta", "mensaje", "esperado", "recibido", "fuente"}
    assert [h.codigo for h in informe.por_codigo()["CFDI40119"]] == ["CFDI40119"]
    assert not informe


@necesita_compartido
def test_se_puede_validar_con_los_esquemas_del_sat(datos: Any) -> None:
    raiz = SAT.parents[1]
    bueno = construir(datos)
    assert _reparos(validar(bueno, esquemas=raiz)) == []
    malo = a_xml(bueno).decode().replace('FormaPago="04"', 'FormaPago="77"')
    con_sat = validar(malo, esquemas=raiz)
    # The SAT's own schema enumerates the keys, so it complains too, beside the catalogue layer.
    assert {h.capa for h in con_sat.errores} == {"esquema", "catalogos"}, con_sat.a_texto()


def test_una_carpeta_de_esquemas_sin_los_xsd_se_dice(comprobante: Comprobante, tmp_path: Path) -> None:
    with pytest.raises(ErrorArchivo, match=r"cfdv40\.xsd"):
        validar(comprobante, esquemas=tmp_path)
