"""The words of the step shown: title, headline and where it comes from, notes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from core.briefing import made_on
from core.story import Filling, Headline, Step
from gui.panels.story.changes import annotate, enlarge, fill_headline, headline, retitle
from gui.widgets.labels import set_tip
from gui.widgets.segments import Segments

_LINES = 3


class StepEditor(QWidget):
    """Edits one step; every edit of one field in a row is one step of undo."""

    wanted = Signal(object, str)
    """A Change and the name of its gesture."""

    def __init__(self) -> None:
        super().__init__()
        self.step: Step | None = None
        self._words = ""
        self.title = QLineEdit()
        self.title.setPlaceholderText("Title of the step")
        self.title.setAccessibleName("Title of the step")
        self.filling = Segments(
            [
                (Filling.FRESH.value, "Fresh", "Written from the data, anew each time"),
                (Filling.FROZEN.value, "Frozen", "Written from the data today, and kept so"),
                (Filling.OWN.value, "Own", "Words of your own"),
            ],
            "Where the headline comes from",
        )
        self.headline = _field("Headline")
        self.notes = _field("Notes for the speaker")
        self.notes.setPlaceholderText("Notes: only the presenter sees them")
        self.large = QToolButton()
        self.large.setObjectName("flat")
        self.large.setText("Large panels ▾")
        self.large.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_tip(self.large, "Which panels stand large when the step is presented, three at most")
        self.menu = QMenu(self.large)
        self.large.setMenu(self.menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.setSpacing(6)
        for part in (self.title, self.filling, self.headline, self.notes, self.large):
            layout.addWidget(part)
        self.title.textEdited.connect(self._retitle)
        self.filling.picked.connect(self._fill)
        self.headline.textChanged.connect(self._reword)
        self.notes.textChanged.connect(self._annotate)

    def offer_panels(self, panels: Sequence[tuple[str, str]]) -> None:
        """Offer panels, each ``(key, title)``, to stand large."""
        self.menu.clear()
        for key, title in panels:
            action = self.menu.addAction(title)
            action.setCheckable(True)
            action.setData(key)
            action.triggered.connect(lambda _=False, key=key: self._enlarge(key))

    def show_step(self, step: Step | None, words: str) -> None:
        """Show a step's words without saying so; ``words`` are the headline on the open data."""
        self.step, self._words = step, words
        self.setVisible(step is not None)
        if step is None:
            return
        own = step.headline.filling is Filling.OWN
        if self.title.text() != step.title:
            self.title.setText(step.title)
        self.filling.show_choice(step.headline.filling.value)
        for field, text in (
            (self.headline, step.headline.text if own else words),
            (self.notes, step.notes),
        ):
            if field.toPlainText() != text:
                field.blockSignals(True)
                field.setPlainText(text)
                field.blockSignals(False)
        self.headline.setReadOnly(not own)
        self.headline.setPlaceholderText("" if own else "The data gives no figure to lead with")
        set_tip(self.headline, step.headline.origin)
        for action in self.menu.actions():
            action.setChecked(action.data() in step.panels)

    def take_focus(self, field: str) -> None:
        """Put the cursor into ``title``, ``headline`` or ``notes``."""
        fields = {"title": self.title, "headline": self.headline, "notes": self.notes}
        if field in fields:
            fields[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _retitle(self, text: str) -> None:
        if self.step is not None:
            self.wanted.emit(retitle(self.step.key, text), f"title {self.step.key}")

    def _annotate(self) -> None:
        if self.step is not None:
            text = self.notes.toPlainText()
            self.wanted.emit(annotate(self.step.key, text), f"notes {self.step.key}")

    def _reword(self) -> None:
        if self.step is not None and self.step.headline.filling is Filling.OWN:
            made = Headline(Filling.OWN, self.headline.toPlainText())
            self.wanted.emit(headline(self.step.key, made), f"headline {self.step.key}")

    def _fill(self, filling: str) -> None:
        if self.step is not None:
            change = fill_headline(self.step.key, Filling(filling), self._words, made_on())
            self.wanted.emit(change, "")

    def _enlarge(self, panel: str) -> None:
        if self.step is not None:
            self.wanted.emit(enlarge(self.step.key, panel), "")


def _field(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().height() * _LINES + 12)
    field.setObjectName("note")
    return field
