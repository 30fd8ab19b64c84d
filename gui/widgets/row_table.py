"""A table that draws its own rows: marks, words, what is picked and what is highlighted."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui.painting import Painting
from gui.theme import LIGHT, Theme
from gui.widgets.table_model import Index, Sheet, TableModel
from gui.widgets.table_paint import paint_rows
from gui.widgets.viewport import own_viewport

Places = npt.NDArray[np.int32]

NOWHERE: Places = np.zeros(0, dtype=np.int32)


class RowTable(QTableView):
    """Shows a sheet of any length; the rows picked are given by ``show_chosen``.

    They are not Qt's selection, which cannot hold millions. Drawing never reports anything.
    """

    def __init__(self, name: str, most: int | None = None) -> None:
        super().__init__()
        own_viewport(self)
        self.theme = LIGHT
        self.focus_place = -1
        self._column = 0
        self._chosen = NOWHERE
        self._lit = NOWHERE
        self.rows = TableModel(most)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self._set_row_height()

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self.rows.sheet

    @property
    def chosen(self) -> Places:
        """Places of the rows shown as picked, sorted."""
        return self._chosen

    def place_at(self, index: Index) -> int:
        """The place in the sheet of an index of Qt's model, −1 of none."""
        return self.rows.first + index.row() if index.isValid() else -1

    def bring_in_sight(self, place: int, column: int) -> Index:
        """Scroll as far as is needed to see a place; its index in Qt's model."""
        index = self.rows.index(place, column)
        self.scrollTo(index)
        return index

    def is_chosen(self, place: int) -> bool:
        """Whether a row is shown as picked."""
        return _within(self._chosen, place)

    def is_lit(self, place: int) -> bool:
        """Whether a row is shown as highlighted."""
        return _within(self._lit, place)

    def show_sheet(self, sheet: Sheet, arrow: tuple[str, str] = ("", "")) -> None:
        """Show another sheet, an arrow at one heading; the scroll position is kept if it can be."""
        self._column = max(self.currentIndex().column(), self._column)
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._chosen = self._lit = NOWHERE
        self.focus_place = -1
        self.selectionModel().reset()
        self.rows.show_sheet(sheet, self._first(sheet), arrow)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self.executeDelayedItemsLayout()

    def _first(self, sheet: Sheet) -> int:
        """The place at which Qt's model of a sheet begins."""
        del sheet
        return 0

    def show_chosen(self, chosen: Places, focus: int = -1) -> None:
        """Show rows as picked, and bring a newly focused one into sight; says nothing."""
        moved = focus != self.focus_place
        self._chosen, self.focus_place = chosen, focus
        if focus >= 0 and moved:
            at = self.currentIndex().column() if self.currentIndex().isValid() else self._column
            self.setCurrentIndex(self.bring_in_sight(focus, min(at, self.rows.columnCount() - 1)))
        self.viewport().update()

    def show_lit(self, lit: Places) -> None:
        """Show rows as highlighted; says nothing."""
        if not np.array_equal(lit, self._lit):
            self._lit = lit
            self.viewport().update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self.theme = theme
        self._set_row_height()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the cells in sight."""
        del event
        self.executeDelayedItemsLayout()
        with Painting(self.viewport()) as painter:
            paint_rows(painter, self, self.rows.first)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Rows grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 4)


def _within(places: Places, place: int) -> bool:
    at = int(np.searchsorted(places, place))
    return at < len(places) and int(places[at]) == place
