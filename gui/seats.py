"""The panels of a window: those needed at first come with it, each other when it is wanted."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from gui.panel import Area, Panel, PanelSpec
from gui.refresh import Refresh
from gui.theme import Theme

_TOGETHER = (Area.BAR, Area.LEFT)


def needed_at_first(specs: Sequence[PanelSpec]) -> tuple[PanelSpec, ...]:
    """The bars, the side, which is as wide as its panels need, and what stands in front elsewhere.

    All others stand behind one of these, or are put away.
    """
    firsts: dict[Area, PanelSpec] = {}
    for spec in specs:
        if not spec.put_away:
            firsts.setdefault(spec.area, spec)
    return tuple(spec for spec in specs if spec.area in _TOGETHER or firsts.get(spec.area) is spec)


class Seats(QObject):
    """Makes each panel once, when somebody first asks for it, as if it had been there before."""

    made = Signal(str, object)
    """The key of a panel, and the Panel, which has its sizes; it wears the theme once it is seated,
    for what it gives a ground of its own would lose it under another style sheet."""

    def __init__(
        self, specs: Sequence[PanelSpec], refresh: Refresh, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._specs = {spec.key: spec for spec in specs}
        self._refresh = refresh
        self._theme, self._low = theme, False
        self._panels: dict[str, Panel] = {}
        self._sizes: dict[str, bytes] = {}

    def panel(self, key: str) -> Panel | None:
        """The panel of a key, made now if it is not there yet; None where the window has none."""
        spec = self._specs.get(key)
        if spec is None or key in self._panels:
            return self._panels.get(key)
        panel = self._panels[key] = spec.widget()
        panel.set_low(low=self._low)
        panel.restore_layout_state(self._sizes.pop(key, b""))
        self._refresh.seat(spec, panel)
        self.made.emit(key, panel)
        panel.wear(self._theme)
        return panel

    def meet(self, panel: Callable[[Panel], object]) -> None:
        """Call with each panel there is now, and with every other once it is made."""

        def told(_: str, made: Panel) -> None:
            panel(made)

        for one in self._panels.values():
            panel(one)
        self.made.connect(told)

    @property
    def sizes(self) -> Mapping[str, bytes]:
        """The sizes set by hand in every panel; of one not made yet those it will have."""
        return self._sizes | {key: panel.layout_state() for key, panel in self._panels.items()}

    def restore_sizes(self, key: str, sizes: bytes) -> None:
        """Set the sizes kept of a panel, now or once it is made; of no panel's they are dropped."""
        if key in self._panels:
            self._panels[key].restore_layout_state(sizes)
        elif key in self._specs:
            self._sizes[key] = sizes

    def wear(self, theme: Theme) -> None:
        """Have every panel drawn in a theme from now on."""
        self._theme = theme
        for panel in self._panels.values():
            panel.wear(theme)

    def set_low(self, *, low: bool) -> None:
        """Have every panel make do with less height, or take its ease again."""
        self._low = low
        for panel in self._panels.values():
            panel.set_low(low=low)
