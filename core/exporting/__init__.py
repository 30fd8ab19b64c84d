"""Datasets to files, and what was refused or doubted while reading them."""

from pathlib import Path

from core.dataset import Dataset
from core.exporting.exporters import EXPORTERS, ExporterSpec
from core.exporting.package import save_package
from core.exporting.reports import save_rejected

__all__ = ["EXPORTERS", "ExporterSpec", "save", "save_rejected"]


def save(dataset: Dataset, path: Path) -> None:
    """Write in the format that the path's suffix says; a path without one is a Data Package."""
    suffix = path.suffix.casefold()
    for exporter in EXPORTERS:
        if exporter.suffix and exporter.suffix == suffix:
            exporter.write(dataset, path)
            return
    save_package(dataset, path)
