"""What stands for every row, because no column says it."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QScrollArea, QWidget

from core.dataset import CLAIMS
from core.mapping.mapping import SIDES, TARGETS, Mapping
from gui.mapping.words import target_name
from gui.widgets.labels import label, set_tip

OFFERED = (
    *("claimant", "subject", "claimant_side", "subject_side", "measure", "category", "basis"),
    *("best", "since", "unit", "scope", "victim_class", "topic", "act", "source", "source_url"),
    *("claimed_on", "event_date", "place", "reliability", "language"),
)
"""Targets that often hold for a whole file."""

_TERMS = {
    column.name: tuple(term.value for term in column.terms) for column in CLAIMS if column.terms
}


class Constants(QScrollArea):
    """A field for each target; one that a column gives is shown as such."""

    changed = Signal(str, str)
    """The target, and the text for every row."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("What stands for every row")
        self.fields: dict[str, QComboBox] = {}
        page = QWidget()
        form = QFormLayout(page)
        form.setSpacing(6)
        for target in OFFERED:
            field = QComboBox()
            field.setEditable(True)
            field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            field.addItems(["", *_TERMS.get(target, ())])
            field.setAccessibleName(f"{target_name(target)} of every row")
            set_tip(field, TARGETS[target])
            edit = field.lineEdit()
            if edit is not None:
                edit.editingFinished.connect(partial(self._tell, target))
            field.activated.connect(partial(self._tell, target))
            self.fields[target] = field
            name = target_name(target)
            form.addRow(label(f"{name}, by actor" if target in SIDES else name), field)
        self.setWidget(page)
        self._shown: dict[str, str] = {}

    def show_mapping(self, mapping: Mapping) -> None:
        """Show what stands for every row, silently."""
        for target, field in self.fields.items():
            source = mapping.source(target)
            text = source.constant if source else ""
            given = ", ".join(source.columns) if source else ""
            edit = field.lineEdit()
            quiet = QSignalBlocker(field)
            field.setEnabled(not given)
            if edit is not None:
                edit.setPlaceholderText(f"from column {given}" if given else "")
                if edit.text() != text:
                    edit.setText(text)
            self._shown[target] = text
            del quiet

    def _tell(self, target: str, _place: int = 0) -> None:
        text = self.fields[target].currentText().strip()
        if text != self._shown.get(target, ""):
            self._shown[target] = text
            self.changed.emit(target, text)
