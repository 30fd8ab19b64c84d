"""The claims table: every claim that passes the filters, sortable, with columns to choose."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from core.index import NO_ROWS, Rows
from core.panels.claims.view import ClaimsView
from core.session import SessionState, clear_filters, hover_claims, select_claims
from gui.panel import Lookup
from gui.panels.claims.changes import show_columns, sort_by
from gui.panels.claims.pages import ClaimsPages
from gui.panels.claims.picking import NO_PICK, Pick, Picked, at_hand, picked
from gui.panels.claims.table import ClaimsTable
from gui.table_panel import TablePanel
from gui.theme import Theme
from gui.widgets.ground import lay_ground
from gui.widgets.labels import set_tip
from gui.widgets.pane import Pane
from gui.widgets.row_table import Places


class ClaimsPanel(TablePanel[ClaimsTable]):
    """Table of claims; a row picked is the claim the card shows."""

    def __init__(self) -> None:
        pages = ClaimsPages()
        super().__init__("Claims", pages.table)
        self.pages, self.clear, self.message = pages, pages.clear, pages.message
        self._view: ClaimsView | None = None
        self._followed: tuple[Rows, int | None] | None = None
        self._state: SessionState | None = None
        self._wondered: ClaimsView | None = None
        self._picked: Picked | None = None
        self._awaited: Pick | None = None
        self.columns = QPushButton("Columns")
        self.columns.setObjectName("flat")
        set_tip(self.columns, "Choose the columns; drag a heading to move it, click it to sort")
        self.header.add(self.columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 4)
        layout.addWidget(Pane(self.pages))
        self.columns.clicked.connect(self._offer_columns)
        self.clear.clicked.connect(lambda: self.ask(clear_filters()))
        self.table.picked.connect(self._pick)
        self.table.pointed.connect(self._point)
        self.table.lacked.connect(self.wonder)
        self.table.head.sort_asked.connect(self._sort)
        self.table.head.columns_asked.connect(self._choose)

    def show_view(self, view: object) -> None:
        """Show the rows, or say why there is none."""
        if not isinstance(view, ClaimsView):
            raise TypeError(type(view))
        self._view = view
        self._followed = self._wondered = self._picked = self._awaited = None
        self.header.set_subtitle(view.subtitle)
        self.pages.show_view(view)
        if view.lacks_order:
            self.wonder()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on, rows and scroll bar on a ground of their own."""
        super().wear(theme)
        lay_ground(self.pages.page, theme.surface)

    def lacking(self) -> Lookup | None:
        """The rows below the first ones, of a table so long that finding them would be felt."""
        view, pick = self._view, self._awaited
        if view is None or (view.is_found and not view.lacks_order and pick is None):
            return None

        def find(stale: Callable[[], bool]) -> Picked | None:
            if stale():
                return None
            view.find()
            return picked(view, pick or NO_PICK)

        return find

    def show_found(self, found: object) -> None:
        """Draw the rows that were not found before, and pick those that somebody waits for."""
        if not isinstance(found, Picked) or found.view is not self._view or self._state is None:
            return
        if found.pick is self._awaited:
            self._choose_claims(found)
        elif self._awaited is None:
            self._followed = None
            self.follow(self._state)
        self.table.show_found()

    def wonder(self) -> None:
        """Have the rows of the view found, once."""
        lookup = self.lacking()
        if lookup is not None and self._wondered is not self._view:
            self._wondered = self._view
            self.wondered.emit(lookup)

    def follow(self, state: SessionState) -> None:
        """Show what is selected and what is pointed at elsewhere."""
        self._state, view = state, self._view
        if view is None or view.workspace is not state.workspace:
            return
        followed = self._followed
        if followed is None or followed[0] is not state.selected or followed[1] != state.focused:
            self._followed, self._awaited = (state.selected, state.focused), None
            found = view.places(NO_ROWS if state.focused is None else Rows([state.focused]))
            focus = int(found[0]) if len(found) else -1
            self.table.show_chosen(self._places(view, state.selected), focus)
        self.table.show_lit(self._places(view, state.hovered))

    def _places(self, view: ClaimsView, rows: Rows) -> Places:
        """Where claims stand; of a long table those at its top until the others are found."""
        if self._picked is not None and self._picked.rows is rows:
            return self._picked.pick.places
        places = view.places(rows)
        if len(places) < len(rows) and not view.is_found:
            self.wonder()
        return places

    def _pick(self, places: Places, focus: int) -> None:
        """Select claims; those not at hand are drawn as picked while the worker finds them."""
        view, pick = self._view, Pick(places, focus)
        if view is None:
            return
        if at_hand(view, pick):
            self._choose_claims(picked(view, pick))
            return
        self._awaited, self._wondered = pick, None
        self.table.show_chosen(places, focus)
        self.wonder()

    def _choose_claims(self, found: Picked) -> None:
        self._picked, self._awaited = found, None
        self.ask(select_claims(found.rows, found.focused), "pick in claims")

    def _point(self, place: int) -> None:
        view = self._view
        if view is None:
            return
        if place >= 0 and not view.has(place):
            self.wonder()
            place = -1
        self.ask(hover_claims(view.rows([place]) if place >= 0 else NO_ROWS))

    def _sort(self, key: str) -> None:
        self.ask(sort_by(key))

    def _choose(self, columns: tuple[str, ...]) -> None:
        self.ask(show_columns(columns))

    def _offer_columns(self) -> None:
        menu = self.table.head.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.columns.mapToGlobal(QPoint(0, self.columns.height())))
