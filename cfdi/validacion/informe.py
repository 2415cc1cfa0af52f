"""What a validation says: an `Informe` of `Hallazgo`s, each with its code, place, figures and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severidad = Literal["error", "advertencia", "no_verificado"]
Capa = Literal["xml", "esquema", "catalogos", "reglas", "sello", "timbre"]

CAPAS: tuple[Capa, ...] = ("xml", "esquema", "catalogos", "reglas", "sello", "timbre")
"""In the order in which they judge."""

_MARCAS: dict[Severidad, str] = {"error": "error", "advertencia": "aviso", "no_verificado": "sin verificar"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hallazgo:
    """One finding.

    `codigo` is the SAT's (CFDI40108, 301…). `ruta` is an XPath with positions. `mensaje`, in Spanish, says what is
    wrong, with the figures, and how to mend it. `fuente` names the row of the matrix or the section of Anexo 20.
    `no_verificado` means that the rule could not be decided here: it is neither passed nor failed.
    """

    codigo: str
    severidad: Severidad = "error"
    capa: Capa
    ruta: str
    mensaje: str
    esperado: str | None = None
    recibido: str | None = None
    fuente: str = ""

    def a_texto(self) -> str:
        """One line for a person: `CFDI40119 error /cfdi:Comprobante/@Total: El Total debe ser…`"""
        return f"{self.codigo} {_MARCAS[self.severidad]} {self.ruta}: {self.mensaje}"


@dataclass(frozen=True, slots=True)
class Informe:
    """All findings of a document, in the order of layers and then of the document. Iterable; true when valid."""

    hallazgos: tuple[Hallazgo, ...]
    sellado: bool = False
    """Whether it carries a seal. Without one it is a pre-CFDI, judged in full but for the seal's attributes."""
    timbrado: bool = False

    @property
    def valido(self) -> bool:
        """No finding of severity error: what could not be verified does not make a document invalid."""
        return not self.errores

    @property
    def errores(self) -> tuple[Hallazgo, ...]:
        return tuple(h for h in self.hallazgos if h.severidad == "error")

    @property
    def advertencias(self) -> tuple[Hallazgo, ...]:
        return tuple(h for h in self.hallazgos if h.severidad == "advertencia")

    @property
    def no_verificados(self) -> tuple[Hallazgo, ...]:
        return tuple(h for h in self.hallazgos if h.severidad == "no_verificado")

    def por_codigo(self) -> dict[str, tuple[Hallazgo, ...]]:
        """The findings of each code."""
        codigos = dict.fromkeys(h.codigo for h in self.hallazgos)
        return {c: tuple(h for h in self.hallazgos if h.codigo == c) for c in codigos}

    def a_dict(self) -> dict[str, Any]:
        """`{"valido", "sellado", "timbrado", "hallazgos": [{"codigo", "severidad", "capa", …}]}`, ready for JSON."""
        return {
            "valido": self.valido,
            "sellado": self.sellado,
            "timbrado": self.timbrado,
            "hallazgos": [asdict(h) for h in self.hallazgos],
        }

    def a_texto(self) -> str:
        """Lines for a person: a verdict, one line per finding, and one for all that could not be verified for the same
        reason."""
        cuenta = len(self.errores)
        veredicto = f"No válido: {cuenta} error{'es' * (cuenta != 1)}."
        if self.valido:
            veredicto = "Válido, con avisos:" if self.advertencias else "Válido."
        por_motivo: dict[str, list[str]] = {}
        for h in self.no_verificados:
            por_motivo.setdefault(h.mensaje, []).append(h.codigo)
        return "\n".join(
            [
                veredicto,
                *(f"  {h.a_texto()}" for h in self.hallazgos if h.severidad != "no_verificado"),
                *(f"  sin verificar {', '.join(dict.fromkeys(c))}: {m}" for m, c in por_motivo.items()),
            ]
        )

    def __iter__(self) -> Iterator[Hallazgo]:
        return iter(self.hallazgos)

    def __len__(self) -> int:
        return len(self.hallazgos)

    def __bool__(self) -> bool:
        return self.valido
