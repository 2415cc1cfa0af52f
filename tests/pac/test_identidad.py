"""The simulated PAC's certificates: kept between processes, private, renewed, and never lost to a race."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cfdi.errores import ErrorArchivo, ErrorDatos
from cfdi.pac.simulado import Identidad
from cfdi.pac.simulado.identidad import RFC_DEL_PAC, VARIABLE
from cfdi.sello.autoridad import AutoridadDePruebas
from cfdi.sello.certificado import Certificado
from cfdi.sello.conocidos import Conocidos
from cfdi.sello.csd import CSD
from tests.pac.facturas import NOMBRE, RFC

de_posix = pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of POSIX")


def _guardar(carpeta: Path, autoridad: AutoridadDePruebas, desde: datetime, hasta: datetime) -> Certificado:
    """A PAC's certificate put where an earlier run would have left it."""
    emision = autoridad.emitir_pac(RFC_DEL_PAC, desde=desde, hasta=hasta)
    destino = carpeta / "pac" / emision.certificado.numero
    destino.mkdir(parents=True)
    (destino / "certificado.cer").write_bytes(emision.certificado.der)
    (destino / "llave.key").write_bytes(emision.key)
    (destino / "autoridad.cer").write_bytes(autoridad.intermedia.der)
    (destino / "raiz.cer").write_bytes(autoridad.raiz.der)
    return emision.certificado


def test_es_la_misma_en_el_siguiente_proceso(identidad: Identidad) -> None:
    despues = Identidad(identidad.carpeta)
    assert despues.pac().certificado == identidad.pac().certificado
    assert despues.csd(RFC, NOMBRE).certificado == identidad.csd(RFC, NOMBRE).certificado


def test_lo_que_da_es_lo_que_se_pide(identidad: Identidad) -> None:
    pac, csd = identidad.pac().certificado, identidad.csd(RFC, NOMBRE).certificado
    assert (pac.tipo, pac.rfc_proveedor) == ("PAC", RFC_DEL_PAC)
    assert (csd.tipo, csd.rfc, csd.nombre) == ("CSD", RFC, NOMBRE)
    assert identidad.csd(RFC, "OTRO NOMBRE").nombre == "OTRO NOMBRE", "another name of the same RFC is another CSD"
    assert identidad.csd(RFC, f" {NOMBRE} ").certificado == csd
    hace_72_horas = datetime.now(UTC) - timedelta(hours=72)
    assert csd.vigente_en(hace_72_horas)
    assert pac.vigente_en(hace_72_horas)


def test_se_confia_en_lo_que_emite_y_en_nada_mas(identidad: Identidad) -> None:
    conocidos = identidad.conocidos()
    for certificado in (identidad.pac().certificado, identidad.csd(RFC, NOMBRE).certificado):
        cadena = conocidos.autoridades.verificar(certificado)
        assert (cadena.verificada, cadena.ambiente) == (True, "pruebas")
        assert Conocidos().autoridades.verificar(certificado).estado == "no_verificable"
    assert {*conocidos.certificados} == {identidad.pac().numero}, "only the PAC's verify timbres"


@pytest.mark.parametrize("rfc", ["../../../tmp/x", "", "EKU9003173C9/..", "eku9003173c9", "EKU9003173C9\n"])
def test_un_rfc_que_no_lo_es_no_llega_al_disco(rfc: str, identidad: Identidad) -> None:
    with pytest.raises(ErrorDatos, match="RFC"):
        identidad.csd(rfc, NOMBRE)


def test_rfc_con_enie_y_ampersand(tmp_path: Path) -> None:
    assert Identidad(tmp_path).csd("Ñ&A010101AA1", "ÑANDÚ & CÍA").rfc == "Ñ&A010101AA1"


@de_posix
def test_solo_su_duenio_la_lee(tmp_path: Path) -> None:
    identidad = Identidad(tmp_path / "a" / "b")
    identidad.csd(RFC, NOMBRE)
    todo = [identidad.carpeta, *identidad.carpeta.rglob("*")]
    assert len(todo) == 1 + 2 + 1 + 4, "folder, csd and RFC, number, four files"
    for ruta in todo:
        esperado = 0o700 if ruta.is_dir() else 0o600
        assert stat.S_IMODE(ruta.stat().st_mode) == esperado, f"{ruta} can be read by others"


def test_los_archivos_sirven_para_sellar(tmp_path: Path) -> None:
    numero = Identidad(tmp_path).csd(RFC, NOMBRE).numero
    (carpeta,) = (tmp_path / "csd" / RFC).iterdir()
    csd = CSD.cargar(carpeta / "certificado.cer", carpeta / "llave.key", "12345678a")
    assert (csd.numero, carpeta.name) == (numero, numero)


def test_lo_vencido_se_renueva_y_se_sigue_conociendo(tmp_path: Path) -> None:
    ahora, autoridad = datetime.now(UTC), AutoridadDePruebas()
    vencido = _guardar(tmp_path, autoridad, ahora - timedelta(days=900), ahora - timedelta(days=1))
    por_vencer = _guardar(tmp_path, autoridad, ahora - timedelta(days=900), ahora + timedelta(days=1))
    identidad = Identidad(tmp_path)
    assert identidad.pac().numero not in (vencido.numero, por_vencer.numero)
    conocidos = identidad.conocidos()
    assert {*conocidos.certificados} == {identidad.pac().numero, vencido.numero, por_vencer.numero}
    entonces = ahora - timedelta(days=100)
    assert conocidos.autoridades.verificar(vencido, entonces).verificada, "what it stamped then must still verify"


@pytest.mark.parametrize("archivo", ["certificado.cer", "llave.key", "autoridad.cer"])
@pytest.mark.parametrize("contenido", [b"", b"basura"])
def test_lo_danado_se_vuelve_a_hacer(archivo: str, contenido: bytes, tmp_path: Path) -> None:
    primera = Identidad(tmp_path)
    numero = primera.pac().numero
    (tmp_path / "pac" / numero / archivo).write_bytes(contenido)
    segunda = Identidad(tmp_path)
    if archivo != "autoridad.cer":
        assert segunda.pac().numero != numero
    certificado = segunda.pac().certificado
    assert segunda.conocidos().certificados[certificado.numero] == certificado


def test_procesos_a_la_vez_no_se_estorban(tmp_path: Path) -> None:
    codigo = (
        "import sys; from pathlib import Path; from cfdi.pac.simulado import Identidad\n"
        f"i = Identidad(Path(sys.argv[1])); print(i.csd({RFC!r}, {NOMBRE!r}).numero, i.pac().numero)"
    )
    orden = [sys.executable, "-c", codigo, str(tmp_path)]
    raiz = Path(__file__).resolve().parents[2]
    procesos = [subprocess.Popen(orden, stdout=subprocess.PIPE, text=True, cwd=raiz) for _ in range(3)]
    salidas = [p.communicate(timeout=60)[0].split() for p in procesos]
    assert [p.returncode for p in procesos] == [0, 0, 0]
    identidad = Identidad(tmp_path)
    conocidos = identidad.conocidos()
    for csd, pac in salidas:
        assert pac in conocidos.certificados, "a process stamped with a certificate that nobody will know"
        certificado = Certificado.leer(tmp_path / "csd" / RFC / csd / "certificado.cer")
        assert conocidos.autoridades.verificar(certificado).verificada
    assert not list(tmp_path.rglob(".*")), "something half made was left behind"


# Where


def test_la_carpeta_es_la_de_la_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mia"))
    assert Identidad().carpeta == tmp_path / "mia"


def test_sin_variable_es_la_de_datos_del_usuario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("HOME", str(tmp_path / "casa"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "datos"))
    assert Identidad().carpeta == tmp_path / "datos" / "cfdi" / "simulado"
    monkeypatch.setenv("XDG_DATA_HOME", "relativa")
    assert Identidad().carpeta == tmp_path / "casa" / ".local" / "share" / "cfdi" / "simulado"


@pytest.fixture
def temporal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system's temporary folder of this test, and a place where nothing can be written."""
    carpeta = tmp_path / "temporal"
    carpeta.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(carpeta))
    (tmp_path / "archivo").touch()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "archivo" / "dentro"))
    return carpeta


def test_si_no_se_puede_escribir_va_a_la_temporal(temporal: Path) -> None:
    identidad = Identidad()
    assert identidad.carpeta.parent == temporal
    identidad.pac()
    despues = Identidad().conocidos(crear=False)
    assert identidad.pac().numero in despues.certificados, "the next command would not verify what this one stamped"


@de_posix
def test_un_enlace_ajeno_en_la_temporal_no_se_sigue(temporal: Path, tmp_path: Path) -> None:
    (tmp_path / "ajena").mkdir()
    (temporal / f"cfdi-simulado-{os.getuid()}").symlink_to(tmp_path / "ajena")
    with pytest.raises(ErrorArchivo, match=VARIABLE):
        _ = Identidad().carpeta
    assert not list((tmp_path / "ajena").iterdir())


def test_una_carpeta_dada_no_se_cambia_por_otra(temporal: Path, tmp_path: Path) -> None:
    for mala in (tmp_path / "archivo", tmp_path / "archivo" / "x", tmp_path / "nulo\0"):
        with pytest.raises(ErrorArchivo):
            Identidad(mala).pac()
    assert not list(temporal.iterdir())


def test_quien_solo_verifica_no_crea_nada(tmp_path: Path) -> None:
    falta = tmp_path / "falta"
    assert not Identidad(falta).conocidos(crear=False).certificados
    assert not falta.exists()
    hecha = Identidad(tmp_path / "hecha")
    assert Identidad(tmp_path / "hecha").conocidos(crear=False).certificados.keys() == set()
    pac = hecha.pac()
    assert {*Identidad(tmp_path / "hecha").conocidos(crear=False).certificados} == {pac.numero}
