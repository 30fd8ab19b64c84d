"""What of a loss chart is in sight, and where another drawing changes it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF

from core.panels.losses.rows import LossMark, LossRow
from gui.charts.gap.layout import ChartLine, ChartRow
from gui.charts.gap.tops import Tops

_MOST = 0.5
"""Of the lines in sight so many are painted one by one."""


class Seen(Struct, frozen=True, eq=False):
    """Lines where they stand on a chart."""

    lines: Sequence[ChartLine]
    places: Tops
    area: QRectF
    """The part of the chart in which they scroll."""
    first: float
    """So many pixels of them are scrolled out at the top."""
    frame: tuple[object, ...]
    """Whatever bears on all lines and on what stands beside them."""

    def changed(self, other: "Seen") -> tuple[QRect, ...] | None:
        """The pixels of lines that differ from those of another sight.

        None where all may, or so many that to paint all is as quick.
        """
        if (self.area, self.first, self.frame) != (other.area, other.first, other.frame):
            return None
        shown = sorted({*self.in_sight, *other.in_sight})
        unlike = (box for place in shown for box in self._unlike(other, place))
        most = int(len(shown) * _MOST)
        boxes = tuple(islice(unlike, most + 1))
        return boxes if len(boxes) <= most else None

    @property
    def in_sight(self) -> range:
        """The places of the lines that show."""
        return self.places.between(self.first, self.first + self.area.height())

    def _unlike(self, other: "Seen", place: int) -> Iterator[QRect]:
        """Where the line of a place stands in both, none where it is the same there."""
        mine, its = self.ink(place), other.ink(place)
        if mine is not None and mine == its and _alike(self.lines[place], other.lines[place]):
            return
        yield from (box for box in (mine, its) if box is not None)

    def ink(self, place: int) -> QRect | None:
        """The pixels of the line at a place; None where there is none."""
        if place >= len(self.lines):
            return None
        return self.places.ink(place, self.area.top() - self.first, self.area.width())


def _alike(one: ChartLine, other: ChartLine) -> bool:
    """Whether two lines look the same."""
    if not isinstance(one, ChartRow) or not isinstance(other, ChartRow):
        return one == other
    if len(one.cells) != len(other.cells) or one.labels != other.labels:
        return False
    return all(map(_alike_cells, one.cells, other.cells))


def _alike_cells(one: LossRow | None, other: LossRow | None) -> bool:
    if one is None or other is None or one is other:
        return one is other
    if one.printed is other.printed:
        return True
    if not all(map(_alike_marks, one.marks, other.marks)):
        return False
    if (one.verdict, one.comparable) != (other.verdict, other.comparable):
        return False
    known = one.known
    return known == other.known and (not known or _ticks(one) == _ticks(other))


def _alike_marks(one: LossMark | None, other: LossMark | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.side, one.amount) == (other.side, other.amount)


def _ticks(row: LossRow) -> list[tuple[float, ...]]:
    """The numbers of the variants beside each mark."""
    return [mark.slot.ticks for mark in row.marks if mark is not None]
