"""The problems panel: what was wrong with the files, by kind, and the way to each claim."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
)

from core.panels.problems import ProblemsOptions, ProblemsView
from core.session import SessionState, select_claims, set_option
from gui.panel import Panel
from gui.panels.problems.detail import DetailText
from gui.panels.problems.menu import ShowMenu
from gui.panels.problems.table import ProblemsTable
from gui.theme import Theme
from gui.widgets.labels import label, set_tip
from gui.widgets.row_table import NOWHERE, Places

KEY = "problems"

_SAVES = (("save-problems", "Save problems…"), ("save-rejected", "Save rejected rows…"))
_SEARCH = 17
"""Width of the search field in digits."""
_WIDE, _TALL = 62, 20
"""Width in digits and height in lines from which the row as written stands beside the list or
below it; in less room only tool tips tell it."""


class ProblemsPanel(Panel):
    """Groups that unfold to rows; a row picked selects its claim, and is told in full."""

    def __init__(self) -> None:
        super().__init__("Problems")
        self.view: ProblemsView | None = None
        self.table, self.detail = ProblemsTable(), DetailText()
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
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(24, 0, 24, 0)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        for place, widget in enumerate((self.table, self.detail)):
            self.split.addWidget(widget)
            self.split.setStretchFactor(place, 3 - place)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.split)
        self._stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.addLayout(self._stack)
        self._connect()

    def show_view(self, view: object) -> None:
        """Show the groups and rows, or say why there is none; the line at hand stays at hand."""
        if not isinstance(view, ProblemsView):
            raise TypeError(type(view))
        line = self.table.currentIndex().row()
        kept = self.view is not None and self.view.workspace is view.workspace
        name = self.view.name(line) if self.view is not None and kept and line >= 0 else None
        self.view = view
        self.header.set_subtitle(view.subtitle)
        self.menu.fill(view)
        if self.search.text().split() != view.options.words.split():
            quiet = QSignalBlocker(self.search)
            self.search.setText(view.options.words)
            del quiet
        self.table.show_view(view, self.theme)
        place = -1 if name is None else view.line_of(name)
        if place >= 0:
            self.table.setCurrentIndex(self.table.model().index(place, 0))
        self.message.setText(view.message)
        self._stack.setCurrentIndex(1 if view.message else 0)
        self._tell()

    def follow(self, state: SessionState) -> None:
        """Mark the line at hand while its claim is the one the card shows."""
        if self.view is None or self.view.workspace is not state.workspace:
            return
        line = self.table.currentIndex().row()
        here = line >= 0 and state.focused is not None and self.view.claim(line) == state.focused
        self.table.show_chosen(np.array([line], dtype=np.int32) if here else NOWHERE)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.table.wear(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The row as written stands below the list, or beside it where there is the width."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        tall = self.height() >= metrics.lineSpacing() * _TALL
        wide = self.width() >= metrics.horizontalAdvance("0") * _WIDE
        self.split.setOrientation(Qt.Orientation.Vertical if tall else Qt.Orientation.Horizontal)
        self.detail.setVisible(wide or tall)

    def layout_state(self) -> bytes:
        """The widths of the columns, to be kept with the window."""
        return self.table.head.layout_state()

    def restore_layout_state(self, state: bytes) -> None:
        """Set the widths kept."""
        self.table.head.restore_layout_state(state)

    def copy(self) -> None:
        """Copy the line at hand, or all of them where none is."""
        if self.view is not None:
            at = self.table.currentIndex().row()
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

    def _order(self, field: str) -> None:
        if self.view is not None:
            options = self.view.options
            again = options.order == field
            self._set(replace(options, order=field, descending=again and not options.descending))

    def _find(self, text: str) -> None:
        if self.view is not None:
            words = " ".join(text.split())
            self._set(replace(self.view.options, words=words), "find a problem")

    def _tell(self) -> None:
        view = self.view
        self.detail.say(None if view is None else view.detail(self.table.currentIndex().row()))

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
