"""How the file is read: encoding, delimiter, header row, figures, dates, missing codes."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.loading.headrows import MOST
from core.loading.reading import NO_HEADER, Reading
from core.mapping.mapping import DateOrder, Mapping, Style
from core.mapping.suggest import HEADED
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
_FIRST_TABLE = ("The first with data", "")
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
        self.rows = _spin("Rows the names stand over", 1, MOST)
        set_tip(self.rows, "Two where a side stands over its measures, or a name over its unit")
        self.table = _combo("Table", (_FIRST_TABLE,))
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
        for number in (self.header, self.rows):
            number.valueChanged.connect(self._tell_reading)
        self.table.currentIndexChanged.connect(self._tell_reading)
        self.nameless.toggled.connect(self._name)
        for combo in (self.decimal, self.dates, self.unread):
            combo.currentIndexChanged.connect(self._tell_style)
        self.missing.editingFinished.connect(self._tell_style)

    def _lay_out(self) -> None:
        form = self._form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(5)
        names = self._names = QHBoxLayout()
        names.setSpacing(6)
        names.addWidget(self.header, stretch=3)
        names.addWidget(label("over", "muted"))
        names.addWidget(self.rows, stretch=2)
        for name, field in (
            ("Table", self.table),
            ("Encoding", self.encoding),
            ("Cells are divided by", self.delimiter),
            ("Names of columns from row", names),
            ("Decimals", self.decimal),
            ("Dates such as 03/04/2016", self.dates),
            ("Codes for “not given”", self.missing),
            ("Figures in unknown words", self.unread),
        ):
            form.addRow(label(name, "muted"), field)
            if field is names:
                form.addRow(self.nameless)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.addLayout(form)
        layout.addStretch(1)

    def show_file(self, loader: str, tables: Sequence[str]) -> None:
        """Offer what can be chosen for files of a loader, and the tables of this one, silently."""
        quiet = QSignalBlocker(self.table)
        self.table.clear()
        for text, value in (_FIRST_TABLE, *((name, name) for name in tables)):
            self.table.addItem(text, value)
        del quiet
        self._form.setRowVisible(self.table, len(tables) > 1)
        self._form.setRowVisible(self.encoding, loader in ("delimited", "page", "markdown"))
        self._form.setRowVisible(self.delimiter, loader == "delimited")
        for field in (self._names, self.nameless):
            self._form.setRowVisible(field, loader in HEADED)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show the settings of a mapping, silently."""
        reading, style = mapping.reading, mapping.style
        for combo, value in (
            (self.encoding, reading.encoding),
            (self.delimiter, reading.delimiter),
            (self.table, reading.table),
            (self.decimal, style.decimal),
            (self.dates, style.dates.value),
            (self.unread, "refuse" if mapping.refuse_unread else ""),
        ):
            _choose(combo, value)
        fields = self.header, self.rows, self.nameless, self.missing
        quiet = [QSignalBlocker(field) for field in fields]
        nameless = reading.header_row == NO_HEADER
        self.header.setValue(0 if nameless else reading.header_row)
        self.rows.setValue(reading.header_rows)
        for number in (self.header, self.rows):
            number.setEnabled(not nameless)
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
        count = 1 if row == NO_HEADER else self.rows.value()
        table = str(self.table.currentData() or "")
        self.reading_changed.emit(Reading(encoding, delimiter, row, count, table))

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
    row = _spin("Row with the names of the columns", 0, _ROWS)
    row.setSpecialValueText("Detected")
    return row


def _spin(name: str, least: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setAccessibleName(name)
    spin.setKeyboardTracking(False)
    spin.setObjectName("number")
    spin.lineEdit().setTextMargins(5, 0, 5, 0)
    return spin


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
