"""The line of days on which claims became known, with the handle on one of them."""

from math import ceil

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.dates import written
from core.filters.dates import day_of
from core.panels.known_on import KnownOnView, KnownScale
from gui.charts.bulk import draw_rects
from gui.charts.known.labels import date_labels
from gui.charts.layers import Layer
from gui.painting import Painting
from gui.pixels import takes_stamps
from gui.theme import LIGHT, Theme

_END = 9.0
"""Free pixels at either end, so that the handle is never cut."""
_STOP = 26.0
"""Width of the stop at the right, where everything ever claimed is shown."""
_TRACK = 15.0
_HALF = 3.0
"""Half the height of the track."""
_RADIUS = 6.5
_MANY = 100
"""So few strokes are drawn as quickly one by one."""

Columns, Rows = npt.NDArray[np.intp], npt.NDArray[np.float64]
"""Pixels from the left and from the top."""


class KnownTrack(QWidget):
    """Draws the days and the handle."""

    def __init__(self) -> None:
        super().__init__()
        self._view: KnownOnView | None = None
        self._day: int | None = None
        self._theme = LIGHT
        self._dated = True
        self._line, self._days = Layer(), Layer(fleeting=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("As known on")

    @property
    def scale(self) -> KnownScale | None:
        """The days it spans."""
        return self._view.scale if self._view else None

    @property
    def shown_day(self) -> int | None:
        """The day the handle stands on, None for everything."""
        return self._day

    def show_view(self, view: KnownOnView) -> None:
        """Draw the days of a view, only where others than before are to be seen."""
        before, self._view = self._view, view
        self.setEnabled(view.scale is not None)
        if before is not None and before.scale is view.scale:
            self._update_days(before, view)
        else:
            self.update()

    def _update_days(self, before: KnownOnView, view: KnownOnView) -> None:
        """Have strokes painted anew that stand otherwise."""
        if not (
            np.array_equal(before.said, view.said) and np.array_equal(before.counts, view.counts)
        ):
            self.update(0, 0, ceil(self._end_of_days) + 1, ceil(_TRACK - _HALF))

    def show_day(self, day: int | None) -> None:
        """Place the handle; None is everything."""
        if day == self._day and self.accessibleDescription():
            return
        before, self._day = self.x_of(self._day), day
        said = "everything ever claimed" if day is None else written(day_of(day))
        self.setAccessibleDescription(
            f"{said}. Left and right arrows move by a day, with Shift by a week; Page Down and "
            "Page Up go to the day before and after on which something was said; End and Escape "
            "show everything."
        )
        left, right = sorted((before, self.x_of(day)))
        moved = QRectF(left, 0, right - left, self.height())
        self.update(moved.adjusted(-_RADIUS - 1, 0, _RADIUS + 1, 0).toAlignedRect())

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The track and a line of dates."""
        dates = self.fontMetrics().height() if self._dated else 4
        return QSize(300, round(_TRACK + _RADIUS) + dates)

    def set_dated(self, *, dated: bool) -> None:
        """Show a line of dates below the track, or take less height without."""
        self._dated = dated
        self.updateGeometry()
        self.update()

    def x_of(self, day: float | None) -> float:
        """The pixel of the end of a day; of everything for None."""
        right = self.width() - _END
        if day is None or self.scale is None:
            return right
        return _END + self.scale.place(day) * self._room

    def day_at(self, x: float) -> int | None:
        """The day at a pixel; None at the stop for everything."""
        if self.scale is None or x > _END + self._room + _STOP / 2:
            return None
        return self.scale.day((x - _END) / self._room)

    @property
    def _end_of_days(self) -> float:
        """The pixel of the end of the last day."""
        return self.x_of(None if self.scale is None else self.scale.last)

    @property
    def _room(self) -> float:
        """Pixels that the days take."""
        return max(self.width() - 2 * _END - _STOP, 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint track, days, dates and handle, and no track where only days are asked for."""
        with Painting(self) as painter:
            if self._view is not None and self.scale is not None:
                self._paint_still(painter, self._view, self.scale)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                if event.rect().bottom() >= _line(self).top():
                    _paint_past(painter, self, self._theme)
                x = self.x_of(self._day)
                if x - _RADIUS - 1 <= event.rect().right():
                    _paint_handle(painter, self, x, self._theme, off=self._day is None)
            else:
                _paint_track(painter, self, self._theme)

    def _paint_still(self, painter: QPainter, view: KnownOnView, scale: KnownScale) -> None:
        """What the handle does not move: the track, the strokes of the days, and their dates."""
        theme = self._theme

        def paint_line(on: QPainter) -> None:
            _paint_track(on, self, theme)
            if self._dated:
                _paint_dates(on, self, scale, theme)

        self._line.draw(painter, self, (scale, self._dated, theme.key), paint_line)
        said = (view.said.tobytes(), view.counts.tobytes(), scale, theme.key)
        self._days.draw(painter, self, said, lambda on: _paint_days(on, self, view, theme))


def _line(track: KnownTrack) -> QRectF:
    return QRectF(_END - 3, _TRACK - _HALF, track.width() - 2 * _END + 6, 2 * _HALF)


def _paint_track(painter: QPainter, track: KnownTrack, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.track))
    painter.drawRoundedRect(_line(track), 3, 3)


