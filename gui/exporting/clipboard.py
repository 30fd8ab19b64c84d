"""A product on the clipboard: as a picture, and as a table; each with its footer."""

from PySide6.QtGui import QGuiApplication

from core.briefing.tables import FigureTable, table_of
from core.tabbed import tabbed
from gui.exporting.pictures import image_of
from gui.exporting.product import Leaf

_SCALE = 2.0
"""Pixels a point: sharp on a slide."""


def copy_picture(leaf: Leaf) -> None:
    """Put the product on the clipboard as a picture, its footer on it."""
    page = leaf.page()
    try:
        QGuiApplication.clipboard().setImage(image_of(page, _SCALE))
    finally:
        page.deleteLater()


def copy_table(leaf: Leaf) -> None:
    """Put the tables behind the product's figures on the clipboard, tab-separated."""
    QGuiApplication.clipboard().setText(as_text(leaf))


def as_text(leaf: Leaf) -> str:
    """The tables, each under its title, then the footer; no cell is taken for a formula."""
    sheet = leaf.sheet
    passed = sheet.state.workspace.mask(sheet.state.filters)
    parts = [
        _told(figure.spec.title, table)
        for figure in sheet.figures
        if (table := table_of(figure.view, passed)).columns
    ]
    return "\n\n".join((*parts, sheet.footer.text))


def _told(title: str, table: FigureTable) -> str:
    lines = [title, *(tabbed(cells) for cells in (table.columns, *table.rows))]
    if table.left_out:
        lines.append(f"… and {table.left_out:,} more rows")
    return "\n".join(lines)
