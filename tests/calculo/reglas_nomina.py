"""The rules of amounts of the complement of payroll once more, from their formulas; nothing of the code is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.nomina12 import Deducciones, Nomina, Percepcion, Percepciones
from tests.calculo.reglas import escritos, fraccion, suma

_Regla = tuple[str, bool]

SEPARACION = ("022", "023", "025")
RETIRO = ("039", "044")


def incumplidas_de_nomina(c: Comprobante) -> set[str]:
    """Codes that a payroll receipt breaks; empty is what the builders promise."""
    nominas = c.complementos_de(Nomina)
    reglas = [*_de_comprobante(c, nominas), *(r for n in nominas for r in _de_nomina(n))]
    return {codigo for codigo, cumple in reglas if not cumple}


def _de_comprobante(c: Comprobante, nominas: Iterable[Nomina]) -> Iterator[_Regla]:
    nominas = list(nominas)
    yield "NOM1", (c.moneda, c.tipo_de_comprobante, c.exportacion, c.metodo_pago) == ("MXN", "N", "01", "PUE")
    ausentes = (c.informacion_global, c.forma_pago, c.tipo_cambio, c.condiciones_de_pago, c.impuestos)
    yield "NOM4", all(x is None for x in ausentes)
    yield "NOM11", (c.receptor.regimen_fiscal_receptor, c.receptor.uso_cfdi) == ("605", "CN01")
    yield "NOM13", len(c.conceptos) == 1
    k = c.conceptos[0]
    fijos = (k.clave_prod_serv, k.clave_unidad, k.descripcion, k.objeto_imp, format(k.cantidad, "f"))
    yield "NOM14", fijos == ("84111505", "ACT", "Pago de nómina", "01", "1")
    yield "NOM15", k.no_identificacion is None and k.unidad is None
    yield "NOM24", not (k.impuestos or k.a_cuenta_terceros or k.complementos or k.parte)
    pagado = suma(x for n in nominas for x in (n.total_percepciones, n.total_otros_pagos))
    deducciones = [n.total_deducciones for n in nominas if n.total_deducciones is not None]
    yield "NOM20", fraccion(k.valor_unitario) == pagado
    yield "NOM21", fraccion(k.importe) == pagado
    yield "NOM22", (k.descuento is not None) == bool(deducciones) and suma([k.descuento]) == suma(deducciones)
    yield "CFDI40108", fraccion(c.sub_total) == pagado
    yield "CFDI40119", fraccion(c.total) == pagado - suma(deducciones) >= 0


def _de_nomina(n: Nomina) -> Iterator[_Regla]:
    yield "NOM31", n.total_percepciones is not None or n.total_otros_pagos is not None
    yield "NOM36", (n.total_percepciones is None) == (n.percepciones is None)
    yield "NOM38", (n.total_deducciones is None) == (n.deducciones is None)
    if n.percepciones is not None:
        yield from _de_percepciones(n.percepciones, n.total_percepciones)
    if n.deducciones is not None:
        yield from _de_deducciones(n.deducciones, n.total_deducciones)
    yield "NOM40", (n.total_otros_pagos is None) == (not n.otros_pagos)
    yield "NOM40", suma([n.total_otros_pagos]) == suma(o.importe for o in n.otros_pagos)
    for o in n.otros_pagos:
        yield "NOM100", o.importe > 0 or o.tipo_otro_pago == "002"
        if o.subsidio_al_empleo is not None:
            yield "NOM107", o.importe <= o.subsidio_al_empleo.subsidio_causado
    totales = (n.total_percepciones, n.total_deducciones, n.total_otros_pagos)
    yield "XSD", all(escritos(t) <= 2 for t in totales if t is not None)
    yield from _de_antiguedad(n)


def _de_percepciones(p: Percepciones, total: Decimal | None) -> Iterator[_Regla]:
    por_grupo = suma([p.total_sueldos, p.total_separacion_indemnizacion, p.total_jubilacion_pension_retiro])
    yield "NOM37", suma([total]) == por_grupo
    yield "NOM69", por_grupo == suma([p.total_gravado, p.total_exento])
    sueldos = [x for x in p.percepcion if x.tipo_percepcion not in SEPARACION + RETIRO]
    for codigo, dado, partes in (
        ("NOM70", p.total_sueldos, sueldos),
        ("NOM71", p.total_separacion_indemnizacion, _de_tipo(p.percepcion, SEPARACION)),
        ("NOM72", p.total_jubilacion_pension_retiro, _de_tipo(p.percepcion, RETIRO)),
    ):
        yield codigo, (dado is not None) == bool(partes)
        yield codigo, suma([dado]) == suma(v for x in partes for v in (x.importe_gravado, x.importe_exento))
    yield "NOM73", fraccion(p.total_gravado) == suma(x.importe_gravado for x in p.percepcion)
    yield "NOM74", fraccion(p.total_exento) == suma(x.importe_exento for x in p.percepcion)
    yield "NOM75", all(x.importe_gravado + x.importe_exento > 0 for x in p.percepcion)


def _de_tipo(partes: Iterable[Percepcion], tipos: tuple[str, ...]) -> list[Percepcion]:
    return [x for x in partes if x.tipo_percepcion in tipos]


def _de_deducciones(d: Deducciones, total: Decimal | None) -> Iterator[_Regla]:
    isr = [x.importe for x in d.deduccion if x.tipo_deduccion == "002"]
    otras = [x.importe for x in d.deduccion if x.tipo_deduccion != "002"]
    yield "NOM39", suma([total]) == suma([d.total_otras_deducciones, d.total_impuestos_retenidos])
    yield "NOM91", suma([d.total_impuestos_retenidos]) == suma(isr)
    yield "NOM92", (d.total_impuestos_retenidos is not None) == bool(isr)
    yield "TotalOtrasDeducciones", (d.total_otras_deducciones is not None) == bool(otras)
    yield "TotalOtrasDeducciones", suma([d.total_otras_deducciones]) == suma(otras)
    yield "NOM96", all(x.importe > 0 for x in d.deduccion)


def _de_antiguedad(n: Nomina) -> Iterator[_Regla]:
    escrita, inicio = n.receptor.antiguedad, n.receptor.fecha_inicio_rel_laboral
    if escrita is None or inicio is None:
        return
    if escrita.endswith("W"):
        dias = (n.fecha_final_pago - inicio).days + 1
        yield "NOM54", Fraction(int(escrita[1:-1])) <= Fraction(dias, 7) < int(escrita[1:-1]) + 1
    else:
        yield "NOM55", vence(inicio, escrita) == n.fecha_final_pago + timedelta(days=1)


def vence(inicio: date, periodo: str) -> date:
    """The day on which a period of years, months and days is over, counted from the first: a month from the 31st is
    over on the last day of a shorter one.
    """
    partes, cifras = {"Y": 0, "M": 0, "D": 0}, ""
    for signo in periodo[1:]:
        if signo.isdigit():
            cifras += signo
        else:
            partes[signo], cifras = int(cifras), ""
    anio, mes = inicio.year + partes["Y"], inicio.month + partes["M"]
    anio, mes = anio + (mes - 1) // 12, (mes - 1) % 12 + 1
    fin_de_mes = (date(anio + mes // 12, mes % 12 + 1, 1) - timedelta(days=1)).day
    return date(anio, mes, min(inicio.day, fin_de_mes)) + timedelta(days=partes["D"])
