"""The formats a dataset can be saved in."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from core.dataset import Dataset
from core.exporting.columnar import save_parquet
from core.exporting.database import save_database
from core.exporting.package import save_package
from core.exporting.spreadsheet import save_spreadsheet
from core.exporting.tables import save_claims


class ExporterSpec(Struct, frozen=True):
    """A format; its suffix is empty where a folder is written."""

    key: str
    title: str
    suffix: str
    write: Callable[[Dataset, Path], None]
    whole: bool = True
    """Whether it loads back equal; else it holds the claims alone, for other programs."""


EXPORTERS = (
    ExporterSpec("package", "Data Package, a folder of csv tables", "", save_package),
    ExporterSpec("spreadsheet", "Spreadsheet", ".xlsx", save_spreadsheet),
    ExporterSpec("parquet", "Parquet", ".parquet", save_parquet),
    ExporterSpec("database", "SQLite database", ".sqlite", save_database),
    ExporterSpec("claims", "Claims alone as csv", ".csv", save_claims, whole=False),
)
"""Every format; the first is the one that lasts longest."""
