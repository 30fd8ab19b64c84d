"""What the problems panel lists: severities, kinds and files to choose from, with their counts."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.panels.problems import ProblemsOptions, ProblemsView
from core.problems import Severity

MOST = 30
"""Kinds or files offered in one menu."""

_TITLES = {
    Severity.ERROR: "Errors: rows refused",
    Severity.WARNING: "Warnings: rows kept with a doubt",
    Severity.NOTE: "Notes about the files",
    Severity.READING: "Cells read as something else",
}
_LONGEST = 60


class ShowMenu(QMenu):
    """Ticks and choices; filling it never emits."""

    wanted = Signal(object)
    """The ProblemsOptions a person chose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kinds, self.files = QMenu("Only one kind", self), QMenu("Only one file", self)
        self._groups: list[QActionGroup] = []

    def fill(self, view: ProblemsView) -> None:
        """Offer what fits a view."""
        for menu in (self, self.kinds, self.files):
            menu.clear()
        self._groups = []
        options = view.options
        everything = replace(options, severities=frozenset(Severity), code="", file="", words="")
        self._offer(self, "Everything", everything, options)
        self.addSeparator()
        for severity, title in _TITLES.items():
            chosen = replace(options, severities=options.severities ^ {severity})
            action = self.addAction(f"{title} ({view.severities[severity]:,})")
            action.setCheckable(True)
            action.setChecked(severity in options.severities)
            action.triggered.connect(lambda _=False, one=chosen: self.wanted.emit(one))
        self.addSeparator()
        codes = {group.code: group.count for group in view.ledger.groups}
        self._choices(self.kinds, "code", codes, options)
        self._choices(self.files, "file", dict(view.files), options)
        self.addSeparator()
        keys = frozenset(group.key for group in view.groups)
        self._offer(self, "Unfold all", replace(options, unfolded=options.unfolded | keys), None)
        self._offer(self, "Fold all", replace(options, unfolded=frozenset()), None)

    def _choices(
        self, menu: QMenu, field: str, found: dict[str, int], options: ProblemsOptions
    ) -> None:
        if len(found) < 2:  # noqa: PLR2004 - one is no choice
            return
        self.addMenu(menu)
        group = QActionGroup(menu)
        self._groups.append(group)
        for value in ("", *sorted(found, key=lambda name: -found[name])[:MOST]):
            title = f"{_short(value)} ({found[value]:,})" if value else "All"
            chosen = replace(options, **{field: value})
            group.addAction(self._offer(menu, title, chosen, options))

    def _offer(
        self, menu: QMenu, title: str, chosen: ProblemsOptions, now: ProblemsOptions | None
    ) -> QAction:
        action = menu.addAction(title.replace("&", "&&"))
        if now is not None:
            action.setCheckable(True)
            action.setChecked(chosen == now)
        action.triggered.connect(lambda: self.wanted.emit(chosen))
        return action


def _short(value: str) -> str:
    words = " ".join(value.replace("_", " ").split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
