"""The canvas of plots over time: plots that scroll over one pinned time axis."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)

from core.index import NO_ROWS, Rows
from core.panels.losses.over_time.view import OverTimeView
from gui.charts.scrolled import BAR, ScrolledCanvas
from gui.charts.steps.layout import PlotLayout, stacked
from gui.charts.steps.marks import draw_ring
from gui.charts.steps.paint import Ink
from gui.charts.steps.sheet import meets, paint_rings, paint_sheet
from gui.charts.steps.spots import Lane, Spot
from gui.charts.timeline.ticks import Tick
from gui.painting import Painting
from gui.pixels import takes_stamps
from gui.theme import Theme

_DIM = 0.35


class StepsCanvas(ScrolledCanvas):
    """Draws plots; they are laid out when view, size or theme change, and painted once."""

    def __init__(self) -> None:
        super().__init__("Losses over time")
        self.view: OverTimeView | None = None
        self.sides: tuple[str, ...] = ()
        self.cursor_at: Spot | None = None
        self._marked = (NO_ROWS, NO_ROWS)
        self._layouts: tuple[PlotLayout, ...] | None = None
        self._ticks: tuple[Tick, ...] = ()
        self._still: QPixmap | None = None

    @property
    def layouts(self) -> tuple[PlotLayout, ...]:
        """Where the plots stand, in pixels from the top of the first."""
        if self._layouts is None:
            metrics = QFontMetricsF(self.font())
            self._layouts, self._ticks = stacked(self.view, self.area, BAR, metrics)
        return self._layouts

    @property
    def lanes(self) -> list[tuple[Lane, ...]]:
        """The lanes of marks of each plot."""
        return [layout.lanes for layout in self.layouts]

    @property
    def area(self) -> QRectF:
        """The part of the canvas in which the plots scroll."""
        line = QFontMetricsF(self.font()).height()
        return QRectF(0, 0, self.width(), max(self.height() - line - 6, 1))

    def show_plots(self, view: OverTimeView, sides: tuple[str, ...]) -> None:
        """Draw a view; ``sides`` in their stable order give the colours."""
        self.view, self.sides, self.cursor_at = view, sides, None
        self._anew()

    def show_marked(self, hovered: Rows, selected: Rows) -> None:
        """Emphasise the claims hovered anywhere, and ring those selected."""
        if self._marked != (hovered, selected):
            self._marked = (hovered, selected)
            self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self._anew()

    def at(self, spot: Spot) -> QPointF:
        """The pixel of a mark on the canvas."""
        lane = self.lanes[spot.plot][spot.lane]
        return lane.at(spot.place) - QPointF(0, self.bar.value())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the new room."""
        super().resizeEvent(event)
        self._anew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the plots, and what is pointed at, selected or under the key cursor."""
        del event
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            hovered, selected = self._marked
            faded = len(hovered) > 0 and meets(self.lanes, hovered)
            painter.setOpacity(_DIM if faded else 1.0)
            if takes_stamps(painter, self.devicePixelRatioF()):
                painter.drawPixmap(QPointF(0, 0), self._picture())
            else:
                self._paint_sheet(painter)
            painter.setOpacity(1.0)
            painter.setClipRect(self.area)
            painter.translate(0, -self.bar.value())
            if faded:
                paint_rings(painter, self.lanes, hovered, QPen(QColor(self.theme.text), 1.6))
            if len(selected):
                paint_rings(painter, self.lanes, selected, QPen(QColor(self.theme.link), 2.0))
            if self.cursor_at is not None and self.hasFocus():
                pen = QPen(QColor(self.theme.link), 1.6, Qt.PenStyle.DotLine)
                lane = self.lanes[self.cursor_at.plot][self.cursor_at.lane]
                draw_ring(painter, lane.at(self.cursor_at.place), pen, 10)

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatio() != ratio:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(QColor(self.theme.surface))
            with QPainter(self._still) as painter:
                painter.setFont(self.font())
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_sheet(painter)
        return self._still

    def _paint_sheet(self, painter: QPainter) -> None:
        ink = Ink(self.theme, self.sides, self.font())
        paint_sheet(painter, self.layouts, self._ticks, ink, self.area, self.bar.value())

    def scrolled(self) -> None:
        """Other plots came into sight."""
        self._still = None
        super().scrolled()

    def _anew(self) -> None:
        """Lay out anew, and fit the scroll bar; nothing is reported."""
        self._layouts = self._still = None
        self.fit_bar(self.layouts[-1].box.bottom() if self.layouts else 0.0)
        self.update()
