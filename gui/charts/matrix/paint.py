"""Painting of a matrix's headings: claimants at the left, subjects above at a slant."""

from math import log1p

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from core.index import BOTH
from core.messages import numeral, say
from core.panels.relations.view import RelationsView
from gui.charts.graph.labels import elided
from gui.charts.matrix.grid import LONGEST, MARGIN, Cell, Grid, fonts, heading
from gui.theme import Theme

_SLANT = -45.0
_DOT, _BESIDE = 3.0, 6.0
_LEVELS = 8
_FAINTEST = 0.16


def paint_headings(
    painter: QPainter, view: RelationsView, grid: Grid, theme: Theme, font: QFont
) -> None:
    """Paint names with a dot in the colour of their side, and how much is out of sight."""
    chosen = fonts(font, theme)
    metrics = QFontMetricsF(chosen)
    painter.setFont(chosen)
    for place, node in enumerate(grid.rows):
        middle = grid.top + (place + 0.5) * grid.cell[1]
        _dot(painter, view, node, theme, QPointF(grid.left - 7, middle))
        box = QRectF(0, middle - metrics.height() / 2, grid.left - 14, metrics.height())
        painter.setPen(QColor(theme.text))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, elided(heading(view, node), metrics, LONGEST))
    for place, node in enumerate(grid.columns):
        foot = QPointF(grid.left + (place + 0.5) * grid.cell[0] - 1, grid.top - 6)
        _dot(painter, view, node, theme, foot)
        painter.save()
        painter.translate(foot + QPointF(2, -4))
        painter.rotate(_SLANT)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(2, 2), elided(heading(view, node), metrics, LONGEST))
        painter.restore()
    _extent(painter, view, grid, theme, metrics)


def paint_cells(
    painter: QPainter,
    view: RelationsView,
    grid: Grid,
    dress: tuple[Theme, QFont],
    hovered: frozenset[Cell],
) -> None:
    """Paint the cells in sight: filled about others, hollow about the own side, and how many."""
    theme, font = dress
    peak = max(log1p(int(view.counts.max())) if view.counts.size else 0.0, 1.0)
    looks: dict[tuple[str, int, bool, bool], list[QRectF]] = {}
    numbers: list[tuple[QRectF, str, bool]] = []
    empty: list[QRectF] = []
    for cell in grid.cells:
        count, box = int(view.counts[cell]), grid.box(cell)
        if not count:
            empty.append(box)
            continue
        side = view.nodes[cell[0]].side
        own = cell[1] < len(view.nodes) and view.nodes[cell[1]].side == side
        own = own and side in view.stage.belligerents
        dim = bool(hovered) and cell not in hovered
        level = 1 + round((_LEVELS - 1) * log1p(count) / peak)
        looks.setdefault((side, level, own, dim), []).append(box)
        numbers.append((box, f"{count:,}", not own and level > _LEVELS * 0.6 and not dim))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.track))
    painter.drawRects(empty)
    for (side, level, own, dim), boxes in looks.items():
        colour = theme.side(side, view.stage.belligerents)
        colour.setAlphaF((_FAINTEST + (1 - _FAINTEST) * level / _LEVELS) * (0.3 if dim else 1))
        painter.setPen(QPen(colour, 1.6) if own else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if own else colour)
        inset = 0.8 if own else 0.0
        painter.drawRects([box.adjusted(inset, inset, -inset, -inset) for box in boxes])
    painter.setFont(fonts(font, theme))
    for box, text, strong in numbers:
        painter.setPen(QColor(theme.surface if strong else theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _extent(
    painter: QPainter, view: RelationsView, grid: Grid, theme: Theme, metrics: QFontMetricsF
) -> None:
    """Write what rows and columns are, and which are in sight, beside the slanted headings."""
    lines = [say("matrix.axes")]
    for first, shown, whole, key in (
        (grid.scroll.y(), len(grid.rows), len(view.claimants), "matrix.rows"),
        (grid.scroll.x(), len(grid.columns), len(view.subjects), "matrix.columns"),
    ):
        if shown < whole:
            last = numeral(first + shown)
            lines.append(say(key, first=numeral(first + 1), last=last, count=numeral(whole)))
    painter.setPen(QColor(theme.muted))
    high = metrics.height()
    for place, words in enumerate(lines):
        slanted = grid.left + grid.cell[0] / 2 + grid.top - (place + 1) * high
        box = QRectF(MARGIN, place * high, slanted - MARGIN - _BESIDE, high)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, elided(words, metrics, box.width()))


def _dot(painter: QPainter, view: RelationsView, node: int, theme: Theme, at: QPointF) -> None:
    side = view.nodes[node].side if node < len(view.nodes) else BOTH
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.side(side, view.stage.belligerents))
    painter.drawEllipse(at, _DOT, _DOT)
