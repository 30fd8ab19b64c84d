"""The actor relations panel: a graph or a matrix of who stands how to whom."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.index import NO_ROWS, Rows
from core.panels.relations.view import Form, Level, RelationsView
from core.panels.relations.words import subtitle, switched_off
from core.session import SessionState, hover_claims, select_claims
from gui.charts.graph.canvas import Mark
from gui.charts.graph.chart import GraphChart
from gui.charts.graph.legend import GraphLegend
from gui.charts.graph.looks import Marks
from gui.charts.matrix.chart import MatrixChart
from gui.charts.matrix.grid import Cell
from gui.panel import Panel
from gui.panels.relations.changes import (
    focus_node,
    mark_rows,
    pin,
    select_edge,
    show_form,
    show_level,
    step_back,
    unpin,
)
from gui.panels.relations.menu import KindsMenu
from gui.theme import Theme
from gui.widgets.ground import lay_ground
from gui.widgets.labels import label, set_tip
from gui.widgets.pane import Pane
from gui.widgets.segments import Segments

_LEVELS = (
    ("sides", "Sides", "One node for each side"),
    ("parties", "Parties", "Offices and persons counted with whom they speak for"),
    ("actors", "Actors", "Everyone under the name the dataset gives"),
)
_FORMS = (
    ("graph", "Graph", "Who stands how to whom"),
    ("matrix", "Matrix", "Who makes claims about whom, in numbers"),
)
_NO_RELATIONS = (
    "No relations to draw.\nThey come from a dataset's table of relations, and from claims that "
    "name both who makes them and whom they are about."
)
_NO_CLAIMS = "No claims name who makes them.\nThe graph shows the relations that are stated."


class RelationsPanel(Panel):
    """Graph and matrix of the actors, and the controls that change them."""

    def __init__(self) -> None:
        super().__init__("Actor relations")
        self.view: RelationsView | None = None
        self._marked: tuple[RelationsView, Rows, Marks, frozenset[Cell]] | None = None
        self.graph = GraphChart()
        self.matrix = MatrixChart()
        self.legend = GraphLegend()
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(24, 0, 24, 0)
        self.level = Segments(_LEVELS, "Level of the actors")
        self.form = Segments(_FORMS, "Form of the relations")
        self.header.add(self.level)
        self.header.add(self.form)
        self.stack = QStackedWidget()
        for page in (self.graph, self.matrix, self.message):
            self.stack.addWidget(page)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 0, 1, 1)
        inside = QWidget()
        around.addWidget(Pane(inside))
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.stack, stretch=1)
        self.hint = _foot_button("", "Draw the same as a matrix")
        self.kinds = _foot_button("Kinds ▾", "Kinds of lines to draw")
        self.fit = _foot_button("Fit", "Bring all actors into sight (0, or double click)")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 8, 0)
        foot.setSpacing(0)
        foot.addWidget(self.legend, stretch=1)
        foot.addStretch()
        for button in (self.hint, self.kinds, self.fit):
            foot.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(foot)
        self.menu = KindsMenu(self.kinds)
        self.kinds.setMenu(self.menu)
        self.kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._connect()

    def show_view(self, view: object) -> None:
        """Draw what ``build`` made."""
        if not isinstance(view, RelationsView):
            return
        self.view = view
        self.header.set_subtitle(subtitle(view))
        self.level.show_choice(view.options.level.value)
        self.form.show_choice(view.options.form.value)
        if view.options.form is Form.MATRIX:
            self.matrix.draw(view)
        else:
            self.graph.draw(view)
            self.legend.show_items(view, self.theme)
        self._turn_to(view)
        lines = f"{len(view.shown):,} actors and {len(view.edges):,} lines"
        if not self.graph.emphasis.cursor:
            self.graph.setAccessibleDescription(f"{lines}; {subtitle(view)}")

    def follow(self, state: SessionState) -> None:
        """Mark what is selected and what is pointed at anywhere."""
        view = self.view
        if view is None or view.claims != state.workspace.index.size:
            return
        hovered = Marks(*view.marks_of(state.hovered))
        selected, cells = self._selected(view, state.selected)
        self.graph.show_emphasis(replace(self.graph.emphasis, hovered=hovered, selected=selected))
        self.matrix.show_marked(view.cells_of(state.hovered), cells)

    def _selected(self, view: RelationsView, rows: Rows) -> tuple[Marks, frozenset[Cell]]:
        """What stands for the claims selected; found once, however much is pointed at meanwhile."""
        known = self._marked
        if known is None or known[0] is not view or known[1] is not rows:
            known = self._marked = (view, rows, Marks(*view.marks_of(rows)), view.cells_of(rows))
        return known[2], known[3]

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.graph.theme = self.matrix.theme = theme
        for part in (self.graph, self.matrix):
            lay_ground(part, theme.surface)
        self.graph.renew()
        self.matrix.update()
        if self.view is not None:
            self.legend.show_items(self.view, theme)

    def _connect(self) -> None:
        self.level.picked.connect(self._show_level)
        self.form.picked.connect(self._show_form)
        self.hint.clicked.connect(lambda: self.ask(show_form(Form.MATRIX)))
        self.fit.clicked.connect(self.graph.fit)
        self.menu.wanted.connect(self.ask)
        for chart in (self.graph, self.matrix):
            chart.pointed.connect(self._hover)
            chart.picked.connect(self._pick)
            chart.cleared.connect(lambda: self.ask(step_back()))
        self.graph.placed.connect(self._pin)
        self.graph.released.connect(self._unpin)

    def _show_level(self, key: str) -> None:
        self.ask(show_level(Level(key)))

    def _show_form(self, key: str) -> None:
        self.ask(show_form(Form(key)))

    def _rows(self, target: Mark | Cell | None) -> Rows:
        if self.view is None or target is None:
            return NO_ROWS
        if isinstance(target, Mark):
            return mark_rows(self.view, target.part, target.place)
        return self.view.rows_of_cell(*target)

    def _hover(self, target: Mark | Cell | None) -> None:
        self.ask(hover_claims(self._rows(target)))

    def _pick(self, target: Mark | Cell) -> None:
        if self.view is None:
            return
        if not isinstance(target, Mark):
            self.ask(select_claims(self._rows(target)))
        elif target.part == "node":
            self.ask(focus_node(self.view, target.place))
        else:
            self.ask(select_edge(self.view, target.place))

    def _pin(self, place: int, x: float, y: float) -> None:
        if self.view is not None:
            self.ask(pin(self.view, place, x, y))

    def _unpin(self, place: int) -> None:
        if self.view is not None:
            self.ask(unpin(self.view, place))

    def _turn_to(self, view: RelationsView) -> None:
        page, words = self.graph, ""
        if view.options.form is Form.MATRIX:
            page = self.matrix if view.claimants else self.message
            words = _NO_CLAIMS
        elif not view.shown:
            page = self.message
            words = switched_off(view) if view.kinds else _NO_RELATIONS
        self.message.setText(words)
        self.stack.setCurrentWidget(page)
        self.legend.setVisible(page is self.graph)
        self.fit.setVisible(page is self.graph)
        self.kinds.setVisible(view.options.form is Form.GRAPH and bool(view.kinds))
        self.hint.setVisible(page is self.graph and view.crowded)
        self.hint.setText(f"{len(view.shown):,} actors: draw as a matrix")
        self.menu.offer(view)


def _foot_button(text: str, meaning: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("flat")
    button.setText(text)
    button.setAccessibleName(meaning)
    set_tip(button, meaning)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
