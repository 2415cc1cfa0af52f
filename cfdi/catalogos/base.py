"""The look-ups over a file of catalogues, with small caches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from cfdi.catalogos import filas as f
from cfdi.catalogos.archivo import Archivo
from cfdi.catalogos.busqueda import comienza, consultas, documentos_de, llave_de, palabras_buscadas
from cfdi.catalogos.tablas import Tabla
from cfdi.errores import ErrorCatalogo, ErrorDatos

RUTA = Path(__file__).with_name("catalogos.sqlite")
"""The file that the library ships."""

_CLAVES_EN_MEMORIA = 4096
_FILAS_EN_MEMORIA = 1024
_CANDIDATAS = 200
_LIMITE_MAXIMO = 1_000_000

_F = TypeVar("_F", bound=f.Vigente)


class Catalogos:
    """The SAT's catalogues, as one file holds them. The functions of `cfdi.catalogos` are those of the file shipped.

    A catalogue is named as in the SAT's schemas: "catCFDI:c_Moneda", "catNomina:c_TipoNomina", "catCEH:Tareas";
    without prefix it is one of catCFDI. A name that is not there raises ErrorCatalogo.
    A key is any text: one that is not there, however strange, is None or False; what is not a text raises ErrorDatos.
    The catalogues that the SAT only enumerates in its schemas (Carta Porte, comercio exterior…) are mere lists of keys,
    with neither description (but catCombustible) nor period.

    Several rows may share a key with different periods. With `fecha` the one in force that day counts, and without it
    the latest. Instances may be shared between threads and survive a fork.
    """

    def __init__(self, ruta: Path = RUTA) -> None:
        self._archivo = Archivo(ruta)
        self._limites = lru_cache(_CLAVES_EN_MEMORIA)(self._leer_limites)
        self._filas = lru_cache(_FILAS_EN_MEMORIA)(self._leer_filas)
        self._tasas = lru_cache(_FILAS_EN_MEMORIA)(self._leer_tasas)

    # Any catalogue

    def nombres(self) -> tuple[str, ...]:
        """Qualified names of the catalogues that are asked by key: those of the SAT's workbook first, in its order."""
        contenido = self._archivo.contenido()
        return tuple(nombre for nombre in contenido.versiones if issubclass(contenido.tablas[nombre].clase, f.Fila))

    def version(self) -> Mapping[str, f.Version]:
        """Edition and number of rows of every catalogue, by qualified name."""
        return self._archivo.contenido().versiones

    def existe(self, catalogo: str, clave: str, fecha: date | None = None) -> bool:
        """Whether the key is in the catalogue and, with `fecha`, in force that day (a datetime will do)."""
        limites = self._limites(catalogo, _posible(clave))
        if fecha is None:
            return bool(limites)
        hoy = f.dia(fecha)
        for desde, hasta in limites:  # noqa: SIM110  # a generator costs twice the look-up, and documents ask thousands
            if desde <= hoy <= hasta:
                return True
        return False

    def fila(self, catalogo: str, clave: str, fecha: date | None = None) -> f.Fila | None:
        """The row of a key. Raises ErrorCatalogo for a catalogue whose key says nothing alone (c_Municipio)."""
        return self._una(f.Fila, catalogo, clave, fecha=fecha)

    def recorrer(self, catalogo: str, clave: str | None = None) -> Iterator[f.Vigente]:
        """Rows of any catalogue, in the order of its key: all, or those of a key.

        Of c_Municipio and the like, a key has a row in every state. Of the two catalogues that are not asked by key,
        `clave` is the tax (c_TasaOCuota) or the customs office (c_NumPedimentoAduana).
        """
        tabla = self._archivo.tabla(catalogo)
        if clave is None:
            return map(tabla.fila, self._archivo.leer(tabla.elegir()))
        return map(tabla.fila, self._archivo.leer(tabla.elegir(tabla.llave[0]), (_posible(clave),)))

    def claves(self, catalogo: str) -> Iterator[str]:
        """The keys of a catalogue, each once, in order."""
        claves = self._archivo.leer(self._archivo.tabla_con_clave(catalogo).claves())
        return (clave for (clave,) in claves)

    def retirada(self, catalogo: str, clave: str) -> bool:
        """Whether the text was a key once: the SAT's schema still lists it, and the catalogue no longer has it.

        A key of the catalogue whose period has ended is not a retired one: `existe` with a date tells it.
        """
        numero = self._numero(catalogo)
        leidas = self._archivo.leer(
            "SELECT 1 FROM retiradas WHERE catalogo = ? AND clave = ?", (numero, _posible(clave))
        )
        return next(leidas, None) is not None

    def retiradas(self, catalogo: str) -> Iterator[str]:
        """The keys of a catalogue that `retirada` knows, in order."""
        numero = self._numero(catalogo)
        leidas = self._archivo.leer("SELECT clave FROM retiradas WHERE catalogo = ? ORDER BY clave", (numero,))
        return (clave for (clave,) in leidas)

    def buscar(self, catalogo: str, texto: str, limite: int = 20) -> list[f.Fila]:
        """Rows whose description or synonyms hold every word of the text, the last one perhaps unfinished.

        Case and accents do not count. First the descriptions that begin with the text, then the shorter ones, and at
        the end those found by a synonym. Raises ErrorCatalogo where there are no descriptions to search.
        """
        tabla = self._archivo.tabla_con_clave(catalogo)
        numero = self._archivo.contenido().busqueda.get(tabla.catalogo)
        if numero is None:
            raise ErrorCatalogo(
                "Este catálogo no tiene índice de descripciones.",
                campo=catalogo,
                remedio="Búsquelo por clave.",
            )
        buscadas = palabras_buscadas(texto)
        cuantas = max(0, min(limite, _LIMITE_MAXIMO))
        llaves = dict.fromkeys(map(llave_de, self._documentos(numero, buscadas, max(cuantas, _CANDIDATAS))))
        candidatas = [self._ultima(tabla, llave) for llave in llaves]
        candidatas.sort(key=lambda fila: not comienza(fila.descripcion, buscadas))
        return candidatas[:cuantas]

    # Catalogues of catCFDI with cross-columns

    def forma_pago(self, clave: str, fecha: date | None = None) -> f.FormaPago | None:
        """c_FormaPago, with its account patterns and permissions."""
        return self._una(f.FormaPago, "c_FormaPago", clave, fecha=fecha)

    def moneda(self, clave: str, fecha: date | None = None) -> f.Moneda | None:
        """c_Moneda, with its decimals and allowed variation."""
        return self._una(f.Moneda, "c_Moneda", clave, fecha=fecha)

    def tipo_de_comprobante(self, clave: str, fecha: date | None = None) -> f.TipoDeComprobante | None:
        """c_TipoDeComprobante, with its maximum."""
        return self._una(f.TipoDeComprobante, "c_TipoDeComprobante", clave, fecha=fecha)

    def codigo_postal(self, clave: str, fecha: date | None = None) -> f.CodigoPostal | None:
        """c_CodigoPostal, with its place, border stimulus and time zone."""
        return self._una(f.CodigoPostal, "c_CodigoPostal", clave, fecha=fecha)

    def regimen_fiscal(self, clave: str, fecha: date | None = None) -> f.RegimenFiscal | None:
        """c_RegimenFiscal, with the kinds of taxpayer."""
        return self._una(f.RegimenFiscal, "c_RegimenFiscal", clave, fecha=fecha)

    def pais(self, clave: str, fecha: date | None = None) -> f.Pais | None:
        """c_Pais, with the formats of its postal codes and tax identities."""
        return self._una(f.Pais, "c_Pais", clave, fecha=fecha)

    def uso_cfdi(self, clave: str, fecha: date | None = None) -> f.UsoCFDI | None:
        """c_UsoCFDI, with the kinds of taxpayer and the regimes allowed."""
        return self._una(f.UsoCFDI, "c_UsoCFDI", clave, fecha=fecha)

    def clave_prod_serv(self, clave: str, fecha: date | None = None) -> f.ClaveProdServ | None:
        """c_ClaveProdServ, with the taxes it must include and its border stimulus."""
        return self._una(f.ClaveProdServ, "c_ClaveProdServ", clave, fecha=fecha)

    def clave_unidad(self, clave: str, fecha: date | None = None) -> f.ClaveUnidad | None:
        """c_ClaveUnidad, with its definition and symbol."""
        return self._una(f.ClaveUnidad, "c_ClaveUnidad", clave, fecha=fecha)

    def impuesto(self, clave: str, fecha: date | None = None) -> f.Impuesto | None:
        """c_Impuesto: 001 ISR, 002 IVA, 003 IEPS."""
        return self._una(f.Impuesto, "c_Impuesto", clave, fecha=fecha)

    def estado(self, clave: str, fecha: date | None = None) -> f.Estado | None:
        """c_Estado, with its country."""
        return self._una(f.Estado, "c_Estado", clave, fecha=fecha)

    def municipio(self, estado: str, clave: str, fecha: date | None = None) -> f.Municipio | None:
        """c_Municipio of a state."""
        return self._una(f.Municipio, "c_Municipio", clave, estado, fecha=fecha)

    def localidad(self, estado: str, clave: str, fecha: date | None = None) -> f.Localidad | None:
        """c_Localidad of a state."""
        return self._una(f.Localidad, "c_Localidad", clave, estado, fecha=fecha)

    def colonia(self, codigo_postal: str, clave: str, fecha: date | None = None) -> f.Colonia | None:
        """c_Colonia of a postal code."""
        return self._una(f.Colonia, "c_Colonia", clave, codigo_postal, fecha=fecha)

    def pedimento_operado(self, aduana: str, patente: str, ejercicio: int) -> int | None:
        """Highest consecutive number of the pedimentos that a patent operated at a customs office in a year.

        None when c_NumPedimentoAduana has no such row: it covers 2007 to the year of its edition, and grows monthly.
        """
        if not 0 <= ejercicio <= date.max.year:
            return None
        tabla = self._archivo.tabla("c_NumPedimentoAduana")
        leidas = self._archivo.leer(tabla.elegir(*tabla.llave), (_posible(aduana), _posible(patente), ejercicio))
        return max((cast("f.PedimentoOperado", tabla.fila(leida)).cantidad for leida in leidas), default=None)

    def tasas(
        self,
        impuesto: str,
        tipo_factor: str,
        *,
        traslado: bool | None = None,
        retencion: bool | None = None,
        fecha: date | None = None,
    ) -> tuple[f.TasaOCuota, ...]:
        """Rules of c_TasaOCuota for a tax by its key (001, 002, 003) and a factor (Tasa, Cuota).

        `traslado` and `retencion`, when given, choose the rules flagged so; `fecha`, those that judge a document
        of that day. An edition lists only the latest revision of a rule that is revised yearly (IEPS by Cuota): where
        none had begun by that day, the ones of the edition stand in (matrix: CFDI40179).
        """
        hoy = None if fecha is None else f.dia(fecha)
        return self._tasas(_posible(impuesto), _posible(tipo_factor), traslado, retencion, hoy)

    def tasa_permitida(
        self,
        impuesto: str,
        tipo_factor: str,
        tasa: Decimal,
        *,
        retencion: bool,
        fecha: date | None = None,
    ) -> bool:
        """Whether c_TasaOCuota allows a rate to a tax transferred (CFDI40179) or, if `retencion`, withheld (CFDI40185).

        The rate is compared as a number, whatever its decimals. Raises ErrorDatos when it is not a Decimal.
        """
        if not isinstance(tasa, Decimal):
            raise ErrorDatos(
                "La tasa debe ser Decimal.", campo="tasa", valor=tasa, remedio='Escríbala Decimal("0.160000").'
            )
        reglas = (
            self.tasas(impuesto, tipo_factor, retencion=True, fecha=fecha)
            if retencion
            else self.tasas(impuesto, tipo_factor, traslado=True, fecha=fecha)
        )
        return tasa.is_finite() and any(regla.admite(tasa) for regla in reglas)

    def hora_local(self, codigo_postal: str, ahora: datetime | None = None) -> datetime:
        """Naive wall time at a postal code, by the time-zone columns of c_CodigoPostal.

        `ahora` is an aware instant, by default the present one. Raises ErrorDatos when the postal code is not in the
        catalogue, or the instant says no time zone or falls out of the calendar.
        """
        fila = self.codigo_postal(codigo_postal)
        if fila is None:
            raise ErrorDatos(
                "El código postal no está en c_CodigoPostal.",
                campo="codigo_postal",
                valor=codigo_postal,
                remedio="Corríjalo, o dé la fecha y la hora expresamente.",
            )
        instante = datetime.now(UTC) if ahora is None else ahora
        if instante.utcoffset() is None:
            raise ErrorDatos(
                "El instante no dice su zona horaria.",
                campo="ahora",
                valor=instante.isoformat(),
                remedio="Dé un datetime con tzinfo, por ejemplo datetime.now(UTC).",
            )
        try:
            return fila.huso.hora_local(instante)
        except OverflowError:
            raise ErrorDatos(
                "La fecha queda fuera del calendario.", campo="ahora", valor=instante.isoformat()
            ) from None

    # The rows

    def _numero(self, catalogo: str) -> int:
        return self._archivo.contenido().numeros[self._archivo.tabla_con_clave(catalogo).catalogo]

    def _una(self, clase: type[_F], catalogo: str, *llave: str, fecha: date | None) -> _F | None:
        filas = self._filas(catalogo, *map(_posible, llave))
        return next(
            (fila for fila in filas if isinstance(fila, clase) and (fecha is None or fila.vigente(fecha))), None
        )

    def _leer_filas(self, catalogo: str, *llave: str) -> tuple[f.Vigente, ...]:
        tabla = self._archivo.tabla_con_clave(catalogo)
        if len(llave) != len(tabla.llave):
            raise ErrorCatalogo(
                f"La clave no dice nada sin {tabla.llave[1]}.",
                campo=catalogo,
                valor=llave[0],
                remedio="Use municipio(), localidad() o colonia().",
            )
        leidas = self._archivo.leer(tabla.elegir(*tabla.llave), llave)
        return tuple(sorted(map(tabla.fila, leidas), key=_comienzo, reverse=True))

    def _leer_limites(self, catalogo: str, clave: str) -> tuple[tuple[date, date], ...]:
        tabla = self._archivo.tabla_con_clave(catalogo)
        periodos = self._archivo.contenido().periodos
        leidos = self._archivo.leer(tabla.periodos_de_clave(), (clave,))
        return tuple(f.limites(*periodos[numero]) for (numero,) in leidos)

    def _leer_tasas(
        self, impuesto: str, tipo_factor: str, traslado: bool | None, retencion: bool | None, hoy: date | None
    ) -> tuple[f.TasaOCuota, ...]:
        reglas = [
            regla
            for regla in self.recorrer("c_TasaOCuota", impuesto)
            if isinstance(regla, f.TasaOCuota)
            and regla.tipo_factor == tipo_factor
            and traslado in (None, regla.traslado)
            and retencion in (None, regla.retencion)
            and (hoy is None or regla.fin is None or hoy <= regla.fin)
        ]
        iniciadas = [regla for regla in reglas if hoy is None or regla.vigente(hoy)]
        return tuple(iniciadas or reglas)

    # The search

    def _documentos(self, numero: int, buscadas: list[str], cuantos: int) -> Iterator[int]:
        primero, ultimo = documentos_de(numero)
        for consulta in consultas(buscadas):
            encontrados = self._archivo.leer(
                "SELECT rowid FROM busqueda WHERE busqueda MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?",
                (consulta, primero, ultimo, cuantos),
            )
            yield from (documento for (documento,) in encontrados)

    def _ultima(self, tabla: Tabla, llave: tuple[str, ...]) -> f.Fila:
        filas = map(tabla.fila, self._archivo.leer(tabla.elegir(*tabla.llave), llave))
        return cast("f.Fila", max(filas, key=_comienzo))


def _posible(clave: str) -> str:
    """The key, or "" (which no catalogue has) for a text that no key can be: SQLite and the caches never see it."""
    if not isinstance(clave, str):
        raise ErrorDatos(
            "La clave debe ser texto.", campo="clave", valor=clave, remedio='Escríbala entre comillas: "601".'
        )
    return clave if f.es_posible(clave) else ""


def _comienzo(fila: f.Vigente) -> date:
    return fila.inicio or date.min
