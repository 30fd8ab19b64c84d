"""Where the lines, columns and words of the disagreement chart stand, in logical pixels."""

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF

from core.dates import written, written_day
from core.filters.dates import day_of
from core.panels.losses.over_time import ApartView

_MARGIN, _GAP = 14.0, 10.0
_PAD, _PAD_SHARE = 7.0, 0.2
_LEAST, _MOST = 22.0, 64.0
_TOP = 2.0
_LABEL_SHARE = 0.3


class Spot(Struct, frozen=True):
    """A point, or with ``column`` None the whole line."""

    line: int
    column: int | None


class Grid(Struct, frozen=True):
    """The lines in sight; ``low`` and ``high`` are the ends of the scale in doublings."""

    top: float
    height: float
    """Of one line."""
    label: QRectF
    left: float
    column: float
    """Width of a column."""
    end: QRectF
    first: int
    lines: int
    """Lines in sight."""
    most: int
    """The furthest scroll in lines."""
    columns: int
    low: float
    high: float

    @property
    def bottom(self) -> float:
        """Where the lines end and the dates begin."""
        return self.top + self.lines * self.height

    @property
    def right(self) -> float:
        """Where the columns end."""
        return self.left + self.columns * self.column

    def box(self, line: int, column: int) -> QRectF:
        """The frame of a point."""
        y = self.top + (line - self.first) * self.height
        return QRectF(self.left + column * self.column, y, self.column, self.height)

    def point(self, line: int, column: int, doublings: float) -> QPointF:
        """The pixel of a figure."""
        box = self.box(line, column)
        pad = min(_PAD, box.height() * _PAD_SHARE)
        share = (doublings - self.low) / (self.high - self.low)
        y = box.bottom() - pad - share * (box.height() - 2 * pad)
        return QPointF(box.center().x(), y)

    def at(self, place: QPointF) -> Spot | None:
        """The point, or the line by its label or its newest figure, at a pixel."""
        if not self.top <= place.y() < self.bottom:
            return None
        line = self.first + int((place.y() - self.top) // self.height)
        if not self.left <= place.x() < self.right:
            return Spot(line, None)
        return Spot(line, int((place.x() - self.left) // self.column))


def grid_of(view: ApartView, size: QSize, first: int, metrics: QFontMetricsF) -> Grid:
    """What is in sight of a view on a canvas of a size."""
    labels = (metrics.horizontalAdvance(line.label) for line in view.lines)
    label = min(max(labels, default=60.0) + 12, size.width() * _LABEL_SHARE)
    ends = (
        metrics.horizontalAdvance("   ".join(view.newest(line))) for line in range(len(view.lines))
    )
    end = max(ends, default=40.0) + 8
    room = max(size.height() - _TOP - metrics.height() - 8, _LEAST)
    count = len(view.lines)
    lines = min(count, max(int(room / _LEAST), 1))
    height = min(max(room / max(lines, 1), _LEAST), _MOST)
    left = _MARGIN + label + _GAP
    width = max(size.width() - left - _GAP - end - _MARGIN, 20.0)
    low, high = view.reach
    return Grid(
        _TOP,
        height,
        QRectF(_MARGIN, _TOP, label, height),
        left,
        width / max(len(view.days), 1),
        QRectF(size.width() - _MARGIN - end, _TOP, end, height),
        min(first, count - lines),
        lines,
        count - lines,
        len(view.days),
        low,
        high,
    )


def day_labels(view: ApartView) -> list[str]:
    """The days of the columns in few letters, with the year where it is not the first one's."""
    days = [day_of(number) for number in view.days]
    return [
        written(day) if not place or day.year != days[0].year else written_day(day)
        for place, day in enumerate(days)
    ]
