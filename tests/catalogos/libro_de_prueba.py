"""A small workbook in memory, with a few rows of every sheet and all the quirks of the SAT's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from cfdi.catalogos.base import Catalogos
from cfdi.catalogos.celdas import Celda
from cfdi.catalogos.declaracion import Hoja, Renglon
from cfdi.catalogos.escritura import escribir
from cfdi.catalogos.hojas import HOJAS
from cfdi.catalogos.hojas_csv import HOJAS_CSV
from cfdi.catalogos.reconocer import leer_catalogos
from tests.catalogos.esquemas_de_prueba import con_enumerados

D22 = date(2022, 1, 1)
D19 = date(2019, 1, 7)

HOJAS_CHICAS: tuple[Hoja, ...] = tuple(replace(hoja, minimo=1) for hoja in HOJAS)
HOJAS_CSV_CHICAS: tuple[Hoja, ...] = tuple(replace(hoja, minimo=1) for hoja in HOJAS_CSV)


@dataclass(frozen=True)
class LibroEnMemoria:
    """Sheets as lists: what the builder asks of a workbook, without Excel."""

    contenido: dict[str, list[list[Celda]]]
    nombre: str = "libro de prueba"

    def hojas(self) -> Sequence[str]:
        return list(self.contenido)

    def renglones(self, hoja: str) -> Sequence[Renglon]:
        return self.contenido[hoja]


def hoja(*renglones: list[Celda], version: float = 1.0, publicacion: Celda = 0.0) -> list[list[Celda]]:
    """A sheet with the SAT's head: name, edition, and then the titles and the rows given."""
    cabeza: list[list[Celda]] = [
        ["Catálogo de prueba.", "", ""],
        ["Versión CFDI", "Versión catálogo", "Revisión catálogo", "Fecha publicación de catálogo"],
        [4.0, version, 0.0, publicacion, D22, ""],
        ["", "", ""],
    ]
    return [*cabeza, *map(list, renglones)]


VIGENCIA: list[Celda] = ["Fecha inicio de vigencia", "Fecha fin de vigencia"]
DE_VIGENCIA: list[Celda] = ["Fecha de inicio de vigencia", "Fecha de fin de vigencia"]

FORMA_PAGO: list[Celda] = [
    "c_FormaPago", "Descripción", "Bancarizado", "Número de operación", "RFC del Emisor de la cuenta ordenante",
    "Cuenta Ordenante", "Patrón para cuenta ordenante", "RFC del Emisor Cuenta de Beneficiario",
    "Cuenta de Benenficiario", "Patrón para cuenta Beneficiaria", "Tipo Cadena Pago",
    "Nombre del Banco emisor de la cuenta ordenante en caso de extranjero", *VIGENCIA,
]  # fmt: skip
CODIGO_POSTAL: list[list[Celda]] = [
    ["c_CodigoPostal", "c_Estado", "c_Municipio", "c_Localidad", "Estímulo Franja Fronteriza",
     "Fecha inicio de vigencia ", "Fecha fin de vigencia ", "Referencias del Huso Horario"],
    ["", "", "", "", "", "", "", "Descripción del Huso Horario", "Mes_Inicio_Horario_Verano",
     "Día_Inicio_Horario_Verano", "Día_Inicio_Horario_Verano", "Diferencia_Horaria_Verano",
     "Mes_Inicio_Horario_Invierno", "Día_Inicio_Horario_Invierno", "Día_Inicio_Horario_Invierno",
     "Diferencia_Horaria_Invierno"],
]  # fmt: skip
CON_VERANO: list[Celda] = [
    "Tiempo del Noroeste", "Marzo", "Segundo domingo", "02:00", -7.0, "Noviembre", "Primer domingo", "02:00", -8.0,
]  # fmt: skip
CENTRO: list[Celda] = ["Tiempo del Centro", "", "", "", -6.0, "", "", "", -6.0]


def simple(nombre: str, *claves: tuple[Celda, str]) -> list[list[Celda]]:
    """A sheet of key, description and period."""
    filas: list[list[Celda]] = [[clave, descripcion, D22, ""] for clave, descripcion in claves]
    return hoja([nombre, "Descripción", *VIGENCIA], *filas)


