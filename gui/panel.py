"""The contract of a panel: it draws a frozen view, and asks for changes; it never makes them."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from weakref import ref

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.crossfilter import Asked
from core.filters import FilterState
from core.index import NO_ROWS
from core.panels.question import Question
from core.session import Change, SessionState
from core.story import Story
from gui.theme import LIGHT, Theme
from gui.widgets.ground import lay_ground
from gui.widgets.labels import ElidedLabel, FittedLabel, set_tip

Lookup = Callable[[Callable[[], bool]], object]
"""Work over frozen values, asked with whether to end early; for ``Panel.show_found``."""


class PanelHeader(QWidget):
    """The title line of a panel: title, what it shows now, and its controls at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("panelHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel("panelTitle")
        self._title.setText(title)
        self._subtitle = FittedLabel("panelSubtitle")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 8, 10, 6)
        self._layout.setSpacing(8)
        self._low = self._tabbed = False
        self._controls: list[QWidget] = []
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._subtitle, stretch=1)

    @property
    def subtitle(self) -> str:
        """What the panel shows now, in words."""
        return self._subtitle.text()

    def set_subtitle(self, text: str) -> None:
        """Say what the panel shows now; plain text."""
        if text != self._subtitle.text():
            self._subtitle.setText(text)
            set_tip(self._subtitle, text)

    def wear(self, theme: Theme) -> None:
        """Give what it says, which changes often, a ground of its own."""
        lay_ground(self._subtitle, theme.surface)

    def add(self, control: QWidget) -> None:
        """Add a control at the right end."""
        self._controls.append(control)
        self._layout.addWidget(control)

    def set_low(self, *, low: bool) -> None:
        """Take less height, and leave out a title that the card's tab says too."""
        self._low = low
        self._layout.setContentsMargins(14, 4 if low else 8, 10, 2 if low else 6)
        says = bool(self.subtitle or self._controls)
        self._title.setVisible(not (low and self._tabbed and says))

    def set_tabbed(self, *, tabbed: bool) -> None:
        """Take note of a tab above that says the title."""
        self._tabbed = tabbed
        self.set_low(low=self._low)

    def put_away_controls(self) -> None:
        """Leave only the words, for a picture that nobody can click."""
        for control in self._controls:
            control.hide()


class _Approach(QObject):
    """Watches a widget for the pointer or the focus to arrive."""

    arrived = Signal(str)
    """The brush that the widget moves."""

    def __init__(self, widget: QWidget, brush: str) -> None:
        super().__init__(widget)
        self._brush = brush
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say so, and let the event go on."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.arrived.emit(self._brush)
        return super().eventFilter(watched, event)


def _nothing(question: Question) -> tuple[Asked, ...]:
    """What a view counts that is made without counting."""
    del question
    return ()


def _no_more(question: Question, brush: str) -> None:
    """What a view reads beside counts that reads nothing else."""
    del question, brush


def _no_days(options: object) -> frozenset[str]:
    """The filters whose days a view says that says none."""
    del options
    return frozenset()


