"""The table of claims with its headings, and what stands in its cells."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QToolTip

from core.panels.claims.cells import said_in_full, shown
from core.panels.claims.sorted_rows import ClaimsOptions
from core.panels.claims.view import COLUMNS, DEFAULT_COLUMNS, ClaimsView, copied
from core.wording import Claim
from gui.theme import Theme
from gui.widgets.labels import tip
from gui.widgets.long_table import LongTable
from gui.widgets.row_table import Places
from gui.widgets.table_head import TableHead
from gui.widgets.table_marks import TableMark

_SPARED = ("rating",)
"""Columns that a narrow table does without, unless it is sorted by them."""
_REMEMBERED = 512
_CELLS = 8192
"""Cells remembered at most: some sheets full."""
_MOST_COPIED = 10_000


class Sheet:
    """The view as a table asks for it; the claims last looked at are remembered."""

    def __init__(
        self, view: ClaimsView, theme: Theme, wonder: Callable[[], None], before: object = None
    ) -> None:
        """``before`` is the sheet shown before, whose claims of the same dataset are kept."""
        self.view = view
        self.theme = theme
        self.columns = view.columns
        self.count = view.count
        self._wonder = wonder
        self.claims: dict[int, Claim] = {}
        """By row, those that were looked at last."""
        self.cells: dict[tuple[int, str], tuple[str, TableMark | None]] = {}
        """By row and column, what their cells say and the marks before it."""
        if isinstance(before, Sheet) and before.view.workspace is view.workspace:
            self.claims = before.claims
            if before.theme is theme:
                self.cells = before.cells

    def wear(self, theme: Theme) -> None:
        """Give marks the colours of a theme."""
        self.theme, self.cells = theme, {}

    def text(self, place: int, column: str) -> str:
        """What stands in a cell, empty until its row is found."""
        return self._cell(place, column)[0] if self._has(place) else ""

    def tip(self, place: int, column: str) -> str:
        """What a cell says in full."""
        if not self._has(place):
            return ""
        claim = self._claim(place)
        mark = self.view.mark(claim, column)
        words = said_in_full(claim, column)
        return f"{words}\n{mark.glyph.meaning}" if mark and mark.glyph else words

    def mark(self, place: int, column: str) -> TableMark | None:
        """The mark before the words of a cell, None where there is none."""
        return self._cell(place, column)[1] if self._has(place) else None

    def _cell(self, place: int, column: str) -> tuple[str, TableMark | None]:
        key = (self.view.row(place), column)
        cell = self.cells.get(key)
        if cell is None:
            if len(self.cells) >= _CELLS:
                self.cells.clear()
            claim = self._claim(place)
            cell = self.cells[key] = shown(claim, column), self._mark(claim, column)
        return cell

    def _mark(self, claim: Claim, column: str) -> TableMark | None:
        mark = self.view.mark(claim, column)
        if mark is None:
            return None
        colour = self.theme.side(mark.side, self.view.index.sides)
        return TableMark(mark.glyph.value if mark.glyph else "dot", colour)

    def _has(self, place: int) -> bool:
        """Whether a row is found; one that is not stays empty until it is."""
        found = self.view.has(place)
        if not found:
            self._wonder()
        return found

    def _claim(self, place: int) -> Claim:
        row = self.view.row(place)
        claim = self.claims.get(row)
        if claim is None:
            if len(self.claims) >= _REMEMBERED:
                self.claims.clear()
            claim = self.claims[row] = self.view.claim(place)
        return claim


class ClaimsTable(LongTable):
    """The table with its keys: S sorts by the column at hand, Alt+arrows move it, Ctrl+C copies."""

    lacked = Signal()
    """A row in sight is not found yet."""

    def __init__(self) -> None:
        super().__init__("Claims, one row each")
        self.setAccessibleDescription(
            "Arrows move and pick a claim, Shift picks a run, Ctrl one more, Ctrl+A all, Esc none;"
            " S sorts by the column at hand, Alt with left or right moves it; Ctrl+C copies."
        )
        self.head = TableHead(COLUMNS, DEFAULT_COLUMNS)
        self.setHorizontalHeader(self.head)
        self._copies = False

    def show_view(self, view: ClaimsView) -> None:
        """Show the rows and headings of a view."""
        options = view.options
        self._copies = False
        sheet = Sheet(view, self.theme, self.lacked.emit, self.sheet)
        self.show_sheet(sheet, (options.sort, "↓" if options.descending else "↑"))
        self.head.show_columns(view.columns, self.viewport().width(), _spared(options))

    def show_found(self) -> None:
        """Draw the rows that were not found before, and copy those that wait for it."""
        self.viewport().update()
        if self._copies:
            self.copy()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the new width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Share the width; where nobody has chosen columns, some give way before words are cut."""
        room = self.viewport().width()
        if isinstance(self.sheet, Sheet):
            self.head.leave_out(_spared(self.sheet.view.options), room)
        self.head.fit(room)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """S sorts by the column at hand, Alt+left and Alt+right move it, Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        column = self.currentIndex().column()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers()
        if column >= 0 and event.key() == Qt.Key.Key_S and not held:
            self.head.sectionClicked.emit(column)
        elif column >= 0 and step and held & Qt.KeyboardModifier.AltModifier:
            self.head.move_column(column, step)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy the rows picked, as tab-separated text with a heading; all where none is.

        Rows that are not found yet are copied once they are.
        """
        if not isinstance(self.sheet, Sheet):
            return
        view, chosen = self.sheet.view, self.chosen
        every = np.arange(min(view.count, _MOST_COPIED), dtype=np.int32)
        places: Places = chosen[:_MOST_COPIED] if len(chosen) else every
        self._copies = len(places) > 0 and not view.has(int(places[-1]))
        if self._copies:
            self.lacked.emit()
            return
        QGuiApplication.clipboard().setText(copied(view, places))
        said = f"{len(places):,} {'row' if len(places) == 1 else 'rows'} copied"
        QToolTip.showText(self.mapToGlobal(QPoint(12, 12)), tip(said), self)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        if isinstance(self.sheet, Sheet):
            self.sheet.wear(theme)


def _spared(options: ClaimsOptions) -> tuple[str, ...]:
    """The columns that give way where room is short; none of those that somebody chose."""
    usual = options.columns == DEFAULT_COLUMNS
    return tuple(key for key in _SPARED if key != options.sort) if usual else ()
