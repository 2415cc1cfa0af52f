"""The certificates at hand: the authorities that are trusted, and those of the PACs, by number."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from cfdi.errores import ErrorArchivo
from cfdi.sello.certificado import Certificado
from cfdi.sello.confianza import Almacen


@dataclass(frozen=True, slots=True)
class Conocidos:
    """`autoridades` decide whom to believe; `certificados` are those with which timbres can be verified."""

    autoridades: Almacen = field(default_factory=Almacen.del_sat)
    certificados: Mapping[str, Certificado] = field(default_factory=lambda: MappingProxyType({}))

    def con(self, *certificados: Certificado) -> Conocidos:
        """Also these. An authority among them is believed, as one of tests."""
        autoridades = [c for c in certificados if c.tipo == "AC"]
        otros = {c.numero: c for c in certificados if c.tipo != "AC"}
        return Conocidos(self.autoridades.con(*autoridades), MappingProxyType({**self.certificados, **otros}))

    def con_carpeta(self, ruta: str | os.PathLike[str]) -> Conocidos:
        """Also every .cer in a folder, or the one of that name. Raises ErrorArchivo, ErrorCSD."""
        carpeta = Path(ruta)
        if not carpeta.exists():
            raise ErrorArchivo("no existe", campo=str(carpeta), remedio="Indique una carpeta con archivos .cer.")
        archivos = sorted(carpeta.glob("*.cer")) if carpeta.is_dir() else [carpeta]
        return self.con(*(Certificado.leer(a) for a in archivos))