def contenido() -> dict[str, list[list[Celda]]]:
    """Sheets by name, a fresh copy for the test to spoil."""
    return {
        "Formas": hoja(
            FORMA_PAGO,
            [1.0, "Efectivo", "No", "Opcional", *["No"] * 8, D22, ""],
            [3.0, "Transferencia", "Sí", "Opcional", "Opcional", "Opcional", "[0-9]{10}|[0-9]{18}", "Opcional",
             "Opcional", "[0-9]{10}", "Opcional", "Si el RFC es XEXX010101000, este campo es obligatorio.", D22, ""],
            [99.0, "Por definir", *["Opcional"] * 10, D22, ""],
        ),
        "Monedas": hoja(
            ["c_Moneda", "Descripción", "Decimales", "Porcentaje variación", *VIGENCIA],
            ["MXN", "Peso  mexicano", "2", 5.0, D22, ""],
            ["XXX", "Ninguna\nmoneda", "0", "", D22, ""],
            ["VES", "Bolívar", "2", 5.0, D22, date(2023, 12, 31)],
            ["VES", "Bolívar digital", "3", 5.0, date(2024, 1, 1), ""],
        ),
        "Tipos": hoja(
            ["c_TipoDeComprobante", "Descripción", "Valor máximo", "", *VIGENCIA],
            ["I", "Ingreso", "999999999999999999.999999", "", D22, ""],
            ["T", "Traslado", 0.0, "", D22, ""],
            ["N", "Nómina", "NS", "NdS", D22, ""],
            ["", "", "400000.5", "700000.25", D22, ""],
            ["P", "Pago", "999999999999999999.999999", "", D22, ""],
        ),
        "Exportación": simple("c_Exportacion", ("01", "No aplica")),
        "Métodos": simple("c_MetodoPago", ("PUE", "Pago en una sola exhibición")),
        "CP 1": hoja(
            *CODIGO_POSTAL,
            ["20000", "AGU", 1.0, "01", 0.0, D19, "", *CENTRO],
            [22000.0, "BCN", "", "", 1.0, D19, "", *CON_VERANO],
            ["Continúa en c_CodigoPostal_2", *[""] * 15],
        ),
        "CP 2": hoja(*CODIGO_POSTAL, ["99999", "ZAC", "", "", 2.0, D19, "", *CENTRO]),
        "Periodicidad": simple("c_Periodicidad", ("01", "Diario")),
        "Meses": simple("c_Meses", ("01", "Enero")),
        "Relaciones": simple("c_TipoRelacion", (1.0, "Nota de crédito")),
        "Regímenes": hoja(
            ["", "", "Aplica para tipo persona"],
            ["c_RegimenFiscal", "Descripción", "Física", "Moral", *DE_VIGENCIA],
            [601.0, "General de Ley", "No", "Sí", D22, ""],
            [605.0, "Sueldos", "Sí", "No", D22, ""],
        ),
        "Países": hoja(
            ["c_Pais", "Descripción", "Formato de código postal", "Formato de Registro de Identidad Tributaria",
             "Validación del Registro de Identidad Tributaria", "Agrupaciones"],
            ["AFG", "Afganistán", "", "", "", ""],
            ["CAN", "Canadá", "[A-Z][0-9][A-Z] [0-9][A-Z][0-9]", "[0\n-9]{9}", "", "TLCAN"],
        ),
        "Usos": hoja(
            ["c_UsoCFDI", "Descripción", "Aplica para tipo persona", "", *VIGENCIA, "Régimen Fiscal Receptor"],
            ["", "", "Física", "Moral", "", "", ""],
            ["G01", "Adquisición de mercancías.", "Sí", "Sí", D22, "", "601, 603,626"],
            ["CN01", "Nómina", "Sí", "No", D22, "", 605.0],
        ),
        "Productos": hoja(
            ["c_ClaveProdServ", "Descripción", "Incluir IVA trasladado", "Incluir IEPS trasladado",
             "Complemento que debe incluir", "FechaInicioVigencia", "FechaFinVigencia", "Estímulo Franja Fronteriza",
             "Palabras similares"],
            ["01010101", "No existe en el catálogo", "Opcional", "Opcional", "", D22, "", 0.0, "Público en general"],
            [10101500, "Animales vivos de granja", "Sí", "Opcional", "", D22, "", 1.0, ""],
            [50201706.0, "Café", "Opcional", "Opcional", "", D22, "", 1.0, ""],
            version=2.0,
            publicacion=date(2025, 12, 31),
        ),
        "Unidades": hoja(
            ["c_ClaveUnidad", "Nombre", "Descripción", "Nota", *DE_VIGENCIA, "Símbolo"],
            [18.0, "Tambor de cincuenta y cinco galones", "", "Borrada.", D22, "", ""],
            ["Dx", "Dina por centímetro", "", "", D22, "", "dyn/cm"],
            ["Gd", "Bruto", "", "", D22, "", ""],
        ),
        "Objetos": simple("c_ObjetoImp", ("01", "No objeto de impuesto."), ("02", "Sí objeto de impuesto.")),
        "Impuestos": hoja(
            ["c_Impuesto", "Descripción", "Retención", "Traslado", "Local o federal", *VIGENCIA],
            [1.0, "ISR", "Si", "No", "Federal", D22, ""],
        ),
        "Factores": hoja(["c_TipoFactor", *VIGENCIA], ["Tasa", D22, ""]),
        "Tasas": hoja(
            ["Rango o Fijo", "c_TasaOCuota", "", "Impuesto", "Factor", "Traslado", "Retención", *VIGENCIA],
            ["", "Valor mínimo", "Valor máximo", "", "", "", "", "", ""],
            ["Fijo", "", 0.16, "IVA", "Tasa", "Sí", "No", D22, ""],
            ["Fijo", "", 0.08, "IVA Crédito aplicado del 50%", "Tasa", "Sí", "No", D22, ""],
            ["Fijo", "", 0.15, "IVA", "Tasa", "Sí", "No", date(2010, 1, 1), date(2022, 6, 30)],
            ["Rango", 0.0, 0.35, "ISR", "Tasa", "No", "Sí", D22, ""],
            ["Rango", 0.0, 70.5, "IEPS", "Cuota", "Sí", "Sí", date(2025, 1, 1), date(2025, 12, 31)],
            ["Rango", 0.0, 72.1605, "IEPS", "Cuota", "Sí", "Sí", date(2026, 1, 1), ""],
        ),
        "Aduanas": simple("c_Aduana", (1.0, "ACAPULCO")),
        "Pedimentos": hoja(
            ["c_Aduana", "Patente", "Ejercicio", "Cantidad", *VIGENCIA],
            ["01", "3173", "2022", 999999, date(2022, 1, 1), ""],
            ["01", "3173", 2023.0, "500", date(2023, 1, 1), ""],
        ),
        "Patentes": hoja(
            ["C_PatenteAduanal", "Inicio de vigencia de la patente", "Fin de vigencia de la patente"],
            ["0101", date(2001, 5, 21), ""],
        ),
        "Colonias 1": hoja(["c_Colonia", "c_CodigoPostal", "Nombre del asentamiento"], ["0001", "20000", "Centro"]),
        "Colonias 2": hoja(["c_Colonia", "c_CodigoPostal", "Nombre del asentamiento"], ["0001", "99999", "Norte"]),
        "Estados": hoja(["c_Estado", "c_Pais", "Nombre del estado", *VIGENCIA], ["YT", "CAN", "\xa0Yukón", D22, ""]),
        "Localidades": hoja(
            ["c_Localidad", "c_Estado", "Descripción", *DE_VIGENCIA], ["01", "AGU", "Aguascalientes", D22, ""]
        ),
        "Municipios": hoja(
            ["c_Municipio", "c_Estado", "Descripción", *DE_VIGENCIA],
            ["001", "AGU", "Aguascalientes", D22, ""],
            ["001", "BCN", "Ensenada", D22, ""],
        ),
    }  # fmt: skip


