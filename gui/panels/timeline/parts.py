"""The charts of the timeline on one scale: overview, lanes, axis and legend, beside the tray."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from core.filters import DateSpan
from core.panels.timeline.span import Span
from core.panels.timeline.view import TimelineView
from core.session import SessionState
from gui.charts.timeline.axis import DateAxis, GlyphLegend
from gui.charts.timeline.ink import Marked
from gui.charts.timeline.lanes import LanesChart
from gui.charts.timeline.overview import OverviewStrip
from gui.charts.timeline.tray import UndatedTray
from gui.theme import Theme
from gui.widgets.labels import set_tip

_LANES = 90
"""Pixels that the lanes have at least, where they need as many."""


class TimelineParts(QWidget):
    """Overview strip with its brush, lanes by side, axis, legend, and the tray of the undated."""

    def __init__(self) -> None:
        super().__init__()
        self._view: TimelineView | None = None
        self._low = False
        self.overview = OverviewStrip()
        self.lanes = LanesChart()
        self.axis = DateAxis()
        self.legend = GlyphLegend()
        self.tray = UndatedTray()
        self.grid = self._laid_out()

    def show_view(self, view: TimelineView) -> None:
        """Draw a view."""
        self._view = view
        for part in (self.overview, self.axis):
            part.setVisible(view.overview is not None and bool(len(view.lanes)))
        self._show_legend()
        self.overview.show_view(view)
        self.lanes.show_view(view)
        self._fit_lanes()
        self.tray.show_view(view)

    def place(self, clause: DateSpan | None, span: Span, state: SessionState) -> None:
        """Place the brush of a date filter, the days in sight and what is marked."""
        self.overview.show_span(Span.of(clause) if clause else None)
        self.lanes.show_span(span)
        self.axis.show_range(span.first, span.last + 1)
        marked = Marked(state.selected, state.focused, state.hovered)
        self.lanes.show_marked(marked)
        self.tray.show_marked(marked)

    def set_low(self, *, low: bool) -> None:
        """Narrower lanes and strip, and the legend only as a tool tip of the axis."""
        self._low = low
        self.overview.set_low(low=low)
        self.lanes.set_low(low=low)
        self._fit_lanes()
        self._show_legend()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        for part in (self.overview, self.lanes, self.axis, self.legend, self.tray):
            part.wear(theme)

    def _fit_lanes(self) -> None:
        """In a low window no more height than the lanes need."""
        least = _LANES
        if self._low and self._view is not None:
            least = min(self.lanes.minimumHeight(), _LANES)
        if least != self.grid.rowMinimumHeight(1):
            self.grid.setRowMinimumHeight(1, least)

    def _show_legend(self) -> None:
        """The legend keeps its room where there is nothing to explain, so that nothing moves."""
        message = self._view is not None and bool(self._view.message)
        policy = self.legend.sizePolicy()
        if policy.retainSizeWhenHidden() == self._low:
            policy.setRetainSizeWhenHidden(not self._low)
            self.legend.setSizePolicy(policy)
        self.legend.setVisible(not message and not self._low)
        set_tip(self.axis, self.legend.accessibleName() if self._low else "")

    def _laid_out(self) -> QGridLayout:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.lanes)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lanes.frame = scroll
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for row, part in enumerate((self.overview, scroll, self.axis, self.legend)):
            grid.addWidget(part, row, 0)
        grid.addWidget(self.tray, 0, 1, 3, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, 10)
        grid.setRowMinimumHeight(1, _LANES)
        return grid
