"""What the data of a complement may leave out, because the rest of it tells.

    Pagos              Totales; of a Pago, TipoCambioP (1 in pesos) and ImpuestosP; of a document, EquivalenciaDR (1 in
                       the currency of the payment), ImpSaldoInsoluto, ObjetoImpDR and the ImporteDR of its taxes
    Nomina             all totals, and Antigüedad in weeks when FechaInicioRelLaboral is there
    ImpuestosLocales   TotaldeRetenciones and TotaldeTraslados
    Aerolineas         TotalCargos

Data is what `en_python` gives: dicts with Python's names, objects where there were objects already. What it says is
kept, also when it contradicts the arithmetic. The arithmetic of a complement is imported when the data has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from cfdi.calculo.importes import DECIMALES_DE_TASA, con_decimales, resta, suma
from cfdi.esquema import Nodo, tabla
from cfdi.esquema.datos import Pendiente, desde_python

T = TypeVar("T", bound=Nodo)
_Datos = dict[str, Any]


def completar(complemento: Nodo | Pendiente) -> Nodo:
    """The object of a complement, with what its data left out.

    Raises ErrorDatos, with the path, for what is missing and cannot be derived.
    """
    if isinstance(complemento, Nodo):
        return complemento
    clase, datos, ruta = complemento.clase, complemento.valores, complemento.ruta
    llenar = _COMPLEMENTOS.get((clase._espacio.prefijo, clase._nombre))
    if llenar is not None:
        llenar(datos, ruta)
    return desde_python(clase, datos, ruta)


def _objetos(clase: type[T], datos: Iterable[Any], ruta: str) -> list[T]:
    return [desde_python(clase, x, f"{ruta}[{i}]") for i, x in enumerate(datos, 1)]


def _poner(datos: _Datos, derivados: Mapping[str, Any]) -> None:
    """Adds what is derived and absent."""
    for nombre, valor in derivados.items():
        if valor is not None:
            datos.setdefault(nombre, valor)


# Payments


def _pagos(datos: _Datos, ruta: str) -> None:
    from cfdi.calculo.pagos import completar_pago, totales_de_pagos
    from cfdi.documentos.pagos20 import Pago

    for pago in datos.get("pago", ()):
        for docto in pago.get("docto_relacionado", ()) if isinstance(pago, dict) else ():
            if isinstance(docto, dict):
                _docto_relacionado(docto)
    dados = _objetos(Pago, datos.get("pago", ()), f"{ruta}.Pago")
    pagos = [completar_pago(p, f"{ruta}.Pago[{i}]") for i, p in enumerate(dados, 1)]
    if pagos:
        datos["pago"] = pagos
    totales = datos.setdefault("totales", {})
    if isinstance(totales, dict):
        derivados = totales_de_pagos(pagos)
        _poner(totales, {c.nombre: getattr(derivados, c.nombre) for c in tabla(type(derivados)).campos})


def _docto_relacionado(datos: _Datos) -> None:
    from cfdi.calculo.pagos import importe_dr

    if {"imp_saldo_ant", "imp_pagado"} <= datos.keys():
        datos.setdefault("imp_saldo_insoluto", resta(datos["imp_saldo_ant"], datos["imp_pagado"]))
    impuestos = datos.get("impuestos_dr")
    datos.setdefault("objeto_imp_dr", "02" if impuestos else "01")
    if not isinstance(impuestos, dict):
        return
    for impuesto in [*impuestos.get("retenciones_dr", ()), *impuestos.get("traslados_dr", ())]:
        if isinstance(impuesto, dict) and "tasa_o_cuota_dr" in impuesto:
            tasa = impuesto["tasa_o_cuota_dr"] = con_decimales(impuesto["tasa_o_cuota_dr"], DECIMALES_DE_TASA)
            if "base_dr" in impuesto:
                impuesto.setdefault("importe_dr", importe_dr(impuesto["base_dr"], tasa))


# Payroll


def _nomina(datos: _Datos, ruta: str) -> None:
    from cfdi.calculo import nominas
    from cfdi.documentos import nomina12

    percepciones, deducciones = datos.get("percepciones"), datos.get("deducciones")
    if isinstance(percepciones, dict):
        donde = f"{ruta}.Percepciones"
        partes = _objetos(nomina12.Percepcion, percepciones.get("percepcion", ()), f"{donde}.Percepcion")
        _poner(percepciones, nominas.totales_de_percepciones(partes)._asdict())
        datos["percepciones"] = desde_python(nomina12.Percepciones, percepciones, donde)
    if isinstance(deducciones, dict):
        donde = f"{ruta}.Deducciones"
        restas = _objetos(nomina12.Deduccion, deducciones.get("deduccion", ()), f"{donde}.Deduccion")
        _poner(deducciones, nominas.totales_de_deducciones(restas)._asdict())
        datos["deducciones"] = desde_python(nomina12.Deducciones, deducciones, donde)
    otros = datos["otros_pagos"] = _objetos(nomina12.OtroPago, datos.get("otros_pagos", ()), f"{ruta}.OtrosPagos")
    totales = nominas.totales_de_nomina(datos.get("percepciones"), datos.get("deducciones"), otros)
    _poner(datos, totales._asdict())
    if {"receptor", "fecha_final_pago"} <= datos.keys():
        receptor = desde_python(nomina12.Receptor, datos["receptor"], f"{ruta}.Receptor")
        datos["receptor"] = nominas.con_antiguedad(receptor, datos["fecha_final_pago"])


# What adds to the Total


def _impuestos_locales(datos: _Datos, ruta: str) -> None:
    from cfdi.calculo.locales import totales_locales
    from cfdi.documentos.implocal import RetencionesLocales, TrasladosLocales

    retenciones = _objetos(RetencionesLocales, datos.get("retenciones_locales", ()), f"{ruta}.RetencionesLocales")
    traslados = _objetos(TrasladosLocales, datos.get("traslados_locales", ()), f"{ruta}.TrasladosLocales")
    _poner(datos, totales_locales(retenciones, traslados)._asdict())


def _aerolineas(datos: _Datos, ruta: str) -> None:
    from cfdi.documentos.aerolineas import Cargo

    cargos = datos.get("otros_cargos")
    if isinstance(cargos, dict):
        partes = _objetos(Cargo, cargos.get("cargo", ()), f"{ruta}.OtrosCargos.Cargo")
        _poner(cargos, {"total_cargos": suma(c.importe for c in partes)})


_COMPLEMENTOS: dict[tuple[str, str], Callable[[_Datos, str], None]] = {
    ("pago20", "Pagos"): _pagos,
    ("nomina12", "Nomina"): _nomina,
    ("implocal", "ImpuestosLocales"): _impuestos_locales,
    ("aerolineas", "Aerolineas"): _aerolineas,
}
"""Prefix and element, and what fills in its data."""
