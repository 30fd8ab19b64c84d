"""A small table of texts to edit: rows are added, changed and removed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.labels import label

Lines = tuple[tuple[str, ...], ...]
_WIDEST = 280


Offer = Callable[[tuple[str, ...]], Sequence[str]]
"""Words to choose from in the last column of a line."""


class _Offering(QStyledItemDelegate):
    """An editor that offers words, and takes any other."""

    def __init__(self, grid: "Grid", offer: Offer) -> None:
        super().__init__(grid)
        self._grid, self._offer = grid, offer

    def createEditor(  # noqa: N802 - Qt's name
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        del option
        editor = QComboBox(parent)
        editor.setEditable(True)
        editor.addItems(list(self._offer(self._grid.lines()[index.row()])))
        completer = QCompleter(editor.model(), editor)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        editor.setCompleter(completer)
        return editor

    def setEditorData(  # noqa: N802 - Qt's name
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))

    def setModelData(  # noqa: N802 - Qt's name
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())


class Grid(QWidget):
    """Lines of texts under headers; some columns are a choice of words."""

    changed = Signal(object)
    """All lines, as a tuple of tuples of texts."""

    def __init__(
        self,
        name: str,
        headers: Sequence[str],
        choices: Mapping[int, Sequence[str]] | None = None,
        hint: str = "",
        offer: Offer | None = None,
    ) -> None:
        super().__init__()
        self._choices = dict(choices or {})
        fitted, stretched = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
        self.table = _table(headers, stretched if choices else fitted)
        self.table.setAccessibleName(name)
        self.table.horizontalHeader().setSectionResizeMode(0, fitted)
        self.add, self.remove = QPushButton("Add a line"), QPushButton("Remove the line")
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        if hint:
            text = label(hint, "muted")
            text.setWordWrap(True)
            layout.addWidget(text)
        layout.addWidget(self.table, stretch=1)
        layout.addLayout(buttons)
        if offer is not None:
            offering = _Offering(self, offer)
            self.table.setItemDelegateForColumn(len(headers) - 1, offering)
        self.table.itemChanged.connect(self._tell)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def show_lines(self, lines: Lines) -> None:
        """Show other lines, silently; the same lines leave everything in place."""
        if lines == self.lines():
            return
        quiet = QSignalBlocker(self.table)
        self.table.setRowCount(0)
        for line in lines:
            self._put(line)
        del quiet

    def lines(self) -> Lines:
        """The lines as they stand."""
        count = self.table.columnCount()
        return tuple(
            tuple(self._text(row, place) for place in range(count))
            for row in range(self.table.rowCount())
        )

    def _text(self, row: int, place: int) -> str:
        if place in self._choices:
            combo = self.table.cellWidget(row, place)
            return combo.currentText() if isinstance(combo, QComboBox) else ""
        item = self.table.item(row, place)
        return item.text() if item is not None else ""

    def _put(self, line: Sequence[str]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for place, text in enumerate(line):
            if place not in self._choices:
                self.table.setItem(row, place, QTableWidgetItem(text))
                continue
            combo = QComboBox()
            combo.setAccessibleName(f"{self.table.accessibleName()}, line {row + 1}")
            combo.addItems(list(self._choices[place]))
            if combo.findText(text) < 0:
                combo.addItem(text)
            combo.setCurrentText(text)
            combo.currentIndexChanged.connect(self._tell)
            self.table.setCellWidget(row, place, combo)

    def _add(self) -> None:
        quiet = QSignalBlocker(self.table)
        first = {place: words[0] for place, words in self._choices.items()}
        self._put([first.get(place, "") for place in range(self.table.columnCount())])
        del quiet
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()
        self._tell()

    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.lines())


def _table(headers: Sequence[str], mode: QHeaderView.ResizeMode) -> QTableWidget:
    table = QTableWidget(0, len(headers))
    table.setHorizontalHeaderLabels(list(headers))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(mode)
    head.setStretchLastSection(True)
    head.setMaximumSectionSize(_WIDEST)
    return table
