"""The CSV files of nómina and pagos, whose catalogues the SAT's workbook lacks. They are known by name."""

from __future__ import annotations

from cfdi.catalogos.celdas import clave
from cfdi.catalogos.declaracion import ESTADO, SIN_VIGENCIA, Columna, Hoja, vigencia

_TEXTO = Columna("texto", "descripcion")
_VIGENCIA = vigencia("vigencia_desde", "vigencia_hasta")


def _archivo(catalogo: str, archivo: str, minimo: int, expresion: str, *otras: Columna) -> Hoja:
    """A file without periods: its keys are always in force."""
    return Hoja(
        catalogo,
        minimo,
        (Columna("id", "clave", clave(expresion)), _TEXTO, *otras),
        fijos={} if _VIGENCIA[0] in otras else SIN_VIGENCIA,
        archivo=archivo,
    )


_DOS = "[0-9]{2}"
_TRES = "[0-9]{3}"

HOJAS_CSV: tuple[Hoja, ...] = (
    _archivo("catNomina:c_Banco", "nomina_bancos.csv", 90, _TRES, Columna("razon_social", "razon_social"), *_VIGENCIA),
    Hoja(
        "catNomina:c_Estado",
        90,
        (Columna("estado", "clave", ESTADO), Columna("pais", "pais", clave("[A-Z]{3}")), _TEXTO, *_VIGENCIA),
        archivo="nomina_estados.csv",
    ),
    _archivo("catNomina:c_OrigenRecurso", "nomina_origenes_recursos.csv", 3, "[A-Z]{2}"),
    _archivo("catNomina:c_PeriodicidadPago", "nomina_periodicidades_pagos.csv", 10, _DOS, *_VIGENCIA),
    _archivo("catNomina:c_RiesgoPuesto", "nomina_riesgos_puestos.csv", 6, "[0-9]{1,2}", *_VIGENCIA),
    _archivo("catNomina:c_TipoContrato", "nomina_tipos_contratos.csv", 10, _DOS),
    _archivo("catNomina:c_TipoDeduccion", "nomina_tipos_deducciones.csv", 100, _TRES, *_VIGENCIA),
    _archivo("catNomina:c_TipoHoras", "nomina_tipos_horas.csv", 3, _DOS),
    _archivo("catNomina:c_TipoIncapacidad", "nomina_tipos_incapacidades.csv", 4, _DOS),
    _archivo("catNomina:c_TipoJornada", "nomina_tipos_jornadas.csv", 9, _DOS),
    _archivo("catNomina:c_TipoNomina", "nomina_tipos_nominas.csv", 2, "[A-Z]"),
    _archivo("catNomina:c_TipoOtroPago", "nomina_tipos_otros_pagos.csv", 10, _TRES, *_VIGENCIA),
    _archivo("catNomina:c_TipoPercepcion", "nomina_tipos_percepciones.csv", 45, _TRES, *_VIGENCIA),
    _archivo("catNomina:c_TipoRegimen", "nomina_tipos_regimenes.csv", 13, _DOS, *_VIGENCIA),
    _archivo("catPagos:c_TipoCadenaPago", "pagos_tipos_cadena_pago.csv", 1, _DOS),
)
