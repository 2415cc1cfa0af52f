"""`cfdi regla`: what a code of the SAT's matrix demands, and examples of both kinds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cfdi.cli.consola import imprimir, imprimir_json
from cfdi.cli.ordenes import argumento, opcion, orden

if TYPE_CHECKING:
    from cfdi.validacion.ejemplos import Ejemplo
    from cfdi.validacion.matriz import Ficha

_LARGO_DE_VALOR = 100


@orden
@argumento(
    "codigo",
    metavar="[CÓDIGO]",
    required=False,
    ayuda="Código del SAT: CFDI40161, CRP20238, NOM44, 401… Sin él, todos.",
)
@opcion("--json", "en_json", is_flag=True, ayuda="Un objeto JSON por código, en una línea.")
def regla(codigo: str | None, en_json: bool) -> None:
    """Explica un código de error del SAT: qué pide, dónde, de dónde sale, y un ejemplo que pasa y otro que falla.

    Sin código, la lista de todos con su estado.

    \b
    Ejemplos:
      cfdi regla CFDI40161
      cfdi regla --json
    """
    from cfdi.validacion.matriz import ficha, fichas

    if codigo is None:
        for f in fichas().values():
            imprimir_json(_datos(f)) if en_json else imprimir(_renglon(f))
        return
    encontrada = ficha(codigo)
    if en_json:
        imprimir_json({**_datos(encontrada), "ejemplos": list(_ejemplos_en_datos(encontrada.codigo))})
    else:
        imprimir("\n".join([*_texto(encontrada), *_ejemplos(encontrada.codigo)]))


def _datos(f: Ficha) -> dict[str, Any]:
    from dataclasses import asdict

    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in asdict(f).items()}


def _renglon(f: Ficha) -> str:
    return f"{f.codigo}\t{f.estado}\t{f.lugar}\t{f.pide}"


def _texto(f: Ficha) -> Iterator[str]:
    grado = {"error": "error", "advertencia": "aviso", "no_verificado": "sin verificar"}[f.severidad]
    yield f"{f.codigo} · {f.grupo} · {f.lugar} · {grado}"
    yield f"  Pide:   {f.pide}"
    yield f"  Fuente: {f.fuente}"
    yield f"  Estado: {f.estado} (capa {f.capa}). {f.nota}".rstrip()
    if f.desde or f.hasta:
        plazo = [f"desde el {f.desde}" if f.desde else "", f"hasta el {f.hasta}" if f.hasta else ""]
        yield f"  Rige:   {' '.join(filter(None, plazo))}"


def _ejemplos(codigo: str) -> Iterator[str]:
    """Both, told by the same values, so that the difference is what is seen."""
    pasa, falla = pareja = _uno_de_cada(codigo)
    rutas = list(dict.fromkeys(ruta for e in (falla, pasa) if e is not None for ruta in e.cambios))
    con_reloj = len({e.ahora for e in pareja if e is not None}) > 1
    if pasa is not None:
        yield f"  Pasa, en un comprobante «{pasa.base}»:"
        yield from _valores(pasa, rutas, con_reloj)
    if falla is not None:
        yield f"  No pasa, en un comprobante «{falla.base}»:"
        yield from _valores(falla, rutas, con_reloj)
        for h in falla.validar():
            if h.codigo == codigo and h.severidad != "no_verificado":
                yield f"    → {h.ruta}: {h.mensaje}"


def _valores(ejemplo: Ejemplo, rutas: list[str], con_reloj: bool) -> Iterator[str]:
    from cfdi.validacion.ejemplos import valor_en

    for ruta in rutas:
        valor = valor_en(ejemplo.datos, ruta)
        yield f"    {ruta} = {_corto(valor)}" if valor is not None else f"    sin {ruta}"
    if con_reloj:
        yield f"    Fecha = {ejemplo.datos['Fecha']}, validado a las {ejemplo.ahora.isoformat()}"
    if ejemplo.externos is not None:
        listas = json.loads(ejemplo.ruta.read_text(encoding="utf-8"))["externos"]
        yield f"    listas: {_corto(listas)}"


def _corto(valor: Any) -> str:
    texto = json.dumps(valor, ensure_ascii=False)
    return texto if len(texto) <= _LARGO_DE_VALOR else texto[: _LARGO_DE_VALOR - 1] + "…"


def _uno_de_cada(codigo: str) -> tuple[Ejemplo | None, Ejemplo | None]:
    """The plainest example that passes and the plainest that fails."""
    from cfdi.validacion import ejemplos

    todos = ejemplos.de(codigo)
    return next((e for e in todos if e.debe_pasar), None), next((e for e in todos if not e.debe_pasar), None)


def _ejemplos_en_datos(codigo: str) -> Iterator[dict[str, Any]]:
    for e in _uno_de_cada(codigo):
        if e is not None:
            hallazgos = [h.a_texto() for h in e.validar() if h.codigo == codigo and h.severidad != "no_verificado"]
            yield {"pasa": e.debe_pasar, "base": e.base, "cambios": dict(e.cambios), "hallazgos": hallazgos}
