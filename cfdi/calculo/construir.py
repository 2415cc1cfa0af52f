"""From data (dict or JSON, in the SAT's names or Python's) to a Comprobante, with what can be derived filled in.

What the data says is kept as it is, also when it contradicts the arithmetic: `cfdi.validar` tells, with both figures,
and `calcular` derives everything again. Only what is absent is derived here:

    Fecha                      now, in the local time of LugarExpedicion
    Moneda, Exportacion        MXN (XXX for types T and P), 01
    Concepto: Importe          Cantidad × ValorUnitario
    Concepto: ObjetoImp        02 with taxes, 01 without
    taxes: Base, Importe       Importe − Descuento (Cuota: Cantidad), Base × TasaOCuota
    SubTotal … Total           from the concepts, and local taxes
    complements                what `completar` says: totals, balances…
    type P: Conceptos          the one that the SAT fixes; UsoCFDI of the Receptor, CP01
    type N: Conceptos          the one that the SAT fixes, with the amounts of the Nomina nodes; MetodoPago, PUE; of the
                               Receptor, UsoCFDI CN01 and RegimenFiscalReceptor 605
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cfdi.calculo.comprobantes import hora_de_expedicion
from cfdi.calculo.conceptos import derivar_importe
from cfdi.calculo.importes import DECIMALES_DE_TASA, DECIMALES_MAXIMOS, con_decimales, importe_derivado, resta
from cfdi.calculo.totales import SIN_IMPORTES, totalizar
from cfdi.documentos.cfdi40 import Comprobante, Concepto
from cfdi.errores import ErrorDatos
from cfdi.esquema.datos import desde_python, en_python, leer_json


def construir(datos: Mapping[str, Any] | str | bytes) -> Comprobante:
    """Build a CFDI 4.0 from data that may leave out what can be derived.

    `datos` is a dict, or JSON text. Amounts are text, Decimal or JSON numbers (which are read exactly); a float is
    refused. Raises ErrorDatos, with the path, for an unknown or missing field and for a value of the wrong type.
    """
    crudos = leer_json(datos) if isinstance(datos, (str, bytes)) else datos
    valores: dict[str, Any] = en_python(Comprobante, crudos)
    tipo = valores.get("tipo_de_comprobante")
    if not isinstance(tipo, str):
        raise ErrorDatos(
            "falta el dato",
            campo="Comprobante.TipoDeComprobante",
            remedio="Indique I (ingreso), E (egreso), T (traslado), P (pago) o N (nómina).",
        )
    valores.setdefault("moneda", "XXX" if tipo in SIN_IMPORTES else "MXN")
    valores.setdefault("exportacion", "01")
    if "fecha" not in valores and isinstance(valores.get("lugar_expedicion"), str):
        valores["fecha"] = hora_de_expedicion(valores["lugar_expedicion"]).replace(microsecond=0)
    if "complementos" in valores:
        from cfdi.calculo.completar import completar

        valores["complementos"] = [completar(c) for c in valores["complementos"]]
    if tipo in ("P", "N"):
        _completar_recibo(valores, tipo)
    for concepto in valores.get("conceptos", ()):
        if not isinstance(concepto, Concepto):
            _completar_concepto(concepto)
    _completar_totales(valores, tipo)
    return desde_python(Comprobante, valores, "Comprobante")


def _completar_recibo(valores: dict[str, Any], tipo: str) -> None:
    """What the SAT fixes of types P and N, where absent. From here on the complements are objects."""
    from cfdi.calculo.recibos import FIJOS_DEL_RECEPTOR, concepto_de_nomina, concepto_de_pago
    from cfdi.documentos.nomina12 import Nomina

    receptor = valores.get("receptor")
    if isinstance(receptor, dict):
        receptor |= FIJOS_DEL_RECEPTOR[tipo] | receptor
    if tipo == "P":
        valores.setdefault("conceptos", [concepto_de_pago()])
        return
    valores.setdefault("metodo_pago", "PUE")
    nominas = [c for c in valores.get("complementos", ()) if isinstance(c, Nomina)]
    if nominas:
        valores.setdefault("conceptos", [concepto_de_nomina(nominas)])


def _completar_concepto(c: dict[str, Any]) -> None:
    if "importe" not in c and {"cantidad", "valor_unitario"} <= c.keys():
        c["importe"] = derivar_importe(c["cantidad"], c["valor_unitario"], c.get("descuento"), DECIMALES_MAXIMOS)
    impuestos = c.get("impuestos")
    c.setdefault("objeto_imp", "02" if impuestos else "01")
    if isinstance(impuestos, dict):
        for impuesto in [*impuestos.get("traslados", ()), *impuestos.get("retenciones", ())]:
            if isinstance(impuesto, dict):
                _completar_impuesto(impuesto, c)


def _completar_impuesto(impuesto: dict[str, Any], concepto: dict[str, Any]) -> None:
    tasa = impuesto.get("tasa_o_cuota")
    if isinstance(tasa, Decimal):
        impuesto["tasa_o_cuota"] = tasa = con_decimales(tasa, DECIMALES_DE_TASA)
    if "base" not in impuesto:
        base = concepto.get("cantidad") if impuesto.get("tipo_factor") == "Cuota" else _neto(concepto)
        if base is not None:
            impuesto["base"] = base
    if "importe" not in impuesto and "base" in impuesto and tasa is not None:
        impuesto["importe"] = importe_derivado(impuesto["base"], tasa, DECIMALES_MAXIMOS)


def _neto(concepto: dict[str, Any]) -> Decimal | None:
    importe, descuento = concepto.get("importe"), concepto.get("descuento")
    if not isinstance(importe, Decimal):
        return None
    return resta(importe, descuento) if isinstance(descuento, Decimal) else importe


def _completar_totales(valores: dict[str, Any], tipo: str) -> None:
    """SubTotal, Descuento, Impuestos and Total, where absent. From here on the concepts are objects."""
    conceptos = [
        desde_python(Concepto, c, f"Comprobante.Conceptos[{i}]") for i, c in enumerate(valores.get("conceptos", ()), 1)
    ]
    if conceptos:
        valores["conceptos"] = conceptos
    if {"sub_total", "total"} <= valores.keys() and ("impuestos" in valores or tipo in SIN_IMPORTES):
        return
    totales = totalizar(
        conceptos,
        tipo_de_comprobante=tipo,
        moneda=valores["moneda"],
        complementos=valores.get("complementos", ()),
    )
    for nombre, derivado in totales._asdict().items():
        if derivado is not None and valores.get(nombre) in (None, {}):
            valores[nombre] = derivado
