"""Painting of one line of a loss chart: heading, words, marks and their figures."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from core.index import NO_ROWS, Rows
from core.once import once
from core.panels.losses.rows import Heading, LossRow
from gui.charts.gap.layout import ChartRow, Columns, Field
from gui.charts.gap.marks import (
    RADIUS,
    Placed,
    draw_band,
    draw_gap,
    draw_mark,
    draw_ring,
    draw_whisker,
)
from gui.theme import Theme
from gui.typesetting import CENTRE, LEFT, RIGHT, Lettering, Typeface, typeface

BESIDE = RADIUS + 5
"""Pixels between the middle of a mark and its figure."""
_DIM = 0.5
_APART = 4.0
_EDGE = 14.0
_ADVERSARY = 1
_PAIR = (0, _ADVERSARY)
"""The roles between which the disagreement lies."""


class Brushwork(Struct, frozen=True, eq=False, dict=True):
    """What painting a line needs besides the line."""

    theme: Theme
    sides: Sequence[str]
    columns: Columns
    faces: "Faces"
    hovered: Rows = NO_ROWS
    selected: Rows = NO_ROWS
    corner: int = 0
    """Pixels at the right end of the axis that carry no figures."""

    @once
    def _inks(self) -> dict[str, QColor]:
        return {}

    def side(self, side: str) -> QColor:
        """The colour of a side that speaks or is spoken of."""
        found = self._inks.get(side)
        if found is None:
            found = self._inks[side] = self.theme.side(side, self.sides)
        return found

    @once
    def back(self) -> QColor:
        """The ground under a figure, through which the grid shows."""
        ground = QColor(self.theme.surface)
        ground.setAlphaF(0.8)
        return ground

    @property
    def plain(self) -> Typeface:
        """The type of words."""
        return self.faces.plain

    @property
    def bold(self) -> Typeface:
        """The type of figures that matter most."""
        return self.faces.bold


class Faces:
    """The type of words and that of figures that matter most, of one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.plain = typeface(font)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        self.bold = typeface(strong)

    def of(self, font: QFont) -> "Faces":
        """Those of a font, which are these where it is the same."""
        return self if font == self.font else Faces(font)


