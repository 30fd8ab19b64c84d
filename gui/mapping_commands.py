"""Bringing up the mapping page, for a file that needs it or one somebody chose."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from gui.main_window import MainWindow
from gui.mapping.page import MappingPage


def show_mapping_page(window: MainWindow, path: Path) -> None:
    """The mapping page of a file; what it is left with is opened."""
    page = MappingPage(path, window.settings.shelf, window)
    page.chosen.connect(window.opening.open_mapped)
    page.show()


def import_table(window: MainWindow) -> None:
    """Choose a file and map it, whether or not it would open without."""
    recent = window.settings.recent
    folder = str(recent[0][0].parent) if recent else ""
    name, _ = QFileDialog.getOpenFileName(window, "Import a table", folder)
    if name:
        show_mapping_page(window, Path(name))
