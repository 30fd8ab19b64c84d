"""The statements behind the plots over time as a table that picks and copies."""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent

from core.index import Rows
from core.panels.losses.over_time import OverTimeView
from core.panels.losses.over_time.table import COLUMNS, StepLine, as_text, lines_of
from gui.widgets.pick_table import PickTable
from gui.widgets.row_table import Places
from gui.widgets.table_head import TableHead
from gui.widgets.table_marks import TableMark


class _Sheet:
    columns = COLUMNS

    def __init__(self, view: OverTimeView) -> None:
        self.view = view
        self.lines = lines_of(view)
        self.count = len(self.lines)

    def text(self, place: int, column: str) -> str:
        return self.lines[place].text(column)

    def tip(self, place: int, column: str) -> str:
        del column
        return self.lines[place].sentence(self.view)

    def mark(self, place: int, column: str) -> TableMark | None:
        del place, column
        return None


class StepTable(PickTable):
    """The figures in the order of days; Ctrl+C copies the picked ones, or all, as text."""

    listed = Signal(object)
    """Rows (claims) of the lines a person picked."""

    def __init__(self) -> None:
        super().__init__("Table of figures over time")
        self.setAccessibleDescription("Ctrl+C copies the chosen lines, or all, as text")
        self._lines: tuple[StepLine, ...] = ()
        self._claims = np.zeros(0, dtype=np.int32)
        self._head = TableHead(COLUMNS, tuple(column.key for column in COLUMNS))
        self._head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._head.setSectionsClickable(False)
        self._head.setSectionsMovable(False)
        self.setHorizontalHeader(self._head)
        self.picked.connect(self._tell)

    @property
    def lines(self) -> tuple[StepLine, ...]:
        """The lines shown."""
        return self._lines

    def show_view(self, view: OverTimeView) -> None:
        """Show other lines."""
        sheet = _Sheet(view)
        self._lines = sheet.lines
        self._claims = np.array([line.row for line in sheet.lines], dtype=np.int32)
        self.show_sheet(sheet)
        self._head.show_columns(COLUMNS, self.viewport().width())

    def show_marked(self, hovered: Rows, selected: Rows) -> None:
        """Mark the lines of the claims selected, and those hovered anywhere; says nothing."""
        self.show_chosen(np.flatnonzero(np.isin(self._claims, selected.array)).astype(np.int32))
        self.show_lit(np.flatnonzero(np.isin(self._claims, hovered.array)).astype(np.int32))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the new width."""
        super().resizeEvent(event)
        self._head.fit(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+C copies; everything else moves and picks."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen: list[int] = self.chosen.tolist()
            lines = tuple(self._lines[place] for place in chosen) or self._lines
            QGuiApplication.clipboard().setText(as_text(lines))
        else:
            super().keyPressEvent(event)

    def _tell(self, places: Places, focused: int) -> None:
        del focused
        self.listed.emit(Rows(self._claims[places]))
