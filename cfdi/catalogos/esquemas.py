"""The SAT's schemas of catalogues: which names each one lists. They are known by namespace, never by file name.

Those of the complements are the only place where the SAT publishes their keys. Those of catCFDI, catNomina and catPagos
list again what the workbook and the CSV files say better, and besides it the keys that those no longer have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ESPACIO = "http://www.sat.gob.mx/sitio_internet/cfd/catalogos"
"""Namespace of catCFDI, and the beginning of all the others."""


@dataclass(frozen=True, slots=True)
class Esquema:
    """A schema. `prefijo` is how the documents that import it name its catalogues.

    `minimos` tells, for every list that the schema has, how many keys a believable edition lists at least. It is None
    where the lists are those that the workbook or the CSV files have. `descritos` are the lists that say what each key
    means, and can be searched.
    """

    prefijo: str
    espacio: str
    minimos: Mapping[str, int] | None = None
    descritos: frozenset[str] = frozenset()


ESQUEMAS: tuple[Esquema, ...] = (
    Esquema("catCFDI", ESPACIO),
    Esquema("catNomina", f"{ESPACIO}/Nomina"),
    Esquema("catPagos", f"{ESPACIO}/Pagos"),
    Esquema(
        "catCartaPorte",
        f"{ESPACIO}/CartaPorte",
        {
            "c_RegimenAduanero": 10,
            "c_CveTransporte": 5,
            "c_TipoEstacion": 3,
            "c_Estaciones": 8_000,
            "c_ClaveUnidadPeso": 450,
            "c_ClaveProdServCP": 45_000,
            "c_MaterialPeligroso": 4_500,
            "c_TipoEmbalaje": 50,
            "c_TipoPermiso": 25,
            "c_ConfigAutotransporte": 35,
            "c_SubTipoRem": 30,
            "c_ConfigMaritima": 15,
            "c_ClaveTipoCarga": 6,
            "c_ContenedorMaritimo": 12,
            "c_NumAutorizacionNaviero": 500,
            "c_CodigoTransporteAereo": 150,
            "c_ClaveProdSTCC": 450,
            "c_TipoDeServicio": 4,
            "c_DerechosDePaso": 100,
            "c_TipoCarro": 11,
            "c_Contenedor": 5,
            "c_TipoDeTrafico": 4,
            "c_FiguraTransporte": 5,
            "c_ParteTransporte": 12,
            "c_DocumentoAduanero": 20,
            "c_TipoMateria": 5,
            "c_SectorCOFEPRIS": 5,
            "c_FormaFarmaceutica": 20,
            "c_CondicionesEspeciales": 4,
            "c_RegistroISTMO": 6,
        },
    ),
    Esquema(
        "catComExt",
        f"{ESPACIO}/ComExt",
        {
            "c_MotivoTraslado": 6,
            "c_TipoOperacion": 1,
            "c_ClavePedimento": 1,
            "c_INCOTERM": 15,
            "c_FraccionArancelaria": 20_000,
            "c_UnidadAduana": 20,
        },
    ),
    Esquema(
        "catCEH",  # gceh and ieeh; the file is catHidrocarburos.xsd
        f"{ESPACIO}/hidrocarburos",
        {
            "Actividades": 5,
            "SubActividad": 35,
            "Tareas": 150,
            "Meses": 12,
            "ClavePedimento": 70,
            "ClavePagoPedimento": 20,
        },
    ),
    Esquema(
        "catCombustible",
        f"{ESPACIO}/Combustible",
        {"c_ClaveTipoCombustible": 5},
        descritos=frozenset({"c_ClaveTipoCombustible"}),
    ),
    Esquema(
        "catHidroYPetro",  # so in hidrocarburospetroliferos.xsd; catHidroYPetro.xsd calls itself catHidroOPetro
        f"{ESPACIO}/HidrocarburosPetro",
        {"c_TipoPermiso": 10, "c_ClaveHYP": 3, "c_SubProductoHYP": 9},
    ),
)
