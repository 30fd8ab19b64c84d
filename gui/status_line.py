"""The line at the bottom: what is open, how much of it, and what was wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from core.dataset import Dataset
from core.handling import Handling
from core.summary import problems_sentence, size_sentence
from gui.marking import marking
from gui.theme import Theme
from gui.widgets.labels import label, set_tip

_LONGEST_NAME = 400
_MARKING_POINTS = 9


class StatusLine(QStatusBar):
    """Facts about the open dataset."""

    problems_wanted = Signal()
    """A person wants to see what was wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 12, 0)
        self.contents = label(role="muted")
        self.problems = QPushButton()
        self.problems.setObjectName("flat")
        set_tip(self.problems, "Show what was wrong with the files")
        self.problems.clicked.connect(self.problems_wanted)
        self.marking: QLabel | None = None
        """The handling marking of what is shown; None where it has none."""
        self.addWidget(self.contents)
        self.addWidget(self.problems)
        self.clear()

    def clear(self) -> None:
        """Nothing is open."""
        self.contents.setText("Nothing is open")
        self.problems.hide()

    def show_marking(self, handling: Handling, theme: Theme) -> None:
        """Show the handling marking of what is shown."""
        if self.marking is not None:
            self.removeWidget(self.marking)
            self.marking.deleteLater()
            self.marking = None
        if handling.text:
            self.marking = marking(handling, theme, _MARKING_POINTS)
            self.addPermanentWidget(self.marking)
            self.marking.show()

    def describe(self, dataset: Dataset) -> None:
        """Say what is open."""
        metrics = self.contents.fontMetrics()
        sentence = size_sentence(dataset)
        middle = Qt.TextElideMode.ElideMiddle
        name = metrics.elidedText(dataset.name, middle, _LONGEST_NAME)
        self.contents.setText(f"{name}{sentence[len(dataset.name) :]}")
        set_tip(self.contents, sentence)
        self.problems.setText(problems_sentence(dataset))
        self.problems.setEnabled(bool(dataset.problems or dataset.rejected))
        self.problems.show()
