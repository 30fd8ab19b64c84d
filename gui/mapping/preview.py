"""The first rows as claims, what was found in the file, and the problems so far."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
)

from core.mapping.preview import Preview
from core.mapping.suggest import Suggestion
from gui.widgets.labels import tip

_ROW_HEIGHT = 26


class PreviewTabs(QTabWidget):
    """Three tabs that follow the mapping."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Preview")
        self.claims = QTableWidget()
        self.claims.setAccessibleName("First rows as claims")
        self.claims.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.claims.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.claims.setShowGrid(False)
        self.claims.setWordWrap(False)
        self.claims.setTabKeyNavigation(False)
        self.claims.verticalHeader().hide()
        self.claims.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.claims.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.found = _list("What was found in the file")
        self.problems = _list("Problems so far")
        self.addTab(self.claims, "First claims")
        self.addTab(self.found, "Found in the file")
        self.addTab(self.problems, "Problems so far")

    def show_suggestion(self, suggestion: Suggestion) -> None:
        """List what was found in the file."""
        lines = [
            f"{finding.column}: {finding.sentence}" if finding.column else finding.sentence
            for finding in suggestion.findings
        ]
        _fill(self.found, lines)
        self.setTabText(1, f"Found in the file ({len(lines)})")

    def show_preview(self, preview: Preview) -> None:
        """Show the first claims and the problems."""
        self.claims.setColumnCount(len(preview.headers))
        self.claims.setHorizontalHeaderLabels(list(preview.headers))
        self.claims.setRowCount(len(preview.lines))
        for row, line in enumerate(preview.lines):
            for place, text in enumerate(line):
                self.claims.setItem(row, place, _item(text))
        head = self.claims.horizontalHeader()
        head.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        for place in range(len(preview.headers)):
            self.claims.setColumnWidth(place, min(self.claims.columnWidth(place), _WIDEST))
        _fill(self.problems, preview.problems)
        self.setTabText(2, f"Problems so far ({len(preview.problems)})")


_WIDEST = 220


def _item(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(" ".join(text.split()))
    item.setToolTip(tip(text))
    return item


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setSpacing(2)
    return made


def _fill(widget: QListWidget, lines: Sequence[str]) -> None:
    widget.clear()
    widget.addItems([" ".join(line.split()) for line in lines])
