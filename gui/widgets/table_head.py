"""The head of a table: sorts on a click, moves by dragging, offers its columns."""

import json
from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from gui.widgets.column_widths import is_loose, least_width, usual_width
from gui.widgets.table_model import SheetColumn
from gui.widgets.viewport import own_viewport

_NARROWEST = 0.5
_SMALLEST = 36
_LEGIBLE = 0.6
_WELL_READ = 0.9
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
        own_viewport(self, QPalette.ColorRole.Button)
        self.viewport().setMouseTracking(True)
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

    def leave_out(self, keys: Sequence[str], room: int, gladly: Sequence[str] = ()) -> None:
        """Hide columns, one after another, until the others are legible in ``room`` pixels.

        Those of ``gladly`` go first, and already where the others would not be read well.
        """
        kept = {column.key: (place, column) for place, column in enumerate(self._shown)}
        with QSignalBlocker(self):
            for place, _ in kept.values():
                self.showSection(place)
            for key, legible in (
                *((key, _WELL_READ) for key in gladly),
                *((key, _LEGIBLE) for key in keys),
            ):
                needed = sum(
                    least_width(self, column, self._widths, legible) for _, column in kept.values()
                )
                if needed > room and key in kept:
                    self.hideSection(kept.pop(key)[0])

    def fit(self, room: int) -> None:
        """Share ``room`` pixels among the columns nobody has set a width for."""
        usual = [
            0 if self.isSectionHidden(place) else usual_width(self, column, self._widths)
            for place, column in enumerate(self._shown)
        ]
        loose = [is_loose(column, self._widths) for column in self._shown]
        spare = room - sum(usual)
        free = sum(width for width, gives in zip(usual, loose, strict=True) if gives)
        scale = max(_NARROWEST, 1 + spare / free) if spare < 0 and free else 1.0
        growing = _growing(self, self._shown, self._widths)
        with QSignalBlocker(self):
            for place, column in enumerate(self._shown):
                width = least_width(self, column, self._widths, scale)
                if not self.isSectionHidden(place):
                    grown = spare if place == growing and spare > 0 else 0
                    self.resizeSection(place, width + grown)
        self.geometriesChanged.emit()
        self.viewport().update()

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


def _growing(head: QHeaderView, shown: Sequence[SheetColumn], widths: Mapping[str, int]) -> int:
    """The place of the column that takes what room is left, −1 where none does.

    Where the one that stretches is left out it is the first one, unless somebody set that.
    """
    there = [place for place in range(len(shown)) if not head.isSectionHidden(place)]
    ready = [place for place in there if shown[place].stretches and is_loose(shown[place], widths)]
    if ready:
        return ready[-1]
    hidden = len(there) < len(shown)
    return 0 if hidden and 0 in there and shown[0].key not in widths else -1
