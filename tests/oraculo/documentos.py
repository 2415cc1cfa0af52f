"""The documents whose rendered files are held against the SAT's.

Another document is one more row of `DOCUMENTOS`: every proof in this package runs over the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.rutas import RAIZ, SAT

UTILERIAS = SAT / "2" / "cadenaoriginal_2_0" / "utilerias.xslt"
"""The SAT's named templates, which its sheets of complements use and only the Comprobante's sheets include."""


@dataclass(frozen=True, slots=True)
class Documento:
    """Our two files, relative to the checkout, and the SAT's, relative to `sitio_internet/cfd`.

    A `complemento` has no cadena of its own: its sheets are any of ours and of the SAT's with a template for it. It
    is compared besides in every pair of sheets of the table (the 3.3 and 4.0 ones differ in whom they visit).
    """

    xsd: str
    xsd_sat: str
    xslt: str
    xslt_sat: str
    complemento: bool = False

    @property
    def nombre(self) -> str:
        return Path(self.xsd).stem

    @property
    def ruta_xsd(self) -> Path:
        return _rendida(self.xsd)

    @property
    def ruta_xslt(self) -> Path:
        return _rendida(self.xslt)

    @property
    def ruta_xsd_sat(self) -> Path:
        return SAT / self.xsd_sat

    @property
    def ruta_xslt_sat(self) -> Path:
        return SAT / self.xslt_sat


def _rendida(archivo: str) -> Path:
    ruta = RAIZ / archivo
    assert ruta.is_file(), f"falta {archivo}: los archivos rendidos se escriben con `python -m cfdi.esquema`"
    return ruta


def _complemento(ruta: str, xslt_sat: str | None = None, xslt: str | None = None) -> Documento:
    """A complement at `ruta`, without suffix; its sheet stands beside its XSD, unless `xslt_sat` tells another.

    Ours has the name of the SAT's, unless `xslt` tells another: versions that share a sheet of ours.
    """
    hoja = f"{xslt_sat or ruta}.xslt"
    return Documento(f"xsd/{Path(ruta).name}.xsd", f"{ruta}.xsd", f"xslt/{xslt or Path(hoja).stem}.xslt", hoja, True)


_RETENCIONES = "../../esquemas/retencionpago"

DOCUMENTOS = (
    Documento(
        "xsd/cfdv40.xsd",
        "4/cfdv40.xsd",
        "xslt/cadenaoriginal_4_0.xslt",
        "4/cadenaoriginal_4_0/cadenaoriginal_4_0.xslt",
    ),
    Documento(
        "xsd/cfdv33.xsd",
        "3/cfdv33.xsd",
        "xslt/cadenaoriginal_3_3.xslt",
        "3/cadenaoriginal_3_3/cadenaoriginal_3_3.xslt",
    ),
    Documento(
        "xsd/cfdv32.xsd",
        "3/cfdv32.xsd",
        "xslt/cadenaoriginal_3_2.xslt",
        "3/cadenaoriginal_3_2/cadenaoriginal_3_2.xslt",
    ),
    Documento(
        "xsd/cfdv22.xsd",
        "2/cfdv22.xsd",
        "xslt/cadenaoriginal_2_2.xslt",
        "2/cadenaoriginal_2_0/cadenaoriginal_2_2.xslt",
    ),
    Documento(
        "xsd/TimbreFiscalDigitalv11.xsd",
        "TimbreFiscalDigital/TimbreFiscalDigitalv11.xsd",
        "xslt/cadenaoriginal_TFD_1_1.xslt",
        "TimbreFiscalDigital/cadenaoriginal_TFD_1_1.xslt",
    ),
    Documento(
        "xsd/TimbreFiscalDigital.xsd",
        "TimbreFiscalDigital/TimbreFiscalDigital.xsd",
        "xslt/cadenaoriginal_TFD_1_0.xslt",
        "../timbrefiscaldigital/cadenaoriginal_TFD_1_0.xslt",
    ),
    Documento(
        "xsd/retencionpagov2.xsd",
        f"{_RETENCIONES}/2/retencionpagov2.xsd",
        "xslt/retenciones20.xslt",
        f"{_RETENCIONES}/2/retenciones.xslt",
    ),
    Documento(
        "xsd/retencionpagov1.xsd",
        f"{_RETENCIONES}/1/retencionpagov1.xsd",
        "xslt/retenciones10.xslt",
        f"{_RETENCIONES}/1/retenciones.xslt",
    ),
    _complemento("Pagos/Pagos20"),
    _complemento("Pagos/Pagos10"),
    _complemento("nomina/nomina12"),
    _complemento("nomina/nomina11"),
    _complemento("iedu/iedu"),
    _complemento("detallista/detallista"),
    _complemento("ventavehiculos/ventavehiculos11"),
    _complemento("ventavehiculos/ventavehiculos", "ventavehiculos/ventavehiculos11", "ventavehiculos11"),
    _complemento("terceros/terceros11"),
    _complemento("servicioparcialconstruccion/servicioparcialconstruccion"),
    _complemento("implocal/implocal"),
    _complemento("CartaPorte/CartaPorte31"),
    _complemento("CartaPorte/CartaPorte30"),
    _complemento("CartaPorte/CartaPorte20"),
    _complemento("CartaPorte/CartaPorte"),
    _complemento("ComercioExterior20/ComercioExterior20"),
    _complemento("ComercioExterior11/ComercioExterior11"),
    _complemento("leyendasFiscales/leyendasFisc"),
    _complemento("donat/donat11"),
    _complemento("divisas/divisas"),
    _complemento("ine/ine11"),
    _complemento("ine/ine10", xslt="ine11"),
    _complemento("pfic/pfic"),
    _complemento("TuristaPasajeroExtranjero/TuristaPasajeroExtranjero"),
    _complemento("cfdiregistrofiscal/cfdiregistrofiscal"),
    _complemento("pagoenespecie/pagoenespecie"),
    _complemento("aerolineas/aerolineas"),
    _complemento("valesdedespensa/valesdedespensa"),
    _complemento("notariospublicos/notariospublicos"),
    _complemento("vehiculousado/vehiculousado"),
    _complemento("renovacionysustitucionvehiculos/renovacionysustitucionvehiculos"),
    _complemento("certificadodestruccion/certificadodedestruccion"),
    _complemento("arteantiguedades/obrasarteantiguedades"),
    _complemento("EstadoDeCuentaCombustible/ecc12"),
    _complemento("EstadoDeCuentaCombustible/ecc11"),
    _complemento("ecc/ecc"),
    _complemento("consumodecombustibles/consumodeCombustibles11"),
    _complemento("consumodecombustibles/consumodecombustibles"),
    _complemento("GastosHidrocarburos10/GastosHidrocarburos10"),
    _complemento("IngresosHidrocarburos10/IngresosHidrocarburos"),
    _complemento("hidrocarburospetroliferos", "HidrocarburosPetro/hidrocarburospetroliferos"),
    _complemento("acreditamiento/AcreditamientoIEPS10"),
    _complemento("ecb/ecb"),
    _complemento("spei/spei"),
    *(
        _complemento(f"{_RETENCIONES}/1/{nombre}/{nombre}")
        for nombre in (
            "arrendamientoenfideicomiso",
            "dividendos",
            "enajenaciondeacciones",
            "fideicomisonoempresarial",
            "intereses",
            "intereseshipotecarios",
            "operacionesconderivados",
            "pagosaextranjeros",
            "planesderetiro",
            "planesderetiro11",
            "premios",
            "sectorfinanciero",
        )
    ),
    _complemento(f"{_RETENCIONES}/1/PlataformasTecnologicas10/ServiciosPlataformasTecnologicas10"),
)
