"""Mappings as files: saved beside the table, loaded from anywhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from core.mapping import Mapping, read_mapping, write_mapping

_SUFFIX = ".mapping.json"
_FILES = f"Mappings (*{_SUFFIX} *.json)"


class MappingFiles(QObject):
    """Two buttons, and what they do."""

    loaded = Signal(object)
    """The Mapping of a file."""
    told = Signal(str)
    """What came of it, in a sentence."""

    def __init__(self, table: Path, mapping: Callable[[], Mapping], parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._mapping, self._parent = table, mapping, parent
        self.save, self.load = QPushButton("Save mapping…"), QPushButton("Load mapping…")
        self.save.clicked.connect(self._save)
        self.load.clicked.connect(self._load)

    def _save(self) -> None:
        place = str(self._table.with_suffix(_SUFFIX))
        name, _ = QFileDialog.getSaveFileName(self._parent, "Save mapping", place, _FILES)
        if name:
            self._try(lambda: write_mapping(Path(name), self._mapping()), "The mapping was saved.")

    def _load(self) -> None:
        place = str(self._table.parent)
        name, _ = QFileDialog.getOpenFileName(self._parent, "Load mapping", place, _FILES)
        if name:
            self._try(lambda: self.loaded.emit(read_mapping(Path(name))), "")

    def _try(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except (OSError, ValueError) as error:
            said = str(error)
        self.told.emit(said)
