"""The lanes as a picture: claims by side and actor at the dates in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.dates import written_span
from core.filters.dates import day_of
from core.index import Rows
from core.panels.timeline.lanes import Lane
from core.panels.timeline.span import Span
from core.panels.timeline.view import TimelineView
from gui.charts.layers import Layer
from gui.charts.page import Page
from gui.charts.stamps import MANY, Paper
from gui.charts.timeline.arcs import paint_thread, thread_of
from gui.charts.timeline.glyphs import paint_ring
from gui.charts.timeline.gutter import LaneLabels
from gui.charts.timeline.hits import Hits, hits_of
from gui.charts.timeline.ink import BESIDE, DIMMED, Marked
from gui.charts.timeline.layout import Strip, arrange
from gui.charts.timeline.marks import (
    Scene,
    paint_emphasis,
    paint_grid,
    paint_marks,
    paint_selection,
)
from gui.charts.timeline.scale import Scale
from gui.charts.timeline.ticks import ticks_in
from gui.painting import Painting
from gui.theme import LIGHT, Theme
from gui.typesetting import typeface
from gui.widgets.ground import lay_ground

_HEADING = 22.0
_LANE = 30.0
_LOW_LANE = 5.0
"""What a low lane has besides its words."""
_CURSOR = 15.0


class LanesCanvas(QWidget):
    """Draws the lanes; marks are laid out when dates, size or view change, painted once.

    Where there are many glyphs all of it is a picture onto which they are written.
    """

    def __init__(self) -> None:
        super().__init__()
        self.view: TimelineView | None = None
        self.span = Span(0, 0)
        self.labels = LaneLabels(self)
        self.walked = -1
        self.frame: QWidget = self
        """The widget whose width counts, so that a scroll bar moves no date."""
        self._least = _LANE
        self._marked = Marked()
        self._theme = LIGHT
        self._strips: tuple[Strip, ...] = ()
        self._scene: Scene | None = None
        self._hits: Hits | None = None
        self._page = Page()
        self._marks = Layer(fleeting=True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Lanes of claims by side")

    @property
    def scale(self) -> Scale:
        """Where moments stand."""
        return Scale.across(self.span.first, self.span.last + 1, self.frame.width())

    @property
    def scene(self) -> Scene | None:
        """What is drawn of the days in sight; None before the first view."""
        if self._scene is None and self.view is not None:
            scale = self.scale
            layout = arrange(self.view, scale, self._strips)
            self._scene = Scene(self.view, scale, layout, self._theme, self.devicePixelRatioF())
        return self._scene

    @property
    def hits(self) -> Hits | None:
        """The marks in sight as the pointer meets them; None before the first view."""
        scene = self.scene
        if self._hits is None and scene is not None:
            self._hits = hits_of(scene.view, scene.layout, scene.scale)
        return self._hits

    def show_view(self, view: TimelineView) -> None:
        """Draw a view."""
        self.view = view
        least = (_HEADING if lane.expanded else self._least for lane in view.lanes)
        self.setMinimumHeight(round(sum(least)))
        self._lay_out_anew()

    def set_low(self, *, low: bool) -> None:
        """Have the lanes take less height."""
        self._least = self.fontMetrics().height() + _LOW_LANE if low else _LANE
        if self.view is not None:
            self.show_view(self.view)

    def show_span(self, span: Span) -> None:
        """Draw these days."""
        if span != self.span:
            self.span = span
            self._scene = self._hits = None
            self.walked = -1
            self._update_marks()

    def show_marked(self, marked: Marked) -> None:
        """Emphasise what is selected and hovered, and draw the thread of the claim in focus."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        lay_ground(self, theme.surface)
        self.labels.wear(theme)
        self._lay_out_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the marks out for the new size."""
        del event
        self._lay_out_anew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint grid, marks and emphasis."""
        del event
        scene, view, ground = self.scene, self.view, QColor(self._theme.surface)
        with Painting(self) as painter:
            if scene is None or view is None:
                painter.fillRect(self.rect(), ground)
                return
            words = view.message or _nothing_in_sight(scene, self.span)
            if view.message:
                painter.fillRect(self.rect(), ground)
            else:
                self._paint_scene(painter, scene, ground)
            if words:
                painter.setPen(QColor(self._theme.muted))
                left = 20.0 if view.message else scene.scale.left
                box = QRectF(left, 0, scene.scale.right - left, self.height())
                centre = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(box, int(centre), words)

    def _paint_scene(self, painter: QPainter, scene: Scene, ground: QColor) -> None:
        marked, lines = self._marked, ticks_in(scene.scale, typeface(self.font()))
        hovered = len(marked.hovered) > 0 and _meets(scene, marked.hovered)
        chosen = len(marked.selected) > 0 and _meets(scene, marked.selected)
        if hovered or chosen or len(scene.layout.rows) < MANY:
            painter.fillRect(self.rect(), ground)
            paint_grid(painter, scene, lines, self.height())
            painter.setOpacity(DIMMED if hovered else BESIDE if chosen else 1.0)
            self._marks.draw(painter, self, scene.key, lambda on: paint_marks(on, scene))
            painter.setOpacity(1.0)
        else:

            def paint(on: QPainter, paper: Paper | None) -> None:
                paint_grid(on, scene, lines, self.height())
                paint_marks(on, scene, paper)

            self._page.draw(painter, self, scene.key, ground, paint)
        if hovered:
            paint_emphasis(painter, scene, marked.hovered)
        self._paint_marked(painter, scene)

    def _paint_marked(self, painter: QPainter, scene: Scene) -> None:
        marked = self._marked
        paint_thread(painter, scene, marked)
        if len(marked.selected):
            thread = [row for arc in thread_of(scene, marked) for row in (arc.source, arc.target)]
            paint_emphasis(painter, scene, marked.selected.with_rows(thread))
            paint_selection(painter, scene, marked.selected)
        hits = self.hits if self.hasFocus() and self.walked >= 0 else None
        if hits is not None and self.walked < len(hits):
            at = QPointF(hits.x[self.walked], hits.y[self.walked])
            paint_ring(painter, at, _CURSOR, QColor(self._theme.link))

    def _lay_out_anew(self) -> None:
        self._scene = self._hits = None
        self.walked = -1
        stands = False
        if self.view is not None:
            self._strips = strips_of(self.view.lanes, float(self.height()), self._least)
            self.labels.setFixedHeight(self.height())
            self.labels.setVisible(not self.view.message)
            stands = self.labels.show_lanes(self.view, self._strips) and not self.view.message
        if stands:
            self._update_marks()
        else:
            self.update()

    def _update_marks(self) -> None:
        """Have the plot painted anew, and nothing under the labels beside it."""
        beside = self.labels.width()
        self.update(beside, 0, self.width() - beside, self.height())


def strips_of(
    lanes: Sequence[Lane], height: float, lane_height: float = _LANE
) -> tuple[Strip, ...]:
    """Places of the lanes: headings low, the others share what is left."""
    least = [_HEADING if lane.expanded else lane_height for lane in lanes]
    growing = sum(1 for lane in lanes if not lane.expanded)
    more = max(0.0, height - sum(least)) / max(1, growing)
    strips: list[Strip] = []
    top = 0.0
    for lane, low in zip(lanes, least, strict=True):
        tall = low if lane.expanded else low + more
        strips.append(Strip(top, tall))
        top += tall
    return tuple(strips)


def _nothing_in_sight(scene: Scene, span: Span) -> str:
    if scene.layout.holds_any:
        return ""
    days = written_span(day_of(span.first), day_of(span.last))
    return f"No claim in {days}. Move the dates in the strip above, or Esc for all dates."


def _meets(scene: Scene, rows: Rows) -> bool:
    return Rows(scene.layout.rows).meets(rows) or (
        bool(scene.layout.bins) and bool(scene.view.shows(rows.array).any())
    )
