"""How a SAT document is declared, and everything that follows from a declaration.

`nodos` and `tipos` are the vocabulary of the declarations; `tabla` reads a declaration once; the other modules
each make one thing of that table: `escritor` (XML), `lector` (objects), `revision` (what is wrong and where),
`datos` (dict and JSON), `esquema_json`, `render_xsd` and `render_xslt`. `python -m cfdi.esquema` renders the
committed files.
"""

from cfdi.esquema.nodos import Espacio, Nodo, Opaco, Raiz, atributo, cuerpo, elemento, hijo, nodo, ranura
from cfdi.esquema.registro import raiz
from cfdi.esquema.tabla import Campo, Tabla, tabla
from cfdi.esquema.tipos import Tipo, cadena, catalogo, numero, tiempo

__all__ = [
    "Campo",
    "Espacio",
    "Nodo",
    "Opaco",
    "Raiz",
    "Tabla",
    "Tipo",
    "atributo",
    "cadena",
    "catalogo",
    "cuerpo",
    "elemento",
    "hijo",
    "nodo",
    "numero",
    "raiz",
    "ranura",
    "tabla",
    "tiempo",
]
