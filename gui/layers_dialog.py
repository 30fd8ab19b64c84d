"""The datasets that are open side by side, and which of their names are taken for one."""

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.dataset import Dataset
from core.loading.rawtable import shown
from core.merges import COPIES, Copy, Layers, Merge
from core.wording.counts import counted
from gui.dialogs import SideDialog
from gui.layering import Layering
from gui.widgets.labels import label, set_tip, tip

_TITLES = ("State", "Kind", "Name", "In", "Taken for", "Of", "Why")
_WIDTHS = (84, 72, 170, 120, 170, 120)
_AGAIN = (Copy.DUPLICATE, Copy.RELAY)
_LIST_WIDTH = 260
_FILES = 5
_TOLD = 300
"""Characters of a cell that its tool tip tells."""


class LayersDialog(SideDialog):
    """Datasets on the left, merges of names on the right."""

    def __init__(self, layering: Layering, parent: QWidget) -> None:
        super().__init__("Datasets", parent)
        self._layering = layering
        self._merges: tuple[Merge, ...] = ()
        self.heading = label("", "welcomeHeading")
        self.heading.setWordWrap(True)
        self.layers = QListWidget()
        self.merges = QTableWidget(0, len(_TITLES))
        self.add, self.remove = QPushButton("Add…"), QPushButton("Remove")
        self.rename = QPushButton("Rename…")
        self.decide = QPushButton("Keep apart")
        self._prepare()
        self._arrange()
        layering.changed.connect(self.show_layers)
        self.resize(1180, 600)
        self.show_layers()

    def _prepare(self) -> None:
        self.layers.setAccessibleName("Datasets")
        self.layers.setFixedWidth(_LIST_WIDTH)
        self.layers.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.layers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.layers.setSpacing(3)
        table = self.merges
        table.setAccessibleName("Names taken for one")
        table.setHorizontalHeaderLabels(_TITLES)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        table.itemSelectionChanged.connect(self._offer)
        table.itemActivated.connect(self._decide)
        self.layers.itemChanged.connect(self._tick)
        self.remove.clicked.connect(self._remove)
        self.rename.clicked.connect(self._rename)
        self.layers.itemDoubleClicked.connect(self._rename)
        self.decide.clicked.connect(self._decide)
        set_tip(self.remove, "Take the dataset away; its file stays as it is")

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.rename)
        buttons.addWidget(self.remove)
        left.addWidget(self.layers, stretch=1)
        left.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(self.merges, stretch=1)
        self.body.addWidget(self.heading)
        self.body.addLayout(row, stretch=1)
        self.buttons.addButton(self.decide, self.buttons.ButtonRole.ActionRole)

    def show_layers(self) -> None:
        """Show what is open now."""
        parts = self._layering.parts
        layers = self._layering.layers
        names = layers.names if layers else tuple(part.name for part in parts)
        place = max(0, self.layers.currentRow())
        quiet = QSignalBlocker(self.layers)
        self.layers.clear()
        on = self._layering.ticks.on
        for name, part in zip(names, parts, strict=True):
            item = QListWidgetItem(f"{shown(name)}  {counted(len(part.claims), 'claim')}")
            told = _read_from(part)
            if layers is not None:
                state = Qt.CheckState.Checked if part.key in on else Qt.CheckState.Unchecked
                item.setCheckState(state)
                told = f"{told}\nUntick to leave its claims out of every panel".strip()
            item.setToolTip(tip(told))
            self.layers.addItem(item)
        del quiet
        self.layers.setCurrentRow(min(place, len(parts) - 1))
        self._merges = layers.merges if layers else ()
        self._list_merges()
        one = sum(merge.applied for merge in self._merges)
        self.heading.setText(
            f"{counted(len(parts), 'dataset')} · {counted(one, 'name')} taken for another"
            f" · {counted(len(self._merges) - one, 'name')} kept apart{_repeated(layers)}"
        )

    def _list_merges(self) -> None:
        chosen = max(0, self.merges.currentRow())
        self.merges.setRowCount(len(self._merges))
        for row, merge in enumerate(self._merges):
            for column, text in enumerate(_cells(merge, self._layering.layers)):
                item = QTableWidgetItem(shown(text))
                item.setToolTip(tip(text[:_TOLD]))
                self.merges.setItem(row, column, item)
        if self._merges:
            self.merges.setCurrentCell(
                min(chosen, len(self._merges) - 1),
                0,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._offer()

    def _offer(self) -> None:
        row = self.merges.currentRow()
        known = 0 <= row < len(self._merges)
        self.decide.setEnabled(known)
        apart = not known or self._merges[row].applied
        self.decide.setText("Keep apart" if apart else "Take for one")

    def _decide(self) -> None:
        row = self.merges.currentRow()
        if 0 <= row < len(self._merges):
            merge, decisions = self._merges[row], self._layering.decisions
            change = decisions.split if merge.applied else decisions.joined
            self._layering.decide(change(merge.pair))

    def _tick(self, item: QListWidgetItem) -> None:
        ticks = self._layering.ticks
        key = ticks.keys[self.layers.row(item)]
        ticks.set(key, item.checkState() == Qt.CheckState.Checked)

    def _rename(self) -> None:
        place = self.layers.currentRow()
        part = self._layering.parts[place]
        name, wanted = QInputDialog.getText(
            self, "Rename dataset", "Name of the dataset:", text=part.name
        )
        if wanted and name.strip() and name != part.name:
            self._layering.rename(place, name)

    def _remove(self) -> None:
        last = self.layers.count() == 1
        self._layering.drop(self.layers.currentRow())
        if last:
            self.close()


def _repeated(layers: Layers | None) -> str:
    if layers is None:
        return ""
    counts = [int((layers.copies == COPIES.index(kind)).sum()) for kind in _AGAIN]
    told = [
        f"{count:,} {kind.value if count == 1 else f'{kind.value}s'}"
        for kind, count in zip(_AGAIN, counts, strict=True)
        if count
    ]
    return f" · {' and '.join(told)} of claims of another dataset, counted once" if told else ""


def _read_from(part: Dataset) -> str:
    """The files a dataset was read from, and whether by a mapping."""
    files = part.provenance.files
    more = f" and {len(files) - _FILES} more" if len(files) > _FILES else ""
    listed = f"{', '.join(map(shown, files[:_FILES]))}{more}"
    way = ", by a mapping of its columns" if part.provenance.mapping else ""
    return f"Read from {listed}{way}" if files else ""


def _cells(merge: Merge, layers: Layers | None) -> tuple[str, ...]:
    pair = merge.pair
    mine, theirs = (
        key if layers is None else layers.name_of(key) for key in (pair.layer, merge.into_layer)
    )
    state = "one" if merge.applied else ("only alike" if merge.suggested else "kept apart")
    return (
        state,
        pair.kind.value,
        pair.name,
        mine,
        pair.into,
        theirs,
        merge.reason,
    )
