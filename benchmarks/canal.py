"""The whole pipeline against its physical floor, and `validar` against lxml with the SAT's own XSD.

    python -m benchmarks.canal [--sat CARPETA] [--rondas N]

The floor is what no implementation over libxml2 can do without: parse, XSD (without enumerations), the SAT's own XSLT,
one RSA signature, serialise. It needs the SAT's tree (`--sat`, by default `../shared/sat` beside the checkout) for its
XSLT; without it the floor uses ours, and the run says so. The peer (satcfdi) is measured when it is installed: to build
and seal without validating, and with its validation, which is by XSD alone; each as a multiple of our whole pipeline.

Prints medians in milliseconds and ratios for 1, 10, 100 and 1000 conceptos. Absolute times depend on the machine;
compare ratios.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from lxml import etree

import cfdi
from benchmarks.par import Par
from cfdi.calculo import calcular
from cfdi.esquema.rutas import carpeta
from cfdi.sello.autoridad import AutoridadDePruebas

TAMANOS = (1, 10, 100, 1000)
SAT_POR_DEFECTO = Path(__file__).resolve().parents[1].parent / "shared" / "sat"


def factura(n: int) -> cfdi.Comprobante:
    """An invoice of n conceptos with IVA, built from plain data."""
    return cfdi.ingreso(
        emisor=cfdi.Emisor(rfc="EKU9003173C9", nombre="ESCUELA KEMPER URGATE", regimen_fiscal="601"),
        receptor=cfdi.Receptor(
            rfc="URE180429TM6",
            nombre="UNIVERSIDAD ROBOTICA ESPAÑOLA",
            domicilio_fiscal_receptor="86991",
            regimen_fiscal_receptor="601",
            uso_cfdi="G03",
        ),
        lugar_expedicion="42501",
        forma_pago="03",
        metodo_pago="PUE",
        conceptos=[
            cfdi.concepto(
                clave_prod_serv="81111500",
                clave_unidad="E48",
                descripcion=f"Desarrollo a la medida, parte {i}",
                cantidad=i % 7 + 1,
                valor_unitario=Decimal("1000.55") + i,
                impuestos=[cfdi.iva("0.16")],
            )
            for i in range(n)
        ],
    )


def mediana(accion: Callable[[], object], rondas: int) -> float:
    """Median of several runs, in milliseconds, after one to warm up."""
    accion()
    tiempos = []
    for _ in range(rondas):
        inicio = time.perf_counter()
        accion()
        tiempos.append(time.perf_counter() - inicio)
    return statistics.median(tiempos) * 1000


class Banco:
    """What every measurement needs, opened once: a CSD, the sheets and the schemas."""

    def __init__(self, sat: Path | None) -> None:
        emision = AutoridadDePruebas().emitir_csd("EKU9003173C9", "ESCUELA KEMPER URGATE")
        self.csd = emision.csd()
        try:
            self.par: Par | None = Par(emision)
        except ImportError:
            self.par = None
        arbol = sat / "www.sat.gob.mx/sitio_internet/cfd" if sat else None
        hoja = arbol / "4/cadenaoriginal_4_0/cadenaoriginal_4_0.xslt" if arbol else None
        self.con_sat = hoja is not None and hoja.exists()
        nuestra = carpeta("xslt") / "cadenaoriginal_4_0.xslt"
        self.hoja = etree.XSLT(etree.parse(str(hoja if self.con_sat else nuestra)))
        self.abierto = etree.XMLSchema(etree.parse(str(carpeta("xsd") / "cfdv40.xsd")))
        self.cerrado = etree.XMLSchema(etree.parse(str(arbol / "4/cfdv40.xsd"))) if arbol and self.con_sat else None

    def piso(self, xml: bytes) -> None:
        """Parse, XSD, XSLT, RSA, serialise: nothing else."""
        raiz = etree.fromstring(xml)
        self.abierto.validate(raiz)
        self.csd.firmar(str(self.hoja(raiz)).encode())
        etree.tostring(raiz)

    def canal(self, n: int) -> None:
        """Build, calcular, validate (XSD, catalogues, rules) and seal."""
        comprobante = calcular(factura(n))
        if not cfdi.validar(comprobante):
            raise AssertionError("the benchmark's own invoice is not valid")
        cfdi.sellar(comprobante, self.csd)

    def validar_con_lxml(self, xml: bytes) -> None:
        """What a person would write by hand with the SAT's files."""
        if self.cerrado is not None:
            self.cerrado.validate(etree.fromstring(xml))


def main() -> None:
    """Measure and print."""
    analizador = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    analizador.add_argument("--sat", type=Path, default=SAT_POR_DEFECTO if SAT_POR_DEFECTO.is_dir() else None)
    analizador.add_argument("--rondas", type=int, default=7)
    opciones = analizador.parse_args()
    banco = Banco(opciones.sat)
    print(f"floor with the SAT's XSLT: {'yes' if banco.con_sat else 'no, with ours'}; medians in ms")
    print(f"{'n':>5} {'floor':>8} {'pipeline':>9} {'ratio':>6}   {'validar':>8} {'SAT XSD':>8} {'ratio':>6}", end="")
    print(f"   {'peer':>8} {'/ours':>6}   {'+ XSD':>8} {'/ours':>6}" if banco.par else "   (satcfdi is not installed)")
    for n in TAMANOS:
        rondas = max(opciones.rondas, opciones.rondas * 20 // n)
        sellado = cfdi.sellar(factura(n), banco.csd).xml
        piso = mediana(lambda x=sellado: banco.piso(x), rondas)  # type: ignore[misc]
        canal = mediana(lambda n=n: banco.canal(n), rondas)  # type: ignore[misc]
        validar = mediana(lambda x=sellado: cfdi.validar(x), rondas)  # type: ignore[misc]
        linea = f"{n:>5} {piso:8.3f} {canal:9.3f} {canal / piso:5.2f}×   {validar:8.3f}"
        if banco.cerrado is not None:
            solo_xsd = mediana(lambda x=sellado: banco.validar_con_lxml(x), min(rondas, 15))  # type: ignore[misc]
            linea += f" {solo_xsd:8.3f} {solo_xsd / validar:5.1f}×"
        if banco.par is not None:
            for validado in (False, True):
                suyo = mediana(lambda n=n, v=validado: banco.par.canal(n, validar=v), min(rondas, 9))  # type: ignore[misc]
                linea += f"   {suyo:8.3f} {suyo / canal:5.2f}×"
        print(linea)


if __name__ == "__main__":
    main()
