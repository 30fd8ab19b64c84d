"""The choices of an export: what, in which form, how large, in which theme, under which marking."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from core.handling import COLOURS, LONGEST, Handling, read_handling
from core.wording.counts import counted
from gui.exporting.doors import STORY, WHOLE
from gui.exporting.figures import can_leave
from gui.exporting.forms import FORMS, Form
from gui.exporting.product import SIZE, Look
from gui.exporting.sight import Sight
from gui.panel import PanelSpec
from gui.theme import THEMES, Theme
from gui.widgets.labels import label

_SMALLEST, _LARGEST = 320, 8192
_OWN = "As the view or story is marked"


class Choices(QWidget):
    """The form of the dialog; it says when anything in it changes."""

    changed = Signal()

    def __init__(
        self, specs: Sequence[PanelSpec], what: str, theme: Theme, *, steps: int = 0
    ) -> None:
        super().__init__()
        leaving = [(spec.key, spec.title) for spec in specs if can_leave(spec)]
        told = [(STORY, f"Story ({counted(steps, 'step')})")] if steps else []
        offered = [(WHOLE, "Whole view"), *told, *leaving]
        self.what = _combo("What", [title for _, title in offered])
        for place, (key, _) in enumerate(offered):
            self.what.setItemData(place, key)
        self.form = _combo("Form", [f"{form.title} ({form.suffix})" for form in FORMS])
        self.width_of = _spin("Width in points", SIZE.width())
        self.height_of = _spin("Height in points", SIZE.height())
        self.scale = QDoubleSpinBox()
        self.theme = _combo("Theme", [one.title for one in THEMES])
        self.title = QLineEdit()
        self.handling = _combo("Handling marking", [_OWN, *COLOURS])
        self.sight = _combo("Seen", [one.value for one in Sight])
        self.problem = label(role="problem")
        self.problem.setWordWrap(True)
        self._set_up(what, theme)
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> str:
        """Key of the panel chosen, WHOLE or STORY."""
        return str(self.what.currentData())

    @property
    def chosen_form(self) -> Form:
        """The form chosen."""
        return FORMS[self.form.currentIndex()]

    @property
    def look(self) -> Look:
        """Theme, size and scale chosen."""
        size = QSize(self.width_of.value(), self.height_of.value())
        return Look(THEMES[self.theme.currentIndex()], size, self.scale.value())

    @property
    def chosen_sight(self) -> Sight:
        """How the preview is looked at."""
        return list(Sight)[self.sight.currentIndex()]

    @property
    def marking(self) -> Handling:
        """The marking typed, UNMARKED for its own; raises ValueError on no label of TLP 2.0."""
        words = self.handling.currentText()
        return read_handling("" if words == _OWN else words)

    def tell(self, problem: str) -> None:
        """Say what is wrong with the choices, "" where nothing is."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _set_up(self, what: str, theme: Theme) -> None:
        self.what.setCurrentIndex(max(self.what.findData(what), 0))
        self.theme.setCurrentIndex(THEMES.index(theme))
        self.scale.setObjectName("number")
        self.scale.setRange(0.5, 8.0)
        self.scale.setSingleStep(0.5)
        self.scale.setValue(2.0)
        self.scale.setAccessibleName("Pixels a point")
        self.title.setAccessibleName("Title")
        self.handling.setEditable(True)
        edit = self.handling.lineEdit()
        if edit is not None:
            edit.setMaxLength(LONGEST)
        self.tell("")

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        for part in (self.width_of, label("×"), self.height_of):
            size.addWidget(part)
        size.addStretch(1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.addRow("What", self.what)
        form.addRow("Form", self.form)
        form.addRow("Title", self.title)
        form.addRow("Size", size)
        form.addRow("Pixels a point", self.scale)
        form.addRow("Theme", self.theme)
        form.addRow("Handling", self.handling)
        form.addRow("Preview", self.sight)
        form.addRow(self.problem)

    def _connect(self) -> None:
        for box in (self.what, self.form, self.theme, self.sight):
            box.activated.connect(self._tell_changed)
        self.handling.currentTextChanged.connect(self._tell_changed)
        self.title.textChanged.connect(self._tell_changed)
        for spin in (self.width_of, self.height_of):
            spin.valueChanged.connect(self._tell_changed)
        self._tell_changed()

    def _tell_changed(self) -> None:
        form = self.chosen_form
        for part in (self.width_of, self.height_of):
            part.setEnabled(form.paged)
        self.theme.setEnabled(form.paged or form.suffix == ".pptx")
        told = self.chosen == STORY
        self.title.setPlaceholderText("Title of the story" if told else "Name of the dataset")
        self.scale.setEnabled(form.suffix == ".png")
        self.changed.emit()


def _combo(name: str, entries: Sequence[str]) -> QComboBox:
    made = QComboBox()
    made.addItems(list(entries))
    made.setAccessibleName(name)
    return made


def _spin(name: str, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setObjectName("number")
    made.setMaximumWidth(90)
    made.setRange(_SMALLEST, _LARGEST)
    made.setSingleStep(80)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setKeyboardTracking(False)
    return made
