"""A canvas whose contents scroll, with a bar of its own, above what is pinned to its foot."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from gui.theme import LIGHT, Theme
from gui.widgets.ground import lay_ground

BAR = 10
"""Width of the bar at the right."""
_NOTCH = 120.0
_STEP = 48.0


class ScrolledCanvas(QWidget):
    """Base of the charts of losses."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.theme: Theme = LIGHT
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.setSingleStep(round(_STEP / 2))
        self.bar.valueChanged.connect(self._scrolled)
        self.setAccessibleName(name)
        self.setMinimumSize(200, 90)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def area(self) -> QRectF:
        """The part of the canvas in which the contents scroll."""
        raise NotImplementedError

    def scrolled(self) -> None:
        """Other contents came into sight."""
        self.update()

    def _scrolled(self, value: int) -> None:
        del value
        self.scrolled()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self.theme = theme
        lay_ground(self, theme.surface)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the contents."""
        self.bar.setValue(self.bar.value() - round(event.angleDelta().y() / _NOTCH * _STEP))
        event.accept()

    def fit_bar(self, height: float) -> None:
        """Fit the bar to the height of the contents; nothing is reported."""
        area = self.area
        page = max(round(area.height()), 1)
        more = max(round(height - area.height()), 0)
        self.bar.setGeometry(self.width() - BAR, round(area.top()), BAR, page)
        self.bar.setPageStep(page)
        self.bar.setRange(0, more)
        self.bar.setVisible(more > 0)