def _paint_past(painter: QPainter, track: KnownTrack, theme: Theme) -> None:
    """The track up to the handle."""
    past, known = _line(track), QColor(theme.accent)
    past.setRight(track.x_of(track.shown_day))
    known.setAlphaF(0.22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(known)
    painter.drawRoundedRect(past, 3, 3)


def _paint_days(painter: QPainter, track: KnownTrack, view: KnownOnView, theme: Theme) -> None:
    """A stroke above the track for each pixel with claims, taller where there are more."""
    if view.scale is None or not len(view.said):
        return
    places = np.interp(view.said, view.scale.anchors, view.scale.places)
    wide = track.x_of(view.scale.last) - _END
    columns = np.rint(_END + places * wide).astype(np.int64)
    counts = np.bincount(columns, weights=view.counts)
    tall = np.log1p(counts) / np.log1p(counts.max())
    x = np.flatnonzero(counts)
    top = np.rint(_TRACK - 5.5 - 8 * tall[x])
    if len(x) > _MANY and takes_stamps(painter, track.devicePixelRatioF()):
        _draw_columns(painter, x, top, QColor(theme.faint))
        return
    strokes = np.stack((x, top, np.ones(len(x)), _TRACK - _HALF - top), axis=1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.faint))
    draw_rects(painter, strokes)


def _draw_columns(painter: QPainter, x: Columns, top: Rows, ink: QColor) -> None:
    """Strokes that end at the track as one picture, which takes a fifth of the time."""
    high, wide = round(_TRACK - _HALF), int(x[-1]) + 1
    tops = np.full(wide, high, dtype=np.int64)
    tops[x] = top
    pixels = np.where(np.arange(high)[:, None] >= tops, np.uint32(ink.rgba()), np.uint32(0))
    premultiplied = QImage.Format.Format_ARGB32_Premultiplied
    painter.drawImage(0, 0, QImage(pixels.data, wide, high, 4 * wide, premultiplied))


def _paint_dates(painter: QPainter, track: KnownTrack, scale: KnownScale, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = painter.fontMetrics()
    top = _TRACK + _RADIUS - 1
    end = track.x_of(scale.last) + 4

    def wide(text: str) -> float:
        return float(metrics.horizontalAdvance(text))

    for label in date_labels(scale, track.x_of, wide, end):
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(label.mark, _TRACK + 3), QPointF(label.mark, _TRACK + 6))
        painter.setPen(QColor(theme.muted))
        painter.drawText(
            QRectF(label.left, top, wide(label.text) + 2, metrics.height()), label.text
        )


def _paint_handle(
    painter: QPainter, track: KnownTrack, x: float, theme: Theme, *, off: bool
) -> None:
    """Filled where a day is chosen, hollow at the stop for everything."""
    ink = QColor(theme.link if track.hasFocus() else theme.accent)
    painter.setPen(QPen(ink, 2.0))
    painter.setBrush(QColor(theme.surface) if off else ink)
    painter.drawEllipse(QPointF(x, _TRACK), _RADIUS - 1, _RADIUS - 1)
