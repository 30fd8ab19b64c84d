"""The claims table: every claim that passes the filters, sortable, with columns to choose."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from core.index import NO_ROWS, Rows
from core.panels.claims.cells import said, said_in_full
from core.panels.claims.view import (
    COLUMNS,
    DEFAULT_COLUMNS,
    ClaimsOptions,
    ClaimsView,
    copied,
)
from core.session import SessionState, clear_filters, hover_claims, select_claims, set_option
from core.wording import Claim
from gui.panel import Lookup, Panel
from gui.theme import Theme
from gui.widgets.labels import label, set_tip, tip
from gui.widgets.long_table import LongTable
from gui.widgets.row_table import Places
from gui.widgets.table_head import TableHead
from gui.widgets.table_marks import TableMark

KEY = "claims"

_REMEMBERED = 512
_MOST_COPIED = 10_000


class _Sheet:
    """The view as a table asks for it; the claims last looked at are remembered."""

    def __init__(self, view: ClaimsView, panel: "ClaimsPanel") -> None:
        self.view = view
        self.columns = view.columns
        self.count = view.count
        self._panel = panel
        self._claims: dict[int, Claim] = {}

    def text(self, place: int, column: str) -> str:
        return said(self._claim(place), column) if self._has(place) else ""

    def tip(self, place: int, column: str) -> str:
        if not self._has(place):
            return ""
        claim = self._claim(place)
        mark = self.view.mark(claim, column)
        words = said_in_full(claim, column)
        return f"{words}\n{mark.glyph.meaning}" if mark and mark.glyph else words

    def mark(self, place: int, column: str) -> TableMark | None:
        mark = self.view.mark(self._claim(place), column) if self._has(place) else None
        if mark is None:
            return None
        colour = self._panel.theme.side(mark.side, self.view.index.sides)
        return TableMark(mark.glyph.value if mark.glyph else "dot", colour)

    def _has(self, place: int) -> bool:
        """Whether a row is found; one that is not stays empty until it is."""
        found = self.view.has(place)
        if not found:
            self._panel.wonder()
        return found

    def _claim(self, place: int) -> Claim:
        claim = self._claims.get(place)
        if claim is None:
            if len(self._claims) >= _REMEMBERED:
                self._claims.clear()
            claim = self._claims[place] = self.view.claim(place)
        return claim


class ClaimsTable(LongTable):
    """The table with its keys: S sorts by the column at hand, Alt+arrows move it."""

    def __init__(self) -> None:
        super().__init__("Claims, one row each")
        self.setAccessibleDescription(
            "Arrows move and pick a claim, Shift picks a run, Ctrl one more, Ctrl+A all, Esc none;"
            " S sorts by the column at hand, Alt with left or right moves it; Ctrl+C copies."
        )
        self.head = TableHead(COLUMNS, DEFAULT_COLUMNS)
        self.setHorizontalHeader(self.head)

    def show_view(self, view: ClaimsView, panel: "ClaimsPanel") -> None:
        """Show the rows and headings of a view."""
        options = view.options
        self.show_sheet(_Sheet(view, panel), (options.sort, "↓" if options.descending else "↑"))
        self.head.show_columns(view.columns, self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the new width."""
        super().resizeEvent(event)
        self.head.fit(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """S sorts by the column at hand, Alt+left and Alt+right move it."""
        column = self.currentIndex().column()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers()
        if column >= 0 and event.key() == Qt.Key.Key_S and not held:
            self.head.sectionClicked.emit(column)
        elif column >= 0 and step and held & Qt.KeyboardModifier.AltModifier:
            self.head.move_column(column, step)
        else:
            super().keyPressEvent(event)


class ClaimsPanel(Panel):
    """Table of claims; a row picked is the claim the card shows."""

    def __init__(self) -> None:
        super().__init__("Claims")
        self._view: ClaimsView | None = None
        self._followed: tuple[Rows, int | None] | None = None
        self._state: SessionState | None = None
        self._wondered: ClaimsView | None = None
        self.table = ClaimsTable()
        self.columns = QPushButton("Columns")
        self.columns.setObjectName("flat")
        set_tip(self.columns, "Choose the columns; drag a heading to move it, click it to sort")
        self.header.add(self.columns)
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.clear = QPushButton("Clear all filters")
        self._stack = QStackedLayout()
        self._stack.addWidget(self._page())
        self._stack.addWidget(self._empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.addLayout(self._stack)
        self.columns.clicked.connect(self._offer_columns)
        self.clear.clicked.connect(lambda: self.ask(clear_filters()))
        self.table.picked.connect(self._pick)
        self.table.pointed.connect(self._point)
        self.table.head.sort_asked.connect(self._sort)
        self.table.head.columns_asked.connect(self._choose)

    def show_view(self, view: object) -> None:
        """Show the rows, or say why there is none."""
        if not isinstance(view, ClaimsView):
            raise TypeError(type(view))
        self._view = view
        self._followed = self._wondered = None
        self.header.set_subtitle(view.subtitle)
        self.table.show_view(view, self)
        nothing_open = not view.total
        self.message.setText(
            "No claims are open. Open a file, or drop one on the window."
            if nothing_open
            else "No claim passes the filters."
        )
        self.clear.setVisible(not nothing_open)
        self._stack.setCurrentIndex(0 if view.count else 1)
        if view.lacks_order:
            self.wonder()

    def lacking(self) -> Lookup | None:
        """The rows below the first ones, of a table so long that finding them would be felt."""
        view = self._view
        if view is None or (view.is_found and not view.lacks_order):
            return None

        def find(stale: Callable[[], bool]) -> ClaimsView:
            if not stale():
                view.find()
            return view

        return find

    def show_found(self, found: object) -> None:
        """Draw the rows that were not found before."""
        if found is self._view and self._state is not None:
            self._followed = None
            self.table.viewport().update()
            self.follow(self._state)

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
            self._followed = (state.selected, state.focused)
            found = view.places(NO_ROWS if state.focused is None else Rows([state.focused]))
            focus = int(found[0]) if len(found) else -1
            self.table.show_chosen(self._places(view, state.selected), focus)
        self.table.show_lit(self._places(view, state.hovered))

    def _places(self, view: ClaimsView, rows: Rows) -> Places:
        """Where claims stand; of a long table those at its top until the others are found."""
        places = view.places(rows)
        if len(places) < len(rows) and not view.is_found:
            self.wonder()
        return places

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.table.wear(theme)

    def layout_state(self) -> bytes:
        """The widths of the columns, to be kept with the window."""
        return self.table.head.layout_state()

    def restore_layout_state(self, state: bytes) -> None:
        """Set the widths kept."""
        self.table.head.restore_layout_state(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+C copies the rows picked."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy the rows picked, as tab-separated text with a heading; all where none is."""
        if self._view is None:
            return
        chosen: Places = self.table.chosen
        every = np.arange(min(self._view.count, _MOST_COPIED), dtype=np.int32)
        places = chosen[:_MOST_COPIED] if len(chosen) else every
        QGuiApplication.clipboard().setText(copied(self._view, places))
        said = f"{len(places):,} {'row' if len(places) == 1 else 'rows'} copied"
        QToolTip.showText(self.table.mapToGlobal(QPoint(12, 12)), tip(said), self.table)

    def _page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, stretch=1)
        layout.addWidget(self.table.bar)
        return page

    def _empty(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self.message)
        layout.addWidget(self.clear, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page

    def _pick(self, places: Places, focus: int) -> None:
        if self._view is None:
            return
        focused = self._view.row(focus) if focus >= 0 else None
        self.ask(select_claims(self._view.rows(places), focused), "pick in claims")

    def _point(self, place: int) -> None:
        if self._view is not None:
            self.ask(hover_claims(self._view.rows([place]) if place >= 0 else NO_ROWS))

    def _sort(self, key: str) -> None:
        options = self._options
        again = options.sort == key
        self._set(replace(options, sort=key, descending=again and not options.descending))

    def _choose(self, columns: tuple[str, ...]) -> None:
        self._set(replace(self._options, columns=columns))

    @property
    def _options(self) -> ClaimsOptions:
        return self._view.options if self._view else ClaimsOptions()

    def _set(self, options: ClaimsOptions) -> None:
        self.ask(set_option(KEY, options))

    def _offer_columns(self) -> None:
        menu = self.table.head.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.columns.mapToGlobal(QPoint(0, self.columns.height())))
