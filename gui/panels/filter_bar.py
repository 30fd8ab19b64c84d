"""The filter bar: the denominator with its reasons, the filters as chips, the search field."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.filters import Words
from core.panels.filter_bar import FilterBarView
from core.session import (
    SessionState,
    clear_filters,
    drop_clause,
    set_clause,
)
from core.wording.counts import counted
from gui.panel import Panel
from gui.theme import Theme
from gui.widgets.chips import Chips, ChipText
from gui.widgets.ground import lay_ground
from gui.widgets.labels import label, set_tip
from gui.widgets.pane import Pane

_GRAIN = 48
"""In a window as narrow as it can be, longer words widen it by so many pixels at once."""


class FilterBarPanel(Panel):
    """Always in sight: how many of how many claims, why, and the filters in words."""

    def __init__(self) -> None:
        super().__init__("Filter bar")
        self.setObjectName("filterBar")
        self._view: FilterBarView | None = None
        self.count = label(role="denominator")
        self.reasons = label(role="muted")
        self.chips = Chips()
        self.clear = QPushButton("Clear all")
        self.clear.setObjectName("flat")
        set_tip(self.clear, "Drop every filter")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find in claims   Ctrl+F")
        self.search.setAccessibleName("Find in claims")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(240)
        self.chips.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(16, 4, 12, 4)
        layout.setSpacing(10)
        layout.addWidget(self.count)
        layout.addWidget(self.reasons)
        layout.addWidget(self.chips)
        layout.addWidget(self.clear)
        layout.addStretch(1)
        layout.addWidget(self.search, stretch=3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._pane = Pane(line, _GRAIN)
        around.addWidget(self._pane)
        self.chips.dropped.connect(self._drop)
        self.clear.clicked.connect(lambda: self.ask(clear_filters()))
        self.search.textEdited.connect(self._type)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._empty_search)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line of controls."""
        return QSize(800, self.fontMetrics().height() + 24)

    def show_view(self, view: object) -> None:
        """Say what is filtered and what that leaves."""
        if not isinstance(view, FilterBarView):
            raise TypeError("the filter bar draws a FilterBarView")
        self._view = view
        denominator = view.denominator
        self.count.setText(f"{denominator.shown:,} of {counted(denominator.total, 'claim')}")
        why = " · ".join(f"{count:,} {words}" for count, words in denominator.reasons)
        self.reasons.setText(why)
        set_tip(self.reasons, f"Not shown: {why}" if why else "")
        self.reasons.setVisible(bool(why))
        self.clear.setVisible(bool(view.chips))
        self.search.setEnabled(bool(denominator.total))
        if self.search.text().split() != view.words.split():
            blocker = QSignalBlocker(self.search)
            self.search.setText(view.words)
            del blocker
        self._show_chips()

    def follow(self, state: SessionState) -> None:
        """The filter bar shows neither selection nor highlight."""

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        lay_ground(self, theme.window)
        self._show_chips()

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_chips(self) -> None:
        if self._view is None:
            return
        sides = self._view.sides
        self.chips.show_chips(
            [
                ChipText(
                    chip.key,
                    chip.text,
                    self.theme.side(chip.side, sides).name() if chip.side else "",
                )
                for chip in self._view.chips
            ],
            self.theme,
        )
        self._pane.settle()

    def _drop(self, key: str) -> None:
        self.ask(drop_clause(key))

    def _empty_search(self) -> None:
        self.search.clear()
        self._type("")

    def _type(self, text: str) -> None:
        words = " ".join(text.split())
        self.ask(set_clause(Words(words)) if words else drop_clause("words"), "search")
