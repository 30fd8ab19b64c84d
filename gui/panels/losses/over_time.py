"""The page of losses over time: what is looked at, the plots, and the table behind them."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.comparison.pauses import LONG_SILENCE, SELDOM, SHORTEST_SILENCE, USUAL_INTERVALS
from core.index import Rows
from core.messages import say
from core.panels.losses.over_time import ApartView, BinSize, LossPick, OverTimeView
from core.panels.losses.over_time.picking import names_of, pick_of
from core.panels.losses.rows import LossRow, heading
from core.panels.losses.scale import ScaleKind
from core.wording.counts import counted
from gui.charts.apart.chart import ApartChart
from gui.charts.steps.chart import StepsChart
from gui.panels.losses.changes import set_over_time, show_selected
from gui.panels.losses.step_table import StepTable
from gui.theme import LIGHT, Theme
from gui.widgets.labels import ElidedLabel, label, set_tip
from gui.widgets.palette import Entry, Palette

RULE = (
    "A running total holds until its claimant's next statement. The line breaks where nothing was "
    f"said for longer than {USUAL_INTERVALS} times the usual interval, at least "
    f"{SHORTEST_SILENCE} days ({LONG_SILENCE} days for whoever spoke on {SELDOM} days or fewer). "
    "Bars are linear from 0; what a total falls by is a revision ▽ and no bar, and a first total "
    "is no bar either. ⫽ marks a total that counts from another day than before: the line breaks, "
    "and the difference is no bar. A dotted stroke leads back to the day a bar counts from. "
    "A total is dotted where it is only carried forward: repeated for longer than is usual in its "
    "series while its claimant's others rise. "
    "× is a denial by the side that is said to have had the loss, at the figure it denies; with a "
    "short stroke it denies a part. ○ own, ● adversary, ◆ third party; single points are states at "
    "a moment, or figures whose basis is not stated."
)
APART_RULE = (
    "How many doublings lie between what adversaries claim and what was admitted (G, with ½ added "
    "to every figure), as a mean over the cells in which two single figures can be compared, from "
    "all that had been said by each day of new figures. Columns are such days, not equal spans of "
    "time; many are joined. The line at the foot is G 0, where both say the same; a "
    "thicker stroke compares more of the cells, and where nothing can be compared there is none. "
    "All lines are on one scale."
)
_EDGES, _SPACING = 16, 4
"""Pixels beside the buttons, and between them."""
_ROOMY = 640
_MORE = " ▾"
_SIZES = {
    BinSize.AUTO: "By the span of dates",
    BinSize.DAY: "By day",
    BinSize.WEEK: "By week",
    BinSize.MONTH: "By month",
    BinSize.QUARTER: "By quarter",
    BinSize.YEAR: "By year",
}


class OverTimePage(QWidget):
    """Picker, plots and table; what ``show_over_time`` draws is never emitted."""

    wanted = Signal(object)
    """The Change a person asked for: of what is looked at, and how."""
    listed = Signal(object)
    """Rows (claims) of the lines of the table a person picked."""

    def __init__(self) -> None:
        super().__init__()
        self._view: OverTimeView | None = None
        self._offered = ""
        self._scaled = False
        self.theme = LIGHT
        self.picker = _flat("Choose the loss to look at", "Choose another loss, or whose")
        self.scale = _flat("Scale of the running totals", "Press for the other scale")
        self.bins = _flat("Width of the bars", "What a bar spans")
        self.related = _flat("Related losses", "The subject's other losses below, on one time axis")
        self.list = _flat("Table of the statements", "The statements as a table")
        self.apart = _flat(
            "Disagreement over time", "How far claimed and admitted lay apart, by category"
        )
        self.offer = _flat("Show the selected loss", "Look at the loss selected (Alt+0)")
        self.offer.hide()
        for button in (self.picker, self.offer):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(1)
        self.legend = ElidedLabel("muted")
        self.legend.setText(say("apart.legend"))
        set_tip(self.legend, APART_RULE)
        self.chart = StepsChart()
        self.trend = ApartChart()
        self.table = StepTable()
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.stack = QStackedWidget()
        for page in (self.chart, self.trend, self.table, self.message):
            self.stack.addWidget(page)
        self._lay_out()
        self._connect()

    def show_over_time(
        self, view: OverTimeView, sides: tuple[str, ...], apart: ApartView | None = None
    ) -> None:
        """Draw a view, or with ``apart`` the disagreement of every category instead."""
        self._view = view
        self.apart.setChecked(apart is not None)
        for button in (self.picker, self.related, self.list):
            button.setVisible(apart is None)
        self.legend.setVisible(apart is not None)
        self.chart.show_plots(view, sides)
        if view.options.table:
            self.table.show_view(view)
        page: QWidget = self.table if view.options.table else self.chart
        message = view.message
        if apart is not None:
            page, message = self.trend, apart.message
            self.trend.show_view(apart)
            self.trend.setAccessibleDescription(_trend_described(apart))
        self.message.setText(message)
        self.stack.setCurrentWidget(self.message if message else page)
        self.related.setChecked(view.options.related)
        self.list.setChecked(view.options.table)
        self.scale.setText("Log" if view.kind is ScaleKind.LOG else "Linear")
        self._scaled = apart is None and any(plot.standing for plot in view.plots)
        self.bins.setVisible(apart is None and any(plot.growing for plot in view.plots))
        for size, action in self._sizes.items():
            action.setChecked(view.options.bins is size)
        self._name_pick(view)
        self.chart.setAccessibleDescription(_described(view))

    def show_marked(self, hovered: Rows, selected: Rows) -> None:
        """Emphasise the claims hovered anywhere, and those selected."""
        self.chart.show_marked(hovered, selected)
        self.trend.show_marked(hovered, selected)
        self.table.show_marked(hovered, selected)

    def show_offer(self, pick: LossPick | None) -> None:
        """Offer the loss selected where another one is looked at."""
        shown = None if self._view is None else self._view.pick
        self._offered = "" if pick is None else pick.thing.label
        self.offer.setVisible(pick is not None and pick != shown)
        self._fit()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self.theme = theme
        self.chart.wear(theme)
        self.trend.wear(theme)
        self.table.wear(theme)
        if self._view is not None:
            self._name_pick(self._view)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shorten the names of losses to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def choose(self) -> None:
        """Offer every loss in view in a list that narrows while one types."""
        if self._view is None:
            return
        palette = Palette(
            self._entries(self._view.choices), self, asking="Type what was lost, or who lost it"
        )
        palette.pop_up(self.picker.mapToGlobal(QPoint(0, self.picker.height())))

    def _entries(self, rows: Sequence[LossRow]) -> list[Entry]:
        return [
            Entry(
                f"{row.label} – {heading(row.cell)}",
                counted(len(row.rows), "claim") if row.known else "",
                lambda row=row: self._set(pick=pick_of(row)),
            )
            for row in rows
        ]

    def _set(self, **changes: object) -> None:
        if self._view is not None:
            self.wanted.emit(set_over_time(replace(self._view.options, **changes)))

    def _name_pick(self, view: OverTimeView) -> None:
        set_tip(self.picker, f"{names_of(view.pick)[0]}: choose another loss, or whose")
        self.picker.setEnabled(bool(view.choices))
        self._fit()

    def _fit(self) -> None:
        """Write as much of the loss looked at, and of the one offered, as there is room for.

        The scale, which the panel's menu offers too, gives way where the loss would be cut.
        """
        if self._view is None:
            return
        roomy, size = self.width() >= _ROOMY, self._view.size.value
        self.apart.setText("Disagreement" if roomy else "Gaps")
        self.bins.setText(f"By {size} ▾" if roomy else f"{size.capitalize()} ▾")
        others = (self.bins, self.related, self.list, self.apart)
        taken = sum(_needed(button) for button in others if not button.isHidden())
        worded = self.list.fontMetrics().horizontalAdvance(self.list.text())
        pad = self.list.sizeHint().width() - worded
        room = self.width() - _EDGES - taken
        if not self.offer.isHidden():
            words = f"→ {self._offered}"
            taken = min(room // 3, self.offer.fontMetrics().horizontalAdvance(words) + pad)
            _write(self.offer, (words,), taken - pad)
            room -= taken + _SPACING
        left = room - pad - _needed(self.scale)
        names = names_of(self._view.pick)
        scaled = self._scaled and (roomy or _fits(self.picker, names[-1], left, _MORE))
        self.scale.setVisible(scaled)
        _write(self.picker, names, left if scaled else room - pad, _MORE)

    def _lay_out(self) -> None:
        self._sizes: dict[BinSize, QAction] = {}
        menu, group = QMenu(self.bins), QActionGroup(self)
        for size, words in _SIZES.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setActionGroup(group)
            self._sizes[size] = action
        self.bins.setMenu(menu)
        self.bins.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.related.setText("Related")
        self.list.setText("Figures")
        for button in (self.related, self.list, self.apart):
            button.setCheckable(True)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.setSpacing(4)
        line.addWidget(self.picker)
        line.addWidget(self.offer)
        line.addWidget(self.legend, stretch=1)
        line.addStretch(0)
        for button in (self.scale, self.bins, self.related, self.list, self.apart):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.stack, stretch=1)

    def _connect(self) -> None:
        self.picker.clicked.connect(self.choose)
        self.offer.clicked.connect(lambda: self.wanted.emit(show_selected()))
        self.related.clicked.connect(lambda: self._set(related=self.related.isChecked()))
        self.list.clicked.connect(lambda: self._set(table=self.list.isChecked()))
        self.apart.clicked.connect(lambda: self._set(apart=self.apart.isChecked()))
        self.table.listed.connect(self.listed)
        for size, action in self._sizes.items():
            action.triggered.connect(lambda _=False, size=size: self._set(bins=size))


def _flat(name: str, hint: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("flat")
    button.setAccessibleName(name)
    set_tip(button, hint)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _needed(button: QToolButton) -> int:
    return button.sizeHint().width() + _SPACING


def _fits(button: QToolButton, words: str, room: int, end: str) -> bool:
    return button.fontMetrics().horizontalAdvance(f"{words}{end}") <= room


def _write(button: QToolButton, names: Sequence[str], room: int, end: str = "") -> None:
    """Write the longest of some names that fits, else as much of the last one as does."""
    metrics = button.fontMetrics()
    left = room - metrics.horizontalAdvance(end)
    words = next((name for name in names if _fits(button, name, room, end)), names[-1])
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(left, 0))
    button.setText(f"{text}{end}".replace("&", "&&"))


def _described(view: OverTimeView) -> str:
    if view.message or not view.plots:
        return view.message
    plot = view.plots[0]
    speakers = ", ".join(track.label for track in plot.tracks)
    return f"{plot.title}, {plot.heading}: {speakers}. {view.subtitle}. {RULE}"


def _trend_described(view: ApartView) -> str:
    told = " ".join(view.sentence(line, None) for line in range(len(view.lines)))
    keys = "Arrow keys walk over days and categories, Enter selects the claims compared."
    return f"{told} {APART_RULE} {keys}"
