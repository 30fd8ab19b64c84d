"""The tray of undated claims: a glyph for each, or their number where they do not fit."""

from math import ceil

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.index import NO_ROWS, IntArray, Rows
from core.panels.timeline.view import TimelineView
from core.wording.counts import counted
from gui.charts.layers import Layer
from gui.charts.timeline.glyphs import Marks, Stamps, paint_ring
from gui.charts.timeline.ink import DIMMED, Marked, faded, side_colours
from gui.charts.timeline.scale import FloatArray
from gui.painting import Painting
from gui.pixels import sharp_ratio
from gui.theme import LIGHT, Theme
from gui.typesetting import CENTRE, Lettering, Typeface, typeface
from gui.widgets.ground import lay_ground

_WIDTH = 104
_PITCH = 14.0
_LEAST_TOP = 40.0
_MARGIN = 8
_SIDE = 10.0


class UndatedTray(QWidget):
    """Claims without a date on the clock in use, so that none is ever lost."""

    picked = Signal(object, bool)
    """Rows clicked, and whether to add them to the selection."""
    pointed = Signal(object, QPointF)
    """Rows under the pointer, and where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._view: TimelineView | None = None
        self._marked = Marked()
        self._theme = LIGHT
        self._frame = Layer()
        self._cursor = -1
        self.setFixedWidth(_WIDTH)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Undated claims")

    @property
    def top(self) -> float:
        """First pixel below the two lines of the heading."""
        return max(_LEAST_TOP, _MARGIN + 2.0 * self.fontMetrics().lineSpacing())

    def show_view(self, view: TimelineView) -> None:
        """Draw the undated claims of a view."""
        same = self._view is not None and _alike(self._view, view) and self._cursor < 0
        self._view, self._cursor = view, -1
        self.setVisible(view.has_tray)
        self.setAccessibleDescription(
            f"{len(view.undated):,} claims without a {view.clock.label}. "
            "Arrow keys walk along them, Enter selects."
        )
        if not same:
            self.update()

    def show_marked(self, marked: Marked) -> None:
        """Emphasise what is selected and hovered."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        lay_ground(self, theme.surface)
        self.update()

    def places(self) -> list[tuple[QPointF, Rows]]:
        """Where each glyph stands and the claims behind it; the last holds all that do not fit."""
        at, rest = self._points()
        if self._view is None:
            return []
        rows = self._view.undated
        points = [QPointF(*point) for point in at.tolist()]
        found = [(point, Rows([int(row)])) for point, row in zip(points, rows, strict=False)]
        if rest is not None:
            found.append((rest, Rows(rows[len(points) :])))
        return found

    def _points(self) -> tuple[FloatArray, QPointF | None]:
        """Where the glyphs stand, shape (n, 2), and the words about those that do not fit."""
        across = int((_WIDTH - 2 * _SIDE) // _PITCH)
        fit = max(1, across * int((self.height() - self.top - _PITCH) // _PITCH))
        count = 0 if self._view is None else len(self._view.undated)
        line, column = np.divmod(np.arange(min(count, fit)), across)
        corner = _SIDE + _PITCH / 2, self.top + _PITCH / 2
        below = QPointF(_WIDTH / 2, self.top + fit // across * _PITCH + _PITCH / 2)
        return np.stack((column, line), axis=1) * _PITCH + corner, below if count > fit else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint heading, count and glyphs."""
        del event
        view = self._view
        if view is None:
            return
        with Painting(self) as painter:
            theme, face = self._theme, typeface(self.font())
            worn = (theme.key, face, self.hasFocus())
            self._frame.draw(painter, self, worn, self._paint_frame)
            _write(painter, self, theme, counted(len(view.undated), "claim"), 1)
            points, rest = self._points()
            shown = len(points)
            _paint_glyphs(painter, view, points, (self._marked, theme), self._cursor)
            if rest is not None:
                others, dress = view.undated[shown:], (self._marked, theme, face)
                _paint_rest(painter, others, rest, dress, cursor=self._cursor == shown)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point at what is under the pointer."""
        self.pointed.emit(self._at(event.position()), event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select what was clicked: a glyph, or all of them by the heading."""
        self._pick(self._at(event.position()), event.modifiers())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        del event
        self.pointed.emit(NO_ROWS, QPointF())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk along the glyphs, Enter selects the claim."""
        places = self.places()
        across = int((_WIDTH - 2 * _SIDE) // _PITCH)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across,
            Qt.Key.Key_Down: across,
        }
        key = Qt.Key(event.key())
        if places and key in steps:
            moved = self._cursor + steps[key] if self._cursor >= 0 else 0
            self._cursor = min(max(moved, 0), len(places) - 1)
            self.pointed.emit(places[self._cursor][1], places[self._cursor][0])
            self.update()
        elif 0 <= self._cursor < len(places) and key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self._pick(places[self._cursor][1], event.modifiers())
        else:
            super().keyPressEvent(event)

    def _pick(self, rows: Rows, keys: Qt.KeyboardModifier) -> None:
        if len(rows):
            self.picked.emit(rows, bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _at(self, point: QPointF) -> Rows:
        if self._view is not None and point.y() < self.top:
            return Rows(self._view.undated)
        near = (rows for at, rows in self.places() if _close(at, point, len(rows)))
        return next(near, NO_ROWS)

    def _paint_frame(self, painter: QPainter) -> None:
        """What stands while nothing but the claims changes: the frame, and what it is."""
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.link if self.hasFocus() else theme.border), 1))
        painter.setBrush(faded(theme.track, 0.5))
        painter.drawRoundedRect(QRectF(0.5, 4.5, self.width() - 1, self.height() - 9), 6, 6)
        _write(painter, self, theme, "Undated", 0)


def _write(painter: QPainter, tray: QWidget, theme: Theme, said: str, line: int) -> None:
    """Write a line of the heading."""
    face, ratio = typeface(tray.font()), sharp_ratio(painter, tray.devicePixelRatioF())
    words = Lettering(painter, ratio, QColor(theme.surface))
    middle = _MARGIN + (line + 0.5) * ceil(face.metrics.lineSpacing())
    room = tray.width() - 2 * _SIDE
    words.write_sentence(face, said, QColor(theme.muted), _SIDE, room, middle)


def _alike(one: TimelineView, other: TimelineView) -> bool:
    """Whether two views of one dataset have the same claims in the tray, in the same colours."""
    return (
        one.workspace is other.workspace
        and one.sides == other.sides
        and np.array_equal(one.undated, other.undated)
    )


def _paint_glyphs(
    painter: QPainter,
    view: TimelineView,
    points: FloatArray,
    dress: tuple[Marked, Theme],
    cursor: int,
) -> None:
    marked, theme = dress
    rows = view.undated[: len(points)]
    colours, surface, accent = (
        side_colours(view, theme),
        QColor(theme.surface),
        QColor(theme.accent),
    )
    lit = marked.hovered.among(rows) | (not len(marked.hovered))
    ringed = marked.selected.among(rows)
    if 0 <= cursor < len(rows):
        ringed[cursor] = True
    marks = Marks(view.kinds(rows), view.side[rows], points[:, 0], points[:, 1])
    stamps = Stamps(_PITCH - 3, painter.device().devicePixelRatio(), surface)
    for shown, opacity in ((~lit, DIMMED), (lit, 1.0)):
        painter.setOpacity(opacity)
        stamps.draw(painter, marks.only(shown), colours)
    for place in np.flatnonzero(ringed).tolist():
        paint_ring(painter, QPointF(*points[place].tolist()), _PITCH - 4, accent)


def _paint_rest(
    painter: QPainter,
    rows: IntArray,
    point: QPointF,
    dress: tuple[Marked, Theme, Typeface],
    *,
    cursor: bool,
) -> None:
    marked, theme, face = dress
    dimmed = len(marked.hovered) and not marked.hovered.among(rows).any()
    painter.setOpacity(DIMMED if dimmed else 1.0)
    said = f"+ {len(rows):,} more"
    Lettering(painter).write(face, said, QColor(theme.text), 0, _WIDTH, point.y(), CENTRE)
    painter.setOpacity(1.0)
    if cursor or (len(marked.selected) and marked.selected.among(rows).any()):
        paint_ring(painter, point, _PITCH - 4, QColor(theme.accent))


def _close(at: QPointF, point: QPointF, count: int) -> bool:
    across = _WIDTH / 2 if count > 1 else _PITCH / 2
    apart = at - point
    return abs(apart.x()) <= across and abs(apart.y()) <= _PITCH / 2
