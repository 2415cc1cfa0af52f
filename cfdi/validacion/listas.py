"""The SAT's published lists of taxpayers (l_RFC) and of certificates (l_LCO), for who has them on disk.

They are tens of millions of lines, so that they are indexed once (`construir_listas.construir`, or
`python -m cfdi.validacion.construir_listas`) and looked up from then on:

    >>> from cfdi.validacion.listas import ListasDelSAT
    >>> validar(factura, externos=ListasDelSAT("listas.sqlite"))                              # doctest: +SKIP
"""

from __future__ import annotations

import os
import sqlite3
import threading
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from cfdi.errores import ErrorArchivo
from cfdi.validacion.externos import CertificadoEnLCO, Contribuyente, EnMemoria, EstadoDeCertificado, Externos

FORMATO = 1
"""Layout of the file, in its user_version."""

_REMEDIO = "Constrúyalo con: python -m cfdi.validacion.construir_listas DESTINO.sqlite ARCHIVO…"


class ListasDelSAT:
    """What the indexed lists say; of rates, UUIDs and confirmation keys, what another provider does (`lo_demas`).

    A list that was not among the files indexed is not known, and what depends on it stays not verified; so does a
    column (name, postal code, marks) that the edition at hand does not have. Safe among threads and after a fork.
    """

    def __init__(self, ruta: str | os.PathLike[str], lo_demas: Externos | None = None) -> None:
        """Raises ErrorArchivo when the file does not exist or was not made by `construir`."""
        otro = lo_demas or EnMemoria()
        self.tipo_de_cambio = otro.tipo_de_cambio
        self.tipo_de_comprobante = otro.tipo_de_comprobante
        self.operacion_de_adquirente = otro.operacion_de_adquirente
        self.confirmacion = otro.confirmacion
        self._ruta = Path(ruta)
        self._hilo = threading.local()
        self._columnas = frozenset(columna for (columna,) in self._leer("SELECT columna FROM columnas"))

    def contribuyente(self, rfc: str) -> Contribuyente | None:
        if "rfc" not in self._columnas:
            return None
        fila = self._una(
            "SELECT nombre, codigo_postal, sncf, subcontratacion, retencion, estimulo_frontera, limite FROM rfc "
            "WHERE rfc = ?",
            rfc,
        )
        if fila is None:
            return Contribuyente(rfc=rfc, inscrito=False)
        nombre, codigo_postal, sncf, subcontratacion, retencion, estimulo_frontera, limite = fila
        return Contribuyente(
            rfc=rfc,
            nombre=nombre,
            codigo_postal=codigo_postal,
            sncf=_marca(sncf),
            subcontratacion=_marca(subcontratacion),
            retencion=retencion,
            estimulo_frontera=_marca(estimulo_frontera),
            limite=Decimal(limite) if limite is not None else None,
        )

    def nombre_inscrito(self, nombre: str) -> bool | None:
        return self._hay("nombre", "SELECT 1 FROM rfc WHERE nombre = ?", nombre)

    def codigo_postal_inscrito(self, codigo_postal: str) -> bool | None:
        return self._hay("codigo_postal", "SELECT 1 FROM rfc WHERE codigo_postal = ?", codigo_postal)

    def obligado(self, rfc: str) -> bool | None:
        return self._hay("numero", "SELECT 1 FROM certificado WHERE rfc = ?", rfc)

    def certificado(self, numero: str) -> CertificadoEnLCO | None:
        if "numero" not in self._columnas:
            return None
        fila = self._una("SELECT rfc, estado, obligaciones, desde, hasta FROM certificado WHERE numero = ?", numero)
        if fila is None:
            return CertificadoEnLCO(numero=numero, en_lista=False)
        rfc, estado, obligaciones, desde, hasta = fila
        return CertificadoEnLCO(
            numero=numero,
            rfc=rfc,
            estado=cast("EstadoDeCertificado", estado),
            obligaciones=obligaciones != 0,
            desde=datetime.fromisoformat(desde) if desde else None,
            hasta=datetime.fromisoformat(hasta) if hasta else None,
        )

    def _hay(self, columna: str, consulta: str, valor: str) -> bool | None:
        return self._una(consulta, valor) is not None if columna in self._columnas else None

    def _una(self, consulta: str, valor: str) -> Any:
        # Text that cannot be written in UTF-8 (half a surrogate) is in no list, and SQLite refuses it.
        return next(iter(self._leer(consulta, valor.encode(errors="replace").decode())), None)

    def _leer(self, consulta: str, *valores: str) -> list[Any]:
        try:
            return self._conexion().execute(consulta, valores).fetchall()
        except sqlite3.Error as error:
            raise ErrorArchivo(
                f"el archivo de listas no se puede leer ({error})", campo=str(self._ruta), remedio=_REMEDIO
            ) from None

    def _conexion(self) -> sqlite3.Connection:
        lector: _Lector | None = getattr(self._hilo, "lector", None)
        if lector is None or lector.proceso != os.getpid():
            lector = self._hilo.lector = _Lector(self._ruta)
        return lector.conexion


class _Lector:
    """One connection, and the process that opened it: SQLite connections must not be used across a fork."""

    def __init__(self, ruta: Path) -> None:
        self.proceso = os.getpid()
        if not ruta.is_file():
            raise ErrorArchivo("no existe el archivo de listas", campo=str(ruta), remedio=_REMEDIO)
        self.conexion = sqlite3.connect(
            f"{ruta.resolve().as_uri()}?mode=ro&immutable=1",
            uri=True,
            isolation_level=None,
            check_same_thread=False,  # each thread has its own; only closing it may fall to another
        )
        (formato,) = self.conexion.execute("PRAGMA user_version").fetchone()
        if formato != FORMATO:
            raise ErrorArchivo("no es un archivo de listas de esta versión", campo=str(ruta), remedio=_REMEDIO)

    def __del__(self) -> None:
        # From Python 3.13 on, a connection that is left to the garbage collector warns.
        if hasattr(self, "conexion"):
            self.conexion.close()


def _marca(valor: int | None) -> bool | None:
    return None if valor is None else valor != 0
