"""The silence map: cells that are pointed at and picked with mouse and keys."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from core.index import NO_ROWS, BoolArray, Rows
from core.panels.silence.view import SilenceView
from core.panels.silence.words import cell_words, row_words
from gui.charts.silence.layout import Grid, Spot, grid_of, lines_of
from gui.charts.silence.paint import Brushwork
from gui.charts.silence.picture import MapPicture
from gui.charts.ways import STEPS, turned
from gui.painting import Painting
from gui.theme import LIGHT, Theme, sized
from gui.widgets.labels import tip

_SMALL = 0.92
"""Size of its text, as a share of the theme's."""


class SilenceChart(QAbstractScrollArea):
    """A line for each category of a side's losses; ``show_…`` and ``wear`` never emit."""

    pointed = Signal(object)
    """Rows behind the cell or row under the pointer or the key cursor."""
    picked = Signal(object)
    """Rows behind the cell or row clicked, or chosen by Enter."""
    toggled = Signal(str)
    """The category whose parts are to be shown or hidden."""
    cleared = Signal()
    """Esc, or a click beside all cells."""

    def __init__(self) -> None:
        super().__init__()
        self.view: SilenceView | None = None
        self.spot: Spot | None = None
        self._theme: Theme = LIGHT
        self._over: Spot | None = None
        self._marked = (NO_ROWS, NO_ROWS)
        self._places: tuple[BoolArray, BoolArray] | None = None
        self._laid: tuple[tuple[object, ...], Grid] | None = None
        self._picture = MapPicture()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Silence map")

    @property
    def grid(self) -> Grid | None:
        """What is in sight, None without a view."""
        if self.view is None or self.view.columns is None:
            return None
        font = sized(self.font(), self._theme, _SMALL)
        at = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        key = (self.viewport().size(), at, font.key())
        if self._laid is None or self._laid[0] != key:
            made = grid_of(self.view, self.viewport().size(), at, QFontMetricsF(font))
            self._laid = key, made
        return self._laid[1]

    def show_view(self, view: SilenceView) -> None:
        """Draw a view; the key cursor stays where the view still has its cell."""
        self.view, self._places, self._over, self._laid = view, None, None, None
        spot, columns = self.spot, 0 if view.columns is None else view.columns.size
        if spot and (spot.row >= len(view.rows) or (spot.column or 0) >= columns):
            self.spot = None
        self._fit()

    def show_marked(self, hovered: Rows, selected: Rows) -> None:
        """Emphasise the cells of claims hovered anywhere, and ring those of claims selected."""
        if (hovered, selected) != self._marked:
            self._marked, self._places = (hovered, selected), None
            self.viewport().update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        self._picture.forget()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is in sight."""
        del event
        grid = self.grid
        if self.view is None or grid is None:
            return
        if self._places is None:
            hovered, selected = self._marked
            self._places = self.view.places_of(hovered), self.view.places_of(selected)
        with Painting(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ratio = self.devicePixelRatioF()
            work = Brushwork(
                *(self._theme, sized(self.font(), self._theme, _SMALL), self.view, grid, ratio),
                self._picture.stamps,
            )
            self._picture.paint(painter, work, self.viewport().size(), self._places)
            if self.spot is not None and self.spot.row in grid.lines and self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.link), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                place = grid.lines.index(self.spot.row)
                box = grid.box(place, self.spot.column or grid.first_column)
                if self.spot.column is None:
                    box.setLeft(grid.label.left() - 4)
                    box.setRight(grid.end.right() + 4)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say in a sentence what lies under the pointer."""
        grid = self.grid
        spot = None if grid is None else grid.at(event.position())
        if spot == self._over:
            return
        self._over = spot
        if spot is None:
            QToolTip.hideText()
        elif self.view is not None:
            words = tip(_words(self.view, spot))
            QToolTip.showText(event.globalPosition().toPoint(), words, self)
        self.pointed.emit(_behind(self.view, spot))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick a cell; a click on the label of a category with parts opens or closes it."""
        grid = self.grid
        if event.button() != Qt.MouseButton.LeftButton or grid is None or self.view is None:
            return
        spot = grid.at(event.position())
        self.spot = spot
        self.viewport().update()
        if spot is None:
            self.cleared.emit()
        elif event.position().x() < grid.left and self.view.rows[spot.row].parts:
            self.toggled.emit(self.view.rows[spot.row].category)
        else:
            self.picked.emit(_behind(self.view, spot))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        if self._over is not None:
            self._over = None
            self.pointed.emit(NO_ROWS)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll by lines, with Shift by columns."""
        self._scroll_by(*turned(event))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk, Enter picks, Space opens and closes a category, Esc clears."""
        key, view = Qt.Key(event.key()), self.view
        if key in STEPS and view is not None and view.rows:
            self._walk(view, *STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spot is not None:
            self.picked.emit(_behind(self.view, self.spot))
        elif key == Qt.Key.Key_Space and self.spot is not None and view is not None:
            if view.rows[self.spot.row].parts:
                self.toggled.emit(view.rows[self.spot.row].category)
        elif key == Qt.Key.Key_Escape:
            self.spot = None
            self.viewport().update()
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Other cells, other pictures."""
        super().resizeEvent(event)
        self._picture.forget()
        self._fit()

    def _walk(self, view: SilenceView, across: int, down: int) -> None:
        size = 0 if view.columns is None else view.columns.size
        row, column = (self.spot.row, self.spot.column) if self.spot else (0, None)
        if self.spot is not None:
            row = min(max(row + down, 0), len(view.rows) - 1)
            place = (-1 if column is None else column) + across
            column = min(place, size - 1) if place >= 0 else None
        self.spot = Spot(row, column)
        grid = self.grid
        if grid is not None:
            self._scroll_by(*grid.steps_to(self.spot, lines_of(view)))
        self.setAccessibleDescription(_words(view, self.spot))
        self.pointed.emit(_behind(self.view, self.spot))

    def _scroll_by(self, across: int, down: int) -> None:
        for bar, steps in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + steps)
        self.viewport().update()

    def _fit(self) -> None:
        """As much to scroll as lies out of sight."""
        grid = self.grid
        most, seen = (QPoint(), (1, 1)) if grid is None else (grid.most, _seen(grid))
        for bar, end, page in (
            (self.horizontalScrollBar(), most.x(), seen[0]),
            (self.verticalScrollBar(), most.y(), seen[1]),
        ):
            bar.setRange(0, end)
            bar.setPageStep(page)
        self.viewport().update()


def _seen(grid: Grid) -> tuple[int, int]:
    """Columns and lines in sight."""
    return grid.columns, max(len(grid.lines), 1)


def _behind(view: SilenceView | None, spot: Spot | None) -> Rows:
    return NO_ROWS if view is None or spot is None else view.rows_of(spot.row, spot.column)


def _words(view: SilenceView, spot: Spot) -> str:
    """A cell or a row as a sentence."""
    if spot.column is None:
        return row_words(view, spot.row)
    return cell_words(view, spot.row, spot.column)
