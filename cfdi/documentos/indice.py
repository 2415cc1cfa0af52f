"""Which module declares which element. Rendered by `python -m cfdi.esquema`. Do not edit."""

INDICE: dict[tuple[str, str], dict[str, str]] = {
    ("http://www.sat.gob.mx/TimbreFiscalDigital", "TimbreFiscalDigital"): {"1.1": "cfdi.documentos.tfd11"},
    ("http://www.sat.gob.mx/cfd/4", "Comprobante"): {"4.0": "cfdi.documentos.cfdi40"},
}
