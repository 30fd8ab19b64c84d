"""How the file is read: encoding, delimiter, header row, figures, dates, missing codes."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.loading.reading import NO_HEADER, Reading
from core.mapping.mapping import DateOrder, Mapping, Style
from gui.widgets.labels import label, set_tip

_ENCODINGS = (
    ("Detected", ""),
    ("UTF-8", "utf-8"),
    ("UTF-16", "utf-16"),
    ("Western (cp1252)", "cp1252"),
    ("Cyrillic (cp1251)", "cp1251"),
    ("Cyrillic (KOI8-R)", "koi8_r"),
    ("Central European (cp1250)", "cp1250"),
    ("Turkish (cp1254)", "cp1254"),
    ("Arabic (cp1256)", "cp1256"),
    ("Chinese (GB 18030)", "gb18030"),
)
_DELIMITERS = (
    ("Detected", ""),
    ("Comma", ","),
    ("Semicolon", ";"),
    ("Tab", "\t"),
    ("Bar", "|"),
)
_DECIMALS = (("As each cell shows", ""), ("Point: 1,200.5", "."), ("Comma: 1.200,5", ","))
_ORDERS = (
    ("As the column settles", DateOrder.AS_WRITTEN.value),
    ("Day first: 3/4 = 3 April", DateOrder.DAY_FIRST.value),
    ("Month first: 3/4 = 4 March", DateOrder.MONTH_FIRST.value),
)
_UNREAD = (("Stand as vague", ""), ("Refuse their rows", "refuse"))
_ROWS = 999


class ReadingForm(QWidget):
    """The settings of a mapping that concern the whole file."""

    reading_changed = Signal(object)
    """A Reading: the file has to be read again."""
    style_changed = Signal(object, bool)
    """A Style, and whether figures in unknown words refuse their rows."""

    def __init__(self) -> None:
        super().__init__()
        self.encoding = _combo("Encoding", _ENCODINGS)
        self.delimiter = _combo("Delimiter", _DELIMITERS)
        self.header = _header_row()
        self.nameless = QCheckBox("No row holds names")
        set_tip(self.nameless, "The columns are then called column 1, column 2, …")
        self.decimal = _combo("Decimals", _DECIMALS)
        self.dates = _combo("Order of day and month", _ORDERS)
        self.missing = QLineEdit()
        self.missing.setAccessibleName("Codes for “not given”, separated by spaces or semicolons")
        self.missing.setPlaceholderText("-99 NA, or: -99; no data")
        self.unread = _combo("Figures in words without a reading", _UNREAD)
        self._lay_out()
        for combo in (self.encoding, self.delimiter):
            combo.currentIndexChanged.connect(self._tell_reading)
        self.header.valueChanged.connect(self._tell_reading)
        self.nameless.toggled.connect(self._name)
        for combo in (self.decimal, self.dates, self.unread):
            combo.currentIndexChanged.connect(self._tell_style)
        self.missing.editingFinished.connect(self._tell_style)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(5)
        for name, field in (
            ("Encoding", self.encoding),
            ("Cells are divided by", self.delimiter),
            ("Names of columns in row", self.header),
            ("Decimals", self.decimal),
            ("Dates such as 03/04/2016", self.dates),
            ("Codes for “not given”", self.missing),
            ("Figures in unknown words", self.unread),
        ):
            form.addRow(label(name, "muted"), field)
            if field is self.header:
                form.addRow(self.nameless)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.addLayout(form)
        layout.addStretch(1)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show the settings of a mapping, silently."""
        reading, style = mapping.reading, mapping.style
        for combo, value in (
            (self.encoding, reading.encoding),
            (self.delimiter, reading.delimiter),
            (self.decimal, style.decimal),
            (self.dates, style.dates.value),
            (self.unread, "refuse" if mapping.refuse_unread else ""),
        ):
            _choose(combo, value)
        fields = self.header, self.nameless, self.missing
        quiet = [QSignalBlocker(field) for field in fields]
        nameless = reading.header_row == NO_HEADER
        self.header.setValue(0 if nameless else reading.header_row)
        self.header.setEnabled(not nameless)
        self.nameless.setChecked(nameless)
        self.missing.setText(joined_codes(style.missing))
        quiet.clear()

    def _name(self, nameless: bool) -> None:
        """Without the tick the first row holds the names, whatever was detected."""
        if not nameless:
            quiet = QSignalBlocker(self.header)
            self.header.setValue(max(1, self.header.value()))
            del quiet
        self._tell_reading()

    def _tell_reading(self) -> None:
        encoding, delimiter = str(self.encoding.currentData()), str(self.delimiter.currentData())
        row = NO_HEADER if self.nameless.isChecked() else self.header.value()
        self.reading_changed.emit(Reading(encoding, delimiter, row))

    def _tell_style(self) -> None:
        order = DateOrder(str(self.dates.currentData()))
        missing = split_codes(self.missing.text())
        style = Style(str(self.decimal.currentData()), order, missing)
        self.style_changed.emit(style, bool(self.unread.currentData()))


def split_codes(text: str) -> tuple[str, ...]:
    """The codes of a line: divided by semicolons where it has one, else by spaces."""
    parts = text.split(";") if ";" in text else text.split()
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def joined_codes(codes: Sequence[str]) -> str:
    """The line of some codes, such that ``split_codes`` gives them again."""
    spaced = any(" " in code for code in codes)
    return f"{'; '.join(codes)}{';' if len(codes) == 1 else ''}" if spaced else " ".join(codes)


def _header_row() -> QSpinBox:
    row = QSpinBox()
    row.setRange(0, _ROWS)
    row.setSpecialValueText("Detected")
    row.setAccessibleName("Row with the names of the columns")
    row.setKeyboardTracking(False)
    row.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    return row


def _combo(name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for text, value in choices:
        combo.addItem(text, value)
    return combo


def _choose(combo: QComboBox, value: str) -> None:
    quiet = QSignalBlocker(combo)
    place = combo.findData(value)
    if place < 0:
        combo.addItem(value, value)
        place = combo.count() - 1
    combo.setCurrentIndex(place)
    del quiet
