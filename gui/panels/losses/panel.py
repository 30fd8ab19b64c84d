"""The loss comparison panel: gap chart, butterfly and table of the same cells."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.comparison import Behind
from core.index import NO_ROWS, Rows
from core.panels.losses.scale import ScaleKind
from core.panels.losses.view import LossesOptions, LossesView, Mode
from core.session import SessionState, hover_claims, select_claims, set_option
from gui.charts.gap.butterfly import ButterflyChart
from gui.charts.gap.chart import GapChart
from gui.charts.gap.layout import ChartRow, GapLines
from gui.charts.gap.pointer import Target
from gui.charts.steps.spots import Target as StepTarget
from gui.panel import Lookup, Panel
from gui.panels.losses.changes import KEY, offered, show_mode
from gui.panels.losses.menu import LossesMenu
from gui.panels.losses.over_time import OverTimePage
from gui.panels.losses.table import LossesTable
from gui.theme import Theme
from gui.widgets.labels import label, set_tip
from gui.widgets.landmarks import landmark
from gui.widgets.segments import Segments

_ROOMY = 600


class LossesPanel(Panel):
    """Own, adversary and third-party figures of every loss in view."""

    def __init__(self) -> None:
        super().__init__("Loss comparison")
        self.view: LossesView | None = None
        self.gap = GapChart()
        self.butterfly = ButterflyChart()
        self.over_time = OverTimePage()
        self.table = LossesTable()
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(24, 0, 24, 0)
        self.mode = Segments(
            [
                (Mode.BUTTERFLY.value, "Butterfly", "Two sides mirrored on one scale"),
                (Mode.GAP.value, "Gap", "The bar between own and claimed is the disagreement"),
                (Mode.OVER_TIME.value, "Over time", "Running totals as steps, increments as bars"),
                (Mode.TABLE.value, "Table", "The numbers, with dates, bases and origins"),
            ],
            "Form of the loss comparison",
        )
        self.more = _flat(None)
        self.menu = LossesMenu(self.more)
        self._set_up_menu()
        self.header.add(self.more)
        self.header.add(self.mode)
        self.stack = QStackedWidget()
        for page in (self.gap, self.butterfly, self.over_time, self.table, self.message):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 4)
        layout.addWidget(self.stack)
        self.scale = _flat(self)
        landmark(self.scale, "scale")
        self._connect()

    def show_view(self, view: object) -> None:
        """Draw what ``build`` made."""
        if not isinstance(view, LossesView):
            return
        self.view = view
        self.header.set_subtitle(view.subtitle)
        self.mode.show_choice(view.options.mode.value)
        self.menu.fill(view)
        self.message.setText(view.message)
        match view.options.mode:
            case Mode.GAP:
                self.gap.show_lines(GapLines(view.lines), view.scale, view.sides)
            case Mode.BUTTERFLY:
                lines = [ChartRow((pair.left, pair.right)) for pair in view.pairs]
                self.butterfly.show_lines(lines, view.scale, view.sides, _titles(view))
            case Mode.OVER_TIME:
                if view.over_time is not None:
                    self.over_time.show_over_time(view.over_time, view.sides, view.apart)
            case Mode.TABLE:
                self.table.show_rows(view.rows)
        pages: dict[Mode, QWidget] = {
            Mode.GAP: self.gap,
            Mode.BUTTERFLY: self.butterfly,
            Mode.OVER_TIME: self.over_time,
            Mode.TABLE: self.table,
        }
        page = self.message if view.message else pages[view.options.mode]
        self.stack.setCurrentWidget(page)
        page.setAccessibleDescription(view.message or view.subtitle)
        self._fit_controls(view)
        self._wonder()

    def lacking(self) -> Lookup | None:
        """Variants, origins and claims of the rows in sight, as far as they are not known."""
        if self.view is None or self.view.message:
            return None
        match self.view.options.mode:
            case Mode.OVER_TIME:
                return None
            case Mode.TABLE:
                return self.view.behind(self.table.wanted)
            case mode:
                chart = self.gap if mode is Mode.GAP else self.butterfly
                lines = chart.in_sight
                return self.view.behind(row for line in lines for row in line.cells if row)

    def show_found(self, found: object) -> None:
        """Draw what stands behind rows in sight."""
        if self.view is not None and isinstance(found, Behind):
            self.view.keep(found)
            self.gap.show_found()
            self.butterfly.show_found()
            self.table.show_found()

    def follow(self, state: SessionState) -> None:
        """Highlight the claims hovered anywhere, and ring those selected."""
        view = self.view
        if view is None or view.size != state.workspace.index.size:
            return
        for chart in (self.gap, self.butterfly):
            chart.show_marked(state.hovered, state.selected)
        self.over_time.show_marked(state.hovered, state.selected)
        if view.options.mode is Mode.OVER_TIME:
            self.over_time.show_offer(offered(state))
        if view.options.mode is Mode.TABLE:
            self.table.show_selected(state.selected)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.gap.wear(theme)
        self.butterfly.wear(theme)
        self.over_time.wear(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the controls within the new size."""
        super().resizeEvent(event)
        if self.view is not None:
            self._fit_controls(self.view)

    def _set_up_menu(self) -> None:
        self.more.setText("View ▾")
        self.more.setAccessibleName("Scale, order and level of the loss comparison")
        set_tip(self.more, "Scale, order and level")
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.mode.picked.connect(self._show_mode)
        self.scale.clicked.connect(self._switch_scale)
        self.menu.wanted.connect(self._set)
        self.table.picked.connect(self._select)
        self.over_time.wanted.connect(self.ask)
        self.over_time.scale.clicked.connect(self._switch_scale)
        self.over_time.listed.connect(self._select)
        self.over_time.trend.pointed.connect(self._light)
        self.over_time.trend.picked.connect(self._select)
        self.over_time.trend.cleared.connect(self._clear)
        for chart in (self.gap, self.butterfly, self.over_time.chart):
            chart.pointed.connect(self._hover)
            chart.picked.connect(self._pick)
            chart.cleared.connect(self._clear)

        for page in (self.gap, self.butterfly, self.table):
            page.uncovered.connect(self._wonder)

    def _wonder(self) -> None:
        """Have looked up what those in sight lack."""
        lookup = self.lacking() if self.in_sight else None
        if lookup is not None:
            self.wondered.emit(lookup)

    def _show_mode(self, key: str) -> None:
        self.ask(show_mode(Mode(key)))

    def _switch_scale(self) -> None:
        if self.view is not None:
            log = self.view.options.scale is ScaleKind.LOG
            kind = ScaleKind.LINEAR if log else ScaleKind.LOG
            self._set(replace(self.view.options, scale=kind))

    def _set(self, options: LossesOptions) -> None:
        self.ask(set_option(KEY, options))

    def _hover(self, target: Target | StepTarget | None) -> None:
        self.ask(hover_claims(NO_ROWS if target is None else target.rows))

    def _light(self, rows: Rows) -> None:
        self.ask(hover_claims(rows))

    def _pick(self, target: Target | StepTarget) -> None:
        self._select(target.rows)

    def _select(self, rows: Rows) -> None:
        self.ask(select_claims(rows))

    def _clear(self) -> None:
        self._select(NO_ROWS)

    def _fit_controls(self, view: LossesView) -> None:
        """Shorten the menu's button where room is short; seat the scale's beside the axis."""
        log = view.options.scale is ScaleKind.LOG
        self.scale.setText("Log scale" if log else "Linear scale")
        self.scale.setAccessibleName(f"{self.scale.text()}; press for the other")
        other = "equal steps as equal numbers" if log else "equal steps as equal ratios"
        set_tip(self.scale, f"{self.scale.text()}; press to draw {other}")
        seated = view.options.mode in (Mode.GAP, Mode.BUTTERFLY) and not view.message
        self.scale.setVisible(seated)
        self.more.setText("View ▾" if self.width() >= _ROOMY else "⋯")
        self.scale.adjustSize()
        self.scale.move(
            self.width() - self.scale.width() - 8, self.height() - self.scale.height() - 2
        )
        self.scale.raise_()


def _flat(parent: QWidget | None) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName("flat")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _titles(view: LossesView) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for place, name in enumerate(view.pair):
        halves = (pair.left if place == 0 else pair.right for pair in view.pairs)
        side = next((row.cell.side for row in halves if row is not None), name)
        found.append((f"Losses of {name}", side))
    return found
