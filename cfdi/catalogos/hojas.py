"""What the SAT's workbook looks like: one declaration per sheet, in the order of the workbook.

A sheet is known by its row of titles, never by its name or place. Titles are compared without case, accents nor
repeated blanks; anything else that changes is a workbook that nobody has looked at yet, and the builder refuses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from cfdi.catalogos import celdas
from cfdi.catalogos.celdas import Celda, Lectura, clave, claves, entero, opcional, patron, permiso, si_o_no, texto
from cfdi.catalogos.declaracion import (
    DE_VIGENCIA,
    DESCRIPCION,
    ESTADO,
    SIN_DESCRIPCION,
    SIN_VIGENCIA,
    Columna,
    Hoja,
    Numerado,
    vigencia,
)
from cfdi.catalogos.filas import CodigoPostal, TasaOCuota, Vigente
from cfdi.catalogos.horario import Cambio, Huso

_REGIMEN = clave("6[0-9]{2}")
_ADUANA = clave("[0-9]{2}", ancho=2)
_PATENTE = clave("[0-9]{4}", ancho=4)
_POSTAL = clave("[0-9]{5}", ancho=5)
_MUNICIPIO = clave("[0-9]{3}", ancho=3)
_LOCALIDAD = clave("[0-9]{2}", ancho=2)


def _o_vacia(una: Lectura) -> Lectura:
    """The same reader, that gives "" for an empty cell."""
    return lambda celda: "" if celdas.vacia(celda) else una(celda)


def _simple(nombre: str, minimo: int, expresion: str, ancho: int = 0) -> Hoja:
    columnas = (Columna(nombre, "clave", clave(expresion, ancho)), DESCRIPCION, *vigencia())
    return Hoja(f"catCFDI:{nombre}", minimo, columnas)


# Sheets that need mending


def _maximos_de_nomina(renglones: Sequence[Numerado]) -> Sequence[Numerado]:
    """c_TipoDeComprobante heads the two maxima of N with NS and NdS, and writes them in a row of their own below."""
    unidos: list[Numerado] = []
    for numero, renglon in renglones:
        anterior = unidos[-1][1] if unidos else ()
        if celdas.vacia(renglon[0]) and tuple(anterior[2:4]) == ("NS", "NdS"):
            unidos[-1] = numero, (*anterior[:2], *renglon[2:4], *anterior[4:])
        else:
            unidos.append((numero, renglon))
    return unidos


def _sin_aviso_de_continuacion(renglones: Sequence[Numerado]) -> Sequence[Numerado]:
    """The first part of c_CodigoPostal ends with a line that sends to the second one."""
    return [(numero, renglon) for numero, renglon in renglones if not str(renglon[0]).startswith("Continúa en")]


@lru_cache
def _huso(
    nombre: str, verano: int, invierno: int, inicio_verano: Cambio | None, inicio_invierno: Cambio | None
) -> Huso:
    return Huso(nombre, verano, invierno, inicio_verano, inicio_invierno)


def _cambio(mes: int | None, dia: tuple[int, int] | None, hora: Any) -> Cambio | None:
    if mes is None and dia is None and hora is None:
        return None
    if mes is None or dia is None or hora is None:
        raise ValueError("el mes, el día y la hora del cambio de horario, o ninguno de los tres")
    return Cambio(mes, *dia, hora)


def _codigo_postal(campos: dict[str, Any]) -> Vigente:
    huso = _huso(
        campos.pop("huso"),
        campos.pop("verano"),
        campos.pop("invierno"),
        _cambio(*(campos.pop(f"verano_{parte}") for parte in ("mes", "dia", "hora"))),
        _cambio(*(campos.pop(f"invierno_{parte}") for parte in ("mes", "dia", "hora"))),
    )
    if (huso.inicio_verano is None) != (huso.inicio_invierno is None) or (
        huso.inicio_verano is None and huso.verano != huso.invierno
    ):
        raise ValueError("los dos cambios de horario, o ninguno y la misma diferencia todo el año")
    return CodigoPostal(**campos, huso=huso)


_IMPUESTOS = {"ISR": "001", "IVA": "002", "IEPS": "003"}


def _impuesto(celda: Celda) -> str:
    """IVA and IVA Crédito aplicado del 50% are rules of the same tax, 002 (matrix: CFDI40179)."""
    descripcion = texto(celda)
    if descripcion.partition(" ")[0] not in _IMPUESTOS:
        raise ValueError("ISR, IVA o IEPS")
    return descripcion


def _tasa_o_cuota(campos: dict[str, Any]) -> Vigente:
    tipo, minimo = campos.pop("tipo"), campos.pop("minimo")
    if (tipo, minimo is None) not in (("Rango", False), ("Fijo", True)):
        raise ValueError("Rango con valor mínimo, o Fijo sin él")
    if minimo is None:
        minimo = campos["maximo"]
    if minimo > campos["maximo"]:
        raise ValueError("un valor mínimo que no pase del máximo")
    return TasaOCuota(**campos, impuesto=_IMPUESTOS[campos["descripcion"].partition(" ")[0]], minimo=minimo)


# The workbook

HOJAS: tuple[Hoja, ...] = (
    Hoja(
        "catCFDI:c_FormaPago",
        20,
        (
            Columna("c_FormaPago", "clave", clave("[0-9]{2}", ancho=2)),
            DESCRIPCION,
            Columna("Bancarizado", "bancarizado", permiso),
            Columna("Número de operación", "num_operacion", permiso),
            Columna("RFC del Emisor de la cuenta ordenante", "rfc_emisor_cta_ord", permiso),
            Columna("Cuenta Ordenante", "cta_ordenante", permiso),
            Columna("Patrón para cuenta ordenante", "patron_cta_ordenante", patron),
            Columna("RFC del Emisor Cuenta de Beneficiario", "rfc_emisor_cta_ben", permiso),
            Columna("Cuenta de Benenficiario", "cta_beneficiario", permiso),  # as the SAT spells it
            Columna("Patrón para cuenta Beneficiaria", "patron_cta_beneficiario", patron),
            Columna("Tipo Cadena Pago", "tipo_cad_pago", permiso),
            Columna(
                "Nombre del Banco emisor de la cuenta ordenante en caso de extranjero", "nom_banco_ord_ext", permiso
            ),
            *vigencia(),
        ),
    ),
    Hoja(
        "catCFDI:c_Moneda",
        150,
        (
            Columna("c_Moneda", "clave", clave("[A-Z]{3}")),
            DESCRIPCION,
            Columna("Decimales", "decimales", entero),
            Columna("Porcentaje variación", "variacion", opcional(celdas.decimal)),
            *vigencia(),
        ),
    ),
    Hoja(
        "catCFDI:c_TipoDeComprobante",
        5,
        (
            Columna("c_TipoDeComprobante", "clave", clave("[A-Z]")),
            DESCRIPCION,
            Columna("Valor máximo", "valor_maximo", celdas.decimal),
            Columna("", "valor_maximo_nds", opcional(celdas.decimal)),
            *vigencia(),
        ),
        preparar=_maximos_de_nomina,
    ),
    _simple("c_Exportacion", 4, "[0-9]{2}", ancho=2),
    _simple("c_MetodoPago", 2, "[A-Z]{3}"),
    Hoja(
        "catCFDI:c_CodigoPostal",
        90_000,
        (
            Columna("c_CodigoPostal", "clave", _POSTAL),
            Columna("c_Estado", "estado", ESTADO),
            Columna("c_Municipio", "municipio", _o_vacia(_MUNICIPIO)),
            Columna("c_Localidad", "localidad", _o_vacia(_LOCALIDAD)),
            Columna("Estímulo Franja Fronteriza", "estimulo", entero),
            *vigencia(),
            Columna("Referencias del Huso Horario Descripción del Huso Horario", "huso"),
            Columna("Mes_Inicio_Horario_Verano", "verano_mes", opcional(celdas.mes)),
            Columna("Día_Inicio_Horario_Verano", "verano_dia", opcional(celdas.dia_del_mes)),
            Columna("Día_Inicio_Horario_Verano", "verano_hora", opcional(celdas.hora)),  # the hour, titled as the day
            Columna("Diferencia_Horaria_Verano", "verano", entero),
            Columna("Mes_Inicio_Horario_Invierno", "invierno_mes", opcional(celdas.mes)),
            Columna("Día_Inicio_Horario_Invierno", "invierno_dia", opcional(celdas.dia_del_mes)),
            Columna("Día_Inicio_Horario_Invierno", "invierno_hora", opcional(celdas.hora)),
            Columna("Diferencia_Horaria_Invierno", "invierno", entero),
        ),
        renglones=2,
        busqueda=False,
        fijos=SIN_DESCRIPCION,
        preparar=_sin_aviso_de_continuacion,
        armar=_codigo_postal,
    ),
    _simple("c_Periodicidad", 5, "[0-9]{2}", ancho=2),
    _simple("c_Meses", 18, "[0-9]{2}", ancho=2),
    _simple("c_TipoRelacion", 7, "[0-9]{2}", ancho=2),
    Hoja(
        "catCFDI:c_RegimenFiscal",
        15,
        (
            Columna("c_RegimenFiscal", "clave", _REGIMEN),
            DESCRIPCION,
            Columna("Física", "fisica", si_o_no),
            Columna("Moral", "moral", si_o_no),
            *vigencia(*DE_VIGENCIA),
        ),
    ),
    Hoja(
        "catCFDI:c_Pais",
        240,
        (
            Columna("c_Pais", "clave", clave("[A-Z]{3}")),
            DESCRIPCION,
            Columna("Formato de código postal", "formato_codigo_postal", patron),
            Columna("Formato de Registro de Identidad Tributaria", "formato_identidad", patron),
            Columna("Validación del Registro de Identidad Tributaria", "validacion_identidad"),
            Columna("Agrupaciones", "agrupaciones"),
        ),
        fijos=SIN_VIGENCIA,
    ),
    Hoja(
        "catCFDI:c_UsoCFDI",
        20,
        (
            Columna("c_UsoCFDI", "clave", clave("[A-Z]{1,2}[0-9]{2}")),
            DESCRIPCION,
            Columna("Aplica para tipo persona Física", "fisica", si_o_no),
            Columna("Moral", "moral", si_o_no),
            *vigencia(),
            Columna("Régimen Fiscal Receptor", "regimenes", claves(_REGIMEN)),
        ),
        renglones=2,
    ),
    Hoja(
        "catCFDI:c_ClaveProdServ",
        50_000,
        (
            Columna("c_ClaveProdServ", "clave", clave("[0-9]{8}", ancho=8)),
            DESCRIPCION,
            Columna("Incluir IVA trasladado", "incluir_iva", permiso),
            Columna("Incluir IEPS trasladado", "incluir_ieps", permiso),
            Columna("Complemento que debe incluir", "complemento"),
            *vigencia("FechaInicioVigencia", "FechaFinVigencia"),
            Columna("Estímulo Franja Fronteriza", "estimulo", entero),
            Columna("Palabras similares", "palabras_similares"),
        ),
    ),
    Hoja(
        "catCFDI:c_ClaveUnidad",
        2_000,
        (
            # The schema's enumeration has DX: the form of the sheet would not pass it (matrix: CFDI40165).
            Columna("c_ClaveUnidad", "clave", clave("[A-Za-z0-9]{2,3}", ancho=2, corregidas={"Dx": "DX"})),
            Columna("Nombre", "descripcion"),
            Columna("Descripción", "definicion"),
            Columna("Nota", "nota"),
            *vigencia(*DE_VIGENCIA),
            Columna("Símbolo", "simbolo"),
        ),
    ),
    _simple("c_ObjetoImp", 5, "[0-9]{2}", ancho=2),
    Hoja(
        "catCFDI:c_Impuesto",
        3,
        (
            Columna("c_Impuesto", "clave", clave("[0-9]{3}", ancho=3)),
            DESCRIPCION,
            Columna("Retención", "retencion", si_o_no),
            Columna("Traslado", "traslado", si_o_no),
            Columna("Local o federal", "ambito"),
            *vigencia(),
        ),
    ),
    Hoja(
        "catCFDI:c_TipoFactor",
        3,
        (Columna("c_TipoFactor", "clave", clave("[A-Z][a-z]{3,9}")), *vigencia()),
        busqueda=False,
        fijos=SIN_DESCRIPCION,
    ),
    Hoja(
        "catCFDI:c_TasaOCuota",
        10,
        (
            Columna("Rango o Fijo", "tipo"),
            Columna("c_TasaOCuota Valor mínimo", "minimo", opcional(celdas.tasa)),
            Columna("Valor máximo", "maximo", celdas.tasa),
            Columna("Impuesto", "descripcion", _impuesto),
            Columna("Factor", "tipo_factor", clave("Tasa|Cuota")),
            Columna("Traslado", "traslado", si_o_no),
            Columna("Retención", "retencion", si_o_no),
            *vigencia(),
        ),
        renglones=2,
        busqueda=False,
        armar=_tasa_o_cuota,
    ),
    Hoja("catCFDI:c_Aduana", 45, (Columna("c_Aduana", "clave", _ADUANA), DESCRIPCION, *vigencia())),
    Hoja(
        "catCFDI:c_NumPedimentoAduana",
        50_000,
        (
            Columna("c_Aduana", "aduana", _ADUANA),
            Columna("Patente", "patente", _PATENTE),
            Columna("Ejercicio", "ejercicio", entero),
            Columna("Cantidad", "cantidad", entero),
            *vigencia(),
        ),
        busqueda=False,
    ),
    Hoja(
        "catCFDI:c_PatenteAduanal",
        3_000,
        (
            Columna("c_PatenteAduanal", "clave", _PATENTE),
            *vigencia("Inicio de vigencia de la patente", "Fin de vigencia de la patente"),
        ),
        busqueda=False,
        fijos=SIN_DESCRIPCION,
    ),
    Hoja(
        "catCFDI:c_Colonia",
        130_000,
        (
            Columna("c_Colonia", "clave", clave("[0-9]{4}", ancho=4)),
            Columna("c_CodigoPostal", "codigo_postal", _POSTAL),
            Columna("Nombre del asentamiento", "descripcion"),
        ),
        busqueda=False,
        fijos=SIN_VIGENCIA,
    ),
    Hoja(
        "catCFDI:c_Estado",
        90,
        (
            Columna("c_Estado", "clave", ESTADO),
            Columna("c_Pais", "pais", clave("[A-Z]{3}")),
            Columna("Nombre del estado", "descripcion"),
            *vigencia(),
        ),
    ),
    Hoja(
        "catCFDI:c_Localidad",
        600,
        (
            Columna("c_Localidad", "clave", _LOCALIDAD),
            Columna("c_Estado", "estado", ESTADO),
            DESCRIPCION,
            *vigencia(*DE_VIGENCIA),
        ),
    ),
    Hoja(
        "catCFDI:c_Municipio",
        2_400,
        (
            Columna("c_Municipio", "clave", _MUNICIPIO),
            Columna("c_Estado", "estado", ESTADO),
            DESCRIPCION,
            *vigencia(*DE_VIGENCIA),
        ),
    ),
)
