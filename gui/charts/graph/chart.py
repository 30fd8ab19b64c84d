"""The node-link graph of actors, and the gestures that a person makes on it."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from core.panels.relations.view import RelationsView
from core.panels.relations.words import edge_words, node_words
from gui.charts.graph.canvas import CURSOR_SHAPES, GraphCanvas, Mark
from gui.charts.graph.keys import PANS, ZOOMS, line_after, node_after, node_towards
from gui.charts.graph.looks import Marks
from gui.charts.ways import STEPS
from gui.widgets.labels import tip

_NOTCH = 120.0
_ZOOM = 1.15
_NUDGE = 12.0


class GraphChart(GraphCanvas):
    """Actors as nodes, relations and counts of claims as lines between them."""

    pointed = Signal(object)
    """The Mark under the pointer or the key cursor, or None."""
    picked = Signal(object)
    """The Mark clicked, or chosen by Enter."""
    cleared = Signal()
    """A click beside everything, or Esc."""
    placed = Signal(int, float, float)
    """A node by number, dragged to a point of the sheet."""
    released = Signal(int)
    """A pinned node that is to go back to its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Actor graph")
        self._over: Mark | None = None
        self._pressed: tuple[QPointF, Mark | None] | None = None
        self._dragging = False
        self._last = QPointF()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The start of a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position()
            self._pressed = (at, self.at(at.x(), at.y()))
            self._last = at
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag a node or the canvas; else say what lies under the pointer."""
        at = event.position()
        if self._pressed is None:
            self._point(self.at(at.x(), at.y()))
            return
        start, mark = self._pressed
        far = (at - start).manhattanLength() >= QApplication.startDragDistance()
        self._dragging = self._dragging or far
        if not self._dragging:
            return
        QToolTip.hideText()
        if mark is not None and mark.part == "node":
            self.moved = {mark.place: self.camera.sheet(at.x(), at.y())}
            self.renew()
        else:
            step = at - self._last
            self.look_through(self.camera.moved(step.x(), step.y()))
        self._last = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The end of a click or a drag."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        (_, mark), self._pressed = self._pressed, None
        dragged, self._dragging = self._dragging, False
        if dragged:
            for place, (x, y) in self.moved.items():
                self.placed.emit(place, x, y)
        elif mark is None:
            self._put_cursor(None)
            self.cleared.emit()
        else:
            self._put_cursor(mark)
            self.picked.emit(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """On a node: back to its place. Beside everything: fit."""
        mark = self.at(event.position().x(), event.position().y())
        if mark is None:
            self.fit()
        elif mark.part == "node":
            self.released.emit(mark.place)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom at the pointer."""
        at = event.position()
        factor = _ZOOM ** (event.angleDelta().y() / _NOTCH)
        self.look_through(self.camera.zoomed(factor, at.x(), at.y()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The key cursor goes."""
        super().focusOutEvent(event)
        self._put_cursor(None)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002 - Qt's names
        """Tab walks over the nodes, and on to the next control after the last."""
        found = node_after(self.view, self._node(), forward=next)
        if found is None:
            return super().focusNextPrevChild(next)
        self._walk(Mark("node", found))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk, with Shift they move the node, with Ctrl the canvas; E walks lines."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in STEPS and not self._arrow(STEPS[key], held):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.walked is not None:
            self.picked.emit(self.walked)
        elif key == Qt.Key.Key_Escape:
            self._put_cursor(None)
            self.cleared.emit()
        elif key == Qt.Key.Key_E and self.view is not None:
            self._walk(line_after(self.view, self.walked))
        elif key == Qt.Key.Key_Delete and self._node() is not None:
            self.released.emit(self._node())
        elif key in ZOOMS:
            middle = self.rect().center()
            self.look_through(self.camera.zoomed(ZOOMS[key], middle.x(), middle.y()))
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key not in STEPS:
            super().keyPressEvent(event)

    def _arrow(self, step: tuple[int, int], held: Qt.KeyboardModifier) -> bool:
        """Answer an arrow key; always False, for it is then done."""
        node = self._node()
        if held & Qt.KeyboardModifier.ControlModifier:
            self.look_through(self.camera.moved(-PANS * step[0], -PANS * step[1]))
        elif self.view is None or self.drawn is None:
            return False
        elif held & Qt.KeyboardModifier.ShiftModifier and node is not None:
            x, y = self.drawn.centres[node].tolist()
            self.placed.emit(node, *self.camera.sheet(x + _NUDGE * step[0], y + _NUDGE * step[1]))
        else:
            found = node_towards(self.view, self.drawn, node, step)
            self._walk(None if found is None else Mark("node", found))
        return False

    def _node(self) -> int | None:
        mark = self.walked
        return mark.place if mark is not None and mark.part == "node" else None

    def _walk(self, mark: Mark | None) -> None:
        """Put the key cursor on a mark and say so, as if it were pointed at."""
        if mark is not None:
            self._put_cursor(mark)
            self.setAccessibleDescription(mark_words(self.view, mark))
            self.pointed.emit(mark)

    def _put_cursor(self, mark: Mark | None) -> None:
        self.walked = mark
        marks = Marks() if mark is None else mark.marks()
        self.show_emphasis(replace(self.emphasis, cursor=marks))

    def _point(self, mark: Mark | None) -> None:
        if mark == self._over:
            return
        self._over = mark
        self.setCursor(CURSOR_SHAPES[None if mark is None else mark.part])
        if mark is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(self.cursor().pos(), tip(mark_words(self.view, mark)), self)
        self.pointed.emit(mark)


def mark_words(view: RelationsView | None, mark: Mark) -> str:
    """A node or a line of a view in words."""
    if view is None:
        return ""
    if mark.part == "node":
        return node_words(view, mark.place)
    return edge_words(view, view.edges[mark.place])
