"""The problems panel: what was wrong with the files, by kind, and the way to each claim."""

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton

from core.panels.problems import ProblemsOptions, ProblemsView
from core.panels.problems.columns import COLUMNS
from core.session import SessionState, select_claims, set_option
from gui.list_panel import ListPanel
from gui.panels.problems import KEY
from gui.panels.problems.menu import ShowMenu
from gui.widgets.fold_table import FoldTable
from gui.widgets.labels import set_tip
from gui.widgets.plain_page import PlainPage
from gui.widgets.row_table import NOWHERE, Places
from gui.widgets.text_sheet import TextSheet

_SAVES = (("save-problems", "Save problems…"), ("save-rejected", "Save rejected rows…"))
_SEARCH = 17
"""Width of the search field in digits."""
_KEYS = (
    "Arrows move, Right and Left unfold and fold a kind, Enter or Space goes to the claim of a row,"
    " S orders the rows by the column at hand, Ctrl+C copies the line."
)
_HINT = (
    "Click a kind to unfold it, or press the Right arrow. Click a row to go to its claim; "
    "the row of the file stands here as it was written."
)


class ProblemsPanel(ListPanel):
    """Groups that unfold to rows; a row picked selects its claim, and is told in full."""

    def __init__(self) -> None:
        super().__init__(
            "Problems",
            FoldTable("Problems by kind", _KEYS, COLUMNS, ("sentence", "read")),
            PlainPage("The problem at hand, and the row as written", _HINT),
        )
        self.view: ProblemsView | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a problem")
        self.search.setAccessibleName("Find a problem by its words")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * _SEARCH)
        self.show_button = _button("Show ▾", "Choose which problems are listed")
        self.menu = ShowMenu(self.show_button)
        self.show_button.setMenu(self.menu)
        self.save_button = _button("Save ▾", "Save the problems or the refused rows as csv")
        self.save_button.setMenu(self._save_menu())
        for control in (self.search, self.show_button, self.save_button):
            self.header.add(control)
        self._connect()

    def show_view(self, view: object) -> None:
        """Show the groups and rows, or say why there is none; the line at hand stays at hand."""
        if not isinstance(view, ProblemsView):
            raise TypeError(type(view))
        line = self.line
        kept = self.view is not None and self.view.workspace is view.workspace
        name = self.view.name(line) if self.view is not None and kept and line >= 0 else None
        self.view = view
        self.header.set_subtitle(view.subtitle)
        self.menu.fill(view)
        if self.search.text().split() != view.options.words.split():
            quiet = QSignalBlocker(self.search)
            self.search.setText(view.options.words)
            del quiet
        arrow = ("↓" if view.options.descending else "↑") if view.options.order else ""
        sheet = TextSheet(view, COLUMNS, len(view.lines))
        self.table.show_sheet(sheet, (view.options.order, arrow))
        place = -1 if name is None else view.line_of(name)
        if place >= 0:
            self.table.take_in_hand(place)
        self.body.say(view.message)
        self._tell()

    def follow(self, state: SessionState) -> None:
        """Mark the line at hand while its claim is the one the card shows."""
        if self.view is None or self.view.workspace is not state.workspace:
            return
        line = self.line
        here = line >= 0 and state.focused is not None and self.view.claim(line) == state.focused
        self.table.show_chosen(np.array([line], dtype=np.int32) if here else NOWHERE)

    def copy(self) -> None:
        """Copy the line at hand, or all of them where none is."""
        if self.view is not None:
            at = self.line
            lines = range(len(self.view.lines)) if at < 0 else (at,)
            QGuiApplication.clipboard().setText(self.view.copied(lines))

    def _save_menu(self) -> QMenu:
        menu = QMenu(self.save_button)
        for command, title in _SAVES:
            action = menu.addAction(title)
            action.triggered.connect(lambda _=False, name=command: self.commanded.emit(name))
        return menu

    def _connect(self) -> None:
        self.menu.wanted.connect(self._set)
        self.search.textEdited.connect(self._find)
        self.table.picked.connect(self._pick)
        self.table.fold_asked.connect(self._fold)
        self.table.order_asked.connect(self._order)
        self.table.copy_asked.connect(self.copy)
        self.table.at_hand.connect(self._tell)

    def _pick(self, places: Places, line: int) -> None:
        del places
        view = self.view
        if view is None or line < 0:
            return
        group, claim = view.group(line), view.claim(line)
        if group is not None:
            self._fold(line, group.key not in view.options.unfolded)
        elif claim is not None:
            self.ask(select_claims(view.rows(line), claim), "pick in problems")

    def _fold(self, line: int, unfold: bool) -> None:
        view = self.view
        group = view.group(line) if view is not None else None
        if view is None or group is None:
            return
        key = frozenset({group.key})
        unfolded = view.options.unfolded
        self._set(replace(view.options, unfolded=unfolded | key if unfold else unfolded - key))

    def _order(self, column: str) -> None:
        if self.view is not None:
            options = self.view.options
            again = options.order == column
            self._set(replace(options, order=column, descending=again and not options.descending))

    def _find(self, text: str) -> None:
        if self.view is not None:
            words = " ".join(text.split())
            self._set(replace(self.view.options, words=words), "find a problem")

    def _tell(self) -> None:
        line = self.line
        detail = None if self.view is None else self.view.detail(line)
        self.page.say("" if detail is None else detail.text)

    def _set(self, options: ProblemsOptions, gesture: str = "") -> None:
        self.ask(set_option(KEY, options), gesture)


def _button(text: str, meaning: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName("flat")
    made.setText(text)
    made.setAccessibleName(meaning)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    set_tip(made, meaning)
    return made
