"""The options that several commands take, said once."""

from __future__ import annotations

from cfdi.cli.ordenes import RUTA, opcion

SALIDA = opcion("-o", "--salida", metavar="ARCHIVO", type=RUTA, ayuda="Archivo de salida; si falta, stdout.")
FORZAR = opcion("--forzar", is_flag=True, ayuda="Reemplaza el archivo de salida si existe.")
CLAVE_ARCHIVO = opcion(
    "--clave-archivo",
    metavar="ARCHIVO",
    type=RUTA,
    ayuda="Archivo con la contraseña; si falta, se lee de CFDI_CLAVE o se pregunta.",
)
CERTIFICADOS = opcion(
    "--certificados",
    metavar="CARPETA",
    type=RUTA,
    ayuda="Carpeta con .cer de PAC y de autoridades en que se confía (pruebas).",
)
JSON_POR_DOCUMENTO = opcion("--json", "en_json", is_flag=True, ayuda="Un objeto JSON por documento, en una línea.")
