"""Painting of one line of a loss chart: heading, words, marks and their figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from core.index import NO_ROWS, Rows
from core.panels.losses.rows import Heading, LossMark, LossRow
from gui.charts.gap.layout import ChartRow, Columns, Field
from gui.charts.gap.marks import (
    RADIUS,
    colour_of,
    draw_band,
    draw_gap,
    draw_mark,
    draw_ring,
    draw_whisker,
    ends_of,
    reach_of,
)
from gui.theme import Theme
from gui.typesetting import CENTRE, LEFT, RIGHT, Typeface, typeface

BESIDE = RADIUS + 5
"""Pixels between the middle of a mark and its figure."""
_DIM = 0.5
_APART = 4.0
_ADVERSARY = 1


@dataclass(frozen=True, eq=False)
class Brushwork:
    """What painting a line needs besides the line."""

    theme: Theme
    sides: Sequence[str]
    columns: Columns
    font: QFont
    hovered: Rows = NO_ROWS
    selected: Rows = NO_ROWS
    corner: int = 0
    """Pixels at the right end of the axis that carry no figures."""

    @cached_property
    def plain(self) -> Typeface:
        """The type of words."""
        return typeface(self.font)

    @cached_property
    def bold(self) -> Typeface:
        """The type of figures that matter most."""
        font = QFont(self.font)
        font.setWeight(QFont.Weight.DemiBold)
        return typeface(font)


def paint_heading(painter: QPainter, heading: Heading, box: QRectF, work: Brushwork) -> None:
    """Paint whose losses follow, in that side's colour."""
    named = heading.side in work.sides
    painter.setPen(work.theme.side(heading.side, work.sides) if named else QColor(work.theme.muted))
    area = box.adjusted(work.columns.label.left(), 6, -14, 0)
    if len(work.columns.fields) > 1:
        area = box.adjusted(14, 6, -14, 0)
    work.bold.write(painter, area, heading.title)


def paint_row(
    painter: QPainter, row: ChartRow, box: QRectF, work: Brushwork, slot: tuple[int, int] | None
) -> None:
    """Paint a line; ``slot`` is the field and role under the key cursor."""
    dimmed = (
        len(work.hovered) > 0
        and row.known
        and not any(cell is not None and cell.rows.meets(work.hovered) for cell in row.cells)
    )
    painter.setOpacity(_DIM if dimmed else 1.0)
    _paint_label(painter, row, box, work)
    for number, cell in enumerate(row.cells):
        field, verdict = work.columns.fields[number], work.columns.verdicts[number]
        if cell is None:
            _write(
                painter,
                "—",
                QRectF(verdict.left(), box.top(), verdict.width(), box.height()),
                work.theme.faint,
                work.plain,
                _verdict_side(number, work),
            )
            continue
        _paint_marks(painter, cell, field, box.center().y(), work)
        _paint_verdict(painter, cell, number, box, work)
        if slot is not None and slot[0] == number and (mark := cell.marks[slot[1]]) is not None:
            pen = QPen(QColor(work.theme.link), 1.6)
            draw_ring(painter, mark, field, box.center().y(), pen)
    painter.setOpacity(1.0)


def _paint_label(painter: QPainter, row: ChartRow, box: QRectF, work: Brushwork) -> None:
    area = QRectF(work.columns.label.left(), box.top(), work.columns.label.width(), box.height())
    labels = row.labels[work.columns.shortened :] or row.labels
    text = next((one for one in labels if work.plain.width(one) <= area.width()), labels[-1])
    centred = len(work.columns.fields) > 1
    side = CENTRE if centred else RIGHT
    _write(painter, text, area, work.theme.text, work.plain, side)


def _verdict_side(number: int, work: Brushwork) -> float:
    mirrored = work.columns.fields[number].mirrored
    return LEFT if mirrored else RIGHT


def _paint_verdict(
    painter: QPainter, cell: LossRow, number: int, box: QRectF, work: Brushwork
) -> None:
    column = work.columns.verdicts[number]
    if len(work.columns.fields) > 1 and not cell.comparable:
        return
    area = QRectF(column.left(), box.top(), column.width(), box.height())
    face, colour = work.plain, work.theme.muted
    if cell.comparable:
        face, colour = work.bold, work.theme.text
    _write(painter, cell.verdict, area, colour, face, _verdict_side(number, work))


def _paint_marks(painter: QPainter, cell: LossRow, field: Field, y: float, work: Brushwork) -> None:
    marks = [mark for mark in cell.marks if mark is not None]
    inks = [colour_of(mark, work.theme, work.sides) for mark in marks]
    for mark, ink in zip(marks, inks, strict=True) if cell.known else ():
        draw_band(painter, mark, field, y, ink)
    own, adversary, _ = cell.marks
    if own is not None and adversary is not None:
        ends = _between(ends_of(own.amount, field), ends_of(adversary.amount, field))
        draw_gap(painter, ends, y, QColor(work.theme.both), comparable=cell.comparable)
    for mark, ink in zip(marks, inks, strict=True):
        draw_whisker(painter, mark, field, y, ink)
    ground = QColor(work.theme.surface)
    for mark, ink in reversed(list(zip(marks, inks, strict=True))):
        draw_mark(painter, mark, field, y, (ink, ground))
        if len(work.selected) and cell.known and mark.slot.every.meets(work.selected):
            draw_ring(painter, mark, field, y, QPen(QColor(work.theme.text), 1.6))
    _paint_figures(painter, marks, field, y, work)


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    if one[0] > other[0]:
        one, other = other, one
    return one[1], max(other[0], one[1])


def _paint_figures(
    painter: QPainter, marks: Sequence[LossMark], field: Field, y: float, work: Brushwork
) -> None:
    """Write figures beside their marks, outwards first, each only where nothing stands."""
    spans = {mark.role: reach_of(mark, field) for mark in marks}
    taken: list[tuple[float, float, int]] = [(*spans[mark.role], mark.role) for mark in marks]
    first = min(spans.values(), default=(0.0, 0.0))
    for mark in sorted(marks, key=_by_worth):
        face = work.bold if mark.role == _ADVERSARY else work.plain
        width = face.width(mark.text)
        low, high = spans[mark.role]
        sides = [(high + BESIDE, high + BESIDE + width), (low - BESIDE - width, low - BESIDE)]
        leads = (spans[mark.role] == first) if len(marks) > 1 else field.mirrored
        if leads:
            sides.reverse()
        found = next((side for side in sides if _is_free(side, taken, mark.role, field)), None)
        if found is not None:
            taken.append((*found, -1))
            colour = work.theme.text if mark.role == _ADVERSARY else work.theme.muted
            area = QRectF(found[0], y - 12, width + 2, 24)
            _back(painter, area, work)
            _write(painter, mark.text, area, colour, face, LEFT)


def _back(painter: QPainter, area: QRectF, work: Brushwork) -> None:
    ground = QColor(work.theme.surface)
    ground.setAlphaF(0.8)
    painter.fillRect(area.adjusted(-1, 6, -1, -6), ground)


def _by_worth(mark: LossMark) -> int:
    return (1, 0, 2)[mark.role]


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


def _write(
    painter: QPainter, text: str, area: QRectF, colour: str, face: Typeface, side: float
) -> None:
    painter.setPen(QColor(colour))
    face.write(painter, area, text, side)
