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


DOCUMENTOS = (
    Documento(
        "xsd/cfdv40.xsd",
        "4/cfdv40.xsd",
        "xslt/cadenaoriginal_4_0.xslt",
        "4/cadenaoriginal_4_0/cadenaoriginal_4_0.xslt",
    ),
    Documento(
        "xsd/TimbreFiscalDigitalv11.xsd",
        "TimbreFiscalDigital/TimbreFiscalDigitalv11.xsd",
        "xslt/cadenaoriginal_TFD_1_1.xslt",
        "TimbreFiscalDigital/cadenaoriginal_TFD_1_1.xslt",
    ),
)
