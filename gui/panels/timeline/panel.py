"""The timeline panel: who said something when, and the brush that chooses dates."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.crossfilter import DATES
from core.dates import written_span
from core.filters import DateSpan
from core.filters.dates import day_of
from core.index import NO_ROWS, Rows
from core.panels.timeline.captions import caption
from core.panels.timeline.span import Span, in_sight
from core.panels.timeline.view import TimelineView
from core.session import SessionState, drop_clause, hover_claims, set_clock
from core.vocabulary.terms import Clock
from gui.charts.timeline.tip import MarkTip
from gui.panel import Panel
from gui.panels.timeline.changes import choose_span, date_clause, pick, toggle
from gui.panels.timeline.parts import TimelineParts
from gui.theme import Theme
from gui.widgets.labels import set_tip
from gui.widgets.pane import Pane
from gui.widgets.segments import Segments

_CLOCKS = (
    (Clock.EVENT, "Event date", "Place claims at the day the event is said to have happened"),
    (Clock.CLAIMED, "Claim date", "Place claims at the day they were made"),
    (Clock.RECORDED, "Recorded", "Place claims at the day the dataset took them in"),
)


class TimelinePanel(Panel):
    """The charts of the timeline, with the clock and the dates in the header."""

    def __init__(self) -> None:
        super().__init__("Timeline")
        self._view: TimelineView | None = None
        self._state = SessionState()
        self._pointed = NO_ROWS
        self.parts = TimelineParts()
        self.overview, self.lanes, self.axis = (
            self.parts.overview,
            self.parts.lanes,
            self.parts.axis,
        )
        self.legend, self.tray = self.parts.legend, self.parts.tray
        self.clocks = Segments([(str(key), name, said) for key, name, said in _CLOCKS], "Clock")
        self.densest = _button("Densest", self._ask_densest)
        self.everything = _button("All dates", self._ask_everything)
        for control in (self.densest, self.everything, self.clocks):
            self.header.add(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 2)
        layout.addWidget(Pane(self.parts))
        self.tip = MarkTip(self)
        self._connect()

    def show_view(self, view: object) -> None:
        """Draw what ``build`` made."""
        if not isinstance(view, TimelineView):
            raise TypeError(f"a timeline cannot draw {type(view).__name__}")
        self._view = view
        self.tip.show_lines((), self.pos())
        self._pointed = NO_ROWS
        self.parts.show_view(view)
        self.clocks.show_choice(str(view.clock))
        dense = view.overview.densest if view.overview else None
        self.densest.setEnabled(dense is not None)
        if dense is not None:
            days = written_span(day_of(dense.first), day_of(dense.last))
            set_tip(self.densest, f"{dense.share:.0%} of the claims lie in {days}: go there")

    def follow(self, state: SessionState) -> None:
        """Place brush, selection and highlight as the state says."""
        self._state = state
        self._place()

    def set_low(self, *, low: bool) -> None:
        """Narrower lanes and strip, and the legend only as a tool tip of the axis."""
        super().set_low(low=low)
        self.parts.set_low(low=low)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.parts.wear(theme)
        self.tip.wear(theme)

    def _place(self) -> None:
        view, state = self._view, self._state
        if view is None or view.workspace is not state.workspace:
            return
        clause = date_clause(state)
        span = in_sight(view, clause)
        self.parts.place(clause, span, state)
        self.everything.setEnabled(clause is not None)
        self.header.set_subtitle(_subtitle(view, clause, span))

    def _connect(self) -> None:
        for chart in (self.overview, self.lanes):
            self.watch(chart, DATES)
            chart.span_asked.connect(self._ask_span)
            chart.reset_asked.connect(self._ask_everything)
        for part in (self.overview, self.lanes, self.tray):
            part.picked.connect(self._pick)
            part.pointed.connect(partial(self._point, part))
        self.lanes.labels.toggled.connect(self._toggle)
        self.clocks.picked.connect(self._ask_clock)

    def _ask_span(self, span: Span, gesture: str) -> None:
        if self._view is not None:
            self.ask(choose_span(self._view, span), gesture)

    def _ask_densest(self) -> None:
        overview = self._view.overview if self._view else None
        if overview is not None and overview.densest is not None:
            self._ask_span(Span(overview.densest.first, overview.densest.last), "")

    def _ask_everything(self) -> None:
        if date_clause(self._state) is not None:
            self.ask(drop_clause("dates"))

    def _ask_clock(self, key: str) -> None:
        self.ask(set_clock(Clock(key)))

    def _pick(self, rows: Rows, adds: bool) -> None:
        self.ask(pick(rows, adds=adds))

    def _point(self, part: QWidget, rows: Rows, at: QPointF) -> None:
        if self._view is None:
            return
        place = part.mapTo(self, at.toPoint())
        if rows != self._pointed:
            self._pointed = rows
            self.ask(hover_claims(rows))
        self.tip.show_lines(caption(self._view, rows), place)

    def _toggle(self, side: str) -> None:
        self.ask(toggle(side))


def _button(words: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("flat")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(pressed)
    return button


def _subtitle(view: TimelineView, clause: DateSpan | None, span: Span) -> str:
    if view.message:
        return f"by {view.clock.label}"
    if clause is None:
        return view.sentence()
    inside = int(view.daily.within(span.first, span.last + 1).sum())
    when = "on" if clause.first == clause.last else "in"
    days = f"{when} {written_span(clause.first, clause.last)}"
    return f"{inside:,} of {view.dated:,} dated claims {days} · by {view.clock.label}"
