"""A table whose rows a person picks with mouse and keys."""

import numpy as np
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from gui.widgets.row_table import NOWHERE, Places, RowTable
from gui.widgets.table_model import Sheet

_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
_PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class PickTable(RowTable):
    """Click or arrow picks a row, Shift a run, Ctrl one more, Ctrl+A all, Esc none.

    With ``moving_picks`` off, arrows only move, and a click, Enter or Space picks one row.
    """

    picked = Signal(object, int)
    """Places (sorted int32 array) and the one with the focus, −1 where none is picked."""
    pointed = Signal(int)
    """The place under the pointer, −1 on leaving."""

    def __init__(self, name: str, most: int | None = None, *, moving_picks: bool = True) -> None:
        super().__init__(name, most)
        self._moving_picks = moving_picks
        self._anchor = -1
        self._under = -1

    def show_sheet(self, sheet: Sheet, arrow: tuple[str, str] = ("", "")) -> None:
        """Show another sheet; where a run starts is forgotten."""
        self._anchor = self._under = -1
        super().show_sheet(sheet, arrow)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click picks."""
        super().mousePressEvent(event)
        place = self.place_at(self.indexAt(event.position().toPoint()))
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._pick(place, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pointing highlights; dragging picks a run."""
        super().mouseMoveEvent(event)
        place = self.place_at(self.indexAt(event.position().toPoint()))
        if place == self._under:
            return
        self._under = place
        dragging = event.buttons() & Qt.MouseButton.LeftButton and self._moving_picks
        if dragging and place >= 0 and self._anchor >= 0:
            self._pick(place, _SHIFT)
        else:
            self.pointed.emit(place)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        if self._under >= 0:
            self._under = -1
            self.pointed.emit(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move and pick, Enter and Space pick, Ctrl+A picks all, Esc none."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _PICKS and self.currentIndex().isValid():
            at = self.place_at(self.currentIndex())
            self._pick(at, held if key == Qt.Key.Key_Space else held & _SHIFT)
        elif key == Qt.Key.Key_A and held & _CONTROL and self._moving_picks:
            self._pick_all()
        elif key == Qt.Key.Key_Escape and len(self.chosen) and self._moving_picks:
            self._anchor = -1
            self.picked.emit(NOWHERE, -1)
        elif key in _MOVES:
            self._move(event)
        else:
            super().keyPressEvent(event)

    def _move(self, event: QKeyEvent) -> None:
        column = max(self.currentIndex().column(), 0)
        before = self.place_at(self.currentIndex())
        key, held = Qt.Key(event.key()), event.modifiers()
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.sheet.count - 1}
        if key in ends and self.sheet.count:
            target = self.bring_in_sight(ends[key], column)
            self.selectionModel().setCurrentIndex(
                target, QItemSelectionModel.SelectionFlag.NoUpdate
            )
        else:
            super().keyPressEvent(event)
        place = self.place_at(self.currentIndex())
        if place != before and self._moving_picks and not held & _CONTROL:
            self._pick(place, held)

    def _pick(self, place: int, held: Qt.KeyboardModifier) -> None:
        if not self._moving_picks:
            held = Qt.KeyboardModifier.NoModifier
        if held & _SHIFT and self._anchor >= 0:
            places = _run(self._anchor, place)
        elif held & _CONTROL:
            self._anchor = place
            places = np.setxor1d(self.chosen, np.array([place], dtype=np.int32))
        else:
            self._anchor = place
            places = _run(place, place)
        places = places.astype(np.int32)
        kept = place if place in places else int(places[-1]) if len(places) else -1
        self.picked.emit(places, kept)

    def _pick_all(self) -> None:
        everything: Places = np.arange(self.sheet.count, dtype=np.int32)
        if len(everything):
            self.picked.emit(everything, max(self.place_at(self.currentIndex()), 0))


def _run(one: int, other: int) -> Places:
    return np.arange(min(one, other), max(one, other) + 1, dtype=np.int32)
