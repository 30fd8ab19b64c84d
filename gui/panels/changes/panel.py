"""The changes panel: what a newer reading of the data says otherwise, line by line."""

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from core.changes import matched_words
from core.index import NO_ROWS
from core.panels.changes import ChangesOptions, ChangesView, Kind
from core.panels.changes.columns import COLUMNS
from core.session import SessionState, hover_claims, select_claims, set_option
from gui.list_panel import ListPanel
from gui.panels.changes import KEY
from gui.widgets.fold_table import FoldTable
from gui.widgets.labels import set_tip
from gui.widgets.plain_page import PlainPage
from gui.widgets.row_table import Places
from gui.widgets.text_sheet import TextSheet

_KEYS = (
    "Arrows move, Right and Left unfold and fold a list, Enter or Space selects the claims of a"
    " line, Ctrl+C copies the line."
)
_HINT = "Click a line to select the claims behind it; what changed in it stands here."


class ChangesPanel(ListPanel):
    """Figures that moved, and claims changed, added and withdrawn."""

    def __init__(self) -> None:
        super().__init__(
            "Changes",
            FoldTable("What changed", _KEYS, COLUMNS, ("sentence", "before", "about")),
            PlainPage("The change at hand", _HINT),
        )
        self.view: ChangesView | None = None
        self.select = _button("Select new", "Select every claim that came or changed")
        self.copy_button = _button("Copy", "Copy the list as a table")
        for control in (self.select, self.copy_button):
            self.header.add(control)
        self.select.clicked.connect(self._select_new)
        self.copy_button.clicked.connect(self.copy)
        self.table.picked.connect(self._pick)
        self.table.pointed.connect(self._point)
        self.table.fold_asked.connect(self._fold)
        self.table.copy_asked.connect(self._copy_line)
        self.table.at_hand.connect(self._tell)

    def show_view(self, view: object) -> None:
        """Show the lists, or say why there is none."""
        if not isinstance(view, ChangesView):
            raise TypeError(type(view))
        line = self.line
        kept = self.view is not None and self.view.changes is view.changes
        self.view = view
        self.header.set_subtitle(view.subtitle)
        with QSignalBlocker(self.table):
            self.table.show_sheet(TextSheet(view, COLUMNS, len(view.number)))
            if kept and 0 <= line < len(view.number):
                self.table.take_in_hand(line)
        new = view.changes is not None and len(view.changes.new) > 0
        self.select.setVisible(new)
        self.copy_button.setVisible(bool(len(view.number)))
        self.body.say(view.message)
        self._tell()

    def follow(self, state: SessionState) -> None:
        """The list shows neither selection nor highlight."""

    def copy(self) -> None:
        """Copy every line that is unfolded."""
        if self.view is not None:
            self._copy(range(len(self.view.number)))

    def _copy_line(self) -> None:
        line = self.line
        if line >= 0:
            self._copy((line,))

    def _copy(self, lines: range | tuple[int, ...]) -> None:
        if self.view is not None:
            QGuiApplication.clipboard().setText(self.view.copied(lines))

    def _select_new(self) -> None:
        if self.view is not None and self.view.changes is not None:
            self.ask(select_claims(self.view.changes.new), "")

    def _pick(self, places: Places, line: int) -> None:
        del places
        view = self.view
        if view is None or line < 0:
            return
        kind = view.kind(line)
        if kind is not None:
            self._fold(line, kind not in view.options.unfolded)
        elif view.rows(line):
            self.ask(select_claims(view.rows(line)), "pick in changes")

    def _point(self, line: int) -> None:
        view = self.view
        heading = view is None or line < 0 or view.kind(line) is not None
        self.ask(hover_claims(NO_ROWS if view is None or heading else view.rows(line)))

    def _fold(self, line: int, unfold: bool) -> None:
        view = self.view
        kind: Kind | None = view.kind(line) if view is not None else None
        if view is None or kind is None:
            return
        unfolded = view.options.unfolded
        chosen = unfolded | {kind} if unfold else unfolded - {kind}
        options: ChangesOptions = replace(view.options, unfolded=chosen)
        self.ask(set_option(KEY, options))

    def _tell(self) -> None:
        view = self.view
        entry = None if view is None else view.entry(self.line)
        if entry is not None:
            self.page.say(entry.detail)
        elif view is not None and view.changes is not None:
            self.page.say(f"{_HINT}\n\n{matched_words(view.changes)}")
        else:
            self.page.say("")


def _button(text: str, meaning: str) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName("flat")
    set_tip(made, meaning)
    return made
