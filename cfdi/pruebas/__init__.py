"""What to import in the tests of a program that uses `cfdi`: hypothesis strategies made from the declarations.

    from hypothesis import given
    from cfdi.pruebas import comprobantes

    @given(comprobantes(moneda="USD"))
    def test_se_guarda_y_se_recupera(comprobante): ...

It needs hypothesis, which the library itself does not: `pip install "cfdi[pruebas]"`.
"""

from __future__ import annotations

from cfdi.errores import ErrorConfiguracion

try:
    import hypothesis as _hypothesis  # noqa: F401 - only whether it is there
except ModuleNotFoundError:
    raise ErrorConfiguracion(
        "falta la biblioteca hypothesis, que no se instala con cfdi",
        campo="cfdi.pruebas",
        remedio='Instálela con: pip install "cfdi[pruebas]".',
    ) from None

from cfdi.pruebas.estrategias import comprobantes, nodos, textos

__all__ = ["comprobantes", "nodos", "textos"]
