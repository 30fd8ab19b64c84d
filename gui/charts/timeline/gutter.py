"""The labels left of the lanes, with a button that opens a side into its actors."""

from math import ceil

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from core.panels.timeline.lanes import Lane
from core.panels.timeline.view import TimelineView
from gui.charts.timeline.ink import side_colours
from gui.charts.timeline.layout import Strip
from gui.charts.timeline.scale import GUTTER
from gui.painting import Painting
from gui.pixels import sharp_ratio
from gui.theme import LIGHT, Theme
from gui.typesetting import RIGHT, Lettering, typeface
from gui.widgets.ground import lay_ground

_BUTTON = 18
_INDENT = 14
_DOT = 10 + _BUTTON
"""First pixel of the dot of a lane, after its button."""


class LaneLabels(QWidget):
    """Name, colour and count of every lane."""

    toggled = Signal(str)
    """The side whose actors a person wants to see, or no longer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: TimelineView | None = None
        self._strips: tuple[Strip, ...] = ()
        self._theme = LIGHT
        self._said: list[tuple[Lane, Strip]] = []
        self._buttons: dict[str, QToolButton] = {}
        self.setFixedWidth(GUTTER - 8)

    def show_lanes(self, view: TimelineView, strips: tuple[Strip, ...]) -> bool:
        """Label the lanes of a view at their places; silent. Whether they are those of before."""
        before, said = self._said, list(zip(view.lanes, strips, strict=True))
        alike = self._view is not None and self._view.workspace is view.workspace
        self._view, self._strips, self._said = view, strips, said
        if alike and said == before:
            return True
        if alike and [_stands(one) for one in said] == [_stands(one) for one in before]:
            for (lane, strip), former in zip(said, before, strict=True):
                if (lane, strip) != former:
                    self.update(_DOT, int(strip.top), self.width() - _DOT, ceil(strip.height) + 1)
                    _name(self._buttons.get(lane.key), lane)
            return True
        for key in [key for key in self._buttons if key not in view.sides]:
            self._buttons.pop(key).deleteLater()
        wanted = {lane.key for lane in view.lanes if lane.actors and not lane.is_actor}
        for key, button in self._buttons.items():
            button.setVisible(key in wanted)
        for lane, strip in said:
            if not lane.is_actor and lane.key in wanted:
                self._place(lane, strip)
        self.update()
        return False

    def button(self, side: str) -> QToolButton:
        """The button of a side's lane; raises KeyError where it never had one."""
        return self._buttons[side]

    def wear(self, theme: Theme) -> None:
        """Paint in a theme from now on."""
        self._theme = theme
        lay_ground(self, theme.surface)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the lines between the lanes and their names; the buttons paint themselves."""
        del event
        if self._view is None:
            return
        with Painting(self) as painter:
            for strip in self._strips[1:]:
                painter.fillRect(0, round(strip.top), self.width(), 1, QColor(self._theme.grid))
            colours = side_colours(self._view, self._theme)
            for lane, strip in zip(self._view.lanes, self._strips, strict=True):
                self._paint(painter, lane, strip, colours[self._view.sides.index(lane.side)])

    def _paint(self, painter: QPainter, lane: Lane, strip: Strip, colour: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = _DOT + (_INDENT if lane.is_actor else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = 2.5 if lane.is_actor else 4.0
        painter.drawEllipse(QPointF(left + 4, strip.middle), radius, radius)
        count = f"{lane.count:,}" if not lane.expanded else ""
        theme, font = self._theme, QFont(self.font())
        words = Lettering(
            painter, sharp_ratio(painter, self.devicePixelRatioF()), QColor(theme.surface)
        )
        plain, begin, room = typeface(font), left + 14.0, self.width() - left - 16.0
        words.write(plain, count, QColor(theme.muted), begin, room, strip.middle, RIGHT)
        font.setWeight(QFont.Weight.Normal if lane.is_actor else QFont.Weight.DemiBold)
        name, room = " ".join(lane.label.split()), room - (plain.width(count) + 8 if count else 0)
        words.write(typeface(font), name, QColor(theme.text), begin, room, strip.middle)

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
        _name(button, lane)
        button.move(7, round(strip.middle - _BUTTON / 2))
        button.show()


def _name(button: QToolButton | None, lane: Lane) -> None:
    """Have the button of a side's lane say what it does."""
    if button is not None and not lane.is_actor:
        verb = "Hide" if lane.expanded else "Show"
        button.setAccessibleName(f"{verb} the {lane.actors:,} actors of {lane.label}")


def _stands(said: tuple[Lane, Strip]) -> tuple[object, ...]:
    """All of a lane and its place but for how many claims it has, and of how many actors."""
    lane, strip = said
    return lane.key, lane.side, lane.label, lane.expanded, lane.is_actor, bool(lane.actors), strip
