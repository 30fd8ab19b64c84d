"""The formats a dataset can be saved in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.dataset import Dataset
from core.exporting.package import save_package
from core.exporting.tables import save_claims


@dataclass(frozen=True)
class ExporterSpec:
    """A format; its suffix is empty where a folder is written."""

    key: str
    title: str
    suffix: str
    write: Callable[[Dataset, Path], None]


EXPORTERS = (
    ExporterSpec("package", "Data Package (folder)", "", save_package),
    ExporterSpec("claims", "Claims as csv", ".csv", save_claims),
)
