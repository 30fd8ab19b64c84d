"""A titled part of a sidebar that folds away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget


class Section(QWidget):
    """A heading that folds its content; ``tools`` is the room at the heading's right end."""

    def __init__(self, title: str, *, unfolded: bool = True) -> None:
        super().__init__()
        self.fold = QToolButton()
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
        self._body = QWidget()
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

    def _unfold(self, unfolded: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self._body.setVisible(unfolded)
