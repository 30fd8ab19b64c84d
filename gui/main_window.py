"""The main window: rows of widgets around one session; no logic of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import getAllValidWrappers

from core.session import Session
from gui import theme as themes
from gui.background import Background
from gui.desk import Desk
from gui.errors import Errors
from gui.frames import Frames
from gui.layering import Layering
from gui.loading import Loader
from gui.opening import Opening
from gui.panel import Area, Panel, PanelSpec, defaults_of
from gui.refresh import Refresh
from gui.saving import Saving
from gui.seats import Seats, needed_at_first
from gui.settings import Settings
from gui.status_line import StatusLine
from gui.theme import LIGHT, Theme
from gui.top_bar import TopBar
from gui.viewing import Viewing
from gui.welcome import ICON, Welcome
from gui.widgets.message_bar import MessageBar
from gui.widgets.progress import ProgressLine

_ROOMY = 54
"""Lines of the window's type that its panels need one above the other to take their ease."""


class MainWindow(QMainWindow):
    """The window of one session."""

    closing = Signal()
    """The window is about to close; everything in it still stands."""
    key_left = Signal(QKeySequence)
    """A key that no widget wanted."""
    themed = Signal(object)
    """The Theme that is now worn."""

    def __init__(
        self,
        session: Session,
        specs: Sequence[PanelSpec],
        loader: Loader,
        settings: Settings | None = None,
        theme: Theme = LIGHT,
    ) -> None:
        app = _application()
        themes.prepare(app, theme)
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("Counterclaim")
        self.setWindowIcon(QIcon(str(ICON)))
        self.session = session
        self.specs = tuple(specs)
        self.settings = settings or Settings()
        self.theme = theme
        self.errors = Errors(self)
        self.messages = MessageBar()
        self.background = Background(self)
        self.refresh = Refresh(session, (), self.background)
        self.seats = Seats(specs, self.refresh, theme, self)
        self.frames = Frames(self.refresh, self)
        self.bars: list[Panel] = []
        middle = QWidget(self)
        self._rows, self.pages = QVBoxLayout(middle), QStackedWidget(middle)
        self.setCentralWidget(middle)
        self.desk = Desk([spec for spec in specs if spec.area != Area.BAR], self.pages)
        self.opening = Opening(
            session, loader, self.settings, self.messages, self.errors, parent=self
        )
        self.layering = Layering(session, self.opening, self.messages, self.errors)
        self.saving = Saving(session, self.messages, self.errors, self)
        self.viewing = Viewing(session, defaults_of(specs), self.messages, self.errors, self)
        self.top_bar, self.status_line = TopBar(), StatusLine()
        self.welcome, self.progress, self.saving_line = Welcome(), ProgressLine(), ProgressLine()
        self._seat()
        self._build()
        themes.wear(app, theme)
        _measure_anew()

    def _seat(self) -> None:
        """Make the panels needed at first, and each other when its card comes in front."""
        self.seats.made.connect(self.desk.seat)
        self.desk.lacking.connect(self.seats.panel)
        for spec in needed_at_first(self.specs):
            panel = self.seats.panel(spec.key)
            if panel is not None and spec.area == Area.BAR:
                self.bars.append(panel)

    def _build(self) -> None:
        self.setMenuWidget(self.top_bar)
        self.setStatusBar(self.status_line)
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.desk)
        self.saving_line.button.hide()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        for row in (self.messages, self.progress, self.saving_line, *self.bars):
            self._rows.addWidget(row)
        self._rows.addWidget(self.pages, stretch=1)

    def show_page(self, *, is_open: bool) -> None:
        """Show the panels, or the welcome page while nothing is open."""
        for bar in self.bars:
            bar.setVisible(is_open)
        self.desk.set_away(not is_open)
        self.pages.setCurrentWidget(self.desk if is_open else self.welcome)

    def wear(self, theme: Theme) -> None:
        """Dress the whole program in a theme."""
        self.theme = theme
        themes.wear(_application(), theme)
        self.seats.wear(theme)
        self.top_bar.wear(theme)
        self.frames.wear(theme)
        self.themed.emit(theme)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Have the panels make do with the height there is."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Let the panels make do with the height there is.

        What they need while they take their ease never keeps the window from becoming lower.
        """
        self.desk.set_low(low=self._low)
        self.seats.set_low(low=self._low)
        self._bound_height()

    @property
    def _low(self) -> bool:
        return self.height() < _ROOMY * self.fontMetrics().height()

    def _bound_height(self) -> None:
        """Stop a low window at what its panels need; never at more than it has."""
        needed = self.minimumSizeHint().height() if self._low else 1
        self.setMinimumHeight(max(1, min(self.height(), needed)))

    def event(self, event: QEvent) -> bool:
        """Follow what the panels need once they make do."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._bound_height()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pass on a key that no widget wanted."""
        self.key_left.emit(QKeySequence(event.keyCombination()))
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """End every piece of work, then close."""
        self.closing.emit()
        self.layering.stop()
        self.viewing.stop()
        self.opening.stop()
        self.saving.stop()
        self.frames.stop()
        self.refresh.stop()
        self.background.stop()
        super().closeEvent(event)


def _measure_anew() -> None:
    """Have every layout ask its widgets again how large they are: all that Python has made.

    A style sheet reaches widgets in the order of their addresses: what a layout noted meanwhile of
    one that did not wear it yet would make a small window wider than it need be.
    """
    for made in getAllValidWrappers():
        if isinstance(made, QWidget):
            made.updateGeometry()


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no application to have a window")
    return app
