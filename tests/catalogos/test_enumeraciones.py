"""The lists that only the SAT's schemas have: what the builder reads of them, and everything that it refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cfdi.catalogos import Catalogos, Fila
from cfdi.catalogos.enumeraciones import con_retiradas, leer_enumeraciones, revisar_familia
from cfdi.catalogos.filas import Version
from cfdi.catalogos.reconocer import Catalogo
from cfdi.errores import ErrorArchivo, ErrorCatalogo, ErrorDatos
from tests.catalogos.esquemas_de_prueba import ESQUEMAS_CHICOS, escribir_esquemas, esquema, listas
from tests.catalogos.libro_de_prueba import construir_en

COMBUSTIBLES = "catCombustible:c_ClaveTipoCombustible"


@pytest.fixture(scope="module")
def chico(tmp_path_factory: pytest.TempPathFactory) -> Catalogos:
    return construir_en(tmp_path_factory.mktemp("catalogos") / "chico.sqlite")


def _leer(carpeta: Path) -> dict[str, dict[str, str]]:
    leidas = leer_enumeraciones(carpeta, ESQUEMAS_CHICOS, lambda _archivo, _claves: None)
    return {nombre: dict(claves) for nombre, claves in leidas.items()}


def _catalogo(nombre: str, *claves: str) -> Catalogo:
    return Catalogo(nombre, False, tuple(Fila(clave, "", None, None) for clave in claves), Version(nombre, len(claves)))


# What it reads


def test_se_leen_todas_las_listas_esten_donde_esten(tmp_path: Path) -> None:
    escribir_esquemas(tmp_path)
    leidas = _leer(tmp_path)
    assert {nombre: set(claves) for nombre, claves in leidas.items()} == {n: set(c) for n, c in listas().items()}
    assert list(leidas) == sorted(leidas, key=list(listas()).index), "el orden es el declarado, no el de los archivos"


def test_la_descripcion_es_la_de_la_documentacion(tmp_path: Path) -> None:
    escribir_esquemas(tmp_path)
    leidas = _leer(tmp_path)
    assert leidas[COMBUSTIBLES] == {"1": "Gasolina menor a 92 octanos", "3": "Diesel"}
    assert set(leidas["catCartaPorte:c_Estaciones"].values()) == {""}


def test_el_avance_dice_cada_archivo_con_sus_claves(tmp_path: Path) -> None:
    escribir_esquemas(tmp_path)
    avance: dict[str, int] = {}
    leer_enumeraciones(tmp_path, ESQUEMAS_CHICOS, avance.__setitem__)
    assert avance.keys() == {f"{declarado.prefijo}.xsd" for declarado in ESQUEMAS_CHICOS}
    assert (avance["catCombustible.xsd"], avance["catPagos.xsd"]) == (2, 1)


def test_lo_leido_se_consulta(chico: Catalogos) -> None:
    estaciones = "catCartaPorte:c_Estaciones"
    assert list(chico.claves(estaciones)) == ["A1019.5", "EA040", "Juárez245"]
    assert chico.version()[estaciones] == Version(estaciones, 3)
    assert chico.existe("catCartaPorte:c_NumAutorizacionNaviero", "AG-PUERTO/2024")
    assert list(chico.recorrer("catCEH:Tareas")) == [Fila("01", "", None, None)]
    assert [fila.clave for fila in chico.buscar(COMBUSTIBLES, "diesel")] == ["3"]
    assert not chico.existe("catCEH:Tareas", "EA040"), "cada lista tiene sólo sus claves, aunque compartan tabla"
    with pytest.raises(ErrorCatalogo, match="no tiene índice"):
        chico.buscar(estaciones, "juárez")


# What it refuses


def _sin_un_tipo(texto: str) -> str:
    return texto.replace('name="c_INCOTERM"', 'name="c_Incoterm"')


def _con_un_tipo_de_mas(texto: str) -> str:
    return texto.replace("</xs:schema>", f"{_tipo('c_Nuevo', _BLANCOS)}</xs:schema>")


def _sin_claves(texto: str) -> str:
    return texto.replace('<xs:enumeration value="01"></xs:enumeration>', "", 1)


def _de_otra_base(texto: str) -> str:
    return texto.replace('base="xs:string"', 'base="xs:integer"', 1)


def _de_otro_prefijo(texto: str) -> str:
    return texto.replace('base="xs:string"', 'base="otro:string"', 1)


def _sin_colapsar(texto: str) -> str:
    return texto.replace('value="collapse"', 'value="preserve"', 1)


def _con_patron(texto: str) -> str:
    return texto.replace("</xs:restriction>", '<xs:pattern value="[0-9]{2}"/></xs:restriction>', 1)


def _con_un_elemento(texto: str) -> str:
    return texto.replace("</xs:schema>", '<xs:element name="c_INCOTERM"/></xs:schema>')


def _de_union(texto: str) -> str:
    return texto.replace("<xs:restriction", "<xs:union/><xs:restriction", 1)


def _vacio(texto: str) -> str:
    return texto.replace("<xs:whiteSpace", "<xs:annotation/><!--", 1).replace(
        "</xs:restriction>", "--></xs:restriction>", 1
    )


def _clave_vacia(texto: str) -> str:
    return texto.replace('value="01"', 'value=""', 1)


def _clave_sin_valor(texto: str) -> str:
    return texto.replace('value="01"', "", 1)


def _clave_con_blancos(texto: str) -> str:
    return texto.replace('value="01"', 'value=" 01"', 1)


def _clave_larguisima(texto: str) -> str:
    return texto.replace('value="01"', f'value="{"x" * 33}"', 1)


_BLANCOS = '<xs:whiteSpace value="collapse"/>'


def _tipo(nombre: str, facetas: str) -> str:
    restriccion = f'<xs:restriction base="xs:string">{facetas}</xs:restriction>'
    return f'<xs:simpleType name="{nombre}">{restriccion}</xs:simpleType>'


@pytest.mark.parametrize(
    ("estropear", "tipo", "esperado", "recibido"),
    [
        (_sin_un_tipo, "c_INCOTERM", "esta lista también", "c_Incoterm"),
        (_con_un_tipo_de_mas, "c_Nuevo", "una de las listas conocidas", "c_Nuevo"),
        (_sin_claves, "c_MotivoTraslado", "al menos 1 claves", "0"),
        (_de_otra_base, "c_MotivoTraslado", "una restricción de xs:string", "xs:integer"),
        (_de_otro_prefijo, "c_MotivoTraslado", "una restricción de xs:string", "otro:string"),
        (_sin_colapsar, "c_MotivoTraslado", "xs:whiteSpace collapse", "whiteSpace"),
        (_vacio, "c_MotivoTraslado", "xs:whiteSpace collapse", "restriction"),
        (_con_patron, "c_MotivoTraslado", "sólo xs:enumeration", "pattern"),
        (_con_un_elemento, "c_INCOTERM", "un xs:simpleType", "element"),
        (_de_union, "c_MotivoTraslado", "una sola xs:restriction", "simpleType"),
        (_clave_vacia, "c_MotivoTraslado", "una clave que un documento pueda llevar", ""),
        (_clave_sin_valor, "c_MotivoTraslado", "una clave que un documento pueda llevar", ""),
        (_clave_con_blancos, "c_MotivoTraslado", "una clave que un documento pueda llevar", " 01"),
        (_clave_larguisima, "c_MotivoTraslado", "una clave que un documento pueda llevar", "xxx"),
    ],
)
def test_un_esquema_desconocido_se_rechaza(
    tmp_path: Path, estropear: object, tipo: str, esperado: str, recibido: str
) -> None:
    assert callable(estropear)
    escribir_esquemas(tmp_path, {"catComExt": estropear(esquema("catComExt"))})
    with pytest.raises(ErrorCatalogo) as rechazo:
        _leer(tmp_path)
    error = rechazo.value
    assert error.campo == f"{tmp_path / 'ComExt' / 'catComExt.xsd'}, {tipo}"
    assert esperado in error.mensaje
    assert recibido in str(error.valor)
    assert error.remedio


@pytest.mark.parametrize(
    ("texto", "mensaje"),
    [
        ("", "no se puede leer como esquema: está vacío"),
        ("<xs:schema", "no se puede leer como esquema: no es un XML bien formado"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "declara un DTD"),
        ("<html/>", "se esperaba un xs:schema"),
        (esquema("catComExt"), "un solo archivo de cada espacio de nombres"),
        (
            esquema("catComExt").replace("catalogos/ComExt", "catalogos/Otro"),
            "uno de los espacios de nombres conocidos",
        ),
    ],
)
def test_un_archivo_que_no_es_de_los_esperados_se_rechaza(tmp_path: Path, texto: str, mensaje: str) -> None:
    escribir_esquemas(tmp_path)
    (tmp_path / "zotro.xsd").write_text(texto)
    with pytest.raises(ErrorCatalogo, match=mensaje) as rechazo:
        _leer(tmp_path)
    assert rechazo.value.campo == str(tmp_path / "zotro.xsd")


def test_un_esquema_que_falta_se_nombra(tmp_path: Path) -> None:
    escribir_esquemas(tmp_path)
    (tmp_path / "ComExt" / "catComExt.xsd").unlink()
    with pytest.raises(ErrorCatalogo, match=r"un archivo \.xsd del espacio de nombres http.*/catalogos/ComExt"):
        _leer(tmp_path)


def test_una_carpeta_de_esquemas_que_no_existe_se_rechaza(tmp_path: Path) -> None:
    with pytest.raises(ErrorArchivo, match="La carpeta no existe"):
        _leer(tmp_path / "nada")


def test_dos_descripciones_de_una_clave_se_rechazan(tmp_path: Path) -> None:
    texto = esquema("catCombustible").replace('value="3"', 'value="1"')
    escribir_esquemas(tmp_path, {"catCombustible": texto})
    with pytest.raises(ErrorCatalogo, match="una sola descripción de la clave 1"):
        _leer(tmp_path)


def test_menos_claves_que_las_creibles_se_rechazan(tmp_path: Path) -> None:
    from cfdi.catalogos.esquemas import ESQUEMAS

    escribir_esquemas(tmp_path)
    with pytest.raises(ErrorCatalogo, match=r"al menos \d+ claves"):
        leer_enumeraciones(tmp_path, ESQUEMAS, lambda _archivo, _claves: None)


def test_una_lista_que_el_libro_no_tiene_se_rechaza() -> None:
    for nombre in ("catCFDI:c_Nuevo", "catCFDI:c_TasaOCuota"):
        with pytest.raises(ErrorCatalogo, match="una lista del libro") as rechazo:
            revisar_familia([_catalogo("catCFDI:c_Meses", "01")], {nombre: {"01": ""}})
        assert rechazo.value.campo == nombre


def test_un_esquema_que_escribe_las_claves_de_otro_modo_se_rechaza() -> None:
    meses = _catalogo("catCFDI:c_Meses", "01", "02", "03")
    revisar_familia([meses], {"catCFDI:c_Meses": {"01": "", "02": "", "99": ""}})
    with pytest.raises(ErrorCatalogo, match="las mismas claves en el esquema") as rechazo:
        revisar_familia([meses], {"catCFDI:c_Meses": {"1": "", "2": "", "03": ""}})
    assert rechazo.value.valor == "01, 02"


# Retired keys


def test_las_retiradas_son_las_del_esquema_que_el_libro_no_tiene(chico: Catalogos) -> None:
    assert list(chico.retiradas("c_UsoCFDI")) == ["P01"]
    assert list(chico.retiradas("catCFDI:c_CodigoPostal")) == ["00000"]
    assert chico.retirada("c_CodigoPostal", "00000")
    assert not chico.retirada("c_CodigoPostal", "20000")
    assert not chico.retirada("c_UsoCFDI", "00000"), "cada catálogo tiene las suyas"
    assert not list(chico.retiradas("catNomina:c_TipoNomina"))


def test_una_clave_cuyo_periodo_termino_no_es_de_las_retiradas(chico: Catalogos) -> None:
    assert chico.existe("catNomina:c_Banco", "032")
    assert not chico.retirada("catNomina:c_Banco", "032")


def test_una_clave_que_vuelve_deja_de_estar_retirada() -> None:
    antes = replace(_catalogo("catCFDI:c_UsoCFDI", "G01"), retiradas=("P01",))
    (despues,) = con_retiradas([replace(antes, filas=_catalogo("", "G01", "P01").filas)], {antes.nombre: ["P01"]})
    assert despues.retiradas == ()
    assert con_retiradas([antes], {antes.nombre: ["Z9", "P01", "G01"]})[0].retiradas == ("P01", "Z9")


@pytest.mark.parametrize("clave", ["", "\0", "\ud800", "p01", "P01 ", "x" * 2**20, "'; --"])
def test_lo_que_nunca_fue_clave_no_esta_retirado(chico: Catalogos, clave: str) -> None:
    assert chico.retirada("c_UsoCFDI", clave) is False


def test_retirada_pregunta_como_todas(chico: Catalogos) -> None:
    with pytest.raises(ErrorDatos, match="La clave debe ser texto"):
        chico.retirada("c_UsoCFDI", 1)  # type: ignore[arg-type]
    with pytest.raises(ErrorCatalogo, match="no existe"):
        chico.retirada("c_UsosCFDI", "P01")
    with pytest.raises(ErrorCatalogo, match="no se consulta por clave"):
        chico.retiradas("c_TasaOCuota")
