"""Where the cells of a matrix are: as large as the canvas allows, scrolled where it does not."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF

from core.messages import say
from core.panels.relations.view import RelationsView
from gui.theme import Theme, sized

Cell = tuple[int, int]
"""Claimant and subject, by number of node; the number past the last for both or nobody."""

_LEAST, _MOST = (24.0, 17.0), (58.0, 30.0)
LONGEST = 140.0
"""Pixels that a heading may take."""

MARGIN = 14.0
"""Pixels before the headings."""
_BELOW, _CORNER, _ROUNDING = 8.0, 60.0, 1e-6


class Grid(Struct, frozen=True):
    """The cells in sight, in logical pixels."""

    left: float
    top: float
    cell: tuple[float, float]
    rows: tuple[int, ...]
    """Claimants in sight, from above."""
    columns: tuple[int, ...]
    """Subjects in sight, from the left."""
    scroll: QPoint
    most: QPoint
    """The furthest scroll, in cells."""

    @property
    def cells(self) -> Iterator[Cell]:
        """All in sight."""
        return ((row, column) for row in self.rows for column in self.columns)

    def box(self, cell: Cell) -> QRectF:
        """The rectangle of a cell in sight."""
        row, column = self.rows.index(cell[0]), self.columns.index(cell[1])
        width, height = self.cell
        return QRectF(
            self.left + column * width, self.top + row * height, width - 1.5, height - 1.5
        )

    def at(self, point: QPointF) -> Cell | None:
        """The cell at a pixel."""
        column = int((point.x() - self.left) // self.cell[0])
        row = int((point.y() - self.top) // self.cell[1])
        if 0 <= row < len(self.rows) and 0 <= column < len(self.columns):
            return self.rows[row], self.columns[column]
        return None

    def steps_to(self, row: int, column: int) -> tuple[int, int]:
        """By how many cells to scroll across and down to see one."""

        def steps(place: int, first: int, seen: int) -> int:
            return min(place - first, 0) or max(place - first - seen + 1, 0)

        return (
            steps(column, self.scroll.x(), len(self.columns)),
            steps(row, self.scroll.y(), len(self.rows)),
        )


def fonts(font: QFont, theme: Theme) -> QFont:
    """The font of headings and numbers."""
    return sized(font, theme, 0.88)


def heading(view: RelationsView, node: int) -> str:
    """The words of a row or column."""
    return view.nodes[node].label if node < len(view.nodes) else say("matrix.both")


def grid_of(view: RelationsView, size: QSize, scroll: QPoint, font: QFont) -> Grid:
    """The cells of a view on a canvas of a size."""
    metrics = QFontMetricsF(font)

    def longest(nodes: tuple[int, ...]) -> float:
        widths = (metrics.horizontalAdvance(heading(view, node)) for node in nodes)
        return min(max(widths, default=0.0), LONGEST)

    left = MARGIN + max(longest(view.claimants), _CORNER) + 16
    top = longest(view.subjects) * 0.72 + metrics.height() + 4
    overhang = longest(view.subjects) * 0.72
    counts = len(view.subjects), len(view.claimants)
    room = max(size.width() - left - overhang, 30.0), max(size.height() - top - _BELOW, 30.0)
    least = max(_LEAST[0], metrics.horizontalAdvance("000") + 4), metrics.height() + 2
    width, height = (
        min(max(space / max(count, 1), low), max(high, low))
        for space, count, low, high in zip(room, counts, least, _MOST, strict=True)
    )
    fits = (
        min(counts[0], max(int(room[0] / width + _ROUNDING), 1)),
        min(counts[1], max(int(room[1] / height + _ROUNDING), 1)),
    )
    most = QPoint(counts[0] - fits[0], counts[1] - fits[1])
    across, down = min(scroll.x(), most.x()), min(scroll.y(), most.y())
    return Grid(
        left,
        top,
        (width, height),
        view.claimants[down : down + fits[1]],
        view.subjects[across : across + fits[0]],
        QPoint(across, down),
        most,
    )
