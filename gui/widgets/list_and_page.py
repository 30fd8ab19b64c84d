"""A list with a page about the line at hand, beside it or below it as there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.widgets.labels import label

_WIDE, _TALL = 62, 20
"""Width in digits and height in lines from which there is room for the page."""


class ListAndPage(QStackedWidget):
    """Two widgets in a splitter, or a sentence in their place."""

    def __init__(self, listed: QWidget, page: QWidget) -> None:
        super().__init__()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self._page = page
        for place, widget in enumerate((listed, page)):
            self.split.addWidget(widget)
            self.split.setStretchFactor(place, 3 - place)
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(24, 0, 24, 0)
        self.addWidget(self.split)
        self.addWidget(self.message)

    def say(self, message: str) -> None:
        """Show a sentence in place of the list; "" shows the list."""
        self.message.setText(message)
        self.setCurrentIndex(1 if message else 0)

    def fill(self, panel: QWidget) -> None:
        """Fill a panel."""
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(1, 0, 1, 4)
        layout.addWidget(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The page stands below the list, or beside it, or where there is no room nowhere."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        tall = self.height() >= metrics.lineSpacing() * _TALL
        wide = self.width() >= metrics.horizontalAdvance("0") * _WIDE
        self.split.setOrientation(Qt.Orientation.Vertical if tall else Qt.Orientation.Horizontal)
        self._page.setVisible(wide or tall)
