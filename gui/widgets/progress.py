"""A line that says what long work is doing, with a button that stops it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from gui.widgets.labels import label

PATIENCE_MS = 500
_STEPS = 1000


class ProgressLine(QFrame):
    """Shows itself once work has taken half a second."""

    cancelled = Signal()
    """A person wants the work stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progressLine")
        self.setAccessibleName("Progress")
        self._title = label(role="heading")
        self._doing = label(role="muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName("How far it is")
        self.button = QPushButton("Cancel")
        self.button.clicked.connect(self.cancelled)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._doing)
        layout.addWidget(self.bar, stretch=1)
        layout.addWidget(self.button)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, in one line."""
        return f"{self._title.text()} {self._doing.text()}".strip()

    def begin(self, title: str) -> None:
        """Work has begun; the line comes into sight if it takes long."""
        self._title.setText(title)
        self._doing.setText("")
        self.bar.setValue(0)
        self._patience.start()

    def tell(self, doing: str, fraction: float) -> None:
        """Say what the work is doing and how far it is, 0 to 1."""
        self._doing.setText(doing)
        self.bar.setValue(round(min(max(fraction, 0.0), 1.0) * _STEPS))

    def end(self) -> None:
        """The work is over."""
        self._patience.stop()
        self.hide()
