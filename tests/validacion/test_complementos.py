"""Complements that the schema admits anywhere, and that stand where their own standard does not put them."""

from __future__ import annotations

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.iedu import InstEducativas
from cfdi.documentos.leyendasfisc import Leyenda, LeyendasFiscales
from cfdi.documentos.terceros11 import Impuestos, PorCuentadeTerceros
from cfdi.esquema.escritor import a_xml
from cfdi.esquema.nodos import Nodo
from cfdi.validacion import Hallazgo, validar

IEDU = InstEducativas(
    nombre_alumno="ALUMNA DE PRUEBA", curp="XEXX010101MNEXXX08", nivel_educativo="Primaria", aut_rvoe="AB-1"
)
LEYENDAS = LeyendasFiscales(leyenda=(Leyenda(texto_leyenda="Leyenda de prueba"),))


def _reparos(comprobante: Comprobante) -> list[Hallazgo]:
    return [h for h in validar(comprobante) if h.capa == "esquema"]


def _en_concepto(comprobante: Comprobante, *complementos: Nodo) -> Comprobante:
    primero, *otros = comprobante.conceptos
    return comprobante.con(conceptos=(primero.con(complementos=complementos), *otros))


def test_en_su_lugar_no_hay_nada_que_decir(comprobante: Comprobante) -> None:
    assert _reparos(comprobante.con(complementos=(LEYENDAS,))) == []
    assert _reparos(_en_concepto(comprobante, IEDU)) == []


def test_un_complemento_de_concepto_en_el_comprobante(comprobante: Comprobante) -> None:
    (reparo,) = _reparos(comprobante.con(complementos=(IEDU,)))
    assert reparo.severidad == "advertencia"
    assert reparo.mensaje.startswith("iedu:instEducativas es complemento de un concepto")


def test_un_complemento_del_comprobante_en_un_concepto(comprobante: Comprobante) -> None:
    (reparo,) = _reparos(_en_concepto(comprobante, LEYENDAS))
    assert reparo.severidad == "advertencia"
    assert reparo.mensaje.startswith("leyendasFisc:LeyendasFiscales es complemento del comprobante")
    assert reparo.ruta.startswith("/cfdi:Comprobante/cfdi:Conceptos/cfdi:Concepto")


def test_un_complemento_dos_veces(comprobante: Comprobante) -> None:
    (reparo,) = _reparos(comprobante.con(complementos=(LEYENDAS, LEYENDAS)))
    assert reparo.severidad == "advertencia"
    assert "está 2 veces y se admite una" in reparo.mensaje


def test_un_complemento_de_otra_version(comprobante: Comprobante) -> None:
    terceros = PorCuentadeTerceros(rfc="CACX7605101P8", impuestos=Impuestos())  # of CFDI 3.3; 4.0 has ACuentaTerceros
    (reparo,) = _reparos(_en_concepto(comprobante, terceros))
    assert reparo.severidad == "advertencia"
    assert "no es de este documento" in reparo.mensaje


def test_un_complemento_que_nadie_conoce_no_pasa_en_silencio(comprobante: Comprobante) -> None:
    xml = a_xml(comprobante.con(complementos=(LEYENDAS,))).decode()
    ajeno = xml.replace("<cfdi:Complemento>", '<cfdi:Complemento><x:Cosa xmlns:x="urn:ajeno"/>')
    reparos = [h for h in validar(ajeno) if h.capa == "esquema"]
    assert reparos and "x:Cosa" in reparos[0].a_texto(), reparos
