"""The shipped file says what the SAT says: figures and cross-columns, as audited apart from the workbook."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from cfdi import catalogos
from cfdi.catalogos import ClaveProdServ, CodigoPostal, Fila, Moneda, Permiso

MAXIMO = Decimal("999999999999999999.999999")
TODOS_LOS_REGIMENES = {
    "601", "603", "605", "606", "607", "608", "610", "611", "612", "614", "615", "616",
    "620", "621", "622", "623", "624", "625", "626",
}  # fmt: skip
EMPRESARIALES = {"601", "603", "606", "612", "620", "621", "622", "623", "624", "625", "626"}
DEDUCCIONES_PERSONALES = {"605", "606", "607", "608", "611", "612", "614", "615", "625"}

FILAS = {
    "c_FormaPago": 22, "c_Moneda": 183, "c_TipoDeComprobante": 5, "c_Exportacion": 4, "c_MetodoPago": 2,
    "c_CodigoPostal": 95_748, "c_Periodicidad": 5, "c_Meses": 18, "c_TipoRelacion": 7, "c_RegimenFiscal": 19,
    "c_Pais": 250, "c_UsoCFDI": 24, "c_ClaveProdServ": 52_513, "c_ClaveUnidad": 2_418, "c_ObjetoImp": 8,
    "c_Impuesto": 3, "c_TipoFactor": 3, "c_TasaOCuota": 19, "c_Aduana": 50, "c_NumPedimentoAduana": 59_020,
    "c_PatenteAduanal": 3_414, "c_Colonia": 145_366, "c_Estado": 95, "c_Localidad": 664, "c_Municipio": 2_478,
}  # fmt: skip
FILAS_DE_NOMINA = {
    "c_Banco": 106, "c_Estado": 96, "c_OrigenRecurso": 3, "c_PeriodicidadPago": 11, "c_RiesgoPuesto": 6,
    "c_TipoContrato": 11, "c_TipoDeduccion": 115, "c_TipoHoras": 3, "c_TipoIncapacidad": 4, "c_TipoJornada": 9,
    "c_TipoNomina": 2, "c_TipoOtroPago": 10, "c_TipoPercepcion": 48, "c_TipoRegimen": 13,
}  # fmt: skip

FILAS_DE_COMPLEMENTOS = {
    "catCartaPorte": {
        "c_ClaveProdSTCC": 465, "c_ClaveProdServCP": 48_757, "c_ClaveTipoCarga": 6, "c_ClaveUnidadPeso": 472,
        "c_CodigoTransporteAereo": 173, "c_CondicionesEspeciales": 4, "c_ConfigAutotransporte": 36,
        "c_ConfigMaritima": 15, "c_Contenedor": 5, "c_ContenedorMaritimo": 12, "c_CveTransporte": 5,
        "c_DerechosDePaso": 119, "c_DocumentoAduanero": 20, "c_Estaciones": 8_447, "c_FiguraTransporte": 5,
        "c_FormaFarmaceutica": 20, "c_MaterialPeligroso": 4_686, "c_NumAutorizacionNaviero": 528,
        "c_ParteTransporte": 12, "c_RegimenAduanero": 10, "c_RegistroISTMO": 6, "c_SectorCOFEPRIS": 5,
        "c_SubTipoRem": 32, "c_TipoCarro": 11, "c_TipoDeServicio": 4, "c_TipoDeTrafico": 4, "c_TipoEmbalaje": 59,
        "c_TipoEstacion": 3, "c_TipoMateria": 5, "c_TipoPermiso": 26,
    },
    "catComExt": {
        "c_ClavePedimento": 1, "c_FraccionArancelaria": 26_045, "c_INCOTERM": 16, "c_MotivoTraslado": 6,
        "c_TipoOperacion": 1, "c_UnidadAduana": 23,
    },
    "catCEH": {
        "Actividades": 5, "ClavePagoPedimento": 20, "ClavePedimento": 75, "Meses": 12, "SubActividad": 39,
        "Tareas": 155,
    },
    "catCombustible": {"c_ClaveTipoCombustible": 5},
    "catHidroYPetro": {"c_ClaveHYP": 3, "c_SubProductoHYP": 9, "c_TipoPermiso": 11},
}  # fmt: skip


def test_estan_todos_los_catalogos_con_todas_sus_filas() -> None:
    esperadas = {f"catCFDI:{nombre}": filas for nombre, filas in FILAS.items()}
    esperadas |= {f"catNomina:{nombre}": filas for nombre, filas in FILAS_DE_NOMINA.items()}
    esperadas["catPagos:c_TipoCadenaPago"] = 1
    for prefijo, filas_de in FILAS_DE_COMPLEMENTOS.items():
        esperadas |= {f"{prefijo}:{nombre}": filas for nombre, filas in filas_de.items()}
    assert {nombre: version.filas for nombre, version in catalogos.version().items()} == esperadas
    assert {nombre: sum(1 for _ in catalogos.recorrer(nombre)) for nombre in esperadas} == esperadas


def test_la_edicion_es_la_del_libro() -> None:
    versiones = catalogos.version()
    pedimentos = versiones["catCFDI:c_NumPedimentoAduana"]
    assert (pedimentos.version, pedimentos.revision, pedimentos.publicacion) == (121, 0, date(2026, 8, 21))
    assert versiones["catCFDI:c_Moneda"].publicacion is None
    assert versiones["catNomina:c_TipoNomina"].version is None


def test_formas_de_pago_permiten_lo_que_dice_el_sat() -> None:
    formas = {clave: catalogos.forma_pago(clave) for clave in catalogos.claves("c_FormaPago")}
    opcional = {campo: set[str]() for campo in ("cta_ordenante", "cta_beneficiario", "tipo_cad_pago")}
    for clave, forma in formas.items():
        assert forma is not None
        for campo, claves in opcional.items():
            if clave != "99" and getattr(forma, campo) is Permiso.OPCIONAL:
                claves.add(clave)
    assert opcional == {
        "cta_ordenante": {"02", "03", "04", "05", "06", "28", "29"},
        "cta_beneficiario": {"02", "03", "04", "05", "28", "29"},
        "tipo_cad_pago": {"03"},
    }
    condicionadas = {
        clave for clave, forma in formas.items() if forma and forma.nom_banco_ord_ext is Permiso.CONDICIONADO
    }
    assert condicionadas == {"02", "03", "04", "28", "29"}
    transferencia = catalogos.forma_pago("03")
    assert transferencia is not None
    assert transferencia.patron_cta_ordenante == "[0-9]{10}|[0-9]{16}|[0-9]{18}"
    assert transferencia.patron_cta_beneficiario == "[0-9]{10}|[0-9]{18}"


def test_monedas_por_decimales() -> None:
    monedas = [fila for fila in catalogos.recorrer("c_Moneda") if isinstance(fila, Moneda)]
    assert Counter(moneda.decimales for moneda in monedas) == {0: 31, 2: 144, 3: 7, 4: 1}
    assert {moneda.clave for moneda in monedas if moneda.variacion is None} == {"XXX", "XTS"}
    assert {moneda.variacion for moneda in monedas} == {None, Decimal(5)}
    assert [moneda.clave for moneda in monedas if moneda.decimales == 4] == ["CLF"]


@pytest.mark.parametrize(("tipo", "maximo"), [("I", MAXIMO), ("E", MAXIMO), ("P", MAXIMO), ("T", Decimal(0))])
def test_maximos_de_los_tipos_de_comprobante(tipo: str, maximo: Decimal) -> None:
    fila = catalogos.tipo_de_comprobante(tipo)
    assert fila is not None
    assert (fila.valor_maximo, fila.valor_maximo_nds) == (maximo, None)


def test_la_nomina_tiene_dos_maximos() -> None:
    nomina = catalogos.tipo_de_comprobante("N")
    assert nomina is not None
    assert (nomina.valor_maximo, nomina.valor_maximo_nds) == (MAXIMO, MAXIMO)


def test_regimenes_por_tipo_de_persona() -> None:
    filas = {clave: catalogos.regimen_fiscal(clave) for clave in catalogos.claves("c_RegimenFiscal")}
    assert filas.keys() == TODOS_LOS_REGIMENES
    morales = {clave for clave, fila in filas.items() if fila and fila.moral and not fila.fisica}
    ambas = {clave for clave, fila in filas.items() if fila and fila.moral and fila.fisica}
    assert morales == {"601", "603", "620", "622", "623", "624"}
    assert ambas == {"610", "626"}
    assert {clave for clave, fila in filas.items() if fila and fila.fisica} == TODOS_LOS_REGIMENES - morales


@pytest.mark.parametrize(
    ("usos", "regimenes", "moral"),
    [
        ("G01 G03 I01 I02 I03 I04 I05 I06 I07 I08", EMPRESARIALES, True),
        ("G02", EMPRESARIALES | {"616"}, True),
        ("D01 D02 D03 D04 D05 D06 D07 D08 D09 D10", DEDUCCIONES_PERSONALES, False),
        ("S01 CP01", TODOS_LOS_REGIMENES, True),
        ("CN01", {"605"}, False),
    ],
)
def test_usos_y_sus_regimenes(usos: str, regimenes: set[str], moral: bool) -> None:
    for clave in usos.split():
        uso = catalogos.uso_cfdi(clave)
        assert uso is not None, clave
        assert (uso.regimenes, uso.fisica, uso.moral) == (frozenset(regimenes), True, moral), clave


def test_no_hay_mas_usos_que_los_conocidos() -> None:
    assert len(list(catalogos.claves("c_UsoCFDI"))) == 10 + 1 + 10 + 2 + 1


@pytest.mark.parametrize(
    ("clave", "inicio"),
    [("04", date(2022, 10, 7)), ("05", date(2023, 12, 6)), ("06", date(2024, 12, 13)), ("08", date(2024, 12, 13))],
)
def test_objetos_de_impuesto_desde_su_dia(clave: str, inicio: date) -> None:
    assert catalogos.existe("c_ObjetoImp", clave, inicio)
    assert not catalogos.existe("c_ObjetoImp", clave, inicio.replace(day=inicio.day - 1))


@pytest.mark.parametrize(("clave", "retencion", "traslado"), [("001", 1, 0), ("002", 1, 1), ("003", 1, 1)])
def test_impuestos_por_lado(clave: str, retencion: int, traslado: int) -> None:
    impuesto = catalogos.impuesto(clave)
    assert impuesto is not None
    assert (impuesto.retencion, impuesto.traslado) == (bool(retencion), bool(traslado))


TASAS_DE_IEPS = ["0.265", "0.30", "0.53", "0.50", "1.60", "0.304", "0.25", "0.09", "0.08", "0.07", "0.06"]


def _fijas(
    impuesto: str, tipo_factor: str, *, traslado: bool | None = None, retencion: bool | None = None
) -> set[Decimal]:
    reglas = catalogos.tasas(impuesto, tipo_factor, traslado=traslado, retencion=retencion)
    return {regla.maximo for regla in reglas if regla.fijo}


def _rangos(impuesto: str, tipo_factor: str, *, retencion: bool) -> list[tuple[Decimal, Decimal]]:
    reglas = catalogos.tasas(impuesto, tipo_factor, retencion=retencion)
    return [(regla.minimo, regla.maximo) for regla in reglas if not regla.fijo]


def test_tasas_y_cuotas() -> None:
    assert _fijas("002", "Tasa", traslado=True) == {Decimal(0), Decimal("0.16"), Decimal("0.08")}
    assert _rangos("002", "Tasa", retencion=True) == [(Decimal(0), Decimal("0.16"))]
    assert _rangos("001", "Tasa", retencion=True) == [(Decimal(0), Decimal("0.35"))]
    assert _fijas("003", "Tasa", traslado=True, retencion=True) == set(map(Decimal, TASAS_DE_IEPS))
    assert _fijas("003", "Tasa", traslado=True, retencion=False) == {Decimal("0.03"), Decimal(0)}
    assert _rangos("003", "Cuota", retencion=True) == [(Decimal(0), Decimal("72.1605"))]
    (cuota,) = catalogos.tasas("003", "Cuota", traslado=True)
    assert cuota.inicio == date(2026, 1, 1)
    assert catalogos.tasas("001", "Tasa", traslado=True) == ()
    assert catalogos.tasas("002", "Exento") == ()


def test_iva_obligatorio_de_pocos_productos_y_estimulo_de_casi_todos() -> None:
    filas = [fila for fila in catalogos.recorrer("c_ClaveProdServ") if isinstance(fila, ClaveProdServ)]
    obligatorio = [fila.clave for fila in filas if fila.incluir_iva is Permiso.SI]
    assert obligatorio == ["80111700", "80111701", "84121603", "84121604"]
    assert not any(fila.incluir_ieps is Permiso.SI or fila.complemento for fila in filas)
    assert Counter(fila.estimulo for fila in filas) == {1: 52_170, 0: 343}
    generica = catalogos.clave_prod_serv("01010101")
    assert generica is not None
    assert (generica.estimulo, generica.palabras_similares) == (0, "Público en general")


def test_codigos_postales_con_estimulo() -> None:
    filas = [fila for fila in catalogos.recorrer("c_CodigoPostal") if isinstance(fila, CodigoPostal)]
    assert Counter(fila.estimulo for fila in filas if fila.estimulo) == {1: 5_519, 2: 657}
    norte = {fila.estado for fila in filas if fila.estimulo == 1}
    sur = {fila.estado for fila in filas if fila.estimulo == 2}
    assert norte == {"BCN", "CHH", "COA", "NLE", "SON", "TAM"}
    assert sur == {"CAM", "CHP", "ROO", "TAB"}


def test_solo_tres_paises_tienen_formatos() -> None:
    formatos = {
        clave: pais.formato_identidad
        for clave in catalogos.claves("c_Pais")
        if (pais := catalogos.pais(clave)) and pais.formato_identidad
    }
    assert formatos.keys() == {"USA", "CAN", "MEX"}
    assert formatos["USA"] == formatos["CAN"] == "[0-9]{9}"
    assert "\n" not in formatos["MEX"]


def test_pedimentos_operados() -> None:
    assert catalogos.pedimento_operado("01", "3173", 2007) == 999_999
    assert catalogos.pedimento_operado("01", "3173", 1999) is None
    assert catalogos.pedimento_operado("1", "3173", 2007) is None


def test_lugares_que_se_completan_con_otra_clave() -> None:
    ensenada, pachuca = catalogos.municipio("BCN", "001"), catalogos.municipio("HID", "048")
    centro, aguascalientes = catalogos.colonia("20000", "0001"), catalogos.localidad("AGU", "01")
    assert ensenada and pachuca and centro and aguascalientes
    assert [ensenada.descripcion, pachuca.descripcion] == ["Ensenada", "Pachuca de Soto"]
    assert [centro.descripcion, aguascalientes.descripcion] == ["Zona Centro", "Aguascalientes"]
    assert catalogos.municipio("XXX", "001") is None
    yukon = catalogos.estado("YT")
    assert yukon is not None
    assert (yukon.descripcion, yukon.pais) == ("Yukón", "CAN")


def test_nomina_y_pagos() -> None:
    assert catalogos.existe("catNomina:c_TipoDeduccion", "072", date(2018, 10, 14))
    assert not catalogos.existe("catNomina:c_TipoDeduccion", "072", date(2018, 10, 15))
    assert catalogos.existe("catPagos:c_TipoCadenaPago", "01")
    assert not catalogos.existe("catCFDI:c_Estado", "DIF")
    assert catalogos.existe("catNomina:c_Estado", "DIF")


@pytest.mark.parametrize(
    ("catalogo", "clave", "ajena"),
    [
        ("catCartaPorte:c_TipoPermiso", "TPAF01", "PER01"),
        ("catHidroYPetro:c_TipoPermiso", "PER01", "TPAF01"),
        ("catCartaPorte:c_CveTransporte", "01", "1"),
        ("catCartaPorte:c_Estaciones", "Juárez245", "Juarez245"),
        ("catCartaPorte:c_Estaciones", "A1019.5", "A1019"),
        ("catComExt:c_INCOTERM", "DPU", "dpu"),
        ("catComExt:c_ClavePedimento", "A1", "A3"),
        ("catCEH:ClavePedimento", "A3", "A2"),
        ("catCEH:Meses", "12", "13"),
    ],
)
def test_listas_de_los_complementos(catalogo: str, clave: str, ajena: str) -> None:
    for dia in (None, date(1999, 1, 1), date(2026, 1, 1)):
        assert catalogos.existe(catalogo, clave, dia), "estas listas no dicen desde cuándo"
        assert not catalogos.existe(catalogo, ajena, dia)
    assert catalogos.fila(catalogo, clave) == Fila(clave, "", None, None)
    assert catalogos.fila(catalogo, ajena) is None
    assert list(catalogos.recorrer(catalogo, clave)) == [Fila(clave, "", None, None)]


def test_los_combustibles_dicen_cuales_son() -> None:
    diesel = catalogos.fila("catCombustible:c_ClaveTipoCombustible", "3")
    assert diesel is not None
    assert diesel.descripcion == "Diesel"


def test_las_mercancias_de_carta_porte_son_productos_del_catalogo_general() -> None:
    """So that whoever needs their descriptions finds them there: the SAT's schema has none."""
    assert set(catalogos.claves("catCartaPorte:c_ClaveProdServCP")) < set(catalogos.claves("c_ClaveProdServ"))
    assert set(catalogos.claves("catCartaPorte:c_ClaveUnidadPeso")) < set(catalogos.claves("c_ClaveUnidad"))
