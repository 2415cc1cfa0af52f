"""`cfdi validar`, `cfdi verificar` and `cfdi ver`: what a document says, and whether it holds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cfdi.cli.consola import avisar, documentos, imprimir, imprimir_json, pantalla, salida
from cfdi.cli.entrada import ENTRADA_ESTANDAR, es_json, leer_comprobante, leer_contenido
from cfdi.cli.opciones import CERTIFICADOS, JSON_POR_DOCUMENTO
from cfdi.cli.ordenes import RUTA, argumento, opcion, orden
from cfdi.errores import ErrorArchivo, ErrorCFDI

if TYPE_CHECKING:
    from cfdi.sello.conocidos import Conocidos
    from cfdi.sello.timbrado import Verificacion
    from cfdi.validacion import Informe

_MUCHOS = 20


def conocidos_por(certificados: Path | None) -> Conocidos:
    """The certificates to verify with: the SAT's, the local simulated PAC's, and those of a folder."""
    from cfdi.pac.simulado.identidad import Identidad

    conocidos = Identidad().conocidos(crear=False)
    return conocidos.con_carpeta(certificados) if certificados else conocidos


def _con_avance(rutas: Iterable[Path], accion: str) -> Iterator[Path]:
    """The documents, with a progress bar on stderr when they are many and somebody is watching."""
    todas = [r for ruta in rutas for r in ([ruta] if ruta == ENTRADA_ESTANDAR else documentos([ruta]))]
    if len(todas) < _MUCHOS or not sys.stderr.isatty():
        yield from todas
        return
    from rich.progress import track

    yield from track(todas, description=accion, console=pantalla(), transient=True)


@orden
@argumento(
    "archivos",
    metavar="ARCHIVO|CARPETA…",
    type=RUTA,
    nargs=-1,
    required=True,
    ayuda="XML, datos JSON, carpetas con XML, o - (stdin).",
)
@JSON_POR_DOCUMENTO
@opcion(
    "--esquemas",
    metavar="CARPETA",
    type=RUTA,
    ayuda="Carpeta con los XSD del SAT, para usarlos en vez de los nuestros.",
)
@CERTIFICADOS
def validar(archivos: tuple[Path, ...], en_json: bool, esquemas: Path | None, certificados: Path | None) -> int:
    """Valida documentos: XML, esquema, catálogos, reglas del SAT, sello y timbre.

    Un documento sin sello es un pre-CFDI y se juzga completo salvo el sello. Se dan todos los problemas, cada uno
    una vez, con su código, su lugar y su remedio.

    \b
    Ejemplos:
      cfdi validar factura.xml
      cfdi validar facturas/ --json
    """
    peor = 0
    for ruta in _con_avance(archivos, "Validando"):
        try:
            informe = _validar(ruta, esquemas, certificados)
        except ErrorArchivo as error:
            avisar(f"Error: {error}")
            peor = max(peor, error.estado_salida)
            continue
        peor = max(peor, int(not informe.valido))
        if en_json:
            imprimir_json({"archivo": str(ruta), **informe.a_dict()})
        else:
            imprimir(_texto(ruta, informe))
    return peor


def _validar(ruta: Path, esquemas: Path | None, certificados: Path | None) -> Informe:
    from cfdi.validacion import Hallazgo, Informe
    from cfdi.validacion import validar as validar_documento

    contenido = leer_contenido(ruta)
    if not es_json(contenido):
        # Opening the local certificates costs more than most validations: only a stamped document needs them.
        conocidos = conocidos_por(certificados) if b"TimbreFiscalDigital" in contenido or certificados else None
        return validar_documento(contenido, esquemas=esquemas, conocidos=conocidos)
    from cfdi.calculo.construir import construir

    try:
        return validar_documento(construir(contenido), esquemas=esquemas)
    except ErrorArchivo:
        raise
    except ErrorCFDI as error:
        hallazgo = Hallazgo(codigo="datos", capa="esquema", ruta=error.campo or "/", mensaje=str(error))
        return Informe((hallazgo,))


def _texto(ruta: Path, informe: Informe) -> str:
    marca = "✓" if informe.valido else "✗"
    estado = "timbrado" if informe.timbrado else "sellado" if informe.sellado else "sin sellar"
    return f"{marca} {ruta} ({estado}): {informe.a_texto()}"


@orden
@argumento(
    "archivos", metavar="XML|CARPETA…", type=RUTA, nargs=-1, required=True, ayuda="Documentos timbrados, o carpetas."
)
@JSON_POR_DOCUMENTO
@CERTIFICADOS
def verificar(archivos: tuple[Path, ...], en_json: bool, certificados: Path | None) -> int:
    """Verifica el sello, el timbre y los certificados de documentos timbrados.

    Dice qué se verificó, con qué, y qué no se pudo. Sale con 0 solo si sello y timbre se verificaron de verdad.

    \b
    Ejemplo:
      cfdi verificar factura.xml --certificados certificados/
    """
    from cfdi.sello.timbrado import verificar as verificar_documento

    conocidos = conocidos_por(certificados)
    peor = 0
    for ruta in _con_avance(archivos, "Verificando"):
        try:
            verificacion = verificar_documento(leer_contenido(ruta), conocidos)
        except ErrorCFDI as error:
            peor = max(peor, error.estado_salida)
            if en_json:
                imprimir_json({"archivo": str(ruta), "correcta": False, "error": str(error)})
            else:
                imprimir(f"✗ {ruta}: {error}")
            continue
        peor = max(peor, int(not verificacion.correcta))
        if en_json:
            imprimir_json(_verificacion_a_dict(ruta, verificacion))
        else:
            imprimir(texto_de_verificacion(str(ruta), verificacion))
    return peor


_MARCAS = {"bien": "✓", "falla": "✗", "no_verificado": "?"}


def texto_de_verificacion(nombre: str, verificacion: Verificacion) -> str:
    """The checks of a verification, one a line, under a verdict."""
    if verificacion.correcta:
        veredicto = "✓ verificado"
    else:
        veredicto = "✗ no se sostiene" if verificacion.fallas else "? no se pudo verificar completo"
    uuid = f" · UUID {verificacion.timbre.uuid}" if verificacion.timbre else ""
    lineas = [f"{nombre}: {veredicto}{uuid}"]
    lineas += [f"  {_MARCAS[c.estado]} {c.nombre}: {c.detalle}" for c in verificacion.comprobaciones]
    return "\n".join(lineas)


def _verificacion_a_dict(ruta: Path, verificacion: Verificacion) -> dict[str, object]:
    return {
        "archivo": str(ruta),
        "correcta": verificacion.correcta,
        "uuid": verificacion.timbre.uuid if verificacion.timbre else None,
        "comprobaciones": [
            {"nombre": c.nombre, "estado": c.estado, "detalle": c.detalle} for c in verificacion.comprobaciones
        ],
    }


@orden
@argumento("documento", metavar="XML|DATOS.json", type=RUTA, ayuda="Documento, o - (stdin).")
@opcion("--json", "en_json", is_flag=True, ayuda="El documento en JSON, con los nombres del SAT.")
def ver(documento: Path, en_json: bool) -> None:
    """Muestra un documento de forma legible.

    \b
    Ejemplo:
      cfdi ver factura.xml
    """
    comprobante = leer_comprobante(documento)
    if en_json:
        from cfdi.esquema.datos import a_json

        imprimir(a_json(comprobante))
        return
    from cfdi.cli.resumen import mostrar

    mostrar(comprobante, salida())
