"""What a cadena original sheet does, as values, and the canonical form of it under a schema.

A sheet amounts to a list of instructions run in a context node. Two lists that are written differently may write the
same cadena for every valid document; `canonico` brings both to one form with what the schema says about how often
each element occurs. It never uses that an attribute is required: whether a sheet writes `|` for an absent attribute
is part of what is compared, since the cadena of an invalid document is a cadena too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tests.oraculo.modelo import Elemento, Hijo, TipoComplejo, TipoSimple
from tests.oraculo.xpath import NoInterpretable, Paso, Ruta


@dataclass(frozen=True, slots=True)
class Texto:
    """Write these characters."""

    texto: str


@dataclass(frozen=True, slots=True)
class Valor:
    """Write the string value of the first node at `ruta` (nothing if there is none), blanks normalised or not."""

    ruta: Ruta
    normalizado: bool


@dataclass(frozen=True, slots=True)
class Existe:
    """True if there is a node at `ruta`."""

    ruta: Ruta


@dataclass(frozen=True, slots=True)
class Vale:
    """True if some node at `ruta` has this string value."""

    ruta: Ruta
    valor: str


@dataclass(frozen=True, slots=True)
class Si:
    condicion: Existe | Vale
    cuerpo: tuple[Instruccion, ...]
    si_no: tuple[Instruccion, ...] = ()


@dataclass(frozen=True, slots=True)
class PorCada:
    """Run `cuerpo` with each node at `ruta` as context, in document order."""

    ruta: Ruta
    cuerpo: tuple[Instruccion, ...]


@dataclass(frozen=True, slots=True)
class PorPlantilla:
    """Run the template of the context node, whatever it is: what happens below an xs:any."""


@dataclass(frozen=True, slots=True)
class SinPlantilla:
    """Run the built-in rule of XSLT on a context node that has no template: its texts leak into the cadena."""


Instruccion = Texto | Valor | Si | PorCada | PorPlantilla | SinPlantilla
Tipo = TipoComplejo | TipoSimple | None
"""The type of the context node; None if there is no schema to tell."""


def documento(raiz: Elemento) -> TipoComplejo:
    """The type of the document node above a root element."""
    return TipoComplejo(contenido=replace(raiz, minimo=1, maximo=1))


def canonico(instrucciones: Iterable[Instruccion], tipo: Tipo) -> tuple[Instruccion, ...]:
    """The canonical form of `instrucciones` in a context of this type.

    - A loop over a child that occurs exactly once is its body, with longer paths; one over a child that the schema
      does not know is nothing; two in a row over a child that occurs at most once are one.
    - A descendant step that can only lead to one place is the path to it. (Elements that stand in an xs:any are
      taken to be foreign: a strict wildcard would also let a whole cfdi:Comprobante nest there.)
    - A test for a child around steps that write nothing without that child goes away; a test for a child that
      occurs at most once, around steps about it, is a loop over it.
    - A test of a required attribute with a fixed value is decided (as if nobody wrote blanks around the value).

    Raises NoInterpretable where the schema does not settle what happens.
    """
    salida: list[Instruccion] = []
    for instruccion in instrucciones:
        for reducida in _reducir(instruccion, tipo):
            _agregar(salida, reducida, tipo)
    return tuple(salida)


def _agregar(salida: list[Instruccion], nueva: Instruccion, tipo: Tipo) -> None:
    match (salida[-1] if salida else None, nueva):
        case Texto(antes), Texto(despues):
            salida[-1] = Texto(antes + despues)
        case PorCada(ruta, antes), PorCada(otra, despues) if ruta == otra and _a_lo_mas_uno(ruta, tipo):
            salida[-1] = PorCada(ruta, canonico(antes + despues, _descender(tipo, ruta)))
        case _:
            salida.append(nueva)


def _reducir(instruccion: Instruccion, tipo: Tipo) -> tuple[Instruccion, ...]:
    match instruccion:
        case Texto(texto):
            return (instruccion,) if texto else ()
        case Valor(ruta):
            return (instruccion,) if _posible(ruta, tipo) else ()
        case Si(Vale() as condicion, cuerpo, si_no):
            return _reducir_comparacion(condicion, canonico(cuerpo, tipo), canonico(si_no, tipo), tipo)
        case Si(Existe(ruta), cuerpo, si_no):
            return _reducir_prueba(ruta, canonico(cuerpo, tipo), canonico(si_no, tipo), tipo)
        case PorCada(ruta, cuerpo):
            return _reducir_ciclo(ruta[0], ruta[1:], cuerpo, tipo)
        case SinPlantilla():
            if isinstance(tipo, TipoComplejo) and tipo.vacio:
                return ()
            raise NoInterpretable("un elemento con contenido y sin plantilla deja escapar su texto a la cadena")
        case _:
            return (instruccion,)


def _reducir_comparacion(
    condicion: Vale, cuerpo: tuple[Instruccion, ...], si_no: tuple[Instruccion, ...], tipo: Tipo
) -> tuple[Instruccion, ...]:
    """A test for a value; both branches come canonical."""
    if isinstance(tipo, TipoComplejo) and len(condicion.ruta) == 1 and condicion.ruta[0].eje == "atributo":
        atributo = tipo.atributos.get(condicion.ruta[0].nombre)
        if atributo is not None and atributo.requerido and atributo.fijo is not None:
            return cuerpo if atributo.fijo == condicion.valor else si_no
    return (Si(condicion, cuerpo, si_no),) if cuerpo or si_no else ()


def _reducir_prueba(
    ruta: Ruta, cuerpo: tuple[Instruccion, ...], si_no: tuple[Instruccion, ...], tipo: Tipo
) -> tuple[Instruccion, ...]:
    """A test for existence; both branches come canonical."""
    if not _posible(ruta, tipo):
        return si_no
    corte = _hasta_lo_incierto(ruta, tipo)
    if corte == 0:
        return cuerpo
    cabeza, resto = ruta[:corte], ruta[corte:]
    if not si_no and cabeza[-1].eje == "hijo":
        if _a_lo_mas_uno(cabeza, tipo):
            dentro = _desde(cabeza, cuerpo)
            if dentro is not None:
                return _reducir(PorCada(cabeza, (Si(Existe(resto), dentro),) if resto else dentro), tipo)
        if not resto and all(_calla_sin(cabeza, i) for i in cuerpo):
            return cuerpo
    return (Si(Existe(ruta), cuerpo, si_no),) if cuerpo or si_no else ()


def _reducir_ciclo(paso: Paso, resto: Ruta, cuerpo: tuple[Instruccion, ...], tipo: Tipo) -> tuple[Instruccion, ...]:
    interior: tuple[Instruccion, ...] = (PorCada(resto, cuerpo),) if resto else cuerpo
    if isinstance(tipo, TipoSimple):
        return ()
    if tipo is None:
        return _ciclo(paso, canonico(interior, None))
    if paso.eje == "descendiente":
        return _reducir_descendiente(paso, resto, cuerpo, tipo)
    if paso.nombre == "*":
        if tipo.hijos:
            raise NoInterpretable(f"* sobre hijos declarados: {', '.join(tipo.hijos)}")
        return _ciclo(paso, canonico(interior, None)) if tipo.tiene_comodin else ()
    hijo = tipo.hijos.get(paso.nombre)
    if hijo is None:
        return _ciclo(paso, canonico(interior, None)) if tipo.tiene_comodin else ()
    interior = canonico(interior, hijo.tipo)
    return _desde_arriba(paso, interior) if hijo.siempre_uno else _ciclo(paso, interior)


def _ciclo(paso: Paso, cuerpo: tuple[Instruccion, ...]) -> tuple[Instruccion, ...]:
    return (PorCada((paso,), cuerpo),) if cuerpo else ()


def _reducir_descendiente(
    paso: Paso, resto: Ruta, cuerpo: tuple[Instruccion, ...], tipo: TipoComplejo
) -> tuple[Instruccion, ...]:
    rutas = [tuple(Paso("hijo", nombre) for nombre in ruta) for ruta in tipo.rutas_a(paso.nombre)]
    if not rutas:
        if tipo.comodin_abajo:
            raise NoInterpretable(f"el esquema no dice dónde puede estar {paso.nombre}")
        return ()
    if len(rutas) == 1:
        return _reducir(PorCada(rutas[0] + resto, cuerpo), tipo)
    tipos = [_descender(tipo, ruta) for ruta in rutas]
    comun = tipos[0] if all(t == tipos[0] for t in tipos) else None
    return _ciclo(paso, canonico((PorCada(resto, cuerpo),) if resto else cuerpo, comun))


# ── moving instructions up and down one element ──────────────────────────────────────────────────────────────────────


def _desde_arriba(paso: Paso, cuerpo: tuple[Instruccion, ...]) -> tuple[Instruccion, ...]:
    """The same instructions with the parent as context: every path begins one step earlier."""
    return tuple(_prefijar(paso, i) for i in cuerpo)


def _prefijar(paso: Paso, instruccion: Instruccion) -> Instruccion:
    match instruccion:
        case Valor(ruta) | PorCada(ruta):
            return replace(instruccion, ruta=(paso, *ruta))
        case Si(condicion, cuerpo, si_no):
            condicion = replace(condicion, ruta=(paso, *condicion.ruta))
            return Si(condicion, _desde_arriba(paso, cuerpo), _desde_arriba(paso, si_no))
        case PorPlantilla() | SinPlantilla():
            raise NoInterpretable(f"la plantilla de {paso} no se conoce desde su padre")
        case _:
            return instruccion


def _desde(ruta: Ruta, instrucciones: Iterable[Instruccion]) -> tuple[Instruccion, ...] | None:
    """The same instructions with the one node at `ruta` as context, or None if some is not about it."""
    salida: list[Instruccion] = []
    for instruccion in instrucciones:
        dentro = _rebasar(ruta, instruccion)
        if dentro is None:
            return None
        salida.extend(dentro)
    return tuple(salida)


def _rebasar(ruta: Ruta, instruccion: Instruccion) -> tuple[Instruccion, ...] | None:
    match instruccion:
        case Texto():
            return (instruccion,)
        case Valor(suya) if _empieza(suya, ruta):
            return (replace(instruccion, ruta=suya[len(ruta) :]),)
        case PorCada(suya, cuerpo) if _empieza(suya, ruta):
            return (PorCada(suya[len(ruta) :], cuerpo),) if len(suya) > len(ruta) else cuerpo
        case Si(condicion, cuerpo, ()) if _empieza(condicion.ruta, ruta):
            dentro = _desde(ruta, cuerpo)
            return None if dentro is None else (Si(replace(condicion, ruta=condicion.ruta[len(ruta) :]), dentro),)
        case _:
            return None


def _calla_sin(ruta: Ruta, instruccion: Instruccion) -> bool:
    """Whether an instruction writes nothing when there is no node at `ruta`."""
    match instruccion:
        case PorCada(suya):
            return _empieza(suya, ruta)
        case Si(condicion, _, ()):
            return _empieza(condicion.ruta, ruta)
        case _:
            return False


def _empieza(ruta: Ruta, inicio: Ruta) -> bool:
    return ruta[: len(inicio)] == inicio


# ── what the schema says of a path ───────────────────────────────────────────────────────────────────────────────────


def _hijo(tipo: Tipo, paso: Paso) -> Hijo | None:
    """What is known of the nodes one step below; None if nothing is."""
    return tipo.hijos.get(paso.nombre) if isinstance(tipo, TipoComplejo) and paso.eje == "hijo" else None


def _descender(tipo: Tipo, ruta: Ruta) -> Tipo:
    """The type of the nodes at a path of children; None where it cannot be told."""
    for paso in ruta:
        hijo = _hijo(tipo, paso)
        if hijo is None:
            return None
        tipo = hijo.tipo
    return tipo


def _posible(ruta: Ruta, tipo: Tipo) -> bool:
    """Whether a valid document may have a node at this path."""
    for paso in ruta:
        if tipo is None or paso.eje == "descendiente" or paso.nombre == "*":
            return True
        if isinstance(tipo, TipoSimple):
            return False
        if paso.eje == "atributo":
            return paso.nombre in tipo.atributos
        if paso.nombre not in tipo.hijos:
            return tipo.tiene_comodin
        tipo = tipo.hijos[paso.nombre].tipo
    return True


def _hasta_lo_incierto(ruta: Ruta, tipo: Tipo) -> int:
    """How many steps it takes to reach something that may be absent; 0 if nothing at the path may.

    An attribute always may: see the module's docstring.
    """
    for indice, paso in enumerate(ruta, start=1):
        hijo = _hijo(tipo, paso)
        if hijo is None or not hijo.siempre_uno:
            return indice
        tipo = hijo.tipo
    return 0


def _a_lo_mas_uno(ruta: Ruta, tipo: Tipo) -> bool:
    for paso in ruta:
        hijo = _hijo(tipo, paso)
        if hijo is None or not hijo.a_lo_mas_uno:
            return False
        tipo = hijo.tipo
    return True


# ── as text ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def renglones(instrucciones: tuple[Instruccion, ...], ruta: str = "") -> Iterator[str]:
    """One line per instruction, loops and tests opened and closed: nothing is lost.

    The two commonest forms take one line: `|/cfdi:Emisor/@Rfc`, and `|/cfdi:Emisor/@Nombre si existe`.
    """
    pendientes = list(instrucciones[::-1])
    while pendientes:
        instruccion = pendientes.pop()
        match instruccion:
            case Texto("|") if pendientes and isinstance(pendientes[-1], Valor) and pendientes[-1].normalizado:
                yield f"|{_en(ruta, pendientes.pop())}"
            case Si(Existe(suya), (Texto("|"), Valor(otra, True) as valor), ()) if suya == otra:
                yield f"|{_en(ruta, valor)} si existe"
            case Texto(texto):
                yield f"el texto {texto!r}"
            case Valor(normalizado=normalizado):
                yield f"{'el valor' if normalizado else 'el valor sin normalizar'} de {_en(ruta, instruccion)}"
            case Si():
                yield from _renglones_de_prueba(instruccion, ruta)
            case PorCada(cuerpo=cuerpo):
                donde = _en(ruta, instruccion)
                yield f"por cada {donde}:"
                yield from renglones(cuerpo, donde)
                yield f"fin de {donde}"
            case PorPlantilla():
                yield f"la plantilla de cada {ruta}"
            case SinPlantilla():
                yield f"los textos de {ruta}"


def _renglones_de_prueba(prueba: Si, ruta: str) -> Iterator[str]:
    condicion = prueba.condicion
    donde = _en(ruta, condicion)
    pregunta = f"existe {donde}" if isinstance(condicion, Existe) else f"{donde} vale {condicion.valor!r}"
    yield f"si {pregunta}:"
    yield from renglones(prueba.cuerpo, ruta)
    if prueba.si_no:
        yield "si no:"
        yield from renglones(prueba.si_no, ruta)
    yield f"fin de si {pregunta}"


def _en(ruta: str, donde: Instruccion | Existe | Vale) -> str:
    pasos: Ruta = getattr(donde, "ruta", ())
    return ruta + "".join(f"/{paso}" for paso in pasos) if pasos else f"{ruta}/."
