"""A row of buttons of which exactly one is down."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from gui.widgets.labels import set_tip


class Segments(QWidget):
    """One of a few choices, each ``(key, label, tooltip)``; arrow keys move between them."""

    picked = Signal(str)
    """The key of the choice a person made; never emitted by ``show_choice``."""

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys = [key for key, _, _ in choices]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, (_, label, tip) in enumerate(choices):
            button = QPushButton(label)
            button.setObjectName("segment")
            button.setCheckable(True)
            set_tip(button, tip)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            ends = {0: "first", len(choices) - 1: "last"}
            place = "only" if len(choices) == 1 else ends.get(number, "inner")
            button.setProperty("place", place)
            self._group.addButton(button, number)
            layout.addWidget(button)
        self._group.idClicked.connect(self._pick)
        self._group.button(0).setChecked(True)

    @property
    def choice(self) -> str:
        """The key of the button that is down."""
        return self._keys[self._group.checkedId()]

    def show_choice(self, key: str) -> None:
        """Put a button down without saying so."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def button(self, key: str) -> QPushButton:
        """The button of a choice."""
        button = self._group.button(self._keys.index(key))
        assert isinstance(button, QPushButton)  # noqa: S101 - only such buttons are added
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and right pick the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self._group.checkedId() + step
        if step and 0 <= place < len(self._keys):
            self._group.button(place).setFocus()
            self._group.button(place).click()
        else:
            super().keyPressEvent(event)

    def _pick(self, place: int) -> None:
        self.picked.emit(self._keys[place])
