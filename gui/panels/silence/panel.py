"""The silence map panel: who spoke of whose losses when, and who did not."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QToolButton, QVBoxLayout

from core.index import NO_ROWS, Rows
from core.panels.silence.options import SilenceOptions
from core.panels.silence.view import SilenceView
from core.panels.silence.words import as_text, subtitle
from core.session import SessionState, hover_claims, select_claims, set_option
from gui.charts.silence.chart import SilenceChart
from gui.panel import Panel
from gui.panels.silence.menu import SilenceMenu
from gui.theme import Theme
from gui.widgets.labels import label, set_tip

KEY = "silence"


class SilencePanel(Panel):
    """Subject side × category × time."""

    def __init__(self) -> None:
        super().__init__("Silence map")
        self.view: SilenceView | None = None
        self.chart = SilenceChart()
        self.message = label(role="muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(24, 0, 24, 0)
        self.more = QToolButton()
        self.more.setObjectName("flat")
        self.more.setText("View ▾")
        self.more.setAccessibleName("Columns, rows and order of the silence map")
        set_tip(self.more, "Columns, rows and order")
        self.menu = SilenceMenu(self.more)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.header.add(self.more)
        self.stack = QStackedWidget()
        for page in (self.chart, self.message):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 4)
        layout.addWidget(self.stack)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.chart)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy)
        self.menu.copy_wanted.connect(self._copy)
        self.menu.wanted.connect(self._set)
        self.chart.pointed.connect(self._hover)
        self.chart.picked.connect(self._select)
        self.chart.cleared.connect(lambda: self._select(NO_ROWS))
        self.chart.toggled.connect(self._toggle)

    def show_view(self, view: object) -> None:
        """Draw what ``build`` made."""
        if not isinstance(view, SilenceView):
            raise TypeError("the silence map draws a SilenceView")
        self.view = view
        self.header.set_subtitle(subtitle(view))
        self.menu.fill(view.options)
        self.message.setText(view.message)
        self.chart.show_view(view)
        self.stack.setCurrentWidget(self.message if view.message else self.chart)
        self.chart.setAccessibleDescription(
            f"{len(view.rows):,} rows, {subtitle(view)}. Arrow keys walk over the cells, Enter "
            "selects their claims, Space opens a category, Ctrl+C copies the map as a table."
        )

    def follow(self, state: SessionState) -> None:
        """Highlight the claims hovered anywhere, and ring those selected."""
        if self.view is not None and self.view.size == state.workspace.index.size:
            self.chart.show_marked(state.hovered, state.selected)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        super().wear(theme)
        self.chart.wear(theme)

    def _set(self, options: SilenceOptions) -> None:
        self.ask(set_option(KEY, options))

    def _toggle(self, category: str) -> None:
        if self.view is not None:
            options = self.view.options
            self._set(replace(options, expanded=options.expanded ^ {category}))

    def _hover(self, rows: Rows) -> None:
        self.ask(hover_claims(rows))

    def _select(self, rows: Rows) -> None:
        self.ask(select_claims(rows))

    def _copy(self) -> None:
        if self.view is not None:
            QGuiApplication.clipboard().setText(as_text(self.view))
