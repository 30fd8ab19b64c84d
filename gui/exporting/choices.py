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

from core.briefing import Handling, read_handling
from core.briefing.handling import COLOURS, LONGEST
from gui.exporting.figures import can_leave
from gui.exporting.product import FORMS, SIZE, Form, Look
from gui.exporting.sight import Sight
from gui.panel import PanelSpec
from gui.theme import THEMES, Theme
from gui.widgets.labels import label

_SMALLEST, _LARGEST = 320, 8192
_NONE = "No marking"


class Choices(QWidget):
    """The form of the dialog; it says when anything in it changes."""

    changed = Signal()

    def __init__(self, specs: Sequence[PanelSpec], panel: str, theme: Theme) -> None:
        super().__init__()
        self._specs = tuple(spec for spec in specs if can_leave(spec))
        self.what = _combo("What", ["Whole view", *(spec.title for spec in self._specs)])
        self.form = _combo("Form", [f"{form.title} ({form.suffix})" for form in FORMS])
        self.width_of = _spin("Width in points", SIZE.width())
        self.height_of = _spin("Height in points", SIZE.height())
        self.scale = QDoubleSpinBox()
        self.theme = _combo("Theme", [one.title for one in THEMES])
        self.title = QLineEdit()
        self.handling = _combo("Handling marking", [_NONE, *COLOURS])
        self.sight = _combo("Seen", [one.value for one in Sight])
        self.problem = label(role="problem")
        self.problem.setWordWrap(True)
        self._set_up(panel, theme)
        self._lay_out()
        self._connect()

    @property
    def specs(self) -> tuple[PanelSpec, ...] | None:
        """The panel chosen, None for the whole view."""
        place = self.what.currentIndex()
        return None if place == 0 else (self._specs[place - 1],)

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
        """The marking typed; raises ValueError on a TLP label there is none of."""
        words = self.handling.currentText()
        return read_handling("" if words == _NONE else words)

    def tell(self, problem: str) -> None:
        """Say what is wrong with the choices, "" where nothing is."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _set_up(self, panel: str, theme: Theme) -> None:
        keys = [spec.key for spec in self._specs]
        self.what.setCurrentIndex(keys.index(panel) + 1 if panel in keys else 0)
        self.theme.setCurrentIndex(THEMES.index(theme))
        self.scale.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.scale.setRange(0.5, 8.0)
        self.scale.setSingleStep(0.5)
        self.scale.setValue(2.0)
        self.scale.setAccessibleName("Pixels a point")
        self.title.setPlaceholderText("Name of the dataset")
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
        sized = form.suffix in (".png", ".svg", ".pdf")
        for part in (self.width_of, self.height_of):
            part.setEnabled(sized)
        self.theme.setEnabled(sized or form.suffix == ".pptx")
        self.scale.setEnabled(form.suffix == ".png")
        self.changed.emit()


def _combo(name: str, entries: Sequence[str]) -> QComboBox:
    made = QComboBox()
    made.addItems(list(entries))
    made.setAccessibleName(name)
    return made


def _spin(name: str, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    made.setMaximumWidth(90)
    made.setRange(_SMALLEST, _LARGEST)
    made.setSingleStep(80)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setKeyboardTracking(False)
    return made
