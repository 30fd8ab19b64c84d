"""The disagreement chart: points that are pointed at and picked with mouse and keys."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from core.index import NO_ROWS, Rows
from core.panels.losses.over_time import ApartView
from gui.charts.apart.layout import Grid, Spot, grid_of
from gui.charts.apart.paint import Brushwork, paint_lines
from gui.charts.ways import NOTCH, STEPS
from gui.painting import Painting
from gui.theme import LIGHT, Theme, sized
from gui.widgets.labels import tip

_SMALL = 0.92
"""Size of its text, as a share of the theme's."""


class ApartChart(QWidget):
    """A line for each category; what ``show_…`` and ``wear`` set is never emitted."""

    pointed = Signal(object)
    """Rows compared at the point or line under the pointer or the key cursor."""
    picked = Signal(object)
    """Rows compared at the point or line clicked, or chosen by Enter."""
    cleared = Signal()
    """Esc, or a click beside all lines."""

    def __init__(self) -> None:
        super().__init__()
        self.view: ApartView | None = None
        self.spot: Spot | None = None
        self._theme: Theme = LIGHT
        self._over: Spot | None = None
        self._marked = (NO_ROWS, NO_ROWS)
        self._first = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Disagreement over time by category")

    @property
    def grid(self) -> Grid | None:
        """What is in sight, None without a view."""
        if self.view is None or not self.view.lines:
            return None
        return grid_of(
            self.view,
            self.size(),
            self._first,
            QFontMetricsF(sized(self.font(), self._theme, _SMALL)),
        )

    def show_view(self, view: ApartView) -> None:
        """Draw a view; the key cursor stays where the view still has its point."""
        self.view, self._over = view, None
        spot = self.spot
        if spot and (spot.line >= len(view.lines) or (spot.column or 0) >= len(view.days)):
            self.spot = None
        self._scroll_to(self._first)

    def show_marked(self, hovered: Rows, selected: Rows) -> None:
        """Emphasise the points of claims hovered anywhere, and ring those of claims selected."""
        if (hovered, selected) != self._marked:
            self._marked = (hovered, selected)
            self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is in sight."""
        del event
        grid = self.grid
        if self.view is None or grid is None:
            return
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            cursor = self._over or (self.spot if self.hasFocus() else None)
            work = Brushwork(
                self._theme,
                sized(self.font(), self._theme, _SMALL),
                self.view,
                grid,
                *self._marked,
                cursor,
            )
            paint_lines(painter, work)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say in a sentence what lies under the pointer."""
        grid = self.grid
        spot = None if grid is None else grid.at(event.position())
        if spot == self._over:
            return
        self._over = spot
        self.update()
        if spot is None or self.view is None:
            QToolTip.hideText()
        else:
            words = tip(self.view.sentence(spot.line, spot.column))
            QToolTip.showText(event.globalPosition().toPoint(), words, self)
        self.pointed.emit(self._rows(spot))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick a point or a line; beside all of them, clear."""
        grid = self.grid
        if event.button() != Qt.MouseButton.LeftButton or grid is None:
            return
        self.spot = grid.at(event.position())
        self.update()
        if self.spot is None:
            self.cleared.emit()
        else:
            self.picked.emit(self._rows(self.spot))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        if self._over is not None:
            self._over = None
            self.update()
            self.pointed.emit(NO_ROWS)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll by lines."""
        self._scroll_to(self._first - round(event.angleDelta().y() / NOTCH))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk over lines and days, Enter or Space picks, Esc clears."""
        key, view = Qt.Key(event.key()), self.view
        if key in STEPS and view is not None and view.lines:
            self._walk(view, *STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.spot:
            self.picked.emit(self._rows(self.spot))
        elif key == Qt.Key.Key_Escape:
            self.spot = None
            self.update()
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the new room."""
        super().resizeEvent(event)
        self._scroll_to(self._first)

    def _rows(self, spot: Spot | None) -> Rows:
        if self.view is None or spot is None:
            return NO_ROWS
        return self.view.rows(spot.line, spot.column)

    def _walk(self, view: ApartView, across: int, down: int) -> None:
        last = len(view.days) - 1
        line, column = (self.spot.line, self.spot.column) if self.spot else (0, last)
        if self.spot is not None:
            line = min(max(line + down, 0), len(view.lines) - 1)
            column = min(max((last if column is None else column) + across, 0), last)
        self.spot = Spot(line, column)
        grid = self.grid
        if grid is not None:
            self._scroll_to(min(max(self._first, line - grid.lines + 1), line))
        self.setAccessibleDescription(view.sentence(line, column))
        self.pointed.emit(self._rows(self.spot))

    def _scroll_to(self, first: int) -> None:
        grid = self.grid
        if grid is not None:
            self._first = min(max(first, 0), grid.most)
        self.update()
