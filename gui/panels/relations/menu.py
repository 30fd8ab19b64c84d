"""The menu of what the actor graph draws: kinds of lines with their numbers, and pins."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.panels.relations.view import RelationsOptions, RelationsView
from core.panels.relations.words import kind_label
from core.session import Change
from gui.panels.relations.changes import amend


class KindsMenu(QMenu):
    """Switches kinds of lines on and off."""

    wanted = Signal(object)
    """The Change that an entry asks for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("What the graph draws")
        self._view: RelationsView | None = None
        self.aboutToShow.connect(self._fill)

    def offer(self, view: RelationsView) -> None:
        """Offer what a view has, once the menu is opened."""
        self._view = view

    def _fill(self) -> None:
        self.clear()
        view = self._view
        if view is None:
            return
        options = view.options
        for kind in view.kinds:
            words = f"{kind_label(kind.kind)}  {kind.amount:,}"
            self._entry(words, _toggled(kind.kind), on=kind.shown)
        self.addSeparator()
        self._entry("Show all kinds", amend(lambda old: replace(old, hidden_kinds=frozenset())))
        self._entry(
            "Relations of one sign as one line",
            amend(lambda old: replace(old, bundled=not old.bundled)),
            on=options.bundled,
        )
        self._entry(
            "Actors without lines",
            amend(lambda old: replace(old, alone=not old.alone)),
            on=options.alone,
        )
        pins = options.unpinned() != options
        self._entry("Unpin all actors", amend(_unpinned)).setEnabled(pins)

    def _entry(self, words: str, change: Change, *, on: bool | None = None) -> QAction:
        action = self.addAction(words.replace("&", "&&"))
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        action.triggered.connect(lambda: self.wanted.emit(change))
        return action


def _unpinned(options: RelationsOptions) -> RelationsOptions:
    return options.unpinned()


def _toggled(kind: str) -> Change:
    return amend(lambda old: replace(old, hidden_kinds=old.hidden_kinds ^ {kind}))
