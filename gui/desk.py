"""The docks: one card for each panel, arranged, moved, remembered.

A card behind another one tells its panel so: only what is in sight is computed.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QTabBar, QTabWidget, QWidget

from gui.dock import PanelDock
from gui.panel import Area, Panel, PanelSpec
from gui.settings import ARRANGEMENT

SIDEBAR = 33
"""Width of the left area at first, in digits of the window's type."""
BETWEEN = 10
"""Pixels between two cards: the separator of the style sheet. Asked for it, PySide makes a dozen
enumerations of the style, 4 ms of a start."""

_ROWS = ((Area.TOP, 0.29), (Area.MIDDLE, 0.39), (Area.BOTTOM, 0.32))
_LOW_ROWS = ((Area.TOP, 0.275), (Area.MIDDLE, 0.41), (Area.BOTTOM, 0.315))
"""In a low window the lanes leave more to the comparison: a heading and five rows of it."""
_BESIDE = {Area.MIDDLE: Area.MIDDLE_RIGHT, Area.BOTTOM: Area.BOTTOM_RIGHT}
_LEFT_SHARE = 0.555
_SIDE, _CHARTS = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


class Desk(QMainWindow):
    """The area that the docks share; it has no central widget, so they fill all of it."""

    rearranged = Signal()
    """A card was shown, hidden, moved or floated."""
    wanted = Signal(str, str)
    """What to do with what a card shows, and the panel's key."""
    lacking = Signal(str)
    """A card without a panel has come in front: the panel's key."""

    def __init__(self, specs: Sequence[PanelSpec], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self.setObjectName("desk")
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setContentsMargins(12, 8, 12, 10)
        self.setDockNestingEnabled(True)
        self.setAnimated(False)
        everywhere = Qt.DockWidgetArea.AllDockWidgetAreas
        self.setTabPosition(everywhere, QTabWidget.TabPosition.North)
        self.docks: Mapping[str, PanelDock] = {spec.key: PanelDock(spec, self) for spec in specs}
        self._areas: dict[Area, list[PanelDock]] = {}
        for spec in specs:
            self._areas.setdefault(spec.area, []).append(self.docks[spec.key])
        self._as_designed = True
        self._low = False
        self._hidden_floats: list[PanelDock] = []
        self._side_width = 0
        _place(self, self._areas)
        for dock in self.docks.values():
            dock.setHidden(dock.put_away)
            dock.visibilityChanged.connect(self.rearranged)
            dock.topLevelChanged.connect(self.rearranged)
            dock.wanted.connect(self.wanted)
            dock.lacking.connect(self.lacking)

    def seat(self, key: str, panel: Panel) -> None:
        """Put a panel on its card; one that has no card stands elsewhere."""
        if key in self.docks:
            self.docks[key].seat(panel)

    def reset(self) -> None:
        """Arrange the cards as they were at first."""
        for dock in self.docks.values():
            dock.setFloating(False)
            self.removeDockWidget(dock)
        _place(self, self._areas)
        for dock in self.docks.values():
            dock.setVisible(not dock.put_away)
        self._as_designed = True
        self.share_out()
        self.rearranged.emit()

    def set_low(self, *, low: bool) -> None:
        """Share out less height from now on."""
        self._low = low

    def bring_forward(self, key: str) -> None:
        """Show the card of a panel in front of those that share its place."""
        dock = self.docks.get(key)
        if dock is not None:
            dock.setVisible(True)
            dock.raise_()

    def remember(self) -> QByteArray:
        """The arrangement as bytes, cards that are put away included."""
        self.set_away(away=False)
        return self.saveState(ARRANGEMENT)

    def restore(self, state: QByteArray) -> None:
        """Take up a remembered arrangement; one that does not fit is left aside."""
        if self.restoreState(state, ARRANGEMENT):
            self._as_designed = False
            self._note_side()
        else:
            self.reset()

    def set_away(self, away: bool) -> None:
        """Put floating cards out of sight while nothing is open, and back."""
        if away:
            self._hidden_floats = [
                dock for dock in self.docks.values() if dock.isFloating() and dock.isVisible()
            ]
        for dock in self._hidden_floats:
            dock.setVisible(not away)
        if not away:
            self._hidden_floats = []

    @property
    def in_sight(self) -> frozenset[str]:
        """Keys of the panels that are open and not behind another card's tab."""
        return frozenset(
            key
            for key, dock in self.docks.items()
            if not dock.isHidden() and not dock.visibleRegion().isEmpty()
        )

    def share_out(self) -> None:
        """Give every area its share of the present size, by what its cards need by now."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        tall = _LOW_ROWS if self._low else _ROWS
        rows = [(self._areas[area][0], share) for area, share in tall if area in self._areas]
        if rows:
            self.resizeDocks(
                [dock for dock, _ in rows],
                [round(self.height() * share) for _, share in rows],
                Qt.Orientation.Vertical,
            )
        sidebar = self.fontMetrics().horizontalAdvance("0") * SIDEBAR
        side = [self._areas[Area.LEFT][0]] if Area.LEFT in self._areas else []
        width = self.width() - (sidebar if side else 0)
        shares = (round(width * _LEFT_SHARE), round(width * (1 - _LEFT_SHARE)))
        for area, beside in _BESIDE.items():
            if area in self._areas and beside in self._areas:
                pair = [*side, self._areas[area][0], self._areas[beside][0]]
                widths = [*(sidebar for _ in side), *shares]
                self.resizeDocks(pair, widths, Qt.Orientation.Horizontal)
        self._widen_side(sidebar)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Share out the room once its size is known."""
        super().showEvent(event)
        if self._as_designed:
            self._as_designed = False
            self.share_out()
        else:
            self._note_side()
        _hide_strays(self)

    def event(self, event: QEvent) -> bool:
        """Remember how wide a person draws the side; Qt moves what lies between cards itself."""
        done = super().event(event)
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
            self._note_side()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the side as wide as it was; what the window gains or loses is the charts'."""
        super().resizeEvent(event)
        if self._side_width:
            self._widen_side(self._side_width)

    def _widen_side(self, width: int) -> None:
        """Give the side a width; Qt takes one only together with the width of what is beside."""
        self._side_width = width
        side, charts = _docked(self, _SIDE)[:1], _docked(self, _CHARTS)[:1]
        rest = self.contentsRect().width() - width - BETWEEN
        if side and charts and rest > 0:
            self.resizeDocks(side + charts, [width, rest], Qt.Orientation.Horizontal)

    def _note_side(self) -> None:
        """Remember the width that the side has been given, not what a new size made of it."""
        in_front = [dock for dock in _docked(self, _SIDE) if not dock.is_behind]
        if in_front:
            self._side_width = in_front[0].width()


def _docked(desk: Desk, area: Qt.DockWidgetArea) -> list[PanelDock]:
    """The cards of an area, those behind others included."""
    open_ones = (d for d in desk.docks.values() if not d.isHidden() and not d.isFloating())
    return [dock for dock in open_ones if desk.dockWidgetArea(dock) == area]


def _place(desk: QMainWindow, areas: Mapping[Area, Sequence[PanelDock]]) -> None:
    """Put the cards where they are at first, those of an area behind its first."""
    firsts = {area: docks[0] for area, docks in areas.items()}
    if Area.LEFT in firsts:
        desk.addDockWidget(_SIDE, firsts[Area.LEFT])
    above: PanelDock | None = None
    for area in (area for area, _ in _ROWS if area in firsts):
        if above is None:
            desk.addDockWidget(_CHARTS, firsts[area])
        else:
            desk.splitDockWidget(above, firsts[area], Qt.Orientation.Vertical)
        above = firsts[area]
    for area, beside in _BESIDE.items():
        if beside in firsts:
            if area in firsts:
                desk.splitDockWidget(firsts[area], firsts[beside], Qt.Orientation.Horizontal)
            else:
                desk.addDockWidget(_CHARTS, firsts[beside])
    for docks in areas.values():
        for dock in docks[1:]:
            desk.tabifyDockWidget(docks[0], dock)
            dock.put_behind()
        docks[0].raise_()


def _hide_strays(desk: Desk) -> None:
    """Hide the tabs that Qt left where cards stood while the desk was put together."""
    for bar in desk.findChildren(QTabBar):
        if bar.width() < bar.tabRect(0).width():
            bar.hide()
