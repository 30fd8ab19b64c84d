"""Messages at the top of the window: a sentence, what can be done about it, and Dismiss."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.labels import label

_MOST = 3
_DETAILS_LINES = 9


class Tone(StrEnum):
    """How a message is meant."""

    NEWS = "news"
    QUESTION = "question"
    ERROR = "error"


class Message(Struct, frozen=True):
    """A sentence of plain text; one of the same ``key`` takes the place of the one before."""

    key: str
    sentence: str
    tone: Tone = Tone.NEWS
    details: str = ""
    actions: Sequence[tuple[str, Callable[[], None]]] = ()


class MessageLine(QFrame):
    """One message."""

    dismissed = Signal()

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message
        self.setObjectName("messageLine")
        self.setProperty("tone", message.tone.value)
        self.setAccessibleName(message.sentence)
        self.sentence = label(message.sentence, "messageText")
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.details = QPlainTextEdit(message.details)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sentence, stretch=1)
        for title, run in message.actions:
            self._add(row, title).clicked.connect(self._then_dismiss(run))
        if message.details:
            self._add(row, "Details").setCheckable(True)
            self.buttons["Details"].toggled.connect(self.details.setVisible)
        self._add(row, "Dismiss").clicked.connect(self.dismissed)
        self._prepare_details()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 7, 12, 7)
        layout.addLayout(row)
        layout.addWidget(self.details)

    def _prepare_details(self) -> None:
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details")
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setFixedHeight(self.fontMetrics().lineSpacing() * _DETAILS_LINES)
        self.details.hide()

    def _add(self, row: QHBoxLayout, title: str) -> QPushButton:
        button = QPushButton(title)
        self.buttons[title] = button
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return button

    def _then_dismiss(self, run: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            self.dismissed.emit()
            run()

        return answer


class MessageBar(QWidget):
    """The few messages that still stand, newest on top; nothing in it takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Messages")
        self._lines: list[MessageLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 0)
        self._layout.setSpacing(6)
        self.hide()

    @property
    def lines(self) -> tuple[MessageLine, ...]:
        """What is in sight, newest first."""
        return tuple(self._lines)

    def say(self, message: Message) -> None:
        """Show a message; the oldest goes when there are too many."""
        self.drop(message.key)
        line = MessageLine(message)
        line.dismissed.connect(lambda: self._remove(line))
        self._lines.insert(0, line)
        self._layout.insertWidget(0, line)
        for old in self._lines[_MOST:]:
            self._remove(old)
        self.show()

    def drop(self, key: str) -> None:
        """Take a message back."""
        for line in [line for line in self._lines if line.message.key == key]:
            self._remove(line)

    def _remove(self, line: MessageLine) -> None:
        if line in self._lines:
            self._lines.remove(line)
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))
