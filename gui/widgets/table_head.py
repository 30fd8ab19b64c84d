"""The head of a table: sorts on a click, moves by dragging, offers its columns."""

import json
from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from gui.widgets.table_model import SheetColumn

_ROOM = 22
_NARROWEST = 0.5
_SMALLEST = 36
_LEGIBLE = 0.6
"""To what part of its usual width a column that shrinks is read before others are left out."""


class TableHead(QHeaderView):
    """Headings of the columns shown; ``every`` column can be chosen from its menu.

    Widths a person has set are kept by the columns' keys; the others share what room there is.
    """

    sort_asked = Signal(str)
    """Key of the column whose heading was clicked."""
    columns_asked = Signal(object)
    """Keys of the columns to show, in order."""

    def __init__(self, every: Sequence[SheetColumn], usual: Sequence[str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._every = tuple(every)
        self._usual = tuple(usual)
        self._shown: tuple[SheetColumn, ...] = ()
        self._laid: tuple[object, ...] = ()
        self._widths: dict[str, int] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setMinimumSectionSize(_SMALLEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.sectionClicked.connect(self._clicked)
        self.sectionMoved.connect(self._moved)
        self.sectionResized.connect(self._resized)

    def show_columns(
        self, columns: Sequence[SheetColumn], room: int, spared: Sequence[str] = ()
    ) -> None:
        """Show headings in their order, without some of ``spared`` where room is short.

        Says nothing, and does nothing where all of it is as when it was laid out last.
        """
        laid = tuple(columns), room, tuple(spared), self.font(), tuple(self._widths.items())
        if laid == self._laid:
            return
        self._shown = tuple(columns)
        with QSignalBlocker(self):
            for place in range(self.count()):
                self.moveSection(self.visualIndex(place), place)
        self.leave_out(spared, room)
        self.fit(room)
        self._laid = laid

    def reset(self) -> None:
        """Lay out again what Qt makes anew."""
        super().reset()
        self._laid = ()

    def leave_out(self, keys: Sequence[str], room: int) -> None:
        """Hide columns, one after another, until the others are legible in ``room`` pixels."""
        least = {
            column.key: int(
                self._width(column) * (_LEGIBLE if _is_loose(column, self._widths) else 1)
            )
            for column in self._shown
        }
        places = {column.key: place for place, column in enumerate(self._shown)}
        needed = sum(least.values())
        with QSignalBlocker(self):
            for place in places.values():
                self.showSection(place)
            for key in keys:
                if needed > room and key in places:
                    self.hideSection(places[key])
                    needed -= least[key]

    def fit(self, room: int) -> None:
        """Share ``room`` pixels among the columns nobody has set a width for."""
        usual = [
            0 if self.isSectionHidden(place) else self._width(column)
            for place, column in enumerate(self._shown)
        ]
        loose = [_is_loose(column, self._widths) for column in self._shown]
        spare = room - sum(usual)
        free = sum(width for width, is_loose in zip(usual, loose, strict=True) if is_loose)
        scale = max(_NARROWEST, 1 + spare / free) if spare < 0 and free else 1.0
        with QSignalBlocker(self):
            for place, column in enumerate(self._shown):
                width = int(usual[place] * scale) if loose[place] else usual[place]
                grows = spare > 0 and column.stretches and loose[place]
                if not self.isSectionHidden(place):
                    self.resizeSection(place, width + spare if grows else width)
        self.geometriesChanged.emit()
        self.viewport().update()

    def _width(self, column: SheetColumn) -> int:
        """The width that a person has set, else one that its usual words need."""
        words = (f"{column.title} ", column.sample)
        usual = _ROOM + max(map(self.fontMetrics().horizontalAdvance, words))
        return self._widths.get(column.key, usual)

    def menu(self, parent: QWidget) -> QMenu:
        """The list of columns to tick, the order to move them, and the way back."""
        menu = QMenu(parent)
        shown = [column.key for column in self._shown]
        for column in self._every:
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.setEnabled(shown != [column.key])
            action.triggered.connect(lambda _=False, key=column.key: self._toggle(key))
        menu.addSeparator()
        menu.addAction("Usual columns", lambda: self.columns_asked.emit(self._usual))
        menu.addAction("Usual widths", self._forget_widths)
        return menu

    def move_column(self, place: int, step: int) -> None:
        """Ask for a column to stand one place further to the left or right."""
        keys = [column.key for column in self._shown]
        if 0 <= place < len(keys) and 0 <= place + step < len(keys):
            keys.insert(place + step, keys.pop(place))
            self.columns_asked.emit(tuple(keys))

    def layout_state(self) -> bytes:
        """The widths a person has set, to be kept with the window."""
        return json.dumps(self._widths).encode()

    def restore_layout_state(self, state: bytes) -> None:
        """Set the widths kept; what cannot be read is left alone."""
        try:
            kept = json.loads(state)
        except ValueError:
            return
        if isinstance(kept, dict):
            widths = cast("dict[object, object]", kept)
            self._widths = {
                str(key): max(_SMALLEST, width)
                for key, width in widths.items()
                if isinstance(width, int)
            }
            self.fit(self.viewport().width())

    def _forget_widths(self) -> None:
        self._widths.clear()
        self.fit(self.viewport().width())

    def _toggle(self, key: str) -> None:
        shown = [column.key for column in self._shown]
        if key in shown:
            shown.remove(key)
        else:
            shown.append(key)
        self.columns_asked.emit(tuple(shown))

    def _clicked(self, place: int) -> None:
        self.sort_asked.emit(self._shown[place].key)

    def _moved(self, logical: int, old: int, new: int) -> None:
        del logical
        self.move_column(old, new - old)

    def _resized(self, place: int, old: int, new: int) -> None:
        del old
        if place < len(self._shown):
            self._widths[self._shown[place].key] = new

    def _offer(self, place: QPoint) -> None:
        menu = self.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))


def _is_loose(column: SheetColumn, widths: Mapping[str, int]) -> bool:
    """Whether a column gives room away: one that nobody has set."""
    return column.shrinks and column.key not in widths