def contenido_csv() -> dict[str, list[list[Celda]]]:
    """A row of every catalogue of nómina and pagos, as the CSV files have them."""
    ejemplos: dict[str, list[Celda]] = {
        "nomina_bancos.csv": ["032", "IXE", "IXE Banco, S.A.", "2017-01-01", "2017-08-13"],
        "nomina_estados.csv": ["AGU", "MEX", "Aguascalientes", "2017-01-01", ""],
        "nomina_origenes_recursos.csv": ["IP", "Ingresos propios."],
        "nomina_riesgos_puestos.csv": ["1", "Clase I", "2017-01-01", ""],
        "nomina_tipos_nominas.csv": ["O", "Nómina ordinaria"],
        "nomina_tipos_deducciones.csv": ["001", "Seguridad social", "2016-11-01", ""],
        "nomina_tipos_otros_pagos.csv": ["001", "Reintegro", "2017-01-01", ""],
        "nomina_tipos_percepciones.csv": ["001", "Sueldos", "2016-11-01", ""],
    }
    archivos: dict[str, list[list[Celda]]] = {"otro.csv": [["no", "se", "lee"]]}
    for declarada in HOJAS_CSV:
        titulos: list[Celda] = [columna.titulo for columna in declarada.columnas]
        ejemplo: list[Celda] = ["01", "Ejemplo", "2017-01-01", ""]
        archivos[str(declarada.archivo)] = [titulos, ejemplos.get(str(declarada.archivo), ejemplo[: len(titulos)])]
    return archivos


