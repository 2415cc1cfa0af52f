"""Immutable values with named fields, declared as dataclasses are, and quicker to import.

`dataclass(frozen=True)` writes and compiles six methods for every class, half a millisecond each time: with one class
per kind of row, that was most of what importing the catalogues took. Here the six are written once, and inherited.
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

_R = TypeVar("_R", bound="Registro")


class Registro:
    """Base of the classes decorated with `@registro`. Two are equal when their class and their fields are."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *valores: Any, **campos: Any) -> None:
        nombres = self.__match_args__
        dados = dict(zip(nombres, valores, strict=False), **campos) if valores else campos
        if not len(valores) + len(campos) == len(dados) == len(nombres):
            raise TypeError(f"{type(self).__name__} takes each of its fields once: {', '.join(nombres)}")
        poner = object.__setattr__
        for nombre, valor in dados.items():
            poner(self, nombre, valor)

    def __eq__(self, otro: object) -> bool:
        return type(otro) is type(self) and isinstance(otro, Registro) and otro._valores() == self._valores()

    def __hash__(self) -> int:
        return hash(self._valores())

    def __repr__(self) -> str:
        campos = zip(self.__match_args__, self._valores(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{nombre}={valor!r}' for nombre, valor in campos)})"

    def __setattr__(self, nombre: str, valor: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {nombre!r}")

    def __delattr__(self, nombre: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {nombre!r}")

    def __reduce__(self) -> tuple[type[Registro], tuple[Any, ...]]:
        return type(self), self._valores()

    def _valores(self) -> tuple[Any, ...]:
        return tuple([getattr(self, nombre) for nombre in self.__match_args__])


@dataclass_transform(frozen_default=True)
def registro(clase: type[_R]) -> type[_R]:
    """`@dataclass(frozen=True, slots=True)` for a `Registro`, whose fields have no defaults."""
    return dataclass(init=False, repr=False, eq=False, slots=True)(clase)
