"""Bringing up the mapping page, for a file that needs it or one somebody chose."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from gui.main_window import MainWindow


def show_mapping_page(window: MainWindow, path: Path, *, beside: bool = False) -> None:
    """The mapping page of a file; what it is left with is opened, or added to what is open."""
    from gui.mapping.page import MappingPage  # noqa: PLC0415 - most files are understood

    page = MappingPage(path, window.settings.shelf, window)
    page.chosen.connect(window.layering.add_mapped if beside else window.opening.open_mapped)
    page.show()


def import_table(window: MainWindow) -> None:
    """Choose a file and map it, whether or not it would open without."""
    folder = window.settings.recent.folder
    name, _ = QFileDialog.getOpenFileName(window, "Import a table", folder)
    if name:
        show_mapping_page(window, Path(name))
