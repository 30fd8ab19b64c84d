"""The menu of the silence map: columns, rows, order."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.panels.bins import Unit
from core.panels.silence.options import Order, SilenceOptions

_UNITS = {
    None: "Columns that suit the dates",
    **{unit: f"A column for each {unit.label}" for unit in Unit},
}
_ORDERS = {Order.TREE: "In the order of categories", Order.SILENT: "Most often silent first"}
_ROWS = {False: "Every row", True: "Only rows with a silence of the own side"}


class SilenceMenu(QMenu):
    """Choices of how the map is looked at; filling it never emits."""

    wanted = Signal(object)
    """The SilenceOptions a person chose."""
    copy_wanted = Signal()
    """The map is to be copied as a table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: list[QActionGroup] = []
        self._filled: SilenceOptions | None = None

    def fill(self, options: SilenceOptions) -> None:
        """Offer the choices, the present ones checked."""
        if options == self._filled:
            return
        self._filled = options
        self.clear()
        self._groups = []
        self._offer([(words, replace(options, unit=unit)) for unit, words in _UNITS.items()])
        self._offer([(words, replace(options, order=order)) for order, words in _ORDERS.items()])
        self._offer([(words, replace(options, only_silent=only)) for only, words in _ROWS.items()])
        self.addAction("Copy as table\tCtrl+C", self.copy_wanted.emit)

    def _offer(self, choices: Sequence[tuple[str, SilenceOptions]]) -> None:
        group = QActionGroup(self)
        self._groups.append(group)
        for words, options in choices:
            action = QAction(words, self)
            action.setCheckable(True)
            action.setChecked(options == self._filled)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, wanted=options: self.wanted.emit(wanted))
            self.addAction(action)
        self.addSeparator()
