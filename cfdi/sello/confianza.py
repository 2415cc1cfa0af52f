"""Whether the SAT really issued a certificate: the chain of signatures up to an authority that is trusted.

`autoridades/` ships the public certificates of the SAT's production authorities AC1 to AC5 and of the Banco de
México roots above them. Not at hand are those of its test authorities (AC UAT, A.C. 2 de pruebas) and of the newest
one in production (AC DEL SERVICIO DE ADMINISTRACION TRIBUTARIA): what they issued is reported as not verifiable
until the caller adds the authority, never as verified nor as broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Literal

from cfdi.errores import ErrorCSD
from cfdi.sello.certificado import Ambiente, Certificado

EstadoDeCadena = Literal["verificada", "no_verificable", "rota", "fuera_de_vigencia"]


@dataclass(frozen=True, slots=True)
class Cadena:
    """The answer about one certificate.

    `estado`: verificada · no_verificable, the certificate of an issuer is not at hand · rota, no authority with
    the issuer's name made the signature · fuera_de_vigencia, a link was not valid on the date asked for.
    `eslabones`: the certificate first, then each authority whose signature was checked.
    `ambiente`: that of the authority whose signature was checked; "desconocido" when there was none to check
        with, whatever the certificate claims (`Certificado.ambiente`).
    `motivo`: a sentence for people, in Spanish; empty when the chain is verified.
    """

    estado: EstadoDeCadena
    eslabones: tuple[Certificado, ...]
    ambiente: Ambiente
    motivo: str = ""

    @property
    def verificada(self) -> bool:
        """Whether every signature up to a trusted authority was checked and every link was valid on that date."""
        return self.estado == "verificada"


@dataclass(frozen=True, slots=True)
class Almacen:
    """The authorities that are trusted, each with the environment that it issues for.

    Every authority in it is trusted for what it is: nothing that a document brings along is ever added.
    """

    autoridades: tuple[tuple[Certificado, Ambiente], ...] = ()

    @classmethod
    def del_sat(cls) -> Almacen:
        """The SAT's production authorities, read from the package the first time."""
        return _almacen_del_sat()

    def con(self, *autoridades: Certificado, ambiente: Ambiente = "pruebas") -> Almacen:
        """A store that trusts these too.

        Raises:
            ErrorCSD: one of them is not the certificate of an authority.
        """
        for autoridad in autoridades:
            if autoridad.tipo != "AC":
                raise ErrorCSD(
                    f"el certificado {autoridad.numero} no es de una autoridad certificadora.",
                    campo="autoridad",
                    valor=autoridad.tipo,
                    remedio="Agregue el certificado de quien lo emitió.",
                )
        return Almacen(self.autoridades + tuple((autoridad, ambiente) for autoridad in autoridades))

    def verificar(self, certificado: Certificado, fecha: datetime | None = None) -> Cadena:
        """Follow the chain of `certificado` and check it on `fecha` (now, when absent).

        All links must be valid on that date; without zone it is central Mexican time.
        Nothing here tells of revocation: the SAT publishes that through its own services.
        """
        eslabones, ambiente = [certificado], None
        while candidatas := self._llamadas_como_el_emisor_de(eslabones[-1]):
            firmante = next((una for una in candidatas if eslabones[-1].firmado_por(una[0])), None)
            if firmante is None:
                return _rota(eslabones)
            ambiente = ambiente or firmante[1]
            if firmante[0] in eslabones:  # a root, that signs itself
                break
            eslabones.append(firmante[0])
        if ambiente is None:
            motivo = f"cadena no verificable: no se tiene el certificado de {certificado.emisor}"
            return Cadena("no_verificable", tuple(eslabones), "desconocido", motivo)
        return _en_fecha(tuple(eslabones), ambiente, fecha or datetime.now(UTC))

    def _llamadas_como_el_emisor_de(self, certificado: Certificado) -> list[tuple[Certificado, Ambiente]]:
        return [una for una in self.autoridades if certificado.nombra_emisor_a(una[0])]


def _rota(eslabones: list[Certificado]) -> Cadena:
    ultimo = eslabones[-1]
    motivo = f"cadena rota: {ultimo.emisor} no firmó el certificado {ultimo.numero}, o se alteró después"
    return Cadena("rota", tuple(eslabones), "desconocido", motivo)


def _en_fecha(eslabones: tuple[Certificado, ...], ambiente: Ambiente, fecha: datetime) -> Cadena:
    fuera = next((eslabon for eslabon in eslabones if not eslabon.vigente_en(fecha)), None)
    if fuera is None:
        return Cadena("verificada", eslabones, ambiente)
    motivo = (
        f"cadena fuera de vigencia: el certificado {fuera.numero} vale del {fuera.desde:%Y-%m-%d} "
        f"al {fuera.hasta:%Y-%m-%d}, no el {fecha:%Y-%m-%d}"
    )
    return Cadena("fuera_de_vigencia", eslabones, ambiente, motivo)


@cache
def _almacen_del_sat() -> Almacen:
    carpeta = resources.files("cfdi.sello") / "autoridades"
    archivos = sorted((archivo for archivo in carpeta.iterdir() if archivo.name.endswith(".cer")), key=lambda a: a.name)
    return Almacen().con(*(Certificado(archivo.read_bytes()) for archivo in archivos), ambiente="produccion")
