"""How wide the columns of a table are: by their names and usual words, or as a person set them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from gui.widgets.table_model import SheetColumn

_ROOM = 22


def usual_width(head: QWidget, column: SheetColumn, widths: Mapping[str, int]) -> int:
    """The width that a person has set, else one that the column's name and usual words need."""
    words = _ROOM + head.fontMetrics().horizontalAdvance(column.sample)
    return widths.get(column.key, max(_named(head, column), words))


def least_width(head: QWidget, column: SheetColumn, widths: Mapping[str, int], scale: float) -> int:
    """The usual width times a scale, where a column gives room away; its name is never cut."""
    usual = usual_width(head, column, widths)
    if not is_loose(column, widths):
        return usual
    return max(min(usual, _named(head, column)), int(usual * scale))


def is_loose(column: SheetColumn, widths: Mapping[str, int]) -> bool:
    """Whether a column gives room away: one that nobody has set."""
    return column.shrinks and column.key not in widths


def _named(head: QWidget, column: SheetColumn) -> int:
    return _ROOM + head.fontMetrics().horizontalAdvance(f"{column.title} ")
