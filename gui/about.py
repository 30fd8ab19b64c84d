"""What the program is, its version, and what it stands on."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.version import VERSION
from gui.dialogs import SideDialog
from gui.welcome import ICON
from gui.widgets.labels import label

LIBRARIES = (
    ("PySide6-Essentials", "the window (Qt), LGPL"),
    ("pyqtgraph", "paths of charts, MIT"),
    ("pandas", "tables, BSD"),
    ("numpy", "counting, BSD"),
    ("pyarrow", "reading files, Apache 2.0"),
    ("rustworkx", "layout of the actors, Apache 2.0"),
)
_EDGE = 64
_WIDTH = 460

_WHAT = (
    "A dashboard for comparing what the parties to a conflict claim. "
    "It never says what happened. It says who said what, when, about whom, "
    "and how well it is supported."
)


class About(SideDialog):
    """The about box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("About Counterclaim", parent)
        picture = QLabel()
        picture.setPixmap(QIcon(str(ICON)).pixmap(_EDGE, _EDGE))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Counterclaim", "welcomeName"))
        words.addWidget(label(f"Version {VERSION} · MIT licence", "muted"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(words, stretch=1)
        what = label(_WHAT)
        what.setWordWrap(True)
        self.body.addLayout(head)
        self.body.addWidget(what)
        self.body.addWidget(label("It stands on", "sectionTitle"))
        self.body.addLayout(_libraries())
        self.body.addStretch(1)
        self.setFixedWidth(_WIDTH)


def _libraries() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(2, 1)
    grid.addWidget(label("Python"), 0, 0)
    grid.addWidget(label(platform.python_version(), "muted"), 0, 1)
    for row, (name, what) in enumerate(LIBRARIES, start=1):
        for column, text in enumerate((name, _version(name), what)):
            role = "muted" if column else ""
            grid.addWidget(label(text, role), row, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "—"
