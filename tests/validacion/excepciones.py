"""Samples with a stamp that break a rule nevertheless: file of the index → {code: why}."""

from __future__ import annotations

EXCEPCIONES: dict[str, dict[str, str]] = {
    "SAT-CFDI+python-satcfdi__tests__invoices__pago_h&e951128469_ingreso_iva16.xml": {
        "CRP20215": "its stamp is invented (Fecha 2020): in pesos, and without TipoCambioP",
        "CRP20238": "its stamp is invented (Fecha 2020): one currency, and no EquivalenciaDR",
    },
}
