"""The speaker's window: notes, the next step, where in the story, and the time."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from core.story import Story
from gui.widgets.labels import label

_SECOND_MS = 1000
_PICTURE = (384, 216)


def wall_clock() -> datetime:
    """The time where the speaker is."""
    return datetime.now().astimezone()


class PresenterWindow(QWidget):
    """Seen by the speaker only."""

    def __init__(self, now: Callable[[], datetime] = wall_clock) -> None:
        super().__init__()
        self.setObjectName("stage")
        self.setWindowTitle("Presenter – Counterclaim")
        self._now, self._begun = now, now()
        self._told: tuple[Story, str, QImage | None] | None = None
        self.place, self.clock = label(role="panelTitle"), label(role="welcomeName")
        self.elapsed = label(role="muted")
        self.title = label(role="welcomeDrop")
        self.title.setWordWrap(True)
        self.notes = QPlainTextEdit()
        self.notes.setObjectName("note")
        self.notes.setReadOnly(True)
        self.notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes.setAccessibleName("Notes")
        font = self.notes.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.notes.setFont(font)
        self.next_title, self.next_picture = label(role="heading"), QLabel()
        self.next_title.setWordWrap(True)
        self.next_picture.setFixedSize(*_PICTURE)
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self.show_time)
        self._tick.start()
        self.show_time()
        self.resize(1100, 640)

    def show_step(self, story: Story, key: str, following: QImage | None) -> None:
        """Show the notes of a step, and what comes after it; while hidden they wait."""
        self._told = story, key, following
        if self.isVisible():
            self._tell(*self._told)

    def _tell(self, story: Story, key: str, following: QImage | None) -> None:
        step, at = story.step(key), story.place(key)
        if step is None:
            return
        self.place.setText(f"Step {at + 1} of {len(story.steps)}")
        self.title.setText(step.title)
        self.notes.setPlainText(step.notes or "No notes for this step.")
        after = story.steps[at + 1] if at + 1 < len(story.steps) else None
        self.next_title.setText(f"Next: {after.title}" if after else "This is the last step.")
        self.show_following(following if after is not None else None)

    def show_following(self, picture: QImage | None) -> None:
        """Show the picture of the next step, or none."""
        if self._told is not None:
            self._told = *self._told[:2], picture
        self.next_picture.setPixmap(
            QPixmap()
            if picture is None
            else QPixmap.fromImage(picture).scaled(
                *_PICTURE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def show_time(self) -> None:
        """Show the time and how long it has gone on."""
        now = self._now()
        seconds = int((now - self._begun).total_seconds())
        self.clock.setText(f"{now:%H:%M}")
        self.elapsed.setText(f"{seconds // 60}:{seconds % 60:02} since the start")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what waited."""
        super().showEvent(event)
        if self._told is not None:
            self._tell(*self._told)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop the clock."""
        self._tick.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.place, stretch=1)
        head.addWidget(self.elapsed)
        head.addWidget(self.clock)
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.notes, stretch=1)
        beside = QVBoxLayout()
        beside.addWidget(self.next_title)
        beside.addWidget(self.next_picture)
        beside.addStretch(1)
        keys = "Page Down next · Page Up back · B black · L pointer · D other display · Esc end"
        hint = label(keys, "muted")
        hint.setWordWrap(True)
        beside.addWidget(hint)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(words, stretch=3)
        body.addLayout(beside, stretch=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.addLayout(head)
        layout.addLayout(body, stretch=1)