class RowBrush:
    """Paints lines on one painter; ``ratio`` is that of stamps to pixels, 0 without stamps."""

    def __init__(self, painter: QPainter, work: Brushwork, ratio: float) -> None:
        self._painter, self._work, self._ratio = painter, work, ratio
        self._words = Lettering(painter, ratio, shade(work.theme.surface))

    def paint_heading(self, heading: Heading, box: QRectF) -> None:
        """Paint whose losses follow, in that side's colour."""
        work = self._work
        left = work.columns.label.left() if len(work.columns.fields) == 1 else _EDGE
        ink = work.side(heading.side) if heading.side in work.sides else shade(work.theme.muted)
        room, middle = box.right() - _EDGE - left, box.center().y() + 3
        self._words.write(work.bold, heading.title, ink, left, room, middle)

    def paint_row(self, row: ChartRow, box: QRectF, slot: tuple[int, int] | None) -> None:
        """Paint a line; ``slot`` is the field and role under the key cursor."""
        painter, work, y = self._painter, self._work, box.center().y()
        dimmed = (
            len(work.hovered) > 0
            and row.known
            and not any(cell is not None and cell.rows.meets(work.hovered) for cell in row.cells)
        )
        painter.setOpacity(_DIM if dimmed else 1.0)
        self._paint_label(row, y)
        for number, cell in enumerate(row.cells):
            if cell is None:
                self._write_verdict("—", number, y, work.plain, work.theme.faint)
                continue
            field = work.columns.fields[number]
            marks = [Placed.at(mark, field, work.side(mark.side)) for mark in cell.marks if mark]
            self._paint_marks(cell, marks, field, y)
            self._paint_figures(marks, field, y)
            self._paint_verdict(cell, number, y)
            for placed in marks if slot is not None and slot[0] == number else ():
                if slot is not None and placed.mark.role == slot[1]:
                    draw_ring(painter, placed, y, QPen(shade(work.theme.link), 1.6))
        painter.setOpacity(1.0)

    def _paint_label(self, row: ChartRow, y: float) -> None:
        work = self._work
        left, room = work.columns.label.left(), work.columns.label.width()
        labels = row.labels[work.columns.shortened :] or row.labels
        text = next((one for one in labels if work.plain.width(one) <= room), labels[-1])
        side = CENTRE if len(work.columns.fields) > 1 else RIGHT
        self._words.write(work.plain, text, shade(work.theme.text), left, room, y, side)

    def _paint_verdict(self, cell: LossRow, number: int, y: float) -> None:
        work = self._work
        if cell.comparable:
            self._write_verdict(cell.verdict, number, y, work.bold, work.theme.text)
        elif len(work.columns.fields) == 1:
            self._write_verdict(cell.verdict, number, y, work.plain, work.theme.muted)

    def _write_verdict(
        self, words: str, number: int, y: float, face: Typeface, colour: str
    ) -> None:
        column = self._work.columns.verdicts[number]
        side = LEFT if self._work.columns.fields[number].mirrored else RIGHT
        ink, room = shade(colour), column.width()
        self._words.write(face, words, ink, column.left(), room, y, side)

    def _paint_marks(self, cell: LossRow, marks: Sequence[Placed], field: Field, y: float) -> None:
        painter, work, known = self._painter, self._work, cell.known
        for placed in marks if known else ():
            draw_band(painter, placed, field, y)
        if len(marks) > 1 and (marks[0].mark.role, marks[1].mark.role) == _PAIR:
            both = shade(work.theme.both)
            draw_gap(painter, _between(*marks[:2]), y, both, comparable=cell.comparable)
        for placed in marks:
            draw_whisker(painter, placed, field, y, self._ratio)
        for placed in reversed(marks):
            draw_mark(painter, placed, y, shade(work.theme.surface), self._ratio)
            if len(work.selected) and known and placed.mark.slot.every.meets(work.selected):
                draw_ring(painter, placed, y, QPen(shade(work.theme.text), 1.6))

    def _paint_figures(self, marks: Sequence[Placed], field: Field, y: float) -> None:
        """Write figures beside their marks, outwards first, each only where nothing stands.

        An adversary's that is the outermost mark goes beyond the arrows of others before a third
        party's is written there.
        """
        work = self._work
        taken = [(placed.first, placed.last, placed.mark.role) for placed in marks]
        first = min(((placed.first, placed.last) for placed in marks), default=(0.0, 0.0))
        for placed in sorted(marks, key=_by_worth):
            mark, low, high = placed.mark, placed.first, placed.last
            matters = mark.role == _ADVERSARY
            face = work.bold if matters else work.plain
            width = face.width(mark.text)
            sides = [(high + BESIDE, high + BESIDE + width), (low - BESIDE - width, low - BESIDE)]
            if (low, high) == first if len(marks) > 1 else field.mirrored:
                sides.reverse()
            further = _beyond(placed, marks, field, width) if matters else ()
            tried = chain(sides, further)
            found = next((side for side in tried if _is_free(side, taken, mark.role, field)), None)
            if found is not None:
                taken.append((*found, -1))
                back = QRectF(found[0] - 1, y - 6, width + 2, 12)
                self._painter.fillRect(back, work.back)
                ink = shade(work.theme.text if matters else work.theme.muted)
                self._words.write(face, mark.text, ink, found[0], width + 2, y)


def _beyond(
    placed: Placed, marks: Sequence[Placed], field: Field, width: float
) -> Iterator[tuple[float, float]]:
    """Where the figure of an outermost mark stands beyond the arrows of all marks."""
    if field.mirrored:
        outermost = placed.low <= min(one.low for one in marks)
        edge = min(one.first for one in marks) - BESIDE - width
    else:
        outermost = placed.high >= max(one.high for one in marks)
        edge = max(one.last for one in marks) + BESIDE
    if outermost:
        yield edge, edge + width


def _between(one: Placed, other: Placed) -> tuple[float, float]:
    if one.low > other.low:
        one, other = other, one
    return one.high, max(other.low, one.high)


@lru_cache(maxsize=256)
def shade(colour: str) -> QColor:
    """A colour of the theme; nobody changes it."""
    return QColor(colour)


def _by_worth(placed: Placed) -> int:
    return (1, 0, 2)[placed.mark.role]


def _is_free(
    side: tuple[float, float], taken: Sequence[tuple[float, float, int]], role: int, field: Field
) -> bool:
    if side[0] < field.room[0] or side[1] > field.room[1]:
        return False
    return not any(
        side[0] < right + _APART and left - _APART < side[1]
        for left, right, owner in taken
        if owner != role
    )
