"""A list of warnings: each a sentence with its reason and a button that leads to its place."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.widgets.labels import label, set_tip

_FEWEST = 5
"""Lines of type that are always in sight."""


class Warned(Struct, frozen=True):
    """One line; all of it plain text."""

    sentence: str
    reason: str
    place: str = ""
    """Where the button leads, for those who hear it; "" for no button."""


class NoticeList(QScrollArea):
    """Lists warnings; it takes no more room than they need, and scrolls beyond that."""

    wanted = Signal(int)
    """Place in the list of the warning whose button was pressed."""

    def __init__(self, name: str, most: int = 0) -> None:
        super().__init__()
        self._most = most
        """Lines of type in sight at the utmost; 0 for all of it."""
        self.setAccessibleName(name)
        self.setObjectName("notices")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.listed: tuple[Warned, ...] = ()
        self.buttons: tuple[QPushButton, ...] = ()
        self.hide()

    def show_warnings(self, warnings: Sequence[Warned]) -> None:
        """List others; nothing is shown where there are none."""
        if tuple(warnings) == self.listed:
            return
        self.listed = tuple(warnings)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        self.buttons = ()
        for place, warned in enumerate(self.listed):
            column.addWidget(self._line(place, warned))
        self.setWidget(body)
        self.setVisible(bool(self.listed))
        self._limit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Sentences wrap elsewhere now."""
        super().resizeEvent(event)
        self._limit()

    def _limit(self) -> None:
        """No more room than all of it needs, and one warning's at least."""
        body = self.widget()
        layout = None if body is None else body.layout()
        if layout is not None and self.listed:
            line = self.fontMetrics().lineSpacing()
            whole = layout.heightForWidth(self.viewport().width())
            room = min(whole, line * self._most) if self._most else whole
            self.setMaximumHeight(room)
            self.setMinimumHeight(min(room, line * _FEWEST))

    def _line(self, place: int, warned: Warned) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        for text, role in ((warned.sentence, "warning"), (warned.reason, "muted")):
            said = label(text, role)
            said.setWordWrap(True)
            words.addWidget(said)
        row.addLayout(words, stretch=1)
        if warned.place:
            button = QPushButton("Show")
            button.setObjectName("flat")
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(f"Show {warned.place}: {warned.sentence}")
            set_tip(button, f"Show {warned.place}")
            button.clicked.connect(lambda _=False, at=place: self.wanted.emit(at))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons = (*self.buttons, button)
        return line
