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
from gui.typesetting import RIGHT, Lettering, Typeface, typeface
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
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = side_colours(self._view, self._theme)
            words = Lettering(
                painter,
                sharp_ratio(painter, self.devicePixelRatioF()),
                QColor(self._theme.surface),
            )
            faces = self._faces()
            for lane, strip in zip(self._view.lanes, self._strips, strict=True):
                colour = colours[self._view.sides.index(lane.side)]
                _paint_dot(painter, lane, strip, colour)
                self._write(words, faces, lane, strip)

    def _faces(self) -> tuple[Typeface, Typeface]:
        """The type of counts and actors, and that of sides."""
        plain, bold = QFont(self.font()), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return typeface(plain), typeface(bold)

    def _write(
        self, words: Lettering, faces: tuple[Typeface, Typeface], lane: Lane, strip: Strip
    ) -> None:
        """Write the name of a lane, and its count at the right."""
        (plain, bold), left = faces, _left(lane)
        begin, room = left + 14.0, self.width() - left - 16.0
        if not lane.expanded:
            count = f"{lane.count:,}"
            muted = QColor(self._theme.muted)
            words.write(plain, count, muted, begin, room, strip.middle, RIGHT)
            room -= plain.width(count) + 8
        name, ink = " ".join(lane.label.split()), QColor(self._theme.text)
        words.write(plain if lane.is_actor else bold, name, ink, begin, room, strip.middle)

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


def _left(lane: Lane) -> int:
    """First pixel of the dot of a lane."""
    return _DOT + (_INDENT if lane.is_actor else 0)


def _paint_dot(painter: QPainter, lane: Lane, strip: Strip, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = 2.5 if lane.is_actor else 4.0
    painter.drawEllipse(QPointF(_left(lane) + 4, strip.middle), radius, radius)


def _name(button: QToolButton | None, lane: Lane) -> None:
    """Have the button of a side's lane say what it does."""
    if button is not None and not lane.is_actor:
        verb = "Hide" if lane.expanded else "Show"
        button.setAccessibleName(f"{verb} the {lane.actors:,} actors of {lane.label}")


def _stands(said: tuple[Lane, Strip]) -> tuple[object, ...]:
    """All of a lane and its place but for how many claims it has, and of how many actors."""
    lane, strip = said
    return lane.key, lane.side, lane.label, lane.expanded, lane.is_actor, bool(lane.actors), strip
