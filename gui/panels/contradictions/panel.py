"""The contradictions panel: what does not fit, ranked, and the finding at hand in words."""

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QToolButton, QToolTip, QVBoxLayout, QWidget

from core.contradictions import Order
from core.index import NO_ROWS, Rows
from core.panels.contradictions import ContradictionsOptions, ContradictionsView
from core.session import SessionState, hover_claims, select_claims, set_option
from gui.panels.contradictions.menu import KindsMenu
from gui.panels.contradictions.table import FindingsTable
from gui.table_panel import TablePanel
from gui.widgets.labels import label, set_tip, tip
from gui.widgets.passage import Passage
from gui.widgets.row_table import NOWHERE, Places

KEY = "contradictions"

_LINES = 2
_ROOMY = 9
"""Height in lines from which there is room for the sentence below the rows."""
_HINT = "Point at a finding to read it in words; click it, or press Enter, to select its claims."


class ContradictionsPanel(TablePanel[FindingsTable]):
    """One list of everything that does not fit; a row picked selects the claims of both sides."""

    def __init__(self) -> None:
        super().__init__("Contradictions", FindingsTable())
        self.view: ContradictionsView | None = None
        self._selected: Rows | None = None
        self._under = -1
        self.words = Passage(_LINES, "The finding at hand, in one sentence")
        self.words.setContentsMargins(14, 5, 14, 6)
        self.kinds = QToolButton()
        self.kinds.setObjectName("flat")
        self.kinds.setText("Kinds ▾")
        self.kinds.setAccessibleName("Kinds of findings and their order")
        self.kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_tip(self.kinds, "Switch kinds of findings on and off; choose the order of the list")
        self.menu = KindsMenu(self.kinds)
        self.kinds.setMenu(self.menu)
        self.header.add(self.kinds)
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(24, 0, 24, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list())
        self._stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.addLayout(self._stack)
        self._connect()

    def show_view(self, view: object) -> None:
        """Show the findings, or say why there is none."""
        if not isinstance(view, ContradictionsView):
            raise TypeError(type(view))
        self.view, self._selected, self._under = view, None, -1
        self.header.set_subtitle(view.subtitle)
        self.menu.fill(view)
        self.kinds.setVisible(bool(sum(view.counts.values())))
        self.table.show_view(view, self.theme)
        self.message.setText(view.message)
        self._stack.setCurrentIndex(0 if view.findings else 1)
        self._say()

    def follow(self, state: SessionState) -> None:
        """Show which finding is selected, and which ones the claims hovered belong to."""
        view = self.view
        if view is None or view.workspace is not state.workspace:
            return
        if self._selected is not state.selected:
            self._selected = state.selected
            place = view.place_of(state.selected)
            chosen = NOWHERE if place < 0 else np.array([place], dtype=np.int32)
            self.table.show_chosen(chosen, place)
            self._say()
        self.table.show_lit(view.places(state.hovered))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave a low panel to the rows: their tool tips say the same."""
        super().resizeEvent(event)
        self.words.setVisible(self.height() >= self.fontMetrics().lineSpacing() * _ROOMY)

    def copy(self) -> None:
        """Copy the finding at hand as its sentence with citations; all where none is."""
        view = self.view
        if view is None or not view.findings:
            return
        at = self.table.currentIndex().row()
        everything: Places = np.arange(len(view.findings), dtype=np.int32)
        places = everything if at < 0 else everything[at : at + 1]
        QGuiApplication.clipboard().setText(view.copied(places))
        said = f"{len(places):,} {'finding' if len(places) == 1 else 'findings'} copied"
        QToolTip.showText(self.table.mapToGlobal(QPoint(12, 12)), tip(said), self.table)

    def _list(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, stretch=1)
        rows.addWidget(self.words)
        return page

    def _connect(self) -> None:
        self.menu.wanted.connect(self._set)
        self.table.picked.connect(self._pick)
        self.table.pointed.connect(self._point)
        self.table.sort_asked.connect(self._sort)
        self.table.copy_asked.connect(self.copy)
        self.table.at_hand.connect(self._say)

    def _pick(self, places: Places, focus: int) -> None:
        if self.view is not None and focus >= 0:
            second = self.view.findings[focus].second
            self.ask(select_claims(self.view.rows(places), second), "pick in contradictions")

    def _point(self, place: int) -> None:
        self._under = place
        self._say()
        if self.view is not None:
            at = np.array([place], dtype=np.int32)
            self.ask(hover_claims(self.view.rows(at) if place >= 0 else NO_ROWS))

    def _say(self) -> None:
        view = self.view
        place = self._under if self._under >= 0 else self.table.currentIndex().row()
        listed = view is not None and 0 <= place < len(view.findings)
        self.words.say(view.sentence(place) if view is not None and listed else _HINT)

    def _sort(self, order: Order) -> None:
        if self.view is not None:
            self._set(replace(self.view.options, order=order))

    def _set(self, options: ContradictionsOptions) -> None:
        self.ask(set_option(KEY, options))
