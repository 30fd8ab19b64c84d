"""A titled part of a sidebar that folds away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget


class Section(QWidget):
    """A heading that folds its content; ``tools`` is the room at the heading's right end."""

    def __init__(self, title: str, parent: QWidget | None = None, *, unfolded: bool = True) -> None:
        super().__init__(parent)
        self.fold = QToolButton(self)
        self.fold.setObjectName("sectionTitle")
        self.fold.setText(title)
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fold.setMinimumWidth(60)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.fold)
        head.addStretch(1)
        head.addLayout(self.tools)
        self._body = QWidget(self)
        self._page: QWidget | None = None
        self._make: Callable[[], QWidget] | None = None
        self.content = QVBoxLayout(self._body)
        self.content.setContentsMargins(0, 0, 0, 6)
        self.content.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._body)
        self.fold.toggled.connect(self._unfold)
        self.fold.setChecked(unfolded)
        self._unfold(unfolded)

    def hold(self, make: Callable[[], QWidget]) -> None:
        """Hold another page, in place of the one before; made where somebody unfolds it, or has."""
        if self._page is not None:
            self.content.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._page = None
        self._make = make
        if self.fold.isChecked():
            self._fill()

    def _fill(self) -> None:
        if self._make is not None:
            self._page, self._make = self._make(), None
            self.content.insertWidget(0, self._page)
            self._page.show()

    def _unfold(self, unfolded: bool) -> None:
        if unfolded:
            self._fill()
        self.fold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self._body.setVisible(unfolded)