class Panel(QWidget):
    """Base of every panel.

    ``show_view`` and ``follow`` draw silently: neither ever emits ``asked``.
    """

    asked = Signal(object, str)
    """A Change and the name of the gesture it belongs to ("" = a step of its own)."""
    came_forward = Signal()
    """It no longer stands behind another panel."""
    commanded = Signal(str)
    """The id of a command of the window that a person gave in the panel."""
    wondered = Signal(object)
    """A Lookup of what else is to be shown of the view, to be done off the GUI thread."""
    approached = Signal(str)
    """The pointer or the focus came to where a brush is moved: the key of its clause."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PanelHeader(title)
        self.destroyed.connect(self.header.deleteLater)
        self.theme = LIGHT
        self._in_front = True
        self.setAccessibleName(title)

    @property
    def in_sight(self) -> bool:
        """Whether it can be seen: shown, and not behind another panel."""
        return self.isVisible() and self._in_front

    def set_in_front(self, *, in_front: bool) -> None:
        """Take note of standing in front of the panels that share its place, or behind one."""
        came = in_front and not self._in_front
        self._in_front = in_front
        if came:
            self.came_forward.emit()

    def ask(self, change: Change, gesture: str = "") -> None:
        """Ask the session for a change."""
        self.asked.emit(change, gesture)

    def watch(self, widget: QWidget, brush: str) -> None:
        """Say ``approached`` when the pointer or the focus arrives at a widget."""
        _Approach(widget, brush).arrived.connect(self.approached)

    def show_view(self, view: object) -> None:
        """Draw what ``build`` made; ``follow`` comes next."""
        raise NotImplementedError

    def lacking(self) -> Lookup | None:
        """What has to be looked up before all that is in sight of the view can be drawn."""
        return None

    def show_found(self, found: object) -> None:
        """Draw what a lookup found about the view shown."""

    def follow(self, state: SessionState) -> None:
        """Place brush, selection and highlight as the state says; cheap, on every change."""
        raise NotImplementedError

    def layout_state(self) -> bytes:
        """Sizes set by hand, to be kept with the window; empty where there are none."""
        return b""

    def restore_layout_state(self, state: bytes) -> None:
        """Set the sizes kept; what does not fit is left aside."""

    def set_low(self, *, low: bool) -> None:
        """Make do with less height, where the window has little of it."""
        self.header.set_low(low=low)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self.theme = theme
        self.header.wear(theme)
        self.update()


class Area(StrEnum):
    """Where a panel stands until somebody moves it."""

    BAR = "bar"
    LEFT = "left"
    TOP = "top"
    MIDDLE = "middle"
    MIDDLE_RIGHT = "middle right"
    BOTTOM = "bottom"
    BOTTOM_RIGHT = "bottom right"


class PanelSpec(Struct, frozen=True):
    """One entry of PANELS."""

    key: str
    title: str
    area: Area
    build: Callable[[Question], object]
    widget: Callable[[], Panel]
    options: object = None
    """The default view options, a frozen value."""
    brushes: frozenset[str] = frozenset()
    """Keys of the clauses the panel makes itself and is therefore not filtered by."""
    follows_selection: bool = False
    """Whether the view is built anew when the selection changes."""
    counted: Callable[[Question], tuple[Asked, ...]] = _nothing
    """The counts that ``build`` asks for, so that they can stand ready before a drag begins."""
    prepare: Callable[[Question, str], None] = _no_more
    """Makes ready what else ``build`` reads at every step of a brush; asked on any thread."""
    shows_files: bool = False
    """Whether the view is that of the files read, whatever the filters are."""
    put_away: bool = False
    """Whether its card is put away until somebody asks for it."""
    later: bool = False
    """Whether it may follow a change one frame after the others."""
    light: bool = False
    """Whether its view is built from a few claims, however many there are."""
    keys: tuple[tuple[str, str], ...] = ()
    """What keys do inside the panel, and the keys in Qt's portable spelling."""
    shows_story: bool = False
    """Whether the view is that of the story, whatever the filters are."""
    says_days: Callable[[object], frozenset[str]] = _no_days
    """Keys of the filters whose very days a view with some options says; of the others the days may
    lie anywhere between those on which claims tell them apart."""

    def question(self, state: SessionState) -> Question:
        """What the panel is asked in a state."""
        return Question(
            state.workspace,
            self._filters(state),
            brushed=self.brushes,
            selected=state.selected if self.follows_selection else NO_ROWS,
            focused=state.focused if self.follows_selection else None,
            options=state.options.get(self.key, self.options),
            swapped=state.swapped,
            changes=state.changes,
            story=state.story if self.shows_story else Story(),
            step=state.step if self.shows_story else "",
        )

    def sees(self, state: SessionState) -> tuple[object, ...]:
        """Everything the view depends on; equal means it need not be built again.

        It keeps no dataset alive, and one that is gone is equal to no other.
        """
        if self.shows_story:
            return ref(state.workspace), state.story, state.step
        options = state.options.get(self.key, self.options)
        if self.shows_files:
            return ref(state.workspace), state.changes, options
        return (
            ref(state.workspace),
            self._filters(state).without(self.brushes),
            (state.selected, state.focused) if self.follows_selection else None,
            options,
            state.swapped,
        )

    def _filters(self, state: SessionState) -> FilterState:
        options = state.options.get(self.key, self.options)
        return state.workspace.widened(state.filters, self.says_days(options))


def defaults_of(specs: Iterable[PanelSpec]) -> dict[str, object]:
    """The view options of each panel that has any, as they are until somebody changes them."""
    return {spec.key: spec.options for spec in specs if spec.options is not None}
