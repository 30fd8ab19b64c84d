"""The page as it will be, and for a story the way from step to step."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui.exporting.pictures import image_of
from gui.exporting.product import Leaf
from gui.exporting.sight import Sight, seen
from gui.widgets.labels import label

_LEAST = QSize(480, 300)


class Preview(QWidget):
    """Draws one product of those that leave together, in one pixel a point."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QLabel()
        self.picture.setAccessibleName("Preview of the page")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(_LEAST)
        self.before, self.after = _button("◀", "Step before"), _button("▶", "Next step")
        self.where = label(role="muted")
        self._image: QImage | None = None
        self._leaves: Sequence[Leaf] = ()
        self._sight = Sight.COLOURS
        self._place = 0
        self.pager = QWidget()
        line = QHBoxLayout(self.pager)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        for part in (self.before, self.where, self.after):
            line.addWidget(part)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture, stretch=1)
        column.addWidget(self.pager)
        self.before.clicked.connect(lambda: self.turn_to(self._place - 1))
        self.after.clicked.connect(lambda: self.turn_to(self._place + 1))
        self.pager.hide()

    @property
    def place(self) -> int:
        """Place of the product drawn, from 0."""
        return self._place

    def show_leaves(self, leaves: Sequence[Leaf], sight: Sight) -> None:
        """Draw others, the one of the same place first."""
        self._leaves, self._sight = leaves, sight
        self.pager.setVisible(len(leaves) > 1)
        self.turn_to(self._place)

    def turn_to(self, place: int) -> None:
        """Draw the product of a place."""
        last = len(self._leaves) - 1
        self._place = min(max(place, 0), max(last, 0))
        if last < 0:
            return
        self.before.setEnabled(self._place > 0)
        self.after.setEnabled(self._place < last)
        leaf = self._leaves[self._place]
        self.where.setText(f"Step {self._place + 1} of {last + 1}: {leaf.sheet.title}")
        page = leaf.page()
        try:
            self._image = seen(image_of(page), self._sight)
        finally:
            page.deleteLater()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the picture to the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image is None:
            return
        ratio = self.devicePixelRatioF()
        fitted = self._image.scaled(
            self.picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(fitted))


def _button(text: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName("flat")
    made.setText(text)
    made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
