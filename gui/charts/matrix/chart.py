"""The matrix of who makes claims about whom: a row for each claimant, a column for each subject."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from core.panels.relations.view import RelationsView
from core.panels.relations.words import cell_words
from gui.charts.matrix.grid import Cell, Grid, fonts, grid_of
from gui.charts.matrix.paint import paint_cells, paint_headings
from gui.charts.ways import STEPS, turned
from gui.painting import Painting
from gui.theme import LIGHT, Theme
from gui.widgets.labels import tip


class MatrixChart(QWidget):
    """Counts of claims in view; the headings stay while the cells scroll."""

    pointed = Signal(object)
    """The Cell under the pointer or the key cursor, or None."""
    picked = Signal(object)
    """The Cell clicked, or chosen by Enter."""
    cleared = Signal()
    """A click beside all cells, or Esc."""

    def __init__(self) -> None:
        super().__init__()
        self.view: RelationsView | None = None
        self.theme: Theme = LIGHT
        self.hovered: frozenset[Cell] = frozenset()
        self.selected: frozenset[Cell] = frozenset()
        self.cursor_cell: Cell | None = None
        self._over: Cell | None = None
        self._scroll = QPoint()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Matrix of who makes claims about whom")

    def draw(self, view: RelationsView) -> None:
        """Show a view; the key cursor stays where the view still has its cell."""
        before, self.view = self.view, view
        if self.cursor_cell is not None:
            row, column = self.cursor_cell
            same = before is not None and before.stage is view.stage
            if not (same and row in view.claimants and column in view.subjects):
                self.cursor_cell = None
        self._scroll_by(0, 0)

    def show_marked(self, hovered: frozenset[Cell], selected: frozenset[Cell]) -> None:
        """Emphasise the cells pointed at anywhere, and frame those selected."""
        if (hovered, selected) != (self.hovered, self.selected):
            self.hovered, self.selected = hovered, selected
            self.update()

    @property
    def grid(self) -> Grid | None:
        """Where the cells in sight are, None without a view."""
        if self.view is None:
            return None
        return grid_of(self.view, self.size(), self._scroll, fonts(self.font(), self.theme))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint headings and cells."""
        del event
        grid = self.grid
        if self.view is None or grid is None:
            return
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_headings(painter, self.view, grid, self.theme, self.font())
            paint_cells(painter, self.view, grid, (self.theme, self.font()), self.hovered)
            for cells, colour, width in (
                (self.selected, self.theme.text, 1.4),
                ({self.cursor_cell}, self.theme.link, 2.0),
            ):
                painter.setPen(QPen(QColor(colour), width))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRects([grid.box(cell) for cell in grid.cells if cell in cells])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say which cell lies under the pointer."""
        self._point(_filled(self.grid, self.view, event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick a cell."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        cell = _filled(self.grid, self.view, event.position())
        self.cursor_cell = cell
        if cell is None:
            self.cleared.emit()
        else:
            self.picked.emit(cell)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The key cursor goes."""
        super().focusOutEvent(event)
        self.cursor_cell = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the scrolled cells within the new size."""
        super().resizeEvent(event)
        self._scroll_by(0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll by cells, sideways with Shift."""
        self._scroll_by(*turned(event))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk over the cells, Enter picks, Esc clears."""
        key = Qt.Key(event.key())
        if key in STEPS and self.view is not None:
            self._walk(self.view, STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cursor_cell is not None:
            self.picked.emit(self.cursor_cell)
        elif key == Qt.Key.Key_Escape:
            self.cursor_cell = None
            self.cleared.emit()
            self.update()
        else:
            super().keyPressEvent(event)

    def _point(self, cell: Cell | None) -> None:
        if cell == self._over or self.view is None:
            return
        self._over = cell
        if cell is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(self.cursor().pos(), tip(cell_words(self.view, *cell)), self)
        self.pointed.emit(cell)

    def _walk(self, view: RelationsView, step: tuple[int, int]) -> None:
        rows, columns = view.claimants, view.subjects
        if not rows or not columns:
            return
        row = column = 0
        if self.cursor_cell is not None:
            row = rows.index(self.cursor_cell[0]) + step[1]
            column = columns.index(self.cursor_cell[1]) + step[0]
        row, column = min(max(row, 0), len(rows) - 1), min(max(column, 0), len(columns) - 1)
        self.cursor_cell = (rows[row], columns[column])
        grid = self.grid
        if grid is not None:
            self._scroll_by(*grid.steps_to(row, column))
        self.setAccessibleDescription(cell_words(view, *self.cursor_cell))
        self.pointed.emit(self.cursor_cell)

    def _scroll_by(self, across: int, down: int) -> None:
        grid = self.grid
        if grid is not None:
            most = grid.most
            self._scroll = QPoint(
                min(max(self._scroll.x() + across, 0), most.x()),
                min(max(self._scroll.y() + down, 0), most.y()),
            )
        self.update()


def _filled(grid: Grid | None, view: RelationsView | None, at: QPointF) -> Cell | None:
    """The cell at a point, if any claims are counted in it."""
    cell = None if grid is None else grid.at(at)
    return cell if cell is not None and view is not None and view.counts[cell] else None
