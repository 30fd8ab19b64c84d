"""The columns of the file, what each is taken for, and why."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from core.mapping.mapping import TARGETS, Mapping
from core.mapping.suggest import Proposal
from gui.mapping.words import CHOICES, MARK, UNUSED, WIDE, target_name
from gui.widgets.labels import set_tip, tip

SHOWN = 200
"""Columns listed; a table of more is mapped by a file."""

_HEADERS = ("Column of the file", "First cells", "Is", "Why")
_WIDTHS = (150, 170, 190)
_WIDEST = 280
_CELLS = 3
_ROW = 30


class ColumnsTable(QTableWidget):
    """A row for each column of the file, with a choice of what it is."""

    chosen = Signal(str, str)
    """The column, and the target or other choice it was given."""

    def __init__(self) -> None:
        super().__init__(0, len(_HEADERS))
        self.setAccessibleName("Columns of the file and what they are")
        self.setHorizontalHeaderLabels(_HEADERS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, width)
        head.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        self.combos: dict[str, QComboBox] = {}

    def show_proposal(self, proposal: Proposal) -> None:
        """List the columns of another file."""
        self.combos = {}
        matches = proposal.suggestion.matches[:SHOWN]
        self.setRowCount(0)
        self.setRowCount(len(matches))
        for row, match in enumerate(matches):
            column = proposal.table.columns[row]
            first = " · ".join(str(cell) for cell in column.slice(0, _CELLS).to_pylist() if cell)
            reason = f"{match.confidence.value}: {match.reason}"
            for place, text in ((0, match.column), (1, first), (3, reason)):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(tip(text))
                self.setItem(row, place, item)
            combo = QComboBox()
            combo.setAccessibleName(f"What “{match.column}” is")
            for choice in CHOICES:
                combo.addItem(target_name(choice), choice)
            combo.currentIndexChanged.connect(partial(self._tell, match.column))
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.combos[match.column] = combo
            self.setCellWidget(row, 2, combo)
        self.resizeColumnToContents(0)
        self.setColumnWidth(0, min(max(self.columnWidth(0), _WIDTHS[0]), _WIDEST))

    def show_mapping(self, mapping: Mapping) -> None:
        """Show what each column is, silently."""
        for column, combo in self.combos.items():
            quiet = QSignalBlocker(combo)
            combo.setCurrentIndex(combo.findData(role_of(mapping, column)))
            del quiet
            names = [s.target for s in mapping.sources if column in s.columns]
            also = ", ".join(map(target_name, names[1:]))
            set_tip(combo, f"Also: {also}." if also else "")

    def _tell(self, column: str, _place: int) -> None:
        self.chosen.emit(column, str(self.combos[column].currentData()))


def role_of(mapping: Mapping, column: str) -> str:
    """What a column is in a mapping."""
    if any(column in (part.column, part.low, part.high) for part in mapping.parts):
        return WIDE
    if column in mapping.marks:
        return MARK
    found = [source.target for source in mapping.sources if column in source.columns]
    return next((target for target in TARGETS if target in found), UNUSED)
