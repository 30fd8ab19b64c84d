"""The labels left of the lanes, with a button that opens a side into its actors."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from core.panels.timeline.lanes import Lane
from core.panels.timeline.view import TimelineView
from gui.charts.timeline.ink import side_colours
from gui.charts.timeline.layout import Strip
from gui.charts.timeline.scale import GUTTER
from gui.theme import LIGHT, Theme

_BUTTON = 18
_INDENT = 14


class LaneLabels(QWidget):
    """Name, colour and count of every lane."""

    toggled = Signal(str)
    """The side whose actors a person wants to see, or no longer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: TimelineView | None = None
        self._strips: tuple[Strip, ...] = ()
        self._theme = LIGHT
        self._buttons: dict[str, QToolButton] = {}
        self.setFixedWidth(GUTTER - 8)

    def show_lanes(self, view: TimelineView, strips: tuple[Strip, ...]) -> None:
        """Label the lanes of a view at their places; silent."""
        self._view, self._strips = view, strips
        wanted = {lane.key: lane for lane in view.lanes if lane.actors and not lane.is_actor}
        for key in [key for key in self._buttons if key not in wanted]:
            self._buttons.pop(key).deleteLater()
        for lane, strip in zip(view.lanes, strips, strict=True):
            if not lane.is_actor and lane.key in wanted:
                self._place(lane, strip)
        self.update()

    def button(self, side: str) -> QToolButton:
        """The button of a side's lane; raises KeyError where it has none."""
        return self._buttons[side]

    def wear(self, theme: Theme) -> None:
        """Paint in a theme from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the names; the buttons paint themselves."""
        del event
        if self._view is None:
            return
        painter = QPainter(self)
        colours = side_colours(self._view, self._theme)
        for lane, strip in zip(self._view.lanes, self._strips, strict=True):
            self._paint(painter, lane, strip, colours[self._view.sides.index(lane.side)])
        painter.end()

    def _paint(self, painter: QPainter, lane: Lane, strip: Strip, colour: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 10 + _BUTTON + (_INDENT if lane.is_actor else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = 2.5 if lane.is_actor else 4.0
        painter.drawEllipse(QPointF(left + 4, strip.middle), radius, radius)
        count = f"{lane.count:,}" if not lane.expanded else ""
        painter.setFont(self.font())
        wide = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(QColor(self._theme.muted))
        box = QRectF(left + 14, strip.top, self.width() - left - 16, strip.height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal if lane.is_actor else QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        room = int(box.width()) - (wide + 8 if count else 0)
        elided = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(" ".join(lane.label.split()), elided, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _place(self, lane: Lane, strip: Strip) -> None:
        button = self._buttons.get(lane.key)
        if button is None:
            button = QToolButton(self)
            button.setObjectName("chevron")
            button.setFixedSize(_BUTTON, _BUTTON)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, key=lane.key: self.toggled.emit(key))
            self._buttons[lane.key] = button
        down = Qt.ArrowType.DownArrow
        button.setArrowType(down if lane.expanded else Qt.ArrowType.RightArrow)
        verb = "Hide" if lane.expanded else "Show"
        button.setAccessibleName(f"{verb} the {lane.actors:,} actors of {lane.label}")
        button.move(7, round(strip.middle - _BUTTON / 2))
        button.show()
