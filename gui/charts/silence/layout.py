"""Where the lines, columns and words of the silence map stand, in logical pixels."""

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF

from core.dates import written_day, written_month
from core.filters.dates import day_of
from core.panels.bins import Unit
from core.panels.silence.view import SilenceView
from core.panels.silence.words import summary

_MARGIN, _GAP = 14.0, 8.0
_NARROWEST, _WIDEST = 13.0, 40.0
_INDENT = 14.0
_LABEL_SHARE = 0.34
SILENT_TITLE = "own side silent"
_MONTHS_A_QUARTER = 3

Line = str | int
"""A side whose rows follow, or the place of a row."""


class Spot(Struct, frozen=True):
    """A cell, or with ``column`` None the whole row."""

    row: int
    column: int | None


class Grid(Struct, frozen=True):
    """The lines and columns in sight."""

    top: float
    bottom: float
    line: float
    label: QRectF
    left: float
    cell: float
    end: QRectF
    lines: tuple[Line, ...]
    first_line: int
    first_column: int
    columns: int
    """Columns in sight."""
    most: QPoint
    """The furthest scroll, in columns and lines."""

    def middle(self, place: int) -> float:
        """The middle of the line at a place among those in sight."""
        return self.top + (place + 0.5) * self.line

    def box(self, place: int, column: int) -> QRectF:
        """The frame of a cell in sight."""
        x = self.left + (column - self.first_column) * self.cell
        return QRectF(x, self.top + place * self.line, self.cell, self.line)

    def indent(self, depth: int) -> float:
        """Where a label of a depth begins."""
        return self.label.left() + _INDENT * (depth + 1)

    def at(self, point: QPointF) -> Spot | None:
        """The cell, or the row by its label or end, at a pixel."""
        place = int((point.y() - self.top) // self.line)
        if not (self.top <= point.y() < self.bottom and 0 <= place < len(self.lines)):
            return None
        line = self.lines[place]
        if isinstance(line, str):
            return None
        column = int((point.x() - self.left) // self.cell)
        if point.x() < self.left or column >= self.columns:
            return Spot(line, None)
        return Spot(line, self.first_column + column)

    def steps_to(self, spot: Spot, lines: tuple[Line, ...]) -> tuple[int, int]:
        """By how many columns and lines to scroll to see a spot."""
        down = _steps(lines.index(spot.row), self.first_line, len(self.lines))
        if spot.column is None:
            return 0, down
        return _steps(spot.column, self.first_column, self.columns), down


def _steps(place: int, first: int, seen: int) -> int:
    return min(place - first, 0) or max(place - first - seen + 1, 0)


def lines_of(view: SilenceView) -> tuple[Line, ...]:
    """The rows under the sides whose losses they are."""
    lines: list[Line] = []
    side = None
    for place, row in enumerate(view.rows):
        if row.side != side:
            side = row.side
            lines.append(side)
        lines.append(place)
    return tuple(lines)


def grid_of(view: SilenceView, size: QSize, scroll: QPoint, metrics: QFontMetricsF) -> Grid:
    """What is in sight of a view on a canvas of a size."""
    lines = lines_of(view)
    count = 0 if view.columns is None else view.columns.size
    line = metrics.height() + 8
    labels = (metrics.horizontalAdvance(row.label) + _INDENT * (row.depth + 1) for row in view.rows)
    label = min(max(labels, default=60.0) + 6, size.width() * _LABEL_SHARE)
    ends = (metrics.horizontalAdvance(summary(row)) for row in view.rows)
    wide = metrics.horizontalAdvance(SILENT_TITLE)
    end = max(wide if size.width() > wide * 5 else 0.0, *ends, 20.0)
    left = _MARGIN + label + _GAP
    room = max(size.width() - left - _GAP - end - _MARGIN, _NARROWEST)
    cell = min(max(room / max(count, 1), _NARROWEST), _WIDEST)
    columns = min(count, max(int(room / cell + 1e-6), 1))
    top = metrics.height() + 10
    bottom = max(size.height() - metrics.height() - 10, top + line)
    fits = min(len(lines), max(int((bottom - top) / line), 1))
    most = QPoint(count - columns, len(lines) - fits)
    across, down = min(scroll.x(), most.x()), min(scroll.y(), most.y())
    return Grid(
        *(top, bottom, line, QRectF(_MARGIN, top, label, line), left, cell),
        QRectF(size.width() - _MARGIN - end, top, end, line),
        *(lines[down : down + fits], down, across, columns, most),
    )


def column_label(view: SilenceView, column: int) -> str:
    """The beginning of a column in few letters."""
    if view.columns is None:
        return ""
    day = day_of(int(view.columns.edges[column]))
    match view.columns.unit:
        case Unit.DAY | Unit.WEEK:
            return written_day(day)
        case Unit.MONTH:
            return written_month(day)
        case Unit.QUARTER:
            return f"Q{(day.month - 1) // _MONTHS_A_QUARTER + 1} {day.year}"
        case Unit.YEAR:
            return str(day.year)
