"""An answer that settles nothing: what was sent and what came back stay on disk, whatever the kind of PAC."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

import cfdi.pac
from cfdi.cli.timbrar import _Destino, _enviar
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.errores import RespuestaInesperada
from cfdi.esquema.escritor import a_xml
from cfdi.pac.contratos import Ambiente
from cfdi.pac.facture_app import CredencialesFactureApp, FactureApp
from cfdi.sello.conocidos import Conocidos
from tests.cli.conftest import Correr
from tests.conftest import COMPROBANTES


def test_un_pac_que_sella_y_no_contesta_bien(
    comprobante: Comprobante,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def emitir(*_: object, **__: object) -> NoReturn:
        raise RespuestaInesperada("no se entiende", crudo=b"<html/>")

    monkeypatch.setattr(cfdi.pac, "emitir", emitir)
    monkeypatch.chdir(tmp_path)
    pac = FactureApp("https://pac.example", CredencialesFactureApp("Basic abc"), "1", Ambiente.PRUEBAS)
    with pytest.raises(RespuestaInesperada):
        _enviar(a_xml(comprobante), comprobante, _Destino(pac, Conocidos(), None))
    (enviado,) = tmp_path.glob("en-duda-*.xml")
    assert enviado.with_suffix(".respuesta").read_bytes() == b"<html/>"
    assert "antes de reenviarlo" in capsys.readouterr().err


@pytest.mark.parametrize("orden", ["timbrar", "construir"])
def test_un_nombre_que_no_cabe_se_dice_antes_de_timbrar(correr: Correr, orden: str) -> None:
    datos = COMPROBANTES / "servicios-con-retenciones.json"
    resultado = correr(orden, datos, "-o", "a" * 300 + ".xml")
    assert resultado.estado == 3, resultado.error
    assert "no se puede usar" in resultado.error and "UUID" not in resultado.error
