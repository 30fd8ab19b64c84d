"""One card of the desk: a dock around a panel, with what can be done with it."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QWidget

from gui.panel import Area, Panel, PanelSpec

LEAVING = (
    ("export", "Export…"),
    ("copy-picture", "Copy as picture"),
    ("copy-table", "Copy as table"),
)
"""How what a card shows can leave, and the words for it."""


class PanelDock(QDockWidget):
    """A dock that holds one panel, once there is one, under the panel's own header."""

    wanted = Signal(str, str)
    """What to do with the panel (``export``, ``copy-picture``, ``copy-table``), and its key."""
    lacking = Signal(str)
    """It stands in front and has no panel: the key of it."""

    def __init__(self, spec: PanelSpec, desk: QWidget) -> None:
        super().__init__(spec.title, desk)
        self.setObjectName(f"dock-{spec.key}")
        self._spec = spec
        self.put_away = spec.put_away
        self._panel: Panel | None = None
        self._in_front = True
        self.visibilityChanged.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def seat(self, panel: Panel) -> None:
        """Hold the panel from now on."""
        self._panel = panel
        panel.set_in_front(in_front=self._in_front)
        self.setTitleBarWidget(panel.header)
        self.setWidget(panel)
        panel.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        panel.header.customContextMenuRequested.connect(self._show_menu)

    @property
    def is_behind(self) -> bool:
        """Whether another card of the same place stands in front of it."""
        return self.isVisible() and (self._panel is None or not self._panel.in_sight)

    def put_behind(self) -> None:
        """Take note of standing behind another card."""
        self._in_front = False
        if self._panel is not None:
            self._panel.set_in_front(in_front=False)

    def _look(self) -> None:
        """Look where it stands, once laid out: Qt moves a card behind another away."""
        place = self.geometry()
        behind = not self.isFloating() and (place.right() < 0 or place.bottom() < 0)
        self._in_front = self.isVisible() and not behind
        if self._in_front and self._panel is None:
            self.lacking.emit(self._spec.key)
        if self._panel is not None:
            self._panel.set_in_front(in_front=self._in_front)
            desk = self.parentWidget()
            tabbed = isinstance(desk, QMainWindow) and bool(desk.tabifiedDockWidgets(self))
            self._panel.header.set_tabbed(tabbed=tabbed and not self.isFloating())

    def menu(self) -> QMenu:
        """What can be done with the card."""
        menu = QMenu(self)
        if self._spec.area != Area.LEFT:
            for what, title in LEAVING:
                menu.addAction(title, partial(self.wanted.emit, what, self._spec.key))
            menu.addSeparator()
        menu.addAction("Dock" if self.isFloating() else "Float", self._float)
        menu.addAction("Close", self.close)
        return menu

    def _float(self) -> None:
        self.setFloating(not self.isFloating())

    def _show_menu(self, place: QPoint) -> None:
        header = self.titleBarWidget()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(header.mapToGlobal(place))
