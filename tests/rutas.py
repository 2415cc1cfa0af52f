"""Where the tests find what lives outside of them.

The SAT's own files and the public samples are not part of the project: a folder `shared` beside the checkout
holds them. A test that needs it carries the mark `necesita_compartido`, and is skipped where it is absent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

RAIZ = Path(__file__).resolve().parents[1]
"""The checkout."""

COMPARTIDO = RAIZ.parent / "shared"
SITIO_SAT = COMPARTIDO / "sat" / "www.sat.gob.mx"
"""The SAT's site as published: its relative and absolute addresses resolve below this folder."""

SAT = SITIO_SAT / "sitio_internet" / "cfd"
"""The SAT's XSD and XSLT tree of CFDI and its complements."""

MUESTRAS = COMPARTIDO / "muestras"
"""Public CFDIs and the SAT's test certificates."""

hay_compartido: bool = SAT.is_dir()

necesita_compartido = pytest.mark.skipif(
    not hay_compartido, reason=f"no está la carpeta {COMPARTIDO.name!r} junto al proyecto (archivos originales del SAT)"
)
