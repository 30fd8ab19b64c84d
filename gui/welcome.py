"""What the window shows while nothing is open: ways in, and what was opened last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.shipped import ASSETS
from core.view_file import is_there
from gui.recent import Recent, recent_name
from gui.widgets.labels import label, set_tip

ICON = ASSETS / "icon.svg"
_ICON_EDGE = 56
_WIDEST = 940
_SHOWN_RECENT = 6

_WAYS = (
    ("One table", "claims as CSV, spreadsheet, JSON or Parquet; one row, one claim"),
    ("A folder or Data Package", "claims with actors, relations, sources and places"),
    ("Several files", "drag them together; they open as one dataset"),
)


class RecentEntry(QPushButton):
    """One thing opened before; what is gone says so and still can be taken off the list."""

    def __init__(self, entry: Recent) -> None:
        super().__init__()
        self.setObjectName("recentEntry")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        there = is_there(entry)
        name = label(recent_name(entry), "recentName" if there else "recentGone")
        place = label(self._place(entry, there), "recentPlace")
        for text in (name, place):
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 7)
        layout.setSpacing(1)
        layout.addWidget(name)
        layout.addWidget(place)
        self.setFixedHeight(layout.sizeHint().height())
        self.setAccessibleName(f"Open {name.text()}, {place.text()}")
        set_tip(self, "\n".join(str(path) for path in entry))

    @staticmethod
    def _place(entry: Recent, there: bool) -> str:
        folder = str(entry[0].parent)
        return folder if there else f"not there any more · {folder}"


class Welcome(QWidget):
    """The page without a dataset."""

    open_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    """Paths that were opened together."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAccessibleName("Welcome")
        self.zone = self._make_zone()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self.entries: list[RecentEntry] = []
        page = QWidget()
        page.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(page)
        column.setSpacing(22)
        column.addLayout(self._make_head())
        column.addLayout(self._make_body())
        column.addWidget(
            label("Ctrl+K finds every command · F1 lists the keys", "welcomeHint"),
            alignment=Qt.AlignmentFlag.AlignHCenter,
        )
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(page, stretch=20)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """List what was opened last."""
        for old in self.entries:
            self._recent.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.entries = [RecentEntry(entry) for entry in recent[:_SHOWN_RECENT]]
        for entry, button in zip(recent, self.entries, strict=False):
            button.clicked.connect(self._asking_for(entry))
            self._recent.insertWidget(self._recent.count() - 1, button)
        self._none.setVisible(not self.entries)

    def _asking_for(self, entry: Recent) -> Callable[[], None]:
        return lambda: self.recent_wanted.emit(entry)

    def _make_head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(QIcon(str(ICON)).pixmap(_ICON_EDGE, _ICON_EDGE))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Counterclaim", "welcomeName"))
        words.addWidget(
            label("Who said what, when, about whom, and how well it is supported.", "welcomeMotto")
        )
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(words, stretch=1)
        return head

    def _make_body(self) -> QHBoxLayout:
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.zone, stretch=5)
        side = QFrame()
        side.setObjectName("welcomeCard")
        inner = QVBoxLayout(side)
        inner.setContentsMargins(10, 16, 10, 12)
        inner.setSpacing(8)
        heading = label("Opened last", "welcomeHeading")
        heading.setIndent(12)
        inner.addWidget(heading)
        self._none = label("Nothing yet. What you open is listed here.", "muted")
        self._none.setIndent(12)
        self._none.setWordWrap(True)
        inner.addWidget(self._none)
        self._recent.addStretch(1)
        inner.addLayout(self._recent, stretch=1)
        body.addWidget(side, stretch=4)
        return body

    def _make_zone(self) -> QFrame:
        zone = QFrame()
        zone.setObjectName("dropZone")
        column = QVBoxLayout(zone)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(14)
        column.addWidget(label("Drag a file or folder here", "welcomeDrop"))
        column.addLayout(self._make_buttons())
        column.addLayout(_make_ways())
        column.addStretch(1)
        self.sample = QPushButton("Open the sample: April 2016, Nagorno-Karabakh")
        self.sample.setObjectName("sampleLink")
        self.sample.clicked.connect(self.sample_wanted)
        column.addWidget(self.sample, alignment=Qt.AlignmentFlag.AlignLeft)
        return zone

    def _make_buttons(self) -> QHBoxLayout:
        self.file_button = QPushButton("Open file…")
        self.file_button.setObjectName("primary")
        self.file_button.clicked.connect(self.open_wanted)
        self.folder_button = QPushButton("Open folder…")
        self.folder_button.clicked.connect(self.folder_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        return buttons


def _make_ways() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    for row, (what, how) in enumerate(_WAYS):
        words = label(how, "muted")
        words.setWordWrap(True)
        grid.addWidget(label(what, "heading"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignTop)
    return grid
