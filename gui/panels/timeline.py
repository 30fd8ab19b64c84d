"""The timeline panel: who said something when, and the brush that chooses dates."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QWidget

from core.crossfilter import DATES
from core.dates import written_span
from core.filters import DateSpan
from core.filters.dates import day_of
from core.index import NO_ROWS, Rows
from core.panels.timeline.captions import caption
from core.panels.timeline.span import Span, clause_of, in_sight
from core.panels.timeline.view import TimelineOptions, TimelineView
from core.session import (
    SessionState,
    drop_clause,
    hover_claims,
    select_claims,
    set_clause,
    set_clock,
    set_option,
)
from core.vocabulary.terms import Clock
from gui.charts.timeline.axis import DateAxis, GlyphLegend
from gui.charts.timeline.ink import Marked
from gui.charts.timeline.lanes import LanesChart
from gui.charts.timeline.overview import OverviewStrip
from gui.charts.timeline.tip import MarkTip
from gui.charts.timeline.tray import UndatedTray
from gui.panel import Panel
from gui.theme import Theme
from gui.widgets.labels import set_tip
from gui.widgets.segments import Segments

KEY = "timeline"

_LANES = 90
"""Pixels that the lanes have at least, where they need as many."""

_CLOCKS = (
    (Clock.EVENT, "Event date", "Place claims at the day the event is said to have happened"),
    (Clock.CLAIMED, "Claim date", "Place claims at the day they were made"),
    (Clock.RECORDED, "Recorded", "Place claims at the day the dataset took them in"),
)


class TimelinePanel(Panel):
    """Overview strip with its brush, lanes by side, axis, legend, and the tray of the undated."""

    def __init__(self) -> None:
        super().__init__("Timeline")
        self._view: TimelineView | None = None
        self._state = SessionState()
        self._pointed = NO_ROWS
        self._low = False
        self.overview = OverviewStrip()
        self.lanes = LanesChart()
        self.axis = DateAxis()
        self.legend = GlyphLegend()
        self.tray = UndatedTray()
        self.clocks = Segments([(str(key), name, said) for key, name, said in _CLOCKS], "Clock")
        self.densest = self._button("Densest", self._ask_densest)
        self.everything = self._button("All dates", self._ask_everything)
        for control in (self.densest, self.everything, self.clocks):
            self.header.add(control)
        self._lay_out()
        self.tip = MarkTip(self)
        self._connect()

    def show_view(self, view: object) -> None:
        """Draw what ``build`` made."""
        if not isinstance(view, TimelineView):
            raise TypeError(f"a timeline cannot draw {type(view).__name__}")
        self._view = view
        self.tip.show_lines((), self.pos())
        self._pointed = NO_ROWS
        for part in (self.overview, self.axis):
            part.setVisible(view.overview is not None and bool(len(view.lanes)))
        self._show_legend()
        self.overview.show_view(view)
        self.lanes.show_view(view)
        self._fit_lanes()
        self.tray.show_view(view)
        self.clocks.show_choice(str(view.clock))
        dense = view.overview.densest if view.overview else None
        self.densest.setEnabled(dense is not None)
        if dense is not None:
            days = written_span(day_of(dense.first), day_of(dense.last))
            set_tip(self.densest, f"{dense.share:.0%} of the claims lie in {days}: go there")
        self._place()

    def follow(self, state: SessionState) -> None:
        """Place brush, selection and highlight as the state says."""
        self._state = state
        self._place()

    def set_low(self, *, low: bool) -> None:
        """Narrower lanes and strip, and the legend only as a tool tip of the axis."""
        super().set_low(low=low)
        self._low = low
        self.overview.set_low(low=low)
        self.lanes.set_low(low=low)
        self._fit_lanes()
        self._show_legend()

    def _fit_lanes(self) -> None:
        """In a low window no more height than the lanes need."""
        least = _LANES
        if self._low and self._view is not None:
            least = min(self.lanes.minimumHeight(), _LANES)
        self.grid.setRowMinimumHeight(1, least)

    def _show_legend(self) -> None:
        message = self._view is not None and bool(self._view.message)
        self.legend.setVisible(not message and not self._low)
        set_tip(self.axis, self.legend.accessibleName() if self._low else "")

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        for part in (self.overview, self.lanes, self.axis, self.legend, self.tray, self.tip):
            part.wear(theme)

    def _place(self) -> None:
        view, state = self._view, self._state
        if view is None or view.workspace is not state.workspace:
            return
        clause = _clause(state)
        span = in_sight(view, clause)
        self.overview.show_span(Span.of(clause) if clause else None)
        self.lanes.show_span(span)
        self.axis.show_range(span.first, span.last + 1)
        marked = Marked(state.selected, state.focused, state.hovered)
        self.lanes.show_marked(marked)
        self.tray.show_marked(marked)
        self.everything.setEnabled(clause is not None)
        self.header.set_subtitle(_subtitle(view, clause, span))

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.lanes)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lanes.frame = scroll
        self.grid = grid = QGridLayout(self)
        grid.setContentsMargins(1, 0, 0, 2)
        grid.setSpacing(0)
        for row, part in enumerate((self.overview, scroll, self.axis, self.legend)):
            grid.addWidget(part, row, 0)
        grid.addWidget(self.tray, 0, 1, 3, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, 10)
        grid.setRowMinimumHeight(1, 90)

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

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("flat")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(pressed)
        return button

    def _ask_span(self, span: Span, gesture: str) -> None:
        if self._view is None:
            return
        clause = _clause(self._state)
        inside = clause is not None and clause.inside
        asked = clause_of(self._view, span, inside=inside)
        self.ask(drop_clause("dates") if asked is None else set_clause(asked), gesture)

    def _ask_densest(self) -> None:
        overview = self._view.overview if self._view else None
        if overview is not None and overview.densest is not None:
            self._ask_span(Span(overview.densest.first, overview.densest.last), "")

    def _ask_everything(self) -> None:
        if _clause(self._state) is not None:
            self.ask(drop_clause("dates"))

    def _ask_clock(self, key: str) -> None:
        self.ask(set_clock(Clock(key)))

    def _pick(self, rows: Rows, adds: bool) -> None:
        before = self._state.selected.array
        if not adds:
            self.ask(select_claims(rows))
        elif np.isin(rows.array, before).all():
            self.ask(select_claims(Rows(np.setdiff1d(before, rows.array))))
        else:
            both = Rows(np.union1d(before, rows.array).astype(np.int32))
            self.ask(select_claims(both, int(rows.array[0])))

    def _point(self, part: QWidget, rows: Rows, at: QPointF) -> None:
        if self._view is None:
            return
        place = part.mapTo(self, at.toPoint())
        if rows != self._pointed:
            self._pointed = rows
            self.ask(hover_claims(rows))
        self.tip.show_lines(caption(self._view, rows), place)

    def _toggle(self, side: str) -> None:
        found = self._state.options.get(KEY)
        options = found if isinstance(found, TimelineOptions) else TimelineOptions()
        self.ask(set_option(KEY, replace(options, expanded=options.expanded ^ {side})))


def _clause(state: SessionState) -> DateSpan | None:
    clause = state.filters.clause("dates")
    return clause if isinstance(clause, DateSpan) else None


def _subtitle(view: TimelineView, clause: DateSpan | None, span: Span) -> str:
    if view.message:
        return f"by {view.clock.label}"
    if clause is None:
        return view.sentence()
    inside = int(view.daily.within(span.first, span.last + 1).sum())
    when = "on" if clause.first == clause.last else "in"
    days = f"{when} {written_span(clause.first, clause.last)}"
    return f"{inside:,} of {view.dated:,} dated claims {days} · by {view.clock.label}"