def construir_en(salida: Path, hojas: dict[str, list[list[Celda]]] | None = None) -> Catalogos:
    """Builds a file from the small workbook, or from the sheets given, and the small schemas; and opens it."""
    libro = LibroEnMemoria(contenido() if hojas is None else hojas)
    leidos = leer_catalogos(libro, HOJAS_CHICAS, lambda _hoja, _filas: None)
    leidos += leer_catalogos(LibroEnMemoria(contenido_csv()), HOJAS_CSV_CHICAS, lambda _hoja, _filas: None)
    escribir(con_enumerados(leidos), salida)
    return Catalogos(salida)


def escribir_xlsx(ruta: Path, hojas: dict[str, list[list[Celda]]]) -> None:
    """The same sheets as an Excel workbook: numbers as floats, dates as styled numbers, as the SAT's file has them."""
    espacio = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relaciones = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    paquete = "http://schemas.openxmlformats.org/package/2006"
    tipo = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numeros = range(1, len(hojas) + 1)
    nombres = "".join(
        f'<sheet name={quoteattr(nombre)} sheetId="{n}" r:id="r{n}"/>' for n, nombre in zip(numeros, hojas, strict=True)
    )
    ligas = "".join(
        f'<Relationship Id="r{n}" Type="{relaciones}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numeros
    )
    partes = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{tipo}.worksheet+xml"/>' for n in numeros
    )
    with ZipFile(ruta, "w") as libro:
        libro.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{paquete}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{tipo}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{tipo}.styles+xml"/>{partes}</Types>',
        )
        libro.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{paquete}/relationships"><Relationship Id="r" Type="{relaciones}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        )
        libro.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{espacio}" xmlns:r="{relaciones}"><sheets>{nombres}</sheets></workbook>',
        )
        libro.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{paquete}/relationships">{ligas}'
            f'<Relationship Id="e" Type="{relaciones}/styles" Target="styles.xml"/></Relationships>',
        )
        libro.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{espacio}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
            "</styleSheet>",
        )
        for numero, renglones in zip(numeros, hojas.values(), strict=True):
            filas = "".join(f"<row>{''.join(map(_celda_xlsx, renglon))}</row>" for renglon in renglones)
            libro.writestr(
                f"xl/worksheets/sheet{numero}.xml",
                f'<worksheet xmlns="{espacio}"><sheetData>{filas}</sheetData></worksheet>',
            )


def _celda_xlsx(celda: Celda) -> str:
    if celda == "":
        return "<c/>"
    if isinstance(celda, date):
        return f'<c s="1"><v>{(celda - date(1899, 12, 30)).days}</v></c>'
    if isinstance(celda, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(celda)}</t></is></c>'
    return f"<c><v>{celda}</v></c>"
