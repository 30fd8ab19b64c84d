"""Every key of the window on one sheet, made from the commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.command import Command
from gui.dialogs import SideDialog
from gui.panel import PanelSpec
from gui.widgets.labels import label

_COLUMNS = 2

GESTURES = (
    ("Next control, previous control", "Tab, Shift+Tab"),
    ("Move through marks and rows", "Arrow keys"),
    ("Select the mark or row", "Enter"),
)
"""What keys do in every panel; what they do in one of them stands in its ``PanelSpec``."""


def keys_of(command: Command) -> str:
    """The keys of a command as this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(keys).toString(native) for keys in command.shortcuts)


class ShortcutSheet(SideDialog):
    """The sheet that F1 shows."""

    def __init__(
        self, commands: Sequence[Command], panels: Sequence[PanelSpec], parent: QWidget
    ) -> None:
        super().__init__("Keys", parent)
        sections: dict[str, list[tuple[str, str]]] = {}
        for command in commands:
            if command.shortcuts:
                lines = sections.setdefault(command.menu.partition("/")[0], [])
                lines.append((command.words, keys_of(command)))
        sections["In every panel"] = list(GESTURES)
        sections |= {f"In {spec.title}": list(spec.keys) for spec in panels if spec.keys}
        columns = [QVBoxLayout() for _ in range(_COLUMNS)]
        heights = [0] * _COLUMNS
        for title, lines in sections.items():
            shortest = heights.index(min(heights))
            columns[shortest].addLayout(_section(title, lines))
            heights[shortest] += len(lines) + 2
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(40)
        for column in columns:
            column.setSpacing(18)
            column.addStretch(1)
            row.addLayout(column, stretch=1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        self.body.addWidget(area)
        hint = page.sizeHint()
        self.resize(max(680, hint.width() + 70), min(640, hint.height() + 100))


def _section(title: str, lines: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(title, "sectionTitle"), 0, 0, 1, 2)
    for row, (what, keys) in enumerate(lines, start=1):
        grid.addWidget(label(what), row, 0)
        grid.addWidget(label(keys, "keys"), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid
