"""The menu of the contradictions panel: which kinds, with their counts, and in which order."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.contradictions import KINDS, Order
from core.panels.contradictions import ContradictionsOptions, ContradictionsView

_ORDERS = {
    Order.SCORE: "Highest rank first",
    Order.KIND: "By kind",
    Order.DATE: "Last said first",
    Order.SIZE: "Largest figure first",
}


class KindsMenu(QMenu):
    """Kinds to tick and orders to choose; filling it never emits."""

    wanted = Signal(object)
    """The ContradictionsOptions a person chose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._group: QActionGroup | None = None
        self.setToolTipsVisible(True)

    def fill(self, view: ContradictionsView) -> None:
        """Offer what fits a view."""
        self.clear()
        options = view.options
        for kind in KINDS:
            words = f"{kind.plural.capitalize()} ({view.counts[kind]:,})"
            action = self._tick(
                words, options.kinds >= {kind}, replace(options, kinds=options.kinds ^ {kind})
            )
            action.setToolTip(kind.meaning)
        everything = replace(options, kinds=frozenset(KINDS))
        self.addSeparator()
        self._tick("All kinds", options == everything, everything)
        self.addSeparator()
        self._group = QActionGroup(self)
        for order, words in _ORDERS.items():
            chosen = replace(options, order=order)
            self._group.addAction(self._tick(words, options == chosen, chosen))

    def _tick(self, words: str, checked: bool, chosen: ContradictionsOptions) -> QAction:
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: self.wanted.emit(chosen))
        return action
