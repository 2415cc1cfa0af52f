"""The declarations: one SAT document per file, plain dataclasses.

`indice.py` is rendered by `python -m cfdi.esquema` and says which module declares which element.
"""
