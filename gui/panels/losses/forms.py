"""The forms in which losses are compared, one of which shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.comparison import Behind
from core.comparison.figures import Figures
from core.index import NO_ROWS
from core.messages import say
from core.panels.losses.view import LossesView, Mode
from core.session import SessionState
from gui.charts.gap.butterfly import ButterflyChart
from gui.charts.gap.canvas import Drawing
from gui.charts.gap.chart import GapChart
from gui.charts.gap.layout import ChartRow, GapLines
from gui.charts.gap.pointer import Target
from gui.panel import Lookup
from gui.panels.losses.changes import offered
from gui.panels.losses.table import LossesTable
from gui.theme import LIGHT, Theme
from gui.widgets.ground import lay_ground
from gui.widgets.labels import label
from gui.widgets.overlaid import Overlaid

if TYPE_CHECKING:
    from gui.charts.steps.spots import Target as StepTarget
    from gui.panels.losses.over_time import OverTimePage


class LossForms(QStackedWidget):
    """Gap chart, butterfly, losses over time, table, or why there is nothing to draw.

    What the ``show_…`` methods draw is never emitted; a form out of sight is drawn when its turn
    comes.
    """

    wanted = Signal(object)
    """The Change a person asked for on the page of losses over time."""
    hovered = Signal(object)
    """Rows (claims) under the pointer or the key cursor."""
    picked = Signal(object)
    """Rows (claims) a person picked, none to clear."""
    scale_pressed = Signal()
    """Somebody asked for the other scale on the page of losses over time."""
    uncovered = Signal()
    """Other rows of the comparison may have come into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.gap = GapChart()
        self.butterfly = ButterflyChart()
        self._over_time: OverTimePage | None = None
        self._figures: Callable[[], Figures | None] = lambda: None
        """Those of the dataset that is drawn."""
        self._theme = LIGHT
        self.table = LossesTable()
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(24, 0, 24, 0)
        self._pages: dict[Mode, QWidget] = {
            Mode.GAP: self.gap,
            Mode.BUTTERFLY: self.butterfly,
            Mode.TABLE: self.table,
        }
        for page in self._pages.values():
            self.addWidget(page)
        self.overlaid = Overlaid(self)
        self.message.setParent(self.overlaid)
        self.message.hide()
        self._connect()

    @property
    def over_time(self) -> "OverTimePage":
        """The page of losses over time, made when somebody first looks at it."""
        if self._over_time is None:
            self._over_time = self._made_over_time()
        return self._over_time

    def show_view(self, view: LossesView) -> None:
        """Draw a view in the form that it has."""
        figures = view.comparison.board.voices.figures
        if self._figures() is not figures:
            self._figures = ref(figures)
            self._let_go(view.options.mode)
        match view.options.mode:
            case Mode.GAP:
                self.gap.show_drawing(Drawing(GapLines(view.lines), view.scale, view.sides))
            case Mode.BUTTERFLY:
                lines = [ChartRow((pair.left, pair.right)) for pair in view.pairs]
                self.butterfly.show_drawing(Drawing(lines, view.scale, view.sides, _titles(view)))
            case Mode.OVER_TIME:
                if view.over_time is not None:
                    self.over_time.show_over_time(view.over_time, view.sides, view.apart)
            case Mode.TABLE:
                self.table.show_rows(tuple(view.rows))
        over_time = view.options.mode is Mode.OVER_TIME
        page = self.over_time if over_time else self._pages[view.options.mode]
        self.setCurrentWidget(page)
        page.setAccessibleDescription(view.message or view.subtitle)
        self.message.setText(view.message)
        self.message.setVisible(bool(view.message))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The message takes all the room."""
        super().resizeEvent(event)
        self.message.setGeometry(self.rect())

    def leave_corner(self, width: int) -> None:
        """Leave room for what is seated at the right end of a chart's axis, in pixels."""
        self.gap.leave_corner(width)
        self.butterfly.leave_corner(width)

    def lacking(self, view: LossesView) -> Lookup | None:
        """What has to be looked up before all rows in sight of the view shown can be drawn."""
        if view.message:
            return None
        match view.options.mode:
            case Mode.OVER_TIME:
                return None
            case Mode.TABLE:
                return view.behind(self.table.wanted)
            case mode:
                chart = self.gap if mode is Mode.GAP else self.butterfly
                lines = chart.in_sight
                return view.behind(row for line in lines for row in line.cells if row)

    def show_found(self, view: LossesView, found: Behind) -> None:
        """Draw what stands behind rows in sight."""
        view.keep(found)
        self.gap.show_found()
        self.butterfly.show_found()
        self.table.show_found()

    def follow(self, view: LossesView, state: SessionState) -> None:
        """Highlight the claims hovered anywhere, and ring those selected."""
        match view.options.mode:
            case Mode.GAP:
                self.gap.show_marked(state.hovered, state.selected)
            case Mode.BUTTERFLY:
                self.butterfly.show_marked(state.hovered, state.selected)
            case Mode.OVER_TIME:
                self.over_time.show_marked(state.hovered, state.selected)
                self.over_time.show_offer(offered(state))
            case Mode.TABLE:
                self.table.show_selected(state.selected)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self.gap.wear(theme)
        self.butterfly.wear(theme)
        self._theme = theme
        if self._over_time is not None:
            self._over_time.wear(theme)
        lay_ground(self.message, theme.surface)

    def _let_go(self, but: Mode) -> None:
        """Have the forms out of sight draw nothing: another dataset is open."""
        for mode, chart in ((Mode.GAP, self.gap), (Mode.BUTTERFLY, self.butterfly)):
            if mode is not but:
                chart.show_drawing(Drawing())
        if but is not Mode.TABLE:
            self.table.show_rows(())
        if self._over_time is not None and but is not Mode.OVER_TIME:
            self.removeWidget(self._over_time)
            self._over_time.deleteLater()
            self._over_time = None

    def _connect(self) -> None:
        for chart in (self.gap, self.butterfly):
            chart.pointed.connect(self._point)
            chart.picked.connect(self._pick)
            chart.cleared.connect(self._clear)
        self.table.picked.connect(self.picked)
        for page in (self.gap, self.butterfly, self.table):
            page.uncovered.connect(self.uncovered)

    def _made_over_time(self) -> "OverTimePage":
        from gui.panels.losses.over_time import OverTimePage  # noqa: PLC0415 - start-up time

        page = OverTimePage()
        page.wear(self._theme)
        page.chart.pointed.connect(self._point)
        page.chart.picked.connect(self._pick)
        page.chart.cleared.connect(self._clear)
        page.wanted.connect(self.wanted)
        page.listed.connect(self.picked)
        page.scale.clicked.connect(self.scale_pressed)
        page.trend.pointed.connect(self.hovered)
        page.trend.picked.connect(self.picked)
        page.trend.cleared.connect(self._clear)
        self.addWidget(page)
        return page

    def _point(self, target: "Target | StepTarget | None") -> None:
        self.hovered.emit(NO_ROWS if target is None else target.rows)

    def _pick(self, target: "Target | StepTarget") -> None:
        self.picked.emit(target.rows)

    def _clear(self) -> None:
        self.picked.emit(NO_ROWS)


def _titles(view: LossesView) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for place, name in enumerate(view.pair):
        halves = (pair.left if place == 0 else pair.right for pair in view.pairs)
        side = next((row.cell.side for row in halves if row is not None), name)
        found.append((say("heading", subject=name), side))
    return tuple(found)
