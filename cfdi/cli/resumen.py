"""A document as a person likes to read it on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.align import Align
from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from cfdi import catalogos
from cfdi.documentos.cfdi40 import Comprobante
from cfdi.documentos.tfd11 import TimbreFiscalDigital
from cfdi.esquema.texto import de_decimal

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_TIPOS = {"I": "Ingreso", "E": "Egreso", "T": "Traslado", "P": "Pago", "N": "Nómina"}
_CONCEPTOS_A_LA_VISTA = 40
_IMPUESTOS = {"001": "ISR", "002": "IVA", "003": "IEPS"}


def mostrar(c: Comprobante, consola: Console) -> None:
    """Print a summary: who, what, how much, and the timbre."""
    consola.print(_resumen(c))


def _resumen(c: Comprobante) -> RenderableType:
    folio = " ".join(filter(None, [c.serie, c.folio]))
    titulo = Text(f"{_TIPOS.get(c.tipo_de_comprobante, c.tipo_de_comprobante)} {folio}".strip())
    partes: list[RenderableType] = [_partes(c), _conceptos(c), _totales(c)]
    timbre = c.complemento(TimbreFiscalDigital)
    partes.append(Text())
    if timbre is not None:
        partes.append(
            Text(
                f"UUID {timbre.uuid} · timbrado {timbre.fecha_timbrado.isoformat(' ')} por {timbre.rfc_prov_certif}",
                style="green",
            )
        )
    else:
        partes.append(Text("sellado, sin timbrar" if c.sello else "sin sellar", style="yellow"))
    return Panel(Group(*partes), title=titulo, subtitle=Text(c.fecha.isoformat(" ")), expand=False, padding=(1, 2))


def _describir(catalogo: str, clave: str | None) -> str:
    if clave is None:
        return ""
    fila = catalogos.fila(catalogo, clave)
    return f"{clave} {fila.descripcion}" if fila else clave


def _partes(c: Comprobante) -> Table:
    tabla = Table.grid(padding=(0, 2))
    tabla.add_column(style="dim")
    filas = [
        ("Emisor", f"{c.emisor.nombre} · {c.emisor.rfc}"),
        ("", _describir("c_RegimenFiscal", c.emisor.regimen_fiscal)),
        ("Receptor", f"{c.receptor.nombre} · {c.receptor.rfc} · CP {c.receptor.domicilio_fiscal_receptor}"),
        ("", _describir("c_RegimenFiscal", c.receptor.regimen_fiscal_receptor)),
        ("Uso", _describir("c_UsoCFDI", c.receptor.uso_cfdi)),
        (
            "Pago",
            " · ".join(
                filter(None, [_describir("c_MetodoPago", c.metodo_pago), _describir("c_FormaPago", c.forma_pago)])
            ),
        ),
        ("Expedido en", f"CP {c.lugar_expedicion}"),
    ]
    for relacionados in c.cfdi_relacionados:
        uuids = ", ".join(r.uuid for r in relacionados.cfdi_relacionado)
        filas.append(("Relación", f"{_describir('c_TipoRelacion', relacionados.tipo_relacion)}: {uuids}"))
    for nombre, valor in filas:
        if valor:
            tabla.add_row(nombre, Text(valor))
    return tabla


def _conceptos(c: Comprobante) -> Table:
    tabla = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    tabla.add_column("Cantidad", justify="right")
    tabla.add_column("Unidad")
    tabla.add_column("Descripción", ratio=1)
    tabla.add_column("Precio", justify="right", no_wrap=True)
    tabla.add_column("Importe", justify="right", no_wrap=True)
    for x in c.conceptos[:_CONCEPTOS_A_LA_VISTA]:
        unidad = catalogos.fila("c_ClaveUnidad", x.clave_unidad)
        tabla.add_row(
            Text(de_decimal(x.cantidad)),
            Text(x.unidad or (unidad.descripcion if unidad else x.clave_unidad)),
            Text(x.descripcion),
            Text(_dinero(x.valor_unitario)),
            Text(_dinero(x.importe)),
        )
    if len(c.conceptos) > _CONCEPTOS_A_LA_VISTA:
        tabla.add_row("", "", Text(f"… y {len(c.conceptos) - _CONCEPTOS_A_LA_VISTA:,} conceptos más", style="dim"))
    return tabla


def _totales(c: Comprobante) -> Align:
    tabla = Table.grid(padding=(0, 3))
    tabla.add_column()
    tabla.add_column(justify="right")
    for nombre, importe in _renglones(c):
        tabla.add_row(Text(nombre), Text(_dinero(importe)))
    tabla.add_row(Text("Total", style="bold"), Text(f"{_dinero(c.total)} {c.moneda}", style="bold"))
    return Align.right(tabla)


def _renglones(c: Comprobante) -> Iterable[tuple[str, Decimal]]:
    yield "SubTotal", c.sub_total
    if c.descuento is not None:
        yield "− Descuento", c.descuento
    if c.impuestos is None:
        return
    for t in c.impuestos.traslados:
        nombre = _IMPUESTOS.get(t.impuesto, t.impuesto)
        if t.importe is not None and t.tasa_o_cuota is not None:
            yield f"+ {nombre} {_tasa(t.tipo_factor, t.tasa_o_cuota)}", t.importe
        else:
            yield f"  {nombre} exento, base {_dinero(t.base)}", Decimal("0.00")
    for r in c.impuestos.retenciones:
        yield f"− {_IMPUESTOS.get(r.impuesto, r.impuesto)} retenido", r.importe


def _tasa(tipo_factor: str, tasa: Decimal) -> str:
    """A rate as people say it: 0.160000 is 16 %; a fee stays an amount per unit."""
    if tipo_factor == "Cuota":
        return f"{_sin_ceros(tasa)} por unidad"
    return f"{_sin_ceros(tasa.scaleb(2))} %"


def _sin_ceros(valor: Decimal) -> str:
    texto = de_decimal(valor)
    return texto.rstrip("0").rstrip(".") if "." in texto else texto


def _dinero(importe: Decimal) -> str:
    """With thousands separators, and all the decimals it carries."""
    entero, punto, decimales = de_decimal(importe).partition(".")
    return f"{int(entero):,}{punto}{decimales}"
