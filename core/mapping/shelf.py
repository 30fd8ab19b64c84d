"""Mappings kept in a folder, one for each shape of file."""

from pathlib import Path
from typing import TYPE_CHECKING

from core.later import later

if TYPE_CHECKING:
    from core.mapping import Mapping

_read_mapping = later("core.mapping", "read_mapping")
_write_mapping = later("core.mapping", "write_mapping")


class Shelf:
    """Remembers the last mapping that opened a file of a shape."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, mapping: "Mapping") -> None:
        """Put a mapping in its place; raises OSError."""
        if mapping.shape.isalnum():
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_mapping(self._path(mapping.shape), mapping)

    def find(self, shape: str) -> "Mapping | None":
        """The mapping kept for a shape; None where there is none that can be read."""
        try:
            return _read_mapping(self._path(shape)) if shape.isalnum() else None
        except (OSError, ValueError):
            return None

    def _path(self, shape: str) -> Path:
        return self._folder / f"{shape}.mapping.json"
